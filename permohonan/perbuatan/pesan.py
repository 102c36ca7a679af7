from datetime import datetime

from permohonan.alur import ALUR
from permohonan.kabar import kabarkan_pemohon
from permohonan.models import Permohonan, Pesan
from ppid.galat import AturanDilanggar
from ppid.models import Pengguna
from ppid.perbuatan import Pelaku, perbuatan


def beritahukan(kasus: Permohonan, *, teks: str, oleh: Pengguna | None, at: datetime) -> Pesan:
    """Tell the applicant in a locked case what an act of an officer has done."""
    pesan = Pesan.objects.create(permohonan=kasus, oleh=oleh, teks=teks, at=at, pemberitahuan=True)
    kabarkan_pemohon(kasus, "pesan", pesan.pk, at=at)
    return pesan


def kirim_pesan(permohonan: Permohonan, *, teks: str, oleh: Pelaku, at: datetime) -> Pesan:
    """Pemohon dan petugas saling menulis di dalam berkas permohonan.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.A angka 4 huruf g.
    """
    with perbuatan(ALUR, "kirim_pesan", permohonan, oleh=oleh, at=at) as (kasus, catatan):
        if not teks.strip():
            raise AturanDilanggar("Tulis pesannya dulu.")
        pesan = Pesan.objects.create(permohonan=kasus, oleh=catatan.oleh, teks=teks, at=at)
        catatan.rincian["pesan"] = pesan.pk
        if catatan.oleh is not None:
            kabarkan_pemohon(kasus, "pesan", pesan.pk, at=at, wajib=False)
    return pesan
