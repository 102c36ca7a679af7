"""The papers for the panel: what is in them and what never is, their versions, the job, and the read-only link."""

import csv
import hashlib
import io
import json
import re
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pikepdf
import pypdfium2
import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from keberatan import berkas_sidang
from keberatan.models import BerkasSidang, BukaanTautan, Sengketa, TautanSidang
from keberatan.perbuatan.pelampiran import lampirkan
from keberatan.perbuatan.pendaftaran_sengketa import daftarkan_sengketa
from keberatan.perbuatan.penerusan import teruskan_ke_atasan
from keberatan.perbuatan.penyampaian import catat_penyampaian
from keberatan.perbuatan.penyusunan_berkas import bagikan_berkas_sidang, cabut_tautan, minta_berkas_sidang
from keberatan.perbuatan.pernyataan_sikap import nyatakan_sikap
from keberatan.perbuatan.persidangan import jadwalkan_sidang
from keberatan.perbuatan.tanggapan import tanggapi
from permohonan.models import Sifat
from permohonan.perbuatan.kelengkapan import lengkapi, nyatakan_lengkap
from permohonan.perbuatan.keputusan import putuskan
from permohonan.perbuatan.pendaftaran import lampirkan as lampirkan_permohonan
from permohonan.perbuatan.penyerahan import CaraPenyerahan
from permohonan.perbuatan.pesan import kirim_pesan
from permohonan.putusan import CaraSerah
from ppid.models import JenisSurat, PekerjaanLatar
from ppid.pekerjaan_latar import kerjakan_berikut
from ppid.peran import PERAN_JABATAN, Peran
from ppid.surat import cetak
from ppid.unggahan import UnggahanBersih
from tests.factories import NIK_UJI, SENIN, isi_keputusan, kantor, petugas, tutup_berkas, uji_konsekuensi
from tests.keberatan.peraga import (
    DI_KOMISI,
    DIAJUKAN,
    DITANGGAPI,
    SESUDAH_LEWAT,
    TimKeberatan,
    isi_tanggapan,
    keberatan_diajukan,
)
from tests.keberatan.test_meja import didisposisikan

# Of a third person, in what was written about him: his identity number, telephone, address.
ORANG_LAIN = {
    "kasus_posisi": ("3517 0155 0885 0011", "0857-1111-9001", "badu@posisi.test"),
    "tambahan": ("3517015508850022", "+62 857 1111 9002", "badu@tambahan.test"),
    "pesan": ("3517.0155.0885.0033", "085711119003", "badu@pesan.test"),
    "sikap": ("3517015508850044", "0857 1111 9004", "badu@sikap.test"),
}
GAMBAR = UnggahanBersih("ktp.png", "image/png", b"\x89PNG kartu pemohon")
BUKTI = UnggahanBersih("bukti.pdf", "application/pdf", b"%PDF-1.7 bukti pendukung")
UNIT = UnggahanBersih("unit.csv", "text/csv", b"jawaban,unit\n")
PANGGILAN = UnggahanBersih("panggilan.pdf", "application/pdf", b"%PDF-1.7 panggilan sidang")


def cerita(tempat: str) -> str:
    return f"Cerita pada {tempat}. Hubungi Badu, {', '.join(ORANG_LAIN[tempat])}."


def rapat(teks: str) -> str:
    """Without spaces, which a printed page has in other places."""
    return "".join(teks.split())


def isi_pdf(bita: bytes) -> list[str]:
    dokumen = pypdfium2.PdfDocument(bita)
    try:
        return [rapat(halaman.get_textpage().get_text_range()) for halaman in dokumen]
    finally:
        dokumen.close()


def kerjakan(at=DI_KOMISI) -> None:
    while kerjakan_berikut(at=at):
        pass


def url(nama: str, kasus: Any, *lain: str) -> str:
    return reverse(f"keberatan:{nama}", args=[kasus.acuan, *lain])


def teks(jawaban, status=200) -> str:
    assert jawaban.status_code == status, jawaban.status_code
    return " ".join(jawaban.content.decode().split())


# What is in it


