"""Files before they are published: what is hidden in them is named, what tells on their makers is gone."""

import dataclasses
import io
import re
import struct
import subprocess
import sys
import zipfile
import zlib

import openpyxl
import pikepdf
import pypdfium2
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, String
from PIL import Image, ImageChops, ImageOps
from PIL.PngImagePlugin import PngInfo

from ppid import pelepasan
from ppid.pelepasan import KALIMAT, TERLALU_BESAR, HasilPelepasan, periksa_pelepasan
from ppid.periksa_pelepasan import PEMERIKSA, TEKS_TERPANJANG, periksa
from ppid.unggahan import MIB, PESAN, PETUGAS

# Stands wherever metadata may stand, and may stand nowhere afterwards.
KENARI = "KENARI-Siti-Aminah"
# Pillow warns of the broken pictures that stand here.
pytestmark = pytest.mark.filterwarnings("ignore::UserWarning")


@pytest.fixture(autouse=True)
def di_tempat(monkeypatch, request):
    """The same checks without a process for each file; that process is tested below."""
    if "anak" not in request.fixturenames:
        monkeypatch.setattr(pelepasan, "_buka", lambda jenis, isi, batas: periksa(jenis, isi))


@pytest.fixture
def anak():
    """Let the test have the real child process."""


def temuan(nama: str, isi: bytes) -> list[str]:
    return periksa_pelepasan(isi, nama=nama).temuan


def bersihkan(nama: str, isi: bytes) -> HasilPelepasan:
    """What is left of a file without findings; cleaned a second time it stays as it is."""
    hasil = periksa_pelepasan(isi, nama=nama)
    assert hasil.temuan == []
    assert periksa_pelepasan(hasil.isi, nama=nama) == hasil
    return hasil


def semua_isi(isi: bytes) -> bytes:
    """All bytes of a file with every archive and every stream in it unfolded."""
    if isi.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
            return isi + b"".join(n.encode() + semua_isi(arsip.read(n)) for n in arsip.namelist())
    if isi.startswith(b"%PDF"):
        wadah = io.BytesIO()
        with pikepdf.open(io.BytesIO(isi)) as pdf:
            pdf.save(wadah, qdf=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
        return isi + wadah.getvalue()
    return isi


# PDF


def dokumen(*ubah, **pilihan) -> bytes:
    """Two tagged pages with the words Rekapitulasi and Kecamatan on them, changed by the functions given."""
    wadah = io.BytesIO()
    with pikepdf.new() as pdf:
        huruf = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
        pdf.Root.StructTreeRoot = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=Array()))
        pdf.Root.MarkInfo = Dictionary(Marked=True)
        for nomor, kata in enumerate(["Rekapitulasi", "Kecamatan"]):
            pdf.add_blank_page()
            halaman = pdf.pages[nomor].obj
            halaman.Resources = Dictionary(Font=Dictionary(F1=huruf))
            halaman.Contents = pdf.make_stream(f"/P <</MCID 0>> BDC BT /F1 24 Tf 72 600 Td ({kata}) Tj ET EMC".encode())
            alinea = Dictionary(S=Name.P, P=pdf.Root.StructTreeRoot, Pg=halaman, K=0, ActualText=String(kata))
            pdf.Root.StructTreeRoot.K.append(pdf.make_indirect(alinea))
        for langkah in ubah:
            langkah(pdf)
        pdf.save(wadah, fix_metadata_version=False, **pilihan)
    return wadah.getvalue()


def xmp(pdf: pikepdf.Pdf) -> pikepdf.Object:
    return pdf.make_stream(f"<x>{KENARI}</x>".encode(), Type=Name.Metadata, Subtype=Name.XML)


def berketerangan(pdf: pikepdf.Pdf) -> None:
    """The canary in each place of a PDF where programs write about its makers."""
    pdf.docinfo["/Author"] = pdf.docinfo["/NamaSendiri"] = KENARI
    pdf.Root.Metadata = xmp(pdf)
    pdf.trailer.DocChecksum = Name(f"/{KENARI}")
    halaman = pdf.pages[0].obj
    halaman.Metadata = xmp(pdf)
    halaman.PieceInfo = Dictionary(Illustrator=Dictionary(Private=pdf.make_stream(KENARI.encode())))
    halaman.LastModified = String("D:20240214")
    halaman.Thumb = pdf.make_stream(KENARI.encode(), Width=1, Height=1)
    ukuran = {"Width": 64, "Height": 48, "ColorSpace": Name.DeviceRGB, "BitsPerComponent": 8}
    foto = pdf.make_stream(jpg(), Type=Name.XObject, Subtype=Name.Image, Filter=Name.DCTDecode, **ukuran)
    foto.Metadata = xmp(pdf)
    terlipat = pdf.make_stream(zlib.compress(jpg()), Type=Name.XObject, Subtype=Name.Image, **ukuran)
    terlipat.Filter = Array([Name.FlateDecode, Name.DCTDecode])
    # A name that a page gave to its own picture is no metadata.
    halaman.Resources.XObject = Dictionary(Foto=foto, Metadata=foto, Thumb=terlipat)


def anotasi(jenis: str, **isi):
    def ubah(pdf):
        catatan = Dictionary(Type=Name.Annot, Subtype=Name(f"/{jenis}"), Rect=[0, 0, 90, 90], **isi)
        pdf.pages[1].obj.Annots = Array([pdf.make_indirect(catatan)])

    return ubah


def lapisan(bawaan):
    def ubah(pdf):
        lapis = [pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(nama))) for nama in ("Denah", "Catatan")]
        pdf.Root.OCProperties = Dictionary(OCGs=Array(lapis), D=bawaan(*lapis))

    return ubah


