"""The office's own number and the photo of the signed paper, beside a letter that stays as it is."""

import pytest

from permohonan.perbuatan.pencabutan import cabut
from permohonan.perbuatan.pencatatan_surat import catat_nomor_kantor
from ppid.models import Berkas, Surat
from ppid.peran import Peran
from ppid.surat import cetak
from tests.perbuatan.peraga import KERTAS, SEJAM_LAGI, ditolak, peristiwa, terakhir

NOMOR = "8/HK.03.1/3517/2026"


def tanda_bukti(kasus) -> Surat:
    return kasus.surat.get(surat__jenis="tanda-bukti").surat


@pytest.mark.parametrize("peran", [Peran.DESK, Peran.PPID])
def test_nomor_dan_foto_tercatat_dan_cetakan_tetap(tim, peran):
    kasus = tim.terdaftar()
    satu = tanda_bukti(kasus)
    bita = cetak(satu, at=SEJAM_LAGI)
    catat_nomor_kantor(kasus, satu, nomor_agenda=NOMOR, foto=KERTAS, oleh=tim[peran], at=SEJAM_LAGI)
    satu = Surat.objects.get(pk=satu.pk)
    assert satu.nomor_agenda == NOMOR
    assert Berkas.objects.get(pk=satu.foto_id).baca() == KERTAS.isi
    assert cetak(satu, at=SEJAM_LAGI) == bita
    assert peristiwa(kasus)[-1] == ("catat_nomor_kantor", "terdaftar", "terdaftar", peran)
    assert terakhir(kasus).rincian == {
        "surat": satu.acuan,
        "jenis": "tanda-bukti",
        "nomor_agenda": NOMOR,
        "foto": satu.foto.kode,
    }


def test_masih_dapat_dicatat_sesudah_permohonan_ditutup(tim):
    kasus = cabut(tim.terdaftar(), oleh=Peran.PEMOHON, at=SEJAM_LAGI)
    catat_nomor_kantor(kasus, tanda_bukti(kasus), nomor_agenda=NOMOR, oleh=tim[Peran.DESK], at=SEJAM_LAGI)
    assert tanda_bukti(kasus).nomor_agenda == NOMOR
    assert peristiwa(kasus)[-1] == ("catat_nomor_kantor", "dicabut", "dicabut", Peran.DESK)


def test_foto_kedua_menggantikan_dan_yang_pertama_tetap_tersimpan(tim):
    kasus = tim.terdaftar()
    satu = tanda_bukti(kasus)
    for _ in range(2):
        satu = catat_nomor_kantor(kasus, satu, nomor_agenda=NOMOR, foto=KERTAS, oleh=tim[Peran.DESK], at=SEJAM_LAGI)
    assert Berkas.objects.count() == 2
    assert satu.foto_id == Berkas.objects.latest("pk").pk
    satu = catat_nomor_kantor(kasus, satu, nomor_agenda="", oleh=tim[Peran.DESK], at=SEJAM_LAGI)
    assert (satu.nomor_agenda, satu.foto_id) == ("", Berkas.objects.latest("pk").pk)


def test_surat_permohonan_lain_ditolak(tim):
    kasus, lain, oleh = tim.terdaftar(), tim.terdaftar(), tim[Peran.DESK]
    with ditolak("bukan surat permohonan ini"):
        catat_nomor_kantor(kasus, tanda_bukti(lain), nomor_agenda=NOMOR, oleh=oleh, at=SEJAM_LAGI)
