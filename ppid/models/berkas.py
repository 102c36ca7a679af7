import hashlib
import secrets
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pgtrigger
from django.conf import settings
from django.core.files.base import ContentFile, File
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
    LAPORAN = "laporan", "Berkas laporan"
    EKSPOR = "ekspor", "Hasil pekerjaan latar"


class BerkasManager(models.Manager["Berkas"]):
    def simpan(
        self, isi: bytes | Path, *, satker: Satker, kelas: str, nama: str, mime: str, oleh, at: datetime
    ) -> "Berkas":
        """Store checked bytes, or those of a local file, under a random name and record them.

        A local file is copied in pieces and stays where it is; only an identity paper, which is small, is read whole.
        The bytes lie in the store before the row commits, so no row is without its bytes; a rolled-back row
        leaves an orphan that is collected later.
        """
        lokasi = f"{kelas}/{secrets.token_hex(2)}/{secrets.token_hex(16)}"
        sidik = hashlib.sha256()
        with File(isi.open("rb")) if isinstance(isi, Path) else ContentFile(isi) as sumber:
            for potong in sumber.chunks():
                sidik.update(potong)
            tersimpan = sumber
            if kelas == Kelas.IDENTITAS:
                tersimpan = ContentFile(sandi.tutup_bita(b"".join(sumber.chunks())))
            return self.create(
                satker=satker,
                kelas=kelas,
                nama=nama,
                mime=mime,
                ukuran=sumber.size,
                sha256=sidik.hexdigest(),
                lokasi=default_storage.save(lokasi, tersimpan),
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
    # A legal hold: while it stands the file can neither be deleted nor replaced.
    ditahan_sejak = models.DateTimeField("ditahan sejak", null=True, editable=False)

    objects = BerkasManager()

    class Meta:
        verbose_name = "berkas"
        verbose_name_plural = "berkas"
        # The cleaned copy of bytes seen before is found by its hash.
        indexes = [models.Index(fields=["sha256"], name="berkas_menurut_sidik")]
        triggers = [
            pgtrigger.Protect(
                name="ditahan_tanpa_ubah",
                operation=pgtrigger.Delete | pgtrigger.UpdateOf("lokasi", "sha256"),
                condition=pgtrigger.Q(old__ditahan_sejak__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.nama

    @property
    def dapat_dihitamkan(self) -> bool:
        """Whether it has pages that boxes can be drawn over."""
        return self.mime in {"application/pdf", "image/jpeg", "image/png"}

    def buka(self) -> File:
        """The bytes as they were given, to be read in pieces and closed; what lies encrypted is decrypted at once."""
        berkas = default_storage.open(self.lokasi)
        if self.kelas != Kelas.IDENTITAS:
            return berkas
        with berkas:
            return ContentFile(sandi.buka_bita(berkas.read()))

    def potongan(self) -> Iterator[bytes]:
        """The bytes as they were given, in pieces."""
        with self.buka() as berkas:
            yield from berkas.chunks()

    def baca(self) -> bytes:
        """The bytes as they were given, whole."""
        with self.buka() as berkas:
            return berkas.read()
