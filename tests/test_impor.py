"""Taking over an earlier register: every row checked, all stored or none, and the same file twice changes nothing."""

import csv
import io
import threading
import zipfile
from datetime import date, datetime, timedelta
from pathlib import Path

import openpyxl
import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection

from permohonan.alur import Status
from permohonan.impor import impor, periksa
from permohonan.models import Asal, Keputusan, Permohonan, RiwayatPermohonan
from permohonan.padanan import RegisterBermasalah, baca_tanggal
from permohonan.putusan import PUTUSAN_AKHIR, AlasanTidakDiberikan, Kanal, Putusan
from permohonan.register import waktu_jawab
from permohonan.tata_letak import KOLOM_CSV
from ppid.galat import AturanDilanggar
from ppid.lembar import baca_lembar
from ppid.models import HariLibur, JangkaWaktu, JenisKelamin, OutgoingMail, Pekerjaan, Pemohon, Penomoran, Surat
from ppid.peran import PERAN_JABATAN, Peran
from tests.factories import NIK_UJI, SENIN, WIB, kantor, permohonan_terdaftar, petugas

DATA = Path(settings.BASE_DIR, "ppid/data")
SERANG = DATA / "register-serang-2024.xlsx"
JOMBANG = DATA / "register-jombang-2024.xlsx"
SEKARANG = datetime(2026, 3, 9, 9, 0, tzinfo=WIB)
PERTAMA = 8  # the first row of the Serang register, below titles, header and column numbers


@pytest.fixture
def serang(db):
    return kantor("3673")


def masukkan(satker, berkas, *, oleh=Peran.SISTEM, at=SEKARANG):
    return impor(satker, Path(berkas), oleh=oleh, at=at)


def ubah(tujuan, perubahan, *, asal=SERANG):
    """The committed register with these cells set otherwise."""
    buku = openpyxl.load_workbook(asal)
    perubahan(buku.active) if callable(perubahan) else [buku.active.__setitem__(*satu) for satu in perubahan.items()]
    buku.save(tujuan)
    return tujuan


def tulis_csv(tujuan, *baris, kolom=KOLOM_CSV, pemisah=","):
    with tujuan.open("w", newline="", encoding="utf-8") as isi:
        penulis = csv.DictWriter(isi, kolom, delimiter=pemisah)
        penulis.writeheader()
        penulis.writerows(baris)
    return tujuan


def baris_csv(**ganti):
    dasar = {
        "no_pendaftaran": "1",
        "tanggal": "2024-02-12",
        "nama": "Rina Contoh",
        "alamat": "Jl. Contoh 1",
        "nomor_kontak": "0812-0000-0000",
        "pekerjaan": "Guru SMA",
        "informasi_diminta": "Rekapitulasi suara",
        "tujuan": "Penelitian",
        "penguasaan": "Ya",
        "bentuk": "Softcopy",
        "jenis_permohonan": "Meminta salinan",
        "keputusan": "Diberikan seluruhnya",
        "tanggal_pemberitahuan": "2024-02-15",
        "tanggal_pemberian": "2024-02-16",
        "biaya": "0",
        "kanal": "Surat",
    }
    return dasar | ganti


def tidak_ada_yang_tersimpan():
    return not (
        Permohonan.objects.exists()
        or Pemohon.objects.exists()
        or RiwayatPermohonan.objects.exists()
        or Penomoran.objects.exists()
    )


def masalah(satker, berkas):
    with pytest.raises(RegisterBermasalah) as galat:
        masukkan(satker, berkas)
    assert tidak_ada_yang_tersimpan()
    return [(satu.baris, satu.kolom, satu.alasan) for satu in galat.value.masalah]


# What is stored


