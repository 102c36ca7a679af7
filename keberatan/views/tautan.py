"""The panel's read-only page: whoever has the address reads one version of one bundle, for a while."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from keberatan.models import Bukaan, BukaanTautan, TautanSidang
from keberatan.perbuatan.penyusunan_berkas import sidik_tautan
from ppid.views.bingkai import aliran


def _tautan(request: Any, kunci: str, isi: Bukaan) -> TautanSidang:
    """The link with that key while it is good; its opening is written down. Raises Http404."""
    baris = TautanSidang.objects.berlaku(request.at).select_related(
        "berkas_sidang__pdf", "berkas_sidang__asli", "berkas_sidang__sengketa__satker"
    )
    satu = baris.filter(sidik=sidik_tautan(kunci)).first()
    if satu is None:
        raise Http404
    if request.method == "GET":
        BukaanTautan.objects.create(tautan=satu, at=request.at, isi=isi)
    return satu


@never_cache
@require_safe
def halaman(request: Any, kunci: str) -> HttpResponse:
    """What there is to read, and until when."""
    satu = _tautan(request, kunci, Bukaan.HALAMAN)
    konteks = {
        "tautan": satu,
        "versi": satu.berkas_sidang,
        "satker": satu.berkas_sidang.sengketa.satker,
        "kunci": kunci,
    }
    jawaban = render(request, "keberatan/sidang/tautan.html", konteks)
    jawaban["Referrer-Policy"] = "no-referrer"
    return jawaban


@never_cache
@require_safe
def pdf(request: Any, kunci: str) -> Any:
    return aliran(_tautan(request, kunci, Bukaan.PDF).berkas_sidang.pdf)


@never_cache
@require_safe
def asli(request: Any, kunci: str) -> Any:
    return aliran(_tautan(request, kunci, Bukaan.ZIP).berkas_sidang.asli)
