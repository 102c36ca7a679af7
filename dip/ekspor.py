"""The live list as a spreadsheet. Strings stay strings: nothing in it is ever a formula."""

import csv
import io
import tempfile
from pathlib import Path
from typing import Any

from dip.daftar import JUDUL, berurut, sel
from dip.models import InformasiPublik
from ppid.models import Satker
from ppid.saring import tanpa_rumus

LEBAR = (6, 40, 60, 30, 30, 22, 26, 18, 16, 14)


def _baris(informasi: Any) -> list[list[str]]:
    urut: list[InformasiPublik] = berurut(informasi.defer("teks_terbit", "vektor"))
    return [sel(nomor, satu) for nomor, satu in enumerate(urut, 1)]


def csv_dip(informasi: Any) -> bytes:
    """UTF-8 with a byte order mark, which tells spreadsheets so."""
    with io.StringIO(newline="") as keluaran:
        tulis = csv.writer(keluaran)
        tulis.writerow(JUDUL)
        tulis.writerows(map(tanpa_rumus, _baris(informasi)))
        return keluaran.getvalue().encode("utf-8-sig")


def xlsx_dip(informasi: Any, *, satker: Satker) -> bytes:
    """Title, office, the columns of Model PPID-A, then form, kind and category."""
    import xlsxwriter

    aman = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with tempfile.TemporaryDirectory(prefix="ppid-") as folder:
        berkas = Path(folder, "dip.xlsx")
        # Rows leave the memory as soon as they are written.
        buku = xlsxwriter.Workbook(str(berkas), aman | {"constant_memory": True, "tmpdir": folder})
        lembar = buku.add_worksheet("PPID-A")
        tebal = buku.add_format({"bold": True})
        kop = buku.add_format(
            {"bold": True, "border": 1, "text_wrap": True, "valign": "vcenter", "bg_color": "#EEEEEE"}
        )
        isi = buku.add_format({"text_wrap": True, "valign": "top"})
        for nomor, teks in enumerate(("DAFTAR INFORMASI PUBLIK", satker.nama.upper(), "MODEL PPID-A")):
            lembar.write_string(nomor, 0, teks, tebal)
        for kolom, (judul, lebar) in enumerate(zip(JUDUL, LEBAR, strict=True)):
            lembar.set_column(kolom, kolom, lebar)
            lembar.write_string(4, kolom, judul, kop)
        for letak, satu in enumerate(_baris(informasi), 5):
            for kolom, teks in enumerate(satu):
                lembar.write_string(letak, kolom, teks[:32767], isi)
        lembar.freeze_panes(5, 2)
        lembar.set_landscape()
        lembar.set_paper(9)
        lembar.fit_to_pages(1, 0)
        lembar.repeat_rows(4)
        buku.close()
        return berkas.read_bytes()
