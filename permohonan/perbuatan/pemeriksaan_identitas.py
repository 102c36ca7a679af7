from datetime import datetime

from permohonan.alur import ALUR
from permohonan.models import Permohonan
from ppid.galat import AturanDilanggar
from ppid.models import HariLibur
from ppid.peran import Peran
from ppid.perbuatan import Pelaku, perbuatan

# Working days after verification in which the desk may still look.
HARI_DESK = 3


def lihat_identitas(permohonan: Permohonan, *, oleh: Pelaku, at: datetime) -> str:
    """Buka nomor identitas untuk diperiksa; setiap pembukaan tercatat.

    Raises AturanDilanggar when the desk looks long after the request was found complete.

    Dasar: UU 27/2022.
    """
    with perbuatan(ALUR, "lihat_identitas", permohonan, oleh=oleh, at=at) as (kasus, catatan):
        if catatan.peran == Peran.DESK and kasus.lengkap_at:
            kalender = HariLibur.objects.kalender(kasus.satker)
            if kasus.satker.hari_ini(at) > kalender.geser(kasus.satker.hari_ini(kasus.lengkap_at), HARI_DESK):
                raise AturanDilanggar(
                    "Meja layanan dapat membuka identitas sampai tiga hari kerja sesudah permohonan dinyatakan "
                    "lengkap. Bila masih perlu, minta PPID membukanya."
                )
        return kasus.pemohon.buka_identitas()