def lampiran(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["data mentah.xlsx"] = b"PK"


def sumber_libreoffice(pdf: pikepdf.Pdf) -> None:
    pdf.trailer.AdditionalStreams = Array([Name("/application/vnd.oasis"), pdf.make_stream(b"PK")])


def kotak_isian(pdf: pikepdf.Pdf) -> None:
    anotasi("Widget", FT=Name.Tx, T=String("nama"))(pdf)
    pdf.Root.AcroForm = Dictionary(Fields=pdf.pages[1].obj.Annots)


def catatan_lepas(pdf: pikepdf.Pdf) -> None:
    """A comment taken off its page, but still named by the tag tree."""
    catatan = pdf.make_indirect(Dictionary(Subtype=Name.FreeText, Rect=[0, 0, 9, 9], Contents=String(KENARI)))
    pdf.Root.StructTreeRoot.K.append(Dictionary(S=Name.Annot, K=Dictionary(Type=Name.OBJR, Obj=catatan)))


@pytest.mark.parametrize("mode", ["generate", "disable"])
def test_pdf_tanpa_keterangan_pembuatnya(mode):
    asli = dokumen(berketerangan, object_stream_mode=pikepdf.ObjectStreamMode[mode])
    assert semua_isi(asli).count(KENARI.encode()) >= 8
    hasil = bersihkan("SK.pdf", asli)
    assert KENARI.encode() not in semua_isi(hasil.isi)
    assert b"20240214" not in semua_isi(hasil.isi)
    with pikepdf.open(io.BytesIO(hasil.isi)) as pdf:
        assert not {"/Info", "/DocChecksum"} & set(pdf.trailer.keys())
        # It would tell that two files come of the same one.
        with pikepdf.open(io.BytesIO(asli)) as dulu:
            assert bytes(pdf.trailer.ID[0]) != bytes(dulu.trailer.ID[0])
        assert set(pdf.pages[0].obj.Resources.XObject.keys()) == {"/Foto", "/Metadata", "/Thumb"}


@pytest.mark.parametrize("pilihan", [{}, {"linearize": True}, {"compress_streams": False}])
def test_pdf_tetap_sama_halaman_isi_dan_tandanya(pilihan):
    asli = dokumen(berketerangan, **pilihan)
    bersih = bersihkan("SK.pdf", asli).isi
    with pikepdf.open(io.BytesIO(asli)) as dulu, pikepdf.open(io.BytesIO(bersih)) as kini:
        assert len(kini.pages) == 2
        for sebelum, sesudah in zip(dulu.pages, kini.pages, strict=True):
            assert sesudah.obj.Contents.read_bytes() == sebelum.obj.Contents.read_bytes()
        assert [str(unsur.ActualText) for unsur in kini.Root.StructTreeRoot.K] == ["Rekapitulasi", "Kecamatan"]
        assert kini.Root.MarkInfo.Marked
        assert not kini.is_linearized
    gambar = [pypdfium2.PdfDocument(isi)[0].render().to_pil() for isi in (asli, bersih)]
    assert ImageChops.difference(*gambar).getbbox() is None


def test_foto_di_dalam_pdf_kehilangan_koordinatnya_tetapi_tidak_pikselnya():
    bersih = bersihkan("a.pdf", dokumen(berketerangan)).isi
    with pikepdf.open(io.BytesIO(bersih)) as pdf, Image.open(io.BytesIO(jpg())) as asli:
        for nama in ("/Foto", "/Thumb"):
            foto = pdf.pages[0].obj.Resources.XObject[nama].read_raw_bytes()
            assert b"Exif" not in foto and Image.open(io.BytesIO(foto)).tobytes() == asli.tobytes()


def test_xmp_yang_cacat_pun_hilang():
    bersih = bersihkan("a.pdf", dokumen(lambda pdf: setattr(pdf.Root, "Metadata", String(KENARI)))).isi
    assert b"Metadata" not in semua_isi(bersih) and KENARI.encode() not in semua_isi(bersih)


def test_versi_lama_di_dalam_pdf_tidak_ikut_terbit():
    """What a program appended replaces a page, but leaves the old one in the file."""
    asli = dokumen(lambda pdf: setattr(pdf.Root, "Lama", pdf.make_stream(KENARI.encode())))
    with pikepdf.open(io.BytesIO(asli)) as pdf:
        akar, halaman = pdf.Root.objgen[0], pdf.Root.Pages.objgen[0]
    baru = asli + f"{akar} 0 obj\n<< /Type /Catalog /Pages {halaman} 0 R >>\nendobj\n".encode()
    sebelumnya = asli.rpartition(b"startxref")[2].split()[0].decode()
    baru += (
        f"xref\n{akar} 1\n{len(asli):010d} 00000 n \ntrailer\n<< /Root {akar} 0 R /Size 99 /Prev {sebelumnya} >>\n"
        f"startxref\n{len(baru)}\n%%EOF\n"
    ).encode()
    bersih = bersihkan("a.pdf", baru).isi
    assert b"stream" in bersih and len(bersih) < len(asli)
    assert zlib.compress(KENARI.encode()) in baru and zlib.compress(KENARI.encode()) not in bersih
    assert KENARI.encode() not in semua_isi(bersih)


def test_kata_kata_pdf_dapat_dicari():
    assert bersihkan("a.pdf", dokumen()).teks == "Rekapitulasi Kecamatan"


def test_kata_yang_terpenggal_di_ujung_baris_menjadi_utuh():
    def terpenggal(pdf):
        baris = ["Layanan infor-", "masi atas perundang-", "undangan pemilu"]
        isi = " 0 -14 Td ".join(f"({satu}) Tj" for satu in baris)
        pdf.pages[0].obj.Contents = pdf.make_stream(f"BT /F1 12 Tf 72 600 Td {isi} ET".encode())

    teks = bersihkan("a.pdf", dokumen(terpenggal)).teks
    assert teks == "Layanan informasi atas perundang-undangan pemilu Kecamatan"


@pytest.mark.parametrize(
    ("ubah", "kalimat"),
    [
        *(
            (anotasi(jenis), "Komentar atau catatan: halaman 2.")
            for jenis in ("Text", "FreeText", "Popup", "Highlight", "Ink", "Stamp", "Caret", "Redact", "Square")
        ),
        (catatan_lepas, "Komentar atau catatan."),
        (lapisan(lambda a, b: Dictionary(OFF=Array([b]))), "Lapisan PDF yang tidak ditampilkan: “Catatan”."),
        (
            lapisan(lambda a, b: Dictionary(BaseState=Name.OFF, ON=Array([b]))),
            "Lapisan PDF yang tidak ditampilkan: “Denah”.",
        ),
        (lampiran, "Berkas lain di dalam berkas ini: “data mentah.xlsx”."),
        (anotasi("FileAttachment"), "Berkas lain di dalam berkas ini."),
        (sumber_libreoffice, "Berkas lain di dalam berkas ini."),
        (kotak_isian, "Kotak isian formulir: halaman 2."),
        (anotasi("Widget"), "Kotak isian formulir: halaman 2."),
    ],
)
@pytest.mark.parametrize("mode", ["generate", "disable"])
def test_yang_tersembunyi_di_pdf_disebut(ubah, kalimat, mode):
    (satu,) = temuan("SK.pdf", dokumen(ubah, object_stream_mode=pikepdf.ObjectStreamMode[mode]))
    assert satu.startswith(kalimat)


def test_tautan_dan_lapisan_yang_tampak_bukan_temuan():
    tautan = anotasi("Link", A=Dictionary(S=Name.URI, URI=String("https://kpu.go.id")), Contents=String("Laman KPU"))
    bersihkan("SK.pdf", dokumen(tautan, lapisan(lambda a, b: Dictionary(ON=Array([a, b])))))


@pytest.mark.parametrize("sandi", ["rahasia", ""])
def test_pdf_terkunci_disebut_terkunci(sandi):
    isi = dokumen(encryption=pikepdf.Encryption(user=sandi, owner="rahasia"))
    assert periksa_pelepasan(isi, nama="a.pdf") == HasilPelepasan([PESAN["terkunci"]], b"", "")


# Pictures


def jpg(*, arah: int = 1, mode: str = "RGB", **pilihan) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = arah
    exif[0x010E] = KENARI
    exif.get_ifd(0x8825)[2] = (7.0, 33.0, 1.5)
    wadah = io.BytesIO()
    gambar = Image.merge("RGB", [Image.radial_gradient("L"), Image.linear_gradient("L"), Image.radial_gradient("L")])
    rahasia = KENARI.encode()
    gambar.resize((64, 48)).convert(mode).save(wadah, "JPEG", exif=exif, comment=rahasia, xmp=rahasia, **pilihan)
    return wadah.getvalue()


def sisipkan_segmen(isi: bytes, tanda: int, muatan: bytes) -> bytes:
    return isi[:2] + bytes([0xFF, tanda]) + struct.pack(">H", len(muatan) + 2) + muatan + isi[2:]


def tegak(isi: bytes) -> Image.Image:
    with Image.open(io.BytesIO(isi)) as gambar:
        return ImageOps.exif_transpose(gambar)


@pytest.mark.parametrize("arah", range(1, 9))
def test_foto_kehilangan_keterangannya_dan_tetap_tegak(arah):
    asli = jpg(arah=arah)
    assert asli.count(KENARI.encode()) == 3
    bersih = bersihkan("foto.jpg", asli).isi
    assert KENARI.encode() not in bersih
    with Image.open(io.BytesIO(bersih)) as gambar:
        assert dict(gambar.getexif()) == ({} if arah == 1 else {0x0112: arah})
        assert gambar.getexif().get_ifd(0x8825) == {}
    assert tegak(bersih).size == tegak(asli).size
    assert tegak(bersih).tobytes() == tegak(asli).tobytes()


@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
@pytest.mark.parametrize(
    "pilihan", [{}, {"progressive": True}, {"restart_marker_rows": 1}, {"keep_rgb": True}], ids=str
)
def test_setiap_ragam_jpg_sama_pikselnya(mode, pilihan):
    asli = jpg(mode=mode, icc_profile=b"profil warna" * 20, **pilihan)
    bersih = bersihkan("foto.jpeg", asli).isi
    with Image.open(io.BytesIO(asli)) as dulu, Image.open(io.BytesIO(bersih)) as kini:
        assert (kini.mode, kini.tobytes()) == (dulu.mode, dulu.tobytes())
        tetap = ("icc_profile", "adobe_transform", "jfif_density")
        assert [kini.info.get(sifat) for sifat in tetap] == [dulu.info.get(sifat) for sifat in tetap]


def test_segmen_lain_dan_sisa_di_belakang_jpg_hilang():
    kecil = b"JFIF\0\x01\x02\0\0\x01\0\x01\x01\x01" + KENARI.encode()[:3]
    # Without its own JFIF, which is the first segment.
    isi = jpg()[:2] + jpg()[20:] + KENARI.encode()
    segmen = {0xED: b"Photoshop 3.0\0", 0xE2: b"MPF\0", 0xE4: b"", 0xE0: b"JFXX\0\x10", 0xFE: b""}
    for tanda, muatan in segmen.items():
        isi = sisipkan_segmen(isi, tanda, muatan + KENARI.encode())
    isi = sisipkan_segmen(isi, 0xE0, kecil)
    bersih = bersihkan("foto.jpg", isi).isi
    assert b"KEN" not in bersih and bersih[18:20] == b"\0\0"
    assert tegak(bersih).tobytes() == tegak(isi).tobytes()


def png() -> bytes:
    keterangan = PngInfo()
    keterangan.add_text("Author", KENARI)
    keterangan.add_text("Catatan", KENARI, zip=True)
    keterangan.add_itxt("XML:com.adobe.xmp", KENARI)
    keterangan.add(b"tIME", b"\x07\xe8\x02\x0e\0\0\0")
    keterangan.add(b"prVW", KENARI.encode())
    exif = Image.Exif()
    exif[0x0112], exif[0x010E] = 6, KENARI
    wadah = io.BytesIO()
    gambar = Image.radial_gradient("L").resize((64, 48)).convert("RGBA")
    gambar.save(wadah, "PNG", pnginfo=keterangan, exif=exif, dpi=(300, 300), icc_profile=b"profil")
    return wadah.getvalue()


def test_png_kehilangan_keterangannya_dan_tetap_tegak():
    asli = png() + KENARI.encode()
    bersih = bersihkan("peta.png", asli).isi
    assert not any(jenis in bersih for jenis in (b"KENARI", b"tEXt", b"zTXt", b"iTXt", b"tIME", b"prVW"))
    assert tegak(bersih).tobytes() == tegak(asli).tobytes()
    with Image.open(io.BytesIO(bersih)) as hasil:
        assert dict(hasil.getexif()) == {0x0112: 6}
        assert hasil.info.keys() >= {"dpi", "icc_profile"}


def test_png_yang_tidak_cocok_dengan_jumlah_ujinya_rusak():
    awal = png().index(b"IDAT")
    assert temuan("a.png", png()[: awal + 9] + b"\0" + png()[awal + 10 :]) == [PESAN["rusak"]]


# Office documents


HUBUNGAN = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PAKET = "http://schemas.openxmlformats.org/package/2006"


def hubungan(*sasaran: str, jenis: str = "", luar: bool = False) -> str:
    """Relations to the parts named; the kind is in the name of a part, as in word/header2.xml."""
    mode = ' TargetMode="External"' if luar else ""
    return "".join(
        f'<Relationship Id="r{zlib.crc32(satu.encode())}" Target="{satu}"{mode} '
        f'Type="{HUBUNGAN}/{jenis or re.sub(r"[0-9]*[.][a-z]+$", "", satu.rpartition("/")[2])}"/>'
        for satu in sasaran
    )


def daftar_hubungan(isi: str) -> bytes:
    return f'<Relationships xmlns="{PAKET}/relationships">{isi}</Relationships>'.encode()


def berbagian(isi: bytes, bagian_baru: dict[str, str | bytes], *, jenis: str = "") -> bytes:
    """A workbook with more parts, which it refers to."""
    nama = "xl/_rels/workbook.xml.rels"
    baru = hubungan(*(f"/{satu}" for satu in bagian_baru), jenis=jenis) + "</Relationships>"
    return ubah_arsip(isi, {nama: bagian(isi, nama).replace(b"</Relationships>", baru.encode())} | bagian_baru)


def kantong(isi: dict[str, str | bytes]) -> bytes:
    wadah = io.BytesIO()
    with zipfile.ZipFile(wadah, "w", zipfile.ZIP_DEFLATED) as arsip:
        arsip.comment = KENARI.encode()
        for nama, isinya in isi.items():
            pemampat = zipfile.ZIP_STORED if nama == "mimetype" else zipfile.ZIP_DEFLATED
            arsip.writestr(zipfile.ZipInfo(nama, (2024, 2, 14, 9, 0, 0)), isinya, pemampat)
    return wadah.getvalue()


def ubah_arsip(isi: bytes, ganti: dict[str, str | bytes]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
        return kantong({nama: arsip.read(nama) for nama in arsip.namelist()} | ganti)


def bagian(isi: bytes, nama: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
        return arsip.read(nama)


def buku(isi=lambda buku, rekap, data: None) -> bytes:
    wadah = io.BytesIO()
    kerja = xlsxwriter.Workbook(wadah, {"in_memory": True})
    kerja.set_properties(dict.fromkeys(("title", "author", "company", "manager", "comments"), KENARI))
    kerja.set_custom_property("Penyusun", KENARI)
    rekap, data = kerja.add_worksheet("Rekap"), kerja.add_worksheet("Data NIK")
    rekap.write_row(0, 0, ["Desa", "Suara"])
    rekap.write_row(1, 0, ["Mojo\nagung", 214, 0.5])
    isi(kerja, rekap, data)
    kerja.close()
    return wadah.getvalue()


def kolom_tersembunyi_di_dua_lembar(buku, rekap, data):
    rekap.set_column(1, 1, None, None, {"hidden": True})
    data.set_column(2, 2, 0)


JALAN_BERKAS = (
    f'<mc:AlternateContent xmlns:mc="m"><x15ac:absPath xmlns:x15ac="x" url="C:\\{KENARI}\\"/></mc:AlternateContent>'
)


def test_buku_kerja_tanpa_keterangan_pembuatnya():
    asli = buku()
    buku_kerja = bagian(asli, "xl/workbook.xml").replace(b"<bookViews>", f"{JALAN_BERKAS}<bookViews>".encode())
    akar = bagian(asli, "_rels/.rels").replace(
        b"</Relationships>",
        f'<Relationship Id="rId9" Type="{PAKET}/relationships/metadata/thumbnail" Target="docProps/thumbnail.emf"/>'
        "</Relationships>".encode(),
    )
    asli = ubah_arsip(
        asli,
        {
            "xl/workbook.xml": buku_kerja,
            "_rels/.rels": akar,
            "docProps/thumbnail.emf": KENARI,
        },
    )
    orang = f"<personList>{KENARI}</personList>"
    asli = berbagian(asli, {"xl/persons/person.xml": orang, "xl/media/image1.jpeg": jpg()})
    assert semua_isi(asli).count(KENARI.encode()) >= 10
    hasil = bersihkan("hasil.xlsx", asli)
    assert KENARI.encode() not in semua_isi(hasil.isi)
    assert hasil.teks == "Desa Suara Mojo agung 214 0.5"
    terbuka = openpyxl.load_workbook(io.BytesIO(hasil.isi))
    assert [[sel.value for sel in baris] for baris in terbuka["Rekap"]] == [
        ["Desa", "Suara", None],
        ["Mojo\nagung", 214, 0.5],
    ]
    # openpyxl itself names a creator when the file has none.
    assert terbuka.properties.creator in (None, "openpyxl")
    assert list(terbuka.custom_doc_props) == []
    assert b"KENARI" not in bagian(hasil.isi, "xl/persons/person.xml")
    assert tegak(bagian(hasil.isi, "xl/media/image1.jpeg")).size == (64, 48)
    assert b"<Types xmlns=" in bagian(hasil.isi, "[Content_Types].xml")
    assert b"<Relationships xmlns=" in bagian(hasil.isi, "_rels/.rels")


def test_buku_kerja_openpyxl_tetap_terbuka():
    wadah = io.BytesIO()
    kerja = openpyxl.Workbook()
    kerja.properties.creator = KENARI
    kerja.active.append(["TPS", "Suara"])
    kerja.save(wadah)
    hasil = bersihkan("hasil.xlsx", wadah.getvalue())
    assert KENARI.encode() not in semua_isi(hasil.isi)
    assert openpyxl.load_workbook(io.BytesIO(hasil.isi)).active["B1"].value == "Suara"


def test_keterangan_inti_di_tempat_lain_pun_dikosongkan():
    """Programs of Microsoft's own toolkit put it under a name of their own."""
    asli = buku()
    akar = bagian(asli, "_rels/.rels").replace(b"docProps/core.xml", b"/package/inti.psmdcp")
    asli = ubah_arsip(asli, {"_rels/.rels": akar, "package/inti.psmdcp": f"<inti>{KENARI}</inti>"})
    assert KENARI.encode() not in semua_isi(bersihkan("hasil.xlsx", asli).isi)


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        (lambda b, r, d: d.hide(), "Lembar tersembunyi: “Data NIK”. Tampilkan atau hapus lembarnya"),
        (lambda b, r, d: d.very_hidden(), "Lembar tersembunyi: “Data NIK”."),
        (lambda b, r, d: r.set_row(3, None, None, {"hidden": True}), "tersembunyi pada lembar: “Rekap”."),
        (lambda b, r, d: r.set_row(3, 0), "tersembunyi pada lembar: “Rekap”."),
        (lambda b, r, d: r.set_default_row(hide_unused_rows=True), "tersembunyi pada lembar: “Rekap”."),
        (kolom_tersembunyi_di_dua_lembar, "tersembunyi pada lembar: “Rekap”, “Data NIK”."),
        (lambda b, r, d: r.write_comment("A1", "dari Budi"), "Komentar atau catatan: lembar “Rekap”."),
    ],
)
def test_yang_tersembunyi_di_buku_kerja_disebut(isi, kalimat):
    (satu,) = temuan("hasil.xlsx", buku(isi))
    assert kalimat in satu


@pytest.mark.parametrize(
    ("nama", "kalimat"),
    [
        ("xl/comments7.xml", "Komentar"),
        ("xl/threadedComments/threadedComment1.xml", "Komentar"),
        ("xl/pivotCache/pivotCacheRecords1.xml", "Salinan data sumber tabel pivot."),
        ("xl/model/item.data", "Salinan data sumber tabel pivot."),
        ("xl/externalLinks/externalLink1.xml", "Tautan ke berkas"),
        ("xl/connections.xml", "Tautan ke berkas"),
        ("xl/revisions/revisionHeaders.xml", "Perubahan terlacak"),
        ("xl/embeddings/oleObject1.bin", "Berkas lain di dalam berkas ini: “oleObject1.bin”."),
        ("XL/Embeddings/Dokumen.docx", "Berkas lain di dalam berkas ini: “Dokumen.docx”."),
    ],
)
def test_bagian_buku_kerja_yang_menyimpan_lebih_dari_yang_tampak_disebut(nama, kalimat):
    (satu,) = temuan("hasil.xlsx", berbagian(buku(), {nama: "<x/>"}))
    assert satu.startswith(kalimat)


def sel_berformat(kode: str, *isi: object):
    def ubah(buku, rekap, data):
        for nomor, satu in enumerate(isi):
            rekap.write(4, nomor, satu, buku.add_format({"num_format": kode}))

    return buku(ubah)


@pytest.mark.parametrize(
    ("kode", "isi", "sel"),
    [
        (";;;", ["Tambakrejo", KENARI], "“Rekap!A5”, “Rekap!B5”"),
        (";;;", [214, -214, "=214"], "“Rekap!A5”, “Rekap!B5”, “Rekap!C5”"),
        (";;;", [0], "“Rekap!A5”"),
        (";;;", [True], "“Rekap!A5”"),
        ('"";[Red]" ";\\ ;_)', [KENARI], "“Rekap!A5”"),
        (";;", ["Desa", 214], "“Rekap!B5”"),
        ("0;;;@", [214, "Desa", -214], "“Rekap!C5”"),
        ("0;-0;0;", [214, KENARI], "“Rekap!B5”"),
        ('"***";"***";"***";"***"', [214, KENARI], "“Rekap!A5”, “Rekap!B5”"),
        ("[<1000];0", [214, 2140], "“Rekap!A5”"),
        ("[>=100]0;[<0]-0;", [214, 21, -2], "“Rekap!B5”"),
    ],
)
def test_sel_yang_isinya_ditutup_format_angka_disebut(kode, isi, sel):
    (satu,) = temuan("hasil.xlsx", sel_berformat(kode, *isi))
    assert satu.startswith(f"Sel yang isinya disembunyikan oleh format angkanya: {sel}. Pilih format angka biasa")


@pytest.mark.parametrize(
    ("kode", "isi"),
    [
        (";;;", []),
        (";;", ["Desa"]),
        ("0;-0;;@", [0, 214, -214, "Desa"]),
        ('_(* #,##0_);_(* \\(#,##0\\);_(* "-"??_);_(@_)', [0, 214, -214, "Desa"]),
        ('[=0]"";General', [0, 214, "Desa"]),
        ('[=1]"Laki-laki";[=2]"Perempuan"', [1, 2]),
        ("[Red][<0]-0;[Blue]0", [214, -214]),
        ("[hh]:mm", [0.5]),
        ('"Rp"#,##0', [214]),
        ("dd mmmm yyyy", [45000]),
    ],
)
def test_format_angka_yang_menampakkan_isinya_bukan_temuan(kode, isi):
    bersihkan("hasil.xlsx", sel_berformat(kode, *isi))


def test_rumus_yang_belum_dihitung_dan_sel_berisi_langsung_pun_dilihat_formatnya():
    wadah = io.BytesIO()
    kerja = openpyxl.Workbook()
    kerja.active["B2"] = f'="{KENARI}"'
    kerja.active["B2"].number_format = ";;;"
    kerja.save(wadah)
    assert "“Sheet!B2”" in temuan("a.xlsx", wadah.getvalue())[0]
    lembar1 = bagian(wadah.getvalue(), "xl/worksheets/sheet1.xml")
    langsung = re.sub(rb"<f>.*</f><v ?/>|<f>.*</f><v></v>", b"<is><t>KENARI</t></is>", lembar1)
    langsung = langsung.replace(b'r="B2"', b'r="B2" t="inlineStr"')
    assert b"<f>" not in langsung
    isi = ubah_arsip(wadah.getvalue(), {"xl/worksheets/sheet1.xml": langsung})
    assert "“Sheet!B2”" in temuan("a.xlsx", isi)[0]


def test_nama_tersembunyi_di_buku_kerja_hilang_dan_nama_lain_tetap():
    asli = buku(lambda b, r, d: b.define_name("Jumlah", "=Rekap!$B$2"))
    saringan = '<definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">Rekap!$A$1</definedName>'
    rahasia = (
        f'<definedName name="{KENARI}" hidden="1">1</definedName><definedName name="x" hidden="true"/>'
        f'<definedName hidden="1" name="y">"{KENARI}>"</definedName>'
    )
    tetap = bagian(asli, "xl/workbook.xml").replace(b"<definedNames>", f"<definedNames>{saringan}".encode())
    isi = tetap.replace(saringan.encode(), f"{saringan}{rahasia}".encode())
    hasil = bersihkan("hasil.xlsx", ubah_arsip(asli, {"xl/workbook.xml": isi})).isi
    assert KENARI.encode() not in semua_isi(hasil)
    terbuka = openpyxl.load_workbook(io.BytesIO(hasil))
    assert list(terbuka.defined_names) == ["Jumlah"]
    assert bagian(hasil, "xl/workbook.xml") == tetap


def test_bagian_yang_tidak_dirujuk_tidak_ikut_terbit():
    yatim = {"xl/yatim.xml": f"<x>{KENARI}</x>", "xl/media/lama.png": KENARI, "xl/comments9.xml": KENARI, "sisa/": b""}
    # One that only another of them refers to.
    yatim["xl/_rels/yatim.xml.rels"] = daftar_hubungan(hubungan("media/lama.png"))
    asli = buku()
    jenis = bagian(asli, "[Content_Types].xml").replace(
        b"</Types>", f'<Override PartName="/xl/yatim.xml" ContentType="text/{KENARI}"/></Types>'.encode()
    )
    hasil = bersihkan("hasil.xlsx", ubah_arsip(asli, yatim | {"[Content_Types].xml": jenis})).isi
    assert KENARI.encode() not in semua_isi(hasil)
    with zipfile.ZipFile(io.BytesIO(hasil)) as arsip, zipfile.ZipFile(io.BytesIO(asli)) as dulu:
        assert arsip.namelist() == dulu.namelist()
    naskah_yatim = ubah_arsip(word(alinea("Surat")), {"word/footer9.xml": f'<w:p xmlns:w="{WORD}">{KENARI}</w:p>'})
    hasil = bersihkan("surat.docx", naskah_yatim)
    assert hasil.teks == "Surat" and KENARI.encode() not in semua_isi(hasil.isi)


def test_bagian_dengan_spasi_di_namanya_tetap_terbit():
    asli = berbagian(buku(), {"xl/media/foto%20satu.png": b"satu"}, jenis="image")
    asli = ubah_arsip(asli, {"xl/media/foto dua.png": b"dua"})
    nama = "xl/_rels/workbook.xml.rels"
    lagi = bagian(asli, nama).replace(
        b"</Relationships>", f"{hubungan('Media/foto%20dua.png', jenis='image')}</Relationships>".encode()
    )
    hasil = bersihkan("hasil.xlsx", ubah_arsip(asli, {nama: lagi})).isi
    assert bagian(hasil, "xl/media/foto%20satu.png") == b"satu"
    assert bagian(hasil, "xl/media/foto dua.png") == b"dua"


def test_data_sisipan_xml_hilang_dari_buku_kerja():
    isi = {"customXml/item1.xml": f"<x>{KENARI}</x>"}
    sifat = {
        "customXml/_rels/item1.xml.rels": daftar_hubungan(hubungan("itemProps1.xml")),
        "customXml/itemProps1.xml": KENARI,
    }
    hasil = bersihkan("hasil.xlsx", ubah_arsip(berbagian(buku(), isi, jenis="customXml"), sifat)).isi
    assert KENARI.encode() not in semua_isi(hasil)
    assert b"customXml" not in semua_isi(hasil)


def test_isi_lembar_tersembunyi_tidak_dapat_dicari():
    def isi(buku, rekap, data):
        data.write(0, 0, "3517014107900001")
        data.hide()

    assert "3517" not in periksa_pelepasan(buku(isi), nama="hasil.xlsx").teks


def test_beberapa_temuan_menjadi_beberapa_kalimat():
    def isi(buku, rekap, data):
        data.hide()
        rekap.write_comment("A1", "dari Budi")
        buku.add_worksheet("Sumber").hide()

    kalimat = temuan("hasil.xlsx", buku(isi))
    assert len(kalimat) == 2
    assert any(satu.startswith("Lembar tersembunyi: “Data NIK”, “Sumber”.") for satu in kalimat)


def test_nama_di_dalam_berkas_tidak_dapat_mengisi_layar():
    asli = buku(lambda b, r, d: d.hide())
    panjang = ubah_arsip(
        asli, {"xl/workbook.xml": bagian(asli, "xl/workbook.xml").replace(b"Data NIK", b"Data &#9;\xe2\x80\xae" * 900)}
    )
    (satu,) = temuan("hasil.xlsx", panjang)
    assert len(satu) < 200 and satu.isprintable()


WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def word(badan: str, *, gaya: str = "", **lain: str | bytes) -> bytes:
    def akar(nama: str, isi: str) -> str:
        return f'<?xml version="1.0"?><w:{nama} xmlns:w="{WORD}" xmlns:m="m" xmlns:mc="mc">{isi}</w:{nama}>'

    utama = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    rujukan = [f"/{nama}" for nama in ("word/styles.xml", *lain) if nama.startswith("word/") and "/_rels/" not in nama]
    sifat = "".join(
        hubungan(f"docProps/{nama}.xml", jenis=f"{jenis}-properties")
        for nama, jenis in (("core", "core"), ("app", "extended"), ("custom", "custom"))
    )
    return kantong(
        {
            "[Content_Types].xml": f'<Types xmlns="{PAKET}/content-types"><Default Extension="xml" '
            f'ContentType="{utama}"/><Override PartName="/_xmlsignatures/sig1.xml" ContentType="x"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{PAKET}/relationships"><Relationship Id="r1" '
            f'Type="{HUBUNGAN}/officeDocument" Target="word/document.xml"/><Relationship Id="r2" '
            f'Type="{PAKET}/relationships/digital-signature/origin" Target="_xmlsignatures/origin.sigs"/>'
            f"{sifat}</Relationships>",
            "word/_rels/document.xml.rels": daftar_hubungan(hubungan(*rujukan)),
            "word/document.xml": akar("document", f"<w:body>{badan}</w:body>"),
            "word/styles.xml": akar("styles", gaya),
            "docProps/core.xml": f"<inti>{KENARI}</inti>",
            "docProps/app.xml": f"<aplikasi>{KENARI}</aplikasi>",
        }
        | {nama: akar("isi", isi) if isinstance(isi, str) else isi for nama, isi in lain.items()}
    )


def alinea(teks: str, *, huruf: str = "", gaya: str = "") -> str:
    return f"<w:p><w:pPr>{gaya}</w:pPr><w:r><w:rPr>{huruf}</w:rPr><w:t>{teks}</w:t></w:r></w:p>"


def test_naskah_word_tanpa_keterangan_pembuatnya():
    asli = word(
        "<w:p><w:r><w:t>Kepu</w:t></w:r><w:r><w:t>tusan</w:t><w:tab/><w:t>KPU</w:t></w:r></w:p>"
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Satu</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Dua</w:t></w:r></w:p></w:tc>"
        "</w:tr></w:tbl><mc:AlternateContent><mc:Choice><w:p><w:r><w:t>Kotak</w:t></w:r></w:p></mc:Choice><mc:Fallback>"
        "<w:p><w:r><w:t>Kotak</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent>",
        **{
            "word/footnotes.xml": alinea("Catatan kaki"),
            "word/people.xml": KENARI,
            "word/settings.xml": "",
            "docProps/custom.xml": KENARI,
            "docProps/thumbnail.jpeg": KENARI.encode(),
            "_xmlsignatures/sig1.xml": KENARI,
            "word/media/image1.jpeg": jpg(arah=6),
            "word/media/rusak.png": b"bukan gambar",
            "word/_rels/settings.xml.rels": daftar_hubungan(
                hubungan(f"file:///C:\\Users\\{KENARI}\\Normal.dotm", jenis="attachedTemplate", luar=True)
            ),
        },
    )
    assert semua_isi(asli).count(KENARI.encode()) >= 9
    hasil = bersihkan("surat.docx", asli)
    assert KENARI.encode() not in semua_isi(hasil.isi)
    assert hasil.teks == "Keputusan KPU Satu Dua Kotak Catatan kaki"
    assert bagian(hasil.isi, "word/document.xml") == bagian(asli, "word/document.xml")
    assert b'Target="Normal.dotm"' in bagian(hasil.isi, "word/_rels/settings.xml.rels")
    assert b"signature" not in bagian(hasil.isi, "_rels/.rels") + bagian(hasil.isi, "[Content_Types].xml")
    assert bagian(hasil.isi, "word/media/rusak.png") == b"bukan gambar"
    assert tegak(bagian(hasil.isi, "word/media/image1.jpeg")).size == (48, 64)


SETELAN = (
    f'<?xml version="1.0"?><w:settings xmlns:w="{WORD}" xmlns:mc="mc" xmlns:w14="w14" mc:Ignorable="w14">'
    '<w:zoom w:percent="100"/>{}<w:rsids><w:rsid w:val="00"/></w:rsids>{}</w:settings>'
)
SURAT_MASAL = (
    f'<w:mailMerge><w:connectString w:val="Data Source={KENARI}>;"/><w:query w:val="SELECT {KENARI}"/>'
    '<w:dataSource r:id="r1" xmlns:r="r"/></w:mailMerge>'
)
PEUBAH = f'<w:docVars><w:docVar w:name="nik" w:val="{KENARI}"/></w:docVars>'


@pytest.mark.parametrize("sandi", ["utf-8", "utf-16"])
@pytest.mark.parametrize(
    ("awal", "akhir"),
    [(SURAT_MASAL + PEUBAH, ""), ("", PEUBAH), (f"<w:docVars x='{KENARI}>'/><w:docVars/>", SURAT_MASAL)],
)
def test_peubah_dan_surat_masal_hilang_dari_setelan_word(awal, akhir, sandi):
    sumber = hubungan(f"file:///C:\\{KENARI}.mdb", jenis="mailMergeSource", luar=True)
    sumber += hubungan(f"file:///C:\\{KENARI}.doc", jenis="mailMergeHeaderSource", luar=True)
    sumber += hubungan("penerima.xml", jenis="recipientData")
    isi = word(
        alinea("Surat"),
        **{
            "word/settings.xml": SETELAN.format(awal, akhir).encode(sandi),
            "word/_rels/settings.xml.rels": daftar_hubungan(sumber),
        },
    )
    hasil = bersihkan("surat.docx", ubah_arsip(isi, {"word/penerima.xml": f"<x>{KENARI}</x>"})).isi
    assert KENARI.encode() not in semua_isi(hasil)
    assert bagian(hasil, "word/settings.xml").decode(sandi) == SETELAN.format("", "")
    assert b"file:" not in bagian(hasil, "word/_rels/settings.xml.rels")


def test_setelan_word_bernama_lain_pun_dibersihkan():
    isi = word(alinea("Surat"), **{"word/settings2.xml": SETELAN.format(PEUBAH, "").encode()})
    assert KENARI.encode() not in semua_isi(bersihkan("surat.docx", isi).isi)


def test_data_sisipan_dan_blok_penyusun_hilang_dari_naskah_word():
    isi = word(alinea("Surat"))
    rujukan = hubungan("../customXml/item1.xml", jenis="customXml") + hubungan(
        "/word/blok.xml", jenis="glossaryDocument"
    )
    nama = "word/_rels/document.xml.rels"
    jenis = bagian(isi, "[Content_Types].xml").replace(
        b"</Types>",
        b'<Override PartName="/customXml/itemProps1.xml" ContentType="x"/><Override PartName="/word/blok.xml" '
        b'ContentType="x"/></Types>',
    )
    isi = ubah_arsip(
        isi,
        {
            nama: bagian(isi, nama).replace(b"</Relationships>", f"{rujukan}</Relationships>".encode()),
            "[Content_Types].xml": jenis,
            "customXml/item1.xml": f"<x>{KENARI}</x>",
            "customXml/_rels/item1.xml.rels": daftar_hubungan(hubungan("itemProps1.xml")),
            "customXml/itemProps1.xml": f"<x>{KENARI}</x>",
            "word/blok.xml": f'<w:x xmlns:w="{WORD}">{alinea(KENARI, huruf="<w:vanish/>")}</w:x>',
            "word/_rels/blok.xml.rels": daftar_hubungan(hubungan("glossary/settings.xml")),
            "word/glossary/settings.xml": SETELAN.format(PEUBAH, ""),
        },
    )
    hasil = bersihkan("surat.docx", isi)
    assert hasil.teks == "Surat"
    assert not [kata for kata in (KENARI, "customXml", "blok", "glossary") if kata.encode() in semua_isi(hasil.isi)]


GAYA_LENYAP = (
    '<w:style w:styleId="Rahasia"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:styleId="Turunan"><w:basedOn w:val="Rahasia"/></w:style>'
    '<w:style w:styleId="Biasa"><w:basedOn w:val="Biasa"/></w:style>'
)


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        (word("<w:p><w:ins w:author='Budi'><w:r><w:t>baru</w:t></w:r></w:ins></w:p>"), "Perubahan terlacak"),
        (word("<w:p><w:del><w:r><w:delText>lama</w:delText></w:r></w:del></w:p>"), "Perubahan terlacak"),
        (word("<w:p><w:moveFrom/><w:moveTo/></w:p>"), "Perubahan terlacak"),
        (word("<w:p><w:pPr><w:rPr><w:ins/></w:rPr></w:pPr></w:p>"), "Perubahan terlacak"),
        (word("<w:p><w:r><w:rPr><w:rPrChange/></w:rPr></w:r></w:p>"), "Perubahan terlacak"),
        (word("", **{"word/header2.xml": "<w:p><w:del/></w:p>"}), "Perubahan terlacak"),
        (word("", **{"word/comments.xml": "<w:comment w:author='Budi'/>"}), "Komentar"),
        (word("", **{"word/embeddings/Lembar1.xlsx": b"PK"}), "Berkas lain di dalam berkas ini: “Lembar1.xlsx”"),
        (word("<w:altChunk/>"), "Berkas lain"),
        (word(alinea("NIK", huruf="<w:vanish/>")), "Teks tersembunyi."),
        (word(alinea("NIK", huruf='<w:vanish w:val="true"/>')), "Teks tersembunyi."),
        (word("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:drawing/></w:r></w:p>"), "Teks tersembunyi."),
        (word(alinea("NIK", huruf='<w:rStyle w:val="Turunan"/>'), gaya=GAYA_LENYAP), "Teks tersembunyi."),
        (word(alinea("NIK", gaya='<w:pStyle w:val="Rahasia"/>'), gaya=GAYA_LENYAP), "Teks tersembunyi."),
    ],
)
def test_yang_tersembunyi_di_naskah_word_disebut(isi, kalimat):
    (satu,) = temuan("surat.docx", isi)
    assert satu.startswith(kalimat)


