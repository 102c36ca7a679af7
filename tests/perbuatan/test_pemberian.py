"""What an applicant has is what an answer or a hand-over gave: nothing that was only prepared, nothing half-made."""

from datetime import date, datetime, timedelta

import pytest
from django.urls import reverse

from dip.models import Penghitaman
from dip.perbuatan.penghitaman import simpan_kotak
from keberatan.berkas_sidang import Bahan
from keberatan.perbuatan.pendaftaran_sengketa import daftarkan_sengketa
from permohonan.models import BerkasPermohonan, Permohonan, Sifat
from permohonan.pekerjaan import pekerjaan
from permohonan.perbuatan.keputusan import putuskan
from permohonan.perbuatan.pelepasan_berkas import ganti_berkas, lepaskan_berkas, minta_pelepasan
from permohonan.perbuatan.pembukaan_kembali import buka_kembali
from permohonan.perbuatan.pendaftaran import lampirkan
from permohonan.perbuatan.penghitaman import hitamkan_berkas
from permohonan.perbuatan.penutupan import tutup
from permohonan.perbuatan.penyerahan import beri_langsung, konfirmasi_terima, serahkan
from permohonan.perbuatan.permintaan_uji import minta_uji
from permohonan.perbuatan.pesan import kirim_pesan
from permohonan.putusan import Putusan
from ppid.models import HariLibur, Satker
from ppid.peran import Peran
from ppid.unggahan import UnggahanBersih
from tests.dip.test_penghitaman import RAHASIA, TERBUKA, ada, aliran, dokumen
from tests.factories import (
    SEHARI,
    SENIN,
    berkas_berkomentar,
    berkas_teks,
    informasi_terbit,
    isi_keputusan,
    periksa_berkas,
    uji_konsekuensi,
)
from tests.keberatan.peraga import keberatan_diajukan
from tests.pelepasan.test_berkas_pemohon import halaman, pdf_berpengarang, pemohon, unduh
from tests.perbuatan.peraga import (
    ISI_UJI,
    LANGSUNG,
    SEJAM_LAGI,
    Tim,
    dibaca,
    ditolak,
    kode_hasil,
    kunci_surel,
    susul,
    terakhir,
    tetapkan,
)
from tests.perbuatan.test_penghitaman import DOKUMEN, KOTAK, berjawaban, kerjakan, minta

BERSIH = berkas_teks("desa,suara\n", "dihitamkan.csv")
TIDAK_MEMBERI = {"diberikan": "", "bentuk": "", "waktu_penyediaan": None}
DUA_JAM = SENIN + timedelta(hours=2)
TIGA_JAM = SENIN + timedelta(hours=3)
BATAS = date(2026, 4, 17)


def jawaban_unit(kasus: Permohonan):
    return kasus.berkas.get(sifat=Sifat.JAWABAN_UNIT).berkas


def disiapkan(tim: Tim, unggahan: UnggahanBersih = BERSIH) -> Permohonan:
    """The unit has answered, and tim penghubung has a copy blackened."""
    kasus = tim.berjawaban()
    hitamkan_berkas(kasus, sumber=jawaban_unit(kasus), unggahan=unggahan, oleh=tim[Peran.PENGHUBUNG], at=SEJAM_LAGI)
    return kasus


def tolak(tim: Tim, kasus: Permohonan, at: datetime = SEJAM_LAGI) -> Permohonan:
    isi = isi_keputusan(putusan=Putusan.DITOLAK, **TIDAK_MEMBERI, uji=uji_konsekuensi(tim.satker))
    return putuskan(kasus, isi, oleh=tim[Peran.PPID], at=at)


def beri(tim: Tim, kasus: Permohonan, *berkas: UnggahanBersih, at: datetime = SEJAM_LAGI) -> Permohonan:
    return putuskan(kasus, isi_keputusan(), berkas=berkas, oleh=tim[Peran.PPID], at=at)


def buka(tim: Tim, kasus: Permohonan, at: datetime = TIGA_JAM) -> Permohonan:
    return buka_kembali(kasus, batas=BATAS, oleh=tim[Peran.ATASAN], at=at)


