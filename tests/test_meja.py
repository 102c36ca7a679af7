"""The desk's pages: what needs a hand, the bell, registration, the case, and the one place that shows the NIK."""

import datetime as dt
import time
from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from permohonan import pekerjaan
from permohonan.models import Asal, JenisInformasi, Permohonan, Sifat
from permohonan.perbuatan.disposisi import disposisikan
from permohonan.perbuatan.keputusan import putuskan
from permohonan.perbuatan.pendaftaran import lampirkan
from permohonan.perbuatan.pesan import kirim_pesan
from ppid.models import HariLibur, JenisSurat, OutgoingMail, Pengguna
from ppid.peran import Peran
from ppid.unggahan import UnggahanBersih
from tests.factories import (
    NIK_UJI,
    SEHARI,
    SENIN,
    isi_keputusan,
    kantor,
    permohonan_diproses,
    permohonan_diputus,
    permohonan_tercatat,
    permohonan_terdaftar,
    permohonan_tidak_lengkap,
    petugas,
)

MEJA = "/meja/"
PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"
    b"\x00\x00\x00\nIDATx\x9cc\x00\x01\x00\x00\x05\x00\x01\r\n-\xb4\x00\x00\x00\x00IEND\xaeB`\x82"
)


@pytest.fixture(autouse=True)
def saat(monkeypatch):
    """The pages are opened one hour after the request came in, or when a test says."""
    jam = {"at": SENIN + dt.timedelta(hours=1)}
    monkeypatch.setattr("django.utils.timezone.now", lambda: jam["at"])
    return jam


def isi(client, alamat, **lain):
    jawab = client.get(alamat, **lain)
    assert jawab.status_code == 200
    return jawab.content.decode()


def bagian(orang, satker, at):
    hasil = pekerjaan.pekerjaan(orang, satker=satker, kalender=HariLibur.objects.kalender(satker), at=at)
    return {satu.nama: satu for satu in hasil}


def banyak_query(client, alamat):
    with CaptureQueriesContext(
        connection,
    ) as tangkapan:
        assert client.get(alamat).status_code == 200
    return len(tangkapan)


# Work page


def test_halaman_kerja_untuk_desk_dan_ppid(client, desk, ppid):
    for orang in (desk, ppid):
        client.force_login(orang)
        assert "Pekerjaan hari ini" in isi(client, MEJA)


def test_peran_lain_diantar_ke_halamannya(client, penghubung, atasan, jombang):
    client.force_login(penghubung)
    assert client.get(MEJA).url == reverse("permohonan:disposisi")
    client.force_login(atasan)
    assert client.get(MEJA).url == reverse("admin:keberatan_keberatan_changelist")
    client.force_login(petugas(Peran.PEMBINA, jombang))
    assert client.get(MEJA).url == reverse("dip:papan")
    client.force_login(Pengguna.objects.create_superuser("super@uji.test", nama="Super"))
    assert client.get(MEJA).url == reverse("admin:index")


def test_tanpa_peran_atau_tanpa_login_tidak_masuk(client, db):
    assert client.get(MEJA).status_code == 302
    client.force_login(Pengguna.objects.create_user("warga@uji.test", nama="Warga"))
    assert client.get(MEJA).status_code == 404


def test_setiap_pekerjaan_muncul_pada_bagiannya(desk, ppid, penghubung, jombang):
    baru = permohonan_terdaftar()
    periksa = permohonan_tercatat(oleh=desk)
    sampaikan = permohonan_tidak_lengkap(oleh=desk)
    jawab = permohonan_diputus(desk=desk, ppid=ppid)
    tutup = permohonan_diputus(
        desk=desk, ppid=ppid, isi=isi_keputusan(putusan="tidak_dikuasai", badan_lain="Bawaslu", waktu_penyediaan=None)
    )
    kirim_pesan(periksa, teks="Sudah sampai?", oleh=Peran.PEMOHON, at=SENIN)
    hasil = bagian(desk, jombang, SENIN)
    assert [b.kasus.pk for b in hasil["baru"].butir] == [baru.pk]
    assert [b.kasus.pk for b in hasil["periksa"].butir] == [periksa.pk]
    assert [b.kasus.pk for b in hasil["sampaikan"].butir] == [sampaikan.pk]
    assert [b["kasus"].pk for b in hasil["serah"].butir] == [jawab.pk]
    assert [k.pk for k in hasil["tutup"].butir] == [tutup.pk]
    assert [k.pk for k in hasil["pesan"].butir] == [periksa.pk]
    assert "tempo" not in hasil and "unit" not in hasil


