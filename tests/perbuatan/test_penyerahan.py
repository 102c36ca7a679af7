"""Handing over, handing over at once, the applicant's own word, and how a letter reached him."""

import pytest

from permohonan.perbuatan.penyerahan import (
    CaraPenyerahan,
    beri_langsung,
    catat_penyampaian,
    konfirmasi_terima,
    serahkan,
)
from permohonan.putusan import CaraSerah, Putusan
from ppid.models import Surat
from ppid.peran import Peran
from tests.factories import isi_keputusan, uji_konsekuensi
from tests.perbuatan.peraga import (
    KERTAS,
    LANGSUNG,
    SEJAM_LAGI,
    ditolak,
    kunci_surel,
    peristiwa,
    surat_kasus,
    terakhir,
)

POS = CaraPenyerahan(cara=CaraSerah.POS)


def ditolak_ppid(tim):
    isi = isi_keputusan(
        putusan=Putusan.DITOLAK, diberikan="", bentuk="", waktu_penyediaan=None, uji=uji_konsekuensi(tim.satker)
    )
    return tim.diputus(isi=isi)


# serahkan


def test_diserahkan_dengan_tanda_terima(tim):
    kasus = serahkan(tim.diputus(), LANGSUNG, berkas=[KERTAS], oleh=tim[Peran.DESK], at=SEJAM_LAGI)
    assert (kasus.status, kasus.diserahkan_at) == ("diserahkan", SEJAM_LAGI)
    penyampaian = kasus.penyampaian.get()
    assert (penyampaian.cara, penyampaian.penerima, penyampaian.oleh) == ("langsung", "Siti Contoh", tim[Peran.DESK])
    surat = kasus.surat.get(surat__jenis="tanda-terima").surat
    # Attached this moment, it is not checked: the receipt does not say that he has it.
    assert (surat.konteks["berkas"], surat.konteks["menyusul"]) == ([], 1)
    assert surat.konteks["uraian"] == "Salinan berita acara dalam PDF"
    assert peristiwa(kasus)[-1] == ("serahkan", "diputus", "diserahkan", Peran.DESK)
    assert terakhir(kasus).rincian == {"cara": "langsung", "surat": surat.acuan}


def test_yang_tidak_memberi_tidak_diserahkan(tim):
    kasus, oleh = ditolak_ppid(tim), tim[Peran.DESK]
    with ditolak("tidak ada yang diserahkan"):
        serahkan(kasus, LANGSUNG, oleh=oleh, at=SEJAM_LAGI)


@pytest.mark.parametrize("cara", [CaraSerah.POS, CaraSerah.KURIR])
def test_pos_dan_kurir_dicatat_dengan_buktinya(tim, cara):
    kasus, oleh = tim.diputus(), tim[Peran.DESK]
    for kosong in ("", "  "):
        with ditolak("nomor resi atau foto bukti"):
            serahkan(kasus, CaraPenyerahan(cara=cara, nomor_resi=kosong), oleh=oleh, at=SEJAM_LAGI)
    kasus = serahkan(kasus, CaraPenyerahan(cara=cara, nomor_resi="P0123"), oleh=oleh, at=SEJAM_LAGI)
    assert kasus.penyampaian.get().nomor_resi == "P0123"


def test_foto_bukti_kirim_tersimpan(tim):
    cara = CaraPenyerahan(cara=CaraSerah.POS, bukti=KERTAS)
    kasus = serahkan(tim.diputus(), cara, oleh=tim[Peran.DESK], at=SEJAM_LAGI)
    assert kasus.berkas.get().berkas == kasus.penyampaian.get().bukti
    assert kasus.berkas.get().berkas.baca() == KERTAS.isi
    assert kasus.berkas.get().sifat == "bukti_kirim"


# konfirmasi_terima


def test_pemohon_menyatakan_sudah_menerima(tim):
    kasus = konfirmasi_terima(tim.diputus(), at=SEJAM_LAGI)
    assert (kasus.status, kasus.diserahkan_at) == ("diserahkan", SEJAM_LAGI)
    assert (kasus.penyampaian.get().cara, kasus.penyampaian.get().oleh) == ("unduh", None)
    assert surat_kasus(kasus)[-1] == "tanda-terima"
    assert peristiwa(kasus)[-1] == ("konfirmasi_terima", "diputus", "diserahkan", Peran.PEMOHON)


