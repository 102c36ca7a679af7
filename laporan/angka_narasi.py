"""Numbers that somebody typed into a narrative, and whether the report has them anywhere."""

import re

from laporan.isian import SISA

BULAN = "Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Desember"
_NOMOR = r"(?:[Nn]omor|NOMOR|No\.?)\s*:?\s*[\w.\-]*\d[\w.\-/]*"
# What is written in digits without counting anything: citations, dates, hours, telephone numbers, list marks.
BUKAN_HITUNGAN = re.compile(
    "|".join(
        (
            rf"{_NOMOR}(?:\s+[Tt]ahun\s+\d{{4}})?",
            r"(?:[Pp]asal|[Aa]ngka|[Bb]ab|[Ll]ampiran|[Bb]agian|[Tt]abel|[Gg]ambar)\s+\d+(?:\.[a-z])?",
            r"[Aa]yat\s*\(\d+\)",
            r"\b[A-Z][A-Za-z.]*(?:\s+RI)?\s+\d+[A-Z]?/[\w./\-]*\d{4}",
            r"\b\d+[\w.]*/[\w.\-]+(?:/[\w.\-]+)+",
            rf"\b\d{{1,2}}\s+(?:{BULAN})(?:\s+\d{{4}})?",
            r"\b\d{1,2}[.:]\d{2}\s*(?:WIB|WITA|WIT)\b",
            r"\b\d{1,2}[.:]\d{2}\s*(?:[-–]|s\.?/?d\.?|sampai(?: dengan)?)\s*\d{1,2}[.:]\d{2}",
            r"\(0\d{2,3}\)\s*\d[\d \-]{4,}",
            r"\b0\d{2,3}[ \-]\d{5,}|\b08\d{8,11}\b|\+62[\d \-]{8,}",
            r"https?://\S+|www\.\S+|\S+@\S+",
            r"(?m:^\s*\d{1,2}[.)](?=\s))",
            r"\b\d{18}\b|\b\d{8} \d{6} \d \d{3}\b",
        )
    )
)
ANGKA = re.compile(r"\d+(?:[.,]\d+)*")
TAHUN = re.compile(r"(?:19|20)\d{2}")


def angka_diketik(teks: str) -> list[str]:
    """Angka hitungan dalam teks, seperti diketik, masing-masing sekali; isian, kutipan, dan tanggal tidak dihitung.

    Dasar: PerKI 1/2021.
    """
    sisa = BUKAN_HITUNGAN.sub(" ", SISA.sub(" ", teks))
    return list(dict.fromkeys(ANGKA.findall(sisa)))


def sama(diketik: str, angka: set[str]) -> bool:
    """Whether the report has that number, in whichever of the usual ways it was written; "08" is none of them."""
    if diketik in angka:
        return True
    ribu = diketik.replace(".", "")
    return re.fullmatch(r"[1-9]\d{0,2}(?:\.\d{3})+", diketik) is not None and ribu in angka


def berupa_tahun(diketik: str) -> bool:
    return TAHUN.fullmatch(diketik) is not None
