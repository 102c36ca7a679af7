"""Taking over a register: faults named and corrected in place, all or nothing, by the right people, once."""

import io
import threading
from datetime import date, datetime, timedelta

import openpyxl
import pytest
from django.db import connection

from permohonan import pengambilalihan
from permohonan.models import PemetaanRegister, Permohonan, RancanganImpor, RiwayatPermohonan
from permohonan.pengambilalihan import (
    UMUR,
    ambil_alih,
    buang,
    buang_yang_usang,
    mulai_impor,
    perbaiki,
    petakan,
    pilih_tabel,
    pratinjau,
)
from ppid.galat import AturanDilanggar
from ppid.models import PekerjaanLatar, Pemohon, Penomoran
from ppid.pekerjaan_latar import kerjakan_berikut
from ppid.peran import PERAN_JABATAN, Peran
from tests.factories import NIK_UJI, SEHARI, WIB, kantor, permohonan_terdaftar, petugas
from tests.impor.kebiasaan import lembar_kedua, xlsx

SEKARANG = datetime(2026, 3, 9, 9, 0, tzinfo=WIB)
KEPALA = ["No", "Tanggal", "Nama", "Kontak", "Informasi yang diminta", "Melihat", "Salinan", "Keputusan"]
KEPALA += ["Alasan penolakan", "Tanggal jawaban", "Tanggal penyerahan", "Biaya", "L/P", "Kanal", "Jenis informasi"]


def baris(nomor, **ganti):
    isi = {
        "No": str(nomor),
        "Tanggal": "12/02/2024",
        "Nama": f"Pemohon {nomor}",
        "Kontak": "0812-0000-0000",
        "Informasi yang diminta": "Rekapitulasi suara",
        "Salinan": "√",
        "Keputusan": "Dikabulkan",
        "Tanggal jawaban": "15/02/2024",
        "Biaya": "-",
    }
    isi |= {nama.replace("_", " "): nilai for nama, nilai in ganti.items()}
    return [isi.get(nama, "") for nama in KEPALA]


def berkas(*isi, nama="register.xlsx"):
    return nama, xlsx(("Register", [KEPALA, *isi]))


def rancang(isi, satker, oleh, at=SEKARANG):
    rancangan, _ = mulai_impor(*isi, satker=satker, oleh=oleh, at=at)
    return rancangan


def tidak_ada_yang_tersimpan():
    return not any(model.objects.exists() for model in (Permohonan, Pemohon, RiwayatPermohonan, Penomoran))


KOTOR = {
    2: ({"No": ""}, "A (No)", "Nomor pendaftaran belum diisi"),
    4: ({"No": "1"}, "A (No)", "sudah dipakai baris 3"),
    5: ({"No": "7" * 61}, "A (No)", "Terlalu panjang"),
    6: ({"Tanggal": ""}, "B (Tanggal)", "belum diisi"),
    7: ({"Tanggal": "31/02/2024"}, "B (Tanggal)", "bukan tanggal"),
    8: ({"Tanggal": "12/02/2042"}, "B (Tanggal)", "belum terjadi"),
    9: ({"Tanggal": "12/02/2009"}, "B (Tanggal)", "belum berlaku"),
    10: ({"Nama": ""}, "C (Nama)", "belum diisi"),
    11: ({"Nama": "x" * 151}, "C (Nama)", "Terlalu panjang"),
    12: ({"Kontak": f"NIK {NIK_UJI}"}, "D (Kontak)", "NIK"),
    13: ({"Informasi_yang_diminta": ""}, "E (Informasi yang diminta)", "belum diisi"),
    14: ({"Salinan": ""}, "F (Melihat)", "belum diisi"),
    15: ({"Melihat": "√"}, "G (Salinan)", "Pilih satu"),
    16: ({"Melihat": "mungkin", "Salinan": ""}, "F (Melihat)", "bukan tanda centang"),
    17: ({"Keputusan": ""}, "H (Keputusan)", "belum diisi"),
    18: ({"Keputusan": "Nanti saja"}, "H (Keputusan)", "tidak dikenal"),
    19: ({"Keputusan": "Ditolak"}, "I (Alasan penolakan)", "alasannya belum diisi"),
    20: ({"Alasan_penolakan": "Pasal 17"}, "I (Alasan penolakan)", "Diberikan seluruhnya"),
    21: ({"Tanggal_jawaban": ""}, "J (Tanggal jawaban)", "belum diisi"),
    22: ({"Tanggal_jawaban": "10/02/2024"}, "J (Tanggal jawaban)", "mendahului"),
    23: ({"Tanggal_penyerahan": "1/1/2024"}, "K (Tanggal penyerahan)", "mendahului"),
    24: ({"Biaya": "mahal"}, "L (Biaya)", "bukan jumlah rupiah"),
    25: ({"L/P": "entah"}, "M (L/P)", "jenis kelamin"),
    26: ({"Kanal": "Merpati"}, "N (Kanal)", "kanal"),
    27: ({"Jenis_informasi": "Cuaca"}, "O (Jenis informasi)", "daftar jenis informasi"),
}


