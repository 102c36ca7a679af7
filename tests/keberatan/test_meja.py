"""Officers' pages of objections and disputes: queue, registration, every act, letters and files, the register."""

import csv
import io
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pikepdf
import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.models.functions import Now
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from keberatan.alur import ALUR_KEBERATAN, ALUR_SENGKETA, StatusKeberatan
from keberatan.ekspor import TATA
from keberatan.models import BerkasSidang, Keberatan, Sengketa
from keberatan.perbuatan.pelampiran import lampirkan
from keberatan.perbuatan.penyusunan_berkas import bagikan_berkas_sidang
from keberatan.perbuatan.pernyataan_sikap import nyatakan_sikap
from keberatan.views import sengketa as sengketa_view
from keberatan.views import tindakan as tindakan_view
from permohonan.models import Sifat
from permohonan.perbuatan.disposisi import disposisikan, jawab_disposisi
from permohonan.perbuatan.keputusan import putuskan
from permohonan.perbuatan.pendaftaran import lampirkan as lampirkan_permohonan
from ppid.models import Berkas, JenisSurat, Kelas, PekerjaanLatar
from ppid.pekerjaan_latar import kerjakan_berikut
from ppid.peran import PERAN_JABATAN, Peran
from ppid.unggahan import UnggahanBersih
from tests.factories import NIK_UJI, SEHARI, SENIN, isi_keputusan, kantor, petugas, uji_konsekuensi
from tests.keberatan.peraga import (
    DI_KOMISI,
    DIAJUKAN,
    DITANGGAPI,
    SESUDAH_LEWAT,
    TimKeberatan,
    isian_tanpa_permohonan,
    keberatan_diajukan,
)
from tests.test_meja import PNG, masuk_ulang

PETUGAS = (Peran.DESK, Peran.PENGHUBUNG, Peran.PPID, Peran.ATASAN)
DAFTAR, CATAT = reverse("keberatan:daftar"), reverse("keberatan:catat")
REGISTER, EKSPOR = reverse("keberatan:register"), reverse("keberatan:ekspor_register")
PDF = UnggahanBersih("bukti.pdf", "application/pdf", b"%PDF-1.7 uji")
KONTAK = ("siti@contoh.test", "0812-0000-0000", "Jl. Contoh No. 1", "0813-1111-1111")


@pytest.fixture(autouse=True)
def pada(monkeypatch):
    """The pages are opened when the objection came in, or when a test says."""

    def atur(saat: datetime) -> None:
        monkeypatch.setattr("django.utils.timezone.now", lambda: saat)

    atur(DIAJUKAN)
    return atur


def teks(jawaban, status=200) -> str:
    assert jawaban.status_code == status, jawaban.status_code
    return " ".join(jawaban.content.decode().split())


def url(nama: str, kasus: Any, *lain: str) -> str:
    return reverse(f"keberatan:{nama}", args=[kasus.acuan, *lain])


def nomor(halaman: str) -> list[str]:
    return re.findall(r'<td data-label="N[^"]*"><a class="nomor" href="[^"]+">([^<]+)</a>', halaman)


def surat(kasus: Any, jenis: str) -> Any:
    return kasus.surat.get(surat__jenis=jenis).surat


def berkas(nama: str = "kertas.csv") -> SimpleUploadedFile:
    return SimpleUploadedFile(nama, b"kecamatan,suara\nDiwek,100\n")


def didisposisikan(tim: TimKeberatan) -> Keberatan:
    """About a request that was sent to tim penghubung before it was refused; filed by a proxy."""
    permohonan, oleh = tim.diproses(), {"oleh": tim[Peran.DESK], "at": SENIN}
    kepada = tim[Peran.PENGHUBUNG]
    disposisi = disposisikan(permohonan, kepada=kepada, instruksi="Mohon", batas=date(2026, 3, 12), **oleh)
    jawab_disposisi(disposisi, jawaban="Ada", oleh=kepada, at=SENIN)
    kosong = {"diberikan": "", "bentuk": "", "waktu_penyediaan": None, "tidak_diberikan": "NIK pelamar"}
    tolak = isi_keputusan(putusan="ditolak", uji=uji_konsekuensi(tim.satker), **kosong)
    permohonan = putuskan(permohonan, tolak, oleh=tim[Peran.PPID], at=SENIN)
    kuasa = {"nama_kuasa": "Advokat Contoh", "telepon_kuasa": "0813-1111-1111", "surat_kuasa_diperlihatkan": True}
    return keberatan_diajukan(permohonan, **kuasa)


# The queue


def test_antrean_menurut_batasnya(client, tim):
    dua = keberatan_diajukan(tim.ditolak(), at=DIAJUKAN + 3 * SEHARI)
    satu = tim.keberatan()
    tiga = keberatan_diajukan(tim.ditolak(), at=DIAJUKAN + 6 * SEHARI)
    client.force_login(tim[Peran.DESK])
    halaman = teks(client.get(DAFTAR))
    assert nomor(halaman) == [satu.nomor, dua.nomor, tiga.nomor]
    assert 'data-total="3"' in halaman and "Teruskan ke PPID" in halaman and "hari kerja" in halaman


def test_yang_berperintah_berdiri_menurut_batas_perintahnya(client, tim, pada):
    perintah = tim.ditanggapi(batas_perintah=date(2026, 6, 30))
    menunggu = keberatan_diajukan(tim.ditolak(), at=DIAJUKAN + 6 * SEHARI)
    assert perintah.jatuh_tempo < menunggu.jatuh_tempo < date(2026, 6, 30)
    pada(DITANGGAPI)
    client.force_login(tim[Peran.PPID])
    assert nomor(teks(client.get(DAFTAR))) == [menunggu.nomor, perintah.nomor]


def test_yang_selesai_di_bawah_antrean(client, tim, pada):
    kasus = tim.keberatan()
    Keberatan.objects.filter(pk=kasus.pk).update(status=StatusKeberatan.DICABUT)
    client.force_login(tim[Peran.DESK])
    halaman = teks(client.get(DAFTAR))
    assert 'data-total="0"' in halaman and kasus.nomor in halaman.split("<h2>Selesai</h2>")[1]


def test_setiap_peran_melihat_antrean_menurut_haknya(client, tim):
    kirim, lain = didisposisikan(tim), tim.keberatan()
    TimKeberatan(kantor("3673")).keberatan()
    for peran in PETUGAS:
        client.force_login(tim[peran])
        harap = {kirim.nomor} if peran == Peran.PENGHUBUNG else {kirim.nomor, lain.nomor}
        assert set(nomor(teks(client.get(DAFTAR)))) == harap, peran
    for peran in PERAN_JABATAN - set(PETUGAS):
        client.force_login(tim[peran])
        assert client.get(DAFTAR).status_code == client.get(kirim.get_absolute_url()).status_code == 404, peran
    client.logout()
    assert client.get(DAFTAR).status_code == 302


