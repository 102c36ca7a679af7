from datetime import datetime

from permohonan.alur import ALUR
from permohonan.models import Permohonan
from ppid.perbuatan import Pelaku, perbuatan


def lihat_identitas(permohonan: Permohonan, *, oleh: Pelaku, at: datetime) -> str:
    """Buka nomor identitas untuk diperiksa; setiap pembukaan tercatat.

    Dasar: UU 27/2022.
    """
    with perbuatan(ALUR, "lihat_identitas", permohonan, oleh=oleh, at=at) as (kasus, _):
        return kasus.pemohon.buka_identitas()
