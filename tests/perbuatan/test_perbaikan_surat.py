"""A corrected letter is a new letter: old and new are genuine, the old is marked, nothing frozen moves."""

from datetime import datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from permohonan import tiket
from permohonan.models import Koreksi
from permohonan.perbuatan.koreksi import IsiKoreksi, setujui_koreksi, usulkan_koreksi
from permohonan.perbuatan.perbaikan_surat import perbaiki_surat
from permohonan.surat import perlu_perbaikan
from ppid.models import JenisSurat, Surat
from ppid.peran import Peran
from ppid.surat import cetak
from tests.factories import SENIN, WIB, berkas_teks, kantor, periksa_berkas, permohonan_diproses, petugas
from tests.perbuatan.peraga import SEJAM_LAGI, Tim, ditolak, kunci_surel, usul
from tests.test_bersamaan import serentak

NANTI = SENIN + timedelta(hours=3)


def surat(kasus, jenis, *, diganti=False):
    return kasus.surat.get(surat__jenis=jenis, surat__digantikan__isnull=not diganti).surat


def test_surat_lama_tetap_asli_dan_ditandai_digantikan_surat_baru(tim):
    kasus = tim.diputus()
    lama = surat(kasus, JenisSurat.PPID_D)
    bita = cetak(lama, at=SENIN)
    kasus = setujui_koreksi(tim.diusulkan(kasus), koreksi=usul(kasus), oleh=tim[Peran.ATASAN], at=NANTI)
    lama.refresh_from_db()
    konteks = lama.konteks
    kasus = perbaiki_surat(kasus, surat=lama.acuan, oleh=tim[Peran.PPID], at=NANTI)
    baru = surat(kasus, JenisSurat.PPID_D)
    lama.refresh_from_db()
    assert (lama.digantikan, lama.konteks, bytes(lama.pdf)) == (baru, konteks, bita)
    assert baru.kode != lama.kode and baru.nomor == lama.nomor
    assert baru.konteks["menggantikan"] == {"kode": lama.kode, "nomor": lama.nomor, "tanggal": "2026-03-09"}
    assert baru.konteks["pihak"]["nama"] == "Siti Contoh Benar"
    assert baru.konteks["keputusan"] == lama.konteks["keputusan"]
    assert cetak(baru, at=NANTI).startswith(b"%PDF") and cetak(lama, at=NANTI) == bita
    assert "surat-perbaikan" in kunci_surel(kasus)
    with ditolak("sudah diganti"):
        perbaiki_surat(kasus, surat=lama.acuan, oleh=tim[Peran.PPID], at=NANTI)
    with ditolak("tidak perlu diperbaiki"):
        perbaiki_surat(kasus, surat=baru.acuan, oleh=tim[Peran.PPID], at=NANTI)


def test_rujukan_pengganti_dipasang_sekali(tim):
    kasus = tim.terkoreksi()
    kasus = perbaiki_surat(kasus, surat=surat(kasus, JenisSurat.PPID_B).acuan, oleh=tim[Peran.DESK], at=NANTI)
    lama = surat(kasus, JenisSurat.PPID_B, diganti=True)
    for nilai in (None, surat(kasus, JenisSurat.PPID_D)):
        with pytest.raises(DatabaseError), transaction.atomic():
            Surat.objects.filter(pk=lama.pk).update(digantikan=nilai)


def test_tanda_bukti_baru_memuat_saat_dan_batas_yang_benar_dengan_hitungannya(tim):
    kasus = tim.diusulkan(bagian="diterima", diterima_at=datetime(2026, 3, 2, 9, tzinfo=WIB))
    kasus = setujui_koreksi(kasus, koreksi=usul(kasus), oleh=tim[Peran.PPID], at=SEJAM_LAGI)
    assert [s.jenis for s in perlu_perbaikan(kasus)] == [JenisSurat.PPID_B, JenisSurat.TANDA_BUKTI]
    lama = surat(kasus, JenisSurat.TANDA_BUKTI)
    perbaiki_surat(kasus, surat=lama.acuan, oleh=tim[Peran.DESK], at=NANTI)
    perkara = surat(kasus, JenisSurat.TANDA_BUKTI).konteks
    assert (perkara["perkara"]["diterima"], perkara["perkara"]["jatuh_tempo"]) == ("2026-03-02", "2026-03-16")
    assert perkara["kode"] == lama.konteks["kode"] and perkara["hitungan"]["jumlah"] == 10


