"""The rules of the house that no tool holds."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from django.conf import settings
from packaging.version import Version

AKAR = Path(settings.BASE_DIR)
APP = ("ppid", "dip", "permohonan", "keberatan", "laporan")
TERLACAK = subprocess.run(["git", "ls-files"], cwd=AKAR, capture_output=True, text=True, check=True).stdout.split("\n")
KODE = [p for p in TERLACAK if p.endswith(".py") and p.split("/")[0] in APP and "/migrations/" not in p]
# Letters are printed and mails are read elsewhere, never served as pages.
HALAMAN = [p for p in TERLACAK if re.fullmatch(r"templates/(?!surat/|surel/).*\.html", p)]


def test_tingkat_teratas_tepat():
    boleh = {*APP, "manage.py", "templates", "static", "tests", "docs", "pyproject.toml", "README.md", "Makefile"}
    teratas = {p.split("/")[0] for p in TERLACAK if p} - boleh
    assert {p for p in teratas if not p.startswith(".") and not re.fullmatch(r"requirements.*\.txt", p)} == set()


@pytest.mark.parametrize("berkas", KODE)
def test_tidak_membaca_bahan_di_luar_proyek(berkas):
    assert "shared/" not in (AKAR / berkas).read_text()


@pytest.mark.parametrize("berkas", HALAMAN)
def test_halaman_tanpa_gaya_dan_skrip_sebaris(berkas):
    isi = (AKAR / berkas).read_text()
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=\"|<script(?![^>]*\ssrc=)|\|safe\b|javascript:", isi)


@pytest.mark.parametrize("berkas", KODE)
def test_status_hanya_diubah_oleh_kerangka_perbuatan(berkas):
    if berkas == "ppid/perbuatan.py":
        return
    assert not re.search(r"\.status\s*=[^=]|update\([^)]*\bstatus=", (AKAR / berkas).read_text())


@pytest.mark.parametrize(
    ("paket", "batas"),
    [
        ("django", "5.2.19"),
        ("weasyprint", "70.0"),
        ("django-allauth", "65.19.4"),
        ("pillow", "12.3"),
        ("gunicorn", "23"),
    ],
)
def test_paket_tidak_di_bawah_versi_yang_diketahui_aman(paket, batas):
    terkunci = re.search(rf"^{paket}==([\w.]+)", (AKAR / "requirements.txt").read_text(), re.M)
    assert terkunci and Version(terkunci[1]) >= Version(batas)


def test_kunci_paket_bersidik_dan_tanpa_alamat_gudang():
    for nama in ("requirements.txt", "requirements-dev.txt"):
        isi = (AKAR / nama).read_text()
        paket = re.findall(r"^\S+==", isi, re.M)
        assert paket and isi.count("--hash=sha256:") >= len(paket)
        assert "://" not in isi
    assert "uv.lock" not in TERLACAK


def test_setiap_paket_utama_ada_dalam_tabel_pustaka():
    butuh = tomllib.loads((AKAR / "pyproject.toml").read_text())["project"]["dependencies"]
    bacaan = (AKAR / "README.md").read_text().lower()
    assert [nama for p in butuh if (nama := re.split(r"[\[<>=]", p)[0]).lower() not in bacaan] == []
