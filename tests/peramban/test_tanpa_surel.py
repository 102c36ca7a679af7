"""Somebody comes again, has no e-mail, and is told by WhatsApp what a mail would have told."""

import datetime as dt
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from permohonan.models import Permohonan
from ppid.peran import Peran
from tests.factories import SENIN, permohonan_tercatat, petugas
from tests.peramban.conftest import MEJA

pytestmark = [
    pytest.mark.peramban,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("tanpa_galat_peramban"),
]


@pytest.fixture(autouse=True)
def saat(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: SENIN + dt.timedelta(hours=2))


def test_dari_pemohon_lama_sampai_kabarnya_tercatat_terkirim(masuk, page, transactional_db, periksa_aksesibilitas):
    desk = petugas(Peran.DESK)
    lama = permohonan_tercatat(oleh=desk, email="")
    page.set_viewport_size(MEJA)
    masuk(desk, "/meja/permohonan/baru/?kanal=whatsapp")
    page.get_by_label("Informasi yang diminta").fill("DPT per desa, Pemilu 2024")
    page.get_by_label("Nama pemohon").press_sequentially("siti conto")
    pakai = page.get_by_role("button", name="Pakai data ini")
    expect(pakai).to_be_visible()
    expect(page.locator("#pemohon-lama")).to_contain_text("0812•••000")
    periksa_aksesibilitas(page)
    pakai.click()
    expect(page.locator("[name=alamat]")).to_have_value("Jl. Contoh No. 1, Jombang")
    expect(page.get_by_label("Informasi yang diminta")).to_have_value("DPT per desa, Pemilu 2024")
    page.get_by_label("Tujuan penggunaan").fill("Skripsi & laporan")
    page.get_by_role("button", name="Catat dan beri nomor").last.click()
    expect(page.get_by_text("Tercatat dengan nomor")).to_be_visible()
    kasus = Permohonan.objects.exclude(pk=lama.pk).get()

    page.goto(page.url.partition("/meja/")[0] + "/meja/")
    tugas = page.get_by_role("region", name="Kabar yang Anda sampaikan sendiri")
    expect(tugas).to_contain_text("Telepon atau WhatsApp")
    tugas.get_by_role("link", name="Sampaikan").click()
    periksa_aksesibilitas(page)
    tautan = page.get_by_role("link", name="Buka di WhatsApp: 0812-0000-0000")
    alamat = urlsplit(tautan.get_attribute("href") or "")
    assert (alamat.netloc, alamat.path) == ("wa.me", "/6281200000000")
    assert parse_qs(alamat.query)["text"] == [page.get_by_label("Pesan yang sudah disiapkan").input_value()]
    assert (tautan.get_attribute("target"), tautan.get_attribute("rel")) == ("_blank", "noopener noreferrer")
    expect(page.get_by_label("Nomor resi")).to_be_hidden()
    page.get_by_role("radio", name="Kurir").check()
    expect(page.get_by_label("Nomor resi")).to_be_visible()
    page.get_by_role("radio", name="WhatsApp").check()
    page.get_by_label("Disampaikan kepada").fill("Siti sendiri")
    page.get_by_role("button", name="Simpan catatan").click()
    expect(page.get_by_text("WhatsApp dicatat.")).to_be_visible()
    expect(tugas).to_have_count(0)
    page.goto(page.url.partition("/meja/")[0] + kasus.get_absolute_url())
    expect(page.get_by_role("table", name="Riwayat")).to_contain_text("Tanda bukti: WhatsApp, 9 Maret 2026.")
    periksa_aksesibilitas(page)
