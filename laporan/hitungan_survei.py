"""The survey's figures as one query over the answers, for any set of offices and any span of days."""

from collections.abc import Iterable

from django.db.models import Count, F, Sum

from laporan.models import UNSUR, JawabanSurvei
from laporan.periode import Periode
from laporan.skm import HasilSkm, hitung


def rekap_survei(kantor: Iterable[int], periode: Periode) -> HasilSkm:
    """Answers filled in on the days of the period, on each office's own clock; `kantor` are their keys."""
    jumlah_nilai = sum((F(unsur) for unsur in UNSUR[1:]), start=F(UNSUR[0]))
    hasil = JawabanSurvei.objects.filter(
        satker__in=list(kantor), hari__gte=periode.awal, hari__lte=periode.akhir
    ).aggregate(n=Count("pk"), kuadrat=Sum(jumlah_nilai * jumlah_nilai), **{unsur: Sum(unsur) for unsur in UNSUR})
    return hitung(hasil["n"], [hasil[unsur] or 0 for unsur in UNSUR], hasil["kuadrat"] or 0)
