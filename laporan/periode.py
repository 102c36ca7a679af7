"""Reporting periods: a day, a month, a quarter, a year, or any span of days."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

BULAN = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)
SEHARI = timedelta(days=1)
HARIAN, BULANAN, TRIWULAN, TAHUNAN, SEWAKTU = "harian", "bulanan", "triwulan", "tahunan", "sewaktu"
# Before this no office kept a register of information requests: UU 14/2008 came into force in 2010.
TAHUN_PERTAMA, TAHUN_TERAKHIR = 2008, 2200
PALING_LAMA = timedelta(days=3653)
POLA = re.compile(r"(\d{4})(?:-Q([1-4])|-(\d{2})(?:-(\d{2})(?:\.\.(\d{4})-(\d{2})-(\d{2}))?)?)?")


@dataclass(frozen=True, slots=True, order=True)
class Periode:
    """Masa laporan dari `awal` sampai dengan `akhir`, keduanya hari kalender kantor.

    Dasar: UU 14/2008 Pasal 12.
    """

    awal: date
    akhir: date

    def __post_init__(self) -> None:
        if self.akhir < self.awal:
            raise ValueError("Tanggal akhir mendahului tanggal awal.")
        for hari in (self.awal, self.akhir):
            if not TAHUN_PERTAMA <= hari.year <= TAHUN_TERAKHIR:
                raise ValueError(f"Tahun {hari.year} di luar jangkauan: paling awal {TAHUN_PERTAMA}.")
        if self.akhir - self.awal > PALING_LAMA:
            raise ValueError("Masa ini terlalu panjang: paling lama sepuluh tahun.")

    @property
    def jenis(self) -> str:
        """What kind of period these days are."""
        if self.awal == self.akhir:
            return HARIAN
        for jenis, masa in ((BULANAN, bulan), (TRIWULAN, triwulan), (TAHUNAN, tahun)):
            if self == masa(self.awal):
                return jenis
        return SEWAKTU

    @property
    def kode(self) -> str:
        """As an address or the command line names it: `2024`, `2024-Q3`, `2024-11`, `2024-11-27`, `a..b`."""
        return {
            HARIAN: f"{self.awal}",
            BULANAN: f"{self.awal:%Y-%m}",
            TRIWULAN: f"{self.awal.year}-Q{(self.awal.month + 2) // 3}",
            TAHUNAN: f"{self.awal.year}",
            SEWAKTU: f"{self.awal}..{self.akhir}",
        }[self.jenis]

    @property
    def sebutan(self) -> str:
        """As people say it: "tahun 2024", "triwulan III 2024", "November 2024"."""
        if self.jenis == SEWAKTU:
            return f"{_tanggal(self.awal)} sampai dengan {_tanggal(self.akhir)}"
        return {
            HARIAN: _tanggal(self.awal),
            BULANAN: f"{BULAN[self.awal.month - 1]} {self.awal.year}",
            TRIWULAN: f"triwulan {('I', 'II', 'III', 'IV')[(self.awal.month - 1) // 3]} {self.awal.year}",
            TAHUNAN: f"tahun {self.awal.year}",
        }[self.jenis]

    @property
    def bulan_penuh(self) -> bool:
        """Whether whole months make it up, so that monthly figures add up to it."""
        return self.awal.day == 1 and (self.akhir + SEHARI).day == 1

    def bulan_bulan(self) -> Iterator[date]:
        """The first day of each month that it touches."""
        hari = self.awal.replace(day=1)
        while hari <= self.akhir:
            yield hari
            hari = (hari.replace(day=28) + 4 * SEHARI).replace(day=1)


def _tanggal(hari: date) -> str:
    return f"{hari.day} {BULAN[hari.month - 1]} {hari.year}"


def _masa(awal: date, bulan: int) -> Periode:
    nomor = awal.month - 1 + bulan
    berikut = date(awal.year + nomor // 12, nomor % 12 + 1, 1)
    return Periode(awal, berikut - SEHARI)


def bulan(hari: date) -> Periode:
    """Bulan tempat hari itu jatuh. Dasar: SOP Pelayanan Informasi Publik KIP Aceh 2021 angka 8."""
    return _masa(hari.replace(day=1), 1)


def triwulan(hari: date) -> Periode:
    """Triwulan tempat hari itu jatuh. Dasar: Laporan KPU Kabupaten Jombang 2024 angka 2.3."""
    return _masa(date(hari.year, (hari.month - 1) // 3 * 3 + 1, 1), 3)


def tahun(hari: date) -> Periode:
    """Tahun tempat hari itu jatuh. Dasar: UU 14/2008 Pasal 12."""
    return _masa(date(hari.year, 1, 1), 12)


def baca(kode: str) -> Periode:
    """Masa laporan dari kodenya.

    Raises ValueError, in words for the person who typed it, for anything else.

    Dasar: UU 14/2008 Pasal 12.
    """
    cocok = POLA.fullmatch(kode.strip())
    if not cocok:
        raise ValueError("Tulis masanya sebagai 2024, 2024-Q3, 2024-11, 2024-11-27, atau 2024-01-05..2024-03-20.")
    tahun_ini, kuartal, bulan_ini, hari, *sampai = cocok.groups()
    if not TAHUN_PERTAMA <= int(tahun_ini) <= TAHUN_TERAKHIR:
        raise ValueError(f"Tahun {tahun_ini} di luar jangkauan: paling awal {TAHUN_PERTAMA}.")
    try:
        if kuartal:
            return triwulan(date(int(tahun_ini), int(kuartal) * 3, 1))
        if not bulan_ini:
            return tahun(date(int(tahun_ini), 1, 1))
        if not hari:
            return bulan(date(int(tahun_ini), int(bulan_ini), 1))
        awal = date(int(tahun_ini), int(bulan_ini), int(hari))
        akhir = date(int(sampai[0]), int(sampai[1]), int(sampai[2])) if sampai[0] else awal
    except ValueError as galat:
        raise ValueError(f"Tanggal pada “{kode}” tidak ada. Periksa lagi.") from galat
    return Periode(awal, akhir)