def terbaca(kasus: Permohonan) -> list[str]:
    """Names of the files that the applicant opens on his page; each is fetched, and so is each other one in vain."""
    klien = pemohon(kasus, "tautan")
    isi = halaman(klien, kasus)
    nama = []
    for satu in kasus.berkas.select_related("berkas"):
        jawab = unduh(klien, kasus, satu.berkas.kode)
        dapat = jawab.status_code == 200 and bool(jawab.getvalue())
        assert dapat is (f"/berkas/{satu.berkas.kode}/" in isi)
        nama += [satu.berkas.nama] if dapat else []
    return nama


# Prepared, and not given


def test_yang_disiapkan_tidak_sampai_ke_pemohon_sebelum_dijawab(tim):
    kasus = disiapkan(tim)
    periksa_berkas()
    assert kasus.berkas.disiapkan().get().lolos and terbaca(kasus) == []
    assert "dihitamkan.csv" not in halaman(pemohon(kasus, "kode"), kasus)


def test_ppid_melihat_apa_yang_ikut_diberikan_sebelum_memutus(tim, client):
    kasus = disiapkan(tim)
    client.force_login(tim[Peran.PPID])
    isi = client.get(reverse("permohonan:putuskan", args=[kasus.acuan])).content.decode()
    assert "Sudah disiapkan" in isi and "dihitamkan.csv" in isi
    assert "Disiapkan, belum diberikan" in client.get(kasus.get_absolute_url()).content.decode()


def test_jawaban_yang_memberi_memberikan_yang_disiapkan(tim):
    kasus = beri(tim, disiapkan(tim), berkas_teks("lampiran\n", "lampiran.csv"))
    periksa_berkas()
    assert terbaca(kasus) == ["dihitamkan.csv", "lampiran.csv"]
    assert set(kasus.berkas.diberikan().values_list("diberikan_at", flat=True)) == {SEJAM_LAGI}


def test_pemohon_yang_ditolak_tidak_mendapat_salinan_yang_disiapkan(tim):
    kasus = tolak(tim, disiapkan(tim))
    periksa_berkas()
    assert kasus.status == "diputus" and terbaca(kasus) == []
    assert "dihitamkan.csv" not in halaman(pemohon(kasus, "tautan"), kasus)


def test_selama_masih_diuji_pun_tidak_dan_jawaban_susulan_yang_memberikannya(tim):
    kasus = minta_uji(disiapkan(tim), isi=ISI_UJI, oleh=tim[Peran.PPID], at=SEJAM_LAGI)
    at = datetime.combine(kasus.jatuh_tempo, SENIN.timetz())
    isi = isi_keputusan(putusan=Putusan.MASIH_DIUJI, **TIDAK_MEMBERI, tidak_diberikan="Seluruhnya")
    kasus = putuskan(kasus, isi, oleh=tim[Peran.PPID], at=at)
    periksa_berkas()
    assert terbaca(kasus) == []
    tetapkan(kasus, "terbuka")
    kasus = susul(kasus, oleh=tim[Peran.PPID], at=at + SEHARI, waktu_penyediaan=(at + SEHARI).date())
    periksa_berkas()
    assert terbaca(kasus) == ["dihitamkan.csv"]


def test_yang_ditolak_dan_tertahan_tidak_meminta_tangan_siapa_pun(tim):
    kasus = tolak(tim, disiapkan(tim, berkas_berkomentar()))
    periksa_berkas()
    assert kasus.berkas.disiapkan().get().diperiksa_at is None
    assert not BerkasPermohonan.objects.tertahan().exists() and "berkas-tertahan" not in kunci_surel(kasus)


