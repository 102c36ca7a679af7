from django.db import models

from ppid.models.satker import Satker


class KunjunganHarian(models.Model):
    """How many public pages of an office were read on one day. Nobody's address, cookie or time of day is kept."""

    satker = models.ForeignKey(Satker, models.CASCADE, related_name="+")
    hari = models.DateField("hari")
    jumlah = models.PositiveIntegerField("jumlah", default=0)

    class Meta:
        verbose_name = "kunjungan harian"
        verbose_name_plural = "kunjungan harian"
        constraints = [models.UniqueConstraint(fields=["satker", "hari"], name="kunjungan_satu_per_hari")]

    def __str__(self) -> str:
        return f"{self.hari} {self.satker}: {self.jumlah}"
