from django.contrib import admin
from django.urls import include, path, re_path

from ppid.views import galat, langganan, pekerjaan, publik, sehat, verifikasi

handler400 = "ppid.views.galat.permintaan_buruk"
handler403 = "ppid.views.galat.dilarang"
handler404 = "ppid.views.galat.tidak_ditemukan"
handler500 = "ppid.views.galat.galat_peladen"

urlpatterns = [
    path("", publik.portal, name="portal"),
    path("sehat/", sehat.sehat, name="sehat"),
    path("siap/", sehat.siap, name="siap"),
    # Django's redirect to the page of any object knows no offices: it would tell which rows exist elsewhere.
    re_path(r"^admin/r/", galat.tidak_ditemukan),
    path("admin/", admin.site.urls),
    path("berhenti/<str:tanda>/", langganan.berhenti, name="berhenti_langganan"),
    path("verifikasi/", verifikasi.cari, name="cari_verifikasi"),
    path("verifikasi/<slug:kode>/", verifikasi.verifikasi, name="verifikasi"),
    path("meja/pekerjaan/", pekerjaan.daftar, name="pekerjaan"),
    path("meja/pekerjaan/<slug:acuan>/", pekerjaan.kemajuan, name="kemajuan"),
    path("meja/pekerjaan/<slug:acuan>/berkas/", pekerjaan.unduh, name="unduh_pekerjaan"),
    path("meja/pekerjaan/<slug:acuan>/pembatalan/", pekerjaan.batalkan, name="batalkan_pekerjaan"),
    path("akun/", include("allauth.urls")),
    path("", include("dip.urls")),
    path("", include("permohonan.urls")),
    path("", include("keberatan.urls")),
    path("", include("laporan.urls")),
    path("<slug:slug>/standar-layanan/", publik.standar_layanan, name="standar_layanan"),
    path("<slug:slug>/formulir/<slug:model>/", publik.formulir, name="formulir"),
    path("<slug:slug>/", publik.beranda, name="beranda"),
]