def test_register_kotor_ditolak_dengan_setiap_kesalahannya_dan_tidak_ada_yang_tersimpan(jombang, desk):
    isi = [baris(99 + n, **KOTOR[n][0]) if n in KOTOR else baris(1) for n in range(2, 28)]
    rancangan = rancang(berkas(*isi), jombang, desk)
    hasil = pratinjau(rancangan, at=SEKARANG)
    ditemukan = {(n, satu.label, satu.alasan) for satu in hasil.temuan for n in satu.baris}
    for nomor, (_, label, potongan) in KOTOR.items():
        assert any(n == nomor and label == kolom and potongan in alasan for n, kolom, alasan in ditemukan), nomor
    assert {n for n, _, _ in ditemukan} == set(KOTOR) and hasil.bermasalah == len(KOTOR) == 25
    assert NIK_UJI not in str([satu.alasan for satu in hasil.temuan])
    with pytest.raises(AturanDilanggar, match="Masih ada baris yang bermasalah"):
        ambil_alih(rancangan, oleh=desk, at=SEKARANG)
    assert tidak_ada_yang_tersimpan()
    assert NIK_UJI.encode() not in bytes(RancanganImpor.objects.get().isi)


def test_sel_diperbaiki_di_halaman_lalu_semuanya_masuk(jombang, desk):
    rancangan = rancang(berkas(baris(1), baris(2, Tanggal="kapan"), baris(3, Nama="")), jombang, desk)
    rancangan = perbaiki(rancangan, {(3, 1): "13 Februari 2024", (4, 2): " Rina  Contoh "}, oleh=desk, at=SEKARANG)
    ambil_alih(rancangan, oleh=desk, at=SEKARANG)
    dua, tiga = Permohonan.objects.select_related("satker", "pemohon").order_by("pk")[1:]
    assert (dua.diterima_pada, tiga.pemohon.nama) == (date(2024, 2, 13), "Rina Contoh")


def test_kata_yang_sama_diperbaiki_sekali_untuk_semua_barisnya(jombang, desk):
    isi = [baris(n, Keputusan="Beres" if n % 2 else "Dikabulkan") for n in range(1, 8)]
    rancangan = rancang(berkas(*isi), jombang, desk)
    (temuan,) = pratinjau(rancangan, at=SEKARANG).temuan
    assert temuan.baris == (2, 4, 6, 8) and temuan.sel.teks == "Beres"
    rancangan = perbaiki(rancangan, {(2, 7): "Diberikan sebagian"}, oleh=desk, at=SEKARANG)
    ambil_alih(rancangan, oleh=desk, at=SEKARANG)
    assert Permohonan.objects.filter(putusan="sebagian").count() == 4


def test_hanya_sel_yang_bermasalah_yang_dapat_diubah(jombang, desk):
    rancangan = rancang(berkas(baris(1), baris(2, Tanggal="kapan")), jombang, desk)
    jauh = {(2, 2): "Nama lain", (99999, 1): "x", (3, 9999): "x", (0, 0): "x"}
    rancangan = perbaiki(rancangan, jauh, lewati=[3], oleh=desk, at=SEKARANG)
    ambil_alih(rancangan, oleh=desk, at=SEKARANG)
    assert Permohonan.objects.get().pemohon.nama == "Pemohon 1"


