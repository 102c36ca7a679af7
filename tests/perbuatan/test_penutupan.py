"""Closing an answered case."""

from permohonan.perbuatan.penutupan import tutup
from permohonan.putusan import Putusan
from ppid.peran import Peran
from tests.factories import SEHARI, isi_keputusan
from tests.perbuatan.peraga import SEJAM_LAGI, ditolak, kunci_surel, peristiwa, surat_kasus


def test_yang_sudah_diserahkan_ditutup_tanpa_surat_maupun_surel_baru(tim):
    kasus = tim.diserahkan()
    surat, surel = surat_kasus(kasus), kunci_surel(kasus)
    kasus = tutup(kasus, oleh=tim[Peran.DESK], at=SEJAM_LAGI + SEHARI)
    assert (kasus.status, kasus.ditutup_at) == ("selesai", SEJAM_LAGI + SEHARI)
    assert (surat_kasus(kasus), kunci_surel(kasus)) == (surat, surel)
    assert peristiwa(kasus)[-1] == ("tutup", "diserahkan", "selesai", Peran.DESK)


def test_yang_diberikan_tetapi_belum_diserahkan_tidak_dapat_ditutup(tim):
    kasus, oleh = tim.diputus(), tim[Peran.DESK]
    with ditolak("belum diserahkan"):
        tutup(kasus, oleh=oleh, at=SEJAM_LAGI)


def test_yang_tidak_memberi_langsung_ditutup(tim):
    isi = isi_keputusan(
        putusan=Putusan.TIDAK_DIKUASAI, badan_lain="Bawaslu", diberikan="", bentuk="", waktu_penyediaan=None
    )
    kasus = tutup(tim.diputus(isi=isi), oleh=tim[Peran.PPID], at=SEJAM_LAGI)
    assert peristiwa(kasus)[-1] == ("tutup", "diputus", "selesai", Peran.PPID)
