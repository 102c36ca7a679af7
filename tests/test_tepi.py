"""The edge of the site: hosts, health, headers."""

import pytest
from django.test import override_settings
from django.urls import reverse

from ppid.alamat import KATA_AKAR
from ppid.models import Satker
from tests.factories import kantor


def test_peladen_hidup_dan_siap(client, db):
    assert client.get("/sehat/").json() == {"status": "sehat"}
    assert client.get("/siap/").json() == {"status": "siap"}


@override_settings(ALLOWED_HOSTS=["jombangkabppid.kpu.go.id", "lain.contoh.test"])
def test_nama_host_kantor_menampilkan_halamannya_di_akar(client, db):
    Satker.objects.filter(kode="3517").update(nama_host="jombangkabppid.kpu.go.id")
    for alamat in ("/", "/kab-jombang/"):
        jawaban = client.get(alamat, headers={"host": "jombangkabppid.kpu.go.id"})
        assert jawaban.context["satker"] == kantor("3517")
    formulir = client.get("/permohonan/baru/", headers={"host": "jombangkabppid.kpu.go.id"})
    assert formulir.context["satker"] == kantor("3517")
    assert client.get("/sehat/", headers={"host": "jombangkabppid.kpu.go.id"}).status_code == 200
    assert "satker" not in client.get("/", headers={"host": "lain.contoh.test"}).context


def test_host_yang_tidak_dikenal_ditolak(client, db):
    assert client.get("/", headers={"host": "jahat.contoh.test"}).status_code == 400


def test_tidak_ada_kantor_yang_menempati_kata_akar(db):
    assert not Satker.objects.filter(slug__in=KATA_AKAR).exists()


@pytest.mark.parametrize("alamat", ["/", "/kab-jombang/", "/kab-jombang/permohonan/baru/", "/akun/login/"])
def test_kebijakan_isi_ketat_di_setiap_halaman(client, db, alamat):
    jawaban = client.get(alamat)
    csp = jawaban.headers["Content-Security-Policy"]
    assert "unsafe" not in csp
    assert "default-src 'none'" in csp
    assert jawaban.headers["X-Content-Type-Options"] == "nosniff"
    assert jawaban.headers["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize("nama", ["portal", "beranda", "permohonan:cek", "permohonan:ajukan"])
def test_halaman_publik_tidak_membuat_sesi(client, db, nama):
    argumen = [] if nama == "portal" else ["kab-jombang"]
    assert "sesi" not in client.get(reverse(nama, args=argumen)).cookies


@pytest.mark.parametrize("alamat", ["/tidak-ada/", "/kab-jombang/tidak/ada/", "/%00/", "/kab-jombang/cek/%0d%0a/"])
def test_alamat_yang_tidak_ada_dijawab_dengan_halaman_yang_menolong(client, db, alamat):
    jawaban = client.get(alamat)
    assert jawaban.status_code == 404
    assert "tidak ditemukan" in jawaban.content.decode().lower()
