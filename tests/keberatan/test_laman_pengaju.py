"""What an objector meets: the form, the receipt, the page of the objection, its letters, his reaction to the answer."""

import re
import secrets
from datetime import date, datetime, timedelta

import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from keberatan import tiket
from keberatan.models import Keberatan
from keberatan.perbuatan.keterlambatan import catat_keterlambatan
from keberatan.perbuatan.pelewatan import nyatakan_lewat
from keberatan.perbuatan.pencabutan import cabut
from keberatan.perbuatan.pencatatan import catat
from keberatan.perbuatan.penerusan import teruskan_ke_atasan
from keberatan.perbuatan.pernyataan_sikap import nyatakan_sikap
from keberatan.perbuatan.tanggapan import tanggapi
from permohonan import tiket as tiket_permohonan
from permohonan.models import Permohonan, Sifat
from permohonan.putusan import Kanal
from ppid.models import JenisSurat, OutgoingMail
from ppid.peran import Peran
from ppid.surat import cetak
from tests.factories import NIK_UJI, SEHARI, SENIN, kantor, permohonan_terdaftar
from tests.keberatan.peraga import (
    DIAJUKAN,
    DITANGGAPI,
    SESUDAH_LEWAT,
    TimKeberatan,
    isi_tanggapan,
    isian,
    keberatan_diajukan,
)
from tests.test_pengajuan_laman import foto

ALAMAT = "/kab-jombang/keberatan/baru/"
CERITA = "Permohonan saya ditolak tanpa alasan yang jelas."


@pytest.fixture(autouse=True)
def pada(monkeypatch):
    """The pages are opened on the day after the refusal, or when a test says."""

    def atur(saat: datetime) -> None:
        monkeypatch.setattr("django.utils.timezone.now", lambda: saat)

    atur(DIAJUKAN)
    return atur


def pemegang(kasus: Permohonan | Keberatan) -> Client:
    """A browser that came with the link of the request or of the objection."""
    orang = Client()
    orang.get((tiket if isinstance(kasus, Keberatan) else tiket_permohonan).tautan(kasus))
    return orang


def isi(**ganti):
    return {"token": secrets.token_hex(16), "alasan": ["ditolak"], "kasus_posisi": CERITA, **ganti}


def isi_tanpa(**ganti):
    dasar = {"alasan": ["berkala"], "nama": "Budi Contoh", "alamat": "Jl. Contoh No. 2", "email": "budi@contoh.test"}
    return isi(**dasar | {"rincian_informasi": "Laporan keuangan 2025 yang sudah diaudit"} | ganti)


def teks(jawaban, status=200) -> str:
    assert jawaban.status_code == status, jawaban.status_code
    return " ".join(jawaban.content.decode().split())


def tubuh(jawaban, status=200) -> str:
    """The page without what differs from one request to the next."""
    isi = teks(jawaban, status).split("<main")[1]
    return re.sub(r'name="(csrfmiddlewaretoken|token)" value="[^"]*"', "", isi)


def url(nama: str, kasus, *lain: str, slug: str = "kab-jombang") -> str:
    return reverse(f"keberatan:{nama}", args=[slug, kasus.acuan, *lain])


def surat(kasus: Keberatan, jenis: str):
    return kasus.surat.get(surat__jenis=jenis).surat


def isi_pdf(bita: bytes) -> str:
    dokumen = pypdfium2.PdfDocument(bita)
    try:
        return " ".join(" ".join(halaman.get_textpage().get_text_range() for halaman in dokumen).split())
    finally:
        dokumen.close()


# The form about a request


def test_formulir_terisi_dari_permohonan_yang_dibuka_sesi_ini(tim):
    kasus = tim.ditolak()
    halaman = teks(pemegang(kasus).get(ALAMAT, {"permohonan": kasus.acuan}))
    assert kasus.nomor in halaman and kasus.rincian_informasi in halaman
    assert f'name="permohonan" value="{kasus.acuan}"' in halaman
    for nama in ("nama", "alamat", "rincian_informasi", "nomor_identitas"):
        assert f'name="{nama}"' not in halaman
    assert halaman.count('name="alasan"') == 8
    assert NIK_UJI not in halaman and "Batasnya" in halaman


def test_halaman_permohonan_mengantar_ke_formulirnya(tim):
    kasus = tim.ditolak()
    orang = pemegang(kasus)
    assert f'href="{ALAMAT}?permohonan={kasus.acuan}"' in teks(orang.get(kasus.url_lacak()))
    orang.post(ALAMAT, isi(permohonan=kasus.acuan))
    assert Keberatan.objects.get().nomor in teks(orang.get(kasus.url_lacak()))


def test_nomor_dan_kode_permohonan_membuka_formulirnya(client, tim):
    kasus = tim.ditolak()
    jawaban = client.post(ALAMAT, {"nomor": f" {kasus.nomor.lower()} ", "kode": kasus.kode.lower()})
    assert jawaban["Location"] == f"{ALAMAT}?permohonan={kasus.acuan}"
    assert kasus.nomor in teks(client.get(jawaban["Location"]))


