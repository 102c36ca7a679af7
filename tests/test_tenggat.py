import json
from datetime import date, datetime, timedelta
from io import StringIO
from itertools import pairwise

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from ppid.kalender import SEHARI, Kalender
from ppid.models import HariLibur, Jalur, JangkaWaktu, LangkahWaktu, Satuan
from ppid.tenggat import hari_kerja_sampai, jelaskan, tambah_hari_kalender, tambah_hari_kerja
from tests.factories import kantor, permohonan_terdaftar
from tests.test_kalender import KALENDER

# One office of each zone: WIB, WITA, WIT.
TIGA_ZONA = ["3517", "5301", "9105"]
DUA_TAHUN = [date(2026, 1, 1) + timedelta(days=n) for n in range(730)]


def keluaran(*argumen: str) -> str:
    layar = StringIO()
    call_command("tenggat", *argumen, stdout=layar)
    return layar.getvalue()


def tanggal(kode: str, diterima: str, *pilihan: str) -> dict[str, str]:
    isi = json.loads(keluaran(kode, diterima, "--json", *pilihan))
    return {baris["langkah"]: baris["tanggal"] for baris in isi["tenggat"]}


# received, +3, +3+2, +10, +10+7, +30
NILAI_PERIKSA = [
    ("2026-03-09", "2026-03-12", "2026-03-16", "2026-03-30", "2026-04-09", "2026-04-28"),
    ("2026-05-11", "2026-05-18", "2026-05-20", "2026-05-29", "2026-06-10", "2026-06-30"),
    ("2026-11-23", "2026-11-26", "2026-11-30", "2026-12-07", "2026-12-16", "2027-01-08"),
]


@pytest.mark.parametrize("kode", TIGA_ZONA)
@pytest.mark.parametrize(("diterima", "tiga", "tiga_dua", "sepuluh", "sepuluh_tujuh", "tiga_puluh"), NILAI_PERIKSA)
def test_nilai_periksa(db, kode, diterima, tiga, tiga_dua, sepuluh, sepuluh_tujuh, tiga_puluh):
    biasa = tanggal(kode, diterima)
    assert (biasa["kelengkapan"], biasa["pemberitahuan"], biasa["perpanjangan"]) == (tiga, sepuluh, sepuluh_tujuh)
    pemilu = tanggal(kode, diterima, "--jalur", "pemilu")
    assert (pemilu["kelengkapan"], pemilu["pemberitahuan"], pemilu["perpanjangan"]) == (tiga, tiga, tiga_dua)
    tenggat = tambah_hari_kerja(HariLibur.objects.kalender(kantor(kode)), date.fromisoformat(diterima), 30)
    assert tenggat.tanggal.isoformat() == tiga_puluh
    assert tenggat.sementara is tiga_puluh.startswith("2027")


def test_diterima_12_maret_2026_dijawab_2_april(db):
    assert tanggal("3517", "2026-03-12")["pemberitahuan"] == "2026-04-02"


def test_keluaran_json_lengkap_dan_menyebut_setiap_hari_yang_dilewati(db):
    isi = json.loads(keluaran("3517", "2026-03-12", "--json"))
    assert list(isi) == ["kode", "diterima", "jalur", "tenggat"]
    assert (isi["kode"], isi["diterima"], isi["jalur"]) == ("3517", "2026-03-12", "umum")
    assert [baris["langkah"] for baris in isi["tenggat"]] == [
        "kelengkapan",
        "pemberitahuan",
        "perpanjangan",
        "keberatan",
        "tanggapan_keberatan",
        "komisi_informasi",
    ]
    assert all(list(baris) == ["langkah", "tanggal", "dasar", "sementara", "dilewati"] for baris in isi["tenggat"])
    jawaban = isi["tenggat"][1]
    assert (jawaban["dasar"], jawaban["sementara"]) == ("UU 14/2008 Pasal 22 ayat (7)", False)
    assert jawaban["dilewati"] == [
        {"tanggal": "2026-03-14", "nama": "Sabtu"},
        {"tanggal": "2026-03-15", "nama": "Minggu"},
        {"tanggal": "2026-03-18", "nama": "Cuti bersama Hari Suci Nyepi"},
        {"tanggal": "2026-03-19", "nama": "Hari Suci Nyepi Tahun Baru Saka 1948"},
        {"tanggal": "2026-03-20", "nama": "Cuti bersama Idulfitri 1447 Hijriah"},
        {"tanggal": "2026-03-21", "nama": "Idulfitri 1447 Hijriah"},
        {"tanggal": "2026-03-22", "nama": "Idulfitri 1447 Hijriah"},
        {"tanggal": "2026-03-23", "nama": "Cuti bersama Idulfitri 1447 Hijriah"},
        {"tanggal": "2026-03-24", "nama": "Cuti bersama Idulfitri 1447 Hijriah"},
        {"tanggal": "2026-03-28", "nama": "Sabtu"},
        {"tanggal": "2026-03-29", "nama": "Minggu"},
    ]


