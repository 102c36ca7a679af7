from datetime import datetime

from permohonan.alur import ALUR
from permohonan.models import JenisInformasi, Permohonan
from ppid.perbuatan import Pelaku, perbuatan


def golongkan(permohonan: Permohonan, *, jenis: JenisInformasi | None, oleh: Pelaku, at: datetime) -> Permohonan:
    """Tetapkan jenis informasi yang diminta, untuk pengelompokan dalam laporan.

    Dasar: UU 14/2008 Pasal 12; Laporan Layanan Informasi Publik KPU Kabupaten Jombang 2024 angka 2.4.
    """
    with perbuatan(ALUR, "golongkan", permohonan, oleh=oleh, at=at) as (kasus, catatan):
        kasus.jenis_informasi = jenis
        catatan.rincian["jenis_informasi"] = jenis.nama if jenis else ""
    return kasus
