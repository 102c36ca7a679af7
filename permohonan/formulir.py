"""The forms of the annex that this app prints: the frozen letter of a case, the register of a year, blank forms."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

from permohonan.ekspor import TATA, kepala, sel
from permohonan.models import Permohonan, SuratPermohonan
from permohonan.register import rangkaian, saring
from permohonan.surat import daftar_tarif, jangka_berlaku
from ppid.berkas_register import tulis_pdf
from ppid.formulir import garis, kepala_kosong
from ppid.models import Jalur, JenisSurat, Satker
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


def _permohonan_kosong(satker: Satker, at: datetime) -> tuple[str, dict[str, Any]]:
    """Model PPID-B to be filled in by hand, with the applicant's rights on its back."""
    pada = satker.hari_ini(at)
    return "surat/ppid_b_kosong.html", kepala_kosong(satker) | {
        "cara_mengisi": "Tulis dengan huruf cetak dan lampirkan fotokopi KTP, SIM, atau paspor; boleh menyusul. "
        "Serahkan di meja layanan, atau kirim ke alamat di atas. Anda menerima nomor pendaftaran sebagai tanda bukti.",
        "pihak": {
            "nama": garis(),
            "identitas": garis(),
            "instansi": garis(),
            "alamat": garis(2),
            "pekerjaan": garis(),
            "kontak": garis(),
        },
        "perkara": {"rincian_informasi": garis(5), "tujuan_penggunaan": garis(2)},
        "jangka": jangka_berlaku(Jalur.UMUM, pada=pada),
        "tarif": daftar_tarif(satker, pada=pada),
    }


KOSONG = {"PPID-B": _permohonan_kosong}
FORMULIR: dict[str, Callable[..., bytes | None]] = {
    "PPID-C": _register,
    **{
        jenis.value: partial(_surat_kasus, jenis) for jenis in (JenisSurat.PPID_B, JenisSurat.PPID_D, JenisSurat.PPID_E)
    },
}
