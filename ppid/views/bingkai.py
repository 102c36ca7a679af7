"""The frame around every officer's page."""

from typing import Any, TypeVar

from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.http import content_disposition_header

from ppid.models import Berkas
from ppid.peran import Peran

# Who reads contact data and letters of every case of the office.
LAYANAN = frozenset({Peran.DESK, Peran.PPID})
Jawaban = TypeVar("Jawaban", bound=HttpResponseBase)


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


def terkirim(request: Any) -> tuple[Any, ...]:
    """What a form is bound to: what was sent, nothing on a GET."""
    return (request.POST, request.FILES) if request.method == "POST" else ()


def lampiran(isi: bytes, *, nama: str, mime: str, unduh: bool = True) -> HttpResponse:
    """A private file, kept nowhere on its way."""
    return _pribadi(HttpResponse(isi, content_type=mime), nama=nama, unduh=unduh)


def aliran(berkas: Berkas, *, unduh: bool = True) -> FileResponse:
    """A stored private file, read while it is sent. Raises FileNotFoundError before anything is sent."""
    return _pribadi(FileResponse(berkas.buka(), content_type=berkas.mime), nama=berkas.nama, unduh=unduh)


def _pribadi(jawaban: Jawaban, *, nama: str, unduh: bool) -> Jawaban:
    jawaban["Content-Disposition"] = content_disposition_header(unduh, nama) or "attachment"
    jawaban["Cache-Control"] = "private, no-store"
    return jawaban