def test_baris_yang_dilewati_tidak_masuk_dan_disebut_dalam_hasil(jombang, desk):
    rancangan = rancang(berkas(baris(1), baris(2, Nama=""), baris(3)), jombang, desk)
    rancangan = perbaiki(rancangan, {}, lewati=[3], oleh=desk, at=SEKARANG)
    rancangan = ambil_alih(rancangan, oleh=desk, at=SEKARANG)
    assert list(Permohonan.objects.order_by("pk").values_list("nomor_asal", flat=True)) == ["1", "3"]
    assert rancangan.hasil["dilewati"] == 1


def test_rumus_ditunjukkan_dan_dapat_diganti_dengan_nilainya(jombang, desk):
    nama, isi = berkas(baris(1), baris(2))
    buku = openpyxl.load_workbook(io.BytesIO(isi))
    buku.active["A3"] = "=A2+1"
    keluar = io.BytesIO()
    buku.save(keluar)
    rancangan = rancang((nama, keluar.getvalue()), jombang, desk)
    (temuan,) = pratinjau(rancangan, at=SEKARANG).temuan
    assert (temuan.baris, temuan.label) == ((3,), "A (No)") and "rumus" in temuan.alasan
    rancangan = perbaiki(rancangan, {(3, 0): "2"}, oleh=desk, at=SEKARANG)
    ambil_alih(rancangan, oleh=desk, at=SEKARANG)
    assert set(Permohonan.objects.values_list("nomor_asal", flat=True)) == {"1", "2"}


# Columns and sheets


def test_kolom_yang_diubah_petugas_berlaku_dan_diingat(jombang, desk):
    isi = berkas(baris(1))
    rancangan = rancang(isi, jombang, desk)
    kolom = {int(n): k for n, k in rancangan.kolom.items()} | {3: "alamat"}
    petakan(rancangan, kolom, oleh=desk, at=SEKARANG)
    lagi, dikenal = mulai_impor(*isi, satker=jombang, oleh=desk, at=SEKARANG)
    assert dikenal
    ambil_alih(lagi, oleh=desk, at=SEKARANG)
    orang = Pemohon.objects.get()
    assert (orang.alamat, orang.telepon) == ("0812-0000-0000", "")


def test_kolom_yang_kurang_atau_ganda_disebut(jombang, desk):
    rancangan = rancang(berkas(baris(1)), jombang, desk)
    kolom = {int(n): k for n, k in rancangan.kolom.items()}
    with pytest.raises(AturanDilanggar, match="Belum ada kolomnya: “Nama pemohon”, “Keputusan”"):
        petakan(rancangan, kolom | {2: "", 7: ""}, oleh=desk, at=SEKARANG)
    with pytest.raises(AturanDilanggar, match="lebih dari satu kolom: “Nama pemohon”"):
        petakan(rancangan, kolom | {3: "nama"}, oleh=desk, at=SEKARANG)
    assert not PemetaanRegister.objects.exists()


def test_lembar_lain_dan_baris_pertama_lain_dapat_dipilih(jombang, desk):
    rancangan = rancang(lembar_kedua(), jombang, desk)
    assert (rancangan.lembar, rancangan.awal) == (1, 2)
    rancangan = pilih_tabel(rancangan, lembar=1, awal=3, oleh=desk, at=SEKARANG)
    assert rancangan.awal == 3
    rancangan = pilih_tabel(rancangan, lembar=1, awal=-1, oleh=desk, at=SEKARANG)
    assert rancangan.awal == 2
    for lembar, awal in ((9, 1), (0, -1), (1, 999), (1, 0)):
        with pytest.raises(AturanDilanggar):
            pilih_tabel(rancangan, lembar=lembar, awal=awal, oleh=desk, at=SEKARANG)


def test_register_kantor_lain_ditolak(jombang, desk):
    isi = xlsx(("R", [["REGISTER KPU KOTA SERANG"], KEPALA, baris(1)]))
    with pytest.raises(AturanDilanggar, match="kantor lain"):
        rancang(("r.xlsx", isi), jombang, desk)
    assert not RancanganImpor.objects.exists()


# Once


