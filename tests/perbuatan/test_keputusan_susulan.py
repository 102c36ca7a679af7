"""The supplementary decision: what it may say, once for each part, and what the case comes to."""

from datetime import date, datetime, timedelta

import pytest

from dip.models import HasilUji, JawabanOrang, Persetujuan, UjiKonsekuensi
from permohonan.hak import batas_keberatan, hak_sekarang
from permohonan.lacak import berikut
from permohonan.models import Permohonan, Sifat
from permohonan.pekerjaan import pekerjaan
from permohonan.perbuatan.keputusan import putuskan
from permohonan.perbuatan.keputusan_susulan import putuskan_susulan
from permohonan.perbuatan.pembukaan_kembali import buka_kembali
from permohonan.perbuatan.pendaftaran import lampirkan
from permohonan.perbuatan.penutupan import tutup
from permohonan.perbuatan.penyerahan import serahkan
from permohonan.perbuatan.permintaan_uji import minta_uji
from permohonan.putusan import AlasanTidakDiberikan, Putusan
from ppid.models import HariLibur, OutgoingMail
from ppid.peran import Peran
from ppid.unggahan import UnggahanBersih
from tests.factories import SENIN, WIB, isi_keputusan, uji_konsekuensi
from tests.perbuatan.peraga import (
    DIUJI,
    ISI_UJI,
    KERTAS,
    LANGSUNG,
    SEJAM_LAGI,
    ditolak,
    surat_kasus,
    susul,
    tanpa_bekas,
    terakhir,
    tetapkan,
)

BESOK = datetime(2026, 3, 10, 10, tzinfo=WIB)
APRIL = datetime(2026, 4, 6, 10, tzinfo=WIB)
KOSONG = {"diberikan": "", "bentuk": "", "waktu_penyediaan": None}
JANJI = {"waktu_penyediaan": date(2026, 4, 8)}


def menolak(kasus, tim, at=APRIL, **ganti):
    uji = kasus.pengujian.get().uji
    isi = KOSONG | {"putusan": Putusan.DITOLAK, "uji": uji} | ganti
    return susul(kasus, oleh=tim[Peran.PPID], at=at, **isi)


def memberi(kasus, tim, at=APRIL, **ganti):
    return susul(kasus, oleh=tim[Peran.PPID], at=at, **JANJI | {"diberikan": "Daftar hadir saksi"} | ganti)


def test_yang_dikecualikan_ditolak_dengan_ppid_e_bagian_itu(tim):
    kasus = tim.siap_susulan(HasilUji.DIKECUALIKAN)
    pertama = kasus.diputus_at
    kasus = menolak(kasus, tim)
    assert (kasus.status, kasus.putusan) == ("diputus", "sebagian")
    assert (kasus.diputus_at, kasus.dijawab_tepat_waktu()) == (pertama, True)
    assert surat_kasus(kasus)[2:] == ["PPID-D", "PPID-E"]
    konteks = kasus.surat.last().surat.konteks["keputusan"]
    assert konteks["susulan"] == {"perihal": ISI_UJI["perihal"], "pertama": "2026-03-09"}
    assert konteks["uji"]["nomor"] == "7/PPID-UJI/2026" and konteks["tidak_diberikan"] == ISI_UJI["perihal"]
    assert kasus.keputusan.last().menyusul == kasus.pengujian.get()
    assert terakhir(kasus).rincian == {"putusan": "ditolak", "uji": "7/PPID-UJI/2026", "tahap": 1}
    surel = OutgoingMail.objects.get(key=f"jawaban-susulan:{kasus.pk}:1:{kasus.pengujian.get().pk}")
    assert surel.recipient == "siti@contoh.test" and "menyusul" in surel.text


def test_yang_terbuka_diberikan_dan_dapat_diserahkan(tim):
    kasus = tim.siap_susulan()
    hasil = UnggahanBersih("hadir.csv", "text/csv", b"nama\nA\n")
    kasus = putuskan_susulan(
        kasus,
        isi_keputusan(diberikan="Daftar hadir saksi", **JANJI),
        sisa=kasus.pengujian.get(),
        berkas=[hasil],
        oleh=tim[Peran.PPID],
        at=APRIL,
    )
    assert (kasus.status, kasus.putusan, kasus.menunggu_serah) == ("diputus", "seluruhnya", True)
    assert surat_kasus(kasus)[2:] == ["PPID-D", "PPID-D"]
    assert kasus.berkas.filter(sifat="hasil").count() == 1


