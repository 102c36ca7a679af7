"""Long jobs of an officer: how far they are, and what came of them."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST, require_safe

from ppid.akses import petugas
from ppid.models import PekerjaanLatar
from ppid.pekerjaan_latar import UMUR, minta_batal
from ppid.peran import Peran
from ppid.views.bingkai import aliran, tampilkan

TAMPIL = 50


def _milik(request: Any) -> Any:
    baris = PekerjaanLatar.objects.milik(request.user, request.satker)
    return baris.filter(dibuat_at__gt=request.at - UMUR).select_related("berkas")


@require_safe
@petugas()
def daftar(request: Any) -> HttpResponse:
    """One's own jobs of the last days, newest first."""
    baris = list(_milik(request)[:TAMPIL])
    return tampilkan(request, "ppid/pekerjaan.html", {"baris": baris, "total": len(baris)})


@require_safe
@petugas()
def kemajuan(request: Any, acuan: str) -> HttpResponse:
    """One job; the page asks again by itself until it is done."""
    return tampilkan(request, "ppid/kemajuan.html", {"tugas": get_object_or_404(_milik(request), acuan=acuan)})


@require_safe
@petugas(Peran.DESK, Peran.PENGHUBUNG, Peran.PPID, Peran.ATASAN, Peran.PERTIMBANGAN, Peran.PEMBINA)
def unduh(request: Any, acuan: str) -> Any:
    """What came of it."""
    tugas = get_object_or_404(_milik(request), acuan=acuan)
    if tugas.berkas is None:
        raise Http404
    return aliran(tugas.berkas)


@require_POST
@petugas()
def batalkan(request: Any, acuan: str) -> HttpResponse:
    tugas = get_object_or_404(_milik(request), acuan=acuan)
    minta_batal(tugas, at=request.at)
    messages.info(request, "Pekerjaan dihentikan.")
    return redirect("pekerjaan")