@dataclass
class Bundel:
    """One bundle as it was stored, and what it was made of."""

    pdf: bytes
    zip: bytes
    halaman: list[str]
    surat: list[tuple[str, str, str, bytes]]
    kasus: Sengketa
    permohonan: Any
    kode: list[str]
    versi: BerkasSidang

    @property
    def isi(self) -> str:
        return "".join(self.halaman)

    def seluruhnya(self) -> str:
        """Everything that can be read in the PDF and in the ZIP."""
        with zipfile.ZipFile(io.BytesIO(self.zip)) as arsip:
            bita = {nama: arsip.read(nama) for nama in arsip.namelist()}
        surat = [isi for nama, isi in bita.items() if nama.startswith("surat/") or nama == "berkas-sidang.pdf"]
        lain = [isi.decode("latin-1") for isi in bita.values()]
        return rapat(" ".join([self.isi, *("".join(isi_pdf(satu)) for satu in surat), *bita, *lain]))


def sengketa_lengkap(tim: TimKeberatan) -> Sengketa:
    desk, ppid, atasan = tim[Peran.DESK], tim[Peran.PPID], tim[Peran.ATASAN]
    permohonan = tim.ditolak()
    berkas = [(Sifat.IDENTITAS, GAMBAR), (Sifat.JAWABAN_UNIT, UNIT), (Sifat.PENDUKUNG, BUKTI)]
    lampirkan_permohonan(permohonan, berkas, oleh=None, at=SENIN)
    kirim_pesan(permohonan, teks=cerita("pesan"), oleh=Peran.PEMOHON, at=DIAJUKAN)
    kasus = keberatan_diajukan(permohonan, kasus_posisi=cerita("kasus_posisi"))
    keberatan_diajukan(permohonan, kasus_posisi=cerita("tambahan"), alasan=["biaya"])
    lampirkan(kasus, [(Sifat.PENDUKUNG, BUKTI), (Sifat.IDENTITAS, GAMBAR)], oleh=None, at=DIAJUKAN)
    kasus = teruskan_ke_atasan(kasus, pandangan="RAHASIA-PANDANGAN", oleh=ppid, at=DIAJUKAN)
    kasus = tim.sampai(tanggapi(kasus, isi_tanggapan(kasus, "ditolak"), oleh=atasan, at=DITANGGAPI))
    nyatakan_sikap(kasus, sikap="ke_komisi", uraian=cerita("sikap"), oleh=Peran.PEMOHON, at=DITANGGAPI)
    tanggapan = kasus.surat.get(surat__jenis=JenisSurat.TANGGAPAN).surat
    pos = CaraPenyerahan(cara=CaraSerah.POS, penerima="Tetangga Contoh", nomor_resi="RESI-777")
    catat_penyampaian(kasus, tanggapan, pos, oleh=desk, at=DITANGGAPI + timedelta(hours=1))
    daftar = {"nomor_register": "9/III/KI-JATIM/2026", "didaftarkan_pada": date(2026, 3, 25)}
    sengketa = daftarkan_sengketa(kasus, **daftar, berkas=[PANGGILAN], oleh=ppid, at=DI_KOMISI)
    sidang = {"jenis": "mediasi", "waktu": DI_KOMISI + timedelta(days=7), "tempat": "Kantor Komisi Informasi"}
    return jadwalkan_sidang(sengketa, **sidang, oleh=ppid, at=DI_KOMISI)


@pytest.fixture(scope="module")
def bundel(django_db_setup, django_db_blocker):
    """Put together once; the rows are gone again when the tests read it."""
    with django_db_blocker.unblock(), transaction.atomic():
        tim = TimKeberatan(kantor())
        kasus = sengketa_lengkap(tim)
        minta_berkas_sidang(kasus, oleh=tim[Peran.PPID], at=DI_KOMISI)
        kerjakan()
        tugas = PekerjaanLatar.objects.get()
        assert not tugas.galat, tugas.galat
        versi = kasus.berkas_sidang.get()
        keberatan = kasus.keberatan
        semua = [s.surat for satu in (keberatan.permohonan, keberatan) for s in satu.surat.select_related("surat")]
        hasil = Bundel(
            pdf=versi.pdf.baca(),
            zip=versi.asli.baca(),
            halaman=isi_pdf(versi.pdf.baca()),
            surat=[(s.jenis, s.nama_berkas, s.sha256, cetak(s, at=DI_KOMISI)) for s in semua],
            kasus=kasus,
            permohonan=keberatan.permohonan,
            kode=[keberatan.kode, keberatan.permohonan.kode],
            versi=versi,
        )
        assert tugas.berkas.sha256 == versi.pdf.sha256
        transaction.set_rollback(True)
    return hasil


