"""Many ask alike and are answered together; each keeps its number, letter, receipt and clock."""

import os
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection

from permohonan import tindakan_bersama
from permohonan.alur import Status
from permohonan.himpunan import pelaksanaan
from permohonan.models import (
    AnggotaHimpunan,
    Himpunan,
    Keputusan,
    Penyampaian,
    Permohonan,
    SasaranBersama,
    Sifat,
    SuratPermohonan,
    TindakanBersama,
)
from permohonan.perbuatan.keputusan import putuskan
from permohonan.perbuatan.pembukaan_kembali import buka_kembali
from permohonan.perbuatan.pencabutan import cabut
from permohonan.perbuatan.pendaftaran import lampirkan
from permohonan.perbuatan.penghimpunan import buat_himpunan, himpunkan, keluarkan_dari_himpunan, tambah_anggota
from permohonan.sejenis import Sejenis, beda
from permohonan.tindakan_bersama import halangan, mulai_bersama, ulangi_bersama
from ppid import outbox
from ppid.galat import AturanDilanggar
from ppid.models import JenisSurat, OutgoingMail, PekerjaanLatar, Pengguna
from ppid.pekerjaan_latar import SEWA, kerjakan_berikut, minta_batal
from ppid.peran import Peran
from tests.factories import (
    SEHARI,
    SENIN,
    berkas_teks,
    isi_keputusan,
    kantor,
    periksa_berkas,
    permohonan_diproses,
    permohonan_terdaftar,
    petugas,
    uji_konsekuensi,
)
from tests.perbuatan.peraga import Tim, ditolak, peristiwa, tanpa_bekas, terakhir
from tests.perbuatan.test_biaya import tarif
from tests.test_bersamaan import serentak

Aksi = TindakanBersama.Aksi
SEJAM = SENIN + timedelta(hours=1)
DUA_JAM = SENIN + timedelta(hours=2)


@pytest.fixture
def tim(jombang):
    return Tim(jombang)


def sejenis(tim: Tim, banyak: int, **ganti: Any) -> list[Permohonan]:
    """So many people who ask the same, each on another day, so that each has a term of its own."""
    hari = [SENIN - (nomor % 3) * SEHARI for nomor in range(banyak)]
    return [
        permohonan_diproses(oleh=tim[Peran.DESK], at=at, email=f"{n}@contoh.test", **ganti) for n, at in enumerate(hari)
    ]


def himpun(tim: Tim, kasus: list[Permohonan]) -> Himpunan:
    return buat_himpunan("Rekapitulasi kabupaten", kasus, satker=tim.satker, oleh=tim[Peran.DESK], at=SENIN)


def jawab(tim: Tim, himpunan: Himpunan, kasus: list[Permohonan], **ganti: Any) -> TindakanBersama:
    siapa = {"oleh": tim[Peran.PPID], "at": SEJAM}
    return mulai_bersama(himpunan, Aksi.PUTUSKAN, kasus, **{"isi": isi_keputusan()} | siapa | ganti)


def bekerja(at=DUA_JAM) -> None:
    """What the worker does: every waiting job."""
    while kerjakan_berikut(at=at):
        pass


def status(kasus: list[Permohonan]) -> list[str]:
    semua = dict(Permohonan.objects.values_list("pk", "status"))
    return [semua[satu.pk] for satu in kasus]


def belum(tindakan: TindakanBersama) -> dict[str, str]:
    """Which cases are not done, and why."""
    return dict(tindakan.sasaran.filter(selesai_at=None).values_list("permohonan__nomor", "galat"))


