"""Words of Indonesian as people type them into a search box: their forms, and what the field also calls them."""

import re
from collections.abc import Iterator
from functools import lru_cache

KATA = re.compile(r"[^\W_]+")
KATA_TERBANYAK = 8
KATA_TERPANJANG = 40
BENTUK_TERBANYAK = 14
AKAR_TERPENDEK = 4
TANPA_ARTI = frozenset(
    {"dan", "yang", "di", "ke", "dari", "untuk", "pada", "atau", "dengan", "dalam", "oleh", "tentang", "tahun", "saya"}
    | {"hormat", "bersama", "ini", "kami", "mahasiswa", "universitas", "bermaksud", "guna", "keperluan", "skripsi"}
    | {"terima", "kasih", "bapak", "ibu", "yth", "kepada", "mengajukan", "permintaan", "salinan", "dokumen", "data"}
    | {"minta", "meminta", "ingin", "apa", "apakah", "berapa", "bagaimana", "para"}
)
# Each line names one thing in several ways; several words are one phrase.
SINONIM = (
    ("pemilih", "dpt", "daftar pemilih tetap"),
    ("rekap", "rekapitulasi"),
    ("pilkada", "pemilihan", "pemilukada"),
    ("pemilu", "pemilihan umum"),
    ("pilpres", "presiden dan wakil presiden"),
    ("pileg", "legislatif", "anggota dprd"),
    ("caleg", "calon anggota", "calon legislatif"),
    ("paslon", "pasangan calon"),
    ("pilwalkot", "wali kota", "walikota"),
    ("pilbup", "bupati"),
    ("ba", "berita acara"),
    ("sk", "keputusan", "surat keputusan"),
    ("dapil", "daerah pemilihan"),
    ("apk", "alat peraga kampanye"),
    ("tps", "tempat pemungutan suara"),
    ("lakip", "lkjip", "laporan kinerja"),
    ("dipa", "anggaran", "rka"),
    ("sop", "prosedur", "tata cara"),
    ("jdih", "produk hukum"),
    ("dcs", "daftar calon sementara"),
    ("dct", "daftar calon tetap"),
    ("badan ad hoc", "badan adhoc", "ppk", "pps", "kpps"),
    ("suara", "perolehan suara", "hasil suara"),
    ("gaji", "honor", "honorarium"),
    ("lelang", "tender", "pengadaan"),
)
FRASA = frozenset(satu for baris in SINONIM for satu in baris if " " in satu)
ISTILAH = frozenset(kata for baris in SINONIM for satu in baris for kata in satu.split() if len(kata) > 3)
VOKAL = frozenset("aiueo")
# What a prefix leaves, and with which consonant the root began that it swallowed.
SENGAU = (
    *(("meny", "s"), ("peny", "s"), ("meng", "k"), ("peng", "k")),
    *(("mem", "p"), ("pem", "p"), ("men", "t"), ("pen", "t")),
)
AWALAN = ("memper", "diper", "ber", "per", "ter", "me", "pe", "di", "ke", "se")
AKHIRAN = ("kan", "an", "i")
LULUH = {"p": "m", "t": "n", "s": "ny", "k": "ng"}


def kata(teks: str, *, paling_banyak: int = KATA_TERBANYAK) -> list[str]:
    """The words that count in what somebody typed, so many of them, without repetition."""
    semua = list(dict.fromkeys(satu[:KATA_TERPANJANG] for satu in KATA.findall(teks.casefold())))
    berarti = [satu for satu in semua if satu not in TANPA_ARTI and (len(satu) > 1 or satu.isdigit())]
    return (berarti or semua)[:paling_banyak]


def _tanpa_akhiran(satu: str) -> Iterator[str]:
    satu = satu.removesuffix("nya")
    yield satu
    yield from (satu.removesuffix(akhir) for akhir in AKHIRAN if satu.endswith(akhir))


def akar(satu: str) -> set[str]:
    """What the word may have been built from: without a dictionary, so several guesses."""
    tebakan = set()
    for batang in _tanpa_akhiran(satu):
        tebakan.add(batang)
        for awal, luluh in SENGAU:
            if batang.startswith(awal):
                sisa = batang.removeprefix(awal)
                tebakan.add(luluh + sisa if sisa[:1] in VOKAL else sisa)
        tebakan |= {batang.removeprefix(awal) for awal in AWALAN if batang.startswith(awal)}
    return {satu for satu in tebakan if len(satu) >= AKAR_TERPENDEK}


def _bersengau(dasar: str) -> str:
    """How the root sounds behind me- and pe-."""
    awal = dasar[0]
    if awal in LULUH and dasar[1:2] in VOKAL:
        return LULUH[awal] + dasar[1:]
    if awal in VOKAL or awal in "gh":
        return "ng" + dasar
    if awal in "bf":
        return "m" + dasar
    return "n" + dasar if awal in "cdj" else dasar


def bentuk(satu: str) -> list[str]:
    """The word and its likely forms: from "permohonan" also "mohon", "pemohon", "memohon"."""
    hasil = [satu]
    if satu.isalpha() and satu.isascii():
        for dasar in sorted(akar(satu) - {satu}, key=len):
            sengau = _bersengau(dasar)
            hasil += [dasar, f"pe{sengau}", f"me{sengau}"]
    return list(dict.fromkeys(hasil))[:BENTUK_TERBANYAK]


def sinonim(satu: str) -> list[str]:
    """What else the field calls it."""
    return [lain for baris in SINONIM if satu in baris for lain in baris if lain != satu]


@lru_cache(maxsize=8192)
def _baku(satu: str) -> str:
    """One spelling for all forms of a word and all names of a thing."""
    nama = next((baris[0] for baris in SINONIM if satu in baris), satu)
    return min(akar(nama), key=lambda tebakan: (len(tebakan), tebakan), default=nama) if nama.isalpha() else nama


def inti(teks: str, *, paling_banyak: int) -> dict[str, str]:
    """The words that count in a text, as they are written, by the one spelling of all their forms and names."""
    return {_baku(satu): satu for satu in _berfrasa(kata(teks, paling_banyak=paling_banyak))}


def kueri(semua: list[str]) -> str:
    """All words, each in any of its forms or other names, as PostgreSQL's to_tsquery reads it."""

    def kelompok(satu: str) -> str:
        sendiri = bentuk(satu) if " " not in satu else [_frasa(satu)]
        return "(" + " | ".join([*sendiri, *map(_frasa, sinonim(satu))]) + ")"

    return " & ".join(kelompok(satu) for satu in _berfrasa(semua))


def _frasa(teks: str) -> str:
    return f"({' <-> '.join(teks.split())})"


def _berfrasa(semua: list[str]) -> Iterator[str]:
    """The words, those that together are a name of the field taken together."""
    letak = 0
    while letak < len(semua):
        panjang = next((n for n in (4, 3, 2) if " ".join(semua[letak : letak + n]) in FRASA), 1)
        yield " ".join(semua[letak : letak + panjang])
        letak += panjang
