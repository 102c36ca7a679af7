"""The child process that blacks out a document: ``python -I hitamkan.py PERINTAH BERKAS MEMORI DETIK``.

BERKAS are the numbers of open descriptors, the document first; what is wanted of it comes as JSON on standard input.
Standard output is lines of JSON: ``{"kemajuan": [DONE, ALL], "panjang": BYTES, …}``, each followed by that many bytes,
while it goes on, at last ``{"tolak": CODE}`` or the answer, and after the answer the bytes that belong to it. It has no
settings, no secrets, no database, and may write no file. What it says is the whole contract with dip.penghitaman;
nothing here imports Django.

A long document never lies in memory whole: ``lukis`` passes out each drawn page as it is done, and ``rangkai`` reads
them from the file that dip.penghitaman put them in.
"""

import ctypes
import io
import json
import math
import os
import re
import resource
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Set
from typing import Any, BinaryIO, NoReturn

import pikepdf
import pypdfium2
from pikepdf import Dictionary, Name
from PIL import Image, ImageDraw, ImageOps
from pypdfium2 import raw

DPI_LAYAR = 110
DPI_HASIL = 200
# Pages beyond this are drawn more coarsely, so that no page takes more memory than a few of its neighbours.
PIKSEL_LAYAR = 4_000_000
PIKSEL_HASIL = 16_000_000
MUTU_LAYAR = 70
MUTU_HASIL = 85
MUTU_GAMBAR = 90
# Boxes that a search proposes at once.
TEMUAN_TERBANYAK = 2_000
# Around found words, in points: no stroke of a letter stays outside.
PINGGIR = 1.5
POTONGAN = 1 << 20
HALAMAN_SEKALI_BUKA = 20
HALUS = 1_000_000
# A picture as large as this is a scan; one page may show what lies beside the edge of another.
PIKSEL_PINDAIAN = 500_000
# Shorter words are looked for as whole words only.
KATA_PENDEK = 4

# What is drawn with; whatever else hangs on an object says something about it.
SIFAT_ALIRAN = {"/Type", "/Subtype", "/Filter", "/DecodeParms", "/Length"}
SIFAT_FORM = SIFAT_ALIRAN | {"/FormType", "/BBox", "/Matrix", "/Resources", "/Group"}
SIFAT_POLA = SIFAT_ALIRAN | {
    *("/PatternType", "/PaintType", "/TilingType", "/BBox", "/XStep", "/YStep", "/Matrix", "/Resources"),
}
SIFAT_GAMBAR = SIFAT_ALIRAN | {
    *("/Width", "/Height", "/ColorSpace", "/BitsPerComponent", "/Intent", "/ImageMask", "/Mask", "/Decode"),
    *("/Interpolate", "/SMask", "/SMaskInData", "/Matte"),
}
# Says something about the document; nothing is drawn with it.
KETERANGAN = {"/Metadata", "/PieceInfo", "/LastModified"}
# Operators that draw with a named resource, and where that name is looked up.
KELOMPOK = {
    **{"Do": "/XObject", "Tf": "/Font", "gs": "/ExtGState", "sh": "/Shading"},
    **{"scn": "/Pattern", "SCN": "/Pattern", "BDC": "/Properties", "DP": "/Properties"},
}
OPERATOR = " ".join(KELOMPOK)

# Pages done, of how many, what the last one is drawn with, and its picture.
Lapor = Callable[[int, int, list[float], bytes], None]
# The last line, and the bytes that follow it in pieces.
Jawaban = tuple[dict[str, Any], Iterable[bytes]]
# Left, top, right, bottom in fractions of the page as displayed.
Bidang = tuple[float, float, float, float]


class DitolakError(Exception):
    """The file is not accepted; the argument is the code that dip.penghitaman turns into a sentence."""


class TakTerbawaError(Exception):
    """A page cannot be taken over as it is: it may carry along what was covered elsewhere. It is drawn instead."""


def jenis(berkas: BinaryIO) -> str:
    berkas.seek(0)
    awal = berkas.read(1024)
    berkas.seek(0)
    if awal.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if awal.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if b"%PDF-" in awal:
        return "application/pdf"
    raise DitolakError("jenis-lain")


# Pictures


