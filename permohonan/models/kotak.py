from django.conf import settings
from django.db import models

from permohonan.putusan import Kanal
from ppid.models import Satker

# Where requests also arrive, and nothing rings: somebody must look every morning.
KOTAK = (Kanal.EPPID, Kanal.EMAIL, Kanal.WHATSAPP, Kanal.KOTAK)


class PeriksaKotak(models.Model):
    """Somebody looked into one of the other inboxes on that day."""

    satker = models.ForeignKey(Satker, models.PROTECT, related_name="+")
    kotak = models.CharField("kotak", max_length=9, choices=[(k.value, k.label) for k in KOTAK])
    pada = models.DateField("hari")
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField("saat")

    class Meta:
        verbose_name = "pemeriksaan kotak masuk"
        verbose_name_plural = "pemeriksaan kotak masuk"
        constraints = [models.UniqueConstraint(fields=["satker", "kotak", "pada"], name="kotak_diperiksa_sekali")]

    def __str__(self) -> str:
        return f"{self.get_kotak_display()} {self.pada}"
