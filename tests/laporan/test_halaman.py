"""The pages of reports: figures that open their rows, chapters, photos, jobs, and what anybody may download."""

import html
import io
import re
import threading
from datetime import timedelta

import openpyxl
import pytest
from django.db import connection, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from PIL import Image

from laporan.models import Laporan, UnduhanLaporan
from laporan.perbuatan.pelampiran_foto import lampirkan_foto
from laporan.perbuatan.penulisan import tulis_bagian
from laporan.perbuatan.penyusunan import mulai_laporan
from laporan.perbuatan.permintaan import minta_cetak
from laporan.periode import baca
from laporan.statistik import disembunyikan
from permohonan.impor import impor
from permohonan.models import Permohonan
from ppid.acuan import DATA
from ppid.models import PekerjaanLatar
from ppid.models.pekerjaan_latar import BATAS_PENGERJAAN
from ppid.pekerjaan_latar import SEWA, kerjakan_berikut, minta_batal
from ppid.unggahan import UnggahanBersih
from tests.factories import kantor, petugas
from tests.laporan.peraga import SAAT, TAHUN_2024, jalan_lagi, laporan_ditulis, laporan_terbit

ORANG = {"User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"}


@pytest.fixture
def masuk(client, orang_serang):
    def sebagai(peran: str) -> Client:
        client.force_login(orang_serang[peran])
        return client

    return sebagai


def test_angka_membuka_barisnya_bagi_yang_boleh(serang, masuk):
    isi = masuk("ppid").get(reverse("laporan:angka"), {"masa": "2024"}).content.decode()
    assert "dimensi=orang_jenis_kelamin" in isi or "dimensi=kanal" in isi
    jawab = masuk("ppid").get(reverse("laporan:baris"), {"masa": "2024", "dimensi": "kanal", "nilai": "eppid"})
    assert 'data-total="2"' in jawab.content.decode()
    isi = masuk("penghubung").get(reverse("laporan:angka"), {"masa": "2024"}).content.decode()
    assert "dimensi=" not in isi


@pytest.mark.parametrize("kunci", ["waktu", "dip", "bukan-apa-apa", "unduhan"])
def test_yang_tidak_berbaris_tidak_dibuka(serang, masuk, kunci):
    alamat = reverse("laporan:baris")
    assert masuk("ppid").get(alamat, {"masa": "2024", "dimensi": kunci, "nilai": "x"}).status_code == 404


@pytest.mark.parametrize("nilai", ["'; DROP TABLE x; --", "%", "%(kantor)s", "\u0000", "99", "-1"])
def test_nilai_ganjil_pada_alamat_tidak_merusak(serang, masuk, nilai):
    for kunci in ("kanal", "kelas_biasa", "hasil_keberatan"):
        jawab = masuk("ppid").get(reverse("laporan:baris"), {"masa": "2024", "dimensi": kunci, "nilai": nilai})
        assert jawab.status_code == 200
        assert 'data-total="0"' in jawab.content.decode()


@pytest.mark.parametrize("masa", ["2024-13", "1999", "abc", "2024-02-30", "2024-Q5", "2030", "2024-03-01..2024-01-01"])
def test_masa_yang_tidak_ada_dijelaskan_dan_tidak_menjadi_galat(serang, masuk, masa):
    jawab = masuk("ppid").get(reverse("laporan:angka"), {"masa": masa})
    assert jawab.status_code == 200
    assert "kotak--lewat" in jawab.content.decode() or "galat" in jawab.content.decode()


def test_dari_tanpa_sampai_diminta_lengkap(serang, masuk):
    isi = masuk("ppid").get(reverse("laporan:angka"), {"dari": "2024-01-01"}).content.decode()
    assert "Isi kedua tanggalnya" in isi


def test_grafik_ialah_gambar_dengan_kebijakannya_sendiri(serang, masuk):
    jawab = masuk("ppid").get(reverse("laporan:gambar", args=["kanal"]), {"masa": "2024"})
    assert jawab["Content-Type"] == "image/svg+xml"
    assert jawab["Content-Security-Policy"] == "default-src 'none'; style-src 'unsafe-inline'"
    assert b"<script" not in jawab.content
    assert b">\xc2\xa013<" in jawab.content
    assert masuk("ppid").get(reverse("laporan:gambar", args=["gugatan"]), {"masa": "2024"}).status_code == 404


