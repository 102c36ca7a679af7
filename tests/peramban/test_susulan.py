"""The term ends before the consequence test: answered in time, settled afterwards, seen by both sides."""

import datetime as dt

import pytest
from playwright.sync_api import expect

from dip.perbuatan.pemeriksaan_uji import catat_tahap
from dip.perbuatan.penetapan_uji import tetapkan_uji
from dip.perbuatan.pengujian import terima_uji, teruskan_uji
from permohonan import tiket
from permohonan.models import Permohonan
from ppid.peran import Peran
from tests.dip.peraga_uji import TAHAP
from tests.factories import SENIN, WIB, kantor, permohonan_diproses, petugas

pytestmark = [
    pytest.mark.peramban,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("tanpa_galat_peramban"),
]
PERIHAL = "Catatan internal verifikasi berkas pendaftaran"
JATUH_TEMPO = dt.datetime(2026, 3, 30, 9, tzinfo=WIB)
DITETAPKAN = dt.datetime(2026, 4, 6, 9, tzinfo=WIB)


@pytest.fixture
def pindah(monkeypatch):
    """Move the clock of the pages."""

    def ke(at: dt.datetime) -> None:
        monkeypatch.setattr("django.utils.timezone.now", lambda: at)

    ke(SENIN + dt.timedelta(hours=2))
    return ke


def uji_ditetapkan(kasus: Permohonan, *, diterima: dt.datetime, ditetapkan: dt.datetime) -> None:
    """The province sends it on, KPU RI tests it and rules that it is exempt."""
    ri, jatim = petugas(Peran.SUPERVISI, kantor("00")), petugas(Peran.SUPERVISI, kantor("35"))
    uji = kasus.pengujian.get().uji
    uji = terima_uji(teruskan_uji(uji, oleh=jatim, at=diterima), oleh=ri, at=diterima)
    isi = TAHAP | {
        "lingkup": TAHAP["lingkup"] | {"perihal": PERIHAL, "bagian_dikecualikan": "Catatan sebelum berkas diputuskan"},
        "hukum": {"huruf": "i"},
    }
    for nama, satu in isi.items():
        uji = catat_tahap(uji, satu, tahap=nama, oleh=ri, at=ditetapkan)
    ketetapan = {"hasil": "dikecualikan", "nomor_keputusan": "8/PPID-UJI/00/2026", "berlaku_sampai": None}
    tetapkan_uji(uji, **ketetapan, tanggal_keputusan=ditetapkan.date(), oleh=ri, at=ditetapkan)


def test_jatuh_tempo_mendahului_uji_lalu_jawaban_susulan(masuk, buka_peramban, transactional_db, pindah):
    desk, ppid = petugas(Peran.DESK), petugas(Peran.PPID)
    kasus = permohonan_diproses(oleh=desk)
    pemohon = buka_peramban(js=False)

    page = masuk(ppid, f"{kasus.get_absolute_url()}uji/")
    page.get_by_label("Informasi yang diuji").fill(PERIHAL)
    page.get_by_label("Dasar pengecualian").select_option("i")
    page.get_by_label("Bagian yang dikecualikan").fill("Catatan petugas sebelum berkas diputuskan")
    page.get_by_role("button", name="Minta uji konsekuensi").click()
    expect(page.get_by_role("heading", name="Uji konsekuensi")).to_be_visible()

    # The day of the term: the page says which clock runs out first, and the open part is answered.
    pindah(JATUH_TEMPO)
    masuk(ppid, kasus.get_absolute_url())
    expect(page.get_by_text("Jatuh tempo permohonan lebih dulu")).to_be_visible()
    page.goto(f"{page.url}keputusan/")
    page.get_by_label("Diberikan Sebagian").check()
    page.get_by_label("Informasi yang diberikan").fill("Berkas pendaftaran tanpa catatan internal")
    page.get_by_label("Mengapa sebagian tidak diberikan").select_option("masih_diuji")
    page.get_by_label("Bagian yang tidak diberikan").fill("Catatan internal pada berkas itu")
    page.get_by_role("button", name="Putuskan").click()
    expect(page.get_by_role("heading", name="Keputusan: Diberikan Sebagian")).to_be_visible()
    expect(page.get_by_text("Tepat waktu", exact=True)).to_be_visible()
    expect(page.get_by_role("link", name="Beri jawaban susulan")).to_have_count(0)

    pemohon.goto(tiket.tautan(kasus))
    expect(pemohon.get_by_role("heading", name=f"Masih diuji: {PERIHAL}")).to_be_visible()
    expect(pemohon.get_by_text("Anda tidak perlu menunggu uji itu untuk berkeberatan")).to_be_visible()
    expect(pemohon.get_by_role("link", name="Ajukan keberatan").first).to_be_visible()
    assert pemohon.evaluate("document.documentElement.scrollWidth") <= 390

    # Ruled a week later: the supplementary decision refuses that part, with its own letter.
    uji_ditetapkan(kasus, diterima=JATUH_TEMPO, ditetapkan=DITETAPKAN)
    pindah(DITETAPKAN + dt.timedelta(hours=1))
    masuk(ppid, kasus.get_absolute_url())
    page.get_by_role("link", name="Beri jawaban susulan").first.click()
    expect(page.get_by_label("Ditolak")).to_be_checked()
    expect(page.get_by_label("Bagian yang tidak diberikan")).to_have_value("Catatan sebelum berkas diputuskan")
    page.get_by_label("Yang dicakup pengecualian itu").fill("Tepat catatan internal yang diminta")
    page.get_by_role("button", name="Beri jawaban susulan").click()
    expect(page.get_by_role("heading", name="Jawaban susulan: Ditolak")).to_be_visible()

    pemohon.goto(tiket.tautan(kasus))
    expect(pemohon.get_by_text("Masih diuji:")).to_have_count(0)
    expect(pemohon.get_by_role("link", name="Surat Keputusan PPID tentang Penolakan Permohonan")).to_be_visible()
    jenis = list(kasus.surat.values_list("surat__jenis", flat=True))
    assert jenis[-2:] == ["PPID-D", "PPID-E"]
    kasus.refresh_from_db()
    assert (kasus.putusan, kasus.dijawab_tepat_waktu()) == ("sebagian", True)
