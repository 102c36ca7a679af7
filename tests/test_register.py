"""The register on the screen: Model PPID-C from native and imported cases, page by page."""

import re
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from permohonan.impor import impor
from permohonan.models import Permohonan
from permohonan.putusan import Putusan
from permohonan.register import KELAS_TERBIT, halaman, saring, waktu_jawab
from ppid.models import HariLibur
from ppid.peran import PERAN_JABATAN, Peran
from tests.factories import (
    NIK_UJI,
    SENIN,
    WIB,
    isi_keputusan,
    kantor,
    permohonan_diputus,
    permohonan_terdaftar,
    petugas,
    uji_konsekuensi,
)

SERANG = Path(settings.BASE_DIR, "ppid/data/register-serang-2024.xlsx")
SEKARANG = datetime(2026, 3, 9, 12, 0, tzinfo=WIB)
KOLOM = 21


@pytest.fixture
def serang(db):
    satker = kantor("3673")
    impor(satker, SERANG, oleh=Peran.SISTEM, at=SEKARANG)
    return satker


@pytest.fixture
def petugas_serang(serang, client):
    client.force_login(petugas(Peran.DESK, serang))
    return client


def buka(client, **saringan):
    jawaban = client.get(reverse("permohonan:register"), saringan)
    assert jawaban.status_code == 200
    return jawaban.content.decode()


def nomor(isi):
    return re.findall(r'class="nomor" href="[^"]+">([^<]+)</a>', isi)


def total(isi):
    return re.findall(r'data-total="([^"]+)"', isi).pop()


def ikut(client, isi, arah):
    tautan = re.search(rf'rel="{arah}" href="([^"]+)"', isi)
    assert tautan, f"tidak ada tautan {arah}"
    return client.get(reverse("permohonan:register") + tautan[1].replace("&amp;", "&")).content.decode()


def test_waktu_jawab_menghitung_hari_kerja_kantor_itu_sendiri(desk, ppid, jombang):
    kasus = permohonan_diputus(desk=desk, ppid=ppid, at=SENIN)
    kalender = HariLibur.objects.kalender(jombang)
    assert waktu_jawab(Permohonan.objects.all(), satker=jombang, kalender=kalender) == {0: 1}
    # Received late on a Friday evening, answered on Monday: one working day, on the office's own clock.
    Permohonan.objects.filter(pk=kasus.pk).update(
        diterima_at=datetime(2026, 3, 6, 23, 30, tzinfo=WIB), diputus_at=datetime(2026, 3, 9, 0, 30, tzinfo=WIB)
    )
    assert waktu_jawab(Permohonan.objects.all(), satker=jombang, kalender=kalender) == {1: 1}


def test_kelas_terbit_tidak_bertumpang_dan_tidak_berlubang():
    for (_, _, sampai), (_, dari, _) in pairwise(KELAS_TERBIT):
        assert sampai is not None and dari == sampai + 1
    assert KELAS_TERBIT[0][1] == 0
    assert KELAS_TERBIT[-1][2] is None


def test_setiap_baris_memuat_dua_puluh_satu_kolom_dan_semua_lima_belas_judul(petugas_serang):
    isi = buka(petugas_serang, tahun=2024)
    assert total(isi) == "15"
    tubuh = isi.split("<tbody>")[1].split("</tbody>")[0]
    baris = re.findall(r"<tr>(.*?)</tr>", tubuh, re.S)
    assert len(baris) == 15
    assert {satu.count("<td ") for satu in baris} == {KOLOM}
    kepala = isi.split("<thead>")[1].split("</thead>")[0]
    for judul in ("Status Informasi", "Bentuk Informasi", "Jenis Permohonan", "Hari dan Tanggal", "Biaya dan Cara"):
        assert judul in kepala
    assert 'data-label="Nama">Rosman Suryatmi<' in tubuh
    assert "Kamis, 15 Februari 2024" in tubuh
    assert "No. asal 1<" in tubuh


