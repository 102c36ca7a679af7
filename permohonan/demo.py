"""Live cases of the demonstration in every state, made by performing the acts, and the registers of 2024."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from permohonan.demo_himpunan import himpunan_setengah_dijawab
from permohonan.demo_tanpa_surel import datang_lagi, dijawab_lewat_surat, dikabari_lewat_whatsapp
from permohonan.impor import impor
from permohonan.kantor_demo import Kantor, kertas_pribadi, pdf
from permohonan.models import BagianKoreksi, JenisInformasi, Permohonan, Sifat
from permohonan.perbuatan.kelengkapan import (
    bebaskan_identitas,
    buka,
    lengkapi,
    nyatakan_lengkap,
    nyatakan_tidak_lengkap,
    tutup_tidak_lengkap,
)
from permohonan.perbuatan.keputusan import IsiKeputusan, putuskan
from permohonan.perbuatan.keterlambatan import catat_keterlambatan
from permohonan.perbuatan.koreksi import IsiKoreksi, usulkan_koreksi
from permohonan.perbuatan.pencabutan import cabut
from permohonan.perbuatan.pendaftaran import lampirkan
from permohonan.perbuatan.penetapan_jalur import tetapkan_jalur
from permohonan.perbuatan.penutupan import tutup
from permohonan.perbuatan.penyerahan import CaraPenyerahan, beri_langsung, konfirmasi_terima, serahkan
from permohonan.perbuatan.permintaan_uji import minta_uji
from permohonan.perbuatan.perpanjangan import perpanjang
from permohonan.perbuatan.pesan import kirim_pesan
from permohonan.persyaratan import berkas_kurang
from permohonan.putusan import AlasanPerpanjangan, AlasanTidakDiberikan, CaraSerah, Kanal, Putusan, SebabTerlambat
from ppid.acuan import DATA
from ppid.demo import KANTOR, petugas
from ppid.models import LangkahWaktu, OutgoingMail, Satker, Tarif
from ppid.models.outbox import BATAS_PERCOBAAN
from ppid.peran import Peran
from ppid.unggahan import UnggahanBersih

DICAKUP = "Yang ditutup adalah data pribadi orang perorangan; selebihnya tidak dicakup dan tetap terbuka."
REGISTER = {"3517": "register-jombang-2024.xlsx", "3673": "register-serang-2024.xlsx"}


def muat(*, at: datetime) -> None:
    jenis = {satu.nama: satu for satu in JenisInformasi.objects.all()}
    for letak, kode in enumerate(KANTOR):
        satker = Satker.objects.get(kode=kode)
        if kode in REGISTER:
            impor(satker, DATA / REGISTER[kode], oleh=petugas(satker, Peran.DESK), at=at)
        kantor = Kantor(satker=satker, letak=letak, sekarang=at, jenis=jenis)
        for hari_lalu, skenario in SKENARIO:
            if letak == 0 or skenario not in HANYA_PERTAMA:
                skenario(kantor, hari_lalu)
        kantor.surel_terkirim()


def baru_daring(kantor: Kantor, hari_lalu: int) -> None:
    kantor.ajukan(kantor.topik("biasa"), kantor.sekarang - timedelta(minutes=25))


def daring_belum_dibuka(kantor: Kantor, hari_lalu: int) -> None:
    kantor.ajukan(kantor.topik("biasa"), kantor.saat(hari_lalu, 21, 40))


def daring_tanpa_identitas(kantor: Kantor, hari_lalu: int) -> None:
    topik = kantor.topik("biasa")
    kasus = kantor.ajukan(topik, kantor.saat(hari_lalu, 8, 5), kartu=False, jenis_identitas="", nomor_identitas="")
    buka(kasus, oleh=kantor.desk, at=kantor.saat(hari_lalu, 9, 30))


def lewat_whatsapp(kantor: Kantor, hari_lalu: int) -> None:
    topik = kantor.topik("biasa")
    kantor.catat(topik, kantor.saat(hari_lalu, 10, 20), Kanal.WHATSAPP, nomor_identitas="", email="")


def tidak_lengkap(kantor: Kantor, hari_lalu: int) -> None:
    kasus = kantor.ajukan(kantor.topik("biasa"), kantor.saat(hari_lalu, 19, 15), kartu=False)
    at = kantor.saat(hari_lalu - 1, 8, 45)
    nyatakan_tidak_lengkap(kasus, kekurangan="Foto KTP, SIM, atau paspor yang masih berlaku", oleh=kantor.desk, at=at)


def tidak_lengkap_lewat_surat(kantor: Kantor, hari_lalu: int) -> None:
    topik = kantor.topik("biasa")
    kasus = kantor.catat(topik, kantor.saat(hari_lalu, 11), Kanal.SURAT, email="", cara_memperoleh="pos")
    at = kantor.saat(hari_lalu, 11, 30)
    nyatakan_tidak_lengkap(
        kasus, kekurangan="Salinan identitas dan surat kuasa penerima kuasa", oleh=kantor.desk, at=at
    )


def dilengkapi_dari_rumah(kantor: Kantor, hari_lalu: int) -> None:
    kasus = kantor.ajukan(kantor.topik("biasa"), kantor.saat(hari_lalu, 18, 10), kartu=False)
    at = kantor.saat(hari_lalu - 1, 9, 10)
    nyatakan_tidak_lengkap(kasus, kekurangan="Foto KTP", oleh=kantor.desk, at=at)
    berkas = [(sifat, kertas_pribadi()) for sifat in berkas_kurang(kasus)]
    lengkapi(kasus, berkas=berkas, oleh=Peran.PEMOHON, at=kantor.saat(hari_lalu - 1, 12, 40))


def baru_diproses(kantor: Kantor, hari_lalu: int) -> None:
    kantor.diproses(kantor.topik("biasa"), hari_lalu, 11)


def tanpa_menunggu_identitas(kantor: Kantor, hari_lalu: int) -> None:
    topik = kantor.topik("biasa")
    kasus = kantor.catat(topik, kantor.saat(hari_lalu, 10), Kanal.TELEPON, nomor_identitas="", email="")
    alasan = "Informasi yang diminta terbuka dan rutin diumumkan."
    bebaskan_identitas(kasus, alasan=alasan, oleh=kantor.ppid, at=kantor.saat(hari_lalu, 15))


def disposisi_menunggu(kantor: Kantor, hari_lalu: int) -> None:
    kasus = kantor.daring_diproses(kantor.topik("biasa"), hari_lalu)
    kantor.teruskan(kasus, hari_lalu - 1, batas=-2)


def disposisi_terlambat(kantor: Kantor, hari_lalu: int) -> None:
    kasus = kantor.diproses(kantor.topik("biasa"), hari_lalu)
    kantor.teruskan(kasus, hari_lalu, batas=2)


def disposisi_dijawab(kantor: Kantor, hari_lalu: int) -> None:
    topik = kantor.topik("biasa")
    kasus = kantor.diproses(topik, hari_lalu)
    kantor.jawab(kantor.teruskan(kasus, hari_lalu, batas=1), topik["diberikan"], 2)


def berkirim_pesan(kantor: Kantor, hari_lalu: int) -> None:
    kasus = kantor.daring_diproses(kantor.topik("biasa"), hari_lalu)
    tanya = "Apakah yang Bapak/Ibu perlukan seluruh kecamatan, atau cukup kecamatan tempat tinggal?"
    kirim_pesan(kasus, teks=tanya, oleh=kantor.desk, at=kantor.saat(hari_lalu - 1, 10))
    jawab = "Seluruh kecamatan, kalau boleh dalam bentuk tabel. Terima kasih."
    kirim_pesan(kasus, teks=jawab, oleh=Peran.PEMOHON, at=kantor.saat(hari_lalu - 1, 19, 5))


def jalur_pemilu(kantor: Kantor, hari_lalu: int) -> None:
    kasus = kantor.diproses(kantor.topik("pemilu"), hari_lalu, 8)
    alasan = "Informasi hasil penghitungan suara yang dibutuhkan untuk perselisihan hasil."
    tetapkan_jalur(kasus, jalur="pemilu", alasan=alasan, oleh=kantor.desk, at=kantor.saat(hari_lalu, 8, 30))


def diperpanjang(kantor: Kantor, hari_lalu: int) -> None:
    kasus = kantor.diproses(kantor.topik("biasa"), hari_lalu)
    kantor.teruskan(kasus, hari_lalu, batas=hari_lalu - 4)
    perpanjang(
        kasus,
        alasan=AlasanPerpanjangan.BELUM_DIDOKUMENTASIKAN,
        uraian="Datanya tersebar pada beberapa subbagian dan perlu dihimpun menjadi satu dokumen.",
        oleh=kantor.ppid,
        at=kantor.saat(hari_lalu - 9, 15, 20),
    )


def jatuh_tempo_hari_ini(kantor: Kantor, hari_lalu: int) -> None:
    topik = kantor.topik("biasa")
    kasus = kantor.diproses(topik, hari_lalu)
    kantor.jawab(kantor.teruskan(kasus, hari_lalu, batas=3), topik["diberikan"], 4)


def lewat_tenggat(kantor: Kantor, hari_lalu: int) -> None:
    kasus = kantor.daring_diproses(kantor.topik("biasa"), hari_lalu)
    kantor.teruskan(kasus, hari_lalu - 1, batas=6)


def diberikan_seluruhnya(kantor: Kantor, hari_lalu: int) -> None:
    topik = kantor.topik("biasa")
    kasus = kantor.daring_diproses(topik, hari_lalu)
    kantor.jawab(kantor.teruskan(kasus, hari_lalu - 1, batas=2), topik["diberikan"], 3)
    kantor.beri(kasus, topik, 2)


def diberikan_sebagian(kantor: Kantor, hari_lalu: int) -> None:
    topik = kantor.topik("sebagian")
    kasus = kantor.daring_diproses(topik, hari_lalu)
    kantor.beri(
        kasus,
        topik,
        3,
        putusan=Putusan.SEBAGIAN,
        tidak_diberikan=topik["ditutup"],
        alasan_tidak_diberikan=AlasanTidakDiberikan.DIKECUALIKAN,
        penghitaman="Bagian yang memuat data pribadi dihitamkan pada setiap halaman.",
        uji=kantor.uji(kantor.hari(3)),
        cakupan=DICAKUP,
    )


def _tolak(kantor: Kantor, hari_lalu: int, diputus: int) -> Permohonan:
    topik = kantor.topik("ditolak")
    kasus = kantor.diproses(topik, hari_lalu)
    isi = IsiKeputusan(
        putusan=Putusan.DITOLAK,
        tidak_diberikan=topik["ditutup"],
        alasan_tidak_diberikan=AlasanTidakDiberikan.DIKECUALIKAN,
        uji=kantor.uji(kantor.hari(diputus)),
        cakupan=DICAKUP,
    )
    return putuskan(kasus, isi, oleh=kantor.ppid, at=kantor.saat(diputus, 10, 50))


def ditolak(kantor: Kantor, hari_lalu: int) -> None:
    _tolak(kantor, hari_lalu, hari_lalu - 6)


def ditolak_selesai(kantor: Kantor, hari_lalu: int) -> None:
    kasus = _tolak(kantor, hari_lalu, hari_lalu - 7)
    tutup(kasus, oleh=kantor.desk, at=kantor.saat(hari_lalu - 9, 14))


def ditolak_lama(kantor: Kantor, hari_lalu: int) -> None:
    """The refusal that went on to the Information Commission and the courts."""
    kasus = _tolak(kantor, hari_lalu, hari_lalu - 7)
    tutup(kasus, oleh=kantor.desk, at=kantor.saat(hari_lalu - 9, 14))


def sebagian_masih_diuji(kantor: Kantor, hari_lalu: int) -> None:
    """The term ended before the consequence test: what is open was answered in time."""
    topik = kantor.topik("sebagian")
    kasus = kantor.diproses(topik, hari_lalu)
    isi = {
        "perihal": "Catatan internal verifikasi berkas pendaftaran (demo)",
        "huruf": "i",
        "bagian_dikecualikan": "Catatan petugas sebelum berkas diputuskan.",
        "lingkup": "Catatan dan korespondensi internal pada berkas yang diminta.",
    }
    minta_uji(kasus, isi=isi, oleh=kantor.ppid, at=kantor.saat(hari_lalu - 2, 11))
    if kantor.satker.induk:
        kantor.surel_terkirim(kantor.satker.induk)
    kantor.beri(
        kasus,
        topik,
        hari_lalu - 9,
        putusan=Putusan.SEBAGIAN,
        tidak_diberikan="Catatan internal verifikasi pada berkas yang diminta",
        alasan_tidak_diberikan=AlasanTidakDiberikan.MASIH_DIUJI,
    )


def tidak_dikuasai(kantor: Kantor, hari_lalu: int) -> None:
    topik = kantor.topik("tidak_dikuasai")
    kasus = kantor.diproses(topik, hari_lalu, 14)
    isi = IsiKeputusan(putusan=Putusan.TIDAK_DIKUASAI, badan_lain=topik["badan_lain"])
    putuskan(kasus, isi, oleh=kantor.ppid, at=kantor.saat(hari_lalu - 3, 9, 40))


def belum_didokumentasikan(kantor: Kantor, hari_lalu: int) -> None:
    kasus = kantor.daring_diproses(kantor.topik("biasa"), hari_lalu)
    isi = IsiKeputusan(
        putusan=Putusan.BELUM_DIDOKUMENTASIKAN,
        keterangan="Data baru dikumpulkan sesudah laporan badan ad hoc lengkap dan akan diumumkan pada laman ini.",
    )
    putuskan(kasus, isi, oleh=kantor.ppid, at=kantor.saat(hari_lalu - 8, 16))


def diserahkan_unduh(kantor: Kantor, hari_lalu: int) -> None:
    topik = kantor.topik("biasa")
    kasus = kantor.daring_diproses(topik, hari_lalu)
    kasus = kantor.beri(kasus, topik, hari_lalu - 6)
    konfirmasi_terima(kasus, at=kantor.saat(hari_lalu - 7, 20, 15))


def berkas_tertahan(kantor: Kantor, hari_lalu: int) -> None:
    """Answered in time with a file in which a name was only painted over: the worker's check holds it back."""
    topik = kantor.topik("biasa")
    kasus = kantor.daring_diproses(topik, hari_lalu)
    isi = pdf(f"{topik['diberikan']} (contoh berkas yang tertahan)", ditutup="Nama rekaan: Siti Contoh")
    kantor.beri(kasus, topik, hari_lalu - 3, berkas=UnggahanBersih("contoh-kotak-hitam.pdf", "application/pdf", isi))