def test_register_jombang_masuk_seluruhnya_dengan_angka_yang_diumumkan(jombang, capsys):
    call_command("impor_register", "3517", str(JOMBANG))
    keluaran = capsys.readouterr().out
    assert "2.030 baris diimpor ke KPU Kabupaten Jombang" in keluaran
    assert "1 hari kerja: 509; 2–7 hari kerja: 1.421; lebih dari 7 hari kerja: 100." in keluaran
    hasil = masukkan(jombang, JOMBANG)
    assert (hasil.jumlah, hasil.baru, hasil.sementara) == (2030, False, 0)
    assert hasil.nomor == ("0001/IMPOR/3517/2024", "2030/IMPOR/3517/2024")
    assert list(hasil.waktu_jawab.values()) == [509, 1421, 100]
    sebaran = waktu_jawab(
        Permohonan.objects.filter(tahun=2024), satker=jombang, kalender=HariLibur.objects.kalender(jombang)
    )
    assert sum(n for hari, n in sebaran.items() if hari > 10) == 82
    terlambat = [kasus for kasus in Permohonan.objects.select_related("satker") if not kasus.dijawab_tepat_waktu()]
    assert len(terlambat) == 82
    semua = Permohonan.objects.filter(satker=jombang)
    assert semua.count() == RiwayatPermohonan.objects.count() == 2030
    assert {p: semua.filter(putusan=p).count() for p in PUTUSAN_AKHIR} == {
        Putusan.SELURUHNYA: 1970,
        Putusan.SEBAGIAN: 49,
        Putusan.DITOLAK: 11,
        Putusan.TIDAK_DIKUASAI: 0,
        Putusan.BELUM_DIDOKUMENTASIKAN: 0,
    }
    assert semua.filter(pemohon__jenis_kelamin=JenisKelamin.LAKI_LAKI).count() == 1164
    assert semua.filter(pemohon__pekerjaan=Pekerjaan.PELAJAR).count() == 798 + 56
    assert not semua.filter(pemohon__pekerjaan__in=[Pekerjaan.LAINNYA, Pekerjaan.TIDAK_DISEBUTKAN]).exists()
    assert semua.filter(kanal=Kanal.EPPID).count() == 379
    assert semua.filter(jenis_informasi__nama="Data pemilih").count() == 455
    assert semua.filter(kepuasan="Sangat puas").count() == 1216


def test_csv_dan_xlsx_memuat_hal_yang_sama(serang, tmp_path):
    masukkan(serang, SERANG)
    baris = []
    for kasus in Permohonan.objects.order_by("pk").select_related("pemohon", "jenis_informasi"):
        orang = kasus.pemohon
        baris.append(
            baris_csv(
                no_pendaftaran=kasus.nomor_asal,
                tanggal=kasus.diterima_pada.isoformat(),
                nama=orang.nama,
                alamat=orang.alamat,
                nomor_kontak=orang.kontak,
                pekerjaan=orang.pekerjaan_lain,
                informasi_diminta=kasus.rincian_informasi,
                tujuan=kasus.tujuan_penggunaan,
                bentuk=kasus.get_bentuk_display(),
                jenis_permohonan={"melihat": "Melihat/mengetahui", "salinan": "Meminta salinan"}[kasus.cara_akses],
                tanggal_pemberitahuan=serang.hari_ini(kasus.diputus_at).isoformat(),
                tanggal_pemberian=serang.hari_ini(kasus.diserahkan_at).isoformat(),
                jenis_kelamin=orang.get_jenis_kelamin_display(),
                kanal={"eppid": "E-PPID", "langsung": "Datang langsung"}[kasus.kanal],
                jenis_informasi=str(kasus.jenis_informasi),
                kepuasan=kasus.kepuasan,
            )
        )
    assert masukkan(serang, tulis_csv(tmp_path / "r.csv", *baris)).baru is False
    assert masukkan(serang, tulis_csv(tmp_path / "r2.csv", *baris, pemisah=";")).baru is False


def test_baris_impor_tertutup_bernomor_sendiri_dan_berjatuh_tempo(serang):
    masukkan(serang, SERANG)
    kasus = Permohonan.objects.get(nomor_asal="1")
    assert (kasus.asal, kasus.status, kasus.urut, kasus.tahun) == (Asal.IMPOR, Status.SELESAI, None, 2024)
    assert kasus.nomor == "0001/IMPOR/3673/2024"
    assert kasus.diterima_at == datetime(2024, 2, 12, 12, 0, tzinfo=WIB)
    assert serang.hari_ini(kasus.diputus_at) == serang.hari_ini(kasus.diserahkan_at) == date(2024, 2, 15)
    # Ten working days; voting day, 14 February 2024, is none.
    assert kasus.jatuh_tempo == date(2024, 2, 27)
    assert kasus.jangka == JangkaWaktu.objects.berlaku("pemberitahuan", jalur="umum", pada=date(2024, 2, 12))
    assert kasus.dijawab_tepat_waktu() is True
    assert (kasus.kode_tersandi, kasus.kode_sidik, kasus.token_kirim) == ("", "", None)
    assert (kasus.pemohon.pekerjaan, kasus.pemohon.pekerjaan_lain) == (Pekerjaan.PELAJAR, "Mahasiswa")
    assert (kasus.pemohon.telepon, kasus.pemohon.email) == ("(0847) 086-3386", "")
    assert kasus.pemohon.identitas_tersandi == ""


