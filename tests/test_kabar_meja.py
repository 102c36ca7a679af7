"""Those without e-mail: every notice becomes one task of the desk, until somebody told it and says how."""

import datetime as dt
import threading
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import parse_qs, urlsplit

import pytest
from django.conf import settings
from django.db import connection, transaction

from keberatan.lacak import PERIHAL as PERIHAL_KEBERATAN
from keberatan.models import PenyampaianKeberatan
from keberatan.perbuatan.penanganan_surel import tangani_surel as tangani_kabar_keberatan
from keberatan.perbuatan.tanggapan import tanggapi
from keberatan.waktu import batas_komisi
from permohonan import sapuan
from permohonan.kabar import PERIHAL, kabarkan_berkas_siap, kabarkan_geser
from permohonan.lacak import linimasa
from permohonan.models import Penyampaian, Permohonan
from permohonan.papan import dengan_keadaan, susun
from permohonan.pengingat import Pagi
from permohonan.perbuatan.kelengkapan import lengkapi, nyatakan_lengkap, nyatakan_tidak_lengkap, tutup_tidak_lengkap
from permohonan.perbuatan.keputusan import putuskan
from permohonan.perbuatan.koreksi import IsiKoreksi, setujui_koreksi, usulkan_koreksi
from permohonan.perbuatan.penanganan_surel import tangani_surel
from permohonan.perbuatan.pendaftaran import lampirkan
from permohonan.perbuatan.penetapan_jalur import tetapkan_jalur
from permohonan.perbuatan.penyerahan import CaraPenyerahan, beri_langsung, catat_penyampaian, serahkan
from permohonan.perbuatan.perbaikan_surat import perbaiki_surat
from permohonan.perbuatan.permintaan_uji import minta_uji
from permohonan.perbuatan.perpanjangan import perpanjang
from permohonan.perbuatan.pesan import kirim_pesan
from permohonan.putusan import CaraSerah, Kanal
from permohonan.tujuan import tujuan_kabar
from permohonan.waktu import batas_melengkapi
from ppid.galat import AturanDilanggar
from ppid.models import Channel, Handling, HariLibur, JenisSurat, OutgoingMail
from ppid.penetapan import terapkan
from ppid.peran import Peran
from ppid.unggahan import UnggahanBersih
from tests.factories import (
    NIK_UJI,
    SEHARI,
    SENIN,
    isi_keputusan,
    kantor,
    permohonan_tercatat,
    petugas,
    uji_konsekuensi,
)
from tests.keberatan.peraga import DITANGGAPI, TimKeberatan, isi_tanggapan, keberatan_diajukan
from tests.perbuatan.peraga import DIUJI, ISI_UJI, ditolak, libur_baru, susul, terakhir, tetapkan, tim_lain, usul

SEJAM = dt.timedelta(hours=1)
FOTO = UnggahanBersih("resi.png", "image/png", b"gambar")
TANPA = {"email": "", "kanal": Kanal.TELEPON}


@pytest.fixture
def tim(jombang) -> TimKeberatan:
    return TimKeberatan(jombang)


def _tercatat(tim, **ganti):
    return permohonan_tercatat(oleh=tim[Peran.DESK], **ganti)


def _diproses(tim, **ganti):
    return nyatakan_lengkap(_tercatat(tim, **ganti), oleh=tim[Peran.DESK], at=SENIN)


def _tidak_lengkap(tim, **ganti):
    kasus = _tercatat(tim, identitas_diperlihatkan=False, **ganti)
    return nyatakan_tidak_lengkap(kasus, kekurangan="Foto KTP", oleh=tim[Peran.DESK], at=SENIN)


def _ditutup(tim, **ganti):
    kasus = _tidak_lengkap(tim, **ganti)
    surat = kasus.surat.get(surat__jenis=JenisSurat.TIDAK_LENGKAP).surat
    langsung = CaraPenyerahan(cara=CaraSerah.LANGSUNG)
    kasus = catat_penyampaian(kasus, surat, langsung, oleh=tim[Peran.DESK], at=SENIN)
    return tutup_tidak_lengkap(kasus, oleh=tim[Peran.DESK], at=SENIN + 7 * SEHARI)


def _dikoreksi(tim, **ganti):
    kasus = _tercatat(tim, **ganti)
    isi = IsiKoreksi(bagian="nama", nama="Siti Contoh Putri", alasan="Salah dengar")
    kasus = usulkan_koreksi(kasus, isi, oleh=tim[Peran.DESK], at=SENIN)
    return setujui_koreksi(kasus, koreksi=usul(kasus), oleh=tim[Peran.PPID], at=SENIN)


