from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from keberatan.alur import SENGKETA_TERBUKA, StatusSengketa
from keberatan.models.keberatan import Keberatan
from ppid.models import Berkas, RiwayatDasar, Satker
from ppid.models.berkas import kode_acak


class JenisSidang(models.TextChoices):
    PEMERIKSAAN_AWAL = "pemeriksaan_awal", "Pemeriksaan awal"
    MEDIASI = "mediasi", "Mediasi"
    AJUDIKASI = "ajudikasi", "Ajudikasi"
    PEMBUKTIAN = "pembuktian", "Pembuktian"
    PUTUSAN = "putusan", "Pembacaan putusan"
    PENGADILAN = "pengadilan", "Sidang pengadilan"


class Tingkat(models.TextChoices):
    """Who ruled.

    Dasar: UU 14/2008 Pasal 46, Pasal 49, dan Pasal 50.
    """

    KOMISI = "komisi", "Komisi Informasi"
    PENGADILAN = "pengadilan", "Pengadilan"
    KASASI = "kasasi", "Mahkamah Agung"


class HasilPutusan(models.TextChoices):
    DIKABULKAN = "dikabulkan", "Permohonan dikabulkan"
    SEBAGIAN = "sebagian", "Dikabulkan sebagian"
    DITOLAK = "ditolak", "Permohonan ditolak"
    TIDAK_DITERIMA = "tidak_diterima", "Tidak dapat diterima"
    MEDIASI = "mediasi", "Kesepakatan mediasi"


class SengketaQuerySet(models.QuerySet["Sengketa"]):
    def untuk(self, petugas, *, at: datetime) -> "SengketaQuerySet":
        """Disputes about objections that this officer may see."""
        return self.filter(keberatan__in=Keberatan.objects.untuk(petugas, at=at))

    def terbuka(self) -> "SengketaQuerySet":
        return self.filter(status__in=SENGKETA_TERBUKA)

    def menahan(self) -> "SengketaQuerySet":
        """Disputes whose legal hold was not lifted."""
        return self.filter(dilepas_at=None)


class Sengketa(models.Model):
    """A dispute before the Information Commission, and before the courts after it."""

    acuan = models.CharField(max_length=22, unique=True, default=kode_acak, editable=False)
    satker = models.ForeignKey(Satker, models.PROTECT, related_name="sengketa")
    keberatan = models.OneToOneField(Keberatan, models.PROTECT, related_name="sengketa")
    komisi = models.CharField("Komisi Informasi", max_length=120)
    nomor_register = models.CharField("nomor register sengketa", max_length=80)
    didaftarkan_pada = models.DateField("didaftarkan di Komisi Informasi")
    diberitahukan_pada = models.DateField("pemberitahuan diterima kantor", null=True)
    status = models.CharField("keadaan", max_length=18, choices=StatusSengketa, editable=False)
    nomor_gugatan = models.CharField("nomor perkara pengadilan", max_length=80, blank=True)
    pengadilan = models.CharField("pengadilan", max_length=120, blank=True)
    digugat_pada = models.DateField("gugatan didaftarkan", null=True)
    digugat_oleh = models.CharField("yang menggugat", max_length=8, blank=True)
    nomor_kasasi = models.CharField("nomor kasasi", max_length=80, blank=True)
    kasasi_pada = models.DateField("kasasi didaftarkan", null=True)
    kasasi_oleh = models.CharField("yang mengajukan kasasi", max_length=8, blank=True)
    dicatat_at = models.DateTimeField("dicatat")
    ditutup_at = models.DateTimeField("ditutup", null=True)
    alasan_pencabutan = models.CharField("pencabutan diketahui dari", max_length=300, blank=True)
    # The legal hold runs from the record on, until two people lift it.
    diminta_lepas_at = models.DateTimeField("pelepasan penahanan diusulkan", null=True)
    diminta_lepas_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    alasan_lepas = models.CharField("alasan pelepasan", max_length=300, blank=True)
    dilepas_at = models.DateTimeField("penahanan dilepas", null=True)

    objects = SengketaQuerySet.as_manager()

    class Meta:
        verbose_name = "sengketa"
        verbose_name_plural = "sengketa"
        ordering = ["-dicatat_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["komisi", "nomor_register"], name="sengketa_register_tunggal"),
        ]

    def __str__(self) -> str:
        return self.nomor_register

    def get_absolute_url(self) -> str:
        """The officer's page of this dispute."""
        return reverse("keberatan:sengketa", args=[self.acuan])

    @property
    def ditahan(self) -> bool:
        return self.dilepas_at is None


