"""The frame around every officer's page."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header

from permohonan.models import Permohonan
from ppid.peran import Peran

# Who reads contact data and letters of every case of the office.
LAYANAN = frozenset({Peran.DESK, Peran.PPID})


def tampilkan(request: Any, templat: str, konteks: dict[str, Any] | None = None, *, status: int = 200) -> HttpResponse:
    """A page inside the officer's frame: office, other offices, roles. Nothing of it is kept by a cache."""
    bingkai = {
        "satker": request.satker,
        "satker_lain": [kantor for kantor in request.satker_lain if kantor != request.satker],
        "peran": request.peran,
        "layanan": not request.peran.isdisjoint(LAYANAN),
        "hari_ini": request.satker.hari_ini(request.at),
    }
    jawaban = render(request, templat, bingkai | (konteks or {}), status=status)
    jawaban["Cache-Control"] = "private, no-store"
    return jawaban


def cari_kasus(request: Any, acuan: str) -> Permohonan:
    """The case, if this officer may see it. Raises Http404."""
    baris = Permohonan.objects.untuk(request.user, at=request.at).select_related("satker", "pemohon", "jangka")
    try:
        return baris.get(acuan=acuan)
    except Permohonan.DoesNotExist as galat:
        raise Http404 from galat


def terkirim(request: Any) -> tuple[Any, ...]:
    """What a form is bound to: what was sent, nothing on a GET."""
    return (request.POST, request.FILES) if request.method == "POST" else ()


def lampiran(isi: bytes, *, nama: str, mime: str, unduh: bool = True) -> HttpResponse:
    """A private file, kept nowhere on its way."""
    jawaban = HttpResponse(isi, content_type=mime)
    jawaban["Content-Disposition"] = content_disposition_header(unduh, nama) or "attachment"
    jawaban["Cache-Control"] = "private, no-store"
    return jawaban
