"""The frame of every act: lock, check, change, record. The only code that assigns a status."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.db import transaction

from ppid.alur import Alur
from ppid.models.penugasan import Penugasan
from ppid.models.pengguna import Pengguna
from ppid.peran import Peran

# An officer, or the applicant / the system acting in that role without a login.
Pelaku = Pengguna | Peran


def peran_pelaku(oleh: Pelaku, satker_id: int, *, at: datetime) -> frozenset[Peran]:
    """The roles in which `oleh` acts for this office at that moment."""
    if isinstance(oleh, Peran):
        return frozenset({oleh})
    return Penugasan.objects.peran(oleh, satker_id, at=at)


@contextmanager
def perbuatan(alur: Alur, aksi: str, kasus: Any, *, oleh: Pelaku, at: datetime, **rincian: Any) -> Iterator[Any]:
    """Run one act on a case in one transaction, under its row lock.

    Yields the fresh case and its unsaved history row (whose `rincian` the act may complete). On leaving, the
    status of the table is assigned, both are saved. Raises AturanDilanggar when the table forbids the act.
    """
    with transaction.atomic():
        kasus = type(kasus).objects.select_for_update(of=("self",)).select_related("satker").get(pk=kasus.pk)
        dipegang = peran_pelaku(oleh, kasus.satker_id, at=at)
        langkah = alur.periksa(aksi, status=kasus.status, peran=dipegang)
        catatan = kasus.riwayat.model(
            kasus=kasus,
            aksi=aksi,
            dari=kasus.status,
            ke=langkah.ke or kasus.status,
            oleh=None if isinstance(oleh, Peran) else oleh,
            # The most senior of the roles that allow it, in the order of the enumeration.
            peran=[p for p in Peran if p in dipegang & langkah.pelaku][-1],
            at=at,
            dasar=langkah.dasar,
            rincian=rincian,
        )
        yield kasus, catatan
        kasus.status = catatan.ke
        kasus.save()
        catatan.save()
