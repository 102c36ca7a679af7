"""Files given to an applicant: none before it is checked, none with something in it that two people did not let go."""

import io
import re
import threading
from concurrent.futures import ThreadPoolExecutor
from functools import cache

import pikepdf
import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse

from dip import pemeriksaan as pemeriksaan_dip
from dip.perbuatan.pelampiran import lampirkan as lampirkan_dip
from dip.perbuatan.pelepasan import lepaskan_berkas as lepaskan_dip
from dip.perbuatan.pelepasan import minta_pelepasan as minta_dip
from dip.perbuatan.pengumuman import setujui, umumkan
from keberatan.berkas_sidang import Bahan
from keberatan.penahanan import berkas_terkait
from keberatan.perbuatan.pendaftaran_sengketa import daftarkan_sengketa
from permohonan import pemeriksaan, tiket
from permohonan.models import BerkasPermohonan, Permohonan
from permohonan.perbuatan.keputusan import putuskan
from permohonan.perbuatan.pelepasan_berkas import ganti_berkas, lepaskan_berkas, minta_pelepasan
from permohonan.perbuatan.pencabutan import cabut
from permohonan.perbuatan.penyerahan import CaraPenyerahan, beri_langsung, serahkan
from permohonan.putusan import CaraSerah
from ppid import pemeriksaan as mesin
from ppid import sandi
from ppid.models import Berkas, BerkasBersih, OutgoingMail, Penugasan
from ppid.pelepasan import HasilPelepasan
from ppid.peran import Peran
from ppid.unggahan import UnggahanBersih
from tests.factories import (
    SEHARI,
    SENIN,
    berkas_berkomentar,
    berkas_teks,
    informasi_diklasifikasi,
    informasi_terbit,
    isi_keputusan,
    kantor,
    periksa_berkas,
    permohonan_tercatat,
    petugas,
)
from tests.keberatan.peraga import keberatan_diajukan
from tests.perbuatan.peraga import Tim, dibaca, ditolak, kode_hasil, kunci_surel, terakhir

ALASAN = "Komentarnya sudah diumumkan"
LANGSUNG = CaraPenyerahan(cara=CaraSerah.LANGSUNG, penerima="Siti Contoh")


@pytest.fixture
def tim(jombang):
    return Tim(jombang)


@cache
def pdf_berpengarang() -> UnggahanBersih:
    """A PDF that hides nothing but names its author."""
    dokumen = pikepdf.new()
    dokumen.add_blank_page()
    dokumen.docinfo["/Author"] = "PembuatRekap"
    with io.BytesIO() as wadah:
        dokumen.save(wadah)
        return UnggahanBersih("rekap.pdf", "application/pdf", wadah.getvalue())


def dijawab(tim: Tim, berkas: UnggahanBersih) -> Permohonan:
    return putuskan(tim.diproses(), isi_keputusan(), berkas=[berkas], oleh=tim[Peran.PPID], at=SENIN)


def pemohon(kasus: Permohonan, cara: str) -> Client:
    """Who holds the applicant's link, or number and code."""
    klien = Client()
    if cara == "tautan":
        klien.get(tiket.tautan(kasus))
    else:
        isi = {"nomor": kasus.nomor, "kode": sandi.buka(kasus.kode_tersandi)}
        assert klien.post(reverse("permohonan:cek", args=[kasus.satker.slug]), isi).status_code == 302
    return klien


def unduh(klien: Client, kasus: Permohonan, kode: str):
    return klien.get(reverse("permohonan:berkas_pemohon", args=[kasus.satker.slug, kasus.acuan, kode]))


def halaman(klien: Client, kasus: Permohonan) -> str:
    return klien.get(kasus.url_lacak()).content.decode()


# What the applicant gets


