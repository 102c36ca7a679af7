"""An annual report from its first page to the public one, in a real browser."""

import os
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from laporan.models import Laporan
from permohonan.impor import impor
from ppid.acuan import DATA
from ppid.pekerjaan_latar import kerjakan_berikut
from tests.factories import kantor
from tests.laporan.peraga import SAAT, URAIAN, orang_kantor, sumber_daya
from tests.peramban.conftest import MEJA

pytestmark = [
    pytest.mark.peramban,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("tanpa_galat_peramban"),
]
FOTO = os.environ.get("PPID_FOTO", "")


@pytest.fixture(autouse=True)
def saat(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: SAAT)


@pytest.fixture
def orang(transactional_db):
    satker = kantor("3673")
    orang = orang_kantor(satker)
    impor(satker, DATA / "register-serang-2024.xlsx", oleh=orang["desk"], at=SAAT)
    sumber_daya(satker)
    return orang


def foto(page: Page, nama: str) -> None:
    if FOTO:
        page.screenshot(path=str(Path(FOTO, f"laporan-{nama}.png")), full_page=True)


def _tulis(page: Page, alamat: str, nomor: str, isi: str) -> None:
    page.get_by_role("link", name=f"Tulis bagian {nomor}", exact=True).click()
    page.get_by_label("Uraian").fill(isi)
    page.get_by_role("button", name="Simpan uraian").click()
    expect(page).to_have_url(re.compile(f"{alamat}$"))


def test_laporan_tahunan_dari_konsep_sampai_halaman_umum(buka_peramban, masuk, orang, periksa_aksesibilitas):
    page = masuk(orang["penghubung"], "/meja/laporan/")
    page.set_viewport_size(MEJA)
    periksa_aksesibilitas(page)
    page.get_by_label("Masa").select_option("2024")
    page.get_by_role("button", name="Susun laporannya").click()
    expect(page.get_by_text("Bagian 6.a (Kendala eksternal) wajib diisi")).to_be_visible()
    periksa_aksesibilitas(page)
    foto(page, "konsep")
    laporan = Laporan.objects.get()
    alamat = laporan.get_absolute_url()
    for kunci, isi in URAIAN.items():
        _tulis(page, alamat, f"{kunci[0]}.{kunci[1]}", isi)
    _tulis(page, alamat, "3.a", "Jumlah pemohon informasi 08 orang.")
    expect(page.get_by_text("menyebut angka “08”")).to_be_visible()
    foto(page, "angka")
    page.get_by_role("link", name="Perbaiki uraiannya").click()
    periksa_aksesibilitas(page)
    foto(page, "bagian")
    page.get_by_label("Uraian").fill("Jumlah pemohon informasi {{ orang.jumlah }} orang.")
    page.get_by_role("button", name="Simpan uraian").click()
    expect(page.get_by_text("Jumlah pemohon informasi 15 orang.")).to_be_visible()

    masuk(orang["ppid"], alamat)
    page.get_by_role("link", name="Ajukan kepada Atasan PPID").click()
    periksa_aksesibilitas(page)
    page.get_by_role("button", name="Ajukan kepada Atasan PPID").click()
    masuk(orang["atasan"], alamat)
    page.get_by_role("link", name="Setujui", exact=True).click()
    page.get_by_role("button", name="Setujui").click()
    masuk(orang["pertimbangan"], alamat)
    page.get_by_role("link", name="Catat pertimbangan").click()
    page.get_by_role("button", name="Catat pertimbangan").click()
    masuk(orang["pembina"], alamat)
    page.get_by_role("link", name="Catat pengesahan pleno").click()
    page.get_by_label("Nomor berita acara pleno").fill("3/BA/2025")
    page.get_by_label("Tanggal berita acara").fill("2025-01-17")
    page.get_by_label("Nomor laporan").fill("5/LAP-PPID/2025")
    page.get_by_label("Tanggal penandatanganan").fill("2024-01-08")
    page.get_by_role("button", name="Catat pengesahan pleno").click()
    expect(page.get_by_role("alert")).to_contain_text("berada dalam masa laporan")
    foto(page, "pleno")
    page.get_by_label("Tanggal penandatanganan").fill("2025-01-17")
    page.get_by_role("button", name="Catat pengesahan pleno").click()
    masuk(orang["ppid"], alamat)
    page.get_by_role("link", name="Terbitkan", exact=True).click()
    page.get_by_role("button", name="Terbitkan").click()
    expect(page.get_by_text("Belum disampaikan kepada Komisi Informasi")).to_be_visible()
    page.get_by_role("link", name="Kirim ke Komisi Informasi").click()
    periksa_aksesibilitas(page)
    page.get_by_label("E-mail Komisi Informasi").fill("ki-banten@contoh.test")
    page.get_by_role("button", name="Kirim ke Komisi Informasi").click()
    expect(page.get_by_text("menunggu terkirim")).to_be_visible()
    periksa_aksesibilitas(page)
    foto(page, "terbit")

    # Anybody, on a phone without JavaScript.
    warga = buka_peramban(js=False)
    warga.goto("/kota-serang/laporan/")
    expect(warga.get_by_text("Laporan tahunan 2024")).to_be_visible()
    with warga.expect_download() as unduhan:
        warga.get_by_role("link", name="Semua tabel (XLSX)").click()
    assert Path(unduhan.value.path()).read_bytes().startswith(b"PK")
    warga.goto("/kota-serang/statistik/?masa=2024")
    expect(warga.locator("[data-total='15']")).to_be_visible()


def test_angka_dibuka_diminta_dan_ditinggal(buka_peramban, masuk, orang, periksa_aksesibilitas):
    page = masuk(orang["ppid"], "/meja/laporan/angka/?masa=2024")
    page.set_viewport_size(MEJA)
    expect(page.get_by_role("img", name=re.compile("terbanyak Datang Langsung, 13 dari 15"))).to_be_attached()
    periksa_aksesibilitas(page)
    foto(page, "semua-angka")
    page.get_by_role("link", name="2 baris e-PPID KPU RI").click()
    expect(page.locator("[data-total='2']")).to_be_visible()
    periksa_aksesibilitas(page)
    page.go_back()
    page.get_by_role("button", name="Ringkasan satu halaman (PDF)").click()
    kemajuan = page.url
    page.goto(page.url.split("/meja")[0] + "/meja/")
    assert kerjakan_berikut(at=SAAT)
    page.goto(kemajuan)
    with page.expect_download() as unduhan:
        page.get_by_role("link", name=re.compile("Unduh|Simpan|Ambil")).first.click()
    assert Path(unduhan.value.path()).read_bytes().startswith(b"%PDF")
    for gelap in (False, True):
        warga = buka_peramban(gelap=gelap)
        for alamat in ("/kota-serang/statistik/?masa=2024", "/kota-serang/laporan/"):
            warga.goto(alamat)
            periksa_aksesibilitas(warga)
        foto(warga, f"umum-{gelap}")
