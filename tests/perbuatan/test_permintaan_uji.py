"""A consequence test asked for because of a request, and the part of the answer that waits for it."""

from datetime import date, datetime

import pytest

from dip.alur_uji import StatusUji
from dip.models import UjiKonsekuensi
from dip.perbuatan.pengujian import usulkan_uji
from permohonan.models import UjiPermohonan
from permohonan.pengujian import pengujian
from permohonan.perbuatan.keputusan import putuskan
from permohonan.perbuatan.permintaan_uji import minta_uji
from permohonan.perbuatan.perpanjangan import perpanjang
from permohonan.putusan import AlasanTidakDiberikan, Putusan
from ppid.models import HariLibur, OutgoingMail
from ppid.peran import Peran
from ppid.templatetags.waktu import hari_tanggal
from tests.factories import SENIN, WIB, isi_keputusan, kantor, petugas
from tests.perbuatan.peraga import DIUJI, ISI_UJI, SEJAM_LAGI, ditolak, surat_kasus, tanpa_bekas, terakhir, tetapkan

# The request of SENIN is due on Monday 30 March 2026.
HARI_TERAKHIR = datetime(2026, 3, 30, 15, tzinfo=WIB)
SELURUHNYA_DIUJI = {"putusan": Putusan.MASIH_DIUJI, "diberikan": "", "bentuk": "", "waktu_penyediaan": None}


def test_ppid_meminta_dan_ujinya_langsung_dikirim(tim):
    kasus = tim.diminta_uji()
    ikatan = kasus.pengujian.get()
    assert (ikatan.uji.status, ikatan.uji.satker, ikatan.oleh) == (StatusUji.DIAJUKAN, tim.satker, tim[Peran.PPID])
    assert kasus.status == "diproses" and ikatan.ditangguhkan is None
    assert terakhir(kasus).rincian["uji_diminta"] == ikatan.uji.acuan


def test_permintaan_tim_penghubung_menunggu_ppid(tim):
    kasus = minta_uji(tim.diproses(), isi=ISI_UJI, oleh=tim[Peran.PENGHUBUNG], at=SEJAM_LAGI)
    assert kasus.pengujian.get().uji.status == StatusUji.DIUSULKAN


def test_uji_yang_sedang_berjalan_dapat_dikaitkan_sekali(tim):
    uji = usulkan_uji(tim.satker, ISI_UJI, oleh=tim[Peran.PPID], at=SENIN)
    kasus = minta_uji(tim.diproses(), uji=uji, oleh=tim[Peran.PPID], at=SEJAM_LAGI)
    assert kasus.pengujian.get().uji == uji and UjiKonsekuensi.objects.count() == 1
    with ditolak("sudah dikaitkan"):
        minta_uji(kasus, uji=uji, oleh=tim[Peran.PPID], at=SEJAM_LAGI)


def test_uji_kantor_lain_dan_yang_sudah_selesai_tidak_dapat_dikaitkan(tim):
    lain = kantor("3506")
    asing = usulkan_uji(lain, ISI_UJI, oleh=petugas(Peran.PPID, lain), at=SENIN)
    selesai = tetapkan(tim.diminta_uji())
    kasus = tim.diproses()
    for uji in (asing, selesai):
        with ditolak("tidak sedang berjalan di kantor ini"):
            minta_uji(kasus, uji=uji, oleh=tim[Peran.PPID], at=SEJAM_LAGI)


def test_usulan_yang_tidak_sah_tidak_meninggalkan_uji(tim):
    kasus = tim.diproses()
    tim[Peran.PPID]
    with ditolak("Tulis tepat bagian mana"):
        minta_uji(kasus, isi=ISI_UJI | {"bagian_dikecualikan": " "}, oleh=tim[Peran.PPID], at=SEJAM_LAGI)


def test_kedua_jam_dan_mana_yang_lebih_dulu(tim):
    kasus = tim.diminta_uji()
    kalender = HariLibur.objects.kalender(tim.satker)
    # Received today it would be ruled in seven working days, before the answer is due; asked late it would not.
    [awal] = pengujian(kasus, kalender, pada=date(2026, 3, 9))
    assert (awal.batas, awal.perkiraan, awal.permohonan_dulu) == (date(2026, 3, 25), True, False)
    [akhir] = pengujian(kasus, kalender, pada=date(2026, 3, 27))
    assert akhir.permohonan_dulu
    UjiKonsekuensi.objects.update(jatuh_tempo=date(2026, 3, 31))
    [diterima] = pengujian(kasus, kalender, pada=date(2026, 3, 27))
    assert (diterima.batas, diterima.perkiraan, diterima.permohonan_dulu) == (date(2026, 3, 31), False, True)
    tetapkan(kasus)
    [selesai] = pengujian(kasus, kalender, pada=date(2026, 3, 27))
    assert (selesai.batas, selesai.permohonan_dulu, selesai.menunggu_susulan) == (None, False, False)


# The answer


