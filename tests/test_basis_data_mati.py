"""PostgreSQL killed while citizens file, and a decree killed in the middle: what was told is kept, once."""

import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from ppid.embedded import Postgres
from tests.test_outbox import menunggu

KLIEN = 8
PER_KLIEN = 12


class Rumah:
    """A PostgreSQL of its own, durable as in life, that can be killed; commands run against it."""

    def __init__(self, folder: Path) -> None:
        self.postgres = Postgres(folder, durable=True)
        self.postgres.run.mkdir()
        self.postgres.prepare()
        self.keluaran = (folder / "catatan.log").open("ab")
        nama, alamat = self.postgres.environment()
        self.lingkungan = os.environ | {
            nama: alamat,
            "DJANGO_SETTINGS_MODULE": "tests.settings",
            "BERKAS_DIR": str(folder / "berkas"),
            "PYTHONPATH": str(settings.BASE_DIR),
        }
        self.proses: subprocess.Popen[bytes] | None = None

    def hidupkan(self) -> None:
        for sisa in (self.postgres.data / "postmaster.pid", *self.postgres.run.glob(".s.PGSQL*")):
            sisa.unlink(missing_ok=True)
        self.proses = subprocess.Popen(
            self.postgres.command(), stdout=self.keluaran, stderr=self.keluaran, start_new_session=True
        )
        menunggu(self.postgres.ready, "PostgreSQL does not start")

    def bunuh(self) -> None:
        """Every process of the server at once, as when the power goes."""
        for pid in self.postgres._processes():
            os.kill(pid, signal.SIGKILL)
        assert self.proses
        self.proses.wait()
        menunggu(lambda: not self.postgres._processes(), "a server process lives on")

    def jalankan(self, kode: str, **popen: Any) -> subprocess.Popen[str]:
        awal = "import django; django.setup()\n"
        return subprocess.Popen(
            [sys.executable, "-c", awal + kode],
            env=self.lingkungan,
            cwd=settings.BASE_DIR,
            stdout=subprocess.PIPE,
            stderr=self.keluaran,
            text=True,
            **popen,
        )

    def keluarannya(self, kode: str) -> str:
        hasil, _ = (proses := self.jalankan(kode)).communicate(timeout=300)
        assert proses.returncode == 0, kode
        return hasil.strip()


SIAPKAN = """
from django.core.management import call_command
call_command("migrate", verbosity=0); call_command("createcachetable", verbosity=0)
call_command("muat_acuan", verbosity=0)
"""

PEMOHON = """
import secrets, sys, time
from django.db import DatabaseError, connection
from permohonan.perbuatan.pengajuan import ajukan
from tests.factories import isian, kantor, SENIN
for n in range({banyak}):
    token = secrets.token_hex(16)
    for _ in range(400):
        try:
            kasus = ajukan(isian(nama="Siti {klien}"), satker=kantor(), token=token, at=SENIN)
        except DatabaseError:
            connection.close(); time.sleep(0.05)
            continue
        print(token, kasus.nomor, kasus.kode, flush=True)
        break
"""

PERIKSA = """
from permohonan.models import Permohonan, RiwayatPermohonan
from ppid.models import OutgoingMail
baris = list(Permohonan.objects.order_by("urut"))
assert [k.urut for k in baris] == list(range(1, len(baris) + 1)), "gap or repeat"
assert len({k.token_kirim for k in baris}) == len(baris)
assert OutgoingMail.objects.filter(key__startswith="tanda-bukti:").count() == len(baris)
assert RiwayatPermohonan.objects.filter(aksi="ajukan").count() == len(baris)
for k in baris:
    print(k.token_kirim, k.nomor, k.kode)
"""


@pytest.fixture
def rumah():
    with tempfile.TemporaryDirectory(prefix="ppid-", dir="/tmp") as folder:
        satu = Rumah(Path(folder))
        satu.hidupkan()
        try:
            satu.keluarannya(SIAPKAN)
            yield satu
        finally:
            satu.bunuh()
            satu.keluaran.close()


