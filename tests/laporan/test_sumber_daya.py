"""Facilities, staff and budget: what the Atasan may keep, and what a report reads of it."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from django.urls import reverse

from laporan import demo
from laporan.models import Anggaran, Kondisi, Kualifikasi, Sarana
from laporan.periode import tahun, triwulan
from laporan.sumber_daya import anggaran, belum_tersedia, sarana, tenaga
from ppid.demo import KANTOR
from ppid.models import Penugasan
from ppid.peran import Peran
from tests.factories import WIB, kantor, petugas


def rak(satker, **ganti) -> Sarana:
    dasar = {"nama": "Rak arsip", "jumlah": 1, "kondisi": Kondisi.BAIK, "dari": date(2024, 1, 1)}
    return Sarana.objects.create(satker=satker, **dasar | ganti)


# What a report reads


def test_satu_daftar_untuk_sarana_dan_hambatan_menurut_tanggalnya(jombang):
    rak(jombang, kondisi=Kondisi.BELUM_TERSEDIA, jumlah=0, sampai=date(2025, 6, 30))
    rak(jombang, dari=date(2025, 7, 1), jumlah=3)
    rak(kantor("3673"), nama="Meja")
    assert belum_tersedia(jombang, date(2025, 6, 30)) == ["Rak arsip"]
    assert belum_tersedia(jombang, date(2025, 7, 1)) == []
    assert [(s.nama, s.jumlah) for s in sarana(jombang, date(2025, 7, 1))] == [("Rak arsip", 3)]


def test_tenaga_yang_bertugas_pada_masanya_dengan_semua_perannya(jombang, ppid):
    petugas(Peran.DESK, jombang, email=ppid.email, nomor_sk="2/SK/UJI/2025", jabatan="Staf", mulai=date(2025, 4, 1))
    lama = petugas(Peran.DESK, jombang, sampai=date(2024, 12, 31))
    petugas(Peran.SUPERVISI, jombang)
    petugas(Peran.PPID, kantor("3673"))
    for dari, sampai, pendidikan in ((date(2024, 1, 1), date(2025, 3, 31), "S1"), (date(2025, 4, 1), None, "S2")):
        Kualifikasi.objects.create(satker=jombang, petugas=ppid, pendidikan=pendidikan, dari=dari, sampai=sampai)
    (satu,) = tenaga(jombang, tahun(date(2025, 1, 1)))
    assert (satu.nama, satu.peran, satu.jabatan) == (ppid.nama, "PPID; Desk Pelayanan", "PPID; Staf")
    assert (satu.nomor_sk, satu.pendidikan) == ("1/SK/UJI/2024; 2/SK/UJI/2025", "S2")
    awal = tenaga(jombang, triwulan(date(2025, 1, 1)))
    assert [(t.peran, t.pendidikan) for t in awal] == [("PPID", "S1")]
    assert {t.nama for t in tenaga(jombang, tahun(date(2024, 1, 1)))} == {ppid.nama, lama.nama}


def test_anggaran_setahun_dengan_jumlahnya(jombang):
    for tahun_, uraian, pagu, pakai in ((2025, "ATK", 100, 40), (2025, "Rapat", 50, 50), (2024, "ATK", 7, 7)):
        isi = {"tahun": tahun_, "uraian": uraian, "pagu": pagu, "realisasi": pakai}
        Anggaran.objects.create(satker=jombang, per_tanggal=date(tahun_, 12, 31), **isi)
    uang = anggaran(jombang, 2025)
    assert [b.uraian for b in uang.baris] == ["ATK", "Rapat"]
    assert (uang.pagu, uang.realisasi) == (Decimal(150), Decimal(90))
    assert anggaran(jombang, 2023).pagu == 0


# What the Atasan keeps


def kirim(client, nama: str, /, **isi) -> str:
    """What the admin answers to a new row; empty once it is saved."""
    jawab = client.post(reverse(f"admin:laporan_{nama}_add"), isi)
    return "" if jawab.status_code == 302 else jawab.content.decode()


@pytest.fixture
def meja_atasan(client, atasan):
    client.force_login(atasan)
    return client


def test_atasan_mencatat_sarana_kantornya_saja(meja_atasan, jombang):
    rak(kantor("3673"), nama="Rak Serang")
    isi = {"nama": "Meja layanan", "jumlah": 2, "kondisi": "baik", "dari": "2026-01-05"}
    assert kirim(meja_atasan, "sarana", satker=jombang.pk, **isi) == ""
    assert kirim(meja_atasan, "sarana", satker=kantor("3673").pk, **isi) != ""
    daftar = meja_atasan.get(reverse("admin:laporan_sarana_changelist")).content.decode()
    assert "Meja layanan" in daftar and "Rak Serang" not in daftar and "Serang" not in daftar
    assert (
        f'<option value="{jombang.pk}" selected>'
        in meja_atasan.get(reverse("admin:laporan_sarana_add")).content.decode()
    )


def test_yang_belum_tersedia_berjumlah_nol(meja_atasan, jombang):
    isi = {"satker": jombang.pk, "nama": "Ruang khusus", "kondisi": "belum_tersedia", "dari": "2026-01-05"}
    assert "Yang belum tersedia berjumlah 0" in kirim(meja_atasan, "sarana", jumlah=1, **isi)
    assert kirim(meja_atasan, "sarana", jumlah=0, **isi) == ""


def test_saringan_masa_berlaku(meja_atasan, jombang):
    rak(jombang, nama="Rak lama", sampai=date(2024, 6, 30))
    rak(jombang, nama="Rak kini")
    for masa, ada, tidak in (("kini", "Rak kini", "Rak lama"), ("lalu", "Rak lama", "Rak kini")):
        isi = meja_atasan.get(reverse("admin:laporan_sarana_changelist"), {"masa": masa}).content.decode()
        assert ada in isi and tidak not in isi


def test_kualifikasi_hanya_bagi_yang_bertugas_di_kantor_itu_dan_satu_pada_satu_waktu(meja_atasan, jombang, ppid):
    asing = petugas(Peran.PPID, kantor("3673"))
    halaman = meja_atasan.get(reverse("admin:laporan_kualifikasi_add")).content.decode()
    assert ppid.nama in halaman and asing.nama not in halaman
    isi = {"satker": jombang.pk, "pendidikan": "S1", "dari": "2026-01-05"}
    assert kirim(meja_atasan, "kualifikasi", petugas=asing.pk, **isi) != ""
    assert kirim(meja_atasan, "kualifikasi", petugas=ppid.pk, **isi) == ""
    assert "sudah tercatat sejak 05-01-2026" in kirim(meja_atasan, "kualifikasi", petugas=ppid.pk, **isi)
    Kualifikasi.objects.update(sampai=date(2026, 5, 31))
    assert kirim(meja_atasan, "kualifikasi", petugas=ppid.pk, **isi | {"dari": "2026-06-01"}) == ""


def test_pemelihara_pun_tidak_mencatat_orang_di_kantor_lain(admin_client, jombang):
    asing = petugas(Peran.PPID, kantor("3673"))
    isi = {"satker": jombang.pk, "petugas": asing.pk, "pendidikan": "S1", "dari": "2026-01-05"}
    assert "belum pernah ditugaskan di KPU Kabupaten Jombang" in kirim(admin_client, "kualifikasi", **isi)


@pytest.mark.parametrize(
    ("ganti", "kata"),
    [
        ({"realisasi": "101"}, "Realisasi melebihi pagunya"),
        ({"per_tanggal": "2025-12-31"}, "di luar tahun anggaran 2026"),
        ({"tahun": "226"}, "di luar jangkauan"),
        ({"uraian": "ATK"}, "sudah ada pada anggaran tahun itu"),
    ],
)
def test_anggaran_yang_tidak_mungkin_dikatakan_sebabnya(meja_atasan, jombang, ganti, kata):
    Anggaran.objects.create(satker=jombang, tahun=2026, uraian="ATK", pagu=1, per_tanggal=date(2026, 1, 5))
    isi = {"satker": jombang.pk, "tahun": "2026", "uraian": "Rapat", "pagu": "100", "realisasi": "0"}
    isi["per_tanggal"] = "2026-03-31"
    assert kata in kirim(meja_atasan, "anggaran", **isi | ganti)
    assert kirim(meja_atasan, "anggaran", **isi) == ""


def test_daftar_anggaran_mudah_dibaca(meja_atasan, jombang):
    isi = {"pagu": Decimal("12000000"), "realisasi": Decimal("950500.5")}
    Anggaran.objects.create(satker=jombang, tahun=2026, uraian="ATK", per_tanggal=date(2026, 1, 5), **isi)
    daftar = meja_atasan.get(reverse("admin:laporan_anggaran_changelist")).content.decode()
    assert "Rp12.000.000<" in daftar and "Rp950.500,50<" in daftar


# The demonstration


@pytest.mark.parametrize("hari", [date(2024, 1, 1), date(2026, 7, 22), date(2029, 12, 31)])
def test_peragaan_terisi_sampai_hari_itu(db, hari):
    for kode in KANTOR:
        for peran in demo.PENDIDIKAN:
            petugas(peran, kantor(kode), email=f"{peran}@{kantor(kode).slug}.demo")
    demo._sumber_daya(kantor("3517"), hari_ini=hari)
    demo._sumber_daya(kantor("3673"), hari_ini=hari)
    assert len(tenaga(kantor("3673"), tahun(hari))) == 6
    assert all(t.pendidikan for t in tenaga(kantor("3673"), tahun(hari)))
    for satu in range(2024, hari.year + 1):
        uang = anggaran(kantor("3673"), satu)
        assert 0 <= uang.realisasi <= uang.pagu and len(uang.baris) == 3
    assert demo.RUANG in belum_tersedia(kantor("3673"), hari)
    assert (demo.RUANG in belum_tersedia(kantor("3517"), hari)) is (hari < demo.RUANG_SEJAK)
    assert Penugasan.objects.count() == 6 * len(KANTOR)


def test_peragaan_kelima_kantor(db):
    for kode in KANTOR:
        for peran in demo.PENDIDIKAN:
            petugas(peran, kantor(kode), email=f"{peran}@{kantor(kode).slug}.demo")
    demo.muat(at=datetime(2026, 7, 22, 14, tzinfo=WIB))
    assert set(Sarana.objects.values_list("satker__kode", flat=True)) == set(KANTOR)
