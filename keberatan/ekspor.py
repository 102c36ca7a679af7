"""The register of objections (Model PPID-G) as a file, contact data masked."""

from datetime import date
from typing import Any

from keberatan.models import Keberatan
from keberatan.register import BarisPPIDG, rangkaian, saring
from permohonan.ekspor import samarkan_alamat, samarkan_kontak
from ppid.berkas_register import CENTANG, Tata, masa, tulis, tulis_pdf
from ppid.galat import AturanDilanggar
from ppid.models import PekerjaanLatar, Satker
from ppid.pekerjaan_latar import Hasil, Lapor

HURUF = "abcdefg"
TATA = Tata(
    model="PPID-G",
    judul=(
        *("No", "Tgl", "Nama", "Alamat", "Nomor Kontak", "Pekerjaan", "Nomor Pendaftaran Permohonan Informasi"),
        *("Informasi yang Diminta", "Tujuan Penggunaan Informasi", "a", "b", "c", "d", "e", "f", "g"),
        *("Keputusan Atasan PPID", "Hari dan Tanggal Pemberian Tanggapan atas Keberatan"),
        *("Nama dan Posisi Atasan PPID", "Tanggapan Pemohon Informasi"),
    ),
    kelompok=((9, 15, "Alasan Pengajuan Keberatan (Pasal 35 ayat (1) UU KIP)", 10),),
    lebar=(22, 12, 24, 22, 18, 18, 24, 40, 28, 4, 4, 4, 4, 4, 4, 4, 26, 14, 26, 30),
    lebar_cetak=(
        *("46pt", "38pt", "1fr", ".9fr", "1.1fr", ".8fr", "50pt", "1.8fr", "1.1fr", "12pt", "12pt", "12pt", "12pt"),
        *("12pt", "12pt", "12pt", "1.1fr", "44pt", "1fr", "1.1fr"),
    ),
    tegak=(),
    bernomor=(0, 6),
)


def _hari(nilai: date | None) -> str:
    return f"{nilai:%d-%m-%Y}" if nilai else ""


def sel(baris: BarisPPIDG) -> list[str]:
    """The 20 cells of one row as words, contact data masked."""
    return [
        baris.nomor,
        _hari(baris.tanggal),
        baris.nama,
        samarkan_alamat(baris.alamat),
        samarkan_kontak(baris.kontak),
        baris.pekerjaan,
        baris.nomor_permohonan,
        baris.informasi,
        baris.tujuan,
        *(CENTANG if huruf in baris.huruf else "" for huruf in HURUF),
        baris.keputusan,
        _hari(baris.ditanggapi),
        baris.atasan,
        baris.tanggapan_pemohon,
    ]


def kepala(satker: Satker, rincian: dict[str, Any]) -> tuple[str, str, str]:
    """The three title lines of the register."""
    return (
        "REGISTER PENGAJUAN KEBERATAN",
        f"DI LINGKUNGAN {satker.nama.upper()}{masa(rincian)}",
        "MODEL PPID-G",
    )


def kerjakan(tugas: PekerjaanLatar, lapor: Lapor) -> Hasil:
    """Write the register that the job asks for. Raises AturanDilanggar when there is nothing in it."""
    rincian = tugas.rincian
    baris = saring(Keberatan.objects.all(), satker=tugas.satker, **rincian["saringan"])
    jumlah = baris.order_by().count()
    if not jumlah:
        raise AturanDilanggar("Tidak ada keberatan yang cocok dengan saringan itu.")
    nama = f"register-ppid-g-{tugas.satker.slug}"
    isi = map(sel, rangkaian(baris))
    return tulis(TATA, rincian["jenis"], kepala(tugas.satker, rincian["saringan"]), isi, jumlah, nama=nama, lapor=lapor)


def cetak_seluruhnya(satker: Satker) -> bytes | None:
    """The whole register of an office as PDF, or None while it is empty."""
    isi = list(map(sel, rangkaian(Keberatan.objects.filter(satker=satker))))
    return tulis_pdf(TATA, kepala(satker, {}), isi) if isi else None