def test_penghubung_membaca_yang_dikirim_kepadanya_tanpa_data_kontak(client, tim):
    kasus, lain = didisposisikan(tim), tim.keberatan()
    (bukti,) = lampirkan(kasus, [(Sifat.PENDUKUNG, PDF)], oleh=None, at=DIAJUKAN)
    client.force_login(tim[Peran.PENGHUBUNG])
    halaman = teks(client.get(kasus.get_absolute_url()))
    assert kasus.nomor in halaman and kasus.kasus_posisi in halaman
    for data in (*KONTAK, NIK_UJI, bukti.berkas.kode, "/surat/"):
        assert data not in halaman, data
    teks(client.get(lain.get_absolute_url()), 404)
    for nama, acuan in (
        ("surat_petugas", surat(kasus, JenisSurat.PPID_F).acuan),
        ("berkas_petugas", bukti.berkas.kode),
    ):
        teks(client.get(url(nama, kasus, acuan)), 404)
    teks(client.get(url("identitas", kasus)), 404)
    teks(client.get(REGISTER), 404)
    teks(client.post(EKSPOR, {"jenis": "csv"}), 404)


@pytest.mark.parametrize("peran", [Peran.DESK, Peran.PPID, Peran.ATASAN])
def test_yang_berwenang_membaca_kontak_tanpa_nomor_identitas(client, tim, peran):
    kasus = didisposisikan(tim)
    client.force_login(tim[peran])
    halaman = teks(client.get(kasus.get_absolute_url()))
    for data in KONTAK:
        assert data in halaman
    assert NIK_UJI not in halaman and f'data-tenggat="{kasus.jatuh_tempo:%Y-%m-%d}"' in halaman
    assert "Mengapa" in halaman and "Nyepi" in halaman and "Keberatan diterima" in halaman


def test_atasan_diantar_ke_halaman_tanggapan_dan_peran_lain_tidak(client, tim):
    kasus = tim.di_atasan()
    tanggapi = reverse("admin:keberatan_keberatan_tanggapan", args=[kasus.acuan])
    for peran in (Peran.DESK, Peran.PPID, Peran.ATASAN):
        client.force_login(tim[peran])
        assert (tanggapi in teks(client.get(kasus.get_absolute_url()))) is (peran == Peran.ATASAN)


def test_keberatan_kantor_lain_menjawab_seperti_yang_tidak_ada(client, tim):
    lain = TimKeberatan(kantor("3673"))
    asing, sengketa = lain.keberatan(), lain.sengketa()
    client.force_login(tim[Peran.DESK])
    hampa = client.get(reverse("keberatan:kasus", args=["x" * 22]))
    tolak = client.get(asing.get_absolute_url())
    assert hampa.status_code == tolak.status_code == 404 and hampa.content == tolak.content
    for satu in (sengketa.get_absolute_url(), url("daftarkan_sengketa", asing), url("identitas", asing)):
        assert client.get(satu).status_code in {302, 404}
    teks(client.get(sengketa.get_absolute_url()), 404)
    assert sengketa.nomor_register not in teks(client.get(reverse("keberatan:daftar_sengketa")))
    for nama in ("susun_berkas_sidang", "bagikan_berkas_sidang"):
        teks(client.post(url(nama, sengketa)), 404)


# Registration at the desk


def token(client) -> str:
    return re.search(r'name="token" value="(\w+)"', teks(client.get(CATAT)))[1]


def isi_catat(client, **ganti):
    dasar = {
        "token": token(client),
        "kanal": "langsung",
        "diterima_at": "2026-03-10T09:30",
        "alasan": ["ditolak"],
        "kasus_posisi": "Ditolak tanpa alasan yang jelas.",
    }
    return dasar | ganti


TANPA = {nama: getattr(isian_tanpa_permohonan(), nama) for nama in ("alasan", "nama", "alamat", "rincian_informasi")}


@pytest.fixture
def desk_masuk(client, tim):
    client.force_login(tim[Peran.DESK])
    return client


def test_desk_mencatat_dengan_nomor_permohonan(desk_masuk, tim):
    permohonan = tim.ditolak()
    assert f'value="{permohonan.nomor}"' in teks(desk_masuk.get(CATAT, {"permohonan": permohonan.acuan}))
    dikirim = isi_catat(desk_masuk, nomor_permohonan=f" {permohonan.nomor.lower()} ")
    jawaban = desk_masuk.post(CATAT, dikirim)
    kasus = Keberatan.objects.get()
    assert jawaban["Location"] == f"{kasus.get_absolute_url()}?baru=1"
    assert (kasus.permohonan, kasus.pengaju.nama, kasus.kanal) == (permohonan, "Siti Contoh", "langsung")
    assert kasus.dicatat_oleh == tim[Peran.DESK]
    halaman = teks(desk_masuk.get(jawaban["Location"]))
    assert f"Tercatat dengan nomor {kasus.nomor}" in halaman
    assert surat(kasus, JenisSurat.TANDA_KEBERATAN).acuan in halaman


def test_desk_mencatat_tanpa_permohonan_tanpa_surel(desk_masuk, tim):
    assert desk_masuk.post(CATAT, isi_catat(desk_masuk, **TANPA, telepon="0812-3456-7890")).status_code == 302
    kasus = Keberatan.objects.get()
    assert (kasus.permohonan, kasus.pengaju.nama) == (None, "Budi Contoh")


@pytest.mark.parametrize(
    ("ganti", "pesan"),
    [
        ({"nomor_permohonan": "999/PPID/3517/I/2026"}, "tidak ada dalam register kantor ini"),
        ({"nomor_permohonan": "\x00'; --"}, "tidak ada dalam register kantor ini"),
        ({}, "tanpa permohonan hanya"),
        (TANPA, "Isi telepon atau e-mail"),
        (TANPA | {"telepon": "081234567890", "nama_kuasa": "Advokat"}, "Kuasa memerlukan surat kuasa"),
        (TANPA | {"telepon": "081234567890", "diterima_at": "2026-03-02T09:00"}, "Tulis alasan mengapa baru dicatat"),
        (TANPA | {"telepon": "081234567890", "diterima_at": "2026-03-12T09:00"}, "masa depan"),
        (TANPA | {"telepon": "081234567890", "diterima_at": "0206-03-09T10:30"}, "Periksa tahunnya"),
        (TANPA | {"telepon": "081234567890", "diterima_at": "kemarin"}, "jam ini tidak ada"),
    ],
)
def test_pencatatan_yang_keliru_dijelaskan_dan_tulisannya_tetap_ada(desk_masuk, ganti, pesan):
    dikirim = isi_catat(desk_masuk, **ganti)
    if "alasan_terlambat" not in ganti and "0206" in dikirim["diterima_at"]:
        dikirim["alasan_terlambat"] = "Arsip lama"
    dikirim.setdefault("telepon", "" if ganti == TANPA else "081234567890")
    halaman = teks(desk_masuk.post(CATAT, dikirim), 422)
    assert pesan in halaman and "Ditolak tanpa alasan yang jelas." in halaman
    assert not Keberatan.objects.exists()


