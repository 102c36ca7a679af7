from collections.abc import Collection
from datetime import datetime

from dip.alur import ALUR_INFORMASI
from dip.models import BerkasInformasi, InformasiPublik
from ppid import pemeriksaan
from ppid.galat import AturanDilanggar
from ppid.models import Pengguna
from ppid.perbuatan import perbuatan


def _tertahan(kasus: InformasiPublik, kode: str) -> BerkasInformasi:
    """That unpublished file of the item, locked."""
    baris = kasus.berkas.select_for_update(of=("self",)).filter(kode=kode, terbit_at=None, ditarik_at=None)
    berkas = baris.first()
    if berkas is None:
        raise AturanDilanggar("Berkas itu sudah terbit atau sudah dibuang.")
    return berkas


def minta_pelepasan(
    informasi: InformasiPublik, *, kode: str, alasan: str, oleh: Pengguna, at: datetime
) -> InformasiPublik:
    """Minta berkas yang tertahan boleh terbit meskipun ada temuannya; orang lain yang menyetujuinya.

    Raises AturanDilanggar for a file that is not held or cannot be opened, and without a fitting reason.

    Dasar: UU 14/2008 Pasal 6 ayat (3).
    """
    with perbuatan(ALUR_INFORMASI, "minta_pelepasan", informasi, oleh=oleh, at=at) as (kasus, catatan):
        berkas = _tertahan(kasus, kode)
        temuan = pemeriksaan.minta_lepas(berkas, alasan=alasan, oleh=oleh, at=at)
        catatan.rincian |= {"judul": berkas.judul, "versi": berkas.versi, "temuan": temuan}
    return kasus


def lepaskan_berkas(
    informasi: InformasiPublik, *, kode: str, dibaca: Collection[str], oleh: Pengguna, at: datetime
) -> InformasiPublik:
    """Setujui bahwa berkas yang tertahan boleh terbit, atas permintaan orang lain; pengumumannya tetap tersendiri.

    `dibaca` are the requests that the signer had before him. Raises AturanDilanggar when nobody asked, when the same
    natural person did, or when the request is another by now.

    Dasar: UU 14/2008 Pasal 6 ayat (3).
    """
    with perbuatan(ALUR_INFORMASI, "lepaskan_berkas", informasi, oleh=oleh, at=at) as (kasus, catatan):
        berkas = _tertahan(kasus, kode)
        temuan = pemeriksaan.lepaskan(berkas, dibaca=dibaca, oleh=oleh, at=at)
        catatan.rincian |= {"judul": berkas.judul, "versi": berkas.versi, "temuan": temuan}
    return kasus
