"""The officers' pages of the list: what they show, and what they say to bad input."""

import io
import threading
from concurrent.futures import ThreadPoolExecutor

import pikepdf
import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse

from dip.models import BerkasInformasi, InformasiPublik, UnduhanHarian
from dip.pemeriksaan import periksa_berikut
from dip.perbuatan.pelampiran import lampirkan
from dip.perbuatan.pengklasifikasian import klasifikasikan
from dip.perbuatan.pengumuman import setujui, umumkan
from dip.perbuatan.penyusunan import mulai_edisi
from ppid.galat import AturanDilanggar
from ppid.medan import Unggahan
from ppid.models import Berkas
from ppid.peran import Peran
from tests.factories import (
    SENIN,
    berkas_teks,
    informasi_diklasifikasi,
    informasi_terbit,
    informasi_usulan,
    kantor,
    petugas,
)


def isi(client, alamat: str) -> str:
    jawab = client.get(alamat)
    assert jawab.status_code == 200
    return jawab.content.decode()


def test_papan_menunjukkan_giliran_masing_masing(tim, client, jombang):
    usulan = informasi_usulan(oleh=tim["penghubung"], nama="Menunggu PPID")
    informasi_diklasifikasi(oleh=tim["ppid"], nama="Menunggu Atasan")
    mulai_edisi(satker=jombang, tahun=2026, oleh=tim["ppid"], at=SENIN)
    client.force_login(tim["ppid"])
    papan = isi(client, reverse("dip:papan"))
    assert "Usulan menunggu klasifikasi" in papan and usulan.get_absolute_url() in papan
    client.force_login(tim["atasan"])
    papan = isi(client, reverse("dip:papan"))
    assert "Menunggu koreksi atau persetujuan Atasan" in papan and "Giliran Anda" not in papan
    client.force_login(tim["penghubung"])
    assert "Giliran Anda" in isi(client, reverse("dip:papan"))


def test_papan_kantor_lain_tidak_memuat_apa_pun_dari_sini(tim, tim_lain, client):
    informasi = informasi_usulan(oleh=tim["penghubung"], nama="Milik Jombang")
    client.force_login(tim_lain["ppid"])
    assert "Milik Jombang" not in isi(client, reverse("dip:papan"))
    asing = client.get(informasi.get_absolute_url())
    hampa = client.get(reverse("dip:butir", args=["tidak-ada"]))
    assert (asing.status_code, asing.content) == (404, hampa.content)


def test_peringatan_bila_serta_merta_lebih_dari_seperlima(tim, client):
    for n in range(5):
        informasi_terbit(ppid=tim["ppid"], atasan=tim["atasan"], nama=f"Aturan {n}")
    satu = informasi_usulan(oleh=tim["penghubung"])
    client.force_login(tim["ppid"])
    halaman = isi(client, satu.get_absolute_url() + "klasifikasi/")
    assert "5 dari 5 informasi terbit" in halaman and "Uji kategori" in halaman


def test_halaman_butir_menunjukkan_pemakaian_dan_temuan(tim, client):
    satu = informasi_terbit(ppid=tim["ppid"], atasan=tim["atasan"], berkas=berkas_teks())
    UnduhanHarian.objects.hitung(satu.berkas.get(), hari=SENIN.date())
    client.force_login(tim["ppid"])
    assert "1 kali" in isi(client, satu.get_absolute_url())
    assert "PENGUMUMAN SERTA MERTA" in isi(client, reverse("dip:papan_pengumuman", args=[satu.acuan]))
    asli = client.get(reverse("dip:berkas_asli", args=[satu.acuan, satu.berkas.get().kode]))
    assert asli.content == berkas_teks().isi and "no-store" in asli["Cache-Control"]


# Bad input


def pdf_terkunci() -> bytes:
    dokumen = pikepdf.new()
    dokumen.add_blank_page()
    with io.BytesIO() as keluaran:
        dokumen.save(keluaran, encryption=pikepdf.Encryption(owner="a", user="b"))
        return keluaran.getvalue()


