"""Pages of a request that waits for a test, of the answer after it, and of an intended refusal."""

import datetime as dt

import pytest
from django.urls import reverse

from dip.models import HasilUji
from permohonan import tiket
from permohonan.models import Keputusan, NiatTolak
from ppid.peran import Peran
from tests.factories import SENIN, kantor, petugas, uji_konsekuensi
from tests.perbuatan.peraga import ISI_UJI, SEJAM_LAGI, Tim, tetapkan, umumkan


@pytest.fixture(autouse=True)
def saat(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: SENIN + dt.timedelta(hours=3))


@pytest.fixture
def tim(jombang):
    return Tim(jombang)


def alamat(kasus, aksi):
    return reverse(f"permohonan:{aksi}", args=[kasus.acuan])


def isi(jawab):
    return jawab.content.decode()


# A test that is asked for


def test_ppid_meminta_uji_dari_halaman_dan_melihat_kedua_jam(client, tim):
    kasus = tim.diproses()
    client.force_login(tim[Peran.PPID])
    halaman = isi(client.get(alamat(kasus, "minta_uji")))
    assert "Jatuh tempo permohonan ini tetap Senin, 30 Maret 2026" in halaman and "uji_berjalan" not in halaman
    jawab = client.post(alamat(kasus, "minta_uji"), ISI_UJI)
    assert jawab.status_code == 302
    halaman = isi(client.get(kasus.get_absolute_url()))
    assert ISI_UJI["perihal"] in halaman and "Belum diterima penguji" in halaman
    assert "Rabu, 25 Maret 2026" in halaman and "Jatuh tempo permohonan lebih dulu" not in halaman


def test_uji_berjalan_dikaitkan_tanpa_mengisi_usulan(client, tim):
    uji = tim.diminta_uji().pengujian.get().uji
    kasus = tim.diproses()
    client.force_login(tim[Peran.PPID])
    assert client.post(alamat(kasus, "minta_uji"), {"uji_berjalan": uji.acuan}).status_code == 302
    assert kasus.pengujian.get().uji == uji
    assert client.post(alamat(kasus, "minta_uji"), {"uji_berjalan": "dikarang"}).status_code == 422


def test_penghubung_hanya_pada_permohonan_yang_diteruskan_kepadanya(client, tim):
    kasus = tim.diproses()
    client.force_login(tim[Peran.PENGHUBUNG])
    assert client.post(alamat(kasus, "minta_uji"), ISI_UJI).status_code == 404
    diteruskan = tim.didisposisikan().permohonan
    assert client.post(alamat(diteruskan, "minta_uji"), ISI_UJI).status_code == 302


# The answers


def test_masih_diuji_hanya_ditawarkan_bila_ujinya_berjalan(client, tim):
    client.force_login(tim[Peran.PPID])
    assert "masih_diuji" not in isi(client.get(alamat(tim.diproses(), "putuskan")))
    kasus = tim.diminta_uji()
    assert isi(client.get(alamat(kasus, "putuskan"))).count('value="masih_diuji"') == 2
    jawab = client.post(
        alamat(kasus, "putuskan"),
        {
            "putusan": "sebagian",
            "diberikan": "Berita acara",
            "waktu_penyediaan": "2026-03-10",
            "alasan_tidak_diberikan": "masih_diuji",
            "tidak_diberikan": "Daftar hadir saksi",
        },
    )
    assert jawab.status_code == 302
    kasus.refresh_from_db()
    halaman = isi(client.get(kasus.get_absolute_url()))
    assert "Beri jawaban susulan" not in halaman and "Tutup permohonan" not in halaman
    tetapkan(kasus)
    assert alamat(kasus, "putuskan_susulan") in isi(client.get(kasus.get_absolute_url()))


def test_jawaban_susulan_dari_halaman(client, tim):
    kasus = tim.siap_susulan(HasilUji.DIKECUALIKAN)
    ikatan = kasus.pengujian.get()
    client.force_login(tim[Peran.PPID])
    halaman = isi(client.get(alamat(kasus, "putuskan_susulan")))
    assert "7/PPID-UJI/2026" in halaman and "Nomor telepon saksi" in halaman
    kirim = {"sisa": ikatan.pk, "putusan": "ditolak", "uji": ikatan.uji_id}
    jawab = client.post(alamat(kasus, "putuskan_susulan"), kirim)
    assert jawab.status_code == 422 and "mencakup tepat yang diminta" in isi(jawab)
    kirim |= {"cakupan": "Nomor telepon saksi seluruhnya", "tidak_diberikan": "Nomor telepon saksi"}
    assert client.post(alamat(kasus, "putuskan_susulan"), kirim).status_code == 302
    susulan = Keputusan.objects.get(menyusul=ikatan)
    assert (susulan.putusan, susulan.alasan_tidak_diberikan) == ("ditolak", "dikecualikan")
    assert susulan.cakupan == "Nomor telepon saksi seluruhnya"
    jawab = client.post(alamat(kasus, "putuskan_susulan"), kirim)
    assert jawab.status_code == 422


