"""Whom an event of an objection is told."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from keberatan.models import Keberatan
from permohonan.kabar import paling_lambat, pemegang
from ppid import outbox
from ppid.models import JenisSurat
from ppid.peran import Peran

# The letters that a message speaks of, issued with it.
SURAT_KABAR = {
    "keberatan-tanda": frozenset({JenisSurat.TANDA_KEBERATAN}),
    "keberatan-tanggapan": frozenset({JenisSurat.TANGGAPAN}),
    "keberatan-lewat": frozenset({JenisSurat.HAK_KOMISI}),
}
# What the objector must get in writing: a call alone does not do.
TERTULIS = frozenset({"keberatan-tanggapan"})


def kabarkan_pengaju(
    kasus: Keberatan,
    templat: str,
    kunci: str | int,
    *,
    at: datetime,
    lewat_meja: bool = True,
    konteks: Mapping[str, Any] | None = None,
) -> None:
    """Tell the objector, once per `templat:kunci`; without an address the desk does it (`lewat_meja`)."""
    surel = kasus.pengaju.email
    outbox.deposit(
        f"{templat}:{kunci}",
        satker=kasus.satker,
        recipient=surel,
        template=templat,
        context={"keberatan": kasus, **(konteks or {})},
        at=at,
        case_number=kasus.nomor,
        or_desk=lewat_meja,
        due=None if surel or not lewat_meja else paling_lambat(kasus.satker, None, at=at),
    )


def kabarkan_petugas(
    kasus: Keberatan,
    peran: Peran,
    templat: str,
    kunci: str | int,
    *,
    at: datetime,
    konteks: Mapping[str, Any] | None = None,
) -> None:
    """Tell each officer who holds that role, once per `templat:kunci` and officer. Number and link only."""
    for orang in pemegang(kasus.satker, peran, at=at):
        outbox.deposit(
            f"{templat}:{kunci}:{orang.pk}",
            satker=kasus.satker,
            recipient=orang.email,
            template=templat,
            context={"keberatan": kasus, **(konteks or {})},
            at=at,
            case_number=kasus.nomor,
        )