@pytest.mark.parametrize(
    "isi",
    [
        word(alinea("Surat", huruf='<w:vanish w:val="0"/>')),
        word(alinea("Surat", huruf="<w:webHidden/>")),
        word(alinea("Surat") + alinea(" ", huruf="<w:vanish/>")),
        word(alinea("Surat", gaya="<w:rPr><w:vanish/></w:rPr>")),
        word(alinea("Surat", huruf='<w:rStyle w:val="Biasa"/>'), gaya=GAYA_LENYAP),
        word(alinea("Surat") + '<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:instrText>XE "Surat"</w:instrText></w:r></w:p>'),
        word(alinea("Surat"), **{"word/comments.xml": "", "word/settings.xml": "<w:rsids/>"}),
        word(f"<w:p><w:r><w:pict>{alinea('Surat')}</w:pict></w:r></w:p>"),
    ],
)
def test_naskah_word_biasa_tanpa_temuan(isi):
    assert bersihkan("surat.docx", isi).teks == "Surat"


ODF = "urn:oasis:names:tc:opendocument:xmlns"
RUANG = " ".join(f'xmlns:{n}="{ODF}:{n}:1.0"' for n in ("office", "style", "table", "text", "manifest", "drawing"))


def odf(jenis: str, badan: str, *, gaya: str = "", objek: dict[str, str] | None = None, **lain: str | bytes) -> bytes:
    """A text or a sheet of LibreOffice; objek names objects in it with their kind."""
    mime = f"application/vnd.oasis.opendocument.{jenis}"
    daftar = {"/": mime, "content.xml": "text/xml", "Thumbnails/thumbnail.png": "image/png"} | (objek or {})
    manifes = "".join(
        f'<manifest:file-entry manifest:full-path="{nama}" manifest:media-type="{isi}"/>'
        for nama, isi in daftar.items()
    )
    return kantong(
        {
            "mimetype": mime,
            "Configurations2/toolbar/": b"",
            "content.xml": f'<office:document-content {RUANG} office:version="1.3"><office:automatic-styles>{gaya}'
            f"</office:automatic-styles><office:body>{badan}</office:body></office:document-content>",
            "styles.xml": f"<office:document-styles {RUANG}/>",
            "meta.xml": f'<office:document-meta {RUANG} office:version="1.3">{KENARI}</office:document-meta>',
            "Thumbnails/thumbnail.png": KENARI,
            "META-INF/manifest.xml": f'<manifest:manifest {RUANG} manifest:version="1.3">{manifes}</manifest:manifest>',
        }
        | lain
    )


