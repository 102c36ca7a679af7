"""Two at once on a request that waits for its consequence test."""

from datetime import timedelta
from functools import partial
from threading import Thread

import pytest
from django.db import connections, transaction

from dip.models import HasilUji, UjiKonsekuensi
from dip.perbuatan.penetapan_uji import cabut_uji
from dip.perbuatan.pengujian import batalkan_uji
from permohonan import surat
from permohonan.models import Keputusan, NiatTolak, Permohonan
from permohonan.perbuatan.keputusan import putuskan
from permohonan.putusan import Putusan
from ppid.galat import AturanDilanggar
from ppid.models import OutgoingMail
from ppid.peran import Peran
from tests.factories import SENIN, isi_keputusan, kantor, petugas, uji_konsekuensi
from tests.perbuatan.peraga import DIUJI, SEJAM_LAGI, Tim, susul, umumkan
from tests.test_bersamaan import serentak

pytestmark = pytest.mark.django_db(transaction=True)
NANTI = SENIN + timedelta(hours=3)


def terbagi(hasil):
    """Who won, and what the others were told."""
    menang = [h for h in hasil if not isinstance(h, AturanDilanggar)]
    return menang, [str(h) for h in hasil if isinstance(h, AturanDilanggar)]


def test_dua_jawaban_susulan_atas_bagian_yang_sama_hanya_satu():
    tim = Tim(kantor())
    pelaksana = petugas(Peran.PPID, tim.satker, email="plh@jombang.uji", pelaksana="Plh.")
    for _ in range(5):
        kasus = tim.siap_susulan(HasilUji.DIKECUALIKAN)
        uji = kasus.pengujian.get().uji
        tolak = {"putusan": Putusan.DITOLAK, "diberikan": "", "bentuk": "", "waktu_penyediaan": None, "uji": uji}
        sama = [partial(susul, kasus, oleh=oleh, at=NANTI, **tolak) for oleh in (tim[Peran.PPID], pelaksana)]
        menang, kalah = terbagi(serentak(sama, utas=2))
        assert len(menang) == 1 and "tidak menunggu jawaban susulan" in kalah[0]
        assert Keputusan.objects.filter(permohonan=kasus).count() == 2
        assert kasus.surat.filter(surat__jenis="PPID-E").count() == 1
        assert OutgoingMail.objects.filter(key__startswith=f"jawaban-susulan:{kasus.pk}:").count() == 1


def test_menangguhkan_sambil_ujinya_dibatalkan_tetap_utuh():
    """Whichever comes first: a part is left open only for a test that ran when the answer was written."""
    tim = Tim(kantor())
    tim[Peran.PPID]
    ditangguhkan = 0
    for _ in range(8):
        kasus = tim.diminta_uji()
        uji = kasus.pengujian.get().uji
        jawab = partial(putuskan, kasus, isi_keputusan(**DIUJI), oleh=tim[Peran.PPID], at=SEJAM_LAGI)
        batal = partial(batalkan_uji, uji, alasan="Salah alamat", oleh=tim[Peran.PPID], at=SEJAM_LAGI)
        dijawab, dibatalkan = serentak([jawab, batal], utas=2)
        assert not isinstance(dibatalkan, AturanDilanggar)
        ikatan = kasus.pengujian.get()
        if isinstance(dijawab, AturanDilanggar):
            assert "Belum ada uji" in str(dijawab) and ikatan.ditangguhkan is None
            assert Permohonan.objects.get(pk=kasus.pk).status == "diproses"
        else:
            ditangguhkan += 1
            assert ikatan.ditangguhkan == kasus.keputusan.get()
            assert kasus.surat.last().surat.konteks["keputusan"]["sisa"]
    assert ditangguhkan <= 8


def test_niat_yang_sama_diumumkan_bersamaan_hanya_sekali():
    tim = Tim(kantor())
    pelaksana = petugas(Peran.PPID, tim.satker, email="plh@jombang.uji", pelaksana="Plh.")
    kasus = tim.niat_tertahan()
    sama = [partial(umumkan, kasus, oleh=oleh, at=SEJAM_LAGI) for oleh in (tim[Peran.PPID], pelaksana)]
    menang, kalah = terbagi(serentak(sama, utas=2))
    assert len(menang) == 1 and "sudah diumumkan" in kalah[0]
    assert NiatTolak.objects.count() == 1


@pytest.mark.parametrize("gugurnya", ["dicabut", "disetujui orangnya"])
def test_pengecualian_ditahan_sampai_suratnya_tertulis(gugurnya, monkeypatch):
    """What would make it fall away waits for the letter that refuses behind it, or the letter is not written."""
    tim = Tim(kantor())
    tim[Peran.PPID]
    uji = uji_konsekuensi(tim.satker, huruf="h")
    kasus = tim.diproses()
    uji.penetap_id = uji.pemegang_id = tim.satker.pk
    uji.save()
    asli, utas = surat.terbitkan_keputusan, []

    def gugurkan():
        try:
            if gugurnya == "dicabut":
                cabut_uji(uji, alasan="Salah", oleh=tim[Peran.PPID], at=SEJAM_LAGI)
            else:
                with transaction.atomic():
                    UjiKonsekuensi.objects.select_for_update(of=("self",)).get(pk=uji.pk)
        finally:
            connections.close_all()

    def sambil_digugurkan(*args, **kwargs):
        utas.append(Thread(target=gugurkan))
        utas[0].start()
        utas[0].join(1)
        assert utas[0].is_alive(), "nobody may take the exemption away now"
        return asli(*args, **kwargs)

    monkeypatch.setattr("permohonan.surat.terbitkan_keputusan", sambil_digugurkan)
    tolak = {"putusan": Putusan.DITOLAK, "diberikan": "", "bentuk": "", "waktu_penyediaan": None, "uji": uji}
    kasus = putuskan(kasus, isi_keputusan(**tolak), oleh=tim[Peran.PPID], at=SEJAM_LAGI)
    utas[0].join()
    assert kasus.putusan == "ditolak"
    assert gugurnya != "dicabut" or UjiKonsekuensi.objects.get().status == "dicabut"
