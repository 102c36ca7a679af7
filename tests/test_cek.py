"""Status by number and code, and by signed link: what opens, and that every refusal looks the same."""

from datetime import timedelta

import pytest
from django.core import signing
from django.test import Client
from django.urls import reverse

from permohonan import tiket
from permohonan.models import Permohonan
from permohonan.perbuatan.pencabutan import cabut
from permohonan.views.izin import KUNCI_SESI, PALING_BANYAK
from ppid.peran import Peran
from tests.factories import SENIN, kantor, permohonan_terdaftar

CEK = "/kab-jombang/cek/"


@pytest.fixture
def kasus(jombang) -> Permohonan:
    return permohonan_terdaftar()


def coba(client, nomor, kode, alamat=CEK):
    return client.post(alamat, {"nomor": nomor, "kode": kode})


def test_nomor_dan_kode_membuka_permohonan_tanpa_nomor_di_alamat(client, kasus):
    jawaban = coba(client, kasus.nomor, kasus.kode)
    assert jawaban["Location"] == kasus.url_lacak()
    assert kasus.nomor not in jawaban["Location"]
    assert client.get(kasus.url_lacak()).status_code == 200


def test_huruf_kecil_spasi_dan_tanpa_garis_pun_diterima(client, kasus):
    kode = kasus.kode.lower().replace("-", " ")
    assert coba(client, f" {kasus.nomor.lower()} ", kode).status_code == 302


def test_yang_keliru_dalam_bentuk_apa_pun_dijawab_sama(client, kasus):
    serang = permohonan_terdaftar(satker=kantor("3673"))
    jawaban = {
        coba(Client(REMOTE_ADDR=f"198.51.100.{n}"), nomor, kode).content.split(b"<main")[1].split(b"<form")[0]
        for n, (nomor, kode) in enumerate(
            [
                (kasus.nomor, "AAAA-BBBB-CCCC-DDDD"),
                (kasus.nomor, ""),
                ("", kasus.kode),
                ("bukan nomor", kasus.kode),
                ("999/PPID/3517/XI/2026", kasus.kode),
                (serang.nomor, serang.kode),
                (kasus.nomor, serang.kode),
                ("x" * 500, "\x00" * 500),
                ("'; DROP TABLE--", "%00"),
            ]
        )
    }
    assert len(jawaban) == 1
    assert b"Nomor atau kode tidak cocok" in jawaban.pop()


def test_yang_keliru_berstatus_tidak_ditemukan_dan_tidak_membuat_sesi(client, kasus):
    jawaban = coba(client, kasus.nomor, "SALAH")
    assert jawaban.status_code == 404
    assert "sesi" not in jawaban.cookies


def test_kode_permohonan_yang_lama_ditutup_tidak_membuka_lagi(client, kasus, monkeypatch):
    cabut(kasus, oleh=Peran.PEMOHON, at=SENIN + timedelta(days=1))
    monkeypatch.setattr("django.utils.timezone.now", lambda: SENIN + timedelta(days=700))
    assert coba(client, kasus.nomor, kasus.kode).status_code == 302
    monkeypatch.setattr("django.utils.timezone.now", lambda: SENIN + timedelta(days=740))
    assert coba(Client(), kasus.nomor, kasus.kode).status_code == 404


def test_sesudah_sepuluh_tebakan_satu_sumber_harus_menunggu_walau_kodenya_benar(kasus):
    orang = Client(REMOTE_ADDR="198.51.100.20")
    for n in range(10):
        assert coba(orang, f"{n:03}/PPID/3517/III/2026", "SALAH").status_code == 404
    jawaban = coba(orang, kasus.nomor, kasus.kode)
    assert jawaban.status_code == 429
    assert "Tunggu 15 menit" in jawaban.content.decode()
    assert coba(Client(REMOTE_ADDR="198.51.100.21"), kasus.nomor, kasus.kode).status_code == 302


def test_satu_nomor_pun_dibatasi_dari_sumber_mana_pun(kasus):
    for n in range(10):
        coba(Client(REMOTE_ADDR=f"203.0.113.{n}"), kasus.nomor, "SALAH")
    assert coba(Client(REMOTE_ADDR="203.0.113.99"), kasus.nomor, "SALAH").status_code == 429


