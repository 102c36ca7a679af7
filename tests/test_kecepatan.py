"""The short form of the benchmarks: every row runs and gives a ratio. No time is asserted."""

import pytest

from tests.kecepatan.baris import KELOMPOK, jalankan


@pytest.mark.django_db
def test_setiap_baris_berjalan_pada_bangsa_kecil():
    tertulis: list[str] = []
    hasil = jalankan(ringkas=True, tulis=tertulis.append)
    assert len(hasil) >= len(KELOMPOK) * 2
    assert all(rasio > 0 for satu in hasil for rasio in satu.rasio)
    assert len(tertulis) == len(hasil) + 2
