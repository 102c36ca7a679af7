from datetime import datetime

from laporan.alur import ALUR
from laporan.models import Laporan
from ppid.galat import AturanDilanggar
from ppid.models import JenisSurat, Pengguna
from ppid.perbuatan import perbuatan
from ppid.surat import terbitkan


def terbitkan_laporan(laporan: Laporan, *, oleh: Pengguna, at: datetime) -> Laporan:
    """Terbitkan laporan sebagaimana disahkan: siapa pun dapat membacanya, dan isinya tidak berubah lagi.

    Raises AturanDilanggar without a ratified text or with a date within the period.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.E huruf g.
    """
    with perbuatan(ALUR, "terbitkan_laporan", laporan, oleh=oleh, at=at) as (terkunci, _):
        if terkunci.beku is None or terkunci.tanggal_laporan is None or terkunci.tanggal_laporan <= terkunci.akhir:
            raise AturanDilanggar("Laporan ini belum disahkan dengan tanggal sesudah masanya berakhir.")
        terkunci.terbit_at = at
        terkunci.surat = terbitkan(
            JenisSurat.LAPORAN,
            satker=terkunci.satker,
            nomor=terkunci.nomor,
            tanggal=terkunci.tanggal_laporan,
            konteks=terkunci.beku,
            oleh=oleh,
            at=at,
        )
    return terkunci
