from django.urls import path, register_converter

from dip.umpan import umpan
from dip.views import pengelola, penghitaman, publik, uji
from ppid.views.tindakan import halaman

app_name = "dip"


class JenisLembar:
    regex = "xlsx|csv"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(JenisLembar, "lembar")

MEJA = "meja/dip/"
HITAM = MEJA + "<slug:acuan>/berkas/<slug:kode>/penghitaman/"
UJI = "meja/uji/"
PUBLIK = "<slug:slug>/informasi/"

urlpatterns = [
    # Officers
    path(MEJA, pengelola.papan, name="papan"),
    path(MEJA + "baru/", pengelola.usul, name="usul"),
    path(MEJA + "saran/", pengelola.saran, name="saran_meja"),
    path(MEJA + "edisi/", pengelola.mulai, name="mulai_edisi"),
    path(MEJA + "edisi/<slug:acuan>/", pengelola.edisi, name="edisi"),
    path(MEJA + "edisi/<slug:acuan>/butir/<int:pk>/", pengelola.butir_edisi, name="butir_edisi"),
    path(MEJA + "edisi/<slug:acuan>/tetap/", pengelola.tetap, name="tandai_tetap"),
    *[
        path(
            f"{MEJA}edisi/<slug:acuan>/{baris.alamat}/",
            halaman(baris, cari=pengelola.cari_edisi, templat="dip/meja/tindakan.html", sebutan="benda"),
            name=baris.aksi,
        )
        for baris in pengelola.TINDAKAN_EDISI
    ],
    path(MEJA + "<slug:acuan>/", pengelola.butir, name="butir"),
    path(MEJA + "<slug:acuan>/berkas/<slug:kode>/", pengelola.berkas_asli, name="berkas_asli"),
    path(HITAM, penghitaman.halaman_kotak(penghitaman.PINTU), name="hitamkan"),
    path(HITAM + "halaman/<int:nomor>/", penghitaman.halaman_gambar(penghitaman.PINTU), name="halaman_hitam"),
    path(MEJA + "<slug:acuan>/papan-pengumuman/", pengelola.papan_pengumuman, name="papan_pengumuman"),
    *[
        path(
            f"{MEJA}<slug:acuan>/{baris.alamat}/",
            halaman(baris, cari=pengelola.cari_informasi, templat="dip/meja/tindakan.html", sebutan="benda"),
            name=baris.aksi,
        )
        for baris in pengelola.TINDAKAN_INFORMASI
    ],
    # Consequence tests
    path(UJI, uji.papan, name="papan_uji"),
    path(UJI + "baru/", uji.usul, name="usul_uji"),
    path(UJI + "<slug:acuan>/", uji.uji, name="uji"),
    path(UJI + "<slug:acuan>/surat/<slug:acuan_surat>/", uji.surat, name="surat_uji"),
    *[
        path(
            f"{UJI}<slug:acuan>/{baris.alamat}/",
            halaman(baris, cari=uji.sebagai_pihak(baris.aksi), templat="dip/uji/tindakan.html", sebutan="uji"),
            name=nama,
        )
        for nama, baris in [(satu.aksi, satu) for satu in uji.TINDAKAN]
        + [(f"tahap_{tahap.value}", satu) for tahap, satu in uji.TINDAKAN_TAHAP.items()]
    ],
    # Everybody
    path("<slug:slug>/informasi-dikecualikan/", publik.dikecualikan, name="dikecualikan"),
    path("informasi/", publik.semua, name="semua"),
    path(PUBLIK, publik.daftar, name="daftar"),
    path(PUBLIK + "kategori/", publik.kategori, name="kategori"),
    path(PUBLIK + "saran/", publik.saran, name="saran"),
    path(PUBLIK + "serta-merta.atom", umpan, name="umpan"),
    path(PUBLIK + "daftar.<lembar:jenis>", publik.lembar, name="lembar"),
    path(PUBLIK + "edisi/<slug:acuan>/", publik.edisi, name="edisi_terbit"),
    path(PUBLIK + "<slug:acuan>/", publik.informasi, name="informasi"),
    path(PUBLIK + "<slug:acuan>/cocok/", publik.cocok, name="cocok"),
    path(PUBLIK + "<slug:acuan>/berkas/<slug:kode>/", publik.berkas, name="berkas"),
    path("<slug:slug>/peta-situs.xml", publik.peta, name="peta"),
]
