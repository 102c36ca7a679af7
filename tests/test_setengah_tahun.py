"""Months of an office's life in minutes: beat stopped at random, worker and Valkey killed at random.

What was written and what reached the mail server must be exactly what an independent reckoning expects.
"""

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import pytest
from aiosmtpd.controller import Controller
from celery import Celery
from django.conf import settings
from django.db import connection

from permohonan.models import Permohonan
from permohonan.perbuatan.kelengkapan import buka
from permohonan.perbuatan.penyerahan import beri_langsung
from permohonan.sapuan import HARIAN
from ppid import outbox
from ppid.embedded import Valkey
from ppid.models import OutgoingMail, Sapuan, Zona
from ppid.peran import Peran
from tests.factories import kantor, permohonan_terdaftar, petugas
from tests.perbuatan.peraga import LANGSUNG
from tests.simulasi.acuan import Fakta, harapan
from tests.test_outbox import SABAR, Penampung, menunggu, porta_bebas

KANTOR = ("3517", "3673", "5301", "6107", "9401")
# Eight o'clock in WIT, WITA and WIB, and once more in the afternoon.
JAM_UTC = (23, 0, 1, 6)


class Kota:
    """The offices, their cases and their clock; a worker and a Valkey that may be killed."""

    def __init__(self, rumah: Path, porta: int, benih: int) -> None:
        self.acak = random.Random(benih)
        self.jam = rumah / "jam"
        self.valkey = Valkey(rumah, durable=False)
        self.valkey.run.mkdir()
        self.valkey.prepare()
        nama, alamat = self.valkey.environment()
        basis = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{connection.settings_dict['NAME']}").geturl()
        self.lingkungan = os.environ | {
            nama: alamat,
            "DATABASE_URL": basis,
            "EMAIL_URL": f"smtp://127.0.0.1:{porta}",
            "DJANGO_SETTINGS_MODULE": "ppid.settings",
            "PPID_SIMULASI_JAM": str(self.jam),
            "BERKAS_DIR": str(settings.BERKAS_DIR),
        }
        self.catatan = (rumah / "pekerja.log").open("ab")
        self.antrean = Celery(broker=alamat)
        self.proses: dict[str, subprocess.Popen[bytes]] = {}
        self.tewas = 0

    def _mulai(self, nama: str, perintah: list[str]) -> None:
        self.proses[nama] = subprocess.Popen(
            perintah,
            env=self.lingkungan,
            cwd=settings.BASE_DIR,
            stdin=subprocess.DEVNULL,
            stdout=self.catatan,
            stderr=self.catatan,
            start_new_session=True,
        )

    def hidupkan(self) -> None:
        """Whatever is not running is started, as a supervisor would: a worker may end when its broker is killed."""
        for nama in [nama for nama, proses in self.proses.items() if proses.poll() is not None]:
            del self.proses[nama]
        if "valkey" not in self.proses:
            self._mulai("valkey", self.valkey.command())
            menunggu(self.valkey.ready, "Valkey does not start")
        if "pekerja" not in self.proses:
            celery = [sys.executable, "-m", "celery", "-A", "tests.simulasi.pekerja", "worker", "-c", "1", "-l", "INFO"]
            self._mulai("pekerja", [*celery, "--without-gossip", "--without-mingle", "--without-heartbeat"])

    def bunuh(self, nama: str) -> None:
        if proses := self.proses.pop(nama, None):
            os.killpg(proses.pid, signal.SIGKILL)
            proses.wait()
            self.tewas += 1

    def suruh(self, *tugas: str) -> None:
        for satu in tugas:
            self.antrean.send_task(satu, retry=False, ignore_result=True)

    def setel(self, saat: datetime) -> None:
        baru = self.jam.with_suffix(".baru")
        baru.write_text(saat.isoformat())
        baru.rename(self.jam)

    def detak(self, saat: datetime, *, celaka: float) -> None:
        """What beat does around that moment: ask, and ask again, until it is done; something may die meanwhile."""
        self.setel(saat)
        batas = time.monotonic() + SABAR
        while True:
            self.hidupkan()
            self.suruh("permohonan.tasks.sapu", "ppid.tasks.antar_surel")
            if self.acak.random() < celaka:
                time.sleep(self.acak.random() * 0.4)
                self.bunuh(self.acak.choice(["pekerja", "valkey"]))
                continue
            tunggu = time.monotonic() + 3
            while time.monotonic() < tunggu:
                if self._tuntas(saat):
                    return
                time.sleep(0.02)
            assert time.monotonic() < batas, f"the worker does not get through: {self._kata()}"

    def _kata(self) -> str:
        return Path(self.catatan.name).read_text(errors="replace")[-3000:]

    def _tuntas(self, saat: datetime) -> bool:
        for zona in Zona.values:
            setempat = saat.astimezone(ZoneInfo(zona))
            if setempat.hour >= 8 and Sapuan.objects.belum(HARIAN, zona=zona, pada=setempat.date()).exists():
                return False
        return not OutgoingMail.objects.menunggu(saat).exists()

    def hentikan(self) -> None:
        for nama in list(self.proses):
            self.bunuh(nama)
        self.catatan.close()