def test_berkas_yang_sama_dikenali_dan_tidak_digandakan(jombang, desk, ppid):
    isi = berkas(baris(1), baris(2))
    ambil_alih(rancang(isi, jombang, desk), oleh=desk, at=SEKARANG)
    lagi = rancang(isi, jombang, ppid, at=SEKARANG + SEHARI)
    assert pratinjau(lagi, at=SEKARANG + SEHARI).dikenal == [2, 3]
    with pytest.raises(AturanDilanggar, match="sudah pernah diambil alih"):
        ambil_alih(lagi, oleh=ppid, at=SEKARANG + SEHARI)
    assert Permohonan.objects.count() == RiwayatPermohonan.objects.count() == 2


def test_berkas_yang_bertambah_hanya_baris_barunya_yang_masuk(jombang, desk):
    ambil_alih(rancang(berkas(baris(1), baris(2)), jombang, desk), oleh=desk, at=SEKARANG)
    lagi = rancang(berkas(baris(1), baris(2), baris(3)), jombang, desk)
    lagi = perbaiki(lagi, {}, lewati=pratinjau(lagi, at=SEKARANG).dikenal, oleh=desk, at=SEKARANG)
    lagi = ambil_alih(lagi, oleh=desk, at=SEKARANG)
    assert (lagi.hasil["jumlah"], list(lagi.hasil["nomor"])) == (1, ["0003/IMPOR/3517/2024"] * 2)
    assert Permohonan.objects.count() == 3


def test_baris_yang_sudah_ada_dengan_isi_lain_disebut(jombang, desk):
    ambil_alih(rancang(berkas(baris(1)), jombang, desk), oleh=desk, at=SEKARANG)
    lagi = rancang(berkas(baris(1, Nama="Orang Lain"), baris(2)), jombang, desk)
    (temuan,) = pratinjau(lagi, at=SEKARANG).temuan
    assert (temuan.baris, temuan.label, temuan.sel.teks) == ((2,), "A (No)", "1")
    assert "isi lain. Yang berbeda: Nama." in temuan.alasan
    lagi = perbaiki(lagi, {(2, 0): "1a"}, oleh=desk, at=SEKARANG)
    ambil_alih(lagi, oleh=desk, at=SEKARANG)
    assert set(Permohonan.objects.values_list("nomor_asal", flat=True)) == {"1", "1a", "2"}


def bulanan(isi, satker, oleh):
    """A draft whose numbers begin again each month, as the officer says of its first column."""
    rancangan = rancang(isi, satker, oleh)
    kolom = {int(n): kunci for n, kunci in rancangan.kolom.items()}
    return petakan(rancangan, kolom | {0: "no_bulanan"}, oleh=oleh, at=SEKARANG)


MARET = {"Tanggal": "04/03/2024", "Tanggal_jawaban": "05/03/2024"}


def test_nomor_yang_mulai_lagi_setiap_bulan_membawa_bulannya(jombang, desk):
    isi = berkas(baris(1), baris(2), baris(1, Nama="Pemohon Maret", **MARET))
    (temuan,) = pratinjau(rancang(isi, jombang, desk), at=SEKARANG).temuan
    assert "sudah dipakai baris 2. Bila nomornya mulai lagi" in temuan.alasan
    rancangan = bulanan(isi, jombang, desk)
    assert pratinjau(rancangan, at=SEKARANG).temuan == []
    ambil_alih(rancangan, oleh=desk, at=SEKARANG)
    assert list(Permohonan.objects.order_by("pk").values_list("nomor_asal", flat=True)) == ["1/II", "2/II", "1/III"]
    # The same headings are known from now on, and so is the book.
    assert pratinjau(rancang(isi, jombang, desk), at=SEKARANG).dikenal == [2, 3, 4]


def test_lembar_tiap_bulan_yang_bernomor_ulang_masuk_satu_per_satu(jombang, desk):
    februari, maret = [KEPALA, baris(1), baris(2)], [KEPALA, baris(1, Nama="Pemohon Maret", **MARET)]
    isi = "register.xlsx", xlsx(("Februari", februari), ("Maret", maret))
    ambil_alih(bulanan(isi, jombang, desk), oleh=desk, at=SEKARANG)
    lagi = pilih_tabel(rancang(isi, jombang, desk), lembar=1, awal=-1, oleh=desk, at=SEKARANG)
    assert pratinjau(lagi, at=SEKARANG).temuan == []
    ambil_alih(lagi, oleh=desk, at=SEKARANG)
    assert Permohonan.objects.filter(nomor_asal="1/III").get().pemohon.nama == "Pemohon Maret"
    assert Permohonan.objects.count() == 3


