"""Blacking out: what is covered is gone from every byte of the new document, and nothing else is."""

import io
import math
import random
import re
import zlib
from collections.abc import Callable

import pikepdf
import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, String
from PIL import Image, ImageDraw, ImageFont

from dip import penghitaman
from dip.penghitaman import (
    ALASAN_TERPANJANG,
    KOTAK_TERBANYAK,
    Batas,
    Kotak,
    alasan_penghitaman,
    cari_kata,
    gambar_halaman,
    hitamkan,
    periksa_kotak,
    ukur,
)
from ppid.galat import AturanDilanggar

RAHASIA = "Budi Rahasiawan"
NIK = "3517010101900001"
TERBUKA = "Isi terbuka"


def aliran(*baris: str, x: int = 72, y: int = 700) -> bytes:
    """Content that sets these lines one below the other."""
    return "".join(f"BT /F1 14 Tf {x} {y - 24 * n} Td ({isi}) Tj ET\n" for n, isi in enumerate(baris)).encode()


def dokumen(*halaman: bytes, ubah: Callable[[pikepdf.Pdf], object] = lambda pdf: None, **pilihan) -> bytes:
    """A document with one content stream a page and a font that all share."""
    wadah = io.BytesIO()
    with pikepdf.new() as pdf:
        huruf = pdf.make_indirect(
            Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
        )
        for isi in halaman:
            pdf.add_blank_page(page_size=(600, 800))
            pdf.pages[-1].obj.Contents = pdf.make_stream(isi)
            pdf.pages[-1].obj.Resources = Dictionary(Font=Dictionary(F1=huruf))
        ubah(pdf)
        pdf.save(wadah, **pilihan)
    return wadah.getvalue()


def hasil(isi: bytes, *kotak: Kotak) -> bytes:
    berkas = hitamkan(isi, kotak)
    try:
        return berkas.read_bytes()
    finally:
        berkas.unlink()


def teks(isi: bytes) -> list[str]:
    with pypdfium2.PdfDocument(isi) as pdf:
        return [halaman.get_textpage().get_text_range() for halaman in pdf]


def lukisan(isi: bytes, nomor: int = 1, skala: float = 1) -> Image.Image:
    with pypdfium2.PdfDocument(isi) as pdf:
        return pdf[nomor - 1].render(scale=skala).to_pil().convert("L")


def semua_bita(isi: bytes) -> bytes:
    """The file as it lies, and every stream in it unfolded, every string and key as written."""
    with pikepdf.open(io.BytesIO(isi), attempt_recovery=False) as pdf:
        bagian = [isi, *(aliran for aliran in map(_terurai, pdf.objects) if aliran)]
        bagian += [benda.unparse(resolved=True) for benda in pdf.objects]
    return b"\n".join(bagian)


def _terurai(benda) -> bytes:
    if not isinstance(benda, pikepdf.Stream):
        return b""
    try:
        return benda.read_bytes()
    except pikepdf.PdfError:
        return benda.read_raw_bytes()


def ada(isi: bytes, kata: str) -> bool:
    """Whether the word stands anywhere in the file, in any encoding a PDF may use."""
    semua = semua_bita(isi)
    heksa = re.sub(rb"\s", b"", semua).lower()
    bentuk = {kata.encode(), kata.encode("utf-16-be"), kata.encode("utf-16-le")}
    return any(b in semua or b.hex().encode() in heksa for b in bentuk) or kata in "".join(teks(isi))


def tutup(isi: bytes, *kata: str, halaman: int | None = None) -> bytes:
    kotak = [satu for satu in cari_kata(isi, kata, alasan="h").kotak if halaman in (None, satu.halaman)]
    assert kotak
    return hasil(isi, *kotak)


def satu_revisi(isi: bytes) -> bool:
    return all(len(re.findall(tanda, isi)) == 1 for tanda in (rb"%%EOF", rb"startxref", rb"\bxref\b", rb"trailer"))


# What is covered is gone


def test_yang_tertutup_hilang_dan_halaman_lain_tetap_dapat_dicari():
    asli = dokumen(aliran(f"Nama {RAHASIA}", f"NIK {NIK}", TERBUKA), aliran("Halaman dua", TERBUKA))
    assert ada(asli, RAHASIA) and ada(asli, NIK)
    baru = tutup(asli, RAHASIA, NIK)
    assert not ada(baru, RAHASIA) and not ada(baru, NIK) and not ada(baru, "Rahasiawan")
    assert teks(baru)[0] == ""
    assert "Halaman dua" in teks(baru)[1] and TERBUKA in teks(baru)[1]
    assert satu_revisi(baru)
    with pikepdf.open(io.BytesIO(baru), attempt_recovery=False) as pdf:
        assert set(pdf.Root.keys()) == {"/Type", "/Pages"} and set(pdf.trailer.keys()) == {"/Root", "/Size"}
        assert pdf.check_pdf_syntax() == []


