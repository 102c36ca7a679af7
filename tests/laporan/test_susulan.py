"""A part that waited for its test: the figures follow the last answer, punctuality the first."""

from datetime import datetime, timedelta

import pytest

from dip.models import HasilUji
from laporan import rekap
from laporan.hitungan import hitung
from laporan.periode import baca
from permohonan.models import Permohonan
from permohonan.perbuatan.keputusan import putuskan
from permohonan.putusan import Putusan
from permohonan.register import rangkaian
from ppid.peran import Peran
from tests.factories import WIB, isi_keputusan
from tests.perbuatan.peraga import Tim, susul, tetapkan

APRIL = datetime(2026, 4, 6, 10, tzinfo=WIB)
AKHIR = datetime(2026, 3, 30, 10, tzinfo=WIB)
TUTUP = {"putusan": Putusan.DITOLAK, "diberikan": "", "bentuk": "", "waktu_penyediaan": None}
DIKECUALIKAN = {"alasan_tidak_diberikan": "dikecualikan"}


@pytest.fixture
def tim(jombang):
    return Tim(jombang)


@pytest.fixture
def angka(tim):
    def baru():
        while rekap.segarkan(at=APRIL):
            pass
        satu = hitung([tim.satker], baca("2026"), at=APRIL)
        # What the marks of the database had added up again says the same.
        lain = rekap.dari_rekap([tim.satker], baca("2026"), at=APRIL)
        for dimensi in ("hasil", "ketepatan", "bagian_tertutup", "pasal_sebagian", "alasan_penolakan"):
            assert dict(satu.isi[dimensi]) == dict(lain.isi[dimensi]), dimensi
        return satu

    return baru


def _tolak(kasus, tim):
    return susul(kasus, oleh=tim[Peran.PPID], at=APRIL, **TUTUP, **DIKECUALIKAN, uji=kasus.pengujian.get().uji)


def _beri(kasus, tim):
    return susul(kasus, oleh=tim[Peran.PPID], at=APRIL, waktu_penyediaan=(APRIL + timedelta(days=2)).date())


def test_yang_ditolak_susulan_tetap_sebagian_dengan_alasannya(tim, angka):
    kasus = tim.masih_diuji()
    sebelum = angka()
    assert sebelum.banyak("hasil", "sebagian") == sebelum.banyak("bagian_tertutup", "masih_diuji") == 1
    assert sebelum.banyak("ketepatan", "tepat") == 1
    tetapkan(kasus, HasilUji.DIKECUALIKAN)
    _tolak(kasus, tim)
    sesudah = angka()
    assert sesudah.banyak("hasil", "sebagian") == sesudah.banyak("bagian_tertutup", "dikecualikan") == 1
    assert sesudah.banyak("bagian_tertutup", "masih_diuji") == 0
    assert sesudah.banyak("pasal_sebagian", "i") == 1
    # Answered in time, although the supplementary answer is of April.
    assert (sesudah.banyak("ketepatan", "tepat"), sesudah.banyak("ketepatan", "terlambat")) == (1, 0)


def test_yang_diberikan_susulan_menjadi_seluruhnya(tim, angka):
    kasus = tim.siap_susulan()
    _beri(kasus, tim)
    sesudah = angka()
    assert (sesudah.banyak("hasil", "seluruhnya"), sesudah.banyak("hasil", "sebagian")) == (1, 0)


def test_seluruhnya_masih_diuji_terhitung_tersendiri_lalu_ditolak(tim, angka):
    isi = isi_keputusan(**TUTUP | {"putusan": Putusan.MASIH_DIUJI}, tidak_diberikan="Daftar hadir")
    kasus = putuskan(tim.diminta_uji(), isi, oleh=tim[Peran.PPID], at=AKHIR)
    sebelum = angka()
    assert (sebelum.banyak("hasil", "masih_diuji"), sebelum.banyak("ketepatan", "tepat")) == (1, 1)
    [baris] = rangkaian(Permohonan.objects.all(), satker=tim.satker)
    assert (baris.keputusan, baris.dikuasai, baris.alasan_penolakan) == ("Masih Diuji", True, "")
    tetapkan(kasus, HasilUji.DIKECUALIKAN)
    _tolak(kasus, tim)
    sesudah = angka()
    assert sesudah.banyak("hasil", "ditolak") == sesudah.banyak("alasan_penolakan", "i") == 1


def test_register_menyebut_hasil_akhir_dengan_hari_jawaban_pertama(tim):
    kasus = tim.siap_susulan(HasilUji.DIKECUALIKAN)
    _tolak(kasus, tim)
    [baris] = rangkaian(Permohonan.objects.all(), satker=tim.satker)
    assert (baris.keputusan, baris.pemberitahuan.isoformat()) == ("Diberikan Sebagian", "2026-03-09")
    assert "Pasal 17 huruf i" in baris.alasan_penolakan and baris.dikuasai