def diserahkan_pos(kantor: Kantor, hari_lalu: int) -> None:
    topik = kantor.topik("biasa")
    at = kantor.saat(hari_lalu, 10)
    kasus = kantor.catat(topik, at, Kanal.SURAT, email="", bentuk="hardcopy", cara_memperoleh="pos")
    lengkapi(kasus, diperlihatkan=True, oleh=kantor.desk, at=kantor.saat(hari_lalu, 10, 30))
    nyatakan_lengkap(kasus, oleh=kantor.desk, at=kantor.saat(hari_lalu, 10, 40))
    kasus = kantor.beri(kasus, topik, hari_lalu - 8, bentuk="hardcopy")
    cara = CaraPenyerahan(cara=CaraSerah.POS, nomor_resi="P2600000000123")
    serahkan(kasus, cara, oleh=kantor.desk, at=kantor.saat(hari_lalu - 9, 9, 45))


def diberi_di_meja(kantor: Kantor, hari_lalu: int) -> None:
    topik = kantor.topik("biasa")
    kasus = kantor.catat(topik, kantor.saat(hari_lalu, 9, 5), bentuk="hardcopy", cara_memperoleh="langsung")
    beri_langsung(
        kasus,
        CaraPenyerahan(cara=CaraSerah.LANGSUNG),
        uraian=topik["diberikan"],
        bentuk="hardcopy",
        berkas=[kantor.berkas(topik["diberikan"])],
        oleh=kantor.ppid if kantor.satker.serah_perlu_persetujuan else kantor.desk,
        at=kantor.saat(hari_lalu, 9, 20),
    )


