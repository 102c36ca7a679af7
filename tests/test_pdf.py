import io
import re
from pathlib import Path

import pikepdf
import pytest
from django.conf import settings
from django.template.loader import render_to_string

from ppid.pdf import AsetDitolak, cetak_html

LUAR = Path(settings.BASE_DIR) / "manage.py"


def halaman(isi: str = "<p>Isi surat.</p>") -> str:
    return f'<!doctype html><html lang="id"><head><title>Judul surat</title></head><body>{isi}</body></html>'


def buka(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf))


def huruf(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    return [obj for obj in pdf.objects if isinstance(obj, pikepdf.Dictionary) and obj.get("/Type") == "/FontDescriptor"]


def test_bertanda_berbahasa_dan_berjudul():
    pdf = buka(cetak_html(halaman()))
    assert "/StructTreeRoot" in pdf.Root
    assert pdf.Root.MarkInfo.Marked
    assert pdf.Root.Lang == "id"
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    assert pdf.docinfo["/Title"] == "Judul surat"
    assert [round(float(x)) for x in pdf.pages[0].MediaBox] == [0, 0, 595, 842]


def test_huruf_tertanam_dan_hanya_tinos():
    pdf = buka(cetak_html(halaman("<p>Tegak <b>tebal</b> <i>miring</i> “kutip” – • …</p>")))
    dipakai = huruf(pdf)
    assert dipakai
    assert all("/FontFile2" in satu or "/FontFile3" in satu for satu in dipakai)
    assert all("Tinos" in str(satu.FontName) for satu in dipakai)


@pytest.mark.parametrize(
    "alamat",
    [
        "http://127.0.0.1:9/logo.png",
        "https://contoh.test/logo.png",
        "file:///etc/passwd",
        "file://contoh.test/logo.png",
        LUAR.as_uri(),
        "../manage.py",
        "surat/../../manage.py",
        "%2e%2e/manage.py",
        "data:image/svg+xml,%3Csvg%20xmlns='http://www.w3.org/2000/svg'/%3E",
        "ftp://contoh.test/logo.png",
        "tidak-ada.svg",
        "surat/",
    ],
)
def test_hanya_aset_bawaan(alamat):
    with pytest.raises(AsetDitolak):
        cetak_html(halaman(f'<img alt="" src="{alamat}">'))


def test_lembar_gaya_dan_huruf_yang_hilang_pun_galat():
    with pytest.raises(AsetDitolak):
        cetak_html(halaman('<link rel="stylesheet" href="surat/tidak-ada.css">'))
    with pytest.raises(AsetDitolak):
        cetak_html(halaman('<style>@font-face { font-family: "X"; src: url("tidak-ada.woff2") }</style>'))


def test_aset_bawaan_dimuat():
    pdf = buka(cetak_html(halaman('<img alt="Lambang" src="icons/favikon.svg">')))
    assert len(pdf.pages) == 1


def test_sesudah_galat_tetap_dapat_mencetak():
    with pytest.raises(AsetDitolak):
        cetak_html(halaman('<img alt="" src="tidak-ada.svg">'))
    assert cetak_html(halaman()).startswith(b"%PDF")


def test_masukan_sama_memberi_bita_sama():
    assert cetak_html(halaman("<p>Sama</p>")) == cetak_html(halaman("<p>Sama</p>"))
    assert cetak_html(halaman("<p>Sama</p>")) != cetak_html(halaman("<p>Beda</p>"))


def test_pembalik_arah_dibuang():
    assert cetak_html(halaman("<p>Rp\u202e000.1\u202c\u2066\u2069</p>")) == cetak_html(halaman("<p>Rp000.1</p>"))


def test_setiap_alamat_dalam_lembar_gaya_ada():
    gaya = (settings.BASE_DIR / "static/surat/surat.css").read_text()
    alamat = re.findall(r'url\("([^"]+)"\)', gaya)
    assert alamat
    assert all((settings.BASE_DIR / "static/surat" / satu).is_file() for satu in alamat)


def test_dasar_surat_tanpa_gambar_dari_luar():
    html = render_to_string("surat/_dasar.html", {"kop": {"nama": "KPU Kabupaten Contoh"}})
    assert "src=" not in html
    assert "KOMISI PEMILIHAN UMUM" in html.upper()