def test_meja_tidak_menerbitkan_yang_ditandatangani_ppid(tim):
    kasus = tim.terkoreksi()
    desk, acuan = tim[Peran.DESK], surat(kasus, JenisSurat.PPID_D).acuan
    with ditolak("ditandatangani PPID"):
        perbaiki_surat(kasus, surat=acuan, oleh=desk, at=NANTI)


def test_tanpa_koreksi_tidak_ada_yang_diperbaiki(tim):
    assert perlu_perbaikan(tim.diputus()) == []


# Pages


def masuk(orang) -> Client:
    klien = Client()
    klien.force_login(orang)
    return klien


@pytest.fixture
def kini(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: NANTI)


@pytest.mark.usefixtures("kini")
def test_lewat_halaman_dari_usul_sampai_surat_baru(tim):
    kasus = tim.diproses()
    desk, ppid = masuk(tim[Peran.DESK]), masuk(tim[Peran.PPID])
    alamat = {
        aksi: reverse(f"permohonan:{aksi}", args=[kasus.acuan]) for aksi in ("usulkan_koreksi", "setujui_koreksi")
    }
    kosong = desk.post(alamat["usulkan_koreksi"], {})
    assert kosong.status_code == 422 and "Pilih apa yang keliru" in kosong.content.decode()
    isi = {"keliru": "diterima", "diterima_at": "2026-03-02T09:00", "alasan": "Cap terima <b>2 Maret</b>"}
    salah = desk.post(alamat["usulkan_koreksi"], isi | {"diterima_at": "kemarin"})
    assert salah.status_code == 422 and "Cap terima" in salah.content.decode() and not Koreksi.objects.exists()
    assert desk.post(alamat["usulkan_koreksi"], isi).status_code == 302
    assert alamat["setujui_koreksi"] not in desk.get(kasus.get_absolute_url()).content.decode()
    assert "Koreksi menunggu orang kedua" in ppid.get("/meja/").content.decode()
    halaman = ppid.get(alamat["setujui_koreksi"]).content.decode()
    assert "Senin, 30 Maret 2026 menjadi <strong>Senin, 16 Maret 2026</strong>" in halaman
    assert "&lt;b&gt;2 Maret" in halaman
    usulan = usul(kasus)
    assert ppid.post(alamat["setujui_koreksi"], {"koreksi": "tidak-ada"}).status_code == 422
    assert ppid.post(alamat["setujui_koreksi"], {"koreksi": usulan}).status_code == 302
    assert ppid.post(alamat["setujui_koreksi"], {"koreksi": usulan}).status_code == 422
    isi_kasus = desk.get(kasus.get_absolute_url()).content.decode()
    assert "2 surat masih memuat yang lama" in isi_kasus and "Disetujui" in isi_kasus
    tanda = surat(kasus, JenisSurat.TANDA_BUKTI).acuan
    assert desk.post(reverse("permohonan:perbaiki_surat", args=[kasus.acuan]), {"surat": tanda}).status_code == 302
    assert "sudah diganti surat" in desk.get(kasus.get_absolute_url()).content.decode()
    pemohon = Client()
    pemohon.get(tiket.tautan(kasus))
    lacak = pemohon.get(kasus.url_lacak()).content.decode()
    assert "Saat diterima: 09-03-2026 10.00 menjadi 02-03-2026 09.00 WIB" in lacak
    assert "sudah diganti surat yang lebih baru" in lacak