class RiwayatSengketa(RiwayatDasar):
    kasus = models.ForeignKey(Sengketa, models.PROTECT, related_name="riwayat")

    class Meta(RiwayatDasar.Meta):
        verbose_name = "riwayat sengketa"
        verbose_name_plural = "riwayat sengketa"


class BerkasSengketa(models.Model):
    """A paper of a dispute: a summons, a power of attorney, minutes, a ruling."""

    sengketa = models.ForeignKey(Sengketa, models.PROTECT, related_name="berkas")
    berkas = models.OneToOneField(Berkas, models.PROTECT, related_name="+")
    perihal = models.CharField("perihal", max_length=120)

    class Meta:
        verbose_name = "berkas sengketa"
        verbose_name_plural = "berkas sengketa"
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.perihal


class Sidang(models.Model):
    """One session, and what came of it."""

    sengketa = models.ForeignKey(Sengketa, models.PROTECT, related_name="sidang")
    jenis = models.CharField("jenis", max_length=16, choices=JenisSidang)
    waktu = models.DateTimeField("waktu")
    tempat = models.CharField("tempat", max_length=200)
    hasil = models.TextField("hasil", blank=True)
    hasil_dicatat_at = models.DateTimeField("hasil dicatat", null=True)

    class Meta:
        verbose_name = "sidang"
        verbose_name_plural = "sidang"
        ordering = ["waktu", "pk"]

    def __str__(self) -> str:
        return f"{self.get_jenis_display()}, {self.sengketa.satker.waktu_setempat(self.waktu):%d-%m-%Y %H.%M}"


class Kehadiran(models.Model):
    """Who attends a session for the office, and by what power of attorney."""

    sidang = models.ForeignKey(Sidang, models.PROTECT, related_name="kehadiran")
    petugas = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    jabatan = models.CharField("jabatan", max_length=120)
    nomor_surat_kuasa = models.CharField("nomor surat kuasa", max_length=80, blank=True)
    surat_kuasa = models.ForeignKey(Berkas, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = "kehadiran"
        verbose_name_plural = "kehadiran"
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["sidang", "petugas"], name="kehadiran_sekali")]

    def __str__(self) -> str:
        return f"{self.petugas} ({self.jabatan})"


class PutusanSengketa(models.Model):
    """One ruling with its execution: one for each instance."""

    sengketa = models.ForeignKey(Sengketa, models.PROTECT, related_name="putusan")
    tingkat = models.CharField("tingkat", max_length=10, choices=Tingkat)
    hasil = models.CharField("hasil", max_length=14, choices=HasilPutusan)
    nomor = models.CharField("nomor putusan", max_length=80)
    tanggal = models.DateField("tanggal putusan")
    diterima_pada = models.DateField("diterima kantor")
    amar = models.TextField("amar")
    perintah = models.TextField("yang harus dilaksanakan", blank=True)
    batas_pelaksanaan = models.DateField("batas melaksanakan", null=True)
    dilaksanakan_pada = models.DateField("dilaksanakan", null=True)
    pelaksanaan = models.TextField("pelaksanaan", blank=True)

    class Meta:
        verbose_name = "putusan sengketa"
        verbose_name_plural = "putusan sengketa"
        ordering = ["tanggal", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["sengketa", "tingkat"], name="putusan_satu_per_tingkat"),
            models.CheckConstraint(condition=Q(diterima_pada__gte=models.F("tanggal")), name="putusan_lalu_diterima"),
        ]

    def __str__(self) -> str:
        return f"{self.get_tingkat_display()} {self.nomor}"
