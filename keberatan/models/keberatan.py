from datetime import date, datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from dip.models import InformasiPublik
from keberatan.alasan import Alasan, Hasil, Sikap
from keberatan.alur import BELUM_DITANGGAPI, TERBUKA, StatusKeberatan
from permohonan.models import Asal, Permohonan
from permohonan.putusan import Kanal, SebabTerlambat
from ppid import sandi
from ppid.models import Jalur, JangkaWaktu, Pemohon, Penugasan, RiwayatDasar, Satker
from ppid.models.berkas import kode_acak
from ppid.peran import Peran


class KeberatanQuerySet(models.QuerySet["Keberatan"]):
    def untuk(self, petugas, *, at: datetime) -> "KeberatanQuerySet":
        """Objections this officer may see: active office, assignments in force at that moment.

        Tim penghubung sees only those about cases sent to him.
        """
        tugas = Penugasan.objects.berlaku(at).filter(petugas=petugas)
        if petugas.satker_aktif_id is not None:
            tugas = tugas.filter(satker=petugas.satker_aktif_id)
        seluruhnya = tugas.filter(peran__in=[Peran.DESK, Peran.PPID, Peran.ATASAN])
        penghubung = tugas.filter(peran=Peran.PENGHUBUNG)
        return self.filter(
            Q(satker__in=seluruhnya.values("satker"))
            | Q(satker__in=penghubung.values("satker"), permohonan__in=petugas.disposisi.values("permohonan"))
        )

    def belum_ditanggapi(self) -> "KeberatanQuerySet":
        """Objections whose written answer is still owed."""
        return self.filter(status__in=BELUM_DITANGGAPI)

    def terbuka(self) -> "KeberatanQuerySet":
        """Objections not yet closed."""
        return self.filter(status__in=TERBUKA)

    def lewat_belum_diberitahukan(self, *, pada: date) -> "KeberatanQuerySet":
        """The Atasan's term went by without an answer, and nobody has told the objector."""
        return self.belum_ditanggapi().filter(jatuh_tempo__lt=pada, lewat_diberitahukan_at=None)

    def berperintah(self) -> "KeberatanQuerySet":
        """Answered with an order to the PPID that is not recorded as carried out."""
        menunggu = self.filter(tanggapan__batas_perintah__isnull=False, tanggapan__dilaksanakan_at=None)
        return menunggu.filter(status=StatusKeberatan.DITANGGAPI)


class Keberatan(models.Model):
    """An objection to how a request was answered, or to what was not announced: one row of Model PPID-G."""

    acuan = models.CharField(max_length=22, unique=True, default=kode_acak, editable=False)
    satker = models.ForeignKey(Satker, models.PROTECT, related_name="keberatan")
    # Empty: about information that the office owes without being asked.
    permohonan = models.ForeignKey(Permohonan, models.PROTECT, null=True, related_name="keberatan")
    pengaju = models.OneToOneField(Pemohon, models.PROTECT, related_name="keberatan")
    asal = models.CharField("asal", max_length=5, choices=Asal)
    kanal = models.CharField("kanal", max_length=9, choices=Kanal)
    token_kirim = models.CharField(max_length=64, unique=True, editable=False)

    urut = models.PositiveIntegerField("nomor urut", editable=False)
    tahun = models.PositiveSmallIntegerField("tahun register", editable=False)
    nomor = models.CharField("nomor registrasi keberatan", max_length=60)
    kode_tersandi = models.TextField(editable=False)
    kode_sidik = models.CharField(max_length=64, editable=False)

    rincian_informasi = models.TextField("informasi yang dimaksud")
    tujuan_penggunaan = models.TextField("tujuan penggunaan informasi", blank=True)
    kasus_posisi = models.TextField("kasus posisi")
    jalur = models.CharField("jenis permohonan", max_length=6, choices=Jalur, default=Jalur.UMUM)

    diterima_at = models.DateTimeField("diterima")
    dicatat_at = models.DateTimeField("dicatat")
    dicatat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    alasan_terlambat_dicatat = models.CharField("alasan dicatat terlambat", max_length=300, blank=True)
    surat_kuasa_diperlihatkan = models.BooleanField("surat kuasa asli diperlihatkan", default=False)
    # The last day to object as it stood at filing; empty where no term had begun.
    batas_pengajuan = models.DateField("batas mengajukan keberatan", null=True)
    lewat_batas = models.BooleanField("diajukan sesudah batas", default=False)
    terlalu_dini = models.BooleanField("diajukan sebelum ada jawaban atau waktunya habis", default=False)

    jangka = models.ForeignKey(JangkaWaktu, models.PROTECT, related_name="+")
    kalender_versi = models.CharField(max_length=12, editable=False)
    jatuh_tempo = models.DateField("jatuh tempo tanggapan")
    jatuh_tempo_sementara = models.BooleanField("jatuh tempo sementara", default=False)
    lewat_diberitahukan_at = models.DateTimeField("lewatnya waktu diberitahukan", null=True)
    sebab_terlambat = models.CharField("sebab terlambat", max_length=16, choices=SebabTerlambat, blank=True)
    uraian_terlambat = models.TextField("uraian sebab terlambat", blank=True)

    status = models.CharField("keadaan", max_length=10, choices=StatusKeberatan, editable=False)
    pandangan_ppid = models.TextField("pandangan PPID", blank=True)
    ditanggapi_at = models.DateTimeField("ditanggapi", null=True)
    hasil = models.CharField("putusan Atasan PPID", max_length=14, choices=Hasil, blank=True, editable=False)
    sikap = models.CharField("tanggapan pemohon", max_length=17, choices=Sikap, blank=True)
    uraian_sikap = models.TextField("tanggapan pemohon, dengan kata sendiri", blank=True)
    sikap_at = models.DateTimeField("menyatakan sikap", null=True)
    ditutup_at = models.DateTimeField("ditutup", null=True)

    objects = KeberatanQuerySet.as_manager()

    class Meta:
        verbose_name = "keberatan"
        verbose_name_plural = "keberatan"
        ordering = ["-diterima_at", "-pk"]
        indexes = [
            models.Index(
                fields=["satker", "jatuh_tempo"],
                condition=Q(status__in=sorted(BELUM_DITANGGAPI)),
                name="keberatan_belum_ditanggapi",
            ),
            models.Index(fields=["satker", "-diterima_at", "-id"], name="keberatan_register"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["satker", "tahun", "urut"], name="keberatan_urut_tunggal"),
            models.UniqueConstraint(fields=["satker", "nomor"], name="keberatan_nomor_tunggal"),
            # What one more filing says joins the open objection.
            models.UniqueConstraint(
                fields=["permohonan"],
                condition=Q(status__in=sorted(BELUM_DITANGGAPI)),
                name="keberatan_satu_yang_terbuka",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["ditanggapi", "selesai"], ditanggapi_at__isnull=False)
                | Q(status__in=["terdaftar", "di_ppid", "di_atasan", "dicabut"], ditanggapi_at=None, hasil=""),
                name="keberatan_ditanggapi_berhasil",
            ),
            models.CheckConstraint(
                condition=Q(diterima_at__lte=models.F("dicatat_at")), name="keberatan_diterima_sebelum_dicatat"
            ),
        ]

    def __str__(self) -> str:
        return self.nomor

    def get_absolute_url(self) -> str:
        """The officer's page of this objection."""
        return reverse("keberatan:kasus", args=[self.acuan])

    def url_lacak(self) -> str:
        """The objector's page of this objection."""
        return reverse("keberatan:lacak", args=[self.satker.slug, self.acuan])

    @property
    def kode(self) -> str:
        """The tracking code, which only the objector's own receipt and mail carry."""
        return sandi.buka(self.kode_tersandi)

    @property
    def diterima_pada(self) -> date:
        return self.satker.hari_ini(self.diterima_at)

    def ditanggapi_tepat_waktu(self) -> bool | None:
        """None while nothing was answered."""
        if self.ditanggapi_at is None:
            return None
        return self.satker.hari_ini(self.ditanggapi_at) <= self.jatuh_tempo