def test_nomor_bulanan_yang_sama_dalam_satu_bulan_atau_terlalu_panjang_tetap_salah(jombang, desk):
    rancangan = bulanan(berkas(baris(1), baris(1, Nama="Lain"), baris("7" * 58)), jombang, desk)
    alasan = [satu.alasan for satu in pratinjau(rancangan, at=SEKARANG).temuan]
    assert alasan == ["Nomor 1/II tahun 2024 sudah dipakai baris 2.", alasan[1]]
    assert "bersama bulannya" in alasan[1]


def test_nomor_biasa_dan_bulanan_sekaligus_ditolak(jombang, desk):
    rancangan = rancang(berkas(baris(1)), jombang, desk)
    kolom = {int(n): kunci for n, kunci in rancangan.kolom.items()}
    with pytest.raises(AturanDilanggar, match="lebih dari satu kolom"):
        petakan(rancangan, kolom | {3: "no_bulanan"}, oleh=desk, at=SEKARANG)


def test_nik_disarankan_dihapus_dan_sisanya_tetap(jombang, desk):
    rancangan = rancang(berkas(baris(1, Kontak=f"0812-0000-0000 / {NIK_UJI}"), baris(2)), jombang, desk)
    (temuan,) = pratinjau(rancangan, at=SEKARANG).temuan
    assert temuan.sel.usul == "0812-0000-0000 /"
    rancangan = perbaiki(rancangan, {(2, 3): temuan.sel.usul}, oleh=desk, at=SEKARANG)
    assert pratinjau(rancangan, at=SEKARANG).siap


def test_rancangan_yang_sama_tidak_dapat_diambil_dua_kali_atau_dibuang_sesudahnya(jombang, desk):
    rancangan = ambil_alih(rancang(berkas(baris(1)), jombang, desk), oleh=desk, at=SEKARANG)
    for perbuatan in (ambil_alih, buang):
        with pytest.raises(AturanDilanggar, match="sudah diambil alih"):
            perbuatan(rancangan, oleh=desk, at=SEKARANG)
    assert Permohonan.objects.count() == 1


def test_masuk_ke_tahun_yang_sudah_bernomor_sendiri(jombang, desk):
    asli = permohonan_terdaftar(satker=jombang, at=SEKARANG)
    isi = baris(1, Tanggal="12/01/2026", Tanggal_jawaban="13/01/2026")
    rancangan = ambil_alih(rancang(berkas(isi), jombang, desk), oleh=desk, at=SEKARANG)
    assert rancangan.hasil["nomor"][0] == "0001/IMPOR/3517/2026"
    sesudah = permohonan_terdaftar(satker=jombang, at=SEKARANG + SEHARI)
    assert sesudah.urut == asli.urut + 1


@pytest.mark.django_db(transaction=True)
def test_dua_petugas_bersamaan_menyimpan_satu_kali():
    satker = kantor("3517")
    orang = [petugas(Peran.DESK, satker), petugas(Peran.PPID, satker)]
    rancangan = [rancang(berkas(baris(1), baris(2)), satker, satu) for satu in orang]
    hasil = []

    def jalan(satu, oleh):
        try:
            ambil_alih(satu, oleh=oleh, at=SEKARANG)
            hasil.append("tersimpan")
        except AturanDilanggar:
            hasil.append("ditolak")
        finally:
            connection.close()

    utas = [threading.Thread(target=jalan, args=satu) for satu in zip(rancangan, orang, strict=True)]
    for satu in utas:
        satu.start()
    for satu in utas:
        satu.join()
    assert sorted(hasil) == ["ditolak", "tersimpan"]
    assert Permohonan.objects.count() == RiwayatPermohonan.objects.count() == 2


# Long registers


@pytest.fixture
def panjang(monkeypatch, jombang, desk):
    monkeypatch.setattr(pengambilalihan, "SEKETIKA", 5)
    return ambil_alih(rancang(berkas(*map(baris, range(1, 9))), jombang, desk), oleh=desk, at=SEKARANG)


