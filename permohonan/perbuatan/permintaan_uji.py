from collections.abc import Mapping
from datetime import datetime
from typing import Any

from dip.models import UjiKonsekuensi
from dip.perbuatan.pengujian import ajukan_uji, usulkan_uji
from permohonan.alur import ALUR
from permohonan.models import Permohonan, UjiPermohonan
from ppid.galat import AturanDilanggar
from ppid.models import Pengguna
from ppid.peran import Peran
from ppid.perbuatan import peran_pelaku, perbuatan


def minta_uji(
    permohonan: Permohonan,
    *,
    isi: Mapping[str, Any] | None = None,
    uji: UjiKonsekuensi | None = None,
    oleh: Pengguna,
    at: datetime,
) -> Permohonan:
    """Minta uji konsekuensi karena permohonan ini, atau kaitkan uji kantor ini yang sedang berjalan.

    `isi` is what the proposal says, `uji` a running test instead of it. The PPID's is sent at once, one of the
    liaison waits for the PPID. The request's own due date stays. Raises AturanDilanggar for a test of another office,
    one that is not running, one tied already, or a proposal that the test's own act refuses.

    Dasar: UU 14/2008 Pasal 19.
    """
    with perbuatan(ALUR, "minta_uji", permohonan, oleh=oleh, at=at) as (kasus, catatan):
        if uji is None:
            uji = usulkan_uji(kasus.satker, isi or {}, oleh=oleh, at=at)
            if Peran.PPID in peran_pelaku(oleh, kasus.satker_id, at=at):
                uji = ajukan_uji(uji, oleh=oleh, at=at)
        else:
            berjalan = UjiKonsekuensi.objects.berjalan().filter(satker=kasus.satker)
            if not berjalan.select_for_update(of=("self",)).filter(pk=uji.pk).exists():
                raise AturanDilanggar("Uji itu tidak sedang berjalan di kantor ini. Pilih yang lain, atau minta baru.")
            if kasus.pengujian.filter(uji=uji).exists():
                raise AturanDilanggar("Uji itu sudah dikaitkan dengan permohonan ini.")
        UjiPermohonan.objects.create(permohonan=kasus, uji=uji, oleh=oleh, at=at)
        catatan.rincian |= {"uji_diminta": uji.acuan, "perihal_uji": uji.perihal}
    return kasus
