from datetime import date, datetime

import pgtrigger
from django.conf import settings
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Upper
from django.urls import reverse

from dip.alur import BELUM_TERBIT, StatusInformasi
from dip.kategori import BentukInformasi, Jenis, Kategori, Pokok
from ppid.models import Berkas, BerkasKeluar, Penugasan, RiwayatDasar, Satker
from ppid.models.berkas import kode_acak
from ppid.models.berkas_keluar import BOLEH_KELUAR, TERTAHAN

# What a reader finds an item by, in the order in which it counts: title, summary, unit, text of its files.
SUSUN_VEKTOR = """
NEW.vektor :=
    setweight(to_tsvector('indonesian', NEW.nama), 'A')
    || setweight(to_tsvector('indonesian', NEW.ringkasan), 'B')
    || setweight(to_tsvector('indonesian', NEW.unit), 'C')
    || setweight(to_tsvector('indonesian', NEW.teks_terbit), 'D');
RETURN NEW;
"""


def kantor_aktif(petugas, *, at: datetime) -> models.QuerySet:
    """The office this officer works for now, as far as an assignment to it is in force."""
    tugas = Penugasan.objects.berlaku(at).filter(petugas=petugas)
    if petugas.satker_aktif_id is not None:
        tugas = tugas.filter(satker=petugas.satker_aktif_id)
    return tugas.values("satker")


class InformasiQuerySet(models.QuerySet["InformasiPublik"]):
    def untuk(self, petugas, *, at: datetime) -> "InformasiQuerySet":
        """Rows this officer may see: active office, assignments in force at that moment."""
        return self.filter(satker__in=kantor_aktif(petugas, at=at))

    def terbit(self) -> "InformasiQuerySet":
        """What anybody may find."""
        return self.filter(status=StatusInformasi.TERBIT)

    def terbuka(self) -> "InformasiQuerySet":
        """What anybody may open: published, or the mark that something published was withdrawn."""
        return self.filter(status__in=[StatusInformasi.TERBIT, StatusInformasi.DITAHAN, StatusInformasi.DITARIK])

    def menunggu(self) -> "InformasiQuerySet":
        """On their way to publication."""
        return self.filter(status__in=BELUM_TERBIT)

    def menunggu_petugas(self) -> "InformasiQuerySet":
        """Rows that somebody may have to act on: under way, being withdrawn, changed, or with a date for review."""
        return self.filter(
            Q(status__in=[*BELUM_TERBIT, StatusInformasi.DITAHAN])
            | Q(status=StatusInformasi.TERBIT, ditinjau_pada__isnull=False)
            | (Q(status=StatusInformasi.TERBIT) & ~Q(perubahan={}))
        )

    def perlu_ditinjau(self, *, pada: date) -> "InformasiQuerySet":
        return self.terbit().filter(ditinjau_pada__lte=pada)


class InformasiPublik(models.Model):
    """One row of Model PPID-A: what the office holds and anybody may have."""

    acuan = models.CharField(max_length=22, unique=True, default=kode_acak, editable=False)
    satker = models.ForeignKey(Satker, models.PROTECT, related_name="informasi")
    nama = models.CharField("nama dokumen", max_length=250)
    ringkasan = models.TextField("ringkasan isi dokumen")
    unit = models.CharField("unit kerja yang menguasai", max_length=150)
    pejabat = models.CharField("pejabat penanggung jawab penerbitan", max_length=150)
    tahun = models.PositiveSmallIntegerField("tahun informasi")
    terbit_pada = models.DateField("waktu penerbitan dokumen", null=True, blank=True)
    tempat = models.CharField("tempat penerbitan", max_length=100, blank=True)
    retensi = models.CharField("jangka waktu penyimpanan atau JRA", max_length=100)
    bentuk = models.CharField("bentuk", max_length=8, choices=BentukInformasi, default=BentukInformasi.SOFTCOPY)
    jenis = models.CharField("jenis", max_length=11, choices=Jenis, default=Jenis.KELEMBAGAAN)
    # Empty until somebody has classified it.
    kategori = models.CharField("kategori", max_length=11, choices=Kategori, blank=True)
    pokok = models.CharField("pokok informasi", max_length=20, choices=Pokok, blank=True)
    tautan = models.URLField("tautan ke laman lain", max_length=500, blank=True)
    ditinjau_pada = models.DateField("ditinjau lagi", null=True, blank=True)

    status = models.CharField("keadaan", max_length=13, choices=StatusInformasi, editable=False)
    diusulkan_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    diusulkan_at = models.DateTimeField("diusulkan")
    catatan_atasan = models.TextField("catatan Atasan PPID", blank=True)
    # A change of a published item waits here, field by field, until the Atasan has agreed.
    perubahan = models.JSONField("perubahan yang diusulkan", default=dict)
    diumumkan_at = models.DateTimeField("diumumkan", null=True)
    dimutakhirkan_at = models.DateTimeField("dimutakhirkan", null=True)
    # The edition whose pleno ratified it; empty while it is published on the Atasan's approval alone.
    edisi = models.ForeignKey("dip.Edisi", models.PROTECT, null=True, related_name="disahkan")
    serah_di_meja = models.BooleanField("boleh diserahkan desk tanpa bertanya", default=False)
    ditahan_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    ditarik_at = models.DateTimeField("ditarik", null=True)
    alasan_penarikan = models.TextField("alasan penarikan", blank=True)

    # The text of its published files, for the search; nothing that is not published stands here.
    teks_terbit = models.TextField(blank=True, editable=False)
    vektor = SearchVectorField(null=True, editable=False)

    objects = InformasiQuerySet.as_manager()

    class Meta:
        verbose_name = "informasi publik"
        verbose_name_plural = "daftar informasi publik"
        ordering = ["kategori", "nama", "pk"]
        indexes = [
            GinIndex(fields=["vektor"], condition=Q(status="terbit"), name="informasi_vektor", fastupdate=False),
            GinIndex(OpClass(Upper("nama"), "gin_trgm_ops"), condition=Q(status="terbit"), name="informasi_nama_mirip"),
            models.Index(
                fields=["satker", "-diumumkan_at", "-id"], condition=Q(status="terbit"), name="informasi_terbaru"
            ),
            models.Index(fields=["-diumumkan_at", "-id"], condition=Q(status="terbit"), name="informasi_terbaru_semua"),
            # What was available on a day is counted from this alone.
            models.Index(
                fields=["satker", "diumumkan_at"],
                include=["kategori", "ditarik_at"],
                condition=Q(diumumkan_at__isnull=False),
                name="informasi_tersedia",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=["usulan", "batal"]) | (~Q(kategori="") & ~Q(pokok="")),
                name="informasi_terklasifikasi",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["terbit", "ditahan", "ditarik"]) | Q(diumumkan_at__isnull=False),
                name="informasi_terbit_bersaat",
            ),
            models.CheckConstraint(
                condition=~Q(status="ditarik") | (Q(ditarik_at__isnull=False) & ~Q(alasan_penarikan="")),
                name="informasi_ditarik_beralasan",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="susun_vektor",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("nama", "ringkasan", "unit", "teks_terbit"),
                func=SUSUN_VEKTOR,
            ),
        ]

    def __str__(self) -> str:
        return self.nama

    def get_absolute_url(self) -> str:
        """The officer's page of this item."""
        return reverse("dip:butir", args=[self.acuan])

    def url_publik(self) -> str:
        """Everybody's page of this item."""
        return reverse("dip:informasi", args=[self.satker.slug, self.acuan])

    @property
    def terbuka(self) -> bool:
        return self.status == StatusInformasi.TERBIT

    @property
    def terakhir_berubah(self) -> datetime | None:
        return self.dimutakhirkan_at or self.diumumkan_at

    @property
    def waktu_dan_tempat(self) -> str:
        """As Model PPID-A prints it: "Serang, 12-03-2024", or the year alone."""
        waktu = f"{self.terbit_pada:%d-%m-%Y}" if self.terbit_pada else str(self.tahun)
        return f"{self.tempat}, {waktu}" if self.tempat else waktu


