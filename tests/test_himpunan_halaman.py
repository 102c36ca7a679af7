"""The pages on which like requests are gathered, answered and handed over together, and letters printed in a row."""

import io
import re
from datetime import timedelta
from typing import Any

import pikepdf
import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from permohonan.models import Himpunan, Permohonan, SasaranBersama, TindakanBersama
from permohonan.perbuatan.pencabutan import cabut
from permohonan.perbuatan.penghimpunan import buat_himpunan, tambah_anggota
from ppid.models import OutgoingMail, PekerjaanLatar
from ppid.pekerjaan_latar import kerjakan_berikut
from ppid.peran import Peran
from tests.factories import SENIN, kantor, permohonan_diproses, permohonan_terdaftar, petugas
from tests.perbuatan.peraga import Tim, tanpa_bekas
from tests.perbuatan.test_biaya import tarif
from tests.test_himpunan import bekerja, himpun, jawab, sejenis

SAAT = SENIN + timedelta(hours=2)
ISIAN = {"putusan": "seluruhnya", "diberikan": "Salinan BA", "bentuk": "softcopy", "waktu_penyediaan": "2026-03-31"}
LAIN = "Berita acara rekapitulasi hasil Pemilu 2019 tingkat kabupaten"


@pytest.fixture(autouse=True)
def saat(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: SAAT)


@pytest.fixture
def tim(jombang):
    return Tim(jombang)


@pytest.fixture
def masuk(client, tim):
    """A browser of the officer in that role."""

    def buka(peran: Peran = Peran.PPID):
        client.force_login(tim[peran])
        return client

    return buka


def kunci_isi(jawaban: Any) -> list[str]:
    """The ticks that say that a text was read."""
    return re.findall(r'name="dibaca" value="(\w+)"', jawaban.content.decode())


def alamat(himpunan: Himpunan, nama: str = "himpunan") -> str:
    return reverse(f"permohonan:{nama}", args=[himpunan.acuan])


