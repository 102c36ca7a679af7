"""Keeping identity numbers and papers unreadable at rest."""

import hashlib
import hmac
import re
from functools import cache

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings


@cache
def _kunci() -> MultiFernet:
    return MultiFernet([Fernet(kunci) for kunci in settings.IDENTITAS_KUNCI])


def tutup(teks: str) -> str:
    """Encrypt with the newest key."""
    return _kunci().encrypt(teks.encode()).decode()


def buka(tersandi: str) -> str:
    """Decrypt with whichever key fits. Raises cryptography.fernet.InvalidToken when none does."""
    return _kunci().decrypt(tersandi.encode()).decode()


def tutup_bita(isi: bytes) -> bytes:
    """Encrypt a paper's bytes with the newest key."""
    return _kunci().encrypt(isi)


def buka_bita(tersandi: bytes) -> bytes:
    """Decrypt a paper's bytes. Raises cryptography.fernet.InvalidToken when no key fits."""
    return _kunci().decrypt(tersandi)


def sidik(teks: str) -> str:
    """A keyed fingerprint: equal texts (letters and digits only, no case) have equal fingerprints."""
    rapi = re.sub(r"[^0-9A-Za-z]", "", teks).upper()
    return hmac.new(settings.IDENTITAS_SIDIK_KUNCI.encode(), rapi.encode(), hashlib.sha256).hexdigest()


def samarkan(nomor: str) -> str:
    """What a page may show of a number: at most the last four characters, less of a short one."""
    terlihat = min(4, len(nomor) // 4)
    return "•" * (len(nomor) - terlihat) + nomor[len(nomor) - terlihat :] if nomor else ""
