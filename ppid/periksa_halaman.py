"""What a page of a PDF holds but does not show: words under a box, words like the paper, the rest of a cut picture.

Part of the child process of ppid.periksa_pelepasan, and like it without Django. What looks suspicious by its place is
taken out of the page and the page drawn again: only what leaves no trace in the drawing is hidden. So white words on
a dark heading are none, nor is the text layer over a scan, as long as something is to be seen where it says so.
"""

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image, ImageChops, ImageFilter

Kotak = tuple[float, float, float, float]
# In pixels: left, top, right, bottom.
Petak = tuple[int, int, int, int]
Matriks = tuple[float, float, float, float, float, float]

SATUAN: Matriks = (1, 0, 0, 1, 0, 0)
# Pixels for a point; a letter of the smallest print still covers some.
SKALA = 1.5
TAMPAK = 14
TINTA = 48
# What is read as ink, as the paper of a scan, as blacked out.
GELAP = 70
TERANG = 200
# What differs less among its neighbours is of one colour; half of the pixels of paper are as bright as this.
SAMAR = 24
# A mark of water is faint, but seen.
LENYAP = 4
KERTAS = 140
# Letters in a row: fewer are strays of a clumsy program.
DERET = 3
DERET_PINDAIAN = 6
HURUF_TERKECIL = 1.6
GARIS = 2.0
SELURUH_HALAMAN = 0.7
TERLIHAT = 0.93
BENTUK_TERDALAM = 8
TAK_TERLUKIS = {pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP}


@dataclass(eq=False, slots=True)
class Benda:
    """One thing painted on the page, in the order of painting."""

    jenis: int
    penunjuk: object
    kotak: Kotak
    urut: int
    matriks: Matriks
    warna: tuple[int, int, int, int] | None = None
    terisi: bool = False
    mode: int = 0

    @property
    def terang(self) -> bool:
        return self.warna is None or min(self.warna[:3]) >= TERANG or self.warna[3] < 80

    def nyalakan(self, nyala: bool) -> None:
        pdfium.FPDFPageObj_SetIsActive(self.penunjuk, nyala)


def _kali(dalam: Matriks, luar: Matriks) -> Matriks:
    a, b, c, d, e, f = dalam
    p, q, r, s, t, u = luar
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def _pindah(kotak: Kotak, matriks: Matriks) -> Kotak:
    if matriks == SATUAN:
        return kotak
    a, b, c, d, e, f = matriks
    kiri, bawah, kanan, atas = kotak
    titik = [(a * x + c * y + e, b * x + d * y + f) for x in (kiri, kanan) for y in (bawah, atas)]
    datar, tegak = [x for x, _ in titik], [y for _, y in titik]
    return min(datar), min(tegak), max(datar), max(tegak)


def _iris(satu: Kotak, lain: Kotak) -> Kotak | None:
    kiri, bawah = max(satu[0], lain[0]), max(satu[1], lain[1])
    kanan, atas = min(satu[2], lain[2]), min(satu[3], lain[3])
    return (kiri, bawah, kanan, atas) if kiri < kanan and bawah < atas else None


def _luas(kotak: Kotak | None) -> float:
    return (kotak[2] - kotak[0]) * (kotak[3] - kotak[1]) if kotak else 0.0


def _alamat(penunjuk: object) -> int:
    return ctypes.cast(penunjuk, ctypes.c_void_p).value or 0  # type: ignore[arg-type]


def _matriks(penunjuk: object) -> Matriks:
    m = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(penunjuk, m):
        return SATUAN
    return (m.a, m.b, m.c, m.d, m.e, m.f)


def _warna(ambil: object, penunjuk: object) -> tuple[int, int, int, int] | None:
    nilai = [ctypes.c_uint() for _ in range(4)]
    if not ambil(penunjuk, *nilai):  # type: ignore[operator]
        return None
    return tuple(satu.value for satu in nilai)  # type: ignore[return-value]


