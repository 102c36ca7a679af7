"""The office's list of cases: words, state, and pages by key."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from permohonan.models.permohonan import PermohonanQuerySet

SEHALAMAN = 50


@dataclass(frozen=True, slots=True)
class Halaman:
    """One page of a list, and the keys of its neighbours (empty: there is none)."""

    baris: list[Any]
    sebelum: str
    sesudah: str


def saring(baris: PermohonanQuerySet, *, q: str, keadaan: str) -> PermohonanQuerySet:
    """Cases in that state that carry every word in their number, name or text."""
    if keadaan:
        baris = baris.filter(status=keadaan)
    for kata in q.split()[:5]:
        baris = baris.filter(
            Q(nomor__icontains=kata)
            | Q(nomor_asal__icontains=kata)
            | Q(pemohon__nama__icontains=kata)
            | Q(rincian_informasi__icontains=kata)
        )
    return baris


def _dari(
    baris: PermohonanQuerySet, acuan: str, *, terlihat: PermohonanQuerySet, lebih_lama: bool
) -> PermohonanQuerySet:
    kunci = terlihat.filter(acuan=acuan).values_list("diterima_at", "pk").first()
    if kunci is None:
        return baris
    at, pk = kunci
    if lebih_lama:
        return baris.filter(Q(diterima_at__lt=at) | Q(diterima_at=at, pk__lt=pk))
    return baris.filter(Q(diterima_at__gt=at) | Q(diterima_at=at, pk__gt=pk))


def sehalaman(
    baris: PermohonanQuerySet, *, terlihat: PermohonanQuerySet, sesudah: str = "", sebelum: str = ""
) -> Halaman:
    """The page that follows (or precedes) the case of that key, newest first.

    A key that is not among what this officer may see (`terlihat`) is like none.
    """
    baris = baris.select_related("pemohon").defer("tujuan_penggunaan", "kode_tersandi")
    if sebelum:
        urut = list(
            _dari(baris, sebelum, terlihat=terlihat, lebih_lama=False).order_by("diterima_at", "pk")[: SEHALAMAN + 1]
        )
        isi = urut[:SEHALAMAN][::-1]
        return Halaman(isi, isi[0].acuan if len(urut) > SEHALAMAN else "", isi[-1].acuan if isi else "")
    if sesudah:
        baris = _dari(baris, sesudah, terlihat=terlihat, lebih_lama=True)
    urut = list(baris.order_by("-diterima_at", "-pk")[: SEHALAMAN + 1])
    isi = urut[:SEHALAMAN]
    return Halaman(isi, isi[0].acuan if sesudah and isi else "", isi[-1].acuan if len(urut) > SEHALAMAN else "")
