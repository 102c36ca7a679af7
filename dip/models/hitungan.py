from datetime import date

from django.db import models
from django.db.models import F

from dip.models.informasi import BerkasInformasi, InformasiPublik
from ppid.models import Satker


class UnduhanManager(models.Manager["UnduhanHarian"]):
    def hitung(self, berkas: BerkasInformasi, *, hari: date) -> None:
        """One more download of that file on that day. Nobody's address, cookie or time of day is kept."""
        milik = self.filter(berkas=berkas, hari=hari)
        if not milik.update(jumlah=F("jumlah") + 1):
            baru = UnduhanHarian(informasi_id=berkas.informasi_id, berkas=berkas, hari=hari)
            self.bulk_create([baru], ignore_conflicts=True)
            milik.update(jumlah=F("jumlah") + 1)


class UnduhanHarian(models.Model):
    """How often one file was downloaded on one day."""

    informasi = models.ForeignKey(InformasiPublik, models.PROTECT, related_name="unduhan")
    berkas = models.ForeignKey(BerkasInformasi, models.PROTECT, related_name="unduhan")
    hari = models.DateField("hari")
    jumlah = models.PositiveIntegerField("jumlah", default=0)

    objects = UnduhanManager()

    class Meta:
        verbose_name = "unduhan harian"
        verbose_name_plural = "unduhan harian"
        constraints = [models.UniqueConstraint(fields=["berkas", "hari"], name="unduhan_satu_per_hari")]

    def __str__(self) -> str:
        return f"{self.hari} {self.berkas}: {self.jumlah}"


class PencarianHampa(models.Model):
    """Words that somebody looked for without finding anything, how often on one day. Words, never persons."""

    # Empty: searched over all offices.
    satker = models.ForeignKey(Satker, models.CASCADE, null=True, related_name="+")
    kata = models.CharField("kata", max_length=80)
    hari = models.DateField("hari")
    jumlah = models.PositiveIntegerField("jumlah", default=0)

    class Meta:
        verbose_name = "pencarian tanpa hasil"
        verbose_name_plural = "pencarian tanpa hasil"
        ordering = ["-hari", "-jumlah"]
        constraints = [
            models.UniqueConstraint(fields=["satker", "kata", "hari"], nulls_distinct=False, name="hampa_satu_per_hari")
        ]

    def __str__(self) -> str:
        return f"{self.hari} {self.kata}: {self.jumlah}"


class TawaranHarian(models.Model):
    """How often an item was offered to somebody who typed a request, opened from there, and was what was sought."""

    informasi = models.ForeignKey(InformasiPublik, models.PROTECT, related_name="tawaran")
    hari = models.DateField("hari")
    ditawarkan = models.PositiveIntegerField("ditawarkan", default=0)
    dibuka = models.PositiveIntegerField("dibuka", default=0)
    cocok = models.PositiveIntegerField("itulah yang dicari", default=0)
    diserahkan = models.PositiveIntegerField("diserahkan di meja", default=0)

    class Meta:
        verbose_name = "tawaran harian"
        verbose_name_plural = "tawaran harian"
        constraints = [models.UniqueConstraint(fields=["informasi", "hari"], name="tawaran_satu_per_hari")]

    def __str__(self) -> str:
        return f"{self.hari} {self.informasi_id}: {self.ditawarkan}/{self.dibuka}/{self.cocok}/{self.diserahkan}"

    @staticmethod
    def tambah(kolom: str, informasi: list[int], *, hari: date) -> None:
        """Count one more of `kolom` for each of these items on that day."""
        baris = TawaranHarian.objects
        # In one order, so that two offers of the same items do not wait for each other in a circle.
        baru = [TawaranHarian(informasi_id=pk, hari=hari) for pk in sorted(informasi)]
        baris.bulk_create(baru, ignore_conflicts=True)
        baris.filter(informasi__in=informasi, hari=hari).update(**{kolom: F(kolom) + 1})
