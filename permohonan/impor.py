"""Taking over an earlier register: read it, check every row, store all of it or nothing."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import transaction

from permohonan.models import JenisInformasi, Permohonan
from permohonan.padanan import Acuan, BarisRegister
from permohonan.perbuatan.pengimporan import Tersimpan, impor_baris, peran_pengimpor
from permohonan.register import menurut_kelas, waktu_jawab
from permohonan.tata_letak import baca_register
from ppid.galat import AturanDilanggar
from ppid.lembar import PALING_BESAR
from ppid.models import HariLibur, Jalur, JangkaWaktu, LangkahWaktu, Satker
from ppid.perbuatan import Pelaku


@dataclass(frozen=True, slots=True)
class HasilImpor:
    """What an import did. `baru` is False when the same register had been imported before: nothing changed.

    `nomor` are the first and the last of our own numbers; `waktu_jawab` counts the answered rows in the published
    classes of working days; `sementara` counts rows whose year has no decreed list of holidays here.
    """

    jumlah: int
    baru: bool
    nomor: tuple[str, str]
    waktu_jawab: dict[str, int]
    sementara: int


def impor(satker: Satker, berkas: Path, *, oleh: Pelaku, at: datetime) -> HasilImpor:
    """Impor register PPID-C kantor ini dari berkas XLSX atau CSV.

    `oleh` is an officer of the desk or the PPID of this office, or Peran.SISTEM for a command.
    Raises AturanDilanggar when the file or the role will not do, RegisterBermasalah (with `masalah`) when rows
    stand in the way; then nothing is stored.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.A angka 4 huruf k.
    """
    peran_pengimpor(satker, oleh=oleh, at=at)
    isi = _baca_berkas(berkas)
    baris = baca_register(isi, satker=satker, acuan=acuan_impor(satker, at))
    return simpan(baris, satker=satker, sidik=hashlib.sha256(isi).hexdigest(), oleh=oleh, at=at)


def simpan(baris: list[BarisRegister], *, satker: Satker, sidik: str, oleh: Pelaku, at: datetime) -> HasilImpor:
    """Simpan baris register yang sudah diperiksa, semuanya atau tidak satu pun; `sidik` is the file's SHA-256.

    Raises AturanDilanggar when the role will not do, RegisterBermasalah when only some rows are there already.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.A angka 4 huruf k.
    """
    with transaction.atomic():
        acuan = acuan_impor(satker, at)
        tersimpan = impor_baris(baris, acuan=acuan, satker=satker, sidik_berkas=sidik, oleh=oleh, at=at)
        return _hasil(satker, baris, tersimpan)


def periksa(satker: Satker, berkas: Path, *, oleh: Pelaku, at: datetime) -> HasilImpor:
    """What `impor` would do, with the same refusals; nothing is stored."""
    with transaction.atomic():
        hasil = impor(satker, berkas, oleh=oleh, at=at)
        transaction.set_rollback(True)
    return hasil


def _baca_berkas(berkas: Path) -> bytes:
    try:
        with berkas.open("rb") as isi:
            # One byte more than allowed is enough to know that it is too much.
            return isi.read(PALING_BESAR + 1)
    except OSError as galat:
        raise AturanDilanggar("Berkas tidak ditemukan atau tidak dapat dibuka.") from galat


def acuan_impor(satker: Satker, at: datetime) -> Acuan:
    """What the rows of a register of this office are checked against."""
    return Acuan(
        hari_ini=satker.hari_ini(at),
        aturan=tuple(JangkaWaktu.objects.filter(langkah=LangkahWaktu.PEMBERITAHUAN, jalur=Jalur.UMUM)),
        jenis_informasi={nama.casefold(): pk for pk, nama in JenisInformasi.objects.values_list("pk", "nama")},
    )


def _hasil(satker: Satker, baris: list[BarisRegister], tersimpan: Tersimpan) -> HasilImpor:
    permohonan = Permohonan.objects.filter(pk__in=tersimpan.id)
    nomor = dict(permohonan.filter(pk__in=(tersimpan.id[0], tersimpan.id[-1])).values_list("pk", "nomor"))
    sebaran = waktu_jawab(permohonan, satker=satker, kalender=HariLibur.objects.kalender(satker))
    return HasilImpor(
        jumlah=len(baris),
        baru=tersimpan.baru,
        nomor=(nomor[tersimpan.id[0]], nomor[tersimpan.id[-1]]),
        waktu_jawab=menurut_kelas(sebaran),
        sementara=permohonan.filter(jatuh_tempo_sementara=True).count(),
    )
