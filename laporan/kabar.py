"""Whose turn a report is, told once for each time that it becomes theirs."""

from datetime import datetime

from laporan.alur import StatusLaporan
from laporan.models import Laporan
from permohonan.kabar import pemegang
from ppid import outbox
from ppid.peran import Peran

S = StatusLaporan
GILIRAN: dict[str, tuple[Peran, ...]] = {
    S.DISUSUN: (Peran.PPID,),
    S.DI_ATASAN: (Peran.ATASAN,),
    S.DI_PERTIMBANGAN: (Peran.PERTIMBANGAN,),
    S.DI_PLENO: (Peran.PEMBINA,),
    S.DISAHKAN: (Peran.PPID,),
}


def kabarkan_giliran(laporan: Laporan, keadaan: str, *, catatan: str = "", at: datetime) -> None:
    """Tell whoever holds the next role; where nobody does, the Atasan has to record it."""
    orang = pemegang(laporan.satker, *GILIRAN[keadaan], at=at)
    for satu in orang or pemegang(laporan.satker, Peran.ATASAN, at=at):
        outbox.deposit(
            f"laporan-giliran:{laporan.pk}:{keadaan}:{at:%Y%m%d%H%M%S}:{satu.pk}",
            satker=laporan.satker,
            recipient=satu.email,
            template="laporan-giliran",
            context={"laporan": laporan, "keadaan": StatusLaporan(keadaan).label.lower(), "catatan": catatan},
            at=at,
            required=False,
        )
