"""Filing an objection, online and at the desk: number, dates, grounds, what joins and what is refused."""

import secrets
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

import pytest

from keberatan.alasan import HURUF, TANPA_PERMOHONAN, Alasan
from keberatan.models import AlasanKeberatan, Keberatan, Tambahan
from keberatan.perbuatan.pencabutan import cabut
from keberatan.perbuatan.pencatatan import catat
from keberatan.perbuatan.pengajuan import ajukan
from permohonan.models import Permohonan, Sifat
from permohonan.perbuatan.kelengkapan import tutup_tidak_lengkap
from permohonan.perbuatan.pembukaan_kembali import buka_kembali
from permohonan.perbuatan.pencabutan import cabut as cabut_permohonan
from permohonan.perbuatan.penetapan_jalur import tetapkan_jalur
from permohonan.putusan import Kanal
from ppid.models import Berkas, OutgoingMail, Penomoran
from ppid.peran import Peran
from tests.factories import NIK_UJI, SENIN, WIB, kantor, permohonan_tercatat, permohonan_terdaftar
from tests.keberatan.peraga import DIAJUKAN, TimKeberatan, isian, isian_tanpa_permohonan, keberatan_diajukan
from tests.perbuatan.peraga import (
    KERTAS,
    SESUDAH_BATAS,
    ditolak,
    kunci_surel,
    peristiwa,
    surat_kasus,
    tanpa_bekas,
    terakhir,
    tim_lain,
)
from tests.test_bersamaan import serentak

TANPA = isian_tanpa_permohonan


def pukul(tahun: int, bulan: int, hari: int, jam: int = 10) -> datetime:
    return datetime(tahun, bulan, hari, jam, tzinfo=WIB)


def mengajukan(permohonan: Permohonan | None, *, satker: Any = None, token: str = "", at=DIAJUKAN, **isi: Any):
    """Filed online about this request, or about none."""
    satker = satker or (permohonan.satker if permohonan else kantor())
    isi_formulir = isian(**isi) if permohonan else TANPA(**isi)
    token = token or secrets.token_hex(16)
    return ajukan(isi_formulir, satker=satker, permohonan=permohonan, token=token, at=at)


def mencatat(tim: TimKeberatan, permohonan: Permohonan | None, *, peran=Peran.DESK, at=DIAJUKAN, **ganti: Any):
    """Written down at the desk."""
    dasar: dict[str, Any] = {"kanal": Kanal.SURAT, "diterima_at": at, "token": secrets.token_hex(16)}
    isi = isian() if permohonan else TANPA()
    return catat(isi, satker=tim.satker, permohonan=permohonan, oleh=tim[peran], at=at, **dasar | ganti)


def alasan(kasus: Keberatan) -> list[tuple[str, str]]:
    return list(kasus.alasan.values_list("alasan", "huruf"))


# What is there at once


def test_mendapat_nomor_kode_dan_hari_tanggapan_seketika(tim):
    permohonan = tim.ditolak()
    kasus = mengajukan(permohonan)
    assert (kasus.nomor, kasus.status) == ("001/KEB/3517/III/2026", "terdaftar")
    assert len(kasus.kode.replace("-", "")) == 16
    assert (kasus.jatuh_tempo, kasus.jatuh_tempo_sementara) == (date(2026, 4, 29), False)
    assert (kasus.diterima_at, kasus.dicatat_at, kasus.dicatat_oleh) == (DIAJUKAN, DIAJUKAN, None)
    assert (kasus.asal, kasus.kanal, kasus.permohonan) == ("laman", "laman", permohonan)
    assert (kasus.rincian_informasi, kasus.tujuan_penggunaan) == (permohonan.rincian_informasi, "Skripsi")


def test_mencatat_riwayat_dan_surat_sekaligus(tim):
    kasus = tim.keberatan()
    assert peristiwa(kasus) == [("ajukan", "", "terdaftar", Peran.PEMOHON)]
    assert terakhir(kasus).dasar == "UU 14/2008 Pasal 35 ayat (1)"
    assert terakhir(kasus).rincian["jatuh_tempo"] == "2026-04-29"
    assert surat_kasus(kasus) == ["PPID-F", "tanda-keberatan"]
    formulir, tanda = (satu.surat for satu in kasus.surat.all())
    assert formulir.konteks["perkara"]["jatuh_tempo"] == tanda.konteks["perkara"]["jatuh_tempo"] == "2026-04-29"
    assert formulir.konteks["perkara"]["nomor_pendaftaran"] == kasus.permohonan.nomor
    assert tanda.konteks["kode"] == kasus.kode and kasus.kode not in str(formulir.konteks)
    assert formulir.nomor == tanda.nomor == kasus.nomor


