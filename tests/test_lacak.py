"""What the applicant reads about the case: history, next step, rights, letters, files."""

from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from permohonan import tiket
from permohonan.alur import Status
from permohonan.models import Permohonan, Pesan
from permohonan.perbuatan.disposisi import disposisikan, jawab_disposisi
from permohonan.perbuatan.kelengkapan import nyatakan_lengkap, nyatakan_tidak_lengkap, tutup_tidak_lengkap
from permohonan.perbuatan.keputusan import putuskan
from permohonan.perbuatan.pemeriksaan_identitas import lihat_identitas
from permohonan.perbuatan.penetapan_jalur import tetapkan_jalur
from permohonan.perbuatan.perpanjangan import perpanjang
from permohonan.perbuatan.pesan import kirim_pesan
from permohonan.putusan import AlasanPerpanjangan, AlasanTidakDiberikan, Putusan
from ppid.models import OutgoingMail
from ppid.unggahan import UnggahanBersih
from tests.factories import (
    NIK_UJI,
    SEHARI,
    SENIN,
    WIB,
    isi_keputusan,
    periksa_berkas,
    permohonan_diproses,
    permohonan_diputus,
    permohonan_terdaftar,
    permohonan_tidak_lengkap,
    uji_konsekuensi,
)
from tests.test_pengajuan_laman import foto

HASIL = UnggahanBersih(nama="rekap.csv", mime="text/csv", isi=b"desa,suara\nTambakrejo,310\n")


@pytest.fixture
def pada(monkeypatch):
    def atur(saat: datetime) -> None:
        monkeypatch.setattr("django.utils.timezone.now", lambda: saat)

    atur(SENIN + SEHARI)
    return atur


def pemegang(kasus: Permohonan) -> Client:
    """A browser that came with the link of the case."""
    orang = Client()
    orang.get(tiket.tautan(kasus))
    return orang


def baca(kasus: Permohonan) -> str:
    return " ".join(pemegang(kasus).get(kasus.url_lacak()).content.decode().split())


def alamat(nama: str, kasus: Permohonan, *lain: str) -> str:
    return reverse(f"permohonan:{nama}", args=["kab-jombang", kasus.acuan, *lain])


def test_yang_baru_diajukan_tahu_keadaan_batas_dan_langkah_berikut(jombang, pada):
    halaman = baca(permohonan_terdaftar())
    assert "Diajukan" in halaman
    assert "Senin, 30 Maret 2026" in halaman
    assert "Sisa 9 hari kerja" in halaman
    assert "Berikut: petugas memeriksa kelengkapan" in halaman
    assert "Paling lambat Kamis, 12 Maret 2026" in halaman
    assert "Yang belum ada pada kami: identitas" in halaman


def test_linimasa_menyebut_unit_tanpa_nama_petugas_dan_tanpa_urusan_dalam(desk, ppid, penghubung, pada):
    kasus = permohonan_diproses(oleh=desk)
    lihat_identitas(kasus, oleh=desk, at=SENIN)
    disposisi = disposisikan(
        kasus, kepada=penghubung, instruksi="Cari di arsip, rahasia", batas=date(2026, 3, 12), oleh=desk, at=SENIN
    )
    jawab_disposisi(disposisi, jawaban="Ada di lemari B, rahasia", oleh=penghubung, at=SENIN)
    halaman = baca(kasus)
    assert "Diteruskan ke unit yang menguasai informasi" in halaman
    assert "Subbag Teknis" in halaman
    for rahasia in ("rahasia", desk.nama, penghubung.nama, "Unit menjawab", "memeriksa identitas", NIK_UJI, "0001"):
        assert rahasia not in halaman.replace("001/PPID", "")


