"""What a file must be before it may enter the store."""

import json
import logging
import re
import subprocess
import sys
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ppid.galat import AturanDilanggar

log = logging.getLogger(__name__)

ANAK = Path(__file__).with_name("periksa_berkas.py")
MIB = 1024 * 1024
NAMA_TERPANJANG = 80
# Digits as long as an identity number, plain or grouped as people group them.
NOMOR_IDENTITAS = re.compile(r"\d{16,}|\d{4}(?:[ ._-]\d{4}){3}|\d{6}[ ._-]\d{6}[ ._-]\d{4}")
EJAAN = {"jpeg": "jpg", "jpe": "jpg", "jfif": "jpg"}


@dataclass(frozen=True, slots=True)
class UnggahanBersih:
    """A file that passed the checks: its own bytes or a re-encoded copy, and what it really is."""

    nama: str
    mime: str
    isi: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Batas:
    """What one kind of uploader may send, and what checking it may cost."""

    ukuran: int
    # Extension → task of the child process.
    jenis: dict[str, str]
    sebutan: str
    piksel: int
    memori: int
    detik_cpu: int
    detik: float


WARGA = Batas(
    ukuran=5 * MIB,
    jenis={"jpg": "jpg", "png": "png", "pdf": "pdf"},
    sebutan="foto JPG atau PNG, atau PDF",
    piksel=25_000_000,
    memori=512 * MIB,
    detik_cpu=10,
    detik=20,
)
FOTO = Batas(
    ukuran=15 * MIB,
    jenis={"jpg": "jpg", "png": "png"},
    sebutan="foto JPG atau PNG",
    piksel=50_000_000,
    memori=1024 * MIB,
    detik_cpu=20,
    detik=30,
)
PETUGAS = Batas(
    ukuran=200 * MIB,
    jenis={"jpg": "jpg-utuh", "png": "png-utuh"} | {j: j for j in ("pdf", "xlsx", "docx", "ods", "odt", "csv", "txt")},
    sebutan="PDF, XLSX, DOCX, ODS, ODT, CSV, TXT, JPG, atau PNG",
    piksel=100_000_000,
    memori=1536 * MIB,
    detik_cpu=60,
    detik=90,
)

PESAN = {
    "isi-lain": (
        "Isi berkas ini tidak sesuai dengan akhiran namanya. Buka berkasnya, simpan ulang sebagai {sebutan}, "
        "lalu unggah lagi."
    ),
    "isi-ganda": "PDF ini memuat berkas lain di dalamnya. Cetak ulang sebagai PDF baru, lalu unggah lagi.",
    "rusak": "Berkas ini rusak atau tidak lengkap. Simpan atau pindai ulang, lalu unggah lagi.",
    "terkunci": "Berkas ini terkunci kata sandi. Simpan salinan tanpa kata sandi, lalu unggah lagi.",
    "skrip": "PDF ini memuat skrip atau formulir interaktif. Cetak ulang sebagai PDF biasa, lalu unggah lagi.",
    "jalankan": "PDF ini dapat menjalankan program lain. Cetak ulang sebagai PDF biasa, lalu unggah lagi.",
    "sisipan": "PDF ini memuat lampiran di dalamnya. Unggah lampirannya sebagai berkas tersendiri.",
    "media": "PDF ini memuat suara, video, atau objek tiga dimensi. Cetak ulang sebagai PDF biasa, lalu unggah lagi.",
    "makro": "Berkas ini memuat makro. Simpan salinan tanpa makro, lalu unggah lagi.",
    "terlalu-luas": (
        "Gambar ini terlalu besar: paling luas {megapiksel} megapiksel. Perkecil atau foto ulang, lalu unggah lagi."
    ),
    "terlalu-berat": (
        "Berkas ini terlalu berat untuk diperiksa. Pindai ulang dengan resolusi lebih rendah atau bagi menjadi "
        "beberapa berkas, lalu unggah lagi."
    ),
}


