"""The survey's figures as one query over the answers, for any set of offices and any span of days."""

from collections.abc import Iterable

from django.db.models import Count, F, Sum

from laporan.models import UNSUR, JawabanSurvei
from laporan.periode import Periode
from laporan.skm import HasilSkm, hitung
from ppid.models import Satker

# With fewer answers a remark would say whose it is.
SARAN_SEJAK = 5


def rekap_survei(kantor: Iterable[int], periode: Periode) -> HasilSkm:
    """Answers filled in on the days of the period, on each office's own clock; `kantor` are their keys."""
    jumlah_nilai = sum((F(unsur) for unsur in UNSUR[1:]), start=F(UNSUR[0]))
    hasil = JawabanSurvei.objects.filter(
        satker__in=list(kantor), hari__gte=periode.awal, hari__lte=periode.akhir
    ).aggregate(n=Count("pk"), kuadrat=Sum(jumlah_nilai * jumlah_nilai), **{unsur: Sum(unsur) for unsur in UNSUR})
    return hitung(hasil["n"], [hasil[unsur] or 0 for unsur in UNSUR], hasil["kuadrat"] or 0)


def saran(satker: Satker, periode: Periode) -> list[str]:
    """What people wrote beside their answers, in no order of time and without their cases; nothing of a few."""
    jawaban = JawabanSurvei.objects.filter(satker=satker, hari__range=(periode.awal, periode.akhir))
    if jawaban.count() < SARAN_SEJAK:
        return []
    return sorted(jawaban.exclude(catatan="").values_list("catatan", flat=True))
