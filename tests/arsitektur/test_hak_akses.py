"""The permission matrix as data: every address x role x own or other office, GET and the allowed POST.

`tests/hak_akses.csv` names for each route and method the status each role gets: `-` means that the method is
refused (405), an empty cell that this role is not tried. A route of the site without a row fails.
"""

import csv
import os
from datetime import timedelta
from http.cookies import SimpleCookie
from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from dip.alur_uji import Tahap
from dip.models import Persetujuan, UjiKonsekuensi
from dip.perbuatan.pengujian import ajukan_uji, usulkan_uji
from dip.perbuatan.penyusunan import mulai_edisi
from dip.views.pengelola import TINDAKAN_EDISI
from dip.views.uji import TINDAKAN as TINDAKAN_UJI
from keberatan.perbuatan.pendaftaran_sengketa import daftarkan_sengketa
from keberatan.views.sengketa import TINDAKAN as TINDAKAN_SENGKETA
from laporan.perbuatan.pelampiran_foto import lampirkan_foto
from laporan.perbuatan.penyusunan import mulai_laporan
from laporan.periode import baca
from laporan.survei import alamat as alamat_survei
from permohonan import tiket
from permohonan.models import Himpunan, NiatTolak, Sifat
from permohonan.pengambilalihan import mulai_impor
from permohonan.perbuatan.disposisi import disposisikan
from permohonan.perbuatan.keputusan import putuskan
from permohonan.perbuatan.pendaftaran import lampirkan
from permohonan.perbuatan.penghimpunan import himpunkan
from permohonan.perbuatan.penyimpanan_teks import IsiTeks, simpan_teks
from permohonan.putusan import Kanal
from ppid.formulir import formulir_kosong
from ppid.models import OutgoingMail, Pengguna
from ppid.peran import Peran
from ppid.surat import cetak_yang_menunggu
from ppid.unggahan import UnggahanBersih
from tests.dip.peraga_uji import USUL
from tests.factories import (
    SENIN,
    berkas_teks,
    edisi_terbit,
    informasi_terbit,
    isi_keputusan,
    kantor,
    periksa_berkas,
    permohonan_diproses,
    permohonan_diputus,
    permohonan_tercatat,
    permohonan_terdaftar,
    petugas,
    tutup_berkas,
    uji_konsekuensi,
)
from tests.keberatan.peraga import keberatan_diajukan
from tests.laporan.peraga import laporan_terbit

# A register that is being taken over, on its own pages.
RUTE_IMPOR = ("rancangan_impor", "kolom_impor", "tabel_impor", "perbaiki_impor", "ambil_alih_impor", "buang_impor")
REGISTER = b"No;Tanggal;Nama;Informasi yang diminta;Keputusan;Tanggal jawaban\n1;2/1/2024;A;B;Diberikan;3/1/2024\n"
# Like requests gathered, and the office's answer texts.
RUTE_HIMPUNAN = ("himpunan", "putuskan_bersama", "serahkan_bersama", "keluarkan_dari_himpunan", "ulangi_bersama")
RUTE_TEKS = ("ubah_teks", "buang_teks")
RUTE_SENGKETA = ("sengketa", "susun_berkas_sidang", "bagikan_berkas_sidang", "berkas_sengketa")

MATRIKS = list(csv.DictReader(Path(settings.BASE_DIR, "tests/hak_akses.csv").read_text().splitlines()))
PELAKU = [kolom for kolom in MATRIKS[0] if kolom not in {"rute", "metode"}]


def _rute() -> list[tuple[str, list[str]]]:
    """Every named route with the names of its arguments, from the resolver itself."""
    hasil: list[tuple[str, list[str]]] = []

    def jalan(penyelesai, awalan: str, sudah: list[str]) -> None:
        for pola in penyelesai.url_patterns:
            argumen = sudah + list(pola.pattern.converters) if hasattr(pola.pattern, "converters") else sudah
            if isinstance(pola, URLPattern):
                # The admin's page of one object is tried in tests/test_admin.py.
                if pola.name and not (awalan == "admin:" and argumen):
                    hasil.append((awalan + pola.name, argumen))
            else:
                jalan(pola, f"{awalan}{pola.namespace}:" if pola.namespace else awalan, argumen)

    jalan(get_resolver(), "", [])
    return hasil


