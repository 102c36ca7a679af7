from django.contrib import admin
from django.urls import include, path, re_path

from ppid.views import galat, publik, sehat

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
    path("akun/", include("allauth.urls")),
    path("", include("permohonan.urls")),
    path("<slug:slug>/", publik.beranda, name="beranda"),
]