def _diperbaiki(tim, **ganti):
    kasus = _dikoreksi(tim, **ganti)
    surat = kasus.surat.get(surat__jenis=JenisSurat.TANDA_BUKTI).surat
    perbaiki_surat(kasus, surat=surat.acuan, oleh=tim[Peran.DESK], at=SENIN + SEJAM)
    return kasus


def _bergeser(tim, **ganti):
    kasus = _diproses(tim, **ganti)
    terapkan(libur_baru(), oleh=petugas(Peran.SUPERVISI, kantor("00")), at=SENIN)
    kasus.refresh_from_db()
    kabarkan_geser(kasus.pergeseran.get(), at=SENIN)
    return kasus


def _susulan(tim, **ganti):
    kasus = minta_uji(_diproses(tim, **ganti), isi=ISI_UJI, oleh=tim[Peran.PPID], at=SENIN)
    kasus = putuskan(kasus, isi_keputusan(**DIUJI), oleh=tim[Peran.PPID], at=SENIN)
    uji = tetapkan(kasus)
    ditutup = {"putusan": "ditolak", "diberikan": "", "waktu_penyediaan": None, "tidak_diberikan": "Catatan"}
    susul(kasus, oleh=tim[Peran.PPID], at=SENIN + SEJAM, **ditutup, uji=uji, cakupan="Tepat yang diminta")
    return kasus


def _diputus(tim, **ganti):
    return putuskan(_diproses(tim, **ganti), isi_keputusan(), oleh=tim[Peran.PPID], at=SENIN)


def _diberikan_sebagian(tim, **ganti):
    """One letter for what is given, another for what is refused."""
    tutup = {"tidak_diberikan": "NIK", "alasan_tidak_diberikan": "dikecualikan"}
    isi = isi_keputusan(putusan="sebagian", uji=uji_konsekuensi(tim.satker), **tutup)
    return putuskan(_diproses(tim, **ganti), isi, oleh=tim[Peran.PPID], at=SENIN)


def _diperpanjang(tim, **ganti):
    kasus = _diproses(tim, **ganti)
    return perpanjang(kasus, alasan="belum_dikuasai", uraian="Menunggu", oleh=tim[Peran.PPID], at=SENIN)


def _pindah_jalur(tim, **ganti):
    return tetapkan_jalur(_diproses(tim, **ganti), jalur="pemilu", alasan="Rekap", oleh=tim[Peran.DESK], at=SENIN)


def _berpesan(tim, **ganti):
    kasus = _tercatat(tim, **ganti)
    kirim_pesan(kasus, teks="Dokumennya tahun berapa?", oleh=tim[Peran.DESK], at=SENIN)
    return kasus


def _berkas_siap(tim, **ganti):
    kasus = _diputus(tim, **ganti)
    kabarkan_berkas_siap(lampirkan(kasus, [("hasil", FOTO)], oleh=None, at=SENIN)[0], at=SENIN)
    return kasus


def _lewat(tim, **ganti):
    kasus = _diproses(tim, **ganti)
    tim[Peran.ATASAN]
    sapuan.sapu(at=SENIN.replace(day=31, hour=9))
    return kasus


SETIAP = {
    "tanda-bukti": _tercatat,
    "tidak-lengkap": _tidak_lengkap,
    "tutup-tidak-lengkap": _ditutup,
    "perpanjangan": _diperpanjang,
    "jawaban": _diputus,
    "jawaban-susulan": _susulan,
    "lewat": _lewat,
    "geser": _bergeser,
    "jalur": _pindah_jalur,
    "koreksi": _dikoreksi,
    "surat-perbaikan": _diperbaiki,
    "berkas-siap": _berkas_siap,
    "pesan": _berpesan,
}


def test_tidak_ada_kabar_kepada_pemohon_yang_terlewat():
    assert set(SETIAP) == set(PERIHAL)
    # What has words for the desk is what counts as a message to somebody outside.
    berkata = {berkas.stem for berkas in (settings.BASE_DIR / "templates" / "pesan").glob("*.txt")}
    assert berkata == set(PERIHAL) | set(PERIHAL_KEBERATAN)


