"""The child process that opens an office's table: ``python -I periksa_lembar.py baca MEMORI DETIK``.

The bytes come on standard input: XLSX, XLS, ODS or CSV, told by what is in them. Standard output is one line of JSON,
``{"tolak": CODE}`` or ``{"lembar": N}``, and after the latter N sheets as JSON. It has no settings, no secrets, no
database, and may write no file. What it says is the whole contract with ppid.lembar; nothing here imports Django.
"""

import csv
import io
import json
import re
import resource
import sys
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any, NoReturn
from xml.etree import ElementTree

from python_calamine import CalamineWorkbook, PasswordError

PALING_BESAR_TERBUKA = 64 * 1024 * 1024
# One long text that many cells share is short in the file and long in what comes of it.
PALING_BESAR_HASIL = 32 * 1024 * 1024
PALING_BANYAK_BARIS = 20_000
# Titles, headers and signatures stand around the rows.
PALING_TINGGI = PALING_BANYAK_BARIS + 100
KOLOM_TERAKHIR = "CV"
PALING_LEBAR = 100
PALING_BANYAK_LEMBAR = 40
WADAH_OLE = b"\xd0\xcf\x11\xe0"
# An encrypted workbook of today is kept inside the older container under this name.
TERSANDI = "EncryptedPackage".encode("utf-16-le")

_UNSUR = re.compile(rb"<(?:\w+:)?(?:row|c)\b([^>]*)>(\s*<(?:\w+:)?f[\s/>])?")
_ALAMAT = re.compile(rb"\sr=[\"']([A-Z]*)(\d{1,7})[\"']")
_RUMUS = re.compile(rb"<(?:\w+:)?f[\s/>]")
_RUMUS_ODS = re.compile(rb"<table:table-cell\b[^>]*\stable:formula=")
_RELASI = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"

# A sheet: its name, its rows, the cells of it that are computed; [0, ""] stands for cells that cannot be told.
Lembar = dict[str, Any]
Rumus = frozenset[tuple[int, str]]


class DitolakError(Exception):
    """The file is not read; the argument is the code that ppid.lembar turns into a sentence."""


def baca(isi: bytes) -> list[Lembar]:
    """Every sheet of the file. Raises DitolakError."""
    if isi.startswith(WADAH_OLE):
        return _baca_xls(isi)
    if isi.startswith(b"PK"):
        return _baca_arsip(isi)
    return [{"nama": "CSV", "baris": _baca_csv(isi), "rumus": [], "csv": True}]


def _baca_csv(isi: bytes) -> list[list[str]]:
    teks = _sandi(isi)
    if "\x00" in teks:
        raise DitolakError("bukan-tabel")
    # A title above the table has no columns; the first line that has some tells how they are parted.
    atas = teks.split("\n", 60)[:60]
    kepala = next((satu for satu in atas if any(satu.count(pemisah) > 2 for pemisah in ",;\t|")), atas[0])
    baris: list[list[str]] = []
    try:
        for satu in csv.reader(io.StringIO(teks, newline=""), delimiter=max(",;\t|", key=kepala.count)):
            baris.append(satu)
            if len(baris) > PALING_TINGGI or len(satu) > PALING_LEBAR:
                raise DitolakError("terlalu-panjang")
    except csv.Error:
        raise DitolakError(f"csv-rusak:{len(baris) + 1}") from None
    return baris


def _sandi(isi: bytes) -> str:
    """The text in the code that it was saved in: one of the Unicode ones, or what older office programs write."""
    if isi.startswith((b"\xff\xfe", b"\xfe\xff")):
        sandi = ["utf-16"]
    elif re.search(rb"[\x00-\x08\x0e-\x1f\x7f]", isi[:65536]) or isi.startswith(b"%PDF-"):
        raise DitolakError("bukan-tabel")
    else:
        sandi = ["utf-8-sig", "cp1252"]
    for satu in sandi:
        try:
            return isi.decode(satu)
        except UnicodeDecodeError:
            continue
    raise DitolakError("bukan-tabel")


def _baca_xls(isi: bytes) -> list[Lembar]:
    if TERSANDI in isi:
        raise DitolakError("terkunci")
    return _baca_buku(isi, {})


def _baca_arsip(isi: bytes) -> list[Lembar]:
    with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
        if sum(bagian.file_size for bagian in arsip.infolist()) > PALING_BESAR_TERBUKA:
            raise DitolakError("terlalu-panjang")
        if any(bagian.flag_bits & 1 for bagian in arsip.infolist()):
            raise DitolakError("terkunci")
        if arsip.testzip() is not None:
            raise zipfile.BadZipFile
        if "content.xml" in arsip.namelist():
            return _baca_ods(isi, arsip)
        return _baca_buku(isi, {nama: _periksa_sel(arsip.read(b)) for nama, b in _bagian_lembar(arsip).items()})


