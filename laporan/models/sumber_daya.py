from datetime import date

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q

from ppid.models import Satker


class BermasaQuerySet(models.QuerySet):
    def pada(self, hari: date) -> "BermasaQuerySet":
        """What was true on that day."""
        return self.filter(Q(sampai=None) | Q(sampai__gte=hari), dari__lte=hari)


class Kondisi(models.TextChoices):
    BAIK = "baik", "Baik"
    RUSAK_RINGAN = "rusak_ringan", "Rusak ringan"
    RUSAK_BERAT = "rusak_berat", "Rusak berat"
    BELUM_TERSEDIA = "belum_tersedia", "Belum tersedia"


@pghistory.track()
class Sarana(models.Model):
    """One facility of the information service and its condition: the one list that every section reads."""

    satker = models.ForeignKey(Satker, models.CASCADE, related_name="sarana")
    nama = models.CharField("sarana atau prasarana", max_length=120, help_text="Contoh: ruang layanan, komputer, meja.")
    jumlah = models.PositiveSmallIntegerField("jumlah", default=1)
    kondisi = models.CharField("kondisi", max_length=14, choices=Kondisi)
    keterangan = models.CharField("keterangan", max_length=200, blank=True)
    dari = models.DateField("berlaku dari")
    sampai = models.DateField("berlaku sampai", null=True, blank=True, help_text="Kosongkan selama masih begitu.")

    objects = BermasaQuerySet.as_manager()

    class Meta:
        verbose_name = "sarana dan prasarana"
        verbose_name_plural = "sarana dan prasarana"
        ordering = ["nama", "dari"]
        constraints = [
            models.CheckConstraint(
                condition=Q(sampai=None) | Q(sampai__gte=models.F("dari")),
                name="sarana_sampai_sesudah_dari",
                violation_error_message="Tanggal “berlaku sampai” mendahului “berlaku dari”.",
            ),
            models.CheckConstraint(
                condition=Q(kondisi="belum_tersedia", jumlah=0) | (~Q(kondisi="belum_tersedia") & Q(jumlah__gte=1)),
                name="sarana_belum_tersedia_nol",
                violation_error_message="Yang belum tersedia berjumlah 0; yang ada sedikitnya 1.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nama} ({self.get_kondisi_display().lower()})"


@pghistory.track()
class Kualifikasi(models.Model):
    """What an officer of the service learned: his role and post come from the assignments."""

    satker = models.ForeignKey(Satker, models.CASCADE, related_name="kualifikasi")
    petugas = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="kualifikasi")
    pendidikan = models.CharField("pendidikan terakhir", max_length=80)
    pelatihan = models.CharField("pelatihan layanan informasi", max_length=250, blank=True)
    dari = models.DateField("berlaku dari")
    sampai = models.DateField("berlaku sampai", null=True, blank=True)

    objects = BermasaQuerySet.as_manager()

    class Meta:
        verbose_name = "kualifikasi petugas"
        verbose_name_plural = "kualifikasi petugas"
        ordering = ["petugas", "dari"]
        constraints = [
            models.CheckConstraint(
                condition=Q(sampai=None) | Q(sampai__gte=models.F("dari")),
                name="kualifikasi_sampai_sesudah_dari",
                violation_error_message="Tanggal “berlaku sampai” mendahului “berlaku dari”.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.petugas}: {self.pendidikan}"


@pghistory.track()
class Anggaran(models.Model):
    """One line of a year's budget for the service, and what of it was used by a day."""

    satker = models.ForeignKey(Satker, models.CASCADE, related_name="anggaran")
    tahun = models.PositiveSmallIntegerField("tahun anggaran")
    uraian = models.CharField("uraian", max_length=150)
    pagu = models.DecimalField("pagu (rupiah)", max_digits=15, decimal_places=2)
    realisasi = models.DecimalField("realisasi (rupiah)", max_digits=15, decimal_places=2, default=0)
    per_tanggal = models.DateField("realisasi per tanggal")

    class Meta:
        verbose_name = "anggaran layanan"
        verbose_name_plural = "anggaran layanan"
        ordering = ["-tahun", "uraian"]
        constraints = [
            models.UniqueConstraint(fields=["satker", "tahun", "uraian"], name="anggaran_satu_per_uraian"),
            models.CheckConstraint(
                condition=Q(pagu__gte=0, realisasi__gte=0),
                name="anggaran_tidak_negatif",
                violation_error_message="Pagu dan realisasi tidak boleh negatif.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.tahun} {self.uraian}"
