"""The register as a file, and the worker that writes it."""

import csv
import io
import zipfile
from datetime import timedelta

import openpyxl
import pikepdf
import pypdfium2
import pytest
from django.core.files.storage import default_storage
from django.db.models.functions import Now
from django.urls import reverse

from permohonan.ekspor import TATA, samarkan_alamat, samarkan_kontak
from ppid import berkas_register
from ppid.models import Berkas, PekerjaanLatar
from ppid.models.pekerjaan_latar import BATAS_PENGERJAAN
from ppid.pekerjaan_latar import SEWA, UMUR, buang_yang_usang, kerjakan_berikut, titipkan
from ppid.peran import Peran
from tests.factories import NIK_UJI, SENIN, permohonan_diputus, permohonan_tercatat

SEMUA = {"tahun": None, "bulan": None, "teks": ""}


def minta(jombang, oleh, jenis: str, **saringan) -> PekerjaanLatar:
    rincian = {"jenis": jenis, "saringan": SEMUA | saringan}
    tugas = titipkan("register", judul="Register", rincian=rincian, satker=jombang, oleh=oleh, at=SENIN)
    while kerjakan_berikut(at=SENIN):
        pass
    tugas.refresh_from_db()
    return tugas


@pytest.fixture
def isi_register(desk, ppid):
    permohonan_diputus(desk=desk, ppid=ppid)
    permohonan_tercatat(oleh=desk, nama="=HYPERLINK(1)", rincian_informasi="+cmd|' /C calc'!A0", telepon="081234567890")


def test_xlsx_menurut_lampiran_teks_tetap_teks_dan_kontak_disamarkan(jombang, ppid, isi_register):
    tugas = minta(jombang, ppid, "xlsx")
    assert (tugas.galat, tugas.jumlah, tugas.kemajuan) == ("", 2, 2)
    lembar = openpyxl.load_workbook(io.BytesIO(tugas.berkas.baca())).active
    assert lembar["A3"].value == "MODEL PPID-C"
    assert [sel.value for sel in lembar[6]] == list(TATA.judul)
    assert [lembar.cell(7, n).value for n in (1, 9, 12, 21)] == [1, 9, 10, None]
    assert {str(m) for m in lembar.merged_cells.ranges} == {"I5:K5", "L5:M5", "N5:O5", "R5:S5", "T5:U5"}
    satu, dua = list(lembar.iter_rows(min_row=8))
    assert satu[15].value == "Diberikan Seluruhnya" and satu[8].value == "√"
    assert (dua[2].value, dua[2].data_type) == ("=HYPERLINK(1)", "s")
    assert dua[4].value == "0812•••90 / s•••@contoh.test"
    semua = str([[sel.value for sel in baris] for baris in lembar.iter_rows()])
    assert NIK_UJI not in semua and "siti@contoh.test" not in semua and "Jl. Contoh" not in semua


def test_csv_dijaga_dari_rumus(jombang, ppid, isi_register):
    isi = minta(jombang, ppid, "csv").berkas.baca().decode("utf-8-sig")
    kepala, _, dua = csv.reader(io.StringIO(isi))
    assert kepala == list(TATA.judul)
    assert dua[2] == "'=HYPERLINK(1)" and dua[6].startswith("'+cmd")


def test_pdf_bertag_dengan_judul_dan_isi(jombang, ppid, isi_register):
    tugas = minta(jombang, ppid, "pdf")
    assert tugas.berkas is not None, tugas.galat
    with pikepdf.open(io.BytesIO(tugas.berkas.baca())) as dokumen:
        assert "/StructTreeRoot" in dokumen.Root
    teks = pypdfium2.PdfDocument(tugas.berkas.baca())[0].get_textpage().get_text_range()
    assert "REGISTER PERMOHONAN INFORMASI PUBLIK" in teks and "001/" in teks
    assert "siti@contoh.test" not in teks


def test_register_panjang_menjadi_jilid(jombang, ppid, desk, monkeypatch):
    monkeypatch.setattr(berkas_register, "BARIS_PER_JILID", 2)
    for _ in range(5):
        permohonan_tercatat(oleh=desk)
    tugas = minta(jombang, ppid, "pdf")
    with zipfile.ZipFile(io.BytesIO(tugas.berkas.baca())) as arsip:
        assert [n[-6:] for n in arsip.namelist()] == ["01.pdf", "02.pdf", "03.pdf"]
        assert all(arsip.read(n).startswith(b"%PDF") for n in arsip.namelist())


def test_saringan_yang_kosong_hasilnya_dikatakan(jombang, ppid, isi_register):
    assert "Tidak ada permohonan yang cocok" in minta(jombang, ppid, "csv", teks="tidak-ada-kata-ini").galat