BERKUNCI = {JenisSurat.TANDA_BUKTI, JenisSurat.TANDA_KEBERATAN}
# It prints the story as it was written, other people's data and all: only a masked copy may go along.
BERNAMA = {JenisSurat.PPID_F}


def test_pdf_bertag_berbahasa_dan_berjudul(bundel):
    with pikepdf.open(io.BytesIO(bundel.pdf)) as dokumen:
        assert "/StructTreeRoot" in dokumen.Root and dokumen.Root.MarkInfo.Marked
        assert str(dokumen.Root.Lang) == "id" and "9/III/KI-JATIM/2026" in str(dokumen.docinfo.get("/Title"))
        assert len(dokumen.pages) == bundel.versi.halaman
        assert len(dokumen.open_outline().root) == 1 + sum(jenis not in BERKUNCI for jenis, *_ in bundel.surat)


def test_daftar_isi_menyebut_setiap_surat_dengan_sidik_dan_halamannya(bundel):
    for jenis, _, sha256, bita in bundel.surat:
        assert sha256 == hashlib.sha256(bita).hexdigest() and sha256 in bundel.isi, jenis
        letak = re.search(rf"halaman(\d+){sha256}", bundel.isi)
        assert (letak is None) is (jenis in BERKUNCI), jenis
        if letak:
            assert isi_pdf(bita)[0][:300] in bundel.halaman[int(letak[1]) - 1], jenis


def test_daftar_isi_menyebut_surat_yang_berkunci_tanpa_memuatnya(bundel):
    assert bundel.isi.count(rapat("memuat kunci pribadi pemohon")) == len(BERKUNCI)


def test_setiap_surat_selain_yang_berkunci_termuat_seluruhnya(bundel):
    for jenis, _, _, bita in bundel.surat:
        for halaman in isi_pdf(bita):
            polos = halaman.split(rapat("C. KASUS POSISI"))[0] if jenis in BERNAMA else halaman
            assert (polos[:400] in bundel.isi) is (jenis not in BERKUNCI), jenis


@pytest.mark.parametrize(
    "kata",
    [
        "Register permohonan (Model PPID-C)",
        "Register keberatan (Model PPID-G)",
        "Siti Contoh",
        "Skripsi",
        "siti@contoh.test",
        "0812-0000-0000",
        "Nomor identitas disamarkan",
        "Keberatan diterima",
        "Diteruskan ke Atasan PPID",
        "Sengketa didaftarkan di Komisi Informasi",
        "Sidang dijadwalkan. Mediasi",
        "resi RESI-777",
        "diterima Tetangga Contoh",
        "E-mail",
        "hari ke-1",
        "tidak dihitung: Sabtu",
        "Hari Suci Nyepi",
        "Mengajukan sengketa ke Komisi Informasi",
        "Dasar hukum yang berlaku pada 9 Maret 2026",
        "Undang-Undang Nomor 14 Tahun 2008",
        "Cerita pada kasus_posisi",
        "Cerita pada tambahan",
        "Cerita pada pesan",
        "Pemberitahuan Komisi Informasi: panggilan.pdf",
    ],
)
def test_isinya(bundel, kata):
    assert rapat(kata) in bundel.isi


def test_urusan_dalam_kantor_dan_kode_lacak_tidak_terbawa(bundel):
    semua = bundel.seluruhnya()
    assert "RAHASIA-PANDANGAN" not in semua
    for kode in bundel.kode:
        assert kode not in semua and kode.replace("-", "") not in semua
    assert "/tiket/" not in semua


def test_nomor_identitas_pemohon_tidak_terbawa(bundel):
    semua = bundel.seluruhnya()
    assert NIK_UJI not in semua and NIK_UJI[-8:] not in semua
    assert "kartupemohon" not in semua


@pytest.mark.parametrize("tempat", ORANG_LAIN)
def test_data_orang_lain_dalam_tulisan_disamarkan(bundel, tempat):
    semua = bundel.seluruhnya()
    for rahasia in ORANG_LAIN[tempat]:
        assert rapat(rahasia) not in semua, rahasia
    assert "[disamarkan]" in bundel.isi