class RiwayatInformasi(RiwayatDasar):
    kasus = models.ForeignKey(InformasiPublik, models.PROTECT, related_name="riwayat")

    class Meta(RiwayatDasar.Meta):
        verbose_name = "riwayat informasi"
        verbose_name_plural = "riwayat informasi"


class BerkasInformasiQuerySet(models.QuerySet["BerkasInformasi"]):
    def terbit(self) -> "BerkasInformasiQuerySet":
        """What a public address may give out."""
        return self.filter(
            terbit_at__isnull=False, ditarik_at=None, ditutup_at=None, informasi__status=StatusInformasi.TERBIT
        )

    def siap(self) -> "BerkasInformasiQuerySet":
        """Checked, clean or released, and waiting for approval."""
        return self.filter(BOLEH_KELUAR, terbit_at=None, ditarik_at=None)

    def tertahan(self) -> "BerkasInformasiQuerySet":
        """Held back by what the check found."""
        return self.filter(TERTAHAN, terbit_at=None, ditarik_at=None)

    def belum_diperiksa(self) -> "BerkasInformasiQuerySet":
        return self.filter(diperiksa_at=None, ditarik_at=None)


class BerkasInformasi(BerkasKeluar):
    """One version of a file of an item: the bytes as they came, and the cleaned copy that may go out."""

    ASLI = "asli"

    kode = models.CharField(max_length=22, unique=True, default=kode_acak, editable=False)
    informasi = models.ForeignKey(InformasiPublik, models.PROTECT, related_name="berkas")
    judul = models.CharField("judul", max_length=150)
    versi = models.PositiveSmallIntegerField("versi")
    asli = models.OneToOneField(Berkas, models.PROTECT, related_name="+")
    teks = models.TextField(blank=True)
    terbit_at = models.DateTimeField("terbit", null=True)
    # Closed at once, until the Atasan has agreed that it is withdrawn.
    ditutup_at = models.DateTimeField("ditutup", null=True)
    ditarik_at = models.DateTimeField("ditarik", null=True)

    objects = BerkasInformasiQuerySet.as_manager()

    class Meta(BerkasKeluar.Meta):
        verbose_name = "berkas informasi"
        verbose_name_plural = "berkas informasi"
        ordering = ["judul", "-versi"]
        indexes = [
            models.Index(fields=["id"], condition=Q(diperiksa_at=None), name="berkas_belum_diperiksa"),
        ]
        constraints = [
            *BerkasKeluar.Meta.constraints,
            models.UniqueConstraint(fields=["informasi", "judul", "versi"], name="berkas_informasi_versi_tunggal"),
            models.CheckConstraint(
                condition=Q(terbit_at=None) | BOLEH_KELUAR, name="berkas_terbit_hanya_yang_boleh_keluar"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.judul}, versi {self.versi}"

    @property
    def lokasi_publik(self) -> str:
        """Where the copy lies in the public store."""
        return f"{self.kode[:2]}/{self.kode}"
