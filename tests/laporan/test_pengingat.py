from datetime import date, datetime

import pytest

from laporan.models import Laporan
from laporan.pengingat import ingatkan_tahunan, tanda_kini
from laporan.perbuatan.pengajuan import ajukan_laporan
from laporan.perbuatan.pengiriman import kirim_laporan
from permohonan.sapuan import sapu
from ppid.models import OutgoingMail, Satker
from tests.factories import kantor
from tests.laporan.peraga import WIB, laporan_ditulis, laporan_terbit, orang_kantor


def pukul(bulan: int, hari: int) -> datetime:
    return datetime(2025, bulan, hari, 9, tzinfo=WIB)


@pytest.mark.parametrize(
    ("hari", "tanda"),
    [
        (date(2025, 1, 1), None),
        (date(2025, 1, 2), (1, 2)),
        (date(2025, 2, 28), (2, 1)),
        (date(2025, 3, 31), (3, 31)),
        (date(2025, 4, 1), (4, 1)),
        (date(2025, 6, 30), (4, 1)),
        (date(2025, 7, 1), None),
    ],
)
def test_setiap_tanda_datang_pada_harinya(hari, tanda):
    assert tanda_kini(hari) == tanda


def test_diingatkan_sekali_tiap_tanda_sampai_dikirim(orang_serang):
    satker = kantor("3673")
    surel = OutgoingMail.objects.filter(topic="laporan-tahunan", satker=satker)
    for _ in range(2):
        assert ingatkan_tahunan(at=pukul(1, 2)) == 1
    assert sorted(surel.values_list("recipient", flat=True)) == ["atasan@kota-serang.uji", "ppid@kota-serang.uji"]
    assert "belum terbit" in surel.first().text and "Senin, 31 Maret 2025" in surel.first().text
    laporan = laporan_terbit(satker, orang_serang, at=pukul(1, 20))
    # February was missed: the mark of March says it, once.
    ingatkan_tahunan(at=pukul(3, 5))
    assert surel.count() == 4
    assert "sudah terbit tetapi belum disampaikan" in surel.latest("pk").text
    kirim_laporan(laporan, cara="surel", surel_komisi="ki@contoh.test", oleh=orang_serang["ppid"], at=pukul(3, 6))
    assert ingatkan_tahunan(at=pukul(4, 2)) == 0
    assert surel.count() == 4


def test_sesudah_tenggat_disebut_lewat_lalu_berhenti(orang_serang):
    ingatkan_tahunan(at=pukul(4, 3))
    surel = OutgoingMail.objects.filter(topic="laporan-tahunan")
    assert {satu.subject for satu in surel} == {"Laporan tahunan 2024: batasnya sudah lewat"}
    assert ingatkan_tahunan(at=pukul(8, 1)) == 0


def test_giliran_ada_dalam_ringkasan_pagi(orang_serang):
    satker = kantor("3673")
    laporan = ajukan_laporan(laporan_ditulis(satker, orang_serang), oleh=orang_serang["ppid"], at=pukul(1, 20))
    sapu(at=pukul(1, 21))
    pagi = OutgoingMail.objects.get(key__startswith="ringkasan:3673:atasan:")
    assert "LAPORAN MENUNGGU ANDA" in pagi.text and laporan.get_absolute_url() in pagi.text
    assert not OutgoingMail.objects.filter(key__startswith="ringkasan:3673:pembina:").exists()


def test_tanpa_pembina_giliran_pleno_jatuh_pada_atasan(db):
    satker = Satker.objects.get(kode="6107")
    orang = orang_kantor(satker)
    for peran in ("pembina", "pertimbangan"):
        orang[peran].penugasan.all().update(sampai=date(2024, 12, 31))
    laporan = laporan_ditulis(satker, orang)
    Laporan.objects.filter(pk=laporan.pk).update(status="di_pleno")
    sapu(at=pukul(1, 21))
    assert "LAPORAN MENUNGGU ANDA" in OutgoingMail.objects.get(key__startswith="ringkasan:6107:atasan:").text