def test_yang_terbuka_dijawab_tepat_waktu_dan_selebihnya_masih_diuji(tim):
    kasus = tim.masih_diuji()
    keputusan = kasus.keputusan.get()
    assert (kasus.status, kasus.putusan, kasus.dijawab_tepat_waktu()) == ("diputus", "sebagian", True)
    assert kasus.pengujian.get().ditangguhkan == keputusan
    assert kasus.pengujian.terbuka().count() == 1
    assert surat_kasus(kasus)[2:] == ["PPID-D"]
    konteks = kasus.surat.get(surat__jenis="PPID-D").surat.konteks
    assert konteks["keputusan"]["sisa"] == [{"perihal": ISI_UJI["perihal"], "paling_lambat": ""}]
    surel = OutgoingMail.objects.get(key=f"jawaban:{kasus.pk}:1").text
    assert ISI_UJI["perihal"] in surel and "jawaban susulan" in surel
    # Thirty working days from the due date, not from the early letter.
    batas = HariLibur.objects.kalender(tim.satker).geser(date(2026, 3, 30), 30)
    assert f"{batas.day} Mei 2026" in surel


def test_masih_diuji_hanya_dengan_uji_yang_berjalan(tim):
    kasus = tim.diproses()
    tim[Peran.PPID]
    with ditolak("Belum ada uji konsekuensi yang berjalan"):
        putuskan(kasus, isi_keputusan(**DIUJI), oleh=tim[Peran.PPID], at=SEJAM_LAGI)
    diminta = tim.diminta_uji()
    tetapkan(diminta)
    with ditolak("Belum ada uji konsekuensi yang berjalan"):
        putuskan(diminta, isi_keputusan(**DIUJI), oleh=tim[Peran.PPID], at=SEJAM_LAGI)


def test_tanpa_bagian_yang_terbuka_diperpanjang_dulu(tim):
    kasus = tim.diminta_uji()
    isi = isi_keputusan(**SELURUHNYA_DIUJI, tidak_diberikan="Daftar hadir saksi")
    with ditolak("Perpanjang dulu"):
        putuskan(kasus, isi, oleh=tim[Peran.PPID], at=SEJAM_LAGI)
    with ditolak("Tulis informasi apa yang masih diuji"):
        putuskan(kasus, isi_keputusan(**SELURUHNYA_DIUJI), oleh=tim[Peran.PPID], at=HARI_TERAKHIR)
    sama = {"alasan": "belum_diputuskan", "uraian": "Uji konsekuensi belum ditetapkan"}
    diperpanjang = perpanjang(tim.diminta_uji(), **sama, oleh=tim[Peran.PPID], at=SEJAM_LAGI)
    assert putuskan(diperpanjang, isi, oleh=tim[Peran.PPID], at=SEJAM_LAGI).putusan == "masih_diuji"


def test_pada_hari_terakhir_seluruhnya_boleh_masih_diuji(tim):
    kasus = tim.diminta_uji()
    isi = isi_keputusan(**SELURUHNYA_DIUJI, tidak_diberikan="Daftar hadir saksi")
    kasus = putuskan(kasus, isi, oleh=tim[Peran.PPID], at=HARI_TERAKHIR)
    assert (kasus.status, kasus.putusan, kasus.dijawab_tepat_waktu()) == ("diputus", "masih_diuji", True)
    assert not kasus.menunggu_serah
    assert surat_kasus(kasus)[2:] == ["PPID-D"]
    assert kasus.surat.last().surat.konteks["keputusan"]["putusan"] == "masih_diuji"


@pytest.mark.parametrize("alasan", [AlasanTidakDiberikan.BELUM_DIKUASAI, AlasanTidakDiberikan.BELUM_DIDOKUMENTASIKAN])
def test_alasan_lain_tidak_menangguhkan_apa_pun(tim, alasan):
    kasus = tim.diminta_uji()
    isi = isi_keputusan(**DIUJI | {"alasan_tidak_diberikan": alasan})
    kasus = putuskan(kasus, isi, oleh=tim[Peran.PPID], at=SEJAM_LAGI)
    assert not kasus.pengujian.terbuka().exists()


def test_kerusakan_saat_menjawab_tidak_menangguhkan(tim, monkeypatch):
    kasus = tim.diminta_uji()

    def rusak(*args, **kwargs):
        raise RuntimeError("listrik padam")

    monkeypatch.setattr("permohonan.surat.terbitkan_keputusan", rusak)
    with tanpa_bekas(), pytest.raises(RuntimeError):
        putuskan(kasus, isi_keputusan(**DIUJI), oleh=tim[Peran.PPID], at=SEJAM_LAGI)
    assert not UjiPermohonan.objects.exclude(ditangguhkan=None).exists()


def test_penguji_membaca_batas_permohonan_dan_tidak_lebih(tim, client):
    kasus = tim.diminta_uji()
    uji = kasus.pengujian.get().uji
    client.force_login(petugas(Peran.SUPERVISI, uji.pemegang))
    halaman = client.get(uji.get_absolute_url()).content.decode()
    assert str(hari_tanggal(kasus.jatuh_tempo)) in halaman
    assert kasus.nomor not in halaman and kasus.acuan not in halaman and kasus.pemohon.nama not in halaman
