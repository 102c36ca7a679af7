from collections.abc import Iterable
from datetime import date

import pghistory
from django.db import models
from django.db.models import Q

from ppid.kalender import Kalender
from ppid.tenggat import Penjelasan, Tenggat, jelaskan, tambah_hari_kalender, tambah_hari_kerja


class Jalur(models.TextChoices):
    UMUM = "umum", "Permohonan biasa"
    PEMILU = "pemilu", "Informasi Pemilu dan Pemilihan"


class LangkahWaktu(models.TextChoices):
    KELENGKAPAN = "kelengkapan", "Pemeriksaan kelengkapan oleh meja layanan"
    MELENGKAPI = "melengkapi", "Pemohon melengkapi permohonan"
    PEMBERITAHUAN = "pemberitahuan", "Pemberitahuan tertulis"
    PERPANJANGAN = "perpanjangan", "Perpanjangan satu kali"
    UJI_KONSEKUENSI = "uji_konsekuensi", "Pengujian konsekuensi"
    KEBERATAN = "keberatan", "Pemohon mengajukan keberatan"
    TANGGAPAN_KEBERATAN = "tanggapan_keberatan", "Atasan PPID menanggapi keberatan"
    KOMISI_INFORMASI = "komisi_informasi", "Pemohon mengajukan sengketa ke Komisi Informasi"
    KOMISI_MULAI = "komisi_mulai", "Komisi Informasi mulai menyelesaikan sengketa"
    KOMISI_SELESAI = "komisi_selesai", "Komisi Informasi menyelesaikan sengketa"
    PENGADILAN = "pengadilan", "Gugatan ke pengadilan"
    KASASI = "kasasi", "Kasasi ke Mahkamah Agung"


class Satuan(models.TextChoices):
    HARI_KERJA = "hari_kerja", "hari kerja"
    HARI_KALENDER = "hari_kalender", "hari kalender"


class JangkaWaktuQuerySet(models.QuerySet["JangkaWaktu"]):
    def berlaku(self, langkah: str, *, jalur: str, pada: date) -> "JangkaWaktu":
        """The period in force on the day of receipt.

        Raises JangkaWaktu.DoesNotExist when no rule of that step was in force on that day.
        """
        return (
            self.filter(langkah=langkah, jalur=jalur, berlaku_dari__lte=pada)
            .filter(Q(berlaku_sampai=None) | Q(berlaku_sampai__gte=pada))
            .latest("berlaku_dari")
        )


class DaftarJangka:
    """Every period, read once, for questions about many cases."""

    def __init__(self, baris: "Iterable[JangkaWaktu]") -> None:
        self.baris = sorted(baris, key=lambda satu: satu.berlaku_dari, reverse=True)

    def berlaku(self, langkah: str, *, jalur: str, pada: date) -> "JangkaWaktu":
        """The period in force on that day. Raises JangkaWaktu.DoesNotExist when there is none."""
        for satu in self.baris:
            if (satu.langkah, satu.jalur) != (langkah, jalur) or satu.berlaku_dari > pada:
                continue
            if satu.berlaku_sampai is None or satu.berlaku_sampai >= pada:
                return satu
        raise JangkaWaktu.DoesNotExist(f"{langkah} {jalur} {pada}")


@pghistory.track()
class JangkaWaktu(models.Model):
    """A statutory period: so many days for that step, on that track, on that legal ground, since that day."""

    langkah = models.CharField("langkah", max_length=20, choices=LangkahWaktu)
    jalur = models.CharField("jalur", max_length=6, choices=Jalur)
    jumlah = models.PositiveSmallIntegerField("jumlah hari")
    satuan = models.CharField("satuan", max_length=13, choices=Satuan, default=Satuan.HARI_KERJA)
    dihitung_dari = models.CharField("dihitung dari", max_length=120)
    dasar = models.CharField("dasar", max_length=120)
    berlaku_dari = models.DateField("berlaku dari")
    berlaku_sampai = models.DateField("berlaku sampai", null=True, blank=True)
    terverifikasi = models.BooleanField("terverifikasi", default=False)

    objects = JangkaWaktuQuerySet.as_manager()

    class Meta:
        verbose_name = "jangka waktu"
        verbose_name_plural = "jangka waktu"
        ordering = ["jalur", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["langkah", "jalur", "berlaku_dari"], name="jangka_waktu_satu_per_mulai"),
            # A citizen's ten days are the statute's; no row may give the office more.
            models.CheckConstraint(
                condition=~Q(langkah="pemberitahuan") | Q(jumlah__lte=10),
                name="jangka_waktu_pemberitahuan_paling_lama",
                violation_error_message="Pemberitahuan tertulis paling lama 10 hari (UU 14/2008 Pasal 22 ayat (7)).",
            ),
            models.CheckConstraint(
                condition=~Q(langkah="perpanjangan") | Q(jumlah__lte=7),
                name="jangka_waktu_perpanjangan_paling_lama",
                violation_error_message="Perpanjangan paling lama 7 hari (UU 14/2008 Pasal 22 ayat (8)).",
            ),
            models.CheckConstraint(
                condition=~Q(langkah="keberatan") | Q(jumlah__gte=30),
                name="jangka_waktu_keberatan_paling_singkat",
                violation_error_message="Pemohon punya sedikitnya 30 hari untuk keberatan (UU 14/2008 Pasal 36).",
            ),
            models.CheckConstraint(
                condition=~Q(langkah="tanggapan_keberatan") | Q(jumlah__lte=30),
                name="jangka_waktu_tanggapan_paling_lama",
                violation_error_message="Keberatan ditanggapi paling lama 30 hari (UU 14/2008 Pasal 36 ayat (2)).",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_langkah_display()}: {self.jumlah} {self.get_satuan_display()}"

    def tenggat(self, kalender: Kalender, mulai: date) -> Tenggat:
        """The due date of this period for something that began on `mulai`."""
        hitung = tambah_hari_kerja if self.satuan == Satuan.HARI_KERJA else tambah_hari_kalender
        return hitung(kalender, mulai, self.jumlah)

    def penjelasan(self, kalender: Kalender, mulai: date) -> Penjelasan:
        """Day by day how the due date of this period was counted from `mulai`."""
        return jelaskan(kalender, mulai, self.jumlah, hari_kalender=self.satuan == Satuan.HARI_KALENDER)
