"""Large files on their way: from a job into the store and out to the officer, never whole in memory."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.storage import default_storage
from django.db import connection
from django.db.models.functions import Now
from django.http import FileResponse
from django.urls import reverse

from ppid.models import Berkas, Kelas, PekerjaanLatar
from ppid.pekerjaan_latar import Hasil, kerjakan_berikut, titipkan
from ppid.views.bingkai import aliran, lampiran
from tests.factories import SENIN

ISI = b"".join(bytes([n % 251]) * 1000 for n in range(300))
SIDIK = hashlib.sha256(ISI).hexdigest()


@pytest.fixture
def sementara(tmp_path) -> Path:
    jalur = tmp_path / "hasil.bin"
    jalur.write_bytes(ISI)
    return jalur


@pytest.fixture
def simpan(jombang, ppid):
    def simpan(isi: bytes | Path, *, kelas: str = Kelas.KASUS, nama: str = "rekap.pdf") -> Berkas:
        rincian = {"kelas": kelas, "nama": nama, "mime": "application/pdf"}
        return Berkas.objects.simpan(isi, satker=jombang, oleh=ppid, at=SENIN, **rincian)

    return simpan


@pytest.fixture
def kerjakan(jombang, ppid, sementara, monkeypatch):
    """Does a job whose result lies at a path; `sela` happens just before it is handed over."""

    def kerjakan(sela=lambda: None) -> PekerjaanLatar:
        def pelaksana(tugas, lapor):
            lapor(1, 1)
            sela()
            return Hasil("hasil.zip", "application/zip", sementara)

        monkeypatch.setattr("permohonan.ekspor.kerjakan", pelaksana)
        tugas = titipkan("register", judul="x", rincian={}, satker=jombang, oleh=ppid, at=SENIN)
        kerjakan_berikut(at=SENIN)
        tugas.refresh_from_db()
        return tugas

    return kerjakan


def di_gudang(berkas: Berkas) -> bytes:
    return Path(default_storage.path(berkas.lokasi)).read_bytes()


def terkirim(jawaban: FileResponse) -> bytes:
    # Closing the answer itself would end the request, and the connection of the test with it.
    with jawaban.file_to_stream:
        return jawaban.getvalue()


# Into the store


def test_hasil_di_berkas_sementara_disimpan_tepat_lalu_dibuang(kerjakan, sementara):
    tugas = kerjakan()
    assert tugas.galat == ""
    assert (tugas.berkas.ukuran, tugas.berkas.sha256, tugas.berkas.kelas) == (len(ISI), SIDIK, Kelas.EKSPOR)
    assert di_gudang(tugas.berkas) == ISI
    assert not sementara.exists()


def test_berkas_sementara_dibuang_juga_bila_pekerjaannya_dibatalkan(kerjakan, sementara):
    tugas = kerjakan(lambda: PekerjaanLatar.objects.update(diminta_batal=True))
    assert tugas.galat == "Dibatalkan." and tugas.berkas is None
    assert not sementara.exists() and not Berkas.objects.exists()


def test_berkas_sementara_dibuang_juga_bila_gudang_menolaknya(kerjakan, sementara, monkeypatch):
    def penuh(*_):
        raise OSError("disk penuh")

    monkeypatch.setattr(default_storage, "save", penuh)
    assert kerjakan().galat.startswith("Gagal karena galat")
    assert not sementara.exists() and not Berkas.objects.exists()


def test_hasil_yang_sudah_tidak_di_tempatnya_dikatakan_gagal(kerjakan, sementara):
    assert kerjakan(sementara.unlink).galat.startswith("Gagal karena galat")


@pytest.mark.parametrize("kelas", [Kelas.KASUS, Kelas.IDENTITAS])
def test_jalur_dan_bita_tersimpan_sama_dan_jalurnya_tetap_milik_pemanggil(simpan, sementara, kelas):
    for berkas in (simpan(sementara, kelas=kelas), simpan(ISI, kelas=kelas)):
        assert (berkas.ukuran, berkas.sha256) == (len(ISI), SIDIK)
        assert berkas.baca() == b"".join(berkas.potongan()) == ISI
    assert sementara.read_bytes() == ISI


def test_berkas_kosong_pun_tersimpan(simpan, tmp_path):
    kosong = tmp_path / "kosong"
    kosong.touch()
    for berkas in (simpan(kosong), simpan(b"")):
        assert (berkas.ukuran, berkas.sha256, berkas.baca()) == (0, hashlib.sha256().hexdigest(), b"")
        assert terkirim(aliran(berkas)) == b""


def test_identitas_tetap_tersandi_di_gudang(simpan, sementara):
    for isi in (sementara, ISI):
        berkas = simpan(isi, kelas=Kelas.IDENTITAS)
        assert ISI[:100] not in di_gudang(berkas) and di_gudang(berkas).startswith(b"gAAAA")
        assert terkirim(aliran(berkas)) == ISI


# Out to the reader


def test_potongan_tidak_pernah_utuh(simpan):
    potongan = list(simpan(ISI).potongan())
    assert len(potongan) > 1 and b"".join(potongan) == ISI


@pytest.mark.parametrize("kelas", [Kelas.KASUS, Kelas.IDENTITAS])
@pytest.mark.parametrize("unduh", [True, False])
@pytest.mark.parametrize("nama", ["rekap.pdf", 'a/b "c".pdf', "réкap.pdf", ""])
def test_aliran_berkepala_sama_dengan_lampiran(simpan, kelas, unduh, nama):
    berkas = simpan(ISI, kelas=kelas, nama=nama)
    utuh = lampiran(ISI, nama=nama, mime=berkas.mime, unduh=unduh)
    jawaban = aliran(berkas, unduh=unduh)
    assert jawaban.streaming and terkirim(jawaban) == ISI
    assert dict(jawaban.items()) == dict(utuh.items()) | {"Content-Length": str(len(ISI))}


def test_unduhan_hasil_mengalir(client, ppid, kerjakan):
    tugas = kerjakan()
    PekerjaanLatar.objects.update(dibuat_at=Now())
    client.force_login(ppid)
    alamat = reverse("unduh_pekerjaan", args=[tugas.acuan])
    jawaban = client.get(alamat)
    assert jawaban.streaming and jawaban["Content-Length"] == str(len(ISI))
    assert (jawaban["Content-Type"], jawaban["Cache-Control"]) == ("application/zip", "private, no-store")
    assert jawaban["Content-Disposition"] == 'attachment; filename="hasil.zip"'
    assert jawaban.getvalue() == ISI
    dimampatkan = client.get(alamat, headers={"accept-encoding": "gzip"})
    # What is mostly packed already is not packed again, so that its length can be told.
    assert (dimampatkan["Content-Length"], dimampatkan.getvalue()) == (str(len(ISI)), ISI)


@pytest.mark.parametrize("kelas", [Kelas.KASUS, Kelas.IDENTITAS])
def test_berkas_yang_hilang_dari_gudang_ketahuan_sebelum_ada_yang_terkirim(simpan, kelas):
    berkas = simpan(ISI, kelas=kelas)
    default_storage.delete(berkas.lokasi)
    with pytest.raises(FileNotFoundError):
        aliran(berkas)


# Memory

ANAK = """
import json, re, sys, tempfile
from pathlib import Path

