from django.conf import settings
from django.db import models
from django.db.models import Q

from ppid.models import Berkas, PekerjaanLatar, Satker
from ppid.models.berkas import kode_acak


class PenghitamanQuerySet(models.QuerySet["Penghitaman"]):
    def terbuka(self) -> "PenghitamanQuerySet":
        """Being drawn, asked for, or stopped on the way: nothing has come of it yet."""
        return self.filter(hasil=None)


class Penghitaman(models.Model):
    """Which parts of a file are blacked out and why; the file itself stays as it is, what comes of it is another.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.C angka 1 huruf d.
    """

    acuan = models.CharField(max_length=22, unique=True, default=kode_acak, editable=False)
    satker = models.ForeignKey(Satker, models.PROTECT, related_name="+")
    sumber = models.ForeignKey(Berkas, models.PROTECT, related_name="penghitaman")
    # Boxes as [page, left, top, width, height, reason], in fractions of the page as displayed.
    kotak = models.JSONField(default=list)
    # Grows with every change, so that nobody overwrites what another has drawn meanwhile.
    versi = models.PositiveIntegerField(default=0)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField("terakhir diubah")
    tugas = models.ForeignKey(PekerjaanLatar, models.SET_NULL, null=True, related_name="+")
    hasil = models.OneToOneField(Berkas, models.PROTECT, null=True, related_name="hasil_penghitaman")

    objects = PenghitamanQuerySet.as_manager()

    class Meta:
        verbose_name = "penghitaman"
        verbose_name_plural = "penghitaman"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["sumber"], condition=Q(hasil=None), name="penghitaman_satu_rancangan"),
            models.CheckConstraint(condition=Q(hasil=None) | ~Q(kotak=[]), name="penghitaman_hasil_berkotak"),
        ]

    def __str__(self) -> str:
        return f"Penghitaman {self.sumber}"

    @property
    def dikerjakan(self) -> bool:
        """A worker has it, or will take it up."""
        return self.tugas is not None and self.tugas.selesai_at is None
