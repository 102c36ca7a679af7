from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ppid.akses import satker_dari_alamat
from ppid.buka import keterangan_buka
from ppid.models import HariLibur, Jalur, JangkaWaktu, LangkahWaktu, Satker
from ppid.saring import sebaris

PALING_BANYAK = 50


@require_safe
def portal(request: HttpRequest) -> HttpResponse:
    """National portal: choose an office."""
    cari = sebaris(request.GET.get("q", ""))[:60]
    satker = Satker.objects.only("nama", "slug", "tingkat")
    if cari:
        lengkap = satker.select_related("induk").only("nama", "slug", "induk__nama", "induk__tingkat")
        hasil = list(lengkap.filter(nama__icontains=cari)[: PALING_BANYAK + 1])
        konteks = {"cari": cari, "hasil": hasil[:PALING_BANYAK], "terpotong": len(hasil) > PALING_BANYAK}
        return render(request, "ppid/portal.html", konteks)
    provinsi = satker.filter(tingkat__in=["pusat", "provinsi"])
    return render(request, "ppid/portal.html", {"cari": "", "provinsi": provinsi})


@require_safe
def beranda(request: HttpRequest, slug: str) -> HttpResponse:
    """Home of one office."""
    satker = satker_dari_alamat(slug)
    jam = list(satker.jam_layanan.all())
    kalender = HariLibur.objects.kalender(satker)
    konteks = {
        "satker": satker,
        "jam": jam,
        "buka": keterangan_buka(jam, kalender, satker.waktu_setempat(request.at)),
        "bawahan": satker.bawahan.only("nama", "slug"),
        "jangka": _jangka(satker.hari_ini(request.at)),
    }
    return render(request, "ppid/beranda.html", konteks)


def _jangka(pada: date) -> dict[str, JangkaWaktu]:
    """The periods that a citizen should know before asking."""
    langkah = (LangkahWaktu.PEMBERITAHUAN, LangkahWaktu.PERPANJANGAN, LangkahWaktu.KEBERATAN)
    return {satu.value: JangkaWaktu.objects.berlaku(satu, jalur=Jalur.UMUM, pada=pada) for satu in langkah}
