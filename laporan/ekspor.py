"""A report as a file, made by a worker: figures, charts, print."""

from laporan.cetak import BENTUK, pdf, ringkasan, xlsx
from laporan.models import Laporan
from laporan.naskah import Naskah, susun
from laporan.periode import baca
from ppid.models import PekerjaanLatar
from ppid.pekerjaan_latar import Hasil, Lapor

LANGKAH = 3


def tulis(naskah: Naskah, bentuk: str, *, konsep: bool) -> bytes:
    """The report in that form."""
    if bentuk == "pdf":
        return pdf(naskah, konsep=konsep)
    return ringkasan(naskah.isi, konsep=konsep) if bentuk == "ringkasan" else xlsx(naskah.isi)


def kerjakan(tugas: PekerjaanLatar, lapor: Lapor) -> Hasil:
    """Make the report that the job asks for, from the register as it stands when it is made."""
    lapor(0, LANGKAH)
    rincian = tugas.rincian
    periode = baca(rincian["masa"])
    laporan = Laporan.objects.filter(satker=tugas.satker, acuan=rincian["laporan"]).first()
    naskah = susun(tugas.satker, periode, at=tugas.dibuat_at, laporan=laporan)
    lapor(1, LANGKAH)
    isi = tulis(naskah, rincian["bentuk"], konsep=laporan is not None or naskah.konsep)
    lapor(2, LANGKAH)
    akhiran = "xlsx" if rincian["bentuk"] == "xlsx" else "pdf"
    nama = f"laporan-{tugas.satker.slug}-{periode.kode}{'-ringkasan' if rincian['bentuk'] == 'ringkasan' else ''}"
    return Hasil(f"{nama}.{akhiran}", BENTUK[rincian["bentuk"]][1], isi)