def _dicoba(metode: str, pelaku: str, harap: str) -> bool:
    """The short form leaves out POSTs that a role may not even see the page of; its GET says the same."""
    ditolak = harap in {"403", "404"} or (harap == "302" and pelaku in {"anonim", "pemohon"})
    return metode == "GET" or not ditolak or bool(os.environ.get("PPID_TEST_FULL"))


def _baris(rute: str, metode: str) -> dict[str, str] | None:
    return next((b for b in MATRIKS if b["rute"] == rute and b["metode"] == metode), None)


@pytest.fixture
def kota(db, jombang):
    """One case of Jombang with all that hangs on it, and somebody in every role here and elsewhere."""
    orang = {p.value: petugas(p, jombang) for p in Peran if p not in {Peran.PEMOHON, Peran.SISTEM}}
    orang["lain"] = petugas(Peran.PPID, kantor("3673"), email="semua@kota-serang.uji")
    for p in (Peran.DESK, Peran.ATASAN, Peran.PENGHUBUNG):
        petugas(p, kantor("3673"), email="semua@kota-serang.uji")
    Pengguna.objects.filter(pk=orang["lain"].pk).update(is_staff=True)
    orang["superadmin"] = Pengguna.objects.create_superuser("super@uji.test", nama="Super (uji)")
    kasus = permohonan_diproses(oleh=orang["desk"])
    disposisi = disposisikan(
        kasus,
        kepada=orang["penghubung"],
        instruksi="Mohon dokumennya",
        batas=kasus.jatuh_tempo,
        oleh=orang["desk"],
        at=SENIN + timedelta(hours=1),
    )
    return orang, kasus, disposisi


@pytest.fixture
def daftar(kota):
    """The list of the same office: one published item with its file, last year's edition, one on its way."""
    orang, _, _ = kota
    informasi = informasi_terbit(ppid=orang["ppid"], atasan=orang["atasan"], berkas=berkas_teks())
    terbit = edisi_terbit(orang)
    return informasi, terbit, mulai_edisi(satker=informasi.satker, tahun=2027, oleh=orang["ppid"], at=SENIN)


@pytest.fixture
def perkara(kota):
    """An objection to the same case that nobody answered, and the dispute that followed."""
    orang, kasus, _ = kota
    keberatan = keberatan_diajukan(kasus, at=SENIN + timedelta(hours=2))
    saat = SENIN + timedelta(days=100)
    isi = {"nomor_register": "001/KI-JATIM/2026", "didaftarkan_pada": saat.date() - timedelta(days=1)}
    return keberatan, daftarkan_sengketa(keberatan, **isi, oleh=orang["ppid"], at=saat)


@pytest.fixture
def pelaporan(kota):
    """A published report of the same office with a photo, and one that is being written."""
    orang, kasus, _ = kota
    terbit = laporan_terbit(kasus.satker, orang, at=SENIN)
    disusun = mulai_laporan(baca("2025"), satker=kasus.satker, oleh=orang["ppid"], at=SENIN)
    foto = UnggahanBersih("foto.png", "image/png", b"gambar")
    return terbit, disusun, lampirkan_foto(disusun, foto=foto, keterangan="Meja", oleh=orang["ppid"], at=SENIN)


@pytest.fixture
def pengujian(kota):
    """A consequence test that the same office asks for, holds and rules on, so that every step is its own."""
    orang, kasus, _ = kota
    uji = ajukan_uji(usulkan_uji(kasus.satker, USUL, oleh=orang["penghubung"], at=SENIN), oleh=orang["ppid"], at=SENIN)
    UjiKonsekuensi.objects.filter(pk=uji.pk).update(pemegang=kasus.satker, penetap=kasus.satker, status="batal")
    return uji


def test_setiap_alamat_ada_dalam_matriks():
    tanpa = {rute for rute, _ in _rute() if _baris(rute, "GET") is None or _baris(rute, "POST") is None}
    assert tanpa == set()


def test_setiap_baris_matriks_masih_punya_alamat():
    assert {b["rute"] for b in MATRIKS} - {nama for nama, _ in _rute()} == set()


