from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from laporan.wilayah import baris_wilayah
from permohonan.niat import niat_masuk
from ppid.akses import petugas
from ppid.models import TahunLibur
from ppid.peran import Peran
from ppid.views.bingkai import tampilkan


@require_safe
@petugas(Peran.SUPERVISI)
def wilayah(request: Any) -> HttpResponse:
    """Unopened, overdue and disputed of every office below; numbers only."""
    baris = baris_wilayah(request.user, at=request.at)
    tahun = TahunLibur.objects.belum_dimuat(request.satker.hari_ini(request.at))
    konteks = {"baris": baris, "total": len(baris), "merah": sum(b.merah for b in baris), "tahun_belum": tahun}
    konteks["niat"] = niat_masuk(request.user, satker=request.satker, at=request.at)
    return tampilkan(request, "laporan/meja/wilayah.html", konteks)