def test_penolakan_tidak_dapat_dikonfirmasi_diterima(tim):
    kasus = ditolak_ppid(tim)
    with ditolak("tidak ada yang diserahkan"):
        konfirmasi_terima(kasus, at=SEJAM_LAGI)


# beri_langsung


@pytest.mark.parametrize("awal", ["terdaftar", "tidak_lengkap", "diproses"])
def test_yang_sudah_terbuka_diberikan_seketika(tim, awal):
    kasus = getattr(tim, awal)()
    kasus = beri_langsung(
        kasus,
        LANGSUNG,
        uraian="Salinan PKPU",
        bentuk="hardcopy",
        berkas=[KERTAS],
        oleh=tim[Peran.DESK],
        at=SEJAM_LAGI,
    )
    assert (kasus.status, kasus.putusan) == ("diserahkan", "seluruhnya")
    assert kasus.diputus_at == kasus.diserahkan_at == SEJAM_LAGI
    assert kasus.dijawab_tepat_waktu() is True
    assert kasus.keputusan.get().diberikan == "Salinan PKPU"
    assert surat_kasus(kasus)[-2:] == ["PPID-D", "tanda-terima"]
    assert kunci_surel(kasus)[-1] == "jawaban"
    assert peristiwa(kasus)[-1] == ("beri_langsung", awal, "diserahkan", Peran.DESK)


def test_uraian_harus_ditulis(tim):
    kasus, oleh = tim.terdaftar(), tim[Peran.DESK]
    with ditolak("Tulis informasi apa yang diberikan"):
        beri_langsung(kasus, LANGSUNG, uraian=" ", bentuk="hardcopy", oleh=oleh, at=SEJAM_LAGI)


def test_kantor_dapat_mensyaratkan_persetujuan_ppid(tim):
    tim.satker.serah_perlu_persetujuan = True
    tim.satker.save()
    kasus, desk, ppid = tim.terdaftar(), tim[Peran.DESK], tim[Peran.PPID]
    with ditolak("memerlukan persetujuan PPID"):
        beri_langsung(kasus, LANGSUNG, uraian="Salinan", bentuk="hardcopy", oleh=desk, at=SEJAM_LAGI)
    kasus = beri_langsung(kasus, LANGSUNG, uraian="Salinan", bentuk="hardcopy", oleh=ppid, at=SEJAM_LAGI)
    assert terakhir(kasus).peran == Peran.PPID


def test_lewat_pos_pun_perlu_bukti(tim):
    kasus, oleh = tim.terdaftar(), tim[Peran.DESK]
    with ditolak("nomor resi atau foto bukti"):
        beri_langsung(kasus, POS, uraian="Salinan", bentuk="hardcopy", oleh=oleh, at=SEJAM_LAGI)


# catat_penyampaian


@pytest.mark.parametrize("awal", ["terdaftar", "tidak_lengkap", "diproses", "diputus", "diserahkan"])
def test_penyampaian_surat_dicatat_tanpa_mengubah_keadaan(tim, awal):
    kasus = getattr(tim, awal)()
    surat = kasus.surat.get(surat__jenis="tanda-bukti").surat
    kasus = catat_penyampaian(kasus, surat, LANGSUNG, oleh=tim[Peran.DESK], at=SEJAM_LAGI)
    assert kasus.status == awal
    assert surat.penyampaian.get().at == SEJAM_LAGI
    assert terakhir(kasus).rincian == {"surat": surat.acuan, "jenis": "tanda-bukti", "cara": "langsung"}


def test_surat_permohonan_lain_ditolak(tim):
    kasus, lain, oleh = tim.terdaftar(), tim.terdaftar(), tim[Peran.DESK]
    surat = Surat.objects.get(untuk_permohonan__permohonan=lain, jenis="tanda-bukti")
    with ditolak("bukan surat permohonan ini"):
        catat_penyampaian(kasus, surat, LANGSUNG, oleh=oleh, at=SEJAM_LAGI)


def test_penyampaian_lewat_pos_perlu_bukti(tim):
    kasus, oleh = tim.terdaftar(), tim[Peran.DESK]
    surat = kasus.surat.get(surat__jenis="tanda-bukti").surat
    with ditolak("nomor resi atau foto bukti"):
        catat_penyampaian(kasus, surat, POS, oleh=oleh, at=SEJAM_LAGI)