def _gambar(berkas: BinaryIO, piksel: int) -> Any:
    """The picture as displayed: upright, opaque, nothing but its pixels."""
    Image.MAX_IMAGE_PIXELS = None
    with Image.open(berkas, formats=["JPEG", "PNG"]) as asli:
        if asli.width * asli.height > piksel:
            raise DitolakError("terlalu-luas")
        gambar = _sewarna(ImageOps.exif_transpose(asli))
    # Pillow writes comments and colour profiles again without being asked.
    gambar.info.clear()
    return gambar


def _sewarna(gambar: Any) -> Any:
    """In grey or in colour, eight bits, nothing transparent."""
    if gambar.mode.startswith("I"):
        return gambar.convert("I").point(lambda nilai: nilai / 256).convert("L")
    if gambar.has_transparency_data:
        # Under what is transparent a picture may hide something.
        alas = Image.new("RGBA", gambar.size, "white")
        return Image.alpha_composite(alas, gambar.convert("RGBA")).convert("RGB")
    return gambar if gambar.mode == "L" else gambar.convert("RGB")


def _tutup(gambar: Any, kotak: list[Bidang]) -> None:
    """Burn the boxes in: every pixel that one of them touches is black."""
    pena = ImageDraw.Draw(gambar)
    hitam = 0 if gambar.mode == "L" else (0, 0, 0)
    for kiri, atas, kanan, bawah in kotak:
        x0, y0 = math.floor(kiri * gambar.width), math.floor(atas * gambar.height)
        x1, y1 = math.ceil(kanan * gambar.width), math.ceil(bawah * gambar.height)
        pena.rectangle((x0, y0, max(x0, x1 - 1), max(y0, y1 - 1)), fill=hitam)


def _jpeg(gambar: Any, mutu: int) -> bytes:
    wadah = io.BytesIO()
    gambar.save(wadah, "JPEG", quality=mutu, optimize=True)
    return wadah.getvalue()


# Documents


def _dokumen(berkas: BinaryIO) -> Any:
    """The document as pikepdf reads it. Raises DitolakError when it is locked or has no pages."""
    try:
        pdf = pikepdf.open(berkas, attempt_recovery=False, access_mode=pikepdf.AccessMode.stream)
    except pikepdf.PasswordError:
        raise DitolakError("terkunci") from None
    if pdf.is_encrypted:
        raise DitolakError("terkunci")
    if not len(pdf.pages):
        raise DitolakError("rusak")
    return pdf


def _lembar(berkas: BinaryIO, *, halaman: int | None = None) -> Any:
    """The document as pdfium draws it; `halaman` is how many pages it must have."""
    try:
        dokumen = pypdfium2.PdfDocument(berkas)
    except pypdfium2.PdfiumError as galat:
        raise DitolakError("terkunci" if "password" in str(galat).lower() else "rusak") from None
    if halaman is not None and len(dokumen) != halaman:
        # What one of two readers does not see cannot be covered.
        raise DitolakError("rusak")
    if dokumen.get_formtype():
        dokumen.init_forms()
    return dokumen


class Buku:
    """Pages of a document as pdfium shows them; opened anew now and then, for it keeps whatever it has read."""

    def __init__(self, berkas: BinaryIO, banyak: int) -> None:
        self.berkas, self.banyak, self.dibaca = berkas, banyak, 0
        self.dokumen = _lembar(berkas, halaman=banyak)

    def buka(self, nomor: int) -> Any:
        if self.dibaca == HALAMAN_SEKALI_BUKA:
            self.dokumen.close()
            self.dokumen, self.dibaca = _lembar(self.berkas, halaman=self.banyak), 0
        self.dibaca += 1
        return self.dokumen[nomor - 1]


def _lukis(halaman: Any, dpi: int, piksel: int) -> Any:
    """The page as displayed, in grey when it has no colour."""
    lebar, tinggi = halaman.get_size()
    skala = dpi / 72
    if (luas := lebar * skala * tinggi * skala) > piksel:
        skala *= math.sqrt(piksel / luas)
    peta = halaman.render(scale=skala, rev_byteorder=True)
    try:
        gambar = peta.to_pil()
        gambar = gambar.convert("RGB") if gambar.mode != "RGB" else gambar.copy()
    finally:
        peta.close()
    merah, hijau, biru = gambar.split()
    return merah if merah.tobytes() == hijau.tobytes() == biru.tobytes() else gambar


