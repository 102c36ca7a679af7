"""Tools with which the corpus is made: lifelike papers of an election office, and ways to spoil them."""

import io
from collections.abc import Callable, Iterable
from functools import cache

import openpyxl
import pikepdf
import pypdfium2
import xlsxwriter
from pikepdf import Array, Dictionary, Name, String
from PIL import Image, ImageDraw, ImageFilter, ImageFont
from weasyprint import HTML

from tests.test_pelepasan import KENARI

# Invented, and like a NIK by its form: Jombang, a man born in 1990; and a woman.
NIK = "3517014107900001"
NIK_PEREMPUAN = "3517085506880003"
GAYA = """
@page { size: A4; margin: 2cm; @bottom-center { content: counter(page); font-size: 9pt } }
body { font: 11pt DejaVu Serif; } h1 { font-size: 13pt; text-align: center } p { margin: 6pt 0 }
table { border-collapse: collapse; width: 100% } td, th { border: 0.5pt solid #000; padding: 2pt 4pt; font-size: 9pt }
"""
KOP = "<p style='text-align:center'><b>KOMISI PEMILIHAN UMUM<br>KABUPATEN JOMBANG</b><br>Jl. KH. Romli Tamim 4</p><hr>"
DESA = ["Tambakrejo", "Plandi", "Sengon", "Kepatihan", "Denanyar", "Jabon", "Pulo Lor", "Candimulyo"]


@cache
def cetak(isi: str, gaya: str = "") -> bytes:
    """A PDF as the office's own programs make it, of HTML."""
    return HTML(string=f"<html lang=id><style>{GAYA}{gaya}</style>{isi}").write_pdf() or b""


def surat(*alinea: str, perihal: str = "Jawaban permohonan informasi", gaya: str = "") -> bytes:
    badan = "".join(f"<p>{satu}</p>" for satu in alinea)
    kepala = f"<p>Nomor: 214/PPID/3517/XI/2026<br>Perihal: {perihal}</p>"
    return cetak(f"{KOP}{kepala}{badan}<p>Ketua,<br><br><br>Ahmad Contoh</p>", gaya)


PELAMAR = (
    "Pelamar yang tidak memenuhi syarat:",
    "Siti Aminah Contoh, alamat Jalan Melati 8, telepon 0812-0000-0008",
    "Bambang Peraga, alamat Jalan Kenanga 3, telepon 0812-0000-0003",
    "Demikian untuk menjadi perhatian.",
)


def tabel(kepala: Iterable[str], baris: Iterable[Iterable[object]], *, atribut: str = "") -> str:
    def larik(isi: Iterable[object], jenis: str) -> str:
        return "<tr>" + "".join(f"<{jenis}>{satu}</{jenis}>" for satu in isi) + "</tr>"

    return f"<table {atribut}>{larik(kepala, 'th')}{''.join(larik(satu, 'td') for satu in baris)}</table>"


def rekapitulasi(*, atribut: str = "", gaya: str = "") -> bytes:
    baris = [(n, desa, 310 + 7 * n, 288 + 5 * n, 598 + 12 * n) for n, desa in enumerate(DESA * 3, 1)]
    kepala = ("No", "Desa", "Pasangan calon 1", "Pasangan calon 2", "Jumlah")
    isi = f"{KOP}<h1>BERITA ACARA REKAPITULASI HASIL PENGHITUNGAN SUARA</h1>{tabel(kepala, baris, atribut=atribut)}"
    return cetak(isi, gaya)


def letak(isi: bytes, kata: str, halaman: int = 0) -> tuple[float, float, float, float]:
    """Where those words stand on the page: left, bottom, right, top."""
    with pypdfium2.PdfDocument(isi) as dokumen:
        lembar = dokumen[halaman].get_textpage()
        temu = lembar.search(kata).get_next()
        assert temu, kata
        kotak = [lembar.get_charbox(temu[0] + n) for n in range(temu[1])]
        return (
            *(min(k[0] for k in kotak), min(k[1] for k in kotak)),
            *(max(k[2] for k in kotak), max(k[3] for k in kotak)),
        )


def ubah(isi: bytes, *langkah: Callable[[pikepdf.Pdf], object], **pilihan) -> bytes:
    wadah = io.BytesIO()
    with pikepdf.open(io.BytesIO(isi)) as pdf:
        for satu in langkah:
            satu(pdf)
        pdf.save(wadah, **pilihan)
    return wadah.getvalue()