def test_permohonan_orang_lain_dan_kantor_lain_dijawab_seperti_yang_tidak_ada(tim):
    milik = tim.ditolak()
    asing = permohonan_terdaftar(nama="Orang Lain Sekali", rincian_informasi="Rincian milik orang lain")
    serang = permohonan_terdaftar(satker=kantor("3673"), nama="Orang Serang")
    orang = pemegang(milik)
    orang.get(tiket_permohonan.tautan(serang))
    hampa = tubuh(orang.get(ALAMAT, {"permohonan": "x" * 22}))
    assert 'name="nomor"' in hampa and 'name="kode"' in hampa
    for acuan in (asing.acuan, serang.acuan, "", "\x00", "y" * 500):
        assert tubuh(orang.get(ALAMAT, {"permohonan": acuan})) == hampa
    hampa = tubuh(orang.post(ALAMAT, isi(permohonan="x" * 22)), 404)
    for acuan in (asing.acuan, serang.acuan, "\x00"):
        assert tubuh(orang.post(ALAMAT, isi(permohonan=acuan)), 404) == hampa
    assert not Keberatan.objects.exists()
    assert teks(orang.get("/kota-serang/keberatan/baru/", {"permohonan": serang.acuan}))


def test_nomor_atau_kode_yang_keliru_dijawab_sama(tim):
    kasus, serang = tim.ditolak(), permohonan_terdaftar(satker=kantor("3673"))
    keberatan = keberatan_diajukan(kasus)
    tebakan = [
        (kasus.nomor, "AAAA-BBBB-CCCC-DDDD"),
        (kasus.nomor, ""),
        ("", kasus.kode),
        ("999/PPID/3517/XI/2026", kasus.kode),
        (serang.nomor, serang.kode),
        (keberatan.nomor, keberatan.kode),
        ("x" * 500, "\x00" * 500),
    ]
    jawaban = {
        tubuh(Client(REMOTE_ADDR=f"198.51.100.{n}").post(ALAMAT, {"nomor": nomor, "kode": kode}), 404).split("<form")[0]
        for n, (nomor, kode) in enumerate(tebakan)
    }
    assert len(jawaban) == 1
    assert "Nomor atau kode tidak cocok" in jawaban.pop()


def test_nomor_yang_keliru_kembali_untuk_diperbaiki_dan_kodenya_tidak(client, tim):
    halaman = teks(client.post(ALAMAT, {"nomor": "014/PPID/3517/XI/2025", "kode": "RAHASIA-1"}), 404)
    assert 'value="014/PPID/3517/XI/2025"' in halaman and "RAHASIA-1" not in halaman


def test_tebakan_berlebihan_harus_menunggu_walau_kodenya_benar(tim):
    kasus, orang = tim.ditolak(), Client(REMOTE_ADDR="198.51.100.20")
    for n in range(10):
        teks(orang.post(ALAMAT, {"nomor": f"{n:03}/PPID/3517/III/2026", "kode": "SALAH"}), 404)
    assert "Tunggu 15 menit" in teks(orang.post(ALAMAT, {"nomor": kasus.nomor, "kode": kasus.kode}), 429)


def test_sekali_kirim_sampai_pada_tanda_bukti(tim):
    kasus = tim.ditolak()
    orang = pemegang(kasus)
    jawaban = orang.post(ALAMAT, isi(permohonan=kasus.acuan))
    keberatan = Keberatan.objects.get()
    assert jawaban["Location"] == url("bukti", keberatan)
    halaman = teks(orang.get(jawaban["Location"]))
    assert f'data-nomor="{keberatan.nomor}"' in halaman
    assert f'data-kode="{keberatan.kode}"' in halaman
    assert f'data-tenggat="{keberatan.jatuh_tempo:%Y-%m-%d}"' in halaman
    assert "Jangan bagikan kodenya" in halaman and "terlalu" not in halaman
    teks(Client().get(jawaban["Location"]), 404)


def test_dikirim_dua_kali_nomornya_sama(tim):
    kasus = tim.ditolak()
    orang, sama = pemegang(kasus), isi(permohonan=kasus.acuan)
    assert orang.post(ALAMAT, sama)["Location"] == orang.post(ALAMAT, sama)["Location"]
    tanpa = {nama: nilai for nama, nilai in isi_tanpa().items() if nama != "token"}
    assert orang.post(ALAMAT, tanpa)["Location"] == orang.post(ALAMAT, tanpa)["Location"]
    assert Keberatan.objects.count() == 2