def test_halaman_angka_berkueri_tetap(serang, orang_serang, masuk):
    klien = masuk("ppid")
    alamat = reverse("laporan:angka")
    klien.get(alamat, {"masa": "2024"})
    with CaptureQueriesContext(connection) as sedikit:
        klien.get(alamat, {"masa": "2024-02"})
    with CaptureQueriesContext(connection) as banyak:
        klien.get(alamat, {"masa": "2024"})
    assert len(banyak) <= len(sedikit)
    assert len(banyak) <= 32


def test_bagian_ditulis_di_laman_dan_bentrok_menampilkan_keduanya(serang, orang_serang, masuk):
    laporan = laporan_ditulis(serang, orang_serang)
    alamat = reverse("laporan:bagian", args=[laporan.acuan, "7a"])
    klien = masuk("penghubung")
    assert "{{ permohonan.jumlah }}" in klien.get(alamat).content.decode()
    tulis_bagian(laporan, kunci="7a", isi="Tulisan PPID", versi=1, oleh=orang_serang["ppid"], at=SAAT)
    jawab = klien.post(alamat, {"isi": "Tulisan penghubung", "versi": "1"})
    isi = jawab.content.decode()
    assert jawab.status_code == 422
    assert "Tulisan PPID" in isi and "Tulisan penghubung" in isi
    assert 'name="versi" value="2"' in isi
    # The text itself, not a list that holds it.
    assert ">\nTulisan penghubung</textarea>" in isi or ">Tulisan penghubung</textarea>" in isi
    assert klien.post(alamat, {"isi": "Gabungan keduanya", "versi": "2"}).status_code == 302
    assert laporan.bagian.get(kunci="7a").isi == "Gabungan keduanya"


def test_bagian_terlalu_panjang_tetap_di_layar(serang, orang_serang, masuk):
    laporan = laporan_ditulis(serang, orang_serang)
    alamat = reverse("laporan:bagian", args=[laporan.acuan, "7a"])
    jawab = masuk("ppid").post(alamat, {"isi": "a" * 20_001, "versi": "1"})
    assert jawab.status_code == 422
    assert "Terlalu panjang: 20.001 huruf" in jawab.content.decode()
    assert masuk("ppid").get(reverse("laporan:bagian", args=[laporan.acuan, "2"])).status_code == 404


def _foto(ukuran=(800, 600)) -> bytes:
    with io.BytesIO() as keluaran:
        Image.new("RGB", ukuran, "#345").save(keluaran, "JPEG")
        return keluaran.getvalue()


def test_foto_40_mb_ditolak_dengan_jalan_keluarnya(serang, orang_serang, masuk):
    laporan = laporan_ditulis(serang, orang_serang)
    alamat = reverse("laporan:lampirkan_foto", args=[laporan.acuan])
    besar = io.BytesIO(_foto() + b"\0" * (40 * 1024 * 1024))
    besar.name = "besar.jpg"
    jawab = masuk("ppid").post(alamat, {"foto": besar, "keterangan": "Meja layanan"})
    assert jawab.status_code == 422
    isi = jawab.content.decode()
    assert "lebih dari 15 MB. Perkecil" in isi and "Meja layanan" in isi
    assert laporan.foto.count() == 0


def test_foto_disandi_ulang_dan_hanya_untuk_kantornya(serang, orang_serang, masuk, jombang):
    laporan = laporan_ditulis(serang, orang_serang)
    berkas = io.BytesIO(_foto())
    berkas.name = "meja.jpg"
    klien = masuk("penghubung")
    jawab = klien.post(
        reverse("laporan:lampirkan_foto", args=[laporan.acuan]), {"foto": berkas, "keterangan": "Meja layanan"}
    )
    assert jawab.status_code == 302
    alamat = reverse("laporan:foto", args=[laporan.acuan, laporan.foto.get().berkas.kode])
    assert b"".join(klien.get(alamat)).startswith(b"\xff\xd8")
    asing = Client()
    asing.force_login(petugas("ppid", jombang, email="asing@uji.test"))
    assert asing.get(alamat).status_code == 404


def test_bukan_gambar_ditolak(serang, orang_serang, masuk):
    laporan = laporan_ditulis(serang, orang_serang)
    berkas = io.BytesIO(b"bukan gambar sama sekali")
    berkas.name = "meja.jpg"
    alamat = reverse("laporan:lampirkan_foto", args=[laporan.acuan])
    assert masuk("ppid").post(alamat, {"foto": berkas, "keterangan": "x"}).status_code == 422


