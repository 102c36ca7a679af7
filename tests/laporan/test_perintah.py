from datetime import datetime

import pytest
from django.core.management import CommandError, call_command

from ppid.surat import cetak
from tests.laporan.peraga import SAAT, laporan_ditulis, laporan_terbit


@pytest.fixture(autouse=True)
def saat(monkeypatch) -> datetime:
    monkeypatch.setattr("django.utils.timezone.now", lambda: SAAT)
    return SAAT


@pytest.mark.parametrize("masa", ["2024", "2024-Q3", "2024-11", "2024-11-27", "2024-01-05..2024-03-20"])
def test_setiap_masa_menjadi_pdf(serang, tmp_path, masa):
    keluaran = tmp_path / "laporan.pdf"
    call_command("laporan", "3673", masa, str(keluaran), verbosity=0)
    assert keluaran.read_bytes().startswith(b"%PDF")


def test_lembar_dan_ringkasan(serang, tmp_path):
    call_command("laporan", "3673", "2024", str(tmp_path / "a.xlsx"), verbosity=0)
    call_command("laporan", "3673", "2024", str(tmp_path / "a.pdf"), "--ringkasan", verbosity=0)
    assert (tmp_path / "a.xlsx").read_bytes().startswith(b"PK")
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")


def test_yang_terbit_ditulis_sebagaimana_terbit(serang, orang_serang, tmp_path):
    laporan = laporan_terbit(serang, orang_serang)
    keluaran = tmp_path / "laporan.pdf"
    call_command("laporan", "3673", "2024", str(keluaran), verbosity=0)
    assert keluaran.read_bytes() == cetak(laporan.surat, at=SAAT)


def test_yang_disusun_ditulis_sebagai_konsep(serang, orang_serang, tmp_path):
    laporan_ditulis(serang, orang_serang)
    call_command("laporan", "3673", "2024", str(tmp_path / "a.pdf"), verbosity=0)
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("kode", "masa", "nama", "pesan"),
    [
        ("9999", "2024", "a.pdf", "Tidak ada kantor berkode 9999"),
        ("3673", "2024-13", "a.pdf", "tidak ada"),
        ("3673", "2030", "a.pdf", "belum mulai"),
        ("3673", "2024", "a.docx", "berakhiran .pdf atau .xlsx"),
    ],
)
def test_yang_keliru_dijelaskan(serang, tmp_path, kode, masa, nama, pesan):
    with pytest.raises(CommandError, match=pesan):
        call_command("laporan", kode, masa, str(tmp_path / nama), verbosity=0)
    assert not (tmp_path / nama).exists()
