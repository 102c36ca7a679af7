"""Reports under hostile hands: odd addresses, races, bad photos, markup, midnight in another zone."""

import io
import threading
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections
from django.urls import reverse
from PIL import Image

from laporan.angka_narasi import angka_diketik
from laporan.cetak import pdf, xlsx
from laporan.forms.laporan import FormulirFoto
from laporan.hitungan import hitung
from laporan.models import Laporan, Sarana
from laporan.naskah import susun
from laporan.perbuatan.penerbitan import terbitkan_laporan
from laporan.perbuatan.pengesahan import sahkan_laporan
from laporan.perbuatan.penulisan import tulis_bagian
from laporan.perbuatan.penyusunan import mulai_laporan
from laporan.perbuatan.permintaan import minta_cetak
from laporan.periode import baca
from laporan.rekap import dari_rekap, segarkan
from laporan.rincian import rincian
from permohonan.perbuatan.keputusan import putuskan
from ppid.galat import AturanDilanggar
from ppid.models import JenisSurat, Satker, Surat
from ppid.peran import Peran
from tests.factories import isi_keputusan, kantor, permohonan_terdaftar
from tests.keberatan.peraga import BATAS_PERINTAH, DITANGGAPI, SESUDAH_LEWAT, TimKeberatan
from tests.laporan.peraga import PLENO, SAAT, TAHUN_2024, laporan_di_pleno, laporan_ditulis, orang_kantor

WIT = ZoneInfo("Asia/Jayapura")


@pytest.mark.parametrize(
    "masa", ["٢٠٢٤", "2024-W05", "2024\x00", "9" * 5000, "2024-02-30", "0000", "2024-00", "2023-02-29"]
)
@pytest.mark.parametrize("nama", ["statistik", "angka", "kegiatan"])
def test_masa_ganjil_tidak_menjadi_galat(serang, orang_serang, client, nama, masa):
    client.force_login(orang_serang["ppid"])
    alamat = reverse("laporan:statistik", args=["kota-serang"]) if nama == "statistik" else reverse(f"laporan:{nama}")
    assert client.get(alamat, {"masa": masa}).status_code == 200


def test_hari_kabisat_ialah_satu_hari(serang):
    masa = baca("2024-02-29")
    assert (masa.awal, masa.akhir, masa.jenis) == (date(2024, 2, 29), date(2024, 2, 29), "harian")
    assert baca("2024-02").akhir == date(2024, 2, 29)


def test_baris_kantor_lain_tidak_terbuka_lewat_sel_kantor_ini(serang, orang_serang, client):
    permohonan_terdaftar(satker=kantor("3517"), at=datetime(2024, 3, 4, 9, tzinfo=WIT))
    client.force_login(orang_serang["ppid"])
    isi = client.get(reverse("laporan:baris"), {"masa": "2024", "dimensi": "hasil", "nilai": "berjalan"})
    assert 'data-total="0"' in isi.content.decode()


def test_tahun_baru_di_jayapura_memisah_dua_permohonan_sedetik(db):
    satker = Satker.objects.filter(zona_waktu="Asia/Jayapura").first()
    for nomor, saat in enumerate((datetime(2025, 12, 31, 23, 59, 59, tzinfo=WIT), datetime(2026, 1, 1, tzinfo=WIT))):
        permohonan_terdaftar(satker=satker, at=saat, email=f"warga{nomor}@uji.test")
    nanti = datetime(2026, 2, 1, 9, tzinfo=WIT)
    while segarkan(at=nanti):
        pass
    for masa in ("2025", "2026", "2025-12", "2026-01", "2025-Q4", "2026-Q1"):
        assert hitung([satker], baca(masa), at=nanti).banyak("hasil") == 1, masa
        assert dari_rekap([satker], baca(masa), at=nanti).banyak("hasil") == 1, masa
    for masa, bulan in (("2025-12-31", "2025-12"), ("2026-01-01", "2026-01")):
        assert len(rincian([satker.pk], baca(masa), kunci="bulan", nilai=bulan, at=nanti)) == 1


def test_jawaban_kedua_tidak_membuat_jawaban_pertama_terlambat(db, jombang):
    tim = TimKeberatan(jombang)
    kasus = tim.sampai(tim.ditanggapi())
    masa = baca("2026")
    dibuka = hitung([jombang], masa, at=SESUDAH_LEWAT)
    assert (dibuka.banyak("hasil", "ditolak"), dibuka.banyak("ketepatan", "tepat")) == (1, 1)
    isi = isi_keputusan(waktu_penyediaan=BATAS_PERINTAH)
    putuskan(kasus.permohonan, isi, oleh=tim[Peran.PPID], at=DITANGGAPI + timedelta(days=1))
    dijawab = hitung([jombang], masa, at=SESUDAH_LEWAT)
    assert (dijawab.banyak("hasil", "seluruhnya"), dijawab.banyak("ketepatan", "tepat")) == (1, 1)
    assert dijawab.hari_kerja() == {0: 1}
    assert not [satu for satu in susun(jombang, masa, at=SESUDAH_LEWAT).kesalahan if "berjumlah" in satu]


@pytest.mark.parametrize(
    "kalimat",
    [
        "Undang-Undang Nomor 14 Tahun 2008",
        "UU No. 14/2008 dan PKPU 22/2023, Pasal 22 ayat (7)",
        "pukul 09.00 – 15.00 WIB; istirahat 12.00 s/d 13.00WIB",
        "Telepon (0254) 200374 atau 0254-200374",
        "Keputusan Nomor : 085.A/HK.03.01-Kpt/3673/KPU-Kot/IV/2020",
        "Jl. KH. A. Fatah Hasan No 247, Ciceri",
        "Kota Serang, 8 Januari 2025, NIP. 19821016 200902 1 005",
        "1. Sosialisasi dilakukan.\n2. Ruang khusus diremajakan.",
    ],
)
def test_kutipan_laporan_kantor_tidak_ditanyakan(kalimat):
    assert angka_diketik(kalimat) == []