def test_laporan_diminta_dua_kali_menjadi_satu_pekerjaan(serang, orang_serang, masuk):
    klien = masuk("ppid")
    satu = klien.post(reverse("laporan:minta"), {"masa": "2024", "bentuk": "pdf"})
    dua = klien.post(reverse("laporan:minta"), {"masa": "2024", "bentuk": "pdf"})
    assert satu.url == dua.url
    assert PekerjaanLatar.objects.count() == 1
    lain = klien.post(reverse("laporan:minta"), {"masa": "2024", "bentuk": "xlsx"})
    assert lain.url != satu.url


def test_pekerjaan_laporan_menunjukkan_kemajuan_dan_dapat_diambil(serang, orang_serang, masuk):
    klien = masuk("ppid")
    alamat = klien.post(reverse("laporan:minta"), {"masa": "2024-Q1", "bentuk": "pdf"}).url
    assert "menunggu" in klien.get(alamat).content.decode().lower()
    assert kerjakan_berikut(at=SAAT + timedelta(days=700))
    tugas = PekerjaanLatar.objects.get()
    assert (tugas.galat, tugas.kemajuan, tugas.satuan) == ("", 3, "langkah")
    assert tugas.berkas.nama == "laporan-kota-serang-2024-Q1.pdf"
    assert b"".join(klien.get(reverse("unduh_pekerjaan", args=[tugas.acuan]))).startswith(b"%PDF")


def test_laporan_dapat_dibatalkan_sebelum_dan_saat_dikerjakan(serang, orang_serang, monkeypatch):
    siapa = {"satker": serang, "oleh": orang_serang["ppid"], "at": SAAT}
    tugas = minta_cetak(TAHUN_2024, bentuk="xlsx", **siapa)
    minta_batal(tugas, at=SAAT)
    assert not kerjakan_berikut(at=SAAT)
    baru = minta_cetak(TAHUN_2024, bentuk="xlsx", **siapa)
    assert baru.pk != tugas.pk

    from laporan import ekspor

    asli = ekspor.susun

    def batalkan_di_tengah(*args, **kwargs):
        minta_batal(baru, at=SAAT)
        return asli(*args, **kwargs)

    monkeypatch.setattr(ekspor, "susun", batalkan_di_tengah)
    assert kerjakan_berikut(at=SAAT)
    baru.refresh_from_db()
    assert (baru.galat, baru.berkas) == ("Dibatalkan.", None)


def test_pekerja_yang_mati_di_tengah_digantikan_lalu_menyerah(serang, orang_serang):
    tugas = minta_cetak(TAHUN_2024, bentuk="xlsx", satker=serang, oleh=orang_serang["ppid"], at=SAAT)
    mati = PekerjaanLatar.objects.filter(pk=tugas.pk)
    # As a worker leaves it that was killed: held, counted, unfinished.
    mati.update(dipegang_sampai=SAAT + SEWA, pengerjaan=1, kemajuan=1, jumlah=3)
    assert not kerjakan_berikut(at=SAAT + timedelta(minutes=1))
    assert kerjakan_berikut(at=SAAT + SEWA + timedelta(seconds=1))
    tugas.refresh_from_db()
    assert tugas.berkas is not None and tugas.pengerjaan == 2
    mati.update(selesai_at=None, berkas=None, dipegang_sampai=SAAT, pengerjaan=BATAS_PENGERJAAN)
    assert not kerjakan_berikut(at=SAAT + SEWA)
    tugas.refresh_from_db()
    assert "berulang kali terputus" in tugas.galat


@pytest.mark.django_db(transaction=True)
def test_dua_orang_memulai_laporan_yang_sama_sekaligus():
    satker = kantor("6107")
    orang = [petugas("ppid", satker), petugas("penghubung", satker)]
    hasil: list[int] = []
    mulai = threading.Barrier(2)

    def kerja(siapa) -> None:
        mulai.wait()
        hasil.append(mulai_laporan(TAHUN_2024, satker=satker, oleh=siapa, at=SAAT).pk)
        connections.close_all()

    utas = [threading.Thread(target=kerja, args=(satu,)) for satu in orang]
    for satu in utas:
        satu.start()
    for satu in utas:
        satu.join()
    assert len(set(hasil)) == 1 and len(hasil) == 2
    assert Laporan.objects.filter(satker=satker).count() == 1


