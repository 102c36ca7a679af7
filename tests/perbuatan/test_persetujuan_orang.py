"""The person whom letter g or h protects is asked for one request, by the office that has the request."""

from datetime import timedelta

import pytest
from django.utils import timezone

from dip.models import JawabanOrang, Persetujuan, UjiKonsekuensi
from permohonan.perbuatan.keputusan import putuskan
from permohonan.perbuatan.persetujuan_orang import catat_persetujuan_orang, minta_persetujuan_orang
from permohonan.putusan import Putusan
from ppid.peran import Peran
from tests.factories import SENIN, isi_keputusan, kantor, petugas, teks_surat, uji_konsekuensi
from tests.perbuatan.peraga import KERTAS, SEJAM_LAGI, ditolak, jawab_orang, tanpa_bekas, tanya

MENOLAK = {"putusan": Putusan.DITOLAK, "diberikan": "", "bentuk": "", "waktu_penyediaan": None}


def menolak(kasus, tim, uji=None):
    uji = uji or UjiKonsekuensi.objects.get(huruf="h")
    return putuskan(kasus, isi_keputusan(**MENOLAK, uji=uji), oleh=tim[Peran.PPID], at=SEJAM_LAGI)


def test_pengecualian_kpu_ri_gugur_bagi_permohonan_ini_saja(tim):
    """The commonest one: letter h, ruled nationally; no office of its own stands behind the test."""
    kasus = jawab_orang(tim.ditanyakan(), oleh=tim[Peran.PPID], at=SENIN)
    with ditolak("Orangnya sudah menyetujui secara tertulis"):
        menolak(kasus, tim)
    assert menolak(tim.diproses(), tim).putusan == "ditolak"


def test_suratnya_atas_nama_kantor_ini_dan_menyebut_satu_permohonan(tim):
    kasus = tim.ditanyakan()
    surat = Persetujuan.objects.get().surat
    assert surat.satker == kasus.satker
    assert surat.nomor.startswith("001/UJI/3517/")
    teks = teks_surat(surat)
    assert "dalam satu permohonan ini saja" in teks and "Ada yang meminta" in teks
    assert kasus.pemohon.nama not in teks and kasus.nomor not in teks


def test_surat_dan_namanya_tidak_sampai_ke_penguji_dan_pemohon(tim, client):
    kasus = tim.ditanyakan()
    uji, satu = UjiKonsekuensi.objects.get(), Persetujuan.objects.get()
    client.force_login(petugas(Peran.SUPERVISI, uji.satker))
    assert satu.nama not in client.get(uji.get_absolute_url()).content.decode()
    assert client.get(f"/meja/uji/{uji.acuan}/surat/{satu.surat.acuan}/").status_code == 404
    assert not kasus.surat.filter(surat=satu.surat).exists()


def test_dari_halaman_permohonan_sampai_suratnya_dibuka(tim, client):
    kasus = tim.berhuruf_h()
    client.force_login(tim[Peran.DESK])
    alamat = f"{kasus.get_absolute_url()}persetujuan-orang/"
    assert alamat in client.get(kasus.get_absolute_url()).content.decode()
    uji = UjiKonsekuensi.objects.get()
    isi = {"uji": uji.acuan, "nama": "Orang Contoh", "alamat": "Jl. Contoh 2", "rincian": "Nomor telepon"}
    assert client.post(alamat, isi).status_code == 302
    halaman = client.get(kasus.get_absolute_url()).content.decode()
    assert "Orang Contoh" in halaman and "Belum dijawab" in halaman
    surat = client.get(f"{kasus.get_absolute_url()}orang/{Persetujuan.objects.get().acuan}/")
    assert surat.status_code == 200 and surat["Content-Type"] == "application/pdf"
    hari_ini = kasus.satker.hari_ini(timezone.now()).isoformat()
    jawaban = {"persetujuan": Persetujuan.objects.get().pk, "jawaban": "menolak", "dijawab_pada": hari_ini}
    assert client.post(f"{kasus.get_absolute_url()}jawaban-orang/", jawaban).status_code == 302
    assert Persetujuan.objects.get().jawaban == "menolak"


def test_atasan_dan_kantor_lain_tidak_membaca_siapa_orangnya(tim, client):
    kasus = tim.ditanyakan()
    alamat = f"{kasus.get_absolute_url()}orang/{Persetujuan.objects.get().acuan}/"
    for orang in (tim[Peran.ATASAN], petugas(Peran.PPID, kantor("3673"))):
        client.force_login(orang)
        assert client.get(alamat).status_code == 404
        assert "Orang Contoh" not in client.get(kasus.get_absolute_url()).content.decode()