def test_zip_memuat_surat_dan_lampiran_bita_demi_bita(bundel):
    with zipfile.ZipFile(io.BytesIO(bundel.zip)) as arsip:
        assert arsip.testzip() is None
        isi = {nama: arsip.read(nama) for nama in arsip.namelist()}
    assert isi.pop("berkas-sidang.pdf") == bundel.pdf
    daftar = list(csv.DictReader(io.StringIO(isi.pop("DAFTAR-SHA256.csv").decode())))
    surat = {hashlib.sha256(bita).hexdigest() for nama, bita in isi.items() if nama.startswith("surat/")}
    assert surat == {sha256 for jenis, _, sha256, _ in bundel.surat if jenis not in BERKUNCI | BERNAMA}
    lampiran = sorted(bita for nama, bita in isi.items() if nama.startswith("lampiran/"))
    # Neither the card nor what the unit answered.
    assert lampiran == sorted([BUKTI.isi, BUKTI.isi, PANGGILAN.isi])
    tercatat = {baris["berkas"]: (baris["sha256"], int(baris["bita"])) for baris in daftar}
    isi["berkas-sidang.pdf"] = bundel.pdf
    assert tercatat == {nama: (hashlib.sha256(bita).hexdigest(), len(bita)) for nama, bita in isi.items()}
    assert all(re.fullmatch(r"[\w.-]+(/[\w. -]+)?", nama) and ".." not in nama for nama in isi)


# The job and its versions; printing is left out, it was tried above


def _satu_halaman() -> bytes:
    with pikepdf.new() as pdf, io.BytesIO() as keluaran:
        pdf.add_blank_page()
        pdf.save(keluaran)
        return keluaran.getvalue()


@pytest.fixture
def cepat(monkeypatch):
    bita = _satu_halaman()
    for modul in ("keberatan.berkas_sidang", "ppid.surat"):
        monkeypatch.setattr(f"{modul}.render", lambda *isi: bita)


@pytest.fixture
def pada(monkeypatch):
    def atur(saat) -> None:
        monkeypatch.setattr("django.utils.timezone.now", lambda: saat)

    atur(DI_KOMISI)
    return atur


@pytest.fixture
def kasus(tim, cepat, pada) -> Sengketa:
    return tim.sengketa()


def minta(client, tim, kasus, peran=Peran.PPID):
    client.force_login(tim[peran])
    return client.post(url("susun_berkas_sidang", kasus))


def test_diminta_lalu_tersusun_dan_dapat_diunduh(client, tim, kasus):
    jawaban = minta(client, tim, kasus)
    tugas = PekerjaanLatar.objects.get()
    assert jawaban["Location"] == reverse("kemajuan", args=[tugas.acuan])
    kerjakan()
    halaman = teks(client.get(kasus.get_absolute_url()))
    versi = kasus.berkas_sidang.get()
    assert "<strong>Versi 1</strong>" in halaman and "Susun versi baru" in halaman
    for berkas, awal in ((versi.pdf, b"%PDF"), (versi.asli, b"PK")):
        assert url("berkas_sengketa", kasus, berkas.kode) in halaman
        assert client.get(url("berkas_sengketa", kasus, berkas.kode)).getvalue().startswith(awal)
    assert kasus.riwayat.last().aksi == "susun_berkas_sidang"


def test_versi_berikut_tidak_mengganti_yang_lama_dan_semuanya_ditahan(client, tim, kasus):
    for _ in range(2):
        minta(client, tim, kasus)
        kerjakan()
    satu, dua = kasus.berkas_sidang.order_by("versi")
    assert (satu.versi, dua.versi) == (1, 2)
    for berkas in (satu.pdf, satu.asli, dua.pdf, dua.asli):
        assert berkas.ditahan_sejak and berkas.baca()
    assert f"versi {dua.versi}.pdf".replace(" ", "-") in dua.pdf.nama


def test_yang_boleh_menyusun(client, tim, kasus):
    for peran in PERAN_JABATAN - {Peran.DESK, Peran.PPID, Peran.ATASAN}:
        # Tim penghubung only for cases sent to him.
        assert minta(client, tim, kasus, peran).status_code == 404, peran
    client.force_login(petugas(Peran.PPID, kantor("3673")))
    assert client.post(url("susun_berkas_sidang", kasus)).status_code == 404
    assert not PekerjaanLatar.objects.exists()
    for peran in (Peran.DESK, Peran.ATASAN):
        assert minta(client, tim, kasus, peran)["Location"].startswith("/meja/")
        kerjakan()
    assert kasus.berkas_sidang.count() == 2


