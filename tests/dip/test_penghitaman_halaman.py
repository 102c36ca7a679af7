"""The page on which boxes are drawn: without JavaScript too, for the right officers only, and never a crash."""

import pytest
from django.urls import reverse

from dip.models import Penghitaman
from dip.perbuatan.pelampiran import lampirkan
from permohonan.perbuatan.disposisi import disposisikan, jawab_disposisi
from ppid.models import PekerjaanLatar
from ppid.pekerjaan_latar import kerjakan_berikut, minta_batal
from ppid.peran import Peran
from ppid.unggahan import UnggahanBersih
from tests.dip.test_penghitaman import NIK, RAHASIA, TERBUKA, ada, aliran, dokumen, gambar_jpg, teks
from tests.factories import SENIN, berkas_teks, informasi_usulan, permohonan_diproses, petugas

ISI = dokumen(aliran(RAHASIA, NIK), aliran(TERBUKA))
DOKUMEN = UnggahanBersih("daftar.pdf", "application/pdf", ISI)
BARIS = "1; 10; 5; 50; 12,5; h"


@pytest.fixture
def informasi(tim):
    satu = informasi_usulan(oleh=tim["penghubung"])
    return lampirkan(satu, DOKUMEN, judul="Daftar", oleh=tim["penghubung"], at=SENIN)


def alamat(informasi, rute="hitamkan", *lain) -> str:
    return reverse(f"dip:{rute}", args=[informasi.acuan, informasi.berkas.latest("versi").kode, *lain])


def kirim(client, tujuan: str, **isi):
    return client.post(tujuan, {"versi": 0, "kotak": "", "kata": "", "alasan": "h", "alasan_lain": ""} | isi)


def test_tanpa_javascript_kata_dicari_kotak_diperiksa_lalu_dihitamkan(client, tim, informasi):
    client.force_login(tim["penghubung"])
    jawab = client.get(alamat(informasi))
    isi = jawab.content.decode()
    assert jawab.status_code == 200 and "2 halaman" in isi and f'src="{alamat(informasi)}halaman/1/"' in isi
    assert jawab["Cache-Control"] == "private, no-store"
    jawab = kirim(client, alamat(informasi), aksi="cari", kata=f"{RAHASIA}\ntidak pernah ada")
    assert jawab.status_code == 302
    isi = client.get(alamat(informasi)).content.decode()
    assert "1 kotak usulan ditambahkan, halaman 1" in isi and "Tidak ditemukan sebagai teks: tidak pernah ada" in isi
    assert isi.count("<rect") == 1
    (kotak,) = Penghitaman.objects.get().kotak
    assert kotak[0] == 1 and kotak[5] == "h"
    # Looking for the same again proposes nothing twice; another word with a reason of one's own.
    baris = isi.partition('name="kotak"')[2].partition(">")[2].partition("</textarea>")[0].strip()
    jawab = kirim(
        client, alamat(informasi), versi=1, kotak=baris, aksi="cari", kata=f"{RAHASIA}\n{NIK}", alasan="lain",
        alasan_lain="NIK; milik orang",
    )  # fmt: skip
    assert [satu[5] for satu in Penghitaman.objects.get().kotak] == ["h", "NIK; milik orang"]
    isi = client.get(alamat(informasi)).content.decode()
    baris = isi.partition('name="kotak"')[2].partition(">")[2].partition("</textarea>")[0].strip()
    jawab = kirim(client, alamat(informasi), versi=2, kotak=baris, aksi="hitamkan")
    tugas = PekerjaanLatar.objects.get()
    assert jawab.status_code == 302 and jawab.url == reverse("kemajuan", args=[tugas.acuan])
    assert informasi.get_absolute_url() in client.get(jawab.url).content.decode()
    assert "sedang dihitamkan" in client.get(alamat(informasi)).content.decode()
    while kerjakan_berikut(at=SENIN):
        pass
    tugas.refresh_from_db()
    assert tugas.galat == ""
    lama, baru = informasi.berkas.order_by("versi")
    assert (baru.judul, baru.versi, baru.asli.nama) == ("Daftar", 2, "daftar-dihitamkan.pdf") and lama.ditarik_at
    hasil = baru.asli.baca()
    assert not ada(hasil, RAHASIA) and not ada(hasil, NIK) and TERBUKA in teks(hasil)[1]
    assert lama.asli.baca() == ISI