def selesai(kantor: Kantor, hari_lalu: int) -> None:
    topik = kantor.topik("biasa")
    kasus = kantor.diproses(topik, hari_lalu)
    kasus = kantor.beri(kasus, topik, hari_lalu - 4)
    serah = CaraPenyerahan(cara=CaraSerah.LANGSUNG)
    kasus = serahkan(kasus, serah, oleh=kantor.desk, at=kantor.saat(hari_lalu - 5, 11))
    tutup(kasus, oleh=kantor.desk, at=kantor.saat(hari_lalu - 6, 15))


def selesai_diperpanjang(kantor: Kantor, hari_lalu: int) -> None:
    topik = kantor.topik("biasa")
    kasus = kantor.daring_diproses(topik, hari_lalu)
    alasan = AlasanPerpanjangan.BELUM_DIKUASAI
    uraian = "Dokumen masih diperiksa auditor dan belum kami terima kembali."
    kasus = perpanjang(kasus, alasan=alasan, uraian=uraian, oleh=kantor.ppid, at=kantor.saat(hari_lalu - 8, 13))
    kasus = kantor.beri(kasus, topik, hari_lalu - 14)
    kasus = konfirmasi_terima(kasus, at=kantor.saat(hari_lalu - 15, 18))
    tutup(kasus, oleh=kantor.desk, at=kantor.saat(hari_lalu - 16, 9))