def test_keberatan_sebelum_permohonannya_ditolak(desk_masuk, tim):
    permohonan = tim.ditolak()
    dikirim = isi_catat(desk_masuk, nomor_permohonan=permohonan.nomor, diterima_at="2026-03-09T08:00")
    assert "sebelum permohonannya" in teks(desk_masuk.post(CATAT, dikirim), 422)


def test_nomor_kantor_lain_seperti_yang_tidak_ada(desk_masuk, tim):
    asing = TimKeberatan(kantor("3673")).ditolak()
    assert asing.nomor not in teks(desk_masuk.get(CATAT, {"permohonan": asing.acuan}))
    dikirim = isi_catat(desk_masuk, nomor_permohonan=asing.nomor)
    assert "tidak ada dalam register kantor ini" in teks(desk_masuk.post(CATAT, dikirim), 422)


def test_acuan_permohonan_karangan_tidak_menjatuhkan_halaman(desk_masuk):
    for acuan in ("", "x" * 500, "\x00"):
        teks(desk_masuk.get(CATAT, {"permohonan": acuan}))


def test_menekan_dua_kali_mencatat_satu_dan_yang_berikut_digabungkan(desk_masuk, tim, pada):
    permohonan = tim.ditolak()
    dikirim = isi_catat(desk_masuk, nomor_permohonan=permohonan.nomor)
    assert desk_masuk.post(CATAT, dikirim)["Location"] == desk_masuk.post(CATAT, dikirim)["Location"]
    assert not Keberatan.objects.get().tambahan.exists()
    pada(DIAJUKAN + timedelta(hours=2))
    lagi = isi_catat(desk_masuk, nomor_permohonan=permohonan.nomor, alasan=["biaya"])
    halaman = teks(desk_masuk.post(CATAT, lagi, follow=True))
    assert "Digabungkan dengan keberatan" in halaman and Keberatan.objects.get().tambahan.count() == 1


def test_dua_keberatan_tanpa_tanda_pengirim_tetap_dua(desk_masuk, tim):
    dikirim = isi_catat(desk_masuk, **TANPA, telepon="081234567890")
    del dikirim["token"]
    pertama, kedua = desk_masuk.post(CATAT, dikirim), desk_masuk.post(CATAT, dikirim | {"nama": "Orang Lain"})
    # Refusing a form without its token would do as well.
    assert pertama.status_code == kedua.status_code == 422 or Keberatan.objects.count() == 2


def test_pencatatan_hanya_untuk_desk(client, tim):
    for peran in set(PETUGAS) - {Peran.DESK}:
        client.force_login(tim[peran])
        assert client.get(CATAT).status_code == client.post(CATAT).status_code == 404, peran


# The acts


@dataclass(frozen=True)
class Langkah:
    """A case ready for an act, what its form sends, and a sending that is refused: with these words, keeping those."""

    siapkan: Callable[[TimKeberatan], Any]
    isi: Any = field(default_factory=dict)
    keliru: Any = None
    pesan: str = ""
    # Where the refused one starts from, when not from the same.
    dari: Callable[[TimKeberatan], Any] | None = None
    at: datetime = DIAJUKAN
    oleh: Peran | None = None


def _kirim_surat(kasus: Keberatan) -> dict[str, Any]:
    return {"surat": surat(kasus, JenisSurat.PPID_F).pk, "cara": "langsung"}


def _sidang(**lain: Any) -> Callable[[Sengketa], dict[str, Any]]:
    return lambda kasus: {"sidang": kasus.sidang.get().pk, **lain}


def _hadir(**lain: Any) -> Callable[[Sengketa], dict[str, Any]]:
    def isi(kasus: Sengketa) -> dict[str, Any]:
        ppid = kasus.satker.penugasan.filter(peran=Peran.PPID).first().petugas
        return {"sidang": kasus.sidang.get().pk, "petugas": ppid.pk, **lain}

    return isi


def _bertautan(tim: TimKeberatan) -> Sengketa:
    kasus = tim.sengketa()
    rincian = {"satker": tim.satker, "kelas": Kelas.KASUS, "mime": "application/pdf", "oleh": None, "at": DI_KOMISI}
    pdf, asli = (Berkas.objects.simpan(b"%PDF", nama=nama, **rincian) for nama in ("a.pdf", "a.zip"))
    siapa = {"oleh": tim[Peran.PPID], "at": DI_KOMISI}
    versi = BerkasSidang.objects.create(sengketa=kasus, versi=1, pdf=pdf, asli=asli, halaman=1, **siapa)
    bagikan_berkas_sidang(kasus, berkas_sidang=versi, untuk="Panitera", **siapa)
    return kasus


def _dicabut_tautannya(tim: TimKeberatan) -> Sengketa:
    kasus = _bertautan(tim)
    kasus.berkas_sidang.get().tautan.update(dicabut_at=DI_KOMISI)
    return kasus


def _tautan(kasus: Sengketa) -> dict[str, Any]:
    return {"tautan": kasus.berkas_sidang.get().tautan.get().pk}


def _berperintah(tim: TimKeberatan) -> Sengketa:
    kasus = tim.diputus_komisi()
    kasus.putusan.update(perintah="Serahkan salinannya.")
    return kasus


def _diusulkan_atasan(tim: TimKeberatan) -> Sengketa:
    kasus = tim.diusulkan_lepas()
    Sengketa.objects.filter(pk=kasus.pk).update(diminta_lepas_oleh=tim[Peran.ATASAN])
    return kasus