def test_yang_jatuh_tempo_hari_ini_atau_lewat_ada_di_atas(client, desk, jombang, saat):
    kasus = permohonan_diproses(oleh=desk)
    saat["at"] = SENIN + 22 * SEHARI
    hasil = bagian(desk, jombang, saat["at"])
    assert [b.kasus.pk for b in hasil["tempo"].butir] == [kasus.pk]
    client.force_login(desk)
    assert "Lewat 1 hari" in isi(client, MEJA)


def test_pesan_yang_sudah_dibalas_hilang(desk, jombang):
    kasus = permohonan_tercatat(oleh=desk)
    kirim_pesan(kasus, teks="Sudah sampai?", oleh=Peran.PEMOHON, at=SENIN)
    assert "pesan" in bagian(desk, jombang, SENIN)
    kirim_pesan(kasus, teks="Sudah.", oleh=desk, at=SENIN + dt.timedelta(minutes=5))
    assert "pesan" not in bagian(desk, jombang, SENIN)


def test_surel_gagal_tampil_dengan_alamat_disamarkan_sampai_ditangani(client, desk, jombang):
    kasus = permohonan_tercatat(oleh=desk)
    surel = OutgoingMail.objects.get(case_number=kasus.nomor)
    surel.last_error, surel.attempts = "SMTPRecipientsRefused: {'siti@contoh.test': (550, b'x')}", 3
    surel.save()
    client.force_login(desk)
    halaman = isi(client, MEJA)
    assert "s•••@contoh.test" in halaman and "Alamat penerima ditolak" in halaman
    assert "siti@contoh.test" not in halaman
    assert client.post(f"/meja/kabar/{surel.acuan}/", {"cara": "telepon"}).status_code == 302
    assert "Alamat penerima ditolak" not in isi(client, MEJA)
    surel.refresh_from_db()
    assert surel.handled_at and surel.sent_at is None


def test_surel_kantor_lain_tidak_dapat_ditangani(client, desk):
    lain = permohonan_tercatat(oleh=petugas(Peran.DESK, kantor("3673")))
    surel = OutgoingMail.objects.get(case_number=lain.nomor, recipient="siti@contoh.test")
    OutgoingMail.objects.filter(pk=surel.pk).update(last_error="OSError: x")
    client.force_login(desk)
    assert client.post(f"/meja/kabar/{surel.acuan}/", {"cara": "telepon"}).status_code == 404


def _tambah(desk, ppid, penghubung):
    permohonan_terdaftar()
    permohonan_tercatat(oleh=desk)
    permohonan_tidak_lengkap(oleh=desk)
    kasus = permohonan_diproses(oleh=desk)
    disposisikan(kasus, kepada=penghubung, instruksi="Mohon", batas=kasus.jatuh_tempo, oleh=desk, at=SENIN)
    kirim_pesan(kasus, teks="Halo", oleh=Peran.PEMOHON, at=SENIN)
    permohonan_diputus(desk=desk, ppid=ppid)
    OutgoingMail.objects.update(last_error="OSError: x")


@pytest.mark.parametrize("alamat", [MEJA, "/meja/permohonan/", "/meja/papan/", "/meja/disposisi/"])
def test_banyaknya_query_tidak_bergantung_pada_banyaknya_kasus(client, desk, ppid, penghubung, alamat):
    client.force_login(ppid)
    _tambah(desk, ppid, penghubung)
    sedikit = banyak_query(client, alamat)
    for _ in range(3):
        _tambah(desk, ppid, penghubung)
    assert banyak_query(client, alamat) == sedikit
    assert sedikit <= 25