def _baca_ods(isi: bytes, arsip: zipfile.ZipFile) -> list[Lembar]:
    if "META-INF/manifest.xml" in arsip.namelist() and b"encryption-data" in arsip.read("META-INF/manifest.xml"):
        raise DitolakError("terkunci")
    rumus = frozenset({(0, "")} if _RUMUS_ODS.search(arsip.read("content.xml")) else ())
    return _baca_buku(isi, {}, rumus_lain=rumus)


def _baca_buku(isi: bytes, rumus: dict[str, Rumus], *, rumus_lain: Rumus = frozenset()) -> list[Lembar]:
    """The sheets named in `rumus`, or all of them, as the reader sees them."""
    with CalamineWorkbook.from_filelike(io.BytesIO(isi)) as buku:
        nama_lembar = list(rumus) or list(buku.sheet_names)
        hasil = []
        for nama in nama_lembar[:PALING_BANYAK_LEMBAR]:
            lembar = buku.get_sheet_by_name(nama)
            tinggi, lebar = lembar.end or (0, 0)
            # An XLSX with such a sheet is refused as a whole; here what is empty was never part of the sheet.
            if tinggi >= PALING_TINGGI or lebar >= PALING_LEBAR:
                raise DitolakError("terlalu-panjang")
            baris = [[_sel(satu) for satu in baris] for baris in lembar.to_python(skip_empty_area=False)]
            hasil.append({"nama": nama, "baris": baris, "rumus": sorted(rumus.get(nama, rumus_lain)), "csv": False})
        return hasil


def _sel(nilai: Any) -> Any:
    """A cell as JSON: text, number, truth as they are, a day as {"t": ISO}."""
    if isinstance(nilai, datetime):
        return {"t": nilai.date().isoformat()}
    if isinstance(nilai, date):
        return {"t": nilai.isoformat()}
    return str(nilai) if isinstance(nilai, time | timedelta) else nilai


def _bagian_lembar(arsip: zipfile.ZipFile) -> dict[str, str]:
    """Which part of the archive holds which sheet, in the order of the tabs. Raises KeyError."""
    tujuan = {
        relasi.attrib["Id"]: relasi.attrib["Target"]
        for relasi in ElementTree.fromstring(arsip.read("xl/_rels/workbook.xml.rels"))
        if relasi.attrib["Type"].endswith("/worksheet")
    }
    return {
        lembar.attrib["name"]: f"xl/{tujuan[lembar.attrib[_RELASI]].removeprefix('/xl/')}"
        for lembar in _unsur_lembar(arsip)
        if lembar.attrib[_RELASI] in tujuan
    }


def _unsur_lembar(arsip: zipfile.ZipFile) -> Iterator[ElementTree.Element]:
    return ElementTree.fromstring(arsip.read("xl/workbook.xml")).iterfind(".//{*}sheet")


def _periksa_sel(isi: bytes) -> Rumus:
    """The cells with a formula. Raises DitolakError for a sheet so wide or long that reading it would not end.

    One cell in the last row is enough to make an empty sheet a million rows long.
    """
    rumus: set[tuple[int, str]] = set()
    for unsur in _UNSUR.finditer(isi):
        if not (alamat := _ALAMAT.search(unsur[1])):
            continue
        kolom, baris = alamat[1].decode(), int(alamat[2])
        if baris > PALING_TINGGI or (len(kolom), kolom) > (len(KOLOM_TERAKHIR), KOLOM_TERAKHIR):
            raise DitolakError("terlalu-panjang")
        if unsur[2]:
            rumus.add((baris, kolom))
    if len(_RUMUS.findall(isi)) > len(rumus):
        rumus.add((0, ""))
    return frozenset(rumus)


def batasi(memori: int, detik: int) -> None:
    """Bound what the parsers may take; a parser that goes beyond is ended by the kernel."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (detik, detik))
    resource.setrlimit(resource.RLIMIT_AS, (memori, memori))


def periksa(isi: bytes) -> tuple[dict[str, Any], bytes]:
    """The line that main() writes, and the sheets."""
    try:
        lembar = baca(isi)
        isi_lembar = json.dumps(lembar).encode()
        if len(isi_lembar) > PALING_BESAR_HASIL:
            raise DitolakError("terlalu-berat")
        return {"lembar": len(lembar)}, isi_lembar
    except DitolakError as galat:
        return {"tolak": galat.args[0]}, b""
    except PasswordError:
        return {"tolak": "terkunci"}, b""
    except MemoryError:
        return {"tolak": "terlalu-berat"}, b""
    # Whatever else a reader raises over a hostile file, its own panic too, it means that the file is broken.
    except BaseException:
        return {"tolak": "rusak"}, b""


def main(perintah: str, memori: str, detik: str) -> NoReturn:
    batasi(int(memori), int(detik))
    jawaban, lembar = periksa(sys.stdin.buffer.read())
    sys.stdout.buffer.write(json.dumps(jawaban).encode() + b"\n" + lembar)
    sys.stdout.buffer.flush()
    sys.exit(0)


if __name__ == "__main__":
    main(*sys.argv[1:])
