"""Joins tagged PDFs into one that is still tagged: an ordinary merge copies the pages and loses the structure tree."""

import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import (
    Array,
    Dictionary,
    Name,
    NameTree,
    NumberTree,
    Object,
    OutlineItem,
    Page,
    Pdf,
    Rectangle,
    Stream,
    String,
)

BAHASA = "id"
TERKUNCI = "berkas terkunci kata sandi."
RUSAK = "berkas bukan PDF yang utuh."
UKURAN_KAKI = 7
TINGGI_KAKI = 14
# Widths of Helvetica from the space to the tilde; most letters beyond are as wide as the average.
LEBAR_HELVETICA = dict(
    enumerate(
        (
            *(278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278),
            *(556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556),
            *(1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778),
            *(667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556),
            *(333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556),
            *(556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584),
        ),
        start=ord(" "),
    )
)
LEBAR_LAIN = 556


@dataclass(frozen=True, slots=True)
class Bagian:
    """One document to be joined, and the title of its bookmark."""

    judul: str
    isi: bytes | Path


def banyak_halaman(isi: bytes | Path) -> int:
    """How many pages that PDF has. Raises ValueError when it is encrypted or no PDF."""
    with _buka(isi) as pdf:
        return len(pdf.pages)


def gabungkan(
    bagian: Iterable[Bagian],
    keluaran: Path,
    *,
    judul: str,
    kaki: str = "",
    lapor: Callable[[int], None] | None = None,
) -> int:
    """Join PDFs into one tagged PDF at `keluaran`; the number of its pages.

    Parts are asked for, opened and closed one by one; `lapor` hears after each how many are in. A part without tags
    keeps its pages, untagged. With `kaki` every page gets that text and its number below everything else.
    Raises ValueError, naming the part, when one is encrypted, no PDF or without pages, and when there is no part.
    """
    with pikepdf.new() as pdf:
        rakitan = _Rakitan(pdf)
        for nomor, satu in enumerate(bagian, start=1):
            try:
                with _buka(satu.isi) as sumber:
                    rakitan.tambah(satu.judul, sumber, f"b{nomor}.")
            except ValueError as galat:
                raise ValueError(f"“{satu.judul}” tidak dapat digabung: {galat}") from galat
            except pikepdf.PikepdfError as galat:
                raise ValueError(f"“{satu.judul}” tidak dapat digabung: {RUSAK}") from galat
            if lapor:
                lapor(nomor)
        if not pdf.pages:
            raise ValueError("Tidak ada dokumen untuk digabung.")
        rakitan.selesaikan(judul)
        if kaki:
            _bubuhkan(pdf, kaki)
        pdf.save(
            keluaran,
            min_version=rakitan.versi,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            deterministic_id=True,
        )
        return len(pdf.pages)


def _buka(isi: bytes | Path) -> Pdf:
    try:
        pdf = pikepdf.open(io.BytesIO(isi) if isinstance(isi, bytes) else isi, attempt_recovery=False)
    except pikepdf.PasswordError as galat:
        raise ValueError(TERKUNCI) from galat
    except pikepdf.PdfError as galat:
        raise ValueError(RUSAK) from galat
    # One that opens without a password is locked all the same: its owner forbade something.
    if pdf.is_encrypted:
        pdf.close()
        raise ValueError(TERKUNCI)
    return pdf