def test_setiap_peran_mendapat_yang_ditetapkan_matriks(kota, daftar, perkara, pelaporan, pengujian):
    orang, kasus, disposisi = kota
    informasi, terbit, disusun = daftar
    # Each probe is undone, so a letter not printed before would be printed for every role.
    cetak_yang_menunggu(at=SENIN)
    formulir_kosong("PPID-B", satker=kasus.satker, at=SENIN)
    surat = kasus.surat.first().surat.acuan
    isi = {
        "slug": kasus.satker.slug,
        "acuan": kasus.acuan,
        "acuan_surat": surat,
        "kode": "tidak-ada",
        "nomor": 1,
        "model": "ppid-b",
        "tanda": "dikarang",
        "tiket": tiket.tautan(kasus).rstrip("/").rsplit("/", 1)[1],
    }
    keberatan, sengketa = perkara
    isi_perkara = {
        "acuan": keberatan.acuan,
        "acuan_surat": keberatan.surat.first().surat.acuan,
        "kunci": "tidak-ada",
    }
    acuan_perkara = {f"keberatan:{t.aksi}": sengketa.acuan for t in TINDAKAN_SENGKETA}
    acuan_perkara |= {f"keberatan:{nama}": sengketa.acuan for nama in RUTE_SENGKETA} | {"keberatan:konsep": kasus.acuan}
    isi_dip = {
        "nomor": 1,
        "kode": informasi.berkas.get().kode,
        "lembar": "csv",
        "jenis": "csv",
        "pk": disusun.butir.get().pk,
    }
    edisi = [t.aksi for t in TINDAKAN_EDISI] + ["edisi", "butir_edisi", "tandai_tetap"]
    acuan_dip = {f"dip:{nama}": disusun.acuan for nama in edisi} | {"dip:edisi_terbit": terbit.acuan}
    rute_uji = [t.aksi for t in TINDAKAN_UJI] + [f"tahap_{t.value}" for t in Tahap] + ["uji", "surat_uji"]
    acuan_dip |= {f"dip:{nama}": pengujian.acuan for nama in rute_uji}
    isi_dip["acuan_surat"] = pengujian.surat.get().surat.acuan
    pribadi = uji_konsekuensi(kasus.satker)
    ditanya = Persetujuan.objects.create(
        uji=pribadi, acuan_permohonan=kasus.acuan, surat=kasus.surat.first().surat, diminta_at=SENIN
    )
    isi["acuan_persetujuan"] = ditanya.acuan
    isi_niat = {"uji": pribadi, "pokok": "x", "perbedaan": "x", "oleh": orang["ppid"]}
    niat = NiatTolak.objects.create(permohonan=kasus, **isi_niat, at=SENIN)
    impor, _ = mulai_impor("register.csv", REGISTER, satker=kasus.satker, oleh=orang["desk"], at=SENIN)
    isi_himpunan = {"judul": "BA", "oleh": orang["desk"], "dibuat_at": SENIN}
    himpunan = Himpunan.objects.create(satker=kasus.satker, **isi_himpunan)
    himpunkan(kasus, himpunan=himpunan, oleh=orang["desk"], at=SENIN)
    isi_teks = IsiTeks(judul="Sudah terbit", bagian="keterangan", isi="Lihat laman.")
    teks = simpan_teks(isi_teks, satker=kasus.satker, oleh=orang["desk"], at=SENIN)
    tanpa_surel = permohonan_tercatat(oleh=orang["desk"], email="", kanal=Kanal.TELEPON)
    kabar = OutgoingMail.objects.tugas().get(case_number=tanpa_surel.nomor)
    dijawab = permohonan_diputus(desk=orang["desk"], ppid=orang["ppid"])
    dilaporkan, ditulis, foto = pelaporan
    isi_laporan = {
        "laporan:survei": {"kode": alamat_survei(dijawab).rstrip("/").rsplit("/", 1)[1]},
        "laporan:unduh": {"acuan": dilaporkan.acuan},
        "laporan:unduh_terbit": {"acuan": dilaporkan.acuan},
        "laporan:foto": {"kode": foto.berkas.kode},
        "laporan:bagian": {"kunci": "6a"},
    }
    isi_umum = {"acuan": ditulis.acuan, "bentuk": "xlsx", "kunci": "kanal"}
    pengunjung = {pelaku: Client() for pelaku in PELAKU}
    for pelaku, klien in pengunjung.items():
        if pelaku == "pemohon":
            klien.get(tiket.tautan(kasus))
        elif pelaku != "anonim":
            klien.force_login(orang[pelaku])
    kuki = {pelaku: klien.cookies.output() for pelaku, klien in pengunjung.items()}
    meleset = []
    for rute, argumen in _rute():
        nilai = {a: isi[a] for a in argumen if a in isi}
        if rute in {"permohonan:jawab_disposisi", "permohonan:niat"}:
            nilai["acuan"] = disposisi.acuan if rute.endswith("disposisi") else niat.acuan
        elif rute in {"permohonan:kabar", "permohonan:surat_kabar"}:
            nilai["acuan"] = kabar.acuan
        elif rute.removeprefix("permohonan:") in RUTE_IMPOR:
            nilai["acuan"] = impor.acuan
        elif rute.removeprefix("permohonan:") in RUTE_HIMPUNAN:
            nilai["acuan"] = himpunan.acuan
        elif rute.removeprefix("permohonan:") in RUTE_TEKS:
            nilai["acuan"] = teks.acuan
        elif rute.startswith("dip:"):
            nilai |= isi_dip | ({"acuan": acuan_dip.get(rute, informasi.acuan)} if "acuan" in argumen else {})
            nilai = {nama: satu for nama, satu in nilai.items() if nama in argumen}
        elif rute.startswith("keberatan:"):
            nilai |= isi_perkara | ({"acuan": acuan_perkara.get(rute, keberatan.acuan)} if "acuan" in argumen else {})
            nilai = {nama: satu for nama, satu in nilai.items() if nama in argumen}
            if rute == "keberatan:tiket":
                nilai = {"tiket": "dikarang"}
        elif rute.startswith("laporan:"):
            nilai |= {a: isi_umum[a] for a in argumen if a in isi_umum} | isi_laporan.get(rute, {})
        for metode in ("GET", "POST"):
            baris = _baris(rute, metode) or {}
            for pelaku, harap in ((p, baris[p]) for p in PELAKU if baris.get(p)):
                if not _dicoba(metode, pelaku, harap):
                    continue
                klien = pengunjung[pelaku]
                with transaction.atomic():
                    jawab = klien.generic(metode, reverse(rute, kwargs=nilai))
                    kode = jawab.status_code
                    tutup_berkas(jawab)
                    # Whatever the probe did, to the case or to the session, is undone.
                    transaction.set_rollback(True)
                klien.cookies = SimpleCookie(kuki[pelaku].replace("Set-Cookie: ", ""))
                if kode != int(harap.replace("-", "405")):
                    meleset.append((rute, metode, pelaku, kode, harap))
    assert meleset == []


