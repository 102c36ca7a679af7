"""Mail against real servers: one that works, and every way in which one does not."""

import contextlib
import os
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from email import message_from_bytes
from email.message import Message
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from aiosmtpd.controller import Controller
from django.conf import settings
from django.core.mail import EmailMessage
from django.db import connection
from django.test import override_settings

from permohonan.models import Permohonan
from ppid import outbox
from ppid.embedded import Valkey
from ppid.models import OutgoingMail
from ppid.models.outbox import BATAS_PERCOBAAN
from tests.factories import NIK_UJI, SEHARI, SENIN, kantor, permohonan_terdaftar

SMTP = "ppid.surel.SmtpBerbukti"
SEMENIT = timedelta(minutes=1)
SABAR = 90


class Penampung:
    """An SMTP server that keeps what it accepts; `sebelum_terima` runs before it says so."""

    def __init__(self) -> None:
        self.diterima: list[Message] = []
        self.sebelum_terima: Callable[[], str | None] = lambda: None
        self.tolak_alamat = ""

    async def handle_RCPT(self, server, session, envelope, address, options) -> str:
        if address == self.tolak_alamat:
            return "550 kotak surat tidak ada"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope) -> str:
        jawaban = await server.loop.run_in_executor(None, self.sebelum_terima)
        if jawaban is None:
            self.diterima.append(message_from_bytes(envelope.content))
        return jawaban or "250 OK"


def porta_bebas() -> int:
    with socket.socket() as soket:
        soket.bind(("127.0.0.1", 0))
        return soket.getsockname()[1]


@contextlib.contextmanager
def surel_lewat(porta: int, tenggang: float = 20) -> Iterator[None]:
    with override_settings(EMAIL_BACKEND=SMTP, EMAIL_HOST="127.0.0.1", EMAIL_PORT=porta, EMAIL_TIMEOUT=tenggang):
        yield


@pytest.fixture
def penampung():
    tampung = Penampung()
    pengendali = Controller(tampung, hostname="127.0.0.1", port=porta_bebas())
    pengendali.start()
    with surel_lewat(pengendali.port):
        yield tampung
    pengendali.stop()


@contextlib.contextmanager
def peladen_kasar(berlaku: Callable[[socket.socket], None]) -> Iterator[int]:
    """A server that does with every connection what it is told to, and then hangs up."""
    with socket.create_server(("127.0.0.1", 0)) as peladen:

        def layani() -> None:
            with contextlib.suppress(OSError):
                while True:
                    sambungan, _ = peladen.accept()
                    with sambungan:
                        berlaku(sambungan)

        utas = threading.Thread(target=layani)
        utas.start()
        yield peladen.getsockname()[1]
        peladen.shutdown(socket.SHUT_RDWR)
        utas.join()


def bercakap_lalu_putus(sambungan: socket.socket, *, menjawab_terima: bool) -> bytes:
    """A whole SMTP conversation whose last words, or all but them, are said before the line breaks."""
    sambungan.sendall(b"220 halo\r\n")
    with sambungan.makefile("rb") as aliran:
        for perintah in aliran:
            if perintah.upper().startswith(b"DATA"):
                break
            sambungan.sendall(b"250 OK\r\n")
        sambungan.sendall(b"354 silakan\r\n")
        isi = b""
        while not isi.endswith(b"\r\n.\r\n"):
            isi += aliran.readline()
    if menjawab_terima:
        sambungan.sendall(b"250 OK\r\n")
    return isi


def titipkan(nama: str = "a", penerima: str = "siti@contoh.test", at=SENIN) -> OutgoingMail:
    kasus = Permohonan.objects.order_by("pk").first() or permohonan_terdaftar()
    outbox.deposit(
        f"uji:{nama}",
        satker=kantor(),
        recipient=penerima,
        template="pesan",
        context={"permohonan": kasus},
        at=at,
        case_number=kasus.nomor,
    )
    return OutgoingMail.objects.get(key=f"uji:{nama}")


@pytest.fixture
def satu_surel(db):
    """One waiting mail; those of filing the case itself are out of the way."""
    permohonan_terdaftar(email="", cara_memperoleh="langsung")
    OutgoingMail.objects.all().delete()
    return titipkan()


def antar_semua(at) -> int:
    banyak = 0
    while outbox.deliver_next(at=at):
        banyak += 1
    return banyak


def menunggu(syarat: Callable[[], Any], apa: str) -> None:
    """Poll, generously: a slow machine must not fail."""
    batas = time.monotonic() + SABAR
    while not syarat():
        assert time.monotonic() < batas, apa
        time.sleep(0.05)


