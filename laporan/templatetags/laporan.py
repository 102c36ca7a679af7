"""What pages and papers of a report need beside its data."""

import re
from typing import Any

from django import template

register = template.Library()

BILANGAN = re.compile(r"(?:Rp)?[\d.,]+")
# The charts of the one-page summary, in this order, as far as there are any.
DI_RINGKASAN = ("orang_jenis_kelamin", "orang_pekerjaan", "kanal", "kelas_terbit", "jenis_informasi", "hasil")
PALING_BANYAK = 4


@register.filter
def alinea(teks: str) -> list[str]:
    """The paragraphs of a text, parted by empty lines."""
    return [satu.strip() for satu in re.split(r"\n\s*\n", teks) if satu.strip()]


@register.filter
def angka(sel: str) -> bool:
    """Whether a cell holds a number, which stands at the right."""
    return BILANGAN.fullmatch(sel) is not None


@register.filter
def nihil(bab: dict[str, Any]) -> bool:
    """Whether a part has tables, and nothing in any of them."""
    return bool(bab["tabel"]) and all(tabel["kosong"] for _, tabel in bab["tabel"])


@register.simple_tag
def daftar_gambar(bab: list[dict[str, Any]]) -> list[tuple[str, dict[str, Any]]]:
    """The drawn tables of all parts, in order."""
    return [(kunci, tabel) for satu in bab for kunci, tabel in satu["tabel"] if tabel["grafik"]]


@register.filter
def ringkasan_gambar(gambar: list[tuple[str, dict[str, Any]]]) -> list[tuple[str, dict[str, Any]]]:
    """Those of them that the summary shows."""
    ada = dict(gambar)
    return [(kunci, ada[kunci]) for kunci in DI_RINGKASAN if kunci in ada][:PALING_BANYAK]


@register.filter
def bertiga(isi: list[Any]) -> list[list[Any]]:
    """In rows of three."""
    return [isi[n : n + 3] for n in range(0, len(isi), 3)]


@register.filter
def kepala(tabel: dict[str, Any]) -> list[tuple[str, bool]]:
    """The headings, each with whether numbers stand below it."""
    kolom = [[baris[n] for baris in tabel["baris"] if baris[n]] for n in range(len(tabel["kolom"]))]
    kanan = [bool(n and isi) and (bool(tabel.get("nilai")) or all(map(angka, isi))) for n, isi in enumerate(kolom)]
    return list(zip(tabel["kolom"], kanan, strict=True))


@register.filter
def dengan_nilai(tabel: dict[str, Any]) -> list[dict[str, Any]]:
    """Each row with the value and the number that its cell stands for; tables that are no breakdown have neither."""
    kosong = [""] * len(tabel["baris"])
    nilai, jumlah = tabel.get("nilai", kosong), tabel.get("angka", kosong)
    return [{"baris": b, "nilai": n, "angka": a} for b, n, a in zip(tabel["baris"], nilai, jumlah, strict=True)]


@register.filter
def di_antara(kode: str, pilihan: list[tuple[str, str]]) -> bool:
    """Whether that code is one of the choices."""
    return any(kode == satu for satu, _ in pilihan)


@register.filter
def jumlah_permohonan(angka: Any) -> int:
    return angka.banyak("hasil")


@register.filter
def ada_isi(bab: list[dict[str, Any]]) -> bool:
    """Whether any part has a number in it."""
    return any(not tabel["kosong"] for satu in bab for _, tabel in satu["tabel"])
