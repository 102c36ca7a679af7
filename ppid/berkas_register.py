"""Registers as files: XLSX in the annex layout, CSV, or PDF in volumes; any length."""

import csv
import io
import json
import resource
import subprocess
import sys
import tempfile
import zipfile
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from ppid.pekerjaan_latar import Hasil, Lapor
from ppid.saring import tanpa_rumus
from ppid.templatetags.waktu import tanggal

JENIS = {
    "xlsx": ("XLSX (lembar sebar)", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "csv": ("CSV (data)", "text/csv; charset=utf-8"),
    "pdf": ("PDF (cetak)", "application/pdf"),
}
SETIAP = 500
# A volume of so many rows is set by one child process, whose memory ends with it.
BARIS_PER_JILID = 1250
SEKALIGUS = 2
CENTANG = "√"
PENCETAK = Path(__file__).with_name("cetak_register.py")
MEMORI_PENCETAK = 4 << 30
DETIK_PENCETAK = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class Tata:
    """The layout of a register in the annex.

    `kelompok` names headings above several columns: first and last column (from 0), words, and the number below.
    `lebar` are widths in a spreadsheet, `lebar_cetak` on paper; `tegak` are columns whose heading stands upright.
    """

    model: str
    judul: tuple[str, ...]
    kelompok: tuple[tuple[int, int, str, int], ...]
    lebar: tuple[int, ...]
    lebar_cetak: tuple[str, ...]
    tegak: tuple[int, ...]
    # Columns of numbers, which on paper may be broken behind their strokes and nowhere else.
    bernomor: tuple[int, ...] = (0,)

    @property
    def nomor(self) -> list[tuple[int, int, int]]:
        """The numbers below the headings: first column, number, and over how many columns."""
        hasil, kolom, nomor = [], 0, 0
        awal = {satu[0]: satu for satu in self.kelompok}
        while kolom < len(self.judul):
            nomor += 1
            akhir = awal[kolom][1] if kolom in awal else kolom
            hasil.append((kolom, nomor, akhir - kolom + 1))
            kolom = akhir + 1
        return hasil


def masa(rincian: dict[str, Any]) -> str:
    """The year or month of a register as its title says it, with a comma before; nothing for all of it."""
    bulan, tahun = rincian.get("bulan"), rincian.get("tahun")
    kata = " ".join(str(tanggal(date(2000, bulan, 1))).split()[1:2] if bulan else []) + (f" {tahun}" if tahun else "")
    return f", {kata.strip().upper()}" if kata.strip() else ""


def tulis(
    tata: Tata,
    jenis: str,
    kepala: tuple[str, ...],
    isi: Iterable[list[str]],
    jumlah: int,
    *,
    nama: str,
    lapor: Lapor,
) -> Hasil:
    """The register as that kind of file, telling how far it is; a long PDF comes as a ZIP of volumes."""
    lapor(0, jumlah)
    isi = _berlapor(isi, lapor, jumlah)
    if jenis == "pdf" and jumlah > BARIS_PER_JILID:
        return Hasil(f"{nama}.zip", "application/zip", tulis_jilid(tata, kepala, isi, jumlah, nama))
    penulis = {"xlsx": tulis_xlsx, "csv": tulis_csv, "pdf": tulis_pdf}[jenis]
    return Hasil(f"{nama}.{jenis}", JENIS[jenis][1], penulis(tata, kepala, isi))


def _berlapor(isi: Iterable[list[str]], lapor: Lapor, jumlah: int) -> Iterator[list[str]]:
    for nomor, satu in enumerate(isi, 1):
        if nomor % SETIAP == 0:
            lapor(nomor, jumlah)
        yield satu


def tulis_xlsx(tata: Tata, kepala: tuple[str, ...], isi: Iterable[list[str]]) -> bytes:
    import xlsxwriter

    pilihan = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with tempfile.TemporaryDirectory(prefix="ppid-") as folder:
        berkas = Path(folder, "register.xlsx")
        buku = xlsxwriter.Workbook(str(berkas), pilihan | {"strings_to_numbers": False, "tmpdir": folder})
        lembar = buku.add_worksheet(tata.model)
        tebal = buku.add_format({"bold": True})
        bingkai = {"bold": True, "border": 1, "text_wrap": True, "bg_color": "#EEEEEE"}
        kop = buku.add_format(bingkai | {"align": "center", "valign": "vcenter"})
        for kolom, lebar in enumerate(tata.lebar):
            lembar.set_column(kolom, kolom, lebar)
        for nomor, teks in enumerate(kepala):
            lembar.write_string(nomor, 0, teks, tebal)
        for awal, akhir, teks, _ in tata.kelompok:
            lembar.merge_range(4, awal, 4, akhir, teks, kop)
        for kolom, teks in enumerate(tata.judul):
            lembar.write_string(5, kolom, teks, kop)
        for kolom, nomor, _ in tata.nomor:
            lembar.write_number(6, kolom, nomor, kop)
        lembar.freeze_panes(7, 1)
        lembar.set_landscape()
        lembar.set_paper(9)
        lembar.fit_to_pages(1, 0)
        lembar.repeat_rows(4, 6)
        for letak, satu in enumerate(isi, 7):
            for kolom, teks in enumerate(satu):
                if teks:
                    lembar.write_string(letak, kolom, teks[:32767])
        buku.close()
        return berkas.read_bytes()


def tulis_csv(tata: Tata, kepala: tuple[str, ...], isi: Iterable[list[str]]) -> bytes:
    with tempfile.TemporaryFile() as berkas, io.TextIOWrapper(berkas, "utf-8", newline="") as keluaran:
        # The byte order mark tells spreadsheets that it is UTF-8.
        keluaran.write("\ufeff")
        penulis = csv.writer(keluaran)
        penulis.writerow(tata.judul)
        penulis.writerows(map(tanpa_rumus, isi))
        keluaran.flush()
        berkas.seek(0)
        return berkas.read()


def _batasi() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORI_PENCETAK, MEMORI_PENCETAK))


