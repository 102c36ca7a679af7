"""The morning's sweep: who is told what, once, whatever the clock did."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction

from permohonan.lacak import linimasa
from permohonan.models import Permohonan
from permohonan.perbuatan.kelengkapan import buka
from permohonan.perbuatan.pelewatan import nyatakan_lewat
from permohonan.perbuatan.penetapan_jalur import tetapkan_jalur
from permohonan.perbuatan.perpanjangan import perpanjang
from permohonan.sapuan import HARIAN, sapu, sapu_kantor
from ppid.models import HariLibur, OutgoingMail, Sapuan
from ppid.peran import Peran
from tests.factories import (
    SEHARI,
    SENIN,
    WIB,
    kantor,
    permohonan_diproses,
    permohonan_diputus,
    permohonan_tercatat,
    permohonan_terdaftar,
    petugas,
)
from tests.perbuatan.peraga import peristiwa

WITA, WIT = ZoneInfo("Asia/Makassar"), ZoneInfo("Asia/Jayapura")


def pukul(hari: date, jam: int = 8, menit: int = 0, zona: ZoneInfo = WIB) -> datetime:
    return datetime(hari.year, hari.month, hari.day, jam, menit, tzinfo=zona)


def kunci(awalan: str) -> list[str]:
    return sorted(OutgoingMail.objects.filter(key__startswith=f"{awalan}:").values_list("key", flat=True))


def teks(awalan: str, peran: str) -> str:
    return OutgoingMail.objects.filter(key__startswith=f"{awalan}:3517:{peran}:").latest("pk").text


# When


def test_tidak_sebelum_pukul_delapan_waktu_kantornya(jombang, desk):
    permohonan_terdaftar(at=pukul(date(2026, 3, 8), 20))
    assert not sapu(at=pukul(date(2026, 3, 9), 7, 59)) or not kunci("ringkasan")
    sapu(at=pukul(date(2026, 3, 9), 8, 0))
    assert kunci("ringkasan") == [f"ringkasan:3517:desk:2026-03-09:{desk.pk}"]


def test_tiap_zona_pada_pukul_delapannya_sendiri(db):
    kantor_kantor = {kode: kantor(kode) for kode in ("3517", "5301", "9401")}
    assert [s.singkatan_zona for s in kantor_kantor.values()] == ["WIB", "WITA", "WIT"]
    for satker in kantor_kantor.values():
        petugas(Peran.DESK, satker)
        permohonan_terdaftar(satker=satker, at=SENIN)
    sudah = []
    for jam_utc in (22, 23, 0, 1):
        sapu(at=datetime(2026, 3, 9 if jam_utc > 20 else 10, jam_utc, 5, tzinfo=ZoneInfo("UTC")))
        sudah.append([k.split(":")[1] for k in kunci("ringkasan")])
    assert sudah == [[], ["9401"], ["5301", "9401"], ["3517", "5301", "9401"]]


def test_hari_libur_dan_akhir_pekan_tanpa_ringkasan(jombang, desk):
    permohonan_terdaftar(at=pukul(date(2026, 3, 6)))
    sapu(at=pukul(date(2026, 3, 7)))
    sapu(at=pukul(date(2026, 3, 8)))
    assert kunci("ringkasan") == []


def test_dua_kali_disapu_sekali_dikirim_dan_yang_mati_berhari_hari_menyusul_sekali(jombang, desk, ppid, atasan):
    kasus = permohonan_diproses(oleh=desk)
    for _ in range(3):
        sapu(at=pukul(date(2026, 3, 31)))
    assert len(kunci("ringkasan")) == 2
    # Down until Tuesday 7 April: one digest of that day, one notice of the lapse.
    sapu(at=pukul(date(2026, 4, 7), 11))
    assert len(kunci("ringkasan")) == 4
    assert kunci("lewat") == [f"lewat:{kasus.pk}:2026-03-30"]


def test_rusak_di_tengah_tidak_meninggalkan_apa_pun_dan_diulang(jombang, desk, atasan, monkeypatch):
    permohonan_diproses(oleh=desk)
    at = pukul(date(2026, 3, 31))
    monkeypatch.setattr("permohonan.sapuan.titipkan_ringkasan", lambda pagi: 1 / 0)
    sapu(at=at)
    assert not kunci("lewat") and not Sapuan.objects.filter(satker=jombang).exists()
    monkeypatch.undo()
    sapu(at=at)
    assert kunci("lewat") and kunci("lewat-atasan")


def test_yang_lain_tetap_disapu_bila_satu_kantor_rusak(jombang, desk, monkeypatch):
    serang = kantor("3673")
    petugas(Peran.DESK, serang)
    permohonan_terdaftar(satker=serang)
    permohonan_terdaftar()
    asli = sapu_kantor

    def kadang_rusak(satker, *args, **kwargs):
        if satker == jombang:
            raise RuntimeError("rusak")
        return asli(satker, *args, **kwargs)

    monkeypatch.setattr("permohonan.sapuan.sapu_kantor", kadang_rusak)
    sapu(at=pukul(date(2026, 3, 10)))
    assert [k.split(":")[1] for k in kunci("ringkasan")] == ["3673"]


def test_hak_menyapu_hanya_untuk_satu_pemanggil(jombang):
    with transaction.atomic():
        assert Sapuan.objects.ambil(jombang, HARIAN, pada=date(2026, 3, 9))
        assert not Sapuan.objects.ambil(jombang, HARIAN, pada=date(2026, 3, 9))
    assert not Sapuan.objects.ambil(jombang, HARIAN, pada=date(2026, 3, 8))
    assert Sapuan.objects.ambil(jombang, HARIAN, pada=date(2026, 3, 10))


# What


@pytest.mark.parametrize(
    ("hari", "kata"),
    [
        (date(2026, 3, 12), None),
        (date(2026, 3, 17), "TINGGAL 3 HARI KERJA ATAU KURANG (1)"),
        (date(2026, 3, 27), "TINGGAL 1 HARI KERJA (1)"),
        (date(2026, 3, 30), "HARUS DIJAWAB HARI INI (1)"),
        (date(2026, 3, 31), "SUDAH LEWAT WAKTU MENJAWAB (1)"),
    ],
)
def test_ringkasan_menyebut_sisa_dan_langkah_berikutnya(jombang, desk, ppid, atasan, hari, kata):
    # Received 9 March: due 30 March; 18 to 24 March are Nyepi and Idulfitri, so 17 March is 5 working days before.
    kasus = permohonan_diproses(oleh=desk)
    jeda = {date(2026, 3, 17): date(2026, 3, 25)}.get(hari, hari)
    sapu(at=pukul(jeda))
    if kata is None:
        assert not OutgoingMail.objects.filter(key__startswith="ringkasan:3517:ppid:").exists()
        return
    isi = teks("ringkasan", "ppid")
    assert kata in isi
    assert kasus.nomor in isi and kasus.get_absolute_url() in isi
    assert "Berikut: " in isi
    assert "Siti" not in isi and kasus.rincian_informasi not in isi


def test_belum_dibuka_satu_hari_kerja_dilaporkan_kepada_atasan_sekali_dan_berhenti_bila_dibuka(jombang, desk, atasan):
    kasus = permohonan_terdaftar(at=pukul(date(2026, 3, 6), 15, 59))
    dibuka = permohonan_terdaftar(at=pukul(date(2026, 3, 6), 15, 59))
    sapu(at=pukul(date(2026, 3, 9)))
    assert not kunci("ringkasan:3517:atasan")
    buka(dibuka, oleh=desk, at=pukul(date(2026, 3, 9), 9))
    sapu(at=pukul(date(2026, 3, 10)))
    isi = teks("ringkasan", "atasan")
    assert kasus.nomor in isi and dibuka.nomor not in isi
    assert [p[0] for p in peristiwa(kasus)] == ["ajukan", "laporkan_belum_dibuka"]
    sapu(at=pukul(date(2026, 3, 11)))
    assert [p[0] for p in peristiwa(kasus)] == ["ajukan", "laporkan_belum_dibuka"]
    buka(kasus, oleh=desk, at=pukul(date(2026, 3, 11), 9))
    sebelum = kunci("ringkasan:3517:atasan")
    sapu(at=pukul(date(2026, 3, 12)))
    assert kunci("ringkasan:3517:atasan") == sebelum


def test_disposisi_mengingatkan_unit_lalu_ppid(jombang, desk, ppid, penghubung):
    from permohonan.perbuatan.disposisi import disposisikan

    kasus = permohonan_diproses(oleh=desk)
    disposisikan(kasus, kepada=penghubung, instruksi="Mohon", batas=date(2026, 3, 12), oleh=desk, at=SENIN)
    sapu(at=pukul(date(2026, 3, 10)))
    assert not kunci("ringkasan:3517:penghubung")
    sapu(at=pukul(date(2026, 3, 11)))
    assert "Sisa 1 hari kerja" in teks("ringkasan", "penghubung")
    assert not kunci("ringkasan:3517:ppid")
    sapu(at=pukul(date(2026, 3, 13)))
    assert "Lewat 1 hari" in teks("ringkasan", "penghubung")
    assert "UNIT BELUM MENJAWAB" in teks("ringkasan", "ppid")


# The day after


def test_sehari_sesudah_lewat_pemohon_dan_atasan_diberi_tahu_sekali(jombang, desk, ppid, atasan):
    kasus = permohonan_diproses(oleh=desk)
    sapu(at=pukul(date(2026, 3, 30)))
    assert kunci("lewat") == []
    for hari in (31, 31, 32, 33):
        sapu(at=pukul(date(2026, 3, 1) + (hari - 1) * SEHARI))
    assert kunci("lewat") == [f"lewat:{kasus.pk}:2026-03-30"]
    assert kunci("lewat-atasan") == [f"lewat-atasan:{kasus.pk}:2026-03-30:{atasan.pk}"]
    isi = OutgoingMail.objects.get(key__startswith="lewat:").text
    assert "Sampai Senin, 30 Maret 2026 belum tercatat jawaban" in isi
    assert "Menunggu tidak memperpanjang batas ini" in isi
    # Counted by hand from 31 March, without 3 April and 1 May.
    assert "sampai Rabu, 13 Mei 2026" in isi
    assert peristiwa(kasus)[-1][:1] == ("nyatakan_lewat",)
    assert peristiwa(kasus)[-1][3] == "sistem"


def test_yang_sudah_dijawab_diperpanjang_atau_tanpa_surel(jombang, desk, ppid, atasan):
    permohonan_diputus(desk=desk, ppid=ppid)
    lama = permohonan_diproses(oleh=desk)
    perpanjang(lama, alasan="belum_dikuasai", uraian="Menunggu kiriman", oleh=ppid, at=SENIN)
    tanpa = permohonan_diproses(oleh=desk, email="")
    sapu(at=pukul(date(2026, 3, 31)))
    assert kunci("lewat") == [f"lewat:{tanpa.pk}:2026-03-30"]
    tugas = OutgoingMail.objects.get(key=kunci("lewat")[0])
    assert (tugas.channel, tugas.recipient) == ("desk", "")
    assert tugas in OutgoingMail.objects.gagal()


def test_penilaian_mengikuti_tanggal_sebelum_jalur_diubah_terlambat(jombang, desk, ppid, atasan):
    kasus = permohonan_diproses(oleh=desk)
    at = pukul(date(2026, 3, 13), 9)
    kasus = tetapkan_jalur(kasus, jalur="pemilu", alasan="Rekapitulasi", oleh=ppid, at=at)
    assert kasus.jatuh_tempo == date(2026, 3, 12) and kasus.jatuh_tempo_mengikat == date(2026, 3, 30)
    sapu(at=pukul(date(2026, 3, 16)))
    assert kunci("lewat") == []
    sapu(at=pukul(date(2026, 3, 31)))
    assert kunci("lewat") == [f"lewat:{kasus.pk}:2026-03-30"]


# The hand-made table of hard moments


@pytest.mark.parametrize(
    ("kode", "zona", "saat", "alarm", "tempo"),
    [
        # Friday 15.59 in Kupang, half an hour before closing: Monday is day 1, so Tuesday tells the Atasan.
        ("5301", WITA, datetime(2026, 3, 6, 15, 59), date(2026, 3, 10), date(2026, 3, 27)),
        # The last second of the year in each zone: 1 January is off, so 2 January is day 1.
        ("3517", WIB, datetime(2025, 12, 31, 23, 59, 59), date(2026, 1, 5), date(2026, 1, 15)),
        ("5301", WITA, datetime(2025, 12, 31, 23, 59, 59), date(2026, 1, 5), date(2026, 1, 15)),
        ("9401", WIT, datetime(2025, 12, 31, 23, 59, 59), date(2026, 1, 5), date(2026, 1, 15)),
        # In the middle of Idulfitri, offices closed until Tuesday 24 March.
        ("3517", WIB, datetime(2026, 3, 21, 10, 0), date(2026, 3, 26), date(2026, 4, 8)),
    ],
)
def test_alarm_dan_jatuh_tempo_pada_saat_yang_sulit(db, kode, zona, saat, alarm, tempo):
    satker = kantor(kode)
    petugas(Peran.ATASAN, satker)
    kasus = permohonan_terdaftar(satker=satker, at=saat.replace(tzinfo=zona))
    assert kasus.jatuh_tempo == tempo
    assert kasus.tahun == saat.year and kasus.nomor.startswith("001/")
    hari = saat.date()
    while not OutgoingMail.objects.filter(key__startswith=f"ringkasan:{kode}:atasan:").exists():
        hari += SEHARI
        sapu(at=pukul(hari, zona=zona))
        assert hari < saat.date() + 20 * SEHARI
    assert hari == alarm


def test_pilihan_tahun_libur_belum_dimuat_diperingatkan_sejak_90_hari(client, desk):
    from ppid.models import TahunLibur

    assert TahunLibur.objects.belum_dimuat(date(2026, 10, 2)) is None
    assert TahunLibur.objects.belum_dimuat(date(2026, 10, 3)) == 2027
    TahunLibur.objects.filter(tahun=2027).update(pasti=True)
    assert TahunLibur.objects.belum_dimuat(date(2026, 12, 31)) is None


def test_kalender_semua_kantor_sama_dengan_kalender_satu_per_satu(db):
    serang = kantor("3673")
    HariLibur.objects.create(tanggal=date(2026, 3, 11), nama="Hari jadi", jenis="libur setempat", satker=serang)
    semua = HariLibur.objects.kalender_kantor()
    for satker in (serang, kantor("3517")):
        satu = HariLibur.objects.kalender(satker)
        assert (semua[satker.pk].libur, semua[satker.pk].versi) == (satu.libur, satu.versi)
        assert semua[satker.pk].pasti_sampai == satu.pasti_sampai


def test_keterlambatan_dicatat_dan_hilang_dari_meja(client, desk, ppid, jombang):
    from permohonan.pekerjaan import pekerjaan
    from permohonan.perbuatan.keterlambatan import catat_keterlambatan

    kasus = permohonan_tercatat(oleh=desk)
    at = pukul(date(2026, 3, 31), 9)

    def bagian() -> list[str]:
        kalender = HariLibur.objects.kalender(jombang)
        return [b.nama for b in pekerjaan(desk, satker=jombang, kalender=kalender, at=at)]

    assert "sebab" in bagian()
    for langkah in ("pemberitahuan", "kelengkapan"):
        catat_keterlambatan(kasus, langkah=langkah, sebab="petugas_kurang", uraian="Satu petugas", oleh=desk, at=at)
    assert "sebab" not in bagian()
    assert sorted(kasus.keterlambatan.values_list("langkah", "batas")) == [
        ("kelengkapan", date(2026, 3, 12)),
        ("pemberitahuan", date(2026, 3, 30)),
    ]
    assert Permohonan.objects.get().riwayat.filter(aksi="catat_keterlambatan").count() == 2


def test_linimasa_pemohon_menyebut_lewatnya_waktu_dan_batas_keberatan(jombang, desk):
    kasus = permohonan_diproses(oleh=desk)
    sapu(at=pukul(date(2026, 3, 31)))
    kasus.refresh_from_db()
    butir = linimasa(kasus, HariLibur.objects.kalender(jombang), pada=date(2026, 3, 31))
    assert ("Waktu menjawab berakhir, belum tercatat jawaban", "31 Maret 2026") in [(b.judul, b.waktu) for b in butir]
    assert any("keberatan sampai Rabu, 13 Mei 2026" in b.uraian for b in butir)


def test_satu_perkara_yang_rusak_tidak_menahan_kabar_bagi_yang_lain(jombang, desk, ppid, atasan, monkeypatch):
    rusak, baik = permohonan_diproses(oleh=desk), permohonan_diproses(oleh=desk)
    asli = nyatakan_lewat

    def kadang(kasus, *, at):
        if kasus.pk == rusak.pk:
            raise RuntimeError("aturan hilang")
        return asli(kasus, at=at)

    monkeypatch.setattr("permohonan.sapuan.nyatakan_lewat", kadang)
    sapu(at=pukul(date(2026, 3, 31)))
    assert kunci("lewat") == [f"lewat:{baik.pk}:2026-03-30"]
    assert kunci("ringkasan:3517:ppid")
    monkeypatch.undo()
    sapu(at=pukul(date(2026, 4, 1)))
    assert len(kunci("lewat")) == 2