def test_satu_baris_riwayat_tanpa_data_pribadi_tanpa_surat_tanpa_surel_tanpa_keputusan(serang):
    masukkan(serang, SERANG)
    assert RiwayatPermohonan.objects.count() == 15
    riwayat = Permohonan.objects.get(nomor_asal="3").riwayat.get()
    assert (riwayat.aksi, riwayat.dari, riwayat.ke) == ("impor", "", Status.SELESAI)
    assert (riwayat.peran, riwayat.oleh, riwayat.at) == (Peran.SISTEM, None, SEKARANG)
    assert riwayat.rincian.keys() == {"nomor_asal", "baris", "berkas"}
    assert (riwayat.rincian["nomor_asal"], riwayat.rincian["baris"]) == ("3", 10)
    assert not (Surat.objects.exists() or OutgoingMail.objects.exists() or Keputusan.objects.exists())


def test_penolakan_disimpan_dengan_alasannya_tanpa_keputusan(serang, tmp_path):
    ditolak = {"keputusan": "Ditolak", "tanggal_pemberian": ""}
    berkas = tulis_csv(
        tmp_path / "r.csv",
        baris_csv(**ditolak, alasan_penolakan="Pasal 17 huruf h UU 14/2008"),
        baris_csv(no_pendaftaran="2", **ditolak, penguasaan="Tidak: Bawaslu Kota Serang"),
        baris_csv(no_pendaftaran="3", **ditolak, penguasaan="Belum didokumentasikan"),
        baris_csv(no_pendaftaran="4", keputusan="Diberikan sebagian", alasan_penolakan="Pasal 17 huruf i"),
        baris_csv(no_pendaftaran="5", keputusan="Tidak dikuasai", penguasaan="Tidak", tanggal_pemberian=""),
        baris_csv(no_pendaftaran="6", keputusan="Dicabut", tanggal_pemberitahuan="", tanggal_pemberian=""),
    )
    assert masukkan(serang, berkas).jumlah == 6
    kasus = {satu.nomor_asal: satu for satu in Permohonan.objects.all()}
    assert (kasus["1"].putusan, kasus["1"].alasan_penolakan_asal) == ("ditolak", "Pasal 17 huruf h UU 14/2008")
    assert kasus["1"].alasan_tidak_diberikan_asal == AlasanTidakDiberikan.DIKECUALIKAN
    assert (kasus["2"].putusan, kasus["2"].badan_lain_asal) == ("tidak_dikuasai", "Bawaslu Kota Serang")
    assert kasus["3"].putusan == Putusan.BELUM_DIDOKUMENTASIKAN
    assert kasus["4"].alasan_tidak_diberikan_asal == AlasanTidakDiberikan.DIKECUALIKAN
    assert kasus["5"].putusan == Putusan.TIDAK_DIKUASAI
    assert (kasus["6"].status, kasus["6"].putusan, kasus["6"].diputus_at) == (Status.DICABUT, "", None)
    assert not Keputusan.objects.exists()
    assert masukkan(serang, berkas).baru is False


def test_kolom_tambahan_boleh_tidak_ada(serang, tmp_path):
    berkas = ubah(tmp_path / "r.xlsx", lambda lembar: lembar.delete_cols(22, 4))
    assert masukkan(serang, berkas).jumlah == 15
    kasus = Permohonan.objects.select_related("pemohon")[0]
    assert (kasus.kanal, kasus.kepuasan, kasus.jenis_informasi) == ("", "", None)
    assert kasus.pemohon.jenis_kelamin == JenisKelamin.TIDAK_DISEBUTKAN


def test_tanggal_lembar_kerja_tanggal_tertulis_dan_rupiah_dibaca(serang, tmp_path):
    berkas = ubah(
        tmp_path / "r.xlsx",
        {
            "B8": datetime(2024, 2, 12),
            "R8": "Kamis, 15 Februari 2024",
            "S8": "2024-02-15",
            "T8": "Rp15.000",
            "U8": "Tunai ke fotokopi",
            "E8": "0812-0000-0000; rosman@contoh.test",
            "F8": "Penjahit",
        },
    )
    masukkan(serang, berkas)
    kasus = Permohonan.objects.select_related("pemohon").get(nomor_asal="1")
    assert serang.hari_ini(kasus.diputus_at) == serang.hari_ini(kasus.diserahkan_at) == date(2024, 2, 15)
    assert (kasus.biaya, kasus.cara_pembayaran) == (15000, "Tunai ke fotokopi")
    assert (kasus.pemohon.telepon, kasus.pemohon.email) == ("0812-0000-0000", "rosman@contoh.test")
    assert (kasus.pemohon.pekerjaan, kasus.pemohon.pekerjaan_lain) == (Pekerjaan.LAINNYA, "Penjahit")


