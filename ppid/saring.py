"""Typed text made fit to store and print: no control characters, no invisible marks that turn text around."""

import re
import unicodedata
from collections.abc import Iterable

# Marks that make text read differently from how it is stored, and invisible fillers. The joiners that emoji and
# some scripts need (U+200C, U+200D) stay.
TAK_TERLIHAT = re.compile(
    "[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]"
)
KENDALI = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")

# By its first character a spreadsheet would take a cell for a formula; an apostrophe makes it text.
AWAL_RUMUS = frozenset("=+-@\t\r")


def tanpa_rumus(baris: Iterable[str]) -> list[str]:
    """The cells of a CSV row as text that no spreadsheet computes."""
    return [f"'{teks}" if teks and teks[0] in AWAL_RUMUS else teks for teks in baris]


def bersihkan(teks: str) -> str:
    """The text without what cannot be seen, its line ends as "\\n", in one Unicode form."""
    teks = teks.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    teks = KENDALI.sub("", TAK_TERLIHAT.sub("", teks))
    return unicodedata.normalize("NFC", teks).strip()


def sebaris(teks: str) -> str:
    """The same on a single line, with single spaces."""
    return " ".join(bersihkan(teks).split())
