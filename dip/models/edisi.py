from datetime import datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse

from dip.alur import PERAN_VERBA, StatusEdisi, Verba
from dip.models.informasi import InformasiPublik, kantor_aktif
from ppid.models import RiwayatDasar, Satker, Surat
from ppid.models.berkas import kode_acak
from ppid.peran import Peran


class UrutanKantor(models.Model):
    """One step of an office's own way to an edition; without rows of its own it goes the common way."""

    satker = models.ForeignKey(Satker, models.CASCADE, related_name="urutan_dip")
    urut = models.PositiveSmallIntegerField("urut")
    verba = models.CharField("yang dikerjakan", max_length=12, choices=Verba)
    peran = models.CharField("oleh", max_length=12, choices=Peran)
    sebutan = models.CharField("sebutan di kantor ini", max_length=100)

    class Meta:
        verbose_name = "langkah penyusunan DIP"
        verbose_name_plural = "langkah penyusunan DIP"
        ordering = ["satker", "urut"]
        constraints = [models.UniqueConstraint(fields=["satker", "urut"], name="urutan_dip_tunggal")]

    def __str__(self) -> str:
        return f"{self.urut}. {self.sebutan}"

    def clean(self) -> None:
        if self.verba and self.peran not in PERAN_VERBA[self.verba]:
            boleh = " atau ".join(Peran(p).label for p in Peran if p in PERAN_VERBA[self.verba])
            raise ValidationError({"peran": f"Langkah ini hanya dapat dikerjakan {boleh}."})


class EdisiQuerySet(models.QuerySet["Edisi"]):
    def untuk(self, petugas, *, at: datetime) -> "EdisiQuerySet":
        """Editions of the active office."""
        return self.filter(satker__in=kantor_aktif(petugas, at=at))

    def berjalan(self) -> "EdisiQuerySet":
        return self.filter(status__in=[StatusEdisi.DISUSUN, StatusEdisi.DISAHKAN])

    def terbit(self) -> "EdisiQuerySet":
        return self.filter(status=StatusEdisi.TERBIT)


class Edisi(models.Model):
    """One year's list on its way through the office, and what the pleno ratified."""

    acuan = models.CharField(max_length=22, unique=True, default=kode_acak, editable=False)
    satker = models.ForeignKey(Satker, models.PROTECT, related_name="edisi_dip")
    tahun = models.PositiveSmallIntegerField("tahun")
    status = models.CharField("keadaan", max_length=8, choices=StatusEdisi, editable=False)
    dimulai_at = models.DateTimeField("dimulai")
    dimulai_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    nomor_berita_acara = models.CharField("nomor berita acara pleno", max_length=80, blank=True)
    tanggal_berita_acara = models.DateField("tanggal berita acara", null=True)
    # As long as the number of a letter may be, for it becomes one.
    nomor_keputusan = models.CharField("nomor keputusan", max_length=60, blank=True)
    tanggal_keputusan = models.DateField("tanggal keputusan", null=True)
    disahkan_at = models.DateTimeField("disahkan", null=True)
    terbit_at = models.DateTimeField("terbit", null=True)
    surat = models.OneToOneField(Surat, models.PROTECT, null=True, related_name="+")

    objects = EdisiQuerySet.as_manager()

    class Meta:
        verbose_name = "edisi DIP"
        verbose_name_plural = "edisi DIP"
        ordering = ["-tahun", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["satker"], condition=Q(status__in=["disusun", "disahkan"]), name="edisi_satu_yang_berjalan"
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["disahkan", "terbit"])
                | (
                    ~Q(nomor_berita_acara="")
                    & ~Q(nomor_keputusan="")
                    & Q(tanggal_berita_acara__isnull=False, tanggal_keputusan__isnull=False, disahkan_at__isnull=False)
                ),
                name="edisi_disahkan_bernomor",
            ),
        ]

    def __str__(self) -> str:
        return f"DIP {self.tahun}, {self.satker}"

    def get_absolute_url(self) -> str:
        return reverse("dip:edisi", args=[self.acuan])


class LangkahEdisi(models.Model):
    """One step of this edition, copied from the office's way when the edition began."""

    edisi = models.ForeignKey(Edisi, models.PROTECT, related_name="langkah")
    urut = models.PositiveSmallIntegerField("urut")
    verba = models.CharField("yang dikerjakan", max_length=12, choices=Verba)
    peran = models.CharField("oleh", max_length=12, choices=Peran)
    sebutan = models.CharField("sebutan", max_length=100)
    selesai_at = models.DateTimeField("selesai", null=True)
    selesai_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    catatan = models.TextField("catatan", blank=True)

    class Meta:
        verbose_name = "langkah edisi"
        verbose_name_plural = "langkah edisi"
        ordering = ["edisi", "urut"]
        constraints = [models.UniqueConstraint(fields=["edisi", "urut"], name="langkah_edisi_tunggal")]

    def __str__(self) -> str:
        return f"{self.urut}. {self.sebutan}"


class Tanda(models.TextChoices):
    """What a unit says of each row of last year's list."""

    TETAP = "tetap", "Tetap"
    BERUBAH = "berubah", "Berubah"
    HILANG = "hilang", "Tidak ada lagi"
    BARU = "baru", "Baru"


class ButirEdisi(models.Model):
    """One item in an edition in the making."""

    edisi = models.ForeignKey(Edisi, models.PROTECT, related_name="butir")
    informasi = models.ForeignKey(InformasiPublik, models.PROTECT, related_name="butir_edisi")
    # Empty until the unit has said.
    tanda = models.CharField("tanda", max_length=7, choices=Tanda, blank=True)
    # For what changed: the new values, field by field.
    isi = models.JSONField(default=dict)
    alasan = models.CharField("alasan", max_length=300, blank=True)

    class Meta:
        verbose_name = "butir edisi"
        verbose_name_plural = "butir edisi"
        ordering = ["edisi", "pk"]
        constraints = [models.UniqueConstraint(fields=["edisi", "informasi"], name="butir_edisi_tunggal")]

    def __str__(self) -> str:
        return f"{self.informasi}: {self.get_tanda_display() or 'belum ditandai'}"


class RiwayatEdisi(RiwayatDasar):
    kasus = models.ForeignKey(Edisi, models.PROTECT, related_name="riwayat")

    class Meta(RiwayatDasar.Meta):
        verbose_name = "riwayat edisi"
        verbose_name_plural = "riwayat edisi"