def test_yang_disiapkan_dan_tertahan_diperbaiki_sebelum_dijawab_dan_pemohon_tidak_dikabari(tim):
    kasus = disiapkan(tim, berkas_berkomentar())
    periksa_berkas()
    kode = kasus.berkas.tertahan().get().berkas.kode
    minta_pelepasan(kasus, kode=kode, alasan="Komentarnya umum", oleh=tim[Peran.PPID], at=SEJAM_LAGI)
    lepaskan_berkas(kasus, kode=kode, dibaca=dibaca(kasus), oleh=tim[Peran.ATASAN], at=SEJAM_LAGI)
    assert "berkas-siap" not in kunci_surel(kasus) and terbaca(kasus) == []
    ganti_berkas(kasus, kode=kode, unggahan=BERSIH, oleh=tim[Peran.PPID], at=SEJAM_LAGI)
    periksa_berkas()
    assert "berkas-siap" not in kunci_surel(kasus) and terbaca(kasus) == []


def test_pemberian_langsung_di_meja_tidak_membawa_yang_disiapkan_untuk_jawaban_ppid(tim):
    kasus = disiapkan(tim)
    kasus = beri_langsung(
        kasus, LANGSUNG, uraian="PKPU", bentuk="softcopy", berkas=[berkas_teks()], oleh=tim[Peran.DESK], at=SEJAM_LAGI
    )
    periksa_berkas()
    assert terbaca(kasus) == [berkas_teks().nama]


def test_majelis_tidak_menerima_sebagai_yang_diberikan_apa_yang_ditolak(tim):
    kasus = tolak(tim, disiapkan(tim))
    periksa_berkas()
    BerkasPermohonan.objects.filter(sifat=Sifat.HASIL).update(diperiksa_at=SENIN, bersih=kasus.berkas.last().berkas)
    keberatan = keberatan_diajukan(kasus, at=SENIN + SEHARI)
    saat = SENIN + 100 * SEHARI
    isi = {"nomor_register": "001/KI-JATIM/2026", "didaftarkan_pada": saat.date() - SEHARI}
    sengketa = daftarkan_sengketa(keberatan, **isi, oleh=tim[Peran.PPID], at=saat)
    assert [s for s, _ in Bahan(sengketa, keberatan, kasus, saat).lampiran() if s == "Informasi yang diberikan"] == []


# Two stages


def test_tahap_dua_tidak_membuka_salinan_baru_sebelum_diputus_lagi(tim):
    kasus = buka(tim, tolak(tim, tim.berjawaban()))
    hitamkan_berkas(kasus, sumber=jawaban_unit(kasus), unggahan=BERSIH, oleh=tim[Peran.PENGHUBUNG], at=TIGA_JAM)
    periksa_berkas()
    assert kasus.putusan == Putusan.DITOLAK and terbaca(kasus) == []
    kasus = beri(tim, kasus, at=TIGA_JAM)
    periksa_berkas()
    assert terbaca(kasus) == ["dihitamkan.csv"]


def test_yang_sudah_diberikan_tetap_dan_salinan_tahap_dua_berdiri_di_sampingnya(tim):
    kasus = beri(tim, disiapkan(tim))
    periksa_berkas()
    kasus = buka(tim, kasus)
    lebih = berkas_teks("desa,suara,lebih\n", "lebih-terbuka.csv")
    hitamkan_berkas(kasus, sumber=jawaban_unit(kasus), unggahan=lebih, oleh=tim[Peran.PPID], at=TIGA_JAM)
    periksa_berkas()
    assert terbaca(kasus) == ["dihitamkan.csv"]
    with ditolak("sudah dapat diunduh pemohon"):
        sumber = kasus.berkas.diberikan().get().berkas
        hitamkan_berkas(kasus, sumber=sumber, unggahan=lebih, oleh=tim[Peran.PPID], at=TIGA_JAM)
    kasus = beri(tim, kasus, at=TIGA_JAM + SEHARI)
    periksa_berkas()
    assert terbaca(kasus) == ["dihitamkan.csv", "lebih-terbuka.csv"]