@pytest.mark.lengkap
def test_basis_data_dibunuh_saat_delapan_orang_mengajukan(rumah):
    orang = [rumah.jalankan(PEMOHON.format(banyak=PER_KLIEN, klien=n)) for n in range(KLIEN)]
    diberi_tahu: list[list[str]] = [[] for _ in orang]

    def catat(nomor: int) -> None:
        for baris in orang[nomor].stdout:
            diberi_tahu[nomor].append(baris.strip())

    utas = [threading.Thread(target=catat, args=(n,)) for n in range(KLIEN)]
    for satu in utas:
        satu.start()
    for putaran in range(3):
        banyak = sum(map(len, diberi_tahu))
        menunggu(lambda banyak=banyak: sum(map(len, diberi_tahu)) > banyak + 4, "nobody files")
        if sum(map(len, diberi_tahu)) > KLIEN * PER_KLIEN - 12:
            break
        rumah.bunuh()
        time.sleep(0.1 * putaran)
        rumah.hidupkan()
    for satu in utas:
        satu.join(120)
    assert [proses.wait(60) for proses in orang] == [0] * KLIEN
    semua = [baris for milik in diberi_tahu for baris in milik]
    assert len(semua) == KLIEN * PER_KLIEN
    assert sorted(semua) == sorted(rumah.keluarannya(PERIKSA).splitlines())


BANYAK = """
from tests.kecepatan.isi import Bangsa
Bangsa().isi({buka}, tutup=False)
"""

EDIT = """
import os
from datetime import date, timedelta
from permohonan.models import Permohonan
from ppid.models import HariLibur, Usul
from ppid.penetapan import terapkan
from ppid.peran import Peran
from tests.factories import SENIN, kantor, petugas
from tests.perbuatan.peraga import libur_baru
n = {nomor}
orang = petugas(Peran.SUPERVISI, kantor("00"), email=f"s{{n}}@ri.uji")
usul = Usul.objects.filter(hasil="", dasar=f"SKB {{n}}").first() or libur_baru(
    date(2026, 3, 11) + timedelta(days=[0, 1, 2, 5, 6][n % 5] + 21 * (n // 5)), dasar=f"SKB {{n}}")
print("siap", flush=True)
print(terapkan(usul, oleh=orang, at=SENIN).bergeser, flush=True)
"""

BENAR = """
from ppid.models import HariLibur
from permohonan.models import Permohonan, Pergeseran, RiwayatPermohonan
from tests.factories import SENIN
kalender = HariLibur.objects.kalender_kantor()
salah = 0
for k in Permohonan.objects.berjalan().select_related("satker", "jangka").iterator():
    salah += k.jatuh_tempo != k.jangka.tenggat(kalender[k.satker_id], k.diterima_pada).tanggal
terakhir = {}
riwayat = RiwayatPermohonan.objects.filter(aksi="hitung_ulang").order_by("pk")
for kasus, rincian in riwayat.values_list("kasus", "rincian"):
    sebelum, sesudah = rincian["jatuh_tempo"]
    salah += terakhir.get(kasus, sebelum) != sebelum
    terakhir[kasus] = sesudah
tempo = {k: t.isoformat() for k, t in Permohonan.objects.values_list("pk", "jatuh_tempo")}
salah += sum(tempo[k] != t for k, t in terakhir.items())
print(salah, len(terakhir), Pergeseran.objects.count())
"""


def _edit_dengan_bunuh(rumah: Rumah, *, buka: int, edit: int, dibunuh: int) -> None:
    rumah.keluarannya(BANYAK.format(buka=buka))
    for nomor in range(edit):
        if nomor == dibunuh:
            proses = rumah.jalankan(EDIT.format(nomor=nomor))
            assert proses.stdout and proses.stdout.readline() == "siap\n"
            time.sleep(0.15)
            proses.kill()
            proses.wait()
            proses.stdout.close()
            assert rumah.keluarannya(BENAR).split()[0] == "0"
        assert rumah.keluarannya(EDIT.format(nomor=nomor)).splitlines()[0] == "siap"
    salah, berubah, geser = map(int, rumah.keluarannya(BENAR).split())
    assert salah == 0
    assert berubah > buka // 2 and geser > berubah


@pytest.mark.lengkap
def test_perubahan_kalender_yang_dibunuh_di_tengah_utuh_dan_dapat_diulang(rumah):
    _edit_dengan_bunuh(rumah, buka=400, edit=3, dibunuh=1)


@pytest.mark.lengkap
def test_dua_belas_perubahan_pada_lima_ribu_permohonan_satu_dibunuh(rumah):
    _edit_dengan_bunuh(rumah, buka=5000, edit=12, dibunuh=6)
