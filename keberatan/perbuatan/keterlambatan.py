from datetime import datetime

from keberatan.alur import ALUR_KEBERATAN
from keberatan.models import Keberatan
from permohonan.putusan import SebabTerlambat
from ppid.galat import AturanDilanggar
from ppid.models import Pengguna
from ppid.perbuatan import perbuatan


def catat_keterlambatan(keberatan: Keberatan, *, sebab: str, uraian: str, oleh: Pengguna, at: datetime) -> Keberatan:
    """Catat mengapa waktu menanggapi terlewati; masuk ke laporan layanan.

    Raises AturanDilanggar when the term was kept, or its reason stands already.

    Dasar: UU 14/2008 Pasal 36 ayat (2).
    """
    with perbuatan(ALUR_KEBERATAN, "catat_keterlambatan", keberatan, oleh=oleh, at=at) as (kasus, catatan):
        if kasus.satker.hari_ini(kasus.ditanggapi_at or kasus.ditutup_at or at) <= kasus.jatuh_tempo:
            raise AturanDilanggar("Waktu menanggapi keberatan ini tidak terlewati.")
        if kasus.sebab_terlambat:
            raise AturanDilanggar("Sebab keterlambatannya sudah dicatat.")
        if not uraian.strip():
            raise AturanDilanggar("Jelaskan sebabnya dengan satu atau dua kalimat.")
        kasus.sebab_terlambat, kasus.uraian_terlambat = SebabTerlambat(sebab), uraian.strip()
        catatan.rincian |= {"sebab": sebab, "batas": kasus.jatuh_tempo.isoformat()}
    return kasus
