"""Transition tables: which act leads from which status to which, by whom and on what legal ground."""

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass

from ppid.galat import AturanDilanggar


@dataclass(frozen=True, slots=True, kw_only=True)
class Langkah:
    """One row of a table. `ke=None` leaves the status as it is; `tombol` is the words on the button."""

    aksi: str
    dari: Set[str]
    ke: str | None
    pelaku: Set[str]
    # Source in the form "UU 14/2008 Pasal 22 ayat (7)".
    dasar: str
    tombol: str
    # What the timeline says once it has happened.
    kejadian: str
    # Officers' business that the applicant's timeline leaves out.
    internal: bool = False
    # Takes the case back to the status that it was in before the one it is in now; `ke` is then None.
    kembali: bool = False


class Alur:
    """All steps of one kind of case, in the order of the procedure."""

    def __init__(self, nama: str, *langkah: Langkah) -> None:
        self.nama = nama
        self.langkah = {baris.aksi: baris for baris in langkah}
        if len(self.langkah) != len(langkah):
            raise ValueError("aksi berulang dalam alur")

    def __iter__(self) -> Iterator[Langkah]:
        return iter(self.langkah.values())

    def __getitem__(self, aksi: str) -> Langkah:
        return self.langkah[aksi]

    def periksa(self, aksi: str, *, status: str, peran: Iterable[str]) -> Langkah:
        """The step that `aksi` takes from `status`.

        Raises AturanDilanggar when no held role may take it, or not from this status.
        """
        langkah = self.langkah[aksi]
        if langkah.pelaku.isdisjoint(peran):
            raise AturanDilanggar(f"Peran Anda tidak berwenang melakukan “{langkah.tombol}”.")
        if status not in langkah.dari:
            raise AturanDilanggar(
                f"“{langkah.tombol}” tidak dapat dilakukan pada {self.nama} dengan keadaan sekarang. "
                "Muat ulang halaman untuk melihat keadaan terakhir."
            )
        return langkah

    def tersedia(self, status: str, peran: Iterable[str]) -> list[Langkah]:
        """The steps that these roles may take from this status: the buttons of a page."""
        peran = frozenset(peran)
        return [baris for baris in self if status in baris.dari and not baris.pelaku.isdisjoint(peran)]
