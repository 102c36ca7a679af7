"""Who is asked how the service was: closed cases are found by what they lack, so a missed round is caught up."""

from datetime import datetime, timedelta

from django.db import transaction

from laporan.models import UndanganSurvei
from permohonan.alur import DITUTUP, Status
from permohonan.kabar import kabarkan_pemohon
from permohonan.models import Asal, Permohonan

SEKALI_UNDANG = 200
# Whoever was served longer ago than this is no longer asked.
MASIH_INGAT = timedelta(days=90)


def undang(*, at: datetime) -> int:
    """Ask the applicants of closed cases, once each; returns how many cases are settled. Call until 0.

    Who has no e-mail, or answered already from the code on the receipt, is settled without a mail.
    """
    with transaction.atomic():
        kasus = list(
            Permohonan.objects.filter(
                status__in=DITUTUP - {Status.DICABUT},
                ditutup_at__gt=at - MASIH_INGAT,
                ditutup_at__lte=at,
                undangan_survei=None,
            )
            .exclude(asal=Asal.IMPOR)
            .exclude(putusan="")
            .select_related("satker", "pemohon", "jawaban_survei")
            .select_for_update(of=("self",), skip_locked=True)
            .order_by("ditutup_at", "pk")[:SEKALI_UNDANG]
        )
        for satu in kasus:
            if not hasattr(satu, "jawaban_survei"):
                kabarkan_pemohon(satu, "survei", satu.pk, at=at, wajib=False, lewat_meja=False)
        # A worker whose view of the table is a moment old finds the row here already, as its mail by the same key.
        UndanganSurvei.objects.bulk_create(
            [UndanganSurvei(permohonan=satu, at=at) for satu in kasus], ignore_conflicts=True
        )
    return len(kasus)
