import pgtrigger
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Func, Value

from ppid import sandi
from ppid.models.satker import Satker


class JenisPemohon(models.TextChoices):
    PERORANGAN = "perorangan", "Perorangan"
    KELOMPOK = "kelompok", "Kelompok Orang"
    BADAN_HUKUM = "badan_hukum", "Badan Hukum"


class JenisIdentitas(models.TextChoices):
    KTP = "ktp", "KTP"
    SIM = "sim", "SIM"
    PASPOR = "paspor", "Paspor"
    KK = "kk", "Kartu Keluarga"


class JenisKelamin(models.TextChoices):
    LAKI_LAKI = "L", "Laki-laki"
    PEREMPUAN = "P", "Perempuan"
    TIDAK_DISEBUTKAN = "-", "Tidak disebutkan"


class Pekerjaan(models.TextChoices):
    PELAJAR = "pelajar", "Pelajar/Mahasiswa"
    ASN = "asn", "ASN"
    TNI_POLRI = "tni_polri", "TNI/Polri"
    BUMN = "bumn", "Pegawai BUMN/BUMD"
    SWASTA = "swasta", "Karyawan Swasta"
    WIRASWASTA = "wiraswasta", "Wiraswasta"
    PENDIDIK = "pendidik", "Dosen/Guru/Peneliti"
    WARTAWAN = "wartawan", "Wartawan"
    LSM = "lsm", "LSM/Ormas"
    PARPOL = "parpol", "Partai Politik"
    ADVOKAT = "advokat", "Advokat"
    TANI_NELAYAN_BURUH = "tani_nelayan_buruh", "Petani/Nelayan/Buruh"
    RUMAH_TANGGA = "rumah_tangga", "Ibu/Bapak Rumah Tangga"
    LAINNYA = "lainnya", "Lainnya"
    TIDAK_DISEBUTKAN = "-", "Tidak disebutkan"


class Angka(Func):
    """The digits of a telephone number, however it was written."""

    function = "regexp_replace"
    output_field = models.TextField()

    def __init__(self, nomor: str) -> None:
        super().__init__(F(nomor), Value("[^0-9]"), Value(""), Value("g"))


class Pemohon(models.Model):
    """Who asked, as given with one filing: evidence of that filing, never shared between offices.

    The identity number is kept encrypted beside an HMAC that finds equal numbers without opening them.
    """

    satker = models.ForeignKey(Satker, models.PROTECT, related_name="+")
    jenis = models.CharField("jenis pemohon", max_length=11, choices=JenisPemohon, default=JenisPemohon.PERORANGAN)
    nama = models.CharField("nama", max_length=150)
    instansi = models.CharField("instansi/lembaga/perusahaan", max_length=150, blank=True)
    jenis_identitas = models.CharField("jenis identitas", max_length=6, choices=JenisIdentitas, blank=True)
    identitas_tersandi = models.TextField(editable=False, blank=True)
    identitas_sidik = models.CharField(max_length=64, editable=False, blank=True, db_index=True)
    identitas_samar = models.CharField("nomor identitas", max_length=30, editable=False, blank=True)
    alamat = models.CharField("alamat", max_length=300)
    pekerjaan = models.CharField("pekerjaan", max_length=20, choices=Pekerjaan, default=Pekerjaan.TIDAK_DISEBUTKAN)
    pekerjaan_lain = models.CharField("pekerjaan sebagaimana ditulis", max_length=100, blank=True)
    jenis_kelamin = models.CharField(
        "jenis kelamin", max_length=1, choices=JenisKelamin, default=JenisKelamin.TIDAK_DISEBUTKAN
    )
    telepon = models.CharField("telepon", max_length=60, blank=True)
    email = models.EmailField("e-mail", blank=True)
    nama_kuasa = models.CharField("nama kuasa", max_length=150, blank=True)
    alamat_kuasa = models.CharField("alamat kuasa", max_length=300, blank=True)
    telepon_kuasa = models.CharField("telepon kuasa", max_length=60, blank=True)
    pekerjaan_kuasa = models.CharField("pekerjaan kuasa", max_length=100, blank=True)
    # A legal hold: while it stands the identity given with this filing can neither be deleted nor emptied.
    ditahan_sejak = models.DateTimeField("ditahan sejak", null=True, editable=False)

    class Meta:
        verbose_name = "pemohon"
        verbose_name_plural = "pemohon"
        indexes = [
            # With the office in it: a common name is spread over all of them.
            GinIndex(F("satker"), OpClass(F("nama"), name="gin_trgm_ops"), name="pemohon_nama_kantor"),
            GinIndex(OpClass(Angka("telepon"), name="gin_trgm_ops"), name="pemohon_telepon_angka"),
        ]
        triggers = [
            pgtrigger.Protect(
                name="ditahan_tanpa_hapus",
                operation=pgtrigger.Delete,
                condition=pgtrigger.Q(old__ditahan_sejak__isnull=False),
            ),
            pgtrigger.Protect(
                name="ditahan_tanpa_kosong",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__ditahan_sejak__isnull=False)
                & (
                    pgtrigger.Q(old__nama__df=pgtrigger.F("new__nama"))
                    | pgtrigger.Q(old__alamat__df=pgtrigger.F("new__alamat"))
                    | pgtrigger.Q(old__identitas_tersandi__df=pgtrigger.F("new__identitas_tersandi"))
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.nama

    def tulis_identitas(self, nomor: str) -> None:
        """Encrypt the number into this row (unsaved); an empty one clears it."""
        self.identitas_tersandi = sandi.tutup(nomor) if nomor else ""
        self.identitas_sidik = sandi.sidik(nomor) if nomor else ""
        self.identitas_samar = sandi.samarkan(nomor)

    def buka_identitas(self) -> str:
        """The full number. Only the verification view calls this, and records that it did."""
        return sandi.buka(self.identitas_tersandi) if self.identitas_tersandi else ""

    @property
    def kontak(self) -> str:
        return " / ".join(filter(None, (self.telepon, self.email)))

    @property
    def sebutan_pekerjaan(self) -> str:
        return self.pekerjaan_lain or self.get_pekerjaan_display()
