from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Q

from permohonan.models.permohonan import Permohonan
from ppid.models import Berkas, BerkasKeluar
from ppid.models.berkas_keluar import BOLEH_KELUAR, TERTAHAN


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
    PERSETUJUAN = "persetujuan", "Persetujuan orang yang dilindungi"


# Papers of a person: encrypted, and never shown to holders of number and code.
SIFAT_PRIBADI = frozenset({Sifat.IDENTITAS, Sifat.SURAT_KUASA, Sifat.AKTA, Sifat.PENGESAHAN, Sifat.PERSETUJUAN})


class BerkasPermohonanQuerySet(models.QuerySet["BerkasPermohonan"]):
    def _usul(self) -> Exists:
        koreksi: Any = self.model._meta.get_field("koreksi").related_model
        return Exists(koreksi.objects.menunggu().filter(berkas=OuterRef("pk")))

    def dengan_persoalan(self) -> "BerkasPermohonanQuerySet":
        """Each with `dipersoalkan`: somebody said that it was attached by mistake, and nobody has decided."""
        return self.annotate(dipersoalkan=self._usul())

    def dipersoalkan(self) -> "BerkasPermohonanQuerySet":
        return self.filter(self._usul())

    def tanpa_persoalan(self) -> "BerkasPermohonanQuerySet":
        return self.filter(~self._usul())

    def dipakai(self) -> "BerkasPermohonanQuerySet":
        """Not replaced, not withdrawn, and nobody waits to hear whether it belongs to somebody else."""
        return self.tanpa_persoalan().filter(pengganti=None, ditarik_at=None)

    def hasil(self) -> "BerkasPermohonanQuerySet":
        """What the applicant is given."""
        return self.filter(sifat=Sifat.HASIL).dipakai()

    def belum_diperiksa(self) -> "BerkasPermohonanQuerySet":
        return self.hasil().filter(diperiksa_at=None)

    def boleh_keluar(self) -> "BerkasPermohonanQuerySet":
        return self.hasil().filter(BOLEH_KELUAR)

    def tertahan(self) -> "BerkasPermohonanQuerySet":
        """Held back by what the check found."""
        return self.hasil().filter(TERTAHAN)


class BerkasPermohonan(BerkasKeluar):
    """A file of one case and what it is for. What is given to the applicant is checked before it goes out."""

    ASLI = "berkas"

    permohonan = models.ForeignKey(Permohonan, models.PROTECT, related_name="berkas")
    berkas = models.OneToOneField(Berkas, models.PROTECT, related_name="+")
    sifat = models.CharField("sifat", max_length=12, choices=Sifat)
    # The file that took the place of this one, which then never goes out.
    pengganti = models.OneToOneField("self", models.PROTECT, null=True, related_name="menggantikan")
    # Attached by mistake: kept, and out of everybody's reach but the officers'.
    ditarik_at = models.DateTimeField("ditarik", null=True)

    objects = BerkasPermohonanQuerySet.as_manager()

    class Meta(BerkasKeluar.Meta):
        verbose_name = "berkas permohonan"
        verbose_name_plural = "berkas permohonan"
        ordering = ["pk"]
        indexes = [
            models.Index(
                fields=["id"],
                condition=Q(sifat=Sifat.HASIL, diperiksa_at=None, pengganti=None),
                name="hasil_belum_diperiksa",
            ),
            models.Index(
                fields=["permohonan"],
                condition=Q(sifat=Sifat.HASIL, pengganti=None, dilepas_at=None) & ~Q(temuan=[]),
                name="hasil_tertahan",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_sifat_display()}: {self.berkas}"

    @property
    def asli(self) -> Berkas:
        """The bytes as the office gave them."""
        return self.berkas

    @property
    def keluaran(self) -> Berkas:
        """What is opened: the copy that may go out; before that, by officers, the file as it came."""
        return self.bersih if self.boleh_keluar and self.bersih else self.berkas
