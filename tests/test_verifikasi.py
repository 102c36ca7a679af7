"""Whether a letter is genuine: the code on it, and the file itself."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from ppid.models import Surat
from ppid.surat import cetak
from ppid.views import verifikasi
from tests.factories import NIK_UJI, SENIN, permohonan_terdaftar


@pytest.fixture
def surat(db) -> Surat:
    kasus = permohonan_terdaftar()
    terbit = kasus.surat.first().surat
    cetak(terbit, at=SENIN)
    terbit.refresh_from_db()
    return terbit


def alamat(surat: Surat) -> str:
    return reverse("verifikasi", args=[surat.kode])


def kirim(client, surat: Surat, isi: bytes | None):
    berkas = {} if isi is None else {"berkas": SimpleUploadedFile("surat.pdf", isi, "application/pdf")}
    return client.post(alamat(surat), berkas).content.decode()


def test_kode_pada_surat_membuka_halaman_yang_hanya_menyebut_nomor_tanggal_dan_sidik(client, surat):
    jawab = client.get(alamat(surat))
    isi = jawab.content.decode()
    assert jawab.status_code == 200
    for ada in (surat.nomor, surat.sha256, surat.kode, surat.satker.nama, surat.get_jenis_display()):
        assert ada in isi
    pemohon = surat.konteks.get("pihak", {})
    for rahasia in ("Siti Rahmawati", NIK_UJI, "rekapitulasi", *[str(v) for v in pemohon.values() if v]):
        assert rahasia not in isi
    assert "no-store" in jawab["Cache-Control"] and jawab["X-Robots-Tag"] == "noindex"
    assert not jawab.cookies


def test_kode_qr_surat_menunjuk_alamat_ini(surat, settings):
    from django.template.loader import render_to_string

    html = render_to_string("surat/_verifikasi.html", {"surat": surat, "nomor": surat.nomor})
    assert f"{settings.SITUS}{alamat(surat)}" in re.sub(r"\s+", " ", html)


def test_berkas_aslinya_cocok_dan_yang_diubah_tidak(client, surat):
    asli = bytes(surat.pdf)
    assert "Cocok." in kirim(client, surat, asli)
    assert "Tidak cocok." in kirim(client, surat, asli + b"\n")
    assert "Tidak cocok." in kirim(client, surat, b"bukan pdf")
    assert "Pilih berkas PDF" in kirim(client, surat, None)
    assert "Pilih berkas PDF" in kirim(client, surat, b"")


def test_berkas_surat_lain_tidak_cocok(client, surat):
    lain = permohonan_terdaftar().surat.first().surat
    assert "Tidak cocok." in kirim(client, surat, cetak(lain, at=SENIN))


def test_berkas_yang_terlalu_besar_dikatakan_dan_tidak_dibaca_habis(client, surat, monkeypatch):
    monkeypatch.setattr(verifikasi, "TERBESAR", 1000)
    assert "lebih besar dari surat mana pun" in kirim(client, surat, b"x" * 200_000)


def test_berkas_yang_diperiksa_tidak_pernah_ditulis(client, surat, monkeypatch):
    from django.core.files import uploadedfile

    for jenis in ("TemporaryUploadedFile", "InMemoryUploadedFile"):
        monkeypatch.setattr(uploadedfile, jenis, None)
    assert "Tidak cocok." in kirim(client, surat, b"%PDF" + b"x" * 3_000_000)


@pytest.mark.parametrize("kode", ["0" * 20, "a" * 20, "kode-pemasangan-lain"])
def test_kode_pemasangan_lain_tidak_dikenal(client, db, kode):
    jawab = client.get(reverse("verifikasi", args=[kode]))
    assert jawab.status_code == 404
    assert "tidak dikenal di sini" in jawab.content.decode()


def test_kode_dapat_diketik_dengan_spasi_dan_huruf_besar(client, surat):
    ketikan = " ".join(re.findall("....", surat.kode.upper()))
    assert client.get(reverse("cari_verifikasi"), {"kode": ketikan}).url == alamat(surat)
    keliru = client.get(reverse("cari_verifikasi"), {"kode": "123"})
    assert keliru.status_code == 422 and "tidak lengkap" in keliru.content.decode()


def test_menebak_kode_dibatasi_per_sumber(client, db, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for _ in range(verifikasi.DALAM_JENDELA):
        client.get(reverse("verifikasi", args=["0" * 20]), headers={"X-Forwarded-For": "203.0.113.7"})
    jawab = client.get(reverse("verifikasi", args=["0" * 20]), headers={"X-Forwarded-For": "203.0.113.7"})
    assert jawab.status_code == 429
    assert client.get(reverse("verifikasi", args=["0" * 20]), headers={"X-Forwarded-For": "203.0.113.8"}).status_code


def test_unggahan_rusak_dijawab_tanpa_galat_peladen(client, surat):
    jawab = client.post(alamat(surat), b"--x\r\nrusak", content_type="multipart/form-data; boundary=x")
    assert jawab.status_code in (200, 400)