def test_pindaian_dikatakan_harus_dicari_dengan_mata(client, tim, informasi):
    foto = UnggahanBersih("foto.jpg", "image/jpeg", gambar_jpg())
    informasi = lampirkan(informasi, foto, judul="Foto", oleh=tim["ppid"], at=SENIN)
    tujuan = reverse("dip:hitamkan", args=[informasi.acuan, informasi.berkas.get(judul="Foto").kode])
    client.force_login(tim["ppid"])
    kirim(client, tujuan, aksi="cari", kata="apa saja")
    isi = client.get(tujuan).content.decode()
    assert "cari dengan mata: halaman 1" in isi
    kirim(client, tujuan, versi=1, kotak="1; 0; 0; 50; 50; h", aksi="simpan")
    assert "1 kotak tersimpan. Berkasnya belum dihitamkan." in client.get(tujuan).content.decode()


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        ({"kotak": "1; 10; 5", "aksi": "simpan"}, "Baris 1 daftar kotak tidak terbaca"),
        ({"kotak": f"{BARIS}\n9; 10; 5; 50; 12; h", "aksi": "simpan"}, "Kotak 2: halaman 9 tidak ada"),
        ({"kotak": "1; 10; 5; 0; 12; h", "aksi": "simpan"}, "lebih dari nol"),
        ({"kotak": "1; 90; 5; 50; 12; h", "aksi": "hitamkan"}, "di luar halaman 1"),
        ({"kotak": "1; 10; 5; 50; 12", "aksi": "hitamkan"}, "pilih atau tulis alasannya"),
        ({"kotak": "", "aksi": "hitamkan"}, "Belum ada kotak"),
        ({"kotak": f"{BARIS}\n" * 2001, "aksi": "simpan"}, "Terlalu banyak kotak: 2.001"),
        ({"kotak": BARIS, "versi": 7, "aksi": "simpan"}, "baru saja mengubah kotaknya"),
        ({"kotak": BARIS, "versi": "x", "aksi": "simpan"}, "Belum dapat dilanjutkan"),
        ({"kotak": BARIS, "kata": "x", "aksi": "cari"}, "2 sampai 100 huruf"),
        ({"kotak": BARIS, "aksi": "cari"}, "Tulis kata yang dicari"),
        ({"kotak": BARIS, "alasan": "z", "aksi": "cari", "kata": "kata"}, "Belum dapat dilanjutkan"),
        ({"kotak": "1; " + "9" * 400 + "; 5; 50; 12; h", "aksi": "simpan"}, "tidak terbaca"),
        ({"kotak": "\x00<script>", "aksi": "simpan"}, "tidak terbaca"),
    ],
)
def test_masukan_buruk_dijawab_dengan_kalimat_dan_tidak_tersimpan(client, tim, informasi, isi, kata):
    client.force_login(tim["ppid"])
    jawab = kirim(client, alamat(informasi), **isi)
    assert jawab.status_code == 422 and kata in jawab.content.decode()
    assert not Penghitaman.objects.exists() and not PekerjaanLatar.objects.exists()


def test_yang_bukan_pdf_atau_gambar_dan_yang_rusak_dikatakan(client, tim, informasi):
    client.force_login(tim["ppid"])
    for berkas, kata in (
        (berkas_teks(), "Hanya PDF, JPG, dan PNG"),
        (UnggahanBersih("rusak.pdf", "application/pdf", ISI[:300]), "rusak atau tidak lengkap"),
    ):
        lampirkan(informasi, berkas, judul=berkas.nama, oleh=tim["ppid"], at=SENIN)
        tujuan = reverse("dip:hitamkan", args=[informasi.acuan, informasi.berkas.get(judul=berkas.nama).kode])
        jawab = client.get(tujuan)
        assert jawab.status_code == 200 and kata in jawab.content.decode()
        assert kirim(client, tujuan, kotak=BARIS, aksi="hitamkan").status_code == 422
        assert client.get(f"{tujuan}halaman/1/").status_code == 404


def test_gambar_halaman_hanya_bagi_yang_berhak_dan_tidak_disimpan_di_jalan(client, tim, tim_lain, informasi):
    client.force_login(tim["penghubung"])
    jawab = client.get(alamat(informasi, "halaman_hitam", 1))
    assert jawab["Content-Type"] == "image/jpeg" and jawab.content[:2] == b"\xff\xd8"
    assert jawab["Cache-Control"] == "private, no-store"
    assert client.get(alamat(informasi, "halaman_hitam", 3)).status_code == 404
    for orang in (tim["desk"], tim["atasan"], tim["pembina"], *tim_lain.values()):
        client.force_login(orang)
        assert client.get(alamat(informasi, "halaman_hitam", 1)).status_code == 404
        assert client.get(alamat(informasi)).status_code == 404
        assert kirim(client, alamat(informasi), kotak=BARIS, aksi="hitamkan").status_code == 404
    assert not PekerjaanLatar.objects.exists()