def test_setiap_langkah_dihitung_dari_hari_terakhir_langkah_sebelumnya(db):
    isi = tanggal("3517", "2026-03-09", "--jalur", "pemilu")
    berantai = [date.fromisoformat(nilai) for nilai in isi.values()][1:]
    for (mulai, sampai), jumlah in zip(pairwise(berantai), (2, 30, 3, 14), strict=True):
        assert tambah_hari_kerja(KALENDER, mulai, jumlah).tanggal == sampai


def test_tabel_menyebut_aturan_dan_hari_yang_dilewati(db):
    teks = keluaran("5301", "2026-11-23")
    for potongan in (
        "KPU Kabupaten Kupang (5301, WITA)",
        "Diterima Senin, 23 November 2026 (hari ke-0)",
        "UU 14/2008 Pasal 22 ayat (8)",
        "Rabu, 16 Desember 2026",
        "25-12-2026  Kelahiran Yesus Kristus (Natal)",
        "* Sementara:",
    ):
        assert potongan in teks
    assert "* Sementara:" not in keluaran("5301", "2026-01-05")


@pytest.mark.parametrize(
    ("argumen", "pesan"),
    [
        (["9999", "2026-03-12"], "Tidak ada kantor dengan kode “9999”"),
        (["3517", "12/03/2026"], "“12/03/2026” bukan tanggal"),
        (["3517", "2026-02-30"], "“2026-02-30” bukan tanggal"),
        (["3517", "2009-12-31"], "Belum ada jangka waktu yang berlaku pada Kamis, 31 Desember 2009"),
        (["3517", "9999-12-30"], "terlalu jauh"),
        (["3517", "2026-03-12", "--jalur", "cepat"], "cepat"),
    ],
)
def test_kesalahan_dijelaskan_tanpa_jejak_program(db, argumen, pesan):
    with pytest.raises(CommandError) as galat:
        keluaran(*argumen)
    assert pesan in str(galat.value)


@pytest.mark.parametrize("jalur", Jalur.values)
@pytest.mark.parametrize("langkah", LangkahWaktu.values)
def test_setiap_hari_penerimaan_sejak_undang_undang_berlaku_punya_jangka_waktu(db, langkah, jalur):
    peralihan = [date(2010, 5, 1), date(2018, 12, 31), date(2019, 1, 1), date(2021, 6, 29), date(2021, 6, 30)]
    for pada in [*peralihan, date(2026, 3, 9), date(2040, 1, 1)]:
        assert JangkaWaktu.objects.berlaku(langkah, jalur=jalur, pada=pada).dasar


def test_jangka_dalam_hari_kalender_tidak_melewati_hari_apa_pun():
    jangka = JangkaWaktu(jumlah=14, satuan=Satuan.HARI_KALENDER)
    penjelasan = jangka.penjelasan(KALENDER, date(2026, 3, 12))
    assert penjelasan.tenggat == jangka.tenggat(KALENDER, date(2026, 3, 12))
    assert penjelasan.tenggat == tambah_hari_kalender(KALENDER, date(2026, 3, 12), 14)
    assert penjelasan.dilewati == ()
    assert [hari.ke for hari in penjelasan.hari] == list(range(1, 15))


def test_jumlah_negatif_ditolak():
    with pytest.raises(ValueError, match="negatif"):
        tambah_hari_kerja(KALENDER, date(2026, 3, 9), -1)


# --- Properties over any calendar ---------------------------------------------

kalender_acak = st.sets(st.sampled_from(DUA_TAHUN), max_size=80).map(
    lambda hari: Kalender(dict.fromkeys(hari, "Libur"), pasti_sampai=date(2026, 12, 31), pasti_sejak=date(2026, 1, 1))
)
hari_acak = st.sampled_from(DUA_TAHUN)
jumlah_acak = st.integers(0, 45)


@given(kalender_acak, hari_acak, hari_acak, jumlah_acak)
def test_diterima_lebih_dulu_tidak_jatuh_tempo_lebih_akhir(kalender, satu, dua, jumlah):
    satu, dua = sorted([satu, dua])
    assert tambah_hari_kerja(kalender, satu, jumlah).tanggal <= tambah_hari_kerja(kalender, dua, jumlah).tanggal


@given(kalender_acak, hari_acak, jumlah_acak)
def test_tambahan_hari_selalu_memundurkan_tanggal(kalender, mulai, jumlah):
    lebih_awal = tambah_hari_kerja(kalender, mulai, jumlah).tanggal
    assert lebih_awal < tambah_hari_kerja(kalender, mulai, jumlah + 1).tanggal