def test_penyamaran():
    assert samarkan_kontak("081234567890, a.b@c.id") == "0812•••90 / a•••@c.id"
    assert (samarkan_kontak("123"), samarkan_kontak("")) == ("•••", "")
    assert samarkan_alamat("Jl. Melati No. 3, Jombang") == "•••, Jombang"
    assert samarkan_alamat("Jombang") == "•••"


# The job


def test_yang_dibatalkan_berhenti_dan_pekerja_mati_diulang_lalu_menyerah(jombang, ppid, isi_register, monkeypatch):
    rincian = {"jenis": "csv", "saringan": SEMUA}
    batal = titipkan("register", judul="x", rincian=rincian, satker=jombang, oleh=ppid, at=SENIN)
    PekerjaanLatar.objects.update(diminta_batal=True)
    kerjakan_berikut(at=SENIN)
    batal.refresh_from_db()
    assert batal.galat == "Dibatalkan."

    def mati(tugas, lapor):
        raise SystemExit

    monkeypatch.setattr("permohonan.ekspor.kerjakan", mati)
    tugas = titipkan("register", judul="x", rincian=rincian, satker=jombang, oleh=ppid, at=SENIN)
    saat = SENIN
    for _ in range(BATAS_PENGERJAAN):
        with pytest.raises(SystemExit):
            kerjakan_berikut(at=saat)
        assert not kerjakan_berikut(at=saat)
        saat += SEWA + timedelta(minutes=1)
    assert not kerjakan_berikut(at=saat)
    tugas.refresh_from_db()
    assert "berulang kali terputus" in tugas.galat and tugas.selesai_at == saat


# The pages


def test_dari_register_ke_unduhan(client, ppid, desk, jombang, isi_register):
    client.force_login(ppid)
    jawab = client.post(reverse("permohonan:ekspor_register"), {"jenis": "csv", "tahun": "2026", "bulan": "3"})
    tugas = PekerjaanLatar.objects.get()
    assert jawab.url == reverse("kemajuan", args=[tugas.acuan])
    PekerjaanLatar.objects.update(dibuat_at=Now())
    assert "Menunggu giliran" in client.get(jawab.url).content.decode()
    assert client.get(reverse("unduh_pekerjaan", args=[tugas.acuan])).status_code == 404
    while kerjakan_berikut(at=SENIN):
        pass
    assert "Selesai: 2 baris" in client.get(jawab.url).content.decode()
    assert "Unduh" in client.get(reverse("pekerjaan")).content.decode()
    assert b"HYPERLINK" in client.get(reverse("unduh_pekerjaan", args=[tugas.acuan])).getvalue()
    client.force_login(desk)
    assert client.get(reverse("unduh_pekerjaan", args=[tugas.acuan])).status_code == 404
    assert client.get(jawab.url).status_code == 404


def test_meja_layanan_mengunduh_paling_banyak_dua_ratus(client, desk, jombang, monkeypatch):
    monkeypatch.setattr("permohonan.views.ekspor.BATAS_DESK", 1)
    for _ in range(2):
        permohonan_tercatat(oleh=desk)
    client.force_login(desk)
    client.post(reverse("permohonan:ekspor_register"), {"jenis": "csv"})
    assert not PekerjaanLatar.objects.exists()
    assert "minta PPID" in client.get(reverse("permohonan:register")).content.decode()
    client.post(reverse("permohonan:ekspor_register"), {"jenis": "exe"})
    client.post(reverse("permohonan:ekspor_register"), {"jenis": "csv", "teks": "002/"})
    assert PekerjaanLatar.objects.count() == 1
    assert Peran.DESK in {p.peran for p in desk.penugasan.all()}


def test_hasil_yang_usang_dibuang_beserta_berkasnya(jombang, ppid, isi_register):
    tugas = minta(jombang, ppid, "csv")
    lokasi = tugas.berkas.lokasi
    assert buang_yang_usang(at=SENIN + UMUR) == 0
    assert default_storage.exists(lokasi)
    assert buang_yang_usang(at=SENIN + UMUR + timedelta(seconds=1)) == 1
    assert not default_storage.exists(lokasi)
    assert not PekerjaanLatar.objects.exists() and not Berkas.objects.filter(kelas="ekspor").exists()


def test_yang_dibatalkan_sebelum_dimulai_langsung_selesai(jombang, ppid, client):
    tugas = titipkan(
        "register", judul="x", rincian={"jenis": "csv", "saringan": SEMUA}, satker=jombang, oleh=ppid, at=SENIN
    )
    PekerjaanLatar.objects.update(dibuat_at=Now())
    client.force_login(ppid)
    client.post(reverse("batalkan_pekerjaan", args=[tugas.acuan]))
    assert "Menunggu giliran" not in client.get(reverse("pekerjaan")).content.decode()
    assert not kerjakan_berikut(at=SENIN)
    tugas.refresh_from_db()
    assert (tugas.galat, tugas.pengerjaan) == ("Dibatalkan.", 0)
