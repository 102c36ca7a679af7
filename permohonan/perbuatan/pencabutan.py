from datetime import datetime

from permohonan.alur import ALUR
from permohonan.models import Permohonan, Sifat
from permohonan.perbuatan.pendaftaran import lampirkan
from ppid.galat import AturanDilanggar
from ppid.peran import Peran
from ppid.perbuatan import Pelaku, perbuatan
from ppid.unggahan import UnggahanBersih


def cabut(permohonan: Permohonan, *, formulir: UnggahanBersih | None = None, oleh: Pelaku, at: datetime) -> Permohonan:
    """Cabut permohonan atas kehendak pemohon.

    Raises AturanDilanggar when the desk withdraws without the applicant's signed form.

    Dasar: PerKI 1/2021.
    """
    with perbuatan(ALUR, "cabut", permohonan, oleh=oleh, at=at) as (kasus, catatan):
        if catatan.peran != Peran.PEMOHON and formulir is None:
            raise AturanDilanggar("Unggah formulir pencabutan yang ditandatangani pemohon.")
        if formulir is not None:
            lampirkan(kasus, [(Sifat.PENCABUTAN, formulir)], oleh=catatan.oleh, at=at)
        kasus.ditutup_at = at
    return kasus
