from datetime import date, datetime

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from dip.alur_uji import BERJALAN, StatusUji, Tahap
from dip.models.informasi import InformasiPublik, kantor_aktif
from dip.pengecualian import Huruf, RahasiaPribadi
from ppid.models import Berkas, RiwayatDasar, Satker, Surat
from ppid.models.berkas import kode_acak


class HasilUji(models.TextChoices):
    DIKECUALIKAN = "dikecualikan", "Dikecualikan"
    TERBUKA = "terbuka", "Terbuka"


class DelegasiUjiQuerySet(models.QuerySet["DelegasiUji"]):
    def berlaku(self, *, pada: date) -> "DelegasiUjiQuerySet":
        return self.filter(Q(sampai=None) | Q(sampai__gte=pada), mulai__lte=pada)


@pghistory.track()
class DelegasiUji(models.Model):
    """KPU RI lets a province rule on the tests of its offices, from when until when.

    Dasar: PKPU 22/2023 Pasal 24.
    """

    satker = models.ForeignKey(Satker, models.PROTECT, related_name="delegasi_uji", verbose_name="kepada")
    nomor_sk = models.CharField("nomor SK", max_length=80)
    mulai = models.DateField("mulai")
    sampai = models.DateField("sampai", null=True, blank=True)

    objects = DelegasiUjiQuerySet.as_manager()

    class Meta:
        verbose_name = "delegasi uji konsekuensi"
        verbose_name_plural = "delegasi uji konsekuensi"
        ordering = ["satker", "-mulai"]
        constraints = [
            models.CheckConstraint(
                condition=Q(sampai=None) | Q(sampai__gte=models.F("mulai")), name="delegasi_uji_berurutan"
            )
        ]

    def __str__(self) -> str:
        return f"{self.satker}, {self.nomor_sk}"