def test_pemohon_membaca_apa_yang_masih_diuji_dan_haknya(client, tim):
    kasus = tim.masih_diuji()
    client.get(tiket.tautan(kasus))
    halaman = isi(client.get(kasus.url_lacak()))
    assert f"Masih diuji: {ISI_UJI['perihal']}" in halaman
    assert "Anda tidak perlu menunggu uji itu untuk berkeberatan" in halaman
    assert "Mei 2026" in halaman
    tetapkan(kasus)
    assert "jawaban susulan sedang disiapkan" in isi(client.get(kasus.url_lacak()))


# An intended refusal


def test_formulir_putusan_menunjukkan_yang_serupa_dan_niat_diumumkan_dua_langkah(client, tim):
    kasus = tim.niat_tertahan()
    uji = tim.satker.uji_konsekuensi.get()
    client.force_login(tim[Peran.PPID])
    tolak = {"putusan": "ditolak", "uji": uji.pk, "cakupan": "Rekening giro seluruhnya"}
    jawab = client.post(alamat(kasus, "putuskan"), tolak)
    halaman = isi(jawab)
    assert jawab.status_code == 422 and "KPU Kota Serang" in halaman and f"?uji={uji.acuan}" in halaman
    halaman = isi(client.get(alamat(kasus, "umumkan_niat_tolak"), {"uji": uji.acuan}))
    assert "Wali Kota Serang 2024" in halaman
    serupa = NiatTolak.objects.none()
    niat = {"uji": uji.acuan, "pokok": kasus.rincian_informasi, "perbedaan": "Memuat nomor pribadi"}
    # Sent without having seen the list, then seen but not confirmed, then confirmed.
    jawab = client.post(alamat(kasus, "umumkan_niat_tolak"), niat)
    assert jawab.status_code == 422 and "Periksa dulu informasi kantor lain" in isi(jawab)
    dibaca = isi(jawab).split('name="dibaca" value="')[1].split('"')[0]
    jawab = client.post(alamat(kasus, "umumkan_niat_tolak"), niat | {"dibaca": dibaca})
    assert jawab.status_code == 422 and "Centang sesudah Anda membaca" in isi(jawab)
    assert not serupa.exists() and not NiatTolak.objects.exists()
    jawab = client.post(alamat(kasus, "umumkan_niat_tolak"), niat | {"dibaca": dibaca, "paham": "on"})
    assert jawab.status_code == 302
    assert client.post(alamat(kasus, "putuskan"), tolak).status_code == 302
    kasus.refresh_from_db()
    assert kasus.putusan == "ditolak"


def test_halaman_niat_tidak_menyebut_pemohon_dan_hanya_milik_sendiri(client, tim):
    banten = petugas(Peran.SUPERVISI, kantor("36"))
    kasus = umumkan(tim.niat_tertahan(), oleh=tim[Peran.PPID], at=SEJAM_LAGI)
    niat = kasus.niat_tolak.get()
    serang = kantor("3673").penugasan.get(peran=Peran.PPID).petugas
    for orang, meja in ((serang, "permohonan:meja"), (banten, "laporan:wilayah")):
        client.force_login(orang)
        assert niat.get_absolute_url() in isi(client.get(reverse(meja)))
        halaman = isi(client.get(niat.get_absolute_url()))
        assert niat.uji.perihal in halaman and tim.satker.nama in halaman
        for rahasia in (kasus.nomor, kasus.acuan, kasus.pemohon.nama, kasus.rincian_informasi, niat.perbedaan):
            assert rahasia not in halaman
    client.force_login(serang)
    jawab = client.post(niat.get_absolute_url(), {"teks": "Di sini terbuka sejak 2020"})
    assert jawab.status_code == 302
    assert client.post(niat.get_absolute_url(), {"teks": " "}).status_code == 422
    assert niat.get_absolute_url() not in isi(client.get(reverse("permohonan:meja")))
    client.force_login(tim[Peran.PPID])
    for halaman in (kasus.get_absolute_url(), niat.get_absolute_url()):
        assert "Di sini terbuka sejak 2020" in isi(client.get(halaman))
    assert client.post(niat.get_absolute_url(), {"teks": "x"}).status_code == 422
    client.force_login(petugas(Peran.PPID, kantor("3506")))
    assert client.get(niat.get_absolute_url()).status_code == 404


def test_alamat_niat_dengan_pengecualian_karangan_tidak_rusak(client, tim):
    kasus = tim.diproses()
    uji_konsekuensi(tim.satker)
    client.force_login(tim[Peran.PPID])
    for nilai in ("", "karangan", "\x00", "9" * 500):
        assert client.get(alamat(kasus, "umumkan_niat_tolak"), {"uji": nilai}).status_code == 200
        jawab = client.post(alamat(kasus, "umumkan_niat_tolak"), {"uji": nilai, "pokok": "\x00", "dibaca": ",,"})
        assert jawab.status_code == 422