# Bell


def test_lonceng_menghitung_yang_belum_dibuka(client, desk):
    client.force_login(desk)
    assert 'data-lonceng="0"' in isi(client, "/meja/lonceng/")
    nomor = [permohonan_terdaftar(at=SENIN + dt.timedelta(minutes=n)).nomor for n in range(4)]
    permohonan_tercatat(oleh=desk)
    halaman = isi(client, "/meja/lonceng/")
    assert 'data-lonceng="4"' in halaman
    assert all(n in halaman for n in nomor[1:]) and nomor[0] not in halaman
    assert "Siti Contoh" not in halaman


def test_lonceng_diam_selama_tidak_berubah(client, desk):
    client.force_login(desk)
    permohonan_terdaftar()
    tanda = pekerjaan.lonceng(kantor()).tanda
    jawab = client.get("/meja/lonceng/", {"ada": tanda})
    assert (jawab.status_code, jawab.content) == (204, b"")
    permohonan_terdaftar(at=SENIN + dt.timedelta(minutes=1))
    jawab = client.get("/meja/lonceng/", {"ada": tanda})
    assert jawab.status_code == 200 and jawab["HX-Trigger"] == "permohonanBaru"


def test_lonceng_tidak_berbunyi_untuk_kantor_lain_dan_peran_lain(client, penghubung):
    permohonan_terdaftar()
    client.force_login(petugas(Peran.DESK, kantor("3673")))
    assert 'data-lonceng="0"' in isi(client, "/meja/lonceng/")
    client.force_login(penghubung)
    assert client.get("/meja/lonceng/").status_code == 204


# Offices


def test_kantor_diganti_secara_terbuka(client, desk):
    serang = kantor("3673")
    petugas(Peran.DESK, serang, email=desk.email)
    di_serang = permohonan_terdaftar(satker=serang)
    client.force_login(desk)
    assert client.get(di_serang.get_absolute_url()).status_code == 404
    assert client.post("/meja/kantor/", {"satker": serang.slug}).status_code == 302
    assert "Sekarang Anda bekerja untuk" in isi(client, MEJA)
    assert client.get(di_serang.get_absolute_url()).status_code == 200
    assert client.post("/meja/kantor/", {"satker": "kab-kupang"}).status_code == 404
    assert client.get("/meja/kantor/").status_code == 405


# List


def test_daftar_mencari_nomor_nama_dan_isi(client, desk):
    satu = permohonan_tercatat(oleh=desk, nama="Rina Uji", rincian_informasi="DPT per desa")
    dua = permohonan_tercatat(oleh=desk, nama="Budi Uji", rincian_informasi="SK penetapan calon")
    client.force_login(desk)
    for kata, ada, tiada in (
        ("rina", satu, dua),
        ("penetapan calon", dua, satu),
        (satu.nomor[:3] + "/PPID", satu, dua),
        ("budi SK", dua, satu),
    ):
        halaman = isi(client, "/meja/permohonan/", data={"q": kata})
        assert ada.nomor in halaman and tiada.nomor not in halaman
        assert 'data-total="1"' in halaman
    assert 'data-total="0"' in isi(client, "/meja/permohonan/", data={"q": "tidak ada sama sekali"})


def test_daftar_menyaring_menurut_keadaan(client, desk):
    permohonan_tercatat(oleh=desk)
    proses = permohonan_diproses(oleh=desk)
    client.force_login(desk)
    halaman = isi(client, "/meja/permohonan/", data={"keadaan": "diproses"})
    assert proses.nomor in halaman and 'data-total="1"' in halaman


