"""Corrections as those read them who decide: what would change, and what follows from it. Nothing here writes."""

from dataclasses import dataclass
from datetime import date, datetime

from permohonan.models import BagianKoreksi, Koreksi, Permohonan
from permohonan.models.berkas import SIFAT_PRIBADI, BerkasPermohonanQuerySet
from permohonan.penghitungan import WaktuBaru, menurut_saat
from ppid.kalender import Kalender


def dapat_ditarik(kasus: Permohonan) -> BerkasPermohonanQuerySet:
    """Files of the case that may have been attached by mistake; papers of a person are sent again instead."""
    baris = kasus.berkas.exclude(sifat__in=SIFAT_PRIBADI).filter(ditarik_at=None, pengganti=None)
    return baris.select_related("berkas")


@dataclass(frozen=True, slots=True)
class Pratinjau:
    """One waiting proposal with what it would do to the dates of its case."""

    koreksi: Koreksi
    tempo: date
    # None unless the moment of receipt changes.
    waktu: WaktuBaru | None = None
    terlambat: bool = False

    @property
    def sebutan(self) -> str:
        """The proposal in one line."""
        koreksi = self.koreksi
        if koreksi.berkas is not None:
            return f"{koreksi.get_bagian_display()}: {koreksi.berkas.berkas.nama}"
        if koreksi.menjadi:
            return f"{koreksi.get_bagian_display()}: {koreksi.sebutan_semula} menjadi {koreksi.sebutan_menjadi}"
        return koreksi.get_bagian_display()


def pratinjau(kasus: Permohonan, kalender: Kalender, *, at: datetime) -> list[Pratinjau]:
    """Koreksi yang menunggu, dengan jatuh tempo semula dan menjadi.

    Dasar: UU 14/2008 Pasal 22 ayat (7).
    """
    menunggu = kasus.koreksi.menunggu().select_related("berkas__berkas", "berkas_baru", "diusulkan_oleh")
    hasil = []
    for koreksi in menunggu:
        if koreksi.bagian != BagianKoreksi.DITERIMA:
            hasil.append(Pratinjau(koreksi, kasus.jatuh_tempo))
            continue
        waktu = menurut_saat(kasus, koreksi.saat_baru, kalender, at=at)
        selesai = kasus.satker.hari_ini(kasus.diputus_at or kasus.ditutup_at or at)
        hasil.append(Pratinjau(koreksi, kasus.jatuh_tempo, waktu, terlambat=selesai > waktu.mengikat))
    return hasil
