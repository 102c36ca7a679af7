"""The child process that opens a file before it is published: ``python -I periksa_pelepasan.py JENIS MEMORI DETIK``.

The bytes come on standard input. Standard output is one line of JSON, ``{"tolak": CODE}`` or ``{"temuan": [[CODE,
DETAIL], …], "teks": …}``, and after the latter the same document without its metadata. It has no settings, no secrets,
no database, and may write no file. What it says is the whole contract with ppid.pelepasan; nothing here imports Django.
"""

import codecs
import importlib.util
import io
import json
import operator
import os
import posixpath
import re
import resource
import struct
import sys
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from types import ModuleType
from typing import NoReturn
from urllib.parse import unquote
from xml.etree import ElementTree
from xml.parsers import expat

# A code of ppid.pelepasan.KALIMAT, and where in the file it is: a name, pages, or nothing.
Temuan = tuple[str, str]

POTONGAN = 1 << 20
ISI_ZIP_TERBESAR = 2 << 30
ISI_ZIP_TERBANYAK = 50_000
TEKS_TERPANJANG = 200_000
WAKTU_ZIP = (1980, 1, 1, 0, 0, 0)
# Encrypted documents of Microsoft Office are no ZIP; they are wrapped in the older container.
WADAH_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BENAR = {"1", "true", "on"}

# Sixteen digits as a NIK is written. At one stretch, or in groups that only a NIK has, it may stand beside another
# number, as in a table, but not behind the point of a decimal fraction. Groups that any list of numbers could have must
# stand alone between separators of their own. Letters of a fingerprint in hexadecimal make it something else.
SELA = " ._/\u2013-"
HEKSA = "[0-9a-fA-F]"


def _berkelompok(gugus: tuple[int, ...], sela: str) -> str:
    return sela.join(f"[0-9]{{{banyak}}}" for banyak in gugus)


KHAS = "|".join(_berkelompok(gugus, f"[{SELA}]") for gugus in ((16,), (6, 6, 4), (4, 2, 6, 4), (2, 2, 2, 6, 4)))
BIASA = "|".join(
    rf"(?<![0-9]{sela}){_berkelompok(gugus, sela)}(?!{sela}[0-9])"
    for sela in (*map(re.escape, SELA), f"[{SELA}]")
    for gugus in ((4, 4, 4, 4), (1,) * 16)
)
NIK = re.compile(
    rf"(?=[0-9])(?<![0-9])(?:(?<!{HEKSA}{{8}})(?<!(?<![0-9])[0-9]\.)(?:{KHAS})(?![0-9])(?!{HEKSA}{{8}})"
    rf"|(?<!{HEKSA})(?:{BIASA})(?!{HEKSA}))"
)
# The same as a program writes a large number.
NIK_ILMIAH = re.compile(r"(?<![0-9])([1-9])[.,]([0-9]{12,15})[eE]\+?15(?![0-9])")
NIK_TERPANJANG = 40
DI_SEKITAR = "kotak teks, diagram, atau keterangan gambar"
PROVINSI = {
    *(*range(11, 20), 21, *range(31, 37), *range(51, 54), *range(61, 66), *range(71, 77)),
    *(81, 82, *range(91, 98)),
}
HARI_TERBANYAK = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

# PDF
BUKAN_KOMENTAR = {"/Link", "/Widget", "/FileAttachment"}
ANOTASI = {
    f"/{nama}"
    for nama in (
        *("Text", "FreeText", "Line", "Square", "Circle", "Polygon", "PolyLine", "Highlight", "Underline", "Squiggly"),
        *("StrikeOut", "Stamp", "Caret", "Ink", "Popup", "Redact", "Projection"),
    )
}

# JPEG and PNG
TAJUK_EXIF = b"Exif\0\0"
ARAH = 0x0112
KEPALA_PNG = b"\x89PNG\r\n\x1a\n"
# Beside the critical chunks, those that say how the pixels look; all others say something about the picture.
POTONGAN_PNG = set(
    b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT bKGD pHYs hIST sPLT cICP mDCV cLLI acTL fcTL fdAT".split()
)
# Those of them that hold for any pixels, however they are kept, and where they may stand.
WARNA_PNG = set(b"gAMA cHRM sRGB iCCP cICP pHYs".split())
SESUDAH_IHDR = 33
# Of 255; and how many pixels of ink are more than dust.
HAMPIR_TEMBUS = 40
PIKSEL_SAMAR = 30

# Office documents
OOXML = "http://schemas.openxmlformats.org/officeDocument/2006"
PAKET = "http://schemas.openxmlformats.org/package/2006"
KEPALA_XML = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
SIFAT_KOSONG = {
    "core-properties": f'<cp:coreProperties xmlns:cp="{PAKET}/metadata/core-properties"/>',
    "extended-properties": f'<Properties xmlns="{OOXML}/extended-properties"/>',
    "custom-properties": f'<Properties xmlns="{OOXML}/custom-properties"/>',
}
SIFAT_BIASA = {
    "docprops/core.xml": "core-properties",
    "docprops/app.xml": "extended-properties",
    "docprops/custom.xml": "custom-properties",
}
# The names of those who commented or changed something; they outlive the comments.
MICROSOFT = "http://schemas.microsoft.com/office"
ORANG_KOSONG = {
    "word/people": f'<w15:people xmlns:w15="{MICROSOFT}/word/2012/wordml"/>',
    "xl/persons/person": f'<personList xmlns="{MICROSOFT}/spreadsheetml/2018/threadedcomments"/>',
}
META_KOSONG = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="{versi}">'
    "<office:meta/></office:document-meta>"
)
# Parts that no reader needs: previews of the first page, signatures that no longer hold for a changed file, data that
# programs keep for themselves, building blocks of the writer, and where a serial letter took its addresses.
BUANG_OOXML = ("docprops/thumbnail", "_xmlsignatures/", "customxml/", "word/glossary/")
HUBUNGAN_BUANG = {
    *("thumbnail", "origin", "customXml", "glossaryDocument"),
    *("mailMergeSource", "mailMergeHeaderSource", "recipientData"),
}
# The settings of a text that hold data: variables of macros, and the query of a serial letter.
SETELAN_BUANG = {"docVars", "mailMerge"}
BUANG_ODF = ("Thumbnails/", "META-INF/documentsignatures.xml", "META-INF/packagesignatures.xml")
NAMA_BAGIAN_XLSX = (
    ("komentar", ("xl/comments", "xl/threadedcomments")),
    ("tembolok", ("xl/pivotcache/", "xl/model/")),
    ("tautan", ("xl/externallinks/", "xl/connections.xml", "xl/querytables/")),
    ("revisi", ("xl/revisions/",)),
)
# A number format: quoted and single literals, blanks and fillers, colours, conditions and locales, all else one by one.
POTONGAN_FORMAT = re.compile(r'"[^"]*"?|[\\_*!].|\[[^\]]*\]|.', re.DOTALL)
SYARAT_FORMAT = re.compile(r"\[(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)\]")
BANDINGAN = {
    **{"<": operator.lt, "<=": operator.le, "=": operator.eq},
    **{">": operator.gt, ">=": operator.ge, "<>": operator.ne},
}
# Heights in points and widths in letters that nobody can read.
TERTIPIS = {"row": 1.5, "col": 0.3}
# How many cells of a sheet are named at most.
SEL_TERBANYAK = 100
PERUBAHAN_WORD = {
    *("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge", "numberingChange", "rPrChange"),
    *("pPrChange", "sectPrChange", "tblPrChange", "tblPrExChange", "tblGridChange", "trPrChange", "tcPrChange"),
}
# What may have a colour of its own below the words of a text.
BERALAS = {"tbl", "tr", "tc", "p", "r", "wsp", "shape", "rect", "roundrect", "oval"}
ISIAN_BENTUK = {"solidFill", "gradFill", "blipFill", "pattFill"}
BENTUK_VML = {"shape", "rect", "roundrect", "oval"}
MENGGESER_KATA = {"wrapSquare", "wrapTight", "wrapThrough", "wrapTopAndBottom"}
# What floats over a text: points, and thousandths of a percent. A line of words is never lower.
EMU = 12_700
TITIK_SEBARIS = 10
GARIS_TERTEBAL = 5
SELEBAR_KATA = 140
TEMBUS = 60_000
SETENGAH_TITIK_TERKECIL = 3
KERDIL = "kerdil"
# The colour that words have of themselves; on a black shading they turn white, under a black marker they stay black.
OTOMATIS = "otomatis"
SPIDOL = {"black": "spidol", "white": "FFFFFF"}
BAGIAN_TEKS_WORD = tuple(f"word/{nama}" for nama in ("document", "header", "footer", "footnotes", "endnotes"))
# An object of its own in an OpenDocument file; charts and formulas show all they hold.
OBJEK_ODF = re.compile(r"(?<!ObjectReplacements/)\bObject \d+(?=/|$)")
KELUARGA_GAYA = {"p": "paragraph", "h": "paragraph", "span": "text", "a": "text"}
# Elements whose style may colour the words in them.
KELUARGA_BERWARNA = {
    **KELUARGA_GAYA,
    **{"table-cell": "table-cell", "covered-table-cell": "table-cell"},
    **{nama: "graphic" for nama in ("frame", "custom-shape", "rect", "ellipse", "polygon", "path")},
}
TITIK_TERKECIL = 1.5
JENIS_OBJEK_TAMPAK = (".chart", ".formula")

ElementTree.register_namespace("manifest", "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0")


class DitolakError(Exception):
    """The file cannot be opened; the argument is the code that ppid.pelepasan turns into a sentence."""


def mirip_nik(teks: str) -> bool:
    """Whether a number in it may be a NIK or a family card's: region, date of birth with 40 added for women, serial."""
    return _ada_nik(_lurus(teks))


def _lurus(teks: str) -> str:
    """The same with digits and blanks in one spelling, and without characters of no width between them."""
    if teks.isascii():
        return teks
    return "".join(h for h in unicodedata.normalize("NFKC", teks) if unicodedata.category(h) != "Cf")


def _ada_nik(lurus: str) -> bool:
    return any(_mungkin_nik(re.sub(r"[^0-9]", "", cocok[0])) for cocok in NIK.finditer(lurus)) or any(
        _mungkin_nik((cocok[1] + cocok[2]).ljust(16, "0")) for cocok in NIK_ILMIAH.finditer(lurus)
    )


