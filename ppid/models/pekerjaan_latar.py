from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q

from ppid.models.berkas import Berkas, kode_acak
from ppid.models.satker import Satker

# A job whose worker dies is taken up again so often.
BATAS_PENGERJAAN = 3
# What the progress of these kinds of jobs is counted in; that of the others in rows.
SATUAN = {
    "penghitaman": "halaman",
    "penghitaman-kasus": "halaman",
    "berkas-sidang": "langkah",
    "laporan": "langkah",
    "tindakan-bersama": "permohonan",
    "cetak-berurutan": "surat",
}


class PekerjaanLatarQuerySet(models.QuerySet):
    def milik(self, petugas, satker: Satker) -> "PekerjaanLatarQuerySet":
        """Jobs that this person started in this office."""
        return self.filter(oleh=petugas, satker=satker)

    def menunggu(self, at: datetime) -> "PekerjaanLatarQuerySet":
        """Not finished, and nobody works on it."""
        return self.filter(selesai_at=None, pengerjaan__lt=BATAS_PENGERJAAN).filter(
            Q(dipegang_sampai=None) | Q(dipegang_sampai__lte=at)
        )


class PekerjaanLatar(models.Model):
    """A long job that a worker does while its owner does something else: progress, result, or why not."""

    acuan = models.CharField(max_length=22, unique=True, default=kode_acak, editable=False)
    satker = models.ForeignKey(Satker, models.PROTECT, related_name="+")
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    # Names the function in ppid.pekerjaan_latar.PELAKSANA.
    jenis = models.CharField(max_length=20)
    judul = models.CharField(max_length=150)
    rincian = models.JSONField(default=dict)
    dibuat_at = models.DateTimeField()
    dipegang_sampai = models.DateTimeField(null=True)
    pengerjaan = models.PositiveSmallIntegerField(default=0)
    jumlah = models.PositiveIntegerField(default=0)
    kemajuan = models.PositiveIntegerField(default=0)
    diminta_batal = models.BooleanField(default=False)
    selesai_at = models.DateTimeField(null=True)
    galat = models.CharField(max_length=300, blank=True)
    berkas = models.ForeignKey(Berkas, models.PROTECT, null=True, related_name="+")

    objects = PekerjaanLatarQuerySet.as_manager()

    class Meta:
        verbose_name = "pekerjaan latar"
        verbose_name_plural = "pekerjaan latar"
        ordering = ["-dibuat_at", "-pk"]
        indexes = [models.Index(fields=["dibuat_at"], condition=Q(selesai_at=None), name="pekerjaan_belum_selesai")]

    def __str__(self) -> str:
        return self.judul

    @property
    def satuan(self) -> str:
        """What its progress is counted in."""
        return SATUAN.get(self.jenis, "baris")

    @property
    def persen(self) -> int:
        return min(100, self.kemajuan * 100 // self.jumlah) if self.jumlah else 0