@pytest.mark.parametrize(
    ("tertulis", "hari"),
    [
        ("31/12/2024", date(2024, 12, 31)),
        ("1-2-2024", date(2024, 2, 1)),
        ("01.02.2024", date(2024, 2, 1)),
        ("2024-02-29", date(2024, 2, 29)),
        ("29 Februari 2024", date(2024, 2, 29)),
        ("Jum'at, 1 Maret 2024", date(2024, 3, 1)),
        ("29/02/2023", None),
        ("12/31/2024", None),
        ("1/2/24", None),
        ("kemarin", None),
        (45352.0, date(2024, 3, 1)),
        ("45352", date(2024, 3, 1)),
        (12.0, None),
        ("12 Mar 2024", date(2024, 3, 12)),
        ("Senin, 5 Pebruari 2024", date(2024, 2, 5)),
        ("12 Martet 2024", None),
        ("", None),
    ],
)
def test_bentuk_tanggal(tertulis, hari):
    assert baca_tanggal(tertulis) == hari


def test_impor_ke_tahun_yang_sudah_bernomor_sendiri(jombang, tmp_path):
    asli = permohonan_terdaftar(at=SENIN - timedelta(days=7))
    berkas = tulis_csv(
        tmp_path / "r.csv",
        baris_csv(tanggal="2026-01-05", tanggal_pemberitahuan="2026-01-06", tanggal_pemberian=""),
    )
    assert masukkan(jombang, berkas, at=SENIN).nomor[0] == "0001/IMPOR/3517/2026"
    lagi = permohonan_terdaftar(at=SENIN)
    assert (asli.urut, lagi.urut) == (1, 2)
    assert lagi.nomor == "002/PPID/3517/III/2026"
    assert set(Permohonan.objects.values_list("tahun", flat=True)) == {2026}


def test_baris_hari_ini_diterima_tidak_sesudah_diimpor(serang, tmp_path):
    hari = SEKARANG.date().isoformat()
    berkas = tulis_csv(tmp_path / "r.csv", baris_csv(tanggal=hari, tanggal_pemberitahuan=hari, tanggal_pemberian=hari))
    masukkan(serang, berkas)
    assert Permohonan.objects.get().diterima_at == SEKARANG
    assert masukkan(serang, berkas, at=SEKARANG + timedelta(days=3)).baru is False


def test_tahun_tanpa_daftar_libur_ditandai_perkiraan(serang, tmp_path):
    berkas = tulis_csv(
        tmp_path / "r.csv",
        baris_csv(tanggal="2019-02-12", tanggal_pemberitahuan="2019-02-15", tanggal_pemberian="2019-02-15"),
    )
    assert masukkan(serang, berkas).sementara == 1
    assert Permohonan.objects.get().jatuh_tempo_sementara


def test_petugas_dapat_membuka_setiap_macam_baris_impor(serang, client, tmp_path):
    berkas = tulis_csv(
        tmp_path / "r.csv",
        baris_csv(),
        baris_csv(no_pendaftaran="2", keputusan="Ditolak", alasan_penolakan="Pasal 17", tanggal_pemberian=""),
        baris_csv(no_pendaftaran="3", keputusan="Dicabut", tanggal_pemberitahuan="", tanggal_pemberian="", kanal=""),
    )
    masukkan(serang, berkas)
    client.force_login(petugas(Peran.DESK, serang))
    for kasus in Permohonan.objects.all():
        jawaban = client.get(kasus.get_absolute_url())
        assert jawaban.status_code == 200
        assert "Permohonan diimpor dari register terdahulu" in jawaban.content.decode()


# Twice, and partly


def test_berkas_yang_sama_dua_kali_tidak_mengubah_apa_pun(serang, tmp_path):
    masukkan(serang, SERANG)
    sebelum = list(Permohonan.objects.order_by("pk").values())
    hasil = masukkan(serang, SERANG, at=SEKARANG + timedelta(days=1))
    assert (hasil.baru, hasil.jumlah, hasil.nomor[0]) == (False, 15, "0001/IMPOR/3673/2024")
    disimpan_ulang = ubah(tmp_path / "lagi.xlsx", {})
    assert disimpan_ulang.read_bytes() != SERANG.read_bytes()
    assert masukkan(serang, disimpan_ulang).baru is False
    assert list(Permohonan.objects.order_by("pk").values()) == sebelum
    assert RiwayatPermohonan.objects.count() == 15