def _kotak(penunjuk: object, matriks: Matriks) -> Kotak | None:
    nilai = [ctypes.c_float() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetBounds(penunjuk, *nilai):
        return None
    return _pindah((nilai[0].value, nilai[1].value, nilai[2].value, nilai[3].value), matriks)


def _tebal(penunjuk: object, matriks: Matriks) -> float:
    """How broad the strokes of a path are drawn, in points."""
    nilai = ctypes.c_float()
    if not pdfium.FPDFPageObj_GetStrokeWidth(penunjuk, nilai):
        return 0.0
    a, b, c, d, *_ = _kali(_matriks(penunjuk), matriks)
    return nilai.value * math.sqrt(abs(a * d - b * c))


class Halaman:
    """One page: what is painted on it, and how it looks with some of that left out."""

    def __init__(self, halaman: pypdfium2.PdfPage) -> None:
        self.halaman = halaman
        self.lebar, self.tinggi = halaman.get_size()
        # A page as large as a poster is drawn smaller.
        self.skala = min(SKALA, 4000 / max(self.lebar, self.tinggi, 1))
        self.bingkai: Kotak = halaman.get_bbox()
        self.benda = list(self._benda())
        self.gambar = [b for b in self.benda if b.jenis == pdfium.FPDF_PAGEOBJ_IMAGE]
        self.pindaian = [
            b for b in self.gambar if _luas(_iris(b.kotak, self.bingkai)) >= SELURUH_HALAMAN * _luas(self.bingkai)
        ]

    def _benda(self) -> Iterator[Benda]:
        banyak = pdfium.FPDFPage_CountObjects(self.halaman.raw)
        yield from self._susuri(
            (pdfium.FPDFPage_GetObject(self.halaman.raw, n) for n in range(banyak)), SATUAN, [0], BENTUK_TERDALAM
        )

    def _susuri(self, isi: Iterator[object], matriks: Matriks, urut: list[int], dalam: int) -> Iterator[Benda]:
        for penunjuk in isi:
            jenis = pdfium.FPDFPageObj_GetType(penunjuk)
            if jenis == pdfium.FPDF_PAGEOBJ_FORM:
                if dalam:
                    banyak = pdfium.FPDFFormObj_CountObjects(penunjuk)
                    anak = (pdfium.FPDFFormObj_GetObject(penunjuk, n) for n in range(banyak))
                    yield from self._susuri(anak, _kali(_matriks(penunjuk), matriks), urut, dalam - 1)
                continue
            urut[0] += 1
            kotak = _kotak(penunjuk, matriks)
            # A line covers nothing, and most of what a table paints are lines.
            garis = kotak is not None and min(kotak[2] - kotak[0], kotak[3] - kotak[1]) <= GARIS
            if kotak is not None and not (garis and jenis == pdfium.FPDF_PAGEOBJ_PATH):
                yield self._satu(jenis, penunjuk, kotak, urut[0], matriks)

    def _satu(self, jenis: int, penunjuk: object, kotak: Kotak, urut: int, matriks: Matriks) -> Benda:
        benda = Benda(jenis, penunjuk, kotak, urut, matriks)
        if jenis == pdfium.FPDF_PAGEOBJ_TEXT:
            benda.mode = pdfium.FPDFTextObj_GetTextRenderMode(penunjuk)
            ambil = pdfium.FPDFPageObj_GetStrokeColor if benda.mode == 1 else pdfium.FPDFPageObj_GetFillColor
            benda.warna = _warna(ambil, penunjuk)
        elif jenis == pdfium.FPDF_PAGEOBJ_PATH:
            isi, garis = ctypes.c_int(), ctypes.c_int()
            pdfium.FPDFPath_GetDrawMode(penunjuk, isi, garis)
            # A stroke broader than a rule covers like a box.
            tebal = garis.value != 0 and _tebal(penunjuk, matriks) > GARIS
            benda.terisi = isi.value != 0 or tebal
            ambil = pdfium.FPDFPageObj_GetFillColor if isi.value else pdfium.FPDFPageObj_GetStrokeColor
            benda.warna = _warna(ambil, penunjuk)
            # What is nearly transparent covers nothing.
            benda.terisi = benda.terisi and (benda.warna is None or benda.warna[3] > 100)
        else:
            benda.terisi = True
        return benda

    def lukis(self, tanpa: list[Benda] = []) -> Image.Image:  # noqa: B006
        """The page as it looks, with its annotations, without those things."""
        for benda in tanpa:
            benda.nyalakan(False)
        try:
            peta = self.halaman.render(scale=self.skala, may_draw_forms=False, draw_annots=True)
            return peta.to_pil().convert("RGB")
        finally:
            for benda in tanpa:
                benda.nyalakan(True)

    @cached_property
    def utuh(self) -> Image.Image:
        return self.lukis()

    def piksel(self, kotak: Kotak) -> Petak | None:
        """Where that part of the page lies in the drawing; None outside of it."""
        lebar, tinggi = round(self.lebar * self.skala), round(self.tinggi * self.skala)
        titik = []
        for x, y in ((kotak[0], kotak[1]), (kotak[2], kotak[3])):
            datar, tegak = ctypes.c_int(), ctypes.c_int()
            pdfium.FPDF_PageToDevice(self.halaman.raw, 0, 0, lebar, tinggi, 0, x, y, datar, tegak)
            titik.append((datar.value, tegak.value))
        (x0, x1), (y0, y1) = (sorted(nilai) for nilai in zip(*titik, strict=True))
        kiri, atas, kanan, bawah = max(x0, 0), max(y0, 0), min(x1 + 1, lebar), min(y1 + 1, tinggi)
        return (kiri, atas, kanan, bawah) if kiri < kanan and atas < bawah else None

    # Words

    def teks_tersembunyi(self) -> set[str]:
        """Codes of what is written on the page and cannot be read there."""
        curiga = {_alamat(benda.penunjuk): (benda, tertutup) for benda, tertutup in self._teks_curiga()}
        if not curiga:
            return set()
        jejak = {}
        # Two drawings: a label on a box must not lend its ink to the words below the box.
        for golongan in (True, False):
            anggota = [benda for benda, tertutup in curiga.values() if tertutup is golongan]
            terlukis = [benda for benda in anggota if benda.mode not in TAK_TERLUKIS]
            jejak[golongan] = ImageChops.difference(self.utuh, self.lukis(terlukis)) if terlukis else None
        return self._baca(curiga, jejak)

    def _teks_curiga(self) -> Iterator[tuple[Benda, bool]]:
        """Words that may be hidden, and whether something painted later lies on them."""
        penutup = [b for b in self.benda if b.terisi]
        catatan = list(self._catatan())
        for benda in self.benda:
            if benda.jenis != pdfium.FPDF_PAGEOBJ_TEXT:
                continue
            kiri, bawah, kanan, atas = benda.kotak
            tertutup = sealas = False
            for lain in penutup:
                k = lain.kotak
                if k[0] < kanan and k[2] > kiri and k[1] < atas and k[3] > bawah:
                    if lain.urut > benda.urut:
                        tertutup = True
                        break
                    sealas = sealas or _mirip(lain, benda)
            tertutup = tertutup or any(_iris(kotak, benda.kotak) for kotak in catatan)
            di_luar = (
                kiri < self.bingkai[0] or bawah < self.bingkai[1] or kanan > self.bingkai[2] or atas > self.bingkai[3]
            )
            # What is cut away altogether; words cut at an edge, as sheets print them, are no secret.
            tergunting = any(_iris(kotak, benda.kotak) is None for kotak in _jalan_potong(benda))
            kecil = min(kanan - kiri, atas - bawah) < HURUF_TERKECIL
            if tertutup or sealas or di_luar or tergunting or kecil or benda.terang or benda.mode in TAK_TERLUKIS:
                yield benda, tertutup

    def _catatan(self) -> Iterator[Kotak]:
        """Where annotations lie that paint something; links do not."""
        for nomor in range(pdfium.FPDFPage_GetAnnotCount(self.halaman.raw)):
            catatan = pdfium.FPDFPage_GetAnnot(self.halaman.raw, nomor)
            jenis = pdfium.FPDFAnnot_GetSubtype(catatan)
            letak = pdfium.FS_RECTF()
            ada = pdfium.FPDFAnnot_GetRect(catatan, letak)
            pdfium.FPDFPage_CloseAnnot(catatan)
            if ada and jenis not in (pdfium.FPDF_ANNOT_LINK, pdfium.FPDF_ANNOT_POPUP):
                yield letak.left, letak.bottom, letak.right, letak.top

    def _baca(self, curiga: dict[int, tuple[Benda, bool]], jejak: dict[bool, Image.Image | None]) -> set[str]:
        lembar = self.halaman.get_textpage()
        deret = {"tertutup": 0, "tak-tampak": 0, "pindaian": 0}
        hasil = set()
        for nomor in range(pdfium.FPDFText_CountChars(lembar.raw)):
            huruf = chr(pdfium.FPDFText_GetUnicode(lembar.raw, nomor))
            if not huruf.isalnum():
                continue
            satu = curiga.get(_alamat(pdfium.FPDFText_GetTextObject(lembar.raw, nomor)))
            kode = self._huruf(lembar, nomor, *satu, jejak[satu[1]]) if satu else ""
            deret = {nama: banyak + 1 if nama == kode else 0 for nama, banyak in deret.items()}
            if deret["pindaian"] >= DERET_PINDAIAN:
                hasil.add("tertutup" if satu and satu[1] else "tak-tampak")
            hasil |= {nama for nama in ("tertutup", "tak-tampak") if deret[nama] >= DERET}
        lembar.close()
        return hasil

    def _huruf(
        self, lembar: pypdfium2.PdfTextPage, nomor: int, benda: Benda, tertutup: bool, jejak: Image.Image | None
    ) -> str:
        """Why this letter cannot be seen; empty when it can."""
        kiri, kanan, bawah, atas = (ctypes.c_double() for _ in range(4))
        pdfium.FPDFText_GetCharBox(lembar.raw, nomor, kiri, kanan, bawah, atas)
        kotak = (kiri.value, bawah.value, kanan.value, atas.value)
        letak = self.piksel(kotak)
        if letak is None:
            return "tak-tampak"
        if jejak is not None and benda.mode not in TAK_TERLUKIS:
            if atas.value - bawah.value < HURUF_TERKECIL and kanan.value - kiri.value < HURUF_TERKECIL:
                return "tak-tampak"
            if max(puncak for _, puncak in jejak.crop(letak).getextrema()) >= TAMPAK:  # type: ignore[misc]
                return ""
        # The text layer of a scan: what it says must be seen in the scan.
        if self.pindaian and (benda.mode in TAK_TERLUKIS or self._di_bawah_pindaian(benda)):
            terendah, tertinggi = self.utuh.crop(letak).convert("L").getextrema()
            if tertinggi - terendah >= TINTA:  # type: ignore[operator]
                return ""
            if tertinggi <= GELAP:  # type: ignore[operator]
                return "tertutup"
            return "pindaian"
        return "tertutup" if tertutup else "tak-tampak"

    def _di_bawah_pindaian(self, benda: Benda) -> bool:
        return any(satu.urut > benda.urut for satu in self.pindaian)

    # Pictures

    def gambar_tertutup(self) -> bool:
        """Whether something of one colour lies on what is drawn in a picture below it."""
        calon = list(self._calon_penutup())
        if not calon:
            return False
        tulisan = [b for b in self.benda if b.jenis == pdfium.FPDF_PAGEOBJ_TEXT and b.mode not in TAK_TERLUKIS]
        tampak = self.lukis(tulisan).convert("L")
        kotak = [
            (benda, letak)
            for benda in calon
            if (letak := self._dalam(benda.kotak))
            and (benda.jenis == pdfium.FPDF_PAGEOBJ_PATH or not _berisi(tampak.crop(letak), SAMAR))
        ]
        if not kotak:
            return False
        dasar = self.lukis([*tulisan, *(benda for benda, _ in kotak)]).convert("L")
        lenyap = _lenyap(tampak, dasar, [letak for _, letak in kotak])
        return any(
            letak in lenyap
            and (_di_atas(benda, self.pindaian) or _tengah(tampak.crop(letak)) <= GELAP)
            and not (_berlabel(benda, tulisan) and _tengah(dasar.crop(letak)) < KERTAS)
            for benda, letak in kotak
        )

    def _calon_penutup(self) -> Iterator[Benda]:
        """Filled paths and pictures that lie on a picture. Lighter ones over a photo are frames, marks and labels."""
        for benda in self.benda:
            if benda.jenis == pdfium.FPDF_PAGEOBJ_TEXT or not benda.terisi or _luas(benda.kotak) < 40:
                continue
            gelap = benda.warna is None or max(benda.warna[:3]) <= GELAP
            if _di_atas(benda, self.gambar if gelap else self.pindaian):
                yield benda

    def _dalam(self, kotak: Kotak) -> Petak | None:
        """That part of the drawing without the rim, which shows through, smoothed; None when nothing else is left."""
        letak = self.piksel(kotak)
        if letak is None or letak[2] - letak[0] < 8 or letak[3] - letak[1] < 6:
            return None
        return letak[0] + 2, letak[1] + 2, letak[2] - 2, letak[3] - 2

    def gambar_tembus(self, telanjang: Image.Image) -> bool:
        """Whether a picture holds more than is seen, where it is transparent; `telanjang` is the page unmasked."""
        letak = [satu for benda in self.gambar if (satu := self._dalam(benda.kotak))]
        return bool(_lenyap(self.utuh.convert("L"), telanjang.convert("L"), letak, samar=LENYAP))

    def gambar_terpotong(self) -> bool:
        """Whether a picture goes on beyond what is seen of it."""
        return any(self._terpotong(benda) for benda in self.gambar)

    def _terpotong(self, benda: Benda) -> bool:
        luas = _luas(benda.kotak)
        terlihat = _iris(benda.kotak, self.bingkai)
        for kotak in _jalan_potong(benda):
            terlihat = terlihat and _iris(terlihat, kotak)
        if not luas or _luas(terlihat) >= TERLIHAT * luas:
            return False
        a, b, c, d, e, f = _kali(_matriks(benda.penunjuk), benda.matriks)
        if terlihat is None or abs(b) + abs(c) > 0.01 * (abs(a) + abs(d)) or not a or not d:
            return True
        peta = pdfium.FPDFImageObj_GetBitmap(benda.penunjuk)
        if not peta:
            return True
        gambar = pypdfium2.PdfBitmap.from_raw(peta).to_pil().convert("L")
        datar = sorted(((terlihat[0] - e) / a, (terlihat[2] - e) / a))
        tegak = sorted((1 - (terlihat[1] - f) / d, 1 - (terlihat[3] - f) / d))
        kiri, kanan = (round(min(max(x, 0), 1) * gambar.width) for x in datar)
        atas, bawah = (round(min(max(y, 0), 1) * gambar.height) for y in tegak)
        sisa = [
            *((0, 0, gambar.width, atas), (0, bawah, gambar.width, gambar.height)),
            *((0, atas, kiri, bawah), (kanan, atas, gambar.width, bawah)),
        ]
        # A margin of one colour says nothing.
        return any(_berisi(gambar.crop(s)) for s in sisa if s[2] - s[0] > 2 and s[3] - s[1] > 2)


def _mirip(alas: Benda, teks: Benda) -> bool:
    """Whether the words may vanish on what lies below them: a picture or a pattern can have any colour."""
    if alas.jenis != pdfium.FPDF_PAGEOBJ_PATH or alas.warna is None or teks.warna is None:
        return True
    return all(abs(x - y) < 40 for x, y in zip(alas.warna[:3], teks.warna[:3], strict=True))


def _berisi(gambar: Image.Image, beda: int = TINTA) -> bool:
    terendah, tertinggi = gambar.getextrema()
    return tertinggi - terendah >= beda  # type: ignore[operator]


def _di_atas(benda: Benda, gambar: list[Benda]) -> bool:
    return any(g.urut < benda.urut and _luas(_iris(g.kotak, benda.kotak)) >= 40 for g in gambar)


def _berlabel(benda: Benda, tulisan: list[Benda]) -> bool:
    """Whether words stand on it: a caption on a photo is none, but on what was written on paper it changes nothing."""
    return any(t.urut > benda.urut and _iris(t.kotak, benda.kotak) for t in tulisan)


def hilang(tampak: Image.Image, dasar: Image.Image, samar: int = SAMAR) -> Image.Image:
    """White where the second picture has strokes of ink and the first is of one colour."""

    def berbeda(gambar: Image.Image) -> Image.Image:
        # Twice three pixels are as wide as once five, in half of the time.
        terang = gambar.filter(ImageFilter.MaxFilter(3)).filter(ImageFilter.MaxFilter(3))
        gelap = gambar.filter(ImageFilter.MinFilter(3)).filter(ImageFilter.MinFilter(3))
        return ImageChops.subtract(terang, gelap)

    rata = berbeda(tampak).point(lambda beda: 255 * (beda < samar))
    return ImageChops.darker(rata, berbeda(dasar).point(lambda beda: 255 * (beda >= TINTA)))


def _lenyap(tampak: Image.Image, dasar: Image.Image, letak: list[Petak], *, samar: int = SAMAR) -> set[Petak]:
    """In which parts of the drawing as much is lost as a few letters, and more than specks of dust."""

    def curiga(satu: Petak) -> bool:
        dulu, kini = dasar.crop(satu), tampak.crop(satu)
        return _berisi(dulu) and _berisi(ImageChops.difference(dulu, kini), TAMPAK)

    diuji = {satu for satu in letak if curiga(satu)}
    luas = {satu: (satu[2] - satu[0]) * (satu[3] - satu[1]) for satu in diuji}
    # Boxes that lie one on another are not gone through one by one.
    semua = hilang(tampak, dasar, samar) if sum(luas.values()) > tampak.width * tampak.height else None
    hasil = set()
    for satu in diuji:
        bagian = semua.crop(satu) if semua else hilang(tampak.crop(satu), dasar.crop(satu), samar)
        if bagian.histogram()[255] >= max(30, min(0.02 * luas[satu], 400)):
            hasil.add(satu)
    return hasil


def _tengah(gambar: Image.Image) -> int:
    """As bright as this is half of it."""
    banyak, setengah = 0, gambar.width * gambar.height / 2
    for terang, satu in enumerate(gambar.histogram()):
        banyak += satu
        if banyak >= setengah:
            return terang
    return 255


def _jalan_potong(benda: Benda) -> Iterator[Kotak]:
    """The boxes of the paths to which a thing is cut."""
    jalan = pdfium.FPDFPageObj_GetClipPath(benda.penunjuk)
    for nomor in range(max(pdfium.FPDFClipPath_CountPaths(jalan), 0)):
        titik = []
        for ruas in range(max(pdfium.FPDFClipPath_CountPathSegments(jalan, nomor), 0)):
            x, y = ctypes.c_float(), ctypes.c_float()
            if pdfium.FPDFPathSegment_GetPoint(pdfium.FPDFClipPath_GetPathSegment(jalan, nomor, ruas), x, y):
                titik.append((x.value, y.value))
        if titik:
            datar, tegak = [x for x, _ in titik], [y for _, y in titik]
            yield _pindah((min(datar), min(tegak), max(datar), max(tegak)), benda.matriks)


def periksa_halaman(halaman: pypdfium2.PdfPage, telanjang: pypdfium2.PdfPage | None = None) -> set[str]:
    """The codes of all that this page holds and does not show; `telanjang` is the same page with nothing masked."""
    satu = Halaman(halaman)
    hasil = satu.teks_tersembunyi()
    if satu.gambar_tertutup():
        hasil.add("tertutup")
    if satu.gambar_terpotong():
        hasil.add("terpotong")
    if telanjang is not None and satu.gambar and satu.gambar_tembus(Halaman(telanjang).utuh):
        hasil.add("tembus")
    return hasil
