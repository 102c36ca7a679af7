"""The matrix of what officers did: on the screen, in a file, by whom it may be read."""

import csv
import io
from datetime import date, datetime, timedelta

import openpyxl
import pypdfium2
import pytest
from django.db import connection
from django.db.models.functions import Now
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from dip.perbuatan.penyusunan import mulai_edisi
from keberatan.perbuatan.pendaftaran_sengketa import daftarkan_sengketa
from laporan.kegiatan import BIDANG, TATA, kegiatan, rekap_kegiatan
from laporan.perbuatan.penyusunan import mulai_laporan
from laporan.periode import Periode, bulan
from ppid.models import PekerjaanLatar
from ppid.pekerjaan_latar import kerjakan_berikut
from ppid.peran import Peran
from tests.factories import (
    SENIN,
    informasi_usulan,
    kantor,
    permohonan_diproses,
    permohonan_diputus,
    permohonan_terdaftar,
    petugas,
    tutup_berkas,
)
from tests.keberatan.peraga import keberatan_diajukan

MARET = bulan(date(2026, 3, 1))
SETAHUN = Periode(date(2026, 1, 1), date(2026, 12, 31))


@pytest.fixture
def ramai(desk, ppid, atasan):
    """Something of every kind in one office, and something in another."""
    kasus = permohonan_diputus(desk=desk, ppid=ppid)
    keberatan = keberatan_diajukan(kasus, at=SENIN + timedelta(hours=2))
    saat = SENIN + timedelta(days=100)
    isi = {"nomor_register": "001/KI-JATIM/2026", "didaftarkan_pada": saat.date() - timedelta(days=1)}
    daftarkan_sengketa(keberatan, **isi, oleh=ppid, at=saat)
    informasi_usulan(oleh=ppid, at=saat, nama="Riwayat hidup Budi Contoh")
    mulai_edisi(satker=kasus.satker, tahun=2026, oleh=ppid, at=saat)
    mulai_laporan(bulan(date(2026, 5, 1)), satker=kasus.satker, oleh=ppid, at=saat)
    permohonan_diproses(oleh=petugas(Peran.DESK, kantor("3673")))
    return kasus


def test_setiap_perbuatan_petugas_menurut_waktunya_dan_tanpa_nama_orang(jombang, ramai, desk, ppid):
    baris = list(kegiatan(jombang, SETAHUN))
    assert [b.saat for b in baris] == sorted(b.saat for b in baris)
    assert {b.petugas for b in baris} == {desk.nama, ppid.nama}
    assert {b.bidang for b in baris} == {satu.nama for satu in BIDANG} - {"Keberatan"}
    awal = baris[0]
    assert (awal.petugas, awal.peran, awal.nomor) == (desk.nama, "Desk Pelayanan", ramai.nomor)
    assert awal.kegiatan == "Permohonan diterima dan dicatat petugas"
    assert (awal.saat.hour, awal.dasar) == (10, "UU 14/2008 Pasal 22 ayat (4)")
    assert "Permohonan dijawab tertulis" in {b.kegiatan for b in baris}
    assert {"DIP 2026", "001/KI-JATIM/2026", "Laporan 2026-05"} <= {b.nomor for b in baris}
    assert not any("Siti" in str(b) or "Budi" in str(b) for b in baris)
    assert not any("_" in b.kegiatan for b in baris)


def test_yang_dikerjakan_pemohon_dan_sistem_tidak_termasuk(jombang, desk):
    permohonan_terdaftar()
    assert list(kegiatan(jombang, SETAHUN)) == []
    assert rekap_kegiatan(jombang, SETAHUN).baris == ()


def test_mengambil_alih_register_bukan_ribuan_kegiatan(jombang, desk):
    kasus = permohonan_diproses(oleh=desk)
    kasus.riwayat.create(aksi="impor", ke="selesai", oleh=desk, peran=Peran.DESK, at=SENIN, dasar="x")
    assert rekap_kegiatan(jombang, MARET).semua.jumlah == len(list(kegiatan(jombang, MARET))) == 2


