"""One item from its proposal to its withdrawal: who may do what, from where, and what it leaves behind."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.storage import storages
from django.db import transaction

from dip.alur import ALUR_EDISI, ALUR_INFORMASI, StatusEdisi, StatusInformasi
from dip.models import InformasiPublik
from dip.pemeriksaan import periksa_berikut
from dip.perbuatan.pelampiran import buang_berkas, lampirkan, tutup_berkas
from dip.perbuatan.pemutakhiran import mutakhirkan, setujui_pemutakhiran, tinjau, tolak_pemutakhiran
from dip.perbuatan.penarikan import pulihkan, tahan, tarik
from dip.perbuatan.pengklasifikasian import kembalikan, klasifikasikan, koreksi
from dip.perbuatan.pengumuman import izinkan_penyerahan, setujui, umumkan
from dip.perbuatan.pengusulan import batalkan, ubah, usulkan
from ppid.galat import AturanDilanggar
from ppid.models import Penugasan
from ppid.peran import PERAN_JABATAN, Peran
from ppid.perbuatan import perbuatan
from tests.factories import (
    SENIN,
    berkas_teks,
    informasi_diklasifikasi,
    informasi_terbit,
    informasi_usulan,
    isi_informasi,
    petugas,
)
from tests.perbuatan.peraga import ditolak

DASAR = re.compile(r"(UU \d+/\d{4}|Keputusan KPU Kabupaten \w+ \d+/\d{4}) (Bab|Lampiran|Pasal) .+")


def aksi(informasi) -> list[str]:
    return list(informasi.riwayat.values_list("aksi", flat=True))


# The table


@pytest.mark.parametrize(("alur", "keadaan"), [(ALUR_INFORMASI, StatusInformasi), (ALUR_EDISI, StatusEdisi)])
def test_pelaku_dan_keadaan_hanya_menurut_tabel(alur, keadaan):
    for langkah in alur:
        assert DASAR.fullmatch(langkah.dasar), langkah.dasar
        for status in keadaan:
            for peran in Peran:
                boleh = status in langkah.dari and peran in langkah.pelaku
                if boleh:
                    assert alur.periksa(langkah.aksi, status=status, peran={peran}) is langkah
                else:
                    with pytest.raises(AturanDilanggar):
                        alur.periksa(langkah.aksi, status=status, peran={peran})


@pytest.mark.parametrize("langkah", list(ALUR_INFORMASI), ids=lambda satu: satu.aksi)
def test_kerangka_menolak_peran_lain_dan_kantor_lain_tanpa_bekas(langkah, tim, tim_lain):
    informasi = informasi_terbit(ppid=tim["ppid"], atasan=tim["atasan"])
    for peran in sorted(PERAN_JABATAN - langkah.pelaku):
        orang = tim.get(peran) or petugas(peran)
        with ditolak("tidak berwenang"), perbuatan(ALUR_INFORMASI, langkah.aksi, informasi, oleh=orang, at=SENIN):
            pass
    for orang in tim_lain.values():
        with ditolak("tidak berwenang"), perbuatan(ALUR_INFORMASI, langkah.aksi, informasi, oleh=orang, at=SENIN):
            pass
    assert aksi(informasi) == ["usulkan", "klasifikasikan", "setujui", "umumkan"]


def test_setiap_perbuatan_menyebut_dasarnya_dan_setiap_langkah_punya_perbuatan():
    sumber = "".join(b.read_text() for b in sorted(Path(settings.BASE_DIR, "dip/perbuatan").glob("*.py")))
    dipakai = set(re.findall(r'ALUR_(?:INFORMASI|EDISI), "(\w+)"', sumber))
    dipakai |= set(re.findall(r'ALUR_(?:INFORMASI|EDISI),\s+"(\w+)"', sumber))
    assert dipakai == {b.aksi for b in ALUR_INFORMASI} | {b.aksi for b in ALUR_EDISI}


# From proposal to publication


def test_dari_usulan_unit_sampai_diumumkan(tim):
    informasi = informasi_usulan(oleh=tim["penghubung"])
    assert (informasi.status, informasi.kategori) == ("usulan", "")
    informasi = klasifikasikan(informasi, pokok="aturan-tahapan", jenis="pemilu", oleh=tim["ppid"], at=SENIN)
    assert (informasi.status, informasi.kategori) == ("diklasifikasi", "serta-merta")
    assert not InformasiPublik.objects.terbit().exists()
    informasi = setujui(informasi, oleh=tim["atasan"], at=SENIN)
    assert informasi.status == "disetujui" and not InformasiPublik.objects.terbit().exists()
    informasi = umumkan(informasi, oleh=tim["ppid"], at=SENIN)
    assert (informasi.status, informasi.diumumkan_at, informasi.edisi) == ("terbit", SENIN, None)
    assert aksi(informasi) == ["usulkan", "klasifikasikan", "setujui", "umumkan"]


def test_tanpa_persetujuan_atasan_tidak_terbit(tim):
    informasi = informasi_diklasifikasi(oleh=tim["ppid"])
    with ditolak("keadaan sekarang"):
        umumkan(informasi, oleh=tim["ppid"], at=SENIN)


def test_tim_penghubung_hanya_mengusulkan_milik_unitnya(tim):
    with ditolak("unit lain"):
        usulkan(
            isi_informasi(unit="Subbag Umum"),
            satker=tim["ppid"].penugasan.get().satker,
            oleh=tim["penghubung"],
            at=SENIN,
        )
    milik_lain = informasi_usulan(oleh=tim["ppid"], unit="Subbag Umum")
    for perbuatan_unit in (
        lambda: ubah(milik_lain, isi_informasi(), oleh=tim["penghubung"], at=SENIN),
        lambda: klasifikasikan(milik_lain, pokok="profil", jenis="pemilu", oleh=tim["penghubung"], at=SENIN),
        lambda: lampirkan(milik_lain, berkas_teks(), judul="x", oleh=tim["penghubung"], at=SENIN),
        lambda: batalkan(milik_lain, alasan="x", oleh=tim["penghubung"], at=SENIN),
    ):
        with ditolak("unit lain"):
            perbuatan_unit()


@pytest.mark.parametrize("peran", ["desk", "atasan", "pertimbangan", "pembina"])
def test_peran_lain_tidak_mengusulkan(tim, peran):
    with ditolak("tidak berwenang"):
        informasi_usulan(oleh=tim[peran])


@pytest.mark.parametrize("bagian", ["usulkan", "klasifikasikan", "lampirkan"])
def test_siapa_yang_ikut_menyusun_tidak_menyetujui_juga_lewat_akun_lain(tim, jombang, bagian):
    informasi = informasi_usulan(oleh=tim["penghubung"] if bagian == "usulkan" else tim["ppid"])
    klasifikasikan(informasi, pokok="profil", jenis="pemilu", oleh=tim["ppid"], at=SENIN)
    if bagian == "lampirkan":
        lampirkan(informasi, berkas_teks(), judul="Isi", oleh=tim["penghubung"], at=SENIN)
        while periksa_berikut(at=SENIN):
            pass
    penyusun = tim["ppid"] if bagian == "klasifikasikan" else tim["penghubung"]
    Penugasan.objects.create(
        petugas=penyusun, satker=jombang, peran=Peran.ATASAN, nomor_sk="2/SK", jabatan="Plh.", mulai=date(2024, 1, 1)
    )
    with ditolak("ikut Anda susun sendiri"):
        setujui(informasi, oleh=penyusun, at=SENIN)
    penyusun.nip = tim["atasan"].nip = "198001012005011001"
    penyusun.save()
    tim["atasan"].save()
    with ditolak("ikut Anda susun sendiri"):
        setujui(informasi, oleh=tim["atasan"], at=SENIN)


def test_yang_dikembalikan_lalu_disusun_orang_lain_boleh_disetujui_penyusun_lamanya(tim, jombang):
    informasi = informasi_usulan(oleh=tim["penghubung"])
    klasifikasikan(informasi, pokok="profil", jenis="pemilu", oleh=tim["ppid"], at=SENIN)
    Penugasan.objects.create(
        petugas=tim["penghubung"], satker=jombang, peran=Peran.ATASAN, nomor_sk="2/SK", jabatan="Plh.",
        mulai=date(2024, 1, 1),
    )  # fmt: skip
    kembalikan(informasi, alasan="PPID yang menyusun", oleh=tim["penghubung"], at=SENIN)
    klasifikasikan(informasi, pokok="profil", jenis="pemilu", oleh=tim["ppid"], at=SENIN)
    assert setujui(informasi, oleh=tim["penghubung"], at=SENIN).status == "disetujui"


def test_keputusan_atas_yang_sudah_diubah_orang_lain_ditolak_dan_menyebut_siapa(tim):
    informasi = informasi_diklasifikasi(oleh=tim["ppid"])
    dilihat = informasi.riwayat.last().pk
    ubah(informasi, isi_informasi(ringkasan="Diganti diam-diam"), oleh=tim["penghubung"], at=SENIN)
    for kerja in (
        lambda: setujui(informasi, oleh=tim["atasan"], at=SENIN, dilihat=dilihat),
        lambda: koreksi(informasi, isi_informasi(), oleh=tim["atasan"], at=SENIN, dilihat=dilihat),
        lambda: ubah(informasi, isi_informasi(), oleh=tim["ppid"], at=SENIN, dilihat=dilihat),
        lambda: klasifikasikan(informasi, pokok="profil", jenis="pemilu", oleh=tim["ppid"], at=SENIN, dilihat=dilihat),
    ):
        with ditolak("Tim Penghubung 3517 .* baru saja mengubah"):
            kerja()
    assert setujui(informasi, oleh=tim["atasan"], at=SENIN, dilihat=informasi.riwayat.last().pk).status == "disetujui"


def test_sesudah_disetujui_berkasnya_tidak_dapat_ditukar(tim):
    informasi = setujui(informasi_diklasifikasi(oleh=tim["ppid"]), oleh=tim["atasan"], at=SENIN)
    with ditolak("keadaan sekarang"):
        lampirkan(informasi, berkas_teks("titipan"), judul="Titipan", oleh=tim["ppid"], at=SENIN)


def test_serta_merta_boleh_diumumkan_atasan_yang_lain_hanya_ppid(tim):
    berkala = setujui(informasi_diklasifikasi(oleh=tim["ppid"], pokok="profil"), oleh=tim["atasan"], at=SENIN)
    with ditolak("yang mengumumkan adalah PPID"):
        umumkan(berkala, oleh=tim["atasan"], at=SENIN)
    mendesak = setujui(informasi_diklasifikasi(oleh=tim["ppid"], pokok="darurat"), oleh=tim["atasan"], at=SENIN)
    assert umumkan(mendesak, oleh=tim["atasan"], at=SENIN).status == "terbit"


def test_satu_berkas_ditutup_seketika_lalu_disetujui_atau_dibuka_lagi(tim, django_capture_on_commit_callbacks):
    informasi = informasi_terbit(ppid=tim["ppid"], atasan=tim["atasan"], berkas=berkas_teks("nomor rahasia"))
    berkas = informasi.berkas.get()
    tutup = {"kode": berkas.kode, "alasan": "Memuat nomor identitas", "oleh": tim["ppid"], "at": SENIN}
    with django_capture_on_commit_callbacks(execute=True):
        informasi = tutup_berkas(informasi, **tutup)
    assert not informasi.berkas.terbit().exists() and not storages["publik"].exists(berkas.lokasi_publik)
    assert informasi.teks_terbit == "" and informasi.status == "terbit"
    informasi = tolak_pemutakhiran(informasi, alasan="Nomor itu contoh", oleh=tim["atasan"], at=SENIN)
    assert informasi.berkas.terbit().exists() and storages["publik"].exists(berkas.lokasi_publik)
    with django_capture_on_commit_callbacks(execute=True):
        tutup_berkas(informasi, **tutup)
    informasi = setujui_pemutakhiran(informasi, oleh=tim["atasan"], at=SENIN)
    assert informasi.berkas.get().ditarik_at == SENIN
    with ditolak("tidak sedang terbit"):
        tutup_berkas(informasi, **tutup)


def test_pokok_yang_tidak_ada_ditolak(tim):
    informasi = informasi_usulan(oleh=tim["ppid"])
    with ditolak("Pilih pokok"):
        klasifikasikan(informasi, pokok="karangan", jenis="pemilu", oleh=tim["ppid"], at=SENIN)


def test_atasan_mengoreksi_dan_mengembalikan_dengan_catatan(tim):
    informasi = informasi_diklasifikasi(oleh=tim["ppid"])
    informasi = koreksi(
        informasi, isi_informasi(nama="Judul yang benar") | {"pokok": "kinerja"}, oleh=tim["atasan"], at=SENIN
    )
    assert (informasi.nama, informasi.kategori, informasi.status) == ("Judul yang benar", "berkala", "diklasifikasi")
    assert set(informasi.riwayat.last().rincian["medan"]) == {"nama", "pokok"}
    with ditolak("harus diperbaiki"):
        kembalikan(informasi, alasan=" ", oleh=tim["atasan"], at=SENIN)
    informasi = kembalikan(informasi, alasan="Ringkasan terlalu pendek", oleh=tim["atasan"], at=SENIN)
    assert (informasi.status, informasi.catatan_atasan) == ("usulan", "Ringkasan terlalu pendek")


def test_usulan_dibatalkan_dengan_alasan_dan_tetap_tercatat(tim):
    informasi = informasi_usulan(oleh=tim["penghubung"])
    with ditolak("mengapa"):
        batalkan(informasi, alasan="", oleh=tim["penghubung"], at=SENIN)
    assert batalkan(informasi, alasan="Ganda", oleh=tim["penghubung"], at=SENIN).status == "batal"
    assert InformasiPublik.objects.filter(pk=informasi.pk).exists()


# What is published changes only with the Atasan's consent


def test_pemutakhiran_terlihat_sesudah_disetujui_orang_lain(tim):
    informasi = informasi_terbit(ppid=tim["ppid"], atasan=tim["atasan"])
    with ditolak("Belum ada keterangan"):
        mutakhirkan(informasi, isi_informasi(), oleh=tim["ppid"], at=SENIN)
    baru = isi_informasi(ringkasan="Ringkasan baru", terbit_pada=date(2024, 5, 1))
    informasi = mutakhirkan(informasi, baru, oleh=tim["ppid"], at=SENIN)
    assert informasi.ringkasan != "Ringkasan baru"
    informasi = setujui_pemutakhiran(informasi, oleh=tim["atasan"], at=SENIN)
    assert (informasi.ringkasan, informasi.terbit_pada) == ("Ringkasan baru", date(2024, 5, 1))
    assert (informasi.perubahan, informasi.dimutakhirkan_at) == ({}, SENIN)
    with ditolak("Tidak ada pemutakhiran"):
        setujui_pemutakhiran(informasi, oleh=tim["atasan"], at=SENIN)


def test_pemutakhiran_ditolak_dengan_alasan_dan_yang_terbit_tetap(tim):
    informasi = informasi_terbit(ppid=tim["ppid"], atasan=tim["atasan"], berkas=berkas_teks())
    informasi = mutakhirkan(informasi, isi_informasi(ringkasan="Keliru"), oleh=tim["ppid"], at=SENIN)
    lampirkan(informasi, berkas_teks("baru"), judul="Dokumen", oleh=tim["ppid"], at=SENIN)
    with ditolak("mengapa"):
        tolak_pemutakhiran(informasi, alasan="", oleh=tim["atasan"], at=SENIN)
    informasi = tolak_pemutakhiran(informasi, alasan="Tidak perlu", oleh=tim["atasan"], at=SENIN)
    assert (informasi.perubahan, informasi.ringkasan) == ({}, isi_informasi()["ringkasan"])
    assert [b.versi for b in informasi.berkas.terbit()] == [1]


def test_ditinjau_dengan_tanggal_berikutnya(tim):
    informasi = informasi_terbit(ppid=tim["ppid"], atasan=tim["atasan"])
    with ditolak("sesudah hari ini"):
        tinjau(informasi, ditinjau_pada=SENIN.date(), oleh=tim["ppid"], at=SENIN)
    besok = SENIN.date() + timedelta(days=1)
    assert tinjau(informasi, ditinjau_pada=besok, oleh=tim["penghubung"], at=SENIN).ditinjau_pada == besok
    assert list(InformasiPublik.objects.perlu_ditinjau(pada=besok)) == [informasi]


def test_persetujuan_tetap_untuk_penyerahan_di_meja(tim):
    informasi = informasi_terbit(ppid=tim["ppid"], atasan=tim["atasan"])
    assert izinkan_penyerahan(informasi, serah_di_meja=True, oleh=tim["ppid"], at=SENIN).serah_di_meja


# Withdrawal


def test_penarikan_butuh_orang_kedua_dan_berkasnya_seketika_tertutup(tim, django_capture_on_commit_callbacks):
    informasi = informasi_terbit(ppid=tim["ppid"], atasan=tim["atasan"], berkas=berkas_teks())
    letak = informasi.berkas.get().lokasi_publik
    assert storages["publik"].exists(letak)
    with ditolak("alasan penarikan"):
        tahan(informasi, alasan="", oleh=tim["ppid"], at=SENIN)
    with django_capture_on_commit_callbacks(execute=True):
        informasi = tahan(informasi, alasan="Memuat data pribadi", oleh=tim["ppid"], at=SENIN)
    assert informasi.status == "ditahan" and not storages["publik"].exists(letak)
    with ditolak("Anda minta sendiri"):
        tarik(informasi, oleh=tim["ppid"], at=SENIN)
    informasi = tarik(informasi, oleh=tim["atasan"], at=SENIN)
    assert (informasi.status, informasi.alasan_penarikan) == ("ditarik", "Memuat data pribadi")
    assert not informasi.berkas.terbit().exists() and informasi.teks_terbit == ""


def test_penarikan_dibatalkan_mengembalikan_berkasnya(tim, django_capture_on_commit_callbacks):
    informasi = informasi_terbit(ppid=tim["ppid"], atasan=tim["atasan"], berkas=berkas_teks())
    letak = informasi.berkas.get().lokasi_publik
    with django_capture_on_commit_callbacks(execute=True):
        tahan(informasi, alasan="Keliru lihat", oleh=tim["atasan"], at=SENIN)
    informasi = pulihkan(informasi, oleh=tim["ppid"], at=SENIN)
    assert (informasi.status, informasi.alasan_penarikan) == ("terbit", "")
    assert storages["publik"].exists(letak)


def test_yang_gagal_tidak_meninggalkan_apa_pun(tim):
    informasi = informasi_diklasifikasi(oleh=tim["ppid"])
    with pytest.raises(RuntimeError), transaction.atomic():
        setujui(informasi, oleh=tim["atasan"], at=SENIN)
        raise RuntimeError
    informasi.refresh_from_db()
    assert (informasi.status, aksi(informasi)) == ("diklasifikasi", ["usulkan", "klasifikasikan"])


def test_berkas_yang_belum_terbit_dibuang_dan_yang_terbit_tidak(tim):
    informasi = informasi_usulan(oleh=tim["penghubung"])
    lampirkan(informasi, berkas_teks(), judul="Salah unggah", oleh=tim["penghubung"], at=SENIN)
    kode = informasi.berkas.get().kode
    buang_berkas(informasi, kode=kode, oleh=tim["penghubung"], at=SENIN)
    with ditolak("sudah terbit atau sudah dibuang"):
        buang_berkas(informasi, kode=kode, oleh=tim["penghubung"], at=SENIN)