def test_register_panjang_dikerjakan_di_latar_dengan_hasilnya(panjang, desk):
    assert panjang.dikerjakan and tidak_ada_yang_tersimpan()
    with pytest.raises(AturanDilanggar, match="sedang disimpan"):
        perbaiki(panjang, {}, lewati=[2], oleh=desk, at=SEKARANG)
    assert kerjakan_berikut(at=SEKARANG + timedelta(seconds=5))
    tugas = PekerjaanLatar.objects.get()
    assert (tugas.galat, tugas.jumlah, tugas.kemajuan) == ("", 8, 8)
    assert "8 permohonan diambil alih" in tugas.berkas.baca().decode()
    panjang.refresh_from_db()
    assert panjang.hasil["jumlah"] == Permohonan.objects.count() == 8
    assert {k.dicatat_at for k in Permohonan.objects.all()} == {SEKARANG}


def test_pekerja_yang_mati_di_tengah_tidak_meninggalkan_separuh(panjang, monkeypatch):
    asli = pengambilalihan._simpan

    def mati(*args, **kwargs):
        asli(*args, **kwargs)
        raise KeyboardInterrupt

    with monkeypatch.context() as sementara:
        sementara.setattr(pengambilalihan, "_simpan", mati)
        with pytest.raises(KeyboardInterrupt):
            kerjakan_berikut(at=SEKARANG)
    assert tidak_ada_yang_tersimpan()
    PekerjaanLatar.objects.update(dipegang_sampai=SEKARANG)
    assert kerjakan_berikut(at=SEKARANG + timedelta(hours=1))
    assert Permohonan.objects.count() == RiwayatPermohonan.objects.count() == 8


def test_yang_didahului_orang_lain_gagal_dengan_sebabnya(panjang, jombang, ppid, monkeypatch):
    monkeypatch.setattr(pengambilalihan, "SEKETIKA", 300)
    ambil_alih(rancang(berkas(*map(baris, range(1, 9))), jombang, ppid), oleh=ppid, at=SEKARANG)
    kerjakan_berikut(at=SEKARANG)
    assert "sudah pernah diambil alih" in PekerjaanLatar.objects.get().galat
    panjang.refresh_from_db()
    assert panjang.selesai_at is None and not panjang.dikerjakan
    assert Permohonan.objects.count() == 8


def test_rancangan_yang_ditinggalkan_dibuang_yang_dikerjakan_dan_yang_selesai_tetap(panjang, jombang, desk):
    ambil_alih(rancang(berkas(baris(91)), jombang, desk), oleh=desk, at=SEKARANG)
    rancang(berkas(baris(92)), jombang, desk)
    assert buang_yang_usang(at=SEKARANG + UMUR) == 0
    assert buang_yang_usang(at=SEKARANG + UMUR + SEHARI) == 1
    assert RancanganImpor.objects.count() == 2


# Who


@pytest.mark.parametrize("peran", sorted(PERAN_JABATAN - {Peran.DESK, Peran.PPID}))
def test_peran_lain_ditolak(peran, jombang, desk):
    oleh = petugas(peran, jombang)
    rancangan = rancang(berkas(baris(1)), jombang, desk)
    with pytest.raises(AturanDilanggar, match="Hanya meja layanan dan PPID"):
        rancang(berkas(baris(1)), jombang, oleh)
    for perbuatan in (ambil_alih, buang):
        with pytest.raises(AturanDilanggar, match="Hanya meja layanan dan PPID"):
            perbuatan(rancangan, oleh=oleh, at=SEKARANG)
    assert tidak_ada_yang_tersimpan() and RancanganImpor.objects.count() == 1


def test_petugas_kantor_lain_atau_yang_sudah_berakhir_ditolak(jombang, desk):
    rancangan = rancang(berkas(baris(1)), jombang, desk)
    for oleh in (petugas(Peran.PPID, kantor("3673")), petugas(Peran.PPID, jombang, sampai=date(2026, 3, 8))):
        with pytest.raises(AturanDilanggar, match="Hanya meja layanan dan PPID"):
            ambil_alih(rancangan, oleh=oleh, at=SEKARANG)
    assert tidak_ada_yang_tersimpan()
