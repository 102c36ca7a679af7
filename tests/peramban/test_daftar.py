"""A list on its way from the units to its edition, through five people, in a real browser."""

import datetime as dt
import os
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from dip.demo_daftar import URUTAN_JOMBANG
from dip.models import Edisi, InformasiPublik, UrutanKantor
from dip.pemeriksaan import periksa_berikut
from ppid.peran import Peran
from tests.factories import SENIN, informasi_terbit, kantor, petugas

pytestmark = [
    pytest.mark.peramban,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("tanpa_galat_peramban"),
]
# Where the pictures go for who wants to look at them.
FOTO = os.environ.get("PPID_FOTO", "")


@pytest.fixture(autouse=True)
def saat(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: SENIN + dt.timedelta(hours=2))


@pytest.fixture
def tim(transactional_db):
    peran = (Peran.PENGHUBUNG, Peran.PPID, Peran.ATASAN, Peran.PERTIMBANGAN, Peran.PEMBINA)
    orang = {p.value: petugas(p, kantor("5301"), unit="Subbag Teknis") for p in peran}
    orang["lain"] = petugas(Peran.PPID, kantor("3673"), email="semua@lain.uji")
    for p in (Peran.PENGHUBUNG, Peran.ATASAN, Peran.PERTIMBANGAN, Peran.PEMBINA):
        petugas(p, kantor("3673"), email="semua@lain.uji")
    return orang


def foto(page: Page, nama: str) -> None:
    if FOTO:
        page.screenshot(path=str(Path(FOTO, f"{nama}.png")), full_page=True)