class RiwayatKeberatan(RiwayatDasar):
    kasus = models.ForeignKey(Keberatan, models.PROTECT, related_name="riwayat")

    class Meta(RiwayatDasar.Meta):
        verbose_name = "riwayat keberatan"
        verbose_name_plural = "riwayat keberatan"


class AlasanKeberatan(models.Model):
    """One ticked ground: the printed line as chosen, the statute's letter, and what the Atasan said of it."""

    keberatan = models.ForeignKey(Keberatan, models.PROTECT, related_name="alasan")
    alasan = models.CharField("alasan", max_length=16, choices=Alasan)
    huruf = models.CharField("Pasal 35 ayat (1) huruf", max_length=1)
    hasil = models.CharField("putusan", max_length=14, choices=Hasil, blank=True)
    pertimbangan = models.TextField("pertimbangan", blank=True)

    class Meta:
        verbose_name = "alasan keberatan"
        verbose_name_plural = "alasan keberatan"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["keberatan", "alasan"], name="alasan_keberatan_sekali"),
            models.CheckConstraint(
                condition=~Q(hasil__in=["ditolak", "sebagian", "tidak_diterima"]) | ~Q(pertimbangan=""),
                name="alasan_ditolak_berpertimbangan",
            ),
        ]

    def __str__(self) -> str:
        return self.get_alasan_display()


class Tambahan(models.Model):
    """What was filed once more about an open objection, as it was written then."""

    keberatan = models.ForeignKey(Keberatan, models.PROTECT, related_name="tambahan")
    kasus_posisi = models.TextField("kasus posisi")
    at = models.DateTimeField("diterima")
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    token_kirim = models.CharField(max_length=64, unique=True, editable=False)

    class Meta:
        verbose_name = "tambahan keberatan"
        verbose_name_plural = "tambahan keberatan"
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.keberatan} {self.at:%Y-%m-%d}"


class Tanggapan(models.Model):
    """What the Atasan PPID answered, what he ordered, and what became of the order."""

    keberatan = models.OneToOneField(Keberatan, models.PROTECT, related_name="tanggapan")
    pertimbangan = models.TextField("pertimbangan", blank=True)
    perintah = models.TextField("perintah kepada PPID", blank=True)
    batas_perintah = models.DateField("batas melaksanakan perintah", null=True)
    informasi_dibuka = models.CharField("informasi yang dibuka", max_length=300, blank=True)
    # The stage of the request that the order asks for; empty where nothing was reopened.
    tahap = models.PositiveSmallIntegerField(null=True)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField("ditanggapi")
    dilaksanakan_at = models.DateTimeField("dilaksanakan", null=True)
    pelaksanaan = models.TextField("pelaksanaan", blank=True)
    usulan = models.ForeignKey(InformasiPublik, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = "tanggapan"
        verbose_name_plural = "tanggapan"
        constraints = [
            models.CheckConstraint(
                condition=Q(perintah="", batas_perintah=None) | (~Q(perintah="") & Q(batas_perintah__isnull=False)),
                name="tanggapan_perintah_berbatas",
            )
        ]

    def __str__(self) -> str:
        return str(self.keberatan)
