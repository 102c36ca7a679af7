"""A due date from a period and a calendar, and the account of how it was counted."""

from dataclasses import dataclass
from datetime import date

from ppid.kalender import SEHARI, Kalender


@dataclass(frozen=True, slots=True)
class Tenggat:
    """Tanggal jatuh tempo; `sementara` bila dihitung melewati tahun yang libur resminya belum ditetapkan."""

    tanggal: date
    sementara: bool


@dataclass(frozen=True, slots=True)
class HariHitung:
    """Satu hari dalam penghitungan: hari kerja ke-`ke`, atau dilewati karena `nama`."""

    tanggal: date
    ke: int | None
    nama: str = ""


@dataclass(frozen=True, slots=True)
class Penjelasan:
    """Jawaban atas "Mengapa tanggal ini?": setiap hari sesudah hari ke-0, berurutan."""

    mulai: date
    jumlah: int
    hari: tuple[HariHitung, ...]
    tenggat: Tenggat

    @property
    def dilewati(self) -> tuple[HariHitung, ...]:
        return tuple(hari for hari in self.hari if hari.ke is None)


def tambah_hari_kerja(kalender: Kalender, mulai: date, jumlah: int) -> Tenggat:
    """Jatuh tempo `jumlah` hari kerja sesudah `mulai`; hari penerimaan adalah hari ke-0.

    Raises ValueError when `jumlah` is negative.

    Dasar: UU 14/2008 Pasal 22 ayat (7).
    """
    if jumlah < 0:
        raise ValueError("jumlah hari kerja tidak boleh negatif")
    tanggal = kalender.geser(mulai, jumlah)
    return Tenggat(tanggal, sementara=not kalender.pasti(mulai, tanggal))


def tambah_hari_kalender(kalender: Kalender, mulai: date, jumlah: int) -> Tenggat:
    """Jatuh tempo `jumlah` hari kalender sesudah `mulai`.

    Dasar: UU 14/2008 Pasal 50.
    """
    tanggal = mulai + jumlah * SEHARI
    return Tenggat(tanggal, sementara=not kalender.pasti(mulai, tanggal))


def hari_kerja_sampai(kalender: Kalender, mulai: date, sampai: date) -> int:
    """Banyaknya hari kerja sesudah `mulai` sampai dengan `sampai`; 0 bila `sampai` tidak sesudah `mulai`.

    Dasar: UU 14/2008 Pasal 22 ayat (7).
    """
    jumlah, hari = 0, mulai
    while hari < sampai:
        hari += SEHARI
        jumlah += kalender.hari_kerja(hari)
    return jumlah


def jelaskan(kalender: Kalender, mulai: date, jumlah: int, *, hari_kalender: bool = False) -> Penjelasan:
    """Setiap hari dari penerimaan sampai jatuh tempo: hari ke berapa, atau mengapa dilewati.

    A period in calendar days skips nothing.

    Dasar: UU 14/2008 Pasal 22 ayat (7).
    """
    hari_hari: list[HariHitung] = []
    hari, ke = mulai, 0
    while ke < jumlah:
        hari += SEHARI
        alasan = None if hari_kalender else kalender.alasan_libur(hari)
        if alasan is None:
            ke += 1
        hari_hari.append(HariHitung(hari, ke if alasan is None else None, alasan or ""))
    return Penjelasan(mulai, jumlah, tuple(hari_hari), Tenggat(hari, sementara=not kalender.pasti(mulai, hari)))
