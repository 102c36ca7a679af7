"""The demonstration's reports and survey answers, made by performing the acts."""

from datetime import date, datetime, timedelta
from itertools import cycle

from laporan.models import Laporan
from laporan.perbuatan.pelampiran_foto import lampirkan_foto
from laporan.perbuatan.penelaahan import kembalikan_laporan, pertimbangkan, setujui_laporan, tandatangani_laporan
from laporan.perbuatan.penerbitan import terbitkan_laporan
from laporan.perbuatan.pengajuan import ajukan_laporan
from laporan.perbuatan.pengesahan import sahkan_laporan
from laporan.perbuatan.pengisian_survei import isi_survei
from laporan.perbuatan.penulisan import tulis_bagian
from laporan.perbuatan.penyusunan import mulai_laporan
from laporan.periode import SEHARI, bulan, tahun, triwulan
from permohonan.alur import DITUTUP
from permohonan.models import Asal, Permohonan
from ppid.demo import petugas
from ppid.models import Satker
from ppid.peran import Peran
from ppid.unggahan import UnggahanBersih

TAHUN_REGISTER = date(2024, 1, 1)
URAIAN = {
    "6a": (
        "Sebagian pemohon baru tahu di meja layanan bahwa permohonan dapat diajukan lewat laman. Istilah informasi "
        "serta merta dan setiap saat masih asing bagi mereka."
    ),
    "6b": "{{ sarana.belum_tersedia }} Pada masa tahapan petugas meja layanan juga bertugas di subbagian lain.",
    "7a": "1. Mengenalkan laman layanan informasi kepada sekolah dan kampus.\n2. Melengkapi sarana layanan.",
    "7b": "1. Sosialisasi layanan informasi pada setiap kegiatan pendidikan pemilih.\n2. Pengadaan sarana diusulkan.",
}
# What people who were served answered, question by question.
JAWABAN = (
    ((4, 3, 4, 4, 3, 4, 4, 3, 3), "Cepat dan ramah."),
    ((3, 3, 3, 4, 3, 3, 4, 3, 4), ""),
    ((4, 4, 4, 4, 4, 4, 4, 4, 4), "Terima kasih, datanya lengkap."),
    ((3, 4, 2, 4, 3, 3, 3, 2, 3), "Sebaiknya ada kabar lewat WhatsApp."),
    ((4, 4, 3, 4, 4, 3, 4, 4, 3), ""),
)


def muat(satker: Satker, *, at: datetime) -> None:
    """Survey answers everywhere; reports on their way in the offices that have something to report."""
    _survei(satker, at=at)
    if satker.kode == "3673":
        _terbit(_ditulis(satker, at=at - timedelta(days=30)), at=at - timedelta(days=20))
    elif satker.kode == "3517":
        laporan = _ditulis(satker, at=at - timedelta(days=12))
        _foto(laporan, at=at - timedelta(days=11))
        ajukan_laporan(laporan, oleh=petugas(satker, Peran.PPID), at=at - timedelta(days=9))
        _berkala(satker, at=at - timedelta(days=5))
    elif satker.kode == "11":
        _dikembalikan(satker, at=at - timedelta(days=4))


def _survei(satker: Satker, *, at: datetime) -> None:
    dijawab = Permohonan.objects.filter(satker=satker, status__in=DITUTUP).exclude(asal=Asal.IMPOR).exclude(putusan="")
    for kasus, (nilai, catatan) in zip(dijawab.order_by("pk"), cycle(JAWABAN), strict=False):
        isi_survei(kasus, nilai=nilai, catatan=catatan, at=at)


def _ditulis(satker: Satker, *, at: datetime) -> Laporan:
    laporan = mulai_laporan(tahun(TAHUN_REGISTER), satker=satker, oleh=petugas(satker, Peran.PENGHUBUNG), at=at)
    for kunci, isi in URAIAN.items():
        versi = laporan.bagian.get(kunci=kunci).versi
        tulis_bagian(laporan, kunci=kunci, isi=isi, versi=versi, oleh=petugas(satker, Peran.PENGHUBUNG), at=at)
    return laporan


def _terbit(laporan: Laporan, *, at: datetime) -> None:
    satker = laporan.satker
    laporan = ajukan_laporan(laporan, oleh=petugas(satker, Peran.PPID), at=at - timedelta(days=6))
    laporan = setujui_laporan(laporan, oleh=petugas(satker, Peran.ATASAN), at=at - timedelta(days=5))
    tim = petugas(satker, Peran.PERTIMBANGAN)
    laporan = pertimbangkan(laporan, pendapat="Dapat dibawa ke rapat pleno.", oleh=tim, at=at - timedelta(days=3))
    hari = satker.hari_ini(at)
    laporan = sahkan_laporan(
        laporan,
        nomor_berita_acara=f"12/BA/{satker.kode}/{hari.year}",
        tanggal_berita_acara=hari - SEHARI,
        nomor=f"1/LAP-PPID/{satker.kode}/{hari.year}",
        tanggal_laporan=hari,
        oleh=petugas(satker, Peran.PEMBINA),
        at=at,
    )
    terbitkan_laporan(laporan, oleh=petugas(satker, Peran.PPID), at=at)


def _berkala(satker: Satker, *, at: datetime) -> None:
    """Last quarter's report to the Atasan, signed and published."""
    lalu = triwulan(triwulan(satker.hari_ini(at)).awal - SEHARI)
    laporan = mulai_laporan(lalu, satker=satker, oleh=petugas(satker, Peran.PPID), at=at)
    laporan = ajukan_laporan(laporan, oleh=petugas(satker, Peran.PPID), at=at)
    hari = satker.hari_ini(at)
    atasan = petugas(satker, Peran.ATASAN)
    laporan = tandatangani_laporan(
        laporan, nomor=f"3/LAP-PPID/{satker.kode}/{hari.year}", tanggal_laporan=hari, oleh=atasan, at=at
    )
    terbitkan_laporan(laporan, oleh=atasan, at=at)


def _dikembalikan(satker: Satker, *, at: datetime) -> None:
    """Last month's report, which the Atasan wants changed."""
    lalu = bulan(bulan(satker.hari_ini(at)).awal - SEHARI)
    laporan = mulai_laporan(lalu, satker=satker, oleh=petugas(satker, Peran.PPID), at=at)
    laporan = ajukan_laporan(laporan, oleh=petugas(satker, Peran.PPID), at=at)
    catatan = "Tambahkan catatan tentang permohonan lewat WhatsApp."
    kembalikan_laporan(laporan, catatan=catatan, oleh=petugas(satker, Peran.ATASAN), at=at + timedelta(hours=5))


def _foto(laporan: Laporan, *, at: datetime) -> None:
    """A drawn placard, marked as made up: no photo of real people."""
    import io

    from PIL import Image, ImageDraw

    gambar = Image.new("RGB", (960, 600), "#FBFAF7")
    pena = ImageDraw.Draw(gambar)
    pena.rectangle((40, 40, 920, 560), outline="#9A1B1E", width=6)
    pena.text((110, 270), "MEJA LAYANAN INFORMASI (GAMBAR CONTOH)", fill="#1F1B18", font_size=32)
    with io.BytesIO() as keluaran:
        gambar.save(keluaran, "JPEG", quality=85)
        foto = UnggahanBersih("meja-layanan.jpg", "image/jpeg", keluaran.getvalue())
    siapa = petugas(laporan.satker, Peran.PENGHUBUNG)
    lampirkan_foto(laporan, foto=foto, keterangan="Meja layanan informasi (gambar contoh)", oleh=siapa, at=at)