def test_yang_belum_lengkap_tahu_batasnya_sesudah_surat_sampai(desk, pada):
    kasus = permohonan_tidak_lengkap(oleh=desk)
    assert "dalam 3 hari kerja sejak surat kami Anda terima" in baca(kasus)
    OutgoingMail.objects.filter(key__startswith="tidak-lengkap").update(sent_at=SENIN)
    halaman = baca(kasus)
    assert "Identitas belum lengkap. Kirim fotonya paling lambat Kamis, 12 Maret 2026." in halaman
    assert "Jika lewat, permohonan ditutup dan Anda boleh mengajukan lagi." in halaman
    assert "Foto KTP belum ada" in halaman


def test_melengkapi_dari_ponsel_lalu_nomor_identitas_tidak_tampil(desk, pada):
    kasus = permohonan_tidak_lengkap(oleh=desk, jenis_identitas="", nomor_identitas="")
    orang = pemegang(kasus)
    kirim = {"jenis_identitas": "ktp", "nomor_identitas": NIK_UJI, "berkas_identitas": foto()}
    assert orang.post(alamat("lengkapi_pemohon", kasus), kirim)["Location"] == kasus.url_lacak()
    kasus.refresh_from_db()
    assert (kasus.status, kasus.status_identitas) == (Status.TERDAFTAR, "berkas")
    halaman = baca(kasus)
    assert "Pemohon melengkapi permohonan" in halaman
    assert NIK_UJI not in halaman
    assert nyatakan_lengkap(kasus, oleh=desk, at=SENIN + SEHARI).status == Status.DIPROSES


def test_melengkapi_dengan_kosong_atau_keliru_diminta_lagi(desk, pada):
    kasus = permohonan_tidak_lengkap(oleh=desk)
    orang = pemegang(kasus)
    for kirim in ({}, {"jenis_identitas": "ktp", "nomor_identitas": "123"}):
        assert orang.post(alamat("lengkapi_pemohon", kasus), kirim).status_code == 422
    assert Permohonan.objects.get().status == Status.TIDAK_LENGKAP


def test_yang_ditutup_tidak_lengkap_boleh_mengajukan_lagi(desk, pada):
    kasus = permohonan_tidak_lengkap(oleh=desk)
    OutgoingMail.objects.filter(key__startswith="tidak-lengkap").update(sent_at=SENIN)
    tutup_tidak_lengkap(kasus, oleh=desk, at=SENIN + 7 * SEHARI)
    halaman = baca(kasus)
    assert "Permohonan ini ditutup karena tidak dilengkapi" in halaman
    assert "Kirim pesan" not in halaman
    assert pemegang(kasus).post(alamat("lengkapi_pemohon", kasus), {"nomor_identitas": "1"}).status_code == 422


def test_yang_diperpanjang_melihat_kedua_tanggal_dan_alasannya(desk, ppid, pada):
    kasus = permohonan_diproses(oleh=desk)
    perpanjang(kasus, alasan=AlasanPerpanjangan.BELUM_DIKUASAI, uraian="Masih dicari", oleh=ppid, at=SENIN + SEHARI)
    halaman = baca(kasus)
    assert "Diperpanjang" in halaman
    assert "Batas jawaban berubah dari 30 Maret 2026 menjadi 9 April 2026." in halaman
    assert "tidak dapat diperpanjang lagi" in halaman
    assert 'data-tenggat="2026-04-09"' in halaman
    mengapa = pemegang(kasus).get(alamat("mengapa", kasus)).content.decode()
    assert "Perpanjangan satu kali: 7 hari kerja" in mengapa
    assert "UU 14/2008 Pasal 22 ayat (8)" in mengapa
    assert "sesudah perpanjangan satu kali" in mengapa
    assert "yang lebih awal dari keduanya" not in mengapa
    surel = OutgoingMail.objects.get(key__startswith="perpanjangan:")
    assert "Kamis, 9 April 2026" in surel.text
    assert "/tiket/" in surel.text