def _mungkin_nik(angka: str) -> bool:
    hari, bulan = int(angka[6:8]), int(angka[8:10])
    hari -= 40 if hari > 40 else 0
    return (
        int(angka[:2]) in PROVINSI
        and 1 <= int(angka[2:4]) <= 79
        and angka[4:6] != "00"
        and 1 <= bulan <= 12
        and 1 <= hari <= HARI_TERBANYAK[bulan - 1]
        and angka[12:] != "0000"
    )


class Teks:
    """Words for the search index: in order, one space between them, and no more than it may hold."""

    def __init__(self) -> None:
        self._bagian: list[str] = []
        self._panjang = 0
        # The end of what was added, in which a number may have begun.
        self._ekor = ""
        self._ada_nik = False

    def ada_nik(self) -> bool:
        """Whether anything that was added, also beyond what is kept, looks like a NIK."""
        return self._ada_nik or _ada_nik(self._ekor)

    @property
    def penuh(self) -> bool:
        return self._panjang > TEKS_TERPANJANG

    def tambah(self, potongan: str) -> None:
        """Add a piece as it stands in the file; pieces of one word are added without a space."""
        if not self._ada_nik:
            gabung = self._ekor + _lurus(potongan)
            self._ekor = gabung[-NIK_TERPANJANG:]
            # A number that ends with the piece may go on in the next one.
            self._ada_nik = any(cocok.end() < len(gabung) and _ada_nik(cocok[0]) for cocok in NIK.finditer(gabung))
        if self.penuh or not potongan:
            return
        # PDFium puts a control character for the hyphen at the end of a line; between halves that are alike, as in
        # perundang-undangan, the hyphen belongs to the word.
        if "\x02" in potongan:
            potongan = re.sub(r"(\w{3,20})\x02(?=\1)", r"\1-", potongan)
        spasi = re.sub(r"\s+", " ", potongan)
        bersih = "".join(h for h in spasi if unicodedata.category(h)[0] != "C")
        self._bagian.append(bersih)
        self._panjang += len(bersih)

    def hasil(self) -> str:
        teks = " ".join("".join(self._bagian).split())
        if len(teks) <= TEKS_TERPANJANG:
            return teks
        return teks[: TEKS_TERPANJANG + 1].rpartition(" ")[0] or teks[:TEKS_TERPANJANG]


# Pictures


def _arah_exif(exif: bytes) -> int:
    """How the camera was held, 1 for upright or unknown."""
    from PIL import Image

    keterangan = Image.Exif()
    try:
        keterangan.load(exif)
        arah = keterangan.get(ARAH)
    except Exception:
        return 1
    return arah if isinstance(arah, int) and 2 <= arah <= 8 else 1


def _exif_arah(arah: int) -> bytes:
    """The smallest EXIF that tells a viewer how to turn the picture."""
    return struct.pack(">2sHIHHHIHHI", b"MM", 42, 8, 1, ARAH, 3, 1, arah, 0, 0)


def _potongan_jpg(isi: bytes) -> Iterator[tuple[int, bytes]]:
    """Marker and bytes of each segment from the start of the picture to its end; scan data follows its header."""
    if not isi.startswith(b"\xff\xd8"):
        raise DitolakError("rusak")
    yield 0xD8, isi[:2]
    letak = 2
    while True:
        if isi[letak] != 0xFF:
            raise DitolakError("rusak")
        while isi[letak + 1] == 0xFF:
            letak += 1
        tanda = isi[letak + 1]
        if tanda == 0xD9:
            yield tanda, b"\xff\xd9"
            return
        panjang = struct.unpack_from(">H", isi, letak + 2)[0]
        akhir = letak + 2 + panjang
        if panjang < 2 or akhir > len(isi):
            raise DitolakError("rusak")
        if tanda == 0xDA:
            while True:
                akhir = isi.index(b"\xff", akhir)
                if isi[akhir + 1] == 0 or 0xD0 <= isi[akhir + 1] <= 0xD7:
                    akhir += 2
                else:
                    break
        yield tanda, isi[letak:akhir]
        letak = akhir


def _jpg_bersih(isi: bytes, *, dengan_arah: bool = True) -> bytes:
    """The same compressed picture without what cameras and editors wrote around it."""
    arah = 1
    awal, badan = b"\xff\xd8", []
    for tanda, segmen in _potongan_jpg(isi):
        muatan = segmen[4:]
        if tanda == 0xE1 and muatan.startswith(TAJUK_EXIF) and arah == 1:
            arah = _arah_exif(muatan)
        elif tanda == 0xE0 and muatan.startswith(b"JFIF\0") and len(muatan) >= 14:
            # The last two bytes are the size of a thumbnail, which would follow.
            awal = b"\xff\xd8\xff\xe0\x00\x10" + muatan[:12] + b"\0\0"
        elif tanda == 0xE2 and muatan.startswith(b"ICC_PROFILE\0"):
            badan.append(segmen)
        elif tanda == 0xEE and muatan.startswith(b"Adobe"):
            badan.append(segmen[:2] + b"\x00\x0e" + muatan[:12])
        elif tanda != 0xD8 and tanda != 0xFE and not 0xE0 <= tanda <= 0xEF:
            badan.append(segmen)
    if dengan_arah and arah != 1:
        exif = TAJUK_EXIF + _exif_arah(arah)
        awal += b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif
    return awal + b"".join(badan)


def _png_bersih(isi: bytes) -> bytes:
    """The same picture without text, time or anything else that does not change how it looks."""
    if not isi.startswith(KEPALA_PNG):
        raise DitolakError("rusak")
    hasil, warna = [KEPALA_PNG], []
    letak = len(KEPALA_PNG)
    while True:
        panjang, jenis = struct.unpack_from(">I4s", isi, letak)
        akhir = letak + 12 + panjang
        muatan = isi[letak + 8 : akhir - 4]
        if struct.unpack_from(">I", isi, akhir - 4)[0] != zlib.crc32(jenis + muatan):
            raise DitolakError("rusak")
        if jenis in POTONGAN_PNG:
            hasil.append(isi[letak:akhir])
            warna += [isi[letak:akhir]] if jenis in WARNA_PNG else []
        elif jenis == b"eXIf" and (arah := _arah_exif(TAJUK_EXIF + muatan)) != 1:
            exif = jenis + _exif_arah(arah)
            hasil.append(struct.pack(">I", len(exif) - 4) + exif + struct.pack(">I", zlib.crc32(exif)))
            warna.append(hasil[-1])
        if jenis == b"IEND":
            return _buang_tembus(b"".join(hasil), warna)
        letak = akhir


def jpg(isi: bytes, jenis: str, teks: Teks) -> tuple[list[Temuan], bytes]:
    return [], _jpg_bersih(isi)


def png(isi: bytes, jenis: str, teks: Teks) -> tuple[list[Temuan], bytes]:
    bersih = _png_bersih(isi)
    return [("tembus", "")] if _samar(bersih) else [], bersih


def _tembus(isi: bytes):
    """The picture with its transparency; None when it has none, moves, or cannot be read."""
    from PIL import Image

    try:
        with Image.open(io.BytesIO(isi), formats=["PNG"]) as gambar:
            if not gambar.has_transparency_data or getattr(gambar, "is_animated", False):
                return None
            mode = "LA" if gambar.mode in ("L", "LA") else "RGBA"
            gambar.load()
            return gambar if gambar.mode == mode else gambar.convert(mode)
    except (OSError, SyntaxError, Image.DecompressionBombError):
        return None


def _buang_tembus(isi: bytes, warna: list[bytes]) -> bytes:
    """The same picture; where it is wholly transparent nothing is left of what was there."""
    if (rupa := _tembus(isi)) is None:
        return isi
    kosong = rupa.getchannel("A").point(lambda nilai: 255 * (nilai == 0))
    if all(sum(map(bool, rupa.getchannel(nomor).histogram(kosong))) <= 1 for nomor in range(len(rupa.mode))):
        return isi
    rupa.paste(0, mask=kosong)
    wadah = io.BytesIO()
    rupa.save(wadah, "PNG")
    baru = wadah.getvalue()
    return b"".join((baru[:SESUDAH_IHDR], *warna, baru[SESUDAH_IHDR:]))


def _samar(isi: bytes) -> bool:
    """Whether something is drawn where the picture is nearly transparent, so that no eye sees it."""
    from PIL import Image, ImageChops, ImageFilter

    if (rupa := _tembus(isi)) is None:
        return False
    samar = rupa.getchannel("A").point(lambda nilai: 255 * (0 < nilai < HAMPIR_TEMBUS))
    if (kotak := samar.getbbox()) is None:
        return False
    tinta = rupa.crop(kotak).convert("RGB").convert("L")
    # Not at the rim of what is seen, which is smoothed.
    samar = samar.crop(kotak).filter(ImageFilter.MinFilter(5))
    hilang = _saudara("periksa_halaman").hilang(Image.new("L", tinta.size, "white"), tinta)
    return ImageChops.darker(hilang, samar).histogram()[255] >= PIKSEL_SAMAR


# PDF


def _kamus(pdf) -> Iterator:
    """Every dictionary that can be reached from the document, a parent before its children.

    What is taken out of one before the next is asked for is not reached any more.
    """
    import pikepdf

    sudah: set[tuple[int, int]] = set()
    tumpukan = [pdf.Root]
    while tumpukan:
        kini = tumpukan.pop()
        if kini.is_indirect:
            if kini.objgen in sudah:
                continue
            sudah.add(kini.objgen)
        if isinstance(kini, pikepdf.Array):
            anak = list(kini)
        elif isinstance(kini, pikepdf.Dictionary | pikepdf.Stream):
            yield kini
            anak = [nilai for _, nilai in kini.items()]
        else:
            continue
        tumpukan += [b for b in anak if isinstance(b, pikepdf.Object)]


def _buang_keterangan(kamus) -> None:
    """Take out of one dictionary what says something about the document; names of resources stay."""
    import pikepdf

    jenis, metadata = str(kamus.get("/Type")), kamus.get("/Metadata")
    keterangan = isinstance(metadata, pikepdf.Stream) and str(metadata.get("/Subtype")) not in ("/Image", "/Form")
    if "/Metadata" in kamus and (keterangan or jenis in ("/Catalog", "/Page")):
        del kamus["/Metadata"]
    if isinstance(kamus.get("/PieceInfo"), pikepdf.Dictionary):
        del kamus["/PieceInfo"]
        if "/LastModified" in kamus:
            del kamus["/LastModified"]
    if jenis == "/Page" and "/Thumb" in kamus:
        del kamus["/Thumb"]
    if isinstance(kamus, pikepdf.Stream):
        if "/Filter" not in kamus:
            # Written so, it stands in the file as it would after a second cleaning.
            kamus.write(zlib.compress(kamus.read_raw_bytes()), filter=pikepdf.Name.FlateDecode)
        elif str(kamus.get("/Subtype")) == "/Image":
            _bersihkan_foto(kamus)