def test_penghubung_yang_menyusun_dapat_mengunduh_hasilnya(client, tim, cepat, pada):
    keberatan = didisposisikan(tim)
    keberatan = tanggapi(keberatan, isi_tanggapan(keberatan, "ditolak"), oleh=tim[Peran.ATASAN], at=DITANGGAPI)
    daftar = {"nomor_register": "9/III/KI-JATIM/2026", "didaftarkan_pada": date(2026, 3, 25)}
    sengketa = daftarkan_sengketa(keberatan, **daftar, oleh=tim[Peran.PPID], at=DI_KOMISI)
    jawaban = minta(client, tim, sengketa, Peran.PENGHUBUNG)
    kerjakan()
    PekerjaanLatar.objects.update(dibuat_at=DI_KOMISI)
    unduh = re.search(r'href="([^"]+)">Unduh', teks(client.get(jawaban["Location"])))
    assert unduh and client.get(unduh[1]).getvalue().startswith(b"%PDF")


def test_permintaan_kedua_selama_yang_pertama_berjalan_ditolak(client, tim, kasus):
    minta(client, tim, kasus)
    jawaban = minta(client, tim, kasus, Peran.ATASAN)
    assert jawaban["Location"] == kasus.get_absolute_url()
    assert "sedang disusun" in teks(client.get(jawaban["Location"]))
    assert PekerjaanLatar.objects.count() == 1


def test_kemajuan_dilaporkan_dari_nol_sampai_hampir_selesai(tim, kasus):
    tugas = minta_berkas_sidang(kasus, oleh=tim[Peran.PPID], at=DI_KOMISI)
    kabar: list[tuple[int, int]] = []
    hasil = berkas_sidang.kerjakan(tugas, lambda kemajuan, jumlah: kabar.append((kemajuan, jumlah)))
    hasil.folder.cleanup()
    langkah = [satu for satu, _ in kabar]
    assert langkah[0] == 0 and langkah == sorted(langkah) and len(set(langkah)) > 8
    assert len({jumlah for _, jumlah in kabar}) == 1 and 0.7 < langkah[-1] / kabar[0][1] <= 1


def test_halaman_kemajuan_tidak_menyebut_baris(client, tim, kasus):
    jawaban = minta(client, tim, kasus)
    kerjakan()
    PekerjaanLatar.objects.update(dibuat_at=DI_KOMISI)
    halaman = teks(client.get(jawaban["Location"]))
    assert "Selesai" in halaman and not re.search(r"\d+ baris", halaman)


def test_yang_dibatalkan_tidak_meninggalkan_versi(tim, kasus, monkeypatch):
    def batalkan(*_: Any, **__: Any) -> bytes:
        PekerjaanLatar.objects.update(diminta_batal=True)
        return _satu_halaman()

    for modul in ("ppid.surat", "keberatan.berkas_sidang"):
        PekerjaanLatar.objects.all().delete()
        minta_berkas_sidang(kasus, oleh=tim[Peran.PPID], at=DI_KOMISI)
        with monkeypatch.context() as sementara:
            sementara.setattr(f"{modul}.render", batalkan)
            kerjakan()
        assert PekerjaanLatar.objects.get().galat == "Dibatalkan."
        assert not BerkasSidang.objects.exists()


def test_yang_dibatalkan_pada_saat_terakhir_pun_tidak_meninggalkan_versi(tim, kasus, monkeypatch):
    asli = berkas_sidang.kerjakan

    def lalu_batalkan(*args: Any) -> Any:
        hasil = asli(*args)
        PekerjaanLatar.objects.update(diminta_batal=True)
        return hasil

    monkeypatch.setattr("keberatan.berkas_sidang.kerjakan", lalu_batalkan)
    minta_berkas_sidang(kasus, oleh=tim[Peran.PPID], at=DI_KOMISI)
    kerjakan()
    assert PekerjaanLatar.objects.get().galat == "Dibatalkan."
    assert not BerkasSidang.objects.exists()


def test_yang_perannya_dicabut_sebelum_selesai_tidak_mendapat_apa_pun(tim, kasus):
    minta_berkas_sidang(kasus, oleh=tim[Peran.PPID], at=DI_KOMISI)
    tim.satker.penugasan.filter(peran=Peran.PPID).update(sampai=date(2026, 3, 31))
    kerjakan()
    assert "tidak berwenang" in PekerjaanLatar.objects.get().galat
    assert not BerkasSidang.objects.exists()