def test_hari_menurut_jam_kantor_itu_sendiri(db):
    kupang = kantor("5301")
    meja = petugas(Peran.DESK, kupang)
    # Half an hour before midnight in Jakarta.
    permohonan_diproses(oleh=meja, at=datetime(2026, 3, 9, 23, 30, tzinfo=SENIN.tzinfo))
    assert list(kegiatan(kupang, Periode(date(2026, 3, 9), date(2026, 3, 9)))) == []
    (satu, _) = kegiatan(kupang, Periode(date(2026, 3, 10), date(2026, 3, 10)))
    assert f"{satu.saat:%d %H.%M}" == "10 00.30"


def test_rekap_sama_dengan_barisnya(jombang, ramai, desk, ppid):
    rekap = rekap_kegiatan(jombang, SETAHUN)
    assert rekap.petugas == (desk.nama, ppid.nama)
    assert rekap.semua.jumlah == len(list(kegiatan(jombang, SETAHUN)))
    assert dict(rekap.semua.sel) == {desk.nama: 2, ppid.nama: 5}
    assert [b.kegiatan for b in rekap.baris][:3] == [
        "Permohonan diterima dan dicatat petugas",
        "Permohonan dinyatakan lengkap",
        "Permohonan dijawab tertulis",
    ]
    sendiri = rekap_kegiatan(jombang, SETAHUN, oleh=desk.pk)
    assert (sendiri.petugas, sendiri.semua.jumlah) == ((desk.nama,), 2)


def test_perbuatan_yang_tidak_dikenal_lagi_tetap_terbaca(jombang, desk):
    kasus = permohonan_diproses(oleh=desk)
    kasus.riwayat.create(aksi="cara_lama", ke="diproses", oleh=desk, peran=Peran.DESK, at=SENIN, dasar="x")
    assert rekap_kegiatan(jombang, MARET).baris[-1].kegiatan == "Cara lama"


def test_banyaknya_query_tetap(jombang, desk, ppid):
    banyak = []
    for _ in range(2):
        permohonan_diputus(desk=desk, ppid=ppid)
        with CaptureQueriesContext(connection) as query:
            list(kegiatan(jombang, MARET))
            rekap_kegiatan(jombang, MARET)
        banyak.append(len(query))
    assert banyak == [1 + len(BIDANG)] * 2


# The file


def minta(client, jenis: str, **isi) -> PekerjaanLatar:
    jawab = client.post(reverse("laporan:ekspor_kegiatan"), {"jenis": jenis, "masa": "2026-03"} | isi)
    tugas = PekerjaanLatar.objects.get()
    assert jawab.url == reverse("kemajuan", args=[tugas.acuan])
    while kerjakan_berikut(at=SENIN):
        pass
    tugas.refresh_from_db()
    return tugas


def test_csv_dari_halaman_sampai_unduhan(client, desk, ppid, ramai):
    client.force_login(ppid)
    tugas = minta(client, "csv")
    assert (tugas.galat, tugas.jumlah) == ("", 3)
    PekerjaanLatar.objects.update(dibuat_at=Now())
    isi = client.get(reverse("unduh_pekerjaan", args=[tugas.acuan])).getvalue().decode("utf-8-sig")
    kepala, *baris = csv.reader(io.StringIO(isi))
    assert kepala == list(TATA.judul)
    assert baris[0][:5] == ["1", "09-03-2026", "10.00 WIB", desk.nama, "Desk Pelayanan"]
    assert len(baris) == 3


def test_xlsx_dan_pdf(client, ppid, ramai):
    client.force_login(ppid)
    lembar = openpyxl.load_workbook(io.BytesIO(minta(client, "xlsx").berkas.baca())).active
    assert lembar["A1"].value == "MATRIKS KEGIATAN DAN PENUGASAN"
    assert lembar["A2"].value == "DI LINGKUNGAN KPU KABUPATEN JOMBANG, MARET 2026"
    assert [sel.value for sel in lembar[6]] == list(TATA.judul)
    PekerjaanLatar.objects.all().delete()
    cetakan = minta(client, "pdf", petugas=str(ppid.pk)).berkas.baca()
    teks = pypdfium2.PdfDocument(cetakan)[0].get_textpage().get_text_range()
    assert f"Petugas: {ppid.nama}" in teks and "Permohonan dijawab tertulis" in teks and "dicatat petugas" not in teks


