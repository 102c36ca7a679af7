from django.urls import path

from keberatan.views import meja, pengaju, register, sengketa, tautan, tindakan
from keberatan.views.izin import cari_keberatan, cari_sengketa
from ppid.views.tindakan import halaman

app_name = "keberatan"

KASUS = "<slug:slug>/keberatan/<slug:acuan>/"
MEJA = "meja/keberatan/<slug:acuan>/"
SENGKETA = "meja/sengketa/<slug:acuan>/"
SIDANG = "sidang/<slug:kunci>/"

urlpatterns = [
    # Officers
    path("meja/keberatan/", meja.daftar, name="daftar"),
    path("meja/keberatan/baru/", meja.catat_view, name="catat"),
    path("meja/register-keberatan/", register.register, name="register"),
    path("meja/register-keberatan/ekspor/", register.ekspor, name="ekspor_register"),
    path("meja/sengketa/", sengketa.daftar, name="daftar_sengketa"),
    path(MEJA, meja.kasus, name="kasus"),
    path(MEJA + "identitas/", meja.identitas, name="identitas"),
    path(MEJA + "surat/<slug:acuan_surat>/", meja.surat, name="surat_petugas"),
    path(MEJA + "surat/<slug:acuan_surat>/catatan/", meja.catatan_surat, name="catatan_surat"),
    path(MEJA + "berkas/<slug:kode>/", meja.berkas, name="berkas_petugas"),
    path(MEJA + "sengketa/", sengketa.daftarkan, name="daftarkan_sengketa"),
    *[
        path(
            f"{MEJA}{baris.alamat}/",
            halaman(baris, cari=cari_keberatan, templat="keberatan/meja/tindakan.html"),
            name=baris.aksi,
        )
        for baris in tindakan.TINDAKAN
    ],
    path(SENGKETA, sengketa.sengketa, name="sengketa"),
    path(SENGKETA + "berkas-sidang/", sengketa.susun, name="susun_berkas_sidang"),
    path(SENGKETA + "tautan/", sengketa.bagikan, name="bagikan_berkas_sidang"),
    path(SENGKETA + "berkas/<slug:kode>/", sengketa.berkas, name="berkas_sengketa"),
    *[
        path(
            f"{SENGKETA}{baris.alamat}/",
            halaman(baris, cari=cari_sengketa, templat="keberatan/meja/tindakan_sengketa.html"),
            name=baris.aksi,
        )
        for baris in sengketa.TINDAKAN
    ],
    # The panel
    path(SIDANG, tautan.halaman, name="tautan"),
    path(SIDANG + "pdf/", tautan.pdf, name="tautan_pdf"),
    path(SIDANG + "zip/", tautan.asli, name="tautan_zip"),
    # Objectors
    path("tiket/<str:tiket>/keberatan/", pengaju.ajukan_tiket, name="ajukan_tiket"),
    path("tiket/keberatan/<str:tiket>/", pengaju.tiket_view, name="tiket"),
    path("<slug:slug>/keberatan/baru/", pengaju.ajukan_view, name="ajukan"),
    path("<slug:slug>/permohonan/<slug:acuan>/ppid-f/", pengaju.konsep, name="konsep"),
    path(KASUS, pengaju.lacak, name="lacak"),
    path(KASUS + "tanda-bukti/", pengaju.bukti, name="bukti"),
    path(KASUS + "tanggal/", pengaju.mengapa, name="mengapa"),
    path(KASUS + "sikap/", pengaju.sikap, name="sikap"),
    path(KASUS + "pencabutan/", pengaju.cabut_view, name="cabut_pengaju"),
    path(KASUS + "surat/<slug:acuan_surat>/", pengaju.surat, name="surat_pengaju"),
]
