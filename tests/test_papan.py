"""The PPID's board: running cases by what is left, in words and in order."""

import datetime as dt

import pytest

from permohonan.papan import berjalan, sisa_waktu
from permohonan.perbuatan.disposisi import disposisikan, jawab_disposisi
from permohonan.perbuatan.penyerahan import CaraPenyerahan, catat_penyampaian
from permohonan.perbuatan.perpanjangan import perpanjang
from permohonan.putusan import CaraSerah
from ppid.models import HariLibur, JenisSurat, OutgoingMail
from tests.factories import (
    SEHARI,
    SENIN,
    kantor,
    permohonan_diproses,
    permohonan_diputus,
    permohonan_tercatat,
    permohonan_terdaftar,
    permohonan_tidak_lengkap,
)


@pytest.fixture(autouse=True)
def saat(monkeypatch):
    jam = {"at": SENIN + dt.timedelta(hours=1)}
    monkeypatch.setattr("django.utils.timezone.now", lambda: jam["at"])
    return jam


def papan(orang, at=SENIN):
    satker = kantor()
    hasil = berjalan(orang, satker=satker, kalender=HariLibur.objects.kalender(satker), at=at)
    return {baris.kasus.pk: baris for baris in hasil}


@pytest.mark.parametrize(
    ("hari_ini", "kata", "nada"),
    [
        (dt.date(2026, 3, 27), "Sisa 1 hari kerja", "segera"),
        (dt.date(2026, 3, 30), "Hari ini", "segera"),
        (dt.date(2026, 3, 31), "Lewat 1 hari", "lewat"),
        (dt.date(2026, 3, 9), "Sisa 10 hari kerja", "baik"),
        # Nyepi and Idulfitri leave the days in between uncounted.
        (dt.date(2026, 3, 18), "Sisa 4 hari kerja", "baik"),
    ],
)
def test_sisa_waktu_dalam_kata(db, hari_ini, kata, nada):
    sisa = sisa_waktu(HariLibur.objects.kalender(kantor()), hari_ini, dt.date(2026, 3, 30))
    assert (sisa.kata, sisa.nada) == (kata, nada)


def test_hanya_ppid_yang_melihat_papan(client, desk, ppid, penghubung, atasan):
    for orang, kode in ((ppid, 200), (desk, 404), (penghubung, 404), (atasan, 404)):
        client.force_login(orang)
        assert client.get("/meja/papan/").status_code == kode


def test_yang_paling_sedikit_waktunya_ada_di_atas(client, desk, ppid, saat):
    baru = permohonan_diproses(oleh=desk, at=SENIN + 4 * SEHARI)
    lama = permohonan_diproses(oleh=desk)
    saat["at"] = SENIN + 22 * SEHARI
    client.force_login(ppid)
    isi = client.get("/meja/papan/", {"tab": "semua"}).content.decode()
    assert isi.index(lama.nomor) < isi.index(baru.nomor)
    assert "Lewat 1 hari" in isi and 'data-total="2"' in isi


def test_yang_sudah_dijawab_dan_kantor_lain_tidak_ada_di_papan(desk, ppid):
    permohonan_diputus(desk=desk, ppid=ppid)
    permohonan_terdaftar(satker=kantor("3673"))
    assert papan(ppid) == {}


def test_langkah_berikut_menurut_keadaan(desk, ppid, penghubung):
    belum = permohonan_terdaftar()
    lengkap = permohonan_tercatat(oleh=desk)
    proses = permohonan_diproses(oleh=desk)
    unit = permohonan_diproses(oleh=desk)
    dijawab = permohonan_diproses(oleh=desk)
    surat = permohonan_tidak_lengkap(oleh=desk)
    for kasus in (unit, dijawab):
        disposisi = disposisikan(
            kasus, kepada=penghubung, instruksi="Mohon", batas=kasus.jatuh_tempo, oleh=desk, at=SENIN
        )
    jawab_disposisi(disposisi, jawaban="Ada", oleh=penghubung, at=SENIN)
    hasil = papan(ppid)
    assert {pk: baris.berikut for pk, baris in hasil.items()} == {
        belum.pk: "Periksa kelengkapan",
        lengkap.pk: "Nyatakan lengkap",
        proses.pk: "Teruskan ke unit",
        unit.pk: "Menunggu unit",
        dijawab.pk: "Putuskan",
        surat.pk: "Catat penyampaian surat",
    }
    assert hasil[unit.pk].pegang == "Subbag Teknis"
    assert hasil[dijawab.pk].hari_ini and not hasil[unit.pk].hari_ini


