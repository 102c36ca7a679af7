import re
from importlib import import_module
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import get_resolver

JEJAK = Path(settings.BASE_DIR, "docs/jejak.md").read_text()
BARIS = [b for b in re.findall(r"^\|.*\|$", JEJAK, re.M) if not re.match(r"\|\s*(part|annex|step|-)", b)]


def _nama_rute() -> set[str]:
    nama: set[str] = set()

    def jalan(penyelesai, awalan: str) -> None:
        for pola in penyelesai.url_patterns:
            if hasattr(pola, "url_patterns"):
                jalan(pola, f"{awalan}{pola.namespace}:" if pola.namespace else awalan)
            elif pola.name:
                nama.add(awalan + pola.name)

    jalan(get_resolver(), "")
    return nama


def _objek_ada(jalan: str) -> bool:
    potong = jalan.split(".")
    for n in range(len(potong), 0, -1):
        try:
            benda = import_module(".".join(potong[:n]))
        except ModuleNotFoundError:
            continue
        for atribut in potong[n:]:
            if not hasattr(benda, atribut):
                return False
            benda = getattr(benda, atribut)
        return True
    return False


@pytest.mark.parametrize("baris", BARIS)
def test_setiap_langkah_menunjuk_yang_melakukannya(baris):
    isi = baris.strip("|").split("|")[-1].strip()
    sebutan = re.findall(r"`([^`]+)`", isi)
    assert isi == "—" or sebutan
    for nama in sebutan:
        if nama.startswith("rute:"):
            assert nama.removeprefix("rute:") in _nama_rute(), nama
        elif "/" in nama:
            assert Path(settings.BASE_DIR, nama).is_file(), nama
        else:
            assert _objek_ada(nama), nama


def test_jejak_tidak_kosong():
    assert len(BARIS) > 60
