"""The register (Model PPID-C) as a file: XLSX in the annex layout, CSV, or PDF; any length, identity masked."""

from datetime import date
from functools import lru_cache
from typing import Any

from permohonan.models import Permohonan
from permohonan.register import BarisPPIDC, rangkaian, saring
from ppid.berkas_register import CENTANG, Tata, masa, tulis
from ppid.galat import AturanDilanggar
from ppid.models import PekerjaanLatar, Satker
from ppid.pekerjaan_latar import Hasil, Lapor

# The desk takes small extracts; the whole register is the PPID's and the Atasan's.
BATAS_DESK = 200
# Registers of offices part several contacts in several ways; we part them by " / ".
PEMISAH_KONTAK = (",", ";")

TATA = Tata(
    model="PPID-C",
    judul=(
        *("No", "Tgl", "Nama", "Alamat", "Nomor Kontak", "Pekerjaan", "Informasi yang Diminta"),
        *(
            "Tujuan Penggunaan Informasi",
            "Dibawah Penguasaan: Ya",
            "Dibawah Penguasaan: Tidak",
            "Belum Didokumentasikan",
        ),
        *("Softcopy", "Hardcopy", "Melihat/Mengetahui", "Meminta Salinan", "Keputusan", "Alasan Penolakan"),
        *("Pemberitahuan Tertulis", "Pemberian Informasi", "Biaya", "Cara"),
    ),
    # Headings above several columns of the annex: first and last column (from 0), words, and the number below.
    kelompok=(
        (8, 10, "Status Informasi", 9),
        (11, 12, "Bentuk Informasi yang dikuasai", 10),
        (13, 14, "Jenis Permohonan", 11),
        (17, 18, "Hari dan Tanggal", 14),
        (19, 20, "Biaya dan Cara Pembayaran", 15),
    ),
    lebar=(24, 12, 24, 22, 18, 18, 40, 28, 9, 18, 9, 9, 9, 9, 9, 18, 28, 13, 13, 10, 12),
    lebar_cetak=(
        *("44pt", "38pt", "1fr", ".9fr", "1.1fr", ".8fr", "1.8fr", "1.2fr", "16pt", "34pt", "16pt", "16pt", "16pt"),
        *("16pt", "16pt", ".9fr", ".9fr", "42pt", "40pt", "24pt", "24pt"),
    ),
    tegak=(8, 9, 10, 11, 12, 13, 14),
)


def samarkan_kontak(kontak: str) -> str:
    """ "0812•••21 / s•••@contoh.test": enough to tell two apart, too little to use."""

    for pemisah in PEMISAH_KONTAK:
        kontak = kontak.replace(pemisah, " / ")
    return " / ".join([_samarkan(teks) for teks in map(str.strip, kontak.split(" / ")) if teks])


def _samarkan(teks: str) -> str:
    if "@" in teks:
        nama, _, ranah = teks.partition("@")
        return f"{nama[:1]}•••@{ranah}"
    return f"{teks[:4]}•••{teks[-2:]}" if len(teks) > 6 else "•••"


def samarkan_alamat(alamat: str) -> str:
    """Only the place: "•••, Jombang"."""
    depan, koma, tempat = alamat.rpartition(",")
    return f"•••, {tempat.strip()}" if koma and depan.strip() else "•••"


@lru_cache(maxsize=4096)
def _hari(nilai: date | None) -> str:
    return f"{nilai:%d-%m-%Y}" if nilai else ""


def sel(baris: BarisPPIDC) -> list[str]:
    """The 21 cells of one row as words, contact data masked."""
    return [
        f"{baris.nomor} (asal: {baris.nomor_asal})" if baris.nomor_asal else baris.nomor,
        _hari(baris.tanggal),
        baris.nama,
        samarkan_alamat(baris.alamat),
        samarkan_kontak(baris.kontak),
        baris.pekerjaan,
        baris.informasi,
        baris.tujuan,
        CENTANG if baris.dikuasai else "",
        (baris.badan_lain or CENTANG) if baris.tidak_dikuasai else "",
        CENTANG if baris.belum_didokumentasikan else "",
        CENTANG if baris.softcopy else "",
        CENTANG if baris.hardcopy else "",
        CENTANG if baris.melihat else "",
        CENTANG if baris.salinan else "",
        baris.keputusan,
        baris.alasan_penolakan,
        _hari(baris.pemberitahuan),
        _hari(baris.pemberian),
        "" if baris.biaya is None else f"{baris.biaya:.0f}",
        baris.cara_pembayaran,
    ]


def kepala(satker: Satker, rincian: dict[str, Any]) -> tuple[str, str, str]:
    """The three title lines of the register."""
    return (
        "REGISTER PERMOHONAN INFORMASI PUBLIK",
        f"DI LINGKUNGAN {satker.nama.upper()}{masa(rincian)}",
        "MODEL PPID-C",
    )


def kerjakan(tugas: PekerjaanLatar, lapor: Lapor) -> Hasil:
    """Write the register that the job asks for. Raises AturanDilanggar when there is nothing in it."""
    rincian = tugas.rincian
    baris = saring(Permohonan.objects.all(), satker=tugas.satker, **rincian["saringan"])
    jumlah = baris.order_by().count()
    if not jumlah:
        raise AturanDilanggar("Tidak ada permohonan yang cocok dengan saringan itu.")
    isi = map(sel, rangkaian(baris, satker=tugas.satker))
    nama = f"register-ppid-c-{tugas.satker.slug}"
    return tulis(TATA, rincian["jenis"], kepala(tugas.satker, rincian["saringan"]), isi, jumlah, nama=nama, lapor=lapor)
