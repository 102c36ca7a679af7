"""From a refusal to the panel's bundle, through citizen, desk, PPID and Atasan, in a real browser."""

import datetime as dt
import os
import re
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Page, expect

from keberatan.models import BerkasSidang, Keberatan, Sengketa
from permohonan.models import Permohonan
from ppid.models import Surat
from ppid.pekerjaan_latar import kerjakan_berikut
from ppid.peran import Peran
from ppid.surat import cetak
from tests.factories import SENIN, kantor
from tests.keberatan.peraga import TimKeberatan
from tests.peramban.conftest import MEJA

pytestmark = [
    pytest.mark.peramban,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("tanpa_galat_peramban"),
]
FOTO = os.environ.get("PPID_FOTO", "")
CERITA = "Saya meminta jumlahnya saja, bukan data orangnya."


@pytest.fixture(autouse=True)
def saat(monkeypatch):
    jam = {"at": SENIN + dt.timedelta(days=1)}
    monkeypatch.setattr("django.utils.timezone.now", lambda: jam["at"])
    return jam


@pytest.fixture
def tim(transactional_db):
    tim = TimKeberatan(kantor("5301"))
    for peran in (Peran.DESK, Peran.PPID, Peran.ATASAN):
        tim[peran]
    return tim


def foto(page: Page, nama: str) -> None:
    if FOTO:
        page.screenshot(path=str(Path(FOTO, f"keberatan-{nama}.png")), full_page=True)


def _ajukan(page: Page, kasus: Permohonan, periksa_aksesibilitas) -> None:
    """The citizen, on a phone: number and code, then the form, then the receipt."""
    page.goto("/kab-kupang/keberatan/baru/")
    periksa_aksesibilitas(page)
    foto(page, "pilih")
    page.get_by_label("Nomor pendaftaran").fill(kasus.nomor)
    page.get_by_label("Kode cek").fill(kasus.kode)
    page.get_by_role("button", name="Lanjut ke keberatan").click()
    expect(page.get_by_text(kasus.nomor).first).to_be_visible()
    page.get_by_role("button", name="Kirim keberatan").click()
    expect(page.get_by_role("alert")).to_contain_text("Centang sedikitnya satu alasan")
    foto(page, "galat")
    page.get_by_label("Permohonan informasi ditolak").check()
    page.get_by_label(re.compile("Ceritakan yang terjadi")).fill(CERITA)
    foto(page, "formulir")
    periksa_aksesibilitas(page)
    page.get_by_role("button", name="Kirim keberatan").click()
    expect(page.locator("[data-nomor]")).to_have_text(re.compile("001/KEB/5301/III/2026"))
    periksa_aksesibilitas(page)
    foto(page, "bukti")


