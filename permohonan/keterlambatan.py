"""Which terms of a case went by, and still lack the reason that the report asks for."""

from datetime import date, datetime

from permohonan.models import Asal, Permohonan
from permohonan.waktu import batas_kelengkapan
from ppid.kalender import Kalender
from ppid.models import LangkahWaktu


def tenggat_terlewat(kasus: Permohonan, kalender: Kalender, *, at: datetime) -> dict[str, date]:
    """Jangka waktu yang terlewati tanpa sebab tercatat, dengan batasnya; tidak ada pada baris impor.

    Dasar: UU 14/2008 Pasal 22 ayat (7); PerKI 1/2021.
    """
    if kasus.asal == Asal.IMPOR:
        return {}
    sampai = kasus.satker.hari_ini(kasus.diputus_at or kasus.ditutup_at or at)
    batas = {
        LangkahWaktu.KELENGKAPAN.value: (batas_kelengkapan(kasus, kalender), _diperiksa(kasus) or sampai),
        LangkahWaktu.PEMBERITAHUAN.value: (kasus.jatuh_tempo_mengikat, sampai),
    }
    dicatat = set(kasus.keterlambatan.values_list("langkah", flat=True))
    return {langkah: hari for langkah, (hari, selesai) in batas.items() if selesai > hari and langkah not in dicatat}


def terlambat_menjawab(kasus: Permohonan, *, at: datetime) -> bool:
    """Apakah waktu pemberitahuan tertulis terlewati, dijawab terlambat atau belum dijawab.

    Dasar: UU 14/2008 Pasal 22 ayat (7).
    """
    return kasus.satker.hari_ini(kasus.diputus_at or kasus.ditutup_at or at) > kasus.jatuh_tempo_mengikat


def _diperiksa(kasus: Permohonan) -> date | None:
    """The day on which the desk said complete or incomplete, or answered at once."""
    aksi = ("nyatakan_lengkap", "nyatakan_tidak_lengkap", "bebaskan_identitas", "beri_langsung")
    catatan = kasus.riwayat.filter(aksi__in=aksi).first()
    return kasus.satker.hari_ini(catatan.at) if catatan else None
