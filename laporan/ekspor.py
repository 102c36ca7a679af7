"""A report as a file, made by a worker: figures, charts, print."""

from datetime import datetime

from laporan.cetak import BENTUK, pdf, pdf_beku, ringkasan, xlsx
from laporan.models import Laporan
from laporan.naskah import Naskah, susun
from laporan.periode import baca
from ppid.models import PekerjaanLatar
from ppid.pekerjaan_latar import Hasil, Lapor
from ppid.surat import cetak

LANGKAH = 3


def tulis(naskah: Naskah, bentuk: str, *, konsep: bool) -> bytes:
    """The report in that form."""
    if bentuk == "pdf":
        return pdf(naskah, konsep=konsep)
    if bentuk == "ringkasan":
        return ringkasan(naskah.isi, konsep=konsep)
    return xlsx(naskah.isi, konsep=konsep, kesalahan=naskah.semua_kesalahan)


def tulis_beku(laporan: Laporan, bentuk: str, *, at: datetime) -> bytes:
    """A report as it was ratified, not as it would be counted now; once published, the letter's own bytes."""
    isi = laporan.beku or {}
    konsep = laporan.surat is None
    if bentuk == "pdf":
        if laporan.surat is not None:
            return cetak(laporan.surat, at=at)
        return pdf_beku(isi, nomor=laporan.nomor, tanggal=laporan.tanggal_laporan)
    return ringkasan(isi, konsep=konsep) if bentuk == "ringkasan" else xlsx(isi, konsep=konsep)


def kerjakan(tugas: PekerjaanLatar, lapor: Lapor) -> Hasil:
    """Make the report that the job asks for, from the register as it stands when it is made."""
    lapor(0, LANGKAH)
    rincian = tugas.rincian
    periode = baca(rincian["masa"])
    milik = Laporan.objects.filter(satker=tugas.satker).select_related("surat")
    laporan = milik.filter(acuan=rincian["laporan"]).first()
    if laporan is not None and laporan.beku is not None:
        isi = tulis_beku(laporan, rincian["bentuk"], at=tugas.dibuat_at)
    else:
        naskah = susun(tugas.satker, periode, at=tugas.dibuat_at, laporan=laporan)
        lapor(1, LANGKAH)
        isi = tulis(naskah, rincian["bentuk"], konsep=laporan is not None or naskah.konsep)
    lapor(2, LANGKAH)
    akhiran = "xlsx" if rincian["bentuk"] == "xlsx" else "pdf"
    nama = f"laporan-{tugas.satker.slug}-{periode.kode}{'-ringkasan' if rincian['bentuk'] == 'ringkasan' else ''}"
    return Hasil(f"{nama}.{akhiran}", BENTUK[rincian["bentuk"]][1], isi)
