from django.conf import settings
from django.db import models
from django.db.models import Q

from ppid.models.berkas import kode_acak
from ppid.models.satker import Satker


class JenisUsul(models.TextChoices):
    LIBUR = "libur", "Hari libur"
    JANGKA = "jangka", "Jangka waktu"


class HasilUsul(models.TextChoices):
    DITERAPKAN = "diterapkan", "Diterapkan"
    DIBATALKAN = "dibatalkan", "Dibatalkan"


class Usul(models.Model):
    """A change of calendar or rules as one person staged it; a second person applies it, and due dates follow."""

    acuan = models.CharField(max_length=22, unique=True, default=kode_acak, editable=False)
    jenis = models.CharField("jenis", max_length=6, choices=JenisUsul)
    # Empty: for every office.
    satker = models.ForeignKey(Satker, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="kantor")
    tahun = models.PositiveSmallIntegerField("tahun", null=True, blank=True)
    pasti = models.BooleanField("sudah ditetapkan", default=True)
    dasar = models.CharField("dasar", max_length=200)
    # Days off as [tanggal, nama, jenis]; for a rule the fields of JangkaWaktu.
    isi = models.JSONField("isi")
    diajukan_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    diajukan_at = models.DateTimeField("diajukan")
    hasil = models.CharField("hasil", max_length=10, choices=HasilUsul, blank=True)
    diputuskan_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    diputuskan_at = models.DateTimeField("diputuskan", null=True)
    # How many due dates moved when it was applied.
    bergeser = models.PositiveIntegerField("tenggat yang bergeser", default=0)

    class Meta:
        verbose_name = "usul perubahan"
        verbose_name_plural = "usul perubahan kalender dan jangka waktu"
        ordering = ["-diajukan_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(jenis="libur") | Q(tahun__isnull=False), name="usul_libur_bertahun"),
            models.CheckConstraint(
                condition=Q(hasil="", diputuskan_at=None) | ~Q(hasil="") & Q(diputuskan_at__isnull=False),
                name="usul_berhasil_bersaat",
            ),
        ]

    def __str__(self) -> str:
        if self.jenis == JenisUsul.LIBUR:
            return f"Hari libur {self.tahun}{f', {self.satker}' if self.satker_id else ''}"
        return f"Jangka waktu: {self.isi.get('langkah', '')}"
