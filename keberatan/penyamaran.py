"""Other people's personal data in free text, made unreadable; the parties' own stays."""

import re
from collections.abc import Collection

# A number of sixteen digits is taken for an identity number, however it is spaced.
NIK = re.compile(r"(?<!\d)(?:\d[ .\-]?){15}\d(?!\d)")
SUREL = re.compile(r"[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+")
TELEPON = re.compile(r"(?<!\d)(?:\+?62|0)[ .\-]?8(?:[ .\-]?\d){7,12}(?!\d)")
PENGGANTI = "[disamarkan]"


def _inti(teks: str) -> str:
    """A telephone number or address without what people write differently."""
    if "@" in teks:
        return teks.casefold()
    angka = re.sub(r"\D", "", teks)
    return f"0{angka[2:]}" if angka.startswith("62") else angka


def samarkan(teks: str, *, milik: Collection[str] = ()) -> str:
    """The text without identity numbers, and without addresses and telephone numbers that are not in `milik`."""
    sendiri = {_inti(satu) for satu in milik if satu}

    def ganti(cocok: re.Match[str]) -> str:
        return cocok[0] if _inti(cocok[0]) in sendiri else PENGGANTI

    return TELEPON.sub(ganti, SUREL.sub(ganti, NIK.sub(PENGGANTI, teks)))
