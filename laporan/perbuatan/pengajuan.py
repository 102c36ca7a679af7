from datetime import datetime

from laporan.alur import ALUR, StatusLaporan
from laporan.kabar import kabarkan_giliran
from laporan.models import Laporan
from laporan.naskah import susun
from ppid.galat import AturanDilanggar
from ppid.models import Pengguna
from ppid.perbuatan import perbuatan


def ajukan_laporan(laporan: Laporan, *, oleh: Pengguna, at: datetime) -> Laporan:
    """Ajukan laporan kepada Atasan PPID.

    Raises AturanDilanggar while a part that must be written is empty, a number is unexplained, or the period runs.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.E huruf c.
    """
    with perbuatan(ALUR, "ajukan_laporan", laporan, oleh=oleh, at=at) as (terkunci, _):
        pastikan_tanpa_kesalahan(terkunci, at=at)
        terkunci.diajukan_oleh = oleh
        terkunci.catatan_pengembalian = ""
        kabarkan_giliran(terkunci, StatusLaporan.DI_ATASAN, at=at)
    return terkunci


def pastikan_tanpa_kesalahan(laporan: Laporan, *, at: datetime) -> dict:
    """The report as data. Raises AturanDilanggar with the first of what keeps it from being published."""
    naskah = susun(laporan.satker, laporan.periode, at=at, laporan=laporan)
    if naskah.konsep:
        semua = naskah.semua_kesalahan
        lagi = f" Dan {len(semua) - 3} hal lain." if len(semua) > 3 else ""
        raise AturanDilanggar(f"{' '.join(semua[:3])}{lagi}")
    return naskah.isi
