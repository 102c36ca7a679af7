"""What a NIK must look like: sixteen digits, a region and a date of birth."""

from collections.abc import Container
from dataclasses import dataclass
from datetime import date

PANJANG = 16
# A woman's day of birth is written with forty added.
TAMBAHAN_PEREMPUAN = 40


@dataclass(frozen=True, slots=True)
class HasilNik:
    """What is wrong, and what only looks odd. Neither text repeats the number."""

    galat: str = ""
    peringatan: str = ""


def _mungkin_lahir(tanggal: str, *, pada: date) -> bool:
    """Whether DDMMYY was a day in this century or the last, not after `pada`."""
    hari, bulan, tahun = int(tanggal[:2]), int(tanggal[2:4]), int(tanggal[4:])
    if hari > TAMBAHAN_PEREMPUAN:
        hari -= TAMBAHAN_PEREMPUAN
    for abad in (1900, 2000):
        try:
            if date(abad + tahun, bulan, hari) <= pada:
                return True
        except ValueError:
            continue
    return False


def periksa_nik(nik: str, *, pada: date, wilayah: Container[str]) -> HasilNik:
    """Check a NIK by its form; `wilayah` are the known four-digit codes of regencies and cities.

    An unknown region only warns: regions are split and abolished, and a card keeps its number.
    """
    if not (nik.isascii() and nik.isdigit()):
        return HasilNik(galat="NIK hanya terdiri dari angka. Salin 16 angka yang tertulis pada KTP.")
    if len(nik) != PANJANG:
        return HasilNik(galat=f"NIK terdiri dari 16 angka, yang diisi ada {len(nik)}. Periksa lagi pada KTP.")
    if not _mungkin_lahir(nik[6:12], pada=pada):
        return HasilNik(
            galat="Ada angka NIK yang keliru: bagian tanggal lahirnya tidak mungkin. Periksa lagi pada KTP."
        )
    if nik[:4] not in wilayah:
        return HasilNik(
            peringatan="Kode wilayah pada NIK tidak kami kenal. Bila salah ketik, betulkan; bila sudah benar, abaikan."
        )
    return HasilNik()
