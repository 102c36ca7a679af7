"""Before a refusal leaves: what other offices publish, who is told, and what they may say."""

import pytest

from dip.pencarian import serupa_di_kantor_lain
from permohonan.models import CatatanNiat, NiatTolak
from permohonan.pengingat import Pagi
from permohonan.perbuatan.keputusan import putuskan
from permohonan.perbuatan.niat_tolak import beri_catatan, umumkan_niat_tolak
from permohonan.putusan import Putusan
from permohonan.serupa import serupa
from ppid.galat import AturanDilanggar
from ppid.models import HariLibur, OutgoingMail
from ppid.peran import Peran
from tests.factories import SEHARI, SENIN, isi_keputusan, kantor, petugas, uji_konsekuensi
from tests.perbuatan.peraga import SEJAM_LAGI, ditolak, tanpa_bekas, terbit_di_kantor_lain, umumkan

KOSONG = {"diberikan": "", "bentuk": "", "waktu_penyediaan": None}
JANJI = {"waktu_penyediaan": SENIN.date() + SEHARI}


@pytest.fixture
def niat(tim):
    """A notice of Jombang, in East Java, of what Kota Serang in Banten publishes."""
    kasus = umumkan(tim.niat_tertahan(), oleh=tim[Peran.PPID], at=SEJAM_LAGI)
    return kasus.niat_tolak.get()


def menolak(kasus, tim, uji, **ganti):
    isi = isi_keputusan(**KOSONG | {"putusan": Putusan.DITOLAK, "uji": uji} | ganti)
    return putuskan(kasus, isi, oleh=tim[Peran.PPID], at=SEJAM_LAGI)


# What is alike


@pytest.mark.parametrize(
    ("pokok", "nama", "serupa"),
    [
        (
            "Laporan dana kampanye pasangan calon",
            "Pengumuman Laporan Dana Kampanye Pasangan Calon Wali Kota 2024",
            True,
        ),
        ("Daftar nama anggota PPS", "Daftar Nama Anggota PPS Kota Serang Pemilu 2024", True),
        ("Rekapitulasi penghitungan suara kecamatan", "Berita Acara Rekapitulasi Hitung Suara Kecamatan Curug", True),
        ("Denah pengamanan gudang logistik", "Pengadaan Jasa Sewa Gudang Logistik KPU Kota Serang 2024", False),
        ("Nota dinas penyusunan jadwal rapat pleno", "Jadwal Kampanye Rapat Umum Pemilu 2024", False),
        ("Data pribadi pemilih", "Keputusan tentang Daftar Pemilih Tetap Pemilu 2024", False),
        ("", "Laporan Kinerja 2024", False),
        ("?? -- ()", "Laporan Kinerja 2024", False),
    ],
)
def test_yang_tidak_sepokok_tidak_terbawa(tim, pokok, nama, serupa):
    terbit = terbit_di_kantor_lain(nama)
    hasil = serupa_di_kantor_lain([pokok], satker=tim.satker)
    assert hasil == ([terbit] if serupa else [])


def test_terbitan_kantor_sendiri_dan_yang_ditarik_tidak_dihitung(tim):
    terbit = terbit_di_kantor_lain("Laporan dana kampanye pasangan calon")
    assert serupa_di_kantor_lain(["Laporan dana kampanye pasangan calon"], satker=terbit.satker) == []


# The gate


def test_penolakan_tertahan_sampai_niatnya_diumumkan_lalu_langsung_dapat(tim):
    kasus = tim.niat_tertahan()
    uji = tim.satker.uji_konsekuensi.get()
    with ditolak("Kantor lain menerbitkan informasi yang serupa"):
        menolak(kasus, tim, uji)
    umumkan(kasus, oleh=tim[Peran.PPID], at=SEJAM_LAGI)
    kasus = menolak(kasus, tim, uji)
    assert kasus.putusan == "ditolak"
    urut = [catatan.aksi for catatan in kasus.riwayat.all()]
    assert urut.index("umumkan_niat_tolak") < urut.index("putuskan")


