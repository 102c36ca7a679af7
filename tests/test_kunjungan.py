"""Pages that persons read, counted per office and day."""

import logging
import subprocess
import sys
import threading
import time
from datetime import date, datetime, timedelta

import pytest
from django.conf import settings as nyata
from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ppid import kunjungan
from ppid.kunjungan import SEKALIGUS, Hitungan, Pencatat, simpan
from ppid.models import KunjunganHarian, Satker
from tests.factories import SENIN, WIB, informasi_terbit, kantor

ORANG = {"user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"}
# Long enough that nothing is written by the clock during a test.
LAMA = 3600.0


def tercatat() -> dict[tuple[str, date], int]:
    baris = KunjunganHarian.objects.values_list("satker__kode", "hari", "jumlah")
    return {(kode, hari): jumlah for kode, hari, jumlah in baris}


def jumlah() -> int:
    return sum(tercatat().values())


class Pendengar:
    """Stands for the counter and remembers what it was told."""

    def __init__(self) -> None:
        self.slug: list[str] = []

    def tambah(self, slug: str, *, at: datetime) -> None:
        assert at.tzinfo is not None
        self.slug.append(slug)


@pytest.fixture
def pendengar(settings, monkeypatch, db) -> Pendengar:
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, "ppid.middleware.kunjungan"]
    satu = Pendengar()
    monkeypatch.setattr("ppid.middleware.PENCATAT", satu)
    return satu


def test_halaman_kantor_yang_dibaca_orang_terhitung(client, pendengar, ppid, atasan):
    informasi = informasi_terbit(ppid=ppid, atasan=atasan)
    halaman = [
        reverse("beranda", args=["kab-jombang"]),
        reverse("dip:daftar", args=["kab-jombang"]),
        informasi.url_publik(),
        reverse("permohonan:ajukan", args=["kab-jombang"]),
        reverse("permohonan:cek", args=["kab-jombang"]),
    ]
    for alamat in halaman:
        assert client.get(alamat, headers=ORANG).status_code == 200
    assert pendengar.slug == ["kab-jombang"] * len(halaman)


def test_alamat_di_nama_host_kantor_ikut_terhitung(client, pendengar, settings):
    settings.ALLOWED_HOSTS = ["jombangkabppid.kpu.go.id"]
    Satker.objects.filter(kode="3517").update(nama_host="jombangkabppid.kpu.go.id")
    client.get("/", headers=ORANG | {"host": "jombangkabppid.kpu.go.id"})
    assert pendengar.slug == ["kab-jombang"]


