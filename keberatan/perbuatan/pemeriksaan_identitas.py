from datetime import datetime

from keberatan.alur import ALUR_KEBERATAN
from keberatan.models import Keberatan
from ppid.models import Pengguna
from ppid.perbuatan import perbuatan


def lihat_identitas(keberatan: Keberatan, *, oleh: Pengguna, at: datetime) -> str:
    """Buka nomor identitas dan surat kuasa pengaju selama keberatannya terbuka; setiap pembukaan tercatat.

    Dasar: UU 27/2022.
    """
    with perbuatan(ALUR_KEBERATAN, "lihat_identitas", keberatan, oleh=oleh, at=at) as (kasus, _):
        return kasus.pengaju.buka_identitas()