def test_daftar_berhalaman_menurut_kunci(client, desk, monkeypatch):
    monkeypatch.setattr("permohonan.daftar.SEHALAMAN", 2)
    kasus = [permohonan_tercatat(oleh=desk, at=SENIN + dt.timedelta(minutes=n)) for n in range(5)]
    client.force_login(desk)
    pertama = isi(client, "/meja/permohonan/")
    assert kasus[4].nomor in pertama and kasus[2].nomor not in pertama and 'data-total="5"' in pertama
    kedua = isi(client, "/meja/permohonan/", data={"sesudah": kasus[3].acuan})
    assert kasus[2].nomor in kedua and kasus[1].nomor in kedua and kasus[3].nomor not in kedua
    mundur = isi(client, "/meja/permohonan/", data={"sebelum": kasus[2].acuan})
    assert kasus[3].nomor in mundur and kasus[4].nomor in mundur and kasus[2].nomor not in mundur
    akhir = isi(client, "/meja/permohonan/", data={"sesudah": kasus[1].acuan})
    assert 'rel="next"' not in akhir and 'rel="prev"' in akhir


def test_daftar_tidak_memuat_kantor_lain(client, desk):
    asing = permohonan_terdaftar(satker=kantor("3673"))
    client.force_login(desk)
    assert asing.nomor not in isi(client, "/meja/permohonan/")


def test_kunci_halaman_dari_kantor_lain_sama_dengan_kunci_yang_tidak_ada(client, desk):
    kasus = permohonan_tercatat(oleh=desk)
    asing = permohonan_terdaftar(satker=kantor("3673"), at=SENIN - dt.timedelta(days=1))
    client.force_login(desk)
    for arah in ("sesudah", "sebelum"):
        for kunci in (asing.acuan, "tidak-ada"):
            assert kasus.nomor in isi(client, "/meja/permohonan/", data={arah: kunci})


def test_penghubung_hanya_melihat_yang_diteruskan_kepadanya(client, desk, penghubung):
    lain, miliknya = permohonan_tercatat(oleh=desk), permohonan_diproses(oleh=desk)
    disposisikan(miliknya, kepada=penghubung, instruksi="Mohon", batas=miliknya.jatuh_tempo, oleh=desk, at=SENIN)
    client.force_login(penghubung)
    halaman = isi(client, "/meja/permohonan/")
    assert miliknya.nomor in halaman and lain.nomor not in halaman
    assert client.get(lain.get_absolute_url()).status_code == 404


# Registration


def _isian(client, **ganti):
    client.get("/meja/permohonan/baru/")
    dasar = {
        "kanal": "langsung",
        "diterima_at": "2026-03-09T10:30",
        "nama": "Rina Uji",
        "alamat": "Jl. Melati 2, Jombang",
        "telepon": "0812-0000-1111",
        "identitas_diperlihatkan": "on",
        "rincian_informasi": "Daftar pemilih per desa",
        "tujuan_penggunaan": "Penelitian",
        "cara_akses": "salinan",
        "bentuk": "softcopy",
        "cara_memperoleh": "langsung",
        "jenis_pemohon": "perorangan",
        "token": "t" * 32,
    }
    return dasar | ganti


def test_desk_mencatat_tanpa_email_dan_jenis_kelamin(client, desk, jombang):
    client.force_login(desk)
    jawab = client.post("/meja/permohonan/baru/", _isian(client))
    kasus = Permohonan.objects.get()
    assert jawab.url == f"{kasus.get_absolute_url()}?baru=1"
    assert (kasus.asal, kasus.kanal, kasus.status_identitas) == (Asal.MEJA, "langsung", "diperlihatkan")
    assert jombang.waktu_setempat(kasus.diterima_at).strftime("%H:%M") == "10:30"
    halaman = isi(client, jawab.url)
    assert "Tanda Bukti Permohonan Informasi" in halaman and "Formulir Permohonan Informasi Publik" in halaman


def test_saat_diterima_dibaca_pada_jam_kantor(client, db):
    kupang = kantor("5301")
    client.force_login(petugas(Peran.DESK, kupang))
    halaman = isi(client, "/meja/permohonan/baru/")
    assert "2026-03-09T12:00" in halaman and "WITA" in halaman
    client.post("/meja/permohonan/baru/", _isian(client, diterima_at="2026-03-09T11:45"))
    assert Permohonan.objects.get().diterima_at == dt.datetime(2026, 3, 9, 3, 45, tzinfo=dt.UTC)


