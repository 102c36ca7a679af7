from django.conf import settings
from django.db import models

from permohonan.models.permohonan import Permohonan
from permohonan.putusan import SebabTerlambat
from ppid.models import LangkahWaktu


class Keterlambatan(models.Model):
    """Why a term of a case went by: recorded by who let it, read by the report."""

    permohonan = models.ForeignKey(Permohonan, models.PROTECT, related_name="keterlambatan")
    langkah = models.CharField("langkah", max_length=20, choices=LangkahWaktu)
    batas = models.DateField("batas yang lewat")
    sebab = models.CharField("sebab", max_length=16, choices=SebabTerlambat)
    uraian = models.TextField("uraian")
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField("dicatat")

    class Meta:
        verbose_name = "keterlambatan"
        verbose_name_plural = "keterlambatan"
        ordering = ["at", "pk"]
        constraints = [models.UniqueConstraint(fields=["permohonan", "langkah"], name="keterlambatan_satu_per_langkah")]

    def __str__(self) -> str:
        return f"{self.permohonan}: {self.get_sebab_display()}"
