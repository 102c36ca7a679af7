from datetime import date

import pghistory
from django.db import models
from django.db.models import Q


class DasarHukumQuerySet(models.QuerySet):
    def berlaku(self, pada: date) -> "DasarHukumQuerySet":
        """Rules in force on that day."""
        return self.filter(berlaku_dari__lte=pada).filter(Q(berlaku_sampai=None) | Q(berlaku_sampai__gte=pada))


@pghistory.track()
class DasarHukum(models.Model):
    """A statute or regulation with its validity: a letter cites what was in force on its date."""

    kode = models.SlugField("kode", unique=True, help_text="Contoh: pkpu-22-2023.")
    sebutan = models.CharField("sebutan", max_length=60, help_text="Contoh: PKPU 22/2023.")
    judul = models.CharField("judul lengkap", max_length=300)
    berlaku_dari = models.DateField("berlaku dari")
    berlaku_sampai = models.DateField("berlaku sampai", null=True, blank=True)
    diganti_oleh = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="menggantikan")
    pasal_pengecualian = models.CharField(
        "pasal pengecualian", max_length=60, blank=True, help_text="Dikutip pada Model PPID-E."
    )
    terverifikasi = models.BooleanField("terverifikasi", default=False)
    urutan = models.PositiveSmallIntegerField("urutan", default=0)

    objects = DasarHukumQuerySet.as_manager()

    class Meta:
        verbose_name = "dasar hukum"
        verbose_name_plural = "dasar hukum"
        ordering = ["urutan", "berlaku_dari"]

    def __str__(self) -> str:
        return self.sebutan


class TahapanQuerySet(models.QuerySet):
    def berlangsung(self, pada: date) -> "TahapanQuerySet":
        return self.filter(mulai__lte=pada, sampai__gte=pada)


@pghistory.track()
class Tahapan(models.Model):
    """A stage of an election: inside it, an electoral topic suggests the fast track."""

    nama = models.CharField("nama", max_length=150)
    pemilihan = models.CharField("pemilihan", max_length=100)
    mulai = models.DateField("mulai")
    sampai = models.DateField("sampai")

    objects = TahapanQuerySet.as_manager()

    class Meta:
        verbose_name = "tahapan"
        verbose_name_plural = "tahapan"
        ordering = ["mulai"]
        constraints = [
            models.CheckConstraint(condition=Q(sampai__gte=models.F("mulai")), name="tahapan_sampai_sesudah_mulai")
        ]

    def __str__(self) -> str:
        return f"{self.nama} ({self.pemilihan})"
