"""What a province sees of its offices: numbers, and who neglects."""

from datetime import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from permohonan.models import PeriksaKotak
from permohonan.perbuatan.kelengkapan import buka
from permohonan.perbuatan.pemeriksaan_kotak import periksa_kotak
from permohonan.saran import saran_pemilu
from permohonan.wilayah import baris_wilayah
from ppid.galat import AturanDilanggar
from ppid.models import Tahapan
from ppid.peran import Peran
from tests.factories import SEHARI, SENIN, WIB, kantor, permohonan_terdaftar, petugas


def jumlah(orang, at) -> dict[str, tuple[int, int, int, int]]:
    return {b.satker.kode: (b.berjalan, b.belum_dibuka, b.terabaikan, b.lewat) for b in baris_wilayah(orang, at=at)}


def test_provinsi_melihat_kantornya_saja_dan_ri_semuanya(db):
    for kode in ("3517", "3506", "3673"):
        permohonan_terdaftar(satker=kantor(kode), at=SENIN)
    jatim = petugas(Peran.SUPERVISI, kantor("35"))
    ri = petugas(Peran.SUPERVISI, kantor("00"))
    assert set(jumlah(jatim, SENIN)) == {"3517", "3506"}
    assert set(jumlah(ri, SENIN)) == {"3517", "3506", "3673"}


def test_merah_sesudah_dua_hari_kerja_dan_padam_bila_dibuka(desk):
    jatim = petugas(Peran.SUPERVISI, kantor("35"))
    kasus = permohonan_terdaftar(at=SENIN)
    assert jumlah(jatim, SENIN + 2 * SEHARI)["3517"] == (1, 1, 0, 0)
    assert jumlah(jatim, SENIN + 3 * SEHARI)["3517"] == (1, 1, 1, 0)
    buka(kasus, oleh=desk, at=SENIN + 3 * SEHARI)
    assert jumlah(jatim, SENIN + 3 * SEHARI)["3517"] == (1, 0, 0, 0)
    assert jumlah(jatim, datetime(2026, 3, 31, 9, tzinfo=WIB))["3517"] == (1, 0, 0, 1)


def test_halaman_tanpa_nama_dan_querynya_tetap(client, desk):
    jatim = petugas(Peran.SUPERVISI, kantor("35"))
    client.force_login(jatim)
    banyak = []
    for _ in range(2):
        permohonan_terdaftar()
        permohonan_terdaftar(satker=kantor("3506"))
        with CaptureQueriesContext(
            connection,
        ) as query:
            isi = client.get("/meja/wilayah/").content.decode()
        banyak.append(len(query))
        assert "Siti" not in isi and "001/" not in isi and "KPU Kabupaten Jombang" in isi
    assert banyak[0] == banyak[1] <= 16
    assert client.get("/meja/").url == "/meja/wilayah/"


# The other inboxes


def test_kotak_lain_dicentang_sekali_sehari_oleh_yang_berwenang(client, desk, ppid, penghubung, jombang):
    client.force_login(desk)
    assert client.get("/meja/").content.decode().count("Belum dilihat") == 4
    for _ in range(2):
        assert client.post("/meja/kotak/", {"kotak": "eppid"}).status_code == 302
    client.post("/meja/kotak/", {"kotak": "dikarang"})
    assert PeriksaKotak.objects.count() == 1
    isi = client.get("/meja/").content.decode()
    assert isi.count("Belum dilihat") == 3 and "Sudah dilihat" in isi
    with pytest.raises(AturanDilanggar, match="Hanya meja layanan"):
        periksa_kotak("email", satker=jombang, oleh=penghubung, at=SENIN)
    assert 'value="eppid" selected' in client.get("/meja/permohonan/baru/?kanal=eppid").content.decode()


# Election information


def test_jalur_pemilu_disarankan_bila_topik_dan_tahapannya_cocok(client, desk):
    kasus = permohonan_terdaftar()
    lain = permohonan_terdaftar(rincian_informasi="Laporan keuangan dan realisasi anggaran 2025")
    pada = SENIN.date()
    assert saran_pemilu(kasus, pada=pada) is None
    tahap = Tahapan.objects.create(nama="Rekapitulasi", pemilihan="PSU 2026", mulai=pada, sampai=pada + 9 * SEHARI)
    assert saran_pemilu(kasus, pada=pada) == tahap
    assert saran_pemilu(kasus, pada=pada + 10 * SEHARI) is None
    assert saran_pemilu(lain, pada=pada) is None