def _bersihkan_foto(gambar) -> None:
    """A photograph keeps its EXIF inside the PDF; viewers of PDF do not turn it by that."""
    import pikepdf

    def daftar(kunci: str) -> list:
        nilai = gambar.get(kunci)
        return list(nilai) if isinstance(nilai, pikepdf.Array) else [nilai]

    saringan, pilihan = [str(nama) for nama in daftar("/Filter")], daftar("/DecodeParms")
    if saringan not in (["/DCTDecode"], ["/FlateDecode", "/DCTDecode"]):
        return
    if any(pilihan[:-1]) or not isinstance(pilihan[-1], pikepdf.Dictionary | None):
        return
    mentah = gambar.read_raw_bytes()
    asli = zlib.decompress(mentah) if len(saringan) == 2 else mentah
    bersih = _bila_gambar("gambar.jpg", asli, dengan_arah=False)
    if bersih != asli:
        gambar.write(bersih, filter=pikepdf.Name.DCTDecode, decode_parms=pilihan[-1])


def _lapisan_mati(pdf) -> Iterator[str]:
    """Names of the layers that are not shown when the document is opened."""
    import pikepdf

    pilihan = pdf.Root.get("/OCProperties")
    if pilihan is None:
        return

    def lapisan(kamus, kunci: str) -> list:
        return [lapis for lapis in kamus.get(kunci, []) if isinstance(lapis, pikepdf.Dictionary)]

    bawaan = pilihan.get("/D", {})
    mati = {lapis.objgen for lapis in lapisan(bawaan, "/OFF")}
    hidup = {lapis.objgen for lapis in lapisan(bawaan, "/ON")}
    semua_mati = str(bawaan.get("/BaseState")) == "/OFF"
    for lapis in lapisan(pilihan, "/OCGs"):
        if lapis.objgen in mati or (semua_mati and lapis.objgen not in hidup):
            yield str(lapis.get("/Name", ""))


def _halaman(nomor: list[int]) -> str:
    return f"halaman {', '.join(map(str, nomor))}" if nomor else ""


def _sisir(pdf) -> list[Temuan]:
    """Go through the document once: take its metadata out, and say what it hides."""
    import pikepdf

    komentar, isian = [], []
    for nomor, halaman in enumerate(pdf.pages, 1):
        catatan = [a for a in halaman.obj.get("/Annots", []) if isinstance(a, pikepdf.Dictionary)]
        jenis = {str(a.get("/Subtype")) for a in catatan}
        if jenis - BUKAN_KOMENTAR:
            komentar.append(nomor)
        if "/Widget" in jenis:
            isian.append(nomor)

    sisipan: dict[str, None] = {}
    terserak = ada_nik = False
    for kamus in _kamus(pdf):
        _buang_keterangan(kamus)
        ada_nik = ada_nik or any(mirip_nik(tulisan) for tulisan in _tulisan_kamus(kamus))
        if "/EF" in kamus:
            sisipan[str(kamus.get("/UF", kamus.get("/F", "")))] = None
        elif {"/EmbeddedFiles", "/Collection"} & set(kamus.keys()) or str(kamus.get("/Subtype")) == "/FileAttachment":
            sisipan.setdefault("", None)
        if str(kamus.get("/Subtype")) in ANOTASI and "/Rect" in kamus:
            terserak = True
    # LibreOffice's older way of putting the source into the PDF.
    if "/AdditionalStreams" in pdf.trailer:
        sisipan.setdefault("", None)

    hasil = []
    if komentar or terserak:
        hasil.append(("komentar", _halaman(komentar)))
    hasil += [("lapisan", nama) for nama in _lapisan_mati(pdf)]
    hasil += [("sisipan", nama) for nama in sisipan]
    formulir = pdf.Root.get("/AcroForm")
    if isian or (formulir is not None and len(formulir.get("/Fields", []))):
        hasil.append(("formulir", _halaman(isian)))
    if ada_nik:
        hasil.append(("nik", "penanda halaman, keterangan gambar, atau tautan"))
    return hasil


def _tulisan_kamus(kamus) -> Iterator[str]:
    """What a dictionary says in words of its own, such as a bookmark or the description of a picture."""
    import pikepdf

    for _, nilai in kamus.items():
        for satu in nilai if isinstance(nilai, pikepdf.Array) else (nilai,):
            if isinstance(satu, pikepdf.String) and len(bytes(satu)) >= 16:
                yield str(satu)


def pdf(isi: bytes, jenis: str, teks: Teks) -> tuple[list[Temuan], bytes]:
    import pikepdf

    try:
        dokumen = pikepdf.open(io.BytesIO(isi), attempt_recovery=False)
    except pikepdf.PasswordError:
        raise DitolakError("terkunci") from None
    with dokumen:
        if dokumen.is_encrypted:
            raise DitolakError("terkunci")
        if not len(dokumen.pages):
            raise DitolakError("rusak")
        temuan = _sisir(dokumen)
        for kunci in ("/Info", "/ID", "/DocChecksum"):
            if kunci in dokumen.trailer:
                del dokumen.trailer[kunci]
        wadah = io.BytesIO()
        # What no object refers to, such as an earlier version of a page, is not written.
        apa_adanya = pikepdf.StreamDecodeLevel.none
        dokumen.save(wadah, deterministic_id=True, stream_decode_level=apa_adanya)
        bersih, telanjang = wadah.getvalue(), _tanpa_tabir(dokumen)
    return temuan + _baca_halaman(bersih, telanjang, teks), bersih