class TestMenemukanDanMenghimpun:
    def test_papan_meja_dan_halaman_kasus_menyebut_yang_sejenis(self, masuk, tim):
        kasus = sejenis(tim, 3)
        permohonan_diproses(oleh=tim[Peran.DESK], rincian_informasi="Laporan dana kampanye pasangan calon bupati")
        papan = masuk().get("/meja/papan/?tab=semua").content.decode()
        assert papan.count("2 lain sejenis") == 3
        assert f"?sejenis={kasus[0].acuan}" in papan
        halaman = masuk(Peran.DESK).get(kasus[0].get_absolute_url()).content.decode()
        assert "2 permohonan lain yang belum dijawab tampaknya menanyakan hal sama" in halaman
        himpunan = himpun(tim, kasus)
        halaman = masuk(Peran.DESK).get(kasus[0].get_absolute_url()).content.decode()
        assert alamat(himpunan) in halaman and "tampaknya menanyakan" not in halaman
        assert masuk().get("/meja/papan/?tab=semua").content.decode().count(f"Himpunan: {himpunan}") == 3

    def test_kantor_lain_tidak_ikut_dihitung_dan_tidak_dapat_dihimpun(self, masuk, tim):
        (kasus,), (asing,) = sejenis(tim, 1), sejenis(Tim(kantor("3673")), 1)
        assert "lain sejenis" not in masuk().get("/meja/papan/?tab=semua").content.decode()
        with tanpa_bekas():
            jawaban = masuk().post(
                f"/meja/himpunan/baru/?kasus={kasus.acuan}&kasus={asing.acuan}",
                {"kasus": [kasus.acuan, asing.acuan], "judul": "BA"},
            )
        assert jawaban.status_code == 422
        assert asing.nomor not in jawaban.content.decode()

    def test_dari_daftar_yang_dicentang_menjadi_himpunan_dan_ditambah(self, masuk, tim):
        kasus = sejenis(tim, 3)
        klien = masuk(Peran.DESK)
        jalan = f"/meja/himpunan/baru/?sejenis={kasus[0].acuan}"
        halaman = klien.get(jalan).content.decode()
        assert halaman.count('name="kasus"') == 3 and halaman.count(kasus[0].rincian_informasi) == 3
        kurang = klien.post(jalan, {"kasus": [k.acuan for k in kasus[:2]]})
        assert kurang.status_code == 422 and "Beri nama himpunannya" in kurang.content.decode()
        klien.post(jalan, {"kasus": [k.acuan for k in kasus[:2]], "judul": "BA kabupaten"})
        himpunan = Himpunan.objects.get()
        assert set(himpunan.anggota.values_list("permohonan", flat=True)) == {k.pk for k in kasus[:2]}
        jalan = f"/meja/himpunan/baru/?kasus={kasus[0].acuan}&kasus={kasus[2].acuan}"
        assert "sudah dalam himpunan" in klien.get(jalan).content.decode()
        klien.post(jalan, {"kasus": [kasus[2].acuan], "ke": himpunan.acuan})
        assert himpunan.anggota.count() == 3
        klien.post(alamat(himpunan, "keluarkan_dari_himpunan"), {"kasus": [kasus[0].acuan, "dikarang"]})
        assert himpunan.anggota.count() == 2

    def test_daftar_himpunan_mengusulkan_yang_belum_dihimpun(self, masuk, tim):
        himpunan = himpun(tim, sejenis(tim, 2))
        for _ in range(2):
            permohonan_diproses(oleh=tim[Peran.DESK], rincian_informasi="Laporan dana kampanye pasangan calon bupati")
        halaman = masuk().get("/meja/himpunan/").content.decode()
        assert "2 permohonan" in halaman and "Laporan dana kampanye" in halaman
        assert himpunan.judul in halaman and 'data-total="1"' in halaman

    def test_banyaknya_kueri_tidak_bertambah_dengan_banyaknya_permohonan(self, masuk, tim):
        kasus = sejenis(tim, 3)
        himpunan = himpun(tim, kasus)
        halaman = ["/meja/papan/?tab=semua", "/meja/himpunan/", alamat(himpunan), alamat(himpunan, "putuskan_bersama")]
        halaman += [alamat(himpunan, "serahkan_bersama"), f"/meja/cetak/?himpunan={himpunan.acuan}"]
        klien = masuk()

        def kueri() -> list[int]:
            hasil = []
            for satu in halaman:
                with CaptureQueriesContext(
                    connection,
                ) as tertangkap:
                    assert klien.get(satu).status_code == 200
                hasil.append(len(tertangkap))
            return hasil

        kueri()
        sebelum = kueri()
        tambah_anggota(himpunan, sejenis(tim, 12), oleh=tim[Peran.DESK], at=SENIN)
        assert kueri() == sebelum


