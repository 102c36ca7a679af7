import pytest
from django.test import override_settings

from ppid.models import Pengguna

SANDI = "sandi-untuk-pengujian-9"


@pytest.fixture
def akun_demo(db):
    return Pengguna.objects.create_user("desk@kab-jombang.demo", SANDI, nama="Desk (demo)")


def _masuk(client, email):
    return client.post("/akun/login/", {"login": email, "password": SANDI})


@override_settings(DEBUG=False)
def test_akun_demo_ditolak_di_luar_demo(client, akun_demo):
    assert _masuk(client, akun_demo.email).status_code == 200
    assert "_auth_user_id" not in client.session


@override_settings(DEBUG=True)
def test_akun_demo_dapat_masuk_dalam_demo(client, akun_demo):
    assert _masuk(client, akun_demo.email).status_code == 302
    assert client.session["_auth_user_id"] == str(akun_demo.pk)


def test_pendaftaran_akun_tertutup(client, db):
    assert b"password1" not in client.get("/akun/signup/").content


@pytest.mark.parametrize("email", ["Petugas@Kpu.Test", "petugas@kpu.test"])
def test_huruf_besar_kecil_email_tidak_membedakan(client, db, email):
    Pengguna.objects.create_user("petugas@kpu.test", SANDI, nama="Petugas (uji)")
    assert _masuk(client, email).status_code == 302


@override_settings(WAJIB_MFA=True)
def test_petugas_tanpa_faktor_kedua_diarahkan_memasangnya(client, desk):
    client.force_login(desk)
    jawaban = client.get("/meja/")
    assert jawaban.status_code == 302
    assert jawaban.url == "/akun/2fa/"


@override_settings(DEBUG=True)
def test_pemelihara_demo_masuk_dengan_alamat_pendeknya(client, db):
    pemelihara = Pengguna.objects.create_superuser("superadmin@demo", SANDI, nama="Pemelihara (demo)")
    assert _masuk(client, pemelihara.email).status_code == 302
    assert client.session["_auth_user_id"] == str(pemelihara.pk)


def test_formulir_masuk_memakai_kata_layanan_ini(client, db):
    isi = client.get("/akun/login/").content.decode()
    assert "E-mail" in isi
    assert "Kata sandi" in isi
    assert "Ingat Saya" not in isi
