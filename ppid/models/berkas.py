import hashlib
import secrets
from datetime import datetime

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import models

from ppid import sandi
from ppid.models.satker import Satker


def kode_acak() -> str:
    """An address nobody can guess: 128 bits."""
    return secrets.token_urlsafe(16)


class Kelas(models.TextChoices):
    """What the file may be opened by, and how it lies in the store."""

    IDENTITAS = "identitas", "Surat identitas (tersandi)"
    KASUS = "kasus", "Berkas permohonan"
    DIP = "dip", "Berkas Daftar Informasi Publik"
    EKSPOR = "ekspor", "Hasil pekerjaan latar"


class BerkasManager(models.Manager["Berkas"]):
    def simpan(self, isi: bytes, *, satker: Satker, kelas: str, nama: str, mime: str, oleh, at: datetime) -> "Berkas":
        """Store checked bytes under a random name and record them.

        The bytes lie in the store before the row commits, so no row is without its bytes; a rolled-back row
        leaves an orphan that is collected later.
        """
        lokasi = f"{kelas}/{secrets.token_hex(2)}/{secrets.token_hex(16)}"
        tersimpan = sandi.tutup_bita(isi) if kelas == Kelas.IDENTITAS else isi
        return self.create(
            satker=satker,
            kelas=kelas,
            nama=nama,
            mime=mime,
            ukuran=len(isi),
            sha256=hashlib.sha256(isi).hexdigest(),
            lokasi=default_storage.save(lokasi, ContentFile(tersimpan)),
            oleh=oleh,
            at=at,
        )


class Berkas(models.Model):
    """A stored file: its hash, its access class, never a public address."""

    kode = models.CharField(max_length=22, unique=True, default=kode_acak, editable=False)
    satker = models.ForeignKey(Satker, models.PROTECT, related_name="+")
    kelas = models.CharField("kelas akses", max_length=10, choices=Kelas)
    nama = models.CharField("nama", max_length=150)
    mime = models.CharField("jenis isi", max_length=100)
    ukuran = models.PositiveBigIntegerField("ukuran (bita)")
    sha256 = models.CharField("SHA-256", max_length=64)
    lokasi = models.CharField(max_length=120, editable=False)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField("disimpan")

    objects = BerkasManager()

    class Meta:
        verbose_name = "berkas"
        verbose_name_plural = "berkas"

    def __str__(self) -> str:
        return self.nama

    def baca(self) -> bytes:
        """The bytes as they were given, opened if they lie encrypted."""
        with default_storage.open(self.lokasi) as berkas:
            isi = berkas.read()
        return sandi.buka_bita(isi) if self.kelas == Kelas.IDENTITAS else isi