class TestSejenis:
    def test_yang_menanyakan_hal_sama_dikenali_walau_kata_dan_urutannya_lain(self):
        teks = {
            "a": "Mohon daftar pemilih tetap Pemilu 2024 Kecamatan Ploso",
            "b": "DPT Kecamatan Ploso pemilu 2024",
            "c": "Saya meminta data DPT pemilu tahun 2024 di kecamatan ploso untuk skripsi",
            "d": "Laporan dana kampanye pasangan calon bupati",
            "e": "...",
        }
        hasil = Sejenis.dari(teks.items())
        assert sorted(hasil.lain("a")) == ["b", "c"]
        assert [hasil.banyak(k) for k in teks] == [2, 2, 2, 0, 0]
        assert [sorted(k) for k in hasil.kelompok()] == [["a", "b", "c"]]

    def test_yang_berbeda_disebut_katanya(self):
        satu = beda("DPT Kecamatan Ngoro 2019", "Daftar pemilih tetap Kecamatan Ploso 2024")
        assert (sorted(satu.lebih), sorted(satu.kurang)) == (["2019", "ngoro"], ["2024", "ploso"])
        assert not beda("DPT Ploso", "ploso dpt")

    def test_enam_ratus_permohonan_dibandingkan_tanpa_memasang_masing_masing(self, monkeypatch):
        """Sixty different questions asked ten times each: alike within, not across; and hardly a pair is compared."""
        bandingan = 0

        class Hitung(frozenset):
            def __and__(self, lain):
                nonlocal bandingan
                bandingan += 1
                return frozenset.__and__(self, lain)

            __hash__ = frozenset.__hash__

        monkeypatch.setattr("permohonan.sejenis.inti", lambda teks: Hitung(teks.split()))
        soal = "desa d{0} kecamatan k{0} tps t{0} hasil pemilu x{1}"
        teks = [(f"{n}", soal.format(n // 10, n)) for n in range(600)]
        hasil = Sejenis.dari(teks)
        assert {hasil.banyak(kunci) for kunci, _ in teks} == {9}
        assert len(hasil.kelompok()) == 60
        assert bandingan < 600 * 20


class TestMenghimpun:
    @pytest.mark.parametrize("peran", [Peran.DESK, Peran.PPID])
    def test_yang_dihimpun_hanya_bertambah_riwayatnya(self, tim, peran):
        kasus = sejenis(tim, 2)
        sebelum = Permohonan.objects.filter(pk=kasus[0].pk).values().get()
        himpunan = buat_himpunan("BA", kasus, satker=tim.satker, oleh=tim[peran], at=SEJAM)
        assert Permohonan.objects.filter(pk=kasus[0].pk).values().get() == sebelum
        assert peristiwa(kasus[0])[-1] == ("himpunkan", "diproses", "diproses", peran)
        assert terakhir(kasus[0]).rincian == {"himpunan": himpunan.acuan}
        keluarkan_dari_himpunan(kasus[0], oleh=tim[peran], at=DUA_JAM)
        assert peristiwa(kasus[0])[-1] == ("keluarkan_dari_himpunan", "diproses", "diproses", peran)
        assert [a.permohonan for a in himpunan.anggota.all()] == [kasus[1]]
        tambah_anggota(himpunan, [kasus[0]], oleh=tim[peran], at=DUA_JAM)
        assert himpunan.anggota.count() == 2

    def test_yang_sudah_dihimpun_di_tempat_lain_menggagalkan_semuanya(self, tim):
        kasus = sejenis(tim, 4)
        himpun(tim, kasus[:2])
        with ditolak(f"{kasus[1].nomor}: Sudah ada dalam himpunan"):
            himpun(tim, kasus[1:])
        assert Himpunan.objects.count() == 1

    def test_kantor_lain_tidak_tercampur(self, tim):
        lain = Tim(kantor("3673"))
        kasus = [*sejenis(tim, 1), *sejenis(lain, 1)]
        with ditolak("tidak berwenang"):
            himpun(tim, kasus)
        orang_dua = lain[Peran.DESK]
        petugas(Peran.DESK, tim.satker, email=orang_dua.email)
        with ditolak("kantornya sendiri"):
            buat_himpunan("BA", kasus, satker=tim.satker, oleh=orang_dua, at=SENIN)

    def test_satu_saja_bukan_himpunan_dan_hampa_tidak_ditambahkan(self, tim):
        kasus = sejenis(tim, 3)
        with ditolak("paling sedikit dua"):
            himpun(tim, kasus[:1])
        himpunan = himpun(tim, kasus[:2])
        with ditolak("Centang permohonan"):
            tambah_anggota(himpunan, [], oleh=tim[Peran.DESK], at=SENIN)
        with ditolak("tidak ada dalam himpunan"):
            keluarkan_dari_himpunan(kasus[2], oleh=tim[Peran.DESK], at=SENIN)

    def test_yang_sudah_dijawab_tidak_dihimpun(self, tim):
        kasus = [*sejenis(tim, 1), tim.diputus()]
        with ditolak(f"{kasus[1].nomor}: .*tidak dapat dilakukan"):
            himpun(tim, kasus)


class TestMenjawabBersama:
    def test_enam_puluh_permohonan_dijawab_sekaligus_satu_gagal_lalu_diulang(self, tim, monkeypatch):
        """Sixty letters of sixty numbers, due dates as they were, sixty mails; what failed alone is tried again."""
        kasus = sejenis(tim, 60)
        tempo = dict(Permohonan.objects.values_list("pk", "jatuh_tempo"))
        assert len(set(tempo.values())) > 1
        himpunan = himpun(tim, kasus)
        macet = kasus[17].pk
        asli = tindakan_bersama.putuskan

        def suratnya_macet(satu, *isi, **ganti):
            if satu.pk == macet:
                asli(satu, *isi, **ganti)
                raise RuntimeError("templat rusak")
            return asli(satu, *isi, **ganti)

        monkeypatch.setattr(tindakan_bersama, "putuskan", suratnya_macet)
        berkas = [berkas_teks()]
        tindakan = jawab(tim, himpunan, kasus, berkas=berkas)
        assert status(kasus) == [Status.DIPROSES] * 60
        bekerja()
        assert status(kasus).count(Status.DIPUTUS) == 59
        assert belum(tindakan) == {kasus[17].nomor: tindakan_bersama.GALAT_SISTEM}
        assert not Keputusan.objects.filter(permohonan=macet).exists()
        tugas = PekerjaanLatar.objects.get()
        assert (tugas.kemajuan, tugas.jumlah, tugas.galat) == (60, 60, "")
        assert f"{kasus[17].nomor}: BELUM. Gagal karena galat" in tugas.berkas.baca().decode()

        monkeypatch.setattr(tindakan_bersama, "putuskan", asli)
        surat_lama = set(SuratPermohonan.objects.values_list("pk", flat=True))
        ulangi_bersama(tindakan, oleh=tim[Peran.PPID], at=DUA_JAM)
        bekerja(DUA_JAM + timedelta(hours=1))
        baru = SuratPermohonan.objects.exclude(pk__in=surat_lama)
        assert [(s.permohonan_id, s.surat.jenis) for s in baru] == [(macet, JenisSurat.PPID_D)]
        assert belum(tindakan) == {}

        surat = SuratPermohonan.objects.filter(surat__jenis=JenisSurat.PPID_D)
        assert sorted(surat.values_list("surat__nomor", flat=True)) == sorted(satu.nomor for satu in kasus)
        assert dict(Permohonan.objects.values_list("pk", "jatuh_tempo")) == tempo
        surel = OutgoingMail.objects.filter(topic="jawaban")
        assert sorted(surel.values_list("recipient", flat=True)) == sorted(f"{n}@contoh.test" for n in range(60))
        for satu in Permohonan.objects.all():
            assert [p[0] for p in peristiwa(satu)][-2:] == ["himpunkan", "putuskan"]
            assert satu.berkas.hasil().count() == 1
        with ditolak("tidak ada yang perlu diulang"):
            ulangi_bersama(tindakan, oleh=tim[Peran.PPID], at=DUA_JAM)

        # And handed over in one go, once the mails are accepted and the file is checked.
        while outbox.deliver_next(at=DUA_JAM + timedelta(hours=2)):
            pass
        periksa_berkas(at=DUA_JAM)
        serah = mulai_bersama(himpunan, Aksi.SERAHKAN, kasus, oleh=tim[Peran.DESK], at=SENIN + SEHARI)
        bekerja(SENIN + SEHARI)
        assert belum(serah) == {}
        assert Penyampaian.objects.filter(cara="email", surat=None).count() == 60
        tanda_terima = SuratPermohonan.objects.filter(surat__jenis=JenisSurat.TANDA_TERIMA)
        assert len(set(tanda_terima.values_list("surat__nomor", flat=True))) == 60
        assert status(kasus) == [Status.DISERAHKAN] * 60

    def test_waktu_jawaban_adalah_saat_pekerja_mengerjakannya_bukan_saat_tombol_ditekan(self, tim):
        kasus = sejenis(tim, 2)
        jawab(tim, himpun(tim, kasus), kasus)
        bekerja(SENIN + 3 * SEHARI)
        assert {k.at for k in Keputusan.objects.all()} == {SENIN + 3 * SEHARI}

    def test_yang_berubah_sesudah_tombol_ditekan_disebut_sebabnya_dan_tidak_menahan_yang_lain(self, tim):
        kasus = sejenis(tim, 6)
        himpunan = himpun(tim, kasus)
        tindakan = jawab(tim, himpunan, kasus)
        cabut(kasus[0], oleh=Peran.PEMOHON, at=SEJAM)
        putuskan(kasus[1], isi_keputusan(), oleh=tim[Peran.PPID], at=SEJAM)
        keluarkan_dari_himpunan(kasus[2], oleh=tim[Peran.DESK], at=SEJAM)
        tim.diusulkan(kasus[3])
        bekerja()
        assert belum(tindakan) == {
            kasus[0].nomor: "Sudah dicabut pemohon.",
            kasus[1].nomor: "Sudah dijawab.",
            kasus[2].nomor: tindakan_bersama.DIKELUARKAN,
            kasus[3].nomor: "Koreksinya menunggu persetujuan. Putuskan koreksinya dulu.",
        }
        assert status(kasus[4:]) == [Status.DIPUTUS] * 2
        assert Keputusan.objects.filter(permohonan=kasus[1]).count() == 1

    def test_penolakan_menunjuk_uji_dan_memberi_setiap_orang_suratnya(self, tim):
        kasus = sejenis(tim, 2)
        isi = isi_keputusan(putusan="ditolak", diberikan="", waktu_penyediaan=None, uji=uji_konsekuensi(tim.satker))
        jawab(tim, himpun(tim, kasus), kasus, isi=isi)
        bekerja()
        assert SuratPermohonan.objects.filter(surat__jenis=JenisSurat.PPID_E).count() == 2

    def test_yang_tidak_boleh_menurut_undang_undang_ditolak_sebelum_dititipkan(self, tim):
        kasus = sejenis(tim, 2)
        himpunan = himpun(tim, kasus)
        with ditolak("Tulis informasi apa yang diberikan"):
            jawab(tim, himpunan, kasus, isi=isi_keputusan(diberikan=" "))
        with ditolak("Masih diuji"):
            jawab(tim, himpunan, kasus, isi=isi_keputusan(putusan="masih_diuji", tidak_diberikan="x"))
        with ditolak("Centang paling sedikit satu"):
            jawab(tim, himpunan, [])
        lain = tim.diproses()
        with ditolak("baru saja dikeluarkan"):
            jawab(tim, himpunan, [*kasus, lain])
        assert not TindakanBersama.objects.exists() and not PekerjaanLatar.objects.exists()

    @pytest.mark.parametrize("peran", [Peran.DESK, Peran.PENGHUBUNG, Peran.ATASAN])
    def test_hanya_ppid_kantor_itu_yang_menjawab(self, tim, peran):
        kasus = sejenis(tim, 2)
        himpunan = himpun(tim, kasus)
        with ditolak("tidak berwenang"):
            jawab(tim, himpunan, kasus, oleh=tim[peran])
        with ditolak("tidak berwenang"):
            jawab(tim, himpunan, kasus, oleh=Tim(kantor("3673"))[Peran.PPID])

    def test_ppid_yang_tugasnya_berakhir_sebelum_dikerjakan_tidak_lagi_menjawab(self, tim):
        kasus = sejenis(tim, 2)
        tindakan = jawab(tim, himpun(tim, kasus), kasus)
        tim[Peran.PPID].penugasan.update(sampai=SENIN.date())
        bekerja(SENIN + 2 * SEHARI)
        assert set(belum(tindakan).values()) == {"Peran Anda tidak berwenang melakukan “Putuskan”."}

    def test_dihentikan_di_tengah_lalu_dilanjutkan(self, tim, monkeypatch):
        kasus = sejenis(tim, 3)
        himpunan = himpun(tim, kasus)
        asli = tindakan_bersama.putuskan

        def lalu_dihentikan(*isi, **ganti):
            minta_batal(PekerjaanLatar.objects.get(), at=DUA_JAM)
            return asli(*isi, **ganti)

        monkeypatch.setattr(tindakan_bersama, "putuskan", lalu_dihentikan)
        tindakan = jawab(tim, himpunan, kasus)
        bekerja()
        assert sorted(status(kasus)) == [Status.DIPROSES, Status.DIPROSES, Status.DIPUTUS]
        monkeypatch.setattr(tindakan_bersama, "putuskan", asli)
        ulangi_bersama(tindakan, oleh=tim[Peran.PPID], at=DUA_JAM)
        bekerja()
        assert status(kasus) == [Status.DIPUTUS] * 3
        assert Keputusan.objects.count() == 3

    def test_berkas_yang_disiapkan_tidak_ikut_keluar_tanpa_dilihat(self, tim):
        """Neither what was prepared before, nor what a unit sent in after the button was pressed."""
        kasus = sejenis(tim, 3)
        himpunan = himpun(tim, kasus)

        def siapkan(satu: Permohonan) -> None:
            lampirkan(satu, [(Sifat.HASIL, berkas_teks())], oleh=tim[Peran.PENGHUBUNG], at=SENIN)

        siapkan(kasus[0])
        assert halangan(Aksi.PUTUSKAN, kasus) == {kasus[0].pk: tindakan_bersama.BERBERKAS}
        tindakan = jawab(tim, himpunan, kasus, berkas=[berkas_teks()])
        siapkan(kasus[1])
        bekerja()
        assert belum(tindakan) == {satu.nomor: tindakan_bersama.BERBERKAS for satu in kasus[:2]}
        assert [satu.berkas.diberikan().count() for satu in kasus] == [0, 0, 1]

    def test_jawaban_berbiaya_tidak_menagih_yang_meminta_softcopy_atau_hanya_melihat(self, tim):
        kertas, softcopy = sejenis(tim, 1, bentuk="hardcopy", cara_memperoleh="langsung"), sejenis(tim, 1)
        gratis = [*softcopy, tim.diproses(cara_akses="melihat", bentuk="")]
        himpunan = himpun(tim, [*gratis, *kertas])
        isi = isi_keputusan(
            bentuk="hardcopy", banyaknya={str(tarif(tim.satker).pk): 100}, cara_pembayaran="Tunai ke kasir"
        )
        with ditolak("Semua yang dicentang meminta softcopy"), tanpa_bekas():
            jawab(tim, himpunan, gratis, isi=isi)
        tindakan = jawab(tim, himpunan, [*gratis, *kertas], isi=isi)
        assert [satu.permohonan for satu in tindakan.sasaran.all()] == kertas
        bekerja()
        assert status([*gratis, *kertas]) == [Status.DIPROSES, Status.DIPROSES, Status.DIPUTUS]
        assert Permohonan.objects.get(pk=kertas[0].pk).biaya == 25050
        jawab(tim, himpunan, gratis, isi=isi_keputusan(bentuk="hardcopy"))
        bekerja()
        assert {satu.biaya for satu in Keputusan.objects.filter(permohonan__in=gratis)} == {0}

    def test_yang_dibuka_kembali_tidak_dijawab_dengan_jawaban_lama(self, tim):
        """Answered by itself meanwhile, then reopened: what was read before is no answer to it any more."""
        kasus = sejenis(tim, 2)
        himpunan = himpun(tim, kasus)
        tindakan = jawab(tim, himpunan, kasus)
        putuskan(kasus[1], isi_keputusan(), oleh=tim[Peran.PPID], at=SEJAM)
        bekerja()
        nanti = SENIN + 20 * SEHARI
        buka_kembali(kasus[1], batas=(nanti + 10 * SEHARI).date(), oleh=tim[Peran.ATASAN], at=nanti)
        ((_, sisa),) = pelaksanaan(himpunan)
        assert (sisa.ulang, [satu.permohonan for satu in sisa.lepas]) == ([], [kasus[1]])
        with ditolak("tidak ada yang perlu diulang"):
            ulangi_bersama(tindakan, oleh=tim[Peran.PPID], at=nanti)
        assert Keputusan.objects.filter(permohonan=kasus[1]).count() == 1
        # Read anew, it is answered together with others as any.
        kasus[1].refresh_from_db()
        jawab(tim, himpunan, kasus[1:], at=nanti)
        bekerja(nanti)
        assert Keputusan.objects.filter(permohonan=kasus[1], tahap=2).count() == 1

    def test_yang_dibuka_kembali_sebelum_gilirannya_ditolak(self, tim):
        kasus = sejenis(tim, 2)
        tindakan = jawab(tim, himpun(tim, kasus), kasus)
        putuskan(kasus[1], isi_keputusan(), oleh=tim[Peran.PPID], at=SEJAM)
        buka_kembali(kasus[1], batas=(SENIN + 10 * SEHARI).date(), oleh=tim[Peran.ATASAN], at=SEJAM)
        bekerja()
        assert belum(tindakan) == {kasus[1].nomor: tindakan_bersama.DIBUKA_KEMBALI[Aksi.PUTUSKAN]}
        assert status(kasus) == [Status.DIPUTUS, Status.DIPROSES]

    def test_ppid_lain_tidak_mengulang_jawaban_yang_isinya_tidak_dibacanya(self, tim):
        kasus = sejenis(tim, 2)
        himpunan = himpun(tim, kasus)
        tindakan = jawab(tim, himpunan, kasus)
        usul = tim.diusulkan(kasus[1]).koreksi.get()
        bekerja()
        usul.delete()
        lain = petugas(Peran.PPID, tim.satker, email="plh@kab-jombang.uji")
        with ditolak("Siapkan jawaban bersama yang baru"), tanpa_bekas():
            ulangi_bersama(tindakan, oleh=lain, at=DUA_JAM)
        jawab(tim, himpunan, kasus[1:], oleh=lain, at=DUA_JAM)
        bekerja()
        assert Keputusan.objects.get(permohonan=kasus[1]).oleh == lain


class TestMenyerahkanBersama:
    def test_yang_diambil_diposkan_atau_belum_terkirim_tinggal_pada_meja(self, tim):
        lewat_pos, di_kantor = (
            permohonan_diproses(oleh=tim[Peran.DESK], cara_memperoleh=cara) for cara in ("pos", "langsung")
        )
        tanpa_email = permohonan_diproses(oleh=tim[Peran.DESK], email="")
        terkirim, belum_terkirim, tanpa_berkas = sejenis(tim, 3)
        kasus = [lewat_pos, di_kantor, tanpa_email, terkirim, belum_terkirim]
        himpunan = himpun(tim, [*kasus, tanpa_berkas])
        jawab(tim, himpunan, kasus, berkas=[berkas_teks()])
        bekerja()
        jawab(tim, himpunan, [tanpa_berkas])
        bekerja()
        ditolak_isi = isi_keputusan(putusan="tidak_dikuasai", badan_lain="Bawaslu", waktu_penyediaan=None)
        kosong = putuskan(tim.diproses(), ditolak_isi, oleh=tim[Peran.PPID], at=SEJAM)
        periksa_berkas()
        OutgoingMail.objects.filter(topic="jawaban").exclude(case_number=belum_terkirim.nomor).update(sent_at=DUA_JAM)
        semua = list(Permohonan.objects.select_related("pemohon").order_by("pk"))
        sebab = {
            satu.pk: sebab for satu in semua if (sebab := tindakan_bersama.halangan(Aksi.SERAHKAN, semua).get(satu.pk))
        }
        assert terkirim.pk not in sebab
        assert "lewat pos" in sebab[lewat_pos.pk]
        assert "mengambil langsung" in sebab[di_kantor.pk]
        assert "tidak punya e-mail" in sebab[tanpa_email.pk]
        assert "belum diterima peladen" in sebab[belum_terkirim.pk]
        assert "Belum ada berkas" in sebab[tanpa_berkas.pk]
        assert sebab[kosong.pk] == "Jawabannya tidak memberikan informasi, jadi tidak ada yang diserahkan."
        with_file = tindakan_bersama.halangan(Aksi.SERAHKAN, semua, berkas_ikut=True)
        assert tanpa_berkas.pk not in with_file

    def test_berkas_yang_disertakan_diberikan_kepada_setiap_orang(self, tim):
        kasus = sejenis(tim, 2)
        himpunan = himpun(tim, kasus)
        jawab(tim, himpunan, kasus)
        bekerja()
        OutgoingMail.objects.update(sent_at=DUA_JAM)
        siapa = {"oleh": tim[Peran.DESK], "at": DUA_JAM}
        mulai_bersama(himpunan, Aksi.SERAHKAN, kasus, berkas=[berkas_teks()], **siapa)
        bekerja()
        assert status(kasus) == [Status.DISERAHKAN] * 2
        assert [satu.berkas.hasil().count() for satu in kasus] == [1, 1]
        with tanpa_bekas():
            tindakan = mulai_bersama(himpunan, Aksi.SERAHKAN, kasus[:1], **siapa)
            PekerjaanLatar.objects.filter(selesai_at=None).delete()
        assert tindakan.isi == {}

    def test_yang_dibuka_kembali_sebelum_gilirannya_tidak_diserahkan(self, tim):
        kasus = sejenis(tim, 2)
        himpunan = himpun(tim, kasus)
        jawab(tim, himpunan, kasus)
        bekerja()
        OutgoingMail.objects.update(sent_at=DUA_JAM)
        siapa = {"oleh": tim[Peran.DESK], "at": DUA_JAM}
        serah = mulai_bersama(himpunan, Aksi.SERAHKAN, kasus, berkas=[berkas_teks()], **siapa)
        buka_kembali(kasus[1], batas=(SENIN + 10 * SEHARI).date(), oleh=tim[Peran.ATASAN], at=DUA_JAM)
        bekerja()
        assert belum(serah) == {kasus[1].nomor: tindakan_bersama.DIBUKA_KEMBALI[Aksi.SERAHKAN]}

    def test_salinan_kertas_tidak_diserahkan_lewat_email(self, tim):
        kasus = sejenis(tim, 2)
        himpunan = himpun(tim, kasus)
        jawab(tim, himpunan, kasus[:1], isi=isi_keputusan(bentuk="hardcopy"))
        bekerja()
        jawab(tim, himpunan, kasus[1:])
        bekerja()
        OutgoingMail.objects.update(sent_at=DUA_JAM)
        siapa = {"oleh": tim[Peran.DESK], "at": DUA_JAM}
        serah = mulai_bersama(himpunan, Aksi.SERAHKAN, kasus, berkas=[berkas_teks()], **siapa)
        bekerja()
        assert belum(serah) == {
            kasus[0].nomor: "Jawabannya memberikan salinan kertas. Serahkan di meja layanan.",
        }
        assert status(kasus) == [Status.DIPUTUS, Status.DISERAHKAN]


@pytest.mark.django_db(transaction=True)
class TestBersamaan:
    def test_dua_ppid_menerbitkan_himpunan_yang_sama_hanya_satu_yang_jadi(self):
        tim = Tim(kantor())
        kasus = sejenis(tim, 5)
        himpunan = himpun(tim, kasus)
        dua = petugas(Peran.PPID, tim.satker, email="plh@kab-jombang.uji")

        def tekan(oleh: Pengguna):
            return lambda: jawab(tim, himpunan, kasus, oleh=oleh)

        hasil = serentak([tekan(tim[Peran.PPID]), tekan(dua)], utas=2)
        kalah = [satu for satu in hasil if isinstance(satu, AturanDilanggar)]
        assert len(kalah) == 1 and "sedang dikerjakan, dimulai" in str(kalah[0])
        assert PekerjaanLatar.objects.count() == 1
        # Two workers, and another PPID who decides one of them on its own page meanwhile.
        sendiri = lambda: putuskan(kasus[4], isi_keputusan(), oleh=dua, at=DUA_JAM)  # noqa: E731
        serentak([lambda: kerjakan_berikut(at=DUA_JAM), lambda: kerjakan_berikut(at=DUA_JAM), sendiri], utas=3)
        assert status(kasus) == [Status.DIPUTUS] * 5
        assert Keputusan.objects.count() == 5
        assert SuratPermohonan.objects.filter(surat__jenis=JenisSurat.PPID_D).count() == 5

    def test_pekerja_mati_di_tengah_dan_yang_lain_meneruskan_tanpa_menjawab_dua_kali(self):
        tim = Tim(kantor())
        kasus = sejenis(tim, 4)
        tindakan = jawab(tim, himpun(tim, kasus), kasus)
        anak = os.fork()
        if anak == 0:
            # The third is decided, its letter written, and the process gone before the transaction ends.
            # A connection of its own; the parent's stays open as long as this variable holds it.
            milik_induk, connection.connection = connection.connection, None  # noqa: F841
            asli, sudah = tindakan_bersama.putuskan, iter(range(9))

            def lalu_mati(*isi, **ganti):
                asli(*isi, **ganti)
                if next(sudah) == 2:
                    os._exit(9)

            tindakan_bersama.putuskan = lalu_mati
            kerjakan_berikut(at=DUA_JAM)
            os._exit(0)
        assert os.waitstatus_to_exitcode(os.waitpid(anak, 0)[1]) == 9
        assert status(kasus).count(Status.DIPUTUS) == 2
        assert not kerjakan_berikut(at=DUA_JAM)
        with pytest.raises(AturanDilanggar, match="sedang dikerjakan"):
            ulangi_bersama(tindakan, oleh=tim[Peran.PPID], at=DUA_JAM)
        PekerjaanLatar.objects.update(dipegang_sampai=DUA_JAM)
        assert kerjakan_berikut(at=DUA_JAM + SEWA)
        assert status(kasus) == [Status.DIPUTUS] * 4
        assert Keputusan.objects.count() == 4
        assert SuratPermohonan.objects.filter(surat__jenis=JenisSurat.PPID_D).count() == 4
        assert OutgoingMail.objects.filter(topic="jawaban").count() == 4
        assert not SasaranBersama.objects.filter(selesai_at=None).exists()

    def test_satu_permohonan_dihimpun_dua_orang_sekaligus_hanya_masuk_satu(self):
        tim = Tim(kantor())
        kasus = sejenis(tim, 2)
        tim[Peran.DESK], tim[Peran.PPID]
        dua = [Himpunan.objects.create(satker=tim.satker, judul=j, oleh=tim[Peran.DESK], dibuat_at=SENIN) for j in "ab"]

        def masukkan(ke: Himpunan):
            return lambda: himpunkan(kasus[0], himpunan=ke, oleh=tim[Peran.DESK], at=SEJAM)

        hasil = serentak([masukkan(satu) for satu in dua], utas=2)
        assert sum(isinstance(satu, AturanDilanggar) for satu in hasil) == 1
        assert AnggotaHimpunan.objects.count() == 1


def test_orang_lain_tidak_melihat_himpunan_kantor_ini(tim):
    himpunan = himpun(tim, sejenis(tim, 2))
    assert list(Himpunan.objects.untuk(tim[Peran.DESK], at=SENIN)) == [himpunan]
    for asing in (Tim(kantor("3673"))[Peran.PPID], tim[Peran.PENGHUBUNG]):
        assert not Himpunan.objects.untuk(asing, at=SENIN).exists()
    assert permohonan_terdaftar().pk not in himpunan.anggota.values_list("permohonan", flat=True)