def naskah(isi: str, **lain) -> bytes:
    return odf("text", f"<office:text>{isi}</office:text>", **lain)


def lembar(isi: str = "", *, gaya: str = "", sifat: str = "", **lain) -> bytes:
    sel = '<table:table-cell office:value-type="string"><text:p>Desa</text:p></table:table-cell>'
    tabel = f'<table:table table:name="Rekap"{sifat}>{isi}<table:table-row>{sel}</table:table-row></table:table>'
    return odf("spreadsheet", f"<office:spreadsheet>{tabel}</office:spreadsheet>", gaya=gaya, **lain)


def gaya_odf(nama: str, keluarga: str, sifat: str, induk: str = "") -> str:
    kepala = f'style:name="{nama}" style:family="{keluarga}" style:parent-style-name="{induk}"'
    return f"<style:style {kepala}>{sifat}</style:style>"


LENYAP = gaya_odf("T1", "text", '<style:text-properties text:display="none"/>') + gaya_odf("T2", "text", "", "T1")
TAMPAK = gaya_odf("T1", "text", '<style:text-properties text:display="true"/>')
TABEL_LENYAP = gaya_odf("ta2", "table", '<style:table-properties table:display="false"/>')
TABEL_TAMPAK = gaya_odf("ta2", "table", '<style:table-properties table:display="true"/>')


