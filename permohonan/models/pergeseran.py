from django.db import models
from django.db.models import Q

from permohonan.models.permohonan import Permohonan
from ppid.models import Usul


class Pergeseran(models.Model):
    """A due date that moved because calendar or rules changed, and whether both sides were told."""

    permohonan = models.ForeignKey(Permohonan, models.PROTECT, related_name="pergeseran")
    usul = models.ForeignKey(Usul, models.PROTECT, related_name="pergeseran")
    sebelum = models.DateField("semula")
    sesudah = models.DateField("menjadi")
    diberitahukan_at = models.DateTimeField("diberitahukan", null=True)

    class Meta:
        verbose_name = "pergeseran tenggat"
        verbose_name_plural = "pergeseran tenggat"
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["usul", "permohonan"], name="pergeseran_satu_per_usul")]
        indexes = [models.Index(fields=["id"], condition=Q(diberitahukan_at=None), name="pergeseran_belum_dikabarkan")]

    def __str__(self) -> str:
        return f"{self.permohonan}: {self.sebelum} → {self.sesudah}"