def test_yang_diberikan_dan_tertahan_dihitamkan_ppid_dalam_tahap_dua_bukan_penghubung(tim):
    kasus = buka(tim, beri(tim, disiapkan(tim, berkas_berkomentar())))
    periksa_berkas()
    lama = kasus.berkas.tertahan().get()
    with ditolak("hanya PPID"):
        hitamkan_berkas(kasus, sumber=lama.berkas, unggahan=BERSIH, oleh=tim[Peran.PENGHUBUNG], at=TIGA_JAM)
    hitamkan_berkas(kasus, sumber=lama.berkas, unggahan=BERSIH, oleh=tim[Peran.PPID], at=TIGA_JAM)
    periksa_berkas()
    assert terbaca(kasus) == ["dihitamkan.csv"] and kunci_surel(kasus).count("berkas-siap") == 1


# After the answer


def test_sesudah_dijawab_penghubung_tidak_menghitamkan_dan_meja_tidak_mengganti(tim, client):
    kasus = beri(tim, disiapkan(tim, berkas_berkomentar()))
    periksa_berkas()
    penghubung = tim[Peran.PENGHUBUNG]
    with ditolak("hanya PPID"):
        hitamkan_berkas(kasus, sumber=jawaban_unit(kasus), unggahan=BERSIH, oleh=penghubung, at=DUA_JAM)
    with ditolak("tidak berwenang"):
        ganti_berkas(kasus, kode=kode_hasil(kasus), unggahan=BERSIH, oleh=tim[Peran.DESK], at=DUA_JAM)
    client.force_login(penghubung)
    alamat = f"{kasus.get_absolute_url()}berkas/{jawaban_unit(kasus).kode}/penghitaman/"
    assert "hanya PPID" in client.get(alamat).content.decode()


def test_yang_dihitamkan_ppid_sesudah_jawaban_sampai_ke_pemohon_dengan_alasannya(tim):
    kasus, sumber = berjawaban(tim)
    kasus = beri(tim, kasus)
    tanya = kirim_pesan(kasus, teks="Kapan saya terima?", oleh=Peran.PEMOHON, at=SEJAM_LAGI)
    kerjakan(minta(kasus, sumber, oleh=tim[Peran.PPID], at=DUA_JAM))
    pesan = kasus.pesan.exclude(pk=tanya.pk).get()
    assert "jawaban unit-dihitamkan.pdf" in pesan.teks and "Pasal 17 huruf h" in pesan.teks
    assert RAHASIA not in pesan.teks and terakhir(kasus).rincian["pesan"] == pesan.pk
    assert kunci_surel(kasus)[-1] == "pesan"
    periksa_berkas()
    assert terbaca(kasus) == ["jawaban unit-dihitamkan.pdf"]
    # It answers no question: his waits for the desk as before.
    kalender = HariLibur.objects.kalender(tim.satker)
    bagian = pekerjaan(tim[Peran.DESK], satker=tim.satker, kalender=kalender, at=DUA_JAM)
    assert [satu.jumlah for satu in bagian if satu.nama == "pesan"] == [1]


def test_yang_dihitamkan_sesudah_penolakan_tidak_diberikan(tim):
    kasus = tolak(tim, tim.berjawaban())
    hitamkan_berkas(kasus, sumber=jawaban_unit(kasus), unggahan=BERSIH, oleh=tim[Peran.PPID], at=DUA_JAM)
    periksa_berkas()
    assert terbaca(kasus) == [] and not kasus.pesan.exists()


def test_selama_sisanya_diuji_yang_dihitamkan_menunggu_jawaban_susulan(tim):
    kasus = tim.masih_diuji()
    (unit,) = lampirkan(kasus, [(Sifat.JAWABAN_UNIT, berkas_teks())], oleh=tim[Peran.PPID], at=SENIN)
    hitamkan_berkas(kasus, sumber=unit.berkas, unggahan=BERSIH, oleh=tim[Peran.PPID], at=DUA_JAM)
    periksa_berkas()
    assert terbaca(kasus) == []


# Answer and blackening at once


