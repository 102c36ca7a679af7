"""The index of satisfaction: exact to the last step, and never without its number of answers."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from itertools import pairwise
from statistics import mean, stdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laporan import models, skm
from laporan.skm import HasilSkm, bulatkan, hitung, ikm, mutu

RERATA_CONTOH = ["3.47", "3.56", "3.44", "3.96", "3.33", "3.44", "3.54", "3.33", "3.75"]
JAWABAN = st.lists(st.integers(1, 4), min_size=9, max_size=9)


def dari_jawaban(jawaban: list[list[int]]) -> HasilSkm:
    jumlah = [sum(satu) for satu in zip(*jawaban, strict=True)] if jawaban else [0] * 9
    return hitung(len(jawaban), jumlah, sum(sum(satu) ** 2 for satu in jawaban))


def test_nilai_pemeriksa_menghasilkan_indeks_dan_mutunya():
    indeks = ikm([Fraction(satu) for satu in RERATA_CONTOH])
    assert (indeks, mutu(indeks).huruf) == (Decimal("88.39"), "A")


@pytest.mark.parametrize(
    ("indeks", "huruf", "kata"),
    [
        ("100.00", "A", "Sangat Baik"),
        ("88.31", "A", "Sangat Baik"),
        ("88.30", "B", "Baik"),
        ("76.61", "B", "Baik"),
        ("76.60", "C", "Kurang Baik"),
        ("65.00", "C", "Kurang Baik"),
        ("64.99", "D", "Tidak Baik"),
        ("25.00", "D", "Tidak Baik"),
    ],
)
def test_tepi_mutu(indeks, huruf, kata):
    assert (mutu(Decimal(indeks)).huruf, mutu(Decimal(indeks)).kata) == (huruf, kata)


@pytest.mark.parametrize(("tepat", "huruf"), [("88.305", "A"), ("88.3049", "B"), ("64.995", "C"), ("64.9949", "D")])
def test_mutu_dinilai_dari_indeks_yang_sudah_dibulatkan(tepat, huruf):
    assert mutu(ikm([Fraction(tepat) / 25] * 9)).huruf == huruf


def test_rerata_tidak_dibulatkan_sebelum_dijumlahkan():
    """Means rounded first (3.33) would give 83.25, and the tabulated weight 0.11 instead of 1/9 only 82.50."""
    assert ikm([Fraction(10, 3)] * 9) == Decimal("83.33")


def test_tanpa_jawaban_tidak_ada_indeks_dan_dikatakan():
    hasil = dari_jawaban([])
    assert hasil == HasilSkm(0)
    assert (hasil.ikm, hasil.mutu, hasil.galat, hasil.rerata) == (None, None, None, ())
    assert hasil.sebutan == "Belum ada jawaban"


def test_satu_jawaban_berindeks_tanpa_galat():
    hasil = dari_jawaban([[3] * 9])
    assert (hasil.n, hasil.ikm, hasil.galat) == (1, Decimal("75.00"), None)
    assert hasil.sebutan == "75,00, mutu C (Kurang Baik), dari 1 jawaban"


def test_galat_dua_jawaban_memakai_t_berderajat_satu():
    """Indices 100 and 75: mean 87.5, standard error 12.5, t(1) = 12.706."""
    hasil = dari_jawaban([[4] * 9, [3] * 9])
    assert (hasil.ikm, hasil.galat) == (Decimal("87.50"), Decimal("158.83"))
    assert hasil.sebutan == "87,50, mutu B (Baik), dari 2 jawaban, galat ±158,83"


def test_yang_semua_sependapat_tidak_bergalat():
    assert dari_jawaban([[4] * 9] * 12).galat == 0


def test_ribuan_jawaban_ditulis_bertitik():
    assert "dari 2.030 jawaban" in dari_jawaban([[4] * 9] * 2030).sebutan


def test_tabel_t_menurun_sampai_mendekati_normal():
    assert len(skm.T_95) == 30
    assert all(kiri > kanan for kiri, kanan in pairwise([*skm.T_95, skm.T_NORMAL]))


@given(st.lists(JAWABAN, min_size=1, max_size=60))
def test_indeks_tepat_sama_dengan_pecahan(jawaban):
    hasil = dari_jawaban(jawaban)
    rerata = tuple(Fraction(sum(satu[k] for satu in jawaban), len(jawaban)) for k in range(9))
    tepat = sum((Fraction(1, 9) * satu for satu in rerata), Fraction()) * 25
    assert hasil.rerata == rerata
    assert hasil.ikm is not None and abs(Fraction(hasil.ikm) - tepat) <= Fraction(1, 200)
    assert hasil.mutu == mutu(hasil.ikm)


@given(st.lists(JAWABAN, min_size=2, max_size=60))
def test_galat_adalah_t_kali_galat_baku_indeks_perorangan(jawaban):
    hasil = dari_jawaban(jawaban)
    perorangan = [25 * mean(satu) for satu in jawaban]
    n = len(jawaban)
    t = float(skm.T_95[n - 2]) if n <= 31 else 1.96
    assert hasil.galat is not None
    assert float(hasil.galat) == pytest.approx(t * stdev(perorangan) / n**0.5, abs=0.00501)


@given(st.integers(0, 10**9), st.integers(1, 10**6))
def test_dibulatkan_setengah_ke_atas(pembilang, penyebut):
    # Enough digits that the quotient is a tie only when it truly is one.
    persis = (Decimal(pembilang) / penyebut).quantize(Decimal("1e-18"))
    assert bulatkan(Fraction(persis)) == persis.quantize(Decimal("0.01"), ROUND_HALF_UP)


def test_sembilan_unsur_sama_dengan_kolomnya():
    assert tuple(unsur.kunci for unsur in skm.UNSUR) == models.UNSUR
    assert all(len(set(unsur.pilihan)) == 4 for unsur in skm.UNSUR)
    with pytest.raises(ValueError, match="sembilan"):
        ikm([Fraction(3)] * 8)


def test_rerata_tampil_menyertakan_judul_unsur():
    tampil = dari_jawaban([[4] * 9, [3] * 9, [3] * 9]).rerata_tampil
    assert tampil[0] == (skm.UNSUR[0], Decimal("3.33"))
    assert len(tampil) == 9