def test_masa_tanpa_kegiatan_dikatakan(client, ppid):
    client.force_login(ppid)
    assert minta(client, "csv").galat == "Tidak ada kegiatan petugas pada masa itu."


def test_bentuk_dan_masa_yang_dikarang_dikembalikan(client, ppid, ramai):
    client.force_login(ppid)
    for isi in ({"jenis": "exe"}, {"jenis": "csv", "masa": "maret"}, {"jenis": "csv", "petugas": "0"}):
        jawab = client.post(reverse("laporan:ekspor_kegiatan"), {"masa": "2026-03"} | isi)
        assert jawab.url == reverse("laporan:kegiatan")
    assert not PekerjaanLatar.objects.exists()
    assert "Pilih bentuk berkasnya" in client.get(reverse("laporan:kegiatan")).content.decode()


# Who reads it


@pytest.mark.parametrize("peran", [Peran.PPID, Peran.ATASAN, Peran.PEMBINA])
def test_yang_menilai_melihat_semua_dan_dapat_memilih(client, jombang, ramai, desk, ppid, peran):
    client.force_login(petugas(peran, jombang, email="penilai@uji.test"))
    isi = client.get(reverse("laporan:kegiatan"), {"masa": "2026-03"}).content.decode()
    assert desk.nama in isi and ppid.nama in isi and 'data-total="3"' in isi
    isi = client.get(reverse("laporan:kegiatan"), {"masa": "2026-03", "petugas": desk.pk}).content.decode()
    assert 'data-total="2"' in isi and f"Hanya {desk.nama}." in isi
    asing = petugas(Peran.PPID, kantor("3673"))
    isi = client.get(reverse("laporan:kegiatan"), {"masa": "2026-03", "petugas": asing.pk}).content.decode()
    assert "tidak pernah bertugas di kantor ini" in isi and asing.nama not in isi


def test_desk_dan_penghubung_hanya_miliknya_sendiri(client, ramai, desk, ppid, penghubung):
    client.force_login(desk)
    isi = client.get(reverse("laporan:kegiatan"), {"masa": "2026-03", "petugas": ppid.pk}).content.decode()
    assert 'data-total="2"' in isi and ppid.nama not in isi and 'name="petugas"' not in isi
    tugas = minta(client, "csv", petugas=str(ppid.pk))
    assert ppid.nama not in tugas.berkas.baca().decode("utf-8-sig")
    client.force_login(penghubung)
    isi = client.get(reverse("laporan:kegiatan"), {"masa": "2026-03"}).content.decode()
    assert "Tidak ada kegiatan Anda yang tercatat pada Maret 2026" in isi


def test_pembina_mengunduh_yang_dimintanya(client, jombang, ramai):
    client.force_login(petugas(Peran.PEMBINA, jombang))
    tugas = minta(client, "csv")
    PekerjaanLatar.objects.update(dibuat_at=Now())
    jawab = client.get(reverse("unduh_pekerjaan", args=[tugas.acuan]))
    tutup_berkas(jawab)
    assert jawab.status_code == 200


def test_tanpa_pilihan_bulan_ini_dan_rentang_tanggal_diterima(client, ppid, jombang, ramai):
    client.force_login(ppid)
    bulan_ini = client.get(reverse("laporan:kegiatan"))
    assert bulan_ini.context["periode"] == bulan(bulan_ini.context["hari_ini"])
    isi = client.get(reverse("laporan:kegiatan"), {"dari": "2026-03-01", "sampai": "2026-03-09"}).content.decode()
    assert 'data-total="3"' in isi and "1 Maret 2026 sampai dengan 9 Maret 2026" in isi
    salah = client.get(reverse("laporan:kegiatan"), {"dari": "2026-03-09", "sampai": "2026-03-01"})
    assert "mendahului tanggal awal" in salah.content.decode()
