from django.conf import settings
from django.db import models
from django.db.models import Q

from dip.models import UjiKonsekuensi
from permohonan.models.permohonan import Permohonan
from permohonan.putusan import AlasanTidakDiberikan, Bentuk, Putusan


class Keputusan(models.Model):
    """What the PPID decided: one final decision per stage of a request."""

    permohonan = models.ForeignKey(Permohonan, models.PROTECT, related_name="keputusan")
    tahap = models.PositiveSmallIntegerField("tahap", default=1)
    putusan = models.CharField("putusan", max_length=22, choices=Putusan)
    diberikan = models.TextField("informasi yang diberikan", blank=True)
    bentuk = models.CharField("bentuk fisik yang tersedia", max_length=8, choices=Bentuk, blank=True)
    badan_lain = models.CharField("badan publik lain yang menguasai", max_length=200, blank=True)
    alasan_tidak_diberikan = models.CharField(
        "alasan bagian yang tidak diberikan", max_length=22, choices=AlasanTidakDiberikan, blank=True
    )
    tidak_diberikan = models.TextField("informasi yang tidak diberikan", blank=True)
    uji = models.ForeignKey(UjiKonsekuensi, models.PROTECT, null=True, blank=True, related_name="keputusan")
    penghitaman = models.TextField("penjelasan penghitaman", blank=True)
    waktu_penyediaan = models.DateField("dijanjikan diserahkan", null=True, blank=True)
    biaya = models.DecimalField("biaya (rupiah)", max_digits=12, decimal_places=2, default=0)
    cara_pembayaran = models.CharField("cara pembayaran", max_length=60, blank=True)
    keterangan = models.TextField("keterangan", blank=True)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField("diputuskan")

    class Meta:
        verbose_name = "keputusan"
        verbose_name_plural = "keputusan"
        ordering = ["tahap"]
        constraints = [
            models.UniqueConstraint(fields=["permohonan", "tahap"], name="keputusan_satu_per_tahap"),
            models.CheckConstraint(
                condition=~Q(putusan="ditolak") | Q(uji__isnull=False), name="keputusan_ditolak_beruji"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.permohonan}: {self.get_putusan_display()}"