@pytest.mark.parametrize("cara", ["tautan", "kode"])
def test_sebelum_diperiksa_tidak_dapat_diunduh_dan_sesudahnya_bersih(tim, cara):
    kasus = dijawab(tim, pdf_berpengarang())
    assert kasus.status == "diputus" and "PPID-D" in kasus.surat.values_list("surat__jenis", flat=True)
    kode, klien = kode_hasil(kasus), pemohon(kasus, cara)
    assert unduh(klien, kasus, kode).status_code == 404
    isi = halaman(klien, kasus)
    assert "sedang diperiksa" in isi and f"/berkas/{kode}/" not in isi
    assert "Saya sudah menerima informasinya" not in isi
    periksa_berkas()
    assert f"/berkas/{kode}/" in halaman(klien, kasus)
    jawab = unduh(klien, kasus, kode).getvalue()
    assert jawab.startswith(b"%PDF") and b"PembuatRekap" not in jawab
    assert jawab == kasus.berkas.get().bersih.baca() != kasus.berkas.get().berkas.baca()
    # Of what is ready at once the answer itself tells.
    assert "berkas-siap" not in kunci_surel(kasus)


@pytest.mark.parametrize("cara", ["tautan", "kode"])
def test_yang_tertahan_tidak_dapat_diunduh_dan_halamannya_berkata_begitu(tim, cara):
    kasus = tim.tertahan()
    klien = pemohon(kasus, cara)
    assert unduh(klien, kasus, kode_hasil(kasus)).status_code == 404
    isi = halaman(klien, kasus)
    assert "sedang disiapkan" in isi and "omentar" not in isi
    assert "berkas-tertahan" in kunci_surel(kasus)


def test_yang_diberikan_langsung_dan_saat_penyerahan_pun_diperiksa(tim):
    kasus = serahkan(tim.diputus(), LANGSUNG, berkas=[berkas_berkomentar()], oleh=tim[Peran.DESK], at=SENIN + SEHARI)
    lain = beri_langsung(
        permohonan_tercatat(oleh=tim[Peran.DESK]),
        LANGSUNG,
        uraian="Tahapan",
        bentuk="softcopy",
        berkas=[berkas_teks()],
        oleh=tim[Peran.PPID],
        at=SENIN,
    )
    assert unduh(pemohon(lain, "tautan"), lain, kode_hasil(lain)).status_code == 404
    periksa_berkas()
    assert unduh(pemohon(lain, "tautan"), lain, kode_hasil(lain)).getvalue() == berkas_teks().isi
    assert unduh(pemohon(kasus, "tautan"), kasus, kode_hasil(kasus)).status_code == 404


def test_petugas_membuka_salinan_bersih_sesudah_diperiksa(tim, client):
    kasus = dijawab(tim, pdf_berpengarang())
    client.force_login(tim[Peran.DESK])
    alamat = reverse("permohonan:berkas_petugas", args=[kasus.acuan, kode_hasil(kasus)])
    assert b"PembuatRekap" in client.get(alamat).getvalue()
    periksa_berkas()
    assert b"PembuatRekap" not in client.get(alamat).getvalue()


# Remembered


def menghitung(monkeypatch) -> list[str]:
    """Names of the files that the check really opens from now on."""
    dibuka: list[str] = []
    asli = mesin.periksa_pelepasan
    monkeypatch.setattr(mesin, "periksa_pelepasan", lambda isi, nama: dibuka.append(nama) or asli(isi, nama=nama))
    return dibuka


def test_yang_pernah_bersih_tidak_dibuka_lagi_di_kantor_mana_pun(tim, monkeypatch):
    dibuka = menghitung(monkeypatch)
    kasus = dijawab(tim, pdf_berpengarang())
    periksa_berkas()
    assert dibuka == ["rekap.pdf"]
    lain = Tim(kantor("3673"))
    kedua = dijawab(lain, pdf_berpengarang())
    bersih = kasus.berkas.get().bersih
    ketiga = dijawab(tim, UnggahanBersih("salinan.pdf", bersih.mime, bersih.baca()))
    periksa_berkas()
    assert dibuka == ["rekap.pdf"]
    satu, dua, tiga = (k.berkas.get() for k in (kasus, kedua, ketiga))
    # Each office has a file of its own; a file that was clean is its own copy.
    assert dua.bersih.satker == lain.satker and dua.bersih.sha256 == satu.bersih.sha256
    assert satu.bersih != dua.bersih and tiga.bersih == tiga.berkas


def test_pemeriksa_yang_berubah_membuka_lagi(tim, monkeypatch):
    dijawab(tim, berkas_teks())
    periksa_berkas()
    monkeypatch.setattr(mesin, "VERSI", "lebih-tajam")
    dibuka = menghitung(monkeypatch)
    dijawab(tim, berkas_teks())
    periksa_berkas()
    assert len(dibuka) == 1


