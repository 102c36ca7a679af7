"""Somebody who asked before is found again at the counter, in his own office only."""

import logging

import pytest

from permohonan.models import Permohonan
from permohonan.pemohon_lama import PALING_BANYAK, cari, samarkan_telepon, tempat
from ppid.models import Pemohon
from ppid.peran import Peran
from tests.factories import NIK_UJI, SEHARI, SENIN, kantor, permohonan_tercatat, permohonan_terdaftar, petugas

ALAMAT = "/meja/permohonan/baru/pemohon/"


@pytest.fixture
def saat(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: SENIN + SEHARI)


@pytest.fixture
def lama(desk):
    return permohonan_tercatat(oleh=desk, instansi="LSM Contoh", pekerjaan="lsm", jenis_kelamin="P")


@pytest.mark.parametrize(
    "sebutan",
    [
        {"nama": "Siti Contoh"},
        {"nama": "sity conto"},
        {"nama": "contoh siti"},
        {"telepon_ditulis": "+62 812 0000 0000"},
        {"telepon_ditulis": "81200000000"},
        {"telepon_ditulis": "0321-999999 / 0812.0000.0000"},
        {"nomor_identitas": "3517 0141 0790 0001"},
    ],
)
def test_ditemukan_menurut_nama_telepon_atau_nomor_identitas(jombang, lama, sebutan):
    satu, *selebihnya = cari(satker=jombang, **sebutan)
    assert (satu.acuan, satu.nama, satu.tempat, selebihnya) == (lama.acuan, "Siti Contoh", "Jombang", [])
    assert (satu.telepon, satu.email) == ("0812•••000", "s•••@contoh.test")


@pytest.mark.parametrize(
    "sebutan",
    [
        {},
        {"nama": "Si"},
        {"nama": "Bambang Lain"},
        {"telepon_ditulis": "0812-0000-0009"},
        {"telepon_ditulis": "0812"},
        {"telepon_ditulis": "00000000"},
        {"telepon_ditulis": "0812000000"},
        {"nomor_identitas": NIK_UJI[:-1]},
        {"nomor_identitas": "%"},
    ],
)
def test_yang_tidak_cocok_tidak_ditawarkan(jombang, lama, sebutan):
    assert cari(satker=jombang, **sebutan) == []


def test_hanya_kantor_sendiri_dan_yang_sudah_dihapus_tidak_pernah(jombang, lama):
    semua = {"nama": "Siti Contoh", "telepon_ditulis": "081200000000", "nomor_identitas": NIK_UJI}
    assert cari(satker=kantor("3673"), **semua) == []
    Pemohon.objects.update(nama="", alamat="")
    assert cari(satker=jombang, **semua) == []


def test_satu_orang_sekali_dengan_permohonan_terakhirnya_dan_paling_banyak_lima(jombang, desk, lama):
    baru = permohonan_tercatat(oleh=desk, at=SENIN + SEHARI)
    (satu,) = cari(satker=jombang, nama="Siti Contoh")
    assert (satu.acuan, satu.terakhir) == (baru.acuan, SENIN + SEHARI)
    for n in range(6):
        permohonan_tercatat(oleh=desk, nama=f"Siti Contoh {n}", telepon=f"0813-0000-00{n:02d}", nomor_identitas="")
    assert len(cari(satker=jombang, nama="Siti Contoh")) == PALING_BANYAK


def test_tempat_dan_telepon_secukupnya():
    assert tempat("Jl. Melati No. 3, Desa Ploso, Jombang") == "Jombang"
    assert tempat("Dusun Krajan Ploso") == "Krajan Ploso"
    assert samarkan_telepon("861234") == "•••" and samarkan_telepon("") == ""


# The page


def _isi(**ganti):
    return {"nama": "siti conto", "telepon": "", "nomor_identitas": "", "token": "t1", "kanal": "telepon"} | ganti