class TestMenjawab:
    def test_isi_yang_berbeda_ditandai_dan_harus_dibaca_dulu(self, masuk, tim):
        kasus = [*sejenis(tim, 2), *sejenis(tim, 1, rincian_informasi=LAIN)]
        himpunan = himpun(tim, kasus)
        klien, jalan = masuk(), alamat(himpunan, "putuskan_bersama")
        halaman = klien.get(jalan)
        assert "Hanya di sini: <strong>2019</strong>" in halaman.content.decode()
        assert "Tidak ada di sini: <strong>2024</strong>" in halaman.content.decode()
        sama, beda = kunci_isi(halaman)
        dijawab = [k.acuan for k in kasus]
        with tanpa_bekas():
            jawaban = klien.post(jalan, ISIAN | {"dijawab": dijawab, "dibaca": [sama]})
        assert jawaban.status_code == 422
        assert f"Belum dicentang sudah dibaca: isi permohonan {kasus[2].nomor}" in jawaban.content.decode()
        klien.post(jalan, ISIAN | {"dijawab": dijawab[:2], "dibaca": [sama]})
        assert set(SasaranBersama.objects.values_list("permohonan", flat=True)) == {k.pk for k in kasus[:2]}
        assert beda not in (sama, "")

    def test_yang_tidak_dapat_dijawab_disebut_sebelum_menerbitkan(self, masuk, tim):
        kasus = [*sejenis(tim, 2), permohonan_terdaftar()]
        himpunan = himpun(tim, kasus)
        cabut(kasus[1], oleh=Peran.PEMOHON, at=SENIN)
        halaman = masuk().get(alamat(himpunan, "putuskan_bersama")).content.decode()
        assert "Tidak ikut dijawab" in halaman
        assert "Sudah dicabut pemohon" in halaman and "Belum dinyatakan lengkap" in halaman
        assert halaman.count('name="dijawab"') == 1

    def test_dari_formulir_sampai_gagal_satu_dan_dicoba_lagi(self, masuk, tim):
        kasus = sejenis(tim, 3)
        himpunan = himpun(tim, kasus)
        klien, jalan = masuk(), alamat(himpunan, "putuskan_bersama")
        dibaca = kunci_isi(klien.get(jalan))
        berkas = SimpleUploadedFile("hasil.csv", b"a,b\n1,2\n", content_type="text/csv")
        isi = ISIAN | {"dijawab": [k.acuan for k in kasus], "dibaca": dibaca, "berkas": berkas}
        assert klien.post(jalan, isi).headers["Location"] == alamat(himpunan)
        halaman = klien.get(alamat(himpunan)).content.decode()
        assert "0 dari 3 permohonan" in halaman and "Jawab bersama (" not in halaman
        tekan_lagi = klien.post(jalan, ISIAN | {"dijawab": [kasus[0].acuan], "dibaca": dibaca})
        assert "sedang dikerjakan" in tekan_lagi.content.decode()
        usul = tim.diusulkan(kasus[1]).koreksi.get()
        bekerja(SAAT)
        halaman = klien.get(alamat(himpunan)).content.decode()
        assert "2 selesai, 1 belum" in halaman and "Koreksinya menunggu persetujuan" in halaman
        usul.delete()
        tindakan = TindakanBersama.objects.get()
        klien.post(alamat(himpunan, "ulangi_bersama"), {"tindakan": tindakan.acuan})
        bekerja(SAAT)
        assert "selesai untuk 3 permohonan" in klien.get(alamat(himpunan)).content.decode()
        assert OutgoingMail.objects.filter(topic="jawaban").count() == 3

    def test_yang_gagal_dulu_tetap_terlihat_sesudah_jawaban_bersama_berikutnya(self, masuk, tim):
        kasus = sejenis(tim, 3)
        himpunan = himpun(tim, kasus)
        usul = [tim.diusulkan(satu).koreksi.get() for satu in kasus[:2]]
        jawab(tim, himpunan, kasus[:2])
        bekerja(SAAT)
        for satu in usul:
            satu.delete()
        jawab(tim, himpunan, kasus[1:])
        bekerja(SAAT)
        halaman = masuk().get(alamat(himpunan)).content.decode()
        assert "selesai untuk 2 permohonan" in halaman
        assert "0 selesai, 1 belum" in halaman and "Coba lagi yang belum (1)" in halaman

    def test_mencoba_lagi_hanya_ditawarkan_kepada_ppid_yang_membaca(self, masuk, client, tim):
        kasus = sejenis(tim, 2)
        himpunan = himpun(tim, kasus)
        tim.diusulkan(kasus[1])
        tindakan = jawab(tim, himpunan, kasus)
        bekerja(SAAT)
        assert "Coba lagi yang belum (1)" in masuk().get(alamat(himpunan)).content.decode()
        client.force_login(petugas(Peran.PPID, tim.satker, email="plh@kab-jombang.uji"))
        halaman = client.get(alamat(himpunan)).content.decode()
        assert "Coba lagi" not in halaman and f"Isinya dibaca {tim[Peran.PPID].nama}" in halaman
        ulang = client.post(alamat(himpunan, "ulangi_bersama"), {"tindakan": tindakan.acuan}, follow=True)
        assert "Siapkan jawaban bersama yang baru" in ulang.content.decode()

    def test_yang_tidak_dipungut_disebut_dan_tidak_ikut_dijawab_berbiaya(self, masuk, tim):
        kasus = [*sejenis(tim, 1, bentuk="hardcopy", cara_memperoleh="langsung"), *sejenis(tim, 1)]
        himpunan = himpun(tim, kasus)
        klien, jalan = masuk(), alamat(himpunan, "putuskan_bersama")
        isi = ISIAN | {"bentuk": "hardcopy", "cara_pembayaran": "tunai", f"tarif_{tarif(tim.satker).pk}": "10"}
        isi |= {"dijawab": [k.acuan for k in kasus], "dibaca": kunci_isi(klien.get(jalan))}
        halaman = klien.post(jalan, isi, follow=True).content.decode()
        assert "untuk 1 permohonan sedang dikerjakan" in halaman
        assert f"Tidak ikut dijawab: {kasus[1].nomor}. Pemohonnya meminta softcopy" in halaman

    @pytest.mark.parametrize(
        ("ganti", "pesan"),
        [
            ({"dijawab": []}, "Centang paling sedikit satu permohonan"),
            ({"dijawab": ["dikarang"]}, "tidak ada lagi di sini"),
            ({"diberikan": ""}, "Tulis informasi apa yang diberikan"),
            ({"putusan": "ditolak"}, "Pilihan ini tidak ada"),
            ({"putusan": "masih_diuji"}, "Pilihan ini tidak ada"),
            ({"waktu_penyediaan": "2026-02-30"}, "Tanggal ini tidak ada"),
            ({"dibaca": ["\x00"]}, "Ada yang dicentang"),
        ],
    )
    def test_isian_keliru_dijelaskan_dan_tidak_menyimpan_apa_pun(self, masuk, tim, ganti, pesan):
        kasus = sejenis(tim, 2)
        himpunan = himpun(tim, kasus)
        klien, jalan = masuk(), alamat(himpunan, "putuskan_bersama")
        isi = ISIAN | {"dijawab": [k.acuan for k in kasus], "dibaca": kunci_isi(klien.get(jalan))}
        with tanpa_bekas():
            jawaban = klien.post(jalan, isi | ganti)
        assert jawaban.status_code == 422 and pesan in jawaban.content.decode()
        assert not TindakanBersama.objects.exists() and not PekerjaanLatar.objects.exists()

    def test_tindakan_kantor_lain_tidak_diulang_dari_sini(self, masuk, tim):
        lain = Tim(kantor("3673"))
        kasus_lain = sejenis(lain, 2)
        himpunan_lain = buat_himpunan("BA", kasus_lain, satker=lain.satker, oleh=lain[Peran.DESK], at=SENIN)
        tindakan = jawab(lain, himpunan_lain, kasus_lain)
        himpunan = himpun(tim, sejenis(tim, 2))
        klien = masuk()
        jawaban = klien.post(alamat(himpunan, "ulangi_bersama"), {"tindakan": tindakan.acuan}, follow=True)
        assert "tidak ada pada himpunan ini" in jawaban.content.decode()
        assert klien.get(alamat(himpunan_lain)).status_code == 404


