"""The child process that opens a stranger's file: ``python -I periksa_berkas.py JENIS PIKSEL MEMORI DETIK``.

The bytes come on standard input. Standard output is one line of JSON, ``{"tolak": CODE}`` or ``{"mime": …}``, and after
the latter the bytes to keep. It has no settings, no secrets, no database, and may write no file. What it says is the
whole contract with ppid.unggahan; nothing here imports Django.
"""

import codecs
import io
import json
import re
import resource
import sys
import zipfile
from collections.abc import Callable, Iterator
from typing import NoReturn

MIME = {
    "jpg": "image/jpeg",
    "png": "image/png",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odt": "application/vnd.oasis.opendocument.text",
    "csv": "text/csv",
    "txt": "text/plain",
}
UTAMA_OOXML = {
    "xlsx": ("xl/workbook.xml", f"{MIME['xlsx']}.main+xml"),
    "docx": ("word/document.xml", f"{MIME['docx']}.main+xml"),
}
MUTU_JPEG = 85
# Modes of Pillow that each format stores as they are; others are converted.
MODE = {"jpg": {"L", "RGB"}, "png": {"1", "L", "LA", "RGB", "RGBA", "I;16"}}
POTONGAN = 1 << 20
ISI_ZIP_TERBESAR = 2 << 30
ISI_ZIP_TERBANYAK = 50_000
# The end record of a ZIP stands within this distance of the end of a file.
JARAK_AKHIR_ZIP = 65_557

TINDAKAN_TERLARANG = {
    "/JavaScript": "skrip",
    "/Launch": "jalankan",
    "/ImportData": "jalankan",
    "/GoToE": "sisipan",
    "/Rendition": "media",
    "/Movie": "media",
    "/Sound": "media",
    "/RichMediaExecute": "media",
}
ANOTASI_TERLARANG = {
    "/FileAttachment": "sisipan",
    "/RichMedia": "media",
    "/Movie": "media",
    "/Sound": "media",
    "/Screen": "media",
    "/3D": "media",
}
KUNCI_TERLARANG = {
    "/JS": "skrip",
    "/JavaScript": "skrip",
    "/XFA": "skrip",
    "/EF": "sisipan",
    "/EmbeddedFiles": "sisipan",
    "/Collection": "sisipan",
    "/RichMediaContent": "media",
}


class DitolakError(Exception):
    """The file is not accepted; the argument is the code that ppid.unggahan turns into a sentence."""


def _jenis_isi(isi: bytes) -> str:
    import filetype

    tebakan = filetype.guess(isi[:8192])
    return tebakan.extension if tebakan else ""


def gambar(isi: bytes, jenis: str, piksel: int) -> bytes:
    """The same picture without anything beside its pixels: turned upright, encoded anew."""
    from PIL import Image, ImageOps

    if _jenis_isi(isi) != jenis:
        raise DitolakError("isi-lain")
    Image.MAX_IMAGE_PIXELS = None
    # A phone's JPEG may hold several pictures; Pillow then calls it MPO, and the first one is kept.
    with Image.open(io.BytesIO(isi), formats=["JPEG" if jenis == "jpg" else "PNG"]) as asli:
        if asli.width * asli.height > piksel:
            raise DitolakError("terlalu-luas")
        asli.load()
        bersih = ImageOps.exif_transpose(asli)
    if bersih.mode not in MODE[jenis]:
        beralfa = jenis == "png" and ("transparency" in bersih.info or "A" in bersih.mode or "a" in bersih.mode)
        bersih = bersih.convert("RGBA" if beralfa else "RGB")
    bersih.info.clear()
    hasil = io.BytesIO()
    if jenis == "jpg":
        bersih.save(hasil, "JPEG", quality=MUTU_JPEG)
    else:
        bersih.save(hasil, "PNG")
    return hasil.getvalue()


def gambar_utuh(isi: bytes, jenis: str, piksel: int) -> bytes:
    """The picture's own bytes, once they have been decoded to the end."""
    gambar(isi, jenis, piksel)
    return isi


def _kamus(pdf) -> Iterator:
    """Every dictionary of the document, direct ones inside others too."""
    import pikepdf

    for benda in pdf.objects:
        tumpukan = [benda]
        while tumpukan:
            kini = tumpukan.pop()
            if isinstance(kini, pikepdf.Array):
                anak = list(kini)
            elif isinstance(kini, pikepdf.Dictionary | pikepdf.Stream):
                yield kini
                anak = [nilai for _, nilai in kini.items()]
            else:
                continue
            tumpukan += [b for b in anak if isinstance(b, pikepdf.Object) and not b.is_indirect]


def pdf(isi: bytes, jenis: str, piksel: int) -> bytes:
    """The document's own bytes, once it is known to open, to be whole and to do nothing by itself."""
    import pikepdf

    if not isi.startswith(b"%PDF-"):
        raise DitolakError("isi-lain")
    # One file, one reading: nothing may follow the document, and no archive may end with it.
    _, akhir, ekor = isi.rpartition(b"%%EOF")
    if not akhir or ekor.strip(b"\r\n\t \0"):
        raise DitolakError("rusak")
    if b"PK\x05\x06" in isi[-JARAK_AKHIR_ZIP:]:
        raise DitolakError("isi-ganda")
    try:
        dokumen = pikepdf.open(io.BytesIO(isi), attempt_recovery=False)
    except pikepdf.PasswordError:
        raise DitolakError("terkunci") from None
    with dokumen:
        if dokumen.is_encrypted:
            raise DitolakError("terkunci")
        if not len(dokumen.pages):
            raise DitolakError("rusak")
        for kamus in _kamus(dokumen):
            for kunci, nilai in kamus.items():
                if kunci in KUNCI_TERLARANG:
                    raise DitolakError(KUNCI_TERLARANG[kunci])
                if kunci == "/S" and str(nilai) in TINDAKAN_TERLARANG:
                    raise DitolakError(TINDAKAN_TERLARANG[str(nilai)])
                if kunci == "/Subtype" and str(nilai) in ANOTASI_TERLARANG:
                    raise DitolakError(ANOTASI_TERLARANG[str(nilai)])
        for halaman in dokumen.pages:
            for aliran in _aliran(halaman):
                aliran.read_bytes()
    return isi


