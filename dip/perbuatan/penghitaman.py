"""Drawing boxes over a file, asking for the blackened one, and what the worker does then."""

from collections.abc import Callable, Sequence
from dataclasses import astuple
from datetime import datetime
from functools import partial
from typing import Any

from django.db import transaction

from dip.models import BerkasInformasi, Penghitaman
from dip.penghitaman import Kotak, hitamkan, periksa_kotak, periksa_letak, ukur
from dip.perbuatan.pelampiran import lampirkan
from ppid.galat import AturanDilanggar
from ppid.models import Berkas, PekerjaanLatar, Pengguna
from ppid.pekerjaan_latar import Hasil, Lapor, titipkan
from ppid.unggahan import UnggahanBersih

DIKERJAKAN = "Berkas ini sedang dihitamkan. Tunggu sampai selesai, atau batalkan dulu pekerjaannya."


def kotak_rancangan(sumber: Berkas) -> tuple[Penghitaman | None, list[Kotak]]:
    """What is being drawn over this file; before anybody began, the boxes of its last blackening to go on from."""
    semua = Penghitaman.objects.filter(sumber=sumber).select_related("tugas", "oleh")
    rancangan = semua.terbuka().first()
    dasar = rancangan or semua.last()
    return rancangan, kotak_dari(dasar) if dasar else []


def kotak_dari(penghitaman: Penghitaman) -> list[Kotak]:
    return [Kotak(*satu) for satu in penghitaman.kotak]


def simpan_kotak(
    sumber: Berkas, kotak: Sequence[Kotak], *, halaman: int, versi: int, oleh: Pengguna, at: datetime
) -> Penghitaman:
    """Simpan kotak yang sedang digambar; `versi` ialah yang terakhir dilihat penggambarnya.

    Raises AturanDilanggar for boxes outside the document, while a worker has it, or when another changed them.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.C angka 1 huruf d.
    """
    periksa_letak(kotak, halaman=halaman)
    with transaction.atomic():
        # The file's row is what two who begin at once meet at.
        Berkas.objects.select_for_update().get(pk=sumber.pk)
        terbuka = Penghitaman.objects.filter(sumber=sumber).terbuka().select_related("tugas", "oleh")
        rancangan = terbuka.first() or Penghitaman(sumber=sumber, satker_id=sumber.satker_id, oleh=oleh)
        if rancangan.dikerjakan:
            raise AturanDilanggar(DIKERJAKAN)
        if rancangan.versi != versi:
            raise AturanDilanggar(
                f"{rancangan.oleh} baru saja mengubah kotaknya. Muat ulang halaman, lalu gambar lagi yang belum ada."
            )
        rancangan.kotak = [list(astuple(satu)) for satu in kotak]
        rancangan.versi += 1
        rancangan.oleh, rancangan.at = oleh, at
        rancangan.save()
    return rancangan


def minta_penghitaman(
    sumber: Berkas,
    kotak: Sequence[Kotak],
    *,
    halaman: int,
    versi: int,
    jenis: str,
    rincian: dict[str, Any],
    oleh: Pengguna,
    at: datetime,
) -> PekerjaanLatar:
    """Minta salinan berkas yang bagian-bagiannya dihitamkan; dikerjakan pekerja latar `jenis`.

    Raises AturanDilanggar for boxes that are not complete, and for all that simpan_kotak raises.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.C angka 1 huruf d.
    """
    periksa_kotak(kotak, halaman=halaman)
    with transaction.atomic():
        rancangan = simpan_kotak(sumber, kotak, halaman=halaman, versi=versi, oleh=oleh, at=at)
        rancangan.tugas = titipkan(
            jenis,
            judul=f"Penghitaman {sumber.nama}"[:150],
            rincian=rincian | {"penghitaman": rancangan.acuan},
            satker=rancangan.satker,
            oleh=oleh,
            at=at,
        )
        rancangan.save(update_fields=["tugas"])
    return rancangan.tugas


def hasilkan(tugas: PekerjaanLatar, lapor: Lapor, *, pasang: Callable[[UnggahanBersih], Berkas]) -> Hasil:
    """Blacken the file that the job asks for; `pasang` puts the new one in its place when the job ends.

    Raises AturanDilanggar when the file cannot be blackened.
    """
    rancangan = Penghitaman.objects.select_related("sumber").get(acuan=tugas.rincian["penghitaman"])
    sumber = rancangan.sumber
    with sumber.buka() as isi:
        banyak = len(ukur(isi).halaman)
        berkas = hitamkan(isi, kotak_dari(rancangan), lapor=lapor)
    try:
        with berkas.open("rb") as baru:
            if len(ukur(baru).halaman) != banyak:
                raise AturanDilanggar("Salinan yang dihitamkan tidak utuh. Cetak ulang berkasnya sebagai PDF baru.")
    except BaseException:
        berkas.unlink(missing_ok=True)
        raise
    batang, _, akhiran = sumber.nama.rpartition(".")
    nama = f"{batang[:80]}-dihitamkan.{akhiran}"

    def catat() -> None:
        hasil = pasang(UnggahanBersih(nama=nama, mime=sumber.mime, isi=berkas.read_bytes()))
        Penghitaman.objects.filter(pk=rancangan.pk).update(hasil=hasil)

    return Hasil(nama, sumber.mime, berkas, catat=catat)


def kerjakan(tugas: PekerjaanLatar, lapor: Lapor) -> Hasil:
    """Blacken a file of the list; it becomes the new version. Raises AturanDilanggar when it cannot."""
    versi = BerkasInformasi.objects.select_related("informasi").get(kode=tugas.rincian["berkas"])
    return hasilkan(tugas, lapor, pasang=partial(_pasang_versi, versi, tugas))


def _pasang_versi(versi: BerkasInformasi, tugas: PekerjaanLatar, unggahan: UnggahanBersih) -> Berkas:
    informasi = lampirkan(versi.informasi, unggahan, judul=versi.judul, oleh=tugas.oleh, at=tugas.dibuat_at)
    return informasi.berkas.filter(judul=versi.judul).latest("versi").asli