def _pecahan(halaman: Any, kiri: float, bawah: float, kanan: float, atas: float) -> Bidang | None:
    """A rectangle of the page's own space in fractions of the page as displayed; None when it lies outside."""
    sudut = []
    for x, y in ((kiri, bawah), (kanan, atas)):
        kolom, baris = ctypes.c_int(), ctypes.c_int()
        raw.FPDF_PageToDevice(halaman, 0, 0, HALUS, HALUS, 0, x, y, kolom, baris)
        sudut.append((kolom.value / HALUS, baris.value / HALUS))
    x0, x1 = sorted(min(1.0, max(0.0, x)) for x, _ in sudut)
    y0, y1 = sorted(min(1.0, max(0.0, y)) for _, y in sudut)
    return (x0, y0, x1, y1) if x1 > x0 and y1 > y0 else None


# Words


def _pola(kata: str) -> re.Pattern[str]:
    """Finds the words however they are broken: over lines, with spaces or dots between digits, hyphenated."""
    huruf = [h for h in unicodedata.normalize("NFKC", " ".join(kata.split())).casefold()]
    pola = ""
    for kini, berikut in zip(huruf, [*huruf[1:], ""], strict=True):
        pola += r"\s*" if kini.isspace() else re.escape(kini)
        if kini.isdigit() and berikut.isdigit():
            pola += r"[\s.\-\u2013]{0,2}"
        elif kini.isalpha() and berikut.isalpha():
            pola += "(?:[-\u00ad\u2010\ufffe\x02]\\s*)?"
    if len(huruf) < KATA_PENDEK:
        pola = rf"(?<!\w){pola}(?!\w)"
    return re.compile(pola)


def _teks(lembar: Any) -> tuple[str, list[int]]:
    """The page's letters, folded, and for each the index of the glyph that it came from."""
    huruf, letak = [], []
    for nomor in range(lembar.count_chars()):
        for satu in unicodedata.normalize("NFKC", chr(raw.FPDFText_GetUnicode(lembar, nomor))).casefold():
            huruf.append(satu)
            letak.append(nomor)
    return "".join(huruf), letak


def cari(berkas: BinaryIO, lain: list[int], minta: dict[str, Any], lapor: Lapor) -> Jawaban:
    """Where the words stand, as boxes; and the pages that have no text, where only eyes can search."""
    if jenis(berkas) != "application/pdf":
        return {"kotak": [], "ditemukan": [], "tanpa_teks": [1], "terpotong": False}, ()
    pola = [_pola(kata) for kata in minta["kata"]]
    kotak: list[tuple[int, Bidang]] = []
    tanpa_teks, ditemukan = [], set()
    with _dokumen(berkas) as pdf:
        banyak = len(pdf.pages)
    buku = Buku(berkas, banyak)
    for nomor in range(1, banyak + 1):
        halaman = buku.buka(nomor)
        lembar = halaman.get_textpage()
        teks, letak = _teks(lembar)
        if not teks.strip():
            tanpa_teks.append(nomor)
        for urut, satu in enumerate(pola):
            for cocok in satu.finditer(teks):
                ditemukan.add(urut)
                awal, akhir = letak[cocok.start()], letak[cocok.end() - 1]
                kotak += [(nomor, bidang) for bidang in _bidang(halaman, lembar, awal, akhir - awal + 1)]
        lembar.close()
        halaman.close()
        if len(kotak) > TEMUAN_TERBANYAK:
            break
        lapor(nomor, banyak, [], b"")
    jawaban = {
        "kotak": [(nomor, *bidang) for nomor, bidang in kotak[:TEMUAN_TERBANYAK]],
        "ditemukan": sorted(ditemukan),
        "tanpa_teks": tanpa_teks,
        "terpotong": len(kotak) > TEMUAN_TERBANYAK,
    }
    return jawaban, ()


def _bidang(halaman: Any, lembar: Any, awal: int, banyak: int) -> Iterator[Bidang]:
    for nomor in range(lembar.count_rects(awal, banyak)):
        kiri, bawah, kanan, atas = lembar.get_rect(nomor)
        bidang = _pecahan(halaman, kiri - PINGGIR, bawah - PINGGIR, kanan + PINGGIR, atas + PINGGIR)
        if bidang is not None:
            yield bidang


# Reading