def test_halaman_umum_menawarkan_laporan_dan_menghitung_unduhan(serang, orang_serang, client):
    laporan = laporan_terbit(serang, orang_serang)
    mulai_laporan(baca("2024-Q1"), satker=serang, oleh=orang_serang["ppid"], at=SAAT)
    isi = client.get("/kota-serang/laporan/").content.decode()
    assert 'data-total="1"' in isi and "Laporan tahunan 2024" in isi and "triwulan" not in isi
    for bentuk, awalan in (("pdf", b"%PDF"), ("ringkasan", b"%PDF"), ("xlsx", b"PK")):
        alamat = reverse("laporan:unduh", args=["kota-serang", laporan.acuan, bentuk])
        assert client.get(alamat, headers=ORANG).content.startswith(awalan)
    alamat = reverse("laporan:unduh", args=["kota-serang", laporan.acuan, "pdf"])
    client.get(alamat, headers={"User-Agent": "Googlebot/2.1"})
    client.head(alamat, headers=ORANG)
    assert dict(UnduhanLaporan.objects.values_list("bentuk", "jumlah")) == {"pdf": 1, "ringkasan": 1, "xlsx": 1}
    assert "Diunduh 3 kali" in client.get("/kota-serang/laporan/").content.decode()


def test_yang_belum_terbit_dan_milik_kantor_lain_tidak_ada(serang, orang_serang, client):
    laporan = laporan_ditulis(serang, orang_serang)
    for slug in ("kota-serang", "kab-jombang"):
        assert client.get(reverse("laporan:unduh", args=[slug, laporan.acuan, "pdf"])).status_code == 404
    terbit = laporan_terbit(kantor("6107"), {p: petugas(p, kantor("6107")) for p in orang_serang})
    assert client.get(reverse("laporan:unduh", args=["kota-serang", terbit.acuan, "pdf"])).status_code == 404
    assert client.get(reverse("laporan:unduh", args=["kab-bengkayang", terbit.acuan, "docx"])).status_code == 404


def test_perbaikan_menandai_yang_lama(serang, orang_serang, client):
    laporan_terbit(serang, orang_serang)
    jalan_lagi(serang, orang_serang)
    isi = client.get("/kota-serang/laporan/").content.decode()
    assert 'data-total="2"' in isi
    assert isi.count("Sudah diganti versi perbaikan") == 1


def test_statistik_umum_hidup_dan_menyembunyikan_sel_kecil(serang, client):
    isi = client.get("/kota-serang/statistik/", {"masa": "2024"}).content.decode()
    assert 'data-total="15"' in isi
    assert "kurang dari 5" in isi
    assert 'Wiraswasta</th><td class="text-end">2<' not in isi
    nama = Permohonan.objects.filter(satker=serang).values_list("pemohon__nama", flat=True)
    assert not any(satu in isi for satu in nama)


def test_statistik_kantor_tanpa_permohonan(db, client):
    isi = client.get("/kab-kupang/statistik/", {"masa": "2024"}).content.decode()
    assert "Belum ada permohonan informasi yang tercatat pada tahun 2024" in isi


@pytest.mark.parametrize(
    ("angka", "tertutup"),
    [
        ([9, 6], set()),
        ([6, 3, 2, 4], {1, 2, 3}),
        ([13, 2], {0, 1}),
        ([13, 2, 8], {1, 2}),
        ([1, 1, 20], {0, 1, 2}),
        # Eight in two cells of at most four: each would be known.
        ([4, 4, 20], {0, 1, 2}),
        ([4, 3, 20], {0, 1}),
        ([5, 0, 5], set()),
        ([0, 3, 0], {1}),
        ([1164, 866], set()),
        ([], set()),
    ],
)
def test_sel_tersembunyi_tidak_dapat_dihitung_dari_jumlahnya(angka, tertutup):
    assert disembunyikan(angka) == tertutup


@pytest.mark.parametrize("masa", ["2024-02-12", "2024-02", "2024-01-01..2024-11-21", "9999", "1999", "abc"])
def test_statistik_umum_hanya_tahun_utuh(serang, client, masa):
    """The difference of two spans that end a day apart would be somebody."""
    isi = client.get("/kota-serang/statistik/", {"masa": masa, "dari": "2024-01-01", "sampai": "2024-11-21"})
    assert isi.status_code == 200
    assert "Statistik layanan informasi tahun 20" in isi.content.decode()
    assert masa not in isi.content.decode()


def test_tabel_tentang_sedikit_orang_tidak_ditampilkan(serang, client):
    Permohonan.objects.filter(pk__in=Permohonan.objects.filter(satker=serang).values("pk")[6:]).update(
        diterima_at=SAAT.replace(year=2023)
    )
    isi = client.get("/kota-serang/statistik/", {"masa": "2024"}).content.decode()
    assert 'data-total="6"' in isi
    assert "jenis kelamin" not in isi and "menurut hasil" not in isi


