"""Letters of many cases for the printer, in one file."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods

from permohonan.cetak import banyak_menurut_jenis, surat_kasus, titip_cetak
from permohonan.forms.cetak import FormulirCetak
from permohonan.models import Himpunan, Permohonan
from ppid.akses import petugas
from ppid.galat import AturanDilanggar
from ppid.saring import sebaris
from ppid.views.bingkai import LAYANAN, tampilkan, terkirim


def _dipilih(request: Any) -> tuple[Any, str, bool]:
    """The cases that the address names, what they are called, and whether any were named."""
    kasus = Permohonan.objects.untuk(request.user, at=request.at).filter(satker=request.satker)
    if acuan := sebaris(request.GET.get("himpunan", "")):
        milik = Himpunan.objects.untuk(request.user, at=request.at).filter(satker=request.satker)
        himpunan = get_object_or_404(milik, acuan=acuan)
        return kasus.filter(keanggotaan__himpunan=himpunan), f"surat himpunan {himpunan.judul}", True
    if acuan_kasus := [sebaris(satu) for satu in request.GET.getlist("kasus")][:500]:
        kasus = kasus.filter(acuan__in=acuan_kasus)
        return kasus, f"surat {kasus.count()} permohonan", True
    return kasus, "surat", False


@require_http_methods(["GET", "HEAD", "POST"])
@petugas(*LAYANAN)
def cetak(request: Any) -> HttpResponse:
    """Choose kinds and day; a worker joins the letters in the order of the cases' numbers."""
    kasus, judul, disebut = _dipilih(request)
    bawaan = {} if disebut else {"tanggal": request.satker.hari_ini(request.at)}
    banyak = banyak_menurut_jenis(surat_kasus(kasus)) if disebut else None
    formulir = FormulirCetak(*terkirim(request)[:1], banyak=banyak, initial=bawaan)
    if formulir.is_valid():
        pada = formulir.cleaned_data["tanggal"]
        surat = surat_kasus(kasus, jenis=formulir.cleaned_data["jenis"], pada=pada)
        judul += f" {pada:%d-%m-%Y}" if pada else ""
        try:
            if not disebut and pada is None:
                raise AturanDilanggar("Isi tanggal suratnya, atau centang dulu permohonannya pada daftar.")
            tugas = titip_cetak(surat, judul=judul, satker=request.satker, oleh=request.user, at=request.at)
        except AturanDilanggar as galat:
            formulir.add_error(None, str(galat))
        else:
            return redirect("kemajuan", tugas.acuan)
    konteks = {"formulir": formulir, "judul": judul, "disebut": disebut}
    return tampilkan(request, "permohonan/himpunan/cetak.html", konteks, status=422 if formulir.is_bound else 200)
