import hashlib
from datetime import date

import pghistory
from django.db import models
from django.db.models import Q

from ppid.kalender import Kalender
from ppid.models.satker import Satker


class JenisLibur(models.TextChoices):
    NASIONAL = "libur nasional", "Libur nasional"
    CUTI_BERSAMA = "cuti bersama", "Cuti bersama"
    PEMUNGUTAN_SUARA = "pemungutan suara", "Hari pemungutan suara"
    SETEMPAT = "libur setempat", "Libur setempat"


@pghistory.track()
class TahunLibur(models.Model):
    """One year's list of days off: decreed (`pasti`) or only expected."""

    tahun = models.PositiveSmallIntegerField("tahun", unique=True)
    pasti = models.BooleanField("sudah ditetapkan", default=False)
    dasar = models.CharField("dasar", max_length=200, blank=True)

    class Meta:
        verbose_name = "tahun libur"
        verbose_name_plural = "tahun libur"
        ordering = ["tahun"]

    def __str__(self) -> str:
        return str(self.tahun)


class HariLiburQuerySet(models.QuerySet):
    def kalender(self, satker: Satker | None = None) -> Kalender:
        """The calendar of one office: national days and the office's own.

        It is certain from the first decreed year to the last of an unbroken run.
        """
        hari = dict(
            self.filter(Q(satker=None) | Q(satker=satker)).order_by("jenis", "tanggal").values_list("tanggal", "nama")
        )
        versi = hashlib.sha256(repr(sorted(hari)).encode()).hexdigest()[:12]
        pasti = sorted(TahunLibur.objects.filter(pasti=True).values_list("tahun", flat=True))
        if not pasti:
            return Kalender(hari, pasti_sampai=date.min, versi=versi)
        tahun = pasti[0]
        while tahun + 1 in pasti:
            tahun += 1
        return Kalender(hari, pasti_sampai=date(tahun, 12, 31), versi=versi, pasti_sejak=date(pasti[0], 1, 1))


@pghistory.track()
class HariLibur(models.Model):
    """One day off, as decreed. A local closure belongs to one office."""

    tanggal = models.DateField("tanggal")
    nama = models.CharField("nama", max_length=120)
    jenis = models.CharField("jenis", max_length=16, choices=JenisLibur, default=JenisLibur.NASIONAL)
    satker = models.ForeignKey(Satker, models.CASCADE, null=True, blank=True, related_name="libur")

    objects = HariLiburQuerySet.as_manager()

    class Meta:
        verbose_name = "hari libur"
        verbose_name_plural = "hari libur"
        ordering = ["tanggal"]
        constraints = [
            models.UniqueConstraint(
                fields=["tanggal", "satker"], nulls_distinct=False, name="hari_libur_satu_per_tanggal"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.tanggal:%d-%m-%Y} {self.nama}"
