"""The forms of the annex that this app prints: the frozen letter of a case, and the register of a year."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from permohonan.ekspor import TATA, kepala, sel
from permohonan.models import Permohonan, SuratPermohonan
from permohonan.register import rangkaian, saring
from ppid.berkas_register import tulis_pdf
from ppid.models import JenisSurat, Satker
from ppid.surat import cetak


def _surat_kasus(jenis: JenisSurat, *, satker: Satker | None, nomor: str, at: datetime) -> bytes | None:
    """That letter of the case with this number, or the newest one there is."""
    baris = SuratPermohonan.objects.filter(surat__jenis=jenis).select_related("surat")
    if satker is not None:
        baris = baris.filter(permohonan__satker=satker)
    if nomor:
        baris = baris.filter(permohonan__nomor=nomor)
    terbaru = baris.order_by("-surat__diterbitkan_at", "-pk").first()
    return cetak(terbaru.surat, at=at) if terbaru else None


def _register(*, satker: Satker | None, nomor: str, at: datetime) -> bytes | None:
    """Model PPID-C: the latest year in the register of the office, or of the office with the newest case."""
    baris = Permohonan.objects.select_related("satker").order_by("-diterima_at", "-pk")
    baris = baris.filter(satker=satker) if satker else baris
    terbaru = (baris.filter(nomor=nomor) if nomor else baris).first()
    if terbaru is None:
        return None
    kantor, tahun = terbaru.satker, terbaru.diterima_pada.year
    setahun = saring(Permohonan.objects.all(), satker=kantor, tahun=tahun)
    return tulis_pdf(TATA, kepala(kantor, {"tahun": tahun}), map(sel, rangkaian(setahun, satker=kantor)))


FORMULIR: dict[str, Callable[..., bytes | None]] = {
    "PPID-C": _register,
    **{
        jenis.value: partial(_surat_kasus, jenis) for jenis in (JenisSurat.PPID_B, JenisSurat.PPID_D, JenisSurat.PPID_E)
    },
}
