"""Files of the list wait for the release check; their words are kept for the search."""

from datetime import datetime

from dip.models import BerkasInformasi
from ppid import pemeriksaan


def periksa_berikut(*, at: datetime) -> bool:
    """Check the oldest file that waits; False when none does."""
    menunggu = BerkasInformasi.objects.belum_diperiksa().select_related("asli__satker")
    return pemeriksaan.periksa_berikut(menunggu, sesudah=_simpan_teks, at=at, dengan_teks=True)


def _simpan_teks(berkas: BerkasInformasi, teks: str) -> None:
    berkas.teks = teks
    berkas.save(update_fields=["teks"])