def test_pengaju_meja_dan_atasan_diberi_tahu(tim):
    permohonan, desk, atasan = tim.ditolak(), tim[Peran.DESK], tim[Peran.ATASAN]
    kasus = mengajukan(permohonan)
    kabar = OutgoingMail.objects.filter(case_number=kasus.nomor)
    assert sorted(kabar.values_list("topic", "recipient")) == sorted(
        [
            ("keberatan-tanda", "siti@contoh.test"),
            ("keberatan-masuk", desk.email),
            ("keberatan-masuk", atasan.email),
        ]
    )
    tanda = kabar.get(topic="keberatan-tanda")
    assert kasus.kode in tanda.text and "Rabu, 29 April 2026" in tanda.text
    for satu in kabar.filter(topic="keberatan-masuk"):
        assert kasus.nomor in satu.subject and kasus.get_absolute_url() in satu.text
        assert kasus.kode not in satu.text and "Siti" not in satu.text and kasus.kasus_posisi not in satu.text


def test_nomor_identitas_disalin_tersandi_dan_hanya_tampak_samar(tim):
    kasus = tim.keberatan()
    pemohon = kasus.permohonan.pemohon
    assert kasus.pengaju.pk != pemohon.pk and kasus.pengaju.buka_identitas() == NIK_UJI
    assert kasus.pengaju.identitas_sidik == pemohon.identitas_sidik != ""
    assert NIK_UJI not in kasus.pengaju.identitas_tersandi and NIK_UJI not in kasus.pengaju.identitas_samar
    tertulis = [str(baris.surat.konteks) for baris in kasus.surat.all()] + [str(terakhir(kasus).rincian)]
    tertulis += OutgoingMail.objects.filter(case_number=kasus.nomor).values_list("text", flat=True)
    assert not [teks for teks in tertulis if NIK_UJI in teks]


def test_kontak_yang_ditulis_mengganti_kontak_permohonan_bagi_keberatan_ini_saja(tim):
    kasus = tim.keberatan(email="baru@contoh.test")
    assert (kasus.pengaju.email, kasus.pengaju.telepon) == ("baru@contoh.test", "0812-0000-0000")
    assert kasus.permohonan.pemohon.email == "siti@contoh.test"


def test_nomor_berurutan_per_kantor_dan_mulai_lagi_setiap_tahun(db):
    jombang = kantor()
    saat = [SENIN, datetime(2026, 12, 31, 23, 59, 59, tzinfo=WIB), datetime(2027, 1, 1, tzinfo=WIB)]
    assert [mengajukan(None, satker=jombang, at=at).nomor for at in saat] == [
        "001/KEB/3517/III/2026",
        "002/KEB/3517/XII/2026",
        "001/KEB/3517/I/2027",
    ]
    assert mengajukan(None, satker=kantor("3506")).nomor == "001/KEB/3506/III/2026"


def test_kerusakan_di_tengah_tidak_menghabiskan_nomor(tim, monkeypatch):
    permohonan = tim.ditolak()
    monkeypatch.setattr("keberatan.surat.terbitkan", lambda *a, **k: 1 / 0)
    with tanpa_bekas(), pytest.raises(ZeroDivisionError):
        mengajukan(permohonan)
    monkeypatch.undo()
    assert mengajukan(permohonan).nomor.startswith("001/KEB/")


# The same once more, and another one


def test_pengiriman_ulang_memberi_keberatan_yang_sama(tim):
    permohonan = tim.ditolak()
    pertama = mengajukan(permohonan, token="a")
    with tanpa_bekas():
        kedua = mengajukan(permohonan, token="a", kasus_posisi="Lain")
    assert (kedua.pk, kedua.nomor, kedua.kode) == (pertama.pk, pertama.nomor, pertama.kode)