def test_berkas_yang_sebagian_berbeda_ditolak_dengan_barisnya(serang, tmp_path):
    masukkan(serang, SERANG)
    berkas = ubah(tmp_path / "beda.xlsx", {"C9": "Nama Lain", "W9": "Surat", "A12": 99})
    with pytest.raises(RegisterBermasalah) as galat:
        masukkan(serang, berkas)
    assert [(satu.baris, satu.kolom) for satu in galat.value.masalah] == [(9, "Nama, Kanal"), (12, "No")]
    assert "Nama Lain" not in str(galat.value.masalah)
    assert Permohonan.objects.count() == 15


def test_nomor_yang_sama_di_kantor_atau_tahun_lain_bukan_baris_yang_sama(serang, jombang, tmp_path):
    berkas = tulis_csv(tmp_path / "r.csv", baris_csv())
    masukkan(serang, berkas)
    assert masukkan(jombang, berkas).baru
    lain = tulis_csv(
        tmp_path / "r25.csv",
        baris_csv(tanggal="2025-02-12", tanggal_pemberitahuan="2025-02-15", tanggal_pemberian="2025-02-16"),
    )
    assert masukkan(serang, lain).nomor[0] == "0001/IMPOR/3673/2025"


def test_berkas_kedua_melanjutkan_nomor(serang, tmp_path):
    masukkan(serang, SERANG)
    berkas = tulis_csv(tmp_path / "r.csv", baris_csv(no_pendaftaran="16"), baris_csv(no_pendaftaran="17"))
    assert masukkan(serang, berkas).nomor == ("0016/IMPOR/3673/2024", "0017/IMPOR/3673/2024")


@pytest.mark.django_db(transaction=True)
def test_empat_impor_bersamaan_menyimpan_satu_kali():
    satker, hasil = kantor("3673"), []

    def jalan():
        try:
            hasil.append(masukkan(satker, SERANG).baru)
        finally:
            connection.close()

    utas = [threading.Thread(target=jalan) for _ in range(4)]
    for satu in utas:
        satu.start()
    for satu in utas:
        satu.join()
    assert sorted(hasil) == [False, False, False, True]
    assert Permohonan.objects.count() == RiwayatPermohonan.objects.count() == 15


def test_memeriksa_saja_tidak_menyimpan(serang):
    assert periksa(serang, SERANG, oleh=Peran.SISTEM, at=SEKARANG).jumlah == 15
    assert tidak_ada_yang_tersimpan()
    assert masukkan(serang, SERANG).nomor[0] == "0001/IMPOR/3673/2024"


# Who


@pytest.mark.parametrize("peran", [Peran.DESK, Peran.PPID])
def test_meja_dan_ppid_boleh_dan_tercatat(peran, serang):
    orang = petugas(peran, serang)
    masukkan(serang, SERANG, oleh=orang)
    riwayat = RiwayatPermohonan.objects.all()[0]
    assert (riwayat.oleh, riwayat.peran) == (orang, peran)
    assert Permohonan.objects.all()[0].dicatat_oleh == orang


@pytest.mark.parametrize("peran", [*sorted(PERAN_JABATAN - {Peran.DESK, Peran.PPID}), Peran.PEMOHON])
def test_peran_lain_ditolak(peran, serang):
    oleh = peran if peran == Peran.PEMOHON else petugas(peran, serang)
    with pytest.raises(AturanDilanggar, match="Hanya meja layanan dan PPID"):
        masukkan(serang, SERANG, oleh=oleh)
    assert tidak_ada_yang_tersimpan()


def test_petugas_kantor_lain_atau_yang_sudah_berakhir_ditolak(serang, desk):
    lama = petugas(Peran.PPID, serang, sampai=date(2026, 3, 8))
    for orang in (desk, lama):
        with pytest.raises(AturanDilanggar):
            masukkan(serang, SERANG, oleh=orang)
    assert tidak_ada_yang_tersimpan()


# Dirty rows


