from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db.models import Q

from dip import gudang
from dip.alur import ALUR_INFORMASI
from dip.keterangan import KETERANGAN, berbeda, terapkan
from dip.models import InformasiPublik
from dip.penjagaan import PEMUTAKHIRAN, pastikan_belum_berubah, pastikan_orang_lain
from dip.perbuatan.pengumuman import halangan_terbit, terbitkan_berkas
from dip.perbuatan.pengusulan import pastikan_unitnya
from ppid.galat import AturanDilanggar
from ppid.models import Pengguna
from ppid.perbuatan import perbuatan

# With these the Atasan, or the pleno, has judged what waited before.
SELESAI_DINILAI = ("umumkan", "umumkan_edisi", "setujui_pemutakhiran", "tolak_pemutakhiran")


def mutakhirkan(
    informasi: InformasiPublik, isi: Mapping[str, Any], *, oleh: Pengguna, at: datetime, dilihat: int | None = None
) -> InformasiPublik:
    """Usulkan perubahan keterangan informasi yang sudah terbit; berlaku setelah disetujui Atasan.

    Raises AturanDilanggar when nothing would change, or somebody changed it since the history row `dilihat`.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.D angka 2.
    """
    with perbuatan(ALUR_INFORMASI, "mutakhirkan", informasi, oleh=oleh, at=at) as (kasus, catatan):
        pastikan_belum_berubah(kasus, dilihat)
        perubahan = berbeda(kasus, {nama: isi[nama] for nama in (*KETERANGAN, "pokok") if nama in isi})
        if not perubahan and not kasus.perubahan:
            raise AturanDilanggar("Belum ada keterangan yang diubah.")
        kasus.perubahan, kasus.catatan_atasan = perubahan, ""
        catatan.rincian["medan"] = list(perubahan)
    return kasus


def menunggu_persetujuan(informasi: InformasiPublik) -> bool:
    """Apakah ada perubahan atau berkas baru pada informasi terbit yang belum disetujui.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.D angka 2.
    """
    berkas = informasi.berkas.filter(ditarik_at=None)
    return bool(informasi.perubahan) or berkas.filter(Q(terbit_at=None) | Q(ditutup_at__isnull=False)).exists()


def setujui_pemutakhiran(
    informasi: InformasiPublik, *, oleh: Pengguna, at: datetime, dilihat: int | None = None
) -> InformasiPublik:
    """Atasan menyetujui pemutakhiran: keterangan dan berkas barunya langsung terlihat, yang lama dan ditutup tidak.

    Raises AturanDilanggar for what he himself had a hand in, when nothing waits, while a file is not clean, or when
    somebody changed it since the history row `dilihat`.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab I.D angka 1.
    """
    with perbuatan(ALUR_INFORMASI, "setujui_pemutakhiran", informasi, oleh=oleh, at=at) as (kasus, catatan):
        if not menunggu_persetujuan(kasus):
            raise AturanDilanggar("Tidak ada pemutakhiran yang menunggu.")
        pastikan_belum_berubah(kasus, dilihat)
        pesan = "Pemutakhiran ini ikut Anda usulkan sendiri. Orang lain yang menyetujuinya."
        pastikan_orang_lain(kasus, oleh, PEMUTAKHIRAN, sejak=SELESAI_DINILAI, pesan=pesan)
        if halangan := halangan_terbit(kasus):
            raise AturanDilanggar(" ".join(halangan))
        medan = terapkan(kasus, kasus.perubahan)
        kasus.berkas.filter(ditutup_at__isnull=False, ditarik_at=None).update(ditarik_at=at)
        berkas = terbitkan_berkas(kasus, at=at)
        kasus.perubahan, kasus.catatan_atasan, kasus.dimutakhirkan_at = {}, "", at
        catatan.rincian |= {"medan": medan, "berkas": berkas}
    return kasus


def tolak_pemutakhiran(informasi: InformasiPublik, *, alasan: str, oleh: Pengguna, at: datetime) -> InformasiPublik:
    """Atasan menolak pemutakhiran; yang terbit tetap seperti adanya.

    Raises AturanDilanggar without a reason, or when nothing waits.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.D angka 1 huruf d.
    """
    with perbuatan(ALUR_INFORMASI, "tolak_pemutakhiran", informasi, oleh=oleh, at=at) as (kasus, catatan):
        if not menunggu_persetujuan(kasus):
            raise AturanDilanggar("Tidak ada pemutakhiran yang menunggu.")
        if not alasan.strip():
            raise AturanDilanggar("Tulis mengapa pemutakhiran ini ditolak.")
        kasus.berkas.filter(terbit_at=None, ditarik_at=None).update(ditarik_at=at)
        ditutup = kasus.berkas.filter(ditutup_at__isnull=False, ditarik_at=None)
        for berkas in ditutup.select_related("bersih"):
            gudang.keluarkan(berkas)
        ditutup.update(ditutup_at=None)
        kasus.teks_terbit = gudang.susun_teks(kasus)
        kasus.perubahan, kasus.catatan_atasan = {}, alasan.strip()
        catatan.rincian["alasan"] = kasus.catatan_atasan
    return kasus


def tinjau(informasi: InformasiPublik, *, ditinjau_pada: date, oleh: Pengguna, at: datetime) -> InformasiPublik:
    """Catat bahwa informasi ditinjau dan isinya tetap; tentukan kapan ditinjau lagi.

    Raises AturanDilanggar for a next date that is not ahead, or another unit's information.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.D angka 2.
    """
    with perbuatan(ALUR_INFORMASI, "tinjau", informasi, oleh=oleh, at=at) as (kasus, catatan):
        pastikan_unitnya(kasus.unit, oleh=oleh, satker=kasus.satker, at=at)
        if ditinjau_pada <= kasus.satker.hari_ini(at):
            raise AturanDilanggar("Peninjauan berikutnya harus sesudah hari ini.")
        kasus.ditinjau_pada = ditinjau_pada
        catatan.rincian["ditinjau_pada"] = ditinjau_pada.isoformat()
    return kasus