def test_surat_tidak_lengkap_bertiket_ditahan_selama_tiketnya_berlaku(tim, cepat):
    permohonan = lengkapi(tim.tidak_lengkap(), berkas=[(Sifat.IDENTITAS, GAMBAR)], oleh=Peran.PEMOHON, at=SENIN)
    permohonan = nyatakan_lengkap(permohonan, oleh=tim[Peran.DESK], at=SENIN)
    kosong = {"diberikan": "", "bentuk": "", "waktu_penyediaan": None, "tidak_diberikan": "NIK pelamar"}
    tolak = isi_keputusan(putusan="ditolak", uji=uji_konsekuensi(tim.satker), **kosong)
    keberatan = keberatan_diajukan(putuskan(permohonan, tolak, oleh=tim[Peran.PPID], at=SENIN))
    tanggapi(keberatan, isi_tanggapan(keberatan, "ditolak"), oleh=tim[Peran.ATASAN], at=DITANGGAPI)
    daftar = {"nomor_register": "9/III/KI-JATIM/2026", "didaftarkan_pada": date(2026, 3, 25)}
    sengketa = daftarkan_sengketa(keberatan, **daftar, oleh=tim[Peran.PPID], at=DI_KOMISI)
    for at, terbawa in ((DI_KOMISI, False), (SENIN + timedelta(days=61), True)):
        minta_berkas_sidang(sengketa, oleh=tim[Peran.PPID], at=at)
        kerjakan(at)
        bita = sengketa.berkas_sidang.order_by("-versi")[0].asli.baca()
        with zipfile.ZipFile(io.BytesIO(bita)) as arsip:
            assert any("tidak-lengkap" in nama for nama in arsip.namelist()) is terbawa


def test_tanpa_permohonan_pun_tersusun(tim, cepat):
    keberatan = tim.tanpa_permohonan()
    daftar = {"nomor_register": "10/V/KI-JATIM/2026", "didaftarkan_pada": date(2026, 5, 4)}
    sengketa = daftarkan_sengketa(keberatan, **daftar, oleh=tim[Peran.PPID], at=SESUDAH_LEWAT)
    minta_berkas_sidang(sengketa, oleh=tim[Peran.PPID], at=SESUDAH_LEWAT)
    kerjakan(SESUDAH_LEWAT)
    assert PekerjaanLatar.objects.get().galat == "" and sengketa.berkas_sidang.count() == 1


# The link


@pytest.fixture
def bertautan(tim, kasus) -> tuple[Sengketa, str]:
    minta_berkas_sidang(kasus, oleh=tim[Peran.PPID], at=DI_KOMISI)
    kerjakan()
    siapa = {"oleh": tim[Peran.PPID], "at": DI_KOMISI}
    return kasus, bagikan_berkas_sidang(kasus, berkas_sidang=kasus.berkas_sidang.get(), untuk="Panitera", **siapa)


def test_alamat_tautan_tampil_sekali_dan_yang_disimpan_hanya_sidiknya(client, tim, bertautan):
    kasus, _ = bertautan
    TautanSidang.objects.all().delete()
    client.force_login(tim[Peran.PPID])
    dikirim = {"berkas_sidang": kasus.berkas_sidang.get().pk, "untuk": "Panitera KI", "hari": 30}
    halaman = teks(client.post(url("bagikan_berkas_sidang", kasus), dikirim))
    alamat = re.search(r'href="https?://[^/]+(/sidang/([\w-]+)/)" data-tautan', halaman)
    assert alamat
    kunci, tautan = alamat[2], TautanSidang.objects.get()
    assert (tautan.sidik, tautan.untuk) == (hashlib.sha256(kunci.encode()).hexdigest(), "Panitera KI")
    assert tautan.berlaku_sampai == DI_KOMISI + timedelta(days=30)
    halaman = teks(client.get(kasus.get_absolute_url()))
    assert kunci not in halaman and tautan.sidik not in halaman and "Tautan untuk Panitera KI" in halaman
    with connection.cursor() as kursor:
        for tabel in ("keberatan_tautansidang", "keberatan_riwayatsengketa", "django_session"):
            kursor.execute(f"SELECT count(*) FROM {tabel} b WHERE b::text LIKE %s", [f"%{kunci}%"])
            assert kursor.fetchone() == (0,), tabel
    teks(Client().get(alamat[1]))