def selesai_terlambat(kantor: Kantor, hari_lalu: int) -> None:
    topik = kantor.topik("biasa")
    kasus = kantor.diproses(topik, hari_lalu)
    kasus = kantor.beri(kasus, topik, hari_lalu - 13)
    catat_keterlambatan(
        kasus,
        langkah=LangkahWaktu.PEMBERITAHUAN,
        sebab=SebabTerlambat.MENUNGGU_UNIT,
        uraian="Dokumen baru diserahkan unit sesudah jatuh tempo.",
        oleh=kantor.ppid,
        at=kantor.saat(hari_lalu - 13, 13, 30),
    )
    serah = CaraPenyerahan(cara=CaraSerah.EMAIL)
    kasus = serahkan(kasus, serah, oleh=kantor.desk, at=kantor.saat(hari_lalu - 13, 14))
    tutup(kasus, oleh=kantor.desk, at=kantor.saat(hari_lalu - 15, 9))


def berkas_dipersoalkan(kantor: Kantor, hari_lalu: int) -> None:
    """A letter of somebody else was scanned into the case: the proposal to withdraw it has closed it already."""
    kasus = kantor.diproses(kantor.topik("biasa"), hari_lalu, 11)
    salah = UnggahanBersih("contoh-surat-pemohon-lain.pdf", "application/pdf", pdf("Contoh surat pemohon lain (demo)"))
    (lampiran,) = lampirkan(kasus, [(Sifat.PENDUKUNG, salah)], oleh=kantor.desk, at=kantor.saat(hari_lalu, 11, 20))
    isi = IsiKoreksi(
        bagian=BagianKoreksi.BERKAS,
        kode=lampiran.berkas.kode,
        alasan="Surat pemohon lain ikut terpindai ke permohonan ini.",
    )
    usulkan_koreksi(kasus, isi, oleh=kantor.desk, at=kantor.saat(hari_lalu - 1, 8, 45))