@pytest.mark.parametrize(
    ("sel", "isi", "kolom", "potongan"),
    [
        ("A9", None, "A (No)", "Nomor pendaftaran belum diisi"),
        ("A9", 1, "A (No)", "sudah dipakai baris 8"),
        ("A9", "7" * 61, "A (No)", "Terlalu panjang"),
        ("B9", None, "B (Tgl)", "belum diisi"),
        ("B9", "31/02/2024", "B (Tgl)", "bukan tanggal"),
        ("B9", "02/31/2024", "B (Tgl)", "bukan tanggal"),
        ("B9", "20/02/2042", "B (Tgl)", "belum terjadi"),
        ("B9", "20/02/2009", "B (Tgl)", "belum berlaku"),
        ("C9", "  ", "C (Nama)", "belum diisi"),
        ("C9", "x" * 151, "C (Nama)", "Terlalu panjang"),
        ("D9", f"Jl. Contoh, NIK {NIK_UJI}", "D (Alamat)", "NIK"),
        ("E9", float(NIK_UJI), "E (Nomor Kontak)", "NIK"),
        ("E9", "3517 0141 0790 0001", "E (Nomor Kontak)", "NIK"),
        ("E9", "0812 " * 20, "E (Nomor Kontak)", "Terlalu panjang"),
        ("G9", None, "G (Informasi yang Diminta)", "belum diisi"),
        ("I9", "mungkin", "I (Dibawah Penguasaan: Ya)", "bukan tanda centang"),
        ("J9", "Bawaslu", "J (Dibawah Penguasaan: Tidak)", "Diberikan seluruhnya"),
        ("K9", "√", "K (Belum Didokumentasikan)", "Diberikan seluruhnya"),
        ("L9", "√", "M (Hardcopy)", "Pilih satu"),
        ("O9", None, "N (Melihat/Mengetahui)", "belum diisi"),
        ("N9", "√", "O (Meminta Salinan)", "Pilih satu"),
        ("P9", None, "P (Keputusan)", "belum diisi"),
        ("P9", "Nanti saja", "P (Keputusan)", "tidak dikenal"),
        ("P9", "Ditolak", "Q (Alasan Penolakan)", "alasannya belum diisi"),
        ("P9", "Tidak dikuasai", "I (Dibawah Penguasaan: Ya)", "tidak dikuasai"),
        ("Q9", "Pasal 17", "Q (Alasan Penolakan)", "Diberikan seluruhnya"),
        ("R9", None, "R (Pemberitahuan Tertulis)", "belum diisi"),
        ("R9", "19/02/2024", "R (Pemberitahuan Tertulis)", "mendahului"),
        ("S9", "01/01/2024", "S (Pemberian Informasi)", "mendahului"),
        ("T9", "gratisan", "T (Biaya)", "bukan jumlah rupiah"),
        ("T9", -5, "T (Biaya)", "bukan jumlah rupiah"),
        ("T9", 1e12, "T (Biaya)", "bukan jumlah rupiah"),
        ("V9", "entah", "V (L/P)", "jenis kelamin"),
        ("W9", "Merpati", "W (Kanal)", "kanal"),
        ("X9", "Cuaca", "X (Jenis Informasi)", "daftar jenis informasi"),
        ("Y9", "p" * 31, "Y (Kepuasan)", "Terlalu panjang"),
        ("C9", '=CONCATENATE("a";"b")', "C (Nama)", "rumus"),
        ("T9", "=1+1", "T (Biaya)", "rumus"),
        ("Z9", "catatan", "Z", "tidak ada kolom"),
    ],
)
def test_setiap_jenis_kesalahan_disebut_baris_kolom_dan_sebabnya(serang, tmp_path, sel, isi, kolom, potongan):
    ditemukan = masalah(serang, ubah(tmp_path / "kotor.xlsx", {sel: isi}))
    assert [(baris, nama) for baris, nama, alasan in ditemukan if potongan in alasan] == [(9, kolom)], ditemukan


def test_semua_baris_bermasalah_disebut_sekaligus(serang, tmp_path):
    kotor = {"B8": "kapan", "C10": None, "P12": "?", "T15": "mahal", "W15": "Merpati", "A22": 2}
    ditemukan = masalah(serang, ubah(tmp_path / "kotor.xlsx", kotor))
    assert [baris for baris, _, _ in ditemukan] == [8, 10, 12, 15, 15, 22]


def test_nik_tidak_ikut_tertulis_dalam_daftar_masalah(serang, tmp_path):
    ditemukan = masalah(serang, ubah(tmp_path / "kotor.xlsx", {"B9": NIK_UJI, "P9": NIK_UJI}))
    assert len(ditemukan) == 2
    assert NIK_UJI not in str(ditemukan)


