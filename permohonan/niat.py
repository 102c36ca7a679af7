"""Intended refusals of what others publish, as the offices that were told read them."""

from datetime import datetime, timedelta
from typing import Any

from permohonan.models import CatatanNiat, NiatTolak
from ppid.models import Pengguna, Satker

# So long a notice stands on the work page of whoever was told.
MASA_TAMPIL = timedelta(days=14)


def dengan_isi(baris: Any) -> Any:
    """Each notice with what may be read of it, the latest first."""
    return baris.select_related("permohonan__satker", "uji__penetap").prefetch_related(
        "serupa__informasi__satker", "catatan__satker", "catatan__oleh"
    )


def niat_masuk(petugas: Pengguna, *, satker: Satker, at: datetime) -> list[NiatTolak]:
    """Notices of other offices from the last two weeks that this office has said nothing of yet."""
    baris = NiatTolak.objects.untuk(petugas, at=at).sejak(at - MASA_TAMPIL).exclude(permohonan__satker=satker)
    sudah = CatatanNiat.objects.filter(satker=satker).values("niat")
    return list(dengan_isi(baris.exclude(pk__in=sudah)))
