from datetime import date

import pytest

from ppid.nik import periksa_nik

PADA = date(2026, 3, 9)
WILAYAH = {"3517", "3578"}


def _periksa(nik):
    return periksa_nik(nik, pada=PADA, wilayah=WILAYAH)


@pytest.mark.parametrize("nik", ["3517010107900001", "3517014107900001", "3578012902000003", "3517017112250002"])
def test_nik_yang_wajar_diterima_tanpa_peringatan(nik):
    hasil = _periksa(nik)
    assert (hasil.galat, hasil.peringatan) == ("", "")


@pytest.mark.parametrize(
    "nik",
    [
        "351701010790000",
        "35170101079000011",
        "35170101079000O1",
        "٣٥١٧٠١٠١٠٧٩٠٠٠٠١",
        "3517013201900001",
        "3517010013900001",
        "3517017201900001",
        "3517013002900001",
        "3517012902010001",
        "0000000000000000",
    ],
)
def test_nik_yang_tidak_mungkin_ditolak_tanpa_mengulang_nomornya(nik):
    hasil = _periksa(nik)
    assert hasil.galat
    assert nik not in hasil.galat


def test_hari_lahir_perempuan_ditambah_empat_puluh():
    assert not _periksa("3517017112900001").galat
    assert _periksa("3517014013900001").galat


def test_belum_lahir_pada_hari_itu_dibaca_sebagai_abad_lalu():
    assert not _periksa("3517011012260001").galat


def test_wilayah_tak_dikenal_hanya_diperingatkan():
    hasil = _periksa("9999010107900001")
    assert not hasil.galat
    assert "Kode wilayah" in hasil.peringatan
