"""A dispute from its registration to the last ruling, and the legal hold that lies on its papers."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from keberatan.komisi import komisi_informasi
from keberatan.models import Keberatan, Sengketa
from keberatan.penahanan import tahan
from keberatan.perbuatan.pelepasan_penahanan import lepas_penahanan, minta_lepas_penahanan
from keberatan.perbuatan.pencabutan import cabut
from keberatan.perbuatan.pencatatan_surat import catat_nomor_kantor
from keberatan.perbuatan.pendaftaran_sengketa import daftarkan_sengketa
from keberatan.perbuatan.penyampaian import catat_penyampaian
from keberatan.perbuatan.penyusunan_berkas import simpan_berkas_sidang
from keberatan.perbuatan.persidangan import catat_hasil_sidang, jadwalkan_sidang, tunjuk_hadir
from keberatan.perbuatan.putusan import (
    catat_gugatan,
    catat_kasasi,
    catat_pelaksanaan_putusan,
    catat_pencabutan_sengketa,
    catat_putusan_kasasi,
    catat_putusan_komisi,
    catat_putusan_pengadilan,
    tutup_sengketa,
)
from keberatan.perbuatan.tanggapan import tanggapi
from keberatan.waktu import tenggat_sengketa
from permohonan.models import Permohonan, Sifat
from permohonan.perbuatan.pencatatan_surat import catat_nomor_kantor as catat_nomor_surat_permohonan
from permohonan.perbuatan.penetapan_jalur import tetapkan_jalur
from permohonan.perbuatan.penyerahan import CaraPenyerahan
from permohonan.putusan import CaraSerah
from permohonan.sapuan import sapu
from ppid.models import Berkas, HariLibur, JenisSurat, Pemohon, Pengguna, Penugasan
from ppid.peran import Peran
from tests.factories import SEHARI, SENIN, WIB, kantor, petugas
from tests.keberatan.peraga import (
    DI_KOMISI,
    DITANGGAPI,
    GUGATAN,
    KASASI,
    SESUDAH_LEWAT,
    TimKeberatan,
    isi_tanggapan,
    keberatan_diajukan,
    putusan,
)
from tests.perbuatan.peraga import KERTAS, ditolak, peristiwa, terakhir, tim_lain
from tests.test_sapuan import pukul

DASAR: dict[str, Any] = {"nomor_register": "001/III/KI-JATIM/2026", "didaftarkan_pada": date(2026, 3, 25)}
SIDANG: dict[str, Any] = {"jenis": "mediasi", "waktu": DI_KOMISI, "tempat": "Kantor Komisi Informasi"}


def mendaftarkan(tim: TimKeberatan, kasus: Keberatan, *, peran=Peran.PPID, at=DI_KOMISI, **ganti: Any) -> Sengketa:
    return daftarkan_sengketa(kasus, **DASAR | ganti, oleh=tim[peran], at=at)


def memutus(tim: TimKeberatan, tingkat: str, sengketa: Sengketa | None = None, *, at=SESUDAH_LEWAT, **isi: Any):
    """One ruling on a dispute that waits for it."""
    siapkan, catat = {
        "komisi": (tim.sengketa, catat_putusan_komisi),
        "pengadilan": (tim.di_pengadilan, catat_putusan_pengadilan),
        "kasasi": (tim.di_kasasi, catat_putusan_kasasi),
    }[tingkat]
    return catat(sengketa or siapkan(), putusan(**isi), oleh=tim[Peran.PPID], at=at)


# Registration


def test_didaftarkan_dengan_komisi_riwayat_dan_tanggalnya(tim):
    kasus = mendaftarkan(tim, tim.ditolak_atasan(), diberitahukan_pada=date(2026, 3, 31), berkas=[KERTAS])
    assert (kasus.status, kasus.komisi) == ("di_komisi", "Komisi Informasi Provinsi Jawa Timur")
    assert (kasus.didaftarkan_pada, kasus.diberitahukan_pada) == (date(2026, 3, 25), date(2026, 3, 31))
    assert peristiwa(kasus) == [("daftarkan_sengketa", "", "di_komisi", Peran.PPID)]
    assert terakhir(kasus).dasar == "UU 14/2008 Pasal 37 ayat (2)"
    assert kasus.berkas.get().perihal == "Pemberitahuan Komisi Informasi"


@pytest.mark.parametrize("peran", [Peran.DESK, Peran.PPID, Peran.ATASAN])
def test_setiap_peran_penyiap_dapat_mendaftarkan(tim, peran):
    assert terakhir(mendaftarkan(tim, tim.ditolak_atasan(), peran=peran)).peran == peran


def test_peran_lain_dan_kantor_lain_tidak_mendaftarkan(tim):
    kasus, lain = tim.ditolak_atasan(), tim_lain()
    for orang in (tim[Peran.PENGHUBUNG], tim[Peran.PERTIMBANGAN], lain[Peran.ATASAN]):
        with ditolak("tidak berwenang mencatat sengketa"):
            daftarkan_sengketa(kasus, **DASAR, oleh=orang, at=DI_KOMISI)


PENDAFTARAN_MUSTAHIL: list[Any] = [
    ({"nomor_register": " "}, "Isi nomor register"),
    ({"didaftarkan_pada": date(2026, 3, 9)}, "sebelum keberatannya diterima"),
    ({"didaftarkan_pada": date(2026, 4, 2)}, "tidak boleh di masa depan"),
    ({"diberitahukan_pada": date(2026, 4, 2)}, "tidak boleh di masa depan"),
    ({"diberitahukan_pada": date(2026, 3, 24)}, "sebelum sengketanya didaftarkan"),
]


def test_pendaftaran_dengan_tanggal_yang_tidak_mungkin_ditolak(tim):
    kasus = tim.ditolak_atasan()
    for isi, pesan in PENDAFTARAN_MUSTAHIL:
        with ditolak(pesan):
            mendaftarkan(tim, kasus, **isi)


def test_selama_waktu_atasan_masih_berjalan_belum_ada_sengketa(tim):
    kasus = tim.keberatan()
    tim[Peran.PPID]
    with ditolak("masih berjalan .sampai 29-04-2026"):
        mendaftarkan(tim, kasus, didaftarkan_pada=date(2026, 4, 29), at=SESUDAH_LEWAT)
    assert mendaftarkan(tim, kasus, didaftarkan_pada=date(2026, 4, 30), at=SESUDAH_LEWAT).status == "di_komisi"


def test_sengketa_tidak_didaftarkan_sebelum_tanggapannya_selama_waktu_itu_berjalan(tim):
    """Answered on 17 March: before that day, within the term, there was nothing yet to bring to the Commission."""
    kasus = tim.ditolak_atasan()
    with ditolak("masih berjalan|sebelum tanggapan"):
        mendaftarkan(tim, kasus, didaftarkan_pada=date(2026, 3, 12))


def test_sengketa_atas_diamnya_atasan_tetap_sah_bila_ia_menanggapi_kemudian(tim):
    kasus = tim.keberatan()
    kasus = tanggapi(
        kasus, isi_tanggapan(kasus, "ditolak"), oleh=tim[Peran.ATASAN], at=datetime(2026, 5, 7, tzinfo=WIB)
    )
    sengketa = mendaftarkan(tim, kasus, didaftarkan_pada=date(2026, 5, 4), at=datetime(2026, 5, 8, tzinfo=WIB))
    assert sengketa.status == "di_komisi"


def test_keberatan_yang_dicabut_tanpa_sengketa(tim):
    kasus = cabut(tim.keberatan(), oleh=Peran.PEMOHON, at=DITANGGAPI)
    tim[Peran.PPID]
    with ditolak("sudah dicabut"):
        mendaftarkan(tim, kasus)


def test_satu_sengketa_untuk_satu_keberatan(tim):
    kasus = tim.ditolak_atasan()
    mendaftarkan(tim, kasus)
    with ditolak("sudah dicatat"):
        mendaftarkan(tim, kasus, nomor_register="002/III/KI-JATIM/2026")


def test_nomor_register_hanya_untuk_satu_sengketa_di_komisi_yang_sama(tim):
    mendaftarkan(tim, tim.ditolak_atasan())
    kedua = tim.ditolak_atasan()
    with ditolak("sudah dicatat untuk sengketa lain"):
        mendaftarkan(tim, kedua, nomor_register=" 001/III/KI-JATIM/2026 ")
    serang = TimKeberatan(kantor("3673"))
    lain = mendaftarkan(serang, serang.ditolak_atasan())
    assert lain.komisi == "Komisi Informasi Provinsi Banten"


@pytest.mark.parametrize(
    ("kode", "nama"),
    [
        ("3517", "Komisi Informasi Provinsi Jawa Timur"),
        ("35", "Komisi Informasi Provinsi Jawa Timur"),
        ("00", "Komisi Informasi Pusat"),
        ("11", "Komisi Informasi Aceh"),
        ("1101", "Komisi Informasi Aceh"),
    ],
)
def test_komisi_informasi_menurut_kantornya(db, kode, nama):
    assert komisi_informasi(kantor(kode)) == nama


# Sessions


def test_sidang_dijadwalkan_dengan_panggilannya(tim):
    kasus = jadwalkan_sidang(tim.sengketa(), **SIDANG, berkas=[KERTAS], oleh=tim[Peran.DESK], at=DI_KOMISI)
    sidang = kasus.sidang.get()
    assert (sidang.jenis, sidang.waktu, sidang.tempat) == ("mediasi", DI_KOMISI, "Kantor Komisi Informasi")
    assert kasus.berkas.get().perihal == "Panggilan mediasi"
    assert terakhir(kasus).rincian["jenis"] == "mediasi"


def test_sidang_yang_sudah_berlangsung_boleh_dicatat_belakangan(tim):
    lalu = SIDANG | {"waktu": datetime(2026, 3, 25, 9, tzinfo=WIB)}
    assert jadwalkan_sidang(tim.sengketa(), **lalu, oleh=tim[Peran.PPID], at=SESUDAH_LEWAT).sidang.exists()


SIDANG_MUSTAHIL: list[Any] = [
    ({"jenis": "rapat"}, "Pilih jenis sidangnya"),
    ({"tempat": " "}, "Tulis tempat sidangnya"),
    ({"waktu": datetime(2026, 3, 24, 23, 59, tzinfo=WIB)}, "sebelum sengketanya didaftarkan"),
]


def test_sidang_yang_tidak_mungkin_ditolak(tim):
    kasus = tim.sengketa()
    for isi, pesan in SIDANG_MUSTAHIL:
        with ditolak(pesan):
            jadwalkan_sidang(kasus, **SIDANG | isi, oleh=tim[Peran.PPID], at=DI_KOMISI)


def test_hasil_sidang_dicatat_sesudah_berlangsung(tim):
    kasus = tim.bersidang()
    sidang, ppid = kasus.sidang.get(), tim[Peran.PPID]
    with ditolak("belum berlangsung"):
        catat_hasil_sidang(kasus, sidang=sidang, hasil="Gagal", oleh=ppid, at=DI_KOMISI)
    with ditolak("Tulis hasil sidangnya"):
        catat_hasil_sidang(kasus, sidang=sidang, hasil=" ", oleh=ppid, at=SESUDAH_LEWAT)
    catat_hasil_sidang(kasus, sidang=sidang, hasil=" Gagal ", berkas=[KERTAS], oleh=ppid, at=SESUDAH_LEWAT)
    sidang.refresh_from_db()
    assert (sidang.hasil, sidang.hasil_dicatat_at) == ("Gagal", SESUDAH_LEWAT)
    assert kasus.berkas.get().perihal == "Berita acara mediasi"


def test_sidang_sengketa_lain_ditolak(tim):
    kasus, asing = tim.sengketa(), tim.bersidang().sidang.get()
    with ditolak("bukan sidang sengketa ini"):
        catat_hasil_sidang(kasus, sidang=asing, hasil="Gagal", oleh=tim[Peran.PPID], at=SESUDAH_LEWAT)
    with ditolak("bukan sidang sengketa ini"):
        tunjuk_hadir(kasus, sidang=asing, petugas=tim[Peran.ATASAN], oleh=tim[Peran.ATASAN], at=DI_KOMISI)


# Who attends


def hadir(tim: TimKeberatan, kasus: Sengketa, petugas: Pengguna, nomor: str = "", **lain: Any) -> Sengketa:
    sidang = kasus.sidang.get()
    atasan = tim[Peran.ATASAN]
    return tunjuk_hadir(
        kasus, sidang=sidang, petugas=petugas, nomor_surat_kuasa=nomor, **lain, oleh=atasan, at=DI_KOMISI
    )


def test_atasan_sendiri_hadir_tanpa_surat_kuasa(tim):
    kasus = hadir(tim, tim.bersidang(), tim[Peran.ATASAN])
    satu = kasus.sidang.get().kehadiran.get()
    assert (satu.jabatan, satu.nomor_surat_kuasa, satu.surat_kuasa) == ("Atasan PPID", "", None)


def test_pelaksana_harian_atasan_pun_hadir_tanpa_surat_kuasa(tim):
    plh = petugas(Peran.ATASAN, tim.satker, email="plh@jombang.uji", pelaksana="Plh.", jabatan="Sekretaris")
    assert hadir(tim, tim.bersidang(), plh).sidang.get().kehadiran.get().jabatan == "Plh. Sekretaris"


@pytest.mark.parametrize("peran", [Peran.PPID, Peran.PENGHUBUNG, Peran.DESK])
def test_yang_lain_hadir_dengan_surat_kuasa_bernomor(tim, peran):
    kasus, orang = tim.bersidang(), tim[peran]
    with ditolak("memerlukan surat kuasa"):
        hadir(tim, kasus, orang, " ")
    kasus = hadir(tim, kasus, orang, " 3/SK/2026 ", surat_kuasa=KERTAS)
    satu = kasus.sidang.get().kehadiran.get()
    assert satu.nomor_surat_kuasa == "3/SK/2026" and satu.surat_kuasa.ditahan_sejak == DI_KOMISI
    assert terakhir(kasus).rincian["surat_kuasa"] == "3/SK/2026"


def test_mantan_atasan_memerlukan_surat_kuasa_atau_tugas_di_kantor_ini(tim):
    kasus = tim.bersidang()
    mantan = petugas(Peran.ATASAN, tim.satker, email="lama@jombang.uji", sampai=date(2026, 3, 31))
    asing = tim_lain()[Peran.PPID]
    for orang in (mantan, asing):
        with ditolak("harus bertugas di kantor ini"):
            hadir(tim, kasus, orang, "3/SK/2026")


def test_orang_yang_sama_ditunjuk_sekali(tim):
    kasus = hadir(tim, tim.bersidang(), tim[Peran.ATASAN])
    with ditolak("sudah ditunjuk"):
        hadir(tim, kasus, tim[Peran.ATASAN])


# Rulings


PUTUSAN_MUSTAHIL: list[tuple[dict[str, Any], str]] = [
    ({"hasil": "seri"}, "Pilih hasil putusannya"),
    ({"nomor": " "}, "Isi nomor dan amar"),
    ({"amar": " "}, "Isi nomor dan amar"),
    ({"tanggal": date(2026, 5, 5), "diterima_pada": date(2026, 5, 5)}, "tidak boleh di masa depan"),
    ({"tanggal": date(2026, 5, 4), "diterima_pada": date(2026, 5, 5)}, "tidak boleh di masa depan"),
    ({"tanggal": date(2026, 4, 30)}, "tidak mungkin diterima sebelum dibacakan"),
    ({"tanggal": date(2026, 3, 24)}, "sebelum perkaranya didaftarkan"),
    (
        {"tanggal": date(2026, 4, 29), "batas_pelaksanaan": date(2026, 5, 20)},
        "Tulis apa yang harus dilaksanakan",
    ),
    (
        {"tanggal": date(2026, 4, 29), "perintah": "Berikan", "batas_pelaksanaan": date(2026, 4, 28)},
        "tidak mungkin sebelum putusannya",
    ),
]


@pytest.mark.parametrize("tingkat", ["komisi", "pengadilan", "kasasi"])
def test_putusan_yang_tidak_mungkin_ditolak(tim, tingkat):
    kasus = {"komisi": tim.sengketa, "pengadilan": tim.di_pengadilan, "kasasi": tim.di_kasasi}[tingkat]()
    for isi, pesan in PUTUSAN_MUSTAHIL:
        with ditolak(pesan):
            memutus(tim, tingkat, kasus, **isi)


@pytest.mark.parametrize(
    ("tingkat", "sehari_sebelum"), [("pengadilan", date(2026, 4, 26)), ("kasasi", date(2026, 4, 28))]
)
def test_putusan_tidak_mungkin_sebelum_perkaranya_di_tingkat_itu(tim, tingkat, sehari_sebelum):
    kasus = {"pengadilan": tim.di_pengadilan, "kasasi": tim.di_kasasi}[tingkat]()
    with ditolak("sebelum perkaranya didaftarkan"):
        memutus(tim, tingkat, kasus, tanggal=sehari_sebelum)


@pytest.mark.parametrize("tingkat", ["pengadilan", "kasasi"])
def test_kesepakatan_mediasi_hanya_di_komisi(tim, tingkat):
    assert memutus(tim, "komisi", hasil="mediasi").putusan.get().hasil == "mediasi"
    kasus = {"pengadilan": tim.di_pengadilan, "kasasi": tim.di_kasasi}[tingkat]()
    with ditolak("hanya di Komisi Informasi"):
        memutus(tim, tingkat, kasus, hasil="mediasi", tanggal=date(2026, 4, 29))


def test_satu_putusan_untuk_satu_tingkat(tim):
    kasus = memutus(tim, "komisi")
    with ditolak("tidak dapat dilakukan"):
        memutus(tim, "komisi", kasus, nomor="13/PTSN/2026")


def test_dari_komisi_sampai_kasasi_setiap_putusan_tersimpan(tim):
    kasus = memutus(
        tim, "kasasi", hasil="dikabulkan", nomor="88 K", tanggal=date(2026, 5, 1), diterima_pada=date(2026, 5, 4)
    )
    assert kasus.status == "diputus_kasasi"
    assert [p.tingkat for p in kasus.putusan.all()] == ["komisi", "pengadilan", "kasasi"]
    assert (kasus.pengadilan, kasus.nomor_gugatan, kasus.digugat_oleh) == ("PTUN Surabaya", "7/G/KI/2026", "pemohon")
    assert (kasus.nomor_kasasi, kasus.kasasi_pada, kasus.kasasi_oleh) == (
        "88 K/TUN/KI/2026",
        date(2026, 4, 29),
        "kantor",
    )
    assert [p[0] for p in peristiwa(kasus)] == [
        "daftarkan_sengketa",
        "catat_putusan_komisi",
        "catat_gugatan",
        "catat_putusan_pengadilan",
        "catat_kasasi",
        "catat_putusan_kasasi",
    ]


LANJUTAN_MUSTAHIL: list[Any] = [
    ({"pihak": "tetangga"}, "Pilih siapa yang mengajukannya"),
    ({"nomor": " "}, "Isi nomor perkaranya"),
    ({"pada": date(2026, 5, 5)}, "tidak boleh di masa depan"),
    ({"pada": date(2026, 4, 26)}, "sebelum putusan yang dilawannya"),
]


def test_perkara_lanjutan_yang_tidak_mungkin_ditolak(tim):
    di_komisi, di_pengadilan, ppid = tim.diputus_komisi(), tim.diputus_pengadilan(), tim[Peran.PPID]
    for isi, pesan in LANJUTAN_MUSTAHIL:
        with ditolak(pesan):
            catat_gugatan(di_komisi, **GUGATAN | isi, oleh=ppid, at=SESUDAH_LEWAT)
        with ditolak(pesan):
            catat_kasasi(di_pengadilan, **KASASI | isi, oleh=ppid, at=SESUDAH_LEWAT)


def test_gugatan_tanpa_nama_pengadilan_ditolak(tim):
    kasus = tim.diputus_komisi()
    with ditolak("Tulis nama pengadilannya"):
        catat_gugatan(kasus, **GUGATAN | {"pengadilan": " "}, oleh=tim[Peran.PPID], at=SESUDAH_LEWAT)


# Terms


def tenggat(kasus: Sengketa) -> list[tuple[date, date, bool]]:
    kalender = HariLibur.objects.kalender(kasus.satker)
    return [(t.tanggal, t.sebaiknya, t.berjalan) for t in tenggat_sengketa(kasus, kalender)]


def test_tenggat_komisi_empat_belas_dan_seratus_hari_kerja(tim):
    mulai, selesai = date(2026, 4, 15), date(2026, 8, 26)
    assert tenggat(tim.sengketa()) == [(mulai, mulai, True), (selesai, selesai, True)]


def test_tenggat_ke_pengadilan_dan_kasasi_dari_penerimaan_putusannya(tim):
    """The court: 14 working days from 29 April, the earlier reading by calendar days. Cassation: calendar days."""
    di_komisi = tenggat(tim.diputus_komisi())
    assert di_komisi[2:] == [(date(2026, 5, 22), date(2026, 5, 13), True)]
    assert [berjalan for *_, berjalan in di_komisi[:2]] == [False, False]
    di_pengadilan = tenggat(tim.diputus_pengadilan())
    assert di_pengadilan[2][2] is False
    assert di_pengadilan[3:] == [(date(2026, 5, 13), date(2026, 5, 13), True)]
    assert tenggat(tim.di_kasasi())[3][2] is False


def test_tenggat_informasi_pemilu_komisi_selesai_dalam_empat_belas_hari_kerja(tim):
    permohonan = tetapkan_jalur(tim.diproses(), jalur="pemilu", alasan="Rekapitulasi", oleh=tim[Peran.PPID], at=SENIN)
    kasus = keberatan_diajukan(permohonan, alasan=["tidak_ditanggapi"], at=datetime(2026, 3, 13, 9, tzinfo=WIB))
    assert kasus.jatuh_tempo == date(2026, 3, 25)
    sengketa = mendaftarkan(tim, kasus, didaftarkan_pada=date(2026, 3, 26))
    assert [t[0] for t in tenggat(sengketa)] == [date(2026, 4, 16)] * 2


def test_tenggat_menyebut_dasar_dan_apakah_sudah_diperiksa(tim):
    kalender = HariLibur.objects.kalender(tim.satker)
    semua = tenggat_sengketa(tim.diputus_pengadilan(), kalender)
    assert [t.terverifikasi for t in semua] == [True, True, False, True]
    assert "14 hari kalender sejak putusan pengadilan diterima; UU 14/2008 Pasal 50" in semua[3].dasar


# Carrying out, withdrawing, closing


def melaksanakan(tim: TimKeberatan, kasus: Sengketa, *, at=SESUDAH_LEWAT, **ganti: Any) -> Sengketa:
    isi = {"tingkat": "komisi", "dilaksanakan_pada": date(2026, 5, 4), "uraian": "Diserahkan"}
    return catat_pelaksanaan_putusan(kasus, **isi | ganti, oleh=tim[Peran.PPID], at=at)


PELAKSANAAN_MUSTAHIL: list[Any] = [
    ({"tingkat": "kasasi"}, "belum dicatat"),
    ({"tingkat": "langit"}, "belum dicatat"),
    ({"dilaksanakan_pada": date(2026, 5, 5)}, "tidak boleh di masa depan"),
    ({"dilaksanakan_pada": date(2026, 4, 26)}, "sebelum dibacakan"),
    ({"uraian": " "}, "Tulis bagaimana putusan dilaksanakan"),
]


def test_pelaksanaan_yang_tidak_mungkin_ditolak(tim):
    kasus = tim.diputus_komisi()
    for isi, pesan in PELAKSANAAN_MUSTAHIL:
        with ditolak(pesan):
            melaksanakan(tim, kasus, **isi)


def test_pelaksanaan_dicatat_sekali_dengan_tanggalnya(tim):
    kasus = melaksanakan(tim, tim.diputus_komisi(), berkas=[KERTAS])
    satu = kasus.putusan.get()
    assert (satu.dilaksanakan_pada, satu.pelaksanaan) == (date(2026, 5, 4), "Diserahkan")
    assert kasus.berkas.get().perihal == "Pelaksanaan putusan 12/PTSN/2026"
    with ditolak("sudah dicatat"):
        melaksanakan(tim, kasus)


def test_tidak_ditutup_sebelum_perintah_putusan_terakhir_dilaksanakan(tim):
    perintah = {"perintah": "Serahkan salinannya", "batas_pelaksanaan": date(2026, 5, 20)}
    kasus = memutus(tim, "komisi", hasil="dikabulkan", **perintah)
    with ditolak("belum tercatat dilaksanakan"):
        tutup_sengketa(kasus, oleh=tim[Peran.PPID], at=SESUDAH_LEWAT)
    kasus = tutup_sengketa(melaksanakan(tim, kasus), oleh=tim[Peran.PPID], at=SESUDAH_LEWAT)
    assert (kasus.status, kasus.ditutup_at, kasus.ditahan) == ("selesai", SESUDAH_LEWAT, True)


def test_perintah_yang_dibatalkan_tingkat_berikutnya_tidak_menghalangi_penutupan(tim):
    kasus = memutus(tim, "komisi", hasil="dikabulkan", perintah="Serahkan")
    kasus = catat_gugatan(kasus, **GUGATAN | {"pihak": "kantor"}, oleh=tim[Peran.PPID], at=SESUDAH_LEWAT)
    kasus = memutus(tim, "pengadilan", kasus, nomor="7/G", amar="Membatalkan.")
    assert tutup_sengketa(kasus, oleh=tim[Peran.PPID], at=SESUDAH_LEWAT).status == "selesai"


def test_pencabutan_menyebut_dari_mana_diketahui(tim):
    kasus, ppid = tim.sengketa(), tim[Peran.PPID]
    with ditolak("Tulis dari mana"):
        catat_pencabutan_sengketa(kasus, alasan=" ", oleh=ppid, at=DI_KOMISI)
    kasus = catat_pencabutan_sengketa(kasus, alasan="Penetapan KI", oleh=ppid, at=DI_KOMISI)
    assert (kasus.status, kasus.ditutup_at, kasus.ditahan) == ("dicabut", DI_KOMISI, True)
    assert Sengketa.objects.get().alasan_pencabutan == "Penetapan KI"


# The legal hold


def berarsip(tim: TimKeberatan) -> Keberatan:
    """A request with an identity paper and an objection with papers of every kind; nothing is held yet."""
    permohonan = tim.ditolak(berkas=[(Sifat.IDENTITAS, KERTAS)])
    kasus = keberatan_diajukan(permohonan, berkas=[(Sifat.PENDUKUNG, KERTAS)])
    kasus = tanggapi(kasus, isi_tanggapan(kasus, "ditolak"), oleh=tim[Peran.ATASAN], at=DITANGGAPI)
    surat = kasus.surat.get(surat__jenis=JenisSurat.TANGGAPAN).surat
    cara = CaraPenyerahan(cara=CaraSerah.POS, bukti=KERTAS)
    catat_penyampaian(kasus, surat, cara, oleh=tim[Peran.DESK], at=DITANGGAPI)
    catat_nomor_kantor(kasus, surat, nomor_agenda="9/HK", foto=KERTAS, oleh=tim[Peran.DESK], at=DITANGGAPI)
    return kasus


def tambah_foto(tim: TimKeberatan, permohonan: Permohonan, at: datetime = DI_KOMISI) -> Berkas:
    """One more file of the request."""
    surat = permohonan.surat.first().surat
    catat_nomor_surat_permohonan(surat.untuk_permohonan.permohonan, surat, **FOTO, oleh=tim[Peran.DESK], at=at)
    surat.refresh_from_db()
    assert surat.foto is not None
    return surat.foto


FOTO: dict[str, Any] = {"nomor_agenda": "8/HK", "foto": KERTAS}


def tertahan(model: type[Berkas] | type[Pemohon]) -> set[int]:
    return set(model.objects.filter(ditahan_sejak__isnull=False).values_list("pk", flat=True))


def lepas(tim: TimKeberatan, kasus: Sengketa, at: datetime = SESUDAH_LEWAT) -> Sengketa:
    kasus = minta_lepas_penahanan(kasus, alasan="Sudah tuntas", oleh=tim[Peran.PPID], at=at)
    return lepas_penahanan(kasus, oleh=tim[Peran.ATASAN], at=at)


def tutup_semua(tim: TimKeberatan, kasus: Sengketa) -> Sengketa:
    return catat_pencabutan_sengketa(kasus, alasan="Penetapan KI", oleh=tim[Peran.PPID], at=SESUDAH_LEWAT)


def test_pendaftaran_menahan_semua_berkas_dan_orang_perkara_itu(tim):
    kasus = berarsip(tim)
    semua = set(Berkas.objects.values_list("pk", flat=True))
    assert len(semua) == 4 and not tertahan(Berkas)
    sengketa = mendaftarkan(tim, kasus, berkas=[KERTAS])
    assert tertahan(Berkas) == semua | {sengketa.berkas.get().berkas_id}
    assert tertahan(Pemohon) == {kasus.pengaju_id, kasus.permohonan.pemohon_id}
    assert set(Berkas.objects.values_list("ditahan_sejak", flat=True)) == {DI_KOMISI}


PERINTAH_TERLARANG = [
    "DELETE FROM ppid_berkas WHERE id = %(berkas)s",
    "UPDATE ppid_berkas SET lokasi = '' WHERE id = %(berkas)s",
    "UPDATE ppid_berkas SET sha256 = 'x', ditahan_sejak = NULL WHERE id = %(berkas)s",
    "DELETE FROM ppid_pemohon WHERE id IN (%(pengaju)s, %(pemohon)s)",
    "UPDATE ppid_pemohon SET nama = '' WHERE id = %(pengaju)s",
    "UPDATE ppid_pemohon SET alamat = '' WHERE id = %(pemohon)s",
    "UPDATE ppid_pemohon SET identitas_tersandi = '' WHERE id = %(pemohon)s",
    "UPDATE ppid_pemohon SET identitas_tersandi = '', ditahan_sejak = NULL WHERE id = %(pengaju)s",
    "TRUNCATE ppid_berkas CASCADE",
    "TRUNCATE ppid_pemohon CASCADE",
]


def test_yang_ditahan_tidak_dapat_dihapus_atau_dikosongkan_lewat_sql(tim):
    kasus = berarsip(tim)
    mendaftarkan(tim, kasus)
    isi = {"berkas": min(tertahan(Berkas)), "pengaju": kasus.pengaju_id, "pemohon": kasus.permohonan.pemohon_id}
    with connection.cursor() as kursor:
        # So that nothing but the hold itself stands in the way.
        kursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        kursor.execute("SET CONSTRAINTS ALL DEFERRED")
        for perintah in PERINTAH_TERLARANG:
            with pytest.raises(DatabaseError, match=r"pgtrigger|hanya dapat ditambah"), transaction.atomic():
                kursor.execute(perintah, isi)


PERBUATAN_TERLARANG: list[Callable[[Any, Any], Any]] = [
    lambda berkas, orang: berkas.update(lokasi=""),
    lambda berkas, orang: berkas.update(sha256="x"),
    lambda berkas, orang: berkas._raw_delete("default"),
    lambda berkas, orang: [satu.delete() for satu in berkas],
    lambda berkas, orang: orang.update(nama=""),
    lambda berkas, orang: orang.update(identitas_tersandi=""),
    lambda berkas, orang: orang._raw_delete("default"),
    lambda berkas, orang: [satu.delete() for satu in orang],
]


def test_yang_ditahan_tidak_dapat_dihapus_atau_dikosongkan_lewat_orm(tim):
    mendaftarkan(tim, berarsip(tim))
    berkas = Berkas.objects.filter(ditahan_sejak__isnull=False)
    orang = Pemohon.objects.filter(ditahan_sejak__isnull=False)
    for perbuatan in PERBUATAN_TERLARANG:
        with pytest.raises(DatabaseError), transaction.atomic():
            perbuatan(berkas, orang)


def test_kontak_orang_yang_ditahan_masih_dapat_diperbarui(tim):
    kasus = mendaftarkan(tim, berarsip(tim)).keberatan
    kasus.pengaju.email = "baru@contoh.test"
    kasus.pengaju.save(update_fields=["email"])
    assert Pemohon.objects.get(pk=kasus.pengaju_id).email == "baru@contoh.test"


def test_berkas_yang_datang_kemudian_ditahan_sesudah_sapuan_berikutnya(tim):
    sengketa = mendaftarkan(tim, berarsip(tim))
    foto = tambah_foto(tim, sengketa.keberatan.permohonan)
    lama = tertahan(Berkas)
    assert foto.pk not in lama
    besok = pukul(date(2026, 4, 2))
    sapu(at=besok)
    assert tertahan(Berkas) == lama | {foto.pk}
    assert Berkas.objects.get(pk=foto.pk).ditahan_sejak == besok
    assert set(Berkas.objects.filter(pk__in=lama).values_list("ditahan_sejak", flat=True)) == {DI_KOMISI}


def test_penahanan_bertahan_sesudah_sengketa_selesai(tim):
    tutup_semua(tim, mendaftarkan(tim, berarsip(tim)))
    sapu(at=pukul(date(2026, 5, 5)))
    assert len(tertahan(Berkas)) == 4 and len(tertahan(Pemohon)) == 2


def test_dilepas_orang_kedua_dan_sesudahnya_dapat_dihapus(tim):
    kasus = lepas(tim, tutup_semua(tim, mendaftarkan(tim, berarsip(tim))))
    assert (kasus.dilepas_at, kasus.ditahan) == (SESUDAH_LEWAT, False)
    assert tertahan(Berkas) == tertahan(Pemohon) == set()
    sapu(at=pukul(date(2026, 5, 5)))
    assert tertahan(Berkas) == tertahan(Pemohon) == set()
    assert Berkas.objects.update(lokasi="") == 4


@pytest.mark.parametrize("akun", ["sendiri", "akun kedua"])
def test_pengusul_sendiri_tidak_melepas_juga_dengan_akun_kedua(tim, akun):
    kasus = tutup_semua(tim, mendaftarkan(tim, berarsip(tim)))
    ppid, atasan = tim[Peran.PPID], tim[Peran.ATASAN]
    if akun == "sendiri":
        atasan = petugas(Peran.ATASAN, tim.satker, email=ppid.email, pelaksana="Plh.")
    else:
        Pengguna.objects.filter(pk__in=[ppid.pk, atasan.pk]).update(nip="198001012005011001")
        ppid.refresh_from_db()
        atasan.refresh_from_db()
    kasus = minta_lepas_penahanan(kasus, alasan="Tuntas", oleh=ppid, at=SESUDAH_LEWAT)
    with ditolak("orang kedua"):
        lepas_penahanan(kasus, oleh=atasan, at=SESUDAH_LEWAT)


def test_atasan_yang_mengusulkan_dilepas_oleh_pelaksana_harian(tim):
    kasus = tutup_semua(tim, mendaftarkan(tim, berarsip(tim)))
    atasan = tim[Peran.ATASAN]
    plh = petugas(Peran.ATASAN, tim.satker, email="plh@jombang.uji", pelaksana="Plh.")
    kasus = minta_lepas_penahanan(kasus, alasan="Tuntas", oleh=atasan, at=SESUDAH_LEWAT)
    with ditolak("orang kedua"):
        lepas_penahanan(kasus, oleh=atasan, at=SESUDAH_LEWAT)
    assert lepas_penahanan(kasus, oleh=plh, at=SESUDAH_LEWAT).dilepas_at == SESUDAH_LEWAT


def test_pelepasan_perlu_usul_alasan_dan_hanya_sekali(tim):
    kasus = tutup_semua(tim, tim.sengketa())
    ppid, atasan = tim[Peran.PPID], tim[Peran.ATASAN]
    with ditolak("belum diusulkan"):
        lepas_penahanan(kasus, oleh=atasan, at=SESUDAH_LEWAT)
    with ditolak("Tulis mengapa"):
        minta_lepas_penahanan(kasus, alasan=" ", oleh=ppid, at=SESUDAH_LEWAT)
    kasus = lepas(tim, kasus)
    with ditolak("sudah dilepas"):
        lepas_penahanan(kasus, oleh=atasan, at=SESUDAH_LEWAT)
    with ditolak("sudah dilepas"):
        minta_lepas_penahanan(kasus, alasan="Lagi", oleh=ppid, at=SESUDAH_LEWAT)


def test_penugasan_pengusul_yang_berakhir_tidak_membuatnya_orang_kedua(tim):
    kasus = tim.diusulkan_lepas()
    Penugasan.objects.filter(petugas=tim[Peran.PPID]).update(sampai=date(2026, 5, 3))
    baru = petugas(Peran.ATASAN, tim.satker, email=tim[Peran.PPID].email)
    with ditolak("orang kedua"):
        lepas_penahanan(kasus, oleh=baru, at=SESUDAH_LEWAT)


def test_yang_juga_milik_sengketa_lain_atas_permohonan_yang_sama_tetap_ditahan(tim):
    pertama = mendaftarkan(tim, berarsip(tim))
    permohonan = pertama.keberatan.permohonan
    at = datetime(2026, 4, 6, 9, tzinfo=WIB)
    kedua = keberatan_diajukan(permohonan, alasan=["biaya"], at=at)
    kedua = tanggapi(kedua, isi_tanggapan(kedua, "ditolak"), oleh=tim[Peran.ATASAN], at=at)
    sengketa = mendaftarkan(tim, kedua, nomor_register="2/KI", didaftarkan_pada=date(2026, 4, 7), at=at + SEHARI)
    lepas(tim, tutup_semua(tim, pertama))
    milik_permohonan = set(permohonan.berkas.values_list("berkas", flat=True))
    assert milik_permohonan and milik_permohonan <= tertahan(Berkas)
    assert tertahan(Pemohon) == {permohonan.pemohon_id, kedua.pengaju_id}
    lepas(tim, tutup_semua(tim, sengketa))
    assert tertahan(Berkas) == tertahan(Pemohon) == set()


def test_berkas_sidang_yang_disusun_sesudah_dilepas_tidak_menahan_arsipnya_lagi(tim, tmp_path: Path):
    """After the release there is no way left to lift a hold: none may come back."""
    kasus = lepas(tim, tutup_semua(tim, mendaftarkan(tim, berarsip(tim))))
    for nama in ("a.pdf", "a.zip"):
        tmp_path.joinpath(nama).write_bytes(KERTAS.isi)
    isi = {"versi": 1, "halaman": 1, "pdf": tmp_path / "a.pdf", "asli": tmp_path / "a.zip"}
    simpan_berkas_sidang(kasus, **isi, oleh=tim[Peran.PPID], at=SESUDAH_LEWAT)
    assert tertahan(Pemohon) == set() and tertahan(Berkas) == set()


def test_sapuan_yang_membaca_sengketanya_sebelum_dilepas_tidak_menahan_arsipnya_lagi(tim):
    """The sweep had this row in hand while two people released it."""
    kasus = tutup_semua(tim, mendaftarkan(tim, berarsip(tim)))
    di_tangan_sapuan = Sengketa.objects.select_related("keberatan").get()
    lepas(tim, kasus)
    tahan(di_tangan_sapuan, at=SESUDAH_LEWAT)
    assert tertahan(Berkas) == tertahan(Pemohon) == set()


def test_foto_surat_yang_diganti_tetap_ditahan_dan_ikut_dilepas(tim):
    """A second photo of the signed paper replaces the reference, not the file."""
    kasus = berarsip(tim)
    surat = kasus.surat.get(surat__jenis=JenisSurat.TANGGAPAN).surat
    catat_nomor_kantor(kasus, surat, nomor_agenda="9/HK", foto=KERTAS, oleh=tim[Peran.DESK], at=DITANGGAPI)
    sengketa = mendaftarkan(tim, kasus)
    assert tertahan(Berkas) == set(Berkas.objects.values_list("pk", flat=True))
    catat_nomor_kantor(kasus, surat, nomor_agenda="9/HK", foto=KERTAS, oleh=tim[Peran.DESK], at=DI_KOMISI)
    sapu(at=pukul(date(2026, 4, 2)))
    assert tertahan(Berkas) == set(Berkas.objects.values_list("pk", flat=True))
    lepas(tim, tutup_semua(tim, sengketa))
    assert tertahan(Berkas) == set()


# Nobody else's


def orang_lain(tim: TimKeberatan) -> tuple[set[int], set[int]]:
    """Cases of other people in the same office, with papers of every kind: their files and persons."""
    berarsip(tim)
    tambah_foto(tim, tim.ditolak(berkas=[(Sifat.IDENTITAS, KERTAS)]))
    tim.tanpa_permohonan(berkas=[(Sifat.PENDUKUNG, KERTAS)])
    return set(Berkas.objects.values_list("pk", flat=True)), set(Pemohon.objects.values_list("pk", flat=True))


@pytest.mark.parametrize("dengan_permohonan", [False, True], ids=["tanpa permohonan", "dengan permohonan"])
def test_arsip_orang_lain_tidak_pernah_ikut_ditahan_atau_dilepas(tim, dengan_permohonan):
    berkas, orang = orang_lain(tim)
    if dengan_permohonan:
        kasus = berarsip(tim)
    else:
        kasus = tim.tanpa_permohonan(berkas=[(Sifat.PENDUKUNG, KERTAS)])
        kasus = tanggapi(kasus, isi_tanggapan(kasus, "ditolak"), oleh=tim[Peran.ATASAN], at=DITANGGAPI)
    sengketa = mendaftarkan(tim, kasus)
    sapu(at=pukul(date(2026, 4, 2)))
    assert tertahan(Berkas) and not tertahan(Berkas) & berkas
    assert kasus.pengaju_id in tertahan(Pemohon) and not tertahan(Pemohon) & orang
    assert len(tertahan(Pemohon)) == (2 if dengan_permohonan else 1)
    lepas(tim, tutup_semua(tim, sengketa))
    assert tertahan(Berkas) == tertahan(Pemohon) == set()


def test_melepas_sengketa_tanpa_permohonan_tidak_melepas_yang_lain(tim):
    mendaftarkan(tim, berarsip(tim))
    berkas, orang = tertahan(Berkas), tertahan(Pemohon)
    kasus = tim.tanpa_permohonan(berkas=[(Sifat.PENDUKUNG, KERTAS)])
    kasus = tanggapi(kasus, isi_tanggapan(kasus, "ditolak"), oleh=tim[Peran.ATASAN], at=DITANGGAPI)
    sengketa = mendaftarkan(tim, kasus, nomor_register="2/KI")
    assert len(tertahan(Pemohon)) == len(orang) + 1
    lepas(tim, tutup_semua(tim, sengketa))
    assert (tertahan(Berkas), tertahan(Pemohon)) == (berkas, orang)


def test_keberatan_lain_orang_yang_sama_tidak_ikut_ditahan(tim):
    """The same person twice: what was given with another filing is that filing's."""
    lain = berarsip(tim)
    mendaftarkan(tim, berarsip(tim))
    assert not tertahan(Pemohon) & {lain.pengaju_id, lain.permohonan.pemohon_id}
    assert not tertahan(Berkas) & set(lain.berkas.values_list("berkas", flat=True))
