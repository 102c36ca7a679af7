from datetime import datetime

from permohonan.alur import ALUR
from permohonan.models import Permohonan
from ppid.galat import AturanDilanggar
from ppid.models import Surat
from ppid.perbuatan import Pelaku, perbuatan
from ppid.surat import bubuhkan
from ppid.unggahan import UnggahanBersih


def catat_nomor_kantor(
    permohonan: Permohonan,
    surat: Surat,
    *,
    nomor_agenda: str,
    foto: UnggahanBersih | None = None,
    oleh: Pelaku,
    at: datetime,
) -> Surat:
    """Catat nomor surat kantor sendiri dan lampirkan foto surat yang sudah ditandatangani basah.

    The frozen letter stays as it is; an earlier photo is replaced by a new reference, its file is kept. Raises
    AturanDilanggar for a letter of another case.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.A angka 4 huruf k.
    """
    with perbuatan(ALUR, "catat_nomor_kantor", permohonan, oleh=oleh, at=at) as (kasus, catatan):
        if not kasus.surat.filter(surat=surat).exists():
            raise AturanDilanggar("Surat itu bukan surat permohonan ini.")
        catatan.rincian |= bubuhkan(surat, nomor_agenda=nomor_agenda, foto=foto, oleh=catatan.oleh, at=at)
    return surat