@pytest.mark.parametrize("sudah_diperiksa", [False, True])
def test_yang_menunggu_dihitamkan_saat_dijawab_hanya_keluar_sesudah_hitam(tim, sudah_diperiksa):
    kasus, _ = berjawaban(tim)
    (asal,) = lampirkan(kasus, [(Sifat.HASIL, DOKUMEN)], oleh=tim[Peran.PPID], at=SENIN)
    if sudah_diperiksa:
        BerkasPermohonan.objects.filter(pk=asal.pk).update(diperiksa_at=SENIN, bersih=asal.berkas)
    tugas = minta(kasus, asal.berkas, oleh=tim[Peran.PENGHUBUNG], at=SEJAM_LAGI)
    kasus = beri(tim, kasus, at=DUA_JAM)
    periksa_berkas()
    isi = halaman(pemohon(kasus, "tautan"), kasus)
    assert terbaca(kasus) == [] and "sedang disiapkan" in isi and "sudah menerima" not in isi
    # Asked for before the answer, it is done though the answer is out.
    kerjakan(tugas, at=TIGA_JAM)
    assert tugas.galat == ""
    periksa_berkas()
    assert terbaca(kasus) == ["jawaban unit-dihitamkan.pdf"]
    assert not ada(kasus.berkas.boleh_keluar().get().bersih.baca(), RAHASIA)
    assert kasus.pesan.get().pemberitahuan


def test_jawaban_unit_yang_sedang_dihitamkan_saat_dijawab_diberikan_begitu_selesai(tim):
    kasus, sumber = berjawaban(tim)
    tugas = minta(kasus, sumber, oleh=tim[Peran.PENGHUBUNG], at=SEJAM_LAGI)
    kasus = beri(tim, kasus, at=DUA_JAM)
    kerjakan(tugas, at=TIGA_JAM)
    periksa_berkas()
    assert tugas.galat == "" and terbaca(kasus) == ["jawaban unit-dihitamkan.pdf"]


def test_salinan_lama_tidak_keluar_selagi_sumbernya_dihitamkan_lagi(tim):
    kasus, sumber = berjawaban(tim)
    kerjakan(minta(kasus, sumber, oleh=tim[Peran.PENGHUBUNG], kotak=KOTAK[1:]))
    periksa_berkas()
    tugas = minta(kasus, sumber, oleh=tim[Peran.PENGHUBUNG], at=SEJAM_LAGI + timedelta(minutes=1))
    kasus = beri(tim, kasus, at=DUA_JAM)
    periksa_berkas()
    assert terbaca(kasus) == []
    kerjakan(tugas, at=TIGA_JAM)
    periksa_berkas()
    assert len(terbaca(kasus)) == 1 and kasus.berkas.boleh_keluar().get().berkas == tugas_hasil(tugas)


def tugas_hasil(tugas):
    return Penghitaman.objects.get(tugas=tugas).hasil


def test_penghitaman_yang_gagal_tetap_menahan_dan_kotak_yang_dihapus_melepaskannya(tim):
    terbuka = UnggahanBersih("hasil.pdf", "application/pdf", dokumen(aliran(TERBUKA), aliran(TERBUKA)))
    kasus = beri(tim, tim.diproses(), terbuka)
    hasil = kasus.berkas.hasil().get().berkas
    tugas = minta(kasus, hasil, oleh=tim[Peran.PPID], at=DUA_JAM)
    type(tugas).objects.filter(pk=tugas.pk).update(selesai_at=DUA_JAM, galat="Galat")
    periksa_berkas()
    assert terbaca(kasus) == []
    simpan_kotak(hasil, [], halaman=2, versi=1, oleh=tim[Peran.PPID], at=TIGA_JAM)
    periksa_berkas()
    assert terbaca(kasus) == ["hasil.pdf"]


# The receipt, and the end of the case


def test_tanda_terima_menyebut_salinan_yang_keluar_dengan_ukuran_dan_sidiknya(tim):
    kasus = beri(tim, tim.diproses(), pdf_berpengarang())
    periksa_berkas()
    konfirmasi_terima(kasus, at=DUA_JAM)
    keluar = kasus.berkas.get().bersih
    assert keluar.sha256 != kasus.berkas.get().berkas.sha256
    konteks = kasus.surat.get(surat__jenis="tanda-terima").surat.konteks
    assert konteks["berkas"] == [{"nama": keluar.nama, "ukuran": keluar.ukuran, "sha256": keluar.sha256}]
    assert konteks["menyusul"] == 0


