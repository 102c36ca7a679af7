"""The counter by keyboard alone: a walk-in who leaves with a published document, counted key by key."""

import datetime as dt

import pytest
from playwright.sync_api import expect

from permohonan.alur import Status
from permohonan.models import Permohonan
from ppid.models import JenisSurat
from ppid.peran import Peran
from tests.factories import SENIN, berkas_teks, informasi_terbit, kantor, petugas
from tests.peramban.conftest import MEJA, PONSEL

pytestmark = [
    pytest.mark.peramban,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("tanpa_galat_peramban"),
]
# What a practised hand does in less than a minute at five keys a second, and pages it waits for.
KETUKAN_TERBANYAK = 110
HALAMAN_TERBANYAK = 4


class PapanKetik:
    """Keys pressed on a page and pages loaded by them; there is no mouse."""

    def __init__(self, page):
        self.page, self.data, self.kendali, self.halaman = page, 0, 0, 0
        page.on("response", self._dimuat)

    def _dimuat(self, jawaban):
        if jawaban.request.is_navigation_request() and jawaban.status == 200:
            self.halaman += 1

    def ketik(self, teks):
        self.page.keyboard.type(teks)
        self.data += len(teks)

    def tekan(self, tombol, kali=1):
        for _ in range(kali):
            self.page.keyboard.press(tombol)
        # Held keys count as well: Alt-1 are two.
        self.kendali += kali * len(tombol.split("+"))

    def tab_sampai(self, label):
        """Tab until the field with that label has the focus."""
        tujuan = self.page.get_by_label(label).first
        for _ in range(20):
            if tujuan.evaluate("el => el === document.activeElement"):
                return
            self.tekan("Tab")
        raise AssertionError(f"{label} tidak tercapai dengan Tab")


@pytest.fixture
def desk(transactional_db, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: SENIN + dt.timedelta(hours=2))
    ppid, atasan = petugas(Peran.PPID, kantor()), petugas(Peran.ATASAN, kantor())
    informasi_terbit(ppid=ppid, atasan=atasan, berkas=berkas_teks(), nama="Rekapitulasi suara kecamatan Diwek")
    return petugas(Peran.DESK, kantor())


def test_yang_datang_pulang_membawa_informasi_terbit_hanya_dengan_papan_ketik(
    masuk, desk, periksa_aksesibilitas, record_property
):
    page = masuk(desk, "/meja/")
    papan = PapanKetik(page)
    papan.tekan("Alt+c")
    expect(page.get_by_label("Nama pemohon")).to_be_focused()
    papan.ketik("Rina Uji")
    papan.tab_sampai("Alamat")
    papan.ketik("Jl. Melati 2, Jombang")
    papan.tab_sampai("Informasi yang diminta")
    papan.ketik("rekapitulasi suara kecamatan Diwek")
    papan.tab_sampai("Tujuan penggunaan")
    papan.ketik("Skripsi")
    expect(page.get_by_role("button", name="Catat dan serahkan ini")).to_be_visible()
    papan.tekan("Alt+1")
    expect(page.get_by_role("button", name="Berikan langsung")).to_be_focused()
    periksa_aksesibilitas(page)
    papan.tekan("Enter")
    cetak = page.get_by_role("link", name="Tanda Terima", exact=True)
    expect(cetak).to_be_focused()
    kasus = Permohonan.objects.get()
    assert kasus.status == Status.DISERAHKAN
    expect(page.locator("[data-nomor]")).to_have_text(kasus.nomor)
    periksa_aksesibilitas(page)
    for ukuran in (PONSEL, MEJA):
        page.set_viewport_size(ukuran)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    # A PDF names no icon of its own.
    page.route("**/favicon.ico", lambda rute: rute.fulfill(status=204))
    papan.tekan("Enter")
    page.wait_for_url("**/surat/**")
    assert kasus.surat.filter(surat__jenis=JenisSurat.TANDA_TERIMA).count() == 1
    hasil = {"ketukan_data": papan.data, "ketukan_kendali": papan.kendali, "halaman": papan.halaman}
    for nama, nilai in hasil.items():
        record_property(nama, nilai)
    print(hasil)
    assert papan.data + papan.kendali <= KETUKAN_TERBANYAK, hasil
    assert papan.halaman <= HALAMAN_TERBANYAK, hasil


def test_pilihan_yang_ditekan_terlalu_dini_masih_ditawarkan_sesudah_kekurangannya_disebut(masuk, desk):
    page = masuk(desk, "/meja/permohonan/baru/")
    papan = PapanKetik(page)
    papan.ketik("Rina Uji")
    papan.tab_sampai("Informasi yang diminta")
    papan.ketik("rekapitulasi suara kecamatan Diwek")
    expect(page.get_by_role("button", name="Catat dan serahkan ini")).to_be_visible()
    papan.tekan("Alt+1")
    expect(page.get_by_text("Tulis alamat pemohon.").first).to_be_visible()
    expect(page.get_by_role("button", name="Catat dan serahkan ini")).to_be_visible()
    assert not Permohonan.objects.exists()
