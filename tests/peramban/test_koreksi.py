"""The desk finds that the moment of receipt is wrong, the PPID confirms, the receipt is issued anew."""

import datetime as dt

import pytest
from playwright.sync_api import expect

from permohonan import tiket
from ppid.peran import Peran
from tests.factories import SENIN, permohonan_diproses, petugas

pytestmark = [
    pytest.mark.peramban,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("tanpa_galat_peramban"),
]


@pytest.fixture(autouse=True)
def saat(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: SENIN + dt.timedelta(hours=2))


def test_saat_diterima_dikoreksi_berdua_lalu_tanda_bukti_diganti(
    masuk, buka_peramban, transactional_db, periksa_aksesibilitas
):
    desk, ppid = petugas(Peran.DESK), petugas(Peran.PPID)
    kasus = permohonan_diproses(oleh=desk)
    page = masuk(desk, kasus.get_absolute_url())
    page.get_by_role("link", name="Usulkan koreksi").click()
    expect(page.get_by_label("Diterima pada")).to_be_hidden()
    page.get_by_label("Saat diterima").check()
    expect(page.get_by_label("Nama pemohon", exact=True).last).to_be_hidden()
    page.get_by_label("Diterima pada").fill("2026-03-02T09:00")
    page.get_by_label("Mengapa dikoreksi").fill("Cap terima pada amplop 2 Maret")
    periksa_aksesibilitas(page)
    page.get_by_role("button", name="Usulkan koreksi").click()
    expect(page.get_by_text("Koreksi menunggu persetujuan: saat diterima")).to_be_visible()
    expect(page.get_by_role("link", name="Setujui koreksi")).to_have_count(0)

    page = masuk(ppid, "/meja/")
    page.get_by_role("region", name="Koreksi menunggu orang kedua").get_by_role("link", name=kasus.nomor).click()
    expect(page.get_by_text("Senin, 30 Maret 2026 menjadi Senin, 16 Maret 2026")).to_be_visible()
    periksa_aksesibilitas(page)
    page.get_by_role("link", name="Setujui koreksi").first.click()
    page.get_by_role("button", name="Setujui koreksi").click()
    page.get_by_role("link", name="Terbitkan surat yang diperbaiki").first.click()
    page.locator("select[name=surat]").select_option(label="Tanda Bukti Permohonan Informasi, 9 Maret 2026")
    page.get_by_role("button", name="Terbitkan surat yang diperbaiki").click()
    expect(page.get_by_text("sudah diganti surat 9 Maret 2026")).to_be_visible()
    periksa_aksesibilitas(page)

    pemohon = buka_peramban(js=False)
    pemohon.goto(tiket.tautan(kasus))
    expect(pemohon.get_by_text("Saat diterima: 09-03-2026 10.00 menjadi 02-03-2026 09.00 WIB")).to_be_visible()
    expect(pemohon.get_by_text("sudah diganti surat yang lebih baru")).to_be_visible()
