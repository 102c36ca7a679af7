from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q

from keberatan.models.sengketa import Sengketa
from ppid.models import Berkas
from ppid.models.berkas import kode_acak


class BerkasSidang(models.Model):
    """One version of the papers for the panel: a tagged PDF, and the originals in a ZIP."""

    acuan = models.CharField(max_length=22, unique=True, default=kode_acak, editable=False)
    sengketa = models.ForeignKey(Sengketa, models.PROTECT, related_name="berkas_sidang")
    versi = models.PositiveSmallIntegerField("versi")
    pdf = models.OneToOneField(Berkas, models.PROTECT, related_name="+")
    asli = models.OneToOneField(Berkas, models.PROTECT, related_name="+")
    halaman = models.PositiveIntegerField("halaman")
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField("disusun")

    class Meta:
        verbose_name = "berkas sidang"
        verbose_name_plural = "berkas sidang"
        ordering = ["-versi"]
        constraints = [models.UniqueConstraint(fields=["sengketa", "versi"], name="berkas_sidang_versi_tunggal")]

    def __str__(self) -> str:
        return f"Berkas sidang {self.sengketa}, versi {self.versi}"


class TautanSidangQuerySet(models.QuerySet["TautanSidang"]):
    def berlaku(self, at: datetime) -> "TautanSidangQuerySet":
        return self.filter(dicabut_at=None, berlaku_sampai__gt=at)


class TautanSidang(models.Model):
    """A read-only address for the panel, good for a while. Only the fingerprint of its key is kept."""

    berkas_sidang = models.ForeignKey(BerkasSidang, models.PROTECT, related_name="tautan")
    sidik = models.CharField(max_length=64, unique=True, editable=False)
    untuk = models.CharField("untuk", max_length=150)
    dibuat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    dibuat_at = models.DateTimeField("dibuat")
    berlaku_sampai = models.DateTimeField("berlaku sampai")
    dicabut_at = models.DateTimeField("dicabut", null=True)

    objects = TautanSidangQuerySet.as_manager()

    class Meta:
        verbose_name = "tautan berkas sidang"
        verbose_name_plural = "tautan berkas sidang"
        ordering = ["-dibuat_at"]
        constraints = [
            models.CheckConstraint(condition=Q(berlaku_sampai__gt=models.F("dibuat_at")), name="tautan_sidang_berbatas")
        ]

    def __str__(self) -> str:
        return f"{self.berkas_sidang} untuk {self.untuk}"


class Bukaan(models.TextChoices):
    HALAMAN = "halaman", "Halaman"
    PDF = "pdf", "PDF"
    ZIP = "zip", "ZIP"


class BukaanTautan(models.Model):
    """One opening through the link: when, and what was taken."""

    tautan = models.ForeignKey(TautanSidang, models.PROTECT, related_name="bukaan")
    at = models.DateTimeField("dibuka")
    isi = models.CharField(
        "yang dibuka", max_length=7, choices=[("halaman", "Halaman"), ("pdf", "PDF"), ("zip", "ZIP")]
    )

    class Meta:
        verbose_name = "bukaan tautan"
        verbose_name_plural = "bukaan tautan"
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.isi}"
