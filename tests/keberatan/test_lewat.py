"""Days that go by: what the morning's sweep tells, once, and what a decree moves."""

import re
from datetime import date, datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings

from keberatan.models import Keberatan, RiwayatKeberatan, Sengketa
from keberatan.perbuatan.pelaksanaan import catat_pelaksanaan
from keberatan.perbuatan.pelewatan import nyatakan_lewat
from keberatan.perbuatan.pencabutan import cabut
from keberatan.perbuatan.tanggapan import tanggapi
from permohonan.models import RiwayatPermohonan
from permohonan.perbuatan.pembukaan_kembali import buka_kembali
from permohonan.sapuan import sapu
from ppid.daftar_libur import BarisLibur, baca_teks
from ppid.models import HariLibur, JangkaWaktu, JenisSurat, OutgoingMail
from ppid.penetapan import ramalkan, terapkan, usulkan_jangka, usulkan_libur
from ppid.peran import Peran
from tests.factories import SEHARI, SENIN, WIB, kantor, petugas
from tests.keberatan.peraga import DIAJUKAN, DITANGGAPI, TimKeberatan, isi_tanggapan, keberatan_diajukan
from tests.perbuatan.peraga import ditolak, libur_baru, peristiwa, surat_kasus, terakhir
from tests.test_bersamaan import serentak
from tests.test_sapuan import kunci, pukul, teks

WITA = ZoneInfo("Asia/Makassar")
TEMPO = date(2026, 4, 29)
LUSA = DIAJUKAN + SEHARI


@pytest.fixture
def supervisi(db):
    return petugas(Peran.SUPERVISI, kantor("00"))


def terlihat(peran: str) -> str:
    """The latest digest of that role; empty when it had none."""
    ada = OutgoingMail.objects.filter(key__startswith=f"ringkasan:3517:{peran}:").exists()
    return teks("ringkasan", peran) if ada else ""


# What went by


def test_waktu_menjawab_dan_menanggapi_diberitahukan_tepat_sekali_walau_sapuan_mati_tiga_hari(tim):
    """The clock jumps by weeks; each time the sweep was down for three days before it."""
    desk, atasan = tim[Peran.DESK], tim[Peran.ATASAN]
    permohonan, kasus = tim.diproses(), tim.keberatan()
    for hari in (date(2026, 3, 27), date(2026, 3, 30)):
        sapu(at=pukul(hari))
    assert kunci("lewat") == []
    for hari in (date(2026, 4, 6), date(2026, 4, 6), date(2026, 4, 7), date(2026, 4, 29)):
        sapu(at=pukul(hari))
    assert kunci("lewat") == [f"lewat:{permohonan.pk}:2026-03-30"]
    assert kunci("keberatan-lewat") == []
    for hari in (date(2026, 5, 5), date(2026, 5, 5), date(2026, 5, 6), date(2026, 6, 8)):
        sapu(at=pukul(hari))
    assert kunci("lewat") == [f"lewat:{permohonan.pk}:2026-03-30"]
    assert kunci("keberatan-lewat") == [f"keberatan-lewat:{kasus.pk}:2026-04-29"]
    assert kunci("keberatan-lewat-atasan") == [f"keberatan-lewat-atasan:{kasus.pk}:2026-04-29:{atasan.pk}"]
    assert [p[0] for p in peristiwa(kasus)] == ["ajukan", "nyatakan_lewat"]
    assert terakhir(kasus).peran == Peran.SISTEM and desk.email not in OutgoingMail.objects.filter(
        topic__startswith="keberatan-lewat"
    ).values_list("recipient", flat=True)


def test_kabar_lewat_menyertakan_tautan_ke_formulir_keberatan_yang_terisi(tim, client):
    permohonan = tim.diproses()
    sapu(at=pukul(date(2026, 3, 31)))
    isi = OutgoingMail.objects.get(topic="lewat").text
    [tautan] = [baris for baris in isi.splitlines() if baris.startswith(settings.SITUS) and "/keberatan/" in baris]
    halaman = client.get(tautan.removeprefix(settings.SITUS), follow=True)
    assert halaman.status_code == 200
    naskah = halaman.content.decode()
    assert permohonan.nomor in naskah
    [pilihan] = re.findall(r'<input[^>]*value="tidak_ditanggapi"[^>]*>', naskah)
    assert "checked" in pilihan