def ukur(berkas: BinaryIO, lain: list[int], minta: dict[str, Any], lapor: Lapor) -> Jawaban:
    """The pages and their size as displayed: points, or pixels of a picture."""
    if (mime := jenis(berkas)) != "application/pdf":
        return {"halaman": [_gambar(berkas, minta["piksel"]).size], "mime": mime}, ()
    with _dokumen(berkas) as pdf:
        banyak = len(pdf.pages)
    with _lembar(berkas, halaman=banyak) as dokumen:
        ukuran = [dokumen.get_page_size(nomor) for nomor in range(banyak)]
    return {"halaman": ukuran, "mime": mime}, ()


def gambar(berkas: BinaryIO, lain: list[int], minta: dict[str, Any], lapor: Lapor) -> Jawaban:
    """One page for the screen."""
    if jenis(berkas) == "application/pdf":
        with _lembar(berkas) as dokumen:
            if not 1 <= minta["halaman"] <= len(dokumen):
                raise DitolakError("halaman")
            lukisan = _lukis(dokumen[minta["halaman"] - 1], DPI_LAYAR, PIKSEL_LAYAR)
    else:
        if minta["halaman"] != 1:
            raise DitolakError("halaman")
        lukisan = _gambar(berkas, minta["piksel"])
        lukisan.thumbnail((2000, 2000))
    return {"mime": "image/jpeg"}, (_jpeg(lukisan, MUTU_LAYAR),)


# Blacking out


def lukis(berkas: BinaryIO, lain: list[int], minta: dict[str, Any], lapor: Lapor) -> Jawaban:
    """Draw every page that has boxes, or cannot be taken over, as a document of one page; a picture is done at once."""
    kotak: dict[int, list[Bidang]] = defaultdict(list)
    for nomor, kiri, atas, lebar, tinggi in minta["kotak"]:
        kotak[nomor].append((kiri, atas, min(1.0, kiri + lebar), min(1.0, atas + tinggi)))
    if (mime := jenis(berkas)) != "application/pdf":
        if set(kotak) - {1}:
            raise DitolakError("halaman")
        lukisan = _gambar(berkas, minta["piksel"])
        _tutup(lukisan, kotak[1])
        wadah = io.BytesIO()
        lukisan.save(
            wadah, **({"format": "PNG"} if mime == "image/png" else {"format": "JPEG", "quality": MUTU_GAMBAR})
        )
        return {"mime": mime}, (wadah.getvalue(),)
    with _dokumen(berkas) as asal:
        banyak = len(asal.pages)
        if not set(kotak) <= set(range(1, banyak + 1)):
            raise DitolakError("halaman")
        pembawa = Pembawa(asal, tertutup=kotak.keys())
        buku = Buku(berkas, banyak)
        for nomor in range(1, banyak + 1):
            if nomor not in kotak and pembawa.bawa(nomor) is not None:
                lapor(nomor, banyak, [], b"")
            else:
                halaman = buku.buka(nomor)
                lukisan = _lukis(halaman, DPI_HASIL, PIKSEL_HASIL)
                _tutup(lukisan, kotak[nomor])
                rupa = [*halaman.get_size(), pembawa.satuan(nomor), *lukisan.size, len(lukisan.getbands())]
                lapor(nomor, banyak, rupa, _jpeg(lukisan, MUTU_HASIL))
                halaman.close()
    return {"mime": mime}, ()


def rangkai(berkas: BinaryIO, lain: list[int], minta: dict[str, Any], lapor: Lapor) -> Jawaban:
    """The new document: drawn pages from the other file, where `letak` says that they lie, and the rest taken over."""
    return {"mime": "application/pdf"}, _rangkai(_dokumen(berkas), lain[0], minta)


def _rangkai(asal: Any, lukisan: int, minta: dict[str, Any]) -> Iterator[bytes]:
    letak = {nomor: (awal, panjang, rupa) for nomor, awal, panjang, rupa in minta["letak"]}
    pembawa, penulis = Pembawa(asal, tertutup=set(minta["tertutup"])), Penulis()
    yield from penulis.awal()
    for nomor in range(1, len(asal.pages) + 1):
        if nomor in letak:
            awal, panjang, rupa = letak[nomor]
            yield from penulis.lukisan(rupa, panjang, _potongan(lukisan, awal, panjang))
        else:
            yield from penulis.halaman(pembawa.bawa(nomor))
    yield from penulis.akhir()


