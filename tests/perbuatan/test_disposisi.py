"""Sending a case to the unit that holds the information, and the unit's answer."""

from datetime import date

import pytest

from permohonan.perbuatan.disposisi import disposisikan, jawab_disposisi
from ppid.models import Berkas, OutgoingMail, Penugasan
from ppid.peran import Peran
from tests.factories import SEHARI, SENIN, petugas
from tests.perbuatan.peraga import KERTAS, SEJAM_LAGI, ditolak, peristiwa, terakhir, tim_lain


def teruskan(kasus, tim, *, kepada=None, batas=date(2026, 3, 12), at=SEJAM_LAGI, oleh=None):
    return disposisikan(
        kasus,
        kepada=kepada or tim[Peran.PENGHUBUNG],
        instruksi="Siapkan salinannya",
        batas=batas,
        oleh=oleh or tim[Peran.DESK],
        at=at,
    )


def test_diteruskan_dengan_batas_dan_surel_kepada_orangnya(tim):
    kasus = tim.diproses()
    orang = petugas(Peran.PENGHUBUNG, tim.satker, unit="Subbag Teknis")
    disposisi = teruskan(kasus, tim, kepada=orang)
    assert (disposisi.kepada, disposisi.dari, disposisi.unit) == (orang, tim[Peran.DESK], "Subbag Teknis")
    surel = OutgoingMail.objects.get(key=f"disposisi:{disposisi.pk}")
    assert surel.recipient == orang.email
    assert "Siti" not in surel.text and "siti@" not in surel.text
    assert peristiwa(kasus)[-1] == ("disposisikan", "diproses", "diproses", Peran.DESK)
    assert terakhir(kasus).rincian == {"disposisi": disposisi.acuan, "unit": "Subbag Teknis", "batas": "2026-03-12"}


def test_satu_permohonan_dapat_diteruskan_ke_dua_unit(tim):
    kasus = tim.diproses()
    kedua = petugas(Peran.PENGHUBUNG, tim.satker, email="kedua@jombang.uji")
    assert teruskan(kasus, tim).pk != teruskan(kasus, tim, kepada=kedua).pk
    assert kasus.disposisi.count() == OutgoingMail.objects.filter(key__startswith="disposisi:").count() == 2


@pytest.mark.parametrize("peran", [Peran.DESK, Peran.ATASAN])
def test_penerima_harus_tim_penghubung(tim, peran):
    kasus, orang, oleh = tim.diproses(), tim[peran], tim[Peran.DESK]
    with ditolak("Pilih anggota tim penghubung"):
        teruskan(kasus, tim, kepada=orang, oleh=oleh)


def test_penerima_harus_bertugas_di_kantor_ini_dan_saat_ini(tim):
    kasus, orang_lain, orang = tim.diproses(), tim_lain()[Peran.PENGHUBUNG], tim[Peran.PENGHUBUNG]
    with ditolak("Pilih anggota tim penghubung"):
        teruskan(kasus, tim, kepada=orang_lain)
    Penugasan.objects.filter(petugas=orang).update(sampai=date(2026, 3, 8))
    with ditolak("Pilih anggota tim penghubung"):
        teruskan(kasus, tim, kepada=orang)


def test_batas_internal_antara_hari_ini_dan_jatuh_tempo(tim):
    kasus = tim.diproses()
    tim[Peran.PENGHUBUNG]
    with ditolak("sudah lewat"):
        teruskan(kasus, tim, batas=date(2026, 3, 8))
    with ditolak("tidak boleh melewati jatuh tempo"):
        teruskan(kasus, tim, batas=date(2026, 3, 31))
    assert teruskan(kasus, tim, batas=date(2026, 3, 9)).batas == date(2026, 3, 9)
    assert teruskan(kasus, tim, batas=date(2026, 3, 30)).batas == date(2026, 3, 30)


def test_sesudah_jatuh_tempo_masih_dapat_diteruskan_untuk_hari_itu(tim):
    assert teruskan(tim.diproses(), tim, batas=date(2026, 4, 8), at=SENIN + 30 * SEHARI)


# jawab_disposisi


def test_unit_menjawab_dengan_berkas(tim):
    disposisi = tim.didisposisikan()
    disposisi = jawab_disposisi(
        disposisi, jawaban="Ada, terlampir", berkas=[KERTAS, KERTAS], oleh=tim[Peran.PENGHUBUNG], at=SEJAM_LAGI
    )
    assert (disposisi.jawaban, disposisi.dijawab_at) == ("Ada, terlampir", SEJAM_LAGI)
    kasus = disposisi.permohonan
    assert list(kasus.berkas.values_list("sifat", flat=True)) == ["jawaban_unit"] * 2
    assert set(Berkas.objects.values_list("kelas", flat=True)) == {"kasus"}
    assert peristiwa(kasus)[-1] == ("jawab_disposisi", "diproses", "diproses", Peran.PENGHUBUNG)
    assert terakhir(kasus).rincian == {"disposisi": disposisi.acuan, "berkas": 2}


def test_ppid_boleh_menjawab_disposisi_siapa_pun(tim):
    disposisi = jawab_disposisi(tim.didisposisikan(), jawaban="Nihil", oleh=tim[Peran.PPID], at=SEJAM_LAGI)
    assert terakhir(disposisi.permohonan).peran == Peran.PPID


def test_disposisi_orang_lain_ditolak(tim):
    disposisi = tim.didisposisikan()
    orang_lain = petugas(Peran.PENGHUBUNG, tim.satker, email="kedua@jombang.uji")
    with ditolak("ditujukan kepada orang lain"):
        jawab_disposisi(disposisi, jawaban="Ada", oleh=orang_lain, at=SEJAM_LAGI)


def test_hanya_dijawab_satu_kali(tim):
    disposisi, oleh = tim.didisposisikan(), tim[Peran.PENGHUBUNG]
    jawab_disposisi(disposisi, jawaban="Ada", oleh=oleh, at=SEJAM_LAGI)
    with ditolak("sudah dijawab"):
        jawab_disposisi(disposisi, jawaban="Tidak ada", oleh=oleh, at=SEJAM_LAGI)


def test_jawaban_kosong_ditolak(tim):
    disposisi, oleh = tim.didisposisikan(), tim[Peran.PENGHUBUNG]
    with ditolak("Tulis jawaban unit"):
        jawab_disposisi(disposisi, jawaban=" ", oleh=oleh, at=SEJAM_LAGI)
