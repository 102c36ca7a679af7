from datetime import datetime

from keberatan.alur import ALUR_SENGKETA
from keberatan.models import Sengketa
from keberatan.penahanan import lepas
from ppid.galat import AturanDilanggar
from ppid.models import Pengguna
from ppid.perbuatan import perbuatan


def minta_lepas_penahanan(sengketa: Sengketa, *, alasan: str, oleh: Pengguna, at: datetime) -> Sengketa:
    """Usulkan melepas penahanan arsip sengketa yang sudah selesai; orang kedua yang melepasnya.

    Raises AturanDilanggar without a reason, or when it was lifted before.

    Dasar: UU 27/2022 Pasal 42.
    """
    with perbuatan(ALUR_SENGKETA, "minta_lepas_penahanan", sengketa, oleh=oleh, at=at) as (kasus, _):
        if kasus.dilepas_at:
            raise AturanDilanggar("Penahanan arsip ini sudah dilepas.")
        if not alasan.strip():
            raise AturanDilanggar("Tulis mengapa arsipnya tidak perlu ditahan lagi.")
        kasus.diminta_lepas_at, kasus.diminta_lepas_oleh, kasus.alasan_lepas = at, oleh, alasan.strip()
    return kasus


def lepas_penahanan(sengketa: Sengketa, *, oleh: Pengguna, at: datetime) -> Sengketa:
    """Lepas penahanan arsip yang diusulkan orang lain.

    Raises AturanDilanggar for who proposed it himself, without a proposal, or twice.

    Dasar: UU 27/2022 Pasal 42.
    """
    with perbuatan(ALUR_SENGKETA, "lepas_penahanan", sengketa, oleh=oleh, at=at) as (kasus, _):
        if kasus.dilepas_at:
            raise AturanDilanggar("Penahanan arsip ini sudah dilepas.")
        if kasus.diminta_lepas_oleh is None:
            raise AturanDilanggar("Pelepasan penahanan belum diusulkan. PPID atau Atasan PPID mengusulkannya dahulu.")
        if kasus.diminta_lepas_oleh.orang_yang_sama(oleh):
            raise AturanDilanggar("Pelepasan ini Anda usulkan sendiri. Harus orang kedua yang melepasnya.")
        lepas(kasus)
        kasus.dilepas_at = at
    return kasus
