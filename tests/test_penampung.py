"""An upload on its way in: citizens' papers in memory, cut off behind the limit."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile

from ppid.penampung import WARGA

BARU = "/kab-jombang/permohonan/baru/"


@pytest.fixture
def sementara(monkeypatch):
    """Every temporary file that an upload opens."""
    dibuka = []
    asli = TemporaryUploadedFile.__init__

    def catat(self, nama, *args, **kwargs):
        dibuka.append(nama)
        asli(self, nama, *args, **kwargs)

    monkeypatch.setattr(TemporaryUploadedFile, "__init__", catat)
    return dibuka


def test_berkas_warga_yang_terlalu_besar_tidak_menyentuh_berkas_sementara(client, jombang, sementara):
    besar = SimpleUploadedFile("ktp.jpg", b"x" * (17 << 20))
    jawaban = client.post(BARU, {"nama": "Siti Contoh", "berkas_identitas": besar})
    assert jawaban.status_code == 422
    assert "lebih dari 5 MB" in jawaban.content.decode()
    assert "Siti Contoh" in jawaban.content.decode()
    assert sementara == []


def test_banyak_berkas_pun_tidak_memenuhi_memori(rf, sementara):
    banyak = [SimpleUploadedFile(f"{n}.jpg", b"x" * WARGA.ukuran) for n in range(5)]
    termuat = rf.post(BARU, {"berkas_identitas": banyak}).FILES.getlist("berkas_identitas")
    assert [len(berkas.read()) for berkas in termuat] == [5 << 20, 5 << 20, 5 << 20, 1 << 20, 0]
    assert sementara == []


def test_berkas_petugas_yang_besar_boleh_lewat_berkas_sementara(client, desk, sementara):
    client.force_login(desk)
    client.post("/meja/permohonan/baru/", {"berkas_kuasa": SimpleUploadedFile("data.pdf", b"x" * (17 << 20))})
    assert sementara == ["data.pdf"]
