"""What an item says of itself, field by field: kept as data while a change waits for approval."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from dip.kategori import POKOK
from dip.models import InformasiPublik
from ppid.galat import AturanDilanggar

KETERANGAN = (
    *("nama", "ringkasan", "unit", "pejabat", "tahun", "terbit_pada", "tempat", "retensi", "bentuk", "jenis"),
    *("tautan", "ditinjau_pada"),
)
TANGGAL = frozenset({"terbit_pada", "ditinjau_pada"})
KATEGORI_POKOK: dict[str, str] = {pokok: kategori for kategori, isi in POKOK.items() for pokok in isi}
SEBUTAN = {
    satu.name: str(satu.verbose_name)
    for satu in InformasiPublik._meta.concrete_fields
    if satu.name in {*KETERANGAN, "pokok"}
}


def berbeda(informasi: InformasiPublik, isi: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of `isi` that say something else than the item does, as JSON holds them."""
    return {nama: _json(nilai) for nama, nilai in isi.items() if getattr(informasi, nama) != nilai}


def terapkan(informasi: InformasiPublik, isi: Mapping[str, Any]) -> list[str]:
    """Write these values into the item, unsaved; returns the names of the fields that changed.

    Raises AturanDilanggar for a heading that there is not.
    """
    berubah = []
    for nama, nilai in isi.items():
        baru = date.fromisoformat(nilai) if nama in TANGGAL and isinstance(nilai, str) else nilai
        if getattr(informasi, nama) != baru:
            setattr(informasi, nama, baru)
            berubah.append(nama)
    if "pokok" in isi:
        if isi["pokok"] not in KATEGORI_POKOK:
            raise AturanDilanggar("Pilih pokok informasinya.")
        informasi.kategori = KATEGORI_POKOK[isi["pokok"]]
    return berubah


def nilai_terbaca(informasi: InformasiPublik, nama: str, nilai: Any) -> str:
    """A value of a waiting change in words."""
    salinan = InformasiPublik()
    setattr(salinan, nama, date.fromisoformat(nilai) if nama in TANGGAL and isinstance(nilai, str) else nilai)
    sebutan = getattr(salinan, f"get_{nama}_display", None)
    isi = sebutan() if sebutan else getattr(salinan, nama)
    return f"{isi:%d-%m-%Y}" if isinstance(isi, date) else str(isi or "–")


def _json(nilai: Any) -> Any:
    return nilai.isoformat() if isinstance(nilai, date) else nilai