@pytest.mark.parametrize("topik", SETIAP)
def test_setiap_kabar_menjadi_satu_tugas_bagi_yang_tanpa_surel_dan_tidak_bagi_yang_punya(jombang, topik):
    with transaction.atomic():
        lain = SETIAP[topik](TimKeberatan(jombang), kanal=Kanal.TELEPON)
        assert OutgoingMail.objects.get(topic=topik, case_number=lain.nomor).channel == Channel.MAIL
        assert not OutgoingMail.objects.tugas().exists()
        transaction.set_rollback(True)
    kasus = SETIAP[topik](TimKeberatan(jombang), **TANPA)
    tugas = OutgoingMail.objects.get(topic=topik, case_number=kasus.nomor)
    assert (tugas.channel, tugas.recipient, tugas.sent_at, tugas.handled_at) == (Channel.DESK, "", None, None)
    assert kasus.nomor in tugas.brief and tugas.due >= kasus.satker.hari_ini(tugas.created_at)
    pesan = tujuan_kabar(tugas).pesan(tugas)
    assert NIK_UJI not in pesan and kasus.rincian_informasi not in pesan and "/tiket/" in pesan


def test_tanda_bukti_di_meja_dan_di_layar_tidak_perlu_disampaikan_lagi(tim):
    _tercatat(tim, email="", kanal=Kanal.LANGSUNG)
    assert not OutgoingMail.objects.tugas().exists()


def test_kabar_keberatan_pun_menjadi_tugas_dan_tercatat_dalam_riwayatnya(tim):
    keberatan = keberatan_diajukan(tim.ditolak(email=""), email="")
    keberatan = tanggapi(keberatan, isi_tanggapan(keberatan), oleh=tim[Peran.ATASAN], at=DITANGGAPI)
    tugas = OutgoingMail.objects.tugas().get(case_number=keberatan.nomor)
    tujuan = tujuan_kabar(tugas)
    assert (tugas.topic, tujuan.tertulis, [s.jenis for s, _ in tujuan.surat]) == (
        "keberatan-tanggapan",
        True,
        [JenisSurat.TANGGAPAN],
    )
    assert tugas.due == HariLibur.objects.kalender(tim.satker).geser(DITANGGAPI.date(), 1)
    tangani_kabar_keberatan(tugas, cara=Handling.WHATSAPP, penerima="Budi", oleh=tim[Peran.DESK], at=DITANGGAPI)
    assert not OutgoingMail.objects.tugas().filter(case_number=keberatan.nomor).exists()
    assert PenyampaianKeberatan.objects.get(surat__jenis=JenisSurat.TANGGAPAN).cara == "whatsapp"
    catatan = keberatan.riwayat.last()
    assert (catatan.aksi, catatan.rincian["penanganan"]) == ("tangani_surel", "whatsapp")
    assert "Budi" not in str(catatan.rincian)


# Recording


@pytest.mark.parametrize(
    ("cara", "resi", "hari"), [(Handling.POSTED, "P0123", 10), (Handling.WHATSAPP, "", 15)], ids=["terbukti", "lisan"]
)
def test_batas_ke_komisi_informasi_sejak_tanggapannya_disampaikan(tim, cara, resi, hari):
    """UU 14/2008 Pasal 37 (2): from receipt, on a bare word from when that was recorded."""
    keberatan = keberatan_diajukan(tim.ditolak(email=""), email="")
    keberatan = tanggapi(keberatan, isi_tanggapan(keberatan, "ditolak"), oleh=tim[Peran.ATASAN], at=DITANGGAPI)
    kabar = OutgoingMail.objects.tugas().get(topic="keberatan-tanggapan")
    kalender = HariLibur.objects.kalender(tim.satker)
    assert kabar.due == kalender.geser(DITANGGAPI.date(), 1), "the answer is told at once, not at the end of the term"
    assert "dalam 14 hari kerja sejak tanggapan ini Anda terima" in kabar.brief
    sampai = DITANGGAPI + dt.timedelta(days=10)
    dicatat = DITANGGAPI + dt.timedelta(days=15)
    bukti = {"cara": cara, "nomor_resi": resi, "disampaikan_at": sampai}
    tangani_kabar_keberatan(kabar, **bukti, oleh=tim[Peran.DESK], at=dicatat)
    batas = batas_komisi(keberatan, kalender, pada=dicatat.date())
    assert batas.tanggal == kalender.geser(DITANGGAPI.date() + dt.timedelta(days=hari), 14)


def test_yang_punya_surel_menghitung_sejak_ditanggapi(tim):
    keberatan = keberatan_diajukan(tim.ditolak())
    keberatan = tanggapi(keberatan, isi_tanggapan(keberatan, "ditolak"), oleh=tim[Peran.ATASAN], at=DITANGGAPI)
    kalender = HariLibur.objects.kalender(tim.satker)
    batas = batas_komisi(keberatan, kalender, pada=DITANGGAPI.date())
    assert batas.tanggal == kalender.geser(DITANGGAPI.date(), 14)