def test_menekan_dua_kali_hanya_mencatat_satu(client, desk):
    client.force_login(desk)
    satu = client.post("/meja/permohonan/baru/", _isian(client))
    dua = client.post("/meja/permohonan/baru/", _isian(client))
    assert satu.url == dua.url and Permohonan.objects.count() == 1


def test_dicatat_terlambat_menuntut_alasan_dan_menyimpan_tulisan(client, desk):
    client.force_login(desk)
    terlambat = _isian(client, kanal="surat", diterima_at="2026-03-04T09:00")
    jawab = client.post("/meja/permohonan/baru/", terlambat)
    assert jawab.status_code == 422
    halaman = jawab.content.decode()
    assert "Tulis alasan mengapa baru dicatat" in halaman and "Daftar pemilih per desa" in halaman
    assert "t" * 32 in halaman
    jawab = client.post("/meja/permohonan/baru/", terlambat | {"alasan_terlambat": "Surat baru sampai di meja"})
    assert jawab.status_code == 302


def test_saat_di_masa_depan_ditolak(client, desk):
    client.force_login(desk)
    jawab = client.post("/meja/permohonan/baru/", _isian(client, diterima_at="2026-03-10T09:00"))
    assert jawab.status_code == 422 and "masa depan" in jawab.content.decode()


def test_jenis_informasi_diusulkan_dari_kata_kunci(client, desk):
    jenis = JenisInformasi.objects.create(
        nama="Uji Daftar Pemilih", kata_kunci="daftar pemilih per desa, pemilih per desa"
    )
    JenisInformasi.objects.create(nama="Uji Anggaran", kata_kunci="hibah uji")
    client.force_login(desk)
    client.post("/meja/permohonan/baru/", _isian(client))
    assert Permohonan.objects.get().jenis_informasi == jenis


def test_pencatatan_hanya_untuk_desk_dan_ppid(client, penghubung, atasan):
    for orang in (penghubung, atasan):
        client.force_login(orang)
        assert client.get("/meja/permohonan/baru/").status_code == 404


# Case


def test_membuka_permohonan_baru_mencatat_siapa_yang_memegang_sekali_saja(client, desk, ppid):
    kasus = permohonan_terdaftar()
    client.force_login(desk)
    client.head(kasus.get_absolute_url())
    assert not kasus.riwayat.filter(aksi="buka").exists()
    assert "Pegang: Saya" in isi(client, kasus.get_absolute_url())
    client.force_login(ppid)
    assert f"Pegang: {desk.nama}" in isi(client, kasus.get_absolute_url())
    assert [r.oleh for r in kasus.riwayat.filter(aksi="buka")] == [desk]
    assert pekerjaan.lonceng(kasus.satker).jumlah == 0


def test_peran_lain_membaca_tanpa_memegang(client, atasan):
    kasus = permohonan_terdaftar()
    client.force_login(atasan)
    isi(client, kasus.get_absolute_url())
    assert not kasus.riwayat.filter(aksi="buka").exists()


def test_halaman_kasus_menyebut_tiga_tanggal_dan_kedua_jatuh_tempo(client, desk):
    kasus = permohonan_diproses(oleh=desk, at=SENIN - SEHARI * 3, diterima_at=SENIN - SEHARI * 5)
    client.force_login(desk)
    halaman = isi(client, kasus.get_absolute_url())
    for label in ("Diterima", "Dicatat", "Dinyatakan lengkap", "Bila dihitung sejak lengkap", "Mengapa tanggal ini?"):
        assert label in halaman
    assert f'data-tenggat="{kasus.jatuh_tempo.isoformat()}"' in halaman


