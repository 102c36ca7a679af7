"""What anybody reads of an office's service: live statistics with small cells hidden, and its published reports."""

from datetime import date
from typing import Any

from django.db.models import Sum
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from laporan.cetak import BENTUK
from laporan.models import Laporan, UnduhanLaporan
from laporan.periode import Periode, tahun
from laporan.rekap import hitung_cepat
from laporan.statistik import TAMPIL, statistik_publik, tabel_publik
from laporan.views.angka import gambar_svg
from laporan.views.laporan import berkas_terbit
from ppid.akses import satker_dari_alamat
from ppid.pembaca import orang
from ppid.views.bingkai import lampiran

TAHUN_TAMPIL = 5


def _tahun(request: Any, hari_ini: date) -> Periode:
    """The year that is asked for, this one otherwise.

    Whole years only: the difference of two spans that end a day apart would be somebody.
    """
    diminta = request.GET.get("masa", "")
    lalu = {f"{hari_ini.year - n}": hari_ini.year - n for n in range(TAHUN_TAMPIL)}
    return tahun(date(lalu.get(diminta, hari_ini.year), 1, 1))


@require_safe
def statistik(request: Any, slug: str) -> HttpResponse:
    """The figures of a year as they stand now."""
    satker = satker_dari_alamat(slug)
    hari_ini = satker.hari_ini(request.at)
    periode = _tahun(request, hari_ini)
    konteks = {
        "satker": satker,
        "periode": periode,
        "isi": statistik_publik(satker, periode, at=request.at),
        "tahun": [tahun(date(hari_ini.year - n, 1, 1)) for n in range(TAHUN_TAMPIL)],
    }
    return render(request, "laporan/publik/statistik.html", konteks)


@require_safe
def gambar_statistik(request: Any, slug: str, kunci: str) -> HttpResponse:
    """A chart of the public figures, from the very table beside it."""
    if kunci not in TAMPIL:
        raise Http404
    satker = satker_dari_alamat(slug)
    periode = _tahun(request, satker.hari_ini(request.at))
    return gambar_svg(tabel_publik(hitung_cepat([satker], periode, at=request.at), kunci))


@require_safe
def daftar(request: Any, slug: str) -> HttpResponse:
    """Every published report of the office with its forms."""
    satker = satker_dari_alamat(slug)
    terbit = Laporan.objects.filter(satker=satker).terbit().annotate(diunduh=Sum("unduhan__jumlah", default=0))
    # A report of which a corrected version is out still stands there, named as replaced.
    baris = list(terbit.defer("beku"))
    terakhir: dict[tuple[date, date], int] = {}
    for satu in baris:
        terakhir[satu.awal, satu.akhir] = max(satu.versi, terakhir.get((satu.awal, satu.akhir), 0))
    konteks = {
        "satker": satker,
        "baris": [(satu, satu.versi < terakhir[satu.awal, satu.akhir]) for satu in baris],
        "bentuk": [(nama, label) for nama, (label, _) in BENTUK.items()],
    }
    return render(request, "laporan/publik/daftar.html", konteks)


@require_safe
def unduh(request: Any, slug: str, acuan: str, bentuk: str) -> HttpResponse:
    """A published report; counted per day, without a trace of who came."""
    terbit = Laporan.objects.terbit().select_related("satker", "surat").defer("beku")
    satu = get_object_or_404(terbit, satker__slug=slug, acuan=acuan)
    if bentuk not in BENTUK:
        raise Http404
    isi, nama = berkas_terbit(satu, bentuk, at=request.at)
    if orang(request):
        UnduhanLaporan.objects.hitung(satu, bentuk, hari=satu.satker.hari_ini(request.at))
    jawaban = lampiran(isi, nama=nama, mime=BENTUK[bentuk][1], unduh=bentuk == "xlsx")
    del jawaban["Cache-Control"]
    patch_cache_control(jawaban, public=True, no_cache=True)
    return jawaban
