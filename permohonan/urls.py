from django.urls import path

from dip.views.penghitaman import halaman_gambar, halaman_kotak
from permohonan.views import (
    cetak,
    disposisi,
    ekspor,
    himpunan,
    meja,
    niat,
    pemohon,
    pengambilalihan,
    penghitaman,
    ppid,
    register,
    teks_jawaban,
    tindakan,
)
from permohonan.views.kasus import cari_kasus
from ppid.views.tindakan import halaman

app_name = "permohonan"

KASUS = "<slug:slug>/permohonan/<slug:acuan>/"
HITAM = "meja/permohonan/<slug:acuan>/berkas/<slug:kode>/penghitaman/"
HIMPUNAN = "meja/himpunan/<slug:acuan>/"
IMPOR = "meja/register/impor/"
MEJA = "meja/permohonan/<slug:acuan>/"

urlpatterns = [
    # Officers
    path("meja/", meja.meja, name="meja"),
    path("meja/lonceng/", meja.lonceng, name="lonceng"),
    path("meja/kantor/", meja.pilih_kantor, name="pilih_kantor"),
    path("meja/papan/", ppid.papan, name="papan"),
    path("meja/register/", register.register, name="register"),
    path("meja/register/ekspor/", ekspor.ekspor_register, name="ekspor_register"),
    path(IMPOR, pengambilalihan.mulai, name="mulai_impor"),
    path(IMPOR + "<slug:acuan>/", pengambilalihan.rancangan_impor, name="rancangan_impor"),
    path(IMPOR + "<slug:acuan>/kolom/", pengambilalihan.kolom_impor, name="kolom_impor"),
    path(IMPOR + "<slug:acuan>/lembar/", pengambilalihan.tabel_impor, name="tabel_impor"),
    path(IMPOR + "<slug:acuan>/perbaikan/", pengambilalihan.perbaiki_impor, name="perbaiki_impor"),
    path(IMPOR + "<slug:acuan>/pengambilalihan/", pengambilalihan.ambil_alih_impor, name="ambil_alih_impor"),
    path(IMPOR + "<slug:acuan>/pembatalan/", pengambilalihan.buang_impor, name="buang_impor"),
    path("meja/kotak/", meja.kotak, name="kotak"),
    path("meja/kabar/<slug:acuan>/", meja.kabar, name="kabar"),
    path("meja/kabar/<slug:acuan>/surat/", meja.surat_kabar, name="surat_kabar"),
    path("meja/disposisi/", disposisi.kotak, name="disposisi"),
    path("meja/disposisi/<slug:acuan>/", disposisi.jawab, name="jawab_disposisi"),
    path("meja/niat-menolak/", niat.daftar, name="daftar_niat"),
    path("meja/niat-menolak/<slug:acuan>/", niat.niat, name="niat"),
    path("meja/himpunan/", himpunan.daftar, name="daftar_himpunan"),
    path("meja/himpunan/baru/", himpunan.himpun, name="himpun"),
    path(HIMPUNAN, himpunan.himpunan, name="himpunan"),
    path(HIMPUNAN + "keputusan/", himpunan.putuskan, name="putuskan_bersama"),
    path(HIMPUNAN + "penyerahan/", himpunan.serahkan, name="serahkan_bersama"),
    path(HIMPUNAN + "pengeluaran/", himpunan.keluarkan, name="keluarkan_dari_himpunan"),
    path(HIMPUNAN + "pengulangan/", himpunan.ulangi, name="ulangi_bersama"),
    path("meja/cetak/", cetak.cetak, name="cetak_surat"),
    path("meja/teks-jawaban/", teks_jawaban.daftar, name="daftar_teks"),
    path("meja/teks-jawaban/baru/", teks_jawaban.tulis, name="buat_teks"),
    path("meja/teks-jawaban/<slug:acuan>/", teks_jawaban.tulis, name="ubah_teks"),
    path("meja/teks-jawaban/<slug:acuan>/pembuangan/", teks_jawaban.buang, name="buang_teks"),
    path("meja/permohonan/", meja.daftar, name="daftar"),
    path("meja/permohonan/baru/", meja.catat_view, name="catat"),
    path("meja/permohonan/baru/pemohon/", meja.pemohon_lama, name="pemohon_lama"),
    path(MEJA, meja.kasus, name="kasus"),
    path(MEJA + "tanggal/", meja.mengapa, name="mengapa_petugas"),
    path(MEJA + "identitas/", meja.identitas, name="identitas"),
    path(MEJA + "surat/<slug:acuan_surat>/", meja.surat, name="surat_petugas"),
    path(MEJA + "surat/<slug:acuan_surat>/catatan/", meja.catatan_surat, name="catatan_surat"),
    path(MEJA + "orang/<slug:acuan_persetujuan>/", meja.surat_orang, name="surat_orang"),
    path(MEJA + "berkas/<slug:kode>/", meja.berkas, name="berkas_petugas"),
    path(HITAM, halaman_kotak(penghitaman.PINTU), name="hitamkan"),
    path(HITAM + "halaman/<int:nomor>/", halaman_gambar(penghitaman.PINTU), name="halaman_hitam"),
    *[
        path(
            f"{MEJA}{baris.alamat}/",
            halaman(baris, cari=cari_kasus, templat="permohonan/meja/tindakan.html"),
            name=baris.aksi,
        )
        for baris in tindakan.TINDAKAN
    ],
    # Applicants
    path("tiket/<str:tiket>/", pemohon.tiket_view, name="tiket"),
    path("<slug:slug>/cek/", pemohon.cek, name="cek"),
    path("<slug:slug>/permohonan/baru/", pemohon.ajukan_view, name="ajukan"),
    path(KASUS, pemohon.lacak, name="lacak"),
    path(KASUS + "tanda-bukti/", pemohon.bukti, name="bukti"),
    path(KASUS + "tanggal/", pemohon.mengapa, name="mengapa"),
    path(KASUS + "kelengkapan/", pemohon.lengkapi_view, name="lengkapi_pemohon"),
    path(KASUS + "pesan/", pemohon.pesan, name="pesan_pemohon"),
    path(KASUS + "pencabutan/", pemohon.cabut_view, name="cabut_pemohon"),
    path(KASUS + "penerimaan/", pemohon.konfirmasi, name="konfirmasi_terima"),
    path(KASUS + "surat/<slug:acuan_surat>/", pemohon.surat, name="surat_pemohon"),
    path(KASUS + "berkas/<slug:kode>/", pemohon.berkas, name="berkas_pemohon"),
]
