"""Whom an event of an objection is told."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from keberatan.models import Keberatan
from permohonan.kabar import pemegang
from ppid import outbox
from ppid.peran import Peran


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
    outbox.deposit(
        f"{templat}:{kunci}",
        satker=kasus.satker,
        recipient=kasus.pengaju.email,
        template=templat,
        context={"keberatan": kasus, **(konteks or {})},
        at=at,
        case_number=kasus.nomor,
        or_desk=lewat_meja,
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
