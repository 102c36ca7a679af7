"""Whether the counter is open, told truly in the office's own time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from ppid.kalender import SEHARI, Kalender
from ppid.models import Hari, JamLayanan


@dataclass(frozen=True, slots=True)
class KeteranganBuka:
    """What a visitor needs to know now: one sentence, and the break if there is one today."""

    buka: bool
    kalimat: str
    istirahat: str = ""


def _jam(awal, akhir) -> str:
    return f"{awal:%H.%M}–{akhir:%H.%M}"


def ringkas_jam(jam: Iterable[JamLayanan]) -> list[str]:
    """The week's hours in a few words: days that follow each other with the same hours stand together."""
    kelompok: list[tuple[str, list[int]]] = []
    for baris in sorted(jam, key=lambda satu: satu.hari):
        kata = _jam(baris.buka, baris.tutup)
        if baris.istirahat_mulai and baris.istirahat_selesai:
            kata += f", istirahat {_jam(baris.istirahat_mulai, baris.istirahat_selesai)}"
        if kelompok and kelompok[-1][0] == kata and kelompok[-1][1][-1] == baris.hari - 1:
            kelompok[-1][1].append(baris.hari)
        else:
            kelompok.append((kata, [baris.hari]))
    return [
        f"{Hari(hari[0]).label}{f'–{Hari(hari[-1]).label}' if len(hari) > 1 else ''} {kata}" for kata, hari in kelompok
    ]


def keterangan_buka(jam: Iterable[JamLayanan], kalender: Kalender, setempat: datetime) -> KeteranganBuka:
    """Open today or not, from the office's hours and calendar, at its own local time."""
    per_hari = {baris.hari: baris for baris in jam}
    if not per_hari:
        return KeteranganBuka(False, "Jam layanan kantor ini belum dicantumkan.")
    hari = setempat.date()
    baris = per_hari.get(hari.weekday())
    if baris and kalender.hari_kerja(hari) and setempat.time() < baris.tutup:
        istirahat = ""
        if baris.istirahat_mulai and baris.istirahat_selesai:
            istirahat = f"Istirahat {_jam(baris.istirahat_mulai, baris.istirahat_selesai)}"
        return KeteranganBuka(
            baris.buka <= setempat.time(), f"Buka hari ini {_jam(baris.buka, baris.tutup)}", istirahat
        )
    sebab = kalender.libur.get(hari)
    berikut = hari + SEHARI
    while berikut.weekday() not in per_hari or not kalender.hari_kerja(berikut):
        berikut += SEHARI
    buka = per_hari[berikut.weekday()]
    awal = f"Hari ini libur ({sebab})." if sebab else "Sekarang tutup."
    return KeteranganBuka(False, f"{awal} Buka lagi {Hari(berikut.weekday()).label}, {_jam(buka.buka, buka.tutup)}")
