"""Messages kept with a case."""

import pytest

from permohonan.perbuatan.pesan import kirim_pesan
from ppid.models import OutgoingMail
from ppid.peran import Peran
from tests.perbuatan.peraga import SEJAM_LAGI, ditolak, kunci_surel, peristiwa, terakhir

TEKS = "Bisakah dikirim lewat pos?"


def test_pesan_petugas_memberi_tahu_pemohon_tanpa_isinya(tim):
    kasus = tim.terdaftar()
    pesan = kirim_pesan(kasus, teks=TEKS, oleh=tim[Peran.DESK], at=SEJAM_LAGI)
    assert (pesan.teks, pesan.oleh, pesan.at) == (TEKS, tim[Peran.DESK], SEJAM_LAGI)
    surel = OutgoingMail.objects.get(key=f"pesan:{pesan.pk}")
    assert surel.recipient == "siti@contoh.test" and TEKS not in surel.text
    assert peristiwa(kasus)[-1] == ("kirim_pesan", "terdaftar", "terdaftar", Peran.DESK)
    assert terakhir(kasus).rincian == {"pesan": pesan.pk}


def test_pesan_pemohon_tersimpan_tanpa_surel(tim):
    kasus = tim.terdaftar()
    sebelum = kunci_surel(kasus)
    assert kirim_pesan(kasus, teks=TEKS, oleh=Peran.PEMOHON, at=SEJAM_LAGI).oleh is None
    assert kunci_surel(kasus) == sebelum
    assert terakhir(kasus).peran == Peran.PEMOHON


def test_dua_pesan_dua_surel(tim):
    kasus = tim.terdaftar()
    for _ in range(2):
        kirim_pesan(kasus, teks=TEKS, oleh=tim[Peran.DESK], at=SEJAM_LAGI)
    assert kunci_surel(kasus).count("pesan") == kasus.pesan.count() == 2


@pytest.mark.parametrize("oleh", [Peran.PEMOHON, Peran.DESK])
def test_pesan_kosong_ditolak(tim, oleh):
    kasus, pelaku = tim.terdaftar(), tim.pelaku(oleh)
    with ditolak("Tulis pesannya"):
        kirim_pesan(kasus, teks=" \n", oleh=pelaku, at=SEJAM_LAGI)
