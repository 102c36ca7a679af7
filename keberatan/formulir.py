"""The forms of the annex that this app prints: the frozen statement of an objection, and the register."""

from datetime import datetime

from keberatan.ekspor import cetak_seluruhnya
from keberatan.models import Keberatan, SuratKeberatan
from ppid.models import JenisSurat, Satker
from ppid.surat import cetak


def _pernyataan(*, satker: Satker | None, nomor: str, at: datetime) -> bytes | None:
    """Model PPID-F of the objection with this number, or the newest one there is."""
    baris = SuratKeberatan.objects.filter(surat__jenis=JenisSurat.PPID_F).select_related("surat")
    if satker is not None:
        baris = baris.filter(keberatan__satker=satker)
    if nomor:
        baris = baris.filter(keberatan__nomor=nomor)
    terbaru = baris.order_by("-surat__diterbitkan_at", "-pk").first()
    return cetak(terbaru.surat, at=at) if terbaru else None


def _register(*, satker: Satker | None, nomor: str, at: datetime) -> bytes | None:
    """Model PPID-G of the office, or of the office with the newest objection (or with that number)."""
    if satker is None:
        baris = Keberatan.objects.select_related("satker")
        terbaru = (baris.filter(nomor=nomor) if nomor else baris).first()
        satker = terbaru.satker if terbaru else None
    return cetak_seluruhnya(satker) if satker else None


FORMULIR = {"PPID-F": _pernyataan, "PPID-G": _register}