def nama_aman(nama: str, jenis: str) -> str:
    """A harmless name with the right extension: no path, control or direction characters, no identity number."""
    batang = re.split(r"[/\\]", unicodedata.normalize("NFC", nama))[-1]
    batang = batang.rpartition(".")[0] or batang
    batang = "".join(h if unicodedata.category(h)[0] != "C" else " " for h in batang)
    batang = NOMOR_IDENTITAS.sub("", re.sub(r'[<>:"|?*]', "-", batang))
    batang = " ".join(batang.split())[:NAMA_TERPANJANG].strip(" .-_")
    return f"{batang or 'berkas'}.{jenis}"


def periksa_unggahan(nama: str, isi: bytes) -> UnggahanBersih:
    """A citizen's file, safe to keep: pictures encoded anew without hidden data, documents that only show.

    Raises AturanDilanggar with what the citizen should do instead.
    """
    return _periksa(nama, isi, WARGA)


def periksa_foto(nama: str, isi: bytes) -> UnggahanBersih:
    """A photo for a report, encoded anew: nothing of place or camera is left in it.

    Raises AturanDilanggar with what the officer should do instead.
    """
    return _periksa(nama, isi, FOTO)


def periksa_unggahan_petugas(nama: str, isi: bytes) -> UnggahanBersih:
    """An officer's file, safe to keep with the case; before it is given out it is checked once more.

    Raises AturanDilanggar with what the officer should do instead.
    """
    return _periksa(nama, isi, PETUGAS)


def _periksa(nama: str, isi: bytes, batas: Batas) -> UnggahanBersih:
    akhiran = nama.rpartition(".")[2].strip().lower() if "." in nama else ""
    jenis = EJAAN.get(akhiran, akhiran)
    if jenis not in batas.jenis:
        raise AturanDilanggar(f"Jenis berkas ini tidak diterima. Unggah {batas.sebutan}.")
    if not isi:
        raise AturanDilanggar("Berkas ini kosong. Pilih berkas lain, lalu unggah lagi.")
    if len(isi) > batas.ukuran:
        raise AturanDilanggar(
            f"Berkas ini lebih dari {batas.ukuran // MIB} MB. Perkecil atau bagi menjadi beberapa berkas, "
            "lalu unggah lagi."
        )
    jawaban, bersih = _buka(batas.jenis[jenis], isi, batas)
    if "mime" not in jawaban:
        pesan = PESAN.get(jawaban.get("tolak", ""), PESAN["rusak"])
        raise AturanDilanggar(pesan.format(sebutan=batas.sebutan, megapiksel=batas.piksel // 1_000_000))
    return UnggahanBersih(nama=nama_aman(nama, jenis), mime=jawaban["mime"], isi=bersih)


def _buka(perintah: str, isi: bytes, batas: Batas) -> tuple[dict[str, Any], bytes]:
    return buka_dalam_anak(ANAK, perintah, batas.piksel, isi=isi, batas=batas)


def buka_dalam_anak(
    skrip: Path, perintah: str, *pilihan: int, isi: bytes, batas: Batas
) -> tuple[dict[str, Any], bytes]:
    """Let a child process open the file: without our environment, under limits of memory and time."""
    angka = [str(satu) for satu in (*pilihan, batas.memori, batas.detik_cpu)]
    try:
        anak = subprocess.run(
            [sys.executable, "-I", "-B", skrip, perintah, *angka],
            input=isi,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=batas.detik,
            cwd="/",
            env={"PYTHONUTF8": "1"},
        )
    except subprocess.TimeoutExpired:
        log.warning("%s %s dihentikan sesudah %s detik", skrip.stem, perintah, batas.detik)
        return {"tolak": "terlalu-berat"}, b""
    if anak.returncode:
        log.warning("%s %s berakhir dengan %s", skrip.stem, perintah, anak.returncode)
        return {"tolak": "terlalu-berat"}, b""
    baris, _, bersih = anak.stdout.partition(b"\n")
    return json.loads(baris), bersih
