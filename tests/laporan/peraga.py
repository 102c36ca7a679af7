"""Reports made by performing the acts. All people are invented."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from laporan.models import Anggaran, Laporan, Sarana
from laporan.perbuatan.penelaahan import pertimbangkan, setujui_laporan
from laporan.perbuatan.penerbitan import terbitkan_laporan
from laporan.perbuatan.pengajuan import ajukan_laporan
from laporan.perbuatan.pengesahan import sahkan_laporan
from laporan.perbuatan.penulisan import tulis_bagian
from laporan.perbuatan.penyusunan import mulai_laporan
from laporan.periode import baca
from ppid.models import Satker
from ppid.peran import Peran
from tests.factories import petugas

WIB = ZoneInfo("Asia/Jakarta")
SAAT = datetime(2025, 1, 20, 9, tzinfo=WIB)
TAHUN_2024 = baca("2024")
URAIAN = {
    "6a": "Masyarakat belum mengenal prosedur permohonan informasi.",
    "6b": "Ruang layanan masih dipakai bersama.",
    "7a": "Sosialisasi layanan informasi perlu dilakukan.",
    "7b": "Sosialisasi dijadwalkan pada triwulan pertama.",
}
PLENO = {
    "nomor_berita_acara": "3/BA/2025",
    "tanggal_berita_acara": date(2025, 1, 17),
    "nomor": "5/LAP-PPID/2025",
    "tanggal_laporan": date(2025, 1, 17),
}


def orang_kantor(satker: Satker) -> dict[str, object]:
    """Somebody in every role of the report's way."""
    peran = (Peran.DESK, Peran.PENGHUBUNG, Peran.PPID, Peran.ATASAN, Peran.PERTIMBANGAN, Peran.PEMBINA)
    return {satu.value: petugas(satu, satker) for satu in peran}


def sumber_daya(satker: Satker) -> None:
    Sarana.objects.create(satker=satker, nama="Meja layanan", jumlah=1, kondisi="baik", dari=date(2023, 1, 1))
    Anggaran.objects.create(
        satker=satker,
        tahun=2024,
        uraian="Alat tulis kantor",
        pagu=2_000_000,
        realisasi=1_500_000,
        per_tanggal=date(2024, 12, 31),
    )


def laporan_ditulis(satker: Satker, orang, *, at: datetime = SAAT, periode=TAHUN_2024) -> Laporan:
    """An annual report with all that must be written in it."""
    sumber_daya(satker)
    laporan = mulai_laporan(periode, satker=satker, oleh=orang["ppid"], at=at)
    for kunci, isi in URAIAN.items():
        versi = laporan.bagian.get(kunci=kunci).versi
        tulis_bagian(laporan, kunci=kunci, isi=isi, versi=versi, oleh=orang["penghubung"], at=at)
    return laporan


def laporan_di_pleno(satker: Satker, orang, *, at: datetime = SAAT) -> Laporan:
    laporan = ajukan_laporan(laporan_ditulis(satker, orang, at=at), oleh=orang["ppid"], at=at)
    laporan = setujui_laporan(laporan, oleh=orang["atasan"], at=at)
    return pertimbangkan(laporan, pendapat="Setuju", oleh=orang["pertimbangan"], at=at)


def laporan_terbit(satker: Satker, orang, *, at: datetime = SAAT) -> Laporan:
    laporan = sahkan_laporan(laporan_di_pleno(satker, orang, at=at), **PLENO, oleh=orang["pembina"], at=at)
    return terbitkan_laporan(laporan, oleh=orang["ppid"], at=at)


def jalan_lagi(satker: Satker, orang, *, at: datetime = SAAT) -> Laporan:
    """A corrected version of the published report, published too."""
    laporan = mulai_laporan(TAHUN_2024, satker=satker, oleh=orang["ppid"], at=at)
    laporan = ajukan_laporan(laporan, oleh=orang["ppid"], at=at)
    laporan = setujui_laporan(laporan, oleh=orang["atasan"], at=at)
    laporan = pertimbangkan(laporan, pendapat="", oleh=orang["pertimbangan"], at=at)
    laporan = sahkan_laporan(laporan, **PLENO | {"nomor": "6/LAP-PPID/2025"}, oleh=orang["pembina"], at=at)
    return terbitkan_laporan(laporan, oleh=orang["ppid"], at=at)