class UjiKonsekuensiQuerySet(models.QuerySet["UjiKonsekuensi"]):
    def untuk(self, petugas, *, at: datetime) -> "UjiKonsekuensiQuerySet":
        """Tests of the officer's office, in its hands or ruled by it; sent by an office below it; national rulings."""
        kantor = kantor_aktif(petugas, at=at)
        nasional = Q(nasional=True) & ~Q(status__in=BERJALAN) & ~Q(status=StatusUji.BATAL)
        dikirim = Q(satker__induk__in=kantor) & ~Q(status__in=[StatusUji.DIUSULKAN, StatusUji.BATAL])
        return self.filter(Q(satker__in=kantor) | Q(pemegang__in=kantor) | Q(penetap__in=kantor) | dikirim | nasional)

    def berjalan(self) -> "UjiKonsekuensiQuerySet":
        """Asked for and not ruled on."""
        return self.filter(status__in=BERJALAN)

    def belum_pleno(self, satker: Satker) -> "UjiKonsekuensiQuerySet":
        """Ruled for that office, whose plenary has not recorded it."""
        return self.filter(satker=satker, status=StatusUji.DITETAPKAN, nomor_berita_acara="")

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

    acuan = models.CharField(max_length=22, unique=True, default=kode_acak, editable=False)
    status = models.CharField("keadaan", max_length=10, choices=StatusUji, editable=False)
    satker = models.ForeignKey(Satker, models.PROTECT, related_name="uji_konsekuensi", verbose_name="diajukan oleh")
    # In whose hands it lies while it is on its way: the office that asks, its province, KPU RI.
    pemegang = models.ForeignKey(Satker, models.PROTECT, related_name="+", null=True, editable=False)
    penetap = models.ForeignKey(
        Satker, models.PROTECT, related_name="+", verbose_name="ditetapkan oleh", null=True, blank=True
    )
    versi = models.PositiveSmallIntegerField("versi", default=1, editable=False)
    menggantikan = models.ForeignKey(
        "self", models.PROTECT, related_name="pengganti", null=True, editable=False, verbose_name="menggantikan"
    )
    diusulkan_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)
    diusulkan_at = models.DateTimeField("diusulkan", null=True)
    # The 7 working days run from here.
    diterima_at = models.DateTimeField("diterima penguji", null=True)
    jatuh_tempo = models.DateField("harus ditetapkan paling lambat", null=True)

    perihal = models.CharField("informasi yang diuji", max_length=250)
    unit = models.CharField("unit kerja yang menguasai", max_length=150, blank=True)
    lingkup = models.TextField("materi dan ruang lingkup", blank=True)
    huruf = models.CharField("Pasal 17 huruf", max_length=1, choices=Huruf)
    rahasia_pribadi = models.CharField("rahasia pribadi", max_length=1, choices=RahasiaPribadi, blank=True)
    undang_undang_lain = models.CharField("undang-undang dan pasal lain", max_length=150, blank=True)
    bagian_dikecualikan = models.TextField("bagian yang dikecualikan", blank=True)
    konsekuensi_dibuka = models.TextField("konsekuensi bila dibuka", blank=True)
    konsekuensi_ditutup = models.TextField("konsekuensi bila ditutup", blank=True)
    kepentingan_umum = models.TextField("kepentingan umum bila dibuka", blank=True)
    politik = models.TextField("implikasi politik", blank=True)
    ekonomi = models.TextField("implikasi ekonomi", blank=True)
    sosial_budaya = models.TextField("implikasi sosial budaya", blank=True)
    keamanan = models.TextField("implikasi pertahanan dan keamanan", blank=True)
    penimbangan = models.TextField("penimbangan", blank=True)
    # Letters g and h give way to either.
    disetujui_orangnya = models.BooleanField("orangnya menyetujui secara tertulis", default=False)
    jabatan_publik = models.BooleanField("menyangkut posisi seseorang dalam jabatan publik", default=False)

    usul_hasil = models.CharField("hasil menurut pengujian", max_length=12, choices=HasilUji, blank=True)
    usul_sampai = models.DateField("jangka waktu menurut pengujian", null=True, blank=True)
    hasil = models.CharField("hasil", max_length=12, choices=HasilUji, blank=True)
    nomor_keputusan = models.CharField("nomor keputusan", max_length=60, blank=True)
    tanggal_keputusan = models.DateField("tanggal keputusan", null=True, blank=True)
    nomor_berita_acara = models.CharField("nomor berita acara pleno", max_length=80, blank=True)
    tanggal_berita_acara = models.DateField("tanggal berita acara pleno", null=True, blank=True)
    berlaku_sampai = models.DateField("berlaku sampai", null=True, blank=True)
    dicabut_pada = models.DateField("dicabut pada", null=True, blank=True)
    alasan_pencabutan = models.TextField("alasan pencabutan", blank=True)
    alasan_pengembalian = models.TextField("yang harus diperbaiki", blank=True, editable=False)
    alasan_pembatalan = models.TextField("alasan pembatalan", blank=True, editable=False)
    nasional = models.BooleanField("berlaku bagi semua satuan kerja", default=False)
    # The proposal for the list that its end brought about.
    terbuka_sebagai = models.OneToOneField(
        InformasiPublik, models.PROTECT, related_name="bekas_uji", null=True, editable=False
    )

    objects = UjiKonsekuensiQuerySet.as_manager()

    class Meta:
        verbose_name = "uji konsekuensi"
        verbose_name_plural = "uji konsekuensi"
        ordering = ["-tanggal_keputusan", "-pk"]
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
            models.CheckConstraint(
                condition=Q(status__in=["diusulkan", "diajukan", "diuji", "batal"], hasil="")
                | (
                    Q(status__in=["ditetapkan", "berakhir", "dicabut"])
                    & ~Q(hasil="")
                    & ~Q(nomor_keputusan="")
                    & Q(tanggal_keputusan__isnull=False, penetap__isnull=False)
                ),
                name="uji_ditetapkan_bernomor",
                violation_error_message="Ketetapan memerlukan hasil, kantor yang menetapkan, nomor, dan tanggal.",
            ),
            models.CheckConstraint(
                condition=Q(berlaku_sampai=None) | Q(berlaku_sampai__gte=models.F("tanggal_keputusan")),
                name="uji_berlaku_sesudah_ditetapkan",
                violation_error_message="Akhir masa berlaku tidak boleh sebelum tanggal keputusannya.",
            ),
        ]
        indexes = [
            models.Index(fields=["berlaku_sampai"], condition=Q(status="ditetapkan"), name="uji_akan_berakhir"),
        ]

    def __str__(self) -> str:
        return f"{self.perihal} ({self.nomor_keputusan})" if self.nomor_keputusan else self.perihal

    def get_absolute_url(self) -> str:
        return reverse("dip:uji", args=[self.acuan])

    @property
    def dasar_pengecualian(self) -> str:
        """ "Pasal 17 huruf h angka 2 UU 14/2008", with the other law for letter j."""
        angka = f" angka {self.rahasia_pribadi}" if self.rahasia_pribadi else ""
        lain = f" jo. {self.undang_undang_lain}" if self.undang_undang_lain else ""
        return f"Pasal 17 huruf {self.huruf}{angka} UU 14/2008{lain}"

    def melibatkan(self, satker: Satker) -> bool:
        """Whether that office asks, forwards or rules, and may read its letters and opinions."""
        return satker.pk in {self.satker_id, self.satker.induk_id, self.pemegang_id, self.penetap_id}

    def silsilah(self) -> list[int]:
        """The keys of this version and of those that it replaced."""
        kunci, satu = [self.pk], self.menggantikan
        while satu is not None:
            kunci.append(satu.pk)
            satu = satu.menggantikan
        return kunci

    @property
    def penguji(self) -> Satker:
        """The office that tests it. Raises ValueError before one has received it."""
        if self.penetap is None:
            raise ValueError("belum diterima penguji")
        return self.penetap

    def berlaku(self, *, pada: date) -> bool:
        """Whether it is an exemption in force on that day."""
        return UjiKonsekuensi.objects.berlaku_bagi(self.satker, pada=pada).filter(pk=self.pk).exists()