@pytest.mark.parametrize(
    ("ganti", "kolom"),
    [
        ({"penguasaan": "Entah"}, "penguasaan"),
        ({"bentuk": "Lisan"}, "bentuk"),
        ({"jenis_permohonan": ""}, "jenis_permohonan"),
        ({"jenis_permohonan": "Minta"}, "jenis_permohonan"),
        ({"nama": "=HYPERLINK(1)"}, "nama"),
        ({"tanggal": "2024-13-01"}, "tanggal"),
        ({"keputusan": "Ditolak", "alasan_penolakan": "Pasal 17"}, "tanggal_pemberian"),
    ],
)
def test_kesalahan_csv_disebut_dengan_nama_kolomnya(serang, tmp_path, ganti, kolom):
    ditemukan = masalah(serang, tulis_csv(tmp_path / "r.csv", baris_csv(), baris_csv(no_pendaftaran="2", **ganti)))
    assert (3, kolom) in [(baris, nama) for baris, nama, _ in ditemukan]


def test_csv_yang_bergeser_satu_koma_disebut(serang, tmp_path):
    berkas = tulis_csv(tmp_path / "r.csv", baris_csv(kepuasan="Puas"))
    berkas.write_text(berkas.read_text() + "2,2024-02-12,Rina,Jl. Contoh, No. 1" + ",x" * 20 + "\n")
    assert any(baris == 3 and "koma" in alasan for baris, _, alasan in masalah(serang, berkas))


# Files that are no register


def _zip_lain():
    isi = io.BytesIO()
    with zipfile.ZipFile(isi, "w") as arsip:
        arsip.writestr("halo.txt", "bukan lembar kerja")
    return isi.getvalue()


def _bom():
    isi = io.BytesIO()
    with zipfile.ZipFile(isi, "w", zipfile.ZIP_DEFLATED) as arsip:
        arsip.writestr("xl/workbook.xml", b" " * (70 * 1024 * 1024))
    return isi.getvalue()


@pytest.mark.parametrize(
    ("isi", "potongan"),
    [
        (b"", "kosong"),
        (b"PK\x03\x04", "rusak"),
        (SERANG.read_bytes()[:4000], "rusak"),
        (SERANG.read_bytes()[:-30], "rusak"),
        (_zip_lain(), "rusak"),
        (_bom(), "terlalu panjang"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "bukan XLSX"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "bukan XLSX"),
        (b"\x00\x00\x00\x00", "bukan XLSX"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "rusak"),
        (b"halo\ndunia\n", "Tidak ada register"),
        (b'no_pendaftaran,"' + b"x" * 200_000, "rusak"),
        ("nama;alamat\nRina;Jl. Melati – 3".encode("cp1252"), "Tidak ada register"),
        (b"no_pendaftaran,nama\n1,Rina\n", "Kolom ini tidak ada: tanggal"),
        ((",".join(KOLOM_CSV) + ",nik\n").encode(), "tidak dikenal atau berulang: nik"),
        ((",".join(KOLOM_CSV) + ",nama\n").encode(), "tidak dikenal atau berulang: nama"),
        ((",".join(KOLOM_CSV) + "\n").encode(), "satu permohonan pun"),
        (b"a" * (10 * 1024 * 1024 + 1), "10 MB"),
        (b"no_pendaftaran\n" + b"1\n" * 20_200, "20.000 baris"),
    ],
)
def test_berkas_yang_bukan_register_ditolak_dengan_terang(serang, tmp_path, isi, potongan):
    berkas = tmp_path / "berkas.xlsx"
    berkas.write_bytes(isi)
    with pytest.raises(AturanDilanggar, match=potongan):
        masukkan(serang, berkas)
    assert tidak_ada_yang_tersimpan()


def test_berkas_yang_tidak_ada_ditolak(serang, tmp_path):
    for jalur in (tmp_path / "tiada.xlsx", tmp_path):
        with pytest.raises(AturanDilanggar, match="tidak ditemukan"):
            masukkan(serang, jalur)


def test_satu_sel_di_baris_kesejuta_tidak_membuat_lembar_sejuta_baris(serang, tmp_path):
    for sel in ("A1048576", "XFD9"):
        with pytest.raises(AturanDilanggar, match="terlalu panjang atau terlalu lebar"):
            masukkan(serang, ubah(tmp_path / "jauh.xlsx", {sel: "x"}))


def test_byte_yang_rusak_di_mana_pun_tidak_menjatuhkan(tmp_path):
    asli = SERANG.read_bytes()
    for letak in range(0, len(asli), 97):
        rusak = bytearray(asli)
        rusak[letak] ^= 0x5A
        try:
            list(baca_lembar(bytes(rusak)))
        except AturanDilanggar:
            continue