def test_yang_tidak_tertutup_pada_halaman_yang_sama_tetap_terlihat():
    asli = dokumen(aliran(RAHASIA, TERBUKA))
    baru = tutup(asli, RAHASIA)
    sebelum, sesudah = lukisan(asli), lukisan(baru)
    assert sebelum.size == sesudah.size == (600, 800)
    # The second line, 24 points below the first, is as dark as before.
    baris = (60, 108, 300, 135)
    assert abs(sum(sebelum.crop(baris).tobytes()) - sum(sesudah.crop(baris).tobytes())) < 0.02 * sum(
        sebelum.crop(baris).tobytes()
    )
    assert min(sebelum.crop(baris).tobytes()) < 100 and min(sesudah.crop(baris).tobytes()) < 100


def test_metadata_lampiran_catatan_formulir_dan_penanda_tidak_ikut():
    def ubah(pdf: pikepdf.Pdf) -> None:
        pdf.docinfo["/Title"] = RAHASIA
        with pdf.open_metadata() as meta:
            meta["dc:title"] = RAHASIA
        pdf.attachments["lampiran.txt"] = RAHASIA.encode()
        with pdf.open_outline() as kerangka:
            kerangka.root.append(pikepdf.OutlineItem(f"Bab {RAHASIA}", 0))
        satu, dua = pdf.pages[0].obj, pdf.pages[1].obj
        pdf.Root.Dests = Dictionary({f"/{NIK}": Array([satu, Name.Fit])})
        pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String(RAHASIA))
        pdf.Root.StructTreeRoot = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, Alt=String(RAHASIA)))
        pdf.Root.PieceInfo = Dictionary(X=Dictionary(Private=String(RAHASIA)))
        catatan = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=[0, 0, 20, 20], Contents=String(RAHASIA))
        isian = Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String("nik"), V=String(NIK), Rect=[0, 0, 99, 20]
        )
        dua.Annots = pdf.make_indirect(Array([pdf.make_indirect(catatan), pdf.make_indirect(isian)]))
        pdf.Root.AcroForm = Dictionary(Fields=Array([dua.Annots[1]]))
        dua.AA = Dictionary(O=Dictionary(S=Name.URI, URI=String(f"http://contoh.test/{NIK}")))
        dua.PieceInfo = Dictionary(X=Dictionary(Private=String(RAHASIA)))
        dua.Metadata = pdf.make_stream(RAHASIA.encode())
        dua.Rahasia = String(RAHASIA)

    asli = dokumen(aliran(RAHASIA, NIK), aliran(TERBUKA), ubah=ubah)
    baru = tutup(asli, RAHASIA, NIK, halaman=1)
    assert not ada(baru, RAHASIA) and not ada(baru, NIK)
    assert TERBUKA in teks(baru)[1]
    with pikepdf.open(io.BytesIO(baru)) as pdf:
        assert set(pdf.pages[1].obj.keys()) == {"/Type", "/Parent", "/MediaBox", "/Resources", "/Contents"}


def test_cap_yang_terlihat_pada_halaman_lain_tetap_terlihat_tanpa_catatannya():
    def ubah(pdf: pikepdf.Pdf) -> None:
        rupa = pdf.make_stream(b"0 0 100 50 re f", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 100, 50])
        rupa.Resources = Dictionary()
        cap = Dictionary(
            Type=Name.Annot, Subtype=Name.Stamp, Rect=[100, 300, 200, 350], Contents=String(RAHASIA), F=4,
            AP=Dictionary(N=rupa),
        )  # fmt: skip
        pdf.pages[1].obj.Annots = Array([pdf.make_indirect(cap)])

    asli = dokumen(aliran(RAHASIA), aliran(TERBUKA), ubah=ubah)
    baru = tutup(asli, RAHASIA)
    assert not ada(baru, RAHASIA) and TERBUKA in teks(baru)[1]
    assert lukisan(baru, 2).getpixel((150, 475)) == 0 == lukisan(asli, 2).getpixel((150, 475))


