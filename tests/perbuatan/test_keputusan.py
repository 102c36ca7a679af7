"""The written answer: what the law allows it to say, and what it leaves behind."""

import re
from datetime import date, datetime

import pytest

from permohonan.perbuatan.keputusan import putuskan
from permohonan.putusan import AlasanTidakDiberikan, Putusan
from ppid.models import OutgoingMail
from ppid.peran import Peran
from tests.factories import WIB, isi_keputusan, kantor, uji_konsekuensi
from tests.perbuatan.peraga import KERTAS, SEJAM_LAGI, ditolak, kunci_surel, peristiwa, surat_kasus, terakhir

SEBAGIAN = {
    "putusan": Putusan.SEBAGIAN,
    "alasan_tidak_diberikan": AlasanTidakDiberikan.BELUM_DIKUASAI,
    "tidak_diberikan": "Data kecamatan",
}
TANPA_PEMBERIAN = {"diberikan": "", "bentuk": "", "waktu_penyediaan": None}


def memutuskan(kasus, tim, at=SEJAM_LAGI, berkas=(), **isi):
    return putuskan(kasus, isi_keputusan(**isi), berkas=berkas, oleh=tim[Peran.PPID], at=at)


def menolak(kasus, tim, uji, **isi):
    return memutuskan(kasus, tim, **TANPA_PEMBERIAN | {"putusan": Putusan.DITOLAK, "uji": uji} | isi)


def test_diberikan_seluruhnya_dengan_surat_surel_dan_riwayat(tim):
    kasus = memutuskan(tim.diproses(), tim, berkas=[KERTAS], cara_pembayaran="Tunai")
    assert (kasus.status, kasus.putusan, kasus.diputus_at) == ("diputus", "seluruhnya", SEJAM_LAGI)
    assert (kasus.biaya, kasus.cara_pembayaran) == (0, "Tunai")
    keputusan = kasus.keputusan.get()
    assert (keputusan.tahap, keputusan.oleh, keputusan.at) == (1, tim[Peran.PPID], SEJAM_LAGI)
    assert list(kasus.berkas.values_list("sifat", flat=True)) == ["hasil"]
    assert surat_kasus(kasus)[2:] == ["PPID-D"]
    assert kunci_surel(kasus)[-1] == "jawaban"
    assert OutgoingMail.objects.get(key=f"jawaban:{kasus.pk}:1").recipient == "siti@contoh.test"
    assert peristiwa(kasus)[-1] == ("putuskan", "diproses", "diputus", Peran.PPID)
    assert terakhir(kasus).rincian == {"putusan": "seluruhnya", "uji": "", "tahap": 1, "tepat_waktu": True}


@pytest.mark.parametrize(
    ("isi", "surat"),
    [
        ({}, ["PPID-D"]),
        (SEBAGIAN, ["PPID-D"]),
        (TANPA_PEMBERIAN | {"putusan": Putusan.TIDAK_DIKUASAI, "badan_lain": "Bawaslu"}, ["PPID-D"]),
        (TANPA_PEMBERIAN | {"putusan": Putusan.BELUM_DIDOKUMENTASIKAN, "keterangan": "Sedang disusun"}, ["PPID-D"]),
        (SEBAGIAN | {"alasan_tidak_diberikan": AlasanTidakDiberikan.DIKECUALIKAN, "uji": True}, ["PPID-D", "PPID-E"]),
        (TANPA_PEMBERIAN | {"putusan": Putusan.DITOLAK, "uji": True}, ["PPID-E"]),
    ],
)
def test_setiap_putusan_punya_suratnya(tim, isi, surat):
    if "uji" in isi:
        isi = isi | {"uji": uji_konsekuensi(tim.satker)}
    kasus = memutuskan(tim.diproses(), tim, **isi)
    assert surat_kasus(kasus)[2:] == surat
    assert kunci_surel(kasus).count("jawaban") == 1
    if "PPID-E" in surat:
        konteks = kasus.surat.get(surat__jenis="PPID-E").surat.konteks
        assert konteks["keputusan"]["uji"]["nomor"] == "5/PPID-UJI/2025"
        assert terakhir(kasus).rincian["uji"] == "5/PPID-UJI/2025"


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        ({"diberikan": " "}, "Tulis informasi apa yang diberikan"),
        ({"waktu_penyediaan": None}, "Isi tanggal informasi akan diserahkan"),
        ({"waktu_penyediaan": date(2026, 3, 8)}, "tidak boleh sebelum hari ini"),
        (SEBAGIAN | {"tidak_diberikan": " "}, "Tulis bagian yang tidak diberikan"),
        (SEBAGIAN | {"alasan_tidak_diberikan": ""}, "pilih alasannya"),
        (SEBAGIAN | {"alasan_tidak_diberikan": AlasanTidakDiberikan.DIKECUALIKAN}, "harus menunjuk uji konsekuensi"),
        (TANPA_PEMBERIAN | {"putusan": Putusan.DITOLAK}, "harus menunjuk uji konsekuensi"),
        (TANPA_PEMBERIAN | {"putusan": Putusan.TIDAK_DIKUASAI, "badan_lain": " "}, "Sebutkan badan publik"),
        (TANPA_PEMBERIAN | {"putusan": Putusan.BELUM_DIDOKUMENTASIKAN}, "Jelaskan mengapa belum didokumentasikan"),
    ],
)
def test_isi_yang_tidak_sah_ditolak(tim, isi, pesan):
    kasus = tim.diproses()
    tim[Peran.PPID]
    with ditolak(pesan):
        memutuskan(kasus, tim, **isi)