def difotokopi_bertarif(kantor: Kantor, hari_lalu: int) -> None:
    """Paper copies by the office's own tariff, named on the notice with its decree."""
    topik = kantor.topik("biasa")
    kasus = kantor.diproses(topik, hari_lalu, 13, bentuk="hardcopy", cara_memperoleh="langsung")
    tarif = Tarif.objects.create(
        satker=kantor.satker,
        uraian="Fotokopi A4",
        satuan="lembar",
        biaya=300,
        nomor_sk="SK contoh 07/2026 (demo)",
        berlaku_dari=kantor.hari(hari_lalu + 30),
    )
    bayar: dict[str, Any] = {"banyaknya": {str(tarif.pk): 24}, "cara_pembayaran": "transfer ke kas negara"}
    kantor.beri(kasus, topik, hari_lalu - 1, bentuk="hardcopy", **bayar)


def dicabut(kantor: Kantor, hari_lalu: int) -> None:
    kasus = kantor.daring_diproses(kantor.topik("biasa"), hari_lalu)
    cabut(kasus, oleh=Peran.PEMOHON, at=kantor.saat(hari_lalu - 3, 17, 30))


def ditutup_tidak_lengkap(kantor: Kantor, hari_lalu: int) -> None:
    topik = kantor.topik("biasa")
    kasus = kantor.ajukan(topik, kantor.saat(hari_lalu, 22, 10), kartu=False, nomor_identitas="", jenis_identitas="")
    at = kantor.saat(hari_lalu - 1, 9)
    kasus = nyatakan_tidak_lengkap(kasus, kekurangan="Identitas pemohon", oleh=kantor.desk, at=at)
    kantor.surel_terkirim()
    tutup_tidak_lengkap(kasus, oleh=kantor.desk, at=kantor.saat(hari_lalu - 6, 10))