@pytest.mark.usefixtures("kini")
def test_berkas_yang_ditarik_tidak_dapat_dibuka_pemohon_dan_penggantinya_dibaca_penyetuju_dulu(tim):
    kasus = tim.diputus()
    desk, ppid = masuk(tim[Peran.DESK]), masuk(tim[Peran.PPID])
    kasus = tim.diusulkan(kasus, bagian="nama")
    serahkan = reverse("permohonan:serahkan", args=[kasus.acuan])
    unggah = berkas_teks("punya orang lain\n", "nama-orang-lain.csv")
    desk.post(serahkan, {"cara": "email", "berkas": [_berkas(unggah)]})
    periksa_berkas()
    kode = kasus.berkas.boleh_keluar().get().berkas.kode
    pemohon = Client()
    pemohon.get(tiket.tautan(kasus))
    unduh = reverse("permohonan:berkas_pemohon", args=[kasus.satker.slug, kasus.acuan, kode])
    assert b"punya" in b"".join(pemohon.get(unduh))
    isi = {"keliru": "berkas", "kode": kode, "pengganti": _berkas(berkas_teks("benar\n")), "alasan": "Tertukar"}
    assert desk.post(reverse("permohonan:usulkan_koreksi", args=[kasus.acuan]), isi).status_code == 302
    menunggu = kasus.koreksi.menunggu().get(bagian="berkas")
    baca = reverse("permohonan:berkas_petugas", args=[kasus.acuan, menunggu.berkas_baru.kode])
    assert b"benar" in b"".join(ppid.get(baca))
    assert masuk(petugas(Peran.PENGHUBUNG, tim.satker)).get(baca).status_code == 404
    ppid.post(reverse("permohonan:setujui_koreksi", args=[kasus.acuan]), {"koreksi": menunggu.acuan})
    assert pemohon.get(unduh).status_code == 404
    lacak = pemohon.get(kasus.url_lacak()).content.decode()
    assert "keliru dilampirkan" in lacak and "nama-orang-lain" not in lacak
    assert "keliru dilampirkan" in desk.get(kasus.get_absolute_url()).content.decode()


def _berkas(unggahan):
    return SimpleUploadedFile(unggahan.nama, unggahan.isi, unggahan.mime)


# Many at once


@pytest.mark.django_db(transaction=True)
def test_dua_petugas_sekaligus_hanya_satu_yang_berhasil(jombang):
    tim = Tim(jombang)
    kasus = permohonan_diproses(oleh=tim[Peran.DESK])
    isi = IsiKoreksi(bagian="nama", nama="Sitti Contoh", alasan="Salah eja")
    pengusul = [tim[Peran.DESK], petugas(Peran.DESK, kantor(), email="dua@kab-jombang.uji")]
    hasil = serentak([lambda o=o: usulkan_koreksi(kasus, isi, oleh=o, at=SENIN) for o in pengusul], utas=2)
    assert sorted(type(h).__name__ for h in hasil) == ["AturanDilanggar", "Permohonan"]
    acuan = usul(kasus)
    penyetuju = [tim[Peran.PPID], tim[Peran.ATASAN]]
    hasil = serentak([lambda o=o: setujui_koreksi(kasus, koreksi=acuan, oleh=o, at=SENIN) for o in penyetuju], utas=2)
    assert sorted(type(h).__name__ for h in hasil) == ["AturanDilanggar", "Permohonan"]
    assert kasus.riwayat.filter(aksi="setujui_koreksi").count() == 1
    lama = surat(kasus, JenisSurat.TANDA_BUKTI)
    hasil = serentak([lambda o=o: perbaiki_surat(kasus, surat=lama.acuan, oleh=o, at=NANTI) for o in pengusul], utas=2)
    assert sorted(type(h).__name__ for h in hasil) == ["AturanDilanggar", "Permohonan"]
    assert kasus.surat.filter(surat__jenis=JenisSurat.TANDA_BUKTI).count() == 2