def test_lewatnya_waktu_atasan_memberi_jalan_ke_komisi_informasi_dengan_surat(tim):
    atasan, kasus = tim[Peran.ATASAN], tim.keberatan()
    sapu(at=pukul(date(2026, 4, 30)))
    kepada_pengaju = OutgoingMail.objects.get(topic="keberatan-lewat")
    assert kepada_pengaju.recipient == "siti@contoh.test"
    assert "Sampai Rabu, 29 April 2026 belum tercatat tanggapan" in kepada_pengaju.text
    # 14 working days from 29 April, without 1, 14 and 15 May; who counts the cuti bersama of 15 May: a day earlier.
    assert "Komisi Informasi Provinsi Jawa Timur paling lambat Jumat, 22 Mei 2026" in kepada_pengaju.text
    assert "Sebaiknya sebelum Kamis, 21 Mei 2026" in kepada_pengaju.text
    kepada_atasan = OutgoingMail.objects.get(topic="keberatan-lewat-atasan")
    assert kepada_atasan.recipient == atasan.email and "Siti" not in kepada_atasan.text
    assert surat_kasus(kasus)[-1] == "hak-komisi"
    konteks = kasus.surat.get(surat__jenis=JenisSurat.HAK_KOMISI).surat.konteks
    assert (konteks["batas_komisi"]["tanggal"], konteks["ditanggapi"]) == ("2026-05-22", "")
    assert terakhir(kasus).rincian == {"batas_komisi": "2026-05-22"}
    kasus.refresh_from_db()
    assert (kasus.status, kasus.lewat_diberitahukan_at) == ("terdaftar", pukul(date(2026, 4, 30)))


def test_tanpa_surel_lewatnya_waktu_menjadi_tugas_meja(tim):
    keberatan_diajukan(tim.ditolak(email=""))
    sapu(at=pukul(date(2026, 4, 30)))
    tugas = OutgoingMail.objects.get(topic="keberatan-lewat")
    assert tugas.channel == "desk" and tugas in OutgoingMail.objects.gagal()


@pytest.mark.parametrize("akhir", ["ditanggapi", "dicabut"])
def test_yang_sudah_berakhir_tidak_diberitahukan_lewat(tim, akhir):
    if akhir == "ditanggapi":
        tim.ditanggapi("ditolak")
    else:
        cabut(tim.keberatan(), oleh=Peran.PEMOHON, at=DIAJUKAN)
    sapu(at=pukul(date(2026, 5, 4)))
    assert kunci("keberatan-lewat") == []


def test_tanggapan_yang_terlambat_tetap_sampai_dan_tidak_diberitahukan_lagi(tim):
    kasus = tim.keberatan()
    sapu(at=pukul(date(2026, 4, 30)))
    kasus = tanggapi(kasus, isi_tanggapan(kasus, "ditolak"), oleh=tim[Peran.ATASAN], at=pukul(date(2026, 5, 4), 9))
    sapu(at=pukul(date(2026, 5, 5)))
    assert len(kunci("keberatan-lewat")) == len(kunci("keberatan-tanggapan")) == 1
    assert kasus.ditanggapi_tepat_waktu() is False


def test_permohonan_yang_dibuka_kembali_tidak_diberitahukan_lewat(tim):
    buka_kembali(tim.ditolak(), batas=date(2026, 3, 27), oleh=tim[Peran.ATASAN], at=DIAJUKAN)
    sapu(at=pukul(date(2026, 4, 6)))
    assert kunci("lewat") == []


@pytest.mark.parametrize(
    ("at", "pesan"), [(datetime(2026, 4, 29, 23, 59, tzinfo=WIB), "belum berakhir"), (pukul(TEMPO + SEHARI), None)]
)
def test_lewat_baru_dinyatakan_sehari_sesudahnya_dan_sekali(tim, at, pesan):
    kasus = tim.keberatan()
    if pesan:
        with ditolak(pesan):
            nyatakan_lewat(kasus, at=at)
        return
    nyatakan_lewat(kasus, at=at)
    with ditolak("sudah diberitahukan"):
        nyatakan_lewat(kasus, at=at)