T = TimKeberatan
PUTUSAN = {
    "hasil": "ditolak",
    "nomor": "12/PTSN/2026",
    "tanggal": "2026-04-30",
    "diterima_pada": "2026-05-04",
    "amar": "Menolak permohonan pemohon.",
}
TERBALIK = PUTUSAN | {"diterima_pada": "2026-04-29", "amar": "Amar yang sudah diketik."}
GUGATAN = {"pengadilan": "PTUN Surabaya", "nomor": "7/G/2026", "pada": "2026-04-30", "pihak": "pemohon"}
KASASI = {"nomor": "88 K/2026", "pada": "2026-05-04", "pihak": "kantor"}
LAKSANA = {"tingkat": "komisi", "dilaksanakan_pada": "2026-05-04", "uraian": "Salinan diserahkan."}
SIDANG = {"jenis": "ajudikasi", "waktu": "2026-05-11T09:00", "tempat": "Daring"}
LANGKAH = {
    "teruskan_ke_ppid": Langkah(T.keberatan, dari=T.di_ppid, keliru={}, pesan="Terakhir diubah oleh"),
    "teruskan_ke_atasan": Langkah(
        T.di_ppid,
        {"pandangan": "Masih diuji"},
        dari=T.di_atasan,
        keliru={"pandangan": "Pandangan yang sudah diketik."},
        pesan="Terakhir diubah oleh",
    ),
    "catat_penyampaian": Langkah(
        T.keberatan,
        _kirim_surat,
        keliru=lambda k: _kirim_surat(k) | {"cara": "pos", "penerima": "Penerima yang diketik"},
        pesan="nomor resi",
    ),
    "catat_pelaksanaan": Langkah(
        T.diperintah,
        {"uraian": "Salinan diberikan."},
        dari=T.ditolak_atasan,
        keliru={"uraian": "Uraian yang diketik."},
        pesan="tidak memuat perintah",
        at=DITANGGAPI + 2 * SEHARI,
    ),
    "nyatakan_sikap": Langkah(
        T.ditolak_atasan,
        {"sikap": "menerima"},
        keliru={"sikap": "ngawur", "uraian": "Kata-kata yang diketik."},
        pesan="Pilih dari daftar",
        at=DITANGGAPI,
    ),
    "catat_keterlambatan": Langkah(
        T.keberatan,
        {"sebab": "beban_tahapan", "uraian": "Tahapan berjalan"},
        dari=T.ditolak_atasan,
        keliru={"sebab": "beban_tahapan", "uraian": "Sebab yang diketik."},
        pesan="tidak terlewati",
        at=SESUDAH_LEWAT,
    ),
    "tutup": Langkah(
        T.ditolak_atasan, dari=lambda tim: tim.ditanggapi("ditolak"), keliru={}, pesan="sampai", at=DITANGGAPI
    ),
    "cabut": Langkah(
        T.keberatan, lambda k: {"formulir": berkas()}, keliru={}, pesan="formulir pencabutan yang ditandatangani"
    ),
    "jadwalkan_sidang": Langkah(
        T.sengketa,
        SIDANG,
        keliru=SIDANG | {"waktu": "2026-03-01T09:00", "tempat": "Tempat yang diketik"},
        pesan="sebelum sengketanya didaftarkan",
        at=DI_KOMISI,
    ),
    "tunjuk_hadir": Langkah(
        T.bersidang,
        _hadir(nomor_surat_kuasa="3/SK/2026"),
        keliru=_hadir(),
        pesan="memerlukan surat kuasa",
        at=DI_KOMISI,
    ),
    "catat_hasil_sidang": Langkah(
        T.bersidang,
        _sidang(hasil="Mediasi gagal"),
        dari=lambda tim: _ditunda(tim),
        keliru=_sidang(hasil="Hasil yang diketik."),
        pesan="belum berlangsung",
        at=SESUDAH_LEWAT,
    ),
    "catat_putusan_komisi": Langkah(T.sengketa, PUTUSAN, keliru=TERBALIK, pesan="sebelum dibacakan", at=SESUDAH_LEWAT),
    "catat_gugatan": Langkah(
        T.diputus_komisi,
        GUGATAN,
        keliru=GUGATAN | {"pada": "2026-06-30", "pengadilan": "PTUN yang diketik"},
        pesan="masa depan",
        at=SESUDAH_LEWAT,
    ),
    "catat_putusan_pengadilan": Langkah(
        T.di_pengadilan, PUTUSAN, keliru=TERBALIK, pesan="sebelum dibacakan", at=SESUDAH_LEWAT
    ),
    "catat_kasasi": Langkah(
        T.diputus_pengadilan,
        KASASI,
        keliru=KASASI | {"pada": "2026-01-30", "nomor": "Nomor yang diketik"},
        pesan="sebelum putusan yang dilawannya",
        at=SESUDAH_LEWAT,
    ),
    "catat_putusan_kasasi": Langkah(T.di_kasasi, PUTUSAN, keliru=TERBALIK, pesan="sebelum dibacakan", at=SESUDAH_LEWAT),
    "catat_pelaksanaan_putusan": Langkah(
        T.diputus_komisi,
        LAKSANA,
        keliru=LAKSANA | {"dilaksanakan_pada": "2026-04-01", "uraian": "Uraian yang diketik."},
        pesan="sebelum dibacakan",
        at=SESUDAH_LEWAT,
    ),
    "catat_pencabutan_sengketa": Langkah(
        T.sengketa, {"alasan": "Penetapan KI"}, keliru={"alasan": " \x00"}, pesan="Tulis dari mana", at=DI_KOMISI
    ),
    "tutup_sengketa": Langkah(
        T.diputus_komisi, dari=_berperintah, keliru={}, pesan="belum tercatat dilaksanakan", at=SESUDAH_LEWAT
    ),
    "cabut_tautan": Langkah(
        _bertautan, _tautan, dari=_dicabut_tautannya, keliru=_tautan, pesan="tautan yang masih berlaku", at=DI_KOMISI
    ),
    "minta_lepas_penahanan": Langkah(
        T.selesai, {"alasan": "Sudah tuntas"}, keliru={"alasan": ""}, pesan="Tulis mengapa", at=SESUDAH_LEWAT
    ),
    "lepas_penahanan": Langkah(
        T.diusulkan_lepas, dari=_diusulkan_atasan, keliru={}, pesan="Anda usulkan sendiri", at=SESUDAH_LEWAT
    ),
}
TINDAKAN = [*tindakan_view.TINDAKAN, *sengketa_view.TINDAKAN]


def _ditunda(tim: TimKeberatan) -> Sengketa:
    kasus = tim.bersidang()
    kasus.sidang.update(waktu=SESUDAH_LEWAT + SEHARI)
    return kasus


def _isi(kasus: Any, isi: Any) -> dict[str, Any]:
    return isi(kasus) if callable(isi) else isi


def test_setiap_langkah_petugas_punya_halaman():
    petugas_saja = {b.aksi for alur in (ALUR_KEBERATAN, ALUR_SENGKETA) for b in alur if b.pelaku & PERAN_JABATAN}
    # Done on a page of their own, or by registering once more.
    sendiri = {"tambahkan", "tanggapi", "lihat_identitas", "catat_nomor_kantor"}
    sendiri |= {"susun_berkas_sidang", "bagikan_berkas_sidang", "tangani_surel"}
    assert petugas_saja - sendiri == {b.aksi for b in TINDAKAN} == set(LANGKAH)