def test_yang_diumumkan_untuk_satu_hal_tidak_membuka_jalan_menolak_hal_lain(tim):
    kasus = tim.niat_tertahan()
    uji = tim.satker.uji_konsekuensi.get()
    umumkan(kasus, oleh=tim[Peran.PPID], at=SEJAM_LAGI)
    lain = terbit_di_kantor_lain("Daftar Nama Anggota PPS Kota Serang Pemilu 2024")
    bagian = "Daftar nama anggota PPS"
    tolak = {"putusan": Putusan.SEBAGIAN, "diberikan": "Rekening", "tidak_diberikan": bagian} | JANJI
    with ditolak("Kantor lain menerbitkan informasi yang serupa"):
        menolak(kasus, tim, uji, **tolak, alasan_tidak_diberikan="dikecualikan")
    siapa = {"oleh": tim[Peran.PPID], "at": SEJAM_LAGI}
    umumkan_niat_tolak(kasus, uji=uji, pokok=bagian, dibaca=[lain], perbedaan="Di sini memuat alamat", **siapa)
    assert [satu.informasi for satu in kasus.niat_tolak.first().serupa.all()] == [lain]
    with ditolak("sudah diumumkan"):
        umumkan_niat_tolak(kasus, uji=uji, pokok=bagian, dibaca=[lain], perbedaan="Lagi", **siapa)
    assert menolak(kasus, tim, uji, **tolak, alasan_tidak_diberikan="dikecualikan").putusan == "sebagian"


def test_bagian_yang_ditolak_ikut_dibandingkan(tim):
    terbit_di_kantor_lain("Daftar Nama Anggota PPS Kota Serang Pemilu 2024")
    kasus, uji = tim.diproses(), uji_konsekuensi(tim.satker)
    sebagian = {"putusan": Putusan.SEBAGIAN, "alasan_tidak_diberikan": "dikecualikan", "uji": uji}
    with ditolak("Kantor lain menerbitkan informasi yang serupa"):
        putuskan(
            kasus,
            isi_keputusan(**sebagian, tidak_diberikan="Daftar nama anggota PPS"),
            oleh=tim[Peran.PPID],
            at=SEJAM_LAGI,
        )
    # A part that nobody publishes holds nothing up.
    isi = isi_keputusan(**sebagian, tidak_diberikan="Nomor induk kependudukan pelamar")
    assert putuskan(kasus, isi, oleh=tim[Peran.PPID], at=SEJAM_LAGI).putusan == "sebagian"


def test_tanpa_yang_serupa_tidak_ada_yang_diumumkan(tim):
    kasus, uji = tim.diproses(), uji_konsekuensi(tim.satker)
    tim[Peran.PPID]
    with ditolak("tidak perlu diumumkan"):
        umumkan_niat_tolak(kasus, uji=uji, pokok="x", dibaca=[], perbedaan="beda", oleh=tim[Peran.PPID], at=SEJAM_LAGI)


@pytest.mark.parametrize(
    ("ganti", "pesan"),
    [
        ({"perbedaan": " "}, "Jelaskan mengapa informasi di kantor ini berbeda"),
        ({"dibaca": []}, "belum Anda lihat"),
    ],
)
def test_niat_harus_dibaca_dan_beralasan(tim, ganti, pesan):
    kasus = tim.niat_tertahan()
    uji = tim.satker.uji_konsekuensi.get()
    isi = {"uji": uji, "pokok": "x", "dibaca": serupa(kasus, uji, "x"), "perbedaan": "Memuat nomor pribadi"}
    tim[Peran.PPID]
    with ditolak(pesan):
        umumkan_niat_tolak(kasus, **isi | ganti, oleh=tim[Peran.PPID], at=SEJAM_LAGI)


def test_niat_diumumkan_sekali_dan_hanya_atas_pengecualian_kantor_ini(tim, niat):
    with ditolak("sudah diumumkan"):
        umumkan(niat.permohonan, oleh=tim[Peran.PPID], at=SEJAM_LAGI)
    asing, kasus = uji_konsekuensi(kantor("3506")), tim.diproses()
    with ditolak("tidak berlaku bagi kantor ini"):
        umumkan_niat_tolak(kasus, uji=asing, pokok="x", dibaca=[], perbedaan="b", oleh=tim[Peran.PPID], at=SEJAM_LAGI)


# Who is told