def test_menjelang_jatuh_tempo_ditawarkan_perpanjangan_satu_kali(desk, ppid):
    kasus = permohonan_diproses(oleh=desk)
    akhir = SENIN + 21 * SEHARI
    baris = papan(ppid, akhir)[kasus.pk]
    assert (baris.sisa.kata, baris.berikut) == ("Hari ini", "Putuskan atau perpanjang")
    perpanjang(kasus, alasan="belum_dikuasai", uraian="Di gudang", oleh=ppid, at=akhir)
    assert papan(ppid, akhir)[kasus.pk].aksi != "perpanjang"


def test_waktu_meja_yang_habis_menyerahkan_langkah_kepada_ppid(desk, ppid):
    kasus = permohonan_terdaftar()
    assert papan(ppid, SENIN + 3 * SEHARI)[kasus.pk].hari_ini
    assert papan(ppid, SENIN + 4 * SEHARI)[kasus.pk].aksi == "bebaskan_identitas"


@pytest.mark.parametrize("lewat", ["surel", "catatan"])
def test_batas_melengkapi_berjalan_sejak_surat_terbukti_sampai(desk, ppid, lewat):
    kasus = permohonan_tidak_lengkap(oleh=desk)
    surat = kasus.surat.get(surat__jenis=JenisSurat.TIDAK_LENGKAP).surat
    assert papan(ppid)[kasus.pk].batas_melengkapi is None
    if lewat == "surel":
        OutgoingMail.objects.filter(key=f"tidak-lengkap:{surat.pk}").update(sent_at=SENIN)
    else:
        catat_penyampaian(kasus, surat, CaraPenyerahan(cara=CaraSerah.LANGSUNG), oleh=desk, at=SENIN)
    baris = papan(ppid)[kasus.pk]
    assert (baris.batas_melengkapi, baris.aksi) == (dt.date(2026, 3, 12), "lengkapi")
    baris = papan(ppid, SENIN + 4 * SEHARI)[kasus.pk]
    assert baris.aksi == "tutup_tidak_lengkap" and baris.hari_ini


def test_tab_menyebut_jumlahnya(client, desk, ppid, penghubung, saat):
    permohonan_diproses(oleh=desk)
    unit = permohonan_diproses(oleh=desk)
    disposisikan(unit, kepada=penghubung, instruksi="Mohon", batas=unit.jatuh_tempo, oleh=desk, at=SENIN)
    permohonan_diproses(oleh=desk, at=SENIN + 3 * SEHARI)
    permohonan_diproses(oleh=desk, at=SENIN + 18 * SEHARI)
    saat["at"] = SENIN + 21 * SEHARI
    client.force_login(ppid)
    for tab, jumlah in (("hari-ini", 2), ("minggu-ini", 3), ("unit", 1), ("semua", 4)):
        isi = client.get("/meja/papan/", {"tab": tab}).content.decode()
        assert f'data-total="{jumlah}"' in isi, tab
    assert client.get("/meja/papan/", {"tab": "aneh"}).status_code == 200


def test_papan_berhalaman_menurut_kunci(client, desk, ppid, monkeypatch):
    monkeypatch.setattr("permohonan.views.ppid.SEHALAMAN", 2)
    kasus = [permohonan_diproses(oleh=desk, at=SENIN + n * dt.timedelta(minutes=1)) for n in range(3)]
    client.force_login(ppid)
    isi = client.get("/meja/papan/", {"tab": "semua"}).content.decode()
    assert kasus[1].nomor in isi and kasus[2].nomor not in isi and 'rel="next"' in isi
    isi = client.get("/meja/papan/", {"tab": "semua", "sesudah": kasus[1].acuan}).content.decode()
    assert kasus[2].nomor in isi and kasus[0].nomor not in isi and 'rel="next"' not in isi
