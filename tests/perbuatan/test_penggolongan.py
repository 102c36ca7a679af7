"""The kind of information, set for the reports."""

import pytest

from permohonan.models import JenisInformasi
from permohonan.perbuatan.penggolongan import golongkan
from ppid.peran import Peran
from tests.perbuatan.peraga import SEJAM_LAGI, peristiwa, terakhir


@pytest.mark.parametrize("peran", [Peran.DESK, Peran.PPID])
def test_jenis_ditetapkan_dan_dikosongkan_tanpa_mengubah_keadaan(tim, peran):
    jenis = JenisInformasi.objects.get_or_create(nama="Hasil Pemilu (uji)")[0]
    kasus = tim.terdaftar()
    for nilai, tercatat in ((jenis, "Hasil Pemilu (uji)"), (None, "")):
        golongkan(kasus, jenis=nilai, oleh=tim[peran], at=SEJAM_LAGI)
        kasus.refresh_from_db()
        assert (kasus.jenis_informasi, kasus.status) == (nilai, "terdaftar")
        assert peristiwa(kasus)[-1] == ("golongkan", "terdaftar", "terdaftar", peran)
        assert terakhir(kasus).rincian == {"jenis_informasi": tercatat}