@pytest.mark.parametrize(
    ("kalimat", "angka"),
    [
        ("berjumlah 08 orang", ["08"]),
        ("13 (tiga belas) orang", ["13"]),
        ("selama tahun 2023 tidak ada", ["2023"]),
        ("8 (delapan) dokumen SOP", ["8"]),
        ("١٥ permohonan", ["١٥"]),
    ],
)
def test_angka_sungguhan_ditanyakan(kalimat, angka):
    assert angka_diketik(kalimat) == angka


def test_markah_tetap_teks_di_kertas_dan_lembar(serang, orang_serang):
    import pypdfium2

    laporan = laporan_ditulis(serang, orang_serang)
    Sarana.objects.create(
        satker=serang, nama="=HYPERLINK(1) <script>x</script>", jumlah=1, kondisi="baik", dari=date(2023, 1, 1)
    )
    isi = "<img src='file:///etc/passwd'> <b>tebal</b> {{kantor}} {{\nkantor\n}}"
    tulis_bagian(laporan, kunci="7a", isi=isi, versi=1, oleh=orang_serang["ppid"], at=SAAT)
    naskah = susun(serang, TAHUN_2024, at=SAAT, laporan=laporan)
    assert not naskah.konsep
    teks = "\n".join(h.get_textpage().get_text_range() for h in pypdfium2.PdfDocument(pdf(naskah)))
    assert "<img src='file:///etc/passwd'>" in teks and "<b>tebal</b> KPU Kota Serang" in teks
    buku = openpyxl.load_workbook(io.BytesIO(xlsx(naskah.isi)))
    sel = [satu for lembar in buku for baris in lembar.iter_rows() for satu in baris]
    assert [satu.value for satu in sel if satu.data_type == "f"] == []
    assert any(satu.value == "=HYPERLINK(1) <script>x</script>" for satu in sel)


def _gambar(jenis: str, lebar: int, tinggi: int) -> bytes:
    keluaran = io.BytesIO()
    Image.new("1" if jenis == "PNG" else "RGB", (lebar, tinggi)).save(keluaran, jenis)
    return keluaran.getvalue()


@pytest.mark.parametrize(
    ("nama", "isi"),
    [
        ("heic.jpg", b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + b"\0" * 100),
        ("kosong.jpg", b""),
        ("60-megapiksel.png", lambda: _gambar("PNG", 10_000, 6_000)),
        ("teks.png", b"halo"),
        ("gambar.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("svg.png", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("png.jpg", lambda: _gambar("PNG", 5, 5)),
        ("tanpa-akhiran", lambda: _gambar("PNG", 5, 5)),
        ("terpotong.jpg", lambda: _gambar("JPEG", 800, 600)[:500]),
    ],
)
def test_foto_yang_bukan_foto_ditolak_dengan_penjelasan(serang, orang_serang, nama, isi):
    laporan = laporan_ditulis(serang, orang_serang)
    unggahan = SimpleUploadedFile(nama, isi() if callable(isi) else isi)
    isian = FormulirFoto({"keterangan": "Ruang layanan"}, {"foto": unggahan}, kasus=laporan, at=SAAT)
    assert not isian.is_valid()
    assert isian.errors["foto"]


def _serentak(*kerja):
    """What each gave or raised, all begun at the same moment."""
    hasil: list[object] = [None] * len(kerja)
    mulai = threading.Barrier(len(kerja))

    def satu(letak, lakukan):
        mulai.wait()
        try:
            hasil[letak] = lakukan()
        except AturanDilanggar as galat:
            hasil[letak] = galat
        finally:
            connections.close_all()

    utas = [threading.Thread(target=satu, args=isi) for isi in enumerate(kerja)]
    for satu_utas in utas:
        satu_utas.start()
    for satu_utas in utas:
        satu_utas.join()
    return hasil


@pytest.mark.django_db(transaction=True)
def test_yang_serentak_terjadi_sekali():
    satker = kantor("3673")
    orang = orang_kantor(satker)
    siapa = {"satker": satker, "oleh": orang["ppid"], "at": SAAT}
    assert len(set(_serentak(*[lambda: minta_cetak(TAHUN_2024, bentuk="pdf", **siapa).pk] * 4))) == 1
    assert len(set(_serentak(*[lambda: mulai_laporan(baca("2023"), **siapa).pk] * 4))) == 1
    pk = laporan_di_pleno(satker, orang).pk

    def sahkan(nomor):
        return sahkan_laporan(
            Laporan.objects.get(pk=pk), **PLENO | {"nomor": f"{nomor}/L"}, oleh=orang["pembina"], at=SAAT
        ).nomor

    disahkan = _serentak(*[lambda nomor=nomor: sahkan(nomor) for nomor in range(3)])
    assert sum(isinstance(satu, str) for satu in disahkan) == 1
    assert Laporan.objects.get(pk=pk).nomor in disahkan
    terbit = _serentak(*[lambda: terbitkan_laporan(Laporan.objects.get(pk=pk), oleh=orang["ppid"], at=SAAT)] * 3)
    assert sum(isinstance(satu, Laporan) for satu in terbit) == 1
    assert Surat.objects.filter(jenis=JenisSurat.LAPORAN).count() == 1
