from datetime import datetime

from laporan.alur import ALUR
from laporan.angka_narasi import angka_diketik
from laporan.kerangka import bagian
from laporan.models import AngkaDibenarkan, BagianLaporan, Laporan
from ppid.galat import AturanDilanggar
from ppid.models import Pengguna
from ppid.perbuatan import perbuatan


class SudahDiubah(AturanDilanggar):
    """Somebody else saved the same part meanwhile; `baris` is what stands there now."""

    def __init__(self, baris: BagianLaporan) -> None:
        self.baris = baris
        super().__init__(
            f"{baris.diubah_oleh} menyimpan bagian ini sesudah Anda membukanya. Tulisan Anda masih ada di bawah; "
            "gabungkan dengan tulisan yang tersimpan, lalu simpan lagi."
        )


def _bagian(laporan: Laporan, kunci: str) -> BagianLaporan:
    try:
        bagian(kunci, tahunan=laporan.tahunan)
    except KeyError as galat:
        raise AturanDilanggar("Bagian itu tidak ada dalam laporan ini.") from galat
    baris, _ = BagianLaporan.objects.select_for_update(of=("self",)).get_or_create(laporan=laporan, kunci=kunci)
    return baris


def tulis_bagian(laporan: Laporan, *, kunci: str, isi: str, versi: int, oleh: Pengguna, at: datetime) -> BagianLaporan:
    """Simpan uraian satu bagian laporan.

    `versi` is the writing that the officer had before him. Raises SudahDiubah when another one has been saved since;
    then nothing of either text is lost.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.E huruf b.
    """
    with perbuatan(ALUR, "tulis_bagian", laporan, oleh=oleh, at=at) as (terkunci, catatan):
        baris = _bagian(terkunci, kunci)
        if baris.versi != versi and baris.isi != isi:
            raise SudahDiubah(baris)
        baris.isi, baris.versi = isi, baris.versi + 1
        baris.diubah_oleh, baris.diubah_at = oleh, at
        baris.save()
        catatan.rincian |= {"bagian": kunci, "versi": baris.versi, "huruf": len(isi)}
    return baris


def benarkan_angka(
    laporan: Laporan, *, kunci: str, angka: str, keterangan: str, oleh: Pengguna, at: datetime
) -> AngkaDibenarkan:
    """Jelaskan angka dalam uraian yang tidak berasal dari register, misalnya banyaknya kegiatan sosialisasi.

    Raises AturanDilanggar without an explanation.

    Dasar: PerKI 1/2021.
    """
    with perbuatan(ALUR, "benarkan_angka", laporan, oleh=oleh, at=at) as (terkunci, catatan):
        if not keterangan.strip():
            raise AturanDilanggar("Jelaskan angka apa itu.")
        if angka not in angka_diketik(_bagian(terkunci, kunci).isi):
            raise AturanDilanggar("Angka itu sudah tidak ada dalam uraian bagian tersebut.")
        baris, _ = AngkaDibenarkan.objects.get_or_create(
            laporan=terkunci,
            kunci=kunci,
            angka=angka,
            defaults={"keterangan": keterangan.strip(), "oleh": oleh, "at": at},
        )
        catatan.rincian |= {"bagian": kunci, "angka": angka}
    return baris
