"""What anybody sees of the list, what nobody may find, and counts that know no person."""

import csv
import io
from datetime import datetime, timedelta
from xml.etree import ElementTree

import openpyxl
import pytest
from django.urls import reverse

from dip.models import UnduhanHarian
from dip.pemeriksaan import periksa_berikut
from dip.pencarian import tawarkan
from dip.perbuatan.pelampiran import lampirkan
from dip.perbuatan.pemutakhiran import mutakhirkan
from dip.perbuatan.penarikan import tahan, tarik
from tests.factories import (
    SENIN,
    WIB,
    berkas_teks,
    edisi_terbit,
    informasi_diklasifikasi,
    informasi_terbit,
    informasi_usulan,
    isi_informasi,
    tutup_berkas,
)

ORANG = {"HTTP_USER_AGENT": "Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 Chrome/126 Mobile Safari/537.36"}
ROBOT = {"HTTP_USER_AGENT": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"}


def alamat_berkas(informasi) -> str:
    return reverse("dip:berkas", args=[informasi.satker.slug, informasi.acuan, informasi.berkas.terbit().get().kode])


@pytest.fixture
def terbit(tim):
    return informasi_terbit(ppid=tim["ppid"], atasan=tim["atasan"], berkas=berkas_teks("tahapan\n"))


def test_halaman_informasi_menyebut_penanggung_jawab_dan_berkasnya(terbit, client, django_assert_max_num_queries):
    with django_assert_max_num_queries(5):
        jawab = client.get(terbit.url_publik())
    isi = jawab.content.decode()
    for kata in (terbit.nama, terbit.ringkasan, terbit.unit, terbit.pejabat, terbit.retensi, "Jombang, 02-03-2024"):
        assert kata in isi
    assert alamat_berkas(terbit) in isi and "disahkan rapat pleno berikutnya" in isi


def test_berkas_diberikan_dengan_jenis_dan_namanya(terbit, client):
    jawab = client.get(alamat_berkas(terbit), **ORANG)
    assert b"".join(jawab) == b"tahapan\n"
    assert jawab["Content-Type"] == "text/csv" and "data.csv" in jawab["Content-Disposition"]
    tutup_berkas(jawab)
    assert jawab["X-Content-Type-Options"] == "nosniff"
    assert client.get(alamat_berkas(terbit), HTTP_IF_NONE_MATCH=jawab["ETag"], **ORANG).status_code == 304


# Nothing else


def test_alamat_umum_tidak_mencapai_yang_lain(tim, terbit, client):
    kode = terbit.berkas.get().kode
    lain = informasi_terbit(ppid=tim["ppid"], atasan=tim["atasan"], berkas=berkas_teks("lain"), nama="Lain")
    lampirkan(terbit, berkas_teks("belum"), judul="Belum", oleh=tim["ppid"], at=SENIN)
    usulan = informasi_usulan(oleh=tim["ppid"])
    lampirkan(usulan, berkas_teks("usulan"), judul="U", oleh=tim["ppid"], at=SENIN)
    slug = terbit.satker.slug
    for acuan, satu, kantor_ in (
        (terbit.acuan, lain.berkas.get().kode, slug),
        (lain.acuan, kode, slug),
        (terbit.acuan, terbit.berkas.get(judul="Belum").kode, slug),
        (usulan.acuan, usulan.berkas.get().kode, slug),
        (terbit.acuan, kode, "kota-serang"),
        (terbit.acuan, "karangan", slug),
        ("karangan", kode, slug),
    ):
        assert client.get(reverse("dip:berkas", args=[kantor_, acuan, satu])).status_code == 404
    for acuan, kantor_ in ((usulan.acuan, slug), (terbit.acuan, "kota-serang")):
        assert client.get(reverse("dip:informasi", args=[kantor_, acuan])).status_code == 404
        assert client.post(reverse("dip:cocok", args=[kantor_, acuan])).status_code == 404


def test_kata_dalam_yang_tertutup_tidak_muncul_di_mana_pun(tim, jombang, client, django_capture_on_commit_callbacks):
    """A unique word in every place that is not public: proposals, pending changes, hidden files, withdrawn items."""
    satu = {"ppid": tim["ppid"], "atasan": tim["atasan"]}
    usulan = informasi_usulan(
        oleh=tim["ppid"],
        **{n: f"xkanari{k}" for k, n in enumerate(("nama", "ringkasan", "unit", "pejabat", "retensi", "tempat"))},
    )
    lampirkan(usulan, berkas_teks("xkanari10"), judul="xkanari11", oleh=tim["ppid"], at=SENIN)
    informasi_diklasifikasi(oleh=tim["ppid"], nama="xkanari12")
    terbuka = informasi_terbit(**satu, nama="Judul terbuka", berkas=berkas_teks("isi terbuka"))
    mutakhirkan(terbuka, isi_informasi(nama="xkanari13", ringkasan="xkanari14"), oleh=tim["ppid"], at=SENIN)
    lampirkan(terbuka, berkas_teks("xkanari15"), judul="xkanari16", oleh=tim["ppid"], at=SENIN)
    while periksa_berikut(at=SENIN):
        pass
    with django_capture_on_commit_callbacks(execute=True):
        ditarik = informasi_terbit(**satu, nama="Judul tertarik", berkas=berkas_teks("xkanari17"))
        letak = alamat_berkas(ditarik)
        tahan(ditarik, alasan="Alasan terbaca", oleh=tim["ppid"], at=SENIN)
        assert client.get(letak).status_code == 410
        tarik(ditarik, oleh=tim["atasan"], at=SENIN)
    edisi = edisi_terbit_tanpa_baru(tim)
    slug = jombang.slug
    halaman = [
        *("/", f"/{slug}/", f"/{slug}/informasi/", f"/{slug}/informasi/kategori/", "/informasi/"),
        *(f"/{slug}/informasi/serta-merta.atom", f"/{slug}/informasi/daftar.csv", f"/{slug}/peta-situs.xml"),
        *(terbuka.url_publik(), ditarik.url_publik(), letak),
        *(f"{dasar}?q=xkanari{n}" for n in range(18) for dasar in (f"/{slug}/informasi/", "/informasi/", "/")),
        f"/{slug}/informasi/?q=xkanar",
    ]
    for alamat in halaman:
        jawab = client.get(alamat)
        isi = (b"".join(jawab) if jawab.streaming else jawab.content).decode()
        cari = alamat.partition("?q=")[2]
        terlihat = isi.replace(f'value="{cari}"', "").replace(f"“{cari}”", "") if cari else isi
        assert "xkanari" not in terlihat, alamat
        assert 'data-total="0"' in isi or not cari or "/?q=" in alamat[:4], alamat
    lembar = openpyxl.load_workbook(io.BytesIO(client.get(f"/{slug}/informasi/daftar.xlsx").content)).active
    assert "xkanari" not in str([[s.value for s in baris] for baris in lembar.iter_rows()])
    assert "xkanari" not in str(edisi.surat.konteks)
    for n in range(18):
        assert tawarkan(f"xkanari{n}", satker=jombang) == []
        jawab = client.post(reverse("dip:saran", args=[slug]), {"rincian_informasi": f"xkanari{n}"})
        assert jawab.content.strip() == b""
    tanda = client.get(ditarik.url_publik())
    assert tanda.status_code == 410 and "Alasan terbaca" in tanda.content.decode()


def edisi_terbit_tanpa_baru(tim):
    from dip.models import InformasiPublik
    from dip.perbuatan.pengusulan import batalkan

    sah = InformasiPublik.objects.menunggu()
    for satu in sah:
        if satu.status == "usulan" or satu.nama.startswith("xkanari"):
            batalkan(satu, alasan="uji", oleh=tim["ppid"], at=SENIN)
    return edisi_terbit(tim)


def test_ringkasan_kategori_menunjukkan_pokok_yang_kosong(terbit, client):
    isi = client.get(reverse("dip:kategori", args=["kab-jombang"])).content.decode()
    assert "Seharusnya diumumkan" in isi and "1 dokumen" in isi
    assert "berhak mengajukan keberatan" in isi or "Ajukan keberatan" in isi


def test_umpan_memuat_yang_serta_merta_saja(tim, terbit, client):
    informasi_terbit(ppid=tim["ppid"], atasan=tim["atasan"], nama="Profil", pokok="profil")
    pohon = ElementTree.fromstring(client.get(reverse("dip:umpan", args=["kab-jombang"])).content)
    atom = "{http://www.w3.org/2005/Atom}"
    assert pohon.tag == f"{atom}feed"
    assert [e.find(f"{atom}title").text for e in pohon.findall(f"{atom}entry")] == [terbit.nama]


def test_lembar_sebar_menurut_ppid_a_dan_teks_tetap_teks(tim, client):
    informasi_terbit(ppid=tim["ppid"], atasan=tim["atasan"], nama="=HYPERLINK(1)", ringkasan="+1")
    baris = list(csv.reader(io.StringIO(client.get("/kab-jombang/informasi/daftar.csv").content.decode("utf-8-sig"))))
    assert baris[0][1] == "Nama Dokumen" and baris[1][1:3] == ["'=HYPERLINK(1)", "'+1"]
    lembar = openpyxl.load_workbook(io.BytesIO(client.get("/kab-jombang/informasi/daftar.xlsx").content)).active
    assert (lembar["A3"].value, lembar["B6"].value, lembar["B6"].data_type) == ("MODEL PPID-A", "=HYPERLINK(1)", "s")


# Counts


def test_seratus_unduhan_orang_dihitung_per_hari_robot_tidak_dan_tanpa_jejak(terbit, client, settings, monkeypatch):
    alamat = alamat_berkas(terbit)
    saat = [SENIN]
    monkeypatch.setattr("django.utils.timezone.now", lambda: saat[0])
    for hari in (0, 1):
        saat[0] = SENIN + timedelta(days=hari)
        for nomor in range(50):
            jejak = {"REMOTE_ADDR": f"10.1.{hari}.{nomor % 5}"}
            b"".join(client.get(alamat, **ORANG, **jejak))
        for nomor in range(25):
            b"".join(client.get(alamat, **ROBOT, REMOTE_ADDR=f"10.9.9.{nomor}"))
    client.head(alamat, **ORANG)
    b"".join(client.get(alamat, HTTP_RANGE="bytes=4-", **ORANG))
    b"".join(client.get(alamat, HTTP_USER_AGENT=""))
    assert list(UnduhanHarian.objects.order_by("hari").values_list("hari", "jumlah")) == [
        (SENIN.date(), 50),
        (SENIN.date() + timedelta(days=1), 50),
    ]
    assert not client.cookies
    assert {k.name for k in UnduhanHarian._meta.concrete_fields} == {"id", "informasi", "berkas", "hari", "jumlah"}
    assert "Diunduh 100 kali" in client.get(terbit.url_publik()).content.decode()


def test_hari_unduhan_menurut_zona_kantornya(tim, terbit, client, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: datetime(2026, 3, 10, 0, 30, tzinfo=WIB))
    b"".join(client.get(alamat_berkas(terbit), **ORANG))
    assert UnduhanHarian.objects.get().hari == datetime(2026, 3, 10).date()


def test_tidak_ada_kuki_pada_halaman_umum(terbit, client):
    for alamat in (
        "/kab-jombang/",
        "/kab-jombang/informasi/?q=rekap",
        terbit.url_publik() + "?dari=tawaran",
        "/kab-jombang/informasi/kategori/",
        "/informasi/",
    ):
        assert client.get(alamat, **ORANG).status_code == 200
    client.post(reverse("dip:cocok", args=["kab-jombang", terbit.acuan]), **ORANG)
    client.post(reverse("dip:saran", args=["kab-jombang"]), {"rincian_informasi": "rekapitulasi suara"}, **ORANG)
    assert not client.cookies


def test_edisi_terbit_dapat_dibaca_siapa_saja(tim, terbit, client):
    edisi = edisi_terbit(tim)
    jawab = client.get(reverse("dip:edisi_terbit", args=["kab-jombang", edisi.acuan]))
    assert jawab.content.startswith(b"%PDF") and not client.cookies
    assert client.get(reverse("dip:edisi_terbit", args=["kota-serang", edisi.acuan])).status_code == 404
    assert edisi.nomor_keputusan in client.get(terbit.url_publik()).content.decode()
