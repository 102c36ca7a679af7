"""A report on paper and as a workbook, from the same data that the page shows."""

import io
from collections.abc import Sequence
from datetime import date
from typing import Any

from laporan.grafik import LEBAR, svg
from laporan.naskah import Naskah
from ppid.models import Berkas, Kelas
from ppid.pdf import Aset, render

# Two charts stand side by side on the summary.
LEBAR_SEMPIT = 400
BENTUK = {
    "pdf": ("Laporan (PDF)", "application/pdf"),
    "ringkasan": ("Ringkasan satu halaman (PDF)", "application/pdf"),
    "xlsx": ("Semua tabel (XLSX)", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}


def grafik(isi: dict[str, Any], *, lebar: int = LEBAR) -> dict[str, Aset]:
    """A chart for each drawn table of a report."""
    return {
        f"grafik-{kunci}": (svg(tabel, judul=tabel["gambar"]["judul"], lebar=lebar), "image/svg+xml")
        for bab in isi["bab"]
        for kunci, tabel in bab["tabel"]
        if tabel["grafik"]
    }


def aset(isi: dict[str, Any]) -> dict[str, Aset]:
    """The pictures of a report: its charts and its photos."""
    kode = [satu["kode"] for satu in isi["foto"]]
    foto = Berkas.objects.filter(kode__in=kode, kelas=Kelas.LAPORAN)
    return grafik(isi) | {f"foto-{satu.kode}": (satu.baca(), satu.mime) for satu in foto}


def pdf(naskah: Naskah, *, konsep: bool | None = None) -> bytes:
    """The report as it stands; what may not be published yet says so on every page and lists why."""
    konsep = naskah.konsep if konsep is None else konsep
    konteks = {
        **naskah.isi,
        "konsep": konsep,
        "kesalahan": naskah.semua_kesalahan,
        "peringatan": naskah.peringatan,
    }
    return render("surat/laporan.html", konteks, aset(naskah.isi))


def pdf_beku(isi: dict[str, Any], *, nomor: str, tanggal: date | None) -> bytes:
    """A ratified report before it is published: the text that was ratified, marked as not out yet."""
    konteks = {**isi, "konsep": True, "kesalahan": [], "nomor": nomor, "tanggal": f"{tanggal}" if tanggal else ""}
    return render("surat/laporan.html", konteks, aset(isi))


def ringkasan(isi: dict[str, Any], *, konsep: bool) -> bytes:
    """One page to hang on the wall."""
    return render("surat/laporan_ringkasan.html", {**isi, "konsep": konsep}, grafik(isi, lebar=LEBAR_SEMPIT))


def xlsx(isi: dict[str, Any], *, konsep: bool = False, kesalahan: Sequence[str] = ()) -> bytes:
    """Every table on a sheet of its own, numbers as numbers; text is never taken for a formula."""
    import xlsxwriter

    keluaran = io.BytesIO()
    pilihan = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    buku = xlsxwriter.Workbook(keluaran, pilihan)
    tebal, kepala = buku.add_format({"bold": True}), buku.add_format({"bold": True, "border": 1, "bg_color": "#EEEEEE"})
    ribu, persen = buku.add_format({"num_format": "#,##0"}), buku.add_format({"num_format": "0.0"})
    daftar = buku.add_worksheet("Isi")
    daftar.set_column(0, 0, 8)
    daftar.set_column(1, 1, 80)
    baris = [isi["judul"], isi["kop"]["nama"], isi["sebutan"].capitalize(), f"Angka per {isi['per'][:10]}"]
    if konsep:
        baris += ["KONSEP – belum boleh diterbitkan", *kesalahan]
    for nomor, teks in enumerate(baris):
        daftar.write_string(nomor, 0, teks, tebal)
    letak = len(baris) + 1
    for bab in isi["bab"]:
        for _, tabel in bab["tabel"]:
            if tabel["kosong"]:
                continue
            nama = f"Tabel {tabel['nomor']}"
            daftar.write_string(letak, 0, nama)
            daftar.write_string(letak, 1, f"{tabel['judul']} (bagian {bab['nomor']})")
            letak += 1
            lembar = buku.add_worksheet(nama)
            lembar.set_column(0, 0, 50)
            lembar.set_column(1, len(tabel["kolom"]), 18)
            lembar.write_string(0, 0, f"{nama}. {tabel['judul']}", tebal)
            for kolom, judul in enumerate(tabel["kolom"]):
                lembar.write_string(2, kolom, judul, kepala)
            for nomor, satu in enumerate([*tabel["baris"], *([tabel["jumlah"]] if tabel["jumlah"] else [])], 3):
                for kolom, sel in enumerate(satu):
                    if kolom in tabel["bilangan"]:
                        _tulis(lembar, nomor, kolom, sel, ribu, persen)
                    else:
                        lembar.write_string(nomor, kolom, sel)
            if tabel["catatan"]:
                lembar.write_string(len(tabel["baris"]) + 5, 0, tabel["catatan"])
    buku.close()
    return keluaran.getvalue()


def _tulis(lembar: Any, baris: int, kolom: int, sel: str, ribu: Any, persen: Any) -> None:
    """A cell of a column of numbers; an empty one stays empty."""
    polos = sel.replace(".", "").replace(",", ".")
    if polos:
        lembar.write_number(baris, kolom, float(polos), persen if "." in polos else ribu)
    else:
        lembar.write_string(baris, kolom, sel)
