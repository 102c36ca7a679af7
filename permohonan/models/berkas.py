from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Q

from dip.models import Penghitaman
from permohonan.alur import Status
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
        """For the applicant; what an answer gave of it is diberikan()."""
        return self.filter(sifat=Sifat.HASIL).dipakai()

    def _rancangan(self) -> Exists:
        ini = OuterRef("berkas")
        terbuka = Penghitaman.objects.terbuka().exclude(kotak=[])
        return Exists(terbuka.filter(Q(sumber=ini) | Q(sumber__penghitaman__hasil=ini)))

    def dengan_penghitaman(self) -> "BerkasPermohonanQuerySet":
        """Each with `menunggu_hitam`: boxes are drawn over it, or over what it was made of, and nothing has come of
        them yet.
        """
        return self.annotate(menunggu_hitam=self._rancangan())

    def menunggu_hitam(self) -> "BerkasPermohonanQuerySet":
        return self.filter(self._rancangan())

    def disiapkan(self) -> "BerkasPermohonanQuerySet":
        """Prepared, and no answer has given it."""
        return self.hasil().filter(diberikan_at=None)

    def diberikan(self) -> "BerkasPermohonanQuerySet":
        """What an answer or a hand-over gave; among it what is not ready to go out."""
        return self.hasil().filter(diberikan_at__isnull=False)

    def akan_keluar(self) -> "BerkasPermohonanQuerySet":
        """Given, or prepared for an answer that is still owed: what an answer did not give concerns nobody."""
        return self.hasil().filter(Q(diberikan_at__isnull=False) | Q(permohonan__status=Status.DIPROSES))

    def belum_diperiksa(self) -> "BerkasPermohonanQuerySet":
        """What the release check turns to next; of what is being blackened only the copy goes out."""
        return self.akan_keluar().filter(~self._rancangan(), diperiksa_at=None)

    def boleh_keluar(self) -> "BerkasPermohonanQuerySet":
        """What the applicant can open."""
        return self.diberikan().filter(BOLEH_KELUAR)

    def belum_siap(self) -> "BerkasPermohonanQuerySet":
        """Given, and not to be opened yet: it is checked, held back, being blackened, or said to be a mistake."""
        milik = self.filter(diberikan_at__isnull=False, pengganti=None, ditarik_at=None)
        return milik.filter(~BOLEH_KELUAR | Q(self._usul()))

    def tertahan(self) -> "BerkasPermohonanQuerySet":
        """Held back by what the check found."""
        return self.akan_keluar().filter(TERTAHAN)


class BerkasPermohonan(BerkasKeluar):
    """A file of one case and what it is for. What is given to the applicant is checked before it goes out."""

    ASLI = "berkas"

    permohonan = models.ForeignKey(Permohonan, models.PROTECT, related_name="berkas")
    berkas = models.OneToOneField(Berkas, models.PROTECT, related_name="+")
    sifat = models.CharField("sifat", max_length=12, choices=Sifat)
    # The file that took the place of this one, which then never goes out.
    pengganti = models.OneToOneField("self", models.PROTECT, null=True, related_name="menggantikan")
    # Since when it is the applicant's: the answer or the hand-over that gave it. Empty: only prepared.
    diberikan_at = models.DateTimeField("diberikan", null=True)
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
        constraints = [
            *BerkasKeluar.Meta.constraints,
            models.CheckConstraint(
                condition=Q(diberikan_at=None) | Q(sifat=Sifat.HASIL), name="berkas_diberikan_hanya_hasil"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_sifat_display()}: {self.berkas}"

    @property
    def asli(self) -> Berkas:
        """The bytes as the office gave them."""
        return self.berkas

    @property
    def lolos(self) -> bool:
        """Whether the check lets it go out, should it be given."""
        return super().boleh_keluar

    @property
    def boleh_keluar(self) -> bool:
        """Whether the applicant can open it."""
        return self.diberikan_at is not None and self.lolos

    @property
    def keluaran(self) -> Berkas:
        """What is opened: the copy that may go out; before that, by officers, the file as it came."""
        return self.bersih if self.lolos and self.bersih else self.berkas
