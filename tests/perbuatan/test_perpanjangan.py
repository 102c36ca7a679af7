"""More time for the written answer."""

from datetime import date, datetime, timedelta

from permohonan.perbuatan.penetapan_jalur import tetapkan_jalur
from permohonan.perbuatan.perpanjangan import perpanjang
from ppid.models import OutgoingMail
from ppid.peran import Peran
from tests.factories import WIB
from tests.perbuatan.peraga import SEJAM_LAGI, ditolak, kunci_surel, peristiwa, surat_kasus, terakhir

HARI_TERAKHIR = datetime(2026, 3, 30, 23, 59, 59, tzinfo=WIB)


def diperpanjang(kasus, tim, at=SEJAM_LAGI, uraian="Menunggu kiriman kecamatan"):
    return perpanjang(kasus, alasan="belum_dikuasai", uraian=uraian, oleh=tim[Peran.PPID], at=at)


def test_bertambah_tujuh_hari_kerja_sejak_jatuh_tempo(tim):
    kasus = diperpanjang(tim.diproses(), tim)
    assert (kasus.jatuh_tempo_awal, kasus.jatuh_tempo) == (date(2026, 3, 30), date(2026, 4, 9))
    assert (kasus.diperpanjang_pada, kasus.status) == (date(2026, 3, 9), "diproses")
    assert kasus.keadaan == "Diperpanjang"
    assert kasus.jangka_perpanjangan.dasar == "UU 14/2008 Pasal 22 ayat (8)"


def test_surat_dan_surel_menyebut_kedua_tanggal_dan_alasannya(tim):
    kasus = diperpanjang(tim.diproses(), tim)
    assert surat_kasus(kasus)[-1] == "perpanjangan"
    surat = kasus.surat.get(surat__jenis="perpanjangan").surat
    assert (surat.konteks["sebelum"], surat.konteks["sesudah"]) == ("2026-03-30", "2026-04-09")
    assert surat.konteks["uraian"] == "Menunggu kiriman kecamatan"
    assert kunci_surel(kasus)[-1] == "perpanjangan"
    assert "30 Maret 2026" in OutgoingMail.objects.get(key=f"perpanjangan:{kasus.pk}").text
    assert peristiwa(kasus)[-1] == ("perpanjang", "diproses", "diproses", Peran.PPID)
    rincian = terakhir(kasus).rincian
    assert rincian.pop("kalender") == kasus.kalender_versi
    assert rincian == {"alasan": "belum_dikuasai", "jatuh_tempo": ["2026-03-30", "2026-04-09"], "surat": surat.acuan}


def test_informasi_pemilu_bertambah_dua_hari_kerja(tim):
    kasus = tetapkan_jalur(tim.diproses(), jalur="pemilu", alasan="Rekap", oleh=tim[Peran.PPID], at=SEJAM_LAGI)
    assert diperpanjang(kasus, tim).jatuh_tempo == date(2026, 3, 16)


def test_hanya_satu_kali(tim):
    kasus = diperpanjang(tim.diproses(), tim)
    with ditolak("hanya dapat diperpanjang satu kali"):
        diperpanjang(kasus, tim)


def test_masih_boleh_pada_hari_terakhir_dan_tidak_sesudahnya(tim):
    kasus = tim.diproses()
    tim[Peran.PPID]
    with ditolak("sudah habis"):
        diperpanjang(kasus, tim, at=HARI_TERAKHIR + timedelta(seconds=1))
    assert diperpanjang(kasus, tim, at=HARI_TERAKHIR).diperpanjang_pada == date(2026, 3, 30)


def test_alasan_harus_ditulis(tim):
    kasus = tim.diproses()
    tim[Peran.PPID]
    with ditolak("Tulis alasan perpanjangan"):
        diperpanjang(kasus, tim, uraian=" ")