def test_satu_keberatan_yang_rusak_tidak_menahan_kabar_bagi_yang_lain(tim, monkeypatch):
    rusak, baik = tim.keberatan(), tim.keberatan()
    tim[Peran.PPID]

    def kadang(kasus, *, at):
        if kasus.pk == rusak.pk:
            raise RuntimeError("aturan hilang")
        return nyatakan_lewat(kasus, at=at)

    monkeypatch.setattr("keberatan.pagi.nyatakan_lewat", kadang)
    sapu(at=pukul(date(2026, 4, 30)))
    assert kunci("keberatan-lewat") == [f"keberatan-lewat:{baik.pk}:2026-04-29"]
    monkeypatch.undo()
    sapu(at=pukul(date(2026, 5, 4)))
    assert len(kunci("keberatan-lewat")) == 2


def test_lewat_menurut_jam_kantornya(db):
    kupang = TimKeberatan(kantor("5301"))
    kasus = kupang.tanpa_permohonan()
    sapu(at=pukul(date(2026, 4, 30), 7, 59, zona=WITA))
    assert kunci("keberatan-lewat") == []
    sapu(at=pukul(date(2026, 4, 30), 8, zona=WITA))
    assert kunci("keberatan-lewat") == [f"keberatan-lewat:{kasus.pk}:2026-04-29"]


def test_kantor_yang_hanya_punya_keberatan_terbuka_tetap_disapu(tim):
    kasus = tim.tanpa_permohonan()
    assert sapu(at=pukul(date(2026, 4, 30))) == 1
    assert kunci("keberatan-lewat") == [f"keberatan-lewat:{kasus.pk}:2026-04-29"]


def test_kantor_yang_hanya_punya_arsip_tertahan_tetap_disapu(tim):
    tim.sengketa()
    Keberatan.objects.update(status="selesai")
    assert not Sengketa.objects.filter(dilepas_at__isnull=False).exists()
    assert sapu(at=pukul(date(2026, 5, 5))) >= 1


@pytest.mark.django_db(transaction=True)
def test_dua_sapuan_serentak_memberitahukan_sekali(caplog):
    tim = TimKeberatan(kantor())
    tim[Peran.ATASAN]
    for _ in range(2):
        tim.keberatan()
        tim.diproses()
    for hari in (date(2026, 4, 6), date(2026, 4, 30)):
        assert sum(serentak([partial(sapu, at=pukul(hari))] * 2, utas=2)) == 1
    assert not [r for r in caplog.records if r.levelname == "ERROR"]
    assert RiwayatPermohonan.objects.filter(aksi="nyatakan_lewat").count() == len(kunci("lewat")) == 2
    assert RiwayatKeberatan.objects.filter(aksi="nyatakan_lewat").count() == len(kunci("keberatan-lewat")) == 2
    assert len(kunci("keberatan-lewat-atasan")) == 2


@pytest.mark.django_db(transaction=True)
def test_sapuan_penetapan_pengajuan_dan_tanggapan_serentak_tidak_saling_mengunci():
    """Whoever comes first: everything ends, and no case is lost or doubled."""
    tim = TimKeberatan(kantor())
    atasan, pusat = tim[Peran.ATASAN], petugas(Peran.SUPERVISI, kantor("00"))
    kasus = [tim.keberatan() for _ in range(4)]
    usul, at = libur_baru(date(2026, 4, 10)), pukul(date(2026, 4, 6), 9)
    hasil = serentak(
        [
            partial(terapkan, usul, oleh=pusat, at=at),
            partial(sapu, at=at),
            *(partial(keberatan_diajukan, k.permohonan, at=at, alasan=["biaya"]) for k in kasus),
            *(partial(tanggapi, k, isi_tanggapan(k, "ditolak"), oleh=atasan, at=at) for k in kasus),
        ],
        utas=6,
    )
    assert hasil[0].hasil == "diterapkan"
    for satu in kasus:
        semua = Keberatan.objects.filter(permohonan=satu.permohonan)
        assert semua.belum_ditanggapi().count() <= 1 and semua.count() <= 2
        pengajuan = sum(k.alasan.filter(alasan="biaya").count() for k in semua)
        assert pengajuan == 1


# The digests


