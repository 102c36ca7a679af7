from datetime import datetime

from permohonan.alur import ALUR
from permohonan.keterlambatan import tenggat_terlewat
from permohonan.models import Keterlambatan, Permohonan
from permohonan.putusan import SebabTerlambat
from ppid.galat import AturanDilanggar
from ppid.models import HariLibur, Pengguna
from ppid.perbuatan import perbuatan


def catat_keterlambatan(
    permohonan: Permohonan, *, langkah: str, sebab: str, uraian: str, oleh: Pengguna, at: datetime
) -> Permohonan:
    """Catat mengapa suatu jangka waktu terlewati; masuk ke laporan layanan.

    Raises AturanDilanggar when that term was kept, or its reason stands already.

    Dasar: UU 14/2008 Pasal 22 ayat (7).
    """
    with perbuatan(ALUR, "catat_keterlambatan", permohonan, oleh=oleh, at=at) as (kasus, catatan):
        terlewat = tenggat_terlewat(kasus, HariLibur.objects.kalender(kasus.satker), at=at)
        if langkah not in terlewat:
            raise AturanDilanggar("Jangka waktu itu tidak terlewati, atau sebabnya sudah dicatat.")
        if not uraian.strip():
            raise AturanDilanggar("Jelaskan sebabnya dengan satu atau dua kalimat.")
        sebab = SebabTerlambat(sebab)
        batas = terlewat[langkah]
        Keterlambatan.objects.create(
            permohonan=kasus, langkah=langkah, batas=batas, sebab=sebab, uraian=uraian.strip(), oleh=oleh, at=at
        )
        catatan.rincian |= {"langkah": langkah, "sebab": sebab, "batas": batas.isoformat()}
    return kasus
