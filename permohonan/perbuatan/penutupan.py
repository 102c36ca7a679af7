from datetime import datetime

from permohonan.alur import ALUR
from permohonan.models import Permohonan
from ppid.galat import AturanDilanggar
from ppid.perbuatan import Pelaku, perbuatan


def tutup(permohonan: Permohonan, *, oleh: Pelaku, at: datetime) -> Permohonan:
    """Tutup permohonan yang sudah dijawab dan, bila ada yang diberikan, sudah diserahkan.

    Raises AturanDilanggar while granted information was not handed over, a file that was given cannot be opened yet,
    or a part waits for its supplementary answer.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.A angka 4 huruf k.
    """
    with perbuatan(ALUR, "tutup", permohonan, oleh=oleh, at=at) as (kasus, _):
        if kasus.menunggu_serah:
            raise AturanDilanggar("Informasi yang diberikan belum diserahkan. Serahkan dulu dengan tanda terima.")
        if kasus.berkas.belum_siap().exists():
            raise AturanDilanggar(
                "Ada berkas yang sudah diberikan tetapi belum dapat dibuka pemohon. Tunggu sampai selesai diperiksa; "
                "yang tertahan diganti PPID atau dilepas dua orang."
            )
        if kasus.pengujian.terbuka().exists():
            raise AturanDilanggar(
                "Masih ada bagian yang diuji konsekuensinya. Beri jawaban susulan dulu, sesudah ujinya ditetapkan."
            )
        kasus.ditutup_at = at
    return kasus
