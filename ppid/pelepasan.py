"""What a file of an officer must be before it is published: nothing hidden in it, and nothing about who made it."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ppid.unggahan import EJAAN, NOMOR_IDENTITAS, PESAN, PETUGAS, Batas, buka_dalam_anak

ANAK = Path(__file__).with_name("periksa_pelepasan.py")
# A changed check is another check: what an older one called clean is opened again.
VERSI = hashlib.sha256(ANAK.read_bytes() + ANAK.with_name("periksa_halaman.py").read_bytes()).hexdigest()[:12]
# Pages are drawn, some of them three times; nobody waits in front of a screen for it.
BATAS = replace(PETUGAS, detik_cpu=150, detik=180)
RINCIAN_TERPANJANG = 60
RINCIAN_TERBANYAK = 10
# Findings whose detail is a name out of the file.
BERNAMA = {"lapisan", "sisipan", "lembar", "baris", "sel", "tersembunyi"}

KALIMAT = {
    "komentar": "Komentar atau catatan{rincian}. Hapus komentarnya, simpan, lalu unggah lagi.",
    "lapisan": (
        "Lapisan PDF yang tidak ditampilkan{rincian}. Hapus lapisannya atau cetak ulang sebagai PDF baru, "
        "lalu unggah lagi."
    ),
    "sisipan": (
        "Berkas lain di dalam berkas ini{rincian}. Hapus atau ganti dengan gambarnya, simpan, lalu unggah lagi."
    ),
    "formulir": "Kotak isian formulir{rincian}. Cetak ulang sebagai PDF biasa, lalu unggah lagi.",
    "lembar": "Lembar tersembunyi{rincian}. Tampilkan atau hapus lembarnya, simpan, lalu unggah lagi.",
    "baris": (
        "Baris atau kolom tersembunyi pada lembar{rincian}. Tampilkan atau hapus baris dan kolomnya, simpan, "
        "lalu unggah lagi."
    ),
    "sel": (
        "Sel yang isinya disembunyikan oleh format angkanya{rincian}. Pilih format angka biasa agar isinya tampak "
        "atau hapus isinya, simpan, lalu unggah lagi."
    ),
    "tembolok": (
        "Salinan data sumber tabel pivot{rincian}. Tempel tabel pivotnya sebagai nilai, hapus yang asli, simpan, "
        "lalu unggah lagi."
    ),
    "tautan": (
        "Tautan ke berkas atau sumber data lain{rincian}. Putuskan tautannya atau tempel sebagai nilai, simpan, "
        "lalu unggah lagi."
    ),
    "revisi": (
        "Perubahan terlacak atau versi lama{rincian}. Terima atau tolak semua perubahan, hapus versi lamanya, simpan, "
        "lalu unggah lagi."
    ),
    "tertutup": (
        "Tulisan atau gambar di bawah kotak atau gambar lain{rincian}. Yang tertutup masih dapat dibaca dari "
        "berkasnya. Hitamkan lagi dengan alat penghitaman, lalu unggah lagi."
    ),
    "tak-tampak": (
        "Tulisan yang tidak tampak karena sewarna latarnya, sangat kecil, atau di luar halaman{rincian}. Hapus "
        "tulisannya atau beri warna dan ukuran biasa, simpan, lalu unggah lagi."
    ),
    "terpotong": (
        "Gambar yang dipotong, sedangkan sisanya masih ada di berkas{rincian}. Potong gambarnya dengan program gambar "
        "atau pilih “Hapus area gambar yang dipotong”, simpan, lalu unggah lagi."
    ),
    "tembus": (
        "Bagian gambar yang dihapus dengan membuatnya tembus pandang{rincian}. Yang dihapus masih dapat dibaca dari "
        "berkasnya. Hitamkan dengan alat penghitaman, lalu unggah lagi."
    ),
    "nik": "Nomor mirip NIK atau nomor kartu keluarga{rincian}. Hapus atau hitamkan nomornya, lalu unggah lagi.",
    "tersembunyi": "Teks tersembunyi{rincian}. Tampilkan atau hapus teksnya, simpan, lalu unggah lagi.",
}

# What can be scanned anew; for all others PESAN has no fitting advice.
PINDAIAN = {"pdf", "jpg", "png"}
TERLALU_BESAR = (
    "Berkas ini terlalu besar untuk diperiksa. Hapus baris dan kolom kosong, atau bagi menjadi beberapa berkas, "
    "lalu unggah lagi."
)


@dataclass(frozen=True, slots=True)
class HasilPelepasan:
    """What the check found, as sentences for the officer; the bytes to publish; the words to find them by."""

    temuan: list[str]
    isi: bytes
    teks: str


def jenis_berkas(nama: str) -> str:
    """What kind of file the name says it is: its extension in one spelling, at most four letters."""
    akhiran = nama.rpartition(".")[2].strip().lower()
    return EJAAN.get(akhiran, akhiran)[:4]


def sebutan(temuan: Iterable[str]) -> list[str]:
    """What was found, by its name alone: without where, and without anything out of the file."""
    return [re.split(r"[:.]", satu, maxsplit=1)[0] for satu in temuan]


def periksa_pelepasan(isi: bytes, *, nama: str) -> HasilPelepasan:
    """Open a stored file of an officer once more before it goes out. Never raises over a bad file.

    isi is the same document without its metadata, whatever was found in it. A file that cannot be opened has one
    finding and nothing else.
    """
    jenis = jenis_berkas(nama)
    if jenis not in PETUGAS.jenis:
        kalimat = f"Jenis berkas ini tidak diterima. Unggah {PETUGAS.sebutan}."
        return HasilPelepasan(temuan=[kalimat], isi=b"", teks="")
    jawaban, bersih = _buka(jenis, isi, BATAS)
    if "temuan" not in jawaban:
        tolak = jawaban.get("tolak", "")
        pesan = PESAN.get(tolak, PESAN["rusak"])
        if tolak == "terlalu-berat" and jenis not in PINDAIAN:
            pesan = TERLALU_BESAR
        return HasilPelepasan(temuan=[pesan], isi=b"", teks="")
    return HasilPelepasan(temuan=_kalimat(jawaban["temuan"]), isi=bersih, teks=jawaban["teks"])


def _kalimat(temuan: list[tuple[str, str]]) -> list[str]:
    """One sentence for each code, in the order found, with where it is."""
    letak: dict[str, dict[str, None]] = {}
    for kode, rincian in temuan:
        semua = letak.setdefault(kode, {})
        if bersih := _rincian(kode, rincian):
            semua[bersih] = None
    return [KALIMAT[kode].format(rincian=_daftar(list(semua))) for kode, semua in letak.items()]


def _rincian(kode: str, rincian: str) -> str:
    bersih = " ".join("".join(h if h.isprintable() else " " for h in rincian).split())
    bersih = NOMOR_IDENTITAS.sub("(nomor)", bersih)
    if len(bersih) > RINCIAN_TERPANJANG:
        bersih = f"{bersih[:RINCIAN_TERPANJANG].rstrip(' ,')}…"
    return f"“{bersih}”" if bersih and kode in BERNAMA else bersih


def _daftar(rincian: list[str]) -> str:
    if not rincian:
        return ""
    lebih = len(rincian) - RINCIAN_TERBANYAK
    return f": {', '.join(rincian[:RINCIAN_TERBANYAK])}" + (f", dan {lebih} lainnya" if lebih > 0 else "")


def _buka(jenis: str, isi: bytes, batas: Batas) -> tuple[dict[str, Any], bytes]:
    return buka_dalam_anak(ANAK, jenis, isi=isi, batas=batas)
