"""Requests that ask the same, answered together while each stays a case of its own."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from permohonan.models.permohonan import Permohonan, satker_seluruhnya
from ppid.models import Berkas, PekerjaanLatar, Satker
from ppid.models.berkas import kode_acak


class HimpunanQuerySet(models.QuerySet["Himpunan"]):
    def untuk(self, petugas, *, at: datetime) -> "HimpunanQuerySet":
        """Bundles of the offices whose cases this officer may see at that moment."""
        satker = satker_seluruhnya(petugas, at=at)
        return self.filter(satker__in=satker)


class Himpunan(models.Model):
    """A bundle: what it holds is a list of cases of one office, nothing of the cases changes by it."""

    acuan = models.CharField(max_length=22, unique=True, default=kode_acak, editable=False)
    satker = models.ForeignKey(Satker, models.PROTECT, related_name="+")
    judul = models.CharField("judul", max_length=150)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    dibuat_at = models.DateTimeField("dibuat")

    objects = HimpunanQuerySet.as_manager()

    class Meta:
        verbose_name = "himpunan permohonan"
        verbose_name_plural = "himpunan permohonan"
        ordering = ["-dibuat_at", "-pk"]

    def __str__(self) -> str:
        return self.judul

    def get_absolute_url(self) -> str:
        return reverse("permohonan:himpunan", args=[self.acuan])


class AnggotaHimpunan(models.Model):
    """That a case belongs to a bundle. Taken out, the row goes; the case's history remembers both."""

    himpunan = models.ForeignKey(Himpunan, models.PROTECT, related_name="anggota")
    permohonan = models.OneToOneField(Permohonan, models.PROTECT, related_name="keanggotaan")

    class Meta:
        verbose_name = "anggota himpunan"
        verbose_name_plural = "anggota himpunan"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.permohonan}: {self.himpunan}"


class TindakanBersama(models.Model):
    """One act prepared once for several cases of a bundle; a worker does it on each in a transaction of its own."""

    class Aksi(models.TextChoices):
        PUTUSKAN = "putuskan", "Jawaban bersama"
        SERAHKAN = "serahkan", "Penyerahan bersama"

    acuan = models.CharField(max_length=22, unique=True, default=kode_acak, editable=False)
    himpunan = models.ForeignKey(Himpunan, models.PROTECT, related_name="tindakan")
    aksi = models.CharField(max_length=8, choices=Aksi)
    # The decision as it was prepared; of a hand-over nothing.
    isi = models.JSONField(default=dict)
    # Stored once; each case gets copies of its own when its turn comes.
    berkas = models.ManyToManyField(Berkas, related_name="+")
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    tugas = models.ForeignKey(PekerjaanLatar, models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = "tindakan bersama"
        verbose_name_plural = "tindakan bersama"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.get_aksi_display()}: {self.himpunan}"

    @property
    def dikerjakan(self) -> bool:
        """A worker has it, or will take it up."""
        return self.tugas is not None and self.tugas.selesai_at is None


class SasaranBersama(models.Model):
    """A case that somebody read and chose for an act done together: done, or why not yet."""

    tindakan = models.ForeignKey(TindakanBersama, models.PROTECT, related_name="sasaran")
    permohonan = models.ForeignKey(Permohonan, models.PROTECT, related_name="+")
    # The stage of the case that was read: what was chosen for an answer before it was reopened is not one after it.
    tahap = models.PositiveSmallIntegerField("tahap jawaban")
    selesai_at = models.DateTimeField(null=True)
    galat = models.CharField(max_length=500, blank=True)

    class Meta:
        verbose_name = "sasaran tindakan bersama"
        verbose_name_plural = "sasaran tindakan bersama"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["tindakan", "permohonan"], name="sasaran_sekali_per_tindakan"),
            models.CheckConstraint(condition=Q(selesai_at=None) | Q(galat=""), name="sasaran_selesai_tanpa_galat"),
        ]

    def __str__(self) -> str:
        return f"{self.permohonan}: {self.tindakan}"

    @property
    def dibuka_kembali(self) -> bool:
        """Whether the Atasan had the case answered anew after it was chosen."""
        return self.tahap != self.permohonan.tahap