@pytest.fixture
def jawaban(tim):
    """The task of telling an answer, with the case."""
    kasus = _diputus(tim, **TANPA)
    return OutgoingMail.objects.tugas().get(case_number=kasus.nomor, topic="jawaban"), kasus


def test_sekali_tercatat_surat_terhitung_sampai_dan_linimasa_memuatnya(tim, jawaban):
    tugas, kasus = jawaban
    isi = {"cara": Handling.WHATSAPP, "disampaikan_at": SENIN + SEJAM, "penerima": "Adik Siti", "catatan": "Dibaca"}
    tangani_surel(tugas, **isi, oleh=tim[Peran.DESK], at=SENIN + 2 * SEJAM)
    tugas.refresh_from_db()
    assert (tugas.told_at, tugas.told_to, tugas.handled_at) == (SENIN + SEJAM, "Adik Siti", SENIN + 2 * SEJAM)
    sampai = Penyampaian.objects.get(surat__jenis=JenisSurat.PPID_D)
    assert (sampai.cara, sampai.at, sampai.penerima) == ("whatsapp", SENIN + SEJAM, "Adik Siti")
    catatan = terakhir(kasus)
    assert catatan.rincian == {"perihal": "jawaban", "penanganan": "whatsapp", "saat": (SENIN + SEJAM).isoformat()}
    baris = [b for b in linimasa(kasus, HariLibur.objects.kalender(kasus.satker), pada=SENIN.date())]
    assert ("Kabar disampaikan petugas", "Jawaban: WhatsApp, 9 Maret 2026.") in [(b.judul, b.uraian) for b in baris]
    assert kasus.dijawab_tepat_waktu()


def test_yang_kedua_diberi_tahu_siapa_yang_lebih_dulu(tim, jawaban):
    tugas, _ = jawaban
    tangani_surel(tugas, cara=Handling.COLLECTED, oleh=tim[Peran.DESK], at=SENIN + SEJAM)
    with ditolak("sudah ditangani Desk Pelayanan 3517"):
        tangani_surel(tugas, cara=Handling.WHATSAPP, oleh=tim[Peran.PPID], at=SENIN + SEJAM)
    assert Penyampaian.objects.count() == 1


@pytest.mark.parametrize("cara", [Handling.POSTED, Handling.COURIER])
def test_pos_dan_kurir_dicatat_dengan_resi_atau_foto(tim, jawaban, cara):
    tugas, kasus = jawaban
    with ditolak("nomor resi atau foto"):
        tangani_surel(tugas, cara=cara, nomor_resi="  ", oleh=tim[Peran.DESK], at=SENIN + SEJAM)
    assert not kasus.berkas.filter(sifat="bukti_kirim").exists()
    tangani_surel(tugas, cara=cara, bukti=FOTO, oleh=tim[Peran.DESK], at=SENIN + SEJAM)
    tugas.refresh_from_db()
    assert tugas.evidence == Penyampaian.objects.get().bukti == kasus.berkas.get(sifat="bukti_kirim").berkas


def test_saatnya_tidak_sebelum_kabarnya_dan_tidak_di_masa_depan(tim, jawaban):
    tugas, _ = jawaban
    for saat, kata in ((SENIN - SEJAM, "tidak boleh sebelum"), (SENIN + 2 * SEJAM, "masa depan")):
        with ditolak(kata):
            tangani_surel(tugas, cara=Handling.WHATSAPP, disampaikan_at=saat, oleh=tim[Peran.DESK], at=SENIN + SEJAM)
    # The minute in which it was written will do.
    tangani_surel(tugas, cara=Handling.WHATSAPP, disampaikan_at=SENIN, oleh=tim[Peran.DESK], at=SENIN)


def test_jawaban_yang_baru_ditelepon_masih_harus_disampaikan_tertulis(tim, jawaban):
    tugas, kasus = jawaban
    tangani_surel(tugas, cara=Handling.CALLED, penerima="Siti", oleh=tim[Peran.DESK], at=SENIN + SEJAM)
    tugas.refresh_from_db()
    assert (tugas.handled_at, tugas.told_at) == (None, SENIN + SEJAM)
    assert tugas in OutgoingMail.objects.tugas() and not Penyampaian.objects.exists()
    assert terakhir(kasus).rincian["penanganan"] == "telepon"
    tangani_surel(tugas, cara=Handling.POSTED, nomor_resi="P1", oleh=tim[Peran.DESK], at=SENIN + 2 * SEJAM)
    assert not OutgoingMail.objects.tugas().filter(topic="jawaban").exists()


