from datetime import date

import pghistory
from django.db import models
from django.db.models import Q

from dip.pengecualian import Huruf
from ppid.models import Satker


class HasilUji(models.TextChoices):
    DIKECUALIKAN = "dikecualikan", "Dikecualikan"
    TERBUKA = "terbuka", "Terbuka"


class UjiKonsekuensiQuerySet(models.QuerySet):
    def berlaku_bagi(self, satker: Satker, *, pada: date) -> "UjiKonsekuensiQuerySet":
        """Decided exemptions behind which this office may refuse on that day.

        Its own, and those of KPU RI, which bind every office.
        """
        return self.filter(
            Q(satker=satker) | Q(nasional=True),
            hasil=HasilUji.DIKECUALIKAN,
            tanggal_keputusan__lte=pada,
        ).filter(
            Q(berlaku_sampai=None) | Q(berlaku_sampai__gte=pada),
            Q(dicabut_pada=None) | Q(dicabut_pada__gt=pada),
        )


@pghistory.track()
class UjiKonsekuensi(models.Model):
    """A consequence test and its ruling. A refusal must point at one that is decided and in force.

    Dasar: UU 14/2008 Pasal 19.
    """

    satker = models.ForeignKey(Satker, models.PROTECT, related_name="uji_konsekuensi", verbose_name="diajukan oleh")
    penetap = models.ForeignKey(Satker, models.PROTECT, related_name="+", verbose_name="ditetapkan oleh")
    perihal = models.CharField("informasi yang diuji", max_length=250)
    huruf = models.CharField("Pasal 17 huruf", max_length=1, choices=Huruf)
    undang_undang_lain = models.CharField("undang-undang dan pasal lain", max_length=150, blank=True)
    bagian_dikecualikan = models.TextField("bagian yang dikecualikan")
    konsekuensi_dibuka = models.TextField("konsekuensi bila dibuka")
    konsekuensi_ditutup = models.TextField("konsekuensi bila ditutup", blank=True)
    hasil = models.CharField("hasil", max_length=12, choices=HasilUji)
    nomor_keputusan = models.CharField("nomor keputusan", max_length=80)
    tanggal_keputusan = models.DateField("tanggal keputusan")
    nomor_berita_acara = models.CharField("nomor berita acara pleno", max_length=80, blank=True)
    berlaku_sampai = models.DateField("berlaku sampai", null=True, blank=True)
    dicabut_pada = models.DateField("dicabut pada", null=True, blank=True)
    nasional = models.BooleanField("berlaku bagi semua satuan kerja", default=False)

    objects = UjiKonsekuensiQuerySet.as_manager()

    class Meta:
        verbose_name = "uji konsekuensi"
        verbose_name_plural = "uji konsekuensi"
        ordering = ["-tanggal_keputusan"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(huruf__in=["a", "b", "c", "d", "e", "f"])
                | ~Q(hasil="dikecualikan")
                | Q(berlaku_sampai__isnull=False),
                name="uji_huruf_a_sampai_f_berjangka",
                violation_error_message="Pengecualian huruf a sampai f harus berjangka waktu (UU 14/2008 Pasal 20).",
            ),
            models.CheckConstraint(
                condition=~Q(huruf="j") | ~Q(undang_undang_lain=""),
                name="uji_huruf_j_menyebut_undang_undang",
                violation_error_message="Huruf j harus menyebut undang-undang dan pasalnya.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.perihal} ({self.nomor_keputusan})"