def test_tautan_dibuka_tanpa_masuk_dan_setiap_pembukaan_tercatat(client, tim, bertautan):
    kasus, kunci = bertautan
    versi, majelis = kasus.berkas_sidang.get(), Client()
    jawaban = majelis.get(f"/sidang/{kunci}/")
    halaman = teks(jawaban)
    assert kasus.nomor_register in halaman and versi.pdf.sha256 in halaman and "Panitera" in halaman
    assert "noindex" in halaman and "no-store" in jawaban["Cache-Control"]
    assert jawaban["Referrer-Policy"] == "no-referrer" and not jawaban.cookies
    for akhir, berkas in (("pdf", versi.pdf), ("zip", versi.asli)):
        jawaban = majelis.get(f"/sidang/{kunci}/{akhir}/")
        assert "no-store" in jawaban["Cache-Control"] and jawaban.getvalue() == berkas.baca()
    tutup_berkas(majelis.head(f"/sidang/{kunci}/pdf/"))
    assert list(BukaanTautan.objects.values_list("isi", "at")) == [
        ("halaman", DI_KOMISI),
        ("pdf", DI_KOMISI),
        ("zip", DI_KOMISI),
    ]
    client.force_login(tim[Peran.PPID])
    assert "dibuka 3 kali" in teks(client.get(kasus.get_absolute_url()))
    for ganti in ("post", "put", "delete"):
        assert getattr(majelis, ganti)(f"/sidang/{kunci}/").status_code == 405


def test_tautan_yang_habis_dicabut_atau_dikarang_menjawab_sama(tim, bertautan, pada):
    kasus, kunci = bertautan
    pada(DI_KOMISI + timedelta(days=30))
    habis = [Client().get(f"/sidang/{kunci}/{akhir}") for akhir in ("", "pdf/", "zip/")]
    pada(DI_KOMISI)
    cabut_tautan(kasus, tautan=TautanSidang.objects.get(), oleh=tim[Peran.PPID], at=DI_KOMISI)
    dicabut = [Client().get(f"/sidang/{kunci}/{akhir}") for akhir in ("", "pdf/", "zip/")]
    sidik = TautanSidang.objects.get().sidik
    dikarang = [Client().get(f"/sidang/{satu}/") for satu in ("x" * 43, sidik, "y" * 900)]
    semua = [*habis, *dicabut, *dikarang]
    assert {jawaban.status_code for jawaban in semua} == {404}
    assert len({jawaban.content for jawaban in semua}) == 1
    assert not BukaanTautan.objects.exists()


def test_tautan_yang_tidak_lengkap_diminta_lagi(client, tim, bertautan):
    kasus, _ = bertautan
    client.force_login(tim[Peran.DESK])
    dasar = {"berkas_sidang": kasus.berkas_sidang.get().pk, "untuk": "Panitera yang diketik", "hari": "30"}
    for ganti, pesan in (
        ({"untuk": " \x00"}, "Tulis untuk siapa"),
        ({"hari": ""}, "Isi berapa hari"),
        ({"hari": "0"}, "1"),
        ({"hari": "91"}, "90"),
        ({"hari": "lama"}, "Tulis angka saja"),
        ({"berkas_sidang": "999999999999999999999"}, "Susun berkas sidangnya dulu"),
        ({"berkas_sidang": "\x00"}, "Ada yang perlu diperbaiki"),
    ):
        halaman = teks(client.post(url("bagikan_berkas_sidang", kasus), dasar | ganti), 422)
        assert pesan in halaman and "data-tautan" not in halaman, ganti
        assert "untuk" in ganti or "Panitera yang diketik" in halaman, ganti
    assert TautanSidang.objects.count() == 1


def test_tautan_hanya_dibuat_dan_dicabut_oleh_kantornya(client, tim, bertautan):
    kasus, kunci = bertautan
    lain = TimKeberatan(kantor("3673"))
    asing = lain.sengketa()
    dikirim = {"berkas_sidang": kasus.berkas_sidang.get().pk, "untuk": "Panitera", "hari": 30}
    tautan = {"tautan": TautanSidang.objects.get().pk}
    client.force_login(lain[Peran.PPID])
    assert client.post(url("bagikan_berkas_sidang", kasus), dikirim).status_code == 404
    # Not by way of a dispute of one's own either.
    assert client.post(url("bagikan_berkas_sidang", asing), dikirim).status_code == 422
    assert client.post(url("cabut_tautan", kasus), tautan).status_code == 404
    assert client.post(url("cabut_tautan", asing), tautan).status_code == 422
    assert client.get(url("berkas_sengketa", asing, kasus.berkas_sidang.get().pdf.kode)).status_code == 404
    client.force_login(tim[Peran.PENGHUBUNG])
    assert client.post(url("bagikan_berkas_sidang", kasus), dikirim).status_code == 404
    client.logout()
    assert client.post(url("bagikan_berkas_sidang", kasus), dikirim).status_code == 302
    assert TautanSidang.objects.get().dicabut_at is None
    teks(Client().get(f"/sidang/{kunci}/"))