@pytest.mark.parametrize("jalan", ["kupang", pytest.param("jombang", marks=pytest.mark.lengkap)])
def test_daftar_lewat_lima_orang_sampai_edisi_terbit(masuk, tim, jalan, tmp_path, periksa_aksesibilitas):
    satker = kantor("5301")
    if jalan == "jombang":
        UrutanKantor.objects.bulk_create(
            UrutanKantor(satker=satker, urut=n, verba=v, peran=p, sebutan=s)
            for n, (v, p, s) in enumerate(URUTAN_JOMBANG, 1)
        )
    lama = informasi_terbit(ppid=tim["ppid"], atasan=tim["atasan"], nama="Profil kantor", pokok="profil", at=SENIN)
    berkas = tmp_path / "rekap.csv"
    berkas.write_text("desa,suara\nOelamasi,120\n", encoding="utf-8")

    page = masuk(tim["ppid"], "/meja/dip/")
    page.get_by_role("button", name="Mulai menyusun edisi").click()
    edisi = Edisi.objects.get()
    alamat = edisi.get_absolute_url()
    foto(page, f"{jalan}-edisi")
    periksa_aksesibilitas(page)

    def selesaikan(peran: str, tombol: str = "Selesai, teruskan") -> None:
        """The step by its role; another office gets 404, other roles find no button of this step."""
        for lain in set(tim) - {peran, "lain", "ppid"}:
            masuk(tim[lain], alamat)
            expect(page.get_by_role("link", name=tombol)).to_have_count(0)
        asal = masuk(tim["lain"], "/meja/dip/").url.split("/meja")[0]
        assert page.request.get(asal + alamat).status == 404
        masuk(tim[peran], alamat)
        page.get_by_role("link", name=tombol, exact=True).click()
        page.get_by_role("button", name=tombol, exact=True).click()
        expect(page.get_by_text("Langkah selesai.")).to_be_visible()

    if jalan == "jombang":
        selesaikan("atasan")

    masuk(tim["penghubung"], "/meja/dip/baru/")
    page.get_by_label("Nama dokumen").fill("Rekapitulasi suara per desa 2024")
    page.get_by_label("Ringkasan isi").fill("Perolehan suara tiap desa.")
    page.get_by_label("Pejabat penanggung jawab").fill("Kepala Subbag Teknis")
    page.get_by_label("Tahun informasi").fill("2024")
    page.get_by_label("Jangka waktu simpan").fill("Permanen")
    page.get_by_label("Judul berkas").fill("Tabel suara")
    page.locator("input[type=file]").set_input_files(berkas)
    foto(page, f"{jalan}-usul")
    periksa_aksesibilitas(page)
    page.get_by_role("button", name="Usulkan").click()
    expect(page.get_by_text("Usulan dicatat")).to_be_visible()
    expect(page.get_by_text("Sedang diperiksa")).to_be_visible()
    while periksa_berikut(at=SENIN):
        pass
    baru = InformasiPublik.objects.get(nama__startswith="Rekapitulasi")

    masuk(tim["penghubung"], alamat)
    page.get_by_role("link", name="Tandai Profil kantor").click()
    page.get_by_label("Tetap").check()
    foto(page, f"{jalan}-butir")
    periksa_aksesibilitas(page)
    page.get_by_role("button", name="Simpan").click()
    penyusun = "penghubung" if jalan == "jombang" else "ppid"
    if jalan == "kupang":
        selesaikan("penghubung")
    masuk(tim[penyusun], baru.get_absolute_url() + "klasifikasi/")
    page.get_by_label("Pokok informasi").select_option("hasil-tahapan")
    foto(page, f"{jalan}-klasifikasi")
    periksa_aksesibilitas(page)
    page.get_by_role("button", name="Klasifikasikan").click()
    expect(page.get_by_text("Kategori ditetapkan.")).to_be_visible()
    for _ in range(2 if jalan == "jombang" else 1):
        selesaikan(penyusun)

    masuk(tim["atasan"], baru.get_absolute_url() + "koreksi/")
    page.get_by_label("Ringkasan isi").fill("Perolehan suara setiap calon di tiap desa.")
    page.get_by_role("button", name="Koreksi").click()
    expect(page.get_by_text("Dikoreksi Atasan PPID.")).to_be_visible()
    selesaikan("atasan")
    selesaikan("pertimbangan")

    masuk(tim["ppid"], alamat)
    assert page.request.get(f"{page.url}pengesahan/").status == 404
    masuk(tim["pembina"], alamat)
    page.get_by_role("link", name="Catat pengesahan pleno").click()
    page.get_by_role("button", name="Catat pengesahan pleno").click()
    expect(page.get_by_text("Isi nomor berita acaranya.").first).to_be_visible()
    page.get_by_label("Nomor berita acara pleno").fill("12/BA/2026")
    page.get_by_label("Tanggal berita acara").fill("2026-03-09")
    page.get_by_label("Nomor keputusan").fill("21 Tahun 2026")
    page.get_by_label("Tanggal keputusan").fill("2026-03-09")
    page.get_by_role("button", name="Catat pengesahan pleno").click()
    masuk(tim["ppid"], alamat)
    page.get_by_role("link", name="Terbitkan edisi").click()
    page.get_by_role("button", name="Terbitkan edisi").click()
    expect(page.get_by_text("Edisi diterbitkan.")).to_be_visible()
    foto(page, f"{jalan}-terbit")
    pdf = page.get_by_role("link", name="Model PPID-A (PDF)").get_attribute("href")
    assert page.request.get(f"{page.url.split('/meja')[0]}{pdf}").body().startswith(b"%PDF")

    page.context.clear_cookies()
    page.goto(page.url.split("/meja")[0] + "/kab-kupang/informasi/?q=rekap+desa")
    page.get_by_role("link", name="Rekapitulasi suara per desa 2024").click()
    expect(page.get_by_text("Perolehan suara setiap calon di tiap desa.")).to_be_visible()
    periksa_aksesibilitas(page)
    with page.expect_download() as unduhan:
        page.get_by_role("link", name="Tabel suara").click()
    assert Path(unduhan.value.path()).read_text(encoding="utf-8") == "desa,suara\nOelamasi,120\n"
    lama.refresh_from_db()
    assert lama.edisi_id == edisi.pk


def test_yang_sedang_ditulis_disambut_dengan_yang_sudah_terbit(buka_peramban, tim, periksa_aksesibilitas):
    satu = informasi_terbit(ppid=tim["ppid"], atasan=tim["atasan"], at=SENIN)
    page = buka_peramban()
    page.goto("/kab-kupang/permohonan/baru/")
    page.get_by_label("Informasi yang diminta").press_sequentially("rekapitulasi suara Kecamatan Ploso", delay=5)
    tawaran = page.get_by_role("link", name=satu.nama)
    expect(tawaran).to_be_visible()
    periksa_aksesibilitas(page)
    page.goto(tawaran.get_attribute("href"))
    page.get_by_role("button", name="Ya, ini yang saya cari").click()
    expect(page.get_by_role("heading", name="Baik, tidak perlu mengajukan permohonan")).to_be_visible()
    tanpa = buka_peramban(js=False)
    tanpa.goto("/kab-kupang/informasi/?q=rekap")
    tanpa.get_by_role("link", name=satu.nama).click()
    expect(tanpa.get_by_role("heading", name=satu.nama)).to_be_visible()