def test_revisi_terdahulu_tidak_ikut():
    """A later revision hides the word, the earlier one still holds it; the same on a page that has no box."""
    awal = dokumen(aliran(RAHASIA), aliran(f"Halaman dua {NIK}"), compress_streams=False)
    with pikepdf.open(io.BytesIO(awal)) as pdf:
        dua = pdf.pages[1].obj.Contents.objgen[0]
    ganti = aliran("Halaman dua disunting")
    letak = len(awal) + 1
    objek = b"%d 0 obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (dua, len(ganti), ganti)
    sebelumnya = re.findall(rb"startxref\s+(\d+)", awal)[-1]
    asli = (
        awal + b"\n" + objek + b"xref\n%d 1\n%010d 00000 n \n" % (dua, letak)
        + b"trailer\n<< /Size 99 /Root 1 0 R /Prev %s >>\nstartxref\n%d\n%%%%EOF\n" % (sebelumnya, letak + len(objek))
    )  # fmt: skip
    assert NIK.encode() in asli and "disunting" in teks(asli)[1]
    baru = tutup(asli, RAHASIA)
    assert not ada(baru, RAHASIA) and not ada(baru, NIK) and satu_revisi(baru)
    assert "disunting" in teks(baru)[1]


def test_teks_dalam_form_xobject_bersarang_hilang():
    def ubah(pdf: pikepdf.Pdf) -> None:
        huruf = pdf.pages[0].obj.Resources.Font
        dalam = pdf.make_stream(aliran(RAHASIA), Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 600, 800])
        dalam.Resources = Dictionary(Font=huruf)
        luar = pdf.make_stream(b"/Dalam Do", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 600, 800])
        luar.Resources = Dictionary(XObject=Dictionary(Dalam=dalam))
        # One dictionary of resources for all pages, as many programs write it.
        bersama = pdf.make_indirect(Dictionary(Font=huruf, XObject=Dictionary(Luar=luar)))
        for halaman in pdf.pages:
            halaman.obj.Resources = bersama

    asli = dokumen(b"/Luar Do", aliran(TERBUKA), ubah=ubah)
    assert RAHASIA in teks(asli)[0]
    baru = tutup(asli, RAHASIA)
    assert not ada(baru, RAHASIA) and TERBUKA in teks(baru)[1]


def test_form_bersama_yang_dipotong_pada_halaman_lain_tidak_dibawa():
    """Page 2 shows only the part of a shared form where the secret is not; the form is not taken over whole."""

    def ubah(pdf: pikepdf.Pdf) -> None:
        isi = aliran(RAHASIA, y=700) + aliran(TERBUKA, y=200)
        bersama = pdf.make_stream(isi, Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 600, 800])
        bersama.Resources = Dictionary(Font=pdf.pages[0].obj.Resources.Font)
        for halaman in pdf.pages:
            halaman.obj.Resources = Dictionary(XObject=Dictionary(B=bersama))

    asli = dokumen(b"/B Do", b"q 0 0 600 400 re W n /B Do Q", ubah=ubah)
    baru = hasil(asli, *[satu for satu in cari_kata(asli, [RAHASIA], alasan="h").kotak if satu.halaman == 1])
    assert not ada(baru, RAHASIA)
    # It is still seen, as a picture.
    assert min(lukisan(baru, 2).crop((60, 580, 200, 620)).tobytes()) < 100


def test_pindaian_yang_dibagi_dua_halaman_tidak_dibawa():
    def ubah(pdf: pikepdf.Pdf) -> None:
        foto = pikepdf.Stream(
            pdf, zlib.compress(bytes(range(256)) * 4000), Type=Name.XObject, Subtype=Name.Image, Width=1000,
            Height=1024, ColorSpace=Name.DeviceGray, BitsPerComponent=8, Filter=Name.FlateDecode,
        )  # fmt: skip
        foto = pdf.make_indirect(foto)
        for n, halaman in enumerate(pdf.pages):
            halaman.obj.Resources = Dictionary(XObject=Dictionary(Foto=foto))
            halaman.obj.CropBox = [0, 400 * n, 600, 400 * n + 400]

    asli = dokumen(b"q 600 0 0 800 0 0 cm /Foto Do Q", b"q 600 0 0 800 0 0 cm /Foto Do Q", ubah=ubah)
    baru = hasil(asli, Kotak(1, 0.1, 0.1, 0.5, 0.5, "h"))
    assert (bytes(range(256)) * 8) not in semua_bita(baru)
    with pikepdf.open(io.BytesIO(baru)) as pdf:
        ukuran = {(foto.Width, foto.Height) for halaman in pdf.pages for foto in halaman.get_images().values()}
    assert (1000, 1024) not in ukuran


