"""The pages of taking over a register, without JavaScript: upload, columns, faults, report; bad input; who."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from permohonan import pengambilalihan
from permohonan.models import Permohonan, RancanganImpor
from ppid.pekerjaan_latar import kerjakan_berikut
from ppid.peran import Peran
from tests.factories import SENIN, kantor, petugas
from tests.impor.test_pengambilalihan import baris, berkas

MULAI = "/meja/register/impor/"


@pytest.fixture(autouse=True)
def saat(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: SENIN + timedelta(hours=2))


@pytest.fixture
def di_meja(client, desk):
    client.force_login(desk)
    return client


def unggah(client, nama, isi):
    return client.post(MULAI, {"berkas": SimpleUploadedFile(nama, isi)})


def teks(jawaban):
    return " ".join(jawaban.content.decode().split())


def pilihan(jawaban):
    """The mapping form as the browser would send it unchanged."""
    formulir = jawaban.context["formulir"]
    return {nama: formulir[nama].value() for nama in formulir.fields}


def test_dari_unggahan_sampai_laporan(di_meja):
    jawaban = unggah(di_meja, *berkas(baris(1), baris(2, Tanggal="kapan"), baris(3, Keputusan="Ditolak")))
    rancangan = RancanganImpor.objects.get()
    alamat = rancangan.get_absolute_url()
    assert jawaban.url == f"{alamat}kolom/"
    halaman = di_meja.get(jawaban.url)
    assert "Apa isi setiap kolom?" in teks(halaman) and "Pemohon 1" in teks(halaman)
    assert di_meja.post(jawaban.url, pilihan(halaman)).url == alamat
    halaman = teks(di_meja.get(alamat))
    assert "2 baris bermasalah, 1 baris baik" in halaman and "“kapan” bukan tanggal" in halaman
    assert 'name="sel-3-1" value="kapan"' in halaman and "Ambil alih 1 permohonan" not in halaman
    di_meja.post(f"{alamat}perbaikan/", {"sel-3-1": "13/02/2024", "lewati": "4"})
    assert "2 permohonan siap diambil alih" in teks(di_meja.get(alamat))
    assert not Permohonan.objects.exists()
    assert di_meja.post(f"{alamat}pengambilalihan/").url == alamat
    halaman = teks(di_meja.get(alamat))
    assert "2 permohonan dari register.xlsx tersimpan" in halaman
    assert "0001/IMPOR/3517/2024" in halaman and "Diberikan Seluruhnya" in halaman and "Dilewati" in halaman
    assert Permohonan.objects.count() == 2
    assert "Selesai: 2 permohonan" in teks(di_meja.get(MULAI))
    # The same file once more: its headings are known, and so are its rows.
    jawaban = unggah(di_meja, *berkas(baris(1), baris(2, Tanggal="13/02/2024")))
    assert jawaban.url == RancanganImpor.objects.first().get_absolute_url()
    halaman = teks(di_meja.get(jawaban.url))
    assert "sudah pernah diambil alih: 2 baris" in halaman and "Ambil alih 2" not in halaman


def test_register_menunjukkan_jalannya(di_meja, client, atasan):
    assert MULAI in teks(di_meja.get(reverse("permohonan:register")))
    client.force_login(atasan)
    assert MULAI not in teks(client.get(reverse("permohonan:register")))


@pytest.mark.parametrize(
    ("kiriman", "kalimat"),
    [
        ({}, "Pilih berkas registernya dulu"),
        ({"berkas": "bukan berkas"}, "Pilih berkas registernya dulu"),
        ({"berkas": SimpleUploadedFile("r.xlsx", b"")}, "Berkas ini kosong"),
        ({"berkas": SimpleUploadedFile("r.xlsx", b"PK\x03\x04rusak")}, "rusak, terpotong"),
        ({"berkas": SimpleUploadedFile("../../etc/\x00passwd", b"a;b\n1;2\n")}, "Tidak ada register"),
    ],
)
def test_unggahan_yang_keliru_dijawab_dengan_kalimat(di_meja, kiriman, kalimat):
    jawaban = di_meja.post(MULAI, kiriman)
    assert jawaban.status_code == 422 and kalimat in teks(jawaban)
    assert not RancanganImpor.objects.exists()


@pytest.fixture
def rancangan(di_meja):
    unggah(di_meja, *berkas(baris(1), baris(2, Nama="")))
    return RancanganImpor.objects.get()


@pytest.mark.parametrize(
    ("kiriman", "kalimat"),
    [
        ({}, "Belum ada kolomnya"),
        ({"kolom-0": "karangan"}, "Pilihan ini tidak ada"),
        ({"kolom-1": "nama", "kolom-2": "nama"}, "lebih dari satu kolom"),
    ],
)
def test_kolom_yang_keliru_dijawab_dengan_kalimat(di_meja, rancangan, kiriman, kalimat):
    jawaban = di_meja.post(f"{rancangan.get_absolute_url()}kolom/", kiriman)
    assert jawaban.status_code == 422 and kalimat in teks(jawaban)


@pytest.mark.parametrize(
    ("kiriman", "kalimat"),
    [
        ({}, "Pilih lembarnya dulu"),
        ({"lembar": "9"}, "Lembar itu tidak ada"),
        ({"lembar": "0", "awal": "satu"}, "dengan angka"),
        ({"lembar": "0", "awal": "1"}, "di bawah judul kolom"),
        ({"lembar": "0", "awal": "999999999999"}, "di luar lembar"),
        ({"lembar": "0", "awal": "500"}, "Sebutkan baris pertama"),
    ],
)
def test_lembar_yang_keliru_dijawab_dengan_kalimat(di_meja, rancangan, kiriman, kalimat):
    jawaban = di_meja.post(f"{rancangan.get_absolute_url()}lembar/", kiriman, follow=True)
    assert jawaban.status_code == 200 and kalimat in teks(jawaban)


@pytest.mark.parametrize(
    "kiriman",
    [
        {"sel-x-1": "a", "sel--": "b", "sel-1": "c", "sel-²-1": "d", "sel-9999999-1": "e", "lewati": ["x", "-1", "²"]},
        {"sel-3-2": "y" * 2001},
        {"sel-3-2": "=1+1\x00"},
    ],
)
def test_perbaikan_yang_keliru_tidak_menjatuhkan(di_meja, rancangan, kiriman):
    jawaban = di_meja.post(f"{rancangan.get_absolute_url()}perbaikan/", kiriman, follow=True)
    assert jawaban.status_code == 200
    assert "1 baris bermasalah" in teks(jawaban)


def test_yang_masih_bermasalah_tidak_dapat_diambil_alih(di_meja, rancangan):
    jawaban = di_meja.post(f"{rancangan.get_absolute_url()}pengambilalihan/", follow=True)
    assert "Masih ada baris yang bermasalah" in teks(jawaban)
    assert not Permohonan.objects.exists()


def test_dibatalkan_tanpa_sisa(di_meja, rancangan):
    jawaban = di_meja.post(f"{rancangan.get_absolute_url()}pembatalan/", follow=True)
    assert "dibatalkan" in teks(jawaban) and not RancanganImpor.objects.exists()


def test_rekan_sekantor_melanjutkan_kantor_lain_tidak_melihat(client, rancangan, ppid):
    client.force_login(ppid)
    assert client.get(rancangan.get_absolute_url()).status_code == 200
    lain = petugas(Peran.PPID, kantor("3673"))
    client.force_login(lain)
    for bagian in ("", "kolom/"):
        assert client.get(f"{rancangan.get_absolute_url()}{bagian}").status_code == 404
    for bagian in ("kolom/", "lembar/", "perbaikan/", "pengambilalihan/", "pembatalan/"):
        assert client.post(f"{rancangan.get_absolute_url()}{bagian}").status_code == 404
    assert "register.xlsx" not in teks(client.get(MULAI))


def test_register_panjang_menunjukkan_kemajuan_lalu_hasil(di_meja, client, ppid, monkeypatch):
    monkeypatch.setattr(pengambilalihan, "SEKETIKA", 2)
    unggah(di_meja, *berkas(*map(baris, range(1, 6))))
    alamat = RancanganImpor.objects.get().get_absolute_url()
    assert "Penyimpanannya dikerjakan di latar" in teks(di_meja.get(alamat))
    jawaban = di_meja.post(f"{alamat}pengambilalihan/", follow=True)
    assert "Menunggu giliran" in teks(jawaban) and f'href="{alamat}"' in teks(jawaban)
    client.force_login(ppid)
    assert "sedang mengambil alih" in teks(client.get(alamat))
    assert kerjakan_berikut(at=SENIN + timedelta(hours=3))
    assert "5 permohonan dari register.xlsx tersimpan" in teks(client.get(alamat))
    assert Permohonan.objects.count() == 5
