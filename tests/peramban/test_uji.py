"""A consequence test from Kupang through its province to KPU RI and back to a refusal, in a real browser."""

import datetime as dt
import os
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from dip.models import UjiKonsekuensi
from ppid.peran import Peran
from ppid.surat import cetak
from tests.factories import SENIN, kantor, permohonan_diproses, petugas

pytestmark = [
    pytest.mark.peramban,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("tanpa_galat_peramban"),
]
FOTO = os.environ.get("PPID_FOTO", "")
TAHAP = {
    "lingkup": {"Materi dan ruang lingkup": "Denah gudang logistik."},
    "bahaya": {"Konsekuensi bila dibuka": "Membuka celah gangguan keamanan logistik."},
    "hukum": {},
    "kepentingan": {
        "Kepentingan umum bila dibuka": "Masyarakat mengetahui logistik aman.",
        "Konsekuensi bila ditutup": "Jumlah dan jadwal kirim tetap diumumkan.",
    },
    "penimbangan": {"Penimbangan": "Menutup bagian itu lebih melindungi kepentingan umum."},
    "hasil": {"Berlaku sampai": "2026-12-31"},
}


@pytest.fixture(autouse=True)
def saat(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: SENIN + dt.timedelta(hours=2))


def foto(page: Page, nama: str) -> None:
    if FOTO:
        page.screenshot(path=str(Path(FOTO, f"{nama}.png")), full_page=True)


def _tekan(page: Page, tombol: str) -> None:
    """Open the page of an act and take it."""
    page.get_by_role("link", name=tombol, exact=True).click()
    page.get_by_role("button", name=tombol, exact=True).click()


def test_dari_kupang_lewat_provinsi_ke_kpu_ri_dan_kembali(masuk, transactional_db, periksa_aksesibilitas):
    kupang, ntt, ri = kantor("5301"), kantor("53"), kantor("00")
    penghubung, ppid, pembina = (petugas(p, kupang) for p in (Peran.PENGHUBUNG, Peran.PPID, Peran.PEMBINA))
    provinsi, nasional = petugas(Peran.SUPERVISI, ntt), petugas(Peran.SUPERVISI, ri)

    page = masuk(penghubung, "/meja/uji/baru/")
    page.get_by_role("button", name="Simpan usulan").click()
    expect(page.get_by_text("Tulis informasi yang akan diuji.").first).to_be_visible()
    page.get_by_label("Informasi yang diuji").fill("Denah pengamanan gudang logistik")
    page.get_by_label("Dasar pengecualian").select_option("c")
    page.get_by_label("Bagian yang dikecualikan").fill("Letak kamera dan jadwal jaga.")
    foto(page, "uji-usul")
    periksa_aksesibilitas(page)
    page.get_by_role("button", name="Simpan usulan").click()
    uji = UjiKonsekuensi.objects.get()
    alamat = uji.get_absolute_url()
    expect(page.get_by_role("link", name="Kirim permohonan uji")).to_have_count(0)

    masuk(ppid, alamat)
    _tekan(page, "Kirim permohonan uji")
    masuk(provinsi, "/meja/uji/")
    foto(page, "uji-papan-provinsi")
    page.get_by_role("link", name="Denah pengamanan gudang logistik").click()
    expect(page.get_by_role("link", name="Terima untuk diuji")).to_have_count(0)
    _tekan(page, "Teruskan kepada KPU RI")
    masuk(nasional, alamat)
    _tekan(page, "Terima untuk diuji")
    expect(page.get_by_text("7 hari kerja sejak diterima")).to_be_visible()

    page.get_by_role("link", name="Undang peserta", exact=True).click()
    page.get_by_label("Yang diundang").fill("atasan; Simon (uji); Sekretaris\nnarasumber; Maria (uji); Ahli hukum")
    page.get_by_label("Tanggal pertemuan").fill("2026-03-10")
    page.get_by_label("Waktu").fill("09.00 WITA")
    page.get_by_label("Tempat").fill("Rapat daring")
    page.get_by_role("button", name="Undang peserta").click()
    for tahap, isi in TAHAP.items():
        page.goto(page.url.split("/meja")[0] + f"{alamat}tahap/{tahap}/")
        for label, nilai in isi.items():
            page.get_by_label(label).fill(nilai)
        if tahap == "hasil":
            page.get_by_label("Dikecualikan").check()
        if tahap == "penimbangan":
            foto(page, "uji-tahap")
            periksa_aksesibilitas(page)
        page.get_by_role("button", name="Simpan").click()
    foto(page, "uji-teruji")
    periksa_aksesibilitas(page)
    page.get_by_role("link", name="Tetapkan hasil", exact=True).click()
    page.get_by_label("Nomor keputusan").fill("7/PPID-UJI/00/2026")
    page.get_by_role("button", name="Tetapkan hasil").click()
    expect(page.get_by_text("Hasil ditetapkan.")).to_be_visible()

    masuk(pembina, alamat)
    page.get_by_role("link", name="Catat rapat pleno", exact=True).click()
    page.get_by_label("Nomor berita acara").fill("9/BA-PLENO/2026")
    page.get_by_label("Tanggal berita acara").fill("2026-03-09")
    page.get_by_role("button", name="Catat rapat pleno").click()
    expect(page.get_by_text("9/BA-PLENO/2026")).to_be_visible()
    foto(page, "uji-selesai")

    page.goto(page.url.split("/meja")[0] + "/kab-kupang/informasi-dikecualikan/")
    expect(page.get_by_text("Letak kamera dan jadwal jaga.")).to_be_visible()
    foto(page, "uji-dikecualikan")
    periksa_aksesibilitas(page)

    # What was ruled serves as the test behind a refusal.
    kasus = permohonan_diproses(oleh=petugas(Peran.DESK, kupang))
    masuk(ppid, f"{kasus.get_absolute_url()}keputusan/")
    page.get_by_label("Ditolak").check()
    page.get_by_label("Uji konsekuensi yang menjadi dasar").select_option(str(uji.pk))
    page.get_by_label("Yang dicakup pengecualian itu").fill("Yang diminta tepat letak kamera gudang.")
    foto(page, "uji-menolak")
    page.get_by_role("button", name="Putuskan").click()
    expect(page.get_by_role("heading", name="Keputusan: Ditolak")).to_be_visible()
    surat = kasus.surat.get(surat__jenis="PPID-E").surat
    assert surat.konteks["keputusan"]["uji"]["nomor"] == "7/PPID-UJI/00/2026"
    assert cetak(surat, at=SENIN + dt.timedelta(hours=3)).startswith(b"%PDF")
