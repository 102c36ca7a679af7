"""Dates as people read them: written out, on the office's own clock."""

from datetime import date, datetime
from typing import Any

from django import template
from django.utils import formats, timezone, translation

register = template.Library()

Saat = date | datetime | str | None


def _baca(nilai: Saat, satker: Any) -> date | datetime | None:
    """A date or moment, also from its ISO text; a moment is put on the office's clock when an office is given."""
    if isinstance(nilai, str):
        try:
            nilai = date.fromisoformat(nilai) if len(nilai) == len("2026-03-30") else datetime.fromisoformat(nilai)
        except ValueError:
            return None
    if isinstance(nilai, datetime) and timezone.is_aware(nilai):
        zona = getattr(satker, "zona", None)
        return nilai.astimezone(zona) if zona else timezone.localtime(nilai)
    return nilai or None


def _tulis(nilai: Saat, satker: Any, pola: str) -> str:
    dibaca = _baca(nilai, satker)
    if dibaca is None:
        return ""
    with translation.override("id"):
        return formats.date_format(dibaca, pola)


@register.filter
def tanggal(nilai: Saat, satker: Any = None) -> str:
    """ "30 Maret 2026" """
    return _tulis(nilai, satker, "j F Y")


@register.filter
def hari_tanggal(nilai: Saat, satker: Any = None) -> str:
    """ "Senin, 30 Maret 2026" """
    return _tulis(nilai, satker, "l, j F Y")


@register.filter
def jam(nilai: Saat, satker: Any = None) -> str:
    """ "08.30 WITA", with the zone's short name when an office is given."""
    dibaca = _baca(nilai, satker)
    if not isinstance(dibaca, datetime):
        return ""
    singkatan = getattr(satker, "singkatan_zona", "")
    return f"{dibaca:%H.%M} {singkatan}".strip()


@register.filter
def iso(nilai: Saat, satker: Any = None) -> str:
    """The day in ISO form, for `datetime` and `data-` attributes."""
    dibaca = _baca(nilai, satker)
    if isinstance(dibaca, datetime):
        dibaca = dibaca.date()
    return dibaca.isoformat() if dibaca else ""
