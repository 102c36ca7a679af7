"""What officers do all day, in a real browser."""

import datetime as dt

import pytest
from playwright.sync_api import Page, expect

from permohonan.alur import Status
from permohonan.models import Permohonan
from permohonan.perbuatan.disposisi import disposisikan
from ppid.models import JenisSurat
from ppid.pekerjaan_latar import kerjakan_berikut
from ppid.peran import Peran
from tests.factories import (
    SENIN,
    isi_keputusan,
    kantor,
    permohonan_diproses,
    permohonan_diputus,
    permohonan_terdaftar,
    petugas,
    uji_konsekuensi,
)

pytestmark = [
    pytest.mark.peramban,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("tanpa_galat_peramban"),
]


@pytest.fixture(autouse=True)
def saat(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: SENIN + dt.timedelta(hours=2))


@pytest.fixture
def kantor_jombang(transactional_db):
    """Everybody of one office, by role."""
    return {
        peran: petugas(peran, kantor(), unit="Subbag Teknis") for peran in (Peran.DESK, Peran.PPID, Peran.PENGHUBUNG)
    }


def test_desk_mencatat_yang_datang_hanya_dengan_papan_ketik(masuk, kantor_jombang):
    page = masuk(kantor_jombang[Peran.DESK], "/meja/permohonan/baru/")
    ketukan = 0

    def ketik(teks: str) -> None:
        nonlocal ketukan
        page.keyboard.type(teks)
        ketukan += len(teks)

    def tekan(tombol: str, kali: int = 1) -> None:
        nonlocal ketukan
        for _ in range(kali):
            page.keyboard.press(tombol)
        ketukan += kali

    expect(page.get_by_label("Nama pemohon")).to_be_focused()
    ketik("Rina Uji")
    tekan("Tab")
    ketik("Jl. Melati 2, Jombang")
    tekan("Tab")
    ketik("081200001111")
    tekan("Tab", 2)
    expect(page.get_by_label("KTP asli diperlihatkan")).to_be_focused()
    tekan("Space")
    tekan("Tab", 3)
    expect(page.get_by_label("Informasi yang diminta")).to_be_focused()
    ketik("DPT per desa, Pemilu 2024")
    tekan("Tab")
    ketik("Skripsi")
    # The choices are already the usual ones.
    while page.evaluate("document.activeElement.tagName") != "BUTTON":
        tekan("Tab")
    tekan("Enter")
    expect(page.get_by_text("Tercatat dengan nomor")).to_be_visible()
    kasus = Permohonan.objects.get()
    expect(page.locator("[data-nomor]")).to_have_text(kasus.nomor)
    expect(page.get_by_role("link", name="Tanda Bukti Permohonan Informasi", exact=True)).to_be_visible()
    assert kasus.pemohon.nama == "Rina Uji" and kasus.identitas_ada
    # Four keys a second for somebody who types with two fingers: far below a minute.
    assert ketukan <= 130


def test_permohonan_dari_laman_membunyikan_lonceng_tanpa_memuat_ulang(masuk, kantor_jombang, page: Page):
    page.clock.install()
    masuk(kantor_jombang[Peran.DESK], "/meja/")
    expect(page.locator("[data-lonceng='0']")).to_be_visible()
    page.evaluate("window.belumDimuatUlang = true")
    kasus = permohonan_terdaftar(at=SENIN + dt.timedelta(hours=1))
    page.clock.run_for(21_000)
    expect(page.locator("[data-lonceng='1']")).to_be_visible()
    expect(page.locator("#baru a.nomor")).to_have_text(kasus.nomor)
    assert page.evaluate("window.belumDimuatUlang")
    page.locator("#baru a.nomor").click()
    expect(page.locator(".kepala-kasus")).to_contain_text("Pegang: Saya")
    expect(page.locator("[data-lonceng='0']")).to_be_visible()


