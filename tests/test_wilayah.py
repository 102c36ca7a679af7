"""What a province sees of its offices: numbers, and who neglects."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from keberatan.perbuatan.pendaftaran_sengketa import daftarkan_sengketa
from laporan.wilayah import baris_wilayah
from permohonan.models import PeriksaKotak
from permohonan.perbuatan.kelengkapan import buka
from permohonan.perbuatan.keputusan import putuskan
from permohonan.perbuatan.pemeriksaan_kotak import periksa_kotak
from permohonan.saran import saran_pemilu
from ppid.galat import AturanDilanggar
from ppid.models import Tahapan
from ppid.peran import Peran
from tests.factories import (
    SEHARI,
    SENIN,
    WIB,
    isi_keputusan,
    kantor,
    permohonan_diproses,
    permohonan_diputus,
    permohonan_terdaftar,
    petugas,
)
from tests.keberatan.peraga import keberatan_diajukan


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
    assert banyak[0] == banyak[1] <= 18
    assert client.get("/meja/").url == "/meja/wilayah/"


def satu_kantor(orang, at):
    (baris,) = baris_wilayah(orang, at=at)
    return baris


def test_keberatan_dan_sengketa_ikut_terhitung(desk, ppid):
    jatim = petugas(Peran.SUPERVISI, kantor("35"))
    kasus = permohonan_diputus(desk=desk, ppid=ppid)
    keberatan = keberatan_diajukan(kasus, at=SENIN + timedelta(hours=2))
    baris = satu_kantor(jatim, SENIN + SEHARI)
    assert (baris.berjalan, baris.keberatan, baris.keberatan_lewat, baris.sengketa) == (0, 1, 0, 0)
    saat = SENIN + 100 * SEHARI
    assert satu_kantor(jatim, saat).keberatan_lewat == 1
    isi = {"nomor_register": "001/KI-JATIM/2026", "didaftarkan_pada": saat.date() - SEHARI}
    daftarkan_sengketa(keberatan, **isi, oleh=ppid, at=saat)
    assert satu_kantor(jatim, saat).sengketa == 1
    assert baris_wilayah(petugas(Peran.SUPERVISI, kantor("36")), at=saat) == []


def test_tepat_waktu_dihitung_dari_yang_dijawab_tahun_ini_menurut_jam_kantor(desk, ppid):
    jatim = petugas(Peran.SUPERVISI, kantor("35"))
    desk_kupang, ppid_kupang = petugas(Peran.DESK, kantor("5301")), petugas(Peran.PPID, kantor("5301"))
    lama = datetime(2025, 12, 30, 9, tzinfo=WIB)
    # Half an hour before midnight in Jakarta it is the new year in Kupang already.
    malam = datetime(2025, 12, 31, 23, 30, tzinfo=WIB)
    for meja, pemutus in ((desk, ppid), (desk_kupang, ppid_kupang)):
        isi = isi_keputusan(waktu_penyediaan=datetime(2026, 1, 15).date())
        putuskan(permohonan_diproses(oleh=meja, at=lama), isi, oleh=pemutus, at=malam)
    permohonan_diputus(desk=desk, ppid=ppid)
    terlambat = permohonan_diproses(oleh=desk, at=SENIN)
    putuskan(terlambat, isi_keputusan(waktu_penyediaan=datetime(2026, 7, 1).date()), oleh=ppid, at=SENIN + 60 * SEHARI)
    saat = SENIN + 90 * SEHARI
    baris = satu_kantor(jatim, saat)
    assert (baris.dijawab, baris.tepat, baris.persen_tepat) == (2, 1, "50,0")
    (kupang,) = [b for b in baris_wilayah(petugas(Peran.SUPERVISI, kantor("53")), at=saat)]
    assert (kupang.satker.kode, kupang.dijawab, kupang.tepat) == ("5301", 1, 1)
    # In the evening of the last day the year that is asked for is the office's own.
    assert satu_kantor(jatim, malam).dijawab == 1


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