@pytest.mark.parametrize(
    ("nama", "isi", "teks"),
    [
        (
            "surat.odt",
            naskah(
                "<text:h>Pengumuman</text:h><text:p>Ha<text:span>sil<text:s/>pleno</text:span></text:p>"
                '<text:tracked-changes text:track-changes="false"/>',
                **{"Object 1/meta.xml": f"<m>{KENARI}</m>", "Pictures/foto.jpg": jpg()},
                objek={"Object 1/": "application/vnd.oasis.opendocument.chart"},
            ),
            "Pengumuman Hasil pleno",
        ),
        ("rekap.ods", lembar(sifat=' table:style-name="ta2"', gaya=TABEL_TAMPAK), "Desa"),
    ],
)
def test_berkas_libreoffice_tanpa_keterangan_pembuatnya(nama, isi, teks):
    assert semua_isi(isi).count(KENARI.encode()) >= 3
    hasil = bersihkan(nama, isi)
    assert hasil.teks == teks
    assert KENARI.encode() not in semua_isi(hasil.isi)
    assert bagian(hasil.isi, "content.xml") == bagian(isi, "content.xml")
    assert b'office:version="1.3"' in bagian(hasil.isi, "meta.xml")
    manifes = bagian(hasil.isi, "META-INF/manifest.xml")
    assert b"Thumbnails" not in manifes and b'manifest:full-path="content.xml"' in manifes
    with zipfile.ZipFile(io.BytesIO(hasil.isi)) as arsip, zipfile.ZipFile(io.BytesIO(isi)) as asli:
        assert arsip.namelist() == [n for n in asli.namelist() if not n.startswith("Thumbnails")]
        assert arsip.infolist()[0].compress_type == zipfile.ZIP_STORED
        assert {(entri.date_time, entri.create_system) for entri in arsip.infolist()} == {((1980, 1, 1, 0, 0, 0), 0)}
        assert arsip.comment == b""
    assert hasil.isi[30:38] == b"mimetype"


