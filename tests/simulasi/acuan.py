"""What ought to have been sent, worked out apart from the application: by hand-written calendars and plain loops.

It knows the cases only as facts (office, moment of receipt, what happened when) and the moments at which the sweep
ran. It imports nothing of ours.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

# Days off of the first seven months of 2026 that are no weekend, copied by hand from the decree.
LIBUR = {
    date(2026, *hari)
    for hari in (
        *((1, 1), (1, 16), (2, 16), (2, 17), (3, 18), (3, 19), (3, 20), (3, 23), (3, 24), (4, 3), (5, 1), (5, 14)),
        *((5, 15), (5, 27), (5, 28), (6, 1), (6, 16)),
    )
}
SEHARI = timedelta(days=1)
Kabar = tuple[str, ...]


@dataclass(frozen=True)
class Fakta:
    """One case as it happened. Moments are aware; None: it never happened."""

    nomor: str
    kantor: str
    zona: str
    diterima: datetime
    dibuka: datetime | None
    dijawab: datetime | None


def kerja(hari: date) -> bool:
    return hari.weekday() < 5 and hari not in LIBUR


def tambah(hari: date, banyak: int) -> date:
    while banyak:
        hari += SEHARI
        banyak -= kerja(hari)
    return hari


def harapan(fakta: Iterable[Fakta], hidup: list[datetime]) -> set[Kabar]:
    """(kind, number) or ("ringkasan", office, role, day) of everything that must have been written."""
    semua = list(fakta)
    hasil: set[Kabar] = set()
    for satu in semua:
        hasil |= {("tanda-bukti", satu.nomor), ("permohonan-masuk", satu.nomor)}
        if satu.dijawab:
            hasil.add(("jawaban", satu.nomor))
    for kantor, zona in {(f.kantor, f.zona) for f in semua}:
        milik = [f for f in semua if f.kantor == kantor]
        lewat: set[str] = set()
        for hari, saat in putaran(zona, hidup).items():
            if kerja(hari):
                hasil |= sehari(milik, hari, saat, ZoneInfo(zona), kantor, lewat)
    return hasil


def putaran(zona: str, hidup: list[datetime]) -> dict[date, datetime]:
    """For each office day the first moment at eight or later at which the sweep ran."""
    pertama: dict[date, datetime] = {}
    for saat in sorted(hidup):
        setempat = saat.astimezone(ZoneInfo(zona))
        if setempat.hour >= 8:
            pertama.setdefault(setempat.date(), saat)
    return pertama


def sehari(
    milik: list[Fakta], hari: date, saat: datetime, tempat: ZoneInfo, kantor: str, lewat: set[str]
) -> set[Kabar]:
    hasil: set[Kabar] = set()
    menunggu: set[str] = set()
    for satu in milik:
        if satu.diterima > saat or (satu.dijawab and satu.dijawab <= saat):
            continue
        terima = satu.diterima.astimezone(tempat).date()
        tempo = tambah(terima, 10)
        if tempo < hari and satu.nomor not in lewat:
            lewat.add(satu.nomor)
            hasil |= {("lewat", satu.nomor), ("lewat-atasan", satu.nomor)}
        if tempo <= tambah(hari, 3):
            menunggu |= {"desk", "ppid"}
        if tambah(terima, 3) <= tambah(hari, 1):
            menunggu.add("desk")
        if satu.dibuka is None or satu.dibuka > saat:
            menunggu.add("desk")
            # A whole working day between the day of receipt and today.
            if any(kerja(terima + n * SEHARI) for n in range(1, (hari - terima).days)):
                menunggu.add("atasan")
    return hasil | {("ringkasan", kantor, peran, hari.isoformat()) for peran in menunggu}