def test_permohonan_di_aplikasi_ini_tampil_dengan_putusan_dan_alasannya(desk, ppid, jombang, client):
    isi_tolak = isi_keputusan(
        putusan=Putusan.DITOLAK, diberikan="", bentuk="", waktu_penyediaan=None, uji=uji_konsekuensi(jombang)
    )
    permohonan_diputus(desk=desk, ppid=ppid, isi=isi_tolak)
    badan = isi_keputusan(
        putusan=Putusan.TIDAK_DIKUASAI, diberikan="", bentuk="", waktu_penyediaan=None, badan_lain="Bawaslu Jombang"
    )
    permohonan_diputus(desk=desk, ppid=ppid, isi=badan, at=SENIN + timedelta(minutes=1))
    permohonan_diputus(desk=desk, ppid=ppid, at=SENIN + timedelta(minutes=2))
    permohonan_terdaftar(at=SENIN + timedelta(minutes=3))
    baris = halaman(saring(Permohonan.objects.all(), satker=jombang), satker=jombang, terbaru=False).baris
    ditolak, tidak_dikuasai, diberikan, baru = baris
    assert ditolak.keputusan == "Ditolak"
    assert "Pasal 17 huruf h" in ditolak.alasan_penolakan
    assert ditolak.dikuasai
    assert (tidak_dikuasai.dikuasai, tidak_dikuasai.tidak_dikuasai) == (False, True)
    assert tidak_dikuasai.badan_lain == "Bawaslu Jombang"
    assert (diberikan.softcopy, diberikan.hardcopy, diberikan.salinan, diberikan.melihat) == (True, False, True, False)
    assert diberikan.pemberitahuan == date(2026, 3, 9)
    assert (baru.keputusan, baru.pemberitahuan, baru.biaya, baru.softcopy) == ("Diajukan", None, None, False)
    client.force_login(desk)
    assert "Bawaslu Jombang" in buka(client)


@pytest.mark.parametrize("peran", [Peran.DESK, Peran.PPID, Peran.ATASAN])
def test_nik_tidak_tampil_dan_tidak_dibaca(peran, jombang, client):
    permohonan_terdaftar()
    client.force_login(petugas(peran, jombang))
    with CaptureQueriesContext(
        connection,
    ) as kueri:
        isi = buka(client)
    assert "Siti Contoh" in isi
    assert NIK_UJI not in isi and NIK_UJI[-4:] not in isi
    assert not any("identitas_" in satu["sql"] for satu in kueri.captured_queries if "ppid_pemohon" in satu["sql"])


@pytest.mark.parametrize("peran", sorted(PERAN_JABATAN - {Peran.DESK, Peran.PPID, Peran.ATASAN}))
def test_peran_lain_tidak_menemukan_register(peran, jombang, client):
    client.force_login(petugas(peran, jombang))
    assert client.get(reverse("permohonan:register")).status_code == 404


def test_tanpa_masuk_diminta_masuk(client, db):
    assert client.get(reverse("permohonan:register")).status_code == 302


def test_register_kantor_lain_tidak_terlihat(serang, desk, client):
    client.force_login(desk)
    isi = buka(client)
    assert total(isi) == "0"
    assert "Rosman" not in isi
    assert "Belum ada permohonan" in isi
    kunci_serang = Permohonan.objects.filter(satker=serang)[0].acuan
    assert total(buka(client, sesudah=kunci_serang)) == "0"


@pytest.mark.parametrize(
    ("saringan", "banyak"),
    [
        ({}, 15),
        ({"tahun": 2024}, 15),
        ({"tahun": 2024, "bulan": 2}, 3),
        ({"bulan": 2}, 3),
        ({"tahun": 2024, "bulan": 12}, 0),
        ({"tahun": 2025}, 0),
        ({"teks": "rosman"}, 1),
        ({"teks": "0007/IMPOR"}, 1),
        ({"teks": "0015"}, 1),
        ({"teks": "rekapitulasi", "tahun": 2024}, 2),
        ({"teks": "tidak ada yang begini"}, 0),
    ],
)
def test_saringan(petugas_serang, saringan, banyak):
    isi = buka(petugas_serang, **saringan)
    assert total(isi) == str(banyak)
    assert len(nomor(isi)) == banyak