def _aliran(halaman) -> list:
    import pikepdf

    isi = halaman.obj.get("/Contents")
    return [] if isi is None else list(isi) if isinstance(isi, pikepdf.Array) else [isi]


def _arsip(isi: bytes) -> zipfile.ZipFile:
    """The archive, once every entry has been read to its end and none is encrypted or points outside."""
    if not isi.startswith(b"PK\x03\x04"):
        raise DitolakError("isi-lain")
    arsip = zipfile.ZipFile(io.BytesIO(isi))
    daftar = arsip.infolist()
    if len(daftar) > ISI_ZIP_TERBANYAK or sum(entri.file_size for entri in daftar) > ISI_ZIP_TERBESAR:
        raise DitolakError("terlalu-berat")
    if any(entri.flag_bits & 1 for entri in daftar):
        raise DitolakError("terkunci")
    if any(entri.filename.startswith("/") or ".." in entri.filename.split("/") for entri in daftar):
        raise DitolakError("rusak")
    for entri in daftar:
        with arsip.open(entri) as aliran:
            while aliran.read(POTONGAN):
                pass
    return arsip


def ooxml(isi: bytes, jenis: str, piksel: int) -> bytes:
    """A workbook or a text of Microsoft Office, without macros or controls."""
    arsip = _arsip(isi)
    nama = {entri.lower() for entri in arsip.namelist()}
    if "[content_types].xml" not in nama:
        raise DitolakError("isi-lain")
    daftar_isi = arsip.read("[Content_Types].xml").decode("utf-8", "replace")
    if "macroenabled" in daftar_isi.lower() or any("vbaproject" in n or "/activex/" in n for n in nama):
        raise DitolakError("makro")
    utama, mime = UTAMA_OOXML[jenis]
    if utama not in nama or mime not in daftar_isi:
        raise DitolakError("isi-lain")
    return isi


def opendocument(isi: bytes, jenis: str, piksel: int) -> bytes:
    """A sheet or a text of LibreOffice, without macros."""
    arsip = _arsip(isi)
    nama = arsip.namelist()
    if "mimetype" not in nama or arsip.read("mimetype").decode("ascii", "replace").strip() != MIME[jenis]:
        raise DitolakError("isi-lain")
    if "content.xml" not in nama:
        raise DitolakError("rusak")
    if b"encryption-data" in arsip.read("META-INF/manifest.xml"):
        raise DitolakError("terkunci")
    if any(n.startswith(("Basic/", "Scripts/")) for n in nama):
        raise DitolakError("makro")
    return isi


def teks(isi: bytes, jenis: str, piksel: int) -> bytes:
    """Readable text in UTF-8 or in the code page of older office programs."""
    if _jenis_isi(isi) or re.search(rb"[\x00-\x08\x0e-\x1f\x7f]", isi):
        raise DitolakError("isi-lain")
    for sandi in ("utf-8-sig", "cp1252"):
        pembaca = codecs.getincrementaldecoder(sandi)()
        try:
            for awal in range(0, len(isi), POTONGAN):
                pembaca.decode(isi[awal : awal + POTONGAN])
            pembaca.decode(b"", True)
        except UnicodeDecodeError:
            continue
        return isi
    raise DitolakError("isi-lain")


PEMERIKSA: dict[str, Callable[[bytes, str, int], bytes]] = {
    "jpg": gambar,
    "png": gambar,
    "jpg-utuh": gambar_utuh,
    "png-utuh": gambar_utuh,
    "pdf": pdf,
    "xlsx": ooxml,
    "docx": ooxml,
    "ods": opendocument,
    "odt": opendocument,
    "csv": teks,
    "txt": teks,
}


def batasi(memori: int, detik: int) -> None:
    """Bound what the parsers may take; a parser that goes beyond is ended by the kernel."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (detik, detik))
    resource.setrlimit(resource.RLIMIT_AS, (memori, memori))


def periksa(perintah: str, isi: bytes, piksel: int) -> tuple[dict[str, str], bytes]:
    """The line that main() writes, and the bytes to keep."""
    jenis = perintah.partition("-")[0]
    try:
        hasil = PEMERIKSA[perintah](isi, jenis, piksel)
    except DitolakError as galat:
        return {"tolak": galat.args[0]}, b""
    except ImportError:
        raise
    # Whatever else a parser raises over a hostile file, it means that the file is broken.
    except Exception as galat:
        kehabisan = isinstance(galat, MemoryError) or "bad_alloc" in str(galat)
        return {"tolak": "terlalu-berat" if kehabisan else "rusak"}, b""
    return {"mime": MIME[jenis]}, hasil


def main(perintah: str, piksel: str, memori: str, detik: str) -> NoReturn:
    batasi(int(memori), int(detik))
    jawaban, hasil = periksa(perintah, sys.stdin.buffer.read(), int(piksel))
    sys.stdout.buffer.write(json.dumps(jawaban).encode() + b"\n" + hasil)
    sys.stdout.buffer.flush()
    sys.exit(0)


if __name__ == "__main__":
    main(*sys.argv[1:])