def tulis_pdf(tata: Tata, kepala: tuple[str, ...], isi: Iterable[list[str]], jilid: str = "") -> bytes:
    """One volume, set in a process of its own: what its typesetter took of memory goes back with it."""
    baris = [
        [teks.replace("/", "/\u200b") if kolom in tata.bernomor else teks for kolom, teks in enumerate(satu)]
        for satu in isi
    ]
    bahan = json.dumps(
        {
            "judul": [*kepala, *([jilid] if jilid else [])],
            "kolom": tata.judul,
            "kelompok": [satu[:3] for satu in tata.kelompok],
            "nomor": [satu[1:] for satu in tata.nomor],
            "lebar": tata.lebar_cetak,
            "tegak": tata.tegak,
            "baris": baris,
        }
    )
    hasil = subprocess.run(
        [sys.executable, "-I", str(PENCETAK)],
        input=bahan.encode(),
        capture_output=True,
        timeout=DETIK_PENCETAK,
        preexec_fn=_batasi,
    )
    if hasil.returncode or not hasil.stdout.startswith(b"%PDF"):
        raise RuntimeError(f"pencetak register berhenti dengan {hasil.returncode}")
    return hasil.stdout


def tulis_jilid(tata: Tata, kepala: tuple[str, ...], isi: Iterator[list[str]], jumlah: int, nama: str) -> bytes:
    """A ZIP of volumes: each is a whole tagged document, where a merged one would lose its tags."""
    banyak = -(-jumlah // BARIS_PER_JILID)
    with io.BytesIO() as keluaran:
        with zipfile.ZipFile(keluaran, "w", zipfile.ZIP_STORED) as arsip:
            for nomor, cetakan in enumerate(_sejalan(tata, kepala, isi, banyak), 1):
                arsip.writestr(f"{nama}-jilid-{nomor:02d}.pdf", cetakan)
        return keluaran.getvalue()


def _sejalan(tata: Tata, kepala: tuple[str, ...], isi: Iterator[list[str]], banyak: int) -> Iterator[bytes]:
    """The volumes in order, two being set at a time; no more rows are read than those two need."""
    with ThreadPoolExecutor(SEKALIGUS) as kumpulan:
        berjalan: deque[Future[bytes]] = deque()
        nomor = 0
        while sejilid := list(islice(isi, BARIS_PER_JILID)):
            nomor += 1
            berjalan.append(
                kumpulan.submit(tulis_pdf, tata, kepala, sejilid, f"Jilid {nomor} dari {max(banyak, nomor)}")
            )
            if len(berjalan) == SEKALIGUS:
                yield berjalan.popleft().result()
        while berjalan:
            yield berjalan.popleft().result()