import django

django.setup()
from django.core.files.storage import default_storage
from django.db import connection, transaction
from django.test import Client
from django.test.utils import setup_test_environment
from django.urls import reverse
from django.utils import timezone

from permohonan import ekspor
from ppid.pekerjaan_latar import Hasil, kerjakan_berikut, titipkan
from ppid.peran import Peran
from tests.factories import kantor, petugas

connection.settings_dict["NAME"] = sys.argv[1]
setup_test_environment()
MEGA = 1 << 20


def puncak():
    # Not ru_maxrss: exec hands it on, so that it would begin with the size of the parent.
    return int(re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1]) // 1024


def jalani(mega, bentuk):
    def pelaksana(tugas, lapor):
        with tempfile.NamedTemporaryFile(delete=False) as berkas:
            for _ in range(mega):
                berkas.write(bytes(MEGA))
        return Hasil("x.zip", "application/zip", bentuk(Path(berkas.name)))

    ekspor.kerjakan = pelaksana
    tugas = titipkan("register", judul="x", rincian={}, satker=kantor(), oleh=orang, at=timezone.now())
    kerjakan_berikut(at=timezone.now())
    tugas.refresh_from_db()
    assert tugas.berkas.ukuran == mega * MEGA, tugas.galat
    alamat = reverse("unduh_pekerjaan", args=[tugas.acuan])
    assert sum(map(len, klien.get(alamat))) == mega * MEGA
    for _ in klien.get(alamat, headers={"accept-encoding": "gzip"}):
        pass
    default_storage.delete(tugas.berkas.lokasi)
    return puncak()


def utuh(jalur):
    isi = jalur.read_bytes()
    jalur.unlink()
    return isi


with transaction.atomic():
    orang, klien = petugas(Peran.PPID), Client()
    klien.force_login(orang)
    print(json.dumps([jalani(mega, bentuk) for mega, bentuk in ((1, Path), (120, Path), (120, utuh))]))
    transaction.set_rollback(True)
"""


def test_seratus_dua_puluh_mega_tidak_pernah_utuh_di_ingatan(db):
    anak = subprocess.run(
        [sys.executable, "-c", ANAK, connection.settings_dict["NAME"]],
        cwd=settings.BASE_DIR,
        stdout=subprocess.PIPE,
        check=True,
    )
    kecil, mengalir, utuh = json.loads(anak.stdout)
    assert mengalir - kecil < 16
    # Held whole by the job, the same file is seen in what is measured here.
    assert utuh - mengalir > 100
