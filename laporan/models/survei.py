from django.db import models
from django.db.models import Q

from permohonan.models import Permohonan
from ppid.models import Satker

UNSUR = tuple(f"u{nomor}" for nomor in range(1, 10))


class UndanganSurvei(models.Model):
    """That the applicant of a closed case was asked, once; found by a sweep, pushed by nobody."""

    permohonan = models.OneToOneField(Permohonan, models.PROTECT, related_name="undangan_survei")
    at = models.DateTimeField("diundang")

    class Meta:
        verbose_name = "undangan survei"
        verbose_name_plural = "undangan survei"

    def __str__(self) -> str:
        return str(self.permohonan)


class JawabanSurvei(models.Model):
    """One case's answers to the nine questions, 1 to 4 each. No officer sees which case they belong to."""

    permohonan = models.OneToOneField(Permohonan, models.PROTECT, related_name="jawaban_survei")
    satker = models.ForeignKey(Satker, models.PROTECT, related_name="+")
    hari = models.DateField("hari diisi")
    u1 = models.PositiveSmallIntegerField("persyaratan")
    u2 = models.PositiveSmallIntegerField("sistem, mekanisme, dan prosedur")
    u3 = models.PositiveSmallIntegerField("waktu penyelesaian")
    u4 = models.PositiveSmallIntegerField("biaya")
    u5 = models.PositiveSmallIntegerField("produk layanan")
    u6 = models.PositiveSmallIntegerField("kompetensi pelaksana")
    u7 = models.PositiveSmallIntegerField("perilaku pelaksana")
    u8 = models.PositiveSmallIntegerField("penanganan pengaduan")
    u9 = models.PositiveSmallIntegerField("sarana dan prasarana")
    catatan = models.TextField("saran", blank=True)

    class Meta:
        verbose_name = "jawaban survei"
        verbose_name_plural = "jawaban survei"
        indexes = [models.Index(fields=["satker", "hari"], name="survei_kantor_hari")]
        constraints = [
            models.CheckConstraint(
                condition=Q(**{f"{u}__gte": 1, f"{u}__lte": 4}), name=f"survei_{u}_satu_sampai_empat"
            )
            for u in UNSUR
        ]

    def __str__(self) -> str:
        return f"{self.satker} {self.hari}"
