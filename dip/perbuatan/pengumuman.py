from datetime import datetime

from dip import gudang
from dip.alur import ALUR_INFORMASI
from dip.models import InformasiPublik
from ppid.galat import AturanDilanggar
from ppid.models import Pengguna
from ppid.perbuatan import perbuatan


def halangan_terbit(informasi: InformasiPublik) -> list[str]:
    """Mengapa informasi ini belum dapat diumumkan; kosong bila dapat.

    Dasar: UU 14/2008 Pasal 6 ayat (3).
    """
    halangan = []
    for berkas in informasi.berkas.filter(terbit_at=None, ditarik_at=None):
        if berkas.diperiksa_at is None:
            halangan.append(f"Berkas “{berkas.judul}” masih diperiksa. Coba lagi sebentar lagi.")
        halangan += [f"Berkas “{berkas.judul}”: {temuan}" for temuan in berkas.temuan]
    return halangan


def terbitkan_berkas(informasi: InformasiPublik, *, at: datetime) -> int:
    """Copy the checked files out and take the versions they replace back in; returns how many. Inside an act only."""
    siap = list(informasi.berkas.siap().select_related("bersih").order_by("judul", "versi"))
    for berkas in siap:
        lama = informasi.berkas.filter(judul=berkas.judul, versi__lt=berkas.versi, ditarik_at=None)
        gudang.tutup(lama.filter(terbit_at__isnull=False))
        lama.update(ditarik_at=at)
        gudang.keluarkan(berkas)
        informasi.berkas.filter(pk=berkas.pk).update(terbit_at=at)
    informasi.teks_terbit = gudang.susun_teks(informasi)
    return len(siap)


def buka_untuk_umum(informasi: InformasiPublik, *, at: datetime) -> int:
    """Make the item and its files public; returns how many files. Inside an act only.

    Raises AturanDilanggar while a file is not checked, or something is hidden in it.
    """
    if halangan := halangan_terbit(informasi):
        raise AturanDilanggar(" ".join(halangan))
    informasi.diumumkan_at = at
    return terbitkan_berkas(informasi, at=at)


def setujui(informasi: InformasiPublik, *, oleh: Pengguna, at: datetime) -> InformasiPublik:
    """Atasan PPID menyetujui satu informasi diumumkan, tanpa menunggu edisi; pleno berikutnya mengesahkannya.

    Raises AturanDilanggar for what he himself classified, or while a file is not clean.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab I.D angka 1.
    """
    with perbuatan(ALUR_INFORMASI, "setujui", informasi, oleh=oleh, at=at) as (kasus, _):
        if kasus.diklasifikasi_oleh is not None and kasus.diklasifikasi_oleh.orang_yang_sama(oleh):
            raise AturanDilanggar("Usulan ini Anda klasifikasikan sendiri. Orang lain yang menyetujuinya.")
        if halangan := halangan_terbit(kasus):
            raise AturanDilanggar(" ".join(halangan))
    return kasus


def umumkan(informasi: InformasiPublik, *, oleh: Pengguna, at: datetime) -> InformasiPublik:
    """PPID mengumumkan informasi yang disetujui Atasan; berkasnya disalin ke tempat umum.

    Raises AturanDilanggar while a file is not clean.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab I.D angka 1.
    """
    with perbuatan(ALUR_INFORMASI, "umumkan", informasi, oleh=oleh, at=at) as (kasus, catatan):
        catatan.rincian["berkas"] = buka_untuk_umum(kasus, at=at)
    return kasus


def izinkan_penyerahan(
    informasi: InformasiPublik, *, serah_di_meja: bool, oleh: Pengguna, at: datetime
) -> InformasiPublik:
    """PPID menyetujui, atau tidak lagi, bahwa desk menyerahkan informasi ini tanpa bertanya setiap kali.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.A angka 4 huruf d.
    """
    with perbuatan(ALUR_INFORMASI, "izinkan_penyerahan", informasi, oleh=oleh, at=at) as (kasus, catatan):
        kasus.serah_di_meja = serah_di_meja
        catatan.rincian["serah_di_meja"] = serah_di_meja
    return kasus