def test_pengajuan_kedua_digabungkan_dan_dikatakan(tim, pada):
    kasus = tim.ditolak()
    orang = pemegang(kasus)
    pertama = orang.post(ALAMAT, isi(permohonan=kasus.acuan))["Location"]
    orang.get(pertama)
    tempo = Keberatan.objects.get().jatuh_tempo
    pada(DIAJUKAN + timedelta(hours=1))
    assert "digabungkan ke dalamnya" in teks(orang.get(ALAMAT, {"permohonan": kasus.acuan}))
    kedua = orang.post(ALAMAT, isi(permohonan=kasus.acuan, alasan=["biaya"], kasus_posisi="Lagi pula terlalu mahal."))
    assert kedua["Location"] == pertama
    assert "Yang baru Anda kirim digabungkan ke dalamnya" in teks(orang.get(pertama))
    keberatan = Keberatan.objects.get()
    assert keberatan.jatuh_tempo == tempo
    assert [satu.huruf for satu in keberatan.alasan.all()] == ["a", "f"]
    assert "Lagi pula terlalu mahal." in teks(orang.get(keberatan.url_lacak()))


def test_sesudah_batas_tetap_didaftar_dan_ditandai(tim, pada):
    kasus = tim.ditolak()
    pada(SENIN + 80 * SEHARI)
    orang = pemegang(kasus)
    assert "Batas mengajukan keberatan lewat" in teks(orang.get(ALAMAT, {"permohonan": kasus.acuan}))
    bukti = orang.post(ALAMAT, isi(permohonan=kasus.acuan))["Location"]
    assert "sesudah batas mengajukan" in teks(orang.get(bukti))
    assert Keberatan.objects.get().lewat_batas


def test_selama_waktu_menjawab_berjalan_dijelaskan_tetap_didaftar_dan_ditandai(tim):
    kasus = tim.diproses()
    orang = pemegang(kasus)
    assert "masih dalam waktu menjawab" in teks(orang.get(ALAMAT, {"permohonan": kasus.acuan}))
    bukti = orang.post(ALAMAT, isi(permohonan=kasus.acuan, alasan=["tidak_ditanggapi"]))["Location"]
    assert "waktu menjawab permohonan Anda masih berjalan" in teks(orang.get(bukti))
    assert Keberatan.objects.get().terlalu_dini


def test_permohonan_yang_dicabut_ditolak_dengan_alasannya(tim):
    from permohonan.perbuatan.pencabutan import cabut as cabut_permohonan

    kasus = tim.terdaftar()
    cabut_permohonan(kasus, oleh=Peran.PEMOHON, at=SENIN)
    halaman = teks(pemegang(kasus).post(ALAMAT, isi(permohonan=kasus.acuan)), 422)
    assert "sudah dicabut" in halaman and CERITA in halaman


# What is asked again


@pytest.mark.parametrize(
    ("ganti", "pesan"),
    [
        ({"alasan": []}, "Centang sedikitnya satu alasan"),
        ({"alasan": ["ngawur"]}, "Pilih dari daftar"),
        ({"alasan": ["ditolak", "\x00"]}, "Pilih dari daftar"),
        ({"kasus_posisi": ""}, "Ceritakan yang terjadi"),
        ({"kasus_posisi": "\x00 \u202e\u200b\x07"}, "Ceritakan yang terjadi"),
        ({"kasus_posisi": "Panjang. " * 667}, "paling banyak 5.000"),
        ({"nama_kuasa": "Advokat Contoh"}, "Kuasa memerlukan surat kuasa"),
        ({"telepon": "nanti"}, "tidak dapat dihubungi"),
        ({"telepon_kuasa": "nanti"}, "tidak dapat dihubungi"),
        ({"email": "bukan alamat"}, "tidak lengkap"),
    ],
)
def test_isian_yang_mustahil_dijelaskan_dan_tulisannya_tidak_hilang(tim, ganti, pesan):
    kasus = tim.ditolak()
    dikirim = isi(permohonan=kasus.acuan, telepon_kuasa="0812-1111-2222") | ganti
    halaman = teks(pemegang(kasus).post(ALAMAT, dikirim), 422)
    assert pesan in halaman and "Ada yang perlu diperbaiki" in halaman
    assert not Keberatan.objects.exists()
    for nama in ("telepon_kuasa", "nama_kuasa") if "kasus_posisi" not in ganti else ("telepon_kuasa",):
        assert dikirim.get(nama, "") in halaman
    assert "\x00" in dikirim["kasus_posisi"] or dikirim["kasus_posisi"].strip() in halaman
    if not ganti.get("alasan", True):
        assert "checked" not in halaman
    elif "alasan" not in ganti:
        assert re.search(r'value="ditolak"[^>]*checked|checked[^>]*value="ditolak"', halaman)


