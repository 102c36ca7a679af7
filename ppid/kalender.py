"""Working days: a value object that knows the decreed holidays and where certainty ends."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

SEHARI = timedelta(days=1)
AKHIR_PEKAN = {5: "Sabtu", 6: "Minggu"}


@dataclass(frozen=True)
class Kalender:
    """Hari libur yang diketahui; sebelum `pasti_sejak` dan sesudah `pasti_sampai` hanya perkiraan.

    `libur` maps each day off to its name (national holiday, cuti bersama, voting day, local closure);
    `versi` names the state of the decrees that it was built from.

    Dasar: Peraturan Presiden 21/2023 Pasal 6; SKB 3 Menteri tentang hari libur dan cuti bersama.
    """

    libur: Mapping[date, str]
    pasti_sampai: date
    versi: str = ""
    pasti_sejak: date = date.min

    def alasan_libur(self, hari: date) -> str | None:
        """Nama hari yang tidak dihitung ("Sabtu", "Hari Buruh Internasional"), atau None bila hari kerja."""
        return self.libur.get(hari) or AKHIR_PEKAN.get(hari.weekday())

    def hari_kerja(self, hari: date) -> bool:
        """Senin sampai Jumat, di luar hari libur dan cuti bersama."""
        return hari.weekday() < 5 and hari not in self.libur

    def pasti(self, mulai: date, sampai: date) -> bool:
        """Apakah libur resmi sudah ditetapkan untuk setiap hari sesudah `mulai` sampai dengan `sampai`."""
        return self.pasti_sejak <= mulai + SEHARI and sampai <= self.pasti_sampai

    @cached_property
    def _tabel(self) -> tuple[int, list[int], list[date]]:
        """First ordinal, how many working days have passed by each day, and the working days themselves.

        From the first known year to three years past certainty: adding n working days there is two look-ups.
        """
        awal = date(min((hari.year for hari in self.libur), default=self.pasti_sampai.year), 1, 1).toordinal()
        akhir = date(min(self.pasti_sampai.year + 3, date.max.year), 12, 31).toordinal()
        libur = {hari.toordinal() for hari in self.libur}
        peringkat: list[int] = []
        kerja: list[date] = []
        for n in range(awal, akhir + 1):
            # date.fromordinal(1) is a Monday, so (ordinal - 1) % 7 is the weekday.
            if (n - 1) % 7 < 5 and n not in libur:
                kerja.append(date.fromordinal(n))
            peringkat.append(len(kerja))
        return awal, peringkat, kerja

    def geser(self, mulai: date, jumlah: int) -> date:
        """The day `jumlah` working days after `mulai` (day 0 itself may be any day)."""
        if not jumlah:
            return mulai
        awal, peringkat, kerja = self._tabel
        letak = mulai.toordinal() - awal
        if 0 <= letak < len(peringkat):
            tujuan = peringkat[letak] + jumlah - 1
            if tujuan < len(kerja):
                return kerja[tujuan]
        hari = mulai
        while jumlah:
            hari += SEHARI
            if self.hari_kerja(hari):
                jumlah -= 1
        return hari
