from datetime import date, datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.urls import reverse

from dip.models import InformasiPublik
from permohonan.alur import BELUM_DIPUTUS, DITUTUP, TERBUKA, Status
from permohonan.putusan import (
    MEMBERI,
    AlasanPerpanjangan,
    AlasanTidakDiberikan,
    Bentuk,
    CaraAkses,
    CaraMemperoleh,
    Kanal,
    Putusan,
)
from ppid import sandi
from ppid.models import Jalur, JangkaWaktu, Pemohon, Penugasan, RiwayatDasar, Satker
from ppid.models.berkas import kode_acak
from ppid.peran import Peran


class Asal(models.TextChoices):
    LAMAN = "laman", "Diajukan pemohon di laman ini"
    MEJA = "meja", "Dicatat petugas meja"
    IMPOR = "impor", "Diimpor dari register terdahulu"


class StatusIdentitas(models.TextChoices):
    BELUM = "belum", "Belum ada"
    DIPERLIHATKAN = "diperlihatkan", "KTP asli diperlihatkan"
    BERKAS = "berkas", "Berkas diunggah"
    DIBEBASKAN = "dibebaskan", "Tidak disyaratkan PPID"


class JenisInformasi(models.Model):
    """Kind of information, a list kept by the installation and set by the desk."""

    nama = models.CharField("nama", max_length=60, unique=True)
    kata_kunci = models.CharField("kata kunci", max_length=300, blank=True, help_text="Dipisahkan koma.")
    topik_pemilu = models.BooleanField(
        "topik pemilu",
        default=False,
        help_text="Bila dicentang dan suatu tahapan berlangsung, jalur Informasi Pemilu dan Pemilihan disarankan.",
    )

    class Meta:
        verbose_name = "jenis informasi"
        verbose_name_plural = "jenis informasi"
        ordering = ["nama"]

    def __str__(self) -> str:
        return self.nama


# The date that lateness is judged by, as the property `jatuh_tempo_mengikat` of a row says it.
MENGIKAT = Coalesce("jatuh_tempo_penilaian", "jatuh_tempo")


def _tugas(petugas, *, at: datetime) -> models.QuerySet[Penugasan]:
    """What this officer is assigned to at that moment, in the active office when one is chosen."""
    tugas = Penugasan.objects.berlaku(at).filter(petugas=petugas)
    return tugas if petugas.satker_aktif_id is None else tugas.filter(satker=petugas.satker_aktif_id)


def satker_seluruhnya(petugas, *, at: datetime) -> models.QuerySet:
    """The offices of which this officer may see every case, and what is kept about several of them."""
    return _tugas(petugas, at=at).filter(peran__in=[Peran.DESK, Peran.PPID, Peran.ATASAN]).values("satker")


