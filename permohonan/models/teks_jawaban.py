from datetime import datetime

import pghistory
from django.conf import settings
from django.db import models

from dip.models import InformasiPublik
from permohonan.models.permohonan import satker_seluruhnya
from ppid.models import Satker
from ppid.models.berkas import kode_acak


class TeksJawabanQuerySet(models.QuerySet["TeksJawaban"]):
    def untuk(self, petugas, *, at: datetime) -> "TeksJawabanQuerySet":
        """Texts of the offices whose cases this officer may see at that moment."""
        return self.filter(satker__in=satker_seluruhnya(petugas, at=at))

    def berlaku(self) -> "TeksJawabanQuerySet":
        """Not dropped."""
        return self.filter(dibuang_at=None)


@pghistory.track()
class TeksJawaban(models.Model):
    """A text that an office answers with again and again. It is offered, and goes out only as somebody inserted it."""

    class Bagian(models.TextChoices):
        """Which field of the decision it is written for."""

        DIBERIKAN = "diberikan", "Informasi yang diberikan"
        TIDAK_DIBERIKAN = "tidak_diberikan", "Bagian yang tidak diberikan"
        KETERANGAN = "keterangan", "Keterangan"

    acuan = models.CharField(max_length=22, unique=True, default=kode_acak, editable=False)
    satker = models.ForeignKey(Satker, models.PROTECT, related_name="+")
    judul = models.CharField("judul", max_length=120)
    bagian = models.CharField("disisipkan pada", max_length=15, choices=Bagian, default=Bagian.DIBERIKAN)
    isi = models.TextField("teks")
    informasi = models.ForeignKey(
        InformasiPublik, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="informasi dari DIP"
    )
    diubah_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    diubah_at = models.DateTimeField("terakhir diubah")
    dibuang_at = models.DateTimeField("dibuang", null=True)

    objects = TeksJawabanQuerySet.as_manager()

    class Meta:
        verbose_name = "teks jawaban"
        verbose_name_plural = "teks jawaban"
        ordering = ["judul", "pk"]

    def __str__(self) -> str:
        return self.judul
