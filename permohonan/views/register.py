"""The register of requests, Model PPID-C, on the screen and on paper."""

from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from permohonan.forms.medan import ribuan
from permohonan.forms.register import TERBARU, FormulirSaring
from permohonan.models import Permohonan
from permohonan.register import BATAS_HITUNG, halaman, jumlah, saring
from permohonan.views.bingkai import tampilkan
from ppid.akses import petugas
from ppid.peran import Peran


@require_safe
@petugas(Peran.DESK, Peran.PPID, Peran.ATASAN)
def register(request: Any) -> HttpResponse:
    formulir = FormulirSaring(request.GET, satker=request.satker, at=request.at)
    isian = formulir.isian()
    terbaru, sesudah, sebelum = isian.pop("urut") == TERBARU, isian.pop("sesudah") or "", isian.pop("sebelum") or ""
    permohonan = saring(
        Permohonan.objects.untuk(request.user, at=request.at),
        satker=request.satker,
        tahun=isian["tahun"],
        bulan=isian["bulan"],
        teks=isian["teks"] or "",
    )
    hasil = halaman(permohonan, satker=request.satker, terbaru=terbaru, sesudah=sesudah, sebelum=sebelum)
    total, tersaring = jumlah(permohonan), any(isian.values())
    alamat = request.GET.copy()
    for kunci in ("sesudah", "sebelum"):
        alamat.pop(kunci, None)
    return tampilkan(
        request,
        "permohonan/register.html",
        {
            "formulir": formulir,
            "halaman": hasil,
            "tersaring": tersaring,
            "saringan": alamat.urlencode(),
            "total": total if total <= BATAS_HITUNG else f"{BATAS_HITUNG}+",
            "banyaknya": ribuan(total) if total <= BATAS_HITUNG else f"Lebih dari {ribuan(BATAS_HITUNG)}",
        },
    )
