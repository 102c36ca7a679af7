"""Files of a request with parts blacked out: the worker's job, and what the written notice says of it."""

from dip.models import Penghitaman
from dip.penghitaman import alasan_penghitaman
from dip.perbuatan.penghitaman import hasilkan, kotak_dari
from permohonan.models import Permohonan
from permohonan.perbuatan.penghitaman import hitamkan_berkas
from ppid.models import Berkas, PekerjaanLatar
from ppid.pekerjaan_latar import Hasil, Lapor
from ppid.unggahan import UnggahanBersih


def kerjakan(tugas: PekerjaanLatar, lapor: Lapor) -> Hasil:
    """Blacken a file of a request; the new one is given to the applicant. Raises AturanDilanggar when it cannot."""
    kasus = Permohonan.objects.get(acuan=tugas.rincian["permohonan"])
    sumber = Berkas.objects.get(kode=tugas.rincian["berkas"])

    def pasang(unggahan: UnggahanBersih) -> Berkas:
        return hitamkan_berkas(kasus, sumber=sumber, unggahan=unggahan, oleh=tugas.oleh, at=tugas.dibuat_at)

    return hasilkan(tugas, lapor, pasang=pasang)


def penjelasan_penghitaman(permohonan: Permohonan) -> str:
    """Why parts of what will be given are black, as Model PPID-D says it; empty when nothing is.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Lampiran Model PPID-D.
    """
    baris = Penghitaman.objects.filter(hasil__in=permohonan.berkas.disiapkan().values("berkas")).select_related("hasil")
    return alasan_penghitaman((satu.hasil.nama, kotak_dari(satu)) for satu in baris if satu.hasil)
