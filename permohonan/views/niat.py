"""Refusals that another office is about to issue of what this one, or one in the province, publishes."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from permohonan.forms.uji import FormulirCatatanNiat
from permohonan.models import NiatTolak
from permohonan.niat import dengan_isi
from permohonan.perbuatan.niat_tolak import beri_catatan
from ppid.akses import petugas
from ppid.galat import AturanDilanggar
from ppid.peran import Peran
from ppid.views.bingkai import tampilkan, terkirim

TAMPIL = 100


@require_safe
@petugas(Peran.PPID, Peran.SUPERVISI)
def daftar(request: Any) -> HttpResponse:
    """Every notice that concerns this office, the latest first."""
    semua = NiatTolak.objects.untuk(request.user, at=request.at)
    konteks = {"niat": list(dengan_isi(semua)[:TAMPIL]), "total": semua.count()}
    return tampilkan(request, "permohonan/meja/daftar_niat.html", konteks)


@require_http_methods(["GET", "HEAD", "POST"])
@petugas(Peran.PPID, Peran.SUPERVISI)
def niat(request: Any, acuan: str) -> HttpResponse:
    """One notice. Others read office, ground, matter and their own item, and may leave a remark."""
    satu = dengan_isi(NiatTolak.objects.untuk(request.user, at=request.at)).filter(acuan=acuan).first()
    if satu is None:
        raise Http404
    sendiri = satu.permohonan.satker_id == request.satker.pk and Peran.PPID in request.peran
    isian = FormulirCatatanNiat(*terkirim(request))
    if isian.is_valid():
        try:
            beri_catatan(satu, **isian.cleaned_data, satker=request.satker, oleh=request.user, at=request.at)
        except AturanDilanggar as galat:
            isian.add_error(None, str(galat))
        else:
            messages.success(request, "Catatan Anda dikirim kepada PPID yang akan menolak.")
            return redirect("permohonan:niat", satu.acuan)
    semua = sendiri or Peran.SUPERVISI in request.peran
    konteks = {
        "niat": satu,
        "sendiri": sendiri,
        "formulir": isian,
        "serupa": [s for s in satu.serupa.all() if semua or s.informasi.satker_id == request.satker.pk],
        "catatan": [c for c in satu.catatan.all() if sendiri or c.satker_id == request.satker.pk],
    }
    return tampilkan(request, "permohonan/meja/niat.html", konteks, status=422 if isian.is_bound else 200)
