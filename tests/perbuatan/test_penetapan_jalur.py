"""Whether a request is about elections, and what that does to its due date."""

from datetime import date, datetime, timedelta

import pytest

from permohonan.perbuatan.keputusan import putuskan
from permohonan.perbuatan.penetapan_jalur import tetapkan_jalur
from permohonan.perbuatan.perpanjangan import perpanjang
from ppid.peran import Peran
from tests.factories import SENIN, WIB, isi_keputusan
from tests.perbuatan.peraga import SEJAM_LAGI, ditolak, peristiwa, terakhir

BATAS_MEJA = datetime(2026, 3, 12, 23, 59, 59, tzinfo=WIB)
TERLAMBAT = BATAS_MEJA + timedelta(seconds=1)


def jalur_pemilu(kasus, oleh, at=SEJAM_LAGI):
    return tetapkan_jalur(kasus, jalur="pemilu", alasan="Rekapitulasi suara", oleh=oleh, at=at)


def test_informasi_pemilu_dijawab_dalam_tiga_hari_kerja(tim):
    kasus = jalur_pemilu(tim.terdaftar(), tim[Peran.DESK])
    assert (kasus.jalur, kasus.jatuh_tempo, kasus.jatuh_tempo_awal) == ("pemilu", date(2026, 3, 12), date(2026, 3, 12))
    assert kasus.jangka.dasar == "PerKI 1/2019 Pasal 12"
    assert kasus.jatuh_tempo_penilaian is None
    assert terakhir(kasus).rincian["jatuh_tempo"] == ["2026-03-30", "2026-03-12"]
    assert peristiwa(kasus)[-1] == ("tetapkan_jalur", "terdaftar", "terdaftar", Peran.DESK)


def test_kembali_ke_permohonan_biasa_mengembalikan_jatuh_tempo(tim):
    kasus = jalur_pemilu(tim.terdaftar(), tim[Peran.DESK])
    kasus = tetapkan_jalur(kasus, jalur="umum", alasan="Keliru", oleh=tim[Peran.DESK], at=SEJAM_LAGI)
    assert (kasus.jatuh_tempo, kasus.jatuh_tempo_awal) == (date(2026, 3, 30), date(2026, 3, 30))


def test_meja_boleh_sampai_akhir_hari_kerja_ketiga(tim):
    kasus, desk = tim.terdaftar(), tim[Peran.DESK]
    with ditolak("hanya PPID"):
        jalur_pemilu(kasus, desk, TERLAMBAT)
    assert jalur_pemilu(kasus, desk, BATAS_MEJA).jatuh_tempo_penilaian is None


def test_perubahan_terlambat_tidak_membuat_yang_tepat_waktu_menjadi_terlambat(tim):
    kasus = jalur_pemilu(tim.diproses(), tim[Peran.PPID], TERLAMBAT)
    assert (kasus.jatuh_tempo, kasus.jatuh_tempo_penilaian) == (date(2026, 3, 12), date(2026, 3, 30))
    kasus = putuskan(kasus, isi_keputusan(), oleh=tim[Peran.PPID], at=datetime(2026, 3, 30, 23, 59, tzinfo=WIB))
    assert kasus.dijawab_tepat_waktu()


def test_penilaian_tetap_menurut_tanggal_yang_pertama_berlaku(tim):
    ppid = tim[Peran.PPID]
    kasus = jalur_pemilu(tim.diproses(), ppid, TERLAMBAT)
    kasus = tetapkan_jalur(kasus, jalur="umum", alasan="Keliru", oleh=ppid, at=TERLAMBAT)
    kasus = jalur_pemilu(kasus, ppid, TERLAMBAT)
    assert kasus.jatuh_tempo_penilaian == date(2026, 3, 30)


def test_yang_sudah_diperpanjang_dihitung_dengan_perpanjangan_jalurnya(tim):
    ppid = tim[Peran.PPID]
    kasus = perpanjang(tim.diproses(), alasan="belum_dikuasai", uraian="Menunggu", oleh=ppid, at=SEJAM_LAGI)
    kasus = jalur_pemilu(kasus, ppid)
    assert (kasus.jatuh_tempo_awal, kasus.jatuh_tempo) == (date(2026, 3, 12), date(2026, 3, 16))
    assert kasus.jangka_perpanjangan.jumlah == 2


def test_pembanding_ikut_jalurnya(tim):
    kasus = jalur_pemilu(tim.diproses(), tim[Peran.PPID])
    assert kasus.jatuh_tempo_pembanding == date(2026, 3, 12)


@pytest.mark.parametrize("peran", [Peran.DESK, Peran.PPID])
def test_tanpa_alasan_atau_tanpa_perubahan_ditolak(tim, peran):
    kasus, oleh = tim.terdaftar(), tim[peran]
    with ditolak("Tulis alasan penetapan"):
        tetapkan_jalur(kasus, jalur="pemilu", alasan=" ", oleh=oleh, at=SEJAM_LAGI)
    with ditolak("sudah demikian"):
        tetapkan_jalur(kasus, jalur="umum", alasan="Sama", oleh=oleh, at=SEJAM_LAGI)


def test_hari_diterima_menentukan_jangka_waktunya(tim):
    kasus = jalur_pemilu(tim.terdaftar(at=SENIN), tim[Peran.DESK])
    assert kasus.jangka.berlaku_dari <= date(2026, 3, 9)
