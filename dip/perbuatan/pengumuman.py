from datetime import datetime

from dip import gudang
from dip.alur import ALUR_INFORMASI
from dip.kategori import Kategori
from dip.models import InformasiPublik
from dip.penjagaan import PENYUSUNAN, pastikan_belum_berubah, pastikan_orang_lain
from ppid.galat import AturanDilanggar
from ppid.models import Pengguna
from ppid.peran import Peran
from ppid.perbuatan import peran_pelaku, perbuatan


def halangan_terbit(informasi: InformasiPublik) -> list[str]:
    """Mengapa informasi ini belum dapat diumumkan; kosong bila dapat.

    Dasar: UU 14/2008 Pasal 6 ayat (3).
    """
    halangan = []
    for berkas in informasi.berkas.filter(terbit_at=None, ditarik_at=None):
        if berkas.diperiksa_at is None:
            halangan.append(f"Berkas “{berkas.judul}” masih diperiksa. Coba lagi sebentar lagi.")
        if berkas.tertahan:
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


def setujui(informasi: InformasiPublik, *, oleh: Pengguna, at: datetime, dilihat: int | None = None) -> InformasiPublik:
    """Atasan PPID menyetujui satu informasi diumumkan, tanpa menunggu edisi; pleno berikutnya mengesahkannya.

    Raises AturanDilanggar for what he himself had a hand in, while a file is not clean, or when somebody changed it
    since the history row `dilihat`.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab I.D angka 1.
    """
    with perbuatan(ALUR_INFORMASI, "setujui", informasi, oleh=oleh, at=at) as (kasus, _):
        pastikan_belum_berubah(kasus, dilihat)
        pesan = (
            "Usulan ini ikut Anda susun sendiri. Orang lain yang menyetujuinya, atau orang lain yang mengusulkannya."
        )
        pastikan_orang_lain(kasus, oleh, PENYUSUNAN, sejak=("kembalikan",), pesan=pesan)
        if halangan := halangan_terbit(kasus):
            raise AturanDilanggar(" ".join(halangan))
    return kasus


def umumkan(informasi: InformasiPublik, *, oleh: Pengguna, at: datetime) -> InformasiPublik:
    """PPID mengumumkan informasi yang disetujui Atasan; berkasnya disalin ke tempat umum. Serta merta juga Atasan.

    Raises AturanDilanggar while a file is not clean, or for the Atasan when it is not urgent.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab I.D angka 1.
    """
    with perbuatan(ALUR_INFORMASI, "umumkan", informasi, oleh=oleh, at=at) as (kasus, catatan):
        if kasus.kategori != Kategori.SERTA_MERTA and Peran.PPID not in peran_pelaku(oleh, kasus.satker_id, at=at):
            raise AturanDilanggar("Selain informasi serta merta, yang mengumumkan adalah PPID.")
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
