from django.db import models

from permohonan.models.permohonan import Permohonan
from ppid.models import Berkas


class Sifat(models.TextChoices):
    """What a file of a case is for."""

    IDENTITAS = "identitas", "Identitas"
    SURAT_KUASA = "surat_kuasa", "Surat kuasa"
    AKTA = "akta", "Akta pendirian"
    PENGESAHAN = "pengesahan", "SK pengesahan badan hukum"
    PENDUKUNG = "pendukung", "Berkas pendukung"
    JAWABAN_UNIT = "jawaban_unit", "Jawaban unit"
    HASIL = "hasil", "Informasi yang diberikan"
    BUKTI_KIRIM = "bukti_kirim", "Bukti pengiriman"
    PENCABUTAN = "pencabutan", "Formulir pencabutan"


# Papers of a person: encrypted, and never shown to holders of number and code.
SIFAT_PRIBADI = frozenset({Sifat.IDENTITAS, Sifat.SURAT_KUASA, Sifat.AKTA, Sifat.PENGESAHAN})


class BerkasPermohonan(models.Model):
    """A file of one case and what it is for."""

    permohonan = models.ForeignKey(Permohonan, models.PROTECT, related_name="berkas")
    berkas = models.OneToOneField(Berkas, models.PROTECT, related_name="+")
    sifat = models.CharField("sifat", max_length=12, choices=Sifat)

    class Meta:
        verbose_name = "berkas permohonan"
        verbose_name_plural = "berkas permohonan"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.get_sifat_display()}: {self.berkas}"