def _potongan(nomor: int, awal: int, panjang: int) -> Iterator[bytes]:
    for letak in range(awal, awal + panjang, POTONGAN):
        yield os.pread(nomor, min(POTONGAN, awal + panjang - letak), letak)


class Penulis:
    """Writes the new document object by object: one revision, and in it only what its pages lead to.

    pikepdf would read every picture that it takes over into memory first.
    """

    def __init__(self) -> None:
        self.letak = 0
        # Where each object begins, by its number; 1 is the catalogue, 2 the list of pages.
        self.objek: dict[int, int] = {}
        self.nomor: dict[tuple[int, int], int] = {}
        self.tunggu: list[Any] = []
        self.daftar: list[int] = []
        self.terakhir = 2

    def awal(self) -> Iterator[bytes]:
        yield self._keluar(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")

    def lukisan(self, rupa: list[Any], panjang: int, potongan: Iterable[bytes]) -> Iterator[bytes]:
        """A page that is one picture."""
        lebar, tinggi, satuan, kolom, baris, warna = rupa
        foto, isi, halaman = self._baru(), self._baru(), self._baru()
        yield self._mulai(foto) + self._keluar(
            b"<< /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /%s /BitsPerComponent 8 "
            b"/Filter /DCTDecode /Length %d >>\nstream\n"
            % (kolom, baris, b"DeviceGray" if warna == 1 else b"DeviceRGB", panjang)
        )
        for satu in potongan:
            yield self._keluar(satu)
        perintah = b"q %.4f 0 0 %.4f 0 0 cm /Lukisan Do Q" % (lebar, tinggi)
        yield self._keluar(b"\nendstream\nendobj\n") + self._mulai(isi)
        yield self._keluar(b"<< /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (len(perintah), perintah))
        yield self._mulai(halaman) + self._keluar(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %.4f %.4f] /UserUnit %.4f "
            b"/Resources << /XObject << /Lukisan %d 0 R >> >> /Contents %d 0 R >>\nendobj\n"
            % (lebar, tinggi, satuan, foto, isi)
        )
        self.daftar.append(halaman)

    def halaman(self, kamus: Any) -> Iterator[bytes]:
        """A page that was taken over, with what it is drawn from."""
        nomor = self._baru()
        self.daftar.append(nomor)
        isi = b"<< /Parent 2 0 R " + self._kamus(kamus) + b" >>\nendobj\n"
        yield self._mulai(nomor) + self._keluar(isi)
        while self.tunggu:
            yield from self._tulis(self.tunggu.pop())

    def akhir(self) -> Iterator[bytes]:
        anak = b" ".join(b"%d 0 R" % satu for satu in self.daftar)
        yield self._mulai(1) + self._keluar(b"<< /Type /Catalog /Pages 2 0 R >>\nendobj\n")
        yield self._mulai(2) + self._keluar(
            b"<< /Type /Pages /Count %d /Kids [%s] >>\nendobj\n" % (len(self.daftar), anak)
        )
        mulai = self.letak
        tabel = b"".join(b"%010d 00000 n \n" % self.objek[satu] for satu in range(1, self.terakhir + 1))
        yield b"xref\n0 %d\n0000000000 65535 f \n%s" % (self.terakhir + 1, tabel)
        yield b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (self.terakhir + 1, mulai)

    def _keluar(self, isi: bytes) -> bytes:
        self.letak += len(isi)
        return isi

    def _baru(self) -> int:
        self.terakhir += 1
        return self.terakhir

    def _mulai(self, nomor: int) -> bytes:
        self.objek[nomor] = self.letak
        return self._keluar(b"%d 0 obj\n" % nomor)

    def _tulis(self, benda: Any) -> Iterator[bytes]:
        yield self._mulai(self.nomor[benda.objgen])
        if isinstance(benda, pikepdf.Stream):
            isi = benda.read_raw_bytes()
            kamus = self._kamus(benda, kecuali={"/Length", "/F", "/FFilter", "/FDecodeParms"})
            yield self._keluar(b"<< %s /Length %d >>\nstream\n" % (kamus, len(isi)))
            yield self._keluar(isi)
            yield self._keluar(b"\nendstream\nendobj\n")
        else:
            yield self._keluar(self._nilai(benda, sendiri=True) + b"\nendobj\n")

    def _kamus(self, benda: Any, kecuali: Set[str] = frozenset()) -> bytes:
        # A dictionary that names resources has no type; in it these would be names.
        if isinstance(benda, pikepdf.Stream) or "/Type" in benda:
            kecuali = kecuali | KETERANGAN
        pasangan = ((Name(kunci), nilai) for kunci, nilai in benda.items() if kunci not in kecuali)
        return b" ".join(kunci.unparse() + b" " + self._nilai(nilai) for kunci, nilai in pasangan)

    def _nilai(self, nilai: Any, *, sendiri: bool = False) -> bytes:
        """A value as it is written: a reference, unless it is the object itself that is wanted."""
        if not isinstance(nilai, pikepdf.Object):
            return pikepdf.Array([nilai]).unparse()[1:-1].strip()
        if nilai.is_indirect and not sendiri:
            if nilai.objgen not in self.nomor:
                self.nomor[nilai.objgen] = self._baru()
                self.tunggu.append(nilai)
            return b"%d 0 R" % self.nomor[nilai.objgen]
        if isinstance(nilai, pikepdf.Array):
            return b"[ " + b" ".join(self._nilai(satu) for satu in nilai) + b" ]"
        if isinstance(nilai, pikepdf.Dictionary):
            return b"<< " + self._kamus(nilai) + b" >>"
        return nilai.unparse(resolved=True)


class Pembawa:
    """Takes pages over into the new document, with what they are drawn from and nothing else.

    What a covered page draws too is not taken over, be it a shared form or a scan of which each page shows a part.
    """

    def __init__(self, asal: Any, *, tertutup: Collection[int]) -> None:
        self.asal = asal
        self.sudah: set[tuple[int, int]] = set()
        self.digambar = set(self._beranotasi_rumit())
        self._ratakan()
        self.terlarang: set[tuple[int, int]] = set()
        for nomor in tertutup:
            halaman = asal.pages[nomor - 1]
            for satu in self._isi(halaman):
                self.terlarang.add(satu.objgen)
            self._larang(halaman, self._warisan(halaman, "/Resources"), set())

    def _beranotasi_rumit(self) -> Iterator[int]:
        """Pages whose notes and form fields only a reader of the whole document knows how to show."""
        isian = self.asal.Root.get("/AcroForm")
        perlu = isinstance(isian, pikepdf.Dictionary) and bool(isian.get("/NeedAppearances", False))
        for nomor, halaman in enumerate(self.asal.pages, 1):
            for catatan in _daftar(halaman.obj.get("/Annots")):
                if isinstance(catatan, pikepdf.Dictionary) and (
                    "/OC" in catatan or (perlu and str(catatan.get("/Subtype")) == "/Widget")
                ):
                    yield nomor

    def _ratakan(self) -> None:
        """What notes and form fields show becomes part of the page; what they keep is left behind with them."""
        berisi = {nomor for nomor, halaman in enumerate(self.asal.pages, 1) if "/Annots" in halaman.obj}
        if not berisi:
            return
        try:
            self.asal.flatten_annotations("screen")
        except Exception:
            self.digambar |= berisi

    def satuan(self, nomor: int) -> float:
        return float(self._warisan(self.asal.pages[nomor - 1], "/UserUnit", 1))

    def bawa(self, nomor: int) -> Any:
        """That page as a dictionary of its own, with what it is drawn from; None when it must be drawn anew."""
        if nomor in self.digambar:
            return None
        halaman = self.asal.pages[nomor - 1]
        try:
            isi = self._isi(halaman)
            if any(satu.objgen in self.terlarang for satu in isi):
                return None
            daya = self._pangkas(halaman, self._warisan(halaman, "/Resources"))
        # Whatever it is that cannot be read there, pdfium draws the page as it showed it.
        except Exception:
            return None
        for satu in isi:
            _sisakan(satu, SIFAT_ALIRAN)
        kamus = Dictionary(Type=Name.Page, Resources=daya, Contents=pikepdf.Array(isi))
        for kunci in ("/MediaBox", "/CropBox", "/Rotate", "/UserUnit", "/Group"):
            if (nilai := self._warisan(halaman, kunci)) is not None:
                kamus[kunci] = nilai
        return kamus

    @staticmethod
    def _isi(halaman: Any) -> list[Any]:
        """The content streams of a page."""
        isi = halaman.obj.get("/Contents")
        return [satu for satu in _daftar(isi) if isinstance(satu, pikepdf.Stream)]

    @staticmethod
    def _warisan(halaman: Any, kunci: str, tanpa: Any = None) -> Any:
        """What a page has or inherits."""
        simpul, langkah = halaman.obj, 0
        while simpul is not None and langkah < 100:
            if (nilai := simpul.get(kunci)) is not None:
                return nilai
            simpul, langkah = simpul.get("/Parent"), langkah + 1
        return tanpa

    def _terpakai(self, isi: Any) -> dict[str, set[str]]:
        """The names that a content stream draws with. Raises TakTerbawaError for layers."""
        pakai: dict[str, set[str]] = defaultdict(set)
        for perintah in pikepdf.parse_content_stream(isi, OPERATOR):
            operan, kelompok = list(perintah.operands), KELOMPOK.get(str(perintah.operator))
            if kelompok is None or not operan:
                continue
            if kelompok == "/Properties" and str(operan[0]) == "/OC":
                raise TakTerbawaError
            nama = operan[0] if kelompok == "/Font" else operan[-1]
            if isinstance(nama, pikepdf.Name):
                pakai[kelompok].add(str(nama))
        return pakai

    def _pangkas(self, isi: Any, daya: Any) -> Any:
        """The resources that a content stream draws with, cleaned, as a new dictionary."""
        baru = Dictionary()
        if daya is None:
            return baru
        pakai = self._terpakai(isi)
        for kunci in ("/ColorSpace", "/ProcSet"):
            if kunci in daya:
                baru[kunci] = daya[kunci]
        bersihkan = {
            "/XObject": self._xobject,
            "/Font": self._huruf,
            "/ExtGState": self._keadaan,
            "/Pattern": self._motif,
        }
        for kelompok in ("/XObject", "/Font", "/ExtGState", "/Pattern", "/Shading"):
            ada = daya.get(kelompok, {})
            terpakai = sorted(nama for nama in pakai[kelompok] if nama in ada)
            for nama in terpakai:
                if kelompok in bersihkan:
                    bersihkan[kelompok](ada[nama])
            if terpakai:
                baru[kelompok] = Dictionary({nama: ada[nama] for nama in terpakai})
        if pakai["/Properties"]:
            # Of what is said about a piece of text nothing is drawn; the name must be there all the same.
            baru["/Properties"] = Dictionary({nama: Dictionary() for nama in sorted(pakai["/Properties"])})
        return baru

    def _pertama(self, benda: Any) -> bool:
        """Whether this object is met for the first time. Raises TakTerbawaError for what a covered page draws."""
        if not benda.is_indirect:
            return True
        if benda.objgen in self.terlarang:
            raise TakTerbawaError
        if benda.objgen in self.sudah:
            return False
        self.sudah.add(benda.objgen)
        return True

    def _xobject(self, benda: Any) -> None:
        if not self._pertama(benda):
            return
        if "/OC" in benda:
            self._tolak(benda)
        rupa = str(benda.get("/Subtype"))
        if rupa == "/Form":
            self._aliran(benda, SIFAT_FORM)
        elif rupa == "/Image":
            for kunci in ("/SMask", "/Mask"):
                if isinstance(tabir := benda.get(kunci), pikepdf.Stream):
                    _sisakan(tabir, SIFAT_GAMBAR)
            _sisakan(benda, SIFAT_GAMBAR)
        else:
            self._tolak(benda)

    def _aliran(self, benda: Any, sifat: set[str]) -> None:
        """A form or pattern: only what it is drawn from; one that borrows the page's resources is not taken over."""
        if "/Resources" not in benda:
            self._tolak(benda)
        try:
            benda.Resources = self._pangkas(benda, benda.Resources)
        except Exception:
            self._tolak(benda)
        if "/Group" in benda:
            _sisakan(benda.Group, {"/Type", "/S", "/CS", "/I", "/K"})
        _sisakan(benda, sifat)

    def _huruf(self, benda: Any) -> None:
        if self._pertama(benda) and str(benda.get("/Subtype")) == "/Type3":
            # Its letters are little pages of their own.
            self._tolak(benda)

    def _keadaan(self, benda: Any) -> None:
        tabir = benda.get("/SMask")
        if isinstance(tabir, pikepdf.Dictionary) and "/G" in tabir:
            self._xobject(tabir.G)

    def _motif(self, benda: Any) -> None:
        if not self._pertama(benda):
            return
        if benda.get("/PatternType") == 1:
            self._aliran(benda, SIFAT_POLA)
        elif "/ExtGState" in benda:
            self._tolak(benda)

    def _tolak(self, benda: Any) -> NoReturn:
        """Nothing that draws with this object is taken over."""
        if benda.is_indirect:
            self.terlarang.add(benda.objgen)
        raise TakTerbawaError

    def _larang(self, isi: Any, daya: Any, jalan: set[tuple[int, int]]) -> None:
        """Note forms, patterns and scans that a covered page draws, one inside another."""
        if daya is None:
            return
        try:
            pakai = self._terpakai(isi)
        except Exception:
            # Nobody knows what it draws with: perhaps with all it could.
            pakai = {
                kelompok: set(daya.get(kelompok, {}).keys()) for kelompok in ("/XObject", "/Pattern", "/ExtGState")
            }
        for kelompok in ("/XObject", "/Pattern", "/ExtGState"):
            ada = daya.get(kelompok, {})
            for nama in pakai.get(kelompok, set()):
                benda = ada.get(nama)
                if kelompok == "/ExtGState" and isinstance(benda, pikepdf.Dictionary):
                    tabir = benda.get("/SMask")
                    benda = tabir.get("/G") if isinstance(tabir, pikepdf.Dictionary) else None
                if not isinstance(benda, pikepdf.Stream) or benda.objgen in jalan:
                    continue
                jalan.add(benda.objgen)
                if str(benda.get("/Subtype")) == "/Image":
                    if int(benda.get("/Width", 0)) * int(benda.get("/Height", 0)) >= PIKSEL_PINDAIAN:
                        self.terlarang.add(benda.objgen)
                    continue
                self.terlarang.add(benda.objgen)
                self._larang(benda, benda.get("/Resources", daya), jalan)


def _daftar(nilai: Any) -> list[Any]:
    if nilai is None:
        return []
    return list(nilai) if isinstance(nilai, pikepdf.Array) else [nilai]


def _sisakan(benda: Any, sifat: set[str]) -> None:
    for kunci in set(benda.keys()) - sifat:
        del benda[kunci]


# The process


PERINTAH: dict[str, Callable[[BinaryIO, list[int], dict[str, Any], Lapor], Jawaban]] = {
    "ukur": ukur,
    "gambar": gambar,
    "cari": cari,
    "lukis": lukis,
    "rangkai": rangkai,
}


def batasi(memori: int, detik: int) -> None:
    """Bound what the parsers may take; a parser that goes beyond is ended by the kernel."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (detik, detik))
    resource.setrlimit(resource.RLIMIT_AS, (memori, memori))


def kerjakan(perintah: str, nomor: list[int], minta: dict[str, Any], lapor: Lapor) -> Jawaban:
    """The last line that main() writes, and the bytes that follow it."""
    # Not closed: pieces of what follows may still be read from it.
    berkas = os.fdopen(nomor[0], "rb", closefd=False)
    try:
        return PERINTAH[perintah](berkas, nomor[1:], minta, lapor)
    except DitolakError as galat:
        return {"tolak": galat.args[0]}, ()
    # Whatever else a parser raises over a hostile file, it means that the file is broken.
    except Exception as galat:
        kehabisan = isinstance(galat, MemoryError) or "bad_alloc" in str(galat)
        return {"tolak": "terlalu-berat" if kehabisan else "rusak"}, ()


def main(perintah: str, nomor: str, memori: str, detik: str) -> NoReturn:
    batasi(int(memori), int(detik))
    # The libraries write their complaints where they like; the answer goes out past them.
    keluaran = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)

    def katakan(isi: dict[str, Any]) -> None:
        keluaran.write(json.dumps(isi).encode() + b"\n")

    def lapor(kini: int, semua: int, rupa: list[float], bita: bytes) -> None:
        katakan({"kemajuan": [kini, semua], "rupa": rupa, "panjang": len(bita)})
        keluaran.write(bita)
        keluaran.flush()

    jawaban, potongan = kerjakan(perintah, [int(satu) for satu in nomor.split(",")], json.load(sys.stdin.buffer), lapor)
    with keluaran:
        katakan(jawaban)
        for satu in potongan:
            keluaran.write(satu)
    sys.exit(0)


if __name__ == "__main__":
    main(*sys.argv[1:])
