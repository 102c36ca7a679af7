from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from permohonan.models import Permohonan
from ppid.models import Pelaksana, Penugasan
from ppid.peran import Peran
from ppid.surat import penandatangan
from tests.factories import SENIN, kantor, permohonan_terdaftar, petugas


@pytest.mark.parametrize(
    ("kode", "zona"), [("3517", "Asia/Jakarta"), ("5301", "Asia/Makassar"), ("91", "Asia/Jayapura")]
)
def test_penugasan_berakhir_sendiri_pada_tengah_malam_setempat(db, kode, zona):
    satker = kantor(kode)
    orang = petugas(Peran.PPID, satker, mulai=date(2026, 3, 1), sampai=date(2026, 3, 9))
    menit_terakhir = datetime(2026, 3, 9, 23, 59, 59, tzinfo=ZoneInfo(zona))
    menit_pertama = datetime(2026, 3, 1, 0, 0, 0, tzinfo=ZoneInfo(zona))
    sedetik = datetime(2026, 3, 10, 0, 0, 0, tzinfo=ZoneInfo(zona)) - menit_terakhir
    for saat, berlaku in [
        (menit_pertama - sedetik, False),
        (menit_pertama, True),
        (menit_terakhir, True),
        (menit_terakhir + sedetik, False),
    ]:
        assert (Peran.PPID in Penugasan.objects.peran(orang, satker.pk, at=saat)) is berlaku, saat


def test_pelaksana_tugas_menandatangani_selama_masanya(jombang, ppid):
    plt = petugas(
        Peran.PPID,
        jombang,
        email="plt@uji.test",
        mulai=date(2026, 3, 9),
        sampai=date(2026, 3, 11),
        pelaksana=Pelaksana.PLT,
        jabatan="Kasubbag Hukum",
    )
    selama = penandatangan(jombang, Peran.PPID, at=SENIN)
    assert (selama["nama"], selama["jabatan"]) == (plt.nama, "Plt. Kasubbag Hukum")
    sesudah = penandatangan(jombang, Peran.PPID, at=SENIN.replace(day=12))
    assert sesudah["nama"] == ppid.nama


def test_tanpa_pejabat_nama_penandatangan_dikosongkan(jombang):
    assert penandatangan(jombang, Peran.PPID, at=SENIN)["nama"] == ""


def test_akun_nonaktif_tidak_memegang_peran_apa_pun(jombang, desk):
    desk.is_active = False
    desk.save()
    assert Penugasan.objects.peran(desk, jombang.pk, at=SENIN) == frozenset()


def test_petugas_dua_kantor_bekerja_untuk_satu_kantor_pada_satu_waktu(jombang, desk):
    serang = kantor("3673")
    petugas(Peran.DESK, serang, email=desk.email)
    di_jombang, di_serang = permohonan_terdaftar(), permohonan_terdaftar(satker=serang)
    assert set(Permohonan.objects.untuk(desk, at=SENIN)) == {di_jombang, di_serang}
    desk.satker_aktif_id = serang.pk
    assert set(Permohonan.objects.untuk(desk, at=SENIN)) == {di_serang}


@pytest.mark.parametrize("peran", [Peran.PERTIMBANGAN, Peran.PEMBINA, Peran.SUPERVISI, Peran.PENGHUBUNG])
def test_peran_tanpa_urusan_tidak_melihat_permohonan(jombang, peran):
    permohonan_terdaftar()
    assert not Permohonan.objects.untuk(petugas(peran, jombang), at=SENIN).exists()


def test_perubahan_peran_berlaku_seketika(jombang, desk):
    permohonan_terdaftar()
    assert Permohonan.objects.untuk(desk, at=SENIN).exists()
    desk.penugasan.update(sampai=date(2026, 3, 8))
    assert not Permohonan.objects.untuk(desk, at=SENIN).exists()
