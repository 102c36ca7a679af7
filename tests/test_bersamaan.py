"""Many at once: real threads, each with its own connection to the real database."""

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from functools import partial
from typing import Any

import pytest
from django.db import connection, transaction

from permohonan.models import Keputusan, Pergeseran, Permohonan, RiwayatPermohonan, SuratPermohonan
from permohonan.perbuatan.disposisi import disposisikan, jawab_disposisi
from permohonan.perbuatan.keputusan import putuskan
from permohonan.perbuatan.pengajuan import ajukan
from permohonan.putusan import Putusan
from permohonan.sapuan import kabarkan_pergeseran, sapu
from ppid import surat
from ppid.galat import AturanDilanggar
from ppid.models import OutgoingMail, Pemohon, Penomoran, Surat
from ppid.penetapan import terapkan
from ppid.peran import Peran
from tests.factories import (
    SENIN,
    WIB,
    isi_keputusan,
    isian,
    kantor,
    permohonan_diproses,
    permohonan_terdaftar,
    petugas,
    uji_konsekuensi,
)
from tests.perbuatan.peraga import libur_baru

pytestmark = pytest.mark.django_db(transaction=True)


class BatalError(Exception):
    """Something after the act that rolls it back."""


def serentak(pekerjaan: Sequence[Callable[[], Any]], *, utas: int) -> list[Any]:
    """The results of all jobs, or what they raised, done by that many threads that start together."""
    mulai = threading.Barrier(utas)
    antrean = iter(enumerate(pekerjaan))
    gembok = threading.Lock()
    hasil: list[Any] = [None] * len(pekerjaan)

    def kerjakan() -> None:
        mulai.wait(60)
        try:
            while True:
                with gembok:
                    nomor, kerja = next(antrean, (-1, None))
                if kerja is None:
                    return
                try:
                    hasil[nomor] = kerja()
                except (AturanDilanggar, BatalError) as galat:
                    hasil[nomor] = galat
        finally:
            connection.close()

    with ThreadPoolExecutor(utas) as kumpulan:
        for masa_depan in [kumpulan.submit(kerjakan) for _ in range(utas)]:
            masa_depan.result()
    return hasil


def jenis_surat(kasus: Permohonan) -> list[str]:
    return list(SuratPermohonan.objects.filter(permohonan=kasus).values_list("surat__jenis", flat=True))


def test_nomor_tanpa_celah_tanpa_kembar_dan_menurut_urutan_commit():
    """Every fifth filing is rolled back after its number was given.

    An onlooker never sees a number without all the smaller ones: numbers follow the order of commit.
    """
    satker = kantor()
    selesai = threading.Event()
    terlihat: list[int] = []

    def mengajukan(urutan: int) -> int:
        with transaction.atomic():
            kasus = ajukan(isian(), satker=satker, token=f"t{urutan}", at=SENIN)
            if urutan % 5 == 0:
                raise BatalError
        return kasus.urut or 0

    def mengamati() -> None:
        try:
            while not selesai.is_set():
                urut = list(Permohonan.objects.order_by("urut").values_list("urut", flat=True))
                assert urut == list(range(1, len(urut) + 1))
                terlihat.append(len(urut))
                selesai.wait(0.01)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pengamat:
        pengamatan = pengamat.submit(mengamati)
        hasil = serentak([partial(mengajukan, n) for n in range(80)], utas=32)
        selesai.set()
        pengamatan.result()
    nomor = [h for h in hasil if isinstance(h, int)]
    assert len(nomor) == 64
    assert sorted(nomor) == list(range(1, 65))
    assert Penomoran.objects.get(satker=satker).terakhir == Permohonan.objects.count() == Pemohon.objects.count() == 64
    assert len(set(terlihat)) > 3


def test_dua_keputusan_berlawanan_hanya_satu_yang_berlaku():
    satker = kantor()
    desk, ppid = petugas(Peran.DESK, satker), petugas(Peran.PPID, satker)
    pelaksana = petugas(Peran.PPID, satker, email="plh@jombang.uji", pelaksana="Plh.")
    uji = uji_konsekuensi(satker)
    beri = isi_keputusan()
    tolak = isi_keputusan(putusan=Putusan.DITOLAK, diberikan="", bentuk="", waktu_penyediaan=None, uji=uji)
    kasus = [permohonan_diproses(oleh=desk) for _ in range(50)]
    surel_sebelum = OutgoingMail.objects.count()
    pertemuan = [threading.Barrier(2) for _ in kasus]

    def memutuskan(urutan: int) -> Permohonan:
        berapa, yang = divmod(urutan, 2)
        pertemuan[berapa].wait(60)
        isi, oleh = (beri, ppid) if yang else (tolak, pelaksana)
        return putuskan(kasus[berapa], isi, oleh=oleh, at=SENIN)

    hasil = serentak([partial(memutuskan, n) for n in range(100)], utas=16)
    for berapa, satu in enumerate(kasus):
        pasangan = hasil[2 * berapa : 2 * berapa + 2]
        menang = [h for h in pasangan if isinstance(h, Permohonan)]
        kalah = [h for h in pasangan if isinstance(h, AturanDilanggar)]
        assert (len(menang), len(kalah)) == (1, 1)
        keputusan = Keputusan.objects.get(permohonan=satu)
        assert keputusan.putusan == menang[0].putusan
        assert f"Terakhir diubah oleh {keputusan.oleh}, 09-03-2026" in str(kalah[0])
        jenis = "PPID-E" if keputusan.putusan == "ditolak" else "PPID-D"
        assert list(SuratPermohonan.objects.filter(permohonan=satu).values_list("surat__jenis", flat=True))[2:] == [
            jenis
        ]
        assert RiwayatPermohonan.objects.filter(kasus=satu, aksi="putuskan").count() == 1
    assert OutgoingMail.objects.count() == surel_sebelum + 50
    assert {k.putusan for k in Keputusan.objects.all()} <= {"seluruhnya", "ditolak"}