def test_tanpa_javascript_yang_diketik_tetap_ada_dan_yang_dipilih_terisi(client, desk, lama, saat):
    client.force_login(desk)
    tawaran = client.post(ALAMAT, _isi(rincian_informasi="DPT 2024", nomor_identitas=NIK_UJI)).content.decode()
    assert "Pakai data ini" in tawaran and "DPT 2024" in tawaran and f'value="{lama.acuan}"' in tawaran
    assert "Jl. Contoh" not in tawaran and "siti@contoh.test" not in tawaran and "0812-0000-0000" not in tawaran
    terisi = client.post(ALAMAT, _isi(rincian_informasi="DPT 2024", pemohon_lama=lama.acuan))
    # Sent from here it is registered, not looked for once more.
    assert '<form method="post" action="/meja/permohonan/baru/"' in terisi.content.decode()
    formulir = terisi.context["formulir"]
    ada = {nama: formulir[nama].value() for nama in ("nama", "alamat", "telepon", "email", "pekerjaan", "kanal")}
    assert ada == {
        "nama": "Siti Contoh",
        "alamat": "Jl. Contoh No. 1, Jombang",
        "telepon": "0812-0000-0000",
        "email": "siti@contoh.test",
        "pekerjaan": "lsm",
        "kanal": "telepon",
    }
    assert formulir["rincian_informasi"].value() == "DPT 2024" and formulir["token"].value() == "t1"
    assert NIK_UJI not in terisi.content.decode() and formulir["nomor_identitas"].value() == ""


def test_yang_dicatat_sesudahnya_punya_potretnya_sendiri(client, desk, lama, saat):
    client.force_login(desk)
    formulir = client.post(ALAMAT, _isi(pemohon_lama=lama.acuan)).context["formulir"]
    kirim = {n: formulir[n].value() for n in formulir.fields if isinstance(formulir[n].value(), str)}
    kirim |= {"alamat": "Jl. Baru 9, Kediri", "rincian_informasi": "DPT", "tujuan_penggunaan": "Skripsi"}
    kirim |= {"diterima_at": "2026-03-10T09:00", "jenis_identitas": ""}
    assert client.post("/meja/permohonan/baru/", kirim).status_code == 302
    baru = Permohonan.objects.exclude(pk=lama.pk).get()
    lama.pemohon.refresh_from_db()
    assert (baru.pemohon.alamat, lama.pemohon.alamat) == ("Jl. Baru 9, Kediri", "Jl. Contoh No. 1, Jombang")
    assert baru.pemohon_id != lama.pemohon_id


def test_potongan_untuk_htmx_dan_yang_tidak_ditemukan(client, desk, lama, saat):
    client.force_login(desk)
    kepala = {"HX-Request": "true"}
    potongan = client.post(ALAMAT, {"nama": "Siti Contoh"}, headers=kepala)
    assert "Pakai data ini" in potongan.content.decode() and "<html" not in potongan.content.decode()
    assert potongan["Cache-Control"] == "private, no-store"
    assert client.post(ALAMAT, {"nama": "Bambang"}, headers=kepala).content.strip() == b""
    assert "Belum ada pemohon kantor ini yang cocok" in client.post(ALAMAT, _isi(nama="Bambang")).content.decode()
    buruk = _isi(nama="\x00\x07%_'\"", telepon="+" * 60, nomor_identitas="9" * 500, kanal="terbang", token="")
    assert client.post(ALAMAT, buruk).status_code == 200


def test_kantor_lain_peran_lain_dan_acuan_asing(client, lama, saat, penghubung, atasan):
    lain = petugas(Peran.DESK, kantor("3673"))
    client.force_login(lain)
    assert client.post(ALAMAT, {"pemohon_lama": lama.acuan}).status_code == 404
    assert "Pakai data ini" not in client.post(ALAMAT, _isi(nomor_identitas=NIK_UJI)).content.decode()
    for orang in (penghubung, atasan):
        client.force_login(orang)
        assert client.post(ALAMAT, _isi()).status_code == 404
    assert client.get(ALAMAT).status_code == 405


def test_nomor_identitas_tidak_masuk_catatan_mana_pun(client, desk, lama, saat, caplog):
    client.force_login(desk)
    riwayat = lama.riwayat.count()
    with caplog.at_level(logging.DEBUG):
        jawab = client.post(ALAMAT, _isi(nomor_identitas=NIK_UJI), headers={"HX-Request": "true"})
    assert jawab.status_code == 200 and NIK_UJI not in jawab.content.decode()
    assert NIK_UJI not in caplog.text and lama.riwayat.count() == riwayat
    assert NIK_UJI not in jawab.request["PATH_INFO"] + jawab.request["QUERY_STRING"]


def test_yang_mengajukan_dari_laman_pun_dikenali(jombang):
    kasus = permohonan_terdaftar()
    assert [satu.acuan for satu in cari(satker=jombang, nama="Siti Contoh")] == [kasus.acuan]
