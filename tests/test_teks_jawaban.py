"""Answer texts that an office keeps: offered, inserted by choice, never sent unread."""

from datetime import timedelta

import pytest
from django.urls import reverse

from permohonan.models import Keputusan, TeksJawaban
from permohonan.perbuatan.penyimpanan_teks import IsiTeks, buang_teks, simpan_teks, ubah_teks
from permohonan.teks_jawaban import teks_untuk
from ppid.galat import AturanDilanggar
from ppid.peran import Peran
from tests.factories import SENIN, informasi_terbit, kantor, permohonan_diproses
from tests.perbuatan.peraga import Tim, tanpa_bekas
from tests.test_bersamaan import serentak

SEJAM = SENIN + timedelta(hours=1)
DPT = IsiTeks(judul="DPT per desa", bagian="diberikan", isi="Rekapitulasi DPT per desa dalam PDF.")


@pytest.fixture(autouse=True)
def saat(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: SEJAM)


@pytest.fixture
def tim(jombang):
    return Tim(jombang)


def simpan(tim: Tim, isi: IsiTeks = DPT, *, peran: Peran = Peran.DESK) -> TeksJawaban:
    return simpan_teks(isi, satker=tim.satker, oleh=tim[peran], at=SENIN)


class TestMenyimpan:
    @pytest.mark.parametrize("peran", [Peran.DESK, Peran.PPID])
    def test_disimpan_diubah_lalu_dibuang_tanpa_hilang(self, tim, peran):
        teks = simpan(tim, peran=peran)
        lain = IsiTeks(judul="DPT", bagian="keterangan", isi="Lihat laman.")
        teks = ubah_teks(teks, lain, dibaca_at=SENIN, oleh=tim[peran], at=SEJAM)
        assert (teks.judul, teks.bagian, teks.isi) == ("DPT", "keterangan", "Lihat laman.")
        assert (teks.diubah_oleh, teks.diubah_at) == (tim[peran], SEJAM)
        buang_teks(teks, oleh=tim[peran], at=SEJAM)
        assert not TeksJawaban.objects.berlaku().exists()
        assert TeksJawaban.objects.get().isi == "Lihat laman."
        with pytest.raises(AturanDilanggar, match="sudah dibuang"):
            ubah_teks(teks, lain, dibaca_at=SEJAM, oleh=tim[peran], at=SEJAM)
        with pytest.raises(AturanDilanggar, match="sudah dibuang"):
            buang_teks(teks, oleh=tim[peran], at=SEJAM)

    def test_peran_dan_kantor_lain_tidak_boleh_dan_yang_kosong_ditolak(self, tim):
        teks = simpan(tim)
        for asing in (tim[Peran.PENGHUBUNG], tim[Peran.ATASAN], Tim(kantor("3673"))[Peran.PPID]):
            with pytest.raises(AturanDilanggar, match="dikelola meja layanan dan PPID"):
                simpan_teks(DPT, satker=tim.satker, oleh=asing, at=SENIN)
            with pytest.raises(AturanDilanggar, match="dikelola meja layanan dan PPID"):
                buang_teks(teks, oleh=asing, at=SENIN)
        with pytest.raises(AturanDilanggar, match="Isi judul dan teksnya"):
            simpan(tim, IsiTeks(judul="x", bagian="diberikan", isi=" "))
        serang = Tim(kantor("3673"))
        butir = informasi_terbit(ppid=serang[Peran.PPID], atasan=serang[Peran.ATASAN])
        with pytest.raises(AturanDilanggar, match="bukan dari daftar kantor ini"):
            simpan(tim, IsiTeks(judul="x", bagian="diberikan", isi="x", informasi=butir))
        assert TeksJawaban.objects.count() == 1

    @pytest.mark.django_db(transaction=True)
    def test_dua_orang_mengubah_sekaligus_yang_kedua_diminta_membaca_dulu(self):
        tim = Tim(kantor())
        teks = simpan(tim)
        desk, ppid = tim[Peran.DESK], tim[Peran.PPID]

        def ubah(oleh, isi):
            baru = IsiTeks(judul="DPT", bagian="diberikan", isi=isi)
            return lambda: ubah_teks(teks, baru, dibaca_at=SENIN, oleh=oleh, at=SEJAM)

        hasil = serentak([ubah(desk, "satu"), ubah(ppid, "dua")], utas=2)
        assert sorted(isinstance(satu, AturanDilanggar) for satu in hasil) == [False, True]


