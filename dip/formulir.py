"""The form of the annex that this app prints: Model PPID-A, the frozen list of an edition."""

from datetime import datetime

from dip.models import Edisi
from ppid.models import Satker
from ppid.surat import cetak


def _edisi(*, satker: Satker | None, nomor: str, at: datetime) -> bytes | None:
    """The edition ratified under this number, or the newest one."""
    baris = Edisi.objects.terbit().select_related("surat")
    if satker is not None:
        baris = baris.filter(satker=satker)
    if nomor:
        baris = baris.filter(nomor_keputusan=nomor)
    terbaru = baris.order_by("-terbit_at", "-pk").first()
    return cetak(terbaru.surat, at=at) if terbaru and terbaru.surat else None


FORMULIR = {"PPID-A": _edisi}
