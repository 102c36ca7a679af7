from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from laporan.hitungan import hitung, rincian
from laporan.periode import baca
from permohonan.impor import impor
from permohonan.models import Permohonan
from ppid.acuan import DATA
from ppid.peran import Peran
from tests.factories import kantor, petugas

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
