"""Finding: word forms, other names, slips of the finger, harmless nonsense; only what is published."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dip import bahasa
from dip.models import InformasiPublik, PencarianHampa
from dip.pencarian import HITUNG_PALING_BANYAK, Saringan, bertanda, buang_hampa, cari, catat_hampa, tawarkan
from tests.factories import SENIN, berkas_teks, informasi_diklasifikasi, informasi_terbit, informasi_usulan


@pytest.fixture
def isi(tim):
    satu = {"ppid": tim["ppid"], "atasan": tim["atasan"]}
    informasi_terbit(**satu, nama="Berita acara rekapitulasi suara kecamatan", ringkasan="Hasil tiap desa.")
    informasi_terbit(**satu, nama="Tata cara permohonan informasi", ringkasan="Langkah.", pokok="prosedur")
    informasi_terbit(
        **satu, nama="Daftar pemilih tetap Pilkada 2024", ringkasan="Jumlah per TPS.", tahun=2023, unit="Subbag Data"
    )
    informasi_terbit(
        **satu, nama="Laporan kinerja", ringkasan="Capaian.", pokok="kinerja", berkas=berkas_teks("kata zirkonium")
    )


def nama(q: str = "", **saringan) -> list[str]:
    return [i.nama.split()[0] for i in cari(Saringan(q=q, **saringan)).baris]


@pytest.mark.parametrize(
    ("q", "hasil"),
    [
        ("rekapitulasi", ["Berita"]),
        ("REKAP", ["Berita"]),
        ("pemohon", ["Tata"]),
        ("memohon", ["Tata"]),
        ("DPT", ["Daftar"]),
        ("pemilihan 2024", ["Daftar"]),
        ("BA rekap", ["Berita"]),
        ("LAKIP", ["Laporan"]),
        ("SOP permohonan", ["Tata"]),
        ("zirkonium", ["Laporan"]),
        ("data", ["Daftar"]),
        ("kecamatan rekapitulasi suara", ["Berita"]),
    ],
)
def test_bentuk_kata_dan_sebutan_lain_ditemukan(isi, q, hasil):
    assert nama(q) == hasil


def test_salah_ketik_diperbaiki_dan_dikatakan(isi):
    hasil = cari(Saringan(q="rekapitulsi kecamatn"))
    assert (hasil.jumlah, hasil.dikoreksi) == (1, "rekapitulasi kecamatan")


def test_omong_kosong_tidak_menemukan_apa_pun(isi):
    hasil = cari(Saringan(q="xqzwv"))
    assert (hasil.baris, hasil.jumlah, hasil.dikoreksi) == ([], 0, "")


@pytest.mark.parametrize(
    "q",
    [
        "'; DROP TABLE dip_informasipublik; --",
        "<script>alert(1)</script>",
        "a & | ! ( ) : * <-> ' \\ \x00 \x02",
        "%_%",
        "& | !",
        "kata " * 2000,
        "x" * 10_000,
        "\u202e\u0660\u0661",
    ],
)
def test_kata_berbahaya_tidak_berbahaya(isi, client, q):
    jawab = client.get("/kab-jombang/informasi/", {"q": q})
    assert jawab.status_code == 200
    assert b"<script>alert" not in jawab.content
    assert InformasiPublik.objects.count() == 4


@given(st.text(max_size=60))
def test_kueri_apa_pun_dapat_dibaca_basis_data(teks):
    kata = bahasa.kata(teks)
    assert len(kata) <= bahasa.KATA_TERBANYAK
    for bagian in bahasa.kueri(kata).split(" & "):
        assert not bagian or (bagian.startswith("(") and bagian.endswith(")"))


@given(st.from_regex(r"[a-z]{4,12}", fullmatch=True))
def test_akar_dan_bentuk_terbatas_dan_memuat_katanya(kata):
    assert kata in bahasa.akar(kata) and bahasa.bentuk(kata)[0] == kata
    assert len(bahasa.bentuk(kata)) <= bahasa.BENTUK_TERBANYAK


def test_saringan_dan_urutan(isi, jombang):
    assert nama(kategori="berkala") == ["Laporan", "Tata"]
    assert nama(tahun=2023) == ["Daftar"]
    assert nama(unit="Subbag Data") == ["Daftar"]
    assert nama(satker=jombang, q="rekap", kategori="berkala") == []


def test_yang_belum_terbit_atau_ditarik_tidak_ditemukan(tim):
    informasi_usulan(oleh=tim["ppid"], nama="Rahasia unikumalfa")
    informasi_diklasifikasi(oleh=tim["ppid"], nama="Rahasia unikumbeta")
    assert nama("unikumalfa") == nama("unikumbeta") == []
    assert cari(Saringan(q="unikumalfx")).dikoreksi == ""


def test_judul_didahulukan_daripada_isi_berkas(tim):
    satu = {"ppid": tim["ppid"], "atasan": tim["atasan"]}
    informasi_terbit(**satu, nama="Lampiran", ringkasan="Lain.", berkas=berkas_teks("logistik"))
    informasi_terbit(**satu, nama="Pengadaan logistik", ringkasan="Kotak suara.")
    assert nama("logistik") == ["Pengadaan", "Lampiran"]


def test_sorotan_menandai_dan_menjaga_markah(tim):
    informasi_terbit(ppid=tim["ppid"], atasan=tim["atasan"], nama="Rekapitulasi <b>suara</b>")
    [satu] = cari(Saringan(q="rekap")).baris
    assert bertanda(satu.sorot_nama) == "<mark>Rekapitulasi</mark> &lt;b&gt;suara&lt;/b&gt;"


def test_hitungan_dibatasi_dan_yang_sangat_umum_diurutkan_menurut_tanggal(tim, jombang):
    InformasiPublik.objects.bulk_create(
        InformasiPublik(
            satker=jombang, nama=f"Keputusan {n}", ringkasan="x", unit="u", pejabat="p", tahun=2020 + n % 5,
            retensi="r", kategori="berkala", pokok="peraturan", status="terbit", diusulkan_at=SENIN, diumumkan_at=SENIN,
        )
        for n in range(HITUNG_PALING_BANYAK + 20)
    )  # fmt: skip
    hasil = cari(Saringan(q="keputusan"))
    assert (hasil.jumlah, hasil.lebih, len(hasil.baris)) == (HITUNG_PALING_BANYAK, True, 20)
    assert [i.nama for i in hasil.baris[:2]] == ["Keputusan 1019", "Keputusan 1018"]


def test_daftar_paling_banyak_empat_kueri_dan_tetap(isi, client, django_assert_max_num_queries):
    for alamat in ("/kab-jombang/informasi/", "/kab-jombang/informasi/?q=rekap", "/kab-jombang/informasi/?tahun=2024"):
        with django_assert_max_num_queries(4):
            assert client.get(alamat, HTTP_HOST="127.0.0.1").status_code == 200


# Words without a result


def test_pencarian_hampa_menyimpan_kata_saja(jombang):
    catat_hampa("Siti 3517014107900001 siti@contoh.test gaji anggota 081234567890", satker=jombang, hari=SENIN.date())
    catat_hampa("anggota gaji siti contoh test", satker=jombang, hari=SENIN.date())
    [baris] = PencarianHampa.objects.all()
    assert not any(h.isdigit() for h in baris.kata) and "@" not in baris.kata
    assert baris.jumlah == 2
    catat_hampa("081234567890", satker=jombang, hari=SENIN.date())
    assert PencarianHampa.objects.count() == 1


def test_pencarian_hampa_yang_lama_dibuang(jombang):
    catat_hampa("gunung", satker=jombang, hari=SENIN.date())
    assert buang_hampa(pada=SENIN.date() + timedelta(days=400)) == 0
    assert buang_hampa(pada=SENIN.date() + timedelta(days=401)) == 1


def test_pencarian_hampa_dari_halaman_dihitung_bagi_orang_saja(isi, client):
    orang = {"HTTP_USER_AGENT": "Mozilla/5.0 (Linux; Android 13) Chrome/126"}
    client.get("/kab-jombang/informasi/", {"q": "gunung"}, **orang)
    client.get("/kab-jombang/informasi/", {"q": "gunung"}, HTTP_USER_AGENT="Googlebot/2.1")
    client.get("/kab-jombang/informasi/", {"q": "rekap"}, **orang)
    assert [(b.kata, b.jumlah) for b in PencarianHampa.objects.all()] == [("gunung", 1)]


# Offers


def test_tawaran_paling_banyak_tiga_dan_hanya_yang_sungguh_mirip(isi, jombang):
    teks = "Saya minta berita acara rekapitulasi suara Kecamatan Ploso untuk skripsi"
    assert [i.nama.split()[0] for i in tawarkan(teks, satker=jombang)] == ["Berita"]
    surat = (
        "Dengan hormat, bersama ini kami mahasiswa Universitas Contoh bermaksud mengajukan permintaan data untuk "
        "keperluan skripsi. Mohon salinan berita acara rekapitulasi suara Kecamatan Ploso tahun 2024. Terima kasih."
    )
    assert [i.nama.split()[0] for i in tawarkan(surat, satker=jombang)] == ["Berita"]
    assert tawarkan("resep rendang padang", satker=jombang) == []
    assert tawarkan("", satker=jombang) == []
    assert tawarkan("& | ! ( '", satker=jombang) == []