class TestMenyerahkan:
    def test_yang_lewat_email_diserahkan_yang_lain_disebut_sebabnya(self, masuk, tim):
        kasus = [*sejenis(tim, 2), *sejenis(tim, 1, cara_memperoleh="langsung")]
        himpunan = himpun(tim, kasus)
        jawab(tim, himpunan, kasus)
        bekerja(SAAT)
        OutgoingMail.objects.update(sent_at=SAAT)
        klien, jalan = masuk(Peran.DESK), alamat(himpunan, "serahkan_bersama")
        halaman = klien.get(jalan).content.decode()
        assert halaman.count('name="diserahkan"') == 2 and "Diminta lewat mengambil langsung" in halaman
        isi: dict[str, Any] = {"diserahkan": [k.acuan for k in kasus[:2]]}
        kurang = klien.post(jalan, isi)
        assert kurang.status_code == 422 and "Belum ada berkas pada permohonan" in kurang.content.decode()
        berkas = SimpleUploadedFile("hasil.csv", b"a,b\n1,2\n", content_type="text/csv")
        klien.post(jalan, isi | {"berkas": berkas})
        bekerja(SAAT)
        assert [k.status for k in Permohonan.objects.order_by("pk")] == ["diserahkan", "diserahkan", "diputus"]
        assert "Penyerahan bersama selesai untuk 2 permohonan" in klien.get(alamat(himpunan)).content.decode()


