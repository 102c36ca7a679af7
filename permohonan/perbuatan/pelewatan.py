from datetime import datetime

from permohonan.alur import ALUR
from permohonan.hak import batas_keberatan
from permohonan.kabar import kabarkan_lewat
from permohonan.models import Permohonan
from ppid.galat import AturanDilanggar
from ppid.models import HariLibur
from ppid.peran import Peran
from ppid.perbuatan import perbuatan


def laporkan_belum_dibuka(permohonan: Permohonan, *, at: datetime) -> Permohonan:
    """Catat bahwa permohonan daring belum dibuka sesudah satu hari kerja; Atasan PPID membacanya hari itu.

    Raises AturanDilanggar once it was opened or reported.

    Dasar: UU 14/2008 Pasal 22 ayat (4).
    """
    with perbuatan(ALUR, "laporkan_belum_dibuka", permohonan, oleh=Peran.SISTEM, at=at) as (kasus, _):
        if kasus.dibuka_at or kasus.tak_dibuka_dilaporkan_at:
            raise AturanDilanggar("Permohonan sudah dibuka atau sudah dilaporkan.")
        kasus.tak_dibuka_dilaporkan_at = at
    return kasus


def nyatakan_lewat(permohonan: Permohonan, *, at: datetime) -> Permohonan:
    """Beritahukan, sekali, bahwa waktu menjawab berakhir tanpa jawaban tercatat dan apa hak pemohon.

    Raises AturanDilanggar while the term runs, or when it was told before.

    Dasar: UU 14/2008 Pasal 36 ayat (1).
    """
    with perbuatan(ALUR, "nyatakan_lewat", permohonan, oleh=Peran.SISTEM, at=at) as (kasus, catatan):
        hari_ini = kasus.satker.hari_ini(at)
        if hari_ini <= kasus.jatuh_tempo_mengikat:
            raise AturanDilanggar("Waktu menjawab belum berakhir.")
        if kasus.lewat_diberitahukan_at:
            raise AturanDilanggar("Lewatnya waktu sudah diberitahukan.")
        kasus.lewat_diberitahukan_at = at
        batas = batas_keberatan(kasus, HariLibur.objects.kalender(kasus.satker), pada=hari_ini)
        kabarkan_lewat(kasus, batas_keberatan=batas.tanggal, at=at)
        catatan.rincian["batas_keberatan"] = batas.tanggal.isoformat()
    return kasus
