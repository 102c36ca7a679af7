"""Taking over a register in a real browser: upload, columns, a cell corrected in place, the report."""

import datetime as dt

import pytest
from playwright.sync_api import expect

from permohonan.models import Permohonan
from ppid.peran import Peran
from tests.factories import SENIN, kantor, petugas
from tests.impor.test_pengambilalihan import baris, berkas
from tests.peramban.conftest import MEJA, PONSEL

pytestmark = [
    pytest.mark.peramban,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("tanpa_galat_peramban"),
]


@pytest.fixture(autouse=True)
def saat(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: SENIN + dt.timedelta(hours=2))


@pytest.mark.parametrize("ukuran", [MEJA, pytest.param(PONSEL, marks=pytest.mark.lengkap)], ids=["meja", "ponsel"])
def test_register_diambil_alih_dari_unggahan_sampai_laporan(masuk, periksa_aksesibilitas, ukuran):
    page = masuk(petugas(Peran.DESK, kantor()), "/meja/register/")
    page.set_viewport_size(ukuran)
    page.get_by_role("link", name="Ambil alih register lama").click()
    nama, isi = berkas(baris(1), baris(2, Tanggal="kapan"), baris(3))
    page.get_by_label("Berkas register").set_input_files({"name": nama, "mimeType": "", "buffer": isi})
    periksa_aksesibilitas(page)
    page.get_by_role("button", name="Unggah dan periksa").click()
    expect(page.get_by_role("heading", name="Apa isi setiap kolom?")).to_be_visible()
    expect(page.get_by_label("C: Nama")).to_have_value("nama")
    periksa_aksesibilitas(page)
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    page.get_by_role("button", name="Lanjut ke pemeriksaan").click()
    expect(page.locator("[data-bermasalah='1']")).to_be_visible()
    periksa_aksesibilitas(page)
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    page.get_by_label("Isi yang benar, baris 3, kolom B (Tanggal)").fill("13 Februari 2024")
    page.get_by_role("button", name="Simpan perbaikan dan periksa lagi").click()
    expect(page.locator("[data-total='3']")).to_be_visible()
    page.get_by_role("button", name="Ambil alih 3 permohonan").click()
    expect(page.get_by_role("heading", name="Register diambil alih")).to_be_visible()
    periksa_aksesibilitas(page)
    assert Permohonan.objects.count() == 3
