from datetime import datetime

import pytest

from ppid.buka import keterangan_buka
from ppid.models import HariLibur
from tests.factories import WIB, kantor


@pytest.mark.parametrize(
    ("saat", "buka", "kalimat"),
    [
        (datetime(2026, 3, 9, 10, 0), True, "Buka hari ini 08.00–16.00"),
        (datetime(2026, 3, 9, 7, 0), False, "Buka hari ini 08.00–16.00"),
        (datetime(2026, 3, 9, 16, 0), False, "Sekarang tutup. Buka lagi Selasa, 08.00–16.00"),
        (datetime(2026, 3, 13, 17, 0), False, "Sekarang tutup. Buka lagi Senin, 08.00–16.00"),
        (datetime(2026, 5, 1, 10, 0), False, "Hari ini libur (Hari Buruh Internasional). Buka lagi Senin, 08.00–16.00"),
    ],
)
def test_keterangan_buka_benar_menurut_jam_dan_kalender(db, saat, buka, kalimat):
    satker = kantor("3517")
    ket = keterangan_buka(satker.jam_layanan.all(), HariLibur.objects.kalender(satker), saat.replace(tzinfo=WIB))
    assert (ket.buka, ket.kalimat) == (buka, kalimat)


def test_istirahat_disebut(db):
    satker = kantor("3517")
    jumat = datetime(2026, 3, 13, 10, 0, tzinfo=WIB)
    ket = keterangan_buka(satker.jam_layanan.all(), HariLibur.objects.kalender(satker), jumat)
    assert ket.istirahat == "Istirahat 11.00–13.00"


def test_kantor_tanpa_jam_layanan_mengatakannya(db):
    satker = kantor("35")
    ket = keterangan_buka([], HariLibur.objects.kalender(satker), datetime(2026, 3, 9, 10, tzinfo=WIB))
    assert not ket.buka
    assert "belum dicantumkan" in ket.kalimat
