from datetime import datetime

from ppid.models import OutgoingMail, Pengguna, Satker


def tangani_surel(key: str, *, satker: Satker, oleh: Pengguna, at: datetime) -> bool:
    """Nyatakan surel yang gagal terkirim sudah ditangani dengan cara lain; False bila bukan surel gagal kantor ini.

    Dasar: UU 14/2008 Pasal 22 ayat (7).
    """
    gagal = OutgoingMail.objects.gagal().filter(key=key, satker=satker)
    return bool(gagal.update(handled_at=at, handled_by=oleh))