@pytest.mark.parametrize("periksa", [False, True])
def test_pemohon_tidak_menyatakan_menerima_yang_belum_dapat_diunduhnya(tim, periksa):
    kasus = beri(tim, tim.diproses(), berkas_berkomentar())
    if periksa:
        periksa_berkas()
    with ditolak("Masih ada berkas"):
        konfirmasi_terima(kasus, at=DUA_JAM)
    klien = pemohon(kasus, "tautan")
    jawab = klien.post(reverse("permohonan:konfirmasi_terima", args=[kasus.satker.slug, kasus.acuan]), follow=True)
    assert "Masih ada berkas" in jawab.content.decode() and not kasus.surat.filter(surat__jenis="tanda-terima").exists()


def test_permohonan_tidak_ditutup_selagi_yang_diberikan_tertahan(tim):
    kasus = serahkan(tim.diputus(), LANGSUNG, berkas=[berkas_berkomentar()], oleh=tim[Peran.DESK], at=SEJAM_LAGI)
    konteks = kasus.surat.get(surat__jenis="tanda-terima").surat.konteks
    assert (konteks["berkas"], konteks["menyusul"]) == ([], 1)
    periksa_berkas()
    with ditolak("belum dapat dibuka pemohon"):
        tutup(kasus, oleh=tim[Peran.DESK], at=DUA_JAM)
    ganti_berkas(kasus, kode=kode_hasil(kasus), unggahan=BERSIH, oleh=tim[Peran.PPID], at=DUA_JAM)
    periksa_berkas()
    assert terbaca(kasus) == ["dihitamkan.csv"]
    assert tutup(kasus, oleh=tim[Peran.DESK], at=TIGA_JAM).status == "selesai"


def test_berkas_yang_sudah_terbit_disebut_tanda_terima_seketika(tim):
    informasi = informasi_terbit(ppid=tim[Peran.PPID], atasan=tim[Peran.ATASAN], berkas=pdf_berpengarang())
    Satker.objects.filter(pk=tim.satker.pk).update(serah_perlu_persetujuan=False)
    apa = {"uraian": "Rekap", "bentuk": "softcopy", "informasi": informasi}
    kasus = beri_langsung(tim.terdaftar(), LANGSUNG, **apa, oleh=tim[Peran.DESK], at=SENIN)
    konteks = kasus.surat.get(surat__jenis="tanda-terima").surat.konteks
    assert [b["sha256"] for b in konteks["berkas"]] == [informasi.berkas.terbit().get().bersih.sha256]
    assert konteks["menyusul"] == 0 and len(terbaca(kasus)) == 1


# Rows of before


def test_pemindahan_data_lama_memberikan_yang_dahulu_terbuka_karena_jawaban(tim):
    from importlib import import_module

    from django.db import connection

    ditolak_dulu, diberi = tolak(tim, disiapkan(tim)), beri(tim, disiapkan(tim))
    diserahkan = serahkan(tim.diputus(), LANGSUNG, berkas=[BERSIH], oleh=tim[Peran.DESK], at=DUA_JAM)
    dua = buka(tim, beri(tim, tim.berjawaban(), berkas_teks()))
    hitamkan_berkas(dua, sumber=jawaban_unit(dua), unggahan=BERSIH, oleh=tim[Peran.PPID], at=TIGA_JAM)
    seharusnya = dict(BerkasPermohonan.objects.values_list("pk", "diberikan_at"))
    BerkasPermohonan.objects.update(diberikan_at=None)
    with connection.cursor() as kursor:
        kursor.execute(import_module("permohonan.migrations.0017_berkas_diberikan").ISI)
    assert dict(BerkasPermohonan.objects.values_list("pk", "diberikan_at")) == seharusnya
    assert [k.berkas.diberikan().count() for k in (ditolak_dulu, diberi, diserahkan, dua)] == [0, 1, 1, 1]