class PermohonanQuerySet(models.QuerySet):
    def untuk(self, petugas, *, at: datetime) -> "PermohonanQuerySet":
        """Rows this officer may see: active office, assignments in force at that moment.

        Tim penghubung sees only cases sent to him.
        """
        penghubung = _tugas(petugas, at=at).filter(peran=Peran.PENGHUBUNG)
        return self.filter(
            Q(satker__in=satker_seluruhnya(petugas, at=at))
            | Q(satker__in=penghubung.values("satker"), pk__in=petugas.disposisi.values("permohonan"))
        )

    def berjalan(self) -> "PermohonanQuerySet":
        """Cases whose written answer is still owed."""
        return self.filter(status__in=BELUM_DIPUTUS)

    def terbuka(self) -> "PermohonanQuerySet":
        """Cases not yet closed."""
        return self.filter(status__in=TERBUKA)

    def menunggu_serah(self) -> "PermohonanQuerySet":
        """Cases in which something was granted that the applicant has not got."""
        return self.filter(status=Status.DIPUTUS, putusan__in=MEMBERI, diserahkan_at=None)

    def menunggu_uji(self) -> "PermohonanQuerySet":
        """Answered cases of which a part waits for its consequence test, or for the answer after it."""
        # Both of the same test.
        sisa = Permohonan.objects.filter(pengujian__ditangguhkan__tahap=models.F("tahap"), pengujian__susulan=None)
        return self.filter(pk__in=sisa.values("pk"))

    def lewat_tenggat(self, *, pada: date) -> "PermohonanQuerySet":
        return self.berjalan().filter(jatuh_tempo__lt=pada)

    def belum_dibuka(self) -> "PermohonanQuerySet":
        """Online requests that nobody at the desk has opened yet."""
        return self.filter(status=Status.TERDAFTAR, asal=Asal.LAMAN, dibuka_at=None)

    def lewat_belum_diberitahukan(self, *, pada: date) -> "PermohonanQuerySet":
        """Cases whose term went by without an answer, and nobody has told applicant and Atasan."""
        lewat = self.berjalan().alias(mengikat=MENGIKAT).filter(mengikat__lt=pada, lewat_diberitahukan_at=None)
        # What was reopened after its answer owes a better one, not the first.
        return lewat.filter(tahap=1)

    def berjangka(self) -> "PermohonanQuerySet":
        """Running cases whose due date is counted from receipt, not named by the Atasan."""
        return self.berjalan().filter(diperintahkan_at=None)


