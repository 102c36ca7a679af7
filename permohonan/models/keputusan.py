from django.conf import settings
from django.db import models
from django.db.models import Q

from dip.models import UjiKonsekuensi
from permohonan.models.permohonan import Permohonan
from permohonan.putusan import AlasanTidakDiberikan, Bentuk, Putusan


class KeputusanQuerySet(models.QuerySet["Keputusan"]):
    def janji(self) -> "KeputusanQuerySet":
        """Of the case that a query is about, the latest promise of a hand-over."""
        milik = self.filter(permohonan=models.OuterRef("pk"), waktu_penyediaan__isnull=False)
        return milik.order_by("-tahap", "-pk").values("waktu_penyediaan")[:1]  # type: ignore[return-value]


class Keputusan(models.Model):
    """What the PPID decided: one final decision per stage of a request, and one more for each part it left open."""

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
    # How the exemption covers exactly what was asked.
    cakupan = models.TextField("yang dicakup pengecualian", blank=True)
    # The part left open whose test was ruled: this decision supplements the one of the stage, it replaces nothing.
    menyusul = models.OneToOneField(
        "permohonan.UjiPermohonan", models.PROTECT, null=True, blank=True, related_name="susulan"
    )
    penghitaman = models.TextField("penjelasan penghitaman", blank=True)
    waktu_penyediaan = models.DateField("dijanjikan diserahkan", null=True, blank=True)
    biaya = models.DecimalField("biaya (rupiah)", max_digits=12, decimal_places=2, default=0)
    # The tariffs that make it up, as they stood that day: uraian, satuan, harga, banyaknya, jumlah, nomor_sk.
    rincian_biaya = models.JSONField("rincian biaya", default=list, blank=True)
    cara_pembayaran = models.CharField("cara pembayaran", max_length=60, blank=True)
    keterangan = models.TextField("keterangan", blank=True)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField("diputuskan")

    objects = KeputusanQuerySet.as_manager()

    class Meta:
        verbose_name = "keputusan"
        verbose_name_plural = "keputusan"
        ordering = ["tahap", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["permohonan", "tahap"], condition=Q(menyusul=None), name="keputusan_satu_per_tahap"
            ),
            models.CheckConstraint(
                condition=~Q(putusan="ditolak") | Q(uji__isnull=False), name="keputusan_ditolak_beruji"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.permohonan}: {self.get_putusan_display()}"

    @property
    def menunda(self) -> bool:
        """Whether it left a part open that is still being tested."""
        return self.putusan == Putusan.MASIH_DIUJI or self.alasan_tidak_diberikan == AlasanTidakDiberikan.MASIH_DIUJI
