"""Files that must not go out as they are: what they are called, how they are made, and what is to be found.

Where nothing is to be found, the file only tells who made it: then the canary must be gone from every byte.
"""

import io
from collections.abc import Callable

import openpyxl
import pikepdf
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from pikepdf import Dictionary, Name, String
from PIL import Image, ImageDraw
from PIL.PngImagePlugin import PngInfo

from tests.pelepasan.alat import (
    DESA,
    HELVETIKA,
    KENARI,
    KOP,
    NIK,
    NIK_PEREMPUAN,
    PELAMAR,
    baris_pindaian,
    bentuk,
    bita,
    buku,
    buku_openpyxl,
    catatan,
    cetak,
    citra,
    exif,
    formulir_gambar,
    foto,
    huruf,
    kertas,
    kotak,
    lapisan_mati,
    letak,
    lukis,
    melayang,
    pindaian,
    rekapitulasi,
    surat,
    tabel,
    tulis,
    ubah,
)
from tests.test_pelepasan import alinea, bagian, gaya_odf, hubungan, lembar, naskah, ubah_arsip, word


def ditutup(warna: str = "0 g", kata: str = "Siti Aminah Contoh", **sumber) -> bytes:
    """A letter in which a name was painted over."""
    isi = surat(*PELAMAR)
    return ubah(isi, lukis(kotak(letak(isi, kata), warna), **sumber))


def ditutup_gambar(gambar: Image.Image, kata: str = "Jalan Kenanga 3") -> bytes:
    isi = surat(*PELAMAR)
    x0, y0, x1, y1 = letak(isi, kata)
    tempel = f"{x1 - x0 + 2} 0 0 {y1 - y0 + 2} {x0 - 1} {y0 - 1} cm /Tutup Do"
    return ubah(isi, lukis(tempel, XObject={"Tutup": citra(gambar)}))


def dicoret(perintah: str, kata: str = "Siti Aminah Contoh") -> bytes:
    """A name that a broad pen went over; `perintah` may name its left, right, middle and height."""
    isi = surat(*PELAMAR)
    x0, y0, x1, y1 = letak(isi, kata)
    return ubah(isi, lukis(perintah.format(kiri=x0 - 2, kanan=x1 + 2, tengah=(y0 + y1) / 2, tebal=y1 - y0 + 6)))


def di_pindaian(warna: str, n: int = 2, *, label: str = "", **sumber) -> bytes:
    """A scan with a box over one of its lines."""
    k = baris_pindaian(n)
    tulisan = tulis(label, k[0] + 5, k[1] + 5, awal="1 g") if label else ""
    return ubah(pindaian(ocr=False), lukis(f"{kotak(k, warna)} {tulisan}", **HELVETIKA | sumber))


def gambar_di_pindaian(gambar: Image.Image) -> bytes:
    x0, y0, x1, y1 = baris_pindaian(2)
    tempel = f"{x1 - x0} 0 0 {y1 - y0} {x0} {y0} cm /Tutup Do"
    return ubah(pindaian(ocr=False), lukis(tempel, XObject={"Tutup": citra(gambar)}))


def garis_di_pindaian() -> bytes:
    x0, y0, x1, y1 = baris_pindaian(3)
    return ubah(pindaian(ocr=False), lukis(f"0.2 G {y1 - y0} w {x0} {(y0 + y1) / 2} m {x1} {(y0 + y1) / 2} l S"))


def pindaian_bertabir(*, jpeg: bool) -> bytes:
    """A scan, one line of which a mask makes transparent."""
    tabir = Image.new("L", (827, 1169), 255)
    ImageDraw.Draw(tabir).rectangle((80, 230, 750, 275), fill=0)
    return ubah(cetak(""), lukis("595 0 0 842 0 0 cm /P Do", XObject={"P": citra(kertas(), jpeg=jpeg, tembus=tabir)}))


def tembus_pandang(alfa: int, mode: str = "RGBA") -> bytes:
    """A picture whose words were erased by making them transparent."""
    gambar = Image.new("RGBA", (300, 80), "white")
    pena = ImageDraw.Draw(gambar)
    pena.text((5, 2), "Pengumuman", fill="black", font=huruf(20))
    pena.text((5, 40), KENARI, fill="black", font=huruf(20))
    tabir = gambar.getchannel("A")
    ImageDraw.Draw(tabir).rectangle((0, 36, 300, 80), fill=alfa)
    gambar.putalpha(tabir)
    return bita(gambar.convert(mode)).read()


def ditutup_gradasi() -> bytes:
    isi = surat(*PELAMAR)
    x0, y0, x1, y1 = letak(isi, "0812-0000-0008")
    fungsi = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0.2, 0.2, 0.2], C1=[0, 0, 0], N=1)
    bayangan = Dictionary(
        ShadingType=2, ColorSpace=Name.DeviceRGB, Coords=[x0, 0, x1, 0], Function=fungsi, Extend=[True, True]
    )
    return ubah(isi, lukis(f"{x0} {y0} {x1 - x0} {y1 - y0} re W n /Gelap sh", Shading={"Gelap": bayangan}))


def ditutup_bentuk() -> bytes:
    isi = surat(*PELAMAR)
    perintah = kotak(letak(isi, "Bambang Peraga"))
    return ubah(isi, lukis("/Bentuk Do", XObject={"Bentuk": formulir_gambar(perintah)}))