class Permohonan(models.Model):
    """A request for public information: one row of Model PPID-C."""

    acuan = models.CharField(max_length=22, unique=True, default=kode_acak, editable=False)
    satker = models.ForeignKey(Satker, models.PROTECT, related_name="permohonan")
    pemohon = models.OneToOneField(Pemohon, models.PROTECT, related_name="permohonan")
    asal = models.CharField("asal", max_length=5, choices=Asal)
    # Empty only on an imported row whose register did not say.
    kanal = models.CharField("kanal", max_length=9, choices=Kanal, blank=True)
    token_kirim = models.CharField(max_length=64, unique=True, null=True, editable=False)

    urut = models.PositiveIntegerField("nomor urut", null=True, editable=False)
    tahun = models.PositiveSmallIntegerField("tahun register", editable=False)
    nomor = models.CharField("nomor pendaftaran", max_length=60)
    nomor_asal = models.CharField("nomor pada register asal", max_length=60, blank=True)
    kode_tersandi = models.TextField(blank=True, editable=False)
    kode_sidik = models.CharField(max_length=64, blank=True, editable=False)

    rincian_informasi = models.TextField("rincian informasi")
    tujuan_penggunaan = models.TextField("tujuan penggunaan")
    # Empty only on an imported row whose register has no such column.
    cara_akses = models.CharField("cara mengakses", max_length=7, choices=CaraAkses, blank=True)
    bentuk = models.CharField("bentuk", max_length=8, choices=Bentuk, blank=True)
    cara_memperoleh = models.CharField("cara memperoleh", max_length=9, choices=CaraMemperoleh, blank=True)
    jenis_informasi = models.ForeignKey(
        JenisInformasi, models.PROTECT, null=True, blank=True, verbose_name="jenis informasi"
    )

    jalur = models.CharField("jenis permohonan", max_length=6, choices=Jalur, default=Jalur.UMUM)
    alasan_jalur = models.CharField("alasan jenis permohonan", max_length=300, blank=True)

    diterima_at = models.DateTimeField("diterima")
    dicatat_at = models.DateTimeField("dicatat")
    dicatat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    alasan_terlambat_dicatat = models.CharField("alasan dicatat terlambat", max_length=300, blank=True)
    dibuka_at = models.DateTimeField("dibuka petugas", null=True)
    dibuka_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    tak_dibuka_dilaporkan_at = models.DateTimeField("dilaporkan belum dibuka", null=True)
    lengkap_at = models.DateTimeField("dinyatakan lengkap", null=True)
    jangka = models.ForeignKey(JangkaWaktu, models.PROTECT, null=True, related_name="+")
    jangka_perpanjangan = models.ForeignKey(JangkaWaktu, models.PROTECT, null=True, related_name="+")
    kalender_versi = models.CharField(max_length=12, blank=True, editable=False)
    jatuh_tempo_awal = models.DateField("jatuh tempo sebelum diperpanjang", null=True)
    jatuh_tempo = models.DateField("jatuh tempo")
    jatuh_tempo_sementara = models.BooleanField("jatuh tempo sementara", default=False)
    # After a late change of track lateness is still judged by the track that was in force before it, and its date.
    jalur_penilaian = models.CharField("jenis untuk penilaian", max_length=6, choices=Jalur, blank=True)
    jatuh_tempo_penilaian = models.DateField("jatuh tempo untuk penilaian", null=True)
    # What counting from completeness would give: shown beside the due date, moves nothing.
    jatuh_tempo_pembanding = models.DateField("jatuh tempo dihitung dari lengkap", null=True)
    lewat_diberitahukan_at = models.DateTimeField("lewatnya waktu diberitahukan", null=True)
    diperpanjang_pada = models.DateField("diperpanjang", null=True)
    alasan_perpanjangan = models.CharField("alasan perpanjangan", max_length=22, choices=AlasanPerpanjangan, blank=True)
    uraian_perpanjangan = models.TextField("uraian alasan perpanjangan", blank=True)

    # An answered objection may reopen the request: the next answer belongs to the next stage.
    tahap = models.PositiveSmallIntegerField("tahap jawaban", default=1, editable=False)
    diperintahkan_at = models.DateTimeField("diperintahkan Atasan", null=True, editable=False)

    status = models.CharField("keadaan", max_length=21, choices=Status, editable=False)
    status_identitas = models.CharField(
        "identitas", max_length=13, choices=StatusIdentitas, default=StatusIdentitas.BELUM
    )
    kekurangan = models.TextField("yang perlu dilengkapi", blank=True)
    alasan_pembebasan = models.TextField("alasan tidak menunggu identitas", blank=True)

    # What was handed over at once from the list of public information.
    informasi = models.ForeignKey(
        InformasiPublik, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="informasi dari DIP"
    )
    putusan = models.CharField("putusan", max_length=22, choices=Putusan, blank=True, editable=False)
    diputus_at = models.DateTimeField("dijawab", null=True)
    diserahkan_at = models.DateTimeField("diserahkan", null=True)
    ditutup_at = models.DateTimeField("ditutup", null=True)
    kepuasan = models.CharField("kepuasan pada register asal", max_length=30, blank=True)
    # What an imported register says of its answer: such a row has no Keputusan, for no test of ours stands behind it.
    alasan_tidak_diberikan_asal = models.CharField(
        "alasan bagian yang tidak diberikan pada register asal", max_length=22, choices=AlasanTidakDiberikan, blank=True
    )
    alasan_penolakan_asal = models.CharField("alasan penolakan pada register asal", max_length=300, blank=True)
    badan_lain_asal = models.CharField("badan publik lain pada register asal", max_length=200, blank=True)
    biaya = models.DecimalField("biaya (rupiah)", max_digits=12, decimal_places=2, default=0)
    cara_pembayaran = models.CharField("cara pembayaran", max_length=60, blank=True)

    objects = PermohonanQuerySet.as_manager()

    class Meta:
        verbose_name = "permohonan"
        verbose_name_plural = "permohonan"
        ordering = ["-diterima_at", "-pk"]
        indexes = [
            models.Index(
                fields=["satker", "jatuh_tempo"],
                condition=Q(status__in=sorted(BELUM_DIPUTUS)),
                name="permohonan_berjalan",
            ),
            models.Index(
                "satker",
                MENGIKAT,
                condition=Q(status__in=sorted(BELUM_DIPUTUS), lewat_diberitahukan_at=None),
                name="permohonan_lewat",
            ),
            models.Index(fields=["satker", "-diterima_at", "-id"], name="permohonan_register"),
            models.Index(
                fields=["satker", "dicatat_at"],
                condition=Q(status="terdaftar", asal="laman", dibuka_at=None),
                name="permohonan_belum_dibuka",
            ),
            # What was closed lately with an answer is looked for by what is done after it.
            models.Index(fields=["ditutup_at"], condition=~Q(asal="impor") & ~Q(putusan=""), name="permohonan_selesai"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["satker", "tahun", "urut"], name="permohonan_urut_tunggal"),
            models.UniqueConstraint(fields=["satker", "nomor"], name="permohonan_nomor_tunggal"),
            models.UniqueConstraint(
                fields=["satker", "tahun", "nomor_asal"],
                condition=Q(asal="impor"),
                name="permohonan_nomor_asal_tunggal",
            ),
            models.CheckConstraint(condition=Q(asal="impor") | ~Q(kanal=""), name="permohonan_berkanal"),
            models.CheckConstraint(
                condition=Q(asal="impor") | Q(urut__isnull=False, jatuh_tempo_awal__isnull=False),
                name="permohonan_terdaftar_bernomor",
            ),
            models.CheckConstraint(
                condition=~Q(asal="impor") | Q(status__in=sorted(DITUTUP)), name="permohonan_impor_tertutup"
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["diputus", "diserahkan"]) | ~Q(putusan=""),
                name="permohonan_diputus_berputusan",
            ),
            models.CheckConstraint(
                condition=Q(jalur_penilaian="", jatuh_tempo_penilaian=None)
                | (~Q(jalur_penilaian="") & Q(jatuh_tempo_penilaian__isnull=False)),
                name="permohonan_penilaian_berjalur",
            ),
            models.CheckConstraint(
                condition=Q(diterima_at__lte=models.F("dicatat_at")), name="permohonan_diterima_sebelum_dicatat"
            ),
        ]

    def __str__(self) -> str:
        return self.nomor

    def get_absolute_url(self) -> str:
        """The officer's page of this case."""
        return reverse("permohonan:kasus", args=[self.acuan])

    def url_lacak(self) -> str:
        """The applicant's page of this case."""
        return reverse("permohonan:lacak", args=[self.satker.slug, self.acuan])

    @property
    def kode(self) -> str:
        """The tracking code, which only the applicant's own receipt, letters and mail carry."""
        return sandi.buka(self.kode_tersandi) if self.kode_tersandi else ""

    @property
    def diterima_pada(self) -> date:
        return self.satker.hari_ini(self.diterima_at)

    @property
    def identitas_ada(self) -> bool:
        return self.status_identitas != StatusIdentitas.BELUM

    @property
    def keadaan(self) -> str:
        """What a citizen reads: an extended case says so while it is being worked on."""
        if self.status == Status.DIPROSES and self.diperpanjang_pada and not self.diperintahkan_at:
            return "Diperpanjang"
        return Status(self.status).label

    @property
    def menunggu_serah(self) -> bool:
        """Whether something was granted that the applicant has not got."""
        return self.status == Status.DIPUTUS and self.putusan in MEMBERI and self.diserahkan_at is None

    @property
    def jatuh_tempo_mengikat(self) -> date:
        """The date that lateness is judged by; work goes to `jatuh_tempo`."""
        return self.jatuh_tempo_penilaian or self.jatuh_tempo

    def dijawab_tepat_waktu(self) -> bool | None:
        """None while nothing was answered. Judged by the date in force when it was answered."""
        if self.diputus_at is None:
            return None
        return self.satker.hari_ini(self.diputus_at) <= self.jatuh_tempo_mengikat


class RiwayatPermohonan(RiwayatDasar):
    kasus = models.ForeignKey(Permohonan, models.PROTECT, related_name="riwayat")

    class Meta(RiwayatDasar.Meta):
        verbose_name = "riwayat permohonan"
        verbose_name_plural = "riwayat permohonan"