def test_kantor_penerbit_dan_kedua_provinsi_diberi_tahu_tanpa_data_pemohon(tim):
    jatim, banten = petugas(Peran.SUPERVISI, kantor("35")), petugas(Peran.SUPERVISI, kantor("36"))
    luar = petugas(Peran.SUPERVISI, kantor("61")), petugas(Peran.PPID, kantor("3506"))
    kasus = umumkan(tim.niat_tertahan(), oleh=tim[Peran.PPID], at=SEJAM_LAGI)
    niat = kasus.niat_tolak.get()
    serang = niat.serupa.get().informasi.satker.penugasan.get(peran=Peran.PPID).petugas
    for orang in (tim[Peran.PPID], serang, jatim, banten):
        assert niat in NiatTolak.objects.untuk(orang, at=SEJAM_LAGI), orang
    for orang in (*luar, tim[Peran.DESK]):
        assert niat not in NiatTolak.objects.untuk(orang, at=SEJAM_LAGI), orang
    surel = OutgoingMail.objects.filter(topic="niat-tolak")
    assert set(surel.values_list("recipient", flat=True)) == {serang.email, jatim.email, banten.email}
    for satu in surel:
        isi = satu.subject + satu.text
        assert niat.uji.perihal in isi and tim.satker.nama in isi
        for rahasia in (kasus.nomor, kasus.pemohon.nama, kasus.rincian_informasi, niat.perbedaan, kasus.acuan):
            assert rahasia not in isi
        assert satu.case_number == ""


def test_pagi_berikutnya_ada_di_ringkasan_sekali(tim, niat):
    serang = kantor("3673")

    def judul(satker, hari, peran=Peran.PPID):
        at = SENIN.replace(day=hari, hour=8)
        pagi = Pagi(satker, HariLibur.objects.kalender(satker), at=at)
        return [(b.judul, len(b.butir)) for b in pagi.niat(peran) if b.butir]

    assert judul(serang, 10) == [("Kantor lain akan menolak informasi yang terbit", 1)]
    assert judul(kantor("35"), 10, Peran.SUPERVISI) == judul(serang, 10)
    assert judul(serang, 12) == [] == judul(tim.satker, 10)
    ppid_serang = serang.penugasan.get(peran=Peran.PPID).petugas
    beri_catatan(niat, teks="Di sini terbuka sejak 2020.", satker=serang, oleh=ppid_serang, at=SEJAM_LAGI)
    assert judul(tim.satker, 10) == [("Catatan kantor lain atas niat menolak", 1)]


# What they say


def test_catatan_kantor_penerbit_sampai_kepada_ppid_yang_menolak(tim, niat):
    serang = kantor("3673")
    orang = serang.penugasan.get(peran=Peran.PPID).petugas
    catatan = beri_catatan(niat, teks=" Di sini terbuka. ", satker=serang, oleh=orang, at=SEJAM_LAGI)
    assert (catatan.teks, list(niat.catatan.all())) == ("Di sini terbuka.", [catatan])
    surel = OutgoingMail.objects.get(topic="catatan-niat")
    assert surel.recipient == tim[Peran.PPID].email


def test_catatan_hanya_dari_yang_diberi_tahu_dan_bukan_kantor_itu_sendiri(tim, niat):
    serang = kantor("3673")
    orang = serang.penugasan.get(peran=Peran.PPID).petugas
    for satker, oleh, teks, pesan in (
        (kantor("3506"), petugas(Peran.PPID, kantor("3506")), "x", "tidak ditujukan"),
        (tim.satker, tim[Peran.DESK], "x", "tidak ditujukan"),
        (tim.satker, tim[Peran.PPID], "x", "oleh kantor lain dan provinsi"),
        (serang, orang, "  ", "Tulis catatannya"),
    ):
        with tanpa_bekas(), pytest.raises(AturanDilanggar, match=pesan):
            beri_catatan(niat, teks=teks, satker=satker, oleh=oleh, at=SEJAM_LAGI)
    assert not CatatanNiat.objects.exists()


def test_kerusakan_saat_mengabarkan_membatalkan_pengumuman(tim, monkeypatch):
    kasus = tim.niat_tertahan()
    tim[Peran.PPID]

    def rusak(*args, **kwargs):
        raise RuntimeError("listrik padam")

    monkeypatch.setattr("permohonan.perbuatan.niat_tolak.kabarkan_niat_tolak", rusak)
    with tanpa_bekas(), pytest.raises(RuntimeError):
        umumkan(kasus, oleh=tim[Peran.PPID], at=SEJAM_LAGI)