def test_yang_tidak_harus_tertulis_selesai_dengan_telepon(tim):
    kasus = _berpesan(tim, **TANPA)
    tugas = OutgoingMail.objects.tugas().get(topic="pesan")
    tangani_surel(tugas, cara=Handling.CALLED, oleh=tim[Peran.DESK], at=SENIN + SEJAM)
    assert not OutgoingMail.objects.tugas().filter(topic="pesan").exists()
    assert terakhir(kasus).aksi == "tangani_surel"


def test_tidak_perlu_disampaikan_lagi_hanya_dengan_alasan(tim, jawaban):
    tugas, kasus = jawaban
    with ditolak("Tulis dalam catatan"):
        tangani_surel(tugas, cara=Handling.OTHER, oleh=tim[Peran.DESK], at=SENIN + SEJAM)
    tangani_surel(tugas, cara=Handling.OTHER, catatan="Pemohon wafat", oleh=tim[Peran.DESK], at=SENIN + SEJAM)
    baris = linimasa(kasus, HariLibur.objects.kalender(kasus.satker), pada=SENIN.date())
    assert "Kabar disampaikan petugas" not in [b.judul for b in baris]


def test_hari_melengkapi_berjalan_sejak_yang_tercatat_tertulis(tim):
    kasus = _tidak_lengkap(tim, **TANPA)
    tugas = OutgoingMail.objects.tugas().get(topic="tidak-lengkap")
    kalender = HariLibur.objects.kalender(kasus.satker)
    tangani_surel(tugas, cara=Handling.CALLED, oleh=tim[Peran.DESK], at=SENIN + SEJAM)
    assert batas_melengkapi(kasus, kalender) is None
    tangani_surel(tugas, cara=Handling.COLLECTED, oleh=tim[Peran.DESK], at=SENIN + SEHARI)
    assert batas_melengkapi(kasus, kalender) == dt.date(2026, 3, 13)


@pytest.mark.parametrize(
    ("bukti", "batas"),
    [
        ({"cara": Handling.WHATSAPP}, dt.date(2026, 3, 27)),
        ({"cara": Handling.COLLECTED}, dt.date(2026, 3, 27)),
        # A chat has no receipt.
        ({"cara": Handling.WHATSAPP, "nomor_resi": "1"}, dt.date(2026, 3, 27)),
        ({"cara": Handling.WHATSAPP, "bukti": FOTO}, dt.date(2026, 3, 12)),
        ({"cara": Handling.POSTED, "nomor_resi": "P1"}, dt.date(2026, 3, 12)),
    ],
)
def test_penyampaian_yang_dicatat_belakangan_menghabiskan_hari_pemohon_hanya_dengan_bukti(tim, bukti, batas):
    kasus, desk, nanti = _tidak_lengkap(tim, **TANPA), tim[Peran.DESK], SENIN + 8 * SEHARI
    tugas = OutgoingMail.objects.tugas().get(topic="tidak-lengkap")
    tangani_surel(tugas, **bukti, disampaikan_at=SENIN, oleh=desk, at=nanti)
    sampai = Penyampaian.objects.get()
    assert (sampai.at, sampai.dicatat_at) == (SENIN, nanti)
    kalender = HariLibur.objects.kalender(kasus.satker)
    baris = dengan_keadaan(Permohonan.objects.filter(pk=kasus.pk))
    (papan,) = susun(baris, petugas=desk, satker=kasus.satker, kalender=kalender, at=nanti)
    assert batas_melengkapi(kasus, kalender) == papan.batas_melengkapi == batas
    if batas > nanti.date():
        with ditolak("masih boleh melengkapi"):
            tutup_tidak_lengkap(kasus, oleh=desk, at=nanti)
    else:
        assert tutup_tidak_lengkap(kasus, oleh=desk, at=nanti).ditutup_at


def test_saat_disampaikan_dan_saat_dicatat_sama_sama_terlihat(client, tim, saat):
    kasus = _tidak_lengkap(tim, **TANPA)
    tugas = OutgoingMail.objects.tugas().get(topic="tidak-lengkap")
    client.force_login(tim[Peran.DESK])
    assert "dihitung sejak Anda mencatatnya" in client.get(f"/meja/kabar/{tugas.acuan}/").content.decode()
    kapan = {"disampaikan_at": SENIN, "at": SENIN + SEJAM}
    tangani_surel(tugas, cara=Handling.WHATSAPP, oleh=tim[Peran.DESK], **kapan)
    isi = client.get(kasus.get_absolute_url()).content.decode()
    assert "10.00 WIB · dicatat 9 Maret 2026, 11.00 WIB" in isi