@pytest.mark.parametrize(
    ("nama", "isi", "kalimat"),
    [
        ("a.ods", lembar(sifat=' table:style-name="ta2"', gaya=TABEL_LENYAP), "Lembar tersembunyi: “Rekap”."),
        ("a.ods", lembar('<table:table-row table:visibility="collapse"/>'), "Baris atau kolom tersembunyi"),
        ("a.ods", lembar('<table:table-row table:visibility="filter"/>'), "Baris atau kolom tersembunyi"),
        ("a.ods", lembar('<table:table-column table:visibility="collapse"/>'), "Baris atau kolom tersembunyi"),
        ("a.ods", lembar('<table:table-row-group table:display="false"/>'), "Baris atau kolom tersembunyi"),
        ("a.ods", lembar("<office:annotation><text:p>dari Budi</text:p></office:annotation>"), "Komentar"),
        ("a.ods", lembar("<table:tracked-changes><table:insertion/></table:tracked-changes>"), "Perubahan terlacak"),
        ("a.ods", lembar("<table:table-source/>"), "Tautan ke berkas"),
        ("a.ods", lembar(**{"Object 1/content.xml": "<x/>"}), "Berkas lain di dalam berkas ini: “Object 1”."),
        ("a.odt", naskah("<text:p><office:annotation/></text:p>"), "Komentar"),
        (
            "a.odt",
            naskah("<text:tracked-changes><text:changed-region/></text:tracked-changes>"),
            "Perubahan terlacak",
        ),
        ("a.odt", naskah("", **{"Versions/Version1": b"PK"}), "Perubahan terlacak atau versi lama"),
        ("a.odt", naskah('<text:p><text:span text:style-name="T1">NIK</text:span></text:p>', gaya=LENYAP), "Teks"),
        ("a.odt", naskah('<text:p><text:span text:style-name="T2">NIK</text:span></text:p>', gaya=LENYAP), "Teks"),
        ("a.odt", naskah('<text:section text:name="Lampiran" text:display="none"/>'), "Teks tersembunyi: “Lampiran”."),
        ("a.odt", naskah("<text:p><text:hidden-text/></text:p>"), "Teks tersembunyi."),
        (
            "a.odt",
            naskah("", objek={"Object 1/": "application/vnd.oasis.opendocument.spreadsheet"}, **{"Object 1/a": b""}),
            "Berkas lain di dalam berkas ini: “Object 1”.",
        ),
        ("a.odt", naskah("", objek={"Benda": "application/vnd.sun.star.oleobject"}), "Berkas lain"),
    ],
)
def test_yang_tersembunyi_di_berkas_libreoffice_disebut(nama, isi, kalimat):
    (satu,) = temuan(nama, isi)
    assert satu.startswith(kalimat)


