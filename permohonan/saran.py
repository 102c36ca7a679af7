"""Suggestions from the words of a request. A person decides."""

from datetime import date

from permohonan.alur import BELUM_DIPUTUS
from permohonan.models import JenisInformasi, Permohonan
from ppid.models import Jalur, Tahapan


def saran_jenis(teks: str) -> JenisInformasi | None:
    """The kind of information whose keywords occur most often in the text; None when none does."""
    rendah = teks.casefold()

    def cocok(jenis: JenisInformasi) -> int:
        kata = (k.strip().casefold() for k in jenis.kata_kunci.split(","))
        return sum(rendah.count(k) for k in kata if k)

    terbaik = max(JenisInformasi.objects.all(), key=cocok, default=None)
    return terbaik if terbaik and cocok(terbaik) else None


def saran_pemilu(kasus: Permohonan, *, pada: date) -> Tahapan | None:
    """The stage that is running when an ordinary, unanswered request is about an election; None otherwise.

    Dasar: PerKI 1/2019 Pasal 12.
    """
    if kasus.jalur != Jalur.UMUM or kasus.status not in BELUM_DIPUTUS:
        return None
    tahapan = Tahapan.objects.berlangsung(pada).order_by("sampai").first()
    if tahapan is None:
        return None
    jenis = kasus.jenis_informasi or saran_jenis(kasus.rincian_informasi)
    return tahapan if jenis and jenis.topik_pemilu else None
