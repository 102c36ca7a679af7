"""The forms of the annex that this app prints: the frozen statement of an objection, the register, a blank form."""

from datetime import datetime
from typing import Any

from keberatan.ekspor import cetak_seluruhnya
from keberatan.models import Keberatan, SuratKeberatan
from keberatan.surat import pilihan_alasan
from ppid.formulir import garis, kepala_kosong
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


def _pernyataan_kosong(satker: Satker, at: datetime) -> tuple[str, dict[str, Any]]:
    """Model PPID-F to be filled in by hand."""
    orang = {"nama": garis(), "alamat": garis(2), "pekerjaan": garis(), "telepon": garis()}
    return "surat/ppid_f.html", kepala_kosong(satker) | {
        "cara_mengisi": "Tulis dengan huruf cetak, centang alasannya, tanda tangani. Serahkan di meja layanan, atau "
        "kirim ke alamat di atas, kepada Atasan PPID. Gratis.",
        "pihak": orang | {f"{nama}_kuasa": baris for nama, baris in orang.items()},
        "perkara": {
            "nomor_pendaftaran": garis(),
            "rincian_informasi": garis(2),
            "tujuan_penggunaan": garis(2),
        },
        "pilihan_alasan": pilihan_alasan([]),
        "kasus_posisi": garis(18),
    }


KOSONG = {"PPID-F": _pernyataan_kosong}
FORMULIR = {"PPID-F": _pernyataan, "PPID-G": _register}
