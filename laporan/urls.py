from django.urls import path

from laporan.views import angka, kegiatan, laporan, publik, survei, wilayah
from ppid.views.tindakan import halaman

app_name = "laporan"

MEJA = "meja/laporan/"
SATU = MEJA + "<slug:acuan>/"

urlpatterns = [
    # Officers
    path("meja/wilayah/", wilayah.wilayah, name="wilayah"),
    path("meja/wilayah/angka/", angka.angka_wilayah, name="angka_wilayah"),
    path("meja/wilayah/angka/<slug:kunci>.svg", angka.gambar_wilayah, name="gambar_wilayah"),
    path(MEJA, laporan.daftar, name="daftar"),
    path(MEJA + "mulai/", laporan.mulai, name="mulai"),
    path(MEJA + "berkas/", laporan.minta, name="minta"),
    path(MEJA + "kegiatan/", kegiatan.kegiatan, name="kegiatan"),
    path(MEJA + "kegiatan/ekspor/", kegiatan.ekspor_kegiatan, name="ekspor_kegiatan"),
    path(MEJA + "angka/", angka.angka, name="angka"),
    path(MEJA + "angka/baris/", angka.baris, name="baris"),
    path(MEJA + "angka/<slug:kunci>.svg", angka.gambar, name="gambar"),
    path(SATU, laporan.laporan, name="laporan"),
    path(SATU + "bagian/<slug:kunci>/", laporan.bagian, name="bagian"),
    path(SATU + "penjelasan-angka/", laporan.benarkan, name="benarkan_angka"),
    path(SATU + "konsep/", laporan.cetak_konsep, name="cetak_konsep"),
    path(SATU + "foto/<slug:kode>/", laporan.foto, name="foto"),
    path(SATU + "bukti-kirim/", laporan.bukti_kirim, name="bukti_kirim"),
    path(SATU + "berkas/<slug:bentuk>/", laporan.unduh_terbit, name="unduh_terbit"),
    *[
        path(
            f"{SATU}{baris.alamat}/",
            halaman(baris, cari=laporan.cari_laporan, templat="laporan/meja/tindakan.html", sebutan="laporan"),
            name=baris.aksi,
        )
        for baris in laporan.TINDAKAN
    ],
    # Anybody
    path("<slug:slug>/statistik/", publik.statistik, name="statistik"),
    path("<slug:slug>/statistik/<slug:kunci>.svg", publik.gambar_statistik, name="gambar_statistik"),
    path("<slug:slug>/laporan/", publik.daftar, name="daftar_publik"),
    path("<slug:slug>/laporan/<slug:acuan>/<slug:bentuk>/", publik.unduh, name="unduh"),
    # Anybody with the link
    path("<slug:slug>/survei/<str:kode>/", survei.survei, name="survei"),
]