def test_yang_dijawab_sebagian_tahu_apa_yang_diunduh_dan_sampai_kapan_keberatan(desk, ppid, pada):
    isi = isi_keputusan(
        putusan=Putusan.SEBAGIAN,
        tidak_diberikan="Data pribadi pelamar",
        alasan_tidak_diberikan=AlasanTidakDiberikan.DIKECUALIKAN,
        uji=uji_konsekuensi(),
        penghitaman="NIK dan alamat",
    )
    kasus = permohonan_diputus(desk=desk, ppid=ppid, isi=isi)
    halaman = baca(kasus)
    assert "Jawaban sudah ada: diberikan sebagian. Unduh surat dan berkas. Alasan penghitaman ada di surat." in halaman
    assert "Tidak puas? Ajukan keberatan kepada Atasan PPID, gratis, sampai Selasa, 28 April 2026." in halaman
    surel = OutgoingMail.objects.get(key__startswith="jawaban:").text
    assert "diberikan sebagian" in surel
    assert "gratis, sampai Selasa, 28 April 2026." in surel


def test_cuti_bersama_memberi_tanggal_keberatan_yang_lebih_awal_sebagai_anjuran(desk, ppid, pada):
    halaman = baca(permohonan_diputus(desk=desk, ppid=ppid))
    assert "Sebaiknya sebelum" in halaman
    assert "cuti bersama dapat dihitung berbeda" in halaman


def test_yang_tidak_dijawab_sampai_lewat_tahu_haknya_dan_batas_yang_tidak_bergeser(desk, pada):
    kasus = permohonan_diproses(oleh=desk)
    pada(datetime(2026, 3, 30, 23, 59, tzinfo=WIB))
    assert "belum tercatat jawaban" not in baca(kasus)
    pada(datetime(2026, 3, 31, 0, 0, tzinfo=WIB))
    halaman = baca(kasus)
    assert "Sampai Senin, 30 Maret 2026 belum tercatat jawaban." in halaman
    assert "Anda dapat mengajukan keberatan sampai " in halaman
    assert "Menunggu tidak memperpanjang batas ini." in halaman
    assert "Lewat 1 hari" in halaman
    assert "Batasnya Senin, 30 Maret 2026, sudah lewat." in halaman


def test_keberatan_sesudah_batas_tidak_disebut_ditolak(desk, ppid, pada):
    kasus = permohonan_diputus(desk=desk, ppid=ppid)
    pada(datetime(2026, 6, 1, 9, 0, tzinfo=WIB))
    assert "Keberatan sesudahnya tetap kami catat" in baca(kasus)


def test_berkas_hasil_diunduh_sesudah_dijawab_dan_surat_apa_pun_milik_sendiri(desk, ppid, pada):
    kasus = permohonan_diproses(oleh=desk)
    putuskan(kasus, isi_keputusan(), berkas=[HASIL], oleh=ppid, at=SENIN + SEHARI)
    periksa_berkas()
    hasil = kasus.berkas.get(sifat="hasil").berkas
    orang = pemegang(kasus)
    jawaban = orang.get(alamat("berkas_pemohon", kasus, hasil.kode))
    assert jawaban.getvalue() == HASIL.isi
    assert jawaban["Content-Disposition"] == 'attachment; filename="rekap.csv"'
    assert jawaban["X-Content-Type-Options"] == "nosniff"
    assert jawaban["Cache-Control"].count("no-store") == 1
    lain = permohonan_terdaftar()
    assert orang.get(alamat("berkas_pemohon", lain, hasil.kode)).status_code == 404
    surat_lain = lain.surat.first().surat.acuan
    assert orang.get(alamat("surat_pemohon", kasus, surat_lain)).status_code == 404
    jawaban_tertulis = kasus.surat.get(surat__jenis="PPID-D").surat.acuan
    assert orang.get(alamat("surat_pemohon", kasus, jawaban_tertulis)).content.startswith(b"%PDF")


