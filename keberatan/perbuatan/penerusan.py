from datetime import datetime

from keberatan.alur import ALUR_KEBERATAN
from keberatan.kabar import kabarkan_petugas
from keberatan.models import Keberatan
from ppid.models import Pengguna
from ppid.peran import Peran
from ppid.perbuatan import perbuatan


def teruskan_ke_ppid(keberatan: Keberatan, *, oleh: Pengguna, at: datetime) -> Keberatan:
    """Sampaikan formulir keberatan dari meja layanan kepada PPID.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.B angka 2 huruf f.
    """
    with perbuatan(ALUR_KEBERATAN, "teruskan_ke_ppid", keberatan, oleh=oleh, at=at) as (kasus, _):
        kabarkan_petugas(kasus, Peran.PPID, "keberatan-giliran", f"{kasus.pk}:ppid", at=at)
    return kasus


def teruskan_ke_atasan(keberatan: Keberatan, *, pandangan: str = "", oleh: Pengguna, at: datetime) -> Keberatan:
    """Sampaikan keberatan kepada Atasan PPID, dengan pandangan PPID bila ada; waktunya tetap dari penerimaan.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.B angka 2 huruf f.
    """
    with perbuatan(ALUR_KEBERATAN, "teruskan_ke_atasan", keberatan, oleh=oleh, at=at) as (kasus, _):
        kasus.pandangan_ppid = pandangan
        kabarkan_petugas(kasus, Peran.ATASAN, "keberatan-giliran", f"{kasus.pk}:atasan", at=at)
    return kasus
