from datetime import datetime

from django.conf import settings
from django.db import models

from permohonan.models.permohonan import Permohonan
from ppid.models.berkas import kode_acak


class DisposisiQuerySet(models.QuerySet):
    def untuk(self, petugas, *, at: datetime) -> "DisposisiQuerySet":
        """Dispositions of cases that this officer may see."""
        return self.filter(permohonan__in=Permohonan.objects.untuk(petugas, at=at))

    def menunggu(self) -> "DisposisiQuerySet":
        return self.filter(dijawab_at=None)


class Disposisi(models.Model):
    """A case sent to one member of tim penghubung, with an internal date."""

    acuan = models.CharField(max_length=22, unique=True, default=kode_acak, editable=False)
    permohonan = models.ForeignKey(Permohonan, models.PROTECT, related_name="disposisi")
    kepada = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="disposisi")
    unit = models.CharField("unit kerja", max_length=120, blank=True)
    dari = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    instruksi = models.TextField("instruksi")
    batas = models.DateField("batas internal")
    dibuat_at = models.DateTimeField("diteruskan")
    jawaban = models.TextField("jawaban", blank=True)
    dijawab_at = models.DateTimeField("dijawab", null=True)

    objects = DisposisiQuerySet.as_manager()

    class Meta:
        verbose_name = "disposisi"
        verbose_name_plural = "disposisi"
        ordering = ["batas", "pk"]

    def __str__(self) -> str:
        return f"{self.permohonan} → {self.unit or self.kepada}"
