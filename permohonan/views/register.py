"""The register of requests, Model PPID-C, on the screen and on paper."""

from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from permohonan.forms.register import TERBARU, FormulirSaring
from permohonan.models import Permohonan
from permohonan.models.permohonan import PermohonanQuerySet
from permohonan.register import BATAS_HITUNG, halaman, jumlah, saring
from ppid.akses import petugas
from ppid.berkas_register import JENIS
from ppid.medan import ribuan
from ppid.peran import Peran
from ppid.views.bingkai import tampilkan


@require_safe
@petugas(Peran.DESK, Peran.PPID, Peran.ATASAN)
def register(request: Any) -> HttpResponse:
    formulir = FormulirSaring(request.GET, satker=request.satker, at=request.at)
    isian = formulir.isian()
    letak = {nama: isian.pop(nama) or "" for nama in ("sesudah", "sebelum")}
    terbaru = isian.pop("urut") == TERBARU
    semua = Permohonan.objects.untuk(request.user, at=request.at)
    permohonan = saring(semua, satker=request.satker, **isian | {"teks": isian["teks"] or ""})
    konteks = {
        "formulir": formulir,
        "halaman": halaman(permohonan, satker=request.satker, terbaru=terbaru, **letak),
        "tersaring": any(isian.values()),
        "saringan": _saringan(request),
        "saringan_isi": [(nama, request.GET.get(nama, "")) for nama in ("tahun", "bulan", "teks")],
        "bentuk_ekspor": [(nama, label) for nama, (label, _) in JENIS.items()],
    }
    return tampilkan(request, "permohonan/register.html", konteks | _jumlah(permohonan))


def _saringan(request: Any) -> str:
    """The filters as an address, without the place in the pages."""
    alamat = request.GET.copy()
    for kunci in ("sesudah", "sebelum"):
        alamat.pop(kunci, None)
    return alamat.urlencode()


def _jumlah(permohonan: PermohonanQuerySet) -> dict[str, Any]:
    total = jumlah(permohonan)
    if total > BATAS_HITUNG:
        return {"total": f"{BATAS_HITUNG}+", "banyaknya": f"Lebih dari {ribuan(BATAS_HITUNG)}"}
    return {"total": total, "banyaknya": ribuan(total)}