def kejadian(acak: random.Random, awal: date, hari: int, banyak: int) -> list[list]:
    """Each case as facts: office, when received, opened, answered (or never)."""
    hasil = []
    for _ in range(banyak):
        kode = acak.choice(KANTOR)
        zona = ZoneInfo(kantor(kode).zona_waktu)
        terima = datetime.combine(awal, datetime.min.time(), zona) + timedelta(seconds=acak.randrange(hari * 86400))
        dibuka = terima + timedelta(hours=acak.expovariate(1 / 30)) if acak.random() < 0.9 else None
        dijawab = None
        if dibuka and acak.random() < 0.85:
            dijawab = dibuka + timedelta(days=acak.uniform(0.2, 24))
        hasil.append([kode, terima, dibuka, dijawab])
    return sorted(hasil, key=lambda satu: satu[1])


def jalani(kota: Kota, *, awal: date, hari: int, banyak: int, celaka: float) -> tuple[list[Fakta], list[datetime]]:
    """Live it: every event at its moment, beat at its hours unless it is stopped."""
    orang = {kode: petugas(Peran.DESK, kantor(kode)) for kode in KANTOR}
    for kode in KANTOR:
        petugas(Peran.PPID, kantor(kode))
        petugas(Peran.ATASAN, kantor(kode))
    akhir = datetime.combine(awal + timedelta(days=hari), datetime.min.time(), UTC)
    garis: list[tuple[datetime, str, int]] = []
    isi = kejadian(kota.acak, awal, hari, banyak)
    for nomor, (_, terima, dibuka, dijawab) in enumerate(isi):
        garis += [(s, a, nomor) for s, a in ((terima, "ajukan"), (dibuka, "buka"), (dijawab, "jawab")) if s]
    mati_sampai = datetime.min.replace(tzinfo=UTC)
    for n in range(hari):
        for jam in JAM_UTC:
            saat = datetime.combine(awal + timedelta(days=n), datetime.min.time(), UTC) + timedelta(
                hours=jam, minutes=5
            )
            if saat >= mati_sampai:
                garis.append((saat, "detak", -1))
            if kota.acak.random() < 0.04:
                mati_sampai = saat + timedelta(days=kota.acak.uniform(0.5, 4))
    kasus: dict[int, Permohonan] = {}
    hidup = []
    for saat, apa, nomor in sorted(garis, key=lambda g: (g[0], g[1])):
        if saat >= akhir:
            break
        match apa:
            case "detak":
                kota.detak(saat, celaka=celaka)
                hidup.append(saat)
            case "ajukan":
                kasus[nomor] = permohonan_terdaftar(
                    satker=kantor(isi[nomor][0]), at=saat, email=f"p{nomor}@contoh.test"
                )
            case "buka":
                buka(kasus[nomor], oleh=orang[isi[nomor][0]], at=saat)
            case "jawab":
                beri_langsung(
                    kasus[nomor], LANGSUNG, uraian="Salinan", bentuk="softcopy", oleh=orang[isi[nomor][0]], at=saat
                )
    kota.detak(akhir, celaka=0)
    hidup.append(akhir)

    def sampai(saat: datetime | None) -> datetime | None:
        return saat if saat and saat < akhir else None

    fakta = [
        Fakta(satu.nomor, isi[n][0], satu.satker.zona_waktu, isi[n][1], sampai(isi[n][2]), sampai(isi[n][3]))
        for n, satu in kasus.items()
    ]
    return fakta, hidup


def tertulis() -> list[tuple[str, ...]]:
    """Every deposited message as the reckoning names it, once for each row."""
    hasil: list[tuple[str, ...]] = []
    for kunci, nomor in OutgoingMail.objects.values_list("key", "case_number"):
        jenis, *sisa = kunci.split(":")
        hasil.append((jenis, *sisa[:3]) if jenis == "ringkasan" else (jenis, nomor))
    return sorted(hasil)


def periksa(benih: int, *, awal: date, hari: int, banyak: int, celaka: float) -> Kota:
    tampung = Penampung()
    pengendali = Controller(tampung, hostname="127.0.0.1", port=porta_bebas())
    pengendali.start()
    with tempfile.TemporaryDirectory(prefix="ppid-", dir="/tmp") as rumah:
        kota = Kota(Path(rumah), pengendali.port, benih)
        try:
            fakta, hidup = jalani(kota, awal=awal, hari=hari, banyak=banyak, celaka=celaka)
        finally:
            kota.hentikan()
            pengendali.stop()
    diharap = harapan(fakta, hidup)
    assert sorted(diharap) == tertulis(), "none missing, none twice"
    surel = {s.message_id: s for s in OutgoingMail.objects.all()}
    terima = [p["Message-ID"] for p in tampung.diterima]
    assert set(terima) == set(surel), "each reached the mail server"
    ganda = {m for m in terima if terima.count(m) > 1}
    assert all(surel[m].last_error == outbox.TERPUTUS for m in ganda), "twice only where the sending broke off"
    return kota


@pytest.mark.django_db(transaction=True)
@pytest.mark.lengkap
def test_dua_pekan_dengan_jam_yang_mati_dan_pekerja_yang_dibunuh():
    kota = periksa(20260309, awal=date(2026, 3, 9), hari=14, banyak=30, celaka=0.25)
    assert Permohonan.objects.count() == 30
    assert OutgoingMail.objects.filter(topic="ringkasan").exists()
    assert kota.tewas > 2


@pytest.mark.lengkap
@pytest.mark.django_db(transaction=True)
def test_setengah_tahun_dua_ribu_kasus():
    kota = periksa(1, awal=date(2026, 1, 1), hari=181, banyak=2000, celaka=0.05)
    assert Permohonan.objects.count() == 2000
    assert kota.tewas > 20