@pytest.mark.parametrize("alamat", ["laporan:angka", "laporan:baris", "laporan:kegiatan"])
@pytest.mark.parametrize(
    ("dari", "sampai"), [("2024-01-01", "9999-12-31"), ("0001-01-01", "2024-01-01"), ("2009-01-01", "2024-12-31")]
)
def test_masa_di_luar_jangkauan_ditolak_dengan_kata(serang, masuk, alamat, dari, sampai):
    isi = {"dari": dari, "sampai": sampai, "dimensi": "kanal", "nilai": "eppid"}
    assert masuk("ppid").get(reverse(alamat), isi).status_code in {200, 422}
    jawab = masuk("ppid").post(reverse("laporan:mulai"), {"dari": dari, "sampai": sampai})
    assert jawab.url == reverse("laporan:daftar")
    assert not Laporan.objects.exists()


def test_setiap_angka_orang_membuka_permohonannya(serang, masuk):
    klien = masuk("ppid")
    isi = klien.get(reverse("laporan:angka"), {"masa": "2024"}).content.decode()
    tautan = {html.unescape(satu) for satu in re.findall(r'href="(/meja/laporan/angka/baris/[^"]+)"', isi)}
    assert len(tautan) > 20
    for satu in tautan:
        assert klien.get(satu).status_code == 200, satu
    jawab = klien.get(reverse("laporan:baris"), {"masa": "2024", "dimensi": "orang_jenis_kelamin", "nilai": "P"})
    assert 'data-total="6"' in jawab.content.decode()


def test_nilai_kelas_sepanjang_apa_pun_tidak_merusak(serang, masuk):
    isi = {"masa": "2024", "dimensi": "kelas_biasa", "nilai": "1" * 5000}
    assert masuk("ppid").get(reverse("laporan:baris"), isi).status_code == 200


def test_gambar_statistik_hanya_untuk_tabel_yang_terbuka(serang, client):
    alamat = reverse("laporan:gambar_statistik", args=["kota-serang", "orang_jenis_kelamin"])
    assert client.get(alamat, {"masa": "2024"}).status_code == 200
    for kunci in ("orang_pekerjaan", "alasan_penolakan", "sarana", "waktu"):
        alamat = reverse("laporan:gambar_statistik", args=["kota-serang", kunci])
        assert client.get(alamat, {"masa": "2024"}).status_code == 404


def test_teks_seperti_rumus_tidak_menjadi_rumus_di_lembar(jombang, orang_serang, client):
    from laporan.cetak import xlsx
    from laporan.models import Sarana
    from laporan.naskah import susun

    Sarana.objects.create(satker=jombang, nama="=1+1", jumlah=1, kondisi="baik", dari=SAAT.date().replace(year=2023))
    buku = openpyxl.load_workbook(io.BytesIO(xlsx(susun(jombang, TAHUN_2024, at=SAAT).isi)))
    sel = next(sel for lembar in buku for baris in lembar for sel in baris if sel.value == "=1+1")
    assert sel.data_type == "s"


def test_foto_dalam_pdf_dan_dibuang_lagi(serang, orang_serang):
    from laporan.cetak import pdf
    from laporan.naskah import susun
    from laporan.perbuatan.pelampiran_foto import buang_foto

    laporan = laporan_ditulis(serang, orang_serang)
    foto = UnggahanBersih("foto.jpg", "image/jpeg", _foto())
    baris = lampirkan_foto(laporan, foto=foto, keterangan="Meja layanan", oleh=orang_serang["ppid"], at=SAAT)
    naskah = susun(serang, TAHUN_2024, at=SAAT, laporan=laporan)
    assert pdf(naskah).count(b"/DCTDecode") == 1
    buang_foto(laporan, kode=baris.berkas.kode, oleh=orang_serang["ppid"], at=SAAT)
    assert susun(serang, TAHUN_2024, at=SAAT, laporan=laporan).isi["foto"] == []


def test_impor_susulan_langsung_terlihat(serang, orang_serang, jombang, client):
    isi = client.get("/kab-jombang/statistik/", {"masa": "2024"}).content.decode()
    assert "Belum ada permohonan" in isi
    impor(jombang, DATA / "register-jombang-2024.xlsx", oleh=petugas("desk", jombang), at=SAAT)
    assert 'data-total="2.030"' in client.get("/kab-jombang/statistik/", {"masa": "2024"}).content.decode()
