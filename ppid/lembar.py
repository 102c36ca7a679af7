"""A table as an office keeps it, XLSX, XLS, ODS or CSV, as rows of cells. Formulas are found, never trusted.

A child process under limits opens the file (periksa_lembar.py): what is in it is a stranger's.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from ppid.galat import AturanDilanggar
from ppid.unggahan import MIB, Batas, buka_dalam_anak

ANAK = Path(__file__).with_name("periksa_lembar.py")
# Long before a register of one office grows to this, it is no register.
PALING_BESAR = 10 * MIB
BATAS = Batas(
    ukuran=PALING_BESAR,
    jenis={},
    sebutan="XLSX, XLS, ODS, atau CSV",
    piksel=0,
    memori=300 * MIB,
    detik_cpu=20,
    detik=30,
)

Sel = str | float | bool | date

_SIMPAN_ULANG = "Buka dengan aplikasi lembar kerja, lalu simpan lagi sebagai XLSX."
_PANJANG = (
    "Lembar ini terlalu panjang atau terlalu lebar: paling banyak 20.000 baris. Hapus baris dan kolom kosong di luar "
    "tabel, atau impor per tahun."
)
PESAN = {
    "rusak": f"Berkas ini rusak, terpotong, atau bukan XLSX, XLS, atau ODS. {_SIMPAN_ULANG}",
    "terkunci": "Berkas ini terkunci kata sandi. Simpan salinan tanpa kata sandi, lalu unggah lagi.",
    "bukan-tabel": "Berkas ini bukan XLSX, XLS, ODS, atau CSV. Simpan registernya sebagai XLSX, lalu unggah lagi.",
    "csv-rusak": "CSV ini rusak di sekitar baris {rincian}. Simpan lagi sebagai XLSX atau “CSV UTF-8”.",
    "terlalu-panjang": _PANJANG,
    "terlalu-berat": f"Berkas ini terlalu berat untuk dibuka. {_PANJANG}",
}


@dataclass(frozen=True, slots=True)
class Lembar:
    """One sheet. `baris[n]` is what a spreadsheet shows as row n + 1; `rumus` are its cells that are computed."""

    baris: list[list[Sel]]
    adalah_csv: bool = False
    rumus: frozenset[tuple[int, str]] = field(default_factory=frozenset)
    nama: str = ""


def huruf_kolom(letak: int) -> str:
    """The letter over a column: 0 is A, 26 is AA."""
    huruf = ""
    letak += 1
    while letak:
        letak, sisa = divmod(letak - 1, 26)
        huruf = chr(ord("A") + sisa) + huruf
    return huruf


def baca_lembar(isi: bytes) -> Iterator[Lembar]:
    """The sheets of a file, told by its content and not by its name.

    Raises AturanDilanggar when it is empty, too large, locked, damaged or no table at all.
    """
    return map(lembar_dari, json.loads(buka_tabel(isi)))


def buka_tabel(isi: bytes) -> bytes:
    """The sheets of a file as JSON, to be kept and read by `lembar_dari`. Raises what baca_lembar raises."""
    if not isi:
        raise AturanDilanggar("Berkas ini kosong.")
    if len(isi) > PALING_BESAR:
        raise AturanDilanggar("Berkas terlalu besar: paling besar 10 MB. Impor per tahun, satu berkas setiap kali.")
    jawaban, lembar = buka_dalam_anak(ANAK, "baca", isi=isi, batas=BATAS)
    if "lembar" not in jawaban:
        sebab, _, rincian = jawaban.get("tolak", "").partition(":")
        raise AturanDilanggar(PESAN.get(sebab, PESAN["rusak"]).format(rincian=rincian))
    return lembar


def lembar_dari(tersimpan: dict[str, Any]) -> Lembar:
    """One sheet out of the JSON of `buka_tabel`."""
    return Lembar(
        baris=[[_sel(sel) for sel in baris] for baris in tersimpan["baris"]],
        adalah_csv=tersimpan["csv"],
        rumus=frozenset((baris, kolom) for baris, kolom in tersimpan["rumus"]),
        nama=tersimpan["nama"],
    )


def _sel(sel: Any) -> Sel:
    return date.fromisoformat(sel["t"]) if isinstance(sel, dict) else sel
