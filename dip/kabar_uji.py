"""Whom a consequence test's next turn is told; no mail says what was asked by whom."""

from datetime import datetime

from dip.alur_uji import PENGUJI
from dip.models import UjiKonsekuensi
from ppid import outbox
from ppid.models import Pengguna, Penugasan, Satker
from ppid.peran import Peran

KABAR = {
    "masuk": (
        "menunggu kantor Anda",
        "Permohonan uji ini menunggu diterima, diteruskan, atau dikembalikan.",
    ),
    "dikembalikan": ("dikembalikan", "Permohonan uji ini dikembalikan untuk diperbaiki. Catatannya ada di halamannya."),
    "diterima": ("diterima penguji", "Permohonan uji ini diterima. Hasilnya harus ditetapkan dalam 7 hari kerja."),
    "ditetapkan": ("ditetapkan", "Hasil uji ini sudah ditetapkan. Catat rapat plenonya di halamannya."),
    "dicabut": ("dicabut", "Pengecualian ini dicabut. Informasinya terbuka dan diusulkan ke Daftar Informasi Publik."),
    "berakhir": (
        "berakhir",
        "Jangka waktu pengecualian ini berakhir. Informasinya terbuka dan diusulkan ke Daftar Informasi Publik.",
    ),
    "akan-berakhir": (
        "akan berakhir",
        "Pengecualian ini akan berakhir. Bila masih perlu, usulkan versi barunya; bila tidak, informasinya terbuka.",
    ),
}


def kabarkan_uji(uji: UjiKonsekuensi, kabar: str, kantor: Satker, *, at: datetime) -> None:
    """Tell those of that office who take the next step, once for each time."""
    peran = {Peran.PPID} if kantor.pk == uji.satker_id else PENGUJI
    tugas = Penugasan.objects.berlaku(at).filter(satker=kantor, peran__in=peran)
    judul, teks = KABAR[kabar]
    for orang in Pengguna.objects.filter(pk__in=tugas.values("petugas")).order_by("pk"):
        outbox.deposit(
            f"uji-{kabar}:{uji.pk}:{at:%Y%m%d%H%M%S}:{orang.pk}",
            satker=kantor,
            recipient=orang.email,
            template="uji",
            context={"uji": uji, "judul": judul, "teks": teks},
            at=at,
            required=False,
        )