def test_penolakan_sampai_berkas_sidang(buka_peramban, masuk, tim, saat, periksa_aksesibilitas):
    kasus = tim.ditolak()
    warga = buka_peramban()
    _ajukan(warga, kasus, periksa_aksesibilitas)
    keberatan = Keberatan.objects.get()
    assert (keberatan.permohonan, keberatan.kasus_posisi) == (kasus, CERITA)

    page = masuk(tim[Peran.DESK], keberatan.get_absolute_url())
    page.set_viewport_size(MEJA)
    page.get_by_role("button", name="Teruskan ke PPID").click()
    masuk(tim[Peran.PPID], "/meja/")
    page.get_by_role("link", name=keberatan.nomor).click()
    page.get_by_label("Pandangan PPID").fill("Uji konsekuensinya masih berlaku.")
    page.get_by_role("button", name="Teruskan ke Atasan PPID").click()
    expect(page.get_by_text("Diteruskan ke Atasan PPID").first).to_be_visible()
    periksa_aksesibilitas(page)
    foto(page, "kasus")

    saat["at"] = SENIN + dt.timedelta(days=8)
    masuk(tim[Peran.ATASAN], "/meja/")
    page.get_by_role("link", name="Tanggapi", exact=True).click()
    expect(page.get_by_text(CERITA)).to_be_visible()
    expect(page.get_by_text("Uji konsekuensinya masih berlaku.")).to_be_visible()
    foto(page, "tanggapi")
    page.get_by_label("Ditolak", exact=True).check()
    page.get_by_role("button", name="Terbitkan tanggapan").click()
    expect(page.locator(".errornote")).to_contain_text("Tulis pertimbangan")
    page.locator("textarea[name=pertimbangan_ditolak]").fill("Data itu rahasia pribadi (Pasal 17 huruf h).")
    with page.expect_popup() as jendela:
        page.get_by_role("button", name="Lihat suratnya dulu").click()
    jendela.value.close()
    page.get_by_role("button", name="Terbitkan tanggapan").click()
    expect(page.get_by_text(f"Tanggapan atas {keberatan.nomor} terbit: ditolak.")).to_be_visible()

    # Her session has ended meanwhile; number and code open the objection as they open a request.
    warga.goto("/kab-kupang/cek/")
    warga.get_by_label("Nomor pendaftaran").fill(keberatan.nomor)
    warga.get_by_label("Kode cek").fill(keberatan.kode)
    warga.get_by_role("button", name="Lihat status").click()
    expect(warga.get_by_text("Komisi Informasi Provinsi Nusa Tenggara Timur").first).to_be_visible()
    warga.get_by_label("Tidak menerima, akan ke Komisi Informasi").check()
    warga.get_by_role("button", name="Simpan tanggapan saya").click()
    expect(warga.get_by_text("pernyataan Anda sudah dicatat")).to_be_visible()
    periksa_aksesibilitas(warga)
    foto(warga, "lacak")

    saat["at"] = SENIN + dt.timedelta(days=20)
    masuk(tim[Peran.PPID], keberatan.get_absolute_url())
    page.get_by_role("link", name="Catat sengketa di Komisi Informasi").click()
    page.get_by_label("Nomor register sengketa").fill("007/III/KI-NTT/2026")
    page.get_by_label("Didaftarkan di Komisi Informasi").fill("2026-03-26")
    page.get_by_role("button", name="Catat sengketa").click()
    expect(page.get_by_text("Arsip perkara ini ditahan.").first).to_be_visible()
    page.get_by_role("button", name="Susun berkas sidang").click()
    while kerjakan_berikut(at=saat["at"]):
        pass
    sengketa = Sengketa.objects.get()
    page.goto(page.url.split("/meja")[0] + sengketa.get_absolute_url())
    periksa_aksesibilitas(page)
    foto(page, "sengketa")
    page.get_by_text("Buat tautan baca bagi majelis").click()
    page.get_by_label("Untuk").fill("Panitera Komisi Informasi")
    page.get_by_role("button", name="Buat tautan").click()
    alamat = page.locator("[data-tautan]").inner_text()

    majelis = buka_peramban(ukuran=MEJA)
    majelis.goto(re.sub(r"^https?://[^/]+", "", alamat))
    expect(majelis.get_by_role("heading", name="Berkas sidang")).to_be_visible()
    periksa_aksesibilitas(majelis)
    foto(majelis, "tautan")
    with majelis.expect_download() as unduhan:
        majelis.get_by_role("link", name=re.compile("Unduh PDF")).click()
    isi = unduhan.value.path().read_bytes()
    versi = BerkasSidang.objects.get()
    dokumen = pypdfium2.PdfDocument(isi)
    assert len(dokumen) == versi.halaman > 8
    dokumen.close()
    if FOTO:
        Path(FOTO, "berkas-sidang.pdf").write_bytes(isi)
        for satu in Surat.objects.filter(untuk_keberatan__isnull=False):
            Path(FOTO, f"{satu.jenis}.pdf").write_bytes(cetak(satu, at=saat["at"]))
    assert list(versi.tautan.get().bukaan.values_list("isi", flat=True)) == ["halaman", "pdf"]


def test_keberatan_dapat_diajukan_tanpa_javascript(buka_peramban, tim):
    kasus = tim.ditolak()
    page = buka_peramban(js=False)
    page.goto("/kab-kupang/keberatan/baru/")
    page.get_by_label("Nomor pendaftaran").fill(kasus.nomor)
    page.get_by_label("Kode cek").fill(kasus.kode)
    page.get_by_role("button", name="Lanjut ke keberatan").click()
    page.get_by_label("Permohonan informasi ditolak").check()
    page.get_by_label(re.compile("Ceritakan yang terjadi")).fill(CERITA)
    page.get_by_role("button", name="Kirim keberatan").click()
    expect(page.locator("[data-kode]")).to_have_text(Keberatan.objects.get().kode)