# Depositing


def test_kunci_yang_sama_hanya_sekali_ditulis(satu_surel):
    kedua = titipkan(penerima="lain@contoh.test")
    assert (kedua.pk, kedua.recipient) == (satu_surel.pk, "siti@contoh.test")
    assert OutgoingMail.objects.count() == 1


def test_tanpa_penerima_tidak_ada_yang_ditulis(satu_surel):
    outbox.deposit("x", satker=kantor(), recipient="", template="pesan", context={}, at=SENIN)
    assert OutgoingMail.objects.count() == 1


# A server that works


def test_setiap_surel_sampai_tepat_satu_kali_dengan_penanda(penampung, satu_surel):
    for n in range(9):
        titipkan(f"lain-{n}", f"orang{n}@contoh.test")
    assert antar_semua(SENIN) == 10
    assert antar_semua(SENIN + SEHARI) == 0
    assert len(penampung.diterima) == 10
    assert len({pesan["Message-ID"] for pesan in penampung.diterima}) == 10
    satu_surel.refresh_from_db()
    assert (satu_surel.sent_at, satu_surel.attempts, satu_surel.last_error) == (SENIN, 1, "")
    [milik_siti] = [pesan for pesan in penampung.diterima if pesan["To"] == "siti@contoh.test"]
    assert milik_siti["Message-ID"] == satu_surel.message_id
    assert milik_siti["From"] == settings.DEFAULT_FROM_EMAIL
    teks, html = milik_siti.get_payload()
    assert (teks.get_content_type(), html.get_content_type()) == ("text/plain", "text/html")
    assert satu_surel.acceptance.startswith("250 ")


def test_yang_belum_waktunya_menunggu(penampung, satu_surel):
    assert antar_semua(SENIN - SEMENIT) == 0
    assert antar_semua(SENIN) == 1


# Servers that do not


def test_alamat_yang_ditolak_tampak_gagal_dan_tidak_menahan_yang_lain(penampung, satu_surel):
    penampung.tolak_alamat = satu_surel.recipient
    lain = titipkan("lain", "budi@contoh.test")
    assert antar_semua(SENIN) == 2
    assert [pesan["To"] for pesan in penampung.diterima] == ["budi@contoh.test"]
    assert list(OutgoingMail.objects.gagal()) == [satu_surel]
    satu_surel.refresh_from_db()
    assert satu_surel.last_error.startswith("SMTPRecipientsRefused")
    lain.refresh_from_db()
    assert lain.sent_at == SENIN


def test_isi_yang_ditolak_tampak_gagal(penampung, satu_surel):
    penampung.sebelum_terima = lambda: "554 dianggap sampah"
    antar_semua(SENIN)
    assert OutgoingMail.objects.gagal().get().last_error.startswith("SMTPDataError")


def test_peladen_mati_tampak_gagal_lalu_terkirim_sesudah_hidup(penampung, satu_surel):
    with surel_lewat(porta_bebas()):
        antar_semua(SENIN)
    assert OutgoingMail.objects.gagal().get().last_error.startswith("ConnectionRefusedError")
    assert antar_semua(SENIN + 2 * SEMENIT) == 1
    assert len(penampung.diterima) == 1
    assert not OutgoingMail.objects.gagal().exists()


def test_peladen_yang_bungkam_dilepas_sesudah_tenggangnya(satu_surel):
    def bungkam(sambungan: socket.socket) -> None:
        sambungan.recv(1)

    with peladen_kasar(bungkam) as porta, surel_lewat(porta, 0.2):
        antar_semua(SENIN)
    galat = OutgoingMail.objects.gagal().get().last_error
    assert "timed out" in galat or "TimeoutError" in galat


def test_putus_sebelum_menjawab_dicoba_lagi_dengan_penanda_yang_sama(penampung, satu_surel):
    terkirim: list[bytes] = []

    def putus(sambungan: socket.socket) -> None:
        terkirim.append(bercakap_lalu_putus(sambungan, menjawab_terima=False))

    with peladen_kasar(putus) as porta, surel_lewat(porta):
        antar_semua(SENIN)
    assert OutgoingMail.objects.gagal().count() == 1
    antar_semua(SENIN + 2 * SEMENIT)
    assert len(penampung.diterima) == 1
    assert penampung.diterima[0]["Message-ID"].encode() in terkirim[0]