class _Rakitan:
    """The document being put together, and what its parts have in common."""

    def __init__(self, pdf: Pdf) -> None:
        self.pdf = pdf
        self.versi = "1.7"
        self.akar = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        self.dokumen = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=self.akar, K=Array()))
        self.induk = NumberTree.new(pdf)
        self.kunci_induk = 0
        self.pengenal = NameTree.new(pdf)
        self.peran = Dictionary()
        self.kelas = Dictionary()
        self.ruang_nama = Array()
        self.tujuan = NameTree.new(pdf)
        self.markah: list[OutlineItem] = []

    def tambah(self, judul: str, sumber: Pdf, awalan: str) -> None:
        if not sumber.pages:
            raise ValueError("berkas tidak berhalaman.")
        self.versi = max(self.versi, sumber.pdf_version)
        berpengenal = _bedakan(sumber, awalan, self.kunci_induk)
        markah = OutlineItem(judul, len(self.pdf.pages))
        # Pages first: whatever is copied after them refers to their copies, and to nothing otherwise.
        for halaman in sumber.pages:
            self.pdf.pages.append(halaman)
        if Name.StructTreeRoot in sumber.Root:
            self._tambah_struktur(judul, sumber)
            for unsur in berpengenal:
                self.pengenal[str(unsur.ID)] = self.pdf.copy_foreign(unsur)
        self._tambah_tujuan(sumber, awalan)
        if Name.Outlines in sumber.Root:
            self.pdf.Root.Outlines = self._salin(sumber, sumber.Root.Outlines)
            markah.children = self.pdf.open_outline().root
            markah.is_closed = True
            del self.pdf.Root.Outlines
        self.markah.append(markah)

    def _salin(self, sumber: Pdf, obj: Object) -> Object:
        return self.pdf.copy_foreign(sumber.make_indirect(obj))

    def _tambah_struktur(self, judul: str, sumber: Pdf) -> None:
        akar = self._salin(sumber, sumber.Root.StructTreeRoot)
        bahasa = str(sumber.Root.get(Name.Lang, BAHASA))
        for anak in _daftar(akar.get(Name.K)):
            puncak = self.pdf.make_indirect(anak)
            puncak.P = self.dokumen
            if puncak.get(Name.S) == Name.Document:
                puncak.S = Name.Part
                puncak.T = judul
            if bahasa != BAHASA and Name.Lang not in puncak:
                puncak.Lang = bahasa
            self.dokumen.K.append(puncak)
        pohon = _pohon_induk(akar)
        for kunci, unsur in pohon.items():
            self.induk[self.kunci_induk + kunci] = unsur
        self.kunci_induk += max(pohon, default=-1) + 1
        for nama, peran in akar.get(Name.RoleMap, Dictionary()).items():
            self.peran[nama] = peran
        for nama, sifat in akar.get(Name.ClassMap, Dictionary()).items():
            self.kelas[nama] = sifat
        self.ruang_nama.extend(akar.get(Name.Namespaces, Array()))

    def _tambah_tujuan(self, sumber: Pdf, awalan: str) -> None:
        pohon = sumber.Root.get(Name.Names, Dictionary()).get(Name.Dests)
        if pohon is not None:
            for nama, tujuan in NameTree(self._salin(sumber, pohon)).items():
                self.tujuan[awalan + str(nama)] = tujuan
        if Name.Dests in sumber.Root:
            for kunci, tujuan in self._salin(sumber, sumber.Root.Dests).items():
                self.tujuan[awalan + kunci] = tujuan

    def selesaikan(self, judul: str) -> None:
        """Write what belongs to the whole: structure, names, bookmarks, title and language."""
        akar = self.pdf.Root
        if len(self.dokumen.K):
            self.akar.K = Array([self.dokumen])
            self.akar.ParentTree = self.induk.obj
            self.akar.ParentTreeNextKey = self.kunci_induk
            for nama, isi in (("RoleMap", self.peran), ("ClassMap", self.kelas), ("Namespaces", self.ruang_nama)):
                if len(isi):
                    self.akar[f"/{nama}"] = isi
            if len(self.pengenal):
                self.akar.IDTree = self.pengenal.obj
            akar.StructTreeRoot = self.akar
            akar.MarkInfo = Dictionary(Marked=True)
        if len(self.tujuan):
            akar.Names = Dictionary(Dests=self.tujuan.obj)
        with self.pdf.open_outline() as kerangka:
            kerangka.root = self.markah
        akar.Lang = BAHASA
        akar.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        # Without the name of the editor and the time: equal parts give equal bytes.
        with self.pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
            metadata["dc:title"] = judul


def _bedakan(sumber: Pdf, awalan: str, geser: int) -> list[Object]:
    """Make every key and name of the source one that no other part has; the structure elements with an /ID.

    Done in the source, where each object is still met only once.
    """
    akar = sumber.Root.get(Name.StructTreeRoot, Dictionary())
    kunci_induk = set(_pohon_induk(akar))
    peran = akar.get(Name.RoleMap, Dictionary())
    kelas = akar.get(Name.ClassMap, Dictionary())
    berpengenal = []

    def ganti(nilai: Object) -> Object:
        teks = str(nilai)
        return Name(f"/{awalan}{teks[1:]}") if isinstance(nilai, Name) else String(awalan + teks)

    def ganti_peran(nilai: Object) -> Object:
        return ganti(nilai) if nilai in peran else nilai

    for kamus, isi in _semua_kamus(sumber):
        for kunci in ("/StructParent", "/StructParents"):
            if kunci in isi:
                # A key that leads nowhere here would lead into another part.
                if isi[kunci] in kunci_induk:
                    kamus[kunci] = geser + isi[kunci]
                else:
                    del kamus[kunci]
        kunci_tujuan = "/D" if isi.get("/S") == Name.GoTo else "/Dest"
        if isinstance(isi.get(kunci_tujuan), String | Name):
            kamus[kunci_tujuan] = String(awalan + str(isi[kunci_tujuan]))
        if "/Headers" in isi and isi.get("/O") == Name.Table:
            kamus.Headers = Array([ganti(pengenal) for pengenal in isi["/Headers"]])
        # The type of a structure element may be left out.
        if "/S" in isi and "/P" in isi and isi.get("/Type", Name.StructElem) == Name.StructElem:
            kamus.S = ganti_peran(isi["/S"])
            if "/C" in isi:
                kamus.C = Array([ganti(nama) if isinstance(nama, Name) else nama for nama in _daftar(isi["/C"])])
            if "/ID" in isi:
                kamus.ID = ganti(isi["/ID"])
                berpengenal.append(sumber.make_indirect(kamus))
    if len(peran):
        akar.RoleMap = Dictionary({str(ganti(Name(nama))): ganti_peran(asal) for nama, asal in peran.items()})
    if len(kelas):
        akar.ClassMap = Dictionary({str(ganti(Name(nama))): sifat for nama, sifat in kelas.items()})
    return berpengenal


