"""Which numbers in a narrative are asked about, which are not, and that asking stays quick."""

import time

import pytest

from laporan.angka_narasi import angka_diketik, sama
from laporan.isian import SISA, tak_dikenal

TERPANJANG = 20_000


@pytest.mark.parametrize(
    "kalimat",
    [
        "Undang-Undang Nomor 14 Tahun 2008 tentang Keterbukaan Informasi Publik",
        "Pasal 22 ayat (7), Pasal 36 ayat (1), Pasal 9, 10, dan 11, ayat 2",
        "PKPU 22/2023, PerKI 1 Tahun 2021, UU 14/2008, Undang-Undang 25 Tahun 2009",
        "Keputusan KPU 1087 Tahun 2023 dan Keputusan Komisi Pemilihan Umum Nomor 88/Kpts/KPU/TAHUN 2015",
        "Lembaran Negara Republik Indonesia Tahun 2017 Nomor 182",
        "Undang-Undang Dasar Negara Republik Indonesia (UUD) Tahun 1945",
        "Surat Keputusan Nomor : 085.A/HK.03.01-Kpt/3673/KPU-Kot/IV/2020 dan 8/HK.03.1/3673/2021",
        "Senin s/d Kamis: 08.00 s/d 16.00 WIB; istirahat 12.00 – 13.00 WIB; pukul 08.00 sampai pukul 16.00",
        "pada 12 Maret 2024, 8-10 Januari 2025, 8 dan 9 Januari 2025, 15-12-2024, 2024-02-29",
        "Jalan K.H. A. Fatah Hasan No. 247, Jl. Timor Raya KM 36, RT 05 RW 02",
        "Telepon (0254) 200374, 0254-200374, 0254200374, 0812345678901, +62812345678",
        "https://kota-serang.example.id/2024/1 dan surel kpu2024@contoh.go.id",
        "1. Sosialisasi.\n2. Pengadaan.\n   3) Pelatihan.\n- 4. Pengawasan.",
        "NIP. 19821016 200902 1 005 dan 198210162009021005",
        "paling lambat 10 (sepuluh) hari kerja, diperpanjang 7 hari kerja, dalam 24 jam",
        "Kertas A4, H-7, Covid-19, lihat Tabel 3 dan bagian 2.a",
        "Diterima {{ permohonan.jumlah }} permohonan dari {{orang.jumlah}} pemohon",
    ],
)
def test_yang_bukan_hitungan_tidak_ditanyakan(kalimat):
    assert angka_diketik(kalimat) == []


@pytest.mark.parametrize(
    ("kalimat", "angka"),
    [
        ("Jumlah pemohon informasi 08 orang", ["08"]),
        ("9 (Sembilan) orang dan 6 (Enam) orang", ["9", "6"]),
        ("mencapai angka 250 permohonan", ["250"]),
        ("dikabulkan sebagian 12 permohonan", ["12"]),
        ("Tabel 77 permohonan, Lampiran 200 orang, bagian 99 orang", ["77", "200", "99"]),
        ("Nomor 999 permohonan dan No 998 orang", ["999", "998"]),
        ("(0254) 200374 15 orang", ["15"]),
        ("Total 999/888 orang", ["999", "888"]),
        ("2.030 permohonan, 42,1 persen, Rp12.500.000", ["2.030", "42,1", "12.500.000"]),
        ("selama tahun 2023 tidak ada", ["2023"]),
        ("3 permohonan ditolak dan 5 keberatan diterima", ["3", "5"]),
        ("8 (delapan) dokumen SOP", ["8"]),
    ],
)
def test_hitungan_ditanyakan(kalimat, angka):
    assert angka_diketik(kalimat) == angka


@pytest.mark.parametrize(
    ("diketik", "ada"),
    [("15", True), ("08", False), ("2.030", True), ("2030", True), ("2,030", False), ("015", False), ("15,00", True)],
)
def test_angka_sama_bila_ditulis_seperti_biasa(diketik, ada):
    assert sama(diketik, {"15", "2030", "8"}) is ada


@pytest.mark.parametrize(
    "teks",
    ["Ada {{ permohonan.jumlah }", "{ kantor } {{ kantor", "}} lalu", "{% if x %}", "{# catatan #}", "{{ a{{ b }} }}"],
)
def test_kurung_yang_tidak_selesai_disebut(teks):
    assert tak_dikenal(teks)


@pytest.mark.parametrize(
    "huruf", ["\n", "A.", "No", "Nomor ", "1", "{{", "a", "a\n", "1/", "@", "Pasal 1,", "UU ", "(0"]
)
def test_uraian_terpanjang_pun_segera_diperiksa(huruf):
    teks = (huruf * TERPANJANG)[:TERPANJANG]
    mulai = time.process_time()
    angka_diketik(teks)
    tak_dikenal(teks)
    SISA.sub("", teks)
    # Of this process's own time, far less than a pattern takes that goes back over what it has read.
    assert time.process_time() - mulai < 50 * _prosa()


def _prosa() -> float:
    teks = ("Pada tahun ini diterima 15 permohonan menurut Pasal 22 ayat (7). " * TERPANJANG)[:TERPANJANG]
    mulai = time.process_time()
    for _ in range(3):
        angka_diketik(teks)
        tak_dikenal(teks)
    return time.process_time() - mulai