def test_yang_kedua_atas_permohonan_yang_sama_bergabung(tim):
    pertama = tim.keberatan()
    besok = DIAJUKAN + timedelta(days=1)
    kedua = mengajukan(pertama.permohonan, token="b", at=besok, alasan=["ditolak", "biaya"], kasus_posisi="Dan mahal.")
    assert (kedua.pk, kedua.nomor, kedua.jatuh_tempo) == (pertama.pk, pertama.nomor, date(2026, 4, 29))
    assert alasan(kedua) == [("ditolak", "a"), ("biaya", "f")]
    assert list(kedua.tambahan.values_list("kasus_posisi", "at")) == [("Dan mahal.", besok)]
    assert kedua.kasus_posisi == pertama.kasus_posisi
    assert peristiwa(kedua)[1:] == [("tambahkan", "terdaftar", "terdaftar", Peran.PEMOHON)]
    assert terakhir(kedua).rincian["alasan"] == ["biaya"]
    assert Keberatan.objects.count() == Penomoran.objects.get(satker=tim.satker, register="KEB").terakhir == 1


def test_yang_bergabung_dikirim_ulang_tidak_bergabung_dua_kali(tim):
    pertama = tim.keberatan()
    mengajukan(pertama.permohonan, token="b", alasan=["biaya"])
    with tanpa_bekas():
        assert mengajukan(pertama.permohonan, token="b", alasan=["terlambat"]).pk == pertama.pk


def test_berkas_yang_menyusul_ikut_tersimpan(tim):
    pertama = tim.keberatan()
    mengajukan(pertama.permohonan, berkas=[(Sifat.PENDUKUNG, KERTAS)])
    assert list(pertama.berkas.values_list("sifat", flat=True)) == ["pendukung"]


@pytest.mark.parametrize("siapkan", [TimKeberatan.di_ppid, TimKeberatan.di_atasan], ids=["di_ppid", "di_atasan"])
def test_bergabung_juga_sesudah_diteruskan(tim, siapkan):
    kasus = siapkan(tim)
    assert mengajukan(kasus.permohonan, alasan=["biaya"]).pk == kasus.pk


@pytest.mark.parametrize("akhir", ["ditanggapi", "dicabut"])
def test_sesudah_yang_pertama_berakhir_yang_baru_mendapat_nomor_baru(tim, akhir):
    dicabut = akhir == "dicabut"
    pertama = cabut(tim.keberatan(), oleh=Peran.PEMOHON, at=DIAJUKAN) if dicabut else tim.ditolak_atasan()
    kedua = mengajukan(pertama.permohonan, at=pukul(2026, 3, 25))
    assert (kedua.nomor, kedua.jatuh_tempo) == ("002/KEB/3517/III/2026", date(2026, 5, 8))
    assert not kedua.tambahan.exists()


def test_atas_permohonan_lain_tidak_bergabung(tim):
    assert [tim.keberatan().nomor, tim.keberatan().nomor] == ["001/KEB/3517/III/2026", "002/KEB/3517/III/2026"]


