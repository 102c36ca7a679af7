"""The forms of the annex by their model names, whichever app prints them.

Each app that prints some has a `formulir.py` with FORMULIR: model name → function of (satker, nomor, at) that gives
the PDF, or None when no case suits; and with KOSONG: model name → function of (satker, at) that gives the template and
the words of the form that nobody has filled in.
"""

import hashlib
from collections.abc import Callable
from datetime import datetime
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Protocol

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from ppid.buka import ringkas_jam
from ppid.models import FormulirKosong, Satker
from ppid.pdf import GAYA, cetak_html
from ppid.surat import kop

LANTAI = ("dip", "permohonan", "keberatan", "laporan")
MODEL = ("PPID-A", "PPID-B", "PPID-C", "PPID-D", "PPID-E", "PPID-F", "PPID-G")


class Pencetak(Protocol):
    def __call__(self, *, satker: Satker | None, nomor: str, at: datetime) -> bytes | None: ...


Blangko = Callable[[Satker, datetime], tuple[str, dict[str, Any]]]


def _cari(daftar: str, model: str) -> Any:
    for lantai in LANTAI:
        nama = f"{lantai}.formulir"
        if find_spec(lantai) and find_spec(nama):
            formulir = getattr(import_module(nama), daftar, {})
            if model in formulir:
                return formulir[model]
    raise LookupError(model)


def pencetak(model: str) -> Pencetak:
    """What prints that model. Raises LookupError when no floor does."""
    return _cari("FORMULIR", model)


def garis(baris: int = 1) -> SafeString:
    """Lines to write on by hand, where a filled form has words."""
    return mark_safe('<span class="garis"></span>' * baris)


def kepala_kosong(satker: Satker) -> dict[str, Any]:
    """What every blank form says of its office."""
    return {
        "kosong": True,
        "kop": kop(satker),
        "jam": ringkas_jam(satker.jam_layanan.all()),
        "zona": satker.singkatan_zona,
    }


@cache
def _gaya() -> bytes:
    return (settings.BASE_DIR / "static" / GAYA).read_bytes()


def formulir_kosong(model: str, *, satker: Satker, at: datetime) -> tuple[str, bytes]:
    """The fingerprint and the PDF of that blank form as the office has it now: printed once for whatever it says.

    Raises LookupError when nobody fills in that model by hand.
    """
    templat, konteks = _cari("KOSONG", model)(satker, at)
    html = render_to_string(templat, konteks)
    sidik = hashlib.sha256(html.encode() + _gaya()).hexdigest()
    siap = FormulirKosong.objects.filter(satker=satker, model=model, sidik=sidik).first()
    if siap is None:
        with transaction.atomic():
            FormulirKosong.objects.get_or_create(satker=satker, model=model)
            # Whoever comes meanwhile waits for this printing and takes it.
            siap = FormulirKosong.objects.select_for_update().get(satker=satker, model=model)
            if siap.sidik != sidik:
                siap.sidik, siap.pdf = sidik, cetak_html(html)
                siap.save()
    return sidik, bytes(siap.pdf or b"")