def lukis(perintah: str, halaman: int = 0, **sumber) -> Callable[[pikepdf.Pdf], None]:
    """More painting on the page, after all that is on it; with resources by kind, such as XObject={"Cap": …}."""

    def langkah(pdf: pikepdf.Pdf) -> None:
        lembar = pdf.pages[halaman]
        lembar.contents_add(b"q\n", prepend=True)
        lembar.contents_add(f"\nQ q {perintah} Q".encode())
        kamus = lembar.obj.get("/Resources")
        if kamus is None:
            kamus = lembar.obj.Resources = Dictionary()
        for jenis, isi in sumber.items():
            if f"/{jenis}" not in kamus:
                kamus[f"/{jenis}"] = Dictionary()
            for nama, buat in isi.items():
                kamus[f"/{jenis}"][f"/{nama}"] = buat(pdf) if callable(buat) else buat

    return langkah


def kotak(k: tuple[float, float, float, float], warna: str = "0 g", tepi: float = 1) -> str:
    """A filled rectangle a little larger than that."""
    return f"{warna} {k[0] - tepi:.2f} {k[1] - tepi:.2f} {k[2] - k[0] + 2 * tepi:.2f} {k[3] - k[1] + 2 * tepi:.2f} re f"


HELVETIKA = {"Font": {"Fx": lambda pdf: Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)}}


def tulis(teks: str, x: float, y: float, *, ukuran: float = 11, awal: str = "0 g") -> str:
    return f"BT {awal} /Fx {ukuran} Tf {x} {y} Td ({teks}) Tj ET"


def citra(gambar: Image.Image, *, jpeg: bool = False, tembus: Image.Image | None = None) -> Callable:
    """A picture as a resource of a PDF."""

    def buat(pdf: pikepdf.Pdf) -> pikepdf.Object:
        wadah = io.BytesIO()
        isi = gambar.convert("L") if gambar.mode == "L" else gambar.convert("RGB")
        ruang = Name.DeviceGray if isi.mode == "L" else Name.DeviceRGB
        if jpeg:
            isi.save(wadah, "JPEG", quality=80)
        bita = wadah.getvalue() if jpeg else isi.tobytes()
        satu = pdf.make_stream(bita, Type=Name.XObject, Subtype=Name.Image, Width=isi.width, Height=isi.height)
        satu.ColorSpace, satu.BitsPerComponent = ruang, 8
        if jpeg:
            satu.Filter = Name.DCTDecode
        if tembus is not None:
            satu.SMask = citra(tembus.convert("L"))(pdf)
        return satu

    return buat