class RiwayatUji(RiwayatDasar):
    kasus = models.ForeignKey(UjiKonsekuensi, models.PROTECT, related_name="riwayat")

    class Meta(RiwayatDasar.Meta):
        verbose_name = "riwayat uji konsekuensi"
        verbose_name_plural = "riwayat uji konsekuensi"


class TahapUji(models.Model):
    """One of the six steps, as it was last recorded; what it says stands in the test itself."""

    uji = models.ForeignKey(UjiKonsekuensi, models.PROTECT, related_name="tahap")
    tahap = models.CharField("tahap", max_length=11, choices=Tahap)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField("dicatat")

    class Meta:
        verbose_name = "tahap uji konsekuensi"
        verbose_name_plural = "tahap uji konsekuensi"
        constraints = [models.UniqueConstraint(fields=["uji", "tahap"], name="tahap_uji_tunggal")]

    def __str__(self) -> str:
        return self.get_tahap_display()


class Unsur(models.TextChoices):
    """As what somebody takes part."""

    PPID = "ppid", "PPID"
    ATASAN = "atasan", "Atasan PPID"
    PERTIMBANGAN = "pertimbangan", "Tim Pertimbangan"
    PENGHUBUNG = "penghubung", "Tim Penghubung"
    NARASUMBER = "narasumber", "Narasumber"


class PesertaUji(models.Model):
    """Who was invited to the test."""

    uji = models.ForeignKey(UjiKonsekuensi, models.PROTECT, related_name="peserta")
    nama = models.CharField("nama", max_length=120)
    jabatan = models.CharField("jabatan", max_length=120, blank=True)
    unsur = models.CharField("sebagai", max_length=12, choices=Unsur)
    hadir = models.BooleanField("hadir", null=True)

    class Meta:
        verbose_name = "peserta uji konsekuensi"
        verbose_name_plural = "peserta uji konsekuensi"
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["uji", "nama"], name="peserta_uji_tunggal")]

    def __str__(self) -> str:
        return self.nama