def test_lapisan_tersembunyi_pada_halaman_lain_tidak_menjadi_terlihat():
    def ubah(pdf: pikepdf.Pdf) -> None:
        lapisan = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("rahasia")))
        pdf.Root.OCProperties = Dictionary(OCGs=Array([lapisan]), D=Dictionary(OFF=Array([lapisan])))
        pdf.pages[1].obj.Resources.Properties = Dictionary(L=lapisan)

    isi = aliran(TERBUKA) + b"/OC /L BDC\n" + aliran(NIK, y=400) + b"EMC\n"
    baru = tutup(dokumen(aliran(RAHASIA), isi, ubah=ubah), RAHASIA)
    assert not ada(baru, NIK)
    assert lukisan(baru, 2).crop((60, 380, 300, 420)).getextrema() == (255, 255)
    assert min(lukisan(baru, 2).crop((60, 80, 300, 110)).tobytes()) < 100


def test_sumber_yang_hanya_dipakai_halaman_tertutup_tidak_ikut():
    def ubah(pdf: pikepdf.Pdf) -> None:
        foto = pdf.make_stream(
            RAHASIA.encode().ljust(300, b"!"), Type=Name.XObject, Subtype=Name.Image, Width=10, Height=10,
            ColorSpace=Name.DeviceRGB, BitsPerComponent=8,
        )  # fmt: skip
        pola = pdf.make_stream(
            b"% " + NIK.encode(), Type=Name.Pattern, PatternType=1, PaintType=1, TilingType=1, BBox=[0, 0, 9, 9],
            XStep=9, YStep=9, Resources=Dictionary(),
        )  # fmt: skip
        bersama = Dictionary(
            Font=pdf.pages[0].obj.Resources.Font, XObject=Dictionary(Foto=foto), Pattern=Dictionary(P=pola),
            Properties=Dictionary(MC0=Dictionary(ActualText=String(RAHASIA))),
        )  # fmt: skip
        pdf.Root.Pages.Resources = pdf.make_indirect(bersama)
        for halaman in pdf.pages:
            del halaman.obj.Resources

    isi = b"/Span /MC0 BDC\n" + aliran(TERBUKA) + b"EMC\n"
    asli = dokumen(b"q 99 0 0 99 0 0 cm /Foto Do Q /Pattern cs /P scn 0 0 9 9 re f", isi, ubah=ubah)
    assert ada(asli, RAHASIA) and ada(asli, NIK)
    baru = hasil(asli, Kotak(1, 0, 0, 1, 1, "h"))
    assert not ada(baru, RAHASIA) and not ada(baru, NIK) and TERBUKA in teks(baru)[1]


