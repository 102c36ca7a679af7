from datetime import datetime

from permohonan.alur import ALUR, Status
from permohonan.models import Permohonan
from permohonan.putusan import MEMBERI
from ppid.galat import AturanDilanggar
from ppid.perbuatan import Pelaku, perbuatan


def tutup(permohonan: Permohonan, *, oleh: Pelaku, at: datetime) -> Permohonan:
    """Tutup permohonan yang sudah dijawab dan, bila ada yang diberikan, sudah diserahkan.

    Raises AturanDilanggar while granted information was not handed over.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.A angka 4 huruf k.
    """
    with perbuatan(ALUR, "tutup", permohonan, oleh=oleh, at=at) as (kasus, _):
        if kasus.status == Status.DIPUTUS and kasus.putusan in MEMBERI:
            raise AturanDilanggar("Informasi yang diberikan belum diserahkan. Serahkan dulu dengan tanda terima.")
        kasus.ditutup_at = at
    return kasus