def test_kontak_hanya_terbaca_desk_dan_ppid(client, desk, ppid, penghubung, atasan):
    kasus = permohonan_diproses(oleh=desk)
    disposisikan(kasus, kepada=penghubung, instruksi="Mohon", batas=kasus.jatuh_tempo, oleh=desk, at=SENIN)
    for orang, boleh in ((desk, True), (ppid, True), (penghubung, False), (atasan, False)):
        client.force_login(orang)
        halaman = isi(client, kasus.get_absolute_url())
        for data in ("siti@contoh.test", "0812-0000-0000", "Jl. Contoh No. 1"):
            assert (data in halaman) is boleh, (orang, data)


def test_nik_tidak_tampil_di_halaman_mana_pun(client, desk, ppid, penghubung):
    kasus = permohonan_diproses(oleh=desk)
    disposisi = disposisikan(kasus, kepada=penghubung, instruksi="Mohon", batas=kasus.jatuh_tempo, oleh=desk, at=SENIN)
    client.force_login(ppid)
    alamat = ["/meja/", "/meja/papan/", "/meja/permohonan/", "/meja/disposisi/", kasus.get_absolute_url()]
    alamat += [reverse("permohonan:mengapa_petugas", args=[kasus.acuan])]
    alamat += [reverse("permohonan:jawab_disposisi", args=[disposisi.acuan])]
    alamat += [reverse(f"permohonan:{aksi}", args=[kasus.acuan]) for aksi in ("putuskan", "perpanjang", "disposisikan")]
    for satu in alamat:
        assert NIK_UJI not in isi(client, satu)
    assert "••••" in isi(client, kasus.get_absolute_url())


def test_mengapa_tanggal_ini_menyebut_hari_yang_dilewati(client, desk):
    kasus = permohonan_diproses(oleh=desk)
    client.force_login(desk)
    halaman = isi(client, reverse("permohonan:mengapa_petugas", args=[kasus.acuan]))
    assert "tidak dihitung: Sabtu" in halaman and "hari ke-10" in halaman and "Senin, 30 Maret 2026" in halaman


def test_kasus_yang_tidak_ada_dan_kasus_asing_menjawab_sama(client, desk):
    asing = permohonan_terdaftar(satker=kantor("3673"))
    client.force_login(desk)
    hampa = client.get(reverse("permohonan:kasus", args=["x" * 22]))
    tolak = client.get(asing.get_absolute_url())
    assert hampa.status_code == tolak.status_code == 404
    assert hampa.content == tolak.content


def test_alamat_yang_dikarang_menjawab_404(client, ppid):
    client.force_login(ppid)
    for alamat in ("/meja/permohonan/%00/", "/meja/permohonan/%00/identitas/", "/meja/disposisi/%00/"):
        assert client.get(alamat).status_code == 404
    assert client.get("/meja/permohonan/?sesudah=%00&q=%00").status_code == 200
    assert client.get("/meja/papan/?sesudah=%00&tab=%00").status_code == 200
    assert client.post("/meja/kabar/", {"surel": "99999999999999999999999\x00"}).status_code == 404
    assert client.post("/meja/kantor/", {"satker": "\x00"}).status_code == 404


@pytest.mark.parametrize("saat", ["0001-01-01T00:00", "0206-03-09T10:30", "2010-04-30T10:00", "9999-12-31T23:59"])
def test_tahun_diterima_yang_mustahil_ditolak_dengan_alasannya(client, desk, saat):
    client.force_login(desk)
    jawab = client.post("/meja/permohonan/baru/", _isian(client, diterima_at=saat, alasan_terlambat="Arsip lama"))
    assert jawab.status_code == 422
    assert "Periksa" in jawab.content.decode()
    assert not Permohonan.objects.exists()


def test_formulir_yang_sama_di_kantor_lain_adalah_pencatatan_lain(client, desk):
    petugas(Peran.DESK, kantor("3673"), email=desk.email)
    client.force_login(desk)
    dikirim = _isian(client, alasan_terlambat="Arsip lama")
    for slug in ("kab-jombang", "kab-jombang", "kota-serang", "kota-serang"):
        client.post("/meja/kantor/", {"satker": slug})
        assert client.post("/meja/permohonan/baru/", dikirim).status_code == 302
    assert sorted(Permohonan.objects.values_list("satker__slug", flat=True)) == ["kab-jombang", "kota-serang"]


