"""The frame of every act: lock, check, change, record. The only code that assigns a status."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any, TypeVar, cast

from django.db import connection, models, transaction

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


def _tujuan(baris: Any, langkah: Langkah) -> str:
    """The status that the step leads to. Raises AturanDilanggar when it leads back and nothing says to where."""
    if not langkah.kembali:
        return langkah.ke or baris.status
    masuk = baris.riwayat.filter(ke=baris.status).exclude(dari__in=["", baris.status]).last()
    if masuk is None:
        raise AturanDilanggar("Keadaan sebelumnya tidak tercatat dalam riwayat, jadi tidak dapat dipulihkan.")
    return str(masuk.dari)


@contextmanager
def perbuatan(
    alur: Alur,
    aksi: str,
    kasus: Kasus,
    *,
    oleh: Pelaku,
    at: datetime,
    pihak: Sequence[str] = ("satker",),
    **rincian: Any,
) -> Iterator[tuple[Kasus, RiwayatDasar]]:
    """Run one act on a case in one transaction, under its row lock.

    Yields the fresh case and its unsaved history row (whose `rincian` the act may complete). On leaving, the
    status of the table is assigned, both are saved. `pihak` names the fields of the case that hold the offices whose
    people may take the step. Raises AturanDilanggar when the table forbids the act.
    """
    with transaction.atomic():
        # Every case model has these: satker, status, riwayat. The table that is passed in says which statuses.
        baris = cast(Any, type(kasus)).objects.select_for_update(of=("self",)).select_related("satker").get(pk=kasus.pk)
        kantor = {getattr(baris, f"{satu}_id") for satu in pihak} - {None}
        dipegang: frozenset[Peran] = frozenset().union(*(peran_pelaku(oleh, satu, at=at) for satu in kantor))
        try:
            langkah = alur.periksa(aksi, status=baris.status, peran=dipegang)
        except AturanDilanggar as galat:
            raise AturanDilanggar(f"{galat}{_terakhir(baris, alur[aksi])}") from galat
        catatan = baris.riwayat.model(
            kasus=baris,
            aksi=aksi,
            dari=baris.status,
            ke=_tujuan(baris, langkah),
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


@contextmanager
def perbuatan_massal(
    alur: Alur, aksi: str, kasus: models.QuerySet[Kasus], *, kolom: tuple[str, ...], oleh: Peran, at: datetime
) -> Iterator[tuple[list[tuple[Any, ...]], dict[int, dict[str, Any]]]]:
    """Run one act of the system on many cases at once, under their row locks; the status stays.

    Yields the rows as tuples of (pk, status, *kolom) and an empty record: what the act notes there by pk goes into
    the history of those cases on leaving. Raises AturanDilanggar when the table forbids the act on any of them.
    """
    with transaction.atomic():
        baris = list(kasus.order_by("pk").select_for_update(of=("self",)).values_list("pk", "status", *kolom))
        for status in {satu[1] for satu in baris}:
            if alur.periksa(aksi, status=status, peran={oleh}).ke is not None:
                raise ValueError("perbuatan massal tidak mengubah keadaan")
        catatan: dict[int, dict[str, Any]] = {}
        yield baris, catatan
        status_kasus = {satu[0]: satu[1] for satu in baris}
        riwayat = cast(Any, kasus.model)._meta.get_field("riwayat").related_model._meta.db_table
        with connection.cursor() as kursor:
            kursor.execute(
                f"INSERT INTO {riwayat} (kasus_id, aksi, dari, ke, oleh_id, peran, at, dasar, rincian)"
                " SELECT k, %s, s, s, NULL, %s, %s, %s, r"
                " FROM unnest(%s::bigint[], %s::text[], %s::jsonb[]) AS t(k, s, r)",
                [
                    aksi,
                    oleh.value,
                    at,
                    alur[aksi].dasar,
                    list(catatan),
                    [status_kasus[pk] for pk in catatan],
                    [json.dumps(rincian) for rincian in catatan.values()],
                ],
            )
