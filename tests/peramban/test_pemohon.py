"""The applicant's path in a real browser: on a phone, without JavaScript, with assistive technology, in the dark."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.factories import kantor
from tests.peramban.conftest import MEJA, PONSEL

pytestmark = [pytest.mark.peramban, pytest.mark.django_db(transaction=True)]

FORMULIR = "/kab-jombang/permohonan/baru/"


def isian(page: Page, nama: str) -> Locator:
    return page.locator(f"[name={nama}]")


def isi_formulir(page: Page) -> None:
    isian(page, "nama").fill("Siti Contoh")
    isian(page, "alamat").fill("Jl. Contoh No. 1, Jombang")
    isian(page, "rincian_informasi").fill("Hasil suara tiap TPS di Desa Sumbermulyo, Pemilu 2024")
    isian(page, "tujuan_penggunaan").fill("Skripsi")
    page.get_by_label("Mendapat salinannya").check()
    isian(page, "email").fill("siti@contoh.test")


def kirim(page: Page) -> tuple[str, str]:
    page.get_by_role("button", name="Kirim permohonan").click()
    page.wait_for_url(re.compile("tanda-bukti"))
    nomor, kode = (page.locator(f"[data-{nama}]").get_attribute(f"data-{nama}") for nama in ("nomor", "kode"))
    assert nomor and kode
    return nomor, kode


def tidak_melebar(page: Page) -> None:
    lebar = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert lebar[0] <= lebar[1], page.url


def test_dari_halaman_depan_sampai_status_tanpa_javascript_di_ponsel(buka_peramban):
    page = buka_peramban(js=False)
    page.goto("/")
    page.get_by_label("Cari kantor").fill("jombang")
    page.get_by_role("button", name="Cari").click()
    page.get_by_role("link", name="KPU Kabupaten Jombang").click()
    page.get_by_role("link", name="Minta informasi").click()
    page.get_by_text("Mengapa tanggal ini?").click()
    expect(page.get_by_text("hari ke-10")).to_be_visible()
    isi_formulir(page)
    nomor, kode = kirim(page)
    assert page.locator("[data-tenggat]").get_attribute("data-tenggat")
    page.context.clear_cookies()
    page.goto("/kab-jombang/cek/")
    page.get_by_label("Nomor pendaftaran").fill(nomor)
    page.get_by_label("Kode cek").fill(kode)
    page.get_by_role("button", name="Lihat status").click()
    expect(page.get_by_text("Diajukan")).to_be_visible()
    expect(page.get_by_text("Berikut: petugas memeriksa kelengkapan")).to_be_visible()
    page.get_by_label("Pesan untuk petugas").fill("Apakah bisa dalam Excel?")
    page.get_by_role("button", name="Kirim pesan").click()
    expect(page.get_by_text("Apakah bisa dalam Excel?")).to_be_visible()
    page.get_by_role("link", name="Cabut permohonan").click()
    page.get_by_role("button", name="Ya, cabut permohonan ini").click()
    expect(page.get_by_text("Ditutup (dicabut)")).to_be_visible()


@pytest.mark.parametrize("js", [True, False])
def test_yang_salah_ditunjuk_dan_tulisan_tidak_hilang(buka_peramban, js):
    page = buka_peramban(js=js)
    page.goto(FORMULIR)
    isi_formulir(page)
    isian(page, "nama").fill("")
    page.get_by_role("button", name="Kirim permohonan").click()
    page.get_by_role("link", name="Nama lengkap: Tulis nama lengkap Anda.").click()
    expect(isian(page, "rincian_informasi")).to_have_value("Hasil suara tiap TPS di Desa Sumbermulyo, Pemilu 2024")
    isian(page, "nama").fill("Siti Contoh")
    assert kirim(page)


def test_dua_kali_tekan_satu_permohonan(buka_peramban):
    page = buka_peramban()
    page.goto(FORMULIR)
    isi_formulir(page)
    page.get_by_role("button", name="Kirim permohonan").dblclick()
    page.wait_for_url(re.compile("tanda-bukti"))
    assert kantor().permohonan.count() == 1


def test_tulisan_disimpan_di_peramban_sampai_tanda_bukti_kecuali_identitas(buka_peramban):
    page = buka_peramban()
    page.goto(FORMULIR)
    isi_formulir(page)
    isian(page, "nomor_identitas").fill("3517014107900001")
    page.reload()
    expect(isian(page, "nama")).to_have_value("Siti Contoh")
    expect(isian(page, "nomor_identitas")).to_have_value("")
    kirim(page)
    assert page.evaluate("JSON.stringify(sessionStorage)") == "{}"


@pytest.mark.parametrize(("ukuran", "gelap"), [(PONSEL, False), (MEJA, True)], ids=["ponsel-terang", "meja-gelap"])
def test_setiap_halaman_pemohon_dapat_dipakai_semua_orang(
    live_server, buka_peramban, periksa_aksesibilitas, ukuran, gelap
):
    page = buka_peramban(ukuran=ukuran, gelap=gelap)
    masalah, luar = [], []
    page.on("console", lambda pesan: masalah.append(pesan.text) if "Content Security" in pesan.text else None)
    page.on("request", lambda minta: None if minta.url.startswith(live_server.url) else luar.append(minta.url))

    def periksa():
        page.wait_for_load_state()
        tidak_melebar(page)
        periksa_aksesibilitas(page)

    for alamat in ("/", "/?q=jombang", "/kab-jombang/", "/kab-jombang/cek/", "/tiket/rusak/", FORMULIR):
        page.goto(alamat)
        periksa()
    page.evaluate("document.querySelectorAll('.isi details').forEach((satu) => { satu.open = true; })")
    periksa()
    page.get_by_role("button", name="Kirim permohonan").click()
    page.get_by_text("Ada yang perlu diperbaiki").wait_for()
    periksa()
    isi_formulir(page)
    kirim(page)
    periksa()
    page.get_by_role("link", name="Mengapa tanggal ini?").click()
    periksa()
    page.get_by_role("link", name="Kembali ke permohonan").click()
    periksa()
    page.get_by_role("link", name="Kirim yang belum ada").click()
    periksa()
    page.get_by_role("link", name="Kembali").click()
    page.get_by_role("link", name="Cabut permohonan").click()
    periksa()
    assert masalah == []
    assert luar == []