# Identity


@pytest.fixture
def berkas_ktp(desk):
    kasus = permohonan_terdaftar()
    (ktp,) = lampirkan(kasus, [(Sifat.IDENTITAS, UnggahanBersih("ktp.png", "image/png", PNG))], oleh=None, at=SENIN)
    return kasus, ktp.berkas


def masuk_ulang(client, orang):
    """Log in, and give the password once more as the identity view asks."""
    orang.set_password("Rahasia-uji-123")
    orang.save()
    client.force_login(orang)
    client.post(reverse("account_reauthenticate"), {"password": "Rahasia-uji-123"})


def test_identitas_menuntut_masuk_ulang_dalam_setengah_jam(client, desk, berkas_ktp, monkeypatch):
    kasus, _ = berkas_ktp
    alamat = reverse("permohonan:identitas", args=[kasus.acuan])
    desk.set_password("Rahasia-uji-123")
    desk.save()
    client.force_login(desk)
    jawab = client.get(alamat)
    assert jawab.status_code == 302 and jawab.url.startswith(reverse("account_reauthenticate"))
    masuk_ulang(client, desk)
    nanti = SimpleNamespace(time=lambda: time.time() + 1801)
    monkeypatch.setattr("allauth.account.internal.flows.reauthentication.time", nanti)
    assert client.get(alamat).status_code == 302
    assert not kasus.riwayat.filter(aksi="lihat_identitas").exists()


def test_alamat_berkas_identitas_yang_aneh_tidak_ditemukan(client, desk, berkas_ktp):
    kasus, _ = berkas_ktp
    masuk_ulang(client, desk)
    alamat = reverse("permohonan:identitas", args=[kasus.acuan])
    for kode in ("x%00y", "tidak-ada", "x" * 3000):
        assert client.get(f"{alamat}?berkas={kode}").status_code == 404


def test_kata_sandi_yang_benar_membuka_identitas(client, desk, berkas_ktp):
    kasus, _ = berkas_ktp
    desk.set_password("Rahasia-uji-123")
    desk.save()
    client.force_login(desk)
    jawab = client.get(reverse("permohonan:identitas", args=[kasus.acuan]))
    jawab = client.post(jawab.url, {"password": "Rahasia-uji-123"}, follow=True)
    assert NIK_UJI in jawab.content.decode()


def test_identitas_menampilkan_nomor_dan_berkas_dan_mencatat_pembukaannya(client, desk, berkas_ktp):
    kasus, ktp = berkas_ktp
    masuk_ulang(client, desk)
    alamat = reverse("permohonan:identitas", args=[kasus.acuan])
    jawab = client.get(alamat)
    halaman = jawab.content.decode()
    assert NIK_UJI in halaman and "data:image/png;base64," in halaman
    assert "no-store" in jawab["Cache-Control"]
    unduh = client.get(alamat, {"berkas": ktp.kode})
    assert unduh.getvalue() == PNG and "attachment" in unduh["Content-Disposition"]
    assert [r.oleh for r in kasus.riwayat.filter(aksi="lihat_identitas")] == [desk, desk]


def test_desk_membuka_identitas_sampai_tiga_hari_kerja_sesudah_lengkap(client, desk, ppid, saat):
    kasus = permohonan_diproses(oleh=desk)
    alamat = reverse("permohonan:identitas", args=[kasus.acuan])
    saat["at"] = SENIN + 3 * SEHARI
    masuk_ulang(client, desk)
    assert NIK_UJI in isi(client, alamat)
    saat["at"] = SENIN + 4 * SEHARI
    masuk_ulang(client, desk)
    jawab = client.get(alamat)
    assert jawab.status_code == 422 and NIK_UJI not in jawab.content.decode()
    masuk_ulang(client, ppid)
    assert NIK_UJI in isi(client, alamat)


