"""Finding an objection by what its objector was given: number and code."""

import hmac
from datetime import datetime

from keberatan.models import Keberatan
from permohonan.pencarian import SIDIK_KOSONG, UMUR_KODE
from ppid import sandi
from ppid.models import Satker


def cari_dengan_kode(satker: Satker, *, nomor: str, kode: str, at: datetime) -> Keberatan | None:
    """The office's objection of that number, if the code is its own and not too old; never says which was wrong.

    Dasar: UU 14/2008 Pasal 36 ayat (2).
    """
    kasus = Keberatan.objects.select_related("satker").filter(satker=satker, nomor=nomor).first()
    cocok = hmac.compare_digest(kasus.kode_sidik if kasus else SIDIK_KOSONG, sandi.sidik(kode))
    if kasus is None or not cocok:
        return None
    return None if kasus.ditutup_at and at - kasus.ditutup_at > UMUR_KODE else kasus
