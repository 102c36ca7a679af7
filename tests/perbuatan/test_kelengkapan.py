"""Opening, completeness, completing, waiving, and closing what nobody completed."""

from datetime import date, datetime, timedelta

import pytest

from permohonan.models import Sifat
from permohonan.perbuatan.kelengkapan import (
    bebaskan_identitas,
    buka,
    lengkapi,
    nyatakan_lengkap,
    nyatakan_tidak_lengkap,
    tutup_tidak_lengkap,
)
from permohonan.perbuatan.penyerahan import catat_penyampaian
from ppid.models import Berkas, OutgoingMail
from ppid.peran import Peran
from tests.factories import NIK_UJI, SEHARI, SENIN, WIB
from tests.perbuatan.peraga import (
    KERTAS,
    LANGSUNG,
    SEJAM_LAGI,
    SESUDAH_BATAS,
    ditolak,
    kunci_surel,
    peristiwa,
    surat_kasus,
    terakhir,
)

BATAS_MEJA = datetime(2026, 3, 12, 23, 59, 59, tzinfo=WIB)

# buka


def test_yang_membuka_pertama_memegangnya_dan_yang_kedua_diberi_tahu_siapa(tim):
    kasus = buka(tim.terdaftar(), oleh=tim[Peran.DESK], at=SEJAM_LAGI)
    assert (kasus.dibuka_at, kasus.dibuka_oleh) == (SEJAM_LAGI, tim[Peran.DESK])
    tim[Peran.PPID]
    with ditolak(r"Sudah dibuka oleh Desk Pelayanan 3517 \(uji\), 09-03-2026 11\.00 WIB"):
        buka(kasus, oleh=tim[Peran.PPID], at=SEJAM_LAGI + SEHARI)
    assert [p[0] for p in peristiwa(kasus)] == ["ajukan", "buka"]


# nyatakan_lengkap


def test_dinyatakan_lengkap_lalu_diproses_tanpa_menggeser_jatuh_tempo(tim):
    kasus = nyatakan_lengkap(tim.lengkap(), oleh=tim[Peran.DESK], at=SENIN + SEHARI)
    assert (kasus.status, kasus.lengkap_at) == ("diproses", SENIN + SEHARI)
    assert kasus.jatuh_tempo == date(2026, 3, 30)
    assert kasus.jatuh_tempo_pembanding == date(2026, 3, 31)
    assert peristiwa(kasus)[-1] == ("nyatakan_lengkap", "terdaftar", "diproses", Peran.DESK)
    assert terakhir(kasus).rincian == {"identitas": "berkas"}
    assert surat_kasus(kasus) == ["PPID-B", "tanda-bukti"]


def test_tanpa_identitas_tidak_dapat_dinyatakan_lengkap(tim):
    kasus, oleh = tim.terdaftar(), tim[Peran.DESK]
    with ditolak("Masih kurang: identitas.*terbitkan Surat Keterangan Tidak Lengkap"):
        nyatakan_lengkap(kasus, oleh=oleh, at=SEJAM_LAGI)


# nyatakan_tidak_lengkap


def test_surat_keterangan_tidak_lengkap_terbit_dan_dikirim(tim):
    kasus = nyatakan_tidak_lengkap(tim.terdaftar(), kekurangan="Foto KTP buram", oleh=tim[Peran.DESK], at=SEJAM_LAGI)
    assert (kasus.status, kasus.kekurangan) == ("tidak_lengkap", "Foto KTP buram")
    assert surat_kasus(kasus)[-1] == "tidak-lengkap"
    surat = kasus.surat.get(surat__jenis="tidak-lengkap").surat
    assert surat.konteks["kekurangan"] == "Foto KTP buram"
    assert terakhir(kasus).rincian == {"surat": surat.acuan}
    surel = OutgoingMail.objects.get(key=f"tidak-lengkap:{surat.pk}")
    assert surat.konteks["tiket"] in surel.text and "Foto KTP buram" in surel.text


def test_masih_boleh_pada_hari_terakhir_meja(tim):
    kasus, oleh = tim.terdaftar(), tim[Peran.DESK]
    assert nyatakan_tidak_lengkap(kasus, kekurangan="KTP", oleh=oleh, at=BATAS_MEJA).status == "tidak_lengkap"


def test_sesudah_tiga_hari_kerja_dianggap_lengkap(tim):
    kasus, oleh = tim.terdaftar(), tim[Peran.DESK]
    with ditolak("Waktu meja layanan .* sudah lewat"):
        nyatakan_tidak_lengkap(kasus, kekurangan="KTP", oleh=oleh, at=BATAS_MEJA + timedelta(seconds=1))


@pytest.mark.parametrize("kosong", ["", "  \n"])
def test_kekurangan_harus_ditulis(tim, kosong):
    kasus, oleh = tim.terdaftar(), tim[Peran.DESK]
    with ditolak("Tulis apa yang harus dilengkapi"):
        nyatakan_tidak_lengkap(kasus, kekurangan=kosong, oleh=oleh, at=SEJAM_LAGI)


def test_surat_kedua_sesudah_dilengkapi_mengirim_surel_kedua(tim):
    kasus = lengkapi(tim.tidak_lengkap(), nomor_identitas=NIK_UJI, oleh=Peran.PEMOHON, at=SEJAM_LAGI)
    kasus = nyatakan_tidak_lengkap(kasus, kekurangan="Foto KTP juga", oleh=tim[Peran.DESK], at=SEJAM_LAGI)
    assert surat_kasus(kasus).count("tidak-lengkap") == kunci_surel(kasus).count("tidak-lengkap") == 2