def test_unit_lain_tidak_menghitamkan_milik_unit_ini(client, tim, informasi):
    lain = petugas(Peran.PENGHUBUNG, informasi.satker, email="lain@jombang.uji", unit="Subbag Hukum")
    client.force_login(lain)
    jawab = kirim(client, alamat(informasi), kotak=BARIS, aksi="hitamkan")
    assert jawab.status_code == 422 and "dikuasai unit lain" in jawab.content.decode()


def test_dokumen_panjang_dibuka_bagian_demi_bagian(client, tim, informasi):
    panjang = UnggahanBersih("panjang.pdf", "application/pdf", dokumen(*[aliran(TERBUKA)] * 65))
    informasi = lampirkan(informasi, panjang, judul="Panjang", oleh=tim["ppid"], at=SENIN)
    tujuan = reverse("dip:hitamkan", args=[informasi.acuan, informasi.berkas.get(judul="Panjang").kode])
    client.force_login(tim["ppid"])
    assert client.get(tujuan).content.decode().count("<figure") == 30
    jawab = kirim(client, tujuan, kotak="40; 10; 5; 50; 12,5; h", dari=1, ke=31)
    assert jawab.url == f"{tujuan}?dari=31"
    isi = client.get(jawab.url).content.decode()
    assert isi.count("<rect") == 1 and 'data-halaman="60"' in isi and 'data-halaman="61"' not in isi
    assert client.get(f"{tujuan}?dari=99999").content.decode().count("<figure") == 5
    assert client.get(f"{tujuan}?dari=-1x").content.decode().count("<figure") == 30


def test_yang_gagal_dapat_dicoba_lagi_dari_kotaknya(client, tim, informasi):
    client.force_login(tim["ppid"])
    kirim(client, alamat(informasi), kotak=BARIS, aksi="hitamkan")
    minta_batal(PekerjaanLatar.objects.get(), at=SENIN)
    isi = client.get(alamat(informasi)).content.decode()
    assert "Penghitaman terakhir tidak selesai: Dibatalkan." in isi and BARIS in isi


# A request


@pytest.fixture
def jawaban(tim):
    kasus = permohonan_diproses(oleh=tim["desk"])
    disposisi = disposisikan(
        kasus, kepada=tim["penghubung"], instruksi="Siapkan", batas=kasus.jatuh_tempo, oleh=tim["desk"], at=SENIN
    )
    jawab_disposisi(disposisi, jawaban="Ada", berkas=[DOKUMEN], oleh=tim["penghubung"], at=SENIN)
    return kasus, kasus.berkas.get().berkas


def test_berkas_permohonan_dihitamkan_dari_halaman_kasusnya(client, tim, jawaban):
    kasus, sumber = jawaban
    tujuan = reverse("permohonan:hitamkan", args=[kasus.acuan, sumber.kode])
    client.force_login(tim["penghubung"])
    assert tujuan in client.get(kasus.get_absolute_url()).content.decode()
    assert client.get(f"{tujuan}halaman/1/").status_code == 200
    jawab = kirim(client, tujuan, kotak=BARIS, aksi="hitamkan")
    while kerjakan_berikut(at=SENIN):
        pass
    assert "Selesai: 2 halaman." in client.get(jawab.url).content.decode()
    baru = kasus.berkas.hasil().get().berkas
    assert baru.nama == "daftar-dihitamkan.pdf"
    client.force_login(tim["ppid"])
    isi = client.get(reverse("permohonan:putuskan", args=[kasus.acuan])).content.decode()
    assert "daftar-dihitamkan.pdf: Pasal 17 huruf h UU 14/2008, mengungkap rahasia pribadi (halaman 1)." in isi


def test_berkas_permohonan_hanya_bagi_ppid_dan_yang_diteruskan(client, tim, tim_lain, jawaban):
    kasus, sumber = jawaban
    tujuan = reverse("permohonan:hitamkan", args=[kasus.acuan, sumber.kode])
    lain = petugas(Peran.PENGHUBUNG, kasus.satker, email="lain@jombang.uji", unit="Subbag Hukum")
    for orang in (tim["desk"], tim["atasan"], tim["pertimbangan"], lain, *tim_lain.values()):
        client.force_login(orang)
        assert client.get(tujuan).status_code == client.get(f"{tujuan}halaman/1/").status_code == 404
        assert kirim(client, tujuan, kotak=BARIS, aksi="hitamkan").status_code == 404
    client.force_login(tim["desk"])
    assert tujuan not in client.get(kasus.get_absolute_url()).content.decode()
    client.force_login(tim["ppid"])
    assert client.get(tujuan).status_code == 200
    # A file of another case, or of another kind, has no such page.
    asing = reverse("permohonan:hitamkan", args=[permohonan_diproses(oleh=tim["desk"]).acuan, sumber.kode])
    assert client.get(asing).status_code == 404
