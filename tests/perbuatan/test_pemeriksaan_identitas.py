"""Opening the identity number."""

from datetime import datetime, timedelta

from permohonan.perbuatan.pemeriksaan_identitas import lihat_identitas
from ppid.peran import Peran
from tests.factories import NIK_UJI, SEHARI, WIB
from tests.perbuatan.peraga import SEJAM_LAGI, ditolak, peristiwa, terakhir


def test_nomor_terbuka_dan_setiap_pembukaan_tercatat(tim):
    kasus = tim.terdaftar()
    for hari, peran in enumerate([Peran.DESK, Peran.PPID, Peran.DESK]):
        assert lihat_identitas(kasus, oleh=tim[peran], at=SEJAM_LAGI + hari * SEHARI) == NIK_UJI
    assert peristiwa(kasus)[1:] == [
        ("lihat_identitas", "terdaftar", "terdaftar", Peran.DESK),
        ("lihat_identitas", "terdaftar", "terdaftar", Peran.PPID),
        ("lihat_identitas", "terdaftar", "terdaftar", Peran.DESK),
    ]
    assert [b.oleh for b in kasus.riwayat.all()][1:] == [tim[Peran.DESK], tim[Peran.PPID], tim[Peran.DESK]]


def test_riwayat_tidak_memuat_nomornya(tim):
    kasus = tim.terdaftar()
    lihat_identitas(kasus, oleh=tim[Peran.DESK], at=SEJAM_LAGI)
    assert terakhir(kasus).rincian == {}


def test_tanpa_nomor_terbuka_kosong(tim):
    assert lihat_identitas(tim.terdaftar(nomor_identitas=""), oleh=tim[Peran.DESK], at=SEJAM_LAGI) == ""


def test_meja_sampai_tiga_hari_kerja_sesudah_lengkap_ppid_kapan_pun(tim):
    kasus, desk = tim.diproses(), tim[Peran.DESK]
    hari_terakhir = datetime(2026, 3, 12, 23, 59, 59, tzinfo=WIB)
    esok = hari_terakhir + timedelta(seconds=1)
    assert lihat_identitas(kasus, oleh=desk, at=hari_terakhir) == NIK_UJI
    with ditolak("sampai tiga hari kerja"):
        lihat_identitas(kasus, oleh=desk, at=esok)
    assert lihat_identitas(kasus, oleh=tim[Peran.PPID], at=esok) == NIK_UJI