# lengkapi


def test_dilengkapi_dari_rumah_lalu_kembali_ke_meja(tim):
    kasus = lengkapi(
        tim.tidak_lengkap(),
        jenis_identitas="sim",
        nomor_identitas="123456789012",
        berkas=[(Sifat.IDENTITAS, KERTAS), (Sifat.SURAT_KUASA, KERTAS)],
        oleh=Peran.PEMOHON,
        at=SEJAM_LAGI,
    )
    assert (kasus.status, kasus.status_identitas) == ("terdaftar", "berkas")
    kasus.pemohon.refresh_from_db()
    assert (kasus.pemohon.jenis_identitas, kasus.pemohon.buka_identitas()) == ("sim", "123456789012")
    assert set(Berkas.objects.values_list("kelas", flat=True)) == {"identitas"}
    assert terakhir(kasus).rincian == {"isi": ["identitas", "surat_kuasa"]}
    assert peristiwa(kasus)[-1] == ("lengkapi", "tidak_lengkap", "terdaftar", Peran.PEMOHON)


def test_sesudah_batasnya_pun_tetap_diterima(tim):
    kasus = tim.boleh_ditutup()
    assert lengkapi(kasus, nomor_identitas=NIK_UJI, oleh=Peran.PEMOHON, at=SESUDAH_BATAS).status == "terdaftar"


def test_ktp_asli_diperlihatkan_di_meja(tim):
    kasus = lengkapi(tim.tidak_lengkap(), diperlihatkan=True, oleh=tim[Peran.DESK], at=SEJAM_LAGI)
    assert kasus.status_identitas == "diperlihatkan"


def test_pengiriman_kosong_ditolak(tim):
    kasus = tim.tidak_lengkap()
    with ditolak("Belum ada yang dikirim"):
        lengkapi(kasus, oleh=Peran.PEMOHON, at=SEJAM_LAGI)


# bebaskan_identitas


@pytest.mark.parametrize("awal", ["terdaftar", "tidak_lengkap"])
def test_ppid_memproses_tanpa_menunggu_identitas(tim, awal):
    kasus = getattr(tim, awal)()
    kasus = bebaskan_identitas(kasus, alasan="Informasinya terbuka", oleh=tim[Peran.PPID], at=SEJAM_LAGI)
    assert (kasus.status, kasus.status_identitas, kasus.lengkap_at) == ("diproses", "dibebaskan", SEJAM_LAGI)
    assert (kasus.alasan_pembebasan, terakhir(kasus).rincian) == ("Informasinya terbuka", {})
    assert kasus.jatuh_tempo == date(2026, 3, 30)
    assert peristiwa(kasus)[-1] == ("bebaskan_identitas", awal, "diproses", Peran.PPID)


def test_pembebasan_harus_beralasan(tim):
    kasus, oleh = tim.tidak_lengkap(), tim[Peran.PPID]
    with ditolak("Tulis alasan memproses"):
        bebaskan_identitas(kasus, alasan=" ", oleh=oleh, at=SEJAM_LAGI)


# tutup_tidak_lengkap


def test_ditutup_sesudah_hari_pemohon_habis(tim):
    kasus = tutup_tidak_lengkap(tim.boleh_ditutup(), oleh=tim[Peran.DESK], at=SESUDAH_BATAS)
    assert (kasus.status, kasus.ditutup_at) == ("ditutup_tidak_lengkap", SESUDAH_BATAS)
    assert terakhir(kasus).rincian == {"batas": "2026-03-12"}
    assert kunci_surel(kasus)[-1] == "tutup-tidak-lengkap"
    assert OutgoingMail.objects.latest("pk").recipient == "siti@contoh.test"


def test_selama_surat_belum_sampai_tidak_dapat_ditutup(tim):
    kasus, oleh = tim.tidak_lengkap(), tim[Peran.DESK]
    with ditolak("belum tercatat sampai"):
        tutup_tidak_lengkap(kasus, oleh=oleh, at=SENIN + 100 * SEHARI)


def test_pada_hari_terakhir_pemohon_belum_dapat_ditutup(tim):
    kasus, oleh = tim.boleh_ditutup(), tim[Peran.DESK]
    with ditolak("masih boleh melengkapi sampai 12-03-2026"):
        tutup_tidak_lengkap(kasus, oleh=oleh, at=BATAS_MEJA)
    assert tutup_tidak_lengkap(kasus, oleh=oleh, at=BATAS_MEJA + timedelta(seconds=1)).ditutup_at


def test_hari_pemohon_berjalan_sejak_surel_diterima_peladennya(tim):
    kasus, oleh = tim.tidak_lengkap(), tim[Peran.DESK]
    OutgoingMail.objects.filter(key__startswith="tidak-lengkap:").update(sent_at=SENIN + SEHARI)
    with ditolak("masih boleh melengkapi sampai 13-03-2026"):
        tutup_tidak_lengkap(kasus, oleh=oleh, at=datetime(2026, 3, 13, 23, 59, tzinfo=WIB))
    surat = kasus.surat.get(surat__jenis="tidak-lengkap").surat
    catat_penyampaian(kasus, surat, LANGSUNG, oleh=oleh, at=SENIN + 2 * SEHARI)
    assert tutup_tidak_lengkap(kasus, oleh=oleh, at=datetime(2026, 3, 14, tzinfo=WIB)).status == "ditutup_tidak_lengkap"
