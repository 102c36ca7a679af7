"""The office's answer texts: what it says again and again, kept in one place."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from permohonan.forms.teks_jawaban import FormulirTeks
from permohonan.models import TeksJawaban
from permohonan.perbuatan.penyimpanan_teks import buang_teks, simpan_teks, ubah_teks
from ppid.akses import petugas
from ppid.galat import AturanDilanggar
from ppid.views.bingkai import LAYANAN, tampilkan, terkirim


def _cari(request: Any, acuan: str) -> TeksJawaban:
    """A text of this office that was not dropped. Raises Http404."""
    milik = TeksJawaban.objects.untuk(request.user, at=request.at).filter(satker=request.satker).berlaku()
    return get_object_or_404(milik.select_related("informasi", "diubah_oleh"), acuan=acuan)


@require_safe
@petugas(*LAYANAN)
def daftar(request: Any) -> HttpResponse:
    semua = TeksJawaban.objects.untuk(request.user, at=request.at).filter(satker=request.satker).berlaku()
    baris = list(semua.select_related("informasi", "diubah_oleh"))
    return tampilkan(request, "permohonan/teks/daftar.html", {"baris": baris, "total": len(baris)})


@require_http_methods(["GET", "HEAD", "POST"])
@petugas(*LAYANAN)
def tulis(request: Any, acuan: str = "") -> HttpResponse:
    """A new text, or one that is changed."""
    teks = _cari(request, acuan) if acuan else None
    formulir = FormulirTeks(*terkirim(request)[:1], satker=request.satker, teks=teks)
    if formulir.is_valid():
        siapa = {"oleh": request.user, "at": request.at}
        try:
            if teks is None:
                teks = simpan_teks(formulir.isi_teks(), satker=request.satker, **siapa)
            else:
                ubah_teks(teks, formulir.isi_teks(), dibaca_at=formulir.cleaned_data["dibaca_at"], **siapa)
        except AturanDilanggar as galat:
            formulir.add_error(None, str(galat))
        else:
            messages.success(request, f"Teks “{formulir.cleaned_data['judul']}” disimpan.")
            return redirect("permohonan:daftar_teks")
    konteks = {"formulir": formulir, "teks": teks}
    return tampilkan(request, "permohonan/teks/tulis.html", konteks, status=422 if formulir.is_bound else 200)


@require_POST
@petugas(*LAYANAN)
def buang(request: Any, acuan: str) -> HttpResponse:
    """No longer offered; kept."""
    teks = _cari(request, acuan)
    try:
        buang_teks(teks, oleh=request.user, at=request.at)
    except AturanDilanggar as galat:
        messages.error(request, str(galat))
    else:
        messages.success(request, f"Teks “{teks.judul}” dibuang: tidak ditawarkan lagi.")
    return redirect("permohonan:daftar_teks")