@pytest.mark.parametrize("baris", TINDAKAN, ids=lambda b: b.aksi)
def test_halaman_tindakan_terbuka_bagi_perannya_saja_dan_terlaksana_dengan_sekali_kirim(client, tim, pada, baris):
    langkah = LANGKAH[baris.aksi]
    kasus = langkah.siapkan(tim)
    pada(langkah.at)
    alamat, isi = url(baris.aksi, kasus), _isi(kasus, langkah.isi)
    assert client.get(alamat).status_code == 302
    asing = petugas(Peran.PPID, kantor("3673"))
    for peran in (Peran.DESK, Peran.ATASAN):
        petugas(peran, kantor("3673"), email=asing.email)
    client.force_login(asing)
    assert client.get(alamat).status_code == client.post(alamat, isi).status_code == 404
    for peran in PETUGAS:
        client.force_login(tim[peran])
        if peran in baris.langkah.pelaku:
            teks(client.get(alamat))
            pelaku = peran
        else:
            assert client.get(alamat).status_code == client.post(alamat, isi).status_code == 404, peran
    assert not kasus.riwayat.filter(aksi=baris.aksi).exists()
    client.force_login(tim[pelaku])
    jawaban = client.post(alamat, _isi(kasus, langkah.isi))
    assert jawaban.status_code == 302 and jawaban["Location"] == kasus.get_absolute_url()
    assert f"{baris.langkah.kejadian}." in teks(client.get(kasus.get_absolute_url()))
    terakhir = kasus.riwayat.last()
    assert (terakhir.aksi, terakhir.oleh) == (baris.aksi, tim[pelaku])


@pytest.mark.parametrize("baris", TINDAKAN, ids=lambda b: b.aksi)
def test_yang_ditolak_dijelaskan_dan_tulisannya_tetap_ada(client, tim, pada, baris):
    langkah = LANGKAH[baris.aksi]
    kasus = (langkah.dari or langkah.siapkan)(tim)
    pada(langkah.at)
    peran = next(satu for satu in (Peran.DESK, Peran.PPID, Peran.ATASAN) if satu in baris.langkah.pelaku)
    client.force_login(tim[peran])
    dikirim = _isi(kasus, langkah.keliru)
    sebelum = kasus.riwayat.count()
    halaman = teks(client.post(url(baris.aksi, kasus), dikirim), 422)
    assert langkah.pesan in halaman
    for nilai in dikirim.values():
        if "diketik" in str(nilai):
            assert nilai in halaman
    assert kasus.riwayat.count() == sebelum


def test_yang_tidak_dapat_dilakukan_sekarang_dijelaskan_tanpa_formulir(client, tim):
    kasus = tim.di_atasan()
    client.force_login(tim[Peran.DESK])
    halaman = teks(client.get(url("teruskan_ke_ppid", kasus)))
    assert "tidak dapat dilakukan" in halaman and 'method="post" enctype' not in halaman


def test_langkah_berikut_terbuka_pada_halaman_kasus(client, tim):
    kasus = tim.keberatan()
    client.force_login(tim[Peran.DESK])
    halaman = teks(client.get(kasus.get_absolute_url()))
    assert '<h2 class="langkah-berikut">Teruskan ke PPID</h2>' in halaman
    assert f'action="{url("teruskan_ke_ppid", kasus)}"' in halaman and url("cabut", kasus) in halaman
    client.force_login(tim[Peran.PPID])
    assert url("cabut", kasus) not in teks(client.get(kasus.get_absolute_url()))


def test_informasi_yang_dibuka_diusulkan_bersama_pelaksanaannya(client, tim, pada):
    kasus = tim.ditanggapi(informasi_dibuka="Daftar pelamar tanpa NIK")
    putuskan(
        kasus.permohonan,
        isi_keputusan(waktu_penyediaan=date(2026, 4, 10)),
        oleh=tim[Peran.PPID],
        at=DITANGGAPI + SEHARI,
    )
    pada(DITANGGAPI + 2 * SEHARI)
    client.force_login(tim[Peran.PPID])
    alamat = url("catat_pelaksanaan", kasus)
    assert 'value="Daftar pelamar tanpa NIK"' in teks(client.get(alamat))
    dikirim = {"uraian": "Sudah diberikan.", "nama": "Daftar pelamar tanpa NIK"}
    assert "Sudah diberikan." in teks(client.post(alamat, dikirim), 422)
    dikirim |= {"ringkasan": "Nama pelamar.", "unit": "Subbag SDM", "pejabat": "Kepala Subbag SDM", "tahun": 2026}
    assert client.post(alamat, dikirim | {"retensi": "5 tahun"}).status_code == 302
    kasus.tanggapan.refresh_from_db()
    assert kasus.tanggapan.usulan.nama == "Daftar pelamar tanpa NIK"


# Disputes


def test_sengketa_dicatat_dari_halaman_keberatannya(client, tim, pada):
    kasus = tim.ditolak_atasan()
    pada(DI_KOMISI)
    alamat = url("daftarkan_sengketa", kasus)
    for peran in (Peran.DESK, Peran.PPID, Peran.ATASAN):
        client.force_login(tim[peran])
        teks(client.get(alamat))
        assert alamat in teks(client.get(kasus.get_absolute_url()))
    dikirim = {"nomor_register": "9/III/KI-JATIM/2026", "didaftarkan_pada": "2026-05-25"}
    halaman = teks(client.post(alamat, dikirim), 422)
    assert "masa depan" in halaman and "9/III/KI-JATIM/2026" in halaman
    jawaban = client.post(alamat, dikirim | {"didaftarkan_pada": "2026-03-25", "berkas": berkas()})
    sengketa = Sengketa.objects.get()
    assert jawaban["Location"] == sengketa.get_absolute_url()
    halaman = teks(client.get(jawaban["Location"]))
    assert "Arsip perkara ini ditahan" in halaman and "Komisi Informasi Provinsi Jawa Timur" in halaman
    assert "kertas.csv" in halaman and sengketa.berkas.get().berkas.ditahan_sejak
    assert "sudah dicatat" in teks(client.post(alamat, dikirim | {"didaftarkan_pada": "2026-03-25"}), 422)


def test_sengketa_selama_waktu_atasan_berjalan_ditolak(client, tim):
    kasus = tim.di_atasan()
    client.force_login(tim[Peran.DESK])
    dikirim = {"nomor_register": "9/III/KI-JATIM/2026", "didaftarkan_pada": "2026-03-10"}
    assert "masih berjalan" in teks(client.post(url("daftarkan_sengketa", kasus), dikirim), 422)
    client.force_login(tim[Peran.PENGHUBUNG])
    teks(client.get(url("daftarkan_sengketa", kasus)), 404)


def test_daftar_dan_halaman_sengketa_menurut_peran(client, tim, pada):
    sengketa = tim.bersidang()
    pada(DI_KOMISI)
    for peran in (Peran.DESK, Peran.PPID, Peran.ATASAN):
        client.force_login(tim[peran])
        assert 'data-total="1"' in teks(client.get(reverse("keberatan:daftar_sengketa")))
        halaman = teks(client.get(sengketa.get_absolute_url()))
        for kata in ("Jangka waktu", "Mediasi", "Kantor Komisi Informasi", "Susun berkas sidang", "Riwayat"):
            assert kata in halaman
        assert (url("tunjuk_hadir", sengketa) in halaman) is (peran == Peran.ATASAN)
    client.force_login(tim[Peran.PENGHUBUNG])
    assert 'data-total="0"' in teks(client.get(reverse("keberatan:daftar_sengketa")))
    teks(client.get(sengketa.get_absolute_url()), 404)