def test_ringkasan_menyebut_keberatan_yang_menunggu_peran_itu(tim):
    for peran in (Peran.DESK, Peran.PPID, Peran.ATASAN):
        tim[peran]
    baru, di_ppid = tim.keberatan(), tim.di_ppid()
    sapu(at=pukul(date(2026, 3, 11)))
    desk, ppid, atasan = (terlihat(peran) for peran in ("desk", "ppid", "atasan"))
    assert "KEBERATAN MENUNGGU ANDA (1)" in desk and "KEBERATAN MENUNGGU ANDA (1)" in ppid
    assert baru.nomor in desk and di_ppid.nomor not in desk
    assert di_ppid.nomor in ppid and baru.nomor not in ppid
    assert "KEBERATAN MENUNGGU ANDA (2)" in atasan
    assert "Berikut: Teruskan ke PPID" in desk and "Berikut: Teruskan ke Atasan PPID" in ppid
    assert "Berikut: Tanggapi" in atasan and baru.get_absolute_url() in atasan
    assert "Siti" not in desk + ppid + atasan and baru.kasus_posisi not in desk + ppid + atasan


@pytest.mark.parametrize(
    ("hari", "kata"),
    [
        (date(2026, 4, 23), ""),
        (date(2026, 4, 24), "Sisa 3 hari kerja"),
        (date(2026, 4, 29), "Hari ini"),
        (date(2026, 4, 30), "Lewat 1 hari"),
    ],
)
def test_ringkasan_meja_dan_ppid_menyebut_yang_waktunya_hampir_habis(tim, hari, kata):
    kasus = tim.di_atasan()
    sapu(at=pukul(hari))
    for peran in ("desk", "ppid"):
        isi = terlihat(peran)
        assert ("KEBERATAN YANG WAKTUNYA HAMPIR ATAU SUDAH HABIS (1)" in isi) is bool(kata)
        assert (kasus.nomor in isi) is bool(kata)
        assert kata.lower() in isi.lower()


def test_perintah_yang_lewat_batasnya_tampak_sampai_dilaksanakan(tim):
    kasus = tim.diperintah()
    sapu(at=pukul(date(2026, 4, 13)))
    for peran in ("ppid", "atasan"):
        isi = terlihat(peran)
        assert "PERINTAH ATASAN PPID BELUM DILAKSANAKAN (1)" in isi and kasus.nomor in isi
        assert "Lewat 3 hari" in isi and "Berikut: Catat pelaksanaan perintah" in isi
    assert kasus.nomor not in terlihat("desk")
    catat_pelaksanaan(kasus, uraian="Diberikan", oleh=tim[Peran.PPID], at=pukul(date(2026, 4, 13), 9))
    OutgoingMail.objects.filter(topic="ringkasan").delete()
    sapu(at=pukul(date(2026, 4, 14)))
    assert kasus.nomor not in terlihat("ppid") + terlihat("atasan")


# Decrees


def geseran(usul, at):
    return [(g.nomor, g.sebelum, g.sesudah) for g in ramalkan(usul, at=at)]


def test_hari_libur_baru_menggeser_keberatan_terbuka_dan_kedua_pihak_diberi_tahu(tim, supervisi):
    atasan, kasus = tim[Peran.ATASAN], tim.tanpa_permohonan()
    usul = libur_baru(date(2026, 4, 10))
    assert geseran(usul, LUSA) == [(kasus.nomor, TEMPO, date(2026, 4, 30))]
    kasus.refresh_from_db()
    assert kasus.jatuh_tempo == TEMPO
    assert terapkan(usul, oleh=supervisi, at=LUSA).bergeser == 1
    kasus.refresh_from_db()
    assert kasus.jatuh_tempo == date(2026, 4, 30)
    assert peristiwa(kasus)[-1] == ("hitung_ulang", "terdaftar", "terdaftar", Peran.SISTEM)
    assert terakhir(kasus).rincian["jatuh_tempo"] == ["2026-04-29", "2026-04-30"]
    assert terakhir(kasus).rincian["usul"] == usul.pk
    kabar = OutgoingMail.objects.filter(topic__startswith="keberatan-geser")
    assert sorted(kabar.values_list("topic", "recipient")) == [
        ("keberatan-geser", "budi@contoh.test"),
        ("keberatan-geser-kantor", atasan.email),
    ]
    for satu in kabar:
        assert "Semula: Rabu, 29 April 2026" in satu.text and "Menjadi: Kamis, 30 April 2026" in satu.text
        assert "SKB 3 Menteri (uji)" in satu.text


