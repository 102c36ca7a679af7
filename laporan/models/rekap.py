from django.db import models

from ppid.models import Satker


class Rekap(models.Model):
    """One number of one office and month, as the base query gave it: what the nation's figures are added from."""

    satker = models.ForeignKey(Satker, models.CASCADE, related_name="+")
    # "2024-03"; people, who are not the sum of their months, also for "2024-Q1" and "2024".
    masa = models.CharField(max_length=7)
    dimensi = models.CharField(max_length=32)
    nilai = models.CharField(max_length=32)
    jumlah = models.PositiveIntegerField()

    class Meta:
        verbose_name = "rekapitulasi"
        verbose_name_plural = "rekapitulasi"
        constraints = [models.UniqueConstraint(fields=["masa", "satker", "dimensi", "nilai"], name="rekap_tunggal")]

    def __str__(self) -> str:
        return f"{self.satker_id} {self.masa} {self.dimensi}={self.nilai}: {self.jumlah}"


class RekapUsang(models.Model):
    """An office and month in which something changed since it was added up. Written by database triggers only."""

    satker = models.ForeignKey(Satker, models.CASCADE, related_name="+")
    bulan = models.DateField()

    class Meta:
        verbose_name = "rekapitulasi usang"
        verbose_name_plural = "rekapitulasi usang"

    def __str__(self) -> str:
        return f"{self.satker_id} {self.bulan:%Y-%m}"


class PeriksaRekap(models.Model):
    """One nightly comparison of the added-up figures with the register itself."""

    at = models.DateTimeField("diperiksa")
    bulan = models.PositiveIntegerField("kantor-bulan diperiksa")
    berbeda = models.PositiveIntegerField("kantor-bulan berbeda")
    # The first of them, as "3517 2024-03".
    contoh = models.JSONField(default=list)

    class Meta:
        verbose_name = "pemeriksaan rekapitulasi"
        verbose_name_plural = "pemeriksaan rekapitulasi"
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d}: {self.berbeda} berbeda"
