"""Blank forms that anybody downloads, and the page that says what the service owes and costs."""

import io
from datetime import date, time, timedelta
from decimal import Decimal

import pikepdf
import pypdfium2
import pytest
from django.urls import reverse
from django.utils.html import escape

from ppid import formulir
from ppid.buka import ringkas_jam
from ppid.models import FormulirKosong, JamLayanan, Tarif
from tests.factories import SENIN, kantor


def alamat(model: str = "ppid-b", slug: str = "kab-jombang") -> str:
    return reverse("formulir", args=[slug, model])


def teks(pdf: bytes) -> str:
    dokumen = pypdfium2.PdfDocument(pdf)
    return " ".join("".join(halaman.get_textpage().get_text_range() for halaman in dokumen).split())


def tarif(satker, **ganti) -> Tarif:
    isi = {"uraian": "Fotokopi", "satuan": "lembar", "biaya": Decimal(500), "nomor_sk": "12/SK/2026"}
    return Tarif.objects.create(**{"satker": satker, "berlaku_dari": date(2026, 1, 1), **isi, **ganti})


@pytest.mark.parametrize(
    ("model", "judul", "lembar"),
    [("ppid-b", "FORMULIR PERMOHONAN INFORMASI PUBLIK", 2), ("ppid-f", "PERNYATAAN KEBERATAN", 2)],
)
def test_formulir_kosong_berkop_kantor_dan_bertanda(client, jombang, model, judul, lembar):
    jawab = client.get(alamat(model))
    assert (jawab.status_code, jawab["Content-Type"]) == (200, "application/pdf")
    assert f"{model}-kab-jombang.pdf" in jawab["Content-Disposition"]
    isi = teks(jawab.content)
    assert judul in isi
    assert "KABUPATEN JOMBANG" in isi
    assert jombang.alamat in isi
    assert "Jam layanan (WIB). Senin–Kamis 08.00–16.00" in isi
    assert "kode verifikasi" not in isi
    with pikepdf.open(io.BytesIO(jawab.content)) as pdf:
        assert "/StructTreeRoot" in pdf.Root
        assert len(pdf.pages) == lembar
        assert all([round(float(x)) for x in halaman.MediaBox] == [0, 0, 595, 842] for halaman in pdf.pages)


def test_tidak_menyetel_kuki_dan_boleh_disimpan(client, jombang):
    jawab = client.get(alamat())
    assert not jawab.cookies
    assert jawab["Cache-Control"] == "public, no-cache"
    lagi = client.get(alamat(), headers={"If-None-Match": jawab["ETag"]})
    assert (lagi.status_code, lagi.content) == (304, b"")


def test_dicetak_sekali_sampai_data_kantor_berubah(client, jombang, monkeypatch):
    cetak = []
    asli = formulir.cetak_html
    monkeypatch.setattr(formulir, "cetak_html", lambda html: cetak.append(html) or asli(html))
    pertama = client.get(alamat())
    assert client.get(alamat()).content == pertama.content
    assert len(cetak) == 1
    jombang.alamat = "Jalan Baru (uji) 1, Jombang"
    jombang.save()
    kedua = client.get(alamat())
    assert kedua["ETag"] != pertama["ETag"]
    assert "Jalan Baru (uji) 1" in teks(kedua.content)
    assert len(cetak) == 2
    assert FormulirKosong.objects.count() == 1


def test_cetakan_yang_gagal_tidak_menyisakan_apa_pun(client, jombang, monkeypatch):
    def gagal(html):
        raise OSError

    monkeypatch.setattr(formulir, "cetak_html", gagal)
    with pytest.raises(OSError):
        client.get(alamat())
    assert not FormulirKosong.objects.exists()


def test_kantor_atau_model_yang_tidak_ada(client, jombang):
    assert client.get(alamat(slug="tidak-ada")).status_code == 404
    # Kept by the office, not filled in by hand by anybody.
    assert client.get(alamat("ppid-c")).status_code == 404
    assert client.get(alamat("karangan")).status_code == 404
    assert client.post(alamat()).status_code == 405


def test_formulir_permohonan_menyebut_tarif_yang_berlaku(client, jombang):
    assert "tidak memungut biaya" in teks(client.get(alamat()).content)
    tarif(jombang)
    tarif(kantor("3673"), uraian="Kurir kantor lain")
    isi = teks(client.get(alamat()).content)
    assert "Fotokopi: Rp500 per lembar (12/SK/2026)" in isi
    assert "kantor lain" not in isi


@pytest.mark.parametrize("rute", ["permohonan:ajukan", "standar_layanan"])
def test_tautan_formulir_permohonan_ada_di_halamannya(client, jombang, rute):
    assert f'href="{alamat()}"' in client.get(reverse(rute, args=["kab-jombang"])).text


@pytest.mark.parametrize("rute", ["keberatan:ajukan", "standar_layanan"])
def test_tautan_formulir_keberatan_ada_di_halamannya(client, jombang, rute):
    assert f'href="{alamat("ppid-f")}"' in client.get(reverse(rute, args=["kab-jombang"])).text


def test_standar_layanan_menyebut_prosedur_waktu_dan_gratis(client, jombang):
    isi = client.get(reverse("standar_layanan", args=["kab-jombang"])).text
    assert escape("paling lama 10 hari kerja") in isi
    assert "tidak menetapkan tarif" in isi


def test_standar_layanan_hanya_memuat_tarif_yang_berlaku_hari_itu(client, jombang):
    tarif(jombang)
    tarif(jombang, uraian="Sudah berakhir", berlaku_sampai=date(2026, 3, 1))
    tarif(jombang, uraian="Belum berlaku", berlaku_dari=date(2099, 1, 1))
    tarif(kantor("3673"), uraian="Kantor lain")
    isi = client.get(reverse("standar_layanan", args=["kab-jombang"])).text
    assert "Rp500 per lembar" in isi
    assert "12/SK/2026" in isi
    for tidak in ("Sudah berakhir", "Belum berlaku", "Kantor lain", "tidak menetapkan tarif"):
        assert tidak not in isi
    assert list(Tarif.objects.berlaku((SENIN + timedelta(days=1)).date())) == list(
        Tarif.objects.filter(uraian__in=["Fotokopi", "Kantor lain"])
    )


def test_jam_yang_sama_berurutan_diringkas():
    satu = [JamLayanan(hari=hari, buka=time(8), tutup=time(15)) for hari in (0, 1, 3)]
    assert ringkas_jam(satu) == ["Senin–Selasa 08.00–15.00", "Kamis 08.00–15.00"]
    assert ringkas_jam([]) == []
