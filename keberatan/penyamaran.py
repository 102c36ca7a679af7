"""Other people's personal data in free text, made unreadable; the parties' own stays."""

import re
from collections.abc import Collection
from typing import Any

# A number of sixteen digits is taken for an identity number, however it is spaced.
NIK = re.compile(r"(?<!\d)(?:\d[ .\-]{0,3}){15}\d(?!\d)")
SUREL = re.compile(r"[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+")
# A mobile number, or a landline: its area code in brackets or set apart, then five to eight digits.
TELEPON = re.compile(
    r"(?<!\d)(?:\+?62|0)[ .\-]?8(?:[ .\-]?\d){7,12}(?!\d)"
    r"|(?<![\w/])(?:\(0\d{2,3}\)[ .\-]*|0\d{2,3}[ .\-]+)\d(?:[ .\-]?\d){4,7}(?![\w/])"
)
# People write two numbers into one field.
PEMISAH = re.compile(r"\s*[,;/]\s*|\s+(?:dan|atau)\s+")
PENGGANTI = "[disamarkan]"


def _inti(teks: str) -> str:
    """A telephone number or address without what people write differently."""
    if "@" in teks:
        return teks.casefold()
    angka = re.sub(r"\D", "", teks)
    return f"0{angka[2:]}" if angka.startswith("62") else angka


def samarkan(teks: str, *, milik: Collection[str] = ()) -> str:
    """The text without identity numbers, and without addresses and telephone numbers that are not in `milik`."""
    sendiri = {_inti(satu) for isian in milik for satu in PEMISAH.split(isian) if satu}

    def ganti(cocok: re.Match[str]) -> str:
        return cocok[0] if _inti(cocok[0]) in sendiri else PENGGANTI

    return TELEPON.sub(ganti, SUREL.sub(ganti, NIK.sub(PENGGANTI, teks)))


def samarkan_isi(isi: Any, *, milik: Collection[str] = ()) -> Any:
    """The same with every text in a frozen context."""
    if isinstance(isi, str):
        return samarkan(isi, milik=milik)
    if isinstance(isi, dict):
        return {nama: samarkan_isi(nilai, milik=milik) for nama, nilai in isi.items()}
    if isinstance(isi, list):
        return [samarkan_isi(nilai, milik=milik) for nilai in isi]
    return isi