def ditutup_berputar() -> bytes:
    isi = ditutup(kata="Jalan Melati 8")
    return ubah(isi, lambda pdf: pdf.pages[0].rotate(90, relative=False))


def ditutup_berlabel() -> bytes:
    isi = surat(*PELAMAR)
    k = letak(isi, "Siti Aminah Contoh")
    label = tulis("DIHITAMKAN", k[0] + 2, k[1] + 1, ukuran=9, awal="1 g")
    return ubah(isi, lukis(f"{kotak(k)} {label}", **HELVETIKA))


def ditutup_bertumpuk() -> bytes:
    """Two boxes, each over half of a name."""
    isi = surat(*PELAMAR)
    x0, y0, x1, y1 = letak(isi, "Siti Aminah Contoh")
    tengah = (x0 + x1) / 2
    return ubah(isi, lukis(kotak((x0, y0, tengah, y1)) + " " + kotak((tengah, y0, x1, y1), "0.2 g")))


def ditutup_terpangkas() -> bytes:
    isi = ditutup(kata="Bambang Peraga")
    return ubah(isi, lambda pdf: setattr(pdf.pages[0].obj, "CropBox", [30, 30, 560, 820]))


def kolom_ditutup() -> bytes:
    isi = rekapitulasi()
    atas, bawah = letak(isi, "Tambakrejo"), letak(isi, "Candimulyo")
    return ubah(isi, lukis(kotak((atas[0], bawah[1], atas[2] + 20, atas[3]), "0.35 0.35 0.35 rg")))


def css_di_atas_teks() -> bytes:
    """Made in one go: a black bar of the page layout lies on the words."""
    bilah = "<div style='position:absolute; top:200pt; left:-10pt; width:500pt; height:60pt; background:#111'></div>"
    tindih = "<div style='position:absolute; top:205pt; left:0'>Alasan pemberhentian: sakit jiwa</div>"
    return cetak(f"{KOP}<div style='position:relative'>{tindih}{bilah}</div>")


def tambahan(perintah: str, **sumber) -> bytes:
    return ubah(surat("Terlampir salinan yang diminta."), lukis(perintah, **HELVETIKA | sumber))


def dipangkas_dengan_isi() -> bytes:
    """The lower half, with the names, was only taken out of sight."""
    isi = surat(*PELAMAR)
    batas = letak(isi, "Pelamar yang")[1] - 2
    return ubah(isi, lambda pdf: setattr(pdf.pages[0].obj, "CropBox", [0, batas, 595, 842]))


def kartu_terpotong() -> bytes:
    """Of a photo only a strip is shown."""
    perintah = "100 300 320 60 re W n 320 0 0 200 100 200 cm /Foto Do"
    return tambahan(perintah, XObject={"Foto": citra(foto(), jpeg=True)})


def gambar_melampaui_halaman() -> bytes:
    return tambahan("900 0 0 560 200 200 cm /Foto Do", XObject={"Foto": citra(foto())})


def css_memotong_foto() -> bytes:
    import base64

    data = base64.b64encode(bita(foto(), "JPEG").read()).decode()
    gambar = f"<img src='data:image/jpeg;base64,{data}' style='width:320pt; margin-top:-60pt'>"
    return cetak(f"{KOP}<div style='overflow:hidden; height:60pt; width:320pt'>{gambar}</div>")


def teks_di_bawah_kertas_putih() -> bytes:
    isi = surat(*PELAMAR)
    putih = {"Kertas": citra(Image.new("RGB", (60, 80), "white"))}
    return ubah(isi, lukis("595 0 0 842 0 0 cm /Kertas Do", XObject=putih))


def formulir(pdf: pikepdf.Pdf) -> None:
    catatan("Widget", (100, 300, 300, 320), FT=Name.Tx, T=String("nik"), V=String("x"))(pdf)
    pdf.Root.AcroForm = Dictionary(Fields=pdf.pages[0].obj.Annots)


def sumber_libreoffice(pdf: pikepdf.Pdf) -> None:
    pdf.trailer.AdditionalStreams = pikepdf.Array([Name("/application/vnd.oasis"), pdf.make_stream(b"PK")])


def daftar_nik(*nomor: str) -> bytes:
    baris = [(n, desa, satu) for n, (desa, satu) in enumerate(zip(DESA, nomor, strict=False), 1)]
    return cetak(f"{KOP}<h1>DAFTAR ANGGOTA KPPS</h1>{tabel(('No', 'Nama', 'NIK'), baris)}")


def nik_halaman_dua() -> bytes:
    return cetak(f"{KOP}<p>Lampiran di balik halaman ini.</p><p style='page-break-before:always'>NIK {NIK}</p>")


