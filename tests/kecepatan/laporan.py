"""The row about a report on paper: the busiest office's year, with its charts, beside bare tables and charts."""

from typing import Any

from pypdfium2 import PdfDocument

from laporan.cetak import pdf
from laporan.naskah import susun
from laporan.periode import baca
from permohonan.impor import impor
from ppid.acuan import DATA
from ppid.peran import Peran
from tests.kecepatan import lantai
from tests.kecepatan.dasar import Hasil, banding
from tests.kecepatan.isi import SAAT, Bangsa

TAHUN = baca("2024")


def laporan(bangsa: Bangsa, u: Any) -> list[Hasil]:
    impor(bangsa.jombang, DATA / "register-jombang-2024.xlsx", oleh=Peran.SISTEM, at=SAAT)
    naskah = susun(bangsa.jombang, TAHUN, at=SAAT)
    tabel = [satu for bab in naskah.isi["bab"] for _, satu in bab["tabel"] if not satu["kosong"]]
    halaman, polos = (len(PdfDocument(isi)) for isi in (pdf(naskah, konsep=False), lantai.laporan_polos(naskah.isi)))
    grafik = sum(satu["grafik"] for satu in tabel)
    return [
        banding(
            f"laporan tahunan PDF, {len(tabel)} tabel dan {grafik} grafik",
            lambda: pdf(naskah, konsep=False),
            lambda: lantai.laporan_polos(naskah.isi),
            batas=1.3,
            putaran=u.putaran,
            catatan=f"{halaman} halaman, lantai {polos}",
        ),
        banding(
            "… disusun dari register",
            lambda: susun(bangsa.jombang, TAHUN, at=SAAT),
            lambda: lantai.laporan_polos(naskah.isi),
            batas=None,
            putaran=u.putaran,
        ),
    ]