def test_uji_hanya_untuk_bagian_yang_dikecualikan(tim):
    kasus, uji = tim.diproses(), uji_konsekuensi(tim.satker)
    tim[Peran.PPID]
    with ditolak("hanya dipilih bila ada bagian yang dikecualikan"):
        memutuskan(kasus, tim, uji=uji)


@pytest.mark.parametrize(
    "uji",
    [
        {"hasil": "terbuka"},
        {"tanggal_keputusan": date(2026, 3, 10)},
        {"berlaku_sampai": date(2026, 3, 8)},
        {"dicabut_pada": date(2026, 3, 9)},
    ],
    ids=["terbuka", "besok", "habis", "dicabut"],
)
def test_uji_harus_mengecualikan_dan_berlaku_hari_ini(tim, uji):
    kasus, ketetapan = tim.diproses(), uji_konsekuensi(tim.satker, **uji)
    tim[Peran.PPID]
    with ditolak("tidak berlaku bagi kantor ini"):
        menolak(kasus, tim, ketetapan)


def test_uji_kantor_lain_tidak_dapat_dipakai_kecuali_yang_nasional(tim):
    kasus, setempat = tim.diproses(), uji_konsekuensi(kantor("3506"))
    nasional = uji_konsekuensi(kantor("00"), nasional=True)
    tim[Peran.PPID]
    with ditolak("tidak berlaku bagi kantor ini"):
        menolak(kasus, tim, setempat)
    assert menolak(kasus, tim, nasional).putusan == "ditolak"


def test_tepat_waktu_sampai_akhir_hari_jatuh_tempo(tim):
    akhir_hari = datetime(2026, 3, 30, 23, 59, 59, tzinfo=WIB)
    esok = datetime(2026, 3, 31, 0, 0, 0, tzinfo=WIB)
    besok_lusa = {"waktu_penyediaan": date(2026, 4, 2)}
    assert memutuskan(tim.diproses(), tim, at=akhir_hari, **besok_lusa).dijawab_tepat_waktu() is True
    terlambat = memutuskan(tim.diproses(), tim, at=esok, **besok_lusa)
    assert terlambat.dijawab_tepat_waktu() is False
    assert terakhir(terlambat).rincian["tepat_waktu"] is False


def test_hanya_satu_keputusan_dan_yang_kalah_tahu_siapa_lebih_dulu(tim):
    kasus = memutuskan(tim.diproses(), tim)
    with ditolak(re.escape(f"Terakhir diubah oleh {tim[Peran.PPID].nama}, 09-03-2026 11.00 WIB.")):
        memutuskan(kasus, tim)


def test_tanpa_alamat_surel_jawaban_tetap_terbit(tim):
    kasus = memutuskan(tim.diproses(email=""), tim)
    assert surat_kasus(kasus)[-1] == "PPID-D"
    # The desk delivers it.
    assert kunci_surel(kasus) == ["jawaban"]
    assert OutgoingMail.objects.get().channel == "desk"