def test_salinan_kabar_lama_tidak_menyampaikan_surat_yang_terbit_sesudahnya(tim):
    kasus, desk = _tidak_lengkap(tim, email="salah@contoh.test"), tim[Peran.DESK]
    pertama = OutgoingMail.objects.get(topic="tidak-lengkap")
    kasus = lengkapi(kasus, nomor_identitas=NIK_UJI, jenis_identitas="ktp", oleh=desk, at=SENIN + SEJAM)
    kasus = nyatakan_tidak_lengkap(kasus, kekurangan="Foto lain", oleh=desk, at=SENIN + SEHARI)
    OutgoingMail.objects.update(last_error="550", attempts=20)
    lain = {"cara": Handling.READDRESSED, "alamat": "juga-salah@contoh.test"}
    tangani_surel(pertama, **lain, oleh=desk, at=SENIN + SEHARI + SEJAM)
    salinan = OutgoingMail.objects.get(recipient="juga-salah@contoh.test")
    assert salinan in OutgoingMail.objects.menunggu(SENIN + SEHARI + SEJAM)
    OutgoingMail.objects.filter(pk=salinan.pk).update(last_error="550", attempts=20)
    tangani_surel(salinan, cara=Handling.COLLECTED, oleh=desk, at=SENIN + 2 * SEHARI)
    lama, baru = (satu.surat for satu in kasus.surat.filter(surat__jenis=JenisSurat.TIDAK_LENGKAP))
    assert [satu.surat for satu in Penyampaian.objects.all()] == [lama] != [baru]
    with ditolak("belum tercatat sampai"):
        tutup_tidak_lengkap(kasus, oleh=desk, at=SENIN + 9 * SEHARI)


def test_yang_sudah_disampaikan_atau_diserahkan_tidak_menjadi_tugas_lagi(tim, jawaban):
    _, kasus = jawaban
    langsung = CaraPenyerahan(cara=CaraSerah.LANGSUNG)
    serahkan(kasus, langsung, oleh=tim[Peran.DESK], at=SENIN + SEJAM)
    assert not OutgoingMail.objects.tugas().filter(topic="jawaban").exists()
    diterima = _diputus(tim, **TANPA)
    surat = diterima.surat.get(surat__jenis=JenisSurat.PPID_D).surat
    catat_penyampaian(diterima, surat, langsung, oleh=tim[Peran.DESK], at=SENIN + SEJAM)
    assert not OutgoingMail.objects.tugas().filter(topic="jawaban").exists()
    beri_langsung(
        _tercatat(tim, email=""), langsung, uraian="Salinan", bentuk="hardcopy", oleh=tim[Peran.PPID], at=SENIN
    )
    assert not OutgoingMail.objects.tugas().filter(topic="jawaban").exists()


def test_menyerahkan_berkas_tidak_menutup_tugas_surat_penolakan_yang_belum_sampai(tim):
    kasus, desk = _diberikan_sebagian(tim, **TANPA), tim[Peran.DESK]
    kurir = CaraPenyerahan(cara=CaraSerah.KURIR, nomor_resi="1")
    kasus = serahkan(kasus, kurir, oleh=desk, at=SENIN + SEJAM)
    tugas = OutgoingMail.objects.tugas().get(topic="jawaban")
    # Still told by the desk, and only then closed, with its letters.
    tangani_surel(tugas, cara=Handling.WHATSAPP, oleh=desk, at=SENIN + 2 * SEJAM)
    assert not OutgoingMail.objects.tugas().filter(topic="jawaban").exists()
    sampai = Penyampaian.objects.filter(surat__isnull=False).values_list("surat__jenis", "cara")
    assert set(sampai) == {(JenisSurat.PPID_D, "whatsapp"), (JenisSurat.PPID_E, "whatsapp")}


def test_surat_penolakan_yang_sudah_sampai_lebih_dulu_tidak_meninggalkan_tugas(tim):
    kasus, desk = _diberikan_sebagian(tim, **TANPA), tim[Peran.DESK]
    langsung = CaraPenyerahan(cara=CaraSerah.LANGSUNG)
    for satu in kasus.surat.filter(surat__jenis__in=[JenisSurat.PPID_D, JenisSurat.PPID_E]):
        catat_penyampaian(kasus, satu.surat, langsung, oleh=desk, at=SENIN + SEJAM)
    serahkan(kasus, langsung, oleh=desk, at=SENIN + 2 * SEJAM)
    assert not OutgoingMail.objects.tugas().filter(topic="jawaban").exists()


