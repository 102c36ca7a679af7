import secrets

import pgtrigger
from django.conf import settings
from django.db import models

from ppid.models.berkas import Berkas, kode_acak
from ppid.models.satker import Satker


class JenisSurat(models.TextChoices):
    PPID_A = "PPID-A", "Daftar Informasi Publik"
    PPID_B = "PPID-B", "Formulir Permohonan Informasi Publik"
    PPID_D = "PPID-D", "Pemberitahuan Tertulis"
    PPID_E = "PPID-E", "Surat Keputusan PPID tentang Penolakan Permohonan"
    TANDA_BUKTI = "tanda-bukti", "Tanda Bukti Permohonan Informasi"
    TIDAK_LENGKAP = "tidak-lengkap", "Surat Keterangan Tidak Lengkap"
    PERPANJANGAN = "perpanjangan", "Pemberitahuan Perpanjangan Waktu"
    TANDA_TERIMA = "tanda-terima", "Tanda Terima Informasi Publik"
    PPID_F = "PPID-F", "Surat Pernyataan Keberatan atas Permohonan Informasi"
    TANDA_KEBERATAN = "tanda-keberatan", "Tanda Bukti Keberatan"
    TANGGAPAN = "tanggapan-keberatan", "Tanggapan atas Keberatan"
    PERMOHONAN_UJI = "permohonan-uji", "Permohonan Uji Konsekuensi"
    UNDANGAN_UJI = "undangan-uji", "Undangan Uji Konsekuensi"
    LEMBAR_UJI = "lembar-uji", "Lembar Uji Konsekuensi"
    BERITA_ACARA_UJI = "berita-acara-uji", "Berita Acara Uji Konsekuensi"
    KEPUTUSAN_UJI = "keputusan-uji", "Keputusan tentang Hasil Uji Konsekuensi"
    PENCABUTAN_UJI = "pencabutan-uji", "Pencabutan Pengecualian Informasi"
    PERSETUJUAN_ORANG = "persetujuan-orang", "Permintaan Persetujuan Pembukaan Informasi Pribadi"
    LAPORAN = "laporan", "Laporan Layanan Informasi Publik"
    HAK_KOMISI = "hak-komisi", "Pemberitahuan Hak ke Komisi Informasi"


def kode_verifikasi() -> str:
    """Printed on the letter and in its QR: 80 bits."""
    return secrets.token_hex(10)


class Surat(models.Model):
    """An issued letter. Its context is frozen at issue, its bytes at the first printing; neither ever changes."""

    acuan = models.CharField(max_length=22, unique=True, default=kode_acak, editable=False)
    kode = models.CharField("kode verifikasi", max_length=20, unique=True, default=kode_verifikasi, editable=False)
    satker = models.ForeignKey(Satker, models.PROTECT, related_name="+")
    jenis = models.CharField("jenis", max_length=19, choices=JenisSurat)
    nomor = models.CharField("nomor", max_length=60)
    tanggal = models.DateField("tanggal")
    konteks = models.JSONField("isi yang dibekukan", editable=False)
    diterbitkan_at = models.DateTimeField("diterbitkan")
    diterbitkan_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    pdf = models.BinaryField(null=True, editable=False)
    sha256 = models.CharField("SHA-256", max_length=64, blank=True, editable=False)
    dicetak_at = models.DateTimeField("dicetak", null=True, editable=False)

    nomor_agenda = models.CharField(
        "nomor surat kantor",
        max_length=80,
        blank=True,
        help_text="Nomor agenda atau Srikandi, mis. 8/HK.03.1/3673/2021.",
    )
    foto = models.ForeignKey(Berkas, models.PROTECT, null=True, blank=True, related_name="+")
    # The corrected letter that stands in place of this one, which stays genuine. Set once.
    digantikan = models.OneToOneField(
        "self", models.PROTECT, null=True, editable=False, related_name="menggantikan", verbose_name="digantikan oleh"
    )

    class Meta:
        verbose_name = "surat"
        verbose_name_plural = "surat"
        indexes = [
            models.Index(fields=["diterbitkan_at"], condition=models.Q(dicetak_at=None), name="surat_belum_dicetak")
        ]
        triggers = [
            pgtrigger.ReadOnly(
                name="isi_beku",
                fields=["kode", "satker", "jenis", "nomor", "tanggal", "konteks", "diterbitkan_at", "diterbitkan_oleh"],
            ),
            pgtrigger.Protect(
                name="cetakan_beku",
                operation=pgtrigger.UpdateOf("pdf", "sha256", "dicetak_at"),
                condition=pgtrigger.Q(old__dicetak_at__isnull=False),
            ),
            pgtrigger.Protect(
                name="pengganti_beku",
                operation=pgtrigger.UpdateOf("digantikan_id"),
                condition=pgtrigger.Q(old__digantikan__isnull=False),
            ),
            pgtrigger.Protect(name="tanpa_hapus", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.get_jenis_display()} {self.nomor}"

    @property
    def nama_berkas(self) -> str:
        return f"{self.jenis}-{self.nomor.replace('/', '-')}.pdf"
