"""The survey's page: whoever holds the link answers once, without login or session."""

from contextlib import suppress
from datetime import timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from laporan.forms.survei import FormulirSurvei
from laporan.perbuatan.pengisian_survei import isi_survei
from laporan.survei import cari
from permohonan.models import Permohonan
from permohonan.views.tertunda import TAK_TERTULIS, simpan_tulisan, tertunda
from ppid.galat import AturanDilanggar
from ppid.models import Pembatas

SEJAM = timedelta(hours=1)
TAK_LENGKAP_PER_KASUS = 30


def _halaman(
    request: HttpRequest, kasus: Permohonan, form: FormulirSurvei, *, status: int = 200, **lain: Any
) -> HttpResponse:
    # Nothing of the case but its number: whoever finds the paper must not learn who asked for what.
    konteks = {"satker": kasus.satker, "nomor": kasus.nomor, "kunci": kasus.acuan, "form": form}
    return render(request, "laporan/publik/survei.html", konteks | lain, status=status)


def _terlalu_sering(request: Any, kasus: Permohonan) -> bool:
    """Asked of incomplete forms only: a complete one is never turned away, for the database takes one for each case."""
    kunci = f"survei:{kasus.acuan}"
    return Pembatas.objects.catat(kunci, at=request.at, jendela=SEJAM) > TAK_LENGKAP_PER_KASUS


def _isi(request: HttpRequest, kasus: Permohonan, form: FormulirSurvei) -> HttpResponse:
    if not form.is_valid():
        return _halaman(request, kasus, form, status=429 if _terlalu_sering(request, kasus) else 422)
    # Who comes second reads on the same page that it was answered.
    with suppress(AturanDilanggar):
        isi_survei(kasus, **form.isian(), at=request.at)
    jawaban = redirect(request.path)
    jawaban.status_code = 303
    return jawaban


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@simpan_tulisan
def survei(request: HttpRequest, slug: str, kode: str) -> HttpResponse:
    """Nine questions and a remark; afterwards the same address says thank you."""
    kasus = cari(slug, kode)
    if kasus is None:
        raise Http404
    if request.method != "POST":
        return _halaman(request, kasus, FormulirSurvei(), sudah=hasattr(kasus, "jawaban_survei"))
    form = FormulirSurvei(request.POST)
    try:
        return _isi(request, kasus, form)
    except TAK_TERTULIS:
        return tertunda(request, _halaman(request, kasus, form, tertunda=True))