@pytest.mark.django_db(transaction=True)
def test_dua_formulir_serentak_atas_permohonan_yang_sama_menjadi_satu_keberatan():
    """Real threads. The later one joins, and nothing of it is lost."""
    tim = TimKeberatan(kantor())
    semua = [tim.ditolak() for _ in range(3)]
    pekerjaan = [
        partial(mengajukan, permohonan, token=f"{n}{jenis}", alasan=[jenis], kasus_posisi=jenis)
        for n, permohonan in enumerate(semua)
        for jenis in ("ditolak", "biaya")
    ]
    hasil = serentak(pekerjaan, utas=6)
    assert sorted(Keberatan.objects.values_list("urut", flat=True)) == [1, 2, 3]
    for n, permohonan in enumerate(semua):
        kasus = Keberatan.objects.get(permohonan=permohonan)
        assert {h.pk for h in hasil[2 * n : 2 * n + 2]} == {kasus.pk}
        assert sorted(kasus.alasan.values_list("alasan", flat=True)) == ["biaya", "ditolak"]
        assert sorted([kasus.kasus_posisi, kasus.tambahan.get().kasus_posisi]) == ["biaya", "ditolak"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("dengan_permohonan", [True, False])
def test_tombol_yang_ditekan_berkali_kali_serentak_tetap_satu_pengajuan(dengan_permohonan):
    """The same submission is one filing, not a filing and its own addition."""
    permohonan = TimKeberatan(kantor()).ditolak() if dengan_permohonan else None
    hasil = serentak([partial(mengajukan, permohonan, token="sama")] * 6, utas=6)
    assert len({h.pk for h in hasil}) == Keberatan.objects.count() == 1
    assert [aksi for aksi, *_ in peristiwa(hasil[0])] == ["ajukan"]
    assert not Tambahan.objects.exists()


# Grounds


@pytest.mark.parametrize(
    ("pilihan", "huruf"),
    [
        ("ditolak", "a"),
        ("berkala", "b"),
        ("serta_merta", "b"),
        ("tidak_ditanggapi", "c"),
        ("tidak_sesuai", "d"),
        ("tidak_dipenuhi", "e"),
        ("biaya", "f"),
        ("terlambat", "g"),
    ],
)
def test_delapan_pilihan_menjadi_tujuh_huruf(pilihan, huruf):
    assert HURUF[pilihan] == huruf
    assert len(HURUF) == len(Alasan) == 8 and set(HURUF.values()) == set("abcdefg")


def test_beberapa_alasan_disimpan_menurut_urutan_formulir_dengan_pilihan_aslinya(tim):
    kasus = mengajukan(tim.ditolak(), alasan=["terlambat", "serta_merta", "ditolak", "berkala"])
    assert alasan(kasus) == [("ditolak", "a"), ("berkala", "b"), ("serta_merta", "b"), ("terlambat", "g")]
    formulir = kasus.surat.get(surat__jenis="PPID-F").surat.konteks
    assert [(p["huruf"], p["ya"]) for p in formulir["pilihan_alasan"]] == [
        ("a", True),
        ("b", True),
        ("b", True),
        ("c", False),
        ("d", False),
        ("e", False),
        ("f", False),
        ("g", True),
    ]


@pytest.mark.parametrize("pilihan", [["berkala"], ["serta_merta"], ["berkala", "serta_merta"]])
def test_yang_wajib_diumumkan_tidak_memerlukan_permohonan(tim, pilihan):
    kasus = mengajukan(None, alasan=pilihan)
    assert [a for a, _ in alasan(kasus)] == pilihan and kasus.permohonan is None
    assert (kasus.pengaju.nama, kasus.jatuh_tempo) == ("Budi Contoh", date(2026, 4, 29))
    assert (kasus.batas_pengajuan, kasus.lewat_batas, kasus.terlalu_dini) == (None, False, False)


@pytest.mark.parametrize("pilihan", [[a] for a in Alasan if a not in TANPA_PERMOHONAN] + [["berkala", "biaya"]])
def test_alasan_lain_tanpa_permohonan_ditolak(db, pilihan):
    with ditolak("menyangkut sebuah permohonan"):
        mengajukan(None, alasan=pilihan)


# Dates


def test_jatuh_tempo_biasa_tiga_puluh_hari_kerja_dari_penerimaan(tim):
    assert mengajukan(tim.ditolak(), at=pukul(2026, 3, 9, 15)).jatuh_tempo == date(2026, 4, 28)


def test_jatuh_tempo_ke_tahun_yang_liburnya_belum_ditetapkan_sementara(db):
    kasus = mengajukan(None, at=pukul(2026, 11, 23))
    assert (kasus.jatuh_tempo, kasus.jatuh_tempo_sementara) == (date(2027, 1, 8), True)
    assert "sementara" in OutgoingMail.objects.get(topic="keberatan-tanda").text


def test_jatuh_tempo_informasi_pemilu_tiga_hari_kerja(tim):
    permohonan = tetapkan_jalur(tim.diproses(), jalur="pemilu", alasan="Rekapitulasi", oleh=tim[Peran.PPID], at=SENIN)
    kasus = mengajukan(permohonan, at=pukul(2026, 3, 13), alasan=["tidak_ditanggapi"])
    assert (kasus.jalur, kasus.jangka.jumlah) == ("pemilu", 3)
    # 16 and 17 March, then Nyepi and Idulfitri until 24 March.
    assert (kasus.jatuh_tempo, kasus.terlalu_dini) == (date(2026, 3, 25), False)


@pytest.mark.parametrize(
    ("saat", "lewat"),
    [
        (datetime(2026, 4, 28, 23, 59, 59, tzinfo=WIB), False),
        (datetime(2026, 4, 29, tzinfo=WIB), True),
        (pukul(2026, 7, 1), True),
    ],
    ids=["hari ke-30", "hari ke-31", "berbulan kemudian"],
)
def test_yang_diajukan_sesudah_hari_ke_tiga_puluh_tetap_terdaftar_dengan_tanda(tim, saat, lewat):
    kasus = mengajukan(tim.ditolak(), at=saat)
    assert (kasus.batas_pengajuan, kasus.lewat_batas, kasus.status) == (date(2026, 4, 28), lewat, "terdaftar")
    assert ("sesudah batas" in OutgoingMail.objects.get(topic="keberatan-tanda").text) is lewat


@pytest.mark.parametrize(
    ("saat", "dini", "batas", "lewat"),
    [
        (datetime(2026, 3, 30, 23, 59, tzinfo=WIB), True, None, False),
        (datetime(2026, 3, 31, tzinfo=WIB), False, date(2026, 5, 13), False),
        (datetime(2026, 5, 13, 23, 59, tzinfo=WIB), False, date(2026, 5, 13), False),
        (pukul(2026, 5, 18), False, date(2026, 5, 13), True),
    ],
    ids=["waktu menjawab berjalan", "lewat", "hari ke-30", "hari ke-31"],
)
def test_tidak_ditanggapi_sebelum_dan_sesudah_waktu_menjawab_habis(tim, saat, dini, batas, lewat):
    kasus = mengajukan(tim.diproses(), at=saat, alasan=["tidak_ditanggapi"])
    assert (kasus.terlalu_dini, kasus.batas_pengajuan, kasus.lewat_batas) == (dini, batas, lewat)
    assert kasus.status == "terdaftar" and kasus.jatuh_tempo > kasus.diterima_pada


def test_yang_wajib_diumumkan_tidak_pernah_terlalu_dini(tim):
    assert mengajukan(tim.diproses(), alasan=["berkala"]).terlalu_dini is False


def test_sesudah_dibuka_kembali_dan_batas_atasan_lewat_waktunya_tidak_dihitung_dari_jawaban_pertama(tim):
    """The order's date went by without the new answer: that is a new silence, with its own thirty days."""
    permohonan = buka_kembali(tim.ditolak(), batas=date(2026, 4, 24), oleh=tim[Peran.ATASAN], at=DIAJUKAN)
    kasus = mengajukan(permohonan, at=pukul(2026, 5, 4), alasan=["tidak_ditanggapi"])
    assert (kasus.lewat_batas, kasus.terlalu_dini) == (False, False)


# What is refused


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        ({"alasan": []}, "Centang sedikitnya satu alasan"),
        ({"alasan": ["malas"]}, "tidak ada dalam formulir"),
        ({"alasan": ["ditolak", "malas"]}, "tidak ada dalam formulir"),
        ({"kasus_posisi": " \n "}, "Ceritakan yang terjadi"),
        ({"nama_kuasa": "Advokat Contoh"}, "Kuasa memerlukan surat kuasa"),
        ({"nama_kuasa": "Advokat Contoh", "berkas": [(Sifat.PENDUKUNG, KERTAS)]}, "Kuasa memerlukan surat kuasa"),
    ],
)
def test_isi_yang_tidak_sah_ditolak_tanpa_bekas(tim, isi, pesan):
    permohonan = tim.ditolak()
    with ditolak(pesan):
        mengajukan(permohonan, **isi)
    with ditolak(pesan):
        mengajukan(None, **isi)


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        ({"nama": " "}, "Tulis nama dan alamat"),
        ({"alamat": ""}, "Tulis nama dan alamat"),
        ({"rincian_informasi": " "}, "Tulis informasi apa"),
        ({"email": "", "telepon": ""}, "Isi nomor telepon atau e-mail"),
    ],
)
def test_tanpa_permohonan_pengajunya_harus_dapat_dihubungi(db, isi, pesan):
    with ditolak(pesan):
        mengajukan(None, **isi)


