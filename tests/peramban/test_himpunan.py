"""Three ask alike: gathered, read, two answered at once, and their letters printed in a row, in a browser."""

import datetime as dt

import pytest
from playwright.sync_api import expect

from permohonan.models import Permohonan
from permohonan.perbuatan.penyimpanan_teks import IsiTeks, simpan_teks
from ppid.pekerjaan_latar import kerjakan_berikut
from ppid.peran import Peran
from tests.factories import SENIN, kantor, permohonan_diproses, petugas
from tests.peramban.conftest import MEJA, PONSEL

pytestmark = [
    pytest.mark.peramban,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("tanpa_galat_peramban"),
]
SAAT = SENIN + dt.timedelta(hours=2)


@pytest.fixture(autouse=True)
def saat(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: SAAT)


def test_tiga_sejenis_dihimpun_dibaca_dijawab_sekaligus_dan_dicetak_berurutan(
    masuk, transactional_db, periksa_aksesibilitas
):
    desk, ppid = petugas(Peran.DESK), petugas(Peran.PPID)
    tanya = "Berita acara rekapitulasi hasil Pemilu {} tingkat kabupaten"
    kasus = [permohonan_diproses(oleh=desk, rincian_informasi=tanya.format(tahun)) for tahun in (2024, 2024, 2019)]
    isi = IsiTeks(judul="BA kabupaten", bagian="diberikan", isi="Berita acara rekapitulasi kabupaten dalam PDF.")
    simpan_teks(isi, satker=kantor(), oleh=desk, at=SENIN)

    page = masuk(ppid, "/meja/papan/?tab=semua")
    page.set_viewport_size(MEJA)
    periksa_aksesibilitas(page)
    page.get_by_role("link", name=f"2 lain sejenis dengan {kasus[0].nomor}").click()
    page.get_by_label("Nama himpunan baru").fill("BA rekapitulasi kabupaten")
    periksa_aksesibilitas(page)
    page.get_by_role("button", name="Himpun yang dicentang").click()
    periksa_aksesibilitas(page)
    himpunan = page.url

    page.get_by_role("link", name="Jawab bersama (3)").click()
    expect(page.get_by_text("Hanya di sini: 2019. Tidak ada di sini: 2024.")).to_be_visible()
    page.locator("[name=teks]").select_option(label="BA kabupaten (informasi yang diberikan)")
    page.get_by_role("button", name="Sisipkan").click()
    page.get_by_label("Diberikan Seluruhnya").check()
    expect(page.get_by_label("Informasi yang diberikan")).to_have_value(isi.isi)
    page.get_by_role("button", name="Terbitkan untuk yang dicentang").click()
    expect(page.get_by_role("alert")).to_contain_text("Baca isi permohonannya")
    page.get_by_label("Sudah saya baca; jawaban ini tepat untuk isi 1").check()
    page.get_by_label(kasus[2].nomor).uncheck()
    page.set_viewport_size(PONSEL)
    periksa_aksesibilitas(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("button", name="Terbitkan untuk yang dicentang").click()
    expect(page.get_by_text("0 dari 2 permohonan")).to_be_visible()
    periksa_aksesibilitas(page)
    while kerjakan_berikut(at=SAAT):
        pass
    # The page hears of it by itself.
    expect(page.get_by_text("Jawaban bersama selesai untuk 2 permohonan")).to_be_visible(timeout=10_000)
    assert list(Permohonan.objects.order_by("pk").values_list("status", flat=True)) == ["diputus"] * 2 + ["diproses"]

    page.goto(himpunan)
    page.get_by_role("link", name="Cetak surat berurutan").click()
    periksa_aksesibilitas(page)
    page.get_by_role("button", name="Siapkan PDF").click()
    expect(page.get_by_text("Menunggu giliran")).to_be_visible()
    kerjakan_berikut(at=SAAT)
    page.reload()
    expect(page.get_by_text("Selesai: 2 surat")).to_be_visible()
