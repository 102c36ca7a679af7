from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from dip.alur import ALUR_INFORMASI, MENGIDENTIFIKASI, MENYUSUN, PENYUSUN, StatusInformasi
from dip.keterangan import KETERANGAN, terapkan
from dip.langkah import langkah_kini
from dip.models import ButirEdisi, Edisi, InformasiPublik, Tanda
from dip.penjagaan import pastikan_belum_berubah, pastikan_belum_dinilai
from ppid.galat import AturanDilanggar
from ppid.models import Pengguna, Penugasan, Satker
from ppid.peran import Peran
from ppid.perbuatan import Pelaku, peran_pelaku, perbuatan


def unit_milik(oleh: Pengguna, satker: Satker, *, at: datetime) -> frozenset[str]:
    """Unit kerja yang diwakili anggota tim penghubung ini.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.D angka 1 huruf b.
    """
    tugas = Penugasan.objects.berlaku(at).filter(petugas=oleh, satker=satker, peran=Peran.PENGHUBUNG)
    return frozenset(tugas.exclude(unit="").values_list("unit", flat=True))


def pastikan_unitnya(unit: str, *, oleh: Pelaku, satker: Satker, at: datetime) -> None:
    """Raises AturanDilanggar when tim penghubung reaches for what another unit holds; other roles may."""
    peran = peran_pelaku(oleh, satker.pk, at=at)
    if isinstance(oleh, Peran) or peran & {Peran.PPID, Peran.ATASAN}:
        return
    if unit not in unit_milik(oleh, satker, at=at):
        raise AturanDilanggar("Informasi itu dikuasai unit lain; tim penghubung hanya mengusulkan milik unitnya.")


def usulkan(isi: Mapping[str, Any], *, satker: Satker, oleh: Pengguna, at: datetime) -> InformasiPublik:
    """Usulkan satu informasi untuk Daftar Informasi Publik; ikut dalam edisi yang sedang dihimpun.

    Raises AturanDilanggar for another role, or another unit's information.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.D angka 1 huruf b.
    """
    peran = peran_pelaku(oleh, satker.pk, at=at) & PENYUSUN
    if not peran:
        raise AturanDilanggar("Peran Anda tidak berwenang mengusulkan informasi.")
    pastikan_unitnya(isi["unit"], oleh=oleh, satker=satker, at=at)
    with transaction.atomic():
        informasi = InformasiPublik(
            satker=satker, status=StatusInformasi.USULAN, diusulkan_oleh=oleh, diusulkan_at=at, tahun=isi["tahun"]
        )
        terapkan(informasi, {nama: isi[nama] for nama in KETERANGAN if nama in isi})
        masukkan_usulan(informasi, oleh=oleh, peran=[p for p in Peran if p in peran][-1], at=at)
    return informasi


def masukkan_usulan(informasi: InformasiPublik, *, oleh: Pengguna | None, peran: Peran, at: datetime) -> None:
    """Store a new proposal with its first history row, and let it join an edition being put together."""
    informasi.save()
    informasi.riwayat.create(
        aksi="usulkan", ke=StatusInformasi.USULAN, oleh=oleh, peran=peran, at=at, dasar=MENGIDENTIFIKASI
    )
    edisi = Edisi.objects.berjalan().filter(satker=informasi.satker).select_for_update().first()
    kini = langkah_kini(edisi) if edisi else None
    if edisi and kini and kini.verba in MENYUSUN:
        ButirEdisi.objects.create(edisi=edisi, informasi=informasi, tanda=Tanda.BARU)


def ubah(
    informasi: InformasiPublik, isi: Mapping[str, Any], *, oleh: Pengguna, at: datetime, dilihat: int | None = None
) -> InformasiPublik:
    """Ubah keterangan usulan yang belum disetujui.

    Raises AturanDilanggar for another unit's information, while an edition with it is being judged, or when somebody
    changed it since the history row `dilihat`.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.D angka 1 huruf b.
    """
    with perbuatan(ALUR_INFORMASI, "ubah", informasi, oleh=oleh, at=at) as (kasus, catatan):
        pastikan_belum_berubah(kasus, dilihat)
        pastikan_belum_dinilai(kasus)
        for unit in {kasus.unit, isi["unit"]}:
            pastikan_unitnya(unit, oleh=oleh, satker=kasus.satker, at=at)
        catatan.rincian["medan"] = terapkan(kasus, {nama: isi[nama] for nama in KETERANGAN if nama in isi})
    return kasus


def batalkan(informasi: InformasiPublik, *, alasan: str, oleh: Pengguna, at: datetime) -> InformasiPublik:
    """Batalkan usulan yang belum diumumkan; barisnya tetap tercatat.

    Raises AturanDilanggar without a reason, for another unit's information, or while an edition is being judged.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.D angka 1 huruf b.
    """
    with perbuatan(ALUR_INFORMASI, "batalkan", informasi, oleh=oleh, at=at) as (kasus, catatan):
        pastikan_unitnya(kasus.unit, oleh=oleh, satker=kasus.satker, at=at)
        pastikan_belum_dinilai(kasus)
        if not alasan.strip():
            raise AturanDilanggar("Tulis mengapa usulan ini dibatalkan.")
        ButirEdisi.objects.filter(informasi=kasus, edisi__in=Edisi.objects.berjalan()).delete()
        catatan.rincian["alasan"] = alasan.strip()
    return kasus