@pytest.mark.parametrize(
    ("nama", "isi_berkas", "galat"),
    [
        ("terkunci.pdf", pdf_terkunci(), "terkunci kata sandi"),
        ("gambar.pdf", b"\x89PNG\r\n\x1a\n" + b"0" * 64, "tidak sesuai dengan akhiran"),
        ("tabel.xlsx", b"bukan arsip", "tidak sesuai dengan akhiran"),
        ("program.exe", b"MZ", "Jenis berkas ini tidak diterima"),
        ("kosong.pdf", b"", "kosong"),
    ],
)
def test_berkas_yang_tidak_layak_ditolak_saat_diunggah(tim, client, nama, isi_berkas, galat):
    satu = informasi_usulan(oleh=tim["penghubung"])
    client.force_login(tim["penghubung"])
    kiriman = {"judul": "Dokumen", "berkas": SimpleUploadedFile(nama, isi_berkas)}
    jawab = client.post(satu.get_absolute_url() + "unggahan/", kiriman)
    assert jawab.status_code == 422 and galat in jawab.content.decode()
    assert not BerkasInformasi.objects.exists() and not Berkas.objects.exists()


def test_berkas_lebih_dari_dua_ratus_mega_ditolak_sebelum_dibaca():
    besar = SimpleUploadedFile("a.csv", b"x")
    besar.size = 201 * 1024 * 1024
    with pytest.raises(ValidationError, match="lebih dari 200 MB"):
        Unggahan().clean([besar])


def test_isian_yang_kurang_atau_aneh_mendapat_penjelasan_dan_tulisannya_tetap(tim, client):
    client.force_login(tim["penghubung"])
    kiriman = {"nama": "Tetap ada", "tahun": "3000", "tautan": "javascript:alert(1)", "bentuk": "karangan"}
    jawab = client.post(reverse("dip:usul"), kiriman)
    halaman = jawab.content.decode()
    assert jawab.status_code == 422 and "Tetap ada" in halaman
    for kata in ("Jelaskan isinya", "belum sampai", "tidak lengkap", "Pilihan ini tidak ada"):
        assert kata in halaman
    assert not InformasiPublik.objects.exists()


@pytest.mark.parametrize("tahun", ["", "abc", "99999999999"])
def test_edisi_dengan_tahun_aneh_tidak_dimulai(tim, client, tahun):
    client.force_login(tim["ppid"])
    jawab = client.post(reverse("dip:mulai_edisi"), {"tahun": tahun}, follow=True)
    assert "empat angka" in jawab.content.decode()


def test_berkas_yang_hilang_dari_gudang_dijelaskan_dan_yang_berikutnya_tetap_diperiksa(tim):
    satu = informasi_usulan(oleh=tim["ppid"])
    for judul in ("Hilang", "Ada"):
        lampirkan(satu, berkas_teks(judul), judul=judul, oleh=tim["ppid"], at=SENIN)
    Berkas.objects.filter(pk=satu.berkas.get(judul="Hilang").asli_id).update(lokasi="dip/tidak/ada")
    while periksa_berikut(at=SENIN):
        pass
    assert "tidak dapat diperiksa" in satu.berkas.get(judul="Hilang").temuan[0]
    assert satu.berkas.get(judul="Ada").temuan == []


# Races


def serentak(*kerja):
    mulai = threading.Barrier(len(kerja))

    def jalankan(satu):
        try:
            mulai.wait(30)
            satu()
            return "menang"
        except AturanDilanggar as galat:
            return str(galat)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(kerja)) as kumpulan:
        return sorted(kumpulan.map(jalankan, kerja))


@pytest.mark.django_db(transaction=True)
def test_dua_petugas_bersamaan_satu_yang_menang_dan_yang_kalah_tahu_siapa():
    jombang = kantor()
    ppid, atasan = petugas(Peran.PPID, jombang), petugas(Peran.ATASAN, jombang)
    penghubung = petugas(Peran.PENGHUBUNG, jombang, unit="Subbag Teknis")
    satu = informasi_usulan(oleh=penghubung)
    klas = {"jenis": "pemilu", "at": SENIN, "dilihat": satu.riwayat.get().pk}
    hasil = serentak(
        lambda: klasifikasikan(satu, pokok="profil", oleh=ppid, **klas),
        lambda: klasifikasikan(satu, pokok="kinerja", oleh=penghubung, **klas),
    )
    assert [h == "menang" for h in hasil].count(True) == 1
    assert any("baru saja mengubah" in h for h in hasil)
    satu.refresh_from_db()
    setujui(satu, oleh=atasan, at=SENIN)
    hasil = serentak(*[lambda: umumkan(satu, oleh=ppid, at=SENIN)] * 2)
    assert [h == "menang" for h in hasil].count(True) == 1
    assert any("Terakhir diubah oleh" in h for h in hasil)
    assert satu.riwayat.filter(aksi="umumkan").count() == 1