def test_salinan_yang_hilang_dari_gudang_dibuat_lagi(tim, monkeypatch):
    kasus = dijawab(tim, pdf_berpengarang())
    periksa_berkas()
    Berkas.objects.filter(pk=kasus.berkas.get().bersih_id).update(lokasi="kasus/tidak/ada")
    dibuka = menghitung(monkeypatch)
    kedua = dijawab(tim, pdf_berpengarang())
    periksa_berkas()
    assert dibuka and b"PembuatRekap" not in kedua.berkas.get().bersih.baca()


def test_yang_ada_temuannya_tidak_diingat(tim):
    tim.tertahan()
    assert not BerkasBersih.objects.exists()


def test_berkas_dip_yang_terbit_diberikan_tanpa_diperiksa_lagi(tim, monkeypatch):
    informasi = informasi_terbit(ppid=tim[Peran.PPID], atasan=tim[Peran.ATASAN], berkas=pdf_berpengarang())
    dibuka = menghitung(monkeypatch)
    kasus = permohonan_tercatat(oleh=tim[Peran.DESK])
    beri_langsung(
        kasus, LANGSUNG, uraian="Dokumen", bentuk="softcopy", informasi=informasi, oleh=tim[Peran.PPID], at=SENIN
    )
    periksa_berkas()
    assert dibuka == [] and kasus.berkas.hasil().get().boleh_keluar


def test_kata_kata_berkas_pemohon_tidak_tersimpan_dan_berkas_daftar_tetap_dapat_dicari(tim):
    isi = berkas_teks("desa,suara\nSitiunikumbra,Jalan Melati 8\n", "data.csv")
    dijawab(tim, isi)
    periksa_berkas()
    assert BerkasBersih.objects.count() == 1
    with connection.cursor() as kursor:
        kursor.execute("SELECT coalesce(string_agg(b::text, ' '), '') FROM ppid_berkasbersih b")
        assert "unikumbra" not in kursor.fetchone()[0]
    # The same bytes, later put on the public list, are found there by their words.
    informasi = informasi_terbit(ppid=tim[Peran.PPID], atasan=tim[Peran.ATASAN], berkas=isi)
    assert "Sitiunikumbra" in informasi.berkas.get().teks
    assert BerkasBersih.objects.count() == 1


# The worker


def test_pekerja_yang_mati_di_tengah_meninggalkannya_kepada_yang_berikut(tim, monkeypatch):
    kasus = dijawab(tim, berkas_teks())

    def mati(isi, nama):
        raise SystemExit

    with monkeypatch.context() as sebentar:
        sebentar.setattr(mesin, "periksa_pelepasan", mati)
        with pytest.raises(SystemExit), transaction.atomic():
            pemeriksaan.periksa_berikut(at=SENIN)
    assert kasus.berkas.get().diperiksa_at is None
    assert pemeriksaan.periksa_berikut(at=SENIN)
    assert kasus.berkas.get().boleh_keluar and not pemeriksaan.periksa_berikut(at=SENIN)


def test_berkas_yang_hilang_dikatakan_tidak_dapat_diperiksa_dan_tidak_menghalangi_yang_lain(tim):
    hilang, baik = dijawab(tim, berkas_teks("hilang\n")), dijawab(tim, berkas_teks("ada\n"))
    Berkas.objects.filter(pk=hilang.berkas.get().berkas_id).update(lokasi="kasus/tidak/ada")
    periksa_berkas()
    berkas = hilang.berkas.get()
    assert berkas.tertahan and not berkas.dapat_dilepas and "tidak dapat diperiksa" in berkas.temuan[0]
    assert baik.berkas.get().boleh_keluar
    with ditolak("tidak dapat dibuka"):
        minta_pelepasan(hilang, kode=kode_hasil(hilang), alasan=ALASAN, oleh=tim[Peran.PPID], at=SENIN)


