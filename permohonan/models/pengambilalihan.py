import json
import zlib
from typing import Any

from django.conf import settings
from django.db import models
from django.urls import reverse

from ppid import sandi
from ppid.lembar import Lembar, lembar_dari
from ppid.models import PekerjaanLatar, Satker
from ppid.models.berkas import kode_acak


class RancanganImpor(models.Model):
    """A register that an office is taking over: its sheets, what its columns hold, and in the end what was stored.

    The sheets are kept encrypted, because a register may hold what it should not, and only until they are taken over.
    """

    acuan = models.CharField(max_length=22, unique=True, default=kode_acak, editable=False)
    satker = models.ForeignKey(Satker, models.PROTECT, related_name="+")
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    dibuat_at = models.DateTimeField()
    nama_berkas = models.CharField(max_length=150)
    sidik_berkas = models.CharField(max_length=64)
    isi = models.BinaryField()
    # Which sheet, its first row (from 0), its headings, what each column holds, and which rows are left out.
    lembar = models.PositiveSmallIntegerField(default=0)
    awal = models.PositiveIntegerField(default=0)
    judul = models.JSONField(default=list)
    kolom = models.JSONField(default=dict)
    dilewati = models.JSONField(default=list)
    tugas = models.ForeignKey(PekerjaanLatar, models.SET_NULL, null=True, related_name="+")
    selesai_at = models.DateTimeField(null=True)
    # Figures only: what was taken over.
    hasil = models.JSONField(default=dict)

    class Meta:
        verbose_name = "pengambilalihan register"
        verbose_name_plural = "pengambilalihan register"
        ordering = ["-dibuat_at", "-pk"]

    def __str__(self) -> str:
        return self.nama_berkas

    def get_absolute_url(self) -> str:
        return reverse("permohonan:rancangan_impor", args=[self.acuan])

    @property
    def dikerjakan(self) -> bool:
        """A worker has it, or will take it up."""
        return self.selesai_at is None and self.tugas is not None and self.tugas.selesai_at is None

    def tersimpan(self) -> list[dict[str, Any]]:
        """The sheets as they are kept."""
        return json.loads(zlib.decompress(sandi.buka_bita(bytes(self.isi))))

    def simpan_lembar(self, tersimpan: list[dict[str, Any]]) -> None:
        """Keep these sheets; saved by whoever calls."""
        self.isi = sandi.tutup_bita(zlib.compress(json.dumps(tersimpan).encode()))

    def semua_lembar(self) -> list[Lembar]:
        return [lembar_dari(satu) for satu in self.tersimpan()]


class PemetaanRegister(models.Model):
    """What the columns of a register with these headings hold in this office, as somebody there once said."""

    satker = models.ForeignKey(Satker, models.CASCADE, related_name="+")
    sidik_judul = models.CharField(max_length=64)
    kolom = models.JSONField()
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = "pemetaan register"
        verbose_name_plural = "pemetaan register"
        constraints = [models.UniqueConstraint(fields=["satker", "sidik_judul"], name="pemetaan_judul_tunggal")]

    def __str__(self) -> str:
        return f"{self.satker} {self.sidik_judul[:8]}"
