"""The frame of every act: lock, check, change, record. The only code that assigns a status."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any, TypeVar, cast

from django.db import models, transaction

from ppid.alur import Alur, Langkah
from ppid.galat import AturanDilanggar
from ppid.models.pengguna import Pengguna
from ppid.models.penugasan import Penugasan
from ppid.models.riwayat import RiwayatDasar
from ppid.peran import Peran

# An officer, or the applicant / the system acting in that role without a login.
Pelaku = Pengguna | Peran
Kasus = TypeVar("Kasus", bound=models.Model)


def peran_pelaku(oleh: Pelaku, satker_id: int, *, at: datetime) -> frozenset[Peran]:
    """The roles in which `oleh` acts for this office at that moment."""
    if isinstance(oleh, Peran):
        return frozenset({oleh})
    return Penugasan.objects.peran(oleh, satker_id, at=at)


def _terakhir(baris: Any, langkah: Langkah) -> str:
    """Who was faster, told to the loser of a race; nothing when the status is not what stands in the way."""
    if baris.status in langkah.dari:
        return ""
    catatan = baris.riwayat.select_related("oleh").last()
    saat = baris.satker.waktu_setempat(catatan.at)
    pelaku = catatan.oleh or catatan.get_peran_display()
    return f" Terakhir diubah oleh {pelaku}, {saat:%d-%m-%Y %H.%M} {baris.satker.singkatan_zona}."


@contextmanager
def perbuatan(
    alur: Alur, aksi: str, kasus: Kasus, *, oleh: Pelaku, at: datetime, **rincian: Any
) -> Iterator[tuple[Kasus, RiwayatDasar]]:
    """Run one act on a case in one transaction, under its row lock.

    Yields the fresh case and its unsaved history row (whose `rincian` the act may complete). On leaving, the
    status of the table is assigned, both are saved. Raises AturanDilanggar when the table forbids the act.
    """
    with transaction.atomic():
        # Every case model has these: satker, status, riwayat. The table that is passed in says which statuses.
        baris = cast(Any, type(kasus)).objects.select_for_update(of=("self",)).select_related("satker").get(pk=kasus.pk)
        dipegang = peran_pelaku(oleh, baris.satker_id, at=at)
        try:
            langkah = alur.periksa(aksi, status=baris.status, peran=dipegang)
        except AturanDilanggar as galat:
            raise AturanDilanggar(f"{galat}{_terakhir(baris, alur[aksi])}") from galat
        catatan = baris.riwayat.model(
            kasus=baris,
            aksi=aksi,
            dari=baris.status,
            ke=langkah.ke or baris.status,
            oleh=None if isinstance(oleh, Peran) else oleh,
            # The most senior of the roles that allow it, in the order of the enumeration.
            peran=[p for p in Peran if p in dipegang & langkah.pelaku][-1],
            at=at,
            dasar=langkah.dasar,
            rincian=rincian,
        )
        yield baris, catatan
        baris.status = catatan.ke
        baris.save()
        catatan.save()
