from django.db import models

from permohonan.models.permohonan import Permohonan


class LangkahMeja(models.TextChoices):
    """Steps at the counter that have a target in minutes.

    Dasar: SOP Pelayanan Informasi KIP Aceh 2021 langkah 1, 2, 3 dan 5.
    """

    FORMULIR = "formulir", "Mengisi formulir"
    PENYERAHAN = "penyerahan", "Menyerahkan informasi"
    PEMBERITAHUAN = "pemberitahuan", "Memberi pemberitahuan"


class WaktuMeja(models.Model):
    """How long one step of a case took at the counter. Nobody's name is kept with it."""

    permohonan = models.ForeignKey(Permohonan, models.PROTECT, related_name="waktu_meja")
    langkah = models.CharField("langkah", max_length=13, choices=LangkahMeja)
    # From opening the form to the act; none when it lay open too long to have been worked on.
    detik = models.PositiveIntegerField("lama (detik)", null=True)
    at = models.DateTimeField("selesai", db_index=True)

    class Meta:
        verbose_name = "waktu di meja"
        verbose_name_plural = "waktu di meja"
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.permohonan}: {self.get_langkah_display()}"
