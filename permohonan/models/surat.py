from django.conf import settings
from django.db import models

from permohonan.models.permohonan import Permohonan
from permohonan.putusan import CaraSerah
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


class PenyampaianDasar(models.Model):
    """How something reached its addressee, with its evidence."""

    cara = models.CharField("cara", max_length=9, choices=CaraSerah)
    at = models.DateTimeField("disampaikan")
    penerima = models.CharField("nama penerima", max_length=150, blank=True)
    nomor_resi = models.CharField("nomor resi", max_length=60, blank=True)
    bukti = models.ForeignKey(Berkas, models.PROTECT, null=True, related_name="+")
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

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