@cache
def foto(lebar: int = 320, tinggi: int = 200) -> Image.Image:
    """A picture full of detail, as of people in front of a building."""
    gambar = Image.effect_noise((lebar, tinggi), 60).convert("RGB")
    pena = ImageDraw.Draw(gambar)
    for n in range(0, lebar, 40):
        pena.ellipse((n, tinggi // 3, n + 34, tinggi - 10), fill=(90 + n % 120, 60, 200 - n % 150))
    return gambar.filter(ImageFilter.GaussianBlur(1))


def huruf(ukuran: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", ukuran)


BARIS_PINDAIAN = [
    "KEPUTUSAN KPU KABUPATEN JOMBANG",
    "Menimbang bahwa rapat pleno telah dilaksanakan",
    "Nama  Siti Aminah Contoh",
    "Alamat  Jalan Melati 8 Tambakrejo",
    "ditetapkan sebagai anggota KPPS TPS 004",
    "Ditetapkan di Jombang 14 Februari 2024",
]


def kertas(*, hitam: Iterable[int] = (), noda: int = 12) -> Image.Image:
    """A scanned sheet, 100 dots an inch, with some of its lines blacked out before it was scanned."""
    gambar = Image.new("L", (827, 1169), 247)
    pena = ImageDraw.Draw(gambar)
    for n, baris in enumerate(BARIS_PINDAIAN):
        pena.text((90, 120 + 60 * n), baris, fill=30, font=huruf(20))
        if n in hitam:
            pena.rectangle((84, 112 + 60 * n, 740, 150 + 60 * n), fill=5)
    acak = Image.effect_noise(gambar.size, noda)
    return Image.blend(gambar, acak, 0.04).filter(ImageFilter.GaussianBlur(0.6))


def pindaian(*, ocr: bool = True, geser: float = 0, hitam: Iterable[int] = (), mode: int = 3, bawah: bool = False):
    """A scanned sheet with the text layer that a reading program lays over it, or under it."""

    def langkah(pdf: pikepdf.Pdf) -> None:
        pdf.add_blank_page(page_size=(595.4, 841.7))
        teks = []
        for n, baris in enumerate(BARIS_PINDAIAN if ocr else []):
            y = 841.7 - (120 + 60 * n + 20) * 0.72
            teks.append(f"BT {mode} Tr /Fx 14.2 Tf 1 0 0 1 {90 * 0.72 + geser:.1f} {y:.1f} Tm ({baris}) Tj ET")
        gambar = "q 595.4 0 0 841.7 0 0 cm /Pindai Do Q"
        urutan = [*teks, gambar] if bawah else [gambar, *teks]
        sumber = HELVETIKA | {"XObject": {"Pindai": citra(kertas(hitam=hitam), jpeg=True)}}
        lukis(" ".join(urutan), len(pdf.pages) - 1, **sumber)(pdf)

    wadah = io.BytesIO()
    with pikepdf.new() as pdf:
        langkah(pdf)
        pdf.save(wadah)
    return wadah.getvalue()


def baris_pindaian(n: int) -> tuple[float, float, float, float]:
    """Where that line stands on the sheet."""
    return 64, 841.7 - (120 + 60 * n + 26) * 0.72, 420, 841.7 - (120 + 60 * n - 4) * 0.72


def catatan(jenis: str, k: tuple[float, float, float, float], **isi) -> Callable[[pikepdf.Pdf], None]:
    def langkah(pdf: pikepdf.Pdf) -> None:
        satu = Dictionary(Type=Name.Annot, Subtype=Name(f"/{jenis}"), Rect=list(k), **isi)
        pdf.pages[0].obj.Annots = Array([pdf.make_indirect(satu)])

    return langkah


def formulir_gambar(perintah: str) -> Callable:
    """A piece of painting of its own, as programs wrap what they add."""
    return lambda pdf: pdf.make_stream(
        perintah.encode(), Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 600, 850], Resources=Dictionary()
    )


def lapisan_mati(pdf: pikepdf.Pdf) -> None:
    lapis = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Catatan penyusun")))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([lapis]), D=Dictionary(OFF=Array([lapis])))


def buku(isi: Callable[[xlsxwriter.Workbook, xlsxwriter.workbook.Worksheet], object], lembar: str = "DPT") -> bytes:
    """A workbook with a list of voters by village."""
    wadah = io.BytesIO()
    kerja = xlsxwriter.Workbook(wadah, {"in_memory": True})
    utama = kerja.add_worksheet(lembar)
    utama.write_row(0, 0, ["No", "Desa", "Laki-laki", "Perempuan", "Jumlah"])
    for n, desa in enumerate(DESA, 1):
        utama.write_row(n, 0, [n, desa, 1800 + 3 * n, 1850 + n])
        utama.write_formula(n, 4, f"=C{n + 1}+D{n + 1}", None, 3650 + 4 * n)
    isi(kerja, utama)
    kerja.close()
    return wadah.getvalue()


def buku_openpyxl(isi: Callable[[openpyxl.Workbook], object]) -> bytes:
    kerja = openpyxl.Workbook()
    utama = kerja.active
    utama.title = "Rekap"
    for baris in [("Kecamatan", "Suara sah"), ("Diwek", 41220), ("Tembelang", 28115)]:
        utama.append(baris)
    isi(kerja)
    wadah = io.BytesIO()
    kerja.save(wadah)
    return wadah.getvalue()


def bita(gambar: Image.Image, jenis: str = "PNG", **pilihan) -> io.BytesIO:
    wadah = io.BytesIO()
    gambar.save(wadah, jenis, **pilihan)
    wadah.seek(0)
    return wadah


def exif() -> Image.Exif:
    """Where and with what a photo was taken."""
    isi = Image.Exif()
    isi[0x010E] = KENARI
    isi.get_ifd(0x8825)[2] = (7.0, 33.0, 1.5)
    return isi


def melayang(sifat: str, isi: str, *, lebar: float = 300, tinggi: float = 14) -> str:
    """A paragraph of a text to which something is tied that lies free of its lines; sizes are in points."""
    ukuran = f'<wp:extent cx="{lebar * 12700:.0f}" cy="{tinggi * 12700:.0f}"/>'
    anker = f'<wp:anchor xmlns:wp="wp" xmlns:a="a" {sifat}>{ukuran}{isi}</wp:anchor>'
    return f"<w:p><w:r><w:drawing>{anker}</w:drawing></w:r></w:p>"


def bentuk(warna: str, isi: str = "", *, tembus: int = 100) -> str:
    """A rectangle of that colour, opaque to so many percent."""
    corak = f'<a:srgbClr val="{warna}"><a:alpha val="{tembus}000"/></a:srgbClr>'
    badan = f'<wps:spPr><a:prstGeom prst="rect"/><a:solidFill>{corak}</a:solidFill></wps:spPr>{isi}'
    return f'<wps:wsp xmlns:wps="wps">{badan}</wps:wsp>'