@pytest.mark.django_db(transaction=True)
def test_berkas_yang_diganti_selagi_diperiksa_tidak_pernah_keluar(monkeypatch):
    """The officer need not wait for the check, and its outcome is not laid on the file that is gone."""
    tim = Tim(kantor())
    kasus = dijawab(tim, berkas_teks("salah kirim\n"))
    kode, terbuka, lanjut = kode_hasil(kasus), threading.Event(), threading.Event()
    asli = mesin.periksa_pelepasan

    def lambat(isi, nama):
        terbuka.set()
        assert lanjut.wait(30)
        return asli(isi, nama=nama)

    def bekerja():
        try:
            return pemeriksaan.periksa_berikut(at=SENIN)
        finally:
            connection.close()

    monkeypatch.setattr(mesin, "periksa_pelepasan", lambat)
    with ThreadPoolExecutor(1) as kumpulan:
        pekerja = kumpulan.submit(bekerja)
        try:
            assert terbuka.wait(30)
            # Another worker passes it by.
            assert not pemeriksaan.periksa_berikut(at=SENIN)
            unggahan = berkas_teks("yang benar\n", "benar.csv")
            ganti_berkas(kasus, kode=kode, unggahan=unggahan, oleh=tim[Peran.PPID], at=SENIN)
        finally:
            lanjut.set()
        assert pekerja.result(30)
    lama = BerkasPermohonan.objects.get(berkas__kode=kode)
    assert lama.diperiksa_at is None and lama.pengganti is not None and lama.bersih is None
    monkeypatch.setattr(mesin, "periksa_pelepasan", asli)
    periksa_berkas()
    klien = pemohon(kasus, "tautan")
    assert unduh(klien, kasus, kode).status_code == 404
    assert unduh(klien, kasus, kode_hasil(kasus)).getvalue() == b"yang benar\n"


# The acts


def test_berkas_tertahan_diganti_lalu_pemohon_dikabari(tim):
    kasus = tim.tertahan()
    lama = kode_hasil(kasus)
    ganti_berkas(kasus, kode=lama, unggahan=berkas_teks(), oleh=tim[Peran.PPID], at=SENIN)
    assert terakhir(kasus).rincian["temuan"] == ["Komentar atau catatan"]
    assert "berkas-siap" not in kunci_surel(kasus)
    periksa_berkas()
    assert kunci_surel(kasus).count("berkas-siap") == 1
    klien = pemohon(kasus, "tautan")
    assert unduh(klien, kasus, lama).status_code == 404
    assert unduh(klien, kasus, kode_hasil(kasus)).getvalue() == berkas_teks().isi
    with ditolak("sudah dapat diunduh pemohon"):
        ganti_berkas(kasus, kode=kode_hasil(kasus), unggahan=berkas_teks(), oleh=tim[Peran.PPID], at=SENIN)
    with ditolak("sudah diganti"):
        ganti_berkas(kasus, kode=lama, unggahan=berkas_teks(), oleh=tim[Peran.PPID], at=SENIN)


def test_pengganti_yang_juga_bermasalah_tetap_tertahan(tim):
    kasus = tim.tertahan()
    ganti_berkas(kasus, kode=kode_hasil(kasus), unggahan=berkas_berkomentar("lagi.pdf"), oleh=tim[Peran.PPID], at=SENIN)
    periksa_berkas()
    assert kasus.berkas.tertahan().get().berkas.nama == "lagi.pdf"
    assert "berkas-siap" not in kunci_surel(kasus)


def test_dua_orang_melepas_dan_pemohon_mendapat_salinan_tanpa_pembuatnya(tim):
    kasus = tim.tertahan()
    kode = kode_hasil(kasus)
    minta_pelepasan(kasus, kode=kode, alasan=ALASAN, oleh=tim[Peran.PPID], at=SENIN)
    assert terakhir(kasus).rincian == {"berkas": kode, "temuan": ["Komentar atau catatan"]}
    diminta = OutgoingMail.objects.filter(topic="pelepasan-diminta")
    assert [s for s in diminta if s.recipient == tim[Peran.PPID].email] == []
    assert unduh(pemohon(kasus, "tautan"), kasus, kode).status_code == 404
    lepaskan_berkas(kasus, kode=kode, dibaca=dibaca(kasus), oleh=tim[Peran.ATASAN], at=SENIN + SEHARI)
    berkas = kasus.berkas.get()
    assert (berkas.pelepasan_diminta_oleh, berkas.dilepas_oleh) == (tim[Peran.PPID], tim[Peran.ATASAN])
    isi = unduh(pemohon(kasus, "tautan"), kasus, kode).getvalue()
    assert isi.startswith(b"%PDF") and b"PembuatRekap" not in isi
    assert kunci_surel(kasus)[-1] == "berkas-siap"
    with ditolak("tidak sedang tertahan"):
        lepaskan_berkas(kasus, kode=kode, dibaca=dibaca(kasus), oleh=tim[Peran.ATASAN], at=SENIN + SEHARI)


