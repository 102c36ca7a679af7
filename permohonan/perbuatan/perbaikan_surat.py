from datetime import datetime

from permohonan.alur import ALUR
from permohonan.kabar import kabarkan_pemohon
from permohonan.models import Permohonan
from permohonan.surat import perlu_perbaikan, terbitkan_pengganti
from ppid.galat import AturanDilanggar
from ppid.models import Pengguna, Surat
from ppid.perbuatan import perbuatan


def perbaiki_surat(permohonan: Permohonan, *, surat: str, oleh: Pengguna, at: datetime) -> Permohonan:
    """Terbitkan surat baru menurut koreksi yang disetujui; surat lama tetap asli dan ditandai sudah diganti.

    Raises AturanDilanggar for a letter that no correction touches or that was replaced already, and when the desk
    issues what the PPID signs.

    Dasar: UU 14/2008 Pasal 22 ayat (7).
    """
    with perbuatan(ALUR, "perbaiki_surat", permohonan, oleh=oleh, at=at) as (kasus, catatan):
        lama = next((satu for satu in perlu_perbaikan(kasus) if satu.acuan == surat), None)
        if lama is None:
            raise AturanDilanggar("Surat itu tidak perlu diperbaiki, atau sudah diganti. Muat ulang halaman.")
        baru = terbitkan_pengganti(kasus, lama, peran=catatan.peran, oleh=oleh, at=at)
        if not Surat.objects.filter(pk=lama.pk, digantikan=None).update(digantikan=baru):
            raise AturanDilanggar("Surat itu sudah diganti. Muat ulang halaman.")
        catatan.rincian |= {"surat": baru.acuan, "mengganti": lama.acuan, "jenis": baru.jenis}
        kabarkan_pemohon(kasus, "surat-perbaikan", baru.pk, at=at, surat=baru)
    return kasus
