"""Long jobs as rows: asked for on a page, done by a worker, found again later; each knows how far it is."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import F, QuerySet
from django.db.models.functions import Now
from django.utils.module_loading import import_string

from ppid.galat import AturanDilanggar
from ppid.models import Berkas, Kelas, PekerjaanLatar, Pengguna, Satker
from ppid.models.pekerjaan_latar import BATAS_PENGERJAAN

# What does each kind of job: takes the row and `lapor`, returns the finished file.
PELAKSANA = {
    "register": "permohonan.ekspor.kerjakan",
    "register-keberatan": "keberatan.ekspor.kerjakan",
    "berkas-sidang": "keberatan.berkas_sidang.kerjakan",
    "laporan": "laporan.ekspor.kerjakan",
    "matriks-kegiatan": "laporan.kegiatan.kerjakan",
    "penghitaman": "dip.perbuatan.penghitaman.kerjakan",
    "penghitaman-kasus": "permohonan.penghitaman.kerjakan",
    "impor-register": "permohonan.pengambilalihan.kerjakan",
    "tindakan-bersama": "permohonan.tindakan_bersama.kerjakan",
    "cetak-berurutan": "permohonan.cetak.kerjakan",
}
# How a job says how far it is: done so far, of how many. Raises Dibatalkan when it shall stop.
Lapor = Callable[[int, int], None]
# A worker that died holds its job no longer than this after its last word; longer than one volume may take.
SEWA = timedelta(minutes=15)
# Finished files lie ready for so long.
UMUR = timedelta(days=7)
DIBATALKAN = "Dibatalkan."
catatan = logging.getLogger(__name__)


class Dibatalkan(Exception):
    """The owner asked to stop."""


@dataclass(frozen=True, slots=True)
class Hasil:
    """A finished file: its bytes, or the path of a temporary file that holds them.

    The temporary file is the queue's to remove once it is returned, stored or not; before that it is the job's.
    """

    nama: str
    mime: str
    isi: bytes | Path
    # What is written down together with the end of the job, or not at all.
    catat: Callable[[], object] = lambda: None
    # A temporary folder that the file lies in; it goes with everything in it.
    folder: TemporaryDirectory[str] | None = None


def titipkan(
    jenis: str, *, judul: str, rincian: dict[str, Any], satker: Satker, oleh: Pengguna, at: datetime
) -> PekerjaanLatar:
    """Ask for a job; the worker takes it up within seconds."""
    return PekerjaanLatar.objects.create(
        jenis=jenis, judul=judul, rincian=rincian, satker=satker, oleh=oleh, dibuat_at=at
    )


def kerjakan_berikut(*, at: datetime) -> bool:
    """Take up and do the next waiting job; False when none waits.

    A job whose worker was killed is taken up again, at most BATAS_PENGERJAAN times; then it says that it failed.
    """
    with transaction.atomic():
        tugas = (
            PekerjaanLatar.objects.menunggu(at)
            .select_for_update(skip_locked=True, of=("self",))
            .select_related("satker", "oleh")
            .order_by("dibuat_at", "pk")
            .first()
        )
        if tugas is None:
            _nyatakan_gagal(at)
            return False
        tugas.dipegang_sampai = at + SEWA
        tugas.pengerjaan += 1
        tugas.kemajuan = 0
        tugas.save(update_fields=["dipegang_sampai", "pengerjaan", "kemajuan"])
    try:
        _selesaikan(tugas, import_string(PELAKSANA[tugas.jenis])(tugas, _pelapor(tugas)), at=at)
    except Dibatalkan:
        _akhiri(tugas, DIBATALKAN, at=at)
    except AturanDilanggar as galat:
        _akhiri(tugas, str(galat), at=at)
    except Exception:
        catatan.exception("Pekerjaan latar %s gagal", tugas.acuan)
        _akhiri(tugas, "Gagal karena galat pada sistem. Coba lagi; bila berulang, hubungi pemelihara.", at=at)
    return True


def diambil_at(tugas: PekerjaanLatar) -> datetime:
    """When a worker took up the job that it is doing: the moment of what a job itself brings about."""
    assert tugas.dipegang_sampai is not None
    return tugas.dipegang_sampai - SEWA


def _pelapor(tugas: PekerjaanLatar) -> Callable[[int, int], None]:
    """How a job says how far it is; hears there that it shall stop, by Dibatalkan."""

    def lapor(kemajuan: int, jumlah: int) -> None:
        if (
            not _milik(tugas)
            .filter(diminta_batal=False)
            .update(kemajuan=kemajuan, jumlah=jumlah, dipegang_sampai=Now() + SEWA)
        ):
            raise Dibatalkan

    return lapor


def _milik(tugas: PekerjaanLatar) -> QuerySet[PekerjaanLatar]:
    """The row, as long as it is this worker's: another may have taken it up meanwhile, or its owner stopped it."""
    return PekerjaanLatar.objects.filter(pk=tugas.pk, pengerjaan=tugas.pengerjaan, selesai_at=None)


