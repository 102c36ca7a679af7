from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from ppid.akses import satker_dari_alamat
from ppid.buka import keterangan_buka, ringkas_jam
from ppid.formulir import formulir_kosong
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
    langkah = (
        LangkahWaktu.PEMBERITAHUAN,
        LangkahWaktu.PERPANJANGAN,
        LangkahWaktu.KEBERATAN,
        LangkahWaktu.TANGGAPAN_KEBERATAN,
    )
    return {satu.value: JangkaWaktu.objects.berlaku(satu, jalur=Jalur.UMUM, pada=pada) for satu in langkah}


@require_safe
def standar_layanan(request: Any, slug: str) -> HttpResponse:
    """Pledge, procedure, terms, costs and blank forms of one office."""
    satker = satker_dari_alamat(slug)
    hari_ini = satker.hari_ini(request.at)
    konteks = {
        "satker": satker,
        "jam": ringkas_jam(satker.jam_layanan.all()),
        "jangka": _jangka(hari_ini),
        "tarif": satker.tarif.berlaku(hari_ini),
    }
    return render(request, "ppid/standar_layanan.html", konteks)


@require_safe
def formulir(request: Any, slug: str, model: str) -> HttpResponse:
    """A blank form of the annex with the office's letterhead, to print and fill in by hand."""
    satker = satker_dari_alamat(slug)
    try:
        sidik, isi = formulir_kosong(model.upper(), satker=satker, at=request.at)
    except LookupError as galat:
        raise Http404 from galat
    jawaban = HttpResponse(isi, content_type="application/pdf")
    jawaban["Content-Disposition"] = content_disposition_header(True, f"{model}-{slug}.pdf") or "attachment"
    jawaban["ETag"] = f'"{sidik}"'
    patch_cache_control(jawaban, public=True, no_cache=True)
    return get_conditional_response(request, etag=jawaban["ETag"], response=jawaban) or jawaban
