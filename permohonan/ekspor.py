"""The register (Model PPID-C) as a file: XLSX in the annex layout, CSV, or PDF; any length, identity masked."""

import csv
import io
import json
import re
import resource
import subprocess
import sys
import tempfile
import zipfile
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import date
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any

from permohonan.models import Permohonan
from permohonan.register import BarisPPIDC, rangkaian, saring
from ppid.galat import AturanDilanggar
from ppid.models import PekerjaanLatar, Satker
from ppid.pekerjaan_latar import Hasil
from ppid.saring import tanpa_rumus
from ppid.templatetags.waktu import tanggal

Lapor = Callable[[int, int], None]

JENIS = {
    "xlsx": ("XLSX (lembar sebar)", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "csv": ("CSV (data)", "text/csv; charset=utf-8"),
    "pdf": ("PDF (cetak)", "application/pdf"),
}
# The desk takes small extracts; the whole register is the PPID's and the Atasan's.
BATAS_DESK = 200
SETIAP = 500
# A volume of so many rows is set by one child process, whose memory ends with it.
BARIS_PER_JILID = 1250
SEKALIGUS = 2
CENTANG = "√"
# Registers of offices part several contacts in several ways.
PEMISAH_KONTAK = re.compile(r"[,;]|\s/\s")
PENCETAK = Path(__file__).with_name("cetak_register.py")
MEMORI_PENCETAK = 4 << 30
DETIK_PENCETAK = 600

JUDUL = (
    *("No", "Tgl", "Nama", "Alamat", "Nomor Kontak", "Pekerjaan", "Informasi yang Diminta"),
    *("Tujuan Penggunaan Informasi", "Dibawah Penguasaan: Ya", "Dibawah Penguasaan: Tidak", "Belum Didokumentasikan"),
    *("Softcopy", "Hardcopy", "Melihat/Mengetahui", "Meminta Salinan", "Keputusan", "Alasan Penolakan"),
    *("Pemberitahuan Tertulis", "Pemberian Informasi", "Biaya", "Cara"),
)
# Headings above several columns of the annex: first and last column (from 0), words, and the number below.
KELOMPOK = (
    (8, 10, "Status Informasi", 9),
    (11, 12, "Bentuk Informasi yang dikuasai", 10),
    (13, 14, "Jenis Permohonan", 11),
    (17, 18, "Hari dan Tanggal", 14),
    (19, 20, "Biaya dan Cara Pembayaran", 15),
)
TUNGGAL = {0: 1, 1: 2, 2: 3, 3: 4, 4: 5, 5: 6, 6: 7, 7: 8, 15: 12, 16: 13}
LEBAR = (24, 12, 24, 22, 18, 18, 40, 28, 9, 18, 9, 9, 9, 9, 9, 18, 28, 13, 13, 10, 12)


def samarkan_kontak(kontak: str) -> str:
    """ "0812•••21 / s•••@contoh.test": enough to tell two apart, too little to use."""

    def satu(teks: str) -> str:
        if "@" in teks:
            nama, _, ranah = teks.partition("@")
            return f"{nama[:1]}•••@{ranah}"
        return f"{teks[:4]}•••{teks[-2:]}" if len(teks) > 6 else "•••"

    return " / ".join(satu(teks.strip()) for teks in PEMISAH_KONTAK.split(kontak) if teks.strip())


def samarkan_alamat(alamat: str) -> str:
    """Only the place: "•••, Jombang"."""
    depan, koma, tempat = alamat.rpartition(",")
    return f"•••, {tempat.strip()}" if koma and depan.strip() else "•••"


@lru_cache(maxsize=4096)
def _hari(nilai: date | None) -> str:
    return f"{nilai:%d-%m-%Y}" if nilai else ""


def sel(baris: BarisPPIDC) -> list[str]:
    """The 21 cells of one row as words, contact data masked."""

    def tanda(nilai: bool) -> str:
        return CENTANG if nilai else ""

    return [
        f"{baris.nomor} (asal: {baris.nomor_asal})" if baris.nomor_asal else baris.nomor,
        _hari(baris.tanggal),
        baris.nama,
        samarkan_alamat(baris.alamat),
        samarkan_kontak(baris.kontak),
        baris.pekerjaan,
        baris.informasi,
        baris.tujuan,
        tanda(baris.dikuasai),
        (baris.badan_lain or CENTANG) if baris.tidak_dikuasai else "",
        tanda(baris.belum_didokumentasikan),
        tanda(baris.softcopy),
        tanda(baris.hardcopy),
        tanda(baris.melihat),
        tanda(baris.salinan),
        baris.keputusan,
        baris.alasan_penolakan,
        _hari(baris.pemberitahuan),
        _hari(baris.pemberian),
        "" if baris.biaya is None else f"{baris.biaya:.0f}",
        baris.cara_pembayaran,
    ]


def kepala(satker: Satker, rincian: dict[str, Any]) -> tuple[str, str, str]:
    """The three title lines of the register."""
    bulan, tahun = rincian.get("bulan"), rincian.get("tahun")
    masa = " ".join(str(tanggal(date(2000, bulan, 1))).split()[1:2] if bulan else []) + (f" {tahun}" if tahun else "")
    return (
        "REGISTER PERMOHONAN INFORMASI PUBLIK",
        f"DI LINGKUNGAN {satker.nama.upper()}" + (f", {masa.strip().upper()}" if masa.strip() else ""),
        "MODEL PPID-C",
    )


def kerjakan(tugas: PekerjaanLatar, lapor: Lapor) -> Hasil:
    """Write the register that the job asks for. Raises AturanDilanggar when there is nothing in it."""
    rincian = tugas.rincian
    baris = saring(Permohonan.objects.all(), satker=tugas.satker, **rincian["saringan"])
    jumlah = baris.order_by().count()
    if not jumlah:
        raise AturanDilanggar("Tidak ada permohonan yang cocok dengan saringan itu.")
    lapor(0, jumlah)
    isi = _berlapor(map(sel, rangkaian(baris, satker=tugas.satker)), lapor, jumlah)
    judul = kepala(tugas.satker, rincian["saringan"])
    nama = f"register-ppid-c-{tugas.satker.slug}"
    if rincian["jenis"] == "pdf" and jumlah > BARIS_PER_JILID:
        return Hasil(f"{nama}.zip", "application/zip", _jilid(judul, isi, jumlah, nama))
    tulis = {"xlsx": _xlsx, "csv": _csv, "pdf": _pdf}[rincian["jenis"]]
    return Hasil(f"{nama}.{rincian['jenis']}", JENIS[rincian["jenis"]][1], tulis(judul, isi))


def _berlapor(isi: Iterable[list[str]], lapor: Lapor, jumlah: int) -> Iterator[list[str]]:
    for nomor, satu in enumerate(isi, 1):
        if nomor % SETIAP == 0:
            lapor(nomor, jumlah)
        yield satu


def _xlsx(judul: tuple[str, ...], isi: Iterable[list[str]]) -> bytes:
    import xlsxwriter

    pilihan = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with tempfile.TemporaryDirectory(prefix="ppid-") as folder:
        berkas = Path(folder, "register.xlsx")
        buku = xlsxwriter.Workbook(str(berkas), pilihan | {"strings_to_numbers": False, "tmpdir": folder})
        lembar = buku.add_worksheet("PPID-C")
        tebal = buku.add_format({"bold": True})
        bingkai = {"bold": True, "border": 1, "text_wrap": True, "bg_color": "#EEEEEE"}
        kop = buku.add_format(bingkai | {"align": "center", "valign": "vcenter"})
        for kolom, lebar in enumerate(LEBAR):
            lembar.set_column(kolom, kolom, lebar)
        for nomor, teks in enumerate(judul):
            lembar.write_string(nomor, 0, teks, tebal)
        for awal, akhir, teks, _ in KELOMPOK:
            lembar.merge_range(4, awal, 4, akhir, teks, kop)
        for kolom, teks in enumerate(JUDUL):
            lembar.write_string(5, kolom, teks, kop)
        for kolom, nomor in {**TUNGGAL, **{awal: n for awal, _, _, n in KELOMPOK}}.items():
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


def _csv(judul: tuple[str, ...], isi: Iterable[list[str]]) -> bytes:
    # The byte order mark tells spreadsheets that it is UTF-8.
    with tempfile.TemporaryFile() as berkas, io.TextIOWrapper(berkas, "utf-8-sig", newline="") as keluaran:
        tulis = csv.writer(keluaran)
        tulis.writerow(JUDUL)
        tulis.writerows([tanpa_rumus(teks) for teks in satu] for satu in isi)
        keluaran.flush()
        berkas.seek(0)
        return berkas.read()


def _batasi() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORI_PENCETAK, MEMORI_PENCETAK))


