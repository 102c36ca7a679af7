"""What reports add to the morning's digest of one office: those whose turn is that role's."""

from collections.abc import Callable, Iterator
from datetime import datetime

from django.db.models import QuerySet

from laporan.alur import ALUR, StatusLaporan
from laporan.kabar import GILIRAN
from laporan.models import Laporan
from permohonan.kabar import pemegang
from permohonan.pengingat import Bagian, Butir, Pagi
from ppid.models import Satker
from ppid.peran import Peran

BERIKUT = {
    StatusLaporan.DISUSUN.value: "ajukan_laporan",
    StatusLaporan.DI_ATASAN.value: "setujui_laporan",
    StatusLaporan.DI_PERTIMBANGAN.value: "pertimbangkan",
    StatusLaporan.DI_PLENO.value: "sahkan_laporan",
    StatusLaporan.DISAHKAN.value: "terbitkan_laporan",
}


def kantor_berpekerjaan() -> list[QuerySet]:
    """Offices with a report on its way."""
    return [Laporan.objects.berjalan().values("satker")]


def kunci(satker: Satker) -> None:
    """Nothing of a report is changed in the morning."""


def lewatkan(satker: Satker, tanpa_menahan: Callable[..., bool], *, at: datetime) -> None:
    """No term of a report ends by itself."""


def bagian(peran: Peran, pagi: Pagi) -> Iterator[Bagian]:
    """Reports that wait for that role."""
    keadaan = [satu for satu, giliran in GILIRAN.items() if peran in giliran]
    menunggu = list(Laporan.objects.filter(satker=pagi.satker).berjalan())
    if menunggu and peran == Peran.ATASAN:
        # What nobody else is there for is his to record.
        keadaan += [satu for satu, giliran in GILIRAN.items() if not pemegang(pagi.satker, *giliran, at=pagi.at)]
    yield Bagian(
        "Laporan menunggu Anda",
        [
            Butir(
                str(satu),
                satu.get_status_display().lower(),
                ALUR[BERIKUT[satu.status]].tombol,
                satu.get_absolute_url(),
            )
            for satu in menunggu
            if satu.status in keadaan
        ],
    )