def test_putus_sesudah_menerima_dianggap_terkirim(satu_surel):
    def putus(sambungan: socket.socket) -> None:
        bercakap_lalu_putus(sambungan, menjawab_terima=True)

    with peladen_kasar(putus) as porta, surel_lewat(porta):
        antar_semua(SENIN)
    satu_surel.refresh_from_db()
    assert (satu_surel.sent_at, satu_surel.last_error) == (SENIN, "")


def test_jeda_berlipat_sampai_batasnya_lalu_berhenti_dan_tetap_tampak(satu_surel):
    saat, jeda = SENIN, []
    with surel_lewat(porta_bebas()):
        while antar_semua(saat):
            satu_surel.refresh_from_db()
            jeda.append(satu_surel.retry_at - saat)
            assert not outbox.deliver_next(at=satu_surel.retry_at - timedelta(seconds=1))
            saat = satu_surel.retry_at
    assert len(jeda) == satu_surel.attempts == BATAS_PERCOBAAN
    assert timedelta(seconds=48) <= jeda[0] <= timedelta(seconds=72)
    assert all(lama < baru for lama, baru in pairwise(jeda[:8]))
    assert max(jeda) <= 1.2 * outbox.JEDA_TERPANJANG
    assert saat - SENIN > 2 * SEHARI
    assert list(OutgoingMail.objects.gagal()) == [satu_surel]
    OutgoingMail.objects.update(handled_at=saat)
    assert not OutgoingMail.objects.gagal().exists()


# Two deliverers


def dalam_utas(kerja: Callable[[], Any]) -> Any:
    """The result of the job, done in a session of its own that is gone afterwards."""

    def kerjakan() -> Any:
        try:
            return kerja()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as kumpulan:
        return kumpulan.submit(kerjakan).result()


@pytest.mark.django_db(transaction=True)
def test_banyak_pengantar_sekaligus_tidak_pernah_mengirim_dua_kali(penampung):
    permohonan_terdaftar(email="")
    OutgoingMail.objects.all().delete()
    for n in range(24):
        titipkan(str(n), f"orang{n}@contoh.test")
    mulai = threading.Barrier(4)

    def antar() -> int:
        mulai.wait(SABAR)
        return antar_semua(SENIN)

    with ThreadPoolExecutor(4) as kumpulan:
        terantar = list(kumpulan.map(dalam_utas, [antar] * 4))
    assert sum(terantar) == 24
    assert sorted(pesan["To"] for pesan in penampung.diterima) == sorted(f"orang{n}@contoh.test" for n in range(24))
    assert set(OutgoingMail.objects.values_list("attempts", flat=True)) == {1}


@pytest.mark.django_db(transaction=True)
def test_percakapan_yang_melampaui_sewanya_tidak_diambil_alih(penampung):
    """The server thinks for longer than the lease; meanwhile another worker comes by, and comes by again."""
    permohonan_terdaftar(email="")
    OutgoingMail.objects.all().delete()
    surel = titipkan()
    sampai, lanjut = threading.Event(), threading.Event()

    def berpikir_lama() -> None:
        sampai.set()
        lanjut.wait(SABAR)

    penampung.sebelum_terima = berpikir_lama
    with ThreadPoolExecutor(1) as kumpulan:
        lambat = kumpulan.submit(lambda: dalam_utas(lambda: outbox.deliver_next(at=SENIN)))
        assert sampai.wait(SABAR)
        try:
            for putaran in (1, 2):
                assert not outbox.deliver_next(at=SENIN + putaran * (outbox.SEWA + SEMENIT))
        finally:
            lanjut.set()
        assert lambat.result()
    surel.refresh_from_db()
    assert (len(penampung.diterima), surel.attempts, surel.last_error, surel.sent_at) == (1, 1, "", SENIN)
    assert not outbox.deliver_next(at=SENIN + SEHARI)


@pytest.mark.django_db(transaction=True)
def test_pengantar_yang_mati_sesudah_diterima_diulang_dengan_penanda_sama_dan_tercatat(penampung):
    permohonan_terdaftar(email="")
    OutgoingMail.objects.all().delete()
    titipkan()

    def diterima_lalu_mati() -> None:
        surel = outbox._claim(SENIN)
        assert surel
        EmailMessage(surel.subject, surel.text, to=[surel.recipient], headers={"Message-ID": surel.message_id}).send()

    dalam_utas(diterima_lalu_mati)
    assert not outbox.deliver_next(at=SENIN + outbox.SEWA - SEMENIT)
    assert outbox.deliver_next(at=SENIN + outbox.SEWA)
    assert len(penampung.diterima) == 2
    assert len({pesan["Message-ID"] for pesan in penampung.diterima}) == 1
    surel = OutgoingMail.objects.get()
    assert (surel.attempts, surel.last_error) == (2, outbox.TERPUTUS)
    assert surel.sent_at