def test_pemohon_menyatakan_sudah_menerima_satu_kali(desk, ppid, pada):
    kasus = permohonan_diputus(desk=desk, ppid=ppid)
    orang = pemegang(kasus)
    assert "Saya sudah menerima informasinya" in baca(kasus)
    orang.post(alamat("konfirmasi_terima", kasus))
    assert Permohonan.objects.get().status == Status.DISERAHKAN
    orang.post(alamat("konfirmasi_terima", kasus))
    assert "Tanda Terima Informasi Publik" in baca(kasus)
    assert kasus.riwayat.filter(aksi="konfirmasi_terima").count() == 1


def test_pesan_dua_arah_dan_yang_kosong_diminta_lagi(desk, pada):
    kasus = permohonan_diproses(oleh=desk)
    orang = pemegang(kasus)
    assert orang.post(alamat("pesan_pemohon", kasus), {"teks": "Bisa Excel?\x00"}).status_code == 302
    kirim_pesan(kasus, teks="Bisa, kami siapkan.", oleh=desk, at=SENIN + SEHARI)
    halaman = baca(kasus)
    assert "Bisa Excel?" in halaman
    assert "Bisa, kami siapkan." in halaman
    assert "Petugas mengirim pesan" in halaman
    for salah in ("", "p" * 2001):
        jawaban = orang.post(alamat("pesan_pemohon", kasus), {"teks": salah})
        assert jawaban.status_code == 422
        assert salah in jawaban.content.decode()
    assert Pesan.objects.count() == 2
    assert "/tiket/" in OutgoingMail.objects.get(key__startswith="pesan:").text


def test_pesan_berlebihan_diminta_menunggu(jombang, pada):
    kasus = permohonan_terdaftar()
    orang = pemegang(kasus)
    kode = [orang.post(alamat("pesan_pemohon", kasus), {"teks": "halo"}).status_code for _ in range(21)]
    assert kode == [302] * 20 + [429]


def test_mencabut_ditanya_dulu_dan_yang_kedua_kali_tidak_mengubah_apa_pun(jombang, pada):
    kasus = permohonan_terdaftar()
    orang = pemegang(kasus)
    assert "Cabut permohonan?" in orang.get(alamat("cabut_pemohon", kasus)).content.decode()
    assert Permohonan.objects.get().status == Status.TERDAFTAR
    for _ in range(2):
        assert orang.post(alamat("cabut_pemohon", kasus))["Location"] == kasus.url_lacak()
    assert Permohonan.objects.get().status == Status.DICABUT
    assert kasus.riwayat.filter(aksi="cabut").count() == 1
    assert "boleh mengajukan lagi" in baca(kasus)


def test_mengapa_tanggal_ini_menamai_setiap_hari_yang_dilewati(desk, pada):
    kasus = permohonan_diproses(oleh=desk, at=SENIN)
    halaman = " ".join(pemegang(kasus).get(alamat("mengapa", kasus)).content.decode().split())
    assert "Selasa, 10 Maret 2026" in halaman
    assert "hari ke-10" in halaman
    assert "hari ke-11" not in halaman
    for nama in ("Sabtu", "Minggu", "Nyepi", "Idul"):
        assert f"dilewati: {nama}" in halaman or nama in halaman
    assert "UU 14/2008 Pasal 22 ayat (7)" in halaman
    assert "Sejak diterima (berlaku)" in halaman
    assert "Sejak lengkap (pembanding)" in halaman


def test_tanggal_pembanding_sejak_lengkap_tidak_menggeser_batas(jombang, desk, pada):
    kasus = permohonan_terdaftar()
    orang = pemegang(kasus)
    orang.post(alamat("lengkapi_pemohon", kasus), {"berkas_identitas": foto()})
    nyatakan_lengkap(kasus, oleh=desk, at=SENIN + 3 * SEHARI)
    halaman = orang.get(alamat("mengapa", kasus)).content.decode()
    assert 'datetime="2026-04-02"' in halaman
    assert 'data-tenggat="2026-03-30"' in halaman


