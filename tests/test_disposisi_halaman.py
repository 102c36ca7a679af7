"""The inbox of tim penghubung and the page that answers one disposition."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from permohonan.models import Sifat
from permohonan.perbuatan.disposisi import disposisikan
from ppid.peran import Peran
from tests.factories import SENIN, kantor, permohonan_diproses, petugas


@pytest.fixture(autouse=True)
def saat(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: SENIN + dt.timedelta(hours=1))


def teruskan(desk, kepada, batas=dt.date(2026, 3, 12)):
    kasus = permohonan_diproses(oleh=desk)
    return disposisikan(kasus, kepada=kepada, instruksi="Mohon dokumennya", batas=batas, oleh=desk, at=SENIN)


def alamat(disposisi):
    return reverse("permohonan:jawab_disposisi", args=[disposisi.acuan])


def test_kotak_memuat_milik_sendiri_menurut_batas(client, desk, penghubung, jombang):
    jauh = teruskan(desk, penghubung, dt.date(2026, 3, 16))
    dekat = teruskan(desk, penghubung, dt.date(2026, 3, 10))
    lain = teruskan(desk, petugas(Peran.PENGHUBUNG, jombang, email="lain@uji.test", unit="Subbag Hukum"))
    client.force_login(penghubung)
    isi = client.get("/meja/disposisi/").content.decode()
    assert isi.index(dekat.permohonan.nomor) < isi.index(jauh.permohonan.nomor)
    assert lain.permohonan.nomor not in isi and 'data-total="2"' in isi
    assert "Sisa 1 hari kerja" in isi


def test_ppid_melihat_semua_milik_kantor(client, desk, ppid, penghubung):
    satu = teruskan(desk, penghubung)
    client.force_login(ppid)
    isi = client.get("/meja/disposisi/").content.decode()
    assert satu.permohonan.nomor in isi and "Subbag Teknis" in isi


def test_kotak_tertutup_bagi_peran_lain(client, desk, atasan):
    for orang in (desk, atasan):
        client.force_login(orang)
        assert client.get("/meja/disposisi/").status_code == 404


def test_unit_menjawab_dengan_dokumen(client, desk, penghubung):
    disposisi = teruskan(desk, penghubung)
    client.force_login(penghubung)
    assert client.get(alamat(disposisi)).status_code == 200
    dokumen = [SimpleUploadedFile(f"{n}.csv", b"a,b\n1,2\n", content_type="text/csv") for n in ("satu", "dua")]
    jawab = client.post(alamat(disposisi), {"jawaban": "Ada, dua berkas.", "berkas": dokumen})
    assert jawab.status_code == 302
    disposisi.refresh_from_db()
    assert disposisi.jawaban == "Ada, dua berkas." and disposisi.dijawab_at
    assert disposisi.permohonan.berkas.filter(sifat=Sifat.JAWABAN_UNIT).count() == 2
    assert 'data-total="0"' in client.get("/meja/disposisi/").content.decode()
    assert "Sudah dijawab" in client.get(alamat(disposisi)).content.decode()


def test_jawaban_kosong_dan_jawaban_kedua_ditolak(client, desk, penghubung):
    disposisi = teruskan(desk, penghubung)
    client.force_login(penghubung)
    assert client.post(alamat(disposisi), {"jawaban": " "}).status_code == 422
    client.post(alamat(disposisi), {"jawaban": "Ada"})
    kedua = client.post(alamat(disposisi), {"jawaban": "Ada lagi"})
    assert kedua.status_code == 422
    assert "sudah dijawab" in kedua.content.decode()


def test_disposisi_orang_lain_dan_kantor_lain_tidak_ada(client, desk, penghubung, jombang):
    disposisi = teruskan(desk, penghubung)
    rekan = petugas(Peran.PENGHUBUNG, jombang, email="rekan@uji.test")
    luar = petugas(Peran.PPID, kantor("3673"))
    for orang in (rekan, luar):
        client.force_login(orang)
        assert client.get(alamat(disposisi)).status_code == 404
        assert client.post(alamat(disposisi), {"jawaban": "Ada"}).status_code == 404


def test_penghubung_melihat_disposisinya_sendiri_di_halaman_kasus(client, desk, penghubung, jombang):
    disposisi = teruskan(desk, penghubung)
    rekan = petugas(Peran.PENGHUBUNG, jombang, email="rekan@uji.test", unit="Subbag Hukum")
    disposisikan(
        disposisi.permohonan, kepada=rekan, instruksi="Pertimbangan", batas=dt.date(2026, 3, 12), oleh=desk, at=SENIN
    )
    client.force_login(penghubung)
    isi = client.get(disposisi.permohonan.get_absolute_url()).content.decode()
    assert "Jawab disposisi ini" in isi and "Pertimbangan" not in isi