def _tanpa_tabir(pdf) -> bytes | None:
    """The document with nothing of its pictures masked; None when nothing is."""
    import pikepdf

    bertabir = False
    for kamus in _kamus(pdf):
        gambar = isinstance(kamus, pikepdf.Stream) and str(kamus.get("/Subtype")) == "/Image"
        for kunci in ("/SMask", "/Mask") if gambar else ("/SMask",):
            if kunci in kamus:
                bertabir = True
                del kamus[kunci]
    if not bertabir:
        return None
    wadah = io.BytesIO()
    pdf.save(wadah, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    return wadah.getvalue()


def _baca_halaman(isi: bytes, telanjang: bytes | None, teks: Teks) -> list[Temuan]:
    """The words of each page, and what it holds without showing it."""
    import pypdfium2

    periksa_halaman = _saudara("periksa_halaman").periksa_halaman
    letak: dict[str, list[int]] = {}
    with pypdfium2.PdfDocument(isi) as dokumen, pypdfium2.PdfDocument(telanjang or isi) as tanpa_tabir:
        for nomor in range(len(dokumen)):
            halaman = dokumen[nomor]
            lembar = halaman.get_textpage()
            semua = periksa_halaman(halaman, tanpa_tabir[nomor] if telanjang else None)
            if mirip_nik(lembar.get_text_range()):
                semua.add("nik")
            for kode in semua:
                letak.setdefault(kode, []).append(nomor + 1)
            if not teks.penuh:
                teks.tambah(lembar.get_text_bounded() + " ")
            lembar.close()
            halaman.close()
    return [(kode, _halaman(letak[kode])) for kode in sorted(letak)]


def _saudara(nama: str) -> ModuleType:
    """A module beside this script, whose folder is on no path of an isolated interpreter."""
    if (ada := sys.modules.get(nama)) is not None:
        return ada
    asal = importlib.util.spec_from_file_location(nama, Path(__file__).with_name(f"{nama}.py"))
    assert asal is not None and asal.loader is not None
    modul = importlib.util.module_from_spec(asal)
    # Its dataclasses look themselves up.
    sys.modules[nama] = modul
    asal.loader.exec_module(modul)
    return modul


# XML


class PohonAman(ElementTree.TreeBuilder):
    """A small part as a tree; no part of an office document has a DTD, which alone could make it grow."""

    def doctype(self, nama: str, publik: str | None, sistem: str | None) -> None:
        raise DitolakError("rusak")


def pohon(isi: bytes) -> ElementTree.Element:
    return ElementTree.fromstring(isi, ElementTree.XMLParser(target=PohonAman()))


def _pisah(nama: str) -> tuple[str, str]:
    """Namespace and local name."""
    ruang, _, lokal = nama.rpartition("}")
    return ruang, lokal


def _sifat(sifat: dict[str, str]) -> dict[str, str]:
    """Attributes by their local names."""
    return {nama.rpartition("}")[2]: nilai for nama, nilai in sifat.items()}


class Pembaca:
    """Reads a part element by element, without a tree; jalur holds the local names from the root to here."""

    def __init__(self, teks: Teks | None = None) -> None:
        self.teks = teks
        self.temuan: dict[Temuan, None] = {}
        self.jalur: list[str] = []

    def doctype(self, nama: str, publik: str | None, sistem: str | None) -> None:
        raise DitolakError("rusak")

    def start(self, nama: str, sifat: dict[str, str]) -> None:
        ruang, lokal = _pisah(nama)
        self.jalur.append(lokal)
        # Descriptions of pictures, addresses of links, lists to choose from.
        if any(len(nilai) >= 16 and mirip_nik(nilai) for nilai in sifat.values()):
            self.temukan("nik", DI_SEKITAR)
        self.masuk(ruang, lokal, sifat)

    def end(self, nama: str) -> None:
        self.keluar(self.jalur[-1])
        self.jalur.pop()

    def close(self) -> None:
        pass

    def masuk(self, ruang: str, lokal: str, sifat: dict[str, str]) -> None:
        raise NotImplementedError

    def keluar(self, lokal: str) -> None:
        pass

    def temukan(self, kode: str, rincian: str = "") -> None:
        self.temuan[kode, rincian] = None

    def tulis(self, potongan: str) -> None:
        if self.teks is not None:
            self.teks.tambah(potongan)

    def baca(self, arsip: zipfile.ZipFile, entri: zipfile.ZipInfo) -> None:
        self.jalur.clear()
        pengurai = ElementTree.XMLParser(target=self)
        with arsip.open(entri) as aliran:
            while potongan := aliran.read(POTONGAN):
                pengurai.feed(potongan)
        pengurai.close()


class Sekitar(Pembaca):
    """A part beside the text or the sheets, such as a text box or a chart: does anything in it look like a NIK?"""

    def __init__(self) -> None:
        super().__init__(Teks())

    def masuk(self, ruang: str, lokal: str, sifat: dict[str, str]) -> None:
        pass

    def data(self, potongan: str) -> None:
        self.tulis(potongan)

    def keluar(self, lokal: str) -> None:
        # Runs of letters that look different may be one word.
        if lokal not in ("t", "r") and "rPr" not in self.jalur:
            self.tulis(" ")

    def close(self) -> None:
        if self.teks is not None and self.teks.ada_nik():
            self.temukan("nik", DI_SEKITAR)


class Gunting:
    """Cuts elements out of a part, byte by byte: written anew, it would lose prefixes that its attributes name."""

    def __init__(self, buang: Callable[[str, dict[str, str]], bool]) -> None:
        self.buang = buang
        self.dalam = 0
        self.awal: int | None = None
        self.ruas: list[tuple[int, int]] = []
        self.pengurai = expat.ParserCreate(namespace_separator="}")
        self.pengurai.StartDoctypeDeclHandler = self._doctype
        self.pengurai.StartElementHandler = self._mulai
        self.pengurai.EndElementHandler = self._akhir
        self.pengurai.DefaultHandler = self._lain

    def gunting(self, isi: bytes) -> bytes:
        self.pengurai.Parse(isi, True)
        # From the end, so that what stands before keeps its place.
        for awal, akhir in reversed(self.ruas):
            isi = isi[:awal] + isi[akhir:]
        return isi

    def _doctype(self, *_: object) -> None:
        raise DitolakError("rusak")

    def _mulai(self, nama: str, sifat: dict[str, str]) -> None:
        self._lain()
        if self.dalam or self.buang(_pisah(nama)[1], _sifat(sifat)):
            if self.awal is None:
                self.awal = self.pengurai.CurrentByteIndex
            self.dalam += 1

    def _akhir(self, nama: str) -> None:
        self._lain()
        self.dalam -= bool(self.dalam)

    def _lain(self, _: str = "") -> None:
        """Whatever comes next after an element that is cut out tells where it ended."""
        if self.awal is not None and not self.dalam:
            self.ruas.append((self.awal, self.pengurai.CurrentByteIndex))
            self.awal = None


# ZIP


def _arsip(isi: bytes, *, besar_kecil: bool) -> tuple[zipfile.ZipFile, dict[str, zipfile.ZipInfo]]:
    """The archive, and its entries by name; names of Microsoft's are the same in capitals and in escapes."""
    if isi.startswith(WADAH_OLE):
        raise DitolakError("terkunci")
    arsip = zipfile.ZipFile(io.BytesIO(isi))
    daftar = arsip.infolist()
    if len(daftar) > ISI_ZIP_TERBANYAK or sum(entri.file_size for entri in daftar) > ISI_ZIP_TERBESAR:
        raise DitolakError("terlalu-berat")
    if any(entri.flag_bits & 1 for entri in daftar):
        raise DitolakError("terkunci")
    peta = {entri.filename if besar_kecil else unquote(entri.filename).lower(): entri for entri in daftar}
    # Of two parts with one name, some readers would show the first and some the second.
    if len(peta) != len(daftar):
        raise DitolakError("rusak")
    return arsip, peta


def _bila_gambar(nama: str, isi: bytes, *, dengan_arah: bool = True) -> bytes:
    """A picture inside a document without its metadata; one that cannot be read stays as it is."""
    try:
        if nama.lower().endswith((".jpg", ".jpeg")):
            return _jpg_bersih(isi, dengan_arah=dengan_arah)
        if nama.lower().endswith(".png"):
            return _png_bersih(isi)
    except (DitolakError, IndexError, ValueError, struct.error):
        pass
    return isi


def _tulis_ulang(arsip: zipfile.ZipFile, ganti: dict[str, bytes | None], *, mentah: tuple[str, ...] = ()) -> bytes:
    """The archive in the same order with some entries replaced or left out, and without times and comments."""
    wadah = io.BytesIO()
    with zipfile.ZipFile(wadah, "w") as baru:
        daftar = arsip.infolist()
        for entri in sorted(daftar, key=lambda e: e.filename not in mentah):
            isi = ganti.get(entri.filename, b"")
            if isi is None:
                continue
            tujuan = zipfile.ZipInfo(entri.filename, WAKTU_ZIP)
            tujuan.create_system = 0
            if not entri.is_dir() and entri.filename not in mentah:
                tujuan.compress_type = zipfile.ZIP_DEFLATED
            if entri.filename in ganti:
                baru.writestr(tujuan, isi)
            elif entri.filename.lower().endswith((".jpg", ".jpeg", ".png")):
                baru.writestr(tujuan, _bila_gambar(entri.filename, arsip.read(entri)))
            else:
                tujuan.file_size = entri.file_size
                with arsip.open(entri) as asal, baru.open(tujuan, "w") as aliran:
                    while potongan := asal.read(POTONGAN):
                        aliran.write(potongan)
    return wadah.getvalue()


# Microsoft Office


def _berkas_hubungan(bagian: str) -> str:
    folder, nama = posixpath.split(bagian)
    return posixpath.join(folder, "_rels", f"{nama}.rels")


def _hubungan(arsip: zipfile.ZipFile, peta: dict[str, zipfile.ZipInfo], bagian: str) -> list[tuple[str, str, str]]:
    """Id, kind and name (as in the map of entries) of the parts that a part refers to."""
    entri = peta.get(_berkas_hubungan(bagian).lower())
    if entri is None:
        return []
    return [
        (hubungan.get("Id", ""), hubungan.get("Type", "").rpartition("/")[2], nama)
        for hubungan in pohon(arsip.read(entri))
        if (nama := _sasaran(posixpath.dirname(bagian), hubungan))
    ]


def _sasaran(folder: str, hubungan: ElementTree.Element) -> str:
    """Name (as in the map of entries) of the part that a relation leads to, if it leads to one."""
    if hubungan.get("TargetMode") == "External":
        return ""
    tujuan = unquote(hubungan.get("Target", "").partition("#")[0])
    return posixpath.normpath(posixpath.join("/", folder, tujuan)).lstrip("/").lower()


def _paket(isi: bytes) -> tuple[zipfile.ZipFile, dict[str, zipfile.ZipInfo]]:
    """The archive, and its entries that relations lead to; no program shows the others, and they are not published."""
    arsip, peta = _arsip(isi, besar_kecil=False)
    sampai = {"[content_types].xml"}
    tumpukan = [""]
    while tumpukan:
        bagian = tumpukan.pop()
        sampai.add(_berkas_hubungan(bagian))
        for _, jenis, nama in _hubungan(arsip, peta, bagian):
            if nama in peta and nama not in sampai and not _dibuang(jenis, nama):
                sampai.add(nama)
                tumpukan.append(nama)
    return arsip, {nama: entri for nama, entri in peta.items() if nama in sampai}


def _dibuang(jenis: str, nama: str) -> bool:
    return jenis in HUBUNGAN_BUANG or nama.startswith(BUANG_OOXML)


def _nama_tersembunyi(lokal: str, sifat: dict[str, str]) -> bool:
    """Names that no dialogue of a workbook shows, except those that programs set for filters and printing."""
    return lokal == "definedName" and sifat.get("hidden") in BENAR and not sifat.get("name", "").startswith("_xlnm.")


def _ooxml_bersih(arsip: zipfile.ZipFile, peta: dict[str, zipfile.ZipInfo]) -> bytes:
    terpakai = {entri.filename for entri in peta.values()}
    ganti: dict[str, bytes | None] = {nama: None for nama in arsip.namelist() if nama not in terpakai}
    sifat = SIFAT_BIASA | {nama: jenis for _, jenis, nama in _hubungan(arsip, peta, "") if jenis in SIFAT_KOSONG}
    setelan = {nama for _, jenis, nama in _hubungan(arsip, peta, "word/document.xml") if jenis == "settings"}
    for nama, entri in peta.items():
        if nama in sifat:
            ganti[entri.filename] = KEPALA_XML + SIFAT_KOSONG[sifat[nama]].encode()
        elif (orang := re.sub(r"\d*\.xml$", "", nama)) in ORANG_KOSONG:
            ganti[entri.filename] = KEPALA_XML + ORANG_KOSONG[orang].encode()
        elif nama == "xl/workbook.xml":
            # Where the workbook lay on the officer's computer.
            jalan = re.compile(rb"""(<[\w.-]+:absPath\b[^>]*?\burl=)("[^"]*"|'[^']*')""")
            ganti[entri.filename] = jalan.sub(rb'\1""', Gunting(_nama_tersembunyi).gunting(arsip.read(entri)))
        elif nama in setelan:
            ganti[entri.filename] = Gunting(lambda lokal, _: lokal in SETELAN_BUANG).gunting(arsip.read(entri))
        elif nama.endswith(".rels"):
            ganti[entri.filename] = _hubungan_bersih(arsip.read(entri), posixpath.dirname(posixpath.dirname(nama)))
        elif nama == "[content_types].xml":
            ganti[entri.filename] = _jenis_bersih(arsip.read(entri), peta)
    return _tulis_ulang(arsip, ganti)


def _hubungan_bersih(isi: bytes, folder: str) -> bytes:
    """Relations without those to the parts left out, and without the path of the template."""
    akar = pohon(isi)
    for hubungan in list(akar):
        jenis = hubungan.get("Type", "").rpartition("/")[2]
        if _dibuang(jenis, _sasaran(folder, hubungan)):
            akar.remove(hubungan)
        elif jenis == "attachedTemplate":
            hubungan.set("Target", "Normal.dotm")
    return _rangkai(akar)


def _jenis_bersih(isi: bytes, peta: dict[str, zipfile.ZipInfo]) -> bytes:
    akar = pohon(isi)
    for jenis in list(akar):
        if "PartName" in jenis.attrib and unquote(jenis.attrib["PartName"]).lower().lstrip("/") not in peta:
            akar.remove(jenis)
    return _rangkai(akar)


def _rangkai(akar: ElementTree.Element) -> bytes:
    """A part of the package written out with its namespace as the default one, as all programs expect it."""
    ElementTree.register_namespace("", _pisah(akar.tag)[0].lstrip("{"))
    return KEPALA_XML + ElementTree.tostring(akar)


def _sekitar(arsip: zipfile.ZipFile, peta: dict[str, zipfile.ZipInfo], *, kecuali: tuple[str, ...]) -> list[Temuan]:
    """Numbers like a NIK in the parts that nothing else reads; of those with metadata nothing stays."""
    temuan: dict[Temuan, None] = {}
    for nama, entri in peta.items():
        if nama.endswith((".xml", ".rels")) and not nama.startswith((*kecuali, "docprops/")):
            bagian = Sekitar()
            bagian.baca(arsip, entri)
            temuan |= bagian.temuan
    return list(temuan)


def _sisipan_ooxml(peta: dict[str, zipfile.ZipInfo]) -> list[Temuan]:
    return [
        ("sisipan", posixpath.basename(entri.filename))
        for nama, entri in peta.items()
        if "/embeddings/" in nama and not entri.is_dir() and "/_rels/" not in nama
    ]


def _dipotong(lokal: str, sifat: dict[str, str]) -> bool:
    """Whether a picture of an office document is shown without its rim, which stays in the file."""
    if lokal == "srcRect":
        # Thousandths of a percent; less than nothing adds a margin.
        return any(_angka(sifat.get(sisi, "0")) >= 1000 for sisi in "ltrb")
    return lokal == "imagedata" and any(
        _angka(sifat.get(f"crop{sisi}", "0")) for sisi in ("left", "top", "right", "bottom")
    )


def _angka(nilai: str) -> float:
    cocok = re.match(r"\s*(-?\d+(?:\.\d+)?)", nilai)
    return float(cocok[1]) if cocok else 0.0


class GambarLembar(Pembaca):
    """The pictures and shapes of a sheet: is more of one in the file than is shown, and on which cells do they lie?"""

    def __init__(self) -> None:
        super().__init__()
        # First and last column and row, counted from one, of what hides the cells below it.
        self.tutup: list[tuple[int, int, int, int]] = []
        self.sudut: dict[tuple[str, str], int] = {}
        self.padat = False

    def masuk(self, ruang: str, lokal: str, sifat: dict[str, str]) -> None:
        if _dipotong(lokal, sifat):
            self.temukan("terpotong")
        if lokal == "twoCellAnchor":
            self.sudut, self.padat = {}, False
        elif lokal in ("solidFill", "blipFill") and self.jalur[-2] in ("spPr", "pic"):
            self.padat = True

    def data(self, potongan: str) -> None:
        if self.jalur[-1] in ("col", "row") and self.jalur[-2] in ("from", "to") and potongan.strip().isdigit():
            self.sudut[self.jalur[-2], self.jalur[-1]] = int(potongan)

    def keluar(self, lokal: str) -> None:
        if lokal == "twoCellAnchor" and self.padat and len(self.sudut) == 4:
            kiri, atas = self.sudut["from", "col"] + 1, self.sudut["from", "row"] + 1
            kanan, bawah = self.sudut["to", "col"], self.sudut["to", "row"]
            self.tutup.append((kiri, atas, max(kanan, kiri), max(bawah, atas)))


# A colour as six hexadecimal digits; a name of any other kind is only equal to itself, and "?" to none.
PUTIH, HITAM, ENTAH = "FFFFFF", "000000", "?"


def sewarna(satu: str, lain: str) -> bool:
    """Whether words of one colour vanish on the other."""
    if re.fullmatch(r"[0-9A-F]{6}", satu) and re.fullmatch(r"[0-9A-F]{6}", lain):
        return all(abs(int(satu[n : n + 2], 16) - int(lain[n : n + 2], 16)) <= 12 for n in (0, 2, 4))
    return ENTAH not in (satu, lain) and satu == lain


def _warna_lembar(sifat: dict[str, str]) -> str:
    """A colour of a workbook's styles."""
    if "rgb" in sifat:
        return sifat["rgb"][-6:].upper()
    if "theme" in sifat:
        dasar = {"0": PUTIH, "1": HITAM} if not _angka(sifat.get("tint", "0")) else {}
        return dasar.get(sifat["theme"], f"tema {sifat['theme']} {sifat.get('tint', '')}")
    dasar = {"0": HITAM, "1": PUTIH, "8": HITAM, "9": PUTIH, "64": HITAM, "65": PUTIH}
    return dasar.get(sifat.get("indexed", "64"), f"nomor {sifat.get('indexed')}")


class FormatAngka:
    """A number format: its sections, each with its condition and with whether it shows the value of the cell."""

    def __init__(self, kode: str) -> None:
        self.syarat: list[tuple[str, float] | None] = [None]
        self.tampak = [False]
        for potongan in POTONGAN_FORMAT.findall(kode):
            if potongan == ";":
                self.syarat.append(None)
                self.tampak.append(False)
            elif cocok := SYARAT_FORMAT.fullmatch(potongan):
                self.syarat[-1] = (cocok[1], float(cocok[2]))
                # Words that stand for one value say as much as the value.
                self.tampak[-1] |= cocok[1] == "="
            elif potongan in "0#?@" or potongan.isalpha() or re.fullmatch(r"\[[hms]+\]", potongan, re.IGNORECASE):
                self.tampak[-1] = True

    def menutup(self, angka: float | None) -> bool:
        """Does a cell with this number, or None for words, show something else than its value?"""
        if angka is None:
            return len(self.tampak) > 3 and not self.tampak[3]
        # That zeros are left out is a habit and hides nothing.
        if angka == 0:
            return not any(self.tampak)
        banyak = min(len(self.tampak), 3)
        biasa = [(">" if banyak == 3 else ">=", 0.0), ("<", 0.0)]
        for nomor in range(banyak - 1):
            tanda, batas = self.syarat[nomor] or biasa[nomor]
            if BANDINGAN[tanda](angka, batas):
                return not self.tampak[nomor]
        return not self.tampak[banyak - 1]


class GayaLembar(Pembaca):
    """The number formats of a workbook, and which of them each style of cells has; its colours of words and cells."""

    def __init__(self) -> None:
        super().__init__()
        self.format: dict[str, FormatAngka] = {}
        self.sel: list[str] = []
        self.huruf: list[str] = []
        self.latar: list[str] = []
        self.pasangan: list[tuple[int, int]] = []

    def masuk(self, ruang: str, lokal: str, sifat: dict[str, str]) -> None:
        if self.jalur[-2:] == ["numFmts", "numFmt"] and (kode := sifat.get("formatCode")):
            self.format[sifat.get("numFmtId", "")] = FormatAngka(kode)
        elif self.jalur[-2:] == ["cellXfs", "xf"]:
            self.sel.append(sifat.get("numFmtId", ""))
            self.pasangan.append((int(_angka(sifat.get("fontId", "0"))), int(_angka(sifat.get("fillId", "0")))))
        elif self.jalur[-2:] == ["fonts", "font"]:
            self.huruf.append(HITAM)
        elif self.jalur[-3:] == ["fonts", "font", "color"]:
            self.huruf[-1] = _warna_lembar(sifat)
        elif self.jalur[-2:] == ["fills", "fill"]:
            self.latar.append(PUTIH)
        elif self.jalur[:-1] == ["styleSheet", "fills", "fill"]:
            if lokal == "gradientFill" or sifat.get("patternType", "none") != "none":
                self.latar[-1] = ENTAH
        elif self.jalur[-4:] == ["fills", "fill", "patternFill", "fgColor"] and self.latar[-1] == ENTAH:
            self.latar[-1] = _warna_lembar(sifat)

    def hasil(self) -> dict[str, FormatAngka]:
        """By the number of the style; the formats that are built in show all they have."""
        return {str(nomor): self.format[id_] for nomor, id_ in enumerate(self.sel) if id_ in self.format}

    def sewarna(self) -> set[str]:
        """Numbers of the styles whose words have the colour of their cell."""
        return {
            str(nomor)
            for nomor, (huruf, latar) in enumerate(self.pasangan)
            if huruf < len(self.huruf) and latar < len(self.latar) and sewarna(self.huruf[huruf], self.latar[latar])
        }


class LembarKerja(Pembaca):
    """One sheet of a workbook: are rows or columns hidden, or so thin that they are? And which cells show nothing?"""

    def __init__(self, gaya: dict[str, FormatAngka], pucat: set[str]) -> None:
        # What is written around the cells: headers and footers, lists to choose from.
        super().__init__(Teks())
        self.gaya = gaya
        self.pucat = pucat
        self.sel_pucat: dict[str, None] = {}
        self.sel_isi: dict[str, None] = {}
        # Where a rule may give cells another colour.
        self.berwarna: list[str] = []
        self.tersembunyi = False
        self.sel: dict[str, None] = {}
        self.kini = ("", "", "")

    def data(self, potongan: str) -> None:
        if "sheetData" not in self.jalur:
            self.tulis(potongan)
        letak, gaya, jenis = self.kini
        unsur, format_ = self.jalur[-1], self.gaya.get(gaya)
        if unsur not in ("v", "t", "f") or "c" not in self.jalur or not potongan.strip():
            return
        self.sel_isi[letak] = None
        if gaya in self.pucat and len(self.sel_pucat) < SEL_TERBANYAK:
            self.sel_pucat[letak] = None
        if format_ is None:
            return
        angka: float | None = None
        if unsur == "f" or jenis in ("n", "d"):
            try:
                angka = float(potongan)
            except ValueError:
                # A date, or a formula that was not worked out yet.
                angka = 1.0
        if len(self.sel) < SEL_TERBANYAK and format_.menutup(angka):
            self.sel[letak] = None

    def masuk(self, ruang: str, lokal: str, sifat: dict[str, str]) -> None:
        if lokal == "c":
            self.kini = (sifat.get("r", ""), sifat.get("s", "0"), sifat.get("t", "n"))
        elif lokal in ("row", "col"):
            tebal = sifat.get("ht" if lokal == "row" else "width", "")
            if sifat.get("hidden") in BENAR or (tebal and _angka(tebal) <= TERTIPIS[lokal]):
                self.tersembunyi = True
        elif lokal == "sheetFormatPr" and sifat.get("zeroHeight") in BENAR:
            self.tersembunyi = True
        elif lokal == "conditionalFormatting":
            self.berwarna += sifat.get("sqref", "").split()

    def keluar(self, lokal: str) -> None:
        if "sheetData" not in self.jalur:
            self.tulis(" ")

    def close(self) -> None:
        if self.teks is not None and self.teks.ada_nik():
            self.temukan("nik", "kepala atau kaki halaman")

    def tak_tampak(self, tabel: list[str]) -> list[str]:
        """Cells whose words have the colour of the cell; `tabel` are the ranges that a table's style colours."""
        ruang = [_ruang_sel(satu) for satu in (*self.berwarna, *tabel)]
        return [letak for letak in self.sel_pucat if not _di_dalam(letak, ruang)]

    def di_bawah(self, tutup: list[tuple[int, int, int, int]]) -> list[str]:
        """Cells with something in them on which a picture or a filled shape lies."""
        return [letak for letak in self.sel_isi if tutup and _di_dalam(letak, tutup)][:SEL_TERBANYAK]


def _di_dalam(letak: str, ruang: list[tuple[int, int, int, int]]) -> bool:
    kolom, baris, *_ = _ruang_sel(letak)
    return any(kiri <= kolom <= kanan and atas <= baris <= bawah for kiri, atas, kanan, bawah in ruang)


def _ruang_sel(sebutan: str) -> tuple[int, int, int, int]:
    """Columns and rows of a range such as A1:C9, first and last."""
    ujung = []
    for sudut in sebutan.replace("$", "").partition(":")[::2]:
        cocok = re.fullmatch(r"([A-Z]*)(\d*)", sudut.upper())
        if cocok and sudut:
            kolom = 0
            for huruf in cocok[1]:
                kolom = kolom * 26 + ord(huruf) - 64
            ujung.append((kolom, int(cocok[2] or 0)))
    awal, akhir = ujung[0] if ujung else (0, 0), ujung[-1] if ujung else (0, 0)
    return *awal, *akhir


def xlsx(isi: bytes, jenis: str, teks: Teks) -> tuple[list[Temuan], bytes]:
    arsip, peta = _paket(isi)
    temuan: list[Temuan] = []
    hubungan = _hubungan(arsip, peta, "xl/workbook.xml")
    bagian = {id_: nama for id_, _, nama in hubungan}
    gaya = GayaLembar()
    for _, jenis_bagian, nama in hubungan:
        if jenis_bagian == "styles" and nama in peta:
            gaya.baca(arsip, peta[nama])
    format_sel, pucat = gaya.hasil(), gaya.sewarna()
    for unsur in pohon(arsip.read(peta["xl/workbook.xml"])).iter():
        if _pisah(unsur.tag)[1] != "sheet":
            continue
        sifat = _sifat(dict(unsur.attrib))
        nama = sifat.get("name", "")
        lembar = bagian.get(sifat.get("id", ""), "")
        if sifat.get("state", "visible") != "visible":
            temuan.append(("lembar", nama))
        if lembar not in peta:
            continue
        pembaca = LembarKerja(format_sel, pucat)
        pembaca.baca(arsip, peta[lembar])
        temuan += pembaca.temuan
        if pembaca.tersembunyi:
            temuan.append(("baris", nama))
        temuan += [("sel", f"{nama}!{letak}") for letak in pembaca.sel]
        tabel = [
            pohon(arsip.read(peta[berkas])).get("ref", "")
            for _, jenis_bagian, berkas in _hubungan(arsip, peta, lembar)
            if jenis_bagian == "table" and berkas in peta
        ]
        temuan += [("tak-tampak", f"sel “{nama}!{letak}”") for letak in pembaca.tak_tampak(tabel)]
        for _, jenis_bagian, berkas in _hubungan(arsip, peta, lembar):
            if jenis_bagian == "drawing" and berkas in peta:
                gambar = GambarLembar()
                gambar.baca(arsip, peta[berkas])
                temuan += gambar.temuan
                temuan += [("tertutup", f"sel “{nama}!{letak}”") for letak in pembaca.di_bawah(gambar.tutup)]
        if any(j in ("comments", "threadedComment") for _, j, _ in _hubungan(arsip, peta, lembar)):
            temuan.append(("komentar", f"lembar “{nama}”"))
    for kode, awalan in NAMA_BAGIAN_XLSX:
        if any(nama.startswith(awalan) and not entri.is_dir() for nama, entri in peta.items()):
            temuan.append((kode, ""))
    bersih = _ooxml_bersih(arsip, peta)
    temuan += _teks_lembar(bersih, teks) + _sekitar(arsip, peta, kecuali=("xl/worksheets/sheet", "xl/sharedstrings"))
    return temuan + _sisipan_ooxml(peta), bersih


def _teks_lembar(isi: bytes, teks: Teks) -> list[Temuan]:
    """The words of the sheets that are shown, and which of these sheets hold a number like a NIK."""
    from python_calamine import CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

    try:
        buku = CalamineWorkbook.from_filelike(io.BytesIO(isi))
    except PasswordError:
        raise DitolakError("terkunci") from None
    ada_nik = []
    for lembar in buku.sheets_metadata:
        if lembar.typ != SheetTypeEnum.WorkSheet or lembar.visible != SheetVisibleEnum.Visible:
            continue
        for baris in buku.get_sheet_by_name(lembar.name).iter_rows():
            for tulisan in (_tulisan(sel) for sel in baris if sel != ""):
                if not teks.penuh:
                    teks.tambah(f"{tulisan} ")
                if len(tulisan) >= 16 and lembar.name not in ada_nik and mirip_nik(tulisan):
                    ada_nik.append(lembar.name)
    return [("nik", f"lembar “{nama}”") for nama in ada_nik]


def _tulisan(sel: object) -> str:
    if isinstance(sel, float) and sel.is_integer():
        return str(int(sel))
    return sel.isoformat(" ") if isinstance(sel, datetime) else sel.isoformat() if isinstance(sel, date) else str(sel)


class GayaWord(Pembaca):
    """Which styles of a text hide what is written in them, and which colours they have."""

    def __init__(self) -> None:
        super().__init__()
        self.lenyap: set[str] = set()
        self.warna: dict[str, str] = {}
        self.latar: dict[str, str] = {}
        self.induk: dict[str, str] = {}
        self.kini = ""

    def masuk(self, ruang: str, lokal: str, sifat: dict[str, str]) -> None:
        if lokal == "style":
            self.kini = _sifat(sifat).get("styleId", "")
        elif lokal == "basedOn":
            self.induk[self.kini] = _sifat(sifat).get("val", "")
        elif self.jalur[-3:] == ["style", "rPr", "vanish"] and _menyala(sifat):
            self.lenyap.add(self.kini)
        elif self.jalur[-3:] == ["style", "rPr", "color"]:
            self.warna[self.kini] = _warna_word(sifat)
        elif lokal == "shd" and "style" in self.jalur and (latar := _latar_word(sifat)):
            # A table's style colours some of its cells; which, only the program knows.
            self.latar[self.kini] = latar if self.jalur[-2] in ("pPr", "rPr") and len(self.jalur) == 4 else ENTAH

    def hasil(self) -> set[str]:
        for gaya in self.induk:
            silsilah = [gaya]
            while (induk := self.induk.get(silsilah[-1])) and induk not in silsilah:
                silsilah.append(induk)
            if self.lenyap & set(silsilah):
                self.lenyap.add(gaya)
            for milik in (self.warna, self.latar):
                if waris := next((milik[satu] for satu in silsilah if satu in milik), ""):
                    milik[gaya] = waris
        return self.lenyap


def _warna_word(sifat: dict[str, str]) -> str:
    """The colour of words; one of a theme is known when it is the paper's."""
    isi = _sifat(sifat)
    if isi.get("themeColor") in ("background1", "light1") and not {"themeShade", "themeTint"} & isi.keys():
        return PUTIH
    nilai = isi.get("val", "auto").upper()
    if nilai == "AUTO":
        return OTOMATIS
    return ENTAH if "themeColor" in isi else nilai


def _latar_word(sifat: dict[str, str]) -> str:
    """The colour of a shading; empty when it shows nothing."""
    isi = _sifat(sifat)
    if isi.get("val") == "nil":
        return ""
    if "themeFill" in isi or isi.get("val", "clear") != "clear":
        return ENTAH
    nilai = isi.get("fill", "auto").upper()
    return "" if nilai == "AUTO" else nilai


def _menyala(sifat: dict[str, str]) -> bool:
    return _sifat(sifat).get("val", "1") in BENAR


@dataclass(slots=True)
class Melayang:
    """A picture or a shape of a text that lies free of its lines; its size is in points, 0 when it is not told."""

    alinea: int
    halaman: int
    unsur: str
    di_belakang: bool
    lebar: float = 0
    tinggi: float = 0
    terisi: bool = False
    tembus: bool = False
    menggeser: bool = False
    berkata: bool = False

    @property
    def menutup(self) -> bool:
        """Whether words below it cannot be seen. A box of words is none, nor a stroke between paragraphs."""
        tebal = min(self.lebar, self.tinggi) if self.lebar and self.tinggi else GARIS_TERTEBAL
        melintang = not (self.di_belakang or self.menggeser) and tebal >= GARIS_TERTEBAL
        return melintang and self.terisi and not (self.tembus or self.berkata)

    def jangkauan(self) -> range:
        """Paragraphs near enough to lie under or on it: it may be moved up or down from the one it is tied to."""
        banyak = 1 + int(self.tinggi / TITIK_SEBARIS)
        return range(self.alinea - banyak, self.alinea + banyak + 1)


class BagianWord(Pembaca):
    """One part of a text: its comments, its tracked changes, its hidden words, and its words."""

    def __init__(self, gaya: GayaWord, teks: Teks | None) -> None:
        super().__init__(teks)
        self.gaya, self.gaya_lenyap = gaya, gaya.lenyap
        # What lies below the words, from the page to the run: each with its colour, or none of its own.
        self.alas: list[str] = [PUTIH]
        self.huruf: list[str] = []
        # Which paragraphs have words, and on which page; the same of words like the paper.
        self.berkata: set[int] = set()
        self.pucat: dict[int, int] = {}
        self.nomor = self.halaman = 0
        self.melayang: list[Melayang] = []
        self.dalam_lepas: list[Melayang] = []
        # Paragraphs stand inside runs, in text boxes; so there is a stack of both.
        self.paragraf: list[bool] = []
        self.rentang: list[bool] = []
        self.cadangan = 0

    def _bergaya(self, gaya: str) -> None:
        if warna := self.gaya.warna.get(gaya):
            self.huruf[-1] = warna
        if latar := self.gaya.latar.get(gaya):
            self.alas[-1] = latar

    def _alas(self, lokal: str, sifat: dict[str, str]) -> None:
        if lokal in BERALAS:
            self.alas.append(_isian_vml(sifat))
        elif lokal == "background":
            self.alas[0] = _sifat(sifat).get("color", ENTAH).upper()
        elif lokal == "tblStyle" and _sifat(sifat).get("val") in self.gaya.latar:
            self.alas[-1] = ENTAH
        elif lokal == "shd" and self.jalur[-2] != "rPr" and (latar := _latar_word(sifat)):
            self.alas[-1] = latar
        elif (lokal in ISIAN_BENTUK and self.jalur[-2] == "spPr") or (lokal == "fillRef" and sifat.get("idx") != "0"):
            self.alas[-1] = ENTAH

    def _lepas(self, lokal: str, sifat: dict[str, str]) -> None:
        """Follow pictures and shapes that lie somewhere above or below the words."""
        gaya = _gaya_vml(sifat) if lokal in BENTUK_VML else {}
        if lokal == "anchor" or (gaya.get("position") == "absolute" and not self.cadangan):
            belakang = sifat.get("behindDoc") in BENAR or gaya.get("z-index", "").startswith("-")
            satu = Melayang(self.nomor, self.halaman, lokal, belakang)
            if gaya:
                satu.lebar, satu.tinggi = _titik(gaya.get("width", "")), _titik(gaya.get("height", ""))
                satu.terisi = sifat.get("filled") not in ("f", "false")
            self.dalam_lepas.append(satu)
            return
        if not self.dalam_lepas:
            return
        satu = self.dalam_lepas[-1]
        if lokal == "extent" and self.jalur[-2] == "anchor":
            satu.lebar, satu.tinggi = (_angka(sifat.get(sisi, "")) / EMU for sisi in ("cx", "cy"))
        elif lokal in MENGGESER_KATA or (lokal == "wrap" and sifat.get("type", "none") != "none"):
            satu.menggeser = True
        elif self.jalur[-3:-1] == ["wsp", "spPr"] and lokal in ISIAN_BENTUK:
            satu.terisi = True
        elif self.jalur[-3:-1] == ["wsp", "spPr"] and lokal == "noFill":
            satu.tembus = True
        elif lokal == "fillRef" and sifat.get("idx") != "0":
            satu.terisi = True
        elif lokal == "alpha" and "spPr" in self.jalur and "ln" not in self.jalur:
            satu.tembus = satu.tembus or _angka(sifat.get("val", "")) < TEMBUS
        elif lokal in ("imagedata", "textpath"):
            satu.tembus = True
        elif lokal == "fill" and "opacity" in sifat:
            pecahan = _angka(sifat["opacity"]) / (65536 if sifat["opacity"].endswith("f") else 1)
            satu.tembus = satu.tembus or pecahan * 100_000 < TEMBUS

    def close(self) -> None:
        # Words like the paper may stand out from a wide picture behind them, on the same page.
        gambar = [satu for satu in self.melayang if satu.di_belakang and satu.lebar >= SELEBAR_KATA]
        for nomor, halaman in self.pucat.items():
            if not any(satu.halaman == halaman and nomor in satu.jangkauan() for satu in gambar):
                self.temukan("tak-tampak")
        if any(satu.menutup and not self.berkata.isdisjoint(satu.jangkauan()) for satu in self.melayang):
            self.temukan("tertutup")

    def masuk(self, ruang: str, lokal: str, sifat: dict[str, str]) -> None:
        self._alas(lokal, sifat)
        self._lepas(lokal, sifat)
        if _dipotong(lokal, sifat):
            self.temukan("terpotong")
        if "wordprocessingml" in ruang and lokal in PERUBAHAN_WORD:
            self.temukan("revisi")
        elif "wordprocessingml" in ruang and lokal == "comment":
            self.temukan("komentar")
        elif lokal == "altChunk":
            self.temukan("sisipan")
        elif lokal == "p":
            self.nomor += not self.dalam_lepas
            self.paragraf.append(False)
            self.huruf.append(OTOMATIS)
        elif lokal == "r":
            self.rentang.append(bool(self.paragraf) and self.paragraf[-1])
            self.huruf.append(self.huruf[-1] if self.huruf else OTOMATIS)
        elif lokal == "pStyle" and self.paragraf:
            self.paragraf[-1] = _sifat(sifat).get("val") in self.gaya_lenyap
            self._bergaya(_sifat(sifat).get("val", ""))
        elif self.jalur[-3:-1] == ["r", "rPr"]:
            if lokal == "vanish":
                self.rentang[-1] = _menyala(sifat)
            elif lokal == "rStyle":
                self.rentang[-1] |= _sifat(sifat).get("val") in self.gaya_lenyap
                self._bergaya(_sifat(sifat).get("val", ""))
            elif lokal == "color":
                self.huruf[-1] = _warna_word(sifat)
            elif lokal == "sz" and 0 < _angka(_sifat(sifat).get("val", "")) <= SETENGAH_TITIK_TERKECIL:
                self.huruf[-1] = KERDIL
            elif lokal == "highlight":
                self.alas[-1] = SPIDOL.get(_sifat(sifat).get("val", ""), ENTAH)
            elif lokal == "shd" and (latar := _latar_word(sifat)):
                self.alas[-1] = latar
        elif lokal in ("drawing", "pict", "object") and self.rentang and self.rentang[-1]:
            self.temukan("tersembunyi")
        elif lokal == "Fallback":
            self.cadangan += 1
        elif lokal in ("tab", "br", "cr"):
            self.halaman += _sifat(sifat).get("type") == "page"
            self.tulis(" ")
        elif lokal in ("lastRenderedPageBreak", "pageBreakBefore", "sectPr"):
            self.halaman += 1

    def data(self, potongan: str) -> None:
        if self.jalur[-1] == "instrText" and mirip_nik(potongan):
            self.temukan("nik", DI_SEKITAR)
        if self.jalur[-1] != "t":
            return
        # Entries of an index are hidden, too, but hold no text of this kind.
        if self.rentang and self.rentang[-1] and potongan.strip():
            self.temukan("tersembunyi")
        if self.huruf and potongan.strip() and not self.cadangan:
            latar, huruf = next(satu for satu in reversed(self.alas) if satu), self.huruf[-1]
            dicoret = latar == SPIDOL["black"] and huruf in (OTOMATIS, HITAM)
            if sewarna(huruf, latar) and sewarna(huruf, PUTIH):
                self.pucat[self.nomor] = self.halaman
            elif dicoret or huruf == KERDIL or sewarna(huruf, latar):
                self.temukan("tak-tampak")
            if self.dalam_lepas:
                self.dalam_lepas[-1].berkata = True
            else:
                self.berkata.add(self.nomor)
        if not self.cadangan:
            self.tulis(potongan)

    def keluar(self, lokal: str) -> None:
        if lokal in BERALAS:
            self.alas.pop()
        if self.dalam_lepas and lokal == self.dalam_lepas[-1].unsur:
            self.melayang.append(self.dalam_lepas.pop())
        if lokal in ("p", "r"):
            self.huruf.pop()
        if lokal == "p":
            self.paragraf.pop()
            self.tulis(" ")
        elif lokal == "r":
            self.rentang.pop()
        elif lokal == "Fallback":
            self.cadangan -= 1


def _gaya_vml(sifat: dict[str, str]) -> dict[str, str]:
    """The style of an older drawing by its properties."""
    pasangan = (satu.partition(":") for satu in sifat.get("style", "").split(";"))
    return {nama.strip().lower(): nilai.strip().lower() for nama, _, nilai in pasangan}


def _titik(ukuran: str) -> float:
    """A length of an older drawing in points."""
    satuan = {"in": 72.0, "cm": 28.35, "mm": 2.835, "px": 0.75}
    return _angka(ukuran) * satuan.get(ukuran[-2:], 1.0)


def _isian_vml(sifat: dict[str, str]) -> str:
    """The fill of an older drawing; empty when it has none of its own."""
    if "fillcolor" not in sifat or sifat.get("filled") in ("f", "false"):
        return ""
    return PUTIH if sifat["fillcolor"].partition(" ")[0].lower() in ("white", "#ffffff", "window") else ENTAH


def docx(isi: bytes, jenis: str, teks: Teks) -> tuple[list[Temuan], bytes]:
    arsip, peta = _paket(isi)
    gaya = GayaWord()
    if "word/styles.xml" in peta:
        gaya.baca(arsip, peta["word/styles.xml"])
    gaya.hasil()
    temuan: dict[Temuan, None] = {}
    bagian = [n for n in peta if n.endswith(".xml") and not n.startswith(("docprops/", "[content_"))]
    for nama in sorted(bagian, key=lambda n: n != "word/document.xml"):
        pembaca = BagianWord(gaya, teks if nama.startswith(BAGIAN_TEKS_WORD) else None)
        pembaca.baca(arsip, peta[nama])
        temuan |= pembaca.temuan
    if "word/document.xml" not in peta:
        raise DitolakError("rusak")
    if teks.ada_nik():
        temuan["nik", ""] = None
    temuan |= dict.fromkeys(_sekitar(arsip, peta, kecuali=BAGIAN_TEKS_WORD))
    return list(temuan) + _sisipan_ooxml(peta), _ooxml_bersih(arsip, peta)


# OpenDocument


class BagianOdf(Pembaca):
    """The content or the styles of an OpenDocument file; styles.xml is read first, as its styles are used later."""

    def __init__(self, teks: Teks, *, lembar: bool) -> None:
        super().__init__(teks)
        self.lembar = lembar
        self.lenyap: set[tuple[str, str]] = set()
        self.gaya = ("", "")
        # By style: the colour of its words, that below them, and the pictures it cuts.
        self.huruf: dict[tuple[str, str], str] = {}
        self.latar: dict[tuple[str, str], str] = {}
        self.potong: set[tuple[str, str]] = set()
        self.tumpukan: list[tuple[str, str]] = [(ENTAH, PUTIH)]
        self.tabel: list[tuple[str, bool, bool]] = []
        self.alinea = 0
        self.diam = 0

    def masuk(self, ruang: str, lokal: str, sifat: dict[str, str]) -> None:
        induk = self.jalur[-2] if len(self.jalur) > 1 else ""
        if induk == "tracked-changes":
            self.temukan("revisi")
        if lokal in ("annotation", "tracked-changes"):
            self.diam += 1
            if lokal == "annotation":
                self.temukan("komentar")
        elif ":style:" in ruang:
            self._gaya(lokal, _sifat(sifat))
        elif ":drawing:" in ruang and ("graphic", _sifat(sifat).get("style-name", "")) in self.potong:
            self.temukan("terpotong")
        elif ":table:" in ruang:
            self._tabel(lokal, _sifat(sifat))
        elif ":text:" in ruang:
            self._teks(lokal, _sifat(sifat))
        if lokal in KELUARGA_BERWARNA:
            self._warnai((KELUARGA_BERWARNA[lokal], _sifat(sifat).get("style-name", "")))

    def _warnai(self, gaya: tuple[str, str]) -> None:
        huruf, latar = self.tumpukan[-1]
        self.tumpukan.append((self.huruf.get(gaya, huruf), self.latar.get(gaya, latar)))

    def _gaya_warna(self, lokal: str, sifat: dict[str, str]) -> None:
        if lokal == "text-properties":
            if "color" in sifat:
                self.huruf[self.gaya] = _warna_odf(sifat["color"])
            if sifat.get("font-size", "").endswith("pt") and 0 < _angka(sifat["font-size"]) <= TITIK_TERKECIL:
                self.huruf[self.gaya] = KERDIL
        if sifat.get("background-color", "transparent") != "transparent":
            self.latar[self.gaya] = _warna_odf(sifat["background-color"])
        if lokal == "graphic-properties":
            if sifat.get("fill", "none") != "none":
                self.latar[self.gaya] = ENTAH
            if any(_angka(sisi) > 0 for sisi in re.findall(r"[\d.]+[a-z]+", sifat.get("clip", ""))):
                self.potong.add(self.gaya)

    def _gaya(self, lokal: str, sifat: dict[str, str]) -> None:
        if lokal.endswith("-properties") and "style" in self.jalur:
            self._gaya_warna(lokal, sifat)
        if lokal == "style":
            self.gaya = (sifat.get("family", ""), sifat.get("name", ""))
            induk = (self.gaya[0], sifat.get("parent-style-name", ""))
            for milik in (self.huruf, self.latar):
                if induk in milik:
                    milik[self.gaya] = milik[induk]
            if induk in self.lenyap:
                self.lenyap.add(self.gaya)
        elif lokal in ("table-properties", "text-properties") and "style" in self.jalur and "display" in sifat:
            if sifat["display"] in ("false", "none"):
                self.lenyap.add(self.gaya)
            else:
                self.lenyap.discard(self.gaya)

    def _tabel(self, lokal: str, sifat: dict[str, str]) -> None:
        if lokal == "table":
            self.tabel.append((sifat.get("name", ""), ("table", sifat.get("style-name", "")) in self.lenyap, False))
        elif lokal == "table-source" and self.tabel:
            self.tabel[-1] = (*self.tabel[-1][:2], True)
        elif self.tabel and (
            sifat.get("visibility", "visible") != "visible"
            or (lokal in ("table-row-group", "table-column-group") and sifat.get("display") == "false")
        ):
            self.temukan("baris", self.tabel[-1][0])

    def _teks(self, lokal: str, sifat: dict[str, str]) -> None:
        keluarga = KELUARGA_GAYA.get(lokal, "")
        if lokal in ("hidden-text", "hidden-paragraph") or (keluarga, sifat.get("style-name", "")) in self.lenyap:
            self.temukan("tersembunyi")
        elif lokal == "section" and sifat.get("display", "true") != "true":
            self.temukan("tersembunyi", sifat.get("name", ""))
        if lokal in ("p", "h"):
            self.alinea += 1
        elif lokal in ("s", "tab", "line-break"):
            self.tulis(" ")

    def data(self, potongan: str) -> None:
        if self.alinea and not self.diam:
            huruf, latar = self.tumpukan[-1]
            if potongan.strip() and (huruf == KERDIL or sewarna(huruf, latar)):
                self.temukan("tak-tampak", f"lembar “{self.tabel[-1][0]}”" if self.tabel and self.lembar else "")
            # Cells are read as a program shows them.
            if not (self.lembar and self.jalur[-2] == "table-cell"):
                self.tulis(potongan)
        elif self.jalur[-1] in ("title", "desc") and mirip_nik(potongan):
            self.temukan("nik", DI_SEKITAR)

    def keluar(self, lokal: str) -> None:
        if lokal in KELUARGA_BERWARNA:
            self.tumpukan.pop()
        if lokal in ("annotation", "tracked-changes"):
            self.diam -= 1
        elif lokal in ("p", "h") and self.alinea:
            self.alinea -= 1
            self.tulis(" ")
        elif lokal == "table" and self.tabel:
            nama, lenyap, asing = self.tabel.pop()
            # What a formula took from another file is kept in a hidden sheet of its own.
            if asing:
                self.temukan("tautan")
            elif lenyap:
                self.temukan("lembar", nama)


def _warna_odf(nilai: str) -> str:
    return nilai[1:].upper() if re.fullmatch(r"#[0-9a-fA-F]{6}", nilai) else ENTAH


def _sisipan_odf(peta: dict[str, zipfile.ZipInfo], manifes: ElementTree.Element) -> list[Temuan]:
    jenis = {}
    for entri in manifes:
        sifat = _sifat(dict(entri.attrib))
        jenis[sifat.get("full-path", "").rstrip("/")] = sifat.get("media-type", "")
    objek = {nama[: cocok.end()] for nama in peta for cocok in OBJEK_ODF.finditer(nama)}
    objek |= {nama for nama, mime in jenis.items() if "oleobject" in mime}
    return [("sisipan", nama) for nama in sorted(objek) if not jenis.get(nama, "").endswith(JENIS_OBJEK_TAMPAK)]


def _meta_kosong(isi: bytes) -> bytes:
    """No metadata, in the same version of the format."""
    versi = re.search(rb"""office:version=["'](\d\.\d)["']""", isi)
    return META_KOSONG.format(versi=versi[1].decode() if versi else "1.2").encode()


def opendocument(isi: bytes, jenis: str, teks: Teks) -> tuple[list[Temuan], bytes]:
    arsip, peta = _arsip(isi, besar_kecil=True)
    manifes = pohon(arsip.read("META-INF/manifest.xml"))
    if any(_pisah(unsur.tag)[1] == "encryption-data" for unsur in manifes.iter()):
        raise DitolakError("terkunci")
    pembaca = BagianOdf(teks if jenis == "odt" else Teks(), lembar=jenis == "ods")
    if "styles.xml" in peta:
        pembaca.baca(arsip, peta["styles.xml"])
    pembaca.baca(arsip, peta["content.xml"])
    # Earlier versions of the whole document.
    if any(nama.startswith(("Versions/", "VersionList.xml")) for nama in peta):
        pembaca.temukan("revisi")
    temuan = list(pembaca.temuan) + _sisipan_odf(peta, manifes)
    if jenis == "ods":
        temuan += _teks_lembar(isi, teks)
    if pembaca.teks is not None and pembaca.teks.ada_nik():
        temuan.append(("nik", DI_SEKITAR if jenis == "ods" else ""))

    ganti: dict[str, bytes | None] = {nama: None for nama in peta if nama.startswith(BUANG_ODF)}
    ganti |= {n: _meta_kosong(arsip.read(n)) for n in peta if posixpath.basename(n) == "meta.xml"}
    for entri in list(manifes):
        if _sifat(dict(entri.attrib)).get("full-path", "").startswith(BUANG_ODF):
            manifes.remove(entri)
    ganti["META-INF/manifest.xml"] = KEPALA_XML + ElementTree.tostring(manifes)
    return temuan, _tulis_ulang(arsip, ganti, mentah=("mimetype",))


# Plain text


def polos(isi: bytes, jenis: str, teks: Teks) -> tuple[list[Temuan], bytes]:
    """As much of the text as the index takes, in UTF-8 or in the code page of older office programs."""
    awal = isi[: 4 * POTONGAN]
    # In an older code page the characters that are no UTF-8 are no digits either.
    baris = [nomor for nomor, satu in enumerate(isi.split(b"\n"), 1) if mirip_nik(satu.decode("utf-8", "replace"))]
    temuan: list[Temuan] = [("nik", f"baris {', '.join(map(str, baris[:10]))}")] if baris else []
    for sandi in ("utf-8-sig", "cp1252"):
        try:
            teks.tambah(codecs.getincrementaldecoder(sandi)().decode(awal, len(awal) == len(isi)))
        except UnicodeDecodeError:
            continue
        return temuan, isi
    raise DitolakError("rusak")


PEMERIKSA: dict[str, Callable[[bytes, str, Teks], tuple[list[Temuan], bytes]]] = {
    "jpg": jpg,
    "png": png,
    "pdf": pdf,
    "xlsx": xlsx,
    "docx": docx,
    "ods": opendocument,
    "odt": opendocument,
    "csv": polos,
    "txt": polos,
}


def batasi(memori: int, detik: int) -> None:
    """Bound what the parsers may take; a parser that goes beyond is ended by the kernel."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (detik, detik))
    resource.setrlimit(resource.RLIMIT_AS, (memori, memori))


def periksa(jenis: str, isi: bytes) -> tuple[dict[str, object], bytes]:
    """The line that main() writes, and the bytes to publish."""
    teks = Teks()
    try:
        temuan, bersih = PEMERIKSA[jenis](isi, jenis, teks)
    except DitolakError as galat:
        return {"tolak": galat.args[0]}, b""
    except ImportError:
        raise
    # Whatever else a parser raises over a hostile file, it means that the file is broken.
    except Exception as galat:
        kehabisan = isinstance(galat, MemoryError) or "bad_alloc" in str(galat)
        return {"tolak": "terlalu-berat" if kehabisan else "rusak"}, b""
    return {"temuan": temuan, "teks": teks.hasil()}, bersih


def main(jenis: str, memori: str, detik: str) -> NoReturn:
    batasi(int(memori), int(detik))
    # The libraries write their complaints where they like; the answer goes out past them.
    keluaran = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    jawaban, bersih = periksa(jenis, sys.stdin.buffer.read())
    with keluaran:
        keluaran.write(json.dumps(jawaban).encode() + b"\n")
        keluaran.write(bersih)
    sys.exit(0)


if __name__ == "__main__":
    main(*sys.argv[1:])
