"""Numbers that somebody typed into a narrative, and whether the report has them anywhere."""

import re

from laporan.isian import SISA

BULAN = "Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Desember"
# What a report counts: after such a word's number even "Tabel 77" would be a count.
DIHITUNG = (
    r"(?!\s+(?:\([\w ]{1,40}\)\s+)?(?:permohonan|pemohon|orang|keberatan|sengketa|gugatan|dokumen|informasi|kali)\b)"
)
JAM = r"\d{1,2}[.:]\d{2}"
# What is written in digits without counting anything. Every repetition has an end, for officers paste long texts.
BUKAN_HITUNGAN = re.compile(
    "|".join(
        (
            # Citations: "Undang-Undang Nomor 14 Tahun 2008", "PKPU 22/2023", "Keputusan KPU 1087 Tahun 2023".
            r"\b(?:(?i:nomor)\s{0,2}:?|No\.)\s{0,2}(?>[\w.\-]{0,20}\d[\w.\-/]{0,60})"
            r"(?:(?:\s{1,2}(?i:tahun)|(?<=(?i:tahun)))\s{1,2}\d{4}\b)?" + DIHITUNG,
            r"\b[Tt]ahun\s{1,2}\d{4}\s{1,2}[Nn]omor\s{1,2}\d{1,4}\b",
            r"\b(?:UU|UUD|Undang-Undang|PP|PerKI|Perki|PKPU|Perpres|Peraturan|Keputusan|Permen\w{0,12})\b[^.;:\n\d]{0,80}"
            r"\d{1,4}[A-Z]?(?:/\d{4}|\s{1,2}[Tt]ahun\s{1,2}\d{4})\b",
            r"\bUUD[^.;:\n\d]{0,60}[Tt]ahun\s{1,2}1945\b",
            r"\b[Pp]asal\s{1,2}\d{1,3}(?:\s{0,2},\s{0,2}\d{1,3}\b){0,9}(?:\s{0,2},?\s{0,2}dan\s{1,2}\d{1,3}\b)?",
            r"\b(?:[Aa]ngka|[Bb]ab|[Ll]ampiran|[Bb]agian|[Tt]abel|[Gg]ambar)\s{1,2}(?>\d{1,3}(?:\.[a-z])?)\b"
            + DIHITUNG,
            r"\b[Aa]yat\s{0,2}\(?\d{1,2}\)?",
            # At least two strokes and a letter among them: "085.A/HK.03.01-Kpt/3673/KPU-Kot/IV/2020".
            r"(?<!\w)(?=[\w.\-/]{0,60}[A-Za-z])\d[\w.\-]{0,20}(?:/[\w.\-]{1,20}){2,6}",
            # Days and hours.
            rf"\b\d{{1,2}}(?:\s{{0,2}}(?:[-–,]|dan|s\.?d\.?|sampai)\s{{0,2}}\d{{1,2}})?\s{{1,2}}(?:{BULAN})\b(?:\s{{1,2}}\d{{4}}\b)?",
            r"\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}-\d{1,2}-\d{4}\b|\b\d{1,2}/\d{1,2}/\d{4}\b",
            rf"\b{JAM}\s{{0,2}}(?:[-–]|s\.?/?d\.?|sampai(?: dengan)?)\s{{0,2}}(?:pukul\s{{1,2}})?{JAM}(?!\d)",
            rf"\b(?:pukul|jam)\s{{1,2}}{JAM}(?!\d)|\b{JAM}\s{{0,2}}(?:WIB|WITA|WIT)\b",
            r"\b\d{1,2}\s{1,2}jam\b|\b\d{1,2}\s{0,2}(?:\([\w ]{1,30}\)\s{1,2})?hari(?:\s{1,2}(?:kerja|kalender))?\b",
            # Telephone, mail, web, street, identity of an official.
            r"\(0\d{2,3}\)\s{0,2}\d[\d\-]{4,12}|\b0\d{2,3}\s{0,2}[-–]\s{0,2}\d{5,9}\b|\b0\d{8,12}\b|\+62[\d\-]{8,16}",
            r"https?://\S{1,200}|\bwww\.\S{1,200}|\b[\w.+\-]{1,60}@[a-z][\w\-]{0,60}\.[\w.\-]{2,60}",
            r"\b(?:Jl|Jln|Jalan)\b[^\n;\d]{0,60}\bNo\.?\s{0,2}\d{1,4}\b",
            r"\b(?:KM|Km|RT|RW|Blok|Kav|Lantai)\.?\s{0,2}\d{1,4}(?:/\d{1,4})?\b",
            r"\b\d{18}\b|\b\d{8} \d{6} \d \d{3}\b",
            r"\b[A-Z]\d\b|\b[A-Z]-\d{1,2}\b|\bCovid-19\b",
            # The mark of a numbered line.
            r"(?m:^[^\S\n]{0,12}(?:[-•][^\S\n]{1,4})?\d{1,2}[.)](?=[^\S\n]))",
        )
    )
)
ANGKA = re.compile(r"\d{1,40}(?:[.,]\d{1,40}){0,12}")
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
    bulat = diketik.removesuffix(",00")
    ribu = bulat.replace(".", "")
    return re.fullmatch(r"[1-9]\d{0,2}(?:\.\d{3}){0,5}", bulat) is not None and ribu in angka


def berupa_tahun(diketik: str) -> bool:
    return TAHUN.fullmatch(diketik) is not None
