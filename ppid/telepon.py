"""Telephone numbers as people write them: which of them a chat can reach, and what makes two of them equal."""

import re

# As `ppid.medan.Telepon` lets them in: several numbers in one field, extensions after an x.
PEMISAH = re.compile(r"[/;,]")
SAMBUNGAN = re.compile(r"[xX].*")
# National mobile numbers: 8 and eight to eleven digits more.
SELULER = re.compile(r"8[0-9]{8,11}")
# One mobile number and nothing else, whose first digits are no toll-free line's. Groups of fewer than three digits, a
# lone dash between spaces, an extension: somebody may have meant a second number or another ending.
AWALAN = r"\(?(?:(?:\+|00)?62\)?[ .-]?\(?0?|0)\)?[ .-]?"
SELULER_SAJA = re.compile(AWALAN + r"(8[1-9][0-9]+(?:(?:[ .-]|\)[ .-]?)[0-9]{3,})*)\.?")
PANJANG_SELULER = range(9, 13)
# Of another country, with its code and nothing else: voters live abroad, too.
ASING_SAJA = re.compile(r"\+((?!62)[1-9][0-9]{0,2}(?:[ .-]?[0-9]{3,})+)")
# What an international number may be.
ANTARBANGSA = re.compile(r"[1-9][0-9]{7,14}")
INDONESIA = "62"
# Fewer digits tell nobody apart.
PALING_SEDIKIT = 6


def _lengkap(tulisan: str) -> str:
    """The number with its country in front, digits only; empty when it is not one that can be dialled from abroad."""
    tulisan = SAMBUNGAN.sub("", tulisan)
    angka = re.sub(r"[^0-9]", "", tulisan)
    if tulisan.lstrip(" (").startswith("+"):
        antarbangsa = angka
    elif angka.startswith("00"):
        antarbangsa = angka[2:]
    elif angka.startswith("0"):
        antarbangsa = INDONESIA + angka[1:]
    elif angka.startswith(INDONESIA) and len(angka) >= 10:
        antarbangsa = angka
    elif SELULER.fullmatch(angka):
        antarbangsa = INDONESIA + angka
    else:
        return ""
    if antarbangsa.startswith(INDONESIA):
        # "+62 (0)812…"
        antarbangsa = INDONESIA + antarbangsa[2:].lstrip("0")
    return antarbangsa if ANTARBANGSA.fullmatch(antarbangsa) else ""


def satu_satu(tulisan: str) -> list[str]:
    """The numbers of one field, each as it was written."""
    return [satu.strip() for satu in PEMISAH.split(tulisan) if re.search("[0-9]", satu)]


def untuk_whatsapp(tulisan: str) -> str:
    """The number as wa.me takes it: digits with the country in front; empty where a call is the only safe way.

    The message opens the case for whoever reads it, so only what is plainly one Indonesian mobile number is taken, or
    one of another country written with its code.
    """
    if asing := ASING_SAJA.fullmatch(tulisan.strip()):
        angka = re.sub(r"[^0-9]", "", asing[1])
        return angka if ANTARBANGSA.fullmatch(angka) else ""
    cocok = SELULER_SAJA.fullmatch(tulisan.strip())
    angka = re.sub(r"[^0-9]", "", cocok[1]) if cocok else ""
    return INDONESIA + angka if len(angka) in PANJANG_SELULER else ""


def untuk_dihubungi(tulisan: str) -> str:
    """The number for a `tel:` link: with the country where that is known, else the digits as they stand."""
    nomor = _lengkap(tulisan)
    return f"+{nomor}" if nomor else re.sub(r"[^0-9]", "", SAMBUNGAN.sub("", tulisan))


def inti(tulisan: str) -> str:
    """The digits that every spelling of the number has in common, to look for it; empty when they are too few."""
    nomor = _lengkap(tulisan).removeprefix(INDONESIA) or re.sub(r"[^0-9]", "", SAMBUNGAN.sub("", tulisan)).lstrip("0")
    return nomor if len(nomor) >= PALING_SEDIKIT else ""