def test_kantor_lain_dan_peran_lain_tidak_dapat_mencatat(tim, jawaban):
    tugas, _ = jawaban
    for orang in (tim_lain()[Peran.DESK], tim[Peran.ATASAN]):
        with ditolak("tidak berwenang"):
            tangani_surel(tugas, cara=Handling.WHATSAPP, oleh=orang, at=SENIN + SEJAM)


# The page


@pytest.fixture
def saat(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: SENIN + 2 * SEJAM)


def test_halaman_menyiapkan_pesan_wa_yang_utuh(client, tim, saat):
    kasus = _tercatat(
        tim, email="", kanal=Kanal.WHATSAPP, nama="Siti & Budi 😀 <b>", telepon="0812-3456-7890 / 0321-861234"
    )
    tugas = OutgoingMail.objects.tugas().get(case_number=kasus.nomor)
    client.force_login(tim[Peran.DESK])
    jawab = client.get(f"/meja/kabar/{tugas.acuan}/")
    tautan = dict((n.tulisan, t) for n, t in jawab.context["nomor"])
    assert tautan["0321-861234"] == ""
    alamat = urlsplit(tautan["0812-3456-7890"])
    assert (alamat.netloc, alamat.path) == ("wa.me", "/6281234567890")
    assert parse_qs(alamat.query)["text"] == [jawab.context["pesan"]]
    assert jawab.context["pesan"].startswith("Yth. Siti & Budi 😀 <b>,\n\nPermohonan informasi Anda")
    halaman = jawab.content.decode()
    assert 'rel="noopener noreferrer"' in halaman and "<b>," not in halaman and NIK_UJI not in halaman
    assert kasus.rincian_informasi not in jawab.context["pesan"]


def test_surat_pengantar_bagi_yang_hanya_punya_alamat(client, tim, saat):
    kasus = _tercatat(tim, email="", telepon="", kanal=Kanal.SURAT, cara_memperoleh="langsung")
    tugas = OutgoingMail.objects.tugas().get(case_number=kasus.nomor)
    client.force_login(tim[Peran.DESK])
    halaman = client.get(f"/meja/kabar/{tugas.acuan}/").content.decode()
    assert "sampaikan dengan surat" in halaman and "wa.me" not in halaman
    assert "Tanda Bukti Permohonan Informasi (PDF)" in halaman
    assert client.get(f"/meja/kabar/{tugas.acuan}/surat/").content.startswith(b"%PDF")
    assert "Surat</span>" in client.get("/meja/").content.decode()


def test_dicatat_dari_halaman_lalu_hilang_dari_meja(client, tim, saat):
    kasus = _tercatat(tim, **TANPA)
    tugas = OutgoingMail.objects.tugas().get(case_number=kasus.nomor)
    alamat = f"/meja/kabar/{tugas.acuan}/"
    client.force_login(tim[Peran.DESK])
    assert "Kabar yang Anda sampaikan sendiri" in client.get("/meja/").content.decode()
    buruk = client.post(alamat, {"cara": "pos", "disampaikan_at": "2026-03-09T10:30"})
    assert buruk.status_code == 422 and "nomor resi atau foto" in buruk.content.decode()
    assert client.post(alamat, {"cara": "terbang", "disampaikan_at": "kemarin"}).status_code == 422
    assert client.post(alamat, {"cara": "whatsapp", "disampaikan_at": "2026-03-09T10:30"}).status_code == 302
    assert "Kabar yang Anda sampaikan sendiri" not in client.get("/meja/").content.decode()
    assert "Sudah ditangani" in client.get(alamat).content.decode()
    assert client.post(alamat, {"cara": "whatsapp"}).status_code == 422
    assert "Tanda bukti: WhatsApp, 9 Maret 2026." in client.get(kasus.get_absolute_url()).content.decode()


