from datetime import datetime

from permohonan.models import JenisInformasi, Permohonan
from ppid.galat import AturanDilanggar
from ppid.models import Pengguna
from ppid.peran import Peran
from ppid.perbuatan import peran_pelaku


def golongkan(permohonan: Permohonan, *, jenis: JenisInformasi | None, oleh: Pengguna, at: datetime) -> None:
    """Tetapkan jenis informasi yang diminta, untuk pengelompokan dalam laporan.

    Raises AturanDilanggar for another role. Nothing else of the case changes.

    Dasar: Laporan Layanan Informasi Publik KPU Kabupaten Jombang 2024 angka 2.4.
    """
    if peran_pelaku(oleh, permohonan.satker_id, at=at).isdisjoint({Peran.DESK, Peran.PPID}):
        raise AturanDilanggar("Hanya meja layanan dan PPID yang dapat menetapkan jenis informasi.")
    Permohonan.objects.filter(pk=permohonan.pk).update(jenis_informasi=jenis)