@pytest.mark.parametrize(
    "saringan",
    [
        {"tahun": "abc"},
        {"tahun": "99999999999"},
        {"bulan": "13"},
        {"bulan": "-1"},
        {"urut": "acak"},
        {"teks": "x" * 5000},
        {"teks": "\x00' OR 1=1 --"},
        {"sesudah": "tidak-ada"},
        {"sebelum": "y" * 500},
        {"sesudah": "a", "sebelum": "b"},
    ],
)
def test_saringan_yang_tidak_masuk_akal_tidak_menjatuhkan_halaman(petugas_serang, saringan):
    buka(petugas_serang, **saringan)


def test_pergantian_tahun_menurut_jam_kantor(client, db):
    kupang = kantor("5301")
    permohonan_terdaftar(satker=kupang, at=datetime(2025, 12, 31, 23, 30, tzinfo=kupang.zona))
    permohonan_terdaftar(satker=kupang, at=datetime(2026, 1, 1, 0, 30, tzinfo=kupang.zona))
    client.force_login(petugas(Peran.PPID, kupang))
    assert [n.rsplit("/", 1)[1] for n in nomor(buka(client, tahun=2025))] == ["2025"]
    assert [n.rsplit("/", 1)[1] for n in nomor(buka(client, tahun=2026, bulan=1))] == ["2026"]


@pytest.mark.parametrize("urut", ["baru", "lama"])
@pytest.mark.parametrize("sehalaman", [1, 4, 5, 14, 15, 16])
def test_membalik_halaman_tidak_melewatkan_dan_tidak_mengulang_baris(petugas_serang, monkeypatch, urut, sehalaman):
    monkeypatch.setattr("permohonan.register.SEHALAMAN", sehalaman)
    # Several rows of one moment, so that the key must tell them apart.
    Permohonan.objects.filter(tahun=2024).update(diterima_at=datetime(2024, 2, 12, 12, 0, tzinfo=WIB))
    isi = buka(petugas_serang, tahun=2024, urut=urut)
    assert "Sebelumnya" not in isi
    pertama, semua = nomor(isi), nomor(isi)
    while "Berikutnya" in isi:
        isi = ikut(petugas_serang, isi, "next")
        semua += nomor(isi)
        assert total(isi) == "15"
    assert semua == sorted(set(semua), reverse=urut == "baru")
    assert len(semua) == 15
    while "Sebelumnya" in isi:
        isi = ikut(petugas_serang, isi, "prev")
    assert nomor(isi) == pertama


def test_banyak_kueri_tetap_berapa_pun_barisnya(petugas_serang, serang):
    def kueri():
        with CaptureQueriesContext(connection) as terekam:
            isi = buka(petugas_serang)
        return len(nomor(isi)), len(terekam)

    desk, ppid = petugas(Peran.DESK, serang, email="d@serang.uji"), petugas(Peran.PPID, serang)
    uji = uji_konsekuensi(serang)

    def tolak(n):
        isi = isi_keputusan(putusan=Putusan.DITOLAK, diberikan="", bentuk="", waktu_penyediaan=None, uji=uji)
        permohonan_diputus(desk=desk, ppid=ppid, isi=isi, at=SENIN + timedelta(minutes=n))

    tolak(0)
    kueri()
    sedikit = kueri()
    for n in range(1, 6):
        tolak(n)
    banyak = kueri()
    assert (sedikit[0], banyak[0]) == (16, 21)
    assert sedikit[1] == banyak[1] <= 12


def test_hitungan_dibatasi_dan_mengatakannya(petugas_serang, monkeypatch):
    monkeypatch.setattr("permohonan.register.BATAS_HITUNG", 10)
    monkeypatch.setattr("permohonan.views.register.BATAS_HITUNG", 10)
    isi = buka(petugas_serang)
    assert total(isi) == "10+"
    assert "Lebih dari 10 permohonan" in isi
