"""Delivery beyond the mail server: order, bad neighbours, gaps in templates, unsubscribing, the operator's chat."""

import json
import threading
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.db import connection
from django.test import override_settings
from django.urls import reverse

from permohonan.perbuatan.kelengkapan import buka
from permohonan.perbuatan.pesan import kirim_pesan
from ppid import outbox
from ppid.galat import AturanDilanggar
from ppid.models import OutgoingMail, Unsubscription
from ppid.peran import Peran
from tests.factories import SENIN, kantor, permohonan_tercatat, permohonan_terdaftar, petugas
from tests.test_outbox import (  # noqa: F401
    SEMENIT,
    antar_semua,
    peladen_kasar,
    penampung,
    porta_bebas,
    satu_surel,
    surel_lewat,
    titipkan,
)


def test_urutan_dalam_satu_kasus_terjaga_walau_yang_pertama_tertunda(penampung, satu_surel):  # noqa: F811
    kedua = titipkan("kedua")
    with surel_lewat(porta_bebas()):
        assert antar_semua(SENIN) == 1
    assert antar_semua(SENIN + SEMENIT / 2) == 0
    assert antar_semua(SENIN + 2 * SEMENIT) == 2
    assert [p["Message-ID"] for p in penampung.diterima] == [
        OutgoingMail.objects.get(pk=pk).message_id for pk in (satu_surel.pk, kedua.pk)
    ]


def test_alamat_yang_ditolak_selamanya_tidak_dicoba_lagi_dan_tidak_menahan_kabar_berikutnya(
    penampung,  # noqa: F811
    satu_surel,  # noqa: F811
):
    penampung.tolak_alamat = satu_surel.recipient
    titipkan("kedua")
    assert antar_semua(SENIN) == 2
    assert antar_semua(SENIN + 100 * SEMENIT) == 0
    assert OutgoingMail.objects.gagal().count() == 2


def test_peladen_yang_bungkam_bagi_satu_ranah_dicoba_sekali_dan_yang_lain_tetap_jalan(satu_surel):  # noqa: F811
    for n in range(5):
        permohonan_terdaftar(email=f"orang{n}@lambat.test")
    OutgoingMail.objects.exclude(recipient__endswith="@lambat.test").delete()
    sambungan = []

    def bungkam(soket) -> None:
        sambungan.append(1)
        soket.recv(1)

    with peladen_kasar(bungkam) as porta, surel_lewat(porta, 0.2):
        assert antar_semua(SENIN) == 1
    assert len(sambungan) == 1
    assert OutgoingMail.objects.gagal().count() == 1
    assert {s.retry_at for s in OutgoingMail.objects.all()} == {OutgoingMail.objects.gagal().get().retry_at}


def test_templat_yang_kurang_nilainya_tidak_dikirim_dan_tampak(penampung, jombang):  # noqa: F811
    kasus = permohonan_terdaftar(email="")
    OutgoingMail.objects.all().delete()
    outbox.deposit(
        "uji:kurang",
        satker=jombang,
        recipient="siti@contoh.test",
        template="geser",
        context={"permohonan": kasus},
        at=SENIN,
    )
    assert antar_semua(SENIN) == 0
    gagal = OutgoingMail.objects.gagal().get()
    assert gagal.last_error == outbox.TEMPLAT_KURANG
    assert penampung.diterima == []


# Unsubscribing


def test_berhenti_hanya_dari_yang_tidak_wajib_dan_hanya_dengan_menekan(penampung, client, desk):  # noqa: F811
    kasus = permohonan_tercatat(oleh=desk)
    kirim_pesan(kasus, teks="Halo", oleh=desk, at=SENIN)
    antar_semua(SENIN)
    bukti, pesan = penampung.diterima
    assert bukti["List-Unsubscribe"] is None
    assert pesan["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    tautan = pesan["List-Unsubscribe"].strip("<>").replace("\n", "").partition("8000")[2]
    assert client.get(tautan).status_code == 200
    assert not Unsubscription.objects.exists()
    assert client.post(tautan).status_code == 200
    assert client.post(tautan).status_code == 200
    assert Unsubscription.objects.count() == 1
    assert "siti" not in str(Unsubscription.objects.values())
    kirim_pesan(kasus, teks="Lagi", oleh=desk, at=SENIN)
    assert OutgoingMail.objects.filter(topic="pesan").count() == 1
    permohonan_tercatat(oleh=desk)
    assert OutgoingMail.objects.filter(topic="tanda-bukti").count() == 2
    assert client.get(reverse("berhenti_langganan", args=["dikarang"])).status_code == 404


# The operator's chat


@pytest.fixture
def obrolan():
    terima: list[dict] = []

    class Penerima(BaseHTTPRequestHandler):
        kode = 200

        def do_POST(self) -> None:
            terima.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(type(self).kode)
            self.end_headers()

        def log_message(self, *args) -> None:
            pass

    peladen = HTTPServer(("127.0.0.1", 0), Penerima)
    utas = threading.Thread(target=peladen.serve_forever)
    utas.start()
    with override_settings(SALURAN_OBROLAN={"3517": f"json://127.0.0.1:{peladen.server_port}/"}):
        yield terima, Penerima
    peladen.shutdown()
    utas.join()
    peladen.server_close()


def test_permohonan_daring_berbunyi_di_obrolan_dengan_nomor_dan_tautan_saja(penampung, obrolan, jombang):  # noqa: F811
    terima, penerima = obrolan
    kasus = permohonan_terdaftar()
    permohonan_terdaftar(satker=kantor("3673"))
    penerima.kode = 500
    antar_semua(SENIN)
    assert OutgoingMail.objects.gagal().get().channel == "chat"
    penerima.kode = 200
    antar_semua(SENIN + 2 * SEMENIT)
    assert not OutgoingMail.objects.gagal().exists()
    assert kasus.nomor in terima[-1]["message"] and kasus.get_absolute_url() in terima[-1]["message"]
    assert "Siti" not in str(terima)


def test_kantor_tanpa_alamat_surel_mengabari_setiap_petugas_mejanya(jombang):
    kantor_sini = kantor("3517")
    satu, dua = petugas(Peran.DESK), petugas(Peran.DESK, email="dua@kab-jombang.uji")
    assert kantor_sini.email == ""
    permohonan_terdaftar()
    kabar = OutgoingMail.objects.filter(topic="permohonan-masuk")
    assert sorted(kabar.values_list("recipient", flat=True)) == sorted([satu.email, dua.email])


# Two officers at once


@pytest.mark.django_db(transaction=True)
def test_dua_petugas_membuka_sekaligus_hanya_satu_yang_memegang():
    satker = kantor("3517")
    orang = [petugas(Peran.DESK, satker, email=f"desk{n}@uji.test") for n in range(2)]
    kasus = permohonan_terdaftar(satker=satker)
    mulai = threading.Barrier(2)

    def coba(siapa) -> str:
        try:
            mulai.wait(30)
            buka(kasus, oleh=siapa, at=SENIN)
            return "memegang"
        except AturanDilanggar as galat:
            return str(galat)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as kumpulan:
        hasil = list(kumpulan.map(coba, orang))
    assert hasil.count("memegang") == 1
    assert sum("Sudah dibuka oleh" in satu for satu in hasil) == 1
    assert kasus.riwayat.filter(aksi="buka").count() == 1
