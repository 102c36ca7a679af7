from collections.abc import Collection
from datetime import datetime

from permohonan.alur import ALUR
from permohonan.kabar import kabarkan_berkas_siap, kabarkan_pelepasan_diminta
from permohonan.models import BerkasPermohonan, Permohonan, Sifat
from permohonan.perbuatan.pendaftaran import lampirkan
from ppid import pemeriksaan
from ppid.galat import AturanDilanggar
from ppid.models import Pengguna
from ppid.perbuatan import perbuatan
from ppid.unggahan import UnggahanBersih


def _hasil(kasus: Permohonan, kode: str) -> BerkasPermohonan:
    """That file of the case, locked: the worker and other officers wait for this act."""
    baris = kasus.berkas.hasil().select_for_update(of=("self",)).select_related("berkas")
    berkas = baris.filter(berkas__kode=kode).first()
    if berkas is None:
        raise AturanDilanggar("Berkas itu sudah diganti. Muat ulang halaman untuk melihat keadaan terakhir.")
    return berkas


def gantikan(lama: BerkasPermohonan, baru: BerkasPermohonan) -> None:
    """Let `baru` take the place of a locked file that the applicant cannot open, and be his since then too."""
    baru.diberikan_at = baru.diberikan_at or lama.diberikan_at
    baru.save(update_fields=["diberikan_at"])
    lama.pengganti = baru
    lama.save(update_fields=["pengganti"])


def ganti_berkas(
    permohonan: Permohonan, *, kode: str, unggahan: UnggahanBersih, oleh: Pengguna, at: datetime
) -> Permohonan:
    """Ganti berkas yang belum dapat diunduh pemohon dengan berkas lain; penggantinya diperiksa pula.

    What was given is given in the new form. Raises AturanDilanggar for a file that the applicant can open already: what
    was given stays what was given.

    Dasar: UU 14/2008 Pasal 6 ayat (3).
    """
    with perbuatan(ALUR, "ganti_berkas", permohonan, oleh=oleh, at=at) as (kasus, catatan):
        lama = _hasil(kasus, kode)
        if lama.boleh_keluar:
            raise AturanDilanggar("Berkas itu sudah dapat diunduh pemohon, jadi tidak dapat diganti.")
        (baru,) = lampirkan(kasus, [(Sifat.HASIL, unggahan)], oleh=oleh, at=at)
        gantikan(lama, baru)
        catatan.rincian |= {
            "berkas": lama.berkas.kode,
            "pengganti": baru.berkas.kode,
            "temuan": pemeriksaan.sebutan(lama.temuan),
        }
    return kasus


def minta_pelepasan(permohonan: Permohonan, *, kode: str, alasan: str, oleh: Pengguna, at: datetime) -> Permohonan:
    """Minta berkas yang tertahan dilepas meskipun ada temuannya; orang lain yang menyetujuinya.

    Raises AturanDilanggar for a file that is not held or cannot be opened, and without a fitting reason.

    Dasar: UU 14/2008 Pasal 6 ayat (3).
    """
    with perbuatan(ALUR, "minta_pelepasan", permohonan, oleh=oleh, at=at) as (kasus, catatan):
        berkas = _hasil(kasus, kode)
        temuan = pemeriksaan.minta_lepas(berkas, alasan=alasan, oleh=oleh, at=at)
        kabarkan_pelepasan_diminta(berkas, at=at)
        # The reason stands with the file: it may name somebody, and the history keeps no names.
        catatan.rincian |= {"berkas": kode, "temuan": temuan}
    return kasus


def lepaskan_berkas(
    permohonan: Permohonan, *, kode: str, dibaca: Collection[str], oleh: Pengguna, at: datetime
) -> Permohonan:
    """Lepaskan berkas yang tertahan atas permintaan orang lain; yang sudah diberikan seketika dapat diunduh pemohon.

    `dibaca` are the requests that the signer had before him. Raises AturanDilanggar when nobody asked, when the same
    natural person did, or when the request is another by now.

    Dasar: UU 14/2008 Pasal 6 ayat (3).
    """
    with perbuatan(ALUR, "lepaskan_berkas", permohonan, oleh=oleh, at=at) as (kasus, catatan):
        berkas = _hasil(kasus, kode)
        temuan = pemeriksaan.lepaskan(berkas, dibaca=dibaca, oleh=oleh, at=at)
        if berkas.diberikan_at:
            kabarkan_berkas_siap(berkas, at=at)
        # The reason stands with the file: it may name somebody, and the history keeps no names.
        catatan.rincian |= {"berkas": kode, "temuan": temuan}
    return kasus