def test_objek_asing_menjawab_persis_seperti_yang_tidak_ada(kota, client):
    orang, kasus, _ = kota
    client.force_login(orang["lain"])
    asing = client.get(reverse("permohonan:kasus", args=[kasus.acuan]))
    hampa = client.get(reverse("permohonan:kasus", args=["tidak-ada-sama-sekali"]))
    assert (asing.status_code, asing.content) == (hampa.status_code, hampa.content)
    assert asing.status_code == 404


def test_berkas_hasil_hanya_sesudah_dijawab(kota, client):
    orang, kasus, _ = kota
    client.get(tiket.tautan(kasus))
    (lampiran,) = lampirkan(
        kasus, [(Sifat.HASIL, UnggahanBersih("hasil.csv", "text/csv", b"a,b\n1,2\n"))], oleh=orang["ppid"], at=SENIN
    )
    alamat = reverse("permohonan:berkas_pemohon", args=[kasus.satker.slug, kasus.acuan, lampiran.berkas.kode])
    assert client.get(alamat).status_code == 404
    putuskan(kasus, isi_keputusan(), oleh=orang["ppid"], at=SENIN)
    periksa_berkas()
    assert b"".join(client.get(alamat)).startswith(b"a,b")


def test_pemohon_tidak_dapat_membuka_permohonan_orang_lain(kota, client):
    _, kasus, _ = kota
    lain = permohonan_terdaftar()
    client.get(tiket.tautan(lain))
    assert client.get(reverse("permohonan:lacak", args=[kasus.satker.slug, kasus.acuan])).status_code == 404
    assert client.get(reverse("permohonan:lacak", args=["kota-serang", lain.acuan])).status_code == 404