def surel_ditolak(kantor: Kantor, hari_lalu: int) -> None:
    """An answer whose mail came back: the desk must reach the applicant in another way."""
    topik = kantor.topik("biasa")
    kasus = kantor.diproses(topik, hari_lalu)
    kantor.surel_terkirim()
    kasus = kantor.beri(kasus, topik, hari_lalu - 3)
    OutgoingMail.objects.filter(satker=kantor.satker, case_number=kasus.nomor, sent_at=None).update(
        attempts=BATAS_PERCOBAAN, last_error="SMTPRecipientsRefused: 550 kotak surat tidak ditemukan"
    )


# How many working days ago each story began: the oldest first, so that numbers follow the moments of receipt.
SKENARIO: list[tuple[int, Callable[[Kantor, int], None]]] = [
    (210, ditolak_lama),
    (30, selesai_diperpanjang),
    (28, selesai_terlambat),
    (26, ditolak_selesai),
    (20, selesai),
    (17, diserahkan_pos),
    (16, ditutup_tidak_lengkap),
    (15, belum_didokumentasikan),
    (14, diperpanjang),
    (13, dicabut),
    (12, lewat_tenggat),
    (11, sebagian_masih_diuji),
    (11, diserahkan_unduh),
    (10, jatuh_tempo_hari_ini),
    (9, diberikan_sebagian),
    (8, ditolak),
    (8, diberikan_seluruhnya),
    (7, himpunan_setengah_dijawab),
    (7, disposisi_terlambat),
    (7, tidak_dikuasai),
    (6, surel_ditolak),
    (6, tidak_lengkap_lewat_surat),
    (5, disposisi_dijawab),
    (5, dijawab_lewat_surat),
    (5, berkas_tertahan),
    (4, difotokopi_bertarif),
    (4, dilengkapi_dari_rumah),
    (4, disposisi_menunggu),
    (3, tanpa_menunggu_identitas),
    (3, dikabari_lewat_whatsapp),
    (3, berkirim_pesan),
    (2, jalur_pemilu),
    (2, daring_tanpa_identitas),
    (2, berkas_dipersoalkan),
    (2, tidak_lengkap),
    (1, diberi_di_meja),
    (1, lewat_whatsapp),
    (1, baru_diproses),
    (1, datang_lagi),
    (1, daring_belum_dibuka),
    (0, baru_daring),
]
# Told of the first office only, so that the demonstration stays quick to load.
HANYA_PERTAMA = {
    himpunan_setengah_dijawab,
    ditolak_lama,
    selesai_diperpanjang,
    selesai_terlambat,
    ditolak_selesai,
    diserahkan_pos,
    berkas_dipersoalkan,
    berkas_tertahan,
    difotokopi_bertarif,
    datang_lagi,
    dijawab_lewat_surat,
    dikabari_lewat_whatsapp,
    disposisi_terlambat,
    tidak_lengkap_lewat_surat,
    dilengkapi_dari_rumah,
    tanpa_menunggu_identitas,
    berkirim_pesan,
}