def test_isi_komentar_tidak_dapat_dicari():
    isi = "<text:p>Surat<office:annotation><text:p>dari Budi</text:p></office:annotation> edaran</text:p>"
    assert periksa_pelepasan(naskah(isi), nama="a.odt").teks == "Surat edaran"


def test_jenis_berkas_libreoffice_berdiri_paling_depan():
    isi = naskah("<text:p>Surat</text:p>")
    with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
        terbalik = kantong({nama: arsip.read(nama) for nama in reversed(arsip.namelist())})
    assert bersihkan("a.odt", terbalik).isi[30:38] == b"mimetype"


def test_gaya_tersembunyi_yang_tidak_dipakai_atau_dibatalkan_bukan_temuan():
    bersihkan("a.odt", naskah("<text:p>Surat</text:p>", gaya=LENYAP))
    bersihkan("a.odt", naskah('<text:p><text:span text:style-name="T1">Surat</text:span></text:p>', gaya=TAMPAK))
    tampak_lagi = gaya_odf("T3", "text", '<style:text-properties text:display="true"/>', "T1")
    isi = '<text:p><text:span text:style-name="T3">Surat</text:span></text:p>'
    bersihkan("a.odt", naskah(isi, gaya=LENYAP + tampak_lagi))
    bersihkan("a.odt", naskah("", **{"ObjectReplacements/Object 1": b""}))
    bersihkan("a.ods", lembar(gaya=TABEL_LENYAP))


@pytest.mark.parametrize("nama", ["a.xlsx", "a.docx"])
def test_berkas_office_bersandi_disebut_terkunci(nama):
    """With a password, the document is no archive any more but lies encrypted in an older container."""
    assert temuan(nama, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096)) == [PESAN["terkunci"]]


def test_berkas_libreoffice_bersandi_disebut_terkunci():
    manifes = f"<manifest:manifest {RUANG}><manifest:encryption-data/></manifest:manifest>"
    assert temuan("a.odt", naskah("", **{"META-INF/manifest.xml": manifes})) == [PESAN["terkunci"]]


TAWA = (
    '<!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghi", "bcdefghij", strict=True))
    + "]>"
)