class TestMencetak:
    def cetakan(self, klien: Any, jalan: str, **isi: Any) -> list[str]:
        """The text of each page of the finished file."""
        jawaban = klien.post(jalan, isi)
        assert jawaban.status_code == 302, jawaban.content.decode()
        assert kerjakan_berikut(at=SAAT)
        tugas = PekerjaanLatar.objects.latest("pk")
        assert tugas.galat == "" and tugas.berkas is not None
        unduhan = b"".join(klien.get(reverse("unduh_pekerjaan", args=[tugas.acuan])))
        with pikepdf.open(io.BytesIO(unduhan)) as pdf:
            assert "/StructTreeRoot" in pdf.Root
        return [h.get_textpage().get_text_range() for h in pypdfium2.PdfDocument(unduhan)]

    def test_surat_himpunan_satu_berkas_urut_nomor(self, masuk, tim):
        kasus = sejenis(tim, 3)
        himpunan = himpun(tim, kasus)
        jawab(tim, himpunan, kasus)
        bekerja(SAAT)
        klien = masuk(Peran.DESK)
        jalan = f"/meja/cetak/?himpunan={himpunan.acuan}"
        assert "Pemberitahuan Tertulis (3)" in klien.get(jalan).content.decode()
        halaman = self.cetakan(klien, jalan, jenis=["PPID-D"])
        letak = [next(n for n, teks in enumerate(halaman) if satu.nomor in teks) for satu in kasus]
        assert letak == sorted(letak) and len(set(letak)) == 3

    def test_yang_dicentang_dan_sehari_dan_yang_kosong(self, masuk, tim):
        kasus = sejenis(tim, 2)
        klien = masuk(Peran.DESK)
        (halaman,) = self.cetakan(klien, f"/meja/cetak/?kasus={kasus[1].acuan}", jenis=["tanda-bukti"])
        assert kasus[1].nomor in halaman
        assert len(self.cetakan(klien, "/meja/cetak/", jenis=["tanda-bukti"], tanggal=f"{SENIN:%Y-%m-%d}")) == 1
        for isi, pesan in (
            ({"jenis": ["PPID-D"], "tanggal": "2026-03-09"}, "Tidak ada surat untuk dicetak"),
            ({"jenis": ["PPID-D"]}, "Isi tanggal suratnya"),
            ({"tanggal": "2026-03-09"}, "Pilih paling sedikit satu jenis surat"),
            ({"jenis": ["tanggapan-keberatan"], "tanggal": "2026-03-09"}, "tidak dicetak di sini"),
        ):
            jawaban = klien.post("/meja/cetak/", isi)
            assert jawaban.status_code == 422 and pesan in jawaban.content.decode()

    def test_surat_kantor_lain_tidak_tercetak(self, masuk, tim):
        (asing,) = sejenis(Tim(kantor("3673")), 1)
        jawaban = masuk(Peran.DESK).post(f"/meja/cetak/?kasus={asing.acuan}", {"jenis": ["tanda-bukti"]})
        assert jawaban.status_code == 422 and not PekerjaanLatar.objects.exists()

    def test_surat_yang_tidak_dapat_dicetak_disebut(self, masuk, tim, monkeypatch):
        (kasus,) = sejenis(tim, 1)
        monkeypatch.setattr("permohonan.cetak.cetak", lambda surat, at: 1 / 0)
        masuk(Peran.DESK).post(f"/meja/cetak/?kasus={kasus.acuan}", {"jenis": ["tanda-bukti"]})
        kerjakan_berikut(at=SAAT)
        galat = PekerjaanLatar.objects.get().galat
        assert galat.startswith(f"Tanda Bukti Permohonan Informasi {kasus.nomor} tidak dapat dicetak")