@pytest.mark.parametrize(
    "isi", [{"surat_kuasa_diperlihatkan": True}, {"berkas": [(Sifat.SURAT_KUASA, KERTAS)]}], ids=["asli", "unggahan"]
)
def test_kuasa_dengan_surat_kuasa_diterima(tim, isi):
    kasus = mengajukan(tim.ditolak(), nama_kuasa="Advokat Contoh", alamat_kuasa="Jl. Kuasa 1", **isi)
    assert kasus.pengaju.nama_kuasa == "Advokat Contoh" and kasus.pengaju.nama == "Siti Contoh"
    assert set(Berkas.objects.values_list("kelas", flat=True)) <= {"identitas"}


def test_atas_permohonan_kantor_lain_ditolak(tim):
    asing = permohonan_terdaftar(satker=kantor("3506"))
    with ditolak("bukan permohonan kepada kantor ini"):
        mengajukan(asing, satker=tim.satker)


def test_atas_permohonan_yang_dicabut_ditolak(tim):
    kasus = cabut_permohonan(tim.terdaftar(), oleh=Peran.PEMOHON, at=SENIN)
    with ditolak("sudah dicabut"):
        mengajukan(kasus)


def test_permohonan_yang_dicabut_sesudah_halamannya_dibuka_ditolak(tim):
    dilihat = tim.terdaftar()
    cabut_permohonan(Permohonan.objects.get(pk=dilihat.pk), oleh=Peran.PEMOHON, at=SENIN)
    with ditolak("sudah dicabut"):
        mengajukan(dilihat)