@pytest.mark.parametrize(
    ("nama", "isi"),
    [
        ("a.docx", word("", **{"word/header1.xml": f"{TAWA}<x>&j;</x>".encode()})),
        ("a.xlsx", ubah_arsip(buku(), {"xl/worksheets/sheet1.xml": f"{TAWA}<x>&j;</x>"})),
        ("a.odt", odf("text", "", **{"content.xml": f"{TAWA}<x>&j;</x>"})),
        ("a.ods", odf("spreadsheet", "", **{"META-INF/manifest.xml": f"{TAWA}<x>&j;</x>"})),
        ("a.ods", ubah_arsip(lembar(), {"META-INF/manifest.xml": "<!DOCTYPE x []><x/>"})),
        ("a.xlsx", ubah_arsip(buku(), {"xl/_rels/workbook.xml.rels": "<!DOCTYPE x []><x/>"})),
        ("a.odt", odf("text", "", **{"styles.xml": "<!DOCTYPE x SYSTEM 'file:///etc/passwd'><x/>"})),
    ],
)
def test_entitas_xml_tidak_pernah_dibuka(nama, isi):
    assert temuan(nama, isi) == [PESAN["rusak"]]


def test_arsip_dengan_dua_bagian_bernama_sama_ditolak():
    wadah = io.BytesIO(naskah(""))
    with zipfile.ZipFile(wadah, "a") as arsip, pytest.warns(UserWarning, match="Duplicate"):
        arsip.writestr("content.xml", "<x/>")
    assert temuan("a.odt", wadah.getvalue()) == [PESAN["rusak"]]
    assert temuan("a.xlsx", ubah_arsip(buku(), {"XL/workbook.xml": "<x/>"})) == [PESAN["rusak"]]


# Plain text


@pytest.mark.parametrize("sandi", ["utf-8", "utf-8-sig", "cp1252"])
def test_csv_dan_txt_terbit_seutuhnya(sandi):
    isi = "Désa;Suara\r\nMojo\tagung;\x07214\r\n".encode(sandi)
    hasil = bersihkan("data.csv", isi)
    assert (hasil.isi, hasil.teks) == (isi, "Désa;Suara Mojo agung;214")
    assert bersihkan("data.txt", isi) == hasil


@pytest.mark.lengkap
def test_csv_besar_terbaca_meski_huruf_terpotong_di_batas_potongan():
    assert "é" in bersihkan("data.csv", b"x" + "é".encode() * 3 * MIB).teks


def test_teks_terbatas_dan_berakhir_pada_kata_utuh():
    teks = bersihkan("data.txt", b"pemilu2024 " * 50_000).teks
    assert TEKS_TERPANJANG - 11 <= len(teks) <= TEKS_TERPANJANG
    assert set(teks.split()) == {"pemilu2024"}
    assert len(bersihkan("data.txt", b"x" * 900_000).teks) == TEKS_TERPANJANG


# Bad files


BAIK = {
    "a.pdf": dokumen(berketerangan),
    "a.jpg": jpg(arah=6),
    "a.png": png(),
    "a.xlsx": buku(),
    "a.docx": word(alinea("Surat")),
    "a.odt": naskah("<text:p>Surat</text:p>"),
    "a.ods": lembar(),
}


@pytest.mark.parametrize("nama", BAIK)
@pytest.mark.parametrize("ubah", [lambda b: b"", lambda b: b[: len(b) // 2], lambda b: b"bukan" + b[50:]])
def test_berkas_rusak_menjadi_satu_kalimat(nama, ubah):
    assert periksa_pelepasan(ubah(BAIK[nama]), nama=nama) == HasilPelepasan([PESAN["rusak"]], b"", "")


@given(nama=st.sampled_from(sorted(BAIK)), letak=st.floats(0, 1), isi=st.binary(min_size=1, max_size=9))
@settings(max_examples=150, deadline=None)
def test_berkas_yang_diacak_tidak_pernah_menggagalkan_pemeriksaan(nama, letak, isi):
    awal = int(letak * len(BAIK[nama]))
    jawaban, bersih = periksa(nama.rpartition(".")[2], BAIK[nama][:awal] + isi + BAIK[nama][awal + len(isi) :])
    assert ("tolak" in jawaban) == (not bersih)
    assert set(jawaban) in ({"tolak"}, {"temuan", "teks"})


def test_jenis_lain_menjadi_satu_kalimat():
    (satu,) = temuan("program.exe", b"MZ")
    assert satu.startswith("Jenis berkas ini tidak diterima")


# The child process


@pytest.mark.usefixtures("anak")
@pytest.mark.parametrize("nama", BAIK)
def test_anak_menjawab_sama_seperti_di_tempat(nama):
    jawaban, bersih = periksa(nama.rpartition(".")[2], BAIK[nama])
    assert periksa_pelepasan(BAIK[nama], nama=nama) == HasilPelepasan([], bersih, jawaban["teks"])


@pytest.mark.usefixtures("anak")
def test_temuan_sampai_dari_anak():
    (satu,) = temuan("hasil.xlsx", buku(lambda b, r, d: d.hide()))
    assert satu == "Lembar tersembunyi: “Data NIK”. Tampilkan atau hapus lembarnya, simpan, lalu unggah lagi."


@pytest.mark.usefixtures("anak")
@pytest.mark.parametrize("batas", [{"detik": 0.01}, {"detik_cpu": 0}, {"memori": 8 * MIB}], ids=str)
def test_pemeriksa_yang_melewati_jatahnya_dimatikan(monkeypatch, batas):
    monkeypatch.setattr(pelepasan, "BATAS", dataclasses.replace(PETUGAS, **batas))
    assert temuan("a.pdf", dokumen()) == [PESAN["terlalu-berat"]]


@pytest.mark.usefixtures("anak")
def test_bom_dalam_pdf_berhenti_pada_batas_memori():
    def meledak(pdf):
        pemampat = zlib.compressobj(9)
        awal = pemampat.compress(b"")
        blok = pemampat.compress(bytes(16 * MIB)) + pemampat.flush(zlib.Z_FULL_FLUSH)
        pdf.pages[0].obj.Contents = pikepdf.Stream(pdf, awal + blok * 60, Filter=Name.FlateDecode)

    hasil = periksa_pelepasan(dokumen(meledak, compress_streams=False), nama="bom.pdf")
    assert hasil == HasilPelepasan([PESAN["terlalu-berat"]], b"", "")


@pytest.mark.usefixtures("anak")
def test_sel_di_ujung_lembar_menghabiskan_memori_anak_saja():
    hasil = periksa_pelepasan(buku(lambda b, r, d: r.write(1_048_575, 16_383, "ujung")), nama="jauh.xlsx")
    assert hasil == HasilPelepasan([TERLALU_BESAR], b"", "")
    assert "indai" not in TERLALU_BESAR


def test_keluhan_pustaka_tidak_mengotori_jawaban():
    program = (
        "import os, sys; sys.argv[1:] = ['txt', str(1 << 30), '9']; from ppid import periksa_pelepasan as p\n"
        "def ribut(isi, jenis, teks): os.write(1, b'warning'); print('warning', flush=True); return [], isi\n"
        "p.PEMERIKSA['txt'] = ribut; p.main(*sys.argv[1:])"
    )
    anak = subprocess.run([sys.executable, "-c", program], input=b"isi", capture_output=True)
    assert anak.stdout == b'{"temuan": [], "teks": ""}\nisi'
    assert anak.stderr.count(b"warning") == 2


def test_pemeriksa_tidak_mengenal_django_maupun_rahasia():
    program = pelepasan.ANAK.read_text()
    assert "django" not in program.replace("Django", "").lower()
    assert "import ppid" not in program
    assert "environ" not in program


def test_setiap_jenis_berkas_petugas_diperiksa_sebelum_terbit():
    assert set(PEMERIKSA) == set(PETUGAS.jenis)


def test_setiap_temuan_punya_kalimat_yang_mengatakan_apa_yang_harus_dilakukan():
    program = pelepasan.ANAK.read_text() + pelepasan.ANAK.with_name("periksa_halaman.py").read_text()
    for kode, kalimat in KALIMAT.items():
        assert f'"{kode}"' in program
        assert "{rincian}. " in kalimat and kalimat.endswith("lalu unggah lagi.")
