from datetime import date, datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from laporan.alur import StatusLaporan
from laporan.periode import Periode
from ppid.models import Berkas, OutgoingMail, Penugasan, RiwayatDasar, Satker, Surat
from ppid.models.berkas import kode_acak


class JenisLaporan(models.TextChoices):
    HARIAN = "harian", "Laporan harian"
    BULANAN = "bulanan", "Laporan bulanan"
    TRIWULAN = "triwulan", "Laporan triwulan"
    TAHUNAN = "tahunan", "Laporan tahunan"
    SEWAKTU = "sewaktu", "Laporan sewaktu-waktu"


class LaporanQuerySet(models.QuerySet["Laporan"]):
    def untuk(self, petugas, *, at: datetime) -> "LaporanQuerySet":
        """Reports of the active office, as far as an assignment to it is in force."""
        tugas = Penugasan.objects.berlaku(at).filter(petugas=petugas)
        if petugas.satker_aktif_id is not None:
            tugas = tugas.filter(satker=petugas.satker_aktif_id)
        return self.filter(satker__in=tugas.values("satker"))

    def terbit(self) -> "LaporanQuerySet":
        """What anybody may read."""
        return self.filter(status=StatusLaporan.TERBIT)

    def berjalan(self) -> "LaporanQuerySet":
        """On their way to publication."""
        return self.exclude(status__in=[StatusLaporan.TERBIT, StatusLaporan.BATAL])

    def sampai_di_komisi(self) -> "LaporanQuerySet":
        """Reports on their way to the Information Commission or there; a mail that failed went nowhere."""
        return self.filter(dikirim_pada__isnull=False).exclude(surel__in=OutgoingMail.objects.gagal())


class Laporan(models.Model):
    """A report on the information service over some days, on its way through the office or published."""

    acuan = models.CharField(max_length=22, unique=True, default=kode_acak, editable=False)
    satker = models.ForeignKey(Satker, models.PROTECT, related_name="laporan")
    jenis = models.CharField("jenis", max_length=8, choices=JenisLaporan)
    awal = models.DateField("dari")
    akhir = models.DateField("sampai dengan")
    # A published report is never changed: what corrects it is a new version that stands beside it.
    versi = models.PositiveSmallIntegerField("versi", default=1, editable=False)
    status = models.CharField("keadaan", max_length=15, choices=StatusLaporan, editable=False)
    disusun_at = models.DateTimeField("mulai disusun")
    disusun_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    # Who sent it to the Atasan: nobody approves what he sent himself.
    diajukan_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    catatan_pengembalian = models.TextField("catatan pengembalian", blank=True)
    tanggal_laporan = models.DateField("tanggal penandatanganan", null=True)
    nomor_berita_acara = models.CharField("nomor berita acara pleno", max_length=80, blank=True)
    tanggal_berita_acara = models.DateField("tanggal berita acara", null=True)
    nomor = models.CharField("nomor laporan", max_length=60, blank=True)
    # The whole report as it was ratified: that, and nothing counted later, is what gets published.
    beku = models.JSONField("isi yang disahkan", null=True, editable=False)
    terbit_at = models.DateTimeField("terbit", null=True)
    # Text, figures and signer as they were published; its bytes are printed once.
    surat = models.OneToOneField(Surat, models.PROTECT, null=True, related_name="+")
    dikirim_pada = models.DateField("dikirim ke Komisi Informasi", null=True)
    cara_kirim = models.CharField("cara mengirim", max_length=60, blank=True)
    surel_komisi = models.EmailField("e-mail Komisi Informasi", blank=True)
    surel = models.ForeignKey(OutgoingMail, models.PROTECT, null=True, related_name="+")
    bukti_kirim = models.ForeignKey(Berkas, models.PROTECT, null=True, related_name="+")

    objects = LaporanQuerySet.as_manager()

    class Meta:
        verbose_name = "laporan"
        verbose_name_plural = "laporan"
        ordering = ["-akhir", "-awal", "-versi"]
        indexes = [models.Index(fields=["satker", "-akhir"], name="laporan_kantor")]
        constraints = [
            models.UniqueConstraint(
                fields=["satker", "awal", "akhir", "versi"], condition=~Q(status="batal"), name="laporan_versi_tunggal"
            ),
            models.UniqueConstraint(
                fields=["satker", "awal", "akhir"],
                condition=~Q(status__in=["terbit", "batal"]),
                name="laporan_satu_yang_disusun",
            ),
            models.CheckConstraint(condition=Q(akhir__gte=F("awal")), name="laporan_akhir_sesudah_awal"),
            models.CheckConstraint(
                condition=~Q(status="terbit")
                | (Q(terbit_at__isnull=False, surat__isnull=False, tanggal_laporan__gt=F("akhir"))),
                name="laporan_terbit_bertanggal_sesudah_masanya",
            ),
        ]

    def __str__(self) -> str:
        # The kind of report says that word already.
        masa = self.periode.sebutan.removeprefix("tahun ").removeprefix("triwulan ")
        revisi = f" (perbaikan ke-{self.versi - 1})" if self.versi > 1 else ""
        return f"{self.get_jenis_display()} {masa}{revisi}"

    def get_absolute_url(self) -> str:
        """The officer's page of this report."""
        return reverse("laporan:laporan", args=[self.acuan])

    @property
    def periode(self) -> Periode:
        return Periode(self.awal, self.akhir)

    @property
    def tahunan(self) -> bool:
        return self.jenis == JenisLaporan.TAHUNAN

    @property
    def gagal_dikirim(self) -> bool:
        """Whether the mail to the Information Commission was tried and not accepted."""
        surel = self.surel
        return surel is not None and surel.sent_at is None and surel.handled_at is None and surel.last_error != ""

    @property
    def tenggat_kirim(self) -> date:
        """Hari terakhir laporan tahunan diumumkan dan disampaikan ke Komisi Informasi.

        Dasar: PerKI 1/2021; Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.E huruf g.
        """
        return date(self.akhir.year + 1, 3, 31)


