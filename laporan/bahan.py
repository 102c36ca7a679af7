"""What one report is made of, read once: figures, survey, resources, the office, the law of the day."""

from dataclasses import dataclass
from datetime import date, datetime

from laporan.angka import Angka
from laporan.hitungan import hitung
from laporan.hitungan_survei import rekap_survei
from laporan.periode import Periode
from laporan.skm import HasilSkm
from laporan.sumber_daya import Uang, anggaran, belum_tersedia, sarana, tenaga
from ppid.models import DasarHukum, JamLayanan, Satker


@dataclass(frozen=True, slots=True)
class Bahan:
    """The facts behind one office's report of a period, as they stood at `at`."""

    satker: Satker
    periode: Periode
    at: datetime
    angka: Angka
    survei: HasilSkm
    sarana: list
    belum_tersedia: list[str]
    tenaga: list
    anggaran: Uang
    dasar_hukum: list[DasarHukum]
    jam: list[JamLayanan]

    @property
    def hari_ini(self) -> date:
        return self.satker.hari_ini(self.at)


def siapkan(satker: Satker, periode: Periode, *, at: datetime) -> Bahan:
    """Read everything that a report of this period says."""
    pada = min(periode.akhir, satker.hari_ini(at))
    return Bahan(
        satker=satker,
        periode=periode,
        at=at,
        angka=hitung([satker], periode, at=at),
        survei=rekap_survei([satker.pk], periode),
        sarana=sarana(satker, pada),
        belum_tersedia=belum_tersedia(satker, pada),
        tenaga=tenaga(satker, periode),
        anggaran=anggaran(satker, periode.akhir.year),
        dasar_hukum=list(DasarHukum.objects.berlaku(pada)),
        jam=list(satker.jam_layanan.all()),
    )