def test_atas_permohonan_yang_ditutup_tidak_lengkap_diterima(tim):
    permohonan = tutup_tidak_lengkap(tim.boleh_ditutup(), oleh=tim[Peran.DESK], at=SESUDAH_BATAS)
    kasus = mengajukan(permohonan, at=SESUDAH_BATAS, alasan=["tidak_dipenuhi"])
    assert (kasus.status, kasus.lewat_batas, kasus.terlalu_dini) == ("terdaftar", False, False)


# At the desk


@pytest.mark.parametrize("kanal", [Kanal.KOTAK, Kanal.SURAT, Kanal.TELEPON, Kanal.WHATSAPP, Kanal.LANGSUNG])
def test_meja_mencatat_yang_datang_lewat_setiap_kanal(tim, kanal):
    kasus = mencatat(tim, tim.ditolak(), kanal=kanal)
    assert (kasus.asal, kasus.kanal, kasus.dicatat_oleh) == ("meja", kanal, tim[Peran.DESK])
    assert peristiwa(kasus) == [("catat", "", "terdaftar", Peran.DESK)]
    assert terakhir(kasus).rincian["kanal"] == kanal
    tanda = kasus.surat.get(surat__jenis="tanda-keberatan").surat.konteks
    assert tanda["penandatangan"]["nama"] == tim[Peran.DESK].nama


@pytest.mark.parametrize(("kanal", "disampaikan_meja"), [(Kanal.LANGSUNG, False), (Kanal.SURAT, True)])
def test_pengaju_tanpa_surel_membawa_tanda_buktinya_atau_dikirimi_meja(tim, kanal, disampaikan_meja):
    permohonan = permohonan_tercatat(oleh=tim[Peran.DESK], email="")
    kasus = mencatat(tim, permohonan, kanal=kanal, at=pukul(2026, 3, 31))
    assert ("keberatan-tanda" in kunci_surel(kasus)) == disampaikan_meja
    assert surat_kasus(kasus) == ["PPID-F", "tanda-keberatan"]


@pytest.mark.parametrize("peran", sorted(set(Peran) - {Peran.DESK, Peran.PEMOHON, Peran.SISTEM}))
def test_hanya_meja_yang_mencatat(tim, peran):
    permohonan = tim.ditolak()
    tim[peran]
    with ditolak("Hanya meja layanan"):
        mencatat(tim, permohonan, peran=peran)


