from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from permohonan.papan import TAB, berjalan
from permohonan.waktu_meja import sepekan
from ppid.akses import petugas
from ppid.models import HariLibur
from ppid.peran import Peran
from ppid.views.bingkai import tampilkan

SEHALAMAN = 100


@require_safe
@petugas(Peran.PPID)
def papan(request: Any) -> HttpResponse:
    """All running cases by what is left of the term."""
    kalender = HariLibur.objects.kalender(request.satker)
    semua = berjalan(request.user, satker=request.satker, kalender=kalender, at=request.at)
    pilihan = request.GET.get("tab") if request.GET.get("tab") in TAB else next(iter(TAB))
    tab = [(nama, judul, sum(map(saring, semua)), nama == pilihan) for nama, (judul, saring) in TAB.items()]
    baris = list(filter(TAB[pilihan][1], semua))
    sesudah = request.GET.get("sesudah", "")
    mulai = next((n for n, satu in enumerate(baris, 1) if satu.kasus.acuan == sesudah), 0)
    konteks = {"tab": tab, "pilihan": pilihan, "baris": baris[mulai : mulai + SEHALAMAN], "total": len(baris)}
    konteks["sepekan"] = list(sepekan(request.satker, at=request.at))
    konteks["lanjut"] = baris[mulai + SEHALAMAN - 1].kasus.acuan if len(baris) > mulai + SEHALAMAN else ""
    return tampilkan(request, "permohonan/meja/papan.html", konteks)
