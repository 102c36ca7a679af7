"""Pairs of ours and floor, timed in turn; the ratio is taken round by round, so a machine that drifts harms neither."""

import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

Kerja = Callable[[], object]


@dataclass
class Hasil:
    """One row of the table. `batas` is what the ratio (ours / floor in time) may be; None: only shown."""

    nama: str
    batas: float | None
    catatan: str = ""
    kami: list[float] = field(default_factory=list)
    lantai: list[float] = field(default_factory=list)

    @property
    def rasio(self) -> list[float]:
        return [a / b for a, b in zip(self.kami, self.lantai, strict=True)]

    def baris(self) -> str:
        tengah = statistics.median
        rasio = self.rasio
        putusan = "" if self.batas is None else ("ya" if tengah(rasio) <= self.batas else "TIDAK")
        batas = "" if self.batas is None else f"≤ {self.batas:g}"
        return (
            f"{self.nama:44} {tengah(self.kami) * 1e3:11.2f} {tengah(self.lantai) * 1e3:11.2f}"
            f" {tengah(rasio):8.2f} {min(rasio):8.2f}–{max(rasio):<8.2f} {batas:>7} {putusan:5} {self.catatan}"
        )


KEPALA = f"{'baris':44} {'kami ms':>11} {'lantai ms':>11} {'rasio':>8} {'sebaran':>17} {'batas':>7} {'':5} catatan"


def banding(
    nama: str, kami: Kerja, lantai: Kerja, *, batas: float | None, putaran: int = 7, catatan: str = "", ulang: int = 1
) -> Hasil:
    """Ours and floor in turn, one round of each to warm up."""
    hasil = Hasil(nama, batas, catatan)
    for putar in range(putaran + 1):
        for kerja, catat in ((kami, hasil.kami), (lantai, hasil.lantai)):
            mulai = time.perf_counter()
            for _ in range(ulang):
                kerja()
            if putar or putaran == 0:
                catat.append((time.perf_counter() - mulai) / ulang)
    return hasil


@contextmanager
def diukur() -> Iterator[list[float]]:
    lama: list[float] = []
    mulai = time.perf_counter()
    yield lama
    lama.append(time.perf_counter() - mulai)
