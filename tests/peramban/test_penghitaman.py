"""Drawing boxes over a page in a real browser: mouse, keyboard, and what comes of it."""

import datetime as dt
import re

import pytest
from playwright.sync_api import expect

from dip.models import Penghitaman
from dip.perbuatan.pelampiran import lampirkan
from ppid.pekerjaan_latar import kerjakan_berikut
from ppid.peran import Peran
from ppid.unggahan import UnggahanBersih
from tests.dip.test_penghitaman import NIK, RAHASIA, TERBUKA, ada, aliran, dokumen, lukisan, teks
from tests.factories import SENIN, informasi_usulan, kantor, petugas
from tests.peramban.conftest import PONSEL

pytestmark = [
    pytest.mark.peramban,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("tanpa_galat_peramban"),
]


@pytest.fixture(autouse=True)
def saat(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: SENIN + dt.timedelta(hours=2))


@pytest.fixture
def sasaran(transactional_db):
    """A document of two pages in the list, and the PPID who may blacken it."""
    ppid = petugas(Peran.PPID, kantor())
    isi = dokumen(aliran(RAHASIA, TERBUKA), aliran(f"NIK {NIK}", TERBUKA))
    informasi = informasi_usulan(oleh=ppid)
    lampirkan(informasi, UnggahanBersih("daftar.pdf", "application/pdf", isi), judul="Daftar", oleh=ppid, at=SENIN)
    return ppid, informasi, f"/meja/dip/{informasi.acuan}/berkas/{informasi.berkas.get().kode}/penghitaman/"


def test_kotak_digambar_dengan_tetikus_dan_papan_ketik_lalu_dihitamkan(masuk, sasaran, periksa_aksesibilitas):
    ppid, informasi, alamat = sasaran
    page = masuk(ppid, alamat)
    kertas = page.locator("[data-halaman='1'] svg")
    expect(kertas).to_be_visible()
    page.locator("[data-halaman='1'] img").evaluate("img => img.decode()")
    bidang = kertas.bounding_box()
    # The first line stands 90 to 110 points below the top of a page of 600 by 800.
    dari, ke = (0.1, 0.1), (0.5, 0.15)
    page.mouse.move(bidang["x"] + dari[0] * bidang["width"], bidang["y"] + dari[1] * bidang["height"])
    page.mouse.down()
    page.mouse.move(bidang["x"] + 0.3 * bidang["width"], bidang["y"] + 0.12 * bidang["height"])
    page.mouse.move(bidang["x"] + ke[0] * bidang["width"], bidang["y"] + ke[1] * bidang["height"])
    page.mouse.up()
    expect(kertas.get_by_role("button", name="Kotak 1, halaman 1", exact=True)).to_be_focused()
    # A second one by keyboard alone: added, moved up, made larger; a third one added and deleted again.
    page.get_by_role("button", name="Tambah kotak pada halaman 2").press("Enter")
    for _ in range(10):
        page.keyboard.press("ArrowUp")
    page.keyboard.press("Shift+ArrowRight")
    page.get_by_role("button", name="Tambah kotak pada halaman 2").press("Enter")
    page.keyboard.press("Delete")
    page.get_by_label("Alasan Kotak 2, halaman 2", exact=True).select_option("lain")
    page.get_by_label("Alasan lain Kotak 2, halaman 2").fill("Nomor; pribadi")
    periksa_aksesibilitas(page)
    page.get_by_role("button", name="Simpan dulu").click()
    expect(page.get_by_text("2 kotak tersimpan.")).to_be_visible()
    satu, dua = Penghitaman.objects.get().kotak
    assert satu == [1, *(pytest.approx(angka, abs=0.005) for angka in (*dari, 0.4, 0.05)), "h"]
    assert dua == [2, *(pytest.approx(angka, abs=0.001) for angka in (0.35, 0.4, 0.305, 0.03)), "Nomor; pribadi"]
    page.get_by_label("Satu baris satu kata, nama, atau nomor").fill(NIK)
    page.get_by_role("button", name="Cari dan usulkan kotak").click()
    expect(page.get_by_text("1 kotak usulan ditambahkan, halaman 2.")).to_be_visible()
    expect(page.locator("svg rect")).to_have_count(3)
    page.get_by_role("button", name=re.compile("^Hapus Kotak 2")).click()
    expect(page.locator("svg rect")).to_have_count(2)
    page.get_by_role("button", name="Hitamkan", exact=True).click()
    expect(page.get_by_text("Menunggu giliran")).to_be_visible()
    while kerjakan_berikut(at=SENIN + dt.timedelta(hours=2)):
        pass
    page.reload()
    expect(page.get_by_text("Selesai: 2 halaman.")).to_be_visible()
    page.get_by_role("link", name="Kembali ke").click()
    expect(page.get_by_text("daftar-dihitamkan.pdf")).to_be_visible()
    hasil = informasi.berkas.latest("versi").asli.baca()
    assert not ada(hasil, RAHASIA) and not ada(hasil, NIK) and teks(hasil) == ["", ""]
    gambar = lukisan(hasil)
    assert max(gambar.crop((64, 84, 296, 116)).tobytes()) < 10
    assert gambar.crop((64, 125, 590, 790)).getextrema()[1] == 255


@pytest.mark.lengkap
def test_yang_belum_disimpan_tidak_hilang_dan_baris_buruk_tetap_milik_penulisnya(masuk, sasaran):
    ppid, _, alamat = sasaran
    page = masuk(ppid, alamat)
    page.get_by_role("button", name="Tambah kotak pada halaman 1").click()
    page.get_by_label("Alasan Kotak 1, halaman 1", exact=True).select_option("lain")
    page.get_by_role("button", name="Hitamkan", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("pilih atau tulis alasannya")
    expect(page.get_by_role("alert")).to_be_focused()
    expect(page.locator("svg rect")).to_have_count(1)
    assert not Penghitaman.objects.exists()


@pytest.mark.lengkap
def test_pada_ponsel_jari_menggulung_sampai_diminta_menggambar(browser, masuk, sasaran, live_server):
    ppid, _, alamat = sasaran
    kuki = masuk(ppid, alamat).context.cookies()
    konteks = browser.new_context(viewport=PONSEL, has_touch=True, is_mobile=True, base_url=live_server.url)
    konteks.add_cookies(kuki)
    page = konteks.new_page()
    page.goto(alamat)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    kertas = page.locator("[data-halaman='1'] svg")
    kertas.scroll_into_view_if_needed()
    assert kertas.evaluate("svg => getComputedStyle(svg).touchAction") == "auto"
    page.get_by_role("button", name="Gambar dengan jari").tap()
    assert kertas.evaluate("svg => getComputedStyle(svg).touchAction") == "none"
    kertas.scroll_into_view_if_needed()
    bidang = kertas.bounding_box()
    sesi = konteks.new_cdp_session(page)
    titik = [(bidang["x"] + n * bidang["width"] / 10, max(bidang["y"], 0) + 40 + 10 * n) for n in (2, 4, 6)]
    for jenis, letak in (("touchStart", titik[0]), ("touchMove", titik[1]), ("touchMove", titik[2])):
        sesi.send("Input.dispatchTouchEvent", {"type": jenis, "touchPoints": [{"x": letak[0], "y": letak[1]}]})
    sesi.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    expect(page.locator("svg rect")).to_have_count(1)
    konteks.close()