@pytest.mark.parametrize(
    "kepala",
    [
        {"user-agent": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"},
        {"user-agent": "WhatsApp/2.23"},
        {},
        ORANG | {"sec-purpose": "prefetch;prerender"},
        ORANG | {"hx-request": "true"},
    ],
)
def test_robot_pratinjau_dan_potongan_halaman_tidak_terhitung(client, pendengar, kepala):
    assert client.get(reverse("beranda", args=["kab-jombang"]), headers=kepala).status_code == 200
    assert pendengar.slug == []


def test_yang_bukan_halaman_publik_tidak_terhitung(client, pendengar, ppid, desk):
    cek, daftar = reverse("permohonan:cek", args=["kab-jombang"]), reverse("dip:daftar", args=["kab-jombang"])
    client.head(cek, headers=ORANG)
    client.post(cek, {"nomor": "x", "kode": "y"}, headers=ORANG)
    assert client.get("/kab-jombang/tidak/ada/", headers=ORANG).status_code == 404
    assert client.get("/tidak-ada/", headers=ORANG).status_code == 404
    assert client.get(reverse("dip:lembar", args=["kab-jombang", "csv"]), headers=ORANG).status_code == 200
    assert client.get(reverse("dip:peta", args=["kab-jombang"]), headers=ORANG).status_code == 200
    assert client.post(daftar, headers=ORANG).status_code == 405
    assert client.get("/", headers=ORANG).status_code == 200
    client.force_login(desk)
    assert client.get("/meja/", headers=ORANG).status_code == 200
    assert pendengar.slug == []


def test_menghitung_tidak_bertanya_kepada_basis_data_dan_tidak_menaruh_kuki(client, pendengar, settings):
    alamat = reverse("permohonan:cek", args=["kab-jombang"])
    client.get(alamat, headers=ORANG)
    with CaptureQueriesContext(connection) as dengan:
        jawab = client.get(alamat, headers=ORANG)
    settings.MIDDLEWARE = settings.MIDDLEWARE[:-1]
    with CaptureQueriesContext(connection) as tanpa:
        type(client)().get(alamat, headers=ORANG)
    assert len(dengan) == len(tanpa)
    assert "sesi" not in jawab.cookies and len(pendengar.slug) == 2


# What is written


def test_menurut_hari_kantor_itu_sendiri(db):
    """Half past eleven at night in Jakarta is the next day in Papua."""
    jayapura = Satker.objects.filter(zona_waktu="Asia/Jayapura").first()
    malam = datetime(2026, 3, 9, 23, 30, tzinfo=WIB)
    pencatat = Pencatat(jeda=LAMA)
    for slug in ("kab-jombang", jayapura.slug, jayapura.slug):
        pencatat.tambah(slug, at=malam)
    pencatat.tambah(jayapura.slug, at=malam - timedelta(hours=3))
    pencatat.tambah("bukan-kantor", at=malam)
    pencatat.tulis()
    assert tercatat() == {
        ("3517", date(2026, 3, 9)): 1,
        (jayapura.kode, date(2026, 3, 10)): 2,
        (jayapura.kode, date(2026, 3, 9)): 1,
    }


def test_ditambahkan_pada_yang_sudah_ada(db):
    for _ in range(2):
        simpan(Hitungan({("kab-jombang", SENIN): 3, ("kab-jombang", SENIN + timedelta(hours=1)): 4}))
    assert tercatat() == {("3517", date(2026, 3, 9)): 14}


def test_galat_basis_data_menyimpan_hitungan_untuk_lain_kali(db, monkeypatch, caplog):
    def mati(isi):
        raise OperationalError("basis data tidak menjawab")

    pencatat = Pencatat(jeda=LAMA)
    pencatat.tambah("kab-jombang", at=SENIN)
    with monkeypatch.context() as tiruan, caplog.at_level(logging.WARNING):
        tiruan.setattr(kunjungan, "simpan", mati)
        pencatat.tulis()
    assert "dicoba lagi" in caplog.text
    assert jumlah() == 0
    pencatat.tambah("kab-jombang", at=SENIN)
    pencatat.tulis()
    assert jumlah() == 2
    pencatat.tulis()
    assert jumlah() == 2


def tunggu(banyak: int) -> None:
    """Until the writer's own thread has written that many; fails after ten seconds."""
    akhir = time.monotonic() + 10
    while jumlah() != banyak:
        assert time.monotonic() < akhir, (jumlah(), banyak)
        time.sleep(0.02)


@pytest.mark.django_db(transaction=True)
def test_lima_puluh_ditulis_tanpa_menunggu(monkeypatch):
    menulis = threading.Event()
    monkeypatch.setattr(kunjungan, "simpan", lambda isi: (simpan(isi), menulis.set()))
    pencatat = Pencatat(jeda=1.5)
    for _ in range(SEKALIGUS - 1):
        pencatat.tambah("kab-jombang", at=SENIN)
    assert not menulis.wait(0.2)
    pencatat.tambah("kab-jombang", at=SENIN)
    assert menulis.wait(1)
    tunggu(SEKALIGUS)
    penulis = pencatat._penulis
    assert penulis is not None
    penulis.join(10)
    assert not penulis.is_alive()


@pytest.mark.django_db(transaction=True)
def test_dua_utas_tidak_kehilangan_satu_pun():
    pencatat = Pencatat(jeda=0.05)

    def membaca() -> None:
        for nomor in range(400):
            pencatat.tambah(("kab-jombang", "kota-serang")[nomor % 2], at=SENIN)

    utas = [threading.Thread(target=membaca) for _ in range(2)]
    for satu in utas:
        satu.start()
    for satu in utas:
        satu.join()
    tunggu(800)
    assert set(tercatat().values()) == {400}
    if penulis := pencatat._penulis:
        penulis.join(10)


@pytest.mark.django_db(transaction=True)
def test_basis_data_yang_kembali_menerima_semuanya(monkeypatch):
    panggilan = []

    def sekali_gagal(isi):
        panggilan.append(sum(isi.values()))
        if len(panggilan) == 1:
            raise OperationalError("basis data tidak menjawab")
        simpan(isi)

    monkeypatch.setattr(kunjungan, "simpan", sekali_gagal)
    pencatat = Pencatat(jeda=0.05)
    pencatat.tambah("kab-jombang", at=SENIN)
    tunggu(1)
    assert panggilan == [1, 1]
    if penulis := pencatat._penulis:
        penulis.join(10)
    assert kantor("3517").pk in KunjunganHarian.objects.values_list("satker", flat=True)


def test_proses_yang_berakhir_menulis_yang_ada():
    program = (
        "from datetime import datetime, UTC\n"
        "from ppid import kunjungan\n"
        "kunjungan.simpan = lambda isi: print(sum(isi.values()))\n"
        "for _ in range(3): kunjungan.PENCATAT.tambah('kab-jombang', at=datetime(2026, 3, 9, tzinfo=UTC))\n"
    )
    hasil = subprocess.run([sys.executable, "-c", program], cwd=nyata.BASE_DIR, capture_output=True, timeout=60)
    assert hasil.stdout.split() == [b"3"], hasil.stderr