class RiwayatLaporan(RiwayatDasar):
    kasus = models.ForeignKey(Laporan, models.PROTECT, related_name="riwayat")

    class Meta(RiwayatDasar.Meta):
        verbose_name = "riwayat laporan"
        verbose_name_plural = "riwayat laporan"


class BagianLaporan(models.Model):
    """What officers wrote in one part of the outline. `versi` counts the writings, so that none is lost unseen."""

    laporan = models.ForeignKey(Laporan, models.PROTECT, related_name="bagian")
    kunci = models.CharField("bagian", max_length=40)
    isi = models.TextField("uraian", blank=True)
    versi = models.PositiveIntegerField(default=0)
    diubah_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    diubah_at = models.DateTimeField("diubah", null=True)

    class Meta:
        verbose_name = "bagian laporan"
        verbose_name_plural = "bagian laporan"
        constraints = [models.UniqueConstraint(fields=["laporan", "kunci"], name="bagian_laporan_tunggal")]

    def __str__(self) -> str:
        return f"{self.laporan}: {self.kunci}"


class AngkaDibenarkan(models.Model):
    """A number in the narrative that equals no figure, and what it is, as an officer said."""

    laporan = models.ForeignKey(Laporan, models.PROTECT, related_name="angka_dibenarkan")
    kunci = models.CharField("bagian", max_length=40)
    angka = models.CharField("angka", max_length=40)
    keterangan = models.CharField("yang dimaksud", max_length=200)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField("dibenarkan")

    class Meta:
        verbose_name = "angka yang dibenarkan"
        verbose_name_plural = "angka yang dibenarkan"
        constraints = [models.UniqueConstraint(fields=["laporan", "kunci", "angka"], name="angka_dibenarkan_sekali")]

    def __str__(self) -> str:
        return f"{self.angka}: {self.keterangan}"


class FotoLaporan(models.Model):
    """A photo of the documentation annex."""

    laporan = models.ForeignKey(Laporan, models.PROTECT, related_name="foto")
    berkas = models.OneToOneField(Berkas, models.PROTECT, related_name="+")
    keterangan = models.CharField("keterangan", max_length=150)
    dibuang_at = models.DateTimeField("dibuang", null=True)

    class Meta:
        verbose_name = "foto laporan"
        verbose_name_plural = "foto laporan"
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.keterangan


class UnduhanLaporanManager(models.Manager["UnduhanLaporan"]):
    def hitung(self, laporan: Laporan, bentuk: str, *, hari: date) -> None:
        """One more download of that form on that day. Nobody's address, cookie or time of day is kept."""
        milik = self.filter(laporan=laporan, bentuk=bentuk, hari=hari)
        if not milik.update(jumlah=F("jumlah") + 1):
            self.bulk_create([UnduhanLaporan(laporan=laporan, bentuk=bentuk, hari=hari)], ignore_conflicts=True)
            milik.update(jumlah=F("jumlah") + 1)


class UnduhanLaporan(models.Model):
    """How often a published report was downloaded on one day."""

    laporan = models.ForeignKey(Laporan, models.PROTECT, related_name="unduhan")
    bentuk = models.CharField("bentuk", max_length=9)
    hari = models.DateField("hari")
    jumlah = models.PositiveIntegerField("jumlah", default=0)

    objects = UnduhanLaporanManager()

    class Meta:
        verbose_name = "unduhan laporan"
        verbose_name_plural = "unduhan laporan"
        constraints = [
            models.UniqueConstraint(fields=["laporan", "bentuk", "hari"], name="unduhan_laporan_satu_per_hari")
        ]

    def __str__(self) -> str:
        return f"{self.hari} {self.laporan}: {self.jumlah}"
