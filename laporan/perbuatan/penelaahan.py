from datetime import date, datetime

from laporan.alur import ALUR, StatusLaporan
from laporan.kabar import kabarkan_giliran
from laporan.models import Laporan
from laporan.perbuatan.pengesahan import bekukan
from ppid.galat import AturanDilanggar
from ppid.models import Pengguna, Penugasan
from ppid.peran import Peran
from ppid.perbuatan import perbuatan


def _pastikan_orang_lain(laporan: Laporan, oleh: Pengguna) -> None:
    """Raises AturanDilanggar when this natural person sent the report himself."""
    if laporan.diajukan_oleh is not None and laporan.diajukan_oleh.orang_yang_sama(oleh):
        raise AturanDilanggar("Laporan ini Anda sendiri yang mengajukan; orang lain yang menyetujuinya.")


def setujui_laporan(laporan: Laporan, *, oleh: Pengguna, at: datetime) -> Laporan:
    """Atasan PPID menyetujui laporan tahunan untuk dipertimbangkan.

    Raises AturanDilanggar for the one who sent it, and for reports that need no pleno.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.E huruf d.
    """
    with perbuatan(ALUR, "setujui_laporan", laporan, oleh=oleh, at=at) as (terkunci, _):
        _pastikan_orang_lain(terkunci, oleh)
        if not terkunci.tahunan:
            raise AturanDilanggar("Laporan ini cukup disetujui dan ditandatangani; pleno hanya untuk laporan tahunan.")
        kabarkan_giliran(terkunci, StatusLaporan.DI_PERTIMBANGAN, at=at)
    return terkunci


def tandatangani_laporan(
    laporan: Laporan, *, nomor: str, tanggal_laporan: date | None, oleh: Pengguna, at: datetime
) -> Laporan:
    """Atasan PPID menyetujui dan menandatangani laporan harian, bulanan, triwulan, atau sewaktu-waktu.

    Raises AturanDilanggar for the one who sent it, for an annual report, and for a date within the period.

    Dasar: Laporan KPU Kabupaten Jombang 2024 angka 2.3.
    """
    with perbuatan(ALUR, "tandatangani_laporan", laporan, oleh=oleh, at=at) as (terkunci, catatan):
        _pastikan_orang_lain(terkunci, oleh)
        if terkunci.tahunan:
            raise AturanDilanggar("Laporan tahunan melewati tim pertimbangan dan rapat pleno dahulu.")
        catatan.rincian |= bekukan(terkunci, nomor=nomor, tanggal_laporan=tanggal_laporan, at=at)
        kabarkan_giliran(terkunci, StatusLaporan.DISAHKAN, at=at)
    return terkunci


def kembalikan_laporan(laporan: Laporan, *, catatan: str, oleh: Pengguna, at: datetime) -> Laporan:
    """Kembalikan laporan untuk diperbaiki, dengan catatan.

    Raises AturanDilanggar without a remark.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.E huruf d.
    """
    with perbuatan(ALUR, "kembalikan_laporan", laporan, oleh=oleh, at=at) as (terkunci, baris):
        if terkunci.status == StatusLaporan.DI_ATASAN and baris.peran != Peran.ATASAN:
            raise AturanDilanggar("Laporan ini masih ditelaah Atasan PPID; ia yang menyetujui atau mengembalikannya.")
        if not catatan.strip():
            raise AturanDilanggar("Tulis apa yang harus diperbaiki.")
        terkunci.catatan_pengembalian = baris.rincian["catatan"] = catatan.strip()
        kabarkan_giliran(terkunci, StatusLaporan.DISUSUN, catatan=catatan.strip(), at=at)
    return terkunci


def pertimbangkan(laporan: Laporan, *, pendapat: str, oleh: Pengguna, at: datetime) -> Laporan:
    """Catat pendapat tim pertimbangan; di kantor tanpa tim itu Atasan PPID yang mencatatnya.

    Raises AturanDilanggar for the Atasan where somebody holds that role.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.E huruf e.
    """
    with perbuatan(ALUR, "pertimbangkan", laporan, oleh=oleh, at=at) as (terkunci, baris):
        if baris.peran == Peran.ATASAN:
            tim = Penugasan.objects.berlaku(at).filter(satker=terkunci.satker, peran=Peran.PERTIMBANGAN)
            if tim.exists():
                raise AturanDilanggar("Pendapat ini dicatat anggota tim pertimbangan sendiri.")
        if pendapat.strip():
            baris.rincian["pendapat"] = pendapat.strip()
        kabarkan_giliran(terkunci, StatusLaporan.DI_PLENO, at=at)
    return terkunci