def test_peminta_tidak_menyetujui_sendiri_juga_tidak_lewat_akun_lain(tim):
    kasus = tim.tertahan()
    kode, ppid = kode_hasil(kasus), tim[Peran.PPID]
    with ditolak("Belum ada yang meminta"):
        lepaskan_berkas(kasus, kode=kode, dibaca=dibaca(kasus), oleh=tim[Peran.ATASAN], at=SENIN)
    minta_pelepasan(kasus, kode=kode, alasan=ALASAN, oleh=ppid, at=SENIN)
    with ditolak("Anda sendiri"):
        lepaskan_berkas(kasus, kode=kode, dibaca=dibaca(kasus), oleh=ppid, at=SENIN)
    kembar = petugas(Peran.ATASAN, tim.satker, email="akun.kedua@kpu.uji")
    for orang in (ppid, kembar):
        type(orang).objects.filter(pk=orang.pk).update(nip="198002142005011001")
    kembar.refresh_from_db()
    with ditolak("Anda sendiri"):
        lepaskan_berkas(kasus, kode=kode, dibaca=dibaca(kasus), oleh=kembar, at=SENIN)
    # Nor in another role of the same account.
    Penugasan.objects.create(
        petugas=ppid, satker=tim.satker, peran=Peran.ATASAN, nomor_sk="9/SK", jabatan="Plh.", mulai=SENIN.date()
    )
    with ditolak("Anda sendiri"):
        lepaskan_berkas(kasus, kode=kode, dibaca=dibaca(kasus), oleh=ppid, at=SENIN)


