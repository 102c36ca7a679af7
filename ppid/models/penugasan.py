from datetime import date, datetime
from zoneinfo import ZoneInfo

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q

from ppid.models.satker import Satker, Zona
from ppid.peran import PERAN_JABATAN, Peran


def _pada_hari(at: datetime) -> Q:
    """Assignments whose dates hold `at`, each in the zone of its own office."""
    zona_per_hari: dict[date, list[str]] = {}
    for zona in Zona.values:
        zona_per_hari.setdefault(at.astimezone(ZoneInfo(zona)).date(), []).append(zona)
    berlaku = Q()
    for hari, sezona in zona_per_hari.items():
        pada_hari = Q(mulai__lte=hari) & (Q(sampai=None) | Q(sampai__gte=hari))
        # Most of the day it is the same day everywhere, and the offices need not be joined.
        berlaku |= pada_hari if len(zona_per_hari) == 1 else pada_hari & Q(satker__zona_waktu__in=sezona)
    return berlaku


class PenugasanQuerySet(models.QuerySet):
    def berlaku(self, at: datetime) -> "PenugasanQuerySet":
        """Assignments in force at that moment; a term ends by itself at local midnight."""
        return self.filter(_pada_hari(at), petugas__is_active=True)

    def peran(self, petugas, satker_id: int, *, at: datetime) -> frozenset[Peran]:
        """Every role this person holds in this office at that moment."""
        baris = self.berlaku(at).filter(petugas=petugas, satker=satker_id).values_list("peran", flat=True)
        return frozenset(map(Peran, baris))

    def pejabat(self, satker: Satker, peran: Peran, *, at: datetime) -> "Penugasan | None":
        """Who signs for that role at that moment: the acting official before the one acted for."""
        calon = self.berlaku(at).filter(satker=satker, peran=peran).select_related("petugas")
        return calon.order_by(models.Case(models.When(pelaksana="", then=1), default=0), "-mulai", "-pk").first()


class Pelaksana(models.TextChoices):
    PLT = "Plt.", "Pelaksana Tugas (Plt.)"
    PLH = "Plh.", "Pelaksana Harian (Plh.)"


@pghistory.track()
class Penugasan(models.Model):
    """Who holds which role in which office, on what decree, from when until when."""

    petugas = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="penugasan")
    satker = models.ForeignKey(Satker, models.PROTECT, related_name="penugasan")
    peran = models.CharField("peran", max_length=12, choices=[(p.value, p.label) for p in Peran if p in PERAN_JABATAN])
    jabatan = models.CharField(
        "jabatan", max_length=120, blank=True, help_text="Contoh: Sekretaris, Kasubbag Parhupmas."
    )
    unit = models.CharField("unit kerja", max_length=120, blank=True, help_text="Untuk tim penghubung.")
    pelaksana = models.CharField("pelaksana", max_length=4, choices=Pelaksana, blank=True)
    nomor_sk = models.CharField("nomor SK", max_length=80)
    mulai = models.DateField("mulai")
    sampai = models.DateField("sampai", null=True, blank=True)

    objects = PenugasanQuerySet.as_manager()

    class Meta:
        verbose_name = "penugasan"
        verbose_name_plural = "penugasan"
        ordering = ["satker", "peran", "-mulai"]
        constraints = [
            models.CheckConstraint(
                condition=Q(sampai=None) | Q(sampai__gte=models.F("mulai")), name="penugasan_sampai_sesudah_mulai"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.petugas} — {self.get_peran_display()}, {self.satker}"

    @property
    def nama_jabatan(self) -> str:
        return f"{self.pelaksana} {self.jabatan}".strip() if self.pelaksana else self.jabatan
