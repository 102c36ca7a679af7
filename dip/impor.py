"""Taking over a list that an office keeps as a sheet (Model PPID-A): every row checked, all of it stored or nothing."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from dip.kategori import BentukInformasi, Jenis, Kategori, Pokok
from dip.keterangan import KATEGORI_POKOK
from dip.models import InformasiPublik
from ppid.galat import AturanDilanggar
from ppid.lembar import PALING_BESAR, Sel, baca_lembar, huruf_kolom
from ppid.models import Satker
from ppid.saring import sebaris

# The first words of each heading, in the order of the annex; the last four an office may leave out.
KEPALA = {
    "nama": ("nama dokumen", "nama informasi", "judul"),
    "ringkasan": ("ringkasan",),
    "unit": ("unit kerja", "unit", "satker"),
    "pejabat": ("pejabat",),
    "waktu": ("waktu",),
    "retensi": ("jangka waktu", "retensi"),
    "bentuk": ("bentuk",),
    "jenis": ("jenis",),
    "kategori": ("kategori",),
    "pokok": ("pokok",),
}
WAJIB = ("nama", "ringkasan", "unit", "pejabat", "waktu", "retensi")
# Where a list says the category only, the heading it most likely means; whoever classifies may choose another.
POKOK_BAKU = {
    Kategori.BERKALA: Pokok.PERATURAN,
    Kategori.SERTA_MERTA: Pokok.ATURAN_TAHAPAN,
    Kategori.SETIAP_SAAT: Pokok.ATURAN,
}
TAHUN = re.compile(r"(?<!\d)(19\d\d|20\d\d)(?!\d)")
HARI = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
RINGKASAN_TERPANJANG = 2000
NOMOR = re.compile(r"\d+[.)]?(?:\.0)?")


@dataclass(frozen=True, slots=True)
class DaftarBermasalah(Exception):
    """Nothing is stored; each line says which row and why."""

    masalah: list[str]

    def __str__(self) -> str:
        return f"{len(self.masalah)} baris bermasalah; tidak ada yang disimpan."


def baca_daftar(berkas: Path, *, satker: Satker, hari_ini: date) -> list[dict[str, Any]]:
    """The rows of the file by the names of the item's fields.

    Raises AturanDilanggar for a file that is no such list, DaftarBermasalah when rows of it will not do.
    """
    try:
        with berkas.open("rb") as isi:
            lembar = list(baca_lembar(isi.read(PALING_BESAR + 1)))
    except OSError as galat:
        raise AturanDilanggar("Berkas tidak ditemukan atau tidak dapat dibuka.") from galat
    for satu in lembar:
        if kolom := _kepala(satu.baris):
            return _baris(satu.baris, *kolom, satker=satker, hari_ini=hari_ini)
    raise AturanDilanggar("Judul kolom Model PPID-A tidak ditemukan: Nama Dokumen, Ringkasan, Unit Kerja, Pejabat, …")


def _kepala(baris: list[list[Sel]]) -> tuple[int, dict[str, int]] | None:
    """Where the headings stand: the row, and the column of each."""
    for nomor, satu in enumerate(baris[:30]):
        kolom: dict[str, int] = {}
        for letak, isi in enumerate(satu):
            teks = sebaris(str(isi)).casefold()
            for nama, awal in KEPALA.items():
                if nama not in kolom and teks.startswith(awal):
                    kolom[nama] = letak
                    break
        if all(nama in kolom for nama in WAJIB):
            return nomor, kolom
    return None


def _baris(
    baris: list[list[Sel]], kepala: int, kolom: dict[str, int], *, satker: Satker, hari_ini: date
) -> list[dict[str, Any]]:
    hasil, masalah, kategori = [], [], ""
    for nomor, satu in enumerate(baris[kepala + 1 :], kepala + 2):
        sel = {nama: sebaris(_teks(satu[letak])) if letak < len(satu) else "" for nama, letak in kolom.items()}
        terisi = [teks for teks in (sebaris(_teks(s)) for s in satu) if teks]
        if not terisi or all(NOMOR.fullmatch(teks) for teks in terisi):
            continue
        if len(terisi) <= 2 and (judul := _kategori(terisi[-1])):
            kategori = judul
            continue
        isi, alasan = _isi(sel, kategori, satker=satker, hari_ini=hari_ini)
        masalah += [f"Baris {nomor}, kolom {huruf_kolom(kolom[nama])}: {kata}" for nama, kata in alasan]
        hasil.append(isi)
    if masalah:
        raise DaftarBermasalah(masalah)
    if not hasil:
        raise AturanDilanggar("Daftar ini belum berisi satu dokumen pun.")
    return hasil


def _teks(sel: Sel) -> str:
    if isinstance(sel, date):
        return f"{sel:%d-%m-%Y}"
    return str(int(sel)) if isinstance(sel, float) and sel.is_integer() else str(sel)


def _kategori(teks: str) -> str:
    rata = re.sub(r"[\s_-]+", " ", teks.casefold())
    return next((k.value for k in Kategori if k.value.replace("-", " ") in rata), "")


def _isi(
    sel: dict[str, str], kategori: str, *, satker: Satker, hari_ini: date
) -> tuple[dict[str, Any], list[tuple[str, str]]]:
    """The values of one row, and what is wrong with it."""
    salah = [(nama, "kosong.") for nama in WAJIB if not sel[nama]]
    panjang = {f.name: f.max_length for f in InformasiPublik._meta.concrete_fields if f.max_length}
    salah += [
        (nama, f"terlalu panjang, paling banyak {panjang[nama]} huruf.")
        for nama in ("nama", "unit", "pejabat", "retensi")
        if len(sel[nama]) > (panjang[nama] or 0)
    ]
    if len(sel["ringkasan"]) > RINGKASAN_TERPANJANG:
        salah.append(("ringkasan", f"terlalu panjang, paling banyak {RINGKASAN_TERPANJANG} huruf."))
    tahun = TAHUN.search(sel["waktu"]) or TAHUN.search(sel["nama"])
    if sel["waktu"] and not (tahun and int(tahun[1]) <= hari_ini.year + 1):
        salah.append(("waktu", "tidak menyebut tahun yang masuk akal."))
    pokok = _menurut_label(Pokok, sel.get("pokok", ""))
    kategori = _kategori(sel.get("kategori", "")) or kategori
    if sel.get("pokok") and not pokok:
        salah.append(("pokok", "bukan salah satu pokok informasi."))
    if not pokok and kategori:
        pokok = POKOK_BAKU[Kategori(kategori)]
    terbit, tempat = _waktu_tempat(sel["waktu"])
    isi = {
        **{nama: sel[nama] for nama in ("nama", "ringkasan", "unit", "pejabat", "retensi")},
        "tahun": int(tahun[1]) if tahun else hari_ini.year,
        "terbit_pada": terbit,
        "tempat": tempat or satker.kota,
        "bentuk": _menurut_label(BentukInformasi, sel.get("bentuk", "")) or BentukInformasi.SOFTCOPY.value,
        "jenis": _menurut_label(Jenis, sel.get("jenis", "")) or Jenis.KELEMBAGAAN.value,
        "pokok": pokok,
        "kategori": KATEGORI_POKOK.get(pokok, ""),
    }
    return isi, salah


def _menurut_label(pilihan: Any, teks: str) -> str:
    rata = teks.casefold()
    cocok = (p.value for p in pilihan if rata and rata in {p.value.casefold(), str(p.label).casefold()})
    return next(cocok, "")


def _waktu_tempat(teks: str) -> tuple[date | None, str]:
    """ "Serang, 12-03-2024" as its day and its place."""
    hari = HARI.search(teks)
    terbit = None
    if hari:
        try:
            terbit = date(int(hari[3]), int(hari[2]), int(hari[1]))
        except ValueError:
            terbit = None
    tempat, koma, _ = teks.partition(",")
    return terbit, tempat.strip()[:100] if koma and not TAHUN.search(tempat) else ""
