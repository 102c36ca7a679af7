import csv
from datetime import date, timedelta
from pathlib import Path

import pytest

from ppid.kalender import Kalender
from ppid.models import HariLibur, JangkaWaktu, JenisLibur, TahunLibur
from ppid.tenggat import jelaskan, tambah_hari_kerja
from tests.factories import kantor

LIBUR_CSV = Path(__file__).parent.parent / "ppid" / "data" / "libur.csv"
AWAL, AKHIR = date(2024, 1, 1), date(2027, 12, 31)


def libur() -> dict[date, str]:
    with LIBUR_CSV.open(newline="") as isi:
        return {date.fromisoformat(baris["tanggal"]): baris["nama"] for baris in csv.DictReader(isi)}


LIBUR = libur()
TANGGAL_MERAH = set(LIBUR)
KALENDER = Kalender(LIBUR, pasti_sampai=date(2026, 12, 31), pasti_sejak=AWAL)


def hitung_biasa(mulai: date, jumlah: int) -> date:
    """The rule as a clerk with a wall calendar follows it: cross out, count, stop."""
    hari, dihitung = mulai, 0
    while dihitung < jumlah:
        hari = hari + timedelta(days=1)
        if hari.isoweekday() in (6, 7) or hari in TANGGAL_MERAH:
            continue
        dihitung = dihitung + 1
    return hari


def setiap_hari(awal: date = AWAL) -> list[date]:
    return [awal + timedelta(days=n) for n in range((AKHIR - awal).days + 1)]


def test_setiap_hari_empat_tahun_dengan_setiap_jangka_waktu_sama_dengan_hitungan_biasa(db):
    jumlah_hari = sorted({17, *JangkaWaktu.objects.values_list("jumlah", flat=True)})
    assert jumlah_hari == [2, 3, 7, 10, 14, 17, 30, 100]
    for jumlah in jumlah_hari:
        for mulai in setiap_hari():
            tanggal = hitung_biasa(mulai, jumlah)
            assert tambah_hari_kerja(KALENDER, mulai, jumlah).tanggal == tanggal, (mulai, jumlah)
            assert jelaskan(KALENDER, mulai, jumlah).tenggat.tanggal == tanggal, (mulai, jumlah)


def test_sejuta_penjumlahan_tidak_menelusuri_hari_satu_per_satu(monkeypatch):
    def terlarang(*_):
        raise AssertionError("menelusuri hari satu per satu")

    KALENDER.geser(AWAL, 1)
    monkeypatch.setattr(Kalender, "hari_kerja", terlarang)
    hari = setiap_hari(date(2024, 1, 2))
    for ke in range(1_000_000):
        KALENDER.geser(hari[ke % len(hari)], 10)


def test_sebelum_tahun_pertama_tetap_menghitung_akhir_pekan():
    assert KALENDER.geser(date(2015, 6, 5), 10) == date(2015, 6, 19)


def test_hari_pemungutan_suara_libur():
    assert not KALENDER.hari_kerja(date(2024, 2, 14))
    assert not KALENDER.hari_kerja(date(2024, 11, 27))
    assert KALENDER.alasan_libur(date(2024, 11, 27)) == "Pemungutan suara Pemilihan 2024"


def test_nama_libur_mendahului_nama_akhir_pekan():
    assert KALENDER.alasan_libur(date(2026, 3, 21)) == "Idulfitri 1447 Hijriah"
    assert KALENDER.alasan_libur(date(2026, 3, 28)) == "Sabtu"
    assert KALENDER.alasan_libur(date(2026, 3, 30)) is None


def test_daftar_2026_memuat_17_libur_nasional_dan_8_cuti_bersama(db):
    tahun = HariLibur.objects.filter(tanggal__year=2026, satker=None)
    assert tahun.filter(jenis=JenisLibur.NASIONAL).count() == 17
    assert tahun.filter(jenis=JenisLibur.CUTI_BERSAMA).count() == 8


def test_kalender_kantor_sama_dengan_berkas_acuan(db):
    kalender = HariLibur.objects.kalender(kantor("3517"))
    assert kalender == Kalender(
        LIBUR, pasti_sampai=date(2026, 12, 31), pasti_sejak=date(2024, 1, 1), versi=kalender.versi
    )


def test_libur_setempat_hanya_milik_satu_kantor(db):
    hari_jadi = date(2026, 10, 21)
    HariLibur.objects.create(
        tanggal=hari_jadi, nama="Hari Jadi Jombang", jenis=JenisLibur.SETEMPAT, satker=kantor("3517")
    )
    jombang, serang = (HariLibur.objects.kalender(kantor(kode)) for kode in ("3517", "3673"))
    assert jombang.alasan_libur(hari_jadi) == "Hari Jadi Jombang"
    assert serang.hari_kerja(hari_jadi)
    assert jombang.versi != serang.versi


def test_kepastian_berakhir_pada_tahun_pertama_yang_belum_ditetapkan(db):
    TahunLibur.objects.create(tahun=2028, pasti=True)
    assert HariLibur.objects.kalender().pasti_sampai == date(2026, 12, 31)
    TahunLibur.objects.filter(tahun=2027).update(pasti=True)
    assert HariLibur.objects.kalender().pasti_sampai == date(2028, 12, 31)


def test_tanpa_tahun_yang_ditetapkan_semua_tanggal_sementara(db):
    TahunLibur.objects.update(pasti=False)
    kalender = HariLibur.objects.kalender()
    tenggat = tambah_hari_kerja(kalender, date(2026, 3, 9), 10)
    assert (tenggat.tanggal, tenggat.sementara) == (date(2026, 3, 30), True)


@pytest.mark.parametrize(
    ("mulai", "jumlah", "sementara"),
    [
        (date(2026, 12, 17), 8, False),
        (date(2026, 12, 17), 9, True),
        (date(2023, 12, 31), 3, False),
        (date(2023, 12, 30), 3, True),
    ],
)
def test_tanggal_di_luar_tahun_yang_ditetapkan_ditandai_sementara(mulai, jumlah, sementara):
    assert tambah_hari_kerja(KALENDER, mulai, jumlah).sementara is sementara
    assert jelaskan(KALENDER, mulai, jumlah).tenggat.sementara is sementara
