from django.contrib import admin
from django.urls import include, path

from ppid.views import publik, sehat

handler400 = "ppid.views.galat.permintaan_buruk"
handler403 = "ppid.views.galat.dilarang"
handler404 = "ppid.views.galat.tidak_ditemukan"
handler500 = "ppid.views.galat.galat_peladen"

urlpatterns = [
    path("", publik.portal, name="portal"),
    path("sehat/", sehat.sehat, name="sehat"),
    path("siap/", sehat.siap, name="siap"),
    path("admin/", admin.site.urls),
    path("akun/", include("allauth.urls")),
    path("", include("permohonan.urls")),
    path("<slug:slug>/", publik.beranda, name="beranda"),
]
