from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_safe

from permohonan.forms.tindakan import FormulirJawabDisposisi
from permohonan.models import Sifat
from permohonan.papan import disposisi_bagi, kotak_disposisi
from permohonan.perbuatan.disposisi import jawab_disposisi
from ppid.akses import petugas
from ppid.galat import AturanDilanggar
from ppid.models import HariLibur
from ppid.peran import Peran
from ppid.views.bingkai import tampilkan, terkirim

PENJAWAB = (Peran.PENGHUBUNG, Peran.PPID)


@require_safe
@petugas(*PENJAWAB)
def kotak(request: Any) -> HttpResponse:
    """Open dispositions by internal date: one's own; for the PPID all of the office."""
    kalender = HariLibur.objects.kalender(request.satker)
    baris = kotak_disposisi(request.user, peran=request.peran, satker=request.satker, kalender=kalender, at=request.at)
    return tampilkan(request, "permohonan/meja/disposisi.html", {"baris": baris, "total": len(baris)})


@require_http_methods(["GET", "HEAD", "POST"])
@petugas(*PENJAWAB)
def jawab(request: Any, acuan: str) -> HttpResponse:
    """Answer one disposition, with documents."""
    disposisi = get_object_or_404(disposisi_bagi(request.user, peran=request.peran, at=request.at), acuan=acuan)
    kasus = disposisi.permohonan
    isian = FormulirJawabDisposisi(*terkirim(request), kasus=kasus, at=request.at)
    if isian.is_valid():
        try:
            jawab_disposisi(disposisi, **isian.cleaned_data, oleh=request.user, at=request.at)
        except AturanDilanggar as galat:
            isian.add_error(None, str(galat))
        else:
            messages.success(request, f"Jawaban untuk {kasus.nomor} terkirim.")
            return redirect("permohonan:disposisi")
    berkas = kasus.berkas.filter(sifat=Sifat.JAWABAN_UNIT).select_related("berkas")
    konteks = {"kasus": kasus, "disposisi": disposisi, "formulir": isian, "berkas": berkas}
    return tampilkan(request, "permohonan/meja/jawab_disposisi.html", konteks, status=422 if isian.is_bound else 200)
