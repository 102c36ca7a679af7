"""What may be charged for a copy: the office's own tariff of that day, and nothing else."""

from datetime import date
from decimal import Decimal

import pytest

from permohonan.perbuatan.penyerahan import CaraPenyerahan, beri_langsung
from permohonan.putusan import CaraSerah, Putusan
from permohonan.register import rangkaian
from ppid.models import Tarif
from ppid.peran import Peran
from tests.factories import kantor
from tests.perbuatan.peraga import SEJAM_LAGI, ditolak
from tests.perbuatan.test_keputusan import TANPA_PEMBERIAN, memutuskan

BAYAR = {"bentuk": "hardcopy", "cara_pembayaran": "Tunai ke kasir kantor"}

KERTAS = {"bentuk": "hardcopy", "cara_memperoleh": "langsung"}


def tarif(satker, **ganti) -> Tarif:
    isi = {"uraian": "Fotokopi", "satuan": "lembar", "biaya": Decimal("250.50"), "nomor_sk": "12/SK/2026"}
    return Tarif.objects.create(**{"satker": satker, "berlaku_dari": date(2026, 1, 1)} | isi | ganti)


def menagih(tim, *pilihan, kasus=None, **isi):
    banyaknya = {str(satu.pk): banyak for satu, banyak in pilihan}
    return memutuskan(kasus or tim.diproses(**KERTAS), tim, banyaknya=banyaknya, **BAYAR | isi)


def ditolak_menagih(tim, pesan, *pilihan, pemohon=None, **isi):
    kasus = tim.diproses(**KERTAS | (pemohon or {}))
    tim[Peran.PPID]
    with ditolak(pesan):
        menagih(tim, *pilihan, kasus=kasus, **isi)


def test_biaya_dihitung_dari_tarif_dan_dibekukan_pada_keputusan(tim):
    lembar, kurir = tarif(tim.satker), tarif(tim.satker, uraian="Kurir", satuan="paket", biaya=20000)
    kasus = menagih(tim, (lembar, 4), (kurir, 1))
    lembar.biaya = 900
    lembar.save()
    keputusan = kasus.keputusan.get()
    assert (kasus.biaya, keputusan.biaya) == (Decimal("21002.00"), Decimal("21002.00"))
    assert keputusan.rincian_biaya[0] == {
        "uraian": "Fotokopi",
        "satuan": "lembar",
        "harga": "250.50",
        "banyaknya": 4,
        "jumlah": "1002.00",
        "nomor_sk": "12/SK/2026",
    }
    (baris,) = rangkaian(type(kasus).objects.filter(pk=kasus.pk), satker=tim.satker)
    assert (baris.biaya, baris.cara_pembayaran) == (Decimal("21002.00"), "Tunai ke kasir kantor")


def test_tanpa_tarif_gratis(tim):
    kasus = memutuskan(tim.diproses(), tim, bentuk="hardcopy", cara_pembayaran="langsung ke jasa fotokopi")
    assert (kasus.biaya, kasus.keputusan.get().rincian_biaya) == (0, [])


@pytest.mark.parametrize(
    "ganti",
    [{"berlaku_dari": date(2026, 3, 10)}, {"berlaku_sampai": date(2026, 3, 8)}],
    ids=["belum berlaku", "sudah berakhir"],
)
def test_tarif_yang_tidak_berlaku_pada_hari_keputusan_ditolak(tim, ganti):
    ditolak_menagih(tim, "tidak berlaku di kantor ini pada hari ini", (tarif(tim.satker, **ganti), 1))


def test_tarif_berlaku_pada_hari_pertama_dan_terakhirnya(tim):
    sehari = tarif(tim.satker, berlaku_dari=date(2026, 3, 9), berlaku_sampai=date(2026, 3, 9))
    assert menagih(tim, (sehari, 2)).biaya == 501


def test_tarif_kantor_lain_ditolak(tim):
    ditolak_menagih(tim, "tidak berlaku di kantor ini", (tarif(kantor("3673")), 1))


@pytest.mark.parametrize("banyak", [0, -1, 10_001])
def test_banyaknya_harus_masuk_akal(tim, banyak):
    ditolak_menagih(tim, "dengan angka 1 sampai", (tarif(tim.satker), banyak))


def test_jumlah_yang_tidak_dapat_dicatat_ditolak_dan_tidak_menyisakan_apa_pun(tim):
    mahal = tarif(tim.satker, biaya=Decimal(5_000_000))
    ditolak_menagih(tim, "melebihi yang dapat dicatat", (mahal, 2000))


def test_salinan_digital_tidak_dipungut(tim):
    ditolak_menagih(tim, "Salinan digital gratis", (tarif(tim.satker), 1), bentuk="softcopy")


@pytest.mark.parametrize(
    ("pemohon", "pesan"),
    [
        ({"bentuk": "softcopy"}, "Berikan softcopy, atau kosongkan jumlahnya"),
        ({"cara_akses": "melihat", "bentuk": ""}, "hanya meminta melihat"),
    ],
)
def test_yang_meminta_softcopy_atau_hanya_melihat_tidak_membayar_kertas(tim, pemohon, pesan):
    ditolak_menagih(tim, pesan, (tarif(tim.satker), 1), pemohon=pemohon)


def test_yang_meminta_softcopy_dapat_diberi_kertas_gratis(tim):
    tarif(tim.satker)
    kasus = memutuskan(tim.diproses(), tim, bentuk="hardcopy")
    assert (kasus.biaya, kasus.keputusan.get().bentuk) == (0, "hardcopy")


def test_yang_tidak_menyebut_bentuk_dipungut_untuk_kertasnya(tim):
    assert menagih(tim, (tarif(tim.satker), 2), kasus=tim.diproses(bentuk="")).biaya == 501


def test_yang_tidak_memberi_tidak_dipungut(tim):
    isi = TANPA_PEMBERIAN | {"putusan": Putusan.TIDAK_DIKUASAI, "badan_lain": "Bawaslu"}
    ditolak_menagih(tim, "hanya untuk salinan kertas", (tarif(tim.satker), 1), **isi)


def test_yang_dipungut_menyebut_cara_pembayarannya(tim):
    ditolak_menagih(tim, "cara pembayarannya", (tarif(tim.satker), 1), cara_pembayaran=" ")


def test_salinan_kertas_di_meja_dipungut_menurut_tarif(tim):
    lembar = tarif(tim.satker)
    isi = {"uraian": "SK penetapan", "bentuk": "hardcopy", "cara_pembayaran": "Tunai ke kasir kantor"}
    kasus, desk = tim.terdaftar(**KERTAS), tim[Peran.DESK]
    langsung = CaraPenyerahan(cara=CaraSerah.LANGSUNG)
    with ditolak("Salinan digital gratis"):
        beri_langsung(
            kasus, langsung, **isi | {"bentuk": "softcopy"}, banyaknya={str(lembar.pk): 2}, oleh=desk, at=SEJAM_LAGI
        )
    kasus = beri_langsung(kasus, langsung, **isi, banyaknya={str(lembar.pk): 2}, oleh=desk, at=SEJAM_LAGI)
    assert (kasus.status, kasus.biaya, kasus.cara_pembayaran) == ("diserahkan", 501, "Tunai ke kasir kantor")
