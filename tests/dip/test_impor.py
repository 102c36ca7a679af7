"""Taking over an office's own list: every row checked, all of it or nothing, twice no harm."""

import pytest
from django.core.management import CommandError, call_command

from dip.impor import DaftarBermasalah, baca_daftar
from dip.models import InformasiPublik
from dip.perbuatan.pengimporan import impor_daftar
from ppid.galat import AturanDilanggar
from tests.factories import SENIN, edisi_terbit
from tests.perbuatan.peraga import ditolak

KEPALA = (
    "No;Nama Dokumen;Ringkasan Isi Dokumen;Unit Kerja;Pejabat Penanggung Jawab;Waktu dan Tempat;Jangka Waktu Simpan"
)
BARIS = "1;Profil kantor;Alamat dan tugas.;Subbag Umum;Kepala Subbag Umum;Jombang, 12-03-2024;Permanen"


@pytest.fixture
def tulis(tmp_path):
    def buat(*baris: str):
        berkas = tmp_path / "dip.csv"
        berkas.write_text("\n".join(baris) + "\n", encoding="utf-8")
        return berkas

    return buat


def baca(berkas, jombang):
    return baca_daftar(berkas, satker=jombang, hari_ini=SENIN.date())


def test_baris_diambil_dengan_kategori_dari_judul_bagiannya(tulis, jombang):
    baris = baca(
        tulis(
            "DAFTAR INFORMASI PUBLIK",
            KEPALA,
            "1;2;3;4;5;6;7",
            ";Informasi Berkala",
            BARIS,
            ";;;;;;",
            "B;Setiap saat",
            BARIS,
        ),
        jombang,
    )
    assert [(b["nama"], b["kategori"], b["tahun"], b["tempat"], str(b["terbit_pada"])) for b in baris] == [
        ("Profil kantor", "berkala", 2024, "Jombang", "2024-03-12"),
        ("Profil kantor", "setiap-saat", 2024, "Jombang", "2024-03-12"),
    ]


def test_kolom_pokok_bentuk_dan_jenis_dibaca(tulis, jombang):
    [satu] = baca(
        tulis(KEPALA + ";Bentuk;Jenis;Pokok", BARIS + ";Hardcopy;Pemilu dan Pemilihan;Profil kantor dan sekretariat"),
        jombang,
    )
    assert (satu["bentuk"], satu["jenis"], satu["pokok"]) == ("hardcopy", "pemilu", "profil")


@pytest.mark.parametrize(
    ("baris", "galat"),
    [
        ("1;;x;u;p;2024;r", "Baris 2, kolom B: kosong"),
        ("1;n;x;u;p;kapan-kapan;r", "kolom F: tidak menyebut tahun"),
        ("1;n;x;u;p;2099;r", "kolom F: tidak menyebut tahun"),
        (f"1;{'n' * 251};x;u;p;2024;r", "kolom B: terlalu panjang"),
    ],
)
def test_baris_bermasalah_disebut_dan_tidak_ada_yang_disimpan(tulis, jombang, baris, galat):
    with pytest.raises(DaftarBermasalah) as tertangkap:
        baca(tulis(KEPALA, baris, BARIS), jombang)
    assert galat in tertangkap.value.masalah[0]
    with pytest.raises(CommandError, match="tidak ada yang disimpan"):
        call_command("impor_dip", "3517", str(tulis(KEPALA, baris, BARIS)))
    assert not InformasiPublik.objects.exists()


@pytest.mark.parametrize("isi", [("bukan daftar",), (KEPALA,), ("",)])
def test_yang_bukan_daftar_ditolak_dengan_penjelasan(tulis, jombang, isi):
    with pytest.raises(AturanDilanggar):
        baca(tulis(*isi), jombang)


def test_diambil_alih_sekali_lalu_disahkan_bersama_edisi(tulis, jombang, tim, capsys):
    berkas = tulis(KEPALA, ";Informasi berkala", BARIS, BARIS.replace("Profil", "Laporan"))
    call_command("impor_dip", "3517", str(berkas), periksa=True)
    assert "Belum ada yang disimpan" in capsys.readouterr().out and not InformasiPublik.objects.exists()
    call_command("impor_dip", "3517", str(berkas))
    call_command("impor_dip", "3517", str(berkas))
    assert "0 baris diambil alih" in capsys.readouterr().out.splitlines()[-1]
    assert set(InformasiPublik.objects.values_list("status", flat=True)) == {"diklasifikasi"}
    assert all(i.riwayat.get().aksi == "impor" for i in InformasiPublik.objects.all())
    edisi_terbit(tim)
    assert InformasiPublik.objects.terbit().count() == 2


def test_hanya_ppid_yang_mengambil_alih(tulis, jombang, tim):
    baris = baca(tulis(KEPALA, BARIS), jombang)
    with ditolak("oleh PPID"):
        impor_daftar(baris, satker=jombang, oleh=tim["penghubung"], at=SENIN)
