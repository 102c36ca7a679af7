"""Model PPID-A as rows: for the frozen list of an edition, for the live files, for the desk's print."""

from collections.abc import Iterable
from typing import Any

from dip.kategori import Kategori
from dip.models import InformasiPublik

JUDUL = (
    *("No", "Nama Dokumen", "Ringkasan Isi Dokumen", "Unit Kerja/Satker yang Menguasai Informasi"),
    *("Pejabat Penanggung Jawab Penerbitan Informasi", "Waktu dan Tempat Penerbitan Informasi"),
    *("Jangka Waktu Penyimpanan atau Jadwal Retensi Arsip", "Bentuk", "Jenis", "Kategori"),
)
URUT_KATEGORI = {nilai: nomor for nomor, nilai in enumerate(Kategori.values)}


def berurut(informasi: Iterable[InformasiPublik]) -> list[InformasiPublik]:
    """Berkala first, then serta merta, then setiap saat; within each the newest year first, then by name."""
    return sorted(informasi, key=lambda i: (URUT_KATEGORI[i.kategori], -i.tahun, i.nama.casefold(), i.pk))


def sel(nomor: int, i: InformasiPublik) -> list[str]:
    """The cells of one row, in the order of JUDUL."""
    return [
        str(nomor),
        i.nama,
        i.ringkasan,
        i.unit,
        i.pejabat,
        i.waktu_dan_tempat,
        i.retensi,
        i.get_bentuk_display(),
        i.get_jenis_display(),
        i.get_kategori_display(),
    ]


def isi_formulir(informasi: Any) -> list[dict[str, Any]]:
    """The list by category, as the frozen form holds it; the numbers run through the whole list."""
    kelompok: dict[str, list[list[str]]] = {str(label): [] for label in Kategori.labels}
    for nomor, satu in enumerate(berurut(informasi.defer("teks_terbit", "vektor")), 1):
        kelompok[satu.get_kategori_display()].append(sel(nomor, satu))
    return [{"kategori": kategori, "baris": baris} for kategori, baris in kelompok.items()]
