from datetime import datetime

from keberatan.alur import ALUR_KEBERATAN
from keberatan.models import Keberatan
from keberatan.perbuatan.pelampiran import lampirkan
from permohonan.models import Sifat
from ppid.galat import AturanDilanggar
from ppid.peran import Peran
from ppid.perbuatan import Pelaku, perbuatan
from ppid.unggahan import UnggahanBersih


def cabut(keberatan: Keberatan, *, formulir: UnggahanBersih | None = None, oleh: Pelaku, at: datetime) -> Keberatan:
    """Cabut keberatan atas kehendak pengajunya; selama batasnya belum lewat ia boleh mengajukan lagi.

    Raises AturanDilanggar when the desk withdraws without the objector's signed form.

    Dasar: UU 14/2008 Pasal 35 ayat (1).
    """
    with perbuatan(ALUR_KEBERATAN, "cabut", keberatan, oleh=oleh, at=at) as (kasus, catatan):
        if catatan.peran != Peran.PEMOHON and formulir is None:
            raise AturanDilanggar("Unggah formulir pencabutan yang ditandatangani pengaju keberatan.")
        if formulir is not None:
            lampirkan(kasus, [(Sifat.PENCABUTAN, formulir)], oleh=catatan.oleh, at=at)
        kasus.ditutup_at = at
    return kasus
