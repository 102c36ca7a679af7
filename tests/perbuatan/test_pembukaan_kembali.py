from datetime import date, datetime, timedelta

import pytest

from permohonan.alur import Status
from permohonan.hak import hak_sekarang
from permohonan.models import Permohonan
from permohonan.papan import dengan_keadaan, susun
from permohonan.perbuatan.keputusan import putuskan
from permohonan.perbuatan.pembukaan_kembali import buka_kembali, perintahkan
from permohonan.perbuatan.penetapan_jalur import tetapkan_jalur
from permohonan.perbuatan.penyerahan import serahkan
from permohonan.perbuatan.perpanjangan import perpanjang
from permohonan.sapuan import sapu
from ppid.models import HariLibur
from ppid.peran import Peran
from tests.factories import SENIN, WIB, isi_keputusan
from tests.perbuatan.peraga import LANGSUNG, SEJAM_LAGI, Tim, _hitung_ulang, ditolak, kunci_surel, terakhir

BATAS = date(2026, 4, 17)
SESUDAH_LEWAT = datetime(2026, 4, 6, 10, tzinfo=WIB)


def _dibuka(tim: Tim, at: datetime = SEJAM_LAGI) -> Permohonan:
    return buka_kembali(tim.diputus(), batas=BATAS, oleh=tim[Peran.ATASAN], at=at)


def test_jawaban_baru_menjadi_tahap_kedua_dan_yang_pertama_tetap(tim):
    kasus = _dibuka(tim)
    assert (kasus.status, kasus.tahap, kasus.jatuh_tempo) == (Status.DIPROSES, 2, BATAS)
    kasus = putuskan(
        kasus,
        isi_keputusan(diberikan="Salinan lengkap", waktu_penyediaan=BATAS),
        oleh=tim[Peran.PPID],
        at=datetime(2026, 4, 14, 9, tzinfo=WIB),
    )
    assert list(kasus.keputusan.values_list("tahap", flat=True)) == [1, 2]
    assert kasus.dijawab_tepat_waktu() is True
    kasus = serahkan(kasus, LANGSUNG, oleh=tim[Peran.DESK], at=datetime(2026, 4, 15, 9, tzinfo=WIB))
    assert "Salinan lengkap" in kasus.surat.last().surat.konteks["uraian"]


def test_yang_terlambat_tetap_terlambat_sesudah_dibuka_kembali(tim):
    kasus = putuskan(tim.diproses(), isi_keputusan(waktu_penyediaan=BATAS), oleh=tim[Peran.PPID], at=SESUDAH_LEWAT)
    assert kasus.dijawab_tepat_waktu() is False
    kasus = buka_kembali(kasus, batas=BATAS, oleh=tim[Peran.ATASAN], at=SESUDAH_LEWAT)
    assert kasus.dijawab_tepat_waktu() is False
    assert terakhir(kasus).rincian["jatuh_tempo"] == ["2026-03-30", "2026-04-17"]


def test_batas_di_masa_lalu_ditolak(tim):
    kasus, belum, atasan = tim.diputus(), tim.diproses(), tim[Peran.ATASAN]
    with ditolak("tidak boleh sebelum hari ini"):
        buka_kembali(kasus, batas=date(2026, 3, 6), oleh=atasan, at=SENIN)
    with ditolak("tidak boleh sebelum hari ini"):
        perintahkan(belum, batas=date(2026, 3, 6), oleh=atasan, at=SENIN)


def test_perintah_tidak_memundurkan_waktu_yang_masih_berjalan(tim):
    kasus = perintahkan(tim.diproses(), batas=BATAS, oleh=tim[Peran.ATASAN], at=SENIN)
    assert kasus.jatuh_tempo == date(2026, 3, 30)
    lewat = perintahkan(tim.diproses(), batas=BATAS, oleh=tim[Peran.ATASAN], at=SESUDAH_LEWAT)
    assert (lewat.jatuh_tempo, lewat.jatuh_tempo_mengikat) == (BATAS, date(2026, 3, 30))


def test_batas_dari_atasan_tidak_diperpanjang_dan_jenisnya_tetap(tim):
    kasus = _dibuka(tim)
    ppid = tim[Peran.PPID]
    with ditolak("tidak dapat diperpanjang"):
        perpanjang(kasus, alasan="belum_dikuasai", uraian="Menunggu", oleh=ppid, at=SENIN)
    with ditolak("jenis permohonannya tetap"):
        tetapkan_jalur(kasus, jalur="pemilu", alasan="Rekapitulasi", oleh=ppid, at=SENIN)


def test_keputusan_libur_tidak_menggeser_batas_dari_atasan(tim):
    kasus = _dibuka(tim)
    berjalan = tim.diproses()
    _hitung_ulang(SEJAM_LAGI)
    kasus.refresh_from_db()
    berjalan.refresh_from_db()
    assert kasus.jatuh_tempo == BATAS
    assert berjalan.jatuh_tempo != date(2026, 3, 30)


def test_yang_dibuka_kembali_tidak_dikabarkan_belum_dijawab(tim):
    kasus = _dibuka(tim)
    sapu(at=datetime(2026, 4, 20, 8, 30, tzinfo=WIB))
    assert "lewat" not in kunci_surel(kasus)


@pytest.mark.parametrize(("jarak", "jenis"), [(0, "dibuka_kembali"), (40, "lewat")])
def test_pemohon_dan_papan_membaca_batas_dari_atasan(tim, jarak, jenis):
    kasus = _dibuka(tim)
    kalender = HariLibur.objects.kalender(kasus.satker)
    at = SENIN + timedelta(days=jarak)
    hak = hak_sekarang(kasus, kalender, pada=kasus.satker.hari_ini(at))
    assert (hak.jenis, hak.batas, kasus.keadaan) == (jenis, BATAS, "Diproses")
    baris = dengan_keadaan(Permohonan.objects.filter(pk=kasus.pk))
    (satu,) = susun(baris, petugas=None, satker=kasus.satker, kalender=kalender, at=at)
    assert satu.aksi == "putuskan"