def test_kertas_sengketa_terbuka_dari_sengketanya_saja(client, tim, pada):
    satu, dua = tim.sengketa(), tim.sengketa()
    pada(DI_KOMISI)
    client.force_login(tim[Peran.PPID])
    for sengketa in (satu, dua):
        client.post(url("jadwalkan_sidang", sengketa), SIDANG | {"berkas": berkas("panggilan.csv")})
    milik, asing = (sengketa.berkas.get().berkas.kode for sengketa in (satu, dua))
    assert client.get(url("berkas_sengketa", satu, milik)).getvalue().startswith(b"kecamatan")
    teks(client.get(url("berkas_sengketa", satu, asing)), 404)
    lain = surat(satu.keberatan.permohonan, JenisSurat.PPID_E)
    assert client.get(url("berkas_sengketa", satu, lain.acuan)).status_code == 404


# Letters, files, identity


def test_surat_keberatan_dan_permohonannya_terbuka_lewat_keberatan(client, tim, monkeypatch):
    monkeypatch.setattr("keberatan.views.meja.cetak", lambda surat, at: b"%PDF-uji")
    kasus, lain = didisposisikan(tim), tim.keberatan()
    milik = [surat(kasus, JenisSurat.PPID_F), surat(kasus.permohonan, JenisSurat.PPID_E)]
    asing = [surat(lain, JenisSurat.PPID_F), surat(lain.permohonan, JenisSurat.PPID_E)]
    for peran in (*PETUGAS, None):
        orang = tim[peran] if peran else petugas(Peran.DESK, kantor("3673"))
        client.force_login(orang)
        boleh = peran in {Peran.DESK, Peran.PPID, Peran.ATASAN}
        for satu in milik:
            jawaban = client.get(url("surat_petugas", kasus, satu.acuan))
            assert jawaban.status_code == (200 if boleh else 404), peran
            assert not boleh or (jawaban.content == b"%PDF-uji" and "no-store" in jawaban["Cache-Control"])
        for satu in asing:
            teks(client.get(url("surat_petugas", kasus, satu.acuan)), 404)


def test_berkas_keberatan_dan_permohonannya_terbuka_dan_kertas_pribadi_tidak(client, tim):
    kasus, lain = didisposisikan(tim), tim.keberatan()
    sifat = (Sifat.PENDUKUNG, Sifat.IDENTITAS, Sifat.SURAT_KUASA, Sifat.AKTA, Sifat.PENGESAHAN)
    milik = lampirkan(kasus, [(satu, PDF) for satu in sifat], oleh=None, at=DIAJUKAN)
    milik += lampirkan_permohonan(kasus.permohonan, [(satu, PDF) for satu in sifat], oleh=None, at=DIAJUKAN)
    (asing,) = lampirkan(lain, [(Sifat.PENDUKUNG, PDF)], oleh=None, at=DIAJUKAN)
    for peran in PETUGAS:
        client.force_login(tim[peran])
        boleh = peran != Peran.PENGHUBUNG
        for satu in milik:
            harap = 200 if boleh and satu.sifat == Sifat.PENDUKUNG else 404
            jawaban = client.get(url("berkas_petugas", kasus, satu.berkas.kode))
            assert jawaban.status_code == harap, (peran, satu.sifat)
            assert harap == 404 or jawaban.getvalue() == PDF.isi
        teks(client.get(url("berkas_petugas", kasus, asing.berkas.kode)), 404)


def test_nomor_kantor_dan_foto_surat(client, tim):
    kasus, lain = tim.keberatan(), tim.keberatan()
    terbit = surat(kasus, JenisSurat.PPID_F)
    client.force_login(tim[Peran.DESK])
    foto = SimpleUploadedFile("foto.png", PNG, content_type="image/png")
    alamat = url("catatan_surat", kasus, terbit.acuan)
    assert client.post(alamat, {"nomor_agenda": "8/HK.03.1/3517/2026", "foto": foto}).status_code == 302
    halaman = teks(client.get(kasus.get_absolute_url()))
    assert "8/HK.03.1/3517/2026" in halaman and "Catatan surat disimpan" in halaman
    terbit.refresh_from_db()
    assert client.get(url("berkas_petugas", kasus, terbit.foto.kode)).getvalue()
    client.post(alamat, {"nomor_agenda": "n" * 81})
    assert "paling banyak 80" in teks(client.get(kasus.get_absolute_url()))
    asing = surat(lain, JenisSurat.PPID_F).acuan
    permohonan = surat(kasus.permohonan, JenisSurat.PPID_E).acuan
    for acuan in (asing, permohonan):
        teks(client.post(url("catatan_surat", kasus, acuan), {"nomor_agenda": "1"}), 404)
    for peran in (Peran.ATASAN, Peran.PENGHUBUNG):
        client.force_login(tim[peran])
        teks(client.post(alamat, {"nomor_agenda": "1"}), 404)


@pytest.mark.parametrize("peran", [Peran.DESK, Peran.PPID, Peran.ATASAN])
def test_identitas_terbuka_sesudah_masuk_ulang_dan_tercatat(client, tim, peran):
    kasus = tim.berkuasa()
    gambar = UnggahanBersih("kuasa.png", "image/png", PNG)
    (kuasa,) = lampirkan(kasus, [(Sifat.SURAT_KUASA, gambar)], oleh=None, at=DIAJUKAN)
    alamat = url("identitas", kasus)
    client.force_login(tim[peran])
    jawaban = client.get(alamat)
    assert jawaban.status_code == 302 and jawaban.url.startswith(reverse("account_reauthenticate"))
    assert not kasus.riwayat.filter(aksi="lihat_identitas").exists()
    masuk_ulang(client, tim[peran])
    jawaban = client.get(alamat)
    halaman = teks(jawaban)
    assert NIK_UJI in halaman and "data:image/png;base64," in halaman and "no-store" in jawaban["Cache-Control"]
    assert client.get(alamat, {"berkas": kuasa.berkas.kode}).getvalue() == PNG
    assert [r.oleh for r in kasus.riwayat.filter(aksi="lihat_identitas")] == [tim[peran]] * 2
    for kode in ("x\x00y", "tidak-ada", "x" * 3000):
        teks(client.get(alamat, {"berkas": kode}), 404)


@pytest.mark.parametrize("peran", [Peran.DESK, Peran.PPID, Peran.ATASAN])
def test_halaman_kasus_mengantar_ke_identitas_siapa_yang_boleh(client, tim, peran):
    kasus = tim.berkuasa()
    lampirkan(kasus, [(Sifat.SURAT_KUASA, PDF)], oleh=None, at=DIAJUKAN)
    client.force_login(tim[peran])
    assert f'href="{url("identitas", kasus)}"' in teks(client.get(kasus.get_absolute_url()))