def test_gambar_di_bawah_kotak_hilang_dari_foto_halaman():
    """A photograph on the page: what was cut out of it cannot be taken out of the file again."""
    gambar = Image.effect_noise((400, 400), 80).convert("RGB")
    wadah = io.BytesIO()
    gambar.save(wadah, "JPEG", quality=90)

    def ubah(pdf: pikepdf.Pdf) -> None:
        foto = pikepdf.Stream(
            pdf, wadah.getvalue(), Type=Name.XObject, Subtype=Name.Image, Width=400, Height=400,
            ColorSpace=Name.DeviceRGB, BitsPerComponent=8, Filter=Name.DCTDecode,
        )  # fmt: skip
        pdf.pages[0].obj.Resources.XObject = Dictionary(Foto=pdf.make_indirect(foto))

    baru = hasil(dokumen(b"q 600 0 0 800 0 0 cm /Foto Do Q", ubah=ubah), Kotak(1, 0, 0, 1, 0.5, "h"))
    assert wadah.getvalue()[:2000] not in baru
    with pikepdf.open(io.BytesIO(baru)) as pdf:
        (foto,) = pdf.pages[0].get_images().values()
        piksel = pikepdf.PdfImage(foto).as_pil_image().convert("L")
    atas, bawah = (
        piksel.crop((0, 0, piksel.width, piksel.height // 2 - 9)),
        piksel.crop((0, piksel.height // 2 + 9, *piksel.size)),
    )
    assert max(atas.tobytes()) < 12 and max(bawah.tobytes()) > 200


# Right to the pixel


@pytest.mark.parametrize("putar", [0, 90, 180, 270])
@pytest.mark.parametrize("potong", [None, (50, 100, 450, 700)])
@pytest.mark.parametrize("satuan", [1, pytest.param(2, marks=pytest.mark.lengkap)])
def test_kotak_tepat_sampai_piksel_pada_halaman_terputar_dan_terpotong(putar, potong, satuan):
    def ubah(pdf: pikepdf.Pdf) -> None:
        halaman = pdf.pages[0].obj
        halaman.Rotate = putar
        if satuan != 1:
            halaman.UserUnit = satuan
        if potong:
            halaman.CropBox = list(potong)

    asli = dokumen(b"0.8 g 0 0 600 800 re f", ubah=ubah)
    lebar, tinggi = ukur(asli).halaman[0]
    kotak = Kotak(1, 0.25, 0.125, 0.375, 0.0625, "h")
    baru = hasil(asli, kotak)
    with pypdfium2.PdfDocument(baru) as pdf:
        assert pdf[0].get_size() == pytest.approx((lebar, tinggi), abs=0.01)
    with pikepdf.open(io.BytesIO(baru)) as pdf:
        assert pdf.pages[0].obj.get("/UserUnit", 1) == satuan
        (foto,) = pdf.pages[0].get_images().values()
        piksel = pikepdf.PdfImage(foto).as_pil_image().convert("L")
    # The burnt pixels are exactly those the box touches; JPEG alone may blur the neighbours.
    kiri, atas = math.floor(0.25 * piksel.width), math.floor(0.125 * piksel.height)
    kanan, bawah = math.ceil(0.625 * piksel.width), math.ceil(0.1875 * piksel.height)
    assert max(piksel.crop((kiri, atas, kanan, bawah)).tobytes()) < 90
    assert max(piksel.crop((kiri + 8, atas + 8, kanan - 8, bawah - 8)).tobytes()) < 5
    for sisi in ((0, 0, piksel.width, atas - 8), (0, bawah + 8, *piksel.size), (0, 0, kiri - 8, piksel.height)):
        assert min(piksel.crop(sisi).tobytes()) > 190


@pytest.mark.parametrize("putar", [0, 90, 180, 270])
@pytest.mark.parametrize("potong", [pytest.param(None, marks=pytest.mark.lengkap), (30, 60, 560, 760)])
def test_kata_yang_ditemukan_tertutup_pada_halaman_terputar_dan_terpotong(putar, potong):
    def ubah(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj.Rotate = putar
        if potong:
            pdf.pages[0].obj.CropBox = list(potong)

    hanya = dokumen(aliran(RAHASIA), ubah=ubah)
    asli = dokumen(aliran(RAHASIA, TERBUKA, TERBUKA), ubah=ubah)
    (kotak,) = cari_kata(asli, [RAHASIA.upper()], alasan="h").kotak
    gambar = lukisan(asli, skala=2)
    pena = ImageDraw.Draw(gambar)
    pena.rectangle(
        (
            kotak.kiri * gambar.width, kotak.atas * gambar.height,
            (kotak.kiri + kotak.lebar) * gambar.width, (kotak.atas + kotak.tinggi) * gambar.height,
        ),
        fill=255,
    )  # fmt: skip
    # What the box covers is all that the word drew, and the rest of the page is still there.
    sendiri = lukisan(hanya, skala=2)
    tinta = [n for n, nilai in enumerate(sendiri.tobytes()) if nilai < 128]
    assert tinta and all(gambar.tobytes()[n] == 255 for n in tinta)
    assert sum(nilai < 128 for nilai in gambar.tobytes()) > len(tinta)


@pytest.mark.lengkap
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    kotak=st.tuples(*[st.floats(0, 0.95)] * 2, *[st.floats(0.002, 1)] * 2),
    putar=st.sampled_from([0, 90, 180, 270]),
)
def test_setiap_kotak_menutup_tepat_bidangnya(kotak, putar):
    kiri, atas = kotak[:2]
    lebar, tinggi = min(kotak[2], 1 - kiri), min(kotak[3], 1 - atas)
    asli = dokumen(b"1 0 0 rg 0 0 600 800 re f", ubah=lambda pdf: pdf.pages[0].obj.__setattr__("Rotate", putar))
    baru = hasil(asli, Kotak(1, kiri, atas, lebar, tinggi, "h"))
    with pikepdf.open(io.BytesIO(baru)) as pdf:
        (foto,) = pdf.pages[0].get_images().values()
        merah = pikepdf.PdfImage(foto).as_pil_image().split()[0]
    tengah = ((kiri + lebar / 2) * merah.width, (atas + tinggi / 2) * merah.height)
    assert merah.getpixel((min(merah.width - 1, int(tengah[0])), min(merah.height - 1, int(tengah[1])))) < 130
    luas = sum(nilai < 128 for nilai in merah.tobytes()) / (merah.width * merah.height)
    assert luas == pytest.approx(lebar * tinggi, abs=0.004)


# Words


@pytest.mark.parametrize(
    ("isi", "kata", "banyak"),
    [
        (["Nama BUDI RAHASIAWAN"], "budi rahasiawan", 1),
        (["3517 0101 0190 0001 dan 3517.0101.0190.0001"], NIK, 2),
        (["Budi", "Rahasiawan"], RAHASIA, 2),
        (["Budi Rahasia-", "wan"], RAHASIA, 2),
        (["Tani dan Ani"], "Ani", 1),
        (["pertanian"], "tani", 1),
        (["(kurung) [siku] a.b*c"], "a.b*c", 1),
        (["Tidak ada"], "lain", 0),
    ],
)
def test_kata_ditemukan_bagaimanapun_ditulis(isi, kata, banyak):
    isi = [baris.replace("(", "\\(").replace(")", "\\)") for baris in isi]
    assert len(cari_kata(dokumen(aliran(*isi)), [kata]).kotak) == banyak


def test_halaman_tanpa_teks_disebut_dan_temuan_terlalu_banyak_dipotong():
    asli = dokumen(aliran(TERBUKA), b"0 0 9 9 re f", *[aliran(*["aa bb " * 12] * 28) for _ in range(8)])
    temuan = cari_kata(asli, ["aa"])
    assert temuan.tanpa_teks == [2] and temuan.terpotong and len(temuan.kotak) == KOTAK_TERBANYAK
    assert cari_kata(gambar_jpg(), ["aa"]).tanpa_teks == [1]


@pytest.mark.parametrize("kata", [[], [" "], ["a"], ["x" * 101], [f"kata{n}" for n in range(21)]])
def test_kata_yang_tidak_dapat_dicari_ditolak_dengan_kalimat(kata):
    with pytest.raises(AturanDilanggar):
        cari_kata(dokumen(aliran(TERBUKA)), kata)


# Pictures


def gambar_jpg(**pilihan) -> bytes:
    wadah = io.BytesIO()
    Image.new("RGB", (400, 200), "white").save(wadah, "JPEG", **pilihan)
    return wadah.getvalue()


def test_foto_ditegakkan_ditutup_dan_kehilangan_keterangannya():
    exif = Image.Exif()
    exif[0x0112], exif[0x010E], exif[0x0132] = 6, RAHASIA, "2024:02:14 10:00:00"
    exif.get_ifd(0x8825)[2] = (7.0, 33.0, 0.0)
    asli = gambar_jpg(exif=exif, comment=RAHASIA.encode())
    assert RAHASIA.encode() in asli
    assert ukur(asli).halaman == [(200, 400)]
    baru = hasil(asli, Kotak(1, 0, 0, 1, 0.25, "h"))
    with Image.open(io.BytesIO(baru)) as foto:
        assert foto.format == "JPEG" and foto.size == (200, 400)
        assert not foto.getexif() and set(foto.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
        piksel = foto.convert("L")
    assert max(piksel.crop((0, 0, 200, 92)).tobytes()) < 10 and min(piksel.crop((0, 108, 200, 400)).tobytes()) > 245
    assert RAHASIA.encode() not in baru and b"Exif" not in baru


def test_png_tembus_pandang_tidak_menyimpan_yang_di_bawahnya():
    gambar = Image.new("RGBA", (200, 100), (255, 0, 0, 0))
    ImageDraw.Draw(gambar).text((10, 10), "RAHASIA", fill=(0, 0, 255, 0), font=ImageFont.load_default(30))
    wadah = io.BytesIO()
    gambar.save(wadah, "PNG")
    baru = hasil(wadah.getvalue(), Kotak(1, 0.5, 0, 0.5, 1, "h"))
    with Image.open(io.BytesIO(baru)) as foto:
        assert (foto.format, foto.mode, foto.info) == ("PNG", "RGB", {})
        assert foto.crop((0, 0, 100, 100)).getextrema() == ((255, 255),) * 3
        assert foto.crop((100, 0, 200, 100)).getextrema() == ((0, 0),) * 3


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "I;16", "RGB"])
def test_setiap_jenis_png_dapat_dihitamkan(mode):
    wadah = io.BytesIO()
    putih = Image.new("L", (100, 100), 255)
    (Image.new("I;16", (100, 100), 65535) if mode == "I;16" else putih.convert(mode)).save(wadah, "PNG")
    with Image.open(io.BytesIO(hasil(wadah.getvalue(), Kotak(1, 0, 0, 0.5, 1, "h")))) as foto:
        piksel = foto.convert("L")
    assert piksel.getpixel((10, 10)) == 0 and piksel.getpixel((90, 90)) == 255


# Bad input


def test_yang_terkunci_rusak_dan_bukan_dokumen_ditolak_dengan_kalimat():
    kunci = pikepdf.Encryption(owner="pemilik", user="pemakai")
    for isi, kata in (
        (dokumen(aliran(RAHASIA), encryption=kunci), "terkunci kata sandi"),
        (dokumen(aliran(RAHASIA), encryption=pikepdf.Encryption(owner="pemilik", user="")), "terkunci kata sandi"),
        (dokumen(aliran(RAHASIA))[:400], "rusak"),
        (b"%PDF-1.7\n" + b"sampah" * 99, "rusak"),
        (gambar_jpg()[:200], "rusak"),
        (b"PK\x03\x04", "Hanya PDF, JPG, dan PNG"),
        (b"", "Hanya PDF, JPG, dan PNG"),
    ):
        for coba in (ukur, lambda isi: cari_kata(isi, ["kata"]), lambda isi: hasil(isi, Kotak(1, 0, 0, 1, 1, "h"))):
            if coba is not ukur and kata == "rusak" and isi[:2] == b"\xff\xd8":
                continue
            with pytest.raises(AturanDilanggar, match=kata):
                coba(isi)


SATU = Kotak(1, 0.1, 0.1, 0.2, 0.2, "h")


@pytest.mark.parametrize(
    ("kotak", "kata"),
    [
        ([], "Belum ada kotak"),
        ([SATU] * (KOTAK_TERBANYAK + 1), "Terlalu banyak kotak"),
        ([Kotak(3, 0.1, 0.1, 0.2, 0.2, "h")], "halaman 3 tidak ada; berkas ini 2 halaman"),
        ([Kotak(0, 0.1, 0.1, 0.2, 0.2, "h")], "halaman 0 tidak ada"),
        ([Kotak(1, 0.1, 0.1, 0, 0.2, "h")], "lebih dari nol"),
        ([Kotak(1, 0.1, 0.1, 0.2, -0.1, "h")], "lebih dari nol"),
        ([Kotak(1, 0.1, 0.1, float("nan"), 0.1, "h")], "lebih dari nol"),
        ([Kotak(1, float("nan"), 0.1, 0.1, 0.1, "h")], "di luar halaman"),
        ([Kotak(1, 0.9, 0.1, 0.2, 0.2, "h")], "di luar halaman 1"),
        ([Kotak(1, -0.1, 0.1, 0.2, 0.2, "h")], "di luar halaman 1"),
        ([SATU, Kotak(2, 0.1, 0.1, 0.2, 0.2, " ")], r"Kotak 2 \(halaman 2\): pilih atau tulis alasannya"),
        ([Kotak(1, 0.1, 0.1, 0.2, 0.2, "x" * (ALASAN_TERPANJANG + 1))], "paling panjang"),
    ],
)
def test_kotak_yang_salah_ditolak_dengan_kalimat(kotak, kata):
    with pytest.raises(AturanDilanggar, match=kata):
        periksa_kotak(kotak, halaman=2)
    periksa_kotak([SATU], halaman=2)


def test_halaman_yang_tidak_ada_juga_ditolak_oleh_anaknya():
    asli = dokumen(aliran(TERBUKA))
    for coba in (lambda: hasil(asli, Kotak(2, 0, 0, 1, 1, "h")), lambda: gambar_halaman(asli, 2)):
        with pytest.raises(AturanDilanggar, match="halaman yang tidak ada"):
            coba()


def test_anak_yang_diam_atau_terbunuh_dikatakan_dan_tidak_meninggalkan_apa_pun(monkeypatch, tmp_path):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    asli = dokumen(aliran(RAHASIA))
    with monkeypatch.context() as tambal:
        tambal.setattr(penghitaman, "PENGERJAAN", Batas(detik_cpu=20, detik_diam=0.001))
        with pytest.raises(AturanDilanggar, match="terlalu berat"):
            hasil(asli, SATU)
    with monkeypatch.context() as tambal:
        tambal.setattr(penghitaman, "MEMORI", 1 << 26)
        with pytest.raises(AturanDilanggar, match=r"terlalu berat|rusak"):
            hasil(asli, SATU)

    class BerhentiError(Exception):
        pass

    def berhenti(kini: int, semua: int) -> None:
        raise BerhentiError

    with pytest.raises(BerhentiError):
        hitamkan(asli, [SATU], lapor=berhenti)
    assert list(tmp_path.iterdir()) == []


def test_kemajuan_dilaporkan_halaman_demi_halaman():
    kabar: list[tuple[int, int]] = []
    asli = dokumen(*[aliran(TERBUKA)] * 5)
    hitamkan(asli, [SATU], lapor=lambda kini, semua: kabar.append((kini, semua))).unlink()
    assert kabar == [(n, 5) for n in range(1, 6)]


def test_halaman_raksasa_digambar_lebih_kasar():
    asli = dokumen(aliran(RAHASIA), ubah=lambda pdf: pdf.pages[0].obj.__setattr__("MediaBox", [0, 0, 14400, 14400]))
    baru = hasil(asli, SATU)
    with pikepdf.open(io.BytesIO(baru)) as pdf:
        (foto,) = pdf.pages[0].get_images().values()
        assert 15_000_000 < foto.Width * foto.Height < 16_100_000


# Reasons


def test_alasan_menjadi_kalimat_dengan_halamannya():
    kotak = [Kotak(n, 0, 0, 1, 1, "h") for n in (1, 3, 4, 5)] + [Kotak(2, 0, 0, 1, 1, "Tanda tangan basah.")]
    kotak.append(Kotak(9, 0, 0, 1, 1, "b"))
    assert alasan_penghitaman([("daftar.pdf", kotak), ("kosong.pdf", [])]) == (
        "daftar.pdf: Pasal 17 huruf h UU 14/2008, mengungkap rahasia pribadi (halaman 1, 3–5); "
        "Pasal 17 huruf b UU 14/2008, mengganggu hak atas kekayaan intelektual atau persaingan usaha yang sehat "
        "(halaman 9); Tanda tangan basah (halaman 2)."
    )


# The long ones


@pytest.mark.lengkap
def test_pindaian_tiga_ratus_halaman_dalam_tiga_ratus_mebibita():
    """Measured of the child itself, in a process of its own so that no other child counts."""
    import subprocess
    import sys

    naskah = (
        "import sys, resource; sys.path.insert(0, sys.argv[1])\n"
        "from dip.penghitaman import Kotak, hitamkan\n"
        "berkas = open(sys.argv[2], 'rb')\n"
        "hitamkan(berkas, [Kotak(n, .1, .1, .3, .03, 'h') for n in range(1, 301)]).unlink()\n"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)\n"
    )
    from tempfile import NamedTemporaryFile

    from django.conf import settings as setelan

    acak = random.Random(1)
    with NamedTemporaryFile(suffix=".pdf") as berkas:
        with pikepdf.new() as pdf:
            for _ in range(300):
                derau = Image.effect_noise((1654, 2339), acak.randrange(10, 20)).point(
                    lambda nilai: min(255, nilai + 110)
                )
                wadah = io.BytesIO()
                derau.save(wadah, "JPEG", quality=40)
                foto = pikepdf.Stream(
                    pdf, wadah.getvalue(), Type=Name.XObject, Subtype=Name.Image, Width=1654, Height=2339,
                    ColorSpace=Name.DeviceGray, BitsPerComponent=8, Filter=Name.DCTDecode,
                )  # fmt: skip
                pdf.add_blank_page(page_size=(595, 842))
                pdf.pages[-1].obj.Resources = Dictionary(XObject=Dictionary(Foto=pdf.make_indirect(foto)))
                pdf.pages[-1].obj.Contents = pdf.make_stream(b"q 595 0 0 842 0 0 cm /Foto Do Q")
            pdf.save(berkas.name)
        keluaran = subprocess.run(
            [sys.executable, "-c", naskah, str(setelan.BASE_DIR), berkas.name],
            capture_output=True, check=True, env={"DJANGO_SETTINGS_MODULE": "tests.settings"},
        ).stdout  # fmt: skip
    assert int(keluaran) < 300 * 1024
