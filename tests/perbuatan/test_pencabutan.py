"""Withdrawing a request."""

import pytest

from permohonan.perbuatan.pencabutan import cabut
from ppid.peran import Peran
from tests.perbuatan.peraga import KERTAS, SEJAM_LAGI, ditolak, kunci_surel, peristiwa, surat_kasus


@pytest.mark.parametrize("awal", ["terdaftar", "tidak_lengkap", "diproses"])
def test_pemohon_mencabut_sebelum_dijawab(tim, awal):
    kasus = getattr(tim, awal)()
    surat, surel = surat_kasus(kasus), kunci_surel(kasus)
    kasus = cabut(kasus, oleh=Peran.PEMOHON, at=SEJAM_LAGI)
    assert (kasus.status, kasus.ditutup_at) == ("dicabut", SEJAM_LAGI)
    assert (surat_kasus(kasus), kunci_surel(kasus)) == (surat, surel)
    assert peristiwa(kasus)[-1] == ("cabut", awal, "dicabut", Peran.PEMOHON)


def test_meja_mencabut_dengan_formulir_bertanda_tangan(tim):
    kasus = cabut(tim.terdaftar(), formulir=KERTAS, oleh=tim[Peran.DESK], at=SEJAM_LAGI)
    assert kasus.status == "dicabut"
    assert kasus.berkas.get().sifat == "pencabutan"
    assert kasus.berkas.get().berkas.oleh == tim[Peran.DESK]


def test_meja_tanpa_formulir_ditolak(tim):
    kasus, oleh = tim.terdaftar(), tim[Peran.DESK]
    with ditolak("Unggah formulir pencabutan"):
        cabut(kasus, oleh=oleh, at=SEJAM_LAGI)


def test_nomornya_tidak_dipakai_lagi(tim):
    kasus = tim.terdaftar()
    cabut(kasus, oleh=Peran.PEMOHON, at=SEJAM_LAGI)
    assert tim.terdaftar().urut == kasus.urut + 1