def test_identitas_tertutup_sesudah_keberatan_ditutup_dan_bagi_yang_lain(client, tim):
    kasus, lain = tim.keberatan(), tim.keberatan()
    (asing,) = lampirkan(lain, [(Sifat.SURAT_KUASA, PDF)], oleh=None, at=DIAJUKAN)
    masuk_ulang(client, tim[Peran.DESK])
    teks(client.get(url("identitas", kasus), {"berkas": asing.berkas.kode}), 404)
    Keberatan.objects.filter(pk=kasus.pk).update(status=StatusKeberatan.DICABUT)
    halaman = teks(client.get(url("identitas", kasus)), 422)
    assert NIK_UJI not in halaman
    for orang in (tim[Peran.PENGHUBUNG], petugas(Peran.DESK, kantor("3673"))):
        masuk_ulang(client, orang)
        teks(client.get(url("identitas", kasus)), 404)


# The register, Model PPID-G


@pytest.fixture
def isi_register(tim) -> list[Keberatan]:
    """Two rows: one answered with a reaction, one that a spreadsheet would compute."""
    satu = tim.ditanggapi("sebagian", pertimbangan={"ditolak": "Sebagian boleh dibuka."})
    nyatakan_sikap(satu, sikap="menerima_sebagian", uraian="Masih kurang", oleh=Peran.PEMOHON, at=DITANGGAPI)
    dua = tim.tanpa_permohonan(
        alasan=["berkala", "serta_merta"],
        nama="=HYPERLINK(1)",
        rincian_informasi="+cmd|' /C calc'!A0",
        telepon="081234567890",
        nomor_identitas=NIK_UJI,
        jenis_identitas="ktp",
    )
    return [satu, dua]


def baris_register(halaman: str) -> list[dict[str, str]]:
    tubuh = halaman.split("<tbody>")[1].split("</tbody>")[0]
    polos = [re.findall(r'<td data-label="([^"]*)">(.*?)</td>', satu) for satu in tubuh.split("</tr>")[:-1]]
    return [{nama: re.sub(r"<[^>]*>", "", isi).strip() for nama, isi in satu} for satu in polos]


@pytest.mark.parametrize("peran", [Peran.DESK, Peran.PPID, Peran.ATASAN])
def test_register_memuat_setiap_kolom(client, tim, pada, isi_register, peran):
    pada(DITANGGAPI)
    client.force_login(tim[peran])
    halaman = teks(client.get(REGISTER))
    kepala = halaman.split("<thead>")[1].split("</thead>")[0]
    for judul in TATA.judul:
        assert f">{judul}</th>" in kepala, judul
    satu, dua = baris_register(halaman)
    kasus = isi_register[0]
    assert len(satu) == len(dua) == len(TATA.judul)
    assert [satu[nama] for nama in ("No", "Tgl", "Nama", "Alamat", "Kontak", "Permohonan", "Diminta", "Tujuan")] == [
        kasus.nomor,
        "10 Maret 2026",
        "Siti Contoh",
        "Jl. Contoh No. 1, Jombang",
        "0812-0000-0000 / siti@contoh.test",
        kasus.permohonan.nomor,
        kasus.rincian_informasi,
        "Skripsi",
    ]
    assert {huruf for huruf in "abcdefg" if satu[f"Huruf {huruf}"]} == {"a"}
    assert {huruf for huruf in "abcdefg" if dua[f"Huruf {huruf}"]} == {"b"}
    assert satu["Keputusan Atasan"] == "Dikabulkan sebagian" and satu["Ditanggapi"] == "Selasa, 17 Maret 2026"
    assert satu["Atasan PPID"] == "Atasan PPID 3517 (uji), Atasan PPID"
    assert satu["Tanggapan pemohon"] == "Menerima sebagian. Masih kurang"
    assert (dua["Keputusan Atasan"], dua["Ditanggapi"], dua["Permohonan"]) == ("Diajukan", "", "")
    assert NIK_UJI not in halaman and 'data-total="2"' in halaman


def test_register_kantor_lain_tidak_terlihat(client, tim, isi_register):
    client.force_login(petugas(Peran.PPID, kantor("3673")))
    assert 'data-total="0"' in teks(client.get(REGISTER))
    for peran in PERAN_JABATAN - {Peran.DESK, Peran.PPID, Peran.ATASAN}:
        client.force_login(tim[peran])
        teks(client.get(REGISTER), 404)


def test_saringan_register(client, tim, isi_register):
    client.force_login(tim[Peran.PPID])
    for saringan, banyak in (
        ({}, 2),
        ({"tahun": 2026}, 2),
        ({"tahun": 2026, "bulan": 3}, 2),
        ({"tahun": 2026, "bulan": 2}, 0),
        ({"bulan": 3}, 2),
        ({"teks": "siti"}, 1),
        ({"teks": "001/keb"}, 1),
        ({"teks": "/PPID/3517"}, 1),
        ({"teks": "calc"}, 1),
        ({"teks": "tidak ada"}, 0),
        ({"tahun": "abc", "bulan": "13", "halaman": "\x00", "teks": "\x00"}, 2),
        ({"halaman": "99999999999999999999"}, 2),
    ):
        assert f'data-total="{banyak}"' in teks(client.get(REGISTER, saringan)), saringan


def test_bulan_tanpa_tahun_menyaring_bulan_itu_di_setiap_tahun(client, tim, isi_register):
    client.force_login(tim[Peran.PPID])
    assert 'data-total="0"' in teks(client.get(REGISTER, {"bulan": 2}))


def test_tahun_yang_hanya_berisi_keberatan_pun_dapat_disaring(client, tim, pada):
    tim.tanpa_permohonan()
    pada(DIAJUKAN + timedelta(days=365))
    tim_baru = keberatan_diajukan(tim.diproses(at=SENIN + timedelta(days=364)), at=DIAJUKAN + timedelta(days=365))
    client.force_login(tim[Peran.PPID])
    halaman = teks(client.get(REGISTER, {"tahun": 2026}))
    assert 'data-total="1"' in halaman and tim_baru.nomor not in halaman


def test_register_berhalaman_dengan_saringannya(client, tim, monkeypatch):
    monkeypatch.setattr("keberatan.views.register.SEHALAMAN", 2)
    semua = [tim.tanpa_permohonan().nomor for _ in range(5)]
    client.force_login(tim[Peran.PPID])
    terbaca, alamat = [], f"{REGISTER}?tahun=2026&teks=budi"
    while alamat:
        halaman = teks(client.get(alamat))
        assert 'data-total="5"' in halaman
        terbaca += nomor(halaman)
        lanjut = re.search(r'rel="next" href="([^"]+)"', halaman)
        alamat = REGISTER + lanjut[1].replace("&amp;", "&") if lanjut else ""
    assert terbaca == semua


# The register as a file


