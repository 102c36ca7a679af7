from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q

from permohonan.models.berkas import BerkasPermohonan
from permohonan.models.permohonan import Permohonan
from permohonan.putusan import Kanal
from ppid.models import Berkas
from ppid.models.berkas import kode_acak


class BagianKoreksi(models.TextChoices):
    """What of a case was recorded wrongly."""

    DITERIMA = "diterima", "Saat diterima"
    KANAL = "kanal", "Cara permohonan masuk"
    NAMA = "nama", "Nama pemohon"
    BERKAS = "berkas", "Berkas yang keliru dilampirkan"
    PENUTUPAN = "penutupan", "Permohonan keliru ditutup"


class KoreksiQuerySet(models.QuerySet["Koreksi"]):
    def menunggu(self) -> "KoreksiQuerySet":
        """Proposed, and nobody has decided."""
        return self.filter(diputus_at=None)

    def disetujui(self) -> "KoreksiQuerySet":
        return self.filter(disetujui=True)


class Koreksi(models.Model):
    """A correction that one person proposed and another one confirms or refuses.

    What was recorded before and after stands here and not in the history, which knows nobody by name.
    """

    acuan = models.CharField(max_length=22, unique=True, default=kode_acak, editable=False)
    permohonan = models.ForeignKey(Permohonan, models.PROTECT, related_name="koreksi")
    bagian = models.CharField("yang dikoreksi", max_length=9, choices=BagianKoreksi)
    # A moment as ISO, a channel by its value, a name as written; empty for a file and a closure.
    semula = models.CharField("semula", max_length=150, blank=True)
    menjadi = models.CharField("menjadi", max_length=150, blank=True)
    # The file that is taken out of reach, and what is to take its place.
    berkas = models.ForeignKey(BerkasPermohonan, models.PROTECT, null=True, related_name="koreksi")
    berkas_baru = models.ForeignKey(Berkas, models.PROTECT, null=True, related_name="+")
    alasan = models.TextField("alasan")
    diusulkan_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    diusulkan_at = models.DateTimeField("diusulkan")
    disetujui = models.BooleanField("disetujui", null=True)
    diputus_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    diputus_at = models.DateTimeField("diputus", null=True)
    alasan_ditolak = models.TextField("alasan ditolak", blank=True)

    objects = KoreksiQuerySet.as_manager()

    class Meta:
        verbose_name = "koreksi"
        verbose_name_plural = "koreksi"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["permohonan", "bagian", "berkas"],
                condition=Q(diputus_at=None),
                nulls_distinct=False,
                name="koreksi_satu_menunggu",
            ),
            models.CheckConstraint(
                condition=Q(disetujui=None, diputus_oleh=None, diputus_at=None)
                | Q(disetujui__isnull=False, diputus_oleh__isnull=False, diputus_at__isnull=False),
                name="koreksi_diputus_lengkap",
            ),
            models.CheckConstraint(
                condition=~Q(disetujui=True) | ~Q(diputus_oleh=models.F("diusulkan_oleh")),
                name="koreksi_disetujui_orang_lain",
            ),
            models.CheckConstraint(condition=~Q(bagian="berkas") | Q(berkas__isnull=False), name="koreksi_berberkas"),
        ]

    def __str__(self) -> str:
        return f"{self.permohonan}: {self.get_bagian_display()}"

    @property
    def saat_baru(self) -> datetime:
        """The corrected moment of receipt."""
        return datetime.fromisoformat(self.menjadi)

    @property
    def sebutan_semula(self) -> str:
        return self._sebutan(self.semula)

    @property
    def sebutan_menjadi(self) -> str:
        return self._sebutan(self.menjadi)

    def _sebutan(self, nilai: str) -> str:
        """A stored value as people read it."""
        match self.bagian:
            case BagianKoreksi.DITERIMA:
                satker = self.permohonan.satker
                saat = satker.waktu_setempat(datetime.fromisoformat(nilai))
                return f"{saat:%d-%m-%Y %H.%M} {satker.singkatan_zona}"
            case BagianKoreksi.KANAL:
                return Kanal(nilai).label
            case _:
                return nilai
