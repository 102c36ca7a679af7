from django.db import models

from keberatan.models.keberatan import Keberatan
from permohonan.models import Sifat
from permohonan.models.surat import PenyampaianDasar
from ppid.models import Berkas, Surat


class BerkasKeberatan(models.Model):
    """A file of one objection and what it is for."""

    keberatan = models.ForeignKey(Keberatan, models.PROTECT, related_name="berkas")
    berkas = models.OneToOneField(Berkas, models.PROTECT, related_name="+")
    sifat = models.CharField("sifat", max_length=12, choices=Sifat)

    class Meta:
        verbose_name = "berkas keberatan"
        verbose_name_plural = "berkas keberatan"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.get_sifat_display()}: {self.berkas}"


class SuratKeberatan(models.Model):
    """A letter of one objection."""

    keberatan = models.ForeignKey(Keberatan, models.PROTECT, related_name="surat")
    surat = models.OneToOneField(Surat, models.PROTECT, related_name="untuk_keberatan")

    class Meta:
        verbose_name = "surat keberatan"
        verbose_name_plural = "surat keberatan"
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.surat)


class PenyampaianKeberatan(PenyampaianDasar):
    """How a letter reached the objector."""

    keberatan = models.ForeignKey(Keberatan, models.PROTECT, related_name="penyampaian")
    surat = models.ForeignKey(Surat, models.PROTECT, related_name="+")

    class Meta(PenyampaianDasar.Meta):
        verbose_name = "penyampaian surat keberatan"
        verbose_name_plural = "penyampaian surat keberatan"

    def __str__(self) -> str:
        return f"{self.surat} {self.get_cara_display()}"