@pytest.mark.parametrize(
    ("ganti", "pesan"),
    [
        ({"alasan": ["ditolak"]}, "menyangkut sebuah permohonan"),
        ({"alasan": ["berkala", "biaya"]}, "menyangkut sebuah permohonan"),
        ({"email": ""}, "Isi telepon atau e-mail"),
        ({"nama": ""}, "Tulis nama lengkap"),
        ({"alamat": " "}, "Tulis alamat Anda"),
        ({"rincian_informasi": "\x00"}, "Tulis informasi apa"),
        ({"nama": "n" * 151}, "paling banyak 150"),
        ({"jenis_identitas": "ktp", "nomor_identitas": "3517"}, "16 angka"),
    ],
)
def test_tanpa_permohonan_yang_kurang_diminta_lagi(client, jombang, ganti, pesan):
    halaman = teks(client.post(ALAMAT, isi_tanpa(**ganti)), 422)
    assert pesan in halaman and CERITA in halaman
    assert not Keberatan.objects.exists()


def test_tanda_kendali_dibuang_bukan_ditolak(client, jombang):
    dikirim = isi_tanpa(nama="Budi\x00 \u202eContoh\x07", kasus_posisi="Satu\r\nDua\x1b[31m\u2066tiga\x00")
    assert client.post(ALAMAT, dikirim).status_code == 302
    kasus = Keberatan.objects.get()
    assert (kasus.pengaju.nama, kasus.kasus_posisi) == ("Budi Contoh", "Satu\nDua[31mtiga")


def test_kiriman_dengan_bita_rusak_tidak_menjatuhkan_peladen(client, jombang):
    bita = b"nama=%ff%fe%00&alasan=%ed%a0%80&kasus_posisi=%00&token=%00"
    teks(client.post(ALAMAT, bita, content_type="application/x-www-form-urlencoded"), 422)


