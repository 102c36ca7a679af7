from datetime import datetime

from ppid.models import OutgoingMail, Satker


def tangani_surel(key: str, *, satker: Satker, at: datetime) -> bool:
    """Nyatakan surel yang gagal terkirim sudah ditangani dengan cara lain; False bila bukan surel gagal kantor ini.

    Dasar: UU 14/2008 Pasal 22 ayat (7).
    """
    return bool(OutgoingMail.objects.gagal().filter(key=key, satker=satker).update(handled_at=at))
