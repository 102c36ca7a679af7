from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Case, F, Q, When

from permohonan.models.permohonan import Permohonan
from permohonan.putusan import PERLU_BUKTI, CaraSerah
from ppid.models import Berkas, Surat


class SuratPermohonan(models.Model):
    """A letter of one case."""

    permohonan = models.ForeignKey(Permohonan, models.PROTECT, related_name="surat")
    surat = models.OneToOneField(Surat, models.PROTECT, related_name="untuk_permohonan")

    class Meta:
        verbose_name = "surat permohonan"
        verbose_name_plural = "surat permohonan"
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.surat)


class PenyampaianQuerySet(models.QuerySet):
    def dengan_terhitung(self) -> Any:
        """Each with `terhitung_at`, from which a term of the addressee runs: the moment told where a third party's
        receipt or a photograph proves it, else the moment of recording. Nobody's days run out on a bare word."""
        terbukti = Q(bukti__isnull=False) | (Q(cara__in=PERLU_BUKTI) & ~Q(nomor_resi=""))
        return self.annotate(terhitung_at=Case(When(terbukti, then=F("at")), default=F("dicatat_at")))


class PenyampaianDasar(models.Model):
    """How something reached its addressee, with its evidence."""

    cara = models.CharField("cara", max_length=9, choices=CaraSerah)
    at = models.DateTimeField("disampaikan")
    # When somebody said so, which may be days later.
    dicatat_at = models.DateTimeField("dicatat")
    penerima = models.CharField("nama penerima", max_length=150, blank=True)
    nomor_resi = models.CharField("nomor resi", max_length=60, blank=True)
    bukti = models.ForeignKey(Berkas, models.PROTECT, null=True, related_name="+")
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects = PenyampaianQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["at", "pk"]


class Penyampaian(PenyampaianDasar):
    """How a letter or the information reached the applicant."""

    permohonan = models.ForeignKey(Permohonan, models.PROTECT, related_name="penyampaian")
    # Empty: the information itself was handed over.
    surat = models.ForeignKey(Surat, models.PROTECT, null=True, related_name="penyampaian")

    class Meta(PenyampaianDasar.Meta):
        verbose_name = "penyampaian"
        verbose_name_plural = "penyampaian"

    def __str__(self) -> str:
        return f"{self.permohonan} {self.get_cara_display()}"