def minta(client, orang, jenis: str, **saringan) -> PekerjaanLatar:
    client.force_login(orang)
    jawaban = client.post(EKSPOR, {"jenis": jenis, **saringan})
    tugas = PekerjaanLatar.objects.latest("pk")
    assert jawaban["Location"] == reverse("kemajuan", args=[tugas.acuan])
    while kerjakan_berikut(at=DITANGGAPI):
        pass
    tugas.refresh_from_db()
    return tugas


def test_xlsx_menurut_lampiran_kontak_disamarkan_dan_rumus_tidak_berbahaya(client, tim, isi_register):
    tugas = minta(client, tim[Peran.PPID], "xlsx")
    assert (tugas.galat, tugas.jumlah) == ("", 2)
    lembar = openpyxl.load_workbook(io.BytesIO(tugas.berkas.baca())).active
    assert lembar["A3"].value == "MODEL PPID-G" and lembar["A1"].value == "REGISTER PENGAJUAN KEBERATAN"
    assert [sel.value for sel in lembar[6]] == list(TATA.judul)
    assert [lembar.cell(7, n).value for n in (1, 9, 10, 17, 20)] == [1, 9, 10, 11, 14]
    assert {str(m) for m in lembar.merged_cells.ranges} == {"J5:P5"}
    satu, dua = list(lembar.iter_rows(min_row=8))
    assert satu[9].value == "√" and dua[10].value == "√" and satu[16].value == "Dikabulkan sebagian"
    assert (dua[2].value, dua[2].data_type, dua[7].data_type) == ("=HYPERLINK(1)", "s", "s")
    assert dua[4].value == "0812•••90 / b•••@contoh.test"
    semua = str([[sel.value for sel in baris] for baris in lembar.iter_rows()])
    for rahasia in (NIK_UJI, "siti@contoh.test", "Jl. Contoh", "081234567890"):
        assert rahasia not in semua


def test_csv_dijaga_dari_rumus(client, tim, isi_register):
    isi = minta(client, tim[Peran.PPID], "csv", tahun="2026").berkas.baca().decode("utf-8-sig")
    kepala, satu, dua = csv.reader(io.StringIO(isi))
    assert kepala == list(TATA.judul) and satu[6].replace("\u200b", "") == isi_register[0].permohonan.nomor
    assert dua[2] == "'=HYPERLINK(1)" and dua[7].startswith("'+cmd")
    assert NIK_UJI not in isi and "siti@contoh.test" not in isi


def test_nomor_permohonan_dalam_lembar_sebar_dapat_dicari_dan_disalin(client, tim, isi_register):
    isi = minta(client, tim[Peran.PPID], "csv").berkas.baca().decode("utf-8-sig")
    assert isi_register[0].permohonan.nomor in isi


def test_pdf_bertag_dengan_judul_dan_isi(client, tim, isi_register):
    tugas = minta(client, tim[Peran.ATASAN], "pdf")
    assert tugas.berkas is not None, tugas.galat
    with pikepdf.open(io.BytesIO(tugas.berkas.baca())) as dokumen:
        assert "/StructTreeRoot" in dokumen.Root and dokumen.Root.MarkInfo.Marked
    dokumen = pypdfium2.PdfDocument(tugas.berkas.baca())
    isi = " ".join(halaman.get_textpage().get_text_range() for halaman in dokumen)
    dokumen.close()
    assert "REGISTER PENGAJUAN KEBERATAN" in isi and "PPID-G" in isi and "001/" in isi
    assert "siti@contoh.test" not in isi and NIK_UJI not in isi


def test_saringan_yang_kosong_hasilnya_dikatakan_dan_bentuk_asing_ditolak(client, tim, isi_register):
    assert "Tidak ada keberatan yang cocok" in minta(client, tim[Peran.PPID], "csv", teks="tidak-ada").galat
    jawaban = client.post(EKSPOR, {"jenis": "exe"}, follow=True)
    assert "Pilih bentuk berkasnya" in teks(jawaban)
    assert PekerjaanLatar.objects.count() == 1


def test_meja_layanan_mengunduh_sebatas_jumlahnya(client, tim, isi_register, monkeypatch):
    monkeypatch.setattr("keberatan.views.register.BATAS_DESK", 1)
    client.force_login(tim[Peran.DESK])
    assert "paling banyak 1 keberatan" in teks(client.post(EKSPOR, {"jenis": "csv"}, follow=True))
    assert not PekerjaanLatar.objects.exists()
    assert minta(client, tim[Peran.DESK], "csv", teks="001/").jumlah == 1
    assert minta(client, tim[Peran.ATASAN], "csv").jumlah == 2


def test_dari_register_ke_unduhan_pemintanya_saja(client, tim, isi_register):
    tugas = minta(client, tim[Peran.PPID], "csv")
    PekerjaanLatar.objects.update(dibuat_at=Now())
    unduh = reverse("unduh_pekerjaan", args=[tugas.acuan])
    assert b"HYPERLINK" in client.get(unduh).getvalue()
    client.force_login(tim[Peran.DESK])
    teks(client.get(unduh), 404)


# How much is asked of the database


@pytest.mark.parametrize("keadaan", ["menunggu", "ditanggapi"])
def test_banyaknya_kueri_tetap_berapa_pun_barisnya(client, tim, pada, keadaan, django_assert_max_num_queries):
    def tambah(banyak: int) -> None:
        for _ in range(banyak):
            tim.keberatan() if keadaan == "menunggu" else tim.ditanggapi("sebagian")

    pada(DITANGGAPI)
    client.force_login(tim[Peran.PPID])
    tambah(2)
    client.get(DAFTAR)
    dua = {}
    for alamat in (DAFTAR, REGISTER):
        with CaptureQueriesContext(connection) as tangkapan:
            assert 'data-total="2"' in teks(client.get(alamat))
        dua[alamat] = len(tangkapan)
    tambah(10)
    for alamat, banyak in dua.items():
        with django_assert_max_num_queries(banyak):
            assert 'data-total="12"' in teks(client.get(alamat))


# The forms of the annex


def test_perintah_formulir_menulis_ppid_f_dan_ppid_g(tim, tmp_path):
    kasus = tim.keberatan()
    for model in ("PPID-F", "PPID-G"):
        keluaran = tmp_path / f"{model}.pdf"
        call_command("formulir", model, keluaran, satker="3517", verbosity=0)
        dokumen = pypdfium2.PdfDocument(Path(keluaran).read_bytes())
        isi = " ".join(halaman.get_textpage().get_text_range() for halaman in dokumen)
        dokumen.close()
        assert model in isi and NIK_UJI not in isi
    call_command("formulir", "PPID-F", tmp_path / "f.pdf", nomor=kasus.nomor, verbosity=0)
    with pytest.raises(CommandError, match="Belum ada"):
        call_command("formulir", "PPID-F", tmp_path / "x.pdf", nomor="999/KEB/3517/I/2026", verbosity=0)
    with pytest.raises(CommandError, match="Belum ada"):
        call_command("formulir", "PPID-G", tmp_path / "x.pdf", satker="3673", verbosity=0)
