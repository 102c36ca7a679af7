"""Which requests ask alike: their texts compared by the words that count, in any of their forms."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil
from typing import Self

from dip import bahasa

# Two texts ask alike when they share this much of all their words together.
SEJENIS = 0.6
# So much of a text is compared; letters are long and polite.
HURUF_DIBACA = 3000
KATA_DIBANDINGKAN = 40

Inti = frozenset[str]


def inti(teks: str) -> Inti:
    """What a text asks for, as a set of words; empty for one without words."""
    return frozenset(bahasa.inti(teks[:HURUF_DIBACA], paling_banyak=KATA_DIBANDINGKAN))


@dataclass(frozen=True, slots=True)
class Sejenis:
    """Texts by key, and which sets of words are alike. Each different set is kept once, however many ask it."""

    kunci: dict[str, Inti]
    pemilik: dict[Inti, list[str]]
    mirip: dict[Inti, list[Inti]]

    @classmethod
    def dari(cls, teks: Iterable[tuple[str, str]]) -> Self:
        """Compare the texts, given with their keys.

        Only sets that share one of their rarest words are looked at: of any two alike, so many of the rarest words of
        each that the rest is too few, one must be common to both. So the cost follows the likeness and not the square.
        """
        kunci = {satu: inti(tulisan) for satu, tulisan in teks}
        pemilik: dict[Inti, list[str]] = defaultdict(list)
        for satu, isi in kunci.items():
            pemilik[isi].append(satu)
        pemilik.pop(frozenset(), None)
        sering = Counter(kata for semua in pemilik for kata in semua)
        mirip: dict[Inti, list[Inti]] = {semua: [semua] for semua in pemilik}
        menurut_kata: dict[str, list[Inti]] = defaultdict(list)
        for semua in pemilik:
            jarang = sorted(semua, key=lambda kata: (sering[kata], kata))
            jarang = jarang[: len(jarang) - ceil(SEJENIS * len(jarang)) + 1]
            for lain in {lain for kata in jarang for lain in menurut_kata[kata]}:
                if len(semua & lain) >= SEJENIS * len(semua | lain):
                    mirip[semua].append(lain)
                    mirip[lain].append(semua)
            for kata in jarang:
                menurut_kata[kata].append(semua)
        return cls(kunci, dict(pemilik), mirip)

    def banyak(self, kunci: str) -> int:
        """How many others ask alike."""
        semua = self.kunci.get(kunci, frozenset())
        return max(0, sum(len(self.pemilik[lain]) for lain in self.mirip.get(semua, ())) - 1)

    def lain(self, kunci: str) -> list[str]:
        """The others that ask alike, the same words first."""
        semua = self.kunci.get(kunci, frozenset())
        return [satu for lain in self.mirip.get(semua, ()) for satu in self.pemilik[lain] if satu != kunci]

    def kelompok(self) -> list[list[str]]:
        """Those that ask alike together, each text in one group, the largest groups first; none of one alone."""
        sudah: set[Inti] = set()
        hasil = []
        for semua in sorted(self.mirip, key=lambda s: -sum(len(self.pemilik[lain]) for lain in self.mirip[s])):
            baru = [lain for lain in self.mirip[semua] if lain not in sudah] if semua not in sudah else []
            sudah.update(baru)
            satu_kelompok = [satu for lain in baru for satu in self.pemilik[lain]]
            if len(satu_kelompok) > 1:
                hasil.append(satu_kelompok)
        return hasil


@dataclass(frozen=True, slots=True)
class Beda:
    """How a text differs from another: words only in it, and words only in the other."""

    lebih: list[str]
    kurang: list[str]

    def __bool__(self) -> bool:
        return bool(self.lebih or self.kurang)


def beda(teks: str, acuan: str) -> Beda:
    """The words by which a text asks something else than `acuan`, as they are written."""
    satu, dua = (bahasa.inti(t[:HURUF_DIBACA], paling_banyak=KATA_DIBANDINGKAN) for t in (teks, acuan))
    return Beda([k for baku, k in satu.items() if baku not in dua], [k for baku, k in dua.items() if baku not in satu])