def test_sesudah_bagian_pertama_diserahkan_susulannya_diserahkan_sendiri(tim):
    kasus = serahkan(tim.siap_susulan(), LANGSUNG, oleh=tim[Peran.DESK], at=BESOK)
    kasus = memberi(kasus, tim)
    assert (kasus.status, kasus.diserahkan_at) == ("diputus", None)
    kasus = serahkan(kasus, LANGSUNG, oleh=tim[Peran.DESK], at=APRIL + timedelta(hours=1))
    assert (kasus.status, kasus.diserahkan_at) == ("diserahkan", APRIL + timedelta(hours=1))
    uraian = [s.surat.konteks["uraian"] for s in kasus.surat.filter(surat__jenis="tanda-terima")]
    assert uraian == ["Salinan berita acara dalam PDF", "Daftar hadir saksi"]


def test_sesudah_diserahkan_penolakan_susulan_tidak_menyisakan_penyerahan(tim):
    kasus = serahkan(tim.siap_susulan(HasilUji.DIKECUALIKAN), LANGSUNG, oleh=tim[Peran.DESK], at=BESOK)
    kasus = menolak(kasus, tim)
    assert (kasus.status, kasus.menunggu_serah, kasus.diserahkan_at) == ("diputus", False, BESOK)
    with ditolak("tidak menambah apa pun"):
        serahkan(kasus, LANGSUNG, oleh=tim[Peran.DESK], at=APRIL)
    assert tutup(kasus, oleh=tim[Peran.DESK], at=APRIL).status == "selesai"


def test_satu_kali_untuk_setiap_bagian(tim):
    kasus = menolak(tim.siap_susulan(HasilUji.DIKECUALIKAN), tim)
    with ditolak("tidak menunggu jawaban susulan"):
        menolak(kasus, tim)


def test_selama_uji_berjalan_belum_ada_jawaban_susulan(tim):
    kasus = tim.masih_diuji()
    with ditolak("belum ditetapkan"):
        memberi(kasus, tim)


def test_jawaban_susulan_mengikuti_ketetapan(tim):
    dikecualikan = tim.siap_susulan(HasilUji.DIKECUALIKAN)
    with ditolak("mengecualikan informasi ini"):
        memberi(dikecualikan, tim)
    with ditolak("memberikan bagian yang tadinya diuji, atau menolaknya"):
        susul(dikecualikan, oleh=tim[Peran.PPID], at=APRIL, **DIUJI)
    with ditolak("memberikan bagian yang tadinya diuji, atau menolaknya"):
        susul(dikecualikan, oleh=tim[Peran.PPID], at=APRIL, putusan=Putusan.TIDAK_DIKUASAI, badan_lain="Bawaslu")
    lain = uji_konsekuensi(tim.satker, nomor_keputusan="9/UJI")
    with ditolak("Bagian ini ditutup dengan keputusan yang mengujinya"):
        menolak(dikecualikan, tim, uji=lain, cakupan="Semuanya")
    terbuka = tim.siap_susulan(HasilUji.TERBUKA)
    for pengecualian in (terbuka.pengujian.get().uji, lain):
        with ditolak("menyatakan informasi ini terbuka. Berikan seluruh bagian"):
            menolak(terbuka, tim, uji=pengecualian, cakupan="Semuanya")


def test_sebagian_dengan_alasan_lain_tidak_menutup_yang_sudah_diuji(tim):
    kasus = tim.siap_susulan(HasilUji.DIKECUALIKAN)
    with ditolak("hanya pengecualian yang ditetapkan"):
        memberi(
            kasus,
            tim,
            putusan=Putusan.SEBAGIAN,
            tidak_diberikan="Nomor telepon",
            alasan_tidak_diberikan=AlasanTidakDiberikan.BELUM_DIKUASAI,
        )


