import hashlib
from collections.abc import Collection, Iterable
from datetime import date, timedelta
from functools import lru_cache

import pghistory
from django.db import connection, models
from django.db.models import Q

from ppid.kalender import Kalender
from ppid.models.satker import Satker

# So long before a year begins its missing list is called out.
PERINGATAN_HARI = 90
KUNCI_KALENDER = 0x4B414C44


class JenisLibur(models.TextChoices):
    NASIONAL = "libur nasional", "Libur nasional"
    CUTI_BERSAMA = "cuti bersama", "Cuti bersama"
    PEMUNGUTAN_SUARA = "pemungutan suara", "Hari pemungutan suara"
    SETEMPAT = "libur setempat", "Libur setempat"


def susun_kalender(hari: dict[date, str], tahun_pasti: Collection[int]) -> Kalender:
    """A calendar of these days off, certain from the first decreed year to the last of an unbroken run.

    Equal lists share one calendar, and with it the table that working days are looked up in.
    """
    return _kalender(tuple(hari.items()), tuple(sorted(tahun_pasti)))


@lru_cache(maxsize=128)
def _kalender(isi: tuple[tuple[date, str], ...], tahun_pasti: tuple[int, ...]) -> Kalender:
    hari = dict(isi)
    versi = hashlib.sha256(repr(sorted(hari)).encode()).hexdigest()[:12]
    if not tahun_pasti:
        return Kalender(hari, pasti_sampai=date.min, versi=versi)
    awal = tahun = min(tahun_pasti)
    while tahun + 1 in tahun_pasti:
        tahun += 1
    return Kalender(hari, pasti_sampai=date(tahun, 12, 31), versi=versi, pasti_sejak=date(awal, 1, 1))


class KalenderKantor:
    """The calendar of every office, read in two queries; offices without days of their own share the national one."""

    def __init__(self, hari: Iterable[tuple[date, str, int | None]], tahun_pasti: Collection[int]) -> None:
        self.tahun_pasti = frozenset(tahun_pasti)
        self.hari: dict[int | None, dict[date, str]] = {None: {}}
        for tanggal, nama, satker in hari:
            self.hari.setdefault(satker, {})[tanggal] = nama
        self.jadi: dict[int | None, Kalender] = {}

    def __getitem__(self, satker_id: int | None) -> Kalender:
        kunci = satker_id if satker_id in self.hari else None
        if kunci not in self.jadi:
            self.jadi[kunci] = susun_kalender(self.hari[None] | self.hari[kunci], self.tahun_pasti)
        return self.jadi[kunci]

    def diganti(self, tahun: int, hari: dict[date, str], *, satker_id: int | None, pasti: bool) -> "KalenderKantor":
        """As it would be with these days as the year's list, for everybody or for one office."""
        tetap = [
            (tanggal, nama, milik)
            for milik, isi in self.hari.items()
            for tanggal, nama in isi.items()
            if milik != satker_id or tanggal.year != tahun
        ]
        tahun_pasti = self.tahun_pasti
        if satker_id is None:
            tahun_pasti = tahun_pasti | {tahun} if pasti else tahun_pasti - {tahun}
        return KalenderKantor([*tetap, *((t, n, satker_id) for t, n in hari.items())], tahun_pasti)


class TahunLiburQuerySet(models.QuerySet):
    def pasti(self) -> list[int]:
        return list(self.filter(pasti=True).values_list("tahun", flat=True))

    def belum_dimuat(self, pada: date) -> int | None:
        """The year that begins within PERINGATAN_HARI and whose list is not decreed here; None when all is well."""
        tahun = (pada + timedelta(days=PERINGATAN_HARI)).year
        return None if self.filter(tahun=tahun, pasti=True).exists() else tahun


@pghistory.track()
class TahunLibur(models.Model):
    """One year's list of days off: decreed (`pasti`) or only expected."""

    tahun = models.PositiveSmallIntegerField("tahun", unique=True)
    pasti = models.BooleanField("sudah ditetapkan", default=False)
    dasar = models.CharField("dasar", max_length=200, blank=True)

    objects = TahunLiburQuerySet.as_manager()

    class Meta:
        verbose_name = "tahun libur"
        verbose_name_plural = "tahun libur"
        ordering = ["tahun"]

    def __str__(self) -> str:
        return str(self.tahun)


class HariLiburQuerySet(models.QuerySet):
    def kunci(self, *, berubah: bool) -> None:
        """Until commit: who files holds the calendar still, who changes it waits for those and keeps others waiting.

        Otherwise a case could be filed by the old calendar just after all cases were counted by the new one.
        """
        fungsi = "pg_advisory_xact_lock" if berubah else "pg_advisory_xact_lock_shared"
        with connection.cursor() as kursor:
            kursor.execute(f"SELECT {fungsi}(%s, 0)", [KUNCI_KALENDER])

    def kalender(self, satker: Satker | None = None) -> Kalender:
        """The calendar of one office: national days and the office's own."""
        hari = self.filter(Q(satker=None) | Q(satker=satker)).order_by("jenis", "tanggal")
        return susun_kalender(dict(hari.values_list("tanggal", "nama")), TahunLibur.objects.pasti())

    def kalender_kantor(self) -> KalenderKantor:
        """Every office's calendar at once."""
        hari = self.order_by("jenis", "tanggal").values_list("tanggal", "nama", "satker")
        return KalenderKantor(hari, TahunLibur.objects.pasti())


@pghistory.track()
class HariLibur(models.Model):
    """One day off, as decreed. A local closure belongs to one office."""

    tanggal = models.DateField("tanggal")
    nama = models.CharField("nama", max_length=120)
    jenis = models.CharField("jenis", max_length=16, choices=JenisLibur, default=JenisLibur.NASIONAL)
    satker = models.ForeignKey(Satker, models.CASCADE, null=True, blank=True, related_name="libur")

    objects = HariLiburQuerySet.as_manager()

    class Meta:
        verbose_name = "hari libur"
        verbose_name_plural = "hari libur"
        ordering = ["tanggal"]
        constraints = [
            models.UniqueConstraint(
                fields=["tanggal", "satker"], nulls_distinct=False, name="hari_libur_satu_per_tanggal"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.tanggal:%d-%m-%Y} {self.nama}"
