"""The kind of information, set for the reports."""

import pytest

from permohonan.models import JenisInformasi
from permohonan.perbuatan.penggolongan import golongkan
from ppid.peran import Peran
from tests.perbuatan.peraga import SEJAM_LAGI, ditolak, peristiwa, tim_lain


@pytest.fixture
def jenis(db):
    return JenisInformasi.objects.get_or_create(nama="Hasil Pemilu (uji)")[0]


@pytest.mark.parametrize("peran", [Peran.DESK, Peran.PPID])
def test_jenis_ditetapkan_dan_dikosongkan_tanpa_mengubah_yang_lain(tim, jenis, peran):
    kasus = tim.terdaftar()
    sebelum = peristiwa(kasus)
    for nilai in (jenis, None):
        golongkan(kasus, jenis=nilai, oleh=tim[peran], at=SEJAM_LAGI)
        kasus.refresh_from_db()
        assert (kasus.jenis_informasi, kasus.status) == (nilai, "terdaftar")
    assert peristiwa(kasus) == sebelum


@pytest.mark.parametrize("peran", sorted(set(Peran) - {Peran.DESK, Peran.PPID}))
def test_peran_lain_ditolak(tim, jenis, peran):
    kasus, pelaku = tim.terdaftar(), tim.pelaku(peran)
    with ditolak("Hanya meja layanan dan PPID"):
        golongkan(kasus, jenis=jenis, oleh=pelaku, at=SEJAM_LAGI)


def test_petugas_kantor_lain_ditolak(tim, jenis):
    kasus, pelaku = tim.terdaftar(), tim_lain()[Peran.PPID]
    with ditolak("Hanya meja layanan dan PPID"):
        golongkan(kasus, jenis=jenis, oleh=pelaku, at=SEJAM_LAGI)