def test_basis_data_pun_tidak_menerima_satu_orang_atau_tanpa_alasan(tim):
    kasus = tim.tertahan()
    baris, ppid, atasan = kasus.berkas.all(), tim[Peran.PPID], tim[Peran.ATASAN]
    for isi in (
        {"pelepasan_diminta_oleh": ppid, "dilepas_oleh": ppid, "alasan_pelepasan": "x"},
        {"pelepasan_diminta_oleh": ppid, "dilepas_oleh": atasan, "alasan_pelepasan": ""},
        {"dilepas_oleh": atasan, "alasan_pelepasan": "x"},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            baris.update(dilepas_at=SENIN, **isi)


@pytest.mark.parametrize(("alasan", "pesan"), [("  ", "Tulis mengapa"), ("NIK 3517014107900001", "nomor identitas")])
def test_alasan_wajib_dan_tanpa_nomor_identitas(tim, alasan, pesan):
    kasus = tim.tertahan()
    with ditolak(pesan):
        minta_pelepasan(kasus, kode=kode_hasil(kasus), alasan=alasan, oleh=tim[Peran.PPID], at=SENIN)


def test_berkas_yang_tidak_tertahan_tidak_dilepas(tim):
    kasus = dijawab(tim, berkas_teks())
    with ditolak("tidak sedang tertahan"):
        minta_pelepasan(kasus, kode=kode_hasil(kasus), alasan=ALASAN, oleh=tim[Peran.PPID], at=SENIN)
    periksa_berkas()
    with ditolak("tidak sedang tertahan"):
        minta_pelepasan(kasus, kode=kode_hasil(kasus), alasan=ALASAN, oleh=tim[Peran.PPID], at=SENIN)


def test_berkas_kasus_lain_dan_kasus_yang_dicabut_ditolak(tim):
    tertahan, lain = tim.tertahan(), dijawab(tim, berkas_teks())
    with ditolak("sudah diganti"):
        ganti_berkas(lain, kode=kode_hasil(tertahan), unggahan=berkas_teks(), oleh=tim[Peran.PPID], at=SENIN)
    dicabut = cabut(tim.terdaftar(), oleh=Peran.PEMOHON, at=SENIN)
    with ditolak("tidak dapat dilakukan"):
        ganti_berkas(dicabut, kode="x", unggahan=berkas_teks(), oleh=tim[Peran.PPID], at=SENIN)


@pytest.mark.django_db(transaction=True)
def test_dua_penanda_tangan_serentak_hanya_satu_yang_tercatat():
    from tests.test_bersamaan import serentak

    tim = Tim(kantor())
    kasus = tim.pelepasan_diminta()
    kode, orang = kode_hasil(kasus), [tim[Peran.ATASAN], tim[Peran.PPID]]
    hasil = serentak(
        [lambda o=o: lepaskan_berkas(kasus, kode=kode, dibaca=dibaca(kasus), oleh=o, at=SENIN + SEHARI) for o in orang],
        utas=2,
    )
    assert sum(isinstance(satu, Permohonan) for satu in hasil) == 1
    assert kasus.riwayat.filter(aksi="lepaskan_berkas").count() == 1
    assert kunci_surel(kasus).count("berkas-siap") == 1


# Pages of officers


def test_petugas_melihat_berkas_apa_yang_tertahan_mengapa_dan_apa_yang_dapat_dilakukan(tim, client):
    kasus = tim.tertahan()
    client.force_login(tim[Peran.PPID])
    isi = client.get(kasus.get_absolute_url()).content.decode()
    assert "Tertahan:" in isi and "Hapus komentarnya" in isi
    for rute in ("ganti_berkas", "minta_pelepasan"):
        assert reverse(f"permohonan:{rute}", args=[kasus.acuan]) in isi
    assert reverse("permohonan:lepaskan_berkas", args=[kasus.acuan]) not in isi
    assert "Berkas jawaban tertahan pemeriksaan" in client.get(reverse("permohonan:meja")).content.decode()
    bersih = dijawab(tim, berkas_teks())
    periksa_berkas()
    isi = client.get(bersih.get_absolute_url()).content.decode()
    assert reverse("permohonan:ganti_berkas", args=[bersih.acuan]) not in isi and "dapat diunduh pemohon" in isi


def test_pelepasan_lewat_halaman_dari_permintaan_sampai_persetujuan(tim, client):
    kasus = tim.tertahan()
    kode = kode_hasil(kasus)
    client.force_login(tim[Peran.PPID])
    alamat = reverse("permohonan:minta_pelepasan", args=[kasus.acuan])
    assert "Hapus komentarnya" in client.get(alamat).content.decode()
    kosong = client.post(alamat, {"kode": kode, "alasan": " "})
    assert kosong.status_code == 422 and "Tulis mengapa" in kosong.content.decode()
    assert client.post(alamat, {"kode": "karangan", "alasan": ALASAN}).status_code == 422
    assert client.post(alamat, {"kode": kode, "alasan": ALASAN}).status_code == 302
    alamat = reverse("permohonan:lepaskan_berkas", args=[kasus.acuan])
    sendiri = client.post(alamat, {"kode": kode, "dibaca": ",".join(dibaca(kasus))})
    assert sendiri.status_code == 422 and "Anda sendiri" in sendiri.content.decode()
    client.force_login(tim[Peran.ATASAN])
    isi = client.get(alamat).content.decode()
    assert ALASAN in isi and tim[Peran.PPID].nama in isi
    assert client.post(alamat, {"kode": kode, "dibaca": terkirim(isi)}).status_code == 302
    riwayat = client.get(kasus.get_absolute_url()).content.decode()
    assert f"“{ALASAN}”" in riwayat and "komentar atau catatan" in riwayat


def terkirim(isi: str) -> str:
    """What the page carries of the requests that it shows."""
    (cocok,) = re.findall(r'name="dibaca" value="([0-9a-f,]*)"', isi)
    return cocok


def test_yang_disetujui_ialah_permintaan_yang_terbaca_bukan_yang_datang_sesudahnya(tim, client):
    kasus = tim.tertahan()
    kode, lama = kode_hasil(kasus), "Alasan yang dibaca Atasan"
    minta_pelepasan(kasus, kode=kode, alasan=lama, oleh=tim[Peran.PPID], at=SENIN)
    client.force_login(tim[Peran.ATASAN])
    alamat = reverse("permohonan:lepaskan_berkas", args=[kasus.acuan])
    terbuka = client.get(alamat).content.decode()
    assert lama in terbuka
    # In the same moment, so that no clock can tell the two apart.
    minta_pelepasan(kasus, kode=kode, alasan=ALASAN, oleh=tim[Peran.PPID], at=SENIN)
    for basi in (terkirim(terbuka), "", "karangan,\u0000"):
        jawab = client.post(alamat, {"kode": kode, "dibaca": basi})
        isi = jawab.content.decode()
        assert jawab.status_code == 422 and ("berubah sesudah Anda membuka" in isi or "\u0000" in basi)
        assert kasus.berkas.get().tertahan
    # The page that comes back shows the new reason; that one may be signed.
    assert ALASAN in isi and client.post(alamat, {"kode": kode, "dibaca": terkirim(isi)}).status_code == 302
    assert kasus.berkas.get().boleh_keluar


def test_permintaan_orang_lain_atau_atas_temuan_lain_ialah_permintaan_lain(tim):
    kasus = tim.pelepasan_diminta()
    kode, (lama,) = kode_hasil(kasus), dibaca(kasus)
    kedua = petugas(Peran.PPID, tim.satker, email="plh@kpu.uji")
    minta_pelepasan(kasus, kode=kode, alasan=kasus.berkas.get().alasan_pelepasan, oleh=kedua, at=SENIN)
    with ditolak("berubah sesudah"):
        lepaskan_berkas(kasus, kode=kode, dibaca=[lama], oleh=tim[Peran.ATASAN], at=SENIN)
    kini = dibaca(kasus)
    kasus.berkas.update(temuan=["Komentar atau catatan.", "Teks tersembunyi."])
    with ditolak("berubah sesudah"):
        lepaskan_berkas(kasus, kode=kode, dibaca=kini, oleh=tim[Peran.ATASAN], at=SENIN)
    lepaskan_berkas(kasus, kode=kode, dibaca=dibaca(kasus), oleh=tim[Peran.ATASAN], at=SENIN)


def test_penggantian_lewat_halaman(tim, client):
    kasus = tim.tertahan()
    client.force_login(tim[Peran.PPID])
    alamat = reverse("permohonan:ganti_berkas", args=[kasus.acuan])
    assert client.post(alamat, {"kode": kode_hasil(kasus)}).status_code == 422
    berkas = io.BytesIO(b"desa,suara\n")
    berkas.name = "baru.csv"
    assert client.post(alamat, {"kode": kode_hasil(kasus), "unggahan": berkas}).status_code == 302
    assert kasus.berkas.hasil().get().berkas.nama == "baru.csv"


# The list of public information


def test_permintaan_dip_yang_berubah_dibaca_lagi_sebelum_disetujui(tim, client):
    ppid, atasan = tim[Peran.PPID], tim[Peran.ATASAN]
    informasi = informasi_diklasifikasi(oleh=ppid)
    lampirkan_dip(informasi, berkas_berkomentar(), judul="Rekap", oleh=ppid, at=SENIN)
    while pemeriksaan_dip.periksa_berikut(at=SENIN):
        pass
    kode = informasi.berkas.get().kode
    minta_dip(informasi, kode=kode, alasan="Alasan yang dibaca Atasan", oleh=ppid, at=SENIN)
    client.force_login(atasan)
    alamat = reverse("dip:lepaskan_berkas", args=[informasi.acuan])
    terbuka = client.get(alamat).content.decode()
    minta_dip(informasi, kode=kode, alasan=ALASAN, oleh=ppid, at=SENIN)
    jawab = client.post(alamat, {"kode": kode, "dibaca": terkirim(terbuka)})
    isi = jawab.content.decode()
    assert jawab.status_code == 422 and "berubah sesudah Anda membuka" in isi and ALASAN in isi
    assert informasi.berkas.get().tertahan
    assert client.post(alamat, {"kode": kode, "dibaca": terkirim(isi)}).status_code == 302
    assert informasi.berkas.get().boleh_keluar


def test_berkas_dip_yang_tertahan_dilepas_dua_orang_lalu_dapat_terbit(tim):
    ppid, atasan = tim[Peran.PPID], tim[Peran.ATASAN]
    informasi = informasi_diklasifikasi(oleh=ppid)
    lampirkan_dip(informasi, berkas_berkomentar(), judul="Rekap", oleh=ppid, at=SENIN)
    while pemeriksaan_dip.periksa_berikut(at=SENIN):
        pass
    kode = informasi.berkas.get().kode
    with ditolak("Belum ada yang meminta"):
        lepaskan_dip(informasi, kode=kode, dibaca=dibaca(informasi), oleh=atasan, at=SENIN)
    minta_dip(informasi, kode=kode, alasan=ALASAN, oleh=ppid, at=SENIN)
    with ditolak("Anda sendiri"):
        lepaskan_dip(informasi, kode=kode, dibaca=dibaca(informasi), oleh=ppid, at=SENIN)
    with ditolak("omentar"):
        setujui(informasi, oleh=atasan, at=SENIN)
    lepaskan_dip(informasi, kode=kode, dibaca=dibaca(informasi), oleh=atasan, at=SENIN)
    assert terakhir(informasi).rincian["temuan"] == ["Komentar atau catatan"]
    umumkan(setujui(informasi, oleh=atasan, at=SENIN), oleh=ppid, at=SENIN)
    terbit = informasi.berkas.terbit().get()
    assert b"PembuatRekap" not in terbit.bersih.baca()
    # Public already, it is given to an applicant without a second release.
    informasi.refresh_from_db()
    kasus = permohonan_tercatat(oleh=tim[Peran.DESK])
    beri_langsung(kasus, LANGSUNG, uraian="Rekap", bentuk="softcopy", informasi=informasi, oleh=ppid, at=SENIN)
    periksa_berkas()
    assert unduh(pemohon(kasus, "tautan"), kasus, kode_hasil(kasus)).getvalue() == terbit.bersih.baca()


@pytest.mark.parametrize("peran", [Peran.DESK, Peran.PENGHUBUNG, Peran.PEMBINA])
def test_peran_lain_tidak_melepas_berkas_dip(tim, peran):
    informasi = informasi_diklasifikasi(oleh=tim[Peran.PPID])
    orang = tim[peran]
    with ditolak("tidak berwenang"):
        minta_dip(informasi, kode="x", alasan=ALASAN, oleh=orang, at=SENIN)


def test_hasil_yang_gagal_tidak_menyisakan_salinan(tim, monkeypatch):
    dijawab(tim, berkas_teks())
    hasil = HasilPelepasan(temuan=["Berkas ini rusak atau tidak lengkap. Unggah lagi."], isi=b"", teks="")
    monkeypatch.setattr(mesin, "periksa_pelepasan", lambda isi, nama: hasil)
    periksa_berkas()
    berkas = BerkasPermohonan.objects.hasil().get()
    assert berkas.tertahan and berkas.bersih is None and not BerkasBersih.objects.exists()


# The panel of the information commission


def test_berkas_sidang_membawa_yang_diterima_pemohon_bukan_yang_tertahan(tim):
    berkas = [pdf_berpengarang(), berkas_berkomentar("tertahan.pdf")]
    kasus = putuskan(tim.diproses(), isi_keputusan(), berkas=berkas, oleh=tim[Peran.PPID], at=SENIN)
    periksa_berkas()
    keberatan = keberatan_diajukan(kasus, at=SENIN + SEHARI)
    saat = SENIN + 100 * SEHARI
    isi = {"nomor_register": "001/KI-JATIM/2026", "didaftarkan_pada": saat.date() - SEHARI}
    sengketa = daftarkan_sengketa(keberatan, **isi, oleh=tim[Peran.PPID], at=saat)
    lampiran = Bahan(sengketa, keberatan, kasus, saat).lampiran()
    diberikan = kasus.berkas.boleh_keluar().get()
    assert [satu for sifat, satu in lampiran if sifat == "Informasi yang diberikan"] == [diberikan.bersih]
    # The legal hold keeps all of it: what came, what went out, what was held back.
    assert set(berkas_terkait(keberatan)) >= {diberikan.berkas, diberikan.bersih, kasus.berkas.tertahan().get().berkas}
