"""Files that hide nothing, however much some of them look like it: what they are called and how they are made."""

import base64
import hashlib
from collections.abc import Callable

import openpyxl
import pikepdf
import pygal
import segno
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.table import Table, TableStyleInfo
from pikepdf import Dictionary, Name, String
from PIL import Image, ImageDraw, ImageFilter

from tests.pelepasan.alat import (
    DESA,
    HELVETIKA,
    KOP,
    PELAMAR,
    bentuk,
    bita,
    buku,
    buku_openpyxl,
    cetak,
    citra,
    foto,
    kertas,
    kotak,
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
from tests.test_pelepasan import alinea, gaya_odf, lembar, naskah, word

GELAP = "th { background: #1F4E78; color: #fff } tr:nth-child(even) td { background: #eef }"


def uri(gambar: Image.Image, jenis: str = "PNG") -> str:
    return f"data:image/{jenis.lower()};base64,{base64.b64encode(bita(gambar, jenis).read()).decode()}"


def diagram() -> bytes:
    bagan = pygal.Bar(width=500, height=300, title="Permohonan per bulan")
    bagan.add("2026", [3, 8, 5, 9])
    svg = base64.b64encode(bagan.render()).decode()
    return cetak(f"{KOP}<h1>LAPORAN LAYANAN</h1><img src='data:image/svg+xml;base64,{svg}' width=480>")


def bercap() -> bytes:
    """A round stamp, transparent but for its ink, over the name of who signs."""
    isi = surat("Keputusan ini mulai berlaku pada tanggal ditetapkan.")
    x0, y0, *_ = letak(isi, "Ahmad Contoh")
    tembus = Image.new("L", (120, 120), 0)
    ImageDraw.Draw(tembus).ellipse((5, 5, 115, 115), outline=200, width=6)
    cap = citra(Image.new("RGB", (120, 120), (90, 40, 160)), tembus=tembus)
    return ubah(isi, lukis(f"90 0 0 90 {x0 - 20} {y0 - 30} cm /Cap Do", XObject={"Cap": cap}))


def bertanda_tangan() -> bytes:
    isi = surat("Salinan sesuai dengan aslinya.")
    x0, y0, *_ = letak(isi, "Ahmad Contoh")
    tembus = Image.new("L", (200, 60), 0)
    ImageDraw.Draw(tembus).line([(5, 50), (60, 10), (90, 50), (190, 5)], fill=255, width=4)
    paraf = citra(Image.new("RGB", (200, 60), (10, 20, 90)), tembus=tembus)
    return ubah(isi, lukis(f"110 0 0 40 {x0} {y0 - 4} cm /Paraf Do", XObject={"Paraf": paraf}))


def bercap_air() -> bytes:
    return ubah(
        rekapitulasi(),
        lukis("q 0.82 g 0.7 0.7 -0.7 0.7 180 300 cm BT /Fx 80 Tf 0 0 Td (SALINAN) Tj ET Q", **HELVETIKA),
    )


def berlogo_samar() -> bytes:
    """A logo as a mark of water: nine tenths of it transparent."""
    logo = citra(foto(), tembus=Image.new("L", (50, 50), 26))
    return ubah(surat("Salinan keputusan."), lukis("200 0 0 200 200 300 cm /Logo Do", XObject={"Logo": logo}))


def bertanda_tangan_vektor() -> bytes:
    isi = surat("Salinan sesuai dengan aslinya.")
    x0, y0, x1, y1 = letak(isi, "Ahmad Contoh")
    return ubah(isi, lukis(f"0 0 0.6 RG 2.6 w {x0} {y0 - 6} m {x0 + 30} {y1 + 40} {x0 + 40} {y0 - 30} {x1} {y1} c S"))


def berbingkai_tebal() -> bytes:
    isi = surat("Perhatian: kotak ini berbingkai.")
    k = letak(isi, "Perhatian: kotak ini berbingkai")
    return ubah(isi, lukis(f"4 w {k[0] - 8} {k[1] - 8} {k[2] - k[0] + 16} {k[3] - k[1] + 16} re S"))


def salindia() -> bytes:
    """A photo over the whole page, and opaque cards with words on it."""
    latar = f"background: url({uri(foto(560, 400), 'JPEG')}); background-size: cover"
    gaya = f"@page {{ size: A4 landscape; margin: 0; {latar} }}"
    kartu = "".join(
        f"<div style='background:{warna}; margin:30pt; padding:14pt'>Pemilih {n}: 1.204.331</div>"
        for n, warna in enumerate(("#fff", "#1F4E78; color:#fff", "#111; color:#fff"), 1)
    )
    return cetak(kartu, gaya)


def pindaian_berlapis() -> bytes:
    """A scan as some programs keep it: the paper, and the ink as one black picture with the letters as its mask."""
    tinta = kertas(noda=0).point(lambda terang: 255 * (terang < 140))
    lapis = {
        "Kertas": citra(Image.new("L", (80, 110), 245), jpeg=True),
        "Tinta": citra(Image.new("RGB", (100, 140), (20, 20, 40)), tembus=tinta),
    }
    return ubah(cetak(""), lukis("595 0 0 842 0 0 cm /Kertas Do /Tinta Do", XObject=lapis))


def disorot() -> bytes:
    """A line marked with a translucent yellow."""
    isi = surat(*PELAMAR)
    k = letak(isi, "Demikian untuk menjadi perhatian")
    sorot = {"Sorot": Dictionary(ca=0.4, BM=Name.Multiply)}
    return ubah(isi, lukis("/Sorot gs " + kotak(k, "1 1 0 rg"), ExtGState=sorot))


def dihitamkan_benar() -> bytes:
    """The words are gone, black bars stand where they were, some with a label."""
    isi = surat("Nama pelamar:", "Alasan dihitamkan: rahasia pribadi.")
    bilah = kotak((120, 500, 320, 514)) + " " + kotak((120, 470, 260, 484))
    return ubah(isi, lukis(f"{bilah} {tulis('Pasal 17 huruf h', 124, 503, ukuran=8, awal='1 g')}", **HELVETIKA))


def pindaian_dihitamkan_benar() -> bytes:
    """A scan whose blacked-out line has no text layer."""
    isi = pindaian(ocr=False, hitam=[2, 3])
    return ubah(isi, lukis("3 Tr BT /Fx 14 Tf 1 0 0 1 65 741 Tm (KEPUTUSAN KPU KABUPATEN JOMBANG) Tj ET", **HELVETIKA))


def sampul() -> bytes:
    gaya = "@page { margin: 0 } body { background: #7A1216; color: #fff }"
    return cetak(
        "<h1 style='margin-top:300pt; font-size:30pt'>LAPORAN TAHUNAN PPID 2026</h1><p>Kabupaten Jombang</p>", gaya
    )


def sampul_foto() -> bytes:
    """A photo over the whole page, a translucent panel, white letters."""
    gaya = f"@page {{ margin: 0; background: url({uri(foto(400, 560), 'JPEG')}); background-size: cover }}"
    panel = "background: rgba(20,20,20,.7); color: #fff; padding: 20pt; margin: 400pt 40pt"
    return cetak(f"<div style='{panel}'><h1>PROFIL PPID</h1><p>KPU Kabupaten Jombang</p></div>", gaya)


def foto_berketerangan() -> bytes:
    """A caption on a dark strip over a photo."""
    strip = "position:absolute; bottom:0; left:0; right:0; background:#111; color:#fff; padding:4pt"
    gambar = f"<img src='{uri(foto(), 'JPEG')}' style='width:320pt; display:block'>"
    return cetak(
        f"{KOP}<div style='position:relative; width:320pt'>{gambar}<div style='{strip}'>Rapat pleno</div></div>"
    )


def album() -> bytes:
    gambar = "".join(f"<img src='{uri(foto(200 + 20 * n, 150), 'JPEG')}' width=200> " for n in range(4))
    return cetak(f"{KOP}<h1>DOKUMENTASI</h1>{gambar}")


def berkode_qr() -> bytes:
    kode = segno.make("https://contoh.test/kab-jombang/verifikasi/").svg_data_uri(scale=4)
    return surat("Keaslian surat ini dapat diperiksa.", f"<img src='{kode}'>")


def berdaftar_isi() -> bytes:
    bab = "".join(f"<h1 id=b{n}>BAB {n}</h1><p>{'Uraian kegiatan pelayanan informasi. ' * 60}</p>" for n in range(1, 5))
    isi = "".join(f"<li><a href='#b{n}'>Bab {n}</a></li>" for n in range(1, 5))
    return cetak(f"{KOP}<ul>{isi}</ul>{bab}")


def bernomor_panjang() -> bytes:
    """Employees' numbers, accounts, barcodes, sums: all long, none a NIK."""
    baris = [
        ("NIP", "19800214 200501 1 001"),
        ("NIP", "198002142005011001"),
        ("Rekening", "0047 0100 1234 501"),
        ("Kode batang", "8991234567890123"),
        ("Nomor pesanan", "3517 9941 0079 0001"),
        ("Pagu", "3.517.014.107.900.001"),
        ("Suara per kecamatan", "3512 1712 0590 0012 4100"),
    ]
    return cetak(f"{KOP}{tabel(('Jenis', 'Nomor'), baris)}")


def sidik_berkas() -> bytes:
    baris = [(desa, hashlib.sha256(desa.encode()).hexdigest()) for desa in DESA]
    return cetak(f"{KOP}<h1>DAFTAR SIDIK BERKAS</h1>{tabel(('Berkas', 'SHA-256'), baris)}")


def peta() -> bytes:
    petak = "".join(
        f"<rect x='{60 * (n % 4)}' y='{60 * (n // 4)}' width='58' height='58' fill='hsl({40 * n},40%,70%)'/>"
        f"<text x='{60 * (n % 4) + 4}' y='{60 * (n // 4) + 30}' font-size='7'>{desa}</text>"
        for n, desa in enumerate(DESA)
    )
    svg = f"<svg xmlns='http://www.w3.org/2000/svg' width='260' height='130'>{petak}</svg>"
    return cetak(f"{KOP}<h1>PETA DAERAH PEMILIHAN</h1>{svg}")


def formulir_kosong() -> bytes:
    kotak_isian = "".join(
        f"<p>{n}. <span style='display:inline-block; width:200pt; border:1pt solid'>&nbsp;</span></p>"
        for n in range(1, 9)
    )
    return cetak(f"{KOP}<h1>FORMULIR KEBERATAN</h1>{kotak_isian}")


def mendatar() -> bytes:
    return rekapitulasi(gaya="@page { size: A4 landscape }")


def berputar() -> bytes:
    return ubah(rekapitulasi(), lambda pdf: pdf.pages[0].rotate(270, relative=False))


def berjudul_bayang() -> bytes:
    """The same words drawn twice, a grey shadow below the black."""
    isi = surat("Undangan sosialisasi.")
    bayang = tulis("SOSIALISASI PEMILIH", 101, 299, ukuran=24, awal="0.6 g")
    return ubah(isi, lukis(f"{bayang} {tulis('SOSIALISASI PEMILIH', 100, 300, ukuran=24)}", **HELVETIKA))


def gambar_sedikit_keluar() -> bytes:
    """A scan laid a little over the edge of the page, as scanners do."""
    return ubah(cetak(""), lukis("605 0 0 850 -5 -4 cm /Pindai Do", XObject={"Pindai": citra(kertas(), jpeg=True)}))


def gambar_bertepi_putih() -> bytes:
    """Of a picture only the empty rim is cut away."""
    lebar = Image.new("RGB", (300, 200), "white")
    lebar.paste(foto(100, 80), (100, 60))
    perintah = "200 300 100 90 re W n 300 0 0 200 100 240 cm /Foto Do"
    return ubah(surat("Logo"), lukis(perintah, XObject={"Foto": citra(lebar)}))


def bertanda_baca_kecil() -> bytes:
    return surat(
        "Suara sah<sup>1</sup> dan tidak sah<sup>2</sup>.", "<span style='font-size:6pt'>1 Lihat D.Hasil.</span>"
    )


def kop_berwarna() -> bytes:
    pita = "<div style='background:#9A1B1E; color:#fff; padding:8pt; font-size:16pt'>KPU KABUPATEN JOMBANG</div>"
    return cetak(f"{pita}<p>Siaran pers tentang tahapan pencalonan.</p>")


def dua_kolom() -> bytes:
    berita = f"<p>Buletin pemilih: {'tahapan berjalan baik. ' * 40}</p>"
    return cetak(f"<div style='columns:2'>{berita * 3}</div>")


def tombol_gelap() -> bytes:
    """A dark table cell painted before its own light words, in one form."""
    perintah = "0.1 g 80 280 200 30 re f " + tulis("TERBUKA UNTUK UMUM", 90, 290, awal="1 g")
    return ubah(surat("Status informasi"), lukis(perintah, **HELVETIKA))


def lapisan_tampak(pdf: pikepdf.Pdf) -> None:
    lapis = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Batas desa")))
    pdf.Root.OCProperties = Dictionary(OCGs=pikepdf.Array([lapis]), D=Dictionary(ON=pikepdf.Array([lapis])))


def logo_berbayang() -> bytes:
    """A round mark on nothing, with a soft shadow."""
    alfa = Image.new("L", (200, 200), 0)
    ImageDraw.Draw(alfa).ellipse((40, 40, 160, 160), fill=255)
    gambar = foto(200, 200).convert("RGBA")
    bayang = Image.new("RGBA", (200, 200), "black")
    bayang.putalpha(alfa.filter(ImageFilter.GaussianBlur(12)))
    gambar.putalpha(alfa)
    return bita(Image.alpha_composite(bayang, gambar)).read()


# Workbooks


def berkepala_gelap(kerja, utama) -> None:
    gaya = kerja.add_format({"bold": True, "font_color": "#FFFFFF", "bg_color": "#1F4E78", "align": "center"})
    utama.write_row(0, 0, ["No", "Desa", "Laki-laki", "Perempuan", "Jumlah"], gaya)
    utama.merge_range("A12:E12", "KETUA KPU KABUPATEN JOMBANG", gaya)


def bergrafik(kerja, utama) -> None:
    bagan = kerja.add_chart({"type": "column"})
    bagan.add_series({"values": "=DPT!$E$2:$E$9", "categories": "=DPT!$B$2:$B$9"})
    utama.insert_chart("G2", bagan)


def bersyarat(kerja, utama) -> None:
    merah = kerja.add_format({"font_color": "#9C0006", "bg_color": "#FFC7CE"})
    utama.conditional_format("E2:E9", {"type": "cell", "criteria": ">", "value": 3660, "format": merah})


def bersaring(kerja, utama) -> None:
    utama.autofilter("A1:E9")
    utama.freeze_panes(1, 0)
    utama.repeat_rows(0)
    utama.print_area("A1:E9")


def bertabel(kerja, utama) -> None:
    utama.add_table("A1:E9", {"columns": [{"header": n} for n in ("No", "Desa", "Laki", "Perempuan", "Jumlah")]})


def bertabel_putih(kerja: openpyxl.Workbook) -> None:
    """A table whose style has a dark heading, for which the words were made white by hand."""
    lembar_kerja = kerja.active
    lembar_kerja.add_table(Table(displayName="Rekap", ref="A1:B3", tableStyleInfo=TableStyleInfo("TableStyleMedium2")))
    for sel in lembar_kerja[1]:
        sel.font = Font(color="FFFFFFFF", bold=True)


def bersyarat_putih(kerja: openpyxl.Workbook) -> None:
    lembar_kerja = kerja.active
    for sel in ("B2", "B3"):
        lembar_kerja[sel].font = Font(color="FFFFFFFF")
    hijau = PatternFill("solid", bgColor="FF17693F")
    lembar_kerja.conditional_formatting.add("B2:B3", CellIsRule("greaterThan", ["0"], fill=hijau))


def beruang(kerja, utama) -> None:
    rupiah = kerja.add_format({"num_format": '"Rp"#,##0;[Red]-"Rp"#,##0'})
    utama.write_column(0, 6, ["Pagu", 3_517_000_000, 1_234_567_890_123], rupiah)


def bertanggal(kerja, utama) -> None:
    utama.write_column(0, 6, ["Tanggal", 45336, 45337], kerja.add_format({"num_format": "dd-mm-yyyy"}))


def berfoto_xlsx(kerja, utama) -> None:
    utama.insert_image("G2", "foto.png", {"image_data": bita(foto()), "x_scale": 0.5, "y_scale": 0.5})


def berketerangan(kerja, utama) -> None:
    """A text box beside the table, and narrow columns."""
    utama.insert_textbox("G3", "Sumber: rekapitulasi", {"fill": {"color": "#FDF3E0"}})
    utama.set_column(0, 0, 3)
    utama.set_row(10, 6)


def bertaut(kerja, utama) -> None:
    utama.write_url("G2", "https://contoh.test/dip", string="Daftar Informasi Publik")


def banyak_lembar(kerja, utama) -> None:
    for kecamatan in ("Diwek", "Tembelang", "Ngoro"):
        kerja.add_worksheet(kecamatan).write_row(0, 0, ["Desa", "TPS"])


def bernip(kerja, utama) -> None:
    utama.write_column(0, 6, ["NIP", "198002142005011001", "Nomor surat 214/PP.05/3517/2026"])


# Texts

KEPALA_GELAP = (
    '<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:val="clear" w:fill="1F4E78"/></w:tcPr>'
    + alinea("TAHAPAN", huruf='<w:color w:val="FFFFFF"/>')
    + "</w:tc></w:tr><w:tr><w:tc>"
    + alinea("Pendaftaran")
    + "</w:tc></w:tr></w:tbl>"
)
GAYA_TABEL = (
    '<w:style w:type="table" w:styleId="Kisi"><w:tblStylePr w:type="firstRow"><w:tcPr>'
    '<w:shd w:val="clear" w:fill="9A1B1E"/></w:tcPr></w:tblStylePr></w:style>'
)
TABEL_BERGAYA = (
    '<w:tbl><w:tblPr><w:tblStyle w:val="Kisi"/></w:tblPr><w:tr><w:tc>'
    + alinea("DESA", huruf='<w:color w:themeColor="background1" w:val="FFFFFF"/>')
    + "</w:tc></w:tr></w:tbl>"
)
KOTAK_TEKS = (
    '<w:p><w:r><wps:wsp xmlns:wps="wps"><wps:spPr><a:solidFill xmlns:a="a"><a:srgbClr val="222222"/></a:solidFill>'
    "</wps:spPr><wps:txbx><w:txbxContent>"
    + alinea("PENGUMUMAN", huruf='<w:color w:val="FFFFFF"/>')
    + "</w:txbxContent></wps:txbx></wps:wsp></w:r></w:p>"
)
GAMBAR_UTUH = (
    '<w:p><w:r><w:drawing><wp:inline xmlns:wp="wp"><a:srcRect xmlns:a="a"/><a:stretch xmlns:a="a"/></wp:inline>'
    "</w:drawing></w:r></w:p>"
)
JUDUL = (
    '<w:style w:type="paragraph" w:styleId="Judul1"><w:rPr><w:color w:val="9A1B1E"/><w:sz w:val="32"/></w:rPr>'
    "</w:style>"
)
DI_BELAKANG = melayang('behindDoc="1"', "<pic:pic xmlns:pic='pic'/>", tinggi=300) + alinea(
    "LAPORAN TAHUNAN", huruf='<w:color w:val="FFFFFF"/>'
)
HITAM_BERKATA = bentuk("222222", f"<wps:txbx><w:txbxContent>{alinea('CATATAN')}</w:txbxContent></wps:txbx>")
BAYANG = alinea("PENTING", huruf='<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="C00000"/>')
SOROT = alinea("segera", huruf='<w:color w:val="FFFFFF"/><w:highlight w:val="darkBlue"/>')
KOSONG = "<w:p/>"
TAK_TERISI = '<wps:wsp xmlns:wps="wps"><wps:spPr><a:noFill/></wps:spPr></wps:wsp>'
CAP_AIR_LAMA = (
    '<w:p><w:r><w:pict><v:shape xmlns:v="v" style="position:absolute;width:400pt;height:150pt;z-index:-251658752" '
    'fillcolor="silver"><v:textpath string="SALINAN"/></v:shape></w:pict></w:r></w:p>'
)
FO = 'xmlns:fo="fo"'
KEPALA_ODS = gaya_odf(
    "ce1",
    "table-cell",
    f'<style:table-cell-properties fo:background-color="#1f4e78" {FO}/>'
    f'<style:text-properties fo:color="#ffffff" {FO}/>',
)
KEPALA_ODT = gaya_odf("T1", "text", f'<style:text-properties fo:color="#ffffff" fo:background-color="#9a1b1e" {FO}/>')
ALINEA_ODT = gaya_odf(
    "P1", "paragraph", f'<style:paragraph-properties fo:background-color="#222222" {FO}/>'
) + gaya_odf("T1", "text", f'<style:text-properties fo:color="#ffffff" {FO}/>')
UTUH_ODT = gaya_odf("fr1", "graphic", f'<style:graphic-properties fo:clip="rect(0cm, 0cm, 0cm, 0cm)" {FO}/>')


def docx(*isi: str, gaya: str = "") -> Callable[[], bytes]:
    return lambda: word(alinea("BERITA ACARA RAPAT PLENO TERBUKA") + "".join(isi), gaya=gaya)


def xlsx(isi: Callable) -> Callable[[], bytes]:
    return lambda: buku(isi)


BERSIH: list[tuple[str, Callable[[], bytes]]] = [
    ("jawaban.pdf", lambda: surat("Dengan ini kami sampaikan salinan yang Saudara minta.", *PELAMAR)),
    ("ba-rekapitulasi.pdf", rekapitulasi),
    ("ba-kepala-gelap.pdf", lambda: rekapitulasi(gaya=GELAP)),
    ("ba-mendatar.pdf", mendatar),
    ("ba-berputar.pdf", berputar),
    ("laporan-diagram.pdf", diagram),
    ("sk-bercap.pdf", bercap),
    ("sk-bertanda-tangan.pdf", bertanda_tangan),
    ("ba-cap-air.pdf", bercap_air),
    ("surat-disorot.pdf", disorot),
    ("sk-logo-samar.pdf", berlogo_samar),
    ("sk-tanda-tangan-vektor.pdf", bertanda_tangan_vektor),
    ("surat-bingkai-tebal.pdf", berbingkai_tebal),
    ("salindia-foto.pdf", salindia),
    ("pindaian-berlapis.pdf", pindaian_berlapis),
    ("surat-dihitamkan.pdf", dihitamkan_benar),
    ("pindaian-dihitamkan.pdf", pindaian_dihitamkan_benar),
    ("sampul-gelap.pdf", sampul),
    ("sampul-foto.pdf", sampul_foto),
    ("siaran-foto.pdf", foto_berketerangan),
    ("album.pdf", album),
    ("surat-qr.pdf", berkode_qr),
    ("laporan-daftar-isi.pdf", berdaftar_isi),
    ("daftar-nomor.pdf", bernomor_panjang),
    ("daftar-sidik.pdf", sidik_berkas),
    ("peta-dapil.pdf", peta),
    ("formulir-kosong.pdf", formulir_kosong),
    ("undangan-bayang.pdf", berjudul_bayang),
    ("pindaian.pdf", lambda: pindaian(ocr=False)),
    ("pindaian-ocr.pdf", pindaian),
    ("pindaian-ocr-bergeser.pdf", lambda: pindaian(geser=4)),
    ("pindaian-ocr-bawah.pdf", lambda: pindaian(mode=0, bawah=True)),
    ("pindaian-bernomor.pdf", lambda: ubah(pindaian(), lukis(tulis("Halaman 1 dari 1", 250, 30), **HELVETIKA))),
    (
        "pindaian-stempel-salinan.pdf",
        lambda: ubah(pindaian(), lukis(kotak((380, 40, 520, 70), "1 g") + tulis("SALINAN", 400, 50), **HELVETIKA)),
    ),
    ("pindaian-melampaui.pdf", gambar_sedikit_keluar),
    ("logo-bertepi.pdf", gambar_bertepi_putih),
    ("catatan-kaki.pdf", bertanda_baca_kecil),
    ("siaran-pers.pdf", kop_berwarna),
    ("buletin.pdf", dua_kolom),
    ("status-gelap.pdf", tombol_gelap),
    ("denah-berlapis.pdf", lambda: ubah(surat("Denah"), lapisan_tampak)),
    ("surat-bertaut.pdf", lambda: surat("Lihat <a href='https://contoh.test'>laman kami</a>.")),
    (
        "surat-tiga-halaman.pdf",
        lambda: cetak("".join(f"<p style='page-break-after:always'>Lampiran {n}</p>" for n in range(3))),
    ),
    ("dpt.xlsx", xlsx(lambda kerja, utama: None)),
    ("dpt-kepala-gelap.xlsx", xlsx(berkepala_gelap)),
    ("dpt-grafik.xlsx", xlsx(bergrafik)),
    ("dpt-bersyarat.xlsx", xlsx(bersyarat)),
    ("dpt-saring.xlsx", xlsx(bersaring)),
    ("dpt-tabel.xlsx", xlsx(bertabel)),
    ("rekap-tabel-putih.xlsx", lambda: buku_openpyxl(bertabel_putih)),
    ("rekap-bersyarat-putih.xlsx", lambda: buku_openpyxl(bersyarat_putih)),
    ("anggaran.xlsx", xlsx(beruang)),
    ("jadwal.xlsx", xlsx(bertanggal)),
    ("dpt-foto.xlsx", xlsx(berfoto_xlsx)),
    ("dpt-keterangan.xlsx", xlsx(berketerangan)),
    ("dpt-taut.xlsx", xlsx(bertaut)),
    ("dpt-banyak-lembar.xlsx", xlsx(banyak_lembar)),
    ("pegawai.xlsx", xlsx(bernip)),
    ("ba.docx", docx()),
    ("ba-kepala-gelap.docx", docx(KEPALA_GELAP)),
    ("ba-gaya-tabel.docx", docx(TABEL_BERGAYA, gaya=GAYA_TABEL)),
    ("ba-kotak-teks.docx", docx(KOTAK_TEKS)),
    ("ba-gambar.docx", docx(GAMBAR_UTUH)),
    ("ba-judul.docx", docx(alinea("BAB I", gaya='<w:pStyle w:val="Judul1"/>'), gaya=JUDUL)),
    ("ba-gambar-latar.docx", docx(DI_BELAKANG)),
    ("ba-kotak-lepas.docx", docx(melayang("", HITAM_BERKATA))),
    ("ba-garis-lepas.docx", docx(melayang("", bentuk("9A1B1E"), tinggi=2))),
    ("ba-bentuk-bergeser.docx", docx(melayang("", "<wp:wrapSquare/>" + bentuk("000000")))),
    (
        "ba-bingkai-lepas.docx",
        docx(melayang("", TAK_TERISI)),
    ),
    ("ba-sorot-lepas.docx", docx(melayang("", bentuk("FFFF00", tembus=40)))),
    ("ba-hiasan-sampul.docx", docx(KOSONG * 12 + melayang("", bentuk("9A1B1E"), tinggi=60))),
    ("ba-cap-air-lama.docx", docx(CAP_AIR_LAMA)),
    ("ba-bayang.docx", docx(BAYANG)),
    ("ba-sorot.docx", docx(SOROT)),
    ("laporan.odt", lambda: naskah("<text:h>Laporan</text:h><text:p>Kegiatan sosialisasi.</text:p>")),
    (
        "laporan-bayang.odt",
        lambda: naskah('<text:p><text:span text:style-name="T1">PENTING</text:span></text:p>', gaya=KEPALA_ODT),
    ),
    (
        "laporan-alinea-gelap.odt",
        lambda: naskah(
            '<text:p text:style-name="P1"><text:span text:style-name="T1">Judul</text:span></text:p>', gaya=ALINEA_ODT
        ),
    ),
    (
        "laporan-foto.odt",
        lambda: naskah('<text:p><drawing:frame drawing:style-name="fr1"/></text:p>', gaya=UTUH_ODT),
    ),
    ("rekap.ods", lambda: lembar()),
    (
        "rekap-kepala-gelap.ods",
        lambda: lembar(
            '<table:table-row><table:table-cell table:style-name="ce1"><text:p>Desa</text:p></table:table-cell>'
            "</table:table-row>",
            gaya=KEPALA_ODS,
        ),
    ),
    ("hasil.csv", lambda: b"desa,suara\n" + "".join(f"{d},{300 + n}\n" for n, d in enumerate(DESA)).encode()),
    ("notulen.txt", lambda: "Notulen rapat pleno, 214/PP.05/3517/2026, NIP 198002142005011001.\n".encode("cp1252")),
    ("persentase.csv", lambda: b"desa,bagian\nPlandi,0.3517014107900001\nSengon,1.3517014107900001\n"),
    ("sidik.txt", lambda: b"deadbeef3517014107900001 bukti.pdf\n3517-0141-0790-0001-9999 nomor seri\n"),
    ("dokumentasi.jpg", lambda: bita(foto(), "JPEG").read()),
    ("logo.png", logo_berbayang),
    ("dokumentasi.png", lambda: bita(foto()).read()),
]