def _semua_kamus(sumber: Pdf) -> Iterator[tuple[Object, dict[str, Any]]]:
    """Every dictionary of the file, those inside others too, each once, with what is in it."""
    tumpukan = list(sumber.objects)
    while tumpukan:
        obj = tumpukan.pop()
        anak: Iterable[Any] = []
        if isinstance(obj, Array):
            anak = obj
        elif isinstance(obj, Dictionary | Stream):
            isi = dict(obj.items())
            anak = isi.values()
            yield obj, isi
        tumpukan += [satu for satu in anak if isinstance(satu, Array | Dictionary) and not satu.is_indirect]


def _pohon_induk(akar: Object) -> Mapping[int, Object]:
    """From the keys of pages and annotations to their structure elements."""
    return dict(NumberTree(akar.ParentTree)) if Name.ParentTree in akar else {}


def _daftar(nilai: Object | None) -> list[Object]:
    """One or many, as PDF writes them."""
    if nilai is None:
        return []
    return list(nilai) if isinstance(nilai, Array) else [nilai]


def _bubuhkan(pdf: Pdf, kaki: str) -> None:
    """Write `kaki` and the page number at the lower edge of every page, as it is shown, outside the tagged content."""
    huruf = pdf.make_indirect(
        Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
    )
    pembuka = pdf.make_stream(b"q\n")
    total = len(pdf.pages)
    for nomor, halaman in enumerate(pdf.pages, start=1):
        teks = f"{kaki} · halaman {nomor} dari {total}".encode("cp1252", errors="replace")
        lebar, matriks = _bidang_terlihat(halaman)
        kiri = (lebar - _lebar_teks(teks)) / 2
        nama = _pasang_huruf(halaman, huruf)
        # What the page did to the graphics state ends before the foot begins.
        halaman.contents_add(pembuka, prepend=True)
        halaman.contents_add(
            b"\nQ\nq %b cm\n/Artifact <</Type /Pagination /Subtype /Footer /Attached [/Bottom]>> BDC\n"
            b"BT 0.35 g %b %d Tf %.2f %d Td %b Tj ET\nEMC\nQ\n"
            % (matriks, nama, UKURAN_KAKI, kiri, TINGGI_KAKI, String(teks).unparse())
        )


def _bidang_terlihat(halaman: Page) -> tuple[float, bytes]:
    """The width of the page as it is shown, and the matrix that takes its lower left corner to where that is drawn."""
    kotak = Rectangle(halaman.cropbox) & Rectangle(halaman.mediabox)
    lebar, matriks = {
        0: (kotak.width, (1, 0, 0, 1, kotak.llx, kotak.lly)),
        90: (kotak.height, (0, 1, -1, 0, kotak.urx, kotak.lly)),
        180: (kotak.width, (-1, 0, 0, -1, kotak.urx, kotak.ury)),
        270: (kotak.height, (0, -1, 1, 0, kotak.llx, kotak.ury)),
    }[halaman.rotation]
    return lebar, b"%d %d %d %d %.3f %.3f" % matriks


def _lebar_teks(teks: bytes) -> float:
    return sum(LEBAR_HELVETICA.get(kode, LEBAR_LAIN) for kode in teks) * UKURAN_KAKI / 1000


def _pasang_huruf(halaman: Page, huruf: Object) -> bytes:
    """The name of that font in the resources of the page, which other pages may share."""
    sumber_daya = halaman.resources
    if Name.Font not in sumber_daya:
        sumber_daya.Font = Dictionary()
    nama = "/Kaki"
    while nama in sumber_daya.Font and sumber_daya.Font[nama].objgen != huruf.objgen:
        nama += "_"
    sumber_daya.Font[nama] = huruf
    return nama.encode()