def test_yang_sudah_lewat_ditanggapi_atau_dicabut_tidak_bergerak(tim, supervisi):
    lewat = keberatan_diajukan(tim.diproses(at=SENIN - 70 * SEHARI), at=SENIN - 69 * SEHARI, alasan=["berkala"])
    dijawab, dicabut = tim.ditanggapi("ditolak"), cabut(tim.keberatan(), oleh=Peran.PEMOHON, at=DIAJUKAN)
    tetap = {k.pk: k.jatuh_tempo for k in (lewat, dijawab, dicabut)}
    usul, at = libur_baru(date(2026, 3, 26)), DITANGGAPI + SEHARI
    assert lewat.jatuh_tempo < lewat.satker.hari_ini(at)
    assert not {n for n, *_ in geseran(usul, at)} & {lewat.nomor, dijawab.nomor, dicabut.nomor}
    terapkan(usul, oleh=supervisi, at=at)
    assert dict(Keberatan.objects.values_list("pk", "jatuh_tempo")) == tetap
    assert kunci("keberatan-geser") == []


def test_hari_yang_dicabut_pada_hari_jatuh_temponya_tidak_membuatnya_lewat_kemarin(tim, supervisi):
    kasus = tim.tanpa_permohonan()
    terapkan(libur_baru(date(2026, 4, 10)), oleh=supervisi, at=LUSA)
    hari = HariLibur.objects.filter(tanggal__year=2026, satker=None).exclude(tanggal=date(2026, 4, 10))
    baris = [BarisLibur(h.tanggal, h.nama, h.jenis) for h in hari]
    kembali = usulkan_libur(baris, tahun=2026, dasar="SKB perubahan", pasti=True, oleh=None, at=LUSA)
    terapkan(kembali, oleh=supervisi, at=pukul(date(2026, 4, 30), 9))
    kasus.refresh_from_db()
    assert kasus.jatuh_tempo == date(2026, 4, 30)


def test_jangka_waktu_baru_hanya_bagi_yang_diterima_sejak_tanggalnya(tim, supervisi):
    lama = keberatan_diajukan(tim.ditolak(), at=SENIN + timedelta(hours=2))
    baru = tim.keberatan()
    jangka = JangkaWaktu(
        langkah="tanggapan_keberatan",
        jalur="umum",
        jumlah=20,
        satuan="hari_kerja",
        dihitung_dari="keberatan diterima",
        dasar="PerKI contoh",
        berlaku_dari=date(2026, 3, 10),
    )
    terapkan(usulkan_jangka(jangka, oleh=None, at=LUSA), oleh=supervisi, at=LUSA)
    lama.refresh_from_db()
    baru.refresh_from_db()
    # 20 working days from 10 March, counted by hand: five up to 17 March, three up to 27, ...
    assert (lama.jatuh_tempo, baru.jatuh_tempo, baru.jangka.jumlah) == (date(2026, 4, 28), date(2026, 4, 15), 20)


def test_tahun_yang_ditetapkan_menghapus_tanda_sementara_tanpa_kabar(tim, supervisi):
    at = datetime(2026, 11, 23, 9, tzinfo=WIB)
    kasus = keberatan_diajukan(tim.ditolak(at=datetime(2026, 11, 20, 9, tzinfo=WIB)), at=at)
    assert (kasus.jatuh_tempo, kasus.jatuh_tempo_sementara) == (date(2027, 1, 8), True)
    hari = HariLibur.objects.filter(tanggal__year=2027)
    baris = baca_teks("\n".join(f"{h.tanggal}; {h.nama}; {h.jenis}" for h in hari), tahun=2027)
    terapkan(usulkan_libur(baris, tahun=2027, dasar="SKB 2027", pasti=True, oleh=None, at=at), oleh=supervisi, at=at)
    kasus.refresh_from_db()
    assert (kasus.jatuh_tempo, kasus.jatuh_tempo_sementara) == (date(2027, 1, 8), False)
    assert kunci("keberatan-geser") == []


def test_libur_setempat_hanya_menggeser_kantornya(tim):
    sini, sana = tim.tanpa_permohonan(), TimKeberatan(kantor("3673")).tanpa_permohonan()
    usul = usulkan_libur(
        baca_teks("2026-04-10; Hari jadi Jombang; libur setempat", tahun=2026),
        tahun=2026,
        dasar="Keputusan Bupati",
        pasti=True,
        satker=tim.satker,
        oleh=tim[Peran.PPID],
        at=LUSA,
    )
    terapkan(usul, oleh=tim[Peran.ATASAN], at=LUSA)
    sini.refresh_from_db()
    sana.refresh_from_db()
    assert (sini.jatuh_tempo, sana.jatuh_tempo) == (date(2026, 4, 30), TEMPO)