def test_tautan_hanya_membuka_versinya_sendiri(tim, bertautan):
    kasus, kunci = bertautan
    minta_berkas_sidang(kasus, oleh=tim[Peran.PPID], at=DI_KOMISI)
    kerjakan()
    satu = kasus.berkas_sidang.get(versi=1)
    assert satu.pdf.sha256 in teks(Client().get(f"/sidang/{kunci}/"))
    for akhir in ("", "pdf/", "zip/"):
        assert Client().get(f"/sidang/{kunci}/../{akhir}").status_code == 404


# Memory

ANAK = """
import json, os, re, sys, tempfile
from pathlib import Path

import django

django.setup()
from django.core.files.storage import default_storage
from django.db import connection, transaction

connection.settings_dict["NAME"] = sys.argv[1]
from keberatan.models import BerkasKeberatan
from keberatan.perbuatan.penyusunan_berkas import minta_berkas_sidang
from permohonan.models import Penyampaian, Sifat
from permohonan.surat import terbitkan_tanda_terima
from ppid.models import Berkas, Kelas, PekerjaanLatar
from ppid.pekerjaan_latar import kerjakan_berikut
from ppid.peran import Peran
from tests.factories import kantor
from tests.keberatan.peraga import DI_KOMISI, DITANGGAPI, TimKeberatan

MEGA = 1 << 20


def puncak():
    return int(re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1]) // 1024


with transaction.atomic():
    tim = TimKeberatan(kantor())
    kasus = tim.sengketa()
    permohonan, keberatan = kasus.keberatan.permohonan, kasus.keberatan
    while permohonan.surat.count() + keberatan.surat.count() < 40:
        siapa = {"oleh": tim[Peran.DESK], "at": DITANGGAPI}
        sampai = Penyampaian.objects.create(permohonan=permohonan, cara="langsung", dicatat_at=DITANGGAPI, **siapa)
        terbitkan_tanda_terima(permohonan, sampai, uraian="Salinan", **siapa)
    for nomor in range(4):
        with tempfile.NamedTemporaryFile(delete=False) as berkas:
            for _ in range(50):
                berkas.write(os.urandom(MEGA))
        rincian = {"satker": tim.satker, "kelas": Kelas.KASUS, "mime": "application/pdf", "oleh": None}
        isi = Berkas.objects.simpan(Path(berkas.name), nama=f"bukti-{nomor}.pdf", at=DITANGGAPI, **rincian)
        Path(berkas.name).unlink()
        BerkasKeberatan.objects.create(keberatan=keberatan, berkas=isi, sifat=Sifat.PENDUKUNG)
    sebelum = puncak()
    minta_berkas_sidang(kasus, oleh=tim[Peran.PPID], at=DI_KOMISI)
    kerjakan_berikut(at=DI_KOMISI)
    tugas = PekerjaanLatar.objects.get()
    assert tugas.berkas, tugas.galat
    versi = kasus.berkas_sidang.get()
    dari_gudang = list(Berkas.objects.filter(satker=tim.satker).values_list("lokasi", flat=True))
    print(json.dumps({"sebelum": sebelum, "puncak": puncak(), "zip": versi.asli.ukuran, "halaman": versi.halaman}))
    transaction.set_rollback(True)
for lokasi in dari_gudang:
    default_storage.delete(lokasi)
"""


@pytest.mark.lengkap
def test_empat_puluh_surat_dan_dua_ratus_mega_lampiran_tersusun_dengan_ingatan_terbatas(db, capsys):
    anak = subprocess.run(
        [sys.executable, "-c", ANAK, connection.settings_dict["NAME"]],
        cwd=settings.BASE_DIR,
        stdout=subprocess.PIPE,
        check=True,
    )
    hasil = json.loads(anak.stdout)
    with capsys.disabled():
        print(f"\nberkas sidang, 40 surat dan 200 MB lampiran: puncak {hasil['puncak']} MB {hasil}")
    assert hasil["zip"] > 200 << 20 and hasil["halaman"] > 40
    assert hasil["puncak"] < 300