def test_yang_disetujui_orangnya_diberikan(tim):
    kasus = tim.siap_susulan(HasilUji.DIKECUALIKAN)
    uji = kasus.pengujian.get().uji
    UjiKonsekuensi.objects.filter(pk=uji.pk).update(huruf="h")
    _setuju(uji, kasus)
    with ditolak("Orangnya sudah menyetujui secara tertulis"):
        menolak(kasus, tim)
    assert memberi(kasus, tim).putusan == "seluruhnya"


def _setuju(uji, kasus, jawaban=JawabanOrang.SETUJU):
    (bukti,) = lampirkan(kasus, [(Sifat.PENDUKUNG, KERTAS)], oleh=None, at=SENIN)
    surat = kasus.surat.first().surat
    Persetujuan.objects.create(
        uji=uji,
        acuan_permohonan=kasus.acuan,
        nama="Orang Contoh",
        alamat="orang@contoh.test",
        rincian="Nomor telepon",
        surat=surat,
        diminta_at=SENIN,
        jawaban=jawaban,
        dijawab_pada=date(2026, 3, 9),
        bukti=bukti.berkas,
    )


def test_penolakan_gugur_bila_orangnya_menyetujui_permohonan_itu(tim):
    kasus, uji = tim.diproses(), uji_konsekuensi(tim.satker)
    _setuju(uji, kasus)
    with ditolak("Pasal 17 huruf h tidak berlaku"):
        putuskan(kasus, isi_keputusan(**KOSONG, putusan=Putusan.DITOLAK, uji=uji), oleh=tim[Peran.PPID], at=SEJAM_LAGI)
    lain = tim.diproses()
    isi = isi_keputusan(**KOSONG, putusan=Putusan.DITOLAK, uji=uji)
    assert putuskan(lain, isi, oleh=tim[Peran.PPID], at=SEJAM_LAGI).putusan == "ditolak"


def test_dua_bagian_dua_jawaban_susulan(tim):
    kasus = minta_uji(tim.diminta_uji(), isi=ISI_UJI | {"perihal": "Notula rapat"}, oleh=tim[Peran.PPID], at=SENIN)
    isi = isi_keputusan(putusan=Putusan.MASIH_DIUJI, tidak_diberikan="Daftar hadir dan notula", **KOSONG)
    kasus = putuskan(kasus, isi, oleh=tim[Peran.PPID], at=datetime(2026, 3, 30, 9, tzinfo=WIB))
    hadir, notula = kasus.pengujian.all()
    for ikatan, hasil in ((hadir, HasilUji.DIKECUALIKAN), (notula, HasilUji.TERBUKA)):
        UjiKonsekuensi.objects.filter(pk=ikatan.uji_id).update(
            status="ditetapkan",
            hasil=hasil,
            penetap=ikatan.uji.pemegang,
            nomor_keputusan=f"{ikatan.pk}/UJI",
            tanggal_keputusan=date(2026, 4, 1),
        )
    hadir.uji.refresh_from_db()
    siapa = {"oleh": tim[Peran.PPID], "at": APRIL}
    tolak = isi_keputusan(**KOSONG, putusan=Putusan.DITOLAK, uji=hadir.uji, alasan_tidak_diberikan="dikecualikan")
    kasus = putuskan_susulan(kasus, tolak, sisa=hadir, **siapa)
    assert kasus.putusan == "masih_diuji", "the other part is still open"
    with ditolak("Masih ada bagian yang diuji"):
        tutup(kasus, oleh=tim[Peran.DESK], at=APRIL)
    kasus = putuskan_susulan(kasus, isi_keputusan(diberikan="Notula", **JANJI), sisa=notula, **siapa)
    assert kasus.putusan == "sebagian"
    assert [k.menyusul_id for k in kasus.keputusan.all()] == [None, hadir.pk, notula.pk]


def test_seluruhnya_diuji_lalu_ditolak_menjadi_ditolak(tim):
    isi = isi_keputusan(**KOSONG, putusan=Putusan.MASIH_DIUJI, tidak_diberikan="Daftar hadir")
    kasus = putuskan(tim.diminta_uji(), isi, oleh=tim[Peran.PPID], at=datetime(2026, 3, 30, 9, tzinfo=WIB))
    tetapkan(kasus, HasilUji.DIKECUALIKAN)
    assert menolak(kasus, tim).putusan == "ditolak"
    assert kasus.surat.last().surat.jenis == "PPID-E"