def _pdf(judul: tuple[str, ...], isi: Iterable[list[str]], jilid: str = "") -> bytes:
    """One volume, set in a process of its own: what its typesetter took of memory goes back with it."""
    # A number may be broken behind its strokes; nothing else of it may.
    baris = [[satu[0].replace("/", "/\u200b"), *satu[1:]] for satu in isi]
    bahan = json.dumps({"judul": [*judul, *([jilid] if jilid else [])], "kolom": JUDUL, "baris": baris})
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


def _jilid(judul: tuple[str, ...], isi: Iterator[list[str]], jumlah: int, nama: str) -> bytes:
    """A ZIP of volumes: each is a whole tagged document, where a merged one would lose its tags."""
    banyak = -(-jumlah // BARIS_PER_JILID)
    with io.BytesIO() as keluaran:
        with zipfile.ZipFile(keluaran, "w", zipfile.ZIP_STORED) as arsip:
            for nomor, cetakan in enumerate(_sejalan(judul, isi, banyak), 1):
                arsip.writestr(f"{nama}-jilid-{nomor:02d}.pdf", cetakan)
        return keluaran.getvalue()


def _sejalan(judul: tuple[str, ...], isi: Iterator[list[str]], banyak: int) -> Iterator[bytes]:
    """The volumes in order, two being set at a time; no more rows are read than those two need."""
    with ThreadPoolExecutor(SEKALIGUS) as kumpulan:
        berjalan: deque[Future[bytes]] = deque()
        nomor = 0
        while sejilid := list(islice(isi, BARIS_PER_JILID)):
            nomor += 1
            berjalan.append(kumpulan.submit(_pdf, judul, sejilid, f"Jilid {nomor} dari {max(banyak, nomor)}"))
            if len(berjalan) == SEKALIGUS:
                yield berjalan.popleft().result()
        while berjalan:
            yield berjalan.popleft().result()