def test_bukti_tersimpan_bersama_kertas_pribadi_dan_hanya_lewat_identitas(tim, client):
    kasus = jawab_orang(tim.ditanyakan(), oleh=tim[Peran.PPID], at=SENIN)
    berkas = kasus.berkas.get(sifat="persetujuan").berkas
    assert (berkas.kelas, Persetujuan.objects.get().bukti) == ("identitas", berkas)
    client.force_login(tim[Peran.PPID])
    assert client.get(f"{kasus.get_absolute_url()}berkas/{berkas.kode}/").status_code == 404


def test_yang_satu_setuju_yang_lain_tidak_masih_dapat_ditolak(tim):
    kasus = jawab_orang(tim.ditanyakan(), oleh=tim[Peran.PPID], at=SENIN)
    kasus = tanya(kasus, "Orang Kedua", oleh=tim[Peran.PPID], at=SENIN)
    kasus = jawab_orang(kasus, "menolak", "Orang Kedua", oleh=tim[Peran.PPID], at=SENIN)
    assert menolak(kasus, tim).putusan == "ditolak"


def test_persetujuan_bertahan_pada_versi_baru_pengecualiannya(tim):
    kasus = jawab_orang(tim.ditanyakan(), oleh=tim[Peran.PPID], at=SENIN)
    lama = UjiKonsekuensi.objects.get()
    baru = uji_konsekuensi(lama.satker, nasional=True, nomor_keputusan="2/UJI", menggantikan=lama, versi=2)
    with ditolak("Orangnya sudah menyetujui secara tertulis"):
        menolak(kasus, tim, baru)


def test_uji_yang_ditunggu_permohonan_ini_pun_boleh_ditanyakan(tim):
    kasus = tim.diminta_uji()
    uji = kasus.pengujian.get().uji
    UjiKonsekuensi.objects.filter(pk=uji.pk).update(huruf="h", rahasia_pribadi="4")
    tanya(kasus, oleh=tim[Peran.PPID], at=SENIN)
    assert "diuji sebagai informasi yang dikecualikan" in teks_surat(Persetujuan.objects.get().surat)


def test_yang_tidak_mengikat_kantor_ini_atau_huruf_lain_tidak_dapat_ditanyakan(tim):
    kasus = tim.diproses()
    isi = {"nama": "Orang", "alamat": "Jalan", "rincian": "Nilai", "oleh": tim[Peran.PPID], "at": SENIN}
    for uji in (uji_konsekuensi(kantor("3673")), uji_konsekuensi(tim.satker, huruf="i", rahasia_pribadi="")):
        with ditolak("hanya membuka yang dikecualikan menurut huruf g atau h"):
            minta_persetujuan_orang(kasus, uji=uji, **isi)
    uji = uji_konsekuensi(tim.satker, nomor_keputusan="9/UJI")
    with ditolak("Isi nama orangnya"):
        minta_persetujuan_orang(kasus, uji=uji, **isi | {"nama": " "})


def test_jawaban_permohonan_lain_dan_tanpa_kertas_ditolak(tim):
    kasus, lain = tim.ditanyakan(), tim.diproses()
    satu, siapa = Persetujuan.objects.get(), {"oleh": tim[Peran.PPID], "at": SENIN}
    with ditolak("bukan milik berkas ini"):
        catat_persetujuan_orang(lain, persetujuan=satu, jawaban="menolak", dijawab_pada=SENIN.date(), **siapa)
    with ditolak("harus tertulis"):
        catat_persetujuan_orang(kasus, persetujuan=satu, jawaban="setuju", dijawab_pada=SENIN.date(), **siapa)
    esok = SENIN.date() + timedelta(days=1)
    with ditolak("sesudah hari ini"):
        catat_persetujuan_orang(
            kasus, persetujuan=satu, jawaban=JawabanOrang.MENOLAK, dijawab_pada=esok, bukti=KERTAS, **siapa
        )


def test_kerusakan_saat_menyimpan_kertas_tidak_meninggalkan_apa_pun(tim, monkeypatch):
    kasus = tim.ditanyakan()

    def rusak(*args, **kwargs):
        raise RuntimeError("listrik padam")

    monkeypatch.setattr("permohonan.perbuatan.persetujuan_orang.lampirkan", rusak)
    with tanpa_bekas(), pytest.raises(RuntimeError):
        jawab_orang(kasus, oleh=tim[Peran.PPID], at=SENIN)
    assert Persetujuan.objects.get().jawaban == ""