def _selesaikan(tugas: PekerjaanLatar, hasil: Hasil, *, at: datetime) -> None:
    try:
        with transaction.atomic():
            milik = _milik(tugas).filter(diminta_batal=False).select_for_update()
            if not milik.exists():
                raise Dibatalkan
            berkas = Berkas.objects.simpan(
                hasil.isi,
                satker=tugas.satker,
                kelas=Kelas.EKSPOR,
                nama=hasil.nama,
                mime=hasil.mime,
                oleh=tugas.oleh,
                at=at,
            )
            hasil.catat()
            milik.update(berkas=berkas, selesai_at=at, kemajuan=F("jumlah"), dipegang_sampai=None)
    finally:
        if hasil.folder is not None:
            hasil.folder.cleanup()
        if isinstance(hasil.isi, Path):
            hasil.isi.unlink(missing_ok=True)


def _akhiri(tugas: PekerjaanLatar, galat: str, *, at: datetime) -> None:
    _milik(tugas).update(galat=galat[:300], selesai_at=at, dipegang_sampai=None)


def _nyatakan_gagal(at: datetime) -> None:
    """What killed its worker again and again is given up, and its owner can read so."""
    PekerjaanLatar.objects.filter(selesai_at=None, pengerjaan__gte=BATAS_PENGERJAAN, dipegang_sampai__lte=at).update(
        galat="Gagal: pekerjaan ini berulang kali terputus. Persempit saringannya, lalu coba lagi.", selesai_at=at
    )


def buang_yang_usang(*, at: datetime) -> int:
    """Delete jobs older than UMUR with their files: an extract of a register lies nowhere longer than it is needed."""
    with transaction.atomic():
        usang = PekerjaanLatar.objects.filter(dibuat_at__lt=at - UMUR, selesai_at__isnull=False)
        terkunci = list(usang.select_for_update(skip_locked=True).values_list("pk", "berkas"))
        PekerjaanLatar.objects.filter(pk__in=[pk for pk, _ in terkunci]).delete()
        berkas = Berkas.objects.filter(pk__in=[satu for _, satu in terkunci if satu], kelas=Kelas.EKSPOR)
        lokasi = list(berkas.values_list("lokasi", flat=True))
        berkas.delete()
    for satu in lokasi:
        default_storage.delete(satu)
    return len(terkunci)


def minta_batal(tugas: PekerjaanLatar, *, at: datetime) -> None:
    """Ask a running job to stop at its next word; one that has not begun is over at once."""
    belum = PekerjaanLatar.objects.filter(pk=tugas.pk, selesai_at=None)
    belum.update(diminta_batal=True)
    belum.filter(dipegang_sampai=None).update(galat=DIBATALKAN, selesai_at=at)