@given(kalender_acak, hari_acak, jumlah_acak)
def test_menghitung_kembali_memberi_jumlah_yang_sama(kalender, mulai, jumlah):
    assert hari_kerja_sampai(kalender, mulai, tambah_hari_kerja(kalender, mulai, jumlah).tanggal) == jumlah


@given(kalender_acak, hari_acak, st.integers(0, 20), st.integers(1, 20))
def test_dua_jangka_berturut_sama_dengan_jumlahnya(kalender, mulai, satu, dua):
    tengah = tambah_hari_kerja(kalender, mulai, satu).tanggal
    assert tambah_hari_kerja(kalender, tengah, dua).tanggal == tambah_hari_kerja(kalender, mulai, satu + dua).tanggal


@given(kalender_acak, hari_acak, jumlah_acak)
def test_penjelasan_sejalan_dengan_tanggalnya(kalender, mulai, jumlah):
    penjelasan = jelaskan(kalender, mulai, jumlah)
    assert penjelasan.tenggat == tambah_hari_kerja(kalender, mulai, jumlah)
    # Every day after day 0 appears once; the counted ones are numbered without a gap.
    assert [hari.tanggal for hari in penjelasan.hari] == [
        mulai + SEHARI * n for n in range(1, len(penjelasan.hari) + 1)
    ]
    assert [hari.ke for hari in penjelasan.hari if hari.ke is not None] == list(range(1, jumlah + 1))
    for hari in penjelasan.hari:
        assert kalender.hari_kerja(hari.tanggal) is (hari.ke is not None)
        assert (hari.nama == "") is (hari.ke is not None)


@given(kalender_acak, hari_acak, st.integers(1, 45))
def test_jatuh_tempo_selalu_hari_kerja_sesudah_penerimaan(kalender, mulai, jumlah):
    tanggal_jatuh = tambah_hari_kerja(kalender, mulai, jumlah).tanggal
    assert tanggal_jatuh > mulai
    assert kalender.hari_kerja(tanggal_jatuh)


# --- The edge of the day, in the office's own zone ----------------------------


@pytest.mark.parametrize("kode", TIGA_ZONA)
@pytest.mark.parametrize(
    ("setempat", "hari", "nomor", "jatuh_tempo", "sementara"),
    [
        ("2026-03-11 23:59:59", "2026-03-11", "001/PPID/{}/III/2026", "2026-04-01", False),
        ("2026-03-12 00:00:00", "2026-03-12", "001/PPID/{}/III/2026", "2026-04-02", False),
        # Received on a holiday: that day is day 0 all the same.
        ("2026-05-14 23:59:59", "2026-05-14", "001/PPID/{}/V/2026", "2026-06-03", False),
        ("2026-05-15 00:00:00", "2026-05-15", "001/PPID/{}/V/2026", "2026-06-03", False),
        ("2026-12-31 23:59:59", "2026-12-31", "001/PPID/{}/XII/2026", "2027-01-18", True),
        ("2027-01-01 00:00:00", "2027-01-01", "001/PPID/{}/I/2027", "2027-01-18", True),
    ],
)
def test_hari_penerimaan_menurut_jam_kantor(db, kode, setempat, hari, nomor, jatuh_tempo, sementara):
    satker = kantor(kode)
    at = datetime.fromisoformat(setempat).replace(tzinfo=satker.zona)
    kasus = permohonan_terdaftar(satker=satker, at=at)
    assert kasus.diterima_pada.isoformat() == hari
    assert kasus.nomor == nomor.format(kode)
    assert kasus.tahun == int(hari[:4])
    assert kasus.jatuh_tempo.isoformat() == jatuh_tempo
    assert kasus.jatuh_tempo_sementara is sementara


def test_saat_yang_sama_adalah_hari_yang_berbeda_di_zona_yang_berbeda(db):
    at = datetime.fromisoformat("2026-12-31T15:30:00+00:00")
    hari = {kode: permohonan_terdaftar(satker=kantor(kode), at=at).tahun for kode in TIGA_ZONA}
    assert hari == {"3517": 2026, "5301": 2026, "9105": 2027}


def test_nomor_mulai_lagi_pada_tahun_baru_setempat(db):
    satker = kantor("5301")
    for setempat in ("2026-12-31 20:00:00", "2026-12-31 23:59:59", "2027-01-01 00:00:00"):
        kasus = permohonan_terdaftar(satker=satker, at=datetime.fromisoformat(setempat).replace(tzinfo=satker.zona))
    assert kasus.nomor == "001/PPID/5301/I/2027"
    assert satker.permohonan.filter(tahun=2026).count() == 2