def test_tebakan_orang_lain_tidak_menghalangi_pemilik_kode(kasus):
    for n in range(12):
        coba(Client(REMOTE_ADDR=f"203.0.113.{n}"), kasus.nomor, "SALAH")
    assert coba(Client(REMOTE_ADDR="198.51.100.30"), kasus.nomor, kasus.kode).status_code == 302


def test_perantara_yang_menyembunyikan_semua_orang_tidak_menutup_pintu_bagi_semua(client, kasus):
    for n in range(12):
        coba(client, f"{n:03}/PPID/3517/III/2026", "SALAH")
    assert coba(client, kasus.nomor, kasus.kode).status_code == 302


def test_yang_benar_tidak_dihitung_sebagai_tebakan(kasus):
    orang = Client(REMOTE_ADDR="198.51.100.22")
    for _ in range(15):
        assert coba(orang, kasus.nomor, kasus.kode).status_code == 302


def test_sesi_orang_lain_dan_kantor_lain_tidak_menemukan_halamannya(client, kasus):
    coba(client, kasus.nomor, kasus.kode)
    for nama in ("lacak", "bukti", "mengapa", "lengkapi_pemohon", "cabut_pemohon"):
        assert client.get(reverse(f"permohonan:{nama}", args=["kab-jombang", kasus.acuan])).status_code == 200
        assert client.get(reverse(f"permohonan:{nama}", args=["kota-serang", kasus.acuan])).status_code == 404
        assert Client().get(reverse(f"permohonan:{nama}", args=["kab-jombang", kasus.acuan])).status_code == 404
    for nama in ("pesan_pemohon", "cabut_pemohon", "konfirmasi_terima", "lengkapi_pemohon"):
        alamat = reverse(f"permohonan:{nama}", args=["kab-jombang", kasus.acuan])
        assert Client().post(alamat, {"teks": "halo"}).status_code == 404


def test_sesi_mengingat_paling_banyak_dua_puluh_permohonan(client, jombang):
    semua = [permohonan_terdaftar() for _ in range(PALING_BANYAK + 1)]
    for kasus in semua:
        client.get(tiket.tautan(kasus))
    assert len(client.session[KUNCI_SESI]) == PALING_BANYAK
    assert client.get(semua[0].url_lacak()).status_code == 404
    assert client.get(semua[-1].url_lacak()).status_code == 200


def test_tautan_bertanda_tangan_membuka_permohonannya_saja(client, kasus):
    assert client.get(tiket.tautan(kasus))["Location"] == kasus.url_lacak()
    assert client.get(kasus.url_lacak()).status_code == 200


@pytest.mark.parametrize("rusak", ["x", "abc:def:ghi", "%00", "a" * 3000])
def test_tautan_rusak_dijelaskan(client, db, rusak):
    jawaban = client.get(f"/tiket/{rusak}/")
    assert jawaban.status_code == 404
    assert "Tautan ini tidak berlaku" in jawaban.content.decode()
    assert "sesi" not in jawaban.cookies


def test_tautan_yang_diubah_atau_terlalu_lama_tidak_membuka(client, kasus, monkeypatch):
    tautan = tiket.tautan(kasus)
    assert client.get(tautan[:-3] + "zz/").status_code == 404
    palsu = signing.dumps(kasus.acuan, salt="lain")
    assert client.get(f"/tiket/{palsu}/").status_code == 404
    monkeypatch.setattr(signing.time, "time", lambda: SENIN.timestamp() * 2)
    assert client.get(tautan).status_code == 404


def test_nomor_yang_salah_kembali_untuk_diperbaiki_dan_kodenya_tidak(client, kasus):
    halaman = coba(client, kasus.nomor, "AAAA-BBBB-CCCC-DDDD").content.decode()
    assert f'value="{kasus.nomor}"' in halaman
    assert "AAAA-BBBB" not in halaman


def test_contoh_nomor_memakai_kode_kantornya_sendiri(client, kasus):
    assert "014/PPID/3517/XI/2026" in client.get(CEK).content.decode()
    assert "014/PPID/3673/XI/2026" in client.get("/kota-serang/cek/").content.decode()
