"""The counted figures of some offices and days, and the tables that they are shown in."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from laporan import dimensi as D
from laporan.dimensi import Dimensi
from laporan.periode import BULAN, Periode
from permohonan.models import JenisInformasi
from permohonan.register import KELAS_TERBIT


class Baris(NamedTuple):
    """One counted cell of one office; 0 where all were counted together, and `masa` empty unless it was asked for."""

    satker: int
    masa: str
    dimensi: str
    nilai: str
    jumlah: int


@dataclass(frozen=True, slots=True)
class Sel:
    """One cell of a table: its value as a row's key, its words, how many."""

    nilai: str
    label: str
    jumlah: int


@dataclass(frozen=True, slots=True)
class Sebaran:
    """One breakdown with its cells in order; they add up to `jumlah`."""

    dimensi: Dimensi
    sel: tuple[Sel, ...]

    @property
    def jumlah(self) -> int:
        return sum(satu.jumlah for satu in self.sel)

    def persen(self, satu: Sel) -> str:
        """ "60,0" of a hundred; nothing when there is nothing to part."""
        return f"{satu.jumlah * 100 / self.jumlah:.1f}".replace(".", ",") if self.jumlah else ""


class Angka:
    """The figures of some offices and days, counted once; every place that shows one reads it here."""

    def __init__(self, baris: Iterable[Baris], *, periode: Periode, dip_pada: date, pada: date) -> None:
        isi: dict[str, Counter[str]] = defaultdict(Counter)
        for satu in baris:
            isi[satu.dimensi][satu.nilai] += int(satu.jumlah)
        self.isi = isi
        self.periode = periode
        self.pada = pada
        # The day whose list of public information is counted.
        self.dip_pada = dip_pada
        self.jenis_informasi = (
            {str(pk): nama for pk, nama in JenisInformasi.objects.values_list("pk", "nama")}
            if isi["jenis_informasi"].keys() - {D.TIDAK_DISEBUTKAN}
            else {}
        )

    def banyak(self, dimensi: str, *nilai: str) -> int:
        """All of a breakdown, or the named cells of it."""
        sel = self.isi.get(dimensi, Counter())
        return sum(sel[satu] for satu in nilai) if nilai else sum(sel.values())

    def sebaran(self, kunci: str) -> Sebaran:
        """A breakdown with its cells in the order of their words; months in order, every month of the period."""
        dimensi = D.SEMUA[kunci]
        sel = self.isi.get(kunci, Counter())
        if kunci == "bulan" or dimensi in D.BULANAN:
            urut = [f"{bulan:%Y-%m}" for bulan in self.periode.bulan_bulan()]
            return Sebaran(dimensi, tuple(Sel(satu, _bulan(satu), sel[satu]) for satu in urut))
        label = {**dimensi.label, **(self.jenis_informasi if kunci == "jenis_informasi" else {})}
        ada = [nilai for nilai in label if sel[nilai] or nilai in dimensi.tetap]
        if kunci == "jenis_informasi":
            ada.sort(key=lambda nilai: (nilai == D.TIDAK_DISEBUTKAN, -sel[nilai], label[nilai]))
        asing = sorted(nilai for nilai in sel if sel[nilai] and nilai not in label)
        return Sebaran(dimensi, tuple(Sel(nilai, label.get(nilai, nilai), sel[nilai]) for nilai in [*ada, *asing]))

    def hari_kerja(self, jalur: str = "") -> Counter[int]:
        """How many were answered on working day 0, 1, … after receipt."""
        hasil: Counter[int] = Counter()
        for nilai, jumlah in self.isi.get("hari", Counter()).items():
            milik, _, hari = nilai.partition(":")
            if jalur in ("", milik):
                hasil[int(hari)] += jumlah
        return hasil

    def kelas(self, kunci: str) -> Sebaran:
        """Answered requests in classes of working days: those of each term, or the ones offices publish."""
        dimensi, kelas, jalur = KELAS[kunci]
        hari = self.hari_kerja(jalur)
        sel = (
            Sel(str(nomor), label, sum(n for h, n in hari.items() if dari <= h and (sampai is None or h <= sampai)))
            for nomor, (label, dari, sampai) in enumerate(kelas)
        )
        return Sebaran(dimensi, tuple(sel))

    def tabel(self, kunci: str) -> Sebaran:
        """Any table by its key."""
        return self.kelas(kunci) if kunci in KELAS else self.sebaran(kunci)

    def harus(self, tabel: Sebaran) -> int:
        """What the cells of that table must add up to, counted over another column."""
        if tabel.dimensi.kunci in KELAS:
            terjawab = self.banyak("ketepatan", "tepat", "terlambat")
            lain = {"kelas_biasa": "pemilu", "kelas_pemilu": "umum"}.get(tabel.dimensi.kunci)
            return terjawab - (sum(self.hari_kerja(lain).values()) if lain else 0)
        dimensi, nilai = tabel.dimensi.jumlah_dari
        return self.banyak(dimensi, *([nilai] if nilai else []))


def _bulan(masa: str) -> str:
    tahun, _, bulan = masa.partition("-")
    return f"{BULAN[int(bulan) - 1]} {tahun}"


KELAS: dict[str, tuple[Dimensi, tuple[D.Kelas, ...], str]] = {
    "kelas_biasa": (
        Dimensi(
            kunci="kelas_biasa",
            judul="Waktu menjawab permohonan biasa",
            kolom="Waktu",
        ),
        D.KELAS_BIASA,
        "umum",
    ),
    "kelas_pemilu": (
        Dimensi(
            kunci="kelas_pemilu",
            judul="Waktu menjawab permohonan Informasi Pemilu dan Pemilihan",
            kolom="Waktu",
        ),
        D.KELAS_PEMILU,
        "pemilu",
    ),
    "kelas_terbit": (
        Dimensi(
            kunci="kelas_terbit",
            judul="Waktu menjawab semua permohonan",
            kolom="Waktu",
            catatan="Kelas yang dipakai laporan tahun-tahun sebelumnya, untuk perbandingan.",
        ),
        KELAS_TERBIT,
        "",
    ),
}
