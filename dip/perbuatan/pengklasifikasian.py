from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from dip.alur import ALUR_INFORMASI, MENILAI
from dip.keterangan import KETERANGAN, terapkan
from dip.models import InformasiPublik
from dip.penjagaan import pastikan_belum_berubah, pastikan_belum_dinilai
from dip.perbuatan.pengusulan import pastikan_unitnya
from ppid.galat import AturanDilanggar
from ppid.models import Pengguna
from ppid.perbuatan import perbuatan


def klasifikasikan(
    informasi: InformasiPublik,
    *,
    pokok: str,
    jenis: str,
    ditinjau_pada: date | None = None,
    oleh: Pengguna,
    at: datetime,
    dilihat: int | None = None,
) -> InformasiPublik:
    """Tetapkan kategori dan pokok informasi.

    Raises AturanDilanggar for another unit's information, a heading that there is not, while an edition with it is
    being judged, or when somebody changed it since the history row `dilihat`.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.D angka 1 huruf c.
    """
    with perbuatan(ALUR_INFORMASI, "klasifikasikan", informasi, oleh=oleh, at=at) as (kasus, catatan):
        pastikan_unitnya(kasus.unit, oleh=oleh, satker=kasus.satker, at=at)
        pastikan_belum_berubah(kasus, dilihat)
        pastikan_belum_dinilai(kasus)
        terapkan(kasus, {"pokok": pokok, "jenis": jenis})
        kasus.ditinjau_pada = ditinjau_pada or kasus.ditinjau_pada
        kasus.catatan_atasan = ""
        catatan.rincian |= {"kategori": kasus.kategori, "pokok": kasus.pokok}
    return kasus


def koreksi(
    informasi: InformasiPublik, isi: Mapping[str, Any], *, oleh: Pengguna, at: datetime, dilihat: int | None = None
) -> InformasiPublik:
    """Atasan PPID mengoreksi keterangan atau kategori usulan.

    Raises AturanDilanggar for a heading that there is not, after an edition with it has left his step, or when
    somebody changed it since the history row `dilihat`.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.D angka 1 huruf d.
    """
    with perbuatan(ALUR_INFORMASI, "koreksi", informasi, oleh=oleh, at=at) as (kasus, catatan):
        pastikan_belum_berubah(kasus, dilihat)
        pastikan_belum_dinilai(kasus, juga=MENILAI)
        boleh = {nama: isi[nama] for nama in (*KETERANGAN, "pokok") if nama in isi}
        catatan.rincian["medan"] = terapkan(kasus, boleh)
    return kasus


def kembalikan(informasi: InformasiPublik, *, alasan: str, oleh: Pengguna, at: datetime) -> InformasiPublik:
    """Kembalikan usulan kepada penyusunnya dengan catatan.

    Raises AturanDilanggar without a note, or after an edition with it has left his step.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.D angka 1 huruf d.
    """
    with perbuatan(ALUR_INFORMASI, "kembalikan", informasi, oleh=oleh, at=at) as (kasus, catatan):
        pastikan_belum_dinilai(kasus, juga=MENILAI)
        if not alasan.strip():
            raise AturanDilanggar("Tulis apa yang harus diperbaiki.")
        kasus.catatan_atasan = alasan.strip()
        catatan.rincian["alasan"] = kasus.catatan_atasan
    return kasus
