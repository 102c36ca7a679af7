from datetime import datetime

from keberatan.alur import ALUR_KEBERATAN
from keberatan.ketersampaian import tanggapan_sampai
from keberatan.models import Keberatan
from ppid.galat import AturanDilanggar
from ppid.models import Pengguna
from ppid.perbuatan import perbuatan


def tutup(keberatan: Keberatan, *, oleh: Pengguna, at: datetime) -> Keberatan:
    """Tutup keberatan yang tanggapannya sudah sampai dan perintahnya, bila ada, sudah dilaksanakan.

    Raises AturanDilanggar before that.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Lampiran Model PPID-G.
    """
    with perbuatan(ALUR_KEBERATAN, "tutup", keberatan, oleh=oleh, at=at) as (kasus, _):
        if not tanggapan_sampai(kasus):
            raise AturanDilanggar("Surat tanggapan belum tercatat sampai kepada pengaju. Catat dulu penyampaiannya.")
        if kasus.tanggapan.batas_perintah and not kasus.tanggapan.dilaksanakan_at:
            raise AturanDilanggar("Perintah Atasan PPID belum tercatat dilaksanakan.")
        kasus.ditutup_at = at
    return kasus
