"""What the reports of the demonstration are made of besides its cases: facilities, staff, budget."""

from datetime import date, datetime
from decimal import Decimal

from django.db.models import F

from laporan import demo_laporan
from laporan.models import Anggaran, Kondisi, Kualifikasi, Sarana
from laporan.periode import SEHARI
from ppid.demo import BERTUGAS_SEJAK, KANTOR, petugas
from ppid.models import OutgoingMail, Satker
from ppid.peran import Peran

SARANA = (
    ("Meja layanan", 2, Kondisi.BAIK, ""),
    ("Kursi pemohon", 6, Kondisi.BAIK, ""),
    ("Komputer", 2, Kondisi.BAIK, ""),
    ("Pencetak (printer)", 1, Kondisi.RUSAK_RINGAN, "Hasil cetak bergaris"),
    ("Formulir permohonan dan keberatan", 1, Kondisi.BAIK, "Dalam kotak di meja layanan"),
    ("Layar informasi di lobi", 0, Kondisi.BELUM_TERSEDIA, ""),
)
RUANG = "Ruang khusus pelayanan informasi"
RUANG_SEJAK = date(2025, 7, 1)
# The offices that furnished a room of their own meanwhile.
BERUANG = frozenset({"3517", "6107", "11"})
PENDIDIKAN = {
    Peran.DESK: ("S1 Ilmu Komunikasi", "Bimbingan teknis pelayanan informasi publik 2024"),
    Peran.PENGHUBUNG: ("S1 Ilmu Hukum", "Bimbingan teknis penyusunan DIP 2024"),
    Peran.PPID: ("S2 Administrasi Publik", "Bimbingan teknis PPID 2024; uji konsekuensi 2025"),
    Peran.ATASAN: ("S2 Ilmu Pemerintahan", "Penyelesaian sengketa informasi 2024"),
    Peran.PERTIMBANGAN: ("S1 Ilmu Politik", ""),
    Peran.PEMBINA: ("S2 Ilmu Hukum", ""),
}
ANGGARAN = (
    ("Alat tulis kantor dan penggandaan", Decimal(12_000_000), Decimal("0.97")),
    ("Sosialisasi layanan informasi publik", Decimal(30_000_000), Decimal("0.94")),
    ("Pemeliharaan perangkat layanan", Decimal(8_000_000), Decimal("0.88")),
)


def muat(*, at: datetime) -> None:
    for kode in KANTOR:
        satker = Satker.objects.get(kode=kode)
        _sumber_daya(satker, hari_ini=satker.hari_ini(at))
        demo_laporan.muat(satker, at=at)
    # Whose turn it was is told already.
    belum = OutgoingMail.objects.filter(topic="laporan-giliran", sent_at=None)
    belum.update(sent_at=F("created_at"), attempts=1, acceptance="250 2.0.0 Ok (contoh peragaan)")


def _sumber_daya(satker: Satker, *, hari_ini: date) -> None:
    """Facilities, qualifications and budget from 2024 until that day."""
    isi = [Sarana(satker=satker, nama=n, jumlah=j, kondisi=k, keterangan=ket) for n, j, k, ket in SARANA]
    belum = Sarana(satker=satker, nama=RUANG, jumlah=0, kondisi=Kondisi.BELUM_TERSEDIA)
    isi.append(belum)
    for satu in isi:
        satu.dari = BERTUGAS_SEJAK
    if satker.kode in BERUANG and hari_ini >= RUANG_SEJAK:
        belum.sampai = RUANG_SEJAK - SEHARI
        isi.append(Sarana(satker=satker, nama=RUANG, jumlah=1, kondisi=Kondisi.BAIK, dari=RUANG_SEJAK))
    Sarana.objects.bulk_create(isi)
    Kualifikasi.objects.bulk_create(
        Kualifikasi(
            satker=satker,
            petugas=petugas(satker, peran),
            pendidikan=pendidikan,
            pelatihan=pelatihan,
            dari=BERTUGAS_SEJAK,
        )
        for peran, (pendidikan, pelatihan) in PENDIDIKAN.items()
    )
    Anggaran.objects.bulk_create(
        Anggaran(
            satker=satker,
            tahun=tahun,
            uraian=uraian,
            pagu=pagu,
            realisasi=round(pagu * bagian * _terlewati(tahun, hari_ini), -3),
            per_tanggal=min(date(tahun, 12, 31), hari_ini),
        )
        for tahun in range(BERTUGAS_SEJAK.year, hari_ini.year + 1)
        for uraian, pagu, bagian in ANGGARAN
    )


def _terlewati(tahun: int, hari_ini: date) -> Decimal:
    """How much of that year is over."""
    return min(Decimal((hari_ini - date(tahun, 1, 1)).days) / 365, Decimal(1))
