"""Filing on the office's own page: what is taken, what is asked again, what never happens twice."""

import io
import secrets
import threading
from datetime import datetime
from unittest import mock

import pytest
from django.db import OperationalError, connection, connections
from django.test import Client, override_settings
from django.urls import reverse
from PIL import Image

from permohonan.models import Permohonan, Sifat
from ppid.models import OutgoingMail, Pembatas
from tests.factories import NIK_UJI, WIB, kantor

ALAMAT = "/kab-jombang/permohonan/baru/"
LENGKAP = {
    "nama": "Siti Contoh",
    "alamat": "Jl. Contoh No. 1, Jombang",
    "rincian_informasi": "Hasil suara tiap TPS di Desa Sumbermulyo, Pemilu 2024",
    "tujuan_penggunaan": "Skripsi",
    "cara_akses": "salinan",
    "email": "siti@contoh.test",
}


def isi(**ganti):
    return {"token": secrets.token_hex(16), **LENGKAP, **ganti}


def tanpa(nama):
    return {kunci: nilai for kunci, nilai in isi().items() if kunci != nama}


def foto(nama="ktp.jpg"):
    penampung = io.BytesIO()
    Image.new("RGB", (640, 400), "white").save(penampung, "JPEG")
    penampung.seek(0)
    penampung.name = nama
    return penampung


@pytest.fixture
def senin(monkeypatch):
    saat = datetime(2026, 3, 9, 10, 0, tzinfo=WIB)
    monkeypatch.setattr("django.utils.timezone.now", lambda: saat)
    return saat


def test_formulir_menyebut_identitas_dan_tanggal_jawaban_sebelum_dikirim(client, jombang, senin):
    halaman = client.get(ALAMAT).content.decode()
    assert "Gratis, tanpa akun, sekitar 3 menit." in halaman
    assert "Siapkan KTP, SIM, atau paspor." in halaman
    assert "Kami wajib menjawab paling lambat" in halaman
    assert "Senin, 30 Maret 2026" in halaman
    assert "dilewati: " in halaman
    assert 'name="token"' in halaman


def test_membuka_formulir_tidak_membuat_sesi(client, jombang):
    jawaban = client.get(ALAMAT)
    assert "sesi" not in jawaban.cookies
    assert "no-store" in jawaban["Cache-Control"]


def test_sekali_kirim_langsung_sampai_pada_tanda_bukti(client, jombang, senin):
    jawaban = client.post(ALAMAT, isi())
    kasus = Permohonan.objects.get()
    assert jawaban.status_code == 302
    assert jawaban["Location"] == reverse("permohonan:bukti", args=["kab-jombang", kasus.acuan])
    assert kasus.nomor not in jawaban["Location"]
    halaman = client.get(jawaban["Location"]).content.decode()
    assert f'data-nomor="{kasus.nomor}"' in halaman
    assert f'data-kode="{kasus.kode}"' in halaman
    assert 'data-tenggat="2026-03-30"' in halaman
    assert "Simpan atau foto layar ini. Jangan bagikan kodenya." in halaman


