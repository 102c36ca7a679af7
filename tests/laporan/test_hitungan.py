from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import connection

from laporan import dimensi, hitungan
from laporan.hitungan import hitung
from laporan.periode import baca
from laporan.rincian import rincian
from permohonan.impor import impor
from permohonan.models import Permohonan
from ppid.acuan import DATA
from ppid.models import HariLibur
from ppid.peran import Peran
from ppid.tenggat import hari_kerja_sampai
from tests.factories import kantor, petugas
from tests.keberatan.peraga import TimKeberatan

WIB = ZoneInfo("Asia/Jakarta")
SAAT = datetime(2025, 1, 20, 9, tzinfo=WIB)
TAHUN_2024 = baca("2024")


@pytest.fixture
def serang(db):
    satker = kantor("3673")
    impor(satker, DATA / "register-serang-2024.xlsx", oleh=petugas(Peran.DESK, satker), at=SAAT)
    return satker


@pytest.fixture
def jombang_2024(jombang):
    impor(jombang, DATA / "register-jombang-2024.xlsx", oleh=petugas(Peran.DESK, jombang), at=SAAT)
    with connection.cursor() as kursor:
        # Taken for the empty tables that they were before, two thousand rows are joined one by one with all others.
        kursor.execute("ANALYZE permohonan_permohonan, ppid_pemohon")
    return jombang


def sel(tabel) -> dict[str, int]:
    return {satu.label: satu.jumlah for satu in tabel.sel}


def test_register_serang_memberi_angka_yang_dicetak_kantornya(serang):
    angka = hitung([serang], TAHUN_2024, at=SAAT)
    assert angka.banyak("hasil") == 15
    assert angka.banyak("orang", "semua") == 15
    assert sel(angka.sebaran("orang_jenis_kelamin")) == {"Laki-laki": 9, "Perempuan": 6}
    assert sel(angka.sebaran("orang_pekerjaan")) == {
        "Pelajar/Mahasiswa": 6,
        "ASN": 3,
        "Wiraswasta": 2,
        "Partai Politik": 4,
    }
    assert sel(angka.sebaran("kanal")) == {"Datang Langsung": 13, "e-PPID KPU RI": 2}
    assert angka.banyak("hasil", "seluruhnya") == 15


def test_register_jombang_memberi_angka_yang_dicetak_kantornya(jombang_2024):
    angka = hitung([jombang_2024], TAHUN_2024, at=SAAT)
    assert angka.banyak("hasil") == 2030
    assert [satu.jumlah for satu in angka.kelas("kelas_terbit").sel] == [509, 1421, 100]
    for kunci in ("jenis_kelamin", "pekerjaan", "kanal", "jenis_informasi", "jalur", "bulan", "ketepatan"):
        assert angka.sebaran(kunci).jumlah == 2030, kunci


def test_setiap_sel_membuka_baris_sebanyak_angkanya(jombang_2024):
    angka = hitung([jombang_2024], TAHUN_2024, at=SAAT)
    for kunci in (
        "hasil",
        "jenis_kelamin",
        "pekerjaan",
        "kanal",
        "jenis_informasi",
        "bulan",
        "ketepatan",
        "kelas_biasa",
    ):
        for satu in angka.tabel(kunci).sel:
            baris = rincian([jombang_2024.pk], TAHUN_2024, kunci=kunci, nilai=satu.nilai, at=SAAT)
            assert len(baris) == satu.jumlah, (kunci, satu)
            assert Permohonan.objects.filter(pk__in=baris, satker=jombang_2024).count() == satu.jumlah


def test_hari_kerja_dihitung_basis_data_seperti_kalender(jombang):
    """Of two offices, one of them with closures of its own; also answers on the day of receipt, or before it."""
    for hari in (date(2024, 2, 14), date(2024, 2, 15), date(2024, 2, 17), date(2024, 5, 31)):
        HariLibur.objects.create(tanggal=hari, nama="Haul", satker=jombang)
    lain = kantor("3673")
    waktu = next(satu for satu in dimensi.PERMOHONAN if satu.kunci == "waktu")
    sql = (
        f"WITH {hitungan.BERKALENDER} SELECT k.id, p.terima, p.jawab, {waktu.sql} FROM k, (SELECT 'umum' AS jalur,"
        " x::date AS terima, x::date + y AS jawab, (x::timestamp + interval '23 hours') AT TIME ZONE 'Asia/Jakarta'"
        " AS diterima_at, (x::timestamp + y * interval '1 day') AT TIME ZONE 'Asia/Jakarta' AS diputus_at"
        " FROM generate_series(timestamp '2023-12-20', '2025-01-15', '1 day') x, generate_series(-2, 33) y) p"
    )
    kalender = HariLibur.objects.kalender_kantor()
    baris = hitungan.jalankan(sql, [jombang.pk, lain.pk], TAHUN_2024, SAAT)
    assert len(baris) > 20_000
    for satker, terima, jawab, selama in baris:
        assert selama == f"umum:{hari_kerja_sampai(kalender[satker], terima, jawab)}", (satker, terima, jawab)


def test_hari_kerja_tanpa_libur_apa_pun(jombang):
    HariLibur.objects.all().delete()
    awal, akhir = dimensi._urut("date '2024-03-01'"), dimensi._urut("date '2024-03-11'")
    sql = f"WITH {hitungan.BERKALENDER} SELECT {akhir} - {awal} FROM k"
    assert hitungan.jalankan(sql, [jombang.pk], TAHUN_2024, SAAT) == [(6,)]


def test_keberatan_dan_sengketa_membuka_barisnya(jombang):
    sengketa = TimKeberatan(jombang).diputus_pengadilan()
    tahun, at = baca("2026"), datetime(2026, 12, 30, 9, tzinfo=WIB)
    angka = hitung([jombang], tahun, at=at)
    dilihat = 0
    for kunci in ("alasan_keberatan", "hasil_keberatan", "sengketa", "putusan_komisi", "gugatan", "putusan_pengadilan"):
        for satu in angka.tabel(kunci).sel:
            baris = rincian([jombang.pk], tahun, kunci=kunci, nilai=satu.nilai, at=at)
            assert len(baris) == satu.jumlah, (kunci, satu)
            assert set(baris) <= {sengketa.keberatan_id}
            dilihat += satu.jumlah
    assert dilihat >= 5
