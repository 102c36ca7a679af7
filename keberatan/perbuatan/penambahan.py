from collections.abc import Sequence
from datetime import datetime

from keberatan.alasan import HURUF, Alasan
from keberatan.alur import ALUR_KEBERATAN
from keberatan.models import Keberatan
from keberatan.perbuatan.pelampiran import lampirkan
from permohonan.models import Sifat
from ppid.galat import AturanDilanggar
from ppid.perbuatan import Pelaku, perbuatan
from ppid.unggahan import UnggahanBersih


def tambahkan(
    keberatan: Keberatan,
    *,
    alasan: Sequence[str],
    kasus_posisi: str,
    berkas: Sequence[tuple[Sifat, UnggahanBersih]] = (),
    token: str,
    diterima_at: datetime,
    oleh: Pelaku,
    at: datetime,
) -> Keberatan:
    """Gabungkan pengajuan berikut pada keberatan yang masih terbuka: alasannya ditambah, ceritanya disimpan.

    The due date stays that of the first filing. Raises AturanDilanggar when nothing was added.

    Dasar: UU 14/2008 Pasal 35 ayat (1).
    """
    with perbuatan(ALUR_KEBERATAN, "tambahkan", keberatan, oleh=oleh, at=at) as (kasus, catatan):
        if not kasus_posisi.strip():
            raise AturanDilanggar("Ceritakan yang terjadi (kasus posisi). Satu atau dua kalimat cukup.")
        sudah = set(kasus.alasan.values_list("alasan", flat=True))
        baru = [satu for satu in Alasan if satu in alasan and satu not in sudah]
        for satu in baru:
            kasus.alasan.create(alasan=satu, huruf=HURUF[satu])
        kasus.tambahan.create(kasus_posisi=kasus_posisi, at=diterima_at, oleh=catatan.oleh, token_kirim=token)
        lampirkan(kasus, berkas, oleh=catatan.oleh, at=at)
        catatan.rincian |= {"alasan": sorted(baru), "diterima": diterima_at.isoformat()}
    return kasus
