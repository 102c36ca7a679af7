"""The forms of the annex by their model names, whichever app prints them.

Each app that prints some has a `formulir.py` with FORMULIR: model name → function of (satker, nomor, at) that gives
the PDF, or None when no case suits.
"""

from datetime import datetime
from importlib import import_module
from importlib.util import find_spec
from typing import Protocol

from ppid.models import Satker

LANTAI = ("dip", "permohonan", "keberatan", "laporan")
MODEL = ("PPID-A", "PPID-B", "PPID-C", "PPID-D", "PPID-E", "PPID-F", "PPID-G")


class Pencetak(Protocol):
    def __call__(self, *, satker: Satker | None, nomor: str, at: datetime) -> bytes | None: ...


def pencetak(model: str) -> Pencetak:
    """What prints that model. Raises LookupError when no floor does."""
    for lantai in LANTAI:
        nama = f"{lantai}.formulir"
        if find_spec(lantai) and find_spec(nama):
            formulir: dict[str, Pencetak] = import_module(nama).FORMULIR
            if model in formulir:
                return formulir[model]
    raise LookupError(model)