class PendapatUji(models.Model):
    """What one of them says: a vote with its reason. The last word before the ruling counts."""

    uji = models.ForeignKey(UjiKonsekuensi, models.PROTECT, related_name="pendapat")
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    jabatan = models.CharField("jabatan", max_length=120, blank=True)
    suara = models.CharField("pendapat", max_length=12, choices=HasilUji)
    alasan = models.TextField("alasan")
    at = models.DateTimeField("diberikan")

    class Meta:
        verbose_name = "pendapat"
        verbose_name_plural = "pendapat"
        ordering = ["at", "pk"]
        constraints = [models.UniqueConstraint(fields=["uji", "oleh"], name="pendapat_uji_satu_per_orang")]

    def __str__(self) -> str:
        return f"{self.oleh}: {self.get_suara_display()}"


class SuratUji(models.Model):
    """A letter of a test."""

    uji = models.ForeignKey(UjiKonsekuensi, models.PROTECT, related_name="surat")
    surat = models.OneToOneField(Surat, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "surat uji konsekuensi"
        verbose_name_plural = "surat uji konsekuensi"
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.surat)


class JawabanOrang(models.TextChoices):
    SETUJU = "setuju", "Menyetujui secara tertulis"
    MENOLAK = "menolak", "Menolak"
    TIDAK_MENJAWAB = "tidak_menjawab", "Tidak menjawab"


class PersetujuanQuerySet(models.QuerySet["Persetujuan"]):
    def umum(self) -> "PersetujuanQuerySet":
        """Asked while it was tested, for everybody."""
        return self.filter(acuan_permohonan="")

    def semua_setuju(self) -> bool:
        """Whether each of the persons asked has agreed in writing; of one asked twice the later answer counts."""
        jawaban = dict(self.order_by("pk").values_list("nama", "jawaban"))
        return bool(jawaban) and set(jawaban.values()) == {JawabanOrang.SETUJU.value}

    def mengizinkan(self, uji: UjiKonsekuensi, acuan_permohonan: str) -> bool:
        """Whether those whom the exemption protects have agreed in writing, for this request or altogether.

        What was agreed to for a request outlives a new version of the exemption.

        Dasar: UU 14/2008 Pasal 18 ayat (2).
        """
        untuk_ini = self.filter(uji__in=uji.silsilah(), acuan_permohonan=acuan_permohonan)
        return untuk_ini.semua_setuju() or self.filter(uji=uji).umum().semua_setuju()


class Persetujuan(models.Model):
    """The person whom letter g or h protects is asked, and what he answers.

    Dasar: UU 14/2008 Pasal 18 ayat (2).
    """

    acuan = models.CharField(max_length=22, unique=True, default=kode_acak, editable=False)
    uji = models.ForeignKey(UjiKonsekuensi, models.PROTECT, related_name="persetujuan")
    # The request that it was asked for, by its opaque address, and which alone it opens; empty while it is tested.
    acuan_permohonan = models.CharField(max_length=22, blank=True, editable=False)
    nama = models.CharField("nama orangnya", max_length=120)
    alamat = models.CharField("alamat atau e-mail", max_length=250)
    rincian = models.TextField("informasi yang dimintakan persetujuan")
    surat = models.OneToOneField(Surat, models.PROTECT, related_name="+")
    diminta_at = models.DateTimeField("diminta")
    jawaban = models.CharField("jawaban", max_length=14, choices=JawabanOrang, blank=True)
    dijawab_pada = models.DateField("tanggal jawaban", null=True)
    bukti = models.OneToOneField(Berkas, models.PROTECT, related_name="+", null=True)

    objects = PersetujuanQuerySet.as_manager()

    class Meta:
        verbose_name = "persetujuan orang"
        verbose_name_plural = "persetujuan orang"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(jawaban="setuju") | Q(bukti__isnull=False), name="persetujuan_tertulis_berbukti"
            )
        ]

    def __str__(self) -> str:
        return f"{self.nama}: {self.get_jawaban_display() or 'belum dijawab'}"
