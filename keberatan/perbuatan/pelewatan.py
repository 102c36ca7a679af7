from datetime import datetime

from keberatan import surat
from keberatan.alur import ALUR_KEBERATAN
from keberatan.kabar import kabarkan_pengaju, kabarkan_petugas
from keberatan.models import Keberatan
from keberatan.waktu import batas_komisi
from ppid.galat import AturanDilanggar
from ppid.models import HariLibur
from ppid.peran import Peran
from ppid.perbuatan import perbuatan


def nyatakan_lewat(keberatan: Keberatan, *, at: datetime) -> Keberatan:
    """Beritahukan, sekali, bahwa waktu menanggapi berakhir tanpa tanggapan, dan jalan ke Komisi Informasi.

    Raises AturanDilanggar while the term runs, or when it was told before.

    Dasar: UU 14/2008 Pasal 37 ayat (2).
    """
    with perbuatan(ALUR_KEBERATAN, "nyatakan_lewat", keberatan, oleh=Peran.SISTEM, at=at) as (kasus, catatan):
        pada = kasus.satker.hari_ini(at)
        if pada <= kasus.jatuh_tempo:
            raise AturanDilanggar("Waktu menanggapi belum berakhir.")
        if kasus.lewat_diberitahukan_at:
            raise AturanDilanggar("Lewatnya waktu sudah diberitahukan.")
        kasus.lewat_diberitahukan_at = at
        kalender = HariLibur.objects.kalender(kasus.satker)
        batas = batas_komisi(kasus, kalender, pada=pada)
        assert batas is not None
        surat.terbitkan_hak_komisi(kasus, kalender=kalender, oleh=None, at=at)
        kunci = f"{kasus.pk}:{kasus.jatuh_tempo}"
        kabarkan_pengaju(kasus, "keberatan-lewat", kunci, at=at, konteks={"batas_komisi": batas})
        kabarkan_petugas(kasus, Peran.ATASAN, "keberatan-lewat-atasan", kunci, at=at, konteks={"batas_komisi": batas})
        catatan.rincian["batas_komisi"] = batas.tanggal.isoformat()
    return kasus
