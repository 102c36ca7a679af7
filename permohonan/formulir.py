"""The forms of the annex that this app prints: the frozen letter of a case."""

from datetime import datetime
from functools import partial

from permohonan.models import SuratPermohonan
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


FORMULIR = {
    jenis.value: partial(_surat_kasus, jenis) for jenis in (JenisSurat.PPID_B, JenisSurat.PPID_D, JenisSurat.PPID_E)
}