@pytest.mark.django_db(transaction=True)
def test_surel_yang_selalu_mematikan_pengantarnya_akhirnya_tampak_gagal(penampung):
    permohonan_terdaftar(email="")
    OutgoingMail.objects.all().delete()
    titipkan()
    saat = SENIN

    def diambil() -> Any:
        """Each try puts the message off: a dead session's lock stays until the server has noticed that it is dead."""
        nonlocal saat
        saat += outbox.SEWA
        return dalam_utas(lambda: outbox._claim(saat))

    for _ in range(BATAS_PERCOBAAN):
        menunggu(diambil, "not claimed")
    assert not dalam_utas(lambda: outbox._claim(saat + outbox.SEWA))
    surel = OutgoingMail.objects.gagal().get()
    assert (surel.attempts, surel.last_error) == (BATAS_PERCOBAAN, outbox.TERPUTUS)
    assert penampung.diterima == []


# The real worker


class Pekerja:
    """A Celery worker with its beat on the test database, and a Valkey of its own that may be down."""

    def __init__(self, rumah: Path, porta: int) -> None:
        self.valkey = Valkey(rumah, durable=False)
        self.valkey.run.mkdir()
        self.valkey.prepare()
        self.catatan = rumah / "pekerja.log"
        nama, alamat = self.valkey.environment()
        basis = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{connection.settings_dict['NAME']}").geturl()
        self.alamat = alamat
        self.lingkungan = os.environ | {
            nama: alamat,
            "DATABASE_URL": basis,
            "EMAIL_URL": f"smtp://127.0.0.1:{porta}",
            "DJANGO_SETTINGS_MODULE": "ppid.settings",
        }
        self.proses: list[subprocess.Popen[bytes]] = []
        perintah = [sys.executable, "-m", "celery", "-A", "ppid", "worker", "-B", "-c", "1", "-l", "INFO"]
        with self.catatan.open("wb") as keluaran:
            self._mulai([*perintah, "-s", str(rumah / "jadwal"), "--without-gossip", "--without-mingle"], keluaran)

    def _mulai(self, perintah: list[str], keluaran: Any) -> None:
        self.proses.append(
            subprocess.Popen(
                perintah,
                env=self.lingkungan,
                cwd=settings.BASE_DIR,
                stdin=subprocess.DEVNULL,
                stdout=keluaran,
                stderr=subprocess.STDOUT,
            )
        )

    def hidupkan_valkey(self) -> None:
        self._mulai(self.valkey.command(), subprocess.DEVNULL)
        menunggu(self.valkey.ready, "Valkey does not start")

    def kata(self) -> str:
        return self.catatan.read_text(errors="replace")

    def hentikan(self) -> None:
        for proses in self.proses:
            proses.terminate()
            try:
                proses.wait(20)
            except subprocess.TimeoutExpired:
                proses.kill()
                proses.wait()


@pytest.mark.django_db(transaction=True)
def test_pekerja_sungguhan_mengantar_sesudah_valkey_hidup_lagi():
    """Filing needs no Valkey; once it is up, worker and beat deliver the mail, once."""
    tampung = Penampung()
    pengendali = Controller(tampung, hostname="127.0.0.1", port=porta_bebas())
    pengendali.start()
    with tempfile.TemporaryDirectory(prefix="ppid-", dir="/tmp") as rumah:
        pekerja = Pekerja(Path(rumah), pengendali.port)
        try:
            with override_settings(REDIS_URL=pekerja.alamat, CELERY_BROKER_URL=pekerja.alamat):
                kasus = permohonan_terdaftar()
            menunggu(lambda: "Cannot connect" in pekerja.kata(), "the worker does not notice that Valkey is down")
            assert tampung.diterima == []
            pekerja.hidupkan_valkey()
            menunggu(
                lambda: OutgoingMail.objects.filter(case_number=kasus.nomor, sent_at__isnull=False).count(), "no mail"
            )
        finally:
            pekerja.hentikan()
            pengendali.stop()
        assert NIK_UJI not in pekerja.kata() and "Siti" not in pekerja.kata()
    surel = OutgoingMail.objects.get(key=f"tanda-bukti:{kasus.pk}")
    assert [pesan["Message-ID"] for pesan in tampung.diterima if pesan["To"] == surel.recipient] == [surel.message_id]
    assert len(tampung.diterima) == OutgoingMail.objects.count()
    assert surel.attempts == 1