class TestHalaman:
    def test_ditulis_diubah_dan_dibuang_di_halamannya(self, client, tim):
        client.force_login(tim[Peran.DESK])
        kosong = client.post("/meja/teks-jawaban/baru/", {"judul": "DPT", "bagian": "diberikan", "isi": ""})
        assert kosong.status_code == 422 and "Tulis teksnya" in kosong.content.decode()
        isi = {"judul": "DPT", "bagian": "diberikan", "isi": "x", "informasi": "dikarang"}
        karangan = client.post("/meja/teks-jawaban/baru/", isi)
        assert karangan.status_code == 422 and "tidak sedang terbit" in karangan.content.decode()
        client.post("/meja/teks-jawaban/baru/", {"judul": "DPT", "bagian": "diberikan", "isi": "Satu\nDua"})
        teks = TeksJawaban.objects.get()
        assert (teks.isi, teks.diubah_at) == ("Satu\nDua", SEJAM)
        halaman = client.get("/meja/teks-jawaban/").content.decode()
        assert "Satu<br>Dua" in halaman and 'data-total="1"' in halaman
        jalan = reverse("permohonan:ubah_teks", args=[teks.acuan])
        lama = client.post(jalan, {"judul": "DPT", "bagian": "diberikan", "isi": "Tiga"})
        assert lama.status_code == 422 and "baru saja mengubah" in lama.content.decode()
        isi = {"judul": "DPT", "bagian": "diberikan", "isi": "Tiga", "dibaca_at": teks.diubah_at.isoformat()}
        assert client.post(jalan, isi).status_code == 302
        client.post(reverse("permohonan:buang_teks", args=[teks.acuan]))
        assert "Belum ada teks jawaban" in client.get("/meja/teks-jawaban/").content.decode()
        assert client.get(jalan).status_code == 404

    def test_teks_kantor_lain_seperti_tidak_ada(self, client, tim):
        teks = simpan(Tim(kantor("3673")))
        client.force_login(tim[Peran.PPID])
        assert client.get(reverse("permohonan:ubah_teks", args=[teks.acuan])).status_code == 404
        assert client.post(reverse("permohonan:buang_teks", args=[teks.acuan])).status_code == 404
        assert teks.judul not in client.get("/meja/teks-jawaban/").content.decode()


class TestDisisipkan:
    def test_yang_butirnya_cocok_dengan_permohonan_disarankan_lebih_dulu(self, tim):
        butir = informasi_terbit(
            ppid=tim[Peran.PPID], atasan=tim[Peran.ATASAN], nama="Berita acara rekapitulasi kabupaten Pemilu 2024"
        )
        umum = simpan(tim, IsiTeks(judul="A umum", bagian="keterangan", isi="x"))
        cocok = simpan(tim, IsiTeks(judul="Z rekap", bagian="diberikan", isi="y", informasi=butir))
        simpan(Tim(kantor("3673")))
        kasus = permohonan_diproses(oleh=tim[Peran.DESK])
        assert [(t.teks, t.disarankan) for t in teks_untuk(kasus)] == [(cocok, True), (umum, False)]

    def test_tombol_sisipkan_mengembalikan_formulir_dengan_teksnya_dan_tidak_memutus_apa_pun(self, client, tim):
        teks = simpan(tim)
        kasus = permohonan_diproses(oleh=tim[Peran.DESK])
        client.force_login(tim[Peran.PPID])
        jalan = reverse("permohonan:putuskan", args=[kasus.acuan])
        assert f'value="{teks.acuan}"' in client.get(jalan).content.decode()
        isi = {"putusan": "seluruhnya", "diberikan": "Yang saya ketik", "bentuk": "hardcopy", "keterangan": "Catatan"}
        with tanpa_bekas():
            jawaban = client.post(jalan, isi | {"teks": teks.acuan, "sisipkan": "1"})
        assert jawaban.status_code == 200
        halaman = jawaban.content.decode()
        assert f"Yang saya ketik\n\n{DPT.isi}</textarea>" in halaman
        assert "Catatan</textarea>" in halaman and 'value="hardcopy" selected' in halaman
        assert "Baca dan sesuaikan dulu" in halaman
        assert not Keputusan.objects.exists()

    @pytest.mark.parametrize("pilihan", ["", "dikarang\x00", "asing", "dibuang"])
    def test_yang_tidak_dapat_dipilih_dijelaskan_dan_ketikan_tetap_ada(self, client, tim, pilihan):
        asing, dibuang = simpan(Tim(kantor("3673"))), simpan(tim)
        buang_teks(dibuang, oleh=tim[Peran.DESK], at=SENIN)
        kasus = permohonan_diproses(oleh=tim[Peran.DESK])
        client.force_login(tim[Peran.PPID])
        isi = {"diberikan": "Yang saya ketik", "sisipkan": "1"}
        isi["teks"] = {"asing": asing.acuan, "dibuang": dibuang.acuan}.get(pilihan, pilihan)
        halaman = client.post(reverse("permohonan:putuskan", args=[kasus.acuan]), isi).content.decode()
        assert "Pilih dulu teks yang disisipkan" in halaman and "Yang saya ketik</textarea>" in halaman
        assert DPT.isi not in halaman
