from datetime import date, datetime
from zoneinfo import ZoneInfo

import pghistory
from django.db import models
from django.db.models import Q


class Zona(models.TextChoices):
    WIB = "Asia/Jakarta", "WIB"
    WITA = "Asia/Makassar", "WITA"
    WIT = "Asia/Jayapura", "WIT"


class Tingkat(models.TextChoices):
    PUSAT = "pusat", "Pusat"
    PROVINSI = "provinsi", "Provinsi"
    KABUPATEN = "kabupaten", "Kabupaten"
    KOTA = "kota", "Kota"


class SatkerQuerySet(models.QuerySet):
    def milik(self, petugas, *, at: datetime) -> "SatkerQuerySet":
        """Offices in which this officer holds an assignment in force at that moment."""
        return self.filter(pk__in=petugas.penugasan.berlaku(at).values("satker"))


@pghistory.track()
class Satker(models.Model):
    """Satuan kerja: KPU RI, KPU provinsi atau KIP Aceh, KPU/KIP kabupaten/kota."""

    kode = models.CharField("kode wilayah", max_length=4, unique=True)
    slug = models.SlugField("alamat pendek", max_length=60, unique=True)
    nama = models.CharField("nama", max_length=120)
    tingkat = models.CharField("tingkat", max_length=9, choices=Tingkat)
    induk = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="bawahan")
    zona_waktu = models.CharField("zona waktu", max_length=20, choices=Zona, default=Zona.WIB)
    nama_host = models.CharField(
        "nama host", max_length=120, blank=True, help_text="Contoh: jombangkabppid.kpu.go.id. Kosongkan bila tidak ada."
    )

    kota = models.CharField(
        "tempat surat", max_length=60, blank=True, help_text="Muncul pada “Jombang, 12 Maret 2026”."
    )
    alamat = models.CharField("alamat", max_length=250, blank=True)
    telepon = models.CharField("telepon", max_length=60, blank=True)
    faksimili = models.CharField("faksimili", max_length=60, blank=True)
    email = models.EmailField("e-mail", blank=True)
    whatsapp = models.CharField("WhatsApp", max_length=30, blank=True)
    laman = models.URLField("laman", blank=True)

    maklumat = models.TextField("maklumat pelayanan", blank=True)
    visi = models.TextField("visi", blank=True)
    misi = models.TextField("misi", blank=True)
    prosedur = models.TextField("prosedur", blank=True)
    serah_perlu_persetujuan = models.BooleanField(
        "pemberian langsung perlu persetujuan PPID",
        default=False,
        help_text="Bila dicentang, hanya PPID yang dapat memberikan informasi terbuka seketika di meja.",
    )
    menerima_kk = models.BooleanField("menerima kartu keluarga sebagai identitas", default=False)
    # How long a step at the counter should take; measured, never enforced.
    menit_formulir = models.PositiveSmallIntegerField(
        "target mengisi formulir (menit)", default=10, help_text="Baku 10 menit: SOP KIP Aceh 2021 langkah 1."
    )
    menit_penyerahan = models.PositiveSmallIntegerField(
        "target menyerahkan informasi (menit)", default=15, help_text="Baku 15 menit: SOP KIP Aceh 2021 langkah 2."
    )
    menit_pemberitahuan = models.PositiveSmallIntegerField(
        "target memberi pemberitahuan (menit)",
        default=5,
        help_text="Baku 5 menit: SOP KIP Aceh 2021 langkah 3 dan 5.",
    )

    objects = SatkerQuerySet.as_manager()

    class Meta:
        verbose_name = "satuan kerja"
        verbose_name_plural = "satuan kerja"
        ordering = ["kode"]
        constraints = [
            models.UniqueConstraint(fields=["nama_host"], condition=~Q(nama_host=""), name="satker_nama_host_tunggal"),
            models.CheckConstraint(
                condition=Q(tingkat="pusat", induk=None) | ~Q(tingkat="pusat") & Q(induk__isnull=False),
                name="satker_hanya_pusat_tanpa_induk",
            ),
        ]

    def __str__(self) -> str:
        return self.nama

    @property
    def zona(self) -> ZoneInfo:
        return ZoneInfo(self.zona_waktu)

    @property
    def singkatan_zona(self) -> str:
        return Zona(self.zona_waktu).label

    def waktu_setempat(self, at: datetime) -> datetime:
        """The moment on the office's own clock."""
        return at.astimezone(self.zona)

    def hari_ini(self, at: datetime) -> date:
        """The office's own calendar day at that moment."""
        return self.waktu_setempat(at).date()


class Hari(models.IntegerChoices):
    SENIN = 0, "Senin"
    SELASA = 1, "Selasa"
    RABU = 2, "Rabu"
    KAMIS = 3, "Kamis"
    JUMAT = 4, "Jumat"
    SABTU = 5, "Sabtu"
    MINGGU = 6, "Minggu"


class JamLayanan(models.Model):
    """Service hours of one weekday, in the office's own zone."""

    satker = models.ForeignKey(Satker, models.CASCADE, related_name="jam_layanan")
    hari = models.SmallIntegerField("hari", choices=Hari)
    buka = models.TimeField("buka")
    tutup = models.TimeField("tutup")
    istirahat_mulai = models.TimeField("istirahat mulai", null=True, blank=True)
    istirahat_selesai = models.TimeField("istirahat selesai", null=True, blank=True)

    class Meta:
        verbose_name = "jam layanan"
        verbose_name_plural = "jam layanan"
        ordering = ["hari"]
        constraints = [
            models.UniqueConstraint(fields=["satker", "hari"], name="jam_layanan_satu_per_hari"),
            models.CheckConstraint(condition=Q(tutup__gt=models.F("buka")), name="jam_layanan_tutup_sesudah_buka"),
        ]

    def __str__(self) -> str:
        return f"{Hari(self.hari).label} {self.buka:%H.%M}–{self.tutup:%H.%M}"


class TarifQuerySet(models.QuerySet["Tarif"]):
    def berlaku(self, pada: date) -> "TarifQuerySet":
        """In force on that day."""
        return self.filter(Q(berlaku_sampai=None) | Q(berlaku_sampai__gte=pada), berlaku_dari__lte=pada)


@pghistory.track()
class Tarif(models.Model):
    """Published copying or delivery tariff; without one nothing is charged."""

    satker = models.ForeignKey(Satker, models.CASCADE, related_name="tarif")
    uraian = models.CharField("uraian", max_length=120)
    satuan = models.CharField("satuan", max_length=30)
    biaya = models.DecimalField("biaya (rupiah)", max_digits=12, decimal_places=2)
    nomor_sk = models.CharField("nomor SK", max_length=80)
    berlaku_dari = models.DateField("berlaku dari")
    berlaku_sampai = models.DateField("berlaku sampai", null=True, blank=True)

    objects = TarifQuerySet.as_manager()

    class Meta:
        verbose_name = "tarif"
        verbose_name_plural = "tarif"
        ordering = ["uraian"]
        constraints = [models.CheckConstraint(condition=Q(biaya__gte=0), name="tarif_tidak_negatif")]

    def __str__(self) -> str:
        return f"{self.uraian} per {self.satuan}"