def berpengarang(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Author"], pdf.docinfo["/Creator"] = KENARI, f"Word di C:\\Users\\{KENARI}"


def beriwayat() -> bytes:
    """What was there before the last saving is still in the file, behind it the new version."""
    lama = ubah(surat("Konsep"), lambda pdf: setattr(pdf.Root, "Konsep", pdf.make_stream(KENARI.encode())))
    with pikepdf.open(io.BytesIO(lama)) as pdf:
        akar, halaman = pdf.Root.objgen[0], pdf.Root.Pages.objgen[0]
    baru = lama + f"{akar} 0 obj\n<< /Type /Catalog /Pages {halaman} 0 R >>\nendobj\n".encode()
    sebelumnya = lama.rpartition(b"startxref")[2].split()[0].decode()
    ekor = (
        f"xref\n{akar} 1\n{len(lama):010d} 00000 n \ntrailer\n<< /Root {akar} 0 R /Size 999 /Prev {sebelumnya} >>\n"
        f"startxref\n{len(baru)}\n%%EOF\n"
    )
    return baru + ekor.encode()


def berfoto(pdf: pikepdf.Pdf) -> None:
    isi = bita(foto(), "JPEG", exif=exif()).read()
    satu = pdf.make_stream(isi, Type=Name.XObject, Subtype=Name.Image, Width=320, Height=200, Filter=Name.DCTDecode)
    satu.ColorSpace, satu.BitsPerComponent = Name.DeviceRGB, 8
    lukis("320 0 0 200 100 300 cm /Foto Do", XObject={"Foto": satu})(pdf)


def jejak_program(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.PieceInfo = Dictionary(Illustrator=Dictionary(Private=pdf.make_stream(KENARI.encode())))


def bertabel(kepala: tuple[str, ...], *baris: tuple[object, ...]) -> Callable[[], bytes]:
    return lambda: cetak(f"{KOP}<h1>DAFTAR PENERIMA</h1>{tabel(kepala, baris)}")


def penanda_bernik(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as daftar:
        daftar.root.append(pikepdf.OutlineItem(f"Siti Contoh {NIK}", 0))


def gambar_berketerangan_nik(pdf: pikepdf.Pdf) -> None:
    gambar = Dictionary(Type=Name.StructElem, S=Name.Figure, Alt=String(f"KTP Siti Contoh, NIK {NIK}"))
    pdf.Root.StructTreeRoot = Dictionary(Type=Name.StructTreeRoot, K=[pdf.make_indirect(gambar)])


# Workbooks


def lembar_tersembunyi(kerja, utama) -> None:
    data = kerja.add_worksheet("NIK pemilih")
    data.write(0, 0, "rahasia")
    data.hide()


def lembar_sangat_tersembunyi(kerja, utama) -> None:
    data = kerja.add_worksheet("Sumber")
    data.write(0, 0, "rahasia")
    data.very_hidden()


def sel_putih(kerja, utama) -> None:
    utama.write("G2", "titipan: jangan dibuka", kerja.add_format({"font_color": "#FFFFFF"}))


def sel_sewarna(kerja, utama) -> None:
    utama.write("G3", "sudah dibayar", kerja.add_format({"font_color": "#1F4E78", "bg_color": "#1F4E78"}))


def sel_hitam(kerja, utama) -> None:
    utama.write("B3", "Plandi", kerja.add_format({"bg_color": "#000000"}))


def kotak_di_atas_sel(kerja, utama) -> None:
    utama.insert_textbox("B3", "", {"width": 120, "height": 60, "fill": {"color": "black"}})


def foto_di_atas_sel(kerja, utama) -> None:
    utama.insert_image("C2", "foto.png", {"image_data": bita(foto())})


def sel_tema_putih(kerja: openpyxl.Workbook) -> None:
    sel = kerja.active["D2"]
    sel.value = "alamat rumah saksi"
    sel.font = Font(color=openpyxl.styles.colors.Color(theme=0))


def sel_hampir_putih(kerja: openpyxl.Workbook) -> None:
    sel = kerja.active["D3"]
    sel.value, sel.font = "catatan pimpinan", Font(color="FFFAFAFA")
    sel.fill = PatternFill("solid", fgColor="FFFFFFFF")


def gambar_dipotong_xlsx() -> bytes:
    isi = buku(lambda kerja, utama: utama.insert_image("G2", "foto.png", {"image_data": bita(foto())}))
    nama = "xl/drawings/drawing1.xml"
    return ubah_arsip(
        isi, {nama: bagian(isi, nama).replace(b"<a:stretch>", b'<a:srcRect l="20000" t="35000"/><a:stretch>')}
    )


def berbagian_xlsx(nama: str, isi: str, jenis: str = "") -> bytes:
    asli = buku(lambda kerja, utama: None)
    rujukan = "xl/_rels/workbook.xml.rels"
    baru = hubungan(f"/{nama}", jenis=jenis) + "</Relationships>"
    return ubah_arsip(asli, {rujukan: bagian(asli, rujukan).replace(b"</Relationships>", baru.encode()), nama: isi})


def kolom_tersembunyi(kerja, utama) -> None:
    utama.write_column(0, 5, ["Telepon", *["0812-0000-0000"] * len(DESA)])
    utama.set_column(5, 5, None, None, {"hidden": True})


def nik_di_sel(nilai: object) -> Callable:
    return lambda kerja, utama: utama.write_row(11, 0, ["Ketua KPPS", nilai])


def diagram_bernik(kerja, utama) -> None:
    bagan = kerja.add_chart({"type": "column"})
    bagan.add_series({"values": "=DPT!$E$2:$E$9", "name": f"Siti Contoh {NIK}"})
    utama.insert_chart("G2", bagan)


# Texts


def tabel_word(*sel: str) -> str:
    return f"<w:tbl><w:tr>{''.join(f'<w:tc>{alinea(satu)}</w:tc>' for satu in sel)}</w:tr></w:tbl>"


def naskah_word(*isi: str, gaya: str = "", **lain) -> bytes:
    pembuka = alinea("PENGUMUMAN HASIL SELEKSI ANGGOTA PPS KABUPATEN JOMBANG")
    return word(pembuka + "".join(isi), gaya=gaya, **lain)


PUTIH = '<w:color w:val="FFFFFF"/>'
SPIDOL = '<w:highlight w:val="black"/>'
TITIPAN = tulis("penerima santunan Bu Rina Wati", 90, 120, awal="3 Tr")
GAYA_PUTIH = f'<w:style w:type="character" w:styleId="Samar"><w:rPr>{PUTIH}</w:rPr></w:style>'
GAYA_TURUNAN = '<w:style w:type="character" w:styleId="Anak"><w:basedOn w:val="Samar"/></w:style>'
GAMBAR_DIPOTONG = (
    '<w:p><w:r><w:drawing><wp:inline xmlns:wp="wp"><a:blip xmlns:a="a" r:embed="r1" xmlns:r="r"/>'
    '<a:srcRect xmlns:a="a" b="42000"/></wp:inline></w:drawing></w:r></w:p>'
)
DI_BELAKANG = melayang('behindDoc="1"', "<pic:pic xmlns:pic='pic'/>", tinggi=300)
LOGO = melayang('behindDoc="1"', "<pic:pic xmlns:pic='pic'/>", lebar=60, tinggi=60)
KOP_GAMBAR = melayang('behindDoc="1"', "<pic:pic xmlns:pic='pic'/>", lebar=500, tinggi=80)
PELAMAR_WORD = alinea("Nama: Siti Aminah Contoh")
BENTUK_BERGAYA = (
    '<wps:wsp xmlns:wps="wps"><wps:spPr><a:prstGeom prst="rect"/></wps:spPr>'
    '<wps:style><a:fillRef idx="1"><a:schemeClr val="accent1"/></a:fillRef></wps:style></wps:wsp>'
)
KOTAK_LAMA = (
    '<w:p><w:r><w:pict><v:rect xmlns:v="v" style="position:absolute;margin-left:40pt;width:120pt;height:16pt" {}/>'
    "</w:pict></w:r></w:p>"
)
TERLACAK = '<w:p><w:ins w:author="x"><w:r><w:t>ditambahkan</w:t></w:r></w:ins></w:p>'
TEKS_PUTIH_ODT = gaya_odf("T1", "text", '<style:text-properties fo:color="#ffffff" xmlns:fo="fo"/>')
TEKS_PUTIH_ODS = gaya_odf("ce1", "table-cell", '<style:text-properties fo:color="#FFFFFF" xmlns:fo="fo"/>')
POTONG_ODT = gaya_odf(
    "fr1", "graphic", '<style:graphic-properties fo:clip="rect(0cm, 2.4cm, 0cm, 0cm)" xmlns:fo="fo"/>'
)
PEMBUKA_ODT = "<text:p>Laporan kegiatan sosialisasi pemilih pemula</text:p>"


def foto_png() -> bytes:
    keterangan = PngInfo()
    keterangan.add_text("Author", KENARI)
    return bita(foto(), pnginfo=keterangan).read()


BERMASALAH: list[tuple[str, Callable[[], bytes], str]] = [
    # Words and pictures under something
    ("sk-nama-kotak-hitam.pdf", ditutup, "tertutup"),
    ("sk-nama-kotak-kelabu.pdf", lambda: ditutup("0.3 g", "Bambang Peraga"), "tertutup"),
    ("sk-nama-kotak-putih.pdf", lambda: ditutup("1 g"), "tertutup"),
    ("sk-telepon-kotak-merah.pdf", lambda: ditutup("0.6 0.1 0.1 rg", "0812-0000-0003"), "tertutup"),
    ("sk-kotak-cmyk.pdf", lambda: ditutup("0 0 0 1 k", "Jalan Melati 8"), "tertutup"),
    ("sk-alamat-gambar-putih.pdf", lambda: ditutup_gambar(Image.new("RGB", (40, 10), "white")), "tertutup"),
    ("sk-alamat-di-bawah-foto.pdf", lambda: ditutup_gambar(foto(), "Siti Aminah Contoh"), "tertutup"),
    ("sk-telepon-gradasi.pdf", ditutup_gradasi, "tertutup"),
    ("sk-kotak-dalam-bentuk.pdf", ditutup_bentuk, "tertutup"),
    ("sk-kotak-halaman-berputar.pdf", ditutup_berputar, "tertutup"),
    ("sk-kotak-berlabel.pdf", ditutup_berlabel, "tertutup"),
    ("sk-dua-kotak-setengah.pdf", ditutup_bertumpuk, "tertutup"),
    ("sk-kotak-halaman-terpangkas.pdf", ditutup_terpangkas, "tertutup"),
    ("ba-kolom-desa-tertutup.pdf", kolom_ditutup, "tertutup"),
    ("pemberhentian-bilah-css.pdf", css_di_atas_teks, "tertutup"),
    ("pindaian-ocr-kotak.pdf", lambda: ubah(pindaian(), lukis(kotak(baris_pindaian(2)))), "tertutup"),
    ("pindaian-ocr-sudah-hitam.pdf", lambda: pindaian(hitam=[2, 3]), "tertutup"),
    ("pindaian-ocr-bawah-hitam.pdf", lambda: pindaian(hitam=[2], mode=0, bawah=True), "tertutup"),
    ("pindaian-kotak-hitam.pdf", lambda: ubah(pindaian(ocr=False), lukis(kotak(baris_pindaian(3)))), "tertutup"),
    ("pindaian-kotak-putih.pdf", lambda: ubah(pindaian(ocr=False), lukis(kotak(baris_pindaian(2), "1 g"))), "tertutup"),
    ("surat-kertas-putih-di-atas.pdf", teks_di_bawah_kertas_putih, "tertutup"),
    ("sk-nama-garis-tebal.pdf", lambda: dicoret("0 G {tebal} w {kiri} {tengah} m {kanan} {tengah} l S"), "tertutup"),
    (
        "sk-nama-coretan-pena.pdf",
        lambda: dicoret("0.2 G {tebal} w 1 J {kiri} {tengah} m 200 {tengah} 250 {tengah} {kanan} {tengah} c S"),
        "tertutup",
    ),
    (
        "sk-nama-garis-diperbesar.pdf",
        lambda: dicoret("20 0 0 20 0 {tengah} cm 0 G 1 w 0 0 m 20 0 l S"),
        "tertutup",
    ),
    ("pindaian-kotak-kelabu.pdf", lambda: di_pindaian("0.4 g"), "tertutup"),
    ("pindaian-kotak-biru.pdf", lambda: di_pindaian("0 0 1 rg"), "tertutup"),
    ("pindaian-kotak-merah.pdf", lambda: di_pindaian("0.8 0 0 rg", 3), "tertutup"),
    ("pindaian-kotak-berlabel.pdf", lambda: di_pindaian("0 g", label="DIHITAMKAN"), "tertutup"),
    ("pindaian-kotak-putih-berlabel.pdf", lambda: di_pindaian("1 g", 3, label="dihapus"), "tertutup"),
    (
        "pindaian-kotak-agak-tembus.pdf",
        lambda: di_pindaian("/Agak gs 0 g", ExtGState={"Agak": Dictionary(ca=0.95)}),
        "tertutup",
    ),
    ("pindaian-gambar-hitam.pdf", lambda: gambar_di_pindaian(Image.new("L", (50, 20), 0)), "tertutup"),
    ("pindaian-gambar-putih.pdf", lambda: gambar_di_pindaian(Image.new("L", (50, 20), 255)), "tertutup"),
    ("pindaian-garis-tebal.pdf", garis_di_pindaian, "tertutup"),
    # What a picture holds where it is transparent
    ("pindaian-bertabir.pdf", lambda: pindaian_bertabir(jpeg=False), "tembus"),
    ("pindaian-bertabir-jpeg.pdf", lambda: pindaian_bertabir(jpeg=True), "tembus"),
    ("foto-hampir-tembus.png", lambda: tembus_pandang(6), "tembus"),
    # Words that nobody sees
    ("surat-teks-putih.pdf", lambda: tambahan(tulis("konsep ketiga, tolak saja", 80, 200, awal="1 g")), "tak-tampak"),
    ("surat-hampir-putih.pdf", lambda: tambahan(tulis("jangan diberikan", 80, 200, awal="0.985 g")), "tak-tampak"),
    ("surat-mode-tak-terlukis.pdf", lambda: tambahan(tulis("draf Bu Rina", 80, 200, awal="3 Tr")), "tak-tampak"),
    ("surat-huruf-kerdil.pdf", lambda: tambahan(tulis("alamat saksi Jalan Mawar", 80, 200, ukuran=0.6)), "tak-tampak"),
    (
        "surat-sewarna-bilah.pdf",
        lambda: tambahan(
            "0.1 0.2 0.5 rg 70 190 300 30 re f " + tulis("nilai wawancara", 80, 200, awal="0.1 0.2 0.5 rg")
        ),
        "tak-tampak",
    ),
    ("surat-di-luar-halaman.pdf", lambda: tambahan(tulis("catatan pinggir penyusun", -400, 300)), "tak-tampak"),
    (
        "surat-tergunting.pdf",
        lambda: tambahan("10 10 5 5 re W n " + tulis("daftar hadir tertutup", 80, 200)),
        "tak-tampak",
    ),
    ("pindaian-teks-tambahan.pdf", lambda: ubah(pindaian(), lukis(TITIPAN, **HELVETIKA)), "tak-tampak"),
    ("surat-terpangkas.pdf", dipangkas_dengan_isi, "tak-tampak"),
    (
        "surat-tembus-pandang.pdf",
        lambda: tambahan(
            "/Bening gs " + tulis("lampiran rahasia", 80, 200), ExtGState={"Bening": Dictionary(ca=0, CA=0)}
        ),
        "tak-tampak",
    ),
    # More of a picture than is seen
    ("foto-kartu-terpotong.pdf", kartu_terpotong, "terpotong"),
    ("foto-melampaui-halaman.pdf", gambar_melampaui_halaman, "terpotong"),
    ("foto-dipotong-css.pdf", css_memotong_foto, "terpotong"),
    # Other things in a PDF
    ("surat-berlapis.pdf", lambda: ubah(surat("Denah TPS"), lapisan_mati), "lapisan"),
    (
        "surat-berlampiran.pdf",
        lambda: ubah(surat("x"), lambda p: p.attachments.update({"data.xlsx": b"PK"})),
        "sisipan",
    ),
    ("surat-libreoffice.pdf", lambda: ubah(surat("Hibrida"), sumber_libreoffice), "sisipan"),
    ("formulir-isian.pdf", lambda: ubah(surat("Isilah"), formulir), "formulir"),
    ("surat-komentar.pdf", lambda: ubah(surat("x"), catatan("Text", (9, 9, 30, 30), Contents="cek lagi")), "komentar"),
    (
        "surat-kotak-anotasi.pdf",
        lambda: ubah(surat(*PELAMAR), catatan("Square", (60, 500, 400, 520), IC=[0, 0, 0])),
        "komentar",
    ),
    (
        "surat-redaksi-belum-dipakai.pdf",
        lambda: ubah(surat(*PELAMAR), catatan("Redact", (60, 500, 400, 520))),
        "komentar",
    ),
    # Identity numbers
    ("kpps-nik.pdf", lambda: daftar_nik(NIK, NIK_PEREMPUAN), "nik"),
    ("kpps-nik-berkelompok.pdf", lambda: daftar_nik("3517 0855 0688 0003"), "nik"),
    ("formulir-nik-berkotak.pdf", lambda: surat("NIK", " ".join(NIK), perihal="Formulir"), "nik"),
    ("kpps-nik-bertitik.pdf", lambda: daftar_nik("351701.410790.0001"), "nik"),
    ("lampiran-nik-halaman-dua.pdf", nik_halaman_dua, "nik"),
    ("kpps-nik-angka.xlsx", lambda: buku(nik_di_sel(int(NIK))), "nik"),
    ("kpps-nik-teks.xlsx", lambda: buku(nik_di_sel(f"NIK: {NIK_PEREMPUAN}")), "nik"),
    ("pengumuman-nik.docx", lambda: naskah_word(alinea(f"a.n. Siti Contoh, NIK {NIK}")), "nik"),
    (
        "pengumuman-nik-terpenggal.docx",
        lambda: naskah_word(alinea(NIK[:7] + "</w:t></w:r><w:r><w:t>" + NIK[7:])),
        "nik",
    ),
    ("laporan-nik.odt", lambda: naskah(f"{PEMBUKA_ODT}<text:p>Penerima: {NIK}</text:p>"), "nik"),
    ("dpt.csv", lambda: f"nama;nik\nSiti Contoh;{NIK}\nBudi Contoh;{NIK_PEREMPUAN}\n".encode(), "nik"),
    ("notulen.txt", lambda: f"Notulen rapat.\nSaksi hadir ({NIK}).\n".encode("cp1252"), "nik"),
    # Identity numbers beside other numbers
    (
        "bansos-bernomor.pdf",
        bertabel(("No", "NIK", "Nama"), (1, NIK, "Siti Contoh"), (2, NIK_PEREMPUAN, "Budi")),
        "nik",
    ),
    ("bansos-lahir.pdf", bertabel(("Nama", "NIK", "Lahir"), ("Siti Contoh", NIK, "01-07-1990")), "nik"),
    ("bansos-keluarga.pdf", bertabel(("Nama", "NIK", "KK"), ("Siti Contoh", NIK, "3517011203080004")), "nik"),
    ("bansos-bergaris.pdf", bertabel(("No", "NIK", "RT"), (7, "3517-0141-0790-0001", "004")), "nik"),
    ("bansos-bertitik.pdf", bertabel(("No", "NIK", "RT"), (7, "351701.410790.0001", "004")), "nik"),
    ("bansos.docx", lambda: naskah_word(tabel_word("1", NIK, "Siti Contoh")), "nik"),
    ("bansos-bernomor.txt", lambda: f"1 {NIK} Siti Contoh\n2 {NIK_PEREMPUAN} Rina Contoh\n".encode(), "nik"),
    ("bansos-tanggal.txt", lambda: f"Siti Contoh {NIK} 12 Mei 1990\n".encode(), "nik"),
    ("bansos-menempel.txt", lambda: f"Desa{NIK}a\n".encode(), "nik"),
    ("bansos-selebar-nol.txt", lambda: f"NIK {NIK[:6]}\u200b{NIK[6:]}\n".encode(), "nik"),
    ("bansos-huruf-lebar.txt", lambda: ("NIK " + "".join(chr(0xFEE0 + ord(h)) for h in NIK)).encode(), "nik"),
    ("bansos-ilmiah.csv", lambda: b"no,nik,nama\n1,3.517014107900001E+15,Siti\n", "nik"),
    ("bansos-ilmiah-koma.csv", lambda: b"no;nik;nama\n1;3,51701410790012E+15;Siti\n", "nik"),
    ("bansos-pecahan.csv", lambda: f"no,nik,nama\n1,{NIK}.0,Siti\n".encode(), "nik"),
    ("bansos-sel.xlsx", lambda: buku(nik_di_sel(f"1 {NIK} Siti Contoh")), "nik"),
    # Identity numbers beside the text
    ("surat-penanda-nik.pdf", lambda: ubah(surat("Terlampir."), penanda_bernik), "nik"),
    ("surat-keterangan-gambar-nik.pdf", lambda: ubah(surat("Terlampir."), gambar_berketerangan_nik), "nik"),
    ("surat-tautan-nik.pdf", lambda: surat(f"<a href='https://contoh.test/?nik={NIK}'>Lihat</a>"), "nik"),
    ("dpt-kotak-teks-nik.xlsx", lambda: buku(lambda k, utama: utama.insert_textbox("G3", f"NIK {NIK} Siti")), "nik"),
    ("dpt-kepala-nik.xlsx", lambda: buku(lambda k, utama: utama.set_header(f"&CNIK {NIK}")), "nik"),
    ("dpt-kaki-nik.xlsx", lambda: buku(lambda k, utama: utama.set_footer(f"&LPetugas 1 {NIK}")), "nik"),
    ("dpt-diagram-nik.xlsx", lambda: buku(diagram_bernik), "nik"),
    (
        "dpt-keterangan-gambar-nik.xlsx",
        lambda: buku(
            lambda k, utama: utama.insert_image("G2", "a.png", {"image_data": bita(foto()), "description": NIK})
        ),
        "nik",
    ),
    (
        "dpt-daftar-pilihan-nik.xlsx",
        lambda: buku(lambda k, utama: utama.data_validation("G2", {"validate": "list", "source": [NIK, "lain"]})),
        "nik",
    ),
    (
        "pengumuman-keterangan-nik.docx",
        lambda: naskah_word(f'<w:p><w:r><w:drawing><wp:docPr xmlns:wp="wp" descr="{NIK}"/></w:drawing></w:r></w:p>'),
        "nik",
    ),
    (
        "rekap-kotak-teks-nik.ods",
        lambda: lembar(
            "<table:shapes><drawing:frame><drawing:text-box>"
            f"<text:p>1 {NIK}</text:p></drawing:text-box></drawing:frame></table:shapes>"
        ),
        "nik",
    ),
    # Workbooks
    ("dpt-lembar-tersembunyi.xlsx", lambda: buku(lembar_tersembunyi), "lembar"),
    ("dpt-lembar-sangat-tersembunyi.xlsx", lambda: buku(lembar_sangat_tersembunyi), "lembar"),
    ("dpt-kolom-tersembunyi.xlsx", lambda: buku(kolom_tersembunyi), "baris"),
    (
        "dpt-baris-tersembunyi.xlsx",
        lambda: buku(lambda kerja, utama: utama.set_row(4, None, None, {"hidden": True})),
        "baris",
    ),
    ("dpt-sel-putih.xlsx", lambda: buku(sel_putih), "tak-tampak"),
    ("dpt-sel-sewarna.xlsx", lambda: buku(sel_sewarna), "tak-tampak"),
    ("rekap-tema-putih.xlsx", lambda: buku_openpyxl(sel_tema_putih), "tak-tampak"),
    ("rekap-hampir-putih.xlsx", lambda: buku_openpyxl(sel_hampir_putih), "tak-tampak"),
    ("dpt-hitam-di-atas-hitam.xlsx", lambda: buku(sel_hitam), "tak-tampak"),
    ("dpt-kolom-setipis-rambut.xlsx", lambda: buku(lambda kerja, utama: utama.set_column(2, 2, 0.1)), "baris"),
    ("dpt-kotak-di-atas-sel.xlsx", lambda: buku(kotak_di_atas_sel), "tertutup"),
    ("dpt-foto-di-atas-sel.xlsx", lambda: buku(foto_di_atas_sel), "tertutup"),
    (
        "dpt-format-kosong.xlsx",
        lambda: buku(lambda kerja, utama: utama.write("G2", 77, kerja.add_format({"num_format": ";;;"}))),
        "sel",
    ),
    ("dpt-komentar.xlsx", lambda: buku(lambda kerja, utama: utama.write_comment("B2", "salah input")), "komentar"),
    (
        "rekap-komentar.xlsx",
        lambda: buku_openpyxl(lambda kerja: setattr(kerja.active["A2"], "comment", Comment("tanya Pak Budi", "Rina"))),
        "komentar",
    ),
    (
        "dpt-pivot.xlsx",
        lambda: berbagian_xlsx("xl/pivotCache/pivotCacheRecords1.xml", "<r/>", "pivotCache"),
        "tembolok",
    ),
    ("dpt-tautan.xlsx", lambda: berbagian_xlsx("xl/externalLinks/externalLink1.xml", "<e/>", "externalLink"), "tautan"),
    ("dpt-revisi.xlsx", lambda: berbagian_xlsx("xl/revisions/revisionLog1.xml", "<r/>", "revision"), "revisi"),
    ("dpt-objek.xlsx", lambda: berbagian_xlsx("xl/embeddings/oleObject1.bin", "D0CF", "oleObject"), "sisipan"),
    ("dpt-foto-dipotong.xlsx", gambar_dipotong_xlsx, "terpotong"),
    # Texts
    ("pengumuman-terlacak.docx", lambda: naskah_word(TERLACAK), "revisi"),
    (
        "pengumuman-komentar.docx",
        lambda: naskah_word(**{"word/comments.xml": '<w:comment w:author="Rina"><w:p/></w:comment>'}),
        "komentar",
    ),
    ("pengumuman-tersembunyi.docx", lambda: naskah_word(alinea("nilai 42", huruf="<w:vanish/>")), "tersembunyi"),
    ("pengumuman-putih.docx", lambda: naskah_word(alinea("peringkat sebenarnya 3", huruf=PUTIH)), "tak-tampak"),
    (
        "pengumuman-gaya-putih.docx",
        lambda: naskah_word(alinea("titipan", huruf='<w:rStyle w:val="Anak"/>'), gaya=GAYA_PUTIH + GAYA_TURUNAN),
        "tak-tampak",
    ),
    (
        "pengumuman-sewarna-sorot.docx",
        lambda: naskah_word(alinea("diganti", huruf='<w:color w:val="1F4E78"/><w:shd w:val="clear" w:fill="1F4E78"/>')),
        "tak-tampak",
    ),
    ("pengumuman-kerdil.docx", lambda: naskah_word(alinea("telepon 0812", huruf='<w:sz w:val="2"/>')), "tak-tampak"),
    ("pengumuman-spidol.docx", lambda: naskah_word(alinea("a.n. Siti Contoh", huruf=SPIDOL)), "tak-tampak"),
    # A picture behind the text excuses nothing but light words on it
    ("pengumuman-spidol-cap-air.docx", lambda: naskah_word(DI_BELAKANG, alinea("Siti", huruf=SPIDOL)), "tak-tampak"),
    (
        "pengumuman-kerdil-cap-air.docx",
        lambda: naskah_word(DI_BELAKANG, alinea("telepon 0812", huruf='<w:sz w:val="2"/>')),
        "tak-tampak",
    ),
    ("pengumuman-putih-logo.docx", lambda: naskah_word(LOGO, alinea("peringkat 3", huruf=PUTIH)), "tak-tampak"),
    (
        "pengumuman-putih-jauh.docx",
        lambda: naskah_word(KOP_GAMBAR, *[alinea("Menimbang")] * 20, alinea("peringkat 3", huruf=PUTIH)),
        "tak-tampak",
    ),
    (
        "pengumuman-putih-halaman-lain.docx",
        lambda: naskah_word(
            DI_BELAKANG, '<w:p><w:r><w:br w:type="page"/></w:r></w:p>', alinea("peringkat 3", huruf=PUTIH)
        ),
        "tak-tampak",
    ),
    # Boxes that float over the words of a text
    ("pengumuman-kotak-lepas.docx", lambda: naskah_word(PELAMAR_WORD, melayang("", bentuk("000000"))), "tertutup"),
    (
        "pengumuman-kotak-lepas-putih.docx",
        lambda: naskah_word(melayang('behindDoc="0"', "<wp:wrapNone/>" + bentuk("FFFFFF")), PELAMAR_WORD),
        "tertutup",
    ),
    (
        "pengumuman-kotak-lepas-bergaya.docx",
        lambda: naskah_word(PELAMAR_WORD, melayang("", BENTUK_BERGAYA)),
        "tertutup",
    ),
    (
        "pengumuman-kotak-vml.docx",
        lambda: naskah_word(PELAMAR_WORD, KOTAK_LAMA.format("fillcolor='#000'")),
        "tertutup",
    ),
    ("pengumuman-kotak-vml-putih.docx", lambda: naskah_word(PELAMAR_WORD, KOTAK_LAMA.format("")), "tertutup"),
    ("pengumuman-objek.docx", lambda: naskah_word(**{"word/embeddings/Lembar1.xlsx": b"PK"}), "sisipan"),
    ("pengumuman-foto-dipotong.docx", lambda: naskah_word(GAMBAR_DIPOTONG), "terpotong"),
    (
        "laporan-putih.odt",
        lambda: naskah(
            f'{PEMBUKA_ODT}<text:p><text:span text:style-name="T1">konsep</text:span></text:p>', gaya=TEKS_PUTIH_ODT
        ),
        "tak-tampak",
    ),
    (
        "laporan-foto-dipotong.odt",
        lambda: naskah(f'{PEMBUKA_ODT}<text:p><drawing:frame drawing:style-name="fr1"/></text:p>', gaya=POTONG_ODT),
        "terpotong",
    ),
    (
        "laporan-komentar.odt",
        lambda: naskah(f"{PEMBUKA_ODT}<text:p><office:annotation><text:p>x</text:p></office:annotation></text:p>"),
        "komentar",
    ),
    (
        "laporan-terlacak.odt",
        lambda: naskah(f"<text:tracked-changes><text:changed-region/></text:tracked-changes>{PEMBUKA_ODT}"),
        "revisi",
    ),
    (
        "rekap-putih.ods",
        lambda: lembar(
            '<table:table-row><table:table-cell table:style-name="ce1"><text:p>rahasia</text:p></table:table-cell>'
            "</table:table-row>",
            gaya=TEKS_PUTIH_ODS,
        ),
        "tak-tampak",
    ),
    (
        "rekap-kolom-tersembunyi.ods",
        lambda: lembar('<table:table-column table:visibility="collapse"/>'),
        "baris",
    ),
    # Only about who made them
    ("surat-berpengarang.pdf", lambda: ubah(surat("Salinan keputusan"), berpengarang), ""),
    ("surat-beriwayat.pdf", beriwayat, ""),
    ("surat-berfoto-lokasi.pdf", lambda: ubah(surat("Dokumentasi"), berfoto), ""),
    ("surat-jejak-program.pdf", lambda: ubah(surat("Peta"), jejak_program), ""),
    ("dpt-berpengarang.xlsx", lambda: buku(lambda kerja, utama: kerja.set_properties({"author": KENARI})), ""),
    ("pengumuman-berpengarang.docx", naskah_word, ""),
    ("laporan-berpengarang.odt", lambda: naskah(PEMBUKA_ODT), ""),
    ("foto-lokasi.jpg", lambda: bita(foto(), "JPEG", exif=exif()).read(), ""),
    ("foto-pengarang.png", foto_png, ""),
]
