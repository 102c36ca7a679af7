from datetime import datetime

from keberatan.alur import ALUR_KEBERATAN
from keberatan.models import Keberatan
from ppid.galat import AturanDilanggar
from ppid.models import Pengguna, Surat
from ppid.perbuatan import perbuatan
from ppid.surat import bubuhkan
from ppid.unggahan import UnggahanBersih


def catat_nomor_kantor(
    keberatan: Keberatan,
    surat: Surat,
    *,
    nomor_agenda: str,
    foto: UnggahanBersih | None = None,
    oleh: Pengguna,
    at: datetime,
) -> Surat:
    """Catat nomor surat kantor sendiri dan lampirkan foto surat yang sudah ditandatangani basah.

    Raises AturanDilanggar for a letter of another objection.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Lampiran Model PPID-G.
    """
    with perbuatan(ALUR_KEBERATAN, "catat_nomor_kantor", keberatan, oleh=oleh, at=at) as (kasus, catatan):
        if not kasus.surat.filter(surat=surat).exists():
            raise AturanDilanggar("Surat itu bukan surat keberatan ini.")
        catatan.rincian |= bubuhkan(surat, nomor_agenda=nomor_agenda, foto=foto, oleh=oleh, at=at)
    return surat