def test_uji_yang_dibatalkan_membuka_jalan_memberi(tim):
    kasus = tim.masih_diuji()
    UjiKonsekuensi.objects.filter(untuk_permohonan__permohonan=kasus).update(status="batal")
    assert memberi(kasus, tim).putusan == "seluruhnya"


def test_dibuka_kembali_atas_perintah_menggugurkan_sisa_tahap_lama(tim):
    kasus = tim.siap_susulan()
    tim[Peran.ATASAN]
    kasus = buka_kembali(kasus, batas=date(2026, 4, 17), oleh=tim[Peran.ATASAN], at=BESOK)
    assert not kasus.pengujian.terbuka().exists()
    kasus = putuskan(kasus, isi_keputusan(**JANJI), oleh=tim[Peran.PPID], at=APRIL)
    assert kasus.putusan == "seluruhnya"


# What the applicant and the desk read


def test_hak_keberatan_berjalan_sejak_jatuh_tempo_lalu_sejak_jawaban_susulan(tim):
    kasus = tim.siap_susulan(HasilUji.DIKECUALIKAN)
    kalender = HariLibur.objects.kalender(tim.satker)
    # Due on 30 March: thirty working days from there, although the letter is of the 9th.
    assert batas_keberatan(kasus, kalender, pada=date(2026, 3, 12)).tanggal == kalender.geser(date(2026, 3, 30), 30)
    kasus = menolak(kasus, tim)
    hak = hak_sekarang(kasus, kalender, pada=date(2026, 4, 7))
    assert hak.keberatan is not None and hak.keberatan.tanggal == kalender.geser(date(2026, 4, 6), 30)


def test_linimasa_menyebut_yang_masih_diuji_dan_kapan(tim):
    kasus = tim.masih_diuji()
    kalender = HariLibur.objects.kalender(tim.satker)
    pada = date(2026, 3, 12)
    serah, sisa = berikut(kasus, kalender, pada=pada)
    assert "diserahkan" in serah.judul and ISI_UJI["perihal"] in sisa.judul and "belum diterima" in sisa.uraian
    UjiKonsekuensi.objects.update(jatuh_tempo=date(2026, 3, 19))
    assert "Kamis, 19 Maret 2026" in list(berikut(kasus, kalender, pada=pada))[1].uraian
    tetapkan(kasus)
    assert "jawaban susulan sedang disiapkan" in list(berikut(kasus, kalender, pada=pada))[1].uraian
    kasus = menolak(Permohonan.objects.get(pk=kasus.pk), tim)
    assert [b.judul for b in berikut(kasus, kalender, pada=pada)] == ["informasi diserahkan kepada Anda"]


def test_meja_tidak_menawarkan_menutup_yang_masih_diuji(tim):
    kasus = serahkan(tim.masih_diuji(), LANGSUNG, oleh=tim[Peran.DESK], at=BESOK)
    kalender = HariLibur.objects.kalender(tim.satker)

    def nama():
        return {b.nama for b in pekerjaan(tim[Peran.DESK], satker=tim.satker, kalender=kalender, at=BESOK)}

    assert nama() & {"tutup", "serah"} == set()
    tetapkan(kasus)
    menolak(kasus, tim, at=BESOK)
    assert nama() & {"tutup", "serah"} == {"tutup"}


def test_alasan_tercatat_untuk_laporan(tim):
    kasus = menolak(
        tim.siap_susulan(HasilUji.DIKECUALIKAN), tim, alasan_tidak_diberikan=AlasanTidakDiberikan.DIKECUALIKAN
    )
    assert [k.alasan_tidak_diberikan for k in kasus.keputusan.all()] == ["masih_diuji", "dikecualikan"]


def test_kerusakan_saat_menyusul_tidak_meninggalkan_apa_pun(tim, monkeypatch):
    kasus = tim.siap_susulan()

    def rusak(*args, **kwargs):
        raise RuntimeError("listrik padam")

    monkeypatch.setattr("permohonan.perbuatan.keputusan.kabarkan_pemohon", rusak)
    with tanpa_bekas(), pytest.raises(RuntimeError):
        memberi(kasus, tim)
