from django.conf import settings
from django.db import models

from permohonan.models.permohonan import Permohonan


class Pesan(models.Model):
    """One message between applicant and desk, kept with the case."""

    permohonan = models.ForeignKey(Permohonan, models.PROTECT, related_name="pesan")
    # Empty: written by the applicant.
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    teks = models.TextField("pesan")
    at = models.DateTimeField("dikirim")
    # Tells what an officer's act has done; it answers no question that the applicant asked.
    pemberitahuan = models.BooleanField(default=False)

    class Meta:
        verbose_name = "pesan"
        verbose_name_plural = "pesan"
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.permohonan} {self.at:%Y-%m-%d %H:%M}"
