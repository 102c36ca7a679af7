import hashlib
import json
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from ppid.models.berkas import Berkas


class BerkasBersih(models.Model):
    """Bytes in which the release check found nothing, and those of their cleaned copy: neither is opened again.

    The same bytes give the same answer in every office. What has findings is not remembered: its own row says what was
    found. Nor are the words of any file: what is given to an applicant may name people, and this row belongs to no case
    that could be cleared of them.
    """

    sha256 = models.CharField("SHA-256", max_length=64)
    jenis = models.CharField("jenis berkas", max_length=4)
    # Which check said so: a sharper one asks again.
    versi = models.CharField("versi pemeriksa", max_length=12)
    sha256_bersih = models.CharField("SHA-256 salinan bersih", max_length=64)
    at = models.DateTimeField("diperiksa")

    class Meta:
        verbose_name = "berkas bersih"
        verbose_name_plural = "berkas bersih"
        constraints = [
            models.UniqueConstraint(fields=["sha256", "jenis", "versi"], name="berkas_bersih_sekali_per_pemeriksa"),
        ]

    def __str__(self) -> str:
        return self.sha256


# What may leave the office: nothing was found, or two people let it go all the same.
BOLEH_KELUAR = Q(bersih__isnull=False) & (Q(temuan=[]) | Q(dilepas_at__isnull=False))
TERTAHAN = Q(diperiksa_at__isnull=False, dilepas_at=None) & ~Q(temuan=[])


class BerkasKeluar(models.Model):
    """What every file that may leave an office carries: its check, its cleaned copy, and who released it in spite.

    Dasar: UU 14/2008 Pasal 6 ayat (3).
    """

    # The field that holds the file as it came.
    ASLI: ClassVar[str]

    bersih = models.OneToOneField(Berkas, models.PROTECT, null=True, related_name="+")
    # What a check found hidden in it, as sentences for the officer; anything here keeps it in.
    temuan = models.JSONField(default=list)
    diperiksa_at = models.DateTimeField(null=True)
    # Released in spite of its findings: one person asks and says why, another one signs.
    alasan_pelepasan = models.CharField("alasan dilepas", max_length=300, blank=True)
    pelepasan_diminta_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    pelepasan_diminta_at = models.DateTimeField(null=True)
    dilepas_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    dilepas_at = models.DateTimeField("dilepas", null=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(dilepas_at=None)
                | Q(dilepas_oleh__isnull=False, pelepasan_diminta_oleh__isnull=False)
                & ~Q(alasan_pelepasan="")
                & ~Q(dilepas_oleh=models.F("pelepasan_diminta_oleh")),
                name="%(class)s_dilepas_dua_orang",
            ),
        ]

    @property
    def boleh_keluar(self) -> bool:
        return self.bersih_id is not None and (not self.temuan or self.dilepas_at is not None)

    @property
    def tertahan(self) -> bool:
        return self.diperiksa_at is not None and bool(self.temuan) and self.dilepas_at is None

    @property
    def dapat_dilepas(self) -> bool:
        """Held, but readable: what nobody could open is replaced, never released."""
        return self.tertahan and self.bersih_id is not None

    @property
    def permintaan(self) -> str:
        """What a second person signs, in short: who asked, when, why, and for which findings; empty when nobody did."""
        if self.pelepasan_diminta_at is None:
            return ""
        saat = self.pelepasan_diminta_at.timestamp()
        isi = [self.pk, self.pelepasan_diminta_oleh_id, saat, self.alasan_pelepasan, self.temuan]
        return hashlib.sha256(json.dumps(isi).encode()).hexdigest()[:16]