def test_dari_disposisi_sampai_jawaban_unit(masuk, kantor_jombang):
    desk, penghubung = kantor_jombang[Peran.DESK], kantor_jombang[Peran.PENGHUBUNG]
    kasus = permohonan_diproses(oleh=desk)
    page = masuk(desk, kasus.get_absolute_url())
    page.get_by_label("Kepada").select_option(str(penghubung.pk))
    page.get_by_role("button", name="Teruskan ke unit").click()
    expect(page.get_by_text("Diteruskan ke unit yang menguasai informasi.")).to_be_visible()
    page = masuk(penghubung, "/meja/")
    page.get_by_role("link", name=kasus.nomor).click()
    page.get_by_label("Jawaban unit").fill("Ada, dalam CSV.")
    page.get_by_label("Dokumen").set_input_files(
        files=[{"name": "suara.csv", "mimeType": "text/csv", "buffer": b"desa,suara\nA,1\n"}]
    )
    page.get_by_role("button", name="Kirim jawaban").click()
    expect(page.get_by_text(f"Jawaban untuk {kasus.nomor} terkirim.")).to_be_visible()
    page = masuk(kantor_jombang[Peran.PPID], "/meja/papan/")
    expect(page.locator("tbody tr")).to_contain_text("Putuskan")


def test_ppid_memperpanjang_satu_kali(masuk, kantor_jombang):
    kasus = permohonan_diproses(oleh=kantor_jombang[Peran.DESK])
    page = masuk(kantor_jombang[Peran.PPID], kasus.get_absolute_url())
    page.get_by_role("link", name="Perpanjang waktu").click()
    expect(page.get_by_text("menjadi Kamis, 9 April 2026")).to_be_visible()
    page.get_by_label("Informasi yang diminta belum dikuasai").check()
    page.get_by_label("Uraian alasan").fill("Dokumen masih di gudang arsip.")
    page.get_by_role("button", name="Perpanjang waktu").click()
    expect(page.locator("[data-tenggat]")).to_have_attribute("data-tenggat", "2026-04-09")
    expect(page.get_by_role("link", name="Pemberitahuan Perpanjangan Waktu (PDF)")).to_be_visible()


def test_ppid_memutus_sebagian_dan_formulir_hanya_menanyakan_yang_perlu(masuk, kantor_jombang):
    uji = uji_konsekuensi()
    kasus = permohonan_diproses(oleh=kantor_jombang[Peran.DESK])
    page = masuk(kantor_jombang[Peran.PPID], f"{kasus.get_absolute_url()}keputusan/")
    expect(page.get_by_label("Informasi yang diberikan")).to_be_hidden()
    page.get_by_label("Tidak di Bawah Penguasaan").check()
    expect(page.get_by_label("Badan publik yang menguasai")).to_be_visible()
    expect(page.get_by_label("Informasi yang diberikan")).to_be_hidden()
    page.get_by_label("Diberikan Sebagian").check()
    page.get_by_label("Informasi yang diberikan").fill("Daftar nama tanpa NIK")
    page.get_by_label("Waktu penyediaan").fill("2026-03-10")
    page.get_by_label("Mengapa sebagian tidak diberikan").select_option("dikecualikan")
    page.get_by_label("Bagian yang tidak diberikan").fill("NIK pelamar")
    page.get_by_role("button", name="Putuskan").click()
    expect(page.get_by_role("alert")).to_contain_text("harus menunjuk uji konsekuensi")
    expect(page.get_by_label("Bagian yang tidak diberikan")).to_have_value("NIK pelamar")
    page.get_by_label("Uji konsekuensi yang menjadi dasar").select_option(str(uji.pk))
    page.get_by_label("Yang dicakup pengecualian itu").fill("NIK adalah data pribadi")
    page.get_by_role("button", name="Putuskan").click()
    expect(page.get_by_role("heading", name="Keputusan: Diberikan Sebagian")).to_be_visible()
    jenis = set(kasus.surat.values_list("surat__jenis", flat=True))
    assert {JenisSurat.PPID_D, JenisSurat.PPID_E} <= jenis


