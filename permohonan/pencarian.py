"""Finding a case by what its applicant was given: number and code."""

import hmac
from datetime import datetime, timedelta

from permohonan.models import Permohonan
from ppid import sandi
from ppid.models import Satker

# So long after a case was closed its code still opens it.
UMUR_KODE = timedelta(days=730)
# Compared with when there is no such number, so that the answer takes as long.
SIDIK_KOSONG = "0" * 64


def cari_dengan_kode(satker: Satker, *, nomor: str, kode: str, at: datetime) -> Permohonan | None:
    """The office's case of that number, if the code is its own and not too old; never says which of it was wrong.

    Dasar: UU 14/2008 Pasal 22 ayat (4).
    """
    kasus = Permohonan.objects.select_related("satker").filter(satker=satker, nomor=nomor).first()
    cocok = hmac.compare_digest((kasus and kasus.kode_sidik) or SIDIK_KOSONG, sandi.sidik(kode))
    if kasus is None or not cocok:
        return None
    return None if kasus.ditutup_at and at - kasus.ditutup_at > UMUR_KODE else kasus
