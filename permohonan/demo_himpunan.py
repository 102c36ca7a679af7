"""The demonstration's desk in election season: seven people ask the same, half of them are answered."""

from dip.pencarian import tawarkan
from permohonan.kantor_demo import Kantor
from permohonan.models import TindakanBersama
from permohonan.perbuatan.kelengkapan import nyatakan_lengkap
from permohonan.perbuatan.keputusan import IsiKeputusan
from permohonan.perbuatan.pencabutan import cabut
from permohonan.perbuatan.penghimpunan import buat_himpunan
from permohonan.perbuatan.penyimpanan_teks import IsiTeks, simpan_teks
from permohonan.putusan import Kanal, Putusan
from permohonan.tindakan_bersama import mulai_bersama
from ppid.pekerjaan_latar import kerjakan_berikut
from ppid.peran import Peran

PERTANYAAN = "Mohon salinan rekapitulasi daftar pemilih tetap (DPT) Pemilihan 2024 per desa di seluruh kecamatan"
TOPIK = {
    "jenis": "Data pemilih",
    "rincian": PERTANYAAN,
    "tujuan": "Pemantauan daftar pemilih oleh warga",
    "diberikan": "Rekapitulasi DPT Pemilihan 2024 per desa, 21 kecamatan, dalam satu berkas PDF",
}
# What each of the seven wrote; the same matter in other words, and one that asks for another year.
TULISAN = (
    *[PERTANYAAN] * 4,
    "Minta rekap DPT pemilihan tahun 2024, tiap desa di seluruh kecamatan, terima kasih",
    "Mohon salinan rekapitulasi daftar pemilih tetap (DPT) Pemilu 2019 per desa di seluruh kecamatan",
    PERTANYAAN,
)
TEKS = (
    (
        "DPT per desa: sudah terbit",
        "diberikan",
        "Rekapitulasi daftar pemilih tetap per desa dalam PDF. Angkanya menurut berita acara penetapan; data per orang "
        "tidak termasuk karena memuat data pribadi.",
    ),
    (
        "Hasil per TPS: cara membaca berkas",
        "keterangan",
        "Berkas disusun menurut kecamatan, desa, lalu nomor TPS. Bila ada halaman yang kurang jelas, kabari kami; "
        "salinannya kami pindai ulang.",
    ),
    (
        "Data pribadi pemilih tidak diberikan",
        "tidak_diberikan",
        "Nomor induk kependudukan, tanggal lahir lengkap, dan alamat pemilih orang perorangan.",
    ),
)


def teks_jawaban(kantor: Kantor, hari_lalu: int) -> None:
    butir = next(iter(tawarkan(PERTANYAAN, satker=kantor.satker)), None)
    for letak, (judul, bagian, isi) in enumerate(TEKS):
        teks = IsiTeks(judul=judul, bagian=bagian, isi=isi, informasi=butir if letak == 0 else None)
        simpan_teks(teks, satker=kantor.satker, oleh=kantor.desk, at=kantor.saat(hari_lalu, 7, 40))


def himpunan_setengah_dijawab(kantor: Kantor, hari_lalu: int) -> None:
    """Four were read and answered together, one of whom had withdrawn by then; three are still to be read."""
    teks_jawaban(kantor, hari_lalu)
    kasus = []
    for letak, rincian in enumerate(TULISAN):
        saat, belum_lengkap = kantor.saat(hari_lalu, 8, 5 * letak), letak == len(TULISAN) - 1
        kanal = Kanal.TELEPON if belum_lengkap else Kanal.LANGSUNG
        ganti = {"nomor_identitas": "", "jenis_identitas": ""} if belum_lengkap else {}
        satu = kantor.catat(TOPIK | {"rincian": rincian}, saat, kanal, **ganti)
        if not belum_lengkap:
            satu = nyatakan_lengkap(satu, oleh=kantor.desk, at=kantor.saat(hari_lalu, 8, 45))
        kasus.append(satu)
    judul = "Rekapitulasi DPT Pemilihan 2024 per desa"
    saat = kantor.saat(hari_lalu - 2, 10)
    himpunan = buat_himpunan(judul, kasus, satker=kantor.satker, oleh=kantor.desk, at=saat)
    isi = IsiKeputusan(
        putusan=Putusan.SELURUHNYA,
        diberikan=TOPIK["diberikan"],
        bentuk="softcopy",
        waktu_penyediaan=kantor.kalender.geser(kantor.hari(hari_lalu - 3), 2),
    )
    saat = kantor.saat(hari_lalu - 3, 9, 30)
    berkas = [kantor.berkas(judul)]
    mulai_bersama(himpunan, TindakanBersama.Aksi.PUTUSKAN, kasus[:4], isi=isi, berkas=berkas, oleh=kantor.ppid, at=saat)
    cabut(kasus[3], oleh=Peran.PEMOHON, at=saat)
    kerjakan_berikut(at=saat)