def test_pengiriman_yang_sama_berkali_kali_tetap_satu_permohonan():
    satker = kantor()
    hasil = serentak([lambda: ajukan(isian(), satker=satker, token="sama", at=SENIN)] * 50, utas=16)
    assert {(h.pk, h.nomor, h.kode) for h in hasil} == {(hasil[0].pk, "001/PPID/3517/III/2026", hasil[0].kode)}
    assert Permohonan.objects.count() == Pemohon.objects.count() == Penomoran.objects.get(satker=satker).terakhir == 1
    assert Surat.objects.count() == 2
    assert OutgoingMail.objects.filter(key__startswith="tanda-bukti:").count() == 1
    assert permohonan_terdaftar().nomor.startswith("002/")


def test_dua_petugas_menjawab_satu_disposisi():
    satker = kantor()
    desk, ppid = petugas(Peran.DESK, satker), petugas(Peran.PPID, satker)
    penghubung = petugas(Peran.PENGHUBUNG, satker)
    kasus = permohonan_diproses(oleh=desk)
    for putaran in range(5):
        disposisi = disposisikan(
            kasus, kepada=penghubung, instruksi="Cari", batas=date(2026, 3, 12), oleh=desk, at=SENIN
        )
        jawaban = [
            partial(jawab_disposisi, disposisi, jawaban=oleh.nama, oleh=oleh, at=SENIN) for oleh in (penghubung, ppid)
        ]
        hasil = serentak(jawaban, utas=2)
        [galat] = [h for h in hasil if isinstance(h, AturanDilanggar)]
        [menang] = [h for h in hasil if not isinstance(h, AturanDilanggar)]
        assert "sudah dijawab" in str(galat)
        disposisi.refresh_from_db()
        assert disposisi.jawaban == menang.jawaban
        assert kasus.riwayat.filter(aksi="jawab_disposisi").count() == putaran + 1


def test_satu_surat_dicetak_dari_banyak_tempat_satu_kali_saja(monkeypatch):
    hitungan = []

    def render(templat: str, *isi: Any) -> bytes:
        hitungan.append(templat)
        return asli(templat, *isi)

    asli = surat.render
    monkeypatch.setattr(surat, "render", render)
    satu = permohonan_terdaftar().surat.get(surat__jenis="PPID-B").surat
    hasil = serentak([lambda: surat.cetak(Surat.objects.get(pk=satu.pk), at=SENIN)] * 8, utas=8)
    assert len(set(hasil)) == 1 and hasil[0].startswith(b"%PDF-")
    assert len(hitungan) == 1
    satu.refresh_from_db()
    assert bytes(satu.pdf or b"") == hasil[0]
    assert surat.cetak_yang_menunggu(at=SENIN) == 1


def test_dua_penjadwal_menyapu_bersamaan_tanpa_ganda_dan_tanpa_galat(caplog):
    kantor_kantor = [kantor(kode) for kode in ("3517", "3673", "3204", "3578")]
    for satker in kantor_kantor:
        desk = petugas(Peran.DESK, satker)
        petugas(Peran.ATASAN, satker)
        for _ in range(3):
            permohonan_diproses(oleh=desk)
        permohonan_terdaftar(satker=satker)
    for hari in (date(2026, 3, 10), date(2026, 3, 31), date(2026, 4, 1)):
        saat = datetime(hari.year, hari.month, hari.day, 8, tzinfo=WIB)
        hasil = serentak([partial(sapu, at=saat)] * 4, utas=4)
        assert sum(hasil) == len(kantor_kantor)
    assert not [r for r in caplog.records if r.levelname == "ERROR"]
    lewat = RiwayatPermohonan.objects.filter(aksi="nyatakan_lewat")
    assert lewat.count() == lewat.values("kasus").distinct().count() == 16
    kabar = OutgoingMail.objects.filter(topic="lewat")
    assert kabar.count() == kabar.values("case_number").distinct().count() == 16
    ringkasan = OutgoingMail.objects.filter(key__startswith="ringkasan:").values_list("key", flat=True)
    assert sorted({k.split(":")[1] for k in ringkasan}) == ["3204", "3517", "3578", "3673"]


def test_dua_pekerja_mengabarkan_pergeseran_bersamaan_masing_masing_sekali():
    satker = kantor()
    desk = petugas(Peran.DESK, satker)
    for _ in range(12):
        permohonan_diproses(oleh=desk)
    terapkan(libur_baru(), oleh=petugas(Peran.SUPERVISI, kantor("00")), at=SENIN)
    hasil = serentak([partial(kabarkan_pergeseran, at=SENIN)] * 6, utas=3)
    assert sum(hasil) == 12
    assert not Pergeseran.objects.filter(diberitahukan_at=None).exists()
    assert OutgoingMail.objects.filter(topic="geser").count() == 12
