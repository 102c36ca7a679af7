from datetime import datetime

from keberatan.alasan import Sikap
from keberatan.alur import ALUR_KEBERATAN
from keberatan.models import Keberatan
from ppid.galat import AturanDilanggar
from ppid.perbuatan import Pelaku, perbuatan


def nyatakan_sikap(keberatan: Keberatan, *, sikap: str, uraian: str = "", oleh: Pelaku, at: datetime) -> Keberatan:
    """Catat tanggapan pemohon atas keputusan Atasan PPID (Model PPID-G kolom 14); boleh diperbarui.

    Raises AturanDilanggar for an unknown choice.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Lampiran Model PPID-G.
    """
    with perbuatan(ALUR_KEBERATAN, "nyatakan_sikap", keberatan, oleh=oleh, at=at) as (kasus, catatan):
        if sikap not in set(Sikap):
            raise AturanDilanggar("Pilih tanggapan pemohon dari daftar.")
        kasus.sikap, kasus.uraian_sikap, kasus.sikap_at = sikap, uraian.strip(), at
        catatan.rincian["sikap"] = sikap
    return kasus