@pytest.mark.parametrize(
    "judul",
    [
        "DI LINGKUNGAN KOMISI PEMILIHAN UMUM KABUPATEN SERANG",
        "KPU KAB. JOMBANG TAHUN 2024",
        "KPU PROVINSI BANTEN",
        "KOMISI INDEPENDEN PEMILIHAN ACEH",
    ],
)
def test_register_kantor_lain_ditolak(serang, tmp_path, judul):
    with pytest.raises(AturanDilanggar, match=r"kantor lain.*bukan KPU Kota Serang"):
        masukkan(serang, ubah(tmp_path / "r.xlsx", {"A2": judul}))
    assert tidak_ada_yang_tersimpan()


@pytest.mark.parametrize(
    "judul", ["KPU Kota Serang Tahun 2024", None, "KOMISI PEMILIHAN UMUM", "KOMISI PEMILIHAN UMUM KOTA SERANG"]
)
def test_register_sendiri_atau_tanpa_nama_kantor_diterima(serang, tmp_path, judul):
    assert masukkan(serang, ubah(tmp_path / "r.xlsx", {"A2": judul})).jumlah == 15


def test_nama_kantor_di_baris_berikutnya_tetap_terbaca(serang, tmp_path):
    berkas = ubah(tmp_path / "r.xlsx", {"A2": "KOMISI PEMILIHAN UMUM", "A3": "KABUPATEN JOMBANG"})
    with pytest.raises(AturanDilanggar, match="kantor lain"):
        masukkan(serang, berkas)


def test_kolom_yang_tertukar_ditolak_dengan_namanya(serang, tmp_path):
    with pytest.raises(AturanDilanggar, match="Kolom C seharusnya “Nama”"):
        masukkan(serang, ubah(tmp_path / "r.xlsx", {"C6": "Alamat", "D6": "Nama"}))
    with pytest.raises(AturanDilanggar, match=r"Kolom Z .*tidak dikenal"):
        masukkan(serang, ubah(tmp_path / "r.xlsx", {"Z6": "NIK"}))


def test_kepala_tiga_baris_tanpa_nomor_kolom_dan_nomor_yang_ditulis_lebih_dulu(serang, tmp_path):
    def perubahan(lembar):
        # "Ya" and "Tidak" on a line of their own where the column numbers stood.
        for sel in lembar[7]:
            sel.value = None
        lembar["I6"], lembar["I7"], lembar["J6"], lembar["J7"] = "Dibawah Penguasaan", "Ya", None, "Tidak"
        for nomor in range(16, 30):
            lembar.cell(row=nomor + 7, column=1, value=nomor)

    assert masukkan(serang, ubah(tmp_path / "r.xlsx", perubahan)).jumlah == 15


# The command


def test_perintah_memeriksa_lalu_menyimpan_lalu_mengenali(serang, capsys):
    call_command("impor_register", "3673", str(SERANG), "--periksa")
    assert "15 baris dapat diimpor ke KPU Kota Serang. Belum ada yang disimpan." in capsys.readouterr().out
    assert tidak_ada_yang_tersimpan()
    call_command("impor_register", "3673", str(SERANG))
    keluaran = capsys.readouterr().out
    assert "15 baris diimpor" in keluaran and "0001/IMPOR/3673/2024 sampai 0015/IMPOR/3673/2024" in keluaran
    assert "1 hari kerja: 13; 2–7 hari kerja: 2; lebih dari 7 hari kerja: 0" in keluaran
    call_command("impor_register", "3673", str(SERANG))
    assert "Register ini sudah diimpor: 15 baris, tidak ada yang berubah." in capsys.readouterr().out


def test_perintah_mendaftar_setiap_masalah(serang, tmp_path, capsys):
    berkas = ubah(tmp_path / "kotor.xlsx", {"B8": "kapan", "W15": "Merpati"})
    with pytest.raises(CommandError, match="2 baris bermasalah; tidak ada yang disimpan"):
        call_command("impor_register", "3673", str(berkas), "--periksa")
    galat = capsys.readouterr().err
    assert "Baris 8, kolom B (Tgl): “kapan” bukan tanggal" in galat
    assert "Baris 15, kolom W (Kanal)" in galat


def test_perintah_menolak_kode_yang_tidak_ada(db):
    with pytest.raises(CommandError, match="Tidak ada kantor dengan kode 9999"):
        call_command("impor_register", "9999", str(SERANG))
