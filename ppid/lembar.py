"""A table as an office keeps it, XLSX or CSV, as rows of cells. Formulas are found, never trusted."""

import csv
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from xml.etree import ElementTree

from python_calamine import CalamineError, CalamineWorkbook

from ppid.galat import AturanDilanggar

# Long before a register of one office grows to this, it is no register.
PALING_BESAR = 10 * 1024 * 1024
PALING_BESAR_TERBUKA = 64 * 1024 * 1024
PALING_BANYAK_BARIS = 20_000
KOLOM_TERAKHIR = "CV"

Sel = str | float | bool | date | datetime | time | timedelta

# What the standard library and the reader raise on bytes that are no sound archive.
RUSAK = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    struct.error,
    CalamineError,
    ElementTree.ParseError,
    KeyError,
    EOFError,
    OSError,
    RuntimeError,
    ValueError,
)

_UNSUR = re.compile(rb"<(?:\w+:)?(?:row|c)\b([^>]*)>(\s*<(?:\w+:)?f[\s/>])?")
_ALAMAT = re.compile(rb"\sr=[\"']([A-Z]*)(\d{1,7})[\"']")
_RUMUS = re.compile(rb"<(?:\w+:)?f[\s/>]")
_RELASI = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_SIMPAN_ULANG = "Buka dengan aplikasi lembar kerja, lalu simpan lagi sebagai XLSX."


@dataclass(frozen=True, slots=True)
class Lembar:
    """One sheet. `baris[n]` is what a spreadsheet shows as row n + 1; `rumus` are its cells that are computed."""

    baris: list[list[Sel]]
    adalah_csv: bool = False
    rumus: frozenset[tuple[int, str]] = field(default_factory=frozenset)


def huruf_kolom(letak: int) -> str:
    """The letter over a column: 0 is A, 26 is AA."""
    huruf = ""
    letak += 1
    while letak:
        letak, sisa = divmod(letak - 1, 26)
        huruf = chr(ord("A") + sisa) + huruf
    return huruf


def baca_lembar(isi: bytes) -> Iterator[Lembar]:
    """The sheets of a file, told by its content and not by its name.

    Raises AturanDilanggar when it is empty, too large, locked, damaged or no table at all.
    """
    if not isi:
        raise AturanDilanggar("Berkas ini kosong.")
    if len(isi) > PALING_BESAR:
        raise AturanDilanggar("Berkas terlalu besar: paling besar 10 MB. Impor per tahun, satu berkas setiap kali.")
    if isi.startswith(b"\xd0\xcf\x11\xe0"):
        raise AturanDilanggar(f"Berkas ini XLS lama atau terkunci kata sandi. {_SIMPAN_ULANG}")
    if isi.startswith(b"PK"):
        yield from _baca_xlsx(isi)
    else:
        yield _baca_csv(isi)


def _baca_csv(isi: bytes) -> Lembar:
    try:
        teks = isi.decode("utf-8-sig")
    except UnicodeDecodeError as galat:
        raise AturanDilanggar(
            "Berkas ini bukan XLSX dan bukan CSV berkode UTF-8. Simpan lagi sebagai XLSX atau “CSV UTF-8”."
        ) from galat
    if "\x00" in teks:
        raise AturanDilanggar("Berkas ini bukan XLSX dan bukan CSV. Pilih berkas XLSX atau CSV.")
    # A title above the table has no columns; the first line that has some tells how they are parted.
    atas = teks.split("\n", 30)[:30]
    kepala = next((satu for satu in atas if any(satu.count(pemisah) > 2 for pemisah in ",;\t")), atas[0])
    baris: list[list[Sel]] = []
    try:
        for satu in csv.reader(io.StringIO(teks, newline=""), delimiter=max(",;\t", key=kepala.count)):
            baris.append(list(satu))
            if len(baris) > PALING_BANYAK_BARIS + 1:
                raise AturanDilanggar(_terlalu_panjang())
    except csv.Error as galat:
        raise AturanDilanggar(
            f"CSV ini rusak di sekitar baris {len(baris) + 1}. Simpan lagi sebagai XLSX atau “CSV UTF-8”."
        ) from galat
    return Lembar(baris, adalah_csv=True)


def _baca_xlsx(isi: bytes) -> Iterator[Lembar]:
    try:
        with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
            if sum(bagian.file_size for bagian in arsip.infolist()) > PALING_BESAR_TERBUKA:
                raise AturanDilanggar(_terlalu_panjang())
            if arsip.testzip() is not None:
                raise zipfile.BadZipFile
            bagian_lembar = _bagian_lembar(arsip)
            rumus = [_periksa_sel(arsip.read(bagian)) for bagian in bagian_lembar.values()]
        with CalamineWorkbook.from_filelike(io.BytesIO(isi)) as buku:
            for nama, rumus_lembar in zip(bagian_lembar, rumus, strict=True):
                yield Lembar(buku.get_sheet_by_name(nama).to_python(skip_empty_area=False), rumus=rumus_lembar)
    except RUSAK as galat:
        raise AturanDilanggar(f"Berkas ini rusak, terpotong, atau bukan XLSX. {_SIMPAN_ULANG}") from galat


def _bagian_lembar(arsip: zipfile.ZipFile) -> dict[str, str]:
    """Which part of the archive holds which sheet, in the order of the tabs. Raises KeyError."""
    tujuan = {
        relasi.attrib["Id"]: relasi.attrib["Target"]
        for relasi in ElementTree.fromstring(arsip.read("xl/_rels/workbook.xml.rels"))
        if relasi.attrib["Type"].endswith("/worksheet")
    }
    return {
        lembar.attrib["name"]: f"xl/{tujuan[lembar.attrib[_RELASI]].removeprefix('/xl/')}"
        for lembar in ElementTree.fromstring(arsip.read("xl/workbook.xml")).iterfind(".//{*}sheet")
        if lembar.attrib[_RELASI] in tujuan
    }


def _periksa_sel(isi: bytes) -> frozenset[tuple[int, str]]:
    """The cells with a formula. Raises AturanDilanggar for a sheet so wide or long that reading it would not end.

    One cell in the last row is enough to make an empty sheet a million rows long.
    """
    rumus: set[tuple[int, str]] = set()
    for unsur in _UNSUR.finditer(isi):
        if not (alamat := _ALAMAT.search(unsur[1])):
            continue
        kolom, baris = alamat[1].decode(), int(alamat[2])
        # Titles and headers stand above the rows.
        if baris > PALING_BANYAK_BARIS + 100 or (len(kolom), kolom) > (len(KOLOM_TERAKHIR), KOLOM_TERAKHIR):
            raise AturanDilanggar(_terlalu_panjang())
        if unsur[2]:
            rumus.add((baris, kolom))
    if len(_RUMUS.findall(isi)) > len(rumus):
        rumus.add((0, ""))
    return frozenset(rumus)


def _terlalu_panjang() -> str:
    return (
        f"Lembar ini terlalu panjang atau terlalu lebar: paling banyak {PALING_BANYAK_BARIS:,} baris. "
        "Hapus baris dan kolom kosong di luar tabel, atau impor per tahun."
    ).replace(",", ".", 1)
