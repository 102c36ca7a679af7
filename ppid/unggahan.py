"""What a file must be before it may enter the store."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class UnggahanBersih:
    """A file that passed the checks: its own bytes or a re-encoded copy, and what it really is."""

    nama: str
    mime: str
    isi: bytes