def test_kabar_dari_sebelum_ada_ringkasnya_tetap_kabar_bagi_pemohon(client, tim, saat):
    kasus = _diputus(tim, email="salah@contoh.test")
    OutgoingMail.objects.filter(topic="jawaban").update(last_error="550", attempts=20, brief="")
    kabar = OutgoingMail.objects.get(topic="jawaban")
    client.force_login(tim[Peran.DESK])
    halaman = client.get(f"/meja/kabar/{kabar.acuan}/")
    assert kabar.subject in halaman.context["pesan"] and kasus.pemohon.nama in halaman.content.decode()
    surat = client.get(f"/meja/kabar/{kabar.acuan}/surat/")
    assert surat.content.startswith(b"%PDF")
    client.post(f"/meja/kabar/{kabar.acuan}/", {"cara": "telepon"})
    assert kabar in OutgoingMail.objects.gagal()
    client.post(f"/meja/kabar/{kabar.acuan}/", {"cara": "pos", "nomor_resi": "P1"})
    assert kabar not in OutgoingMail.objects.gagal()
    assert Penyampaian.objects.get().surat.jenis == JenisSurat.PPID_D


def test_kabar_keberatan_dari_sebelum_ada_ringkasnya_pun_tercatat_dalam_riwayatnya(client, tim, monkeypatch):
    keberatan = keberatan_diajukan(tim.ditolak(email=""), email="")
    keberatan = tanggapi(keberatan, isi_tanggapan(keberatan), oleh=tim[Peran.ATASAN], at=DITANGGAPI)
    OutgoingMail.objects.filter(topic="keberatan-tanggapan").update(brief="")
    kabar = OutgoingMail.objects.get(topic="keberatan-tanggapan")
    monkeypatch.setattr("django.utils.timezone.now", lambda: DITANGGAPI + SEJAM)
    client.force_login(tim[Peran.DESK])
    client.post(f"/meja/kabar/{kabar.acuan}/", {"cara": "lain", "catatan": "Pengajunya wafat"})
    kabar.refresh_from_db()
    assert kabar.handled_at == DITANGGAPI + SEJAM
    assert keberatan.riwayat.last().rincian == {"perihal": "keberatan-tanggapan", "penanganan": "lain"}


def test_kabar_yang_masih_akan_dikirim_dan_milik_kantor_lain_tidak_terbuka(client, tim, saat):
    surel = OutgoingMail.objects.get(case_number=_tercatat(tim).nomor)
    tugas = OutgoingMail.objects.tugas()
    client.force_login(tim[Peran.DESK])
    assert client.get(f"/meja/kabar/{surel.acuan}/").status_code == 404
    lain = permohonan_tercatat(oleh=petugas(Peran.DESK, kantor("3673")), **TANPA)
    for akhir in ("", "surat/"):
        assert client.get(f"/meja/kabar/{tugas.get(case_number=lain.nomor).acuan}/{akhir}").status_code == 404


def test_yang_lewat_batas_di_atas_dan_jumlahnya_di_ringkasan_pagi(client, tim, monkeypatch):
    nanti = SENIN + 3 * SEHARI
    lama, baru = _tercatat(tim, **TANPA), _tercatat(tim, at=nanti, **TANPA)
    monkeypatch.setattr("django.utils.timezone.now", lambda: nanti + SEJAM)
    client.force_login(tim[Peran.DESK])
    butir = next(b for b in client.get("/meja/").context["bagian"] if b.nama == "sampaikan-kabar").butir
    assert [(b["kasus"], b["sisa"].nada) for b in butir] == [(lama, "lewat"), (baru, "segera")]
    pagi = Pagi(tim.satker, HariLibur.objects.kalender(tim.satker), at=nanti)
    assert [(b.nomor, b.kata) for b in pagi.kabar()] == [("2 kabar", "tanpa e-mail, 1 lewat batas")]


@pytest.mark.django_db(transaction=True)
def test_dua_petugas_mencatat_sekaligus_hanya_satu_yang_tercatat():
    tim = TimKeberatan(kantor())
    kasus = _tercatat(tim, **TANPA)
    tugas = OutgoingMail.objects.tugas().get(case_number=kasus.nomor)
    orang = [tim[Peran.DESK], tim[Peran.PPID]]
    mulai = threading.Barrier(2)

    def coba(siapa) -> str:
        try:
            mulai.wait(30)
            tangani_surel(tugas, cara=Handling.WHATSAPP, oleh=siapa, at=SENIN + SEJAM)
            return "tercatat"
        except AturanDilanggar as galat:
            return str(galat)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as kumpulan:
        hasil = list(kumpulan.map(coba, orang))
    assert hasil.count("tercatat") == 1 and sum("sudah ditangani" in satu for satu in hasil) == 1
    assert kasus.riwayat.filter(aksi="tangani_surel").count() == Penyampaian.objects.count() == 1