def _berkas(nama: str, bita: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(nama, bita)


@pytest.mark.parametrize(
    ("berkas", "pesan"),
    [
        (lambda: _berkas("besar.pdf", b"%PDF-1.7\n" + b"0" * (6 << 20)), "lebih dari 5 MB"),
        (lambda: _berkas("foto.jpg", b"MZ\x90\x00" * 100), "tidak sesuai dengan akhiran"),
        (lambda: _berkas("program.exe", b"MZ"), "tidak diterima"),
        (lambda: _berkas("kosong.pdf", b""), "kosong"),
    ],
)
def test_berkas_yang_tidak_diterima_dijelaskan(tim, berkas, pesan):
    kasus = tim.ditolak()
    halaman = teks(pemegang(kasus).post(ALAMAT, isi(permohonan=kasus.acuan, berkas_pendukung=berkas())), 422)
    assert pesan in halaman and CERITA in halaman and "Pilih lagi sebelum mengirim" in halaman
    assert not Keberatan.objects.exists()


def test_sesi_yang_habis_tidak_menghilangkan_tulisan(tim, pada):
    kasus = tim.ditolak()
    orang = pemegang(kasus)
    orang.get(ALAMAT, {"permohonan": kasus.acuan})
    pada(DIAJUKAN + timedelta(hours=13))
    assert CERITA in teks(orang.post(ALAMAT, isi(permohonan=kasus.acuan)), 404)


def test_kuasa_dengan_suratnya_diterima_dan_suratnya_tersandi(tim):
    kasus = tim.ditolak()
    dikirim = isi(permohonan=kasus.acuan, nama_kuasa="Advokat Contoh", berkas_kuasa=foto("kuasa.jpg"))
    assert pemegang(kasus).post(ALAMAT, dikirim).status_code == 302
    keberatan = Keberatan.objects.get()
    assert keberatan.pengaju.nama_kuasa == "Advokat Contoh"
    assert [(b.sifat, b.berkas.kelas) for b in keberatan.berkas.all()] == [(Sifat.SURAT_KUASA, "identitas")]


def test_kiriman_berlebihan_ditahan_dan_tulisannya_tidak_hilang(jombang):
    orang = Client(REMOTE_ADDR="198.51.100.8")
    for _ in range(20):
        assert orang.post(ALAMAT, isi_tanpa()).status_code == 302
    halaman = teks(orang.post(ALAMAT, isi_tanpa(kasus_posisi="Yang kedua puluh satu")), 429)
    assert "Tunggu sebentar" in halaman and "Yang kedua puluh satu" in halaman


# Without a request


def test_tanpa_permohonan_hanya_dua_alasan_dan_identitas_ditanyakan(client, jombang):
    halaman = teks(client.get(ALAMAT, {"tanpa": 1}))
    assert 'value="berkala"' in halaman and 'value="serta_merta"' in halaman and 'value="ditolak"' not in halaman
    for nama in ("nama", "alamat", "telepon", "email", "rincian_informasi"):
        assert f'name="{nama}"' in halaman
    bukti = client.post(f"{ALAMAT}?tanpa=1", isi_tanpa())["Location"]
    kasus = Keberatan.objects.get()
    assert kasus.permohonan is None and f'data-nomor="{kasus.nomor}"' in teks(client.get(bukti))


def test_dari_halaman_kategori_alasan_dan_pokok_sudah_terisi(client, jombang):
    kategori = client.get(reverse("dip:kategori", args=["kab-jombang"])).content.decode()
    tujuan = re.search(r'href="([^"]*keberatan/baru/[^"]*pokok=keuangan)"', kategori)
    assert tujuan
    halaman = teks(client.get(tujuan[1].replace("&amp;", "&")))
    assert re.search(r'value="berkala"[^>]*checked|checked[^>]*value="berkala"', halaman)
    assert "Laporan keuangan yang sudah diaudit</textarea>" in halaman


def test_pokok_serta_merta_pada_halaman_kategori_mencentang_alasannya_sendiri(client, jombang):
    kategori = client.get(reverse("dip:kategori", args=["kab-jombang"])).content.decode()
    serta_merta = kategori.split("<h2>Serta Merta</h2>")[1].split("<h2>")[0]
    tautan = re.findall(r'href="[^"]*keberatan/baru/\?([^"]*)"', serta_merta)
    assert tautan and all("alasan=serta_merta" in satu for satu in tautan)


def test_alasan_dan_pokok_karangan_pada_tautan_diabaikan(client, jombang):
    assert 'name="kode"' in teks(client.get(ALAMAT, {"alasan": "ngawur", "pokok": "\x00"}))
    halaman = teks(client.get(ALAMAT, {"alasan": ["berkala", "<b>"], "pokok": "<script>"}))
    assert "<script>" not in halaman.split("<main")[1] and 'name="nama"' in halaman


# The filled-in form, and the link of a mail


def test_konsep_ppid_f_terisi_dan_tidak_mendaftarkan_apa_pun(tim):
    kasus = tim.ditolak()
    orang = pemegang(kasus)
    jawaban = orang.get(url("konsep", kasus))
    cetakan = isi_pdf(jawaban.content)
    assert jawaban["Content-Type"] == "application/pdf" and "no-store" in jawaban["Cache-Control"]
    assert kasus.nomor in cetakan and "Belum diajukan" in cetakan and "MODEL PPID-F" in cetakan
    assert NIK_UJI not in cetakan and not Keberatan.objects.exists()
    teks(Client().get(url("konsep", kasus)), 404)


@pytest.mark.parametrize(("dijawab", "tercentang"), [(True, set()), (False, {"c"})])
def test_konsep_mencentang_hanya_yang_pasti(tim, monkeypatch, dijawab, tercentang):
    tertangkap = {}
    monkeypatch.setattr(
        "keberatan.views.pengaju.render_pdf", lambda templat, konteks: tertangkap.update(konteks) or b"%PDF"
    )
    kasus = tim.ditolak() if dijawab else tim.diproses()
    pemegang(kasus).get(url("konsep", kasus))
    assert {satu["huruf"] for satu in tertangkap["pilihan_alasan"] if satu["ya"]} == tercentang
    assert len(tertangkap["pilihan_alasan"]) == 8


def _tautan_surel(kunci: str, pola: str) -> str:
    surel = OutgoingMail.objects.get(key__startswith=kunci, recipient="siti@contoh.test")
    return re.search(rf"https?://[^/\s]+({pola})", surel.text)[1]


def test_tautan_surel_jawaban_membuka_formulir_dan_yang_diubah_tidak(client, tim):
    kasus = tim.ditolak()
    tautan = _tautan_surel("jawaban:", r"/tiket/\S+/keberatan/")
    jawaban = client.get(tautan)
    assert jawaban["Location"] == f"{ALAMAT}?permohonan={kasus.acuan}"
    assert kasus.nomor in teks(client.get(jawaban["Location"]))
    for rusak in (tautan.replace("/keberatan/", "x/keberatan/"), "/tiket/ngawur/keberatan/", "/tiket/%00/keberatan/"):
        assert "tautan" in teks(Client().get(rusak), 404).lower()
    # A ticket of an objection opens no request.
    keberatan = keberatan_diajukan(kasus)
    terakhir = tiket.tautan(keberatan).rstrip("/").rsplit("/", 1)[1]
    teks(Client().get(f"/tiket/{terakhir}/keberatan/"), 404)


def test_tautan_surel_sebelum_dijawab_mencentang_tidak_ditanggapi(client, tim):
    kasus = tim.diproses()
    terakhir = tiket_permohonan.tautan(kasus).rstrip("/").rsplit("/", 1)[1]
    jawaban = client.get(f"/tiket/{terakhir}/keberatan/")
    halaman = teks(client.get(jawaban["Location"]))
    assert re.search(r'value="tidak_ditanggapi"[^>]*checked|checked[^>]*value="tidak_ditanggapi"', halaman)


def test_tautan_surel_tanda_bukti_membuka_keberatannya_saja(client, tim):
    kasus, lain = tim.keberatan(), tim.tanpa_permohonan()
    tautan = _tautan_surel("keberatan-tanda:", r"/tiket/keberatan/\S+/")
    assert client.get(tautan)["Location"] == kasus.url_lacak()
    teks(client.get(kasus.url_lacak()))
    teks(client.get(lain.url_lacak()), 404)
    teks(Client().get(tautan[:-3] + "xx/"), 404)


# Number and code


def test_cek_membuka_keberatan_dengan_nomor_dan_kodenya_sendiri(client, tim):
    kasus = tim.keberatan()
    cek = "/kab-jombang/cek/"
    jawaban = client.post(cek, {"nomor": kasus.nomor.lower(), "kode": kasus.kode.replace("-", " ")})
    assert jawaban["Location"] == kasus.url_lacak()
    assert kasus.nomor in teks(client.get(kasus.url_lacak()))
    # The objection's code opens nothing of the request.
    teks(client.get(kasus.permohonan.url_lacak()), 404)


def test_cek_dengan_kode_keliru_menjawab_seperti_yang_tidak_ada(tim):
    kasus = tim.keberatan()
    serang = TimKeberatan(kantor("3673")).tanpa_permohonan()
    cek = "/kab-jombang/cek/"
    tebakan = [
        (kasus.nomor, "SALAH"),
        ("999/KEB/3517/III/2026", kasus.kode),
        (kasus.nomor, kasus.permohonan.kode),
        (kasus.permohonan.nomor, kasus.kode),
        (serang.nomor, serang.kode),
    ]
    jawaban = {
        tubuh(Client(REMOTE_ADDR=f"198.51.100.{n}").post(cek, {"nomor": nomor, "kode": kode}), 404).split("<form")[0]
        for n, (nomor, kode) in enumerate(tebakan)
    }
    assert len(jawaban) == 1 and "tidak cocok" in jawaban.pop()


def test_kode_keberatan_yang_lama_ditutup_tidak_membuka_lagi(client, tim, pada):
    kasus = tim.keberatan()
    cabut(kasus, oleh=Peran.PEMOHON, at=DIAJUKAN)
    isian_cek = {"nomor": kasus.nomor, "kode": kasus.kode}
    pada(DIAJUKAN + timedelta(days=740))
    teks(client.post("/kab-jombang/cek/", isian_cek), 404)


# Following it


def test_linimasa_menyebut_yang_terjadi_dan_langkah_berikutnya(tim):
    kasus = tim.di_atasan()
    orang = pemegang(kasus)
    halaman = teks(orang.get(kasus.url_lacak()))
    for kata in (
        "Keberatan diterima",
        "Diteruskan ke PPID",
        "Diteruskan ke Atasan PPID",
        "Permohonan informasi ditolak",
    ):
        assert kata in halaman
    assert "tanggapan tertulis Atasan PPID" in halaman
    assert f'data-tenggat="{kasus.jatuh_tempo:%Y-%m-%d}"' in halaman
    assert "noindex" in halaman and "no-store" in orang.get(kasus.url_lacak())["Cache-Control"]


def test_mengapa_tanggal_ini_menamai_setiap_hari_yang_dilewati(tim):
    kasus = tim.keberatan()
    halaman = teks(pemegang(kasus).get(url("mengapa", kasus)))
    assert "Sabtu" in halaman and "Nyepi" in halaman and "Pasal 36 ayat (2)" in halaman
    assert f'data-tenggat="{kasus.jatuh_tempo:%Y-%m-%d}"' in halaman


def test_surat_diunduh_sesinya_sendiri_saja(tim, monkeypatch):
    monkeypatch.setattr("keberatan.views.pengaju.cetak", lambda surat, at: b"%PDF-uji")
    kasus, lain = tim.keberatan(), tim.tanpa_permohonan()
    orang = pemegang(kasus)
    for jenis in (JenisSurat.PPID_F, JenisSurat.TANDA_KEBERATAN):
        tujuan = url("surat_pengaju", kasus, surat(kasus, jenis).acuan)
        jawaban = orang.get(tujuan)
        assert jawaban.content == b"%PDF-uji" and jawaban["Content-Disposition"].startswith("attachment")
        assert "no-store" in jawaban["Cache-Control"]
        assert tujuan in teks(orang.get(kasus.url_lacak()))
        for asing in (Client(), pemegang(lain)):
            teks(asing.get(tujuan), 404)
    asing = surat(lain, JenisSurat.PPID_F).acuan
    permohonan = kasus.permohonan.surat.first().surat.acuan
    for acuan in (asing, permohonan, "x" * 22):
        teks(orang.get(url("surat_pengaju", kasus, acuan)), 404)


def test_sesi_orang_lain_dan_kantor_lain_tidak_menemukan_halamannya(tim):
    kasus, lain = tim.ditanggapi("ditolak"), tim.tanpa_permohonan()
    orang = pemegang(kasus)
    for nama in ("lacak", "bukti", "mengapa", "cabut_pengaju"):
        teks(orang.get(url(nama, kasus)))
        teks(orang.get(url(nama, kasus, slug="kota-serang")), 404)
        for asing in (Client(), pemegang(lain)):
            teks(asing.get(url(nama, kasus)), 404)
    for nama in ("sikap", "cabut_pengaju"):
        teks(pemegang(lain).post(url(nama, kasus), {"sikap": "menerima"}), 404)


def test_mencabut_ditanya_sekali_lalu_terjadi(tim):
    kasus = tim.keberatan()
    orang = pemegang(kasus)
    assert "Cabut keberatan?" in teks(orang.get(url("cabut_pengaju", kasus)))
    assert Keberatan.objects.get().status == "terdaftar"
    assert orang.post(url("cabut_pengaju", kasus))["Location"] == kasus.url_lacak()
    halaman = teks(orang.get(kasus.url_lacak()))
    assert "Keberatan Anda sudah dicabut" in halaman and "boleh mengajukan lagi" in halaman
    assert "Cabut keberatan</a>" not in halaman
    assert Keberatan.objects.get().status == "dicabut"


def test_sesudah_ditanggapi_tidak_dapat_dicabut(tim, pada):
    kasus = tim.ditanggapi("ditolak")
    pada(DITANGGAPI)
    orang = pemegang(kasus)
    assert "Cabut keberatan</a>" not in teks(orang.get(kasus.url_lacak()))
    orang.post(url("cabut_pengaju", kasus))
    assert Keberatan.objects.get().status == "ditanggapi"
    assert "Keberatan Anda sudah dicabut" not in teks(orang.get(kasus.url_lacak()))


def test_sesudah_ditanggapi_halaman_menyebut_putusan_perintah_dan_hak_ke_komisi(tim, pada):
    kasus = tim.ditanggapi("sebagian", pertimbangan_umum="Pertimbangan yang berlaku bagi semua.")
    pada(DITANGGAPI)
    halaman = teks(pemegang(kasus).get(kasus.url_lacak()))
    for kata in (
        "Dikabulkan sebagian",
        "Uji konsekuensinya masih berlaku.",
        "Pertimbangan yang berlaku bagi semua.",
        "Berikan salinannya.",
        "Jumat, 10 April 2026",
        "Komisi Informasi Provinsi Jawa Timur",
        # Fourteen working days from 17 March 2026; with cuti bersama counted, four fewer.
        "Selasa, 14 April 2026",
        "Sebaiknya sebelum Rabu, 8 April 2026",
        "PPID melaksanakan perintah Atasan PPID",
        "Belum dilaporkan",
    ):
        assert kata in halaman, kata
    assert 'name="sikap"' in halaman


def test_sesudah_waktunya_habis_halaman_menunjukkan_jalan_ke_komisi(tim, pada):
    kasus = tim.keberatan()
    pada(SESUDAH_LEWAT)
    nyatakan_lewat(kasus, at=SESUDAH_LEWAT)
    halaman = teks(pemegang(kasus).get(kasus.url_lacak()))
    assert "belum tercatat tanggapan" in halaman and "Komisi Informasi Provinsi Jawa Timur" in halaman
    assert "Menunggu tidak memperpanjang batas ini" in halaman
    assert JenisSurat.HAK_KOMISI.label in halaman
    assert 'name="sikap"' not in halaman


def test_pernyataan_sikap_dicatat_dan_boleh_diperbarui(tim, pada):
    kasus = tim.ditanggapi("ditolak")
    pada(DITANGGAPI)
    orang = pemegang(kasus)
    for sikap, kata in (("menerima", "menerima"), ("ke_komisi", "tidak menerima, akan ke komisi informasi")):
        jawaban = orang.post(url("sikap", kasus), {"sikap": sikap, "uraian": f"Kata saya {sikap}"})
        assert jawaban["Location"] == kasus.url_lacak()
        halaman = teks(orang.get(kasus.url_lacak()))
        assert f"<strong>{kata}</strong>" in halaman and f"Kata saya {sikap}" in halaman
    assert Keberatan.objects.get().sikap == "ke_komisi"


def test_sikap_yang_tidak_ada_ditolak_dan_tulisannya_tidak_hilang(tim, pada):
    kasus = tim.ditanggapi("ditolak")
    pada(DITANGGAPI)
    orang = pemegang(kasus)
    for sikap in ("", "ngawur"):
        halaman = teks(orang.post(url("sikap", kasus), {"sikap": sikap, "uraian": "Tulisan saya"}), 422)
        assert "Pilih bagaimana" in halaman if sikap == "" else "Pilih dari daftar" in halaman
        assert "Tulisan saya" in halaman
    assert Keberatan.objects.get().sikap == ""


def test_uraian_sikap_bertanda_kendali_dibersihkan_bukan_menjatuhkan_peladen(tim, pada):
    kasus = tim.ditanggapi("ditolak")
    pada(DITANGGAPI)
    orang = pemegang(kasus)
    assert orang.post(url("sikap", kasus), {"sikap": "menerima", "uraian": "Baik\x00\x07\u202e"}).status_code == 302
    assert Keberatan.objects.get().uraian_sikap == "Baik"


def test_uraian_sikap_yang_terlalu_panjang_dikatakan_bukan_dipotong(tim, pada):
    kasus = tim.ditanggapi("ditolak")
    pada(DITANGGAPI)
    jawaban = pemegang(kasus).post(url("sikap", kasus), {"sikap": "menerima", "uraian": "a" * 2001})
    assert "paling banyak 2.000" in teks(jawaban, 422)


def test_urusan_dalam_kantor_tidak_pernah_tampil_pada_pengaju(tim, pada):
    desk, ppid, atasan = tim[Peran.DESK], tim[Peran.PPID], tim[Peran.ATASAN]
    permohonan = tim.ditolak()
    kasus = catat(
        isian(),
        satker=tim.satker,
        permohonan=permohonan,
        kanal=Kanal.SURAT,
        diterima_at=DIAJUKAN,
        oleh=desk,
        at=DIAJUKAN + 5 * SEHARI,
        token="a" * 32,
        alasan_terlambat="RAHASIA-BARU-DICATAT",
    )
    kasus = teruskan_ke_atasan(kasus, pandangan="RAHASIA-PANDANGAN", oleh=ppid, at=DIAJUKAN + 6 * SEHARI)
    kasus = tanggapi(kasus, isi_tanggapan(kasus, batas_perintah=date(2026, 5, 29)), oleh=atasan, at=SESUDAH_LEWAT)
    catat_keterlambatan(kasus, sebab="beban_tahapan", uraian="RAHASIA-SEBAB", oleh=ppid, at=SESUDAH_LEWAT)
    nyatakan_sikap(kasus, sikap="menerima", oleh=desk, at=SESUDAH_LEWAT)
    pada(SESUDAH_LEWAT)
    orang = pemegang(kasus)
    halaman = "".join(teks(orang.get(url(nama, kasus))) for nama in ("lacak", "bukti", "mengapa", "cabut_pengaju"))
    halaman += "".join(str(satu.surat.konteks) for satu in kasus.surat.select_related("surat") if satu.surat)
    assert "RAHASIA" not in halaman
    halaman = "".join(teks(orang.get(url(nama, kasus))) for nama in ("lacak", "bukti", "mengapa", "cabut_pengaju"))
    for petugas in (desk, ppid, atasan):
        assert petugas.nama not in halaman
    assert "Sebab keterlambatan" not in halaman and "Nomor surat kantor" not in halaman
    cetakan = isi_pdf(cetak(surat(kasus, JenisSurat.TANGGAPAN), at=SESUDAH_LEWAT))
    assert "RAHASIA" not in cetakan and NIK_UJI not in cetakan + halaman


@pytest.mark.parametrize(
    ("kode", "komisi"),
    [
        ("11", "Komisi Informasi Aceh"),
        ("1101", "Komisi Informasi Aceh"),
        ("00", "Komisi Informasi Pusat"),
        ("35", "Komisi Informasi Provinsi Jawa Timur"),
    ],
)
def test_komisi_informasi_menurut_kantornya(db, pada, kode, komisi):
    tim = TimKeberatan(kantor(kode))
    permohonan, slug = tim.ditolak(), tim.satker.slug
    orang = pemegang(permohonan)
    bukti = orang.post(f"/{slug}/keberatan/baru/", isi(permohonan=permohonan.acuan))["Location"]
    kasus = Keberatan.objects.get()
    assert f'data-nomor="{kasus.nomor}"' in teks(orang.get(bukti))
    tanggapi(kasus, isi_tanggapan(kasus, "ditolak"), oleh=tim[Peran.ATASAN], at=DITANGGAPI)
    pada(DITANGGAPI)
    assert f"<strong>{komisi}</strong>" in teks(pemegang(kasus).get(kasus.url_lacak()))
    assert surat(kasus, JenisSurat.TANGGAPAN).konteks["komisi"] == komisi


def test_setiap_surel_kepada_pengaju_tanpa_nomor_identitas_dan_berjudul_tanpa_data_diri(tim):
    kasus = tim.diperintah()
    for surel in OutgoingMail.objects.filter(case_number=kasus.nomor):
        assert NIK_UJI not in surel.text + surel.subject
        assert "Siti" not in surel.subject and "PANDANGAN" not in surel.text.upper()
        if surel.recipient != "siti@contoh.test":
            for rahasia in ("Siti", "Skripsi", kasus.kode, kasus.kasus_posisi):
                assert rahasia not in surel.text


def test_banyaknya_kueri_tidak_bertambah_dengan_riwayat(tim, pada, django_assert_max_num_queries):
    kasus = tim.ditanggapi("ditolak")
    pada(DITANGGAPI)
    orang = pemegang(kasus)
    for n in range(8):
        nyatakan_sikap(kasus, sikap="menerima", uraian=str(n), oleh=Peran.PEMOHON, at=DITANGGAPI)
    orang.get(kasus.url_lacak())
    with django_assert_max_num_queries(20):
        orang.get(kasus.url_lacak())
