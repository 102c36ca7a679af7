"""Telephone numbers as people write them."""

import re
import string
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ppid import telepon

SELULER = st.from_regex(r"8[1-9][0-9]{7,10}", fullmatch=True)
AWALAN = st.sampled_from(["0", "+62", "62", "+62 ", "+62-", "+62 (0)", "+620", "0062", "(0)", " 0"])
SELA = st.sampled_from(["", "-", " ", ".", ") "])


def _tulis(nomor: str, sela: str) -> str:
    """In groups of four; what would be fewer than three at the end joins the last."""
    potong = range(4, len(nomor) - 2, 4)
    return sela.join(nomor[a:b] for a, b in pairwise([0, *potong, len(nomor)]))


@given(nomor=SELULER, awalan=AWALAN, sela=SELA)
def test_satu_nomor_seluler_sama_bagaimanapun_ditulis(nomor, awalan, sela):
    tulisan = awalan + _tulis(nomor, sela)
    assert telepon.untuk_whatsapp(tulisan) == f"62{nomor}"
    assert telepon.untuk_dihubungi(tulisan) == f"+62{nomor}"
    assert telepon.inti(tulisan) == nomor


@given(tulisan=st.text(alphabet=string.digits + "+() ./,;xX-", max_size=60))
def test_apa_pun_yang_ditulis_hasilnya_nomor_atau_kosong(tulisan):
    hasil = telepon.untuk_whatsapp(tulisan)
    assert hasil == "" or re.fullmatch("628[1-9][0-9]{7,10}|(?!62)[1-9][0-9]{7,14}", hasil)
    # What was made of it once stays so.
    assert hasil == "" or telepon.untuk_whatsapp(f"+{hasil}") == hasil
    assert telepon.inti(tulisan) == "" or telepon.inti(tulisan).isdigit()
    assert all(any(huruf.isdigit() for huruf in satu) for satu in telepon.satu_satu(tulisan))


@pytest.mark.parametrize(
    ("tulisan", "wa", "sambung"),
    [
        ("0812-3456-7890", "6281234567890", "+6281234567890"),
        ("(0812) 3456789", "628123456789", "+628123456789"),
        ("0812.3456.7890.", "6281234567890", "+6281234567890"),
        # Landlines are for calls only.
        ("(0321) 861234", "", "+62321861234"),
        ("+62 21 31937223 x120", "", "+622131937223"),
        ("861234", "", "861234"),
        # A number of another country is one with its code in front.
        ("+65 9123 4567", "6591234567", "+6591234567"),
        ("+65 9123 4567 8", "", "+65912345678"),
        ("001 212 555 0100", "", "+12125550100"),
        # Without its zero it may be another country's.
        ("81234567890", "", "+6281234567890"),
        ("", "", ""),
        ("-", "", ""),
        ("0812", "", "0812"),
    ],
)
def test_telepon_rumah_asing_dan_yang_bukan_nomor(tulisan, wa, sambung):
    assert telepon.untuk_whatsapp(tulisan) == wa
    assert telepon.untuk_dihubungi(tulisan) == sambung


@given(nomor=SELULER, awalan=AWALAN, sela=SELA, buntut=st.from_regex(r"( - |-| |\.|x| x)[0-9]{1,2}", fullmatch=True))
def test_buntut_yang_mungkin_nomor_lain_hanya_untuk_telepon(nomor, awalan, sela, buntut):
    assert telepon.untuk_whatsapp(awalan + _tulis(nomor, sela) + buntut) == ""


@pytest.mark.parametrize(
    "tulisan",
    [
        "08123456789-90",
        "08123456789 2",
        "0811234567-8",
        "0812-3456-7890 - 1",
        "0811-234-567 - 568",
        "0812 3456 789 0813 4567 890",
        "0812-3456-7890 x12",
        "0800-1234-5678",
        "0800 123 456",
        "+62 800 1234 5678",
        "00812345678",
        "0628-2012345",
        "1 812 345 6789",
        "0812-3456-78901-234",
        "0812-3456",
    ],
)
def test_yang_tidak_jelas_satu_nomor_seluler_hanya_untuk_telepon(tulisan):
    assert telepon.untuk_whatsapp(tulisan) == ""


def test_beberapa_nomor_dalam_satu_isian_dan_sambungannya():
    assert telepon.satu_satu("0812-3456-7890 / 0321-861234 x12; ") == ["0812-3456-7890", "0321-861234 x12"]
    assert telepon.inti("08123") == ""