def test_meja_kantor_lain_tidak_mencatat(tim):
    permohonan, lain = tim.ditolak(), tim_lain()[Peran.DESK]
    isi = {"kanal": Kanal.SURAT, "diterima_at": DIAJUKAN, "at": DIAJUKAN, "token": "a"}
    with ditolak("Hanya meja layanan"):
        catat(isian(), satker=tim.satker, permohonan=permohonan, oleh=lain, **isi)


@pytest.mark.parametrize(
    ("diterima", "at", "pesan"),
    [
        (DIAJUKAN + timedelta(seconds=1), DIAJUKAN, "tidak boleh di masa depan"),
        (SENIN - timedelta(seconds=1), DIAJUKAN, "sebelum permohonannya"),
        (DIAJUKAN, pukul(2026, 3, 12), "Tulis alasan mengapa baru dicatat"),
    ],
    ids=["masa depan", "sebelum permohonan", "dua hari kerja kemudian"],
)
def test_saat_diterima_yang_tidak_mungkin_atau_tanpa_alasan_ditolak(tim, diterima, at, pesan):
    permohonan = tim.ditolak()
    with ditolak(pesan):
        mencatat(tim, permohonan, diterima_at=diterima, at=at)


def test_sebelum_ada_undang_undangnya_ditolak(tim):
    tim[Peran.DESK]
    with ditolak("belum ada jangka waktu"):
        mencatat(tim, None, diterima_at=pukul(2009, 3, 10), alasan_terlambat="Arsip lama")


def test_yang_dicatat_terlambat_dihitung_dari_penerimaannya(tim):
    kasus = mencatat(
        tim, tim.ditolak(), diterima_at=pukul(2026, 3, 9, 15), at=pukul(2026, 3, 17), alasan_terlambat="Kotak dibuka"
    )
    assert (kasus.jatuh_tempo, kasus.alasan_terlambat_dicatat) == (date(2026, 4, 28), "Kotak dibuka")
    assert kasus.nomor == "001/KEB/3517/III/2026" and kasus.dicatat_at == pukul(2026, 3, 17)


def test_sehari_kerja_kemudian_dicatat_tanpa_alasan(tim):
    assert mencatat(tim, tim.ditolak(), at=pukul(2026, 3, 11), diterima_at=DIAJUKAN).diterima_at == DIAJUKAN


def test_yang_dicatat_meja_atas_keberatan_terbuka_bergabung_dan_tercatat_siapa(tim):
    pertama = tim.keberatan()
    kedua = mencatat(tim, pertama.permohonan, kanal=Kanal.TELEPON)
    assert kedua.pk == pertama.pk and kedua.tambahan.get().oleh == tim[Peran.DESK]
    assert peristiwa(kedua)[-1] == ("tambahkan", "terdaftar", "terdaftar", Peran.DESK)


def test_yang_bergabung_lewat_meja_menyimpan_hari_diterimanya(tim):
    pertama = tim.keberatan()
    sore = datetime(2026, 3, 12, 15, tzinfo=WIB)
    mencatat(tim, pertama.permohonan, diterima_at=sore, at=pukul(2026, 3, 13))
    assert Tambahan.objects.get().at == sore


def test_yang_bergabung_melengkapi_kontak_dan_kuasa_yang_belum_ada(tim):
    pertama = keberatan_diajukan(tim.ditolak(email=""))
    nomor = pertama.pengaju.telepon
    kuasa = {"nama_kuasa": "Advokat Contoh", "berkas": [(Sifat.SURAT_KUASA, KERTAS)]}
    mengajukan(pertama.permohonan, alasan=["biaya"], email="kuasa@contoh.test", telepon="0812-0000-0001", **kuasa)
    mengajukan(pertama.permohonan, alasan=["terlambat"], email="lain@contoh.test")
    pengaju = Keberatan.objects.get().pengaju
    assert (pengaju.telepon, pengaju.email, pengaju.nama_kuasa) == (nomor, "kuasa@contoh.test", "Advokat Contoh")


def test_yang_lain_tidak_tersentuh(tim):
    lama = tim.keberatan()
    sebelum = Keberatan.objects.filter(pk=lama.pk).values().get()
    keberatan_diajukan(tim.ditolak(), alasan=["biaya"])
    assert Keberatan.objects.filter(pk=lama.pk).values().get() == sebelum
    assert AlasanKeberatan.objects.filter(keberatan=lama).count() == 1
