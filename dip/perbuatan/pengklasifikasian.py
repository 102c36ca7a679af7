from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from dip.alur import ALUR_INFORMASI
from dip.keterangan import KETERANGAN, terapkan
from dip.models import InformasiPublik
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
    dilihat: str = "",
) -> InformasiPublik:
    """Tetapkan kategori dan pokok informasi.

    `dilihat` is the heading that the person saw when he began: where somebody else has set another meanwhile,
    AturanDilanggar is raised, as for another unit's information or a heading that there is not.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.D angka 1 huruf c.
    """
    with perbuatan(ALUR_INFORMASI, "klasifikasikan", informasi, oleh=oleh, at=at) as (kasus, catatan):
        pastikan_unitnya(kasus.unit, oleh=oleh, satker=kasus.satker, at=at)
        if kasus.pokok != dilihat and kasus.diklasifikasi_oleh not in (None, oleh):
            raise AturanDilanggar(
                f"{kasus.diklasifikasi_oleh} baru saja mengklasifikasikan informasi ini sebagai "
                f"“{kasus.get_pokok_display()}”. Muat ulang halaman, lalu putuskan lagi."
            )
        terapkan(kasus, {"pokok": pokok, "jenis": jenis})
        kasus.ditinjau_pada = ditinjau_pada or kasus.ditinjau_pada
        kasus.diklasifikasi_oleh, kasus.catatan_atasan = oleh, ""
        catatan.rincian |= {"kategori": kasus.kategori, "pokok": kasus.pokok}
    return kasus


def koreksi(informasi: InformasiPublik, isi: Mapping[str, Any], *, oleh: Pengguna, at: datetime) -> InformasiPublik:
    """Atasan PPID mengoreksi keterangan atau kategori usulan.

    Raises AturanDilanggar for a heading that there is not.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.D angka 1 huruf d.
    """
    with perbuatan(ALUR_INFORMASI, "koreksi", informasi, oleh=oleh, at=at) as (kasus, catatan):
        boleh = {nama: isi[nama] for nama in (*KETERANGAN, "pokok") if nama in isi}
        catatan.rincian["medan"] = terapkan(kasus, boleh)
    return kasus


def kembalikan(informasi: InformasiPublik, *, alasan: str, oleh: Pengguna, at: datetime) -> InformasiPublik:
    """Kembalikan usulan kepada penyusunnya dengan catatan.

    Raises AturanDilanggar without a note.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.D angka 1 huruf d.
    """
    with perbuatan(ALUR_INFORMASI, "kembalikan", informasi, oleh=oleh, at=at) as (kasus, catatan):
        if not alasan.strip():
            raise AturanDilanggar("Tulis apa yang harus diperbaiki.")
        kasus.catatan_atasan = alasan.strip()
        catatan.rincian["alasan"] = kasus.catatan_atasan
    return kasus
