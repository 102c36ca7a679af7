from datetime import datetime

from dip import gudang
from dip.alur import ALUR_INFORMASI
from dip.models import InformasiPublik
from ppid.galat import AturanDilanggar
from ppid.models import Pengguna
from ppid.perbuatan import perbuatan


def kosongkan(informasi: InformasiPublik, *, alasan: str, at: datetime) -> None:
    """What a withdrawn item keeps is its mark: name, reason, date. Its files go back in. Inside an act only."""
    terbit = informasi.berkas.filter(terbit_at__isnull=False, ditarik_at=None)
    gudang.tutup(terbit)
    informasi.berkas.filter(ditarik_at=None).update(ditarik_at=at)
    informasi.ditarik_at, informasi.alasan_penarikan, informasi.teks_terbit = at, alasan.strip(), ""


def tahan(informasi: InformasiPublik, *, alasan: str, oleh: Pengguna, at: datetime) -> InformasiPublik:
    """Minta penarikan informasi yang sudah terbit: berkasnya seketika tidak dapat diunduh, orang kedua memutuskan.

    Raises AturanDilanggar without a reason.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.D angka 2.
    """
    with perbuatan(ALUR_INFORMASI, "tahan", informasi, oleh=oleh, at=at) as (kasus, catatan):
        if not alasan.strip():
            raise AturanDilanggar("Tulis alasan penarikan; masyarakat membacanya.")
        gudang.tutup(kasus.berkas.filter(terbit_at__isnull=False, ditarik_at=None))
        kasus.alasan_penarikan, kasus.ditahan_oleh = alasan.strip(), oleh
        catatan.rincian["alasan"] = kasus.alasan_penarikan
    return kasus


def tarik(informasi: InformasiPublik, *, oleh: Pengguna, at: datetime) -> InformasiPublik:
    """Orang kedua menyetujui penarikan; halamannya tinggal tanda bahwa informasi itu pernah ada dan mengapa ditarik.

    Raises AturanDilanggar for one's own request.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.D angka 2.
    """
    with perbuatan(ALUR_INFORMASI, "tarik", informasi, oleh=oleh, at=at) as (kasus, catatan):
        if kasus.ditahan_oleh is not None and kasus.ditahan_oleh.orang_yang_sama(oleh):
            raise AturanDilanggar("Penarikan ini Anda minta sendiri. Orang lain yang menyetujuinya.")
        kosongkan(kasus, alasan=kasus.alasan_penarikan, at=at)
        catatan.rincian["alasan"] = kasus.alasan_penarikan
    return kasus


def pulihkan(informasi: InformasiPublik, *, oleh: Pengguna, at: datetime) -> InformasiPublik:
    """Batalkan penarikan yang belum disetujui; berkasnya dapat diunduh lagi.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab I.D angka 1.
    """
    with perbuatan(ALUR_INFORMASI, "pulihkan", informasi, oleh=oleh, at=at) as (kasus, _):
        terbit = kasus.berkas.filter(terbit_at__isnull=False, ditarik_at=None, ditutup_at=None)
        for berkas in terbit.select_related("bersih"):
            gudang.keluarkan(berkas)
        kasus.alasan_penarikan, kasus.ditahan_oleh = "", None
    return kasus