def test_informasi_pemilu_memperlihatkan_kedua_batas(desk, pada):
    kasus = permohonan_diproses(oleh=desk)
    tetapkan_jalur(kasus, jalur="pemilu", alasan="Menyangkut hasil Pemilu", oleh=desk, at=SENIN + timedelta(hours=2))
    halaman = pemegang(kasus).get(alamat("mengapa", kasus)).content.decode()
    assert 'data-tenggat="2026-03-12"' in halaman
    assert 'datetime="2026-03-30"' in halaman
    assert "Informasi Pemilu dan Pemilihan" in baca(kasus)


def test_tanggal_di_tahun_yang_liburnya_belum_ditetapkan_disebut_sementara(jombang, pada):
    at = datetime(2026, 12, 28, 9, 0, tzinfo=WIB)
    pada(at)
    assert "Tanggal ini sementara" in baca(permohonan_terdaftar(at=at))


def test_batas_keberatan_di_tahun_yang_liburnya_belum_ditetapkan_disebut_sementara(desk, ppid, pada):
    at = datetime(2026, 11, 23, 9, 0, tzinfo=WIB)
    pada(at)
    sampai = "sampai Jumat, 8 Januari 2027 (sementara: hari libur tahun itu belum ditetapkan)."
    assert sampai in baca(
        permohonan_diputus(desk=desk, ppid=ppid, at=at, isi=isi_keputusan(waktu_penyediaan=at.date()))
    )
    assert sampai in OutgoingMail.objects.get(key__startswith="jawaban:").text


def test_halaman_permohonan_tidak_diindeks_dan_tidak_disimpan(jombang, pada):
    kasus = permohonan_terdaftar()
    jawaban = pemegang(kasus).get(kasus.url_lacak())
    assert "noindex" in jawaban.content.decode()
    assert "no-store" in jawaban["Cache-Control"]
    assert jawaban["Referrer-Policy"] == "same-origin"


def test_banyaknya_kueri_tidak_bertambah_dengan_riwayat(desk, pada, django_assert_max_num_queries):
    kasus = permohonan_diproses(oleh=desk)
    orang = pemegang(kasus)
    for n in range(12):
        kirim_pesan(kasus, teks=f"Pesan {n}", oleh=desk, at=SENIN + SEHARI)
    with django_assert_max_num_queries(16):
        orang.get(kasus.url_lacak())


def test_setiap_surel_tanpa_nomor_identitas_dan_judulnya_tanpa_data_diri(desk, ppid, penghubung, pada):
    kasus = permohonan_diproses(oleh=desk, nama="Siti O'Contoh & <Kawan>")
    disposisikan(kasus, kepada=penghubung, instruksi="Cari", batas=date(2026, 3, 12), oleh=desk, at=SENIN)
    perpanjang(kasus, alasan=AlasanPerpanjangan.BELUM_DIKUASAI, uraian="Masih dicari", oleh=ppid, at=SENIN + SEHARI)
    kirim_pesan(kasus, teks="Halo", oleh=desk, at=SENIN)
    putuskan(kasus, isi_keputusan(), oleh=ppid, at=SENIN + SEHARI)
    kedua = permohonan_terdaftar()
    nyatakan_tidak_lengkap(kedua, kekurangan="Foto KTP & surat kuasa", oleh=desk, at=SENIN)
    OutgoingMail.objects.filter(key__startswith="tidak-lengkap").update(sent_at=SENIN)
    tutup_tidak_lengkap(kedua, oleh=desk, at=SENIN + 7 * SEHARI)
    surel = list(OutgoingMail.objects.all())
    assert {s.key.split(":")[0] for s in surel} >= {
        "tanda-bukti",
        "disposisi",
        "perpanjangan",
        "pesan",
        "jawaban",
        "tidak-lengkap",
        "tutup-tidak-lengkap",
    }
    for satu in surel:
        assert NIK_UJI not in satu.text + satu.subject
        assert "Siti" not in satu.subject
        assert "&amp;" not in satu.text
        assert "{" not in satu.text + satu.subject
        assert satu.text.strip().startswith(("Permohonan", "Waktu", "Ada", "Jawaban", "Sampai"))