def test_identitas_tidak_terbuka_lewat_halaman_berkas(client, desk, berkas_ktp):
    kasus, ktp = berkas_ktp
    masuk_ulang(client, desk)
    assert client.get(reverse("permohonan:berkas_petugas", args=[kasus.acuan, ktp.kode])).status_code == 404
    assert ktp.kode not in isi(client, kasus.get_absolute_url())


def test_identitas_tertutup_bagi_peran_dan_kantor_lain(client, penghubung, atasan, berkas_ktp):
    kasus, _ = berkas_ktp
    for orang in (penghubung, atasan, petugas(Peran.DESK, kantor("3673"))):
        masuk_ulang(client, orang)
        assert client.get(reverse("permohonan:identitas", args=[kasus.acuan])).status_code == 404


# Letters and files


def test_surat_dan_catatan_kantor(client, desk, monkeypatch):
    monkeypatch.setattr("permohonan.views.meja.cetak", lambda surat, at: b"%PDF-uji")
    kasus = permohonan_tercatat(oleh=desk)
    surat = kasus.surat.get(surat__jenis=JenisSurat.TANDA_BUKTI).surat
    client.force_login(desk)
    pdf = client.get(reverse("permohonan:surat_petugas", args=[kasus.acuan, surat.acuan]))
    assert pdf.content == b"%PDF-uji" and pdf["Content-Type"] == "application/pdf"
    alamat = reverse("permohonan:catatan_surat", args=[kasus.acuan, surat.acuan])
    foto = SimpleUploadedFile("foto.png", PNG, content_type="image/png")
    assert client.post(alamat, {"nomor_agenda": "8/HK.03.1/3517/2026", "foto": foto}).status_code == 302
    surat.refresh_from_db()
    assert surat.nomor_agenda == "8/HK.03.1/3517/2026"
    halaman = isi(client, kasus.get_absolute_url())
    assert "8/HK.03.1/3517/2026" in halaman
    assert client.get(reverse("permohonan:berkas_petugas", args=[kasus.acuan, surat.foto.kode])).status_code == 200


def test_surat_kasus_lain_tidak_terbuka_dari_kasus_ini(client, desk):
    satu, dua = permohonan_tercatat(oleh=desk), permohonan_tercatat(oleh=desk)
    asing = dua.surat.first().surat.acuan
    client.force_login(desk)
    assert client.get(reverse("permohonan:surat_petugas", args=[satu.acuan, asing])).status_code == 404
    assert client.post(reverse("permohonan:catatan_surat", args=[satu.acuan, asing])).status_code == 404


def test_berkas_kasus_menurut_peran(client, desk, ppid, penghubung):
    kasus = permohonan_diproses(oleh=desk)
    disposisikan(kasus, kepada=penghubung, instruksi="Mohon", batas=kasus.jatuh_tempo, oleh=desk, at=SENIN)
    csv = UnggahanBersih("a.csv", "text/csv", b"a\n")
    unit, cabut = lampirkan(kasus, [(Sifat.JAWABAN_UNIT, csv), (Sifat.PENCABUTAN, csv)], oleh=desk, at=SENIN)
    for orang, lampiran, kode in (
        (penghubung, unit, 200),
        (penghubung, cabut, 404),
        (desk, cabut, 200),
        (petugas(Peran.PPID, kantor("3673")), unit, 404),
    ):
        client.force_login(orang)
        alamat = reverse("permohonan:berkas_petugas", args=[kasus.acuan, lampiran.berkas.kode])
        assert client.get(alamat).status_code == kode


def test_jawaban_menyebut_tepat_waktu(client, desk, ppid):
    kasus = permohonan_diproses(oleh=desk)
    putuskan(kasus, isi_keputusan(), oleh=ppid, at=SENIN)
    client.force_login(desk)
    assert "Tepat waktu" in isi(client, kasus.get_absolute_url())