def test_tanda_bukti_dapat_diunduh_dan_dibuka_lagi_oleh_sesi_yang_sama_saja(client, jombang):
    bukti = client.post(ALAMAT, isi())["Location"]
    assert client.get(bukti).status_code == client.get(bukti).status_code == 200
    assert Client().get(bukti).status_code == 404
    surat = Permohonan.objects.get().surat.get(surat__jenis="tanda-bukti").surat
    unduh = reverse("permohonan:surat_pemohon", args=["kab-jombang", Permohonan.objects.get().acuan, surat.acuan])
    jawaban = client.get(unduh)
    assert jawaban.content.startswith(b"%PDF")
    assert jawaban["Content-Disposition"].startswith("attachment")
    assert jawaban["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in jawaban["Cache-Control"]
    assert Client().get(unduh).status_code == 404


@pytest.mark.parametrize("nama", ["nama", "alamat", "rincian_informasi", "tujuan_penggunaan", "cara_akses", "email"])
def test_yang_wajib_diminta_lagi_dan_tulisan_lain_tidak_hilang(client, jombang, nama):
    jawaban = client.post(ALAMAT, tanpa(nama))
    halaman = jawaban.content.decode()
    assert jawaban.status_code == 422
    assert "Ada yang perlu diperbaiki" in halaman
    assert not Permohonan.objects.exists()
    for lain in {"nama", "alamat", "rincian_informasi"} - {nama}:
        assert LENGKAP[lain] in halaman


@pytest.mark.parametrize(
    "ganti",
    [
        {"cara_akses": "dibacakan"},
        {"jenis_pemohon": "partai"},
        {"cara_memperoleh": "merpati"},
        {"pekerjaan": "x" * 99},
        {"jenis_identitas": "kk", "nomor_identitas": "3517010107900001"},
        {"jenis_identitas": "ktp", "nomor_identitas": "3517"},
        {"nomor_identitas": NIK_UJI},
        {"jenis_identitas": "sim", "nomor_identitas": "!!!"},
        {"email": "bukan alamat"},
        {"email": "", "telepon": "nanti"},
        {"email": "", "telepon": "08", "cara_memperoleh": "pos"},
        {"email": "", "telepon": "0812-0000-0000", "cara_memperoleh": "email"},
        {"rincian_informasi": "a" * 10_000},
        {"nama": "n" * 151},
        {"alamat": "\x00\u202e\u200b"},
        {"rincian_informasi": " \r\n\t "},
    ],
)
def test_isian_yang_mustahil_dijelaskan_bukan_galat(client, jombang, ganti):
    jawaban = client.post(ALAMAT, isi(**ganti))
    assert jawaban.status_code == 422
    assert "Ada yang perlu diperbaiki" in jawaban.content.decode()
    assert not Permohonan.objects.exists()


def test_sepuluh_ribu_huruf_ditolak_dengan_jumlahnya_dan_tetap_ada(client, jombang):
    panjang = "Hasil rekapitulasi. " * 500
    halaman = client.post(ALAMAT, isi(rincian_informasi=panjang)).content.decode()
    assert "paling banyak 5.000" in halaman
    assert panjang.strip() in halaman


def test_tanda_kendali_dan_tanda_arah_dibuang_bukan_ditolak(client, jombang):
    client.post(
        ALAMAT,
        isi(nama="Siti\x00 \u202eContoh\u200f\x07", rincian_informasi="Satu\r\nDua\x1b[31m\u2066tiga\ufeff"),
    )
    kasus = Permohonan.objects.get()
    assert kasus.pemohon.nama == "Siti Contoh"
    assert kasus.rincian_informasi == "Satu\nDua[31mtiga"


def test_tulisan_seperti_kode_laman_tampil_sebagai_tulisan(client, jombang):
    bukti = client.post(ALAMAT, isi(rincian_informasi="<script>alert(1)</script>{{ 7|add:7 }}"))["Location"]
    halaman = client.get(bukti.replace("tanda-bukti/", "")).content.decode()
    assert "<script>alert" not in halaman
    assert "&lt;script&gt;alert(1)&lt;/script&gt;{{ 7|add:7 }}" in halaman


def test_kiriman_dengan_bita_rusak_tidak_menggagalkan_peladen(client, jombang):
    jawaban = client.post(ALAMAT, b"nama=%ff%fe%00&alamat=%ed%a0%80", content_type="application/x-www-form-urlencoded")
    assert jawaban.status_code == 422


def test_cukup_tanpa_telepon_dan_surel_bila_mengambil_langsung(client, jombang):
    assert client.post(ALAMAT, isi(email="", cara_memperoleh="langsung")).status_code == 302


def test_kk_diterima_hanya_di_kantor_yang_menerimanya(client, jombang):
    assert 'value="kk"' not in client.get(ALAMAT).content.decode()
    jombang.menerima_kk = True
    jombang.save()
    assert client.post(ALAMAT, isi(jenis_identitas="kk", nomor_identitas="3517010107900001")).status_code == 302


def test_wilayah_nik_tak_dikenal_diperingatkan_tetapi_diterima(client, jombang):
    bukti = client.post(ALAMAT, isi(jenis_identitas="ktp", nomor_identitas="9999 0141 0790 0001"))["Location"]
    halaman = client.get(bukti).content.decode()
    assert "Kode wilayah pada NIK tidak kami kenal" in halaman
    assert "9999014107900001" not in halaman


def test_berkas_identitas_tersandi_dan_tidak_pernah_diperlihatkan_lagi(client, jombang):
    client.post(ALAMAT, isi(jenis_identitas="ktp", nomor_identitas=NIK_UJI, berkas_identitas=foto()))
    kasus = Permohonan.objects.get()
    berkas = kasus.berkas.get()
    assert berkas.sifat == Sifat.IDENTITAS
    alamat = reverse("permohonan:berkas_pemohon", args=["kab-jombang", kasus.acuan, berkas.berkas.kode])
    assert client.get(alamat).status_code == 404
    halaman = client.get(kasus.url_lacak()).content.decode()
    assert NIK_UJI not in halaman
    assert berkas.berkas.kode not in halaman


def test_berkas_yang_bukan_gambar_atau_pdf_ditolak(client, jombang):
    palsu = io.BytesIO(b"MZ\x90\x00" * 100)
    palsu.name = "ktp.jpg"
    jawaban = client.post(ALAMAT, isi(berkas_identitas=palsu))
    assert jawaban.status_code == 422
    assert "Pilih lagi sebelum mengirim" in jawaban.content.decode()


def test_paling_banyak_tiga_berkas(client, jombang):
    ganti = {"berkas_identitas": [foto(), foto()], "berkas_kuasa": [foto(), foto()]}
    assert client.post(ALAMAT, isi(**ganti)).status_code == 422


def test_dikirim_dua_kali_nomornya_sama(client, jombang):
    sama = isi()
    pertama, kedua = client.post(ALAMAT, sama), client.post(ALAMAT, sama)
    assert pertama["Location"] == kedua["Location"]
    assert Permohonan.objects.count() == 1
    assert "Kiriman yang sama sudah kami terima" in client.get(kedua["Location"]).content.decode()


def test_tanpa_tanda_pengirim_isi_yang_sama_pada_hari_itu_satu_permohonan(client, jombang):
    assert client.post(ALAMAT, LENGKAP)["Location"] == client.post(ALAMAT, LENGKAP)["Location"]
    assert client.post(ALAMAT, LENGKAP | {"nama": "Budi Contoh"})["Location"]
    assert Permohonan.objects.count() == 2


def test_tanda_pengirim_dari_kantor_lain_tidak_membuka_apa_pun(client, jombang):
    sama = isi()
    client.post(ALAMAT, sama)
    assert client.post("/kota-serang/permohonan/baru/", sama)["Location"].startswith("/kota-serang/")
    assert Permohonan.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_lima_puluh_kiriman_serentak_dengan_satu_tanda_menjadi_satu_permohonan():
    sama, tujuan = isi(), []

    def kirim():
        try:
            tujuan.append(Client(REMOTE_ADDR="198.51.100.7").post(ALAMAT, sama).get("Location"))
        finally:
            connections.close_all()

    for _ in range(5):
        utas = [threading.Thread(target=kirim) for _ in range(10)]
        for satu in utas:
            satu.start()
        for satu in utas:
            satu.join()
    assert len(tujuan) == 50
    assert len(set(tujuan)) == 1
    assert tujuan[0]
    assert Permohonan.objects.count() == 1
    assert OutgoingMail.objects.filter(key__startswith="tanda-bukti:").count() == 1


def test_satu_sumber_dibatasi_dan_tulisannya_tidak_hilang(jombang):
    orang = Client(REMOTE_ADDR="198.51.100.8")
    for _ in range(20):
        assert orang.post(ALAMAT, isi()).status_code == 302
    jawaban = orang.post(ALAMAT, isi(rincian_informasi="Permintaan yang kedua puluh satu"))
    assert jawaban.status_code == 429
    assert "Permintaan yang kedua puluh satu" in jawaban.content.decode()
    assert Client(REMOTE_ADDR="198.51.100.9").post(ALAMAT, isi()).status_code == 302
    assert not Pembatas.objects.filter(kunci__contains="198.51").exists()


def test_memperbaiki_isian_tidak_dihitung_sebagai_permohonan_baru(jombang):
    orang, token = Client(REMOTE_ADDR="198.51.100.10"), secrets.token_hex(16)
    for _ in range(25):
        assert orang.post(ALAMAT, isi(token=token, nama="")).status_code == 422
    assert orang.post(ALAMAT, isi(token=token)).status_code == 302


def test_alamat_penerus_dipercaya_hanya_bila_disetel(jombang):
    def kirim(palsu):
        return Client(REMOTE_ADDR="198.51.100.11", HTTP_X_FORWARDED_FOR=palsu).post(ALAMAT, isi()).status_code

    assert [kirim(f"203.0.113.{n}") for n in range(21)][-1] == 429
    with override_settings(ALLAUTH_TRUSTED_PROXY_COUNT=1):
        assert kirim("203.0.113.99") == 302


def test_basis_data_yang_hanya_dapat_dibaca_menahan_tulisan(client, jombang):
    with connection.cursor() as kursor:
        kursor.execute("SET LOCAL transaction_read_only = on")
        kursor.execute("SAVEPOINT sebelum")
    jawaban = client.post(ALAMAT, isi(rincian_informasi="Tulisan yang jangan sampai hilang"))
    halaman = jawaban.content.decode()
    assert jawaban.status_code == 503
    assert int(jawaban["Retry-After"]) > 0
    assert "Tulisan yang jangan sampai hilang" in halaman
    assert "data-nomor" not in halaman


def test_basis_data_yang_mati_pun_mengembalikan_tulisan(client, jombang):
    with mock.patch("permohonan.views.pemohon.satker_dari_alamat", side_effect=OperationalError):
        jawaban = client.post(ALAMAT, isi(rincian_informasi="Tulisan yang jangan sampai hilang"))
    assert jawaban.status_code == 503
    assert "Tulisan yang jangan sampai hilang" in jawaban.content.decode()


def test_cakram_penuh_saat_menyimpan_berkas_tidak_meninggalkan_permohonan(client, jombang):
    with mock.patch("django.core.files.storage.FileSystemStorage.save", side_effect=OSError(28, "penuh")):
        jawaban = client.post(ALAMAT, isi(berkas_identitas=foto()))
    assert jawaban.status_code == 503
    assert not Permohonan.objects.exists()


def test_surel_kepada_pemohon_berkode_dan_kepada_kantor_tanpa_data_diri(client, jombang):
    jombang.email = "kantor@contoh.test"
    jombang.save()
    client.post(ALAMAT, isi(jenis_identitas="ktp", nomor_identitas=NIK_UJI))
    kasus = Permohonan.objects.get()
    bukti = OutgoingMail.objects.get(recipient="siti@contoh.test")
    masuk = OutgoingMail.objects.get(recipient="kantor@contoh.test")
    assert kasus.kode in bukti.text
    assert kasus.nomor in masuk.text
    for rahasia in ("Siti", "Skripsi", "Sumbermulyo", "siti@", kasus.kode):
        assert rahasia not in masuk.text + masuk.subject
    for surel in (bukti, masuk):
        assert NIK_UJI not in surel.text + surel.subject
        assert "Siti" not in surel.subject


def test_kantor_yang_tidak_ada_tidak_ditemukan(client, db):
    assert client.get("/kab-atlantis/permohonan/baru/").status_code == 404
    assert client.post("/kab-atlantis/permohonan/baru/", isi()).status_code == 404


def test_553_kantor_dapat_ditemukan_dari_halaman_depan(client, db):
    halaman = client.get("/").content.decode()
    assert 'data-total="39"' in halaman
    jawa_timur = client.get("/jawa-timur/").content.decode()
    assert "/kab-jombang/" in jawa_timur
    hasil = client.get("/", {"q": "jombang\x00\u202e"}).content.decode()
    assert "/kab-jombang/" in hasil
    assert "noindex" in hasil
    for satker in kantor("35").bawahan.all():
        assert f'href="/{satker.slug}/"' in jawa_timur