def test_penyerahan_menerbitkan_tanda_terima(masuk, kantor_jombang):
    kasus = permohonan_diputus(desk=kantor_jombang[Peran.DESK], ppid=kantor_jombang[Peran.PPID], isi=isi_keputusan())
    page = masuk(kantor_jombang[Peran.DESK], kasus.get_absolute_url())
    page.get_by_label("Cara disampaikan").select_option("langsung")
    page.get_by_role("button", name="Serahkan informasi").click()
    expect(page.get_by_role("link", name="Tanda Terima Informasi Publik (PDF)")).to_be_visible()
    kasus.refresh_from_db()
    assert kasus.status == Status.DISERAHKAN


@pytest.mark.parametrize(
    ("lebar", "gelap"), [(1280, True), (390, False), pytest.param(1280, False, marks=pytest.mark.lengkap)]
)
def test_halaman_petugas_dapat_dipakai_semua_orang(
    masuk, kantor_jombang, periksa_aksesibilitas, page: Page, lebar, gelap
):
    desk, ppid = kantor_jombang[Peran.DESK], kantor_jombang[Peran.PPID]
    uji_konsekuensi()
    permohonan_terdaftar(at=SENIN + dt.timedelta(hours=1))
    dijawab = permohonan_diputus(desk=desk, ppid=ppid)
    kasus = permohonan_diproses(oleh=desk)
    disposisi = disposisikan(
        kasus,
        kepada=kantor_jombang[Peran.PENGHUBUNG],
        instruksi="Mohon",
        batas=kasus.jatuh_tempo,
        oleh=desk,
        at=SENIN,
    )
    page.set_viewport_size({"width": lebar, "height": 900})
    page.emulate_media(color_scheme="dark" if gelap else "light")
    alamat = ["/meja/", "/meja/papan/?tab=semua", "/meja/permohonan/", "/meja/permohonan/baru/", "/meja/disposisi/"]
    alamat += ["/meja/pekerjaan/", "/meja/register/"]
    alamat += [kasus.get_absolute_url(), dijawab.get_absolute_url()]
    alamat += [kasus.get_absolute_url() + satu for satu in ("keputusan/", "tanggal/", "perpanjangan/")]
    for satu in [*alamat, f"/meja/disposisi/{disposisi.acuan}/"]:
        masuk(ppid, satu)
        expect(page.locator("[data-lonceng]")).to_be_visible()
        periksa_aksesibilitas(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), satu


def test_register_diunduh_lewat_pekerja_dengan_kemajuan_yang_terlihat(masuk, kantor_jombang, periksa_aksesibilitas):
    for _ in range(3):
        permohonan_diproses(oleh=kantor_jombang[Peran.DESK])
    page = masuk(kantor_jombang[Peran.PPID], "/meja/register/")
    page.get_by_role("button", name="CSV").click()
    expect(page.get_by_text("Menunggu giliran")).to_be_visible()
    periksa_aksesibilitas(page)
    # The page asks again by itself.
    assert kerjakan_berikut(at=SENIN + dt.timedelta(hours=2))
    unduh = page.get_by_role("link", name="Unduh register-ppid-c-kab-jombang.csv")
    with page.expect_download() as unduhan:
        unduh.click()
    assert unduhan.value.path().read_text().count("/PPID/3517/") == 3


def test_wilayah_menyebut_kantor_yang_abai(masuk, kantor_jombang, periksa_aksesibilitas):
    permohonan_terdaftar(at=SENIN - 10 * dt.timedelta(days=1))
    page = masuk(petugas(Peran.SUPERVISI, kantor("35")), "/meja/wilayah/")
    expect(page.get_by_text("1 kantor belum membuka permohonan daring")).to_be_visible()
    periksa_aksesibilitas(page)


def test_kotak_masuk_lain_dicentang_sudah_dilihat(masuk, kantor_jombang):
    page = masuk(kantor_jombang[Peran.DESK], "/meja/")
    page.locator("#kotak li", has_text="WhatsApp").get_by_role("button").click()
    expect(page.locator("#kotak li", has_text="WhatsApp").get_by_text("Sudah dilihat")).to_be_visible()
