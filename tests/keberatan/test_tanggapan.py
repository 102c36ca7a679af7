"""The Atasan's written answer: what he may say, who may say it, what follows from it, and how the case ends."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from keberatan.alasan import hasil_bersama
from keberatan.models import Keberatan, Tanggapan
from keberatan.perbuatan.keterlambatan import catat_keterlambatan
from keberatan.perbuatan.pelaksanaan import catat_pelaksanaan
from keberatan.perbuatan.pemeriksaan_identitas import lihat_identitas
from keberatan.perbuatan.penambahan import tambahkan
from keberatan.perbuatan.penanganan_surel import tangani_surel
from keberatan.perbuatan.pencabutan import cabut
from keberatan.perbuatan.pencatatan_surat import catat_nomor_kantor
from keberatan.perbuatan.penerusan import teruskan_ke_atasan
from keberatan.perbuatan.penutupan import tutup
from keberatan.perbuatan.penyampaian import catat_penyampaian
from keberatan.perbuatan.pernyataan_sikap import nyatakan_sikap
from keberatan.perbuatan.tanggapan import IsiTanggapan, tanggapi
from permohonan.models import Permohonan, Sifat
from permohonan.perbuatan.kelengkapan import nyatakan_lengkap
from permohonan.perbuatan.keputusan import putuskan
from permohonan.perbuatan.penyerahan import CaraPenyerahan, beri_langsung
from permohonan.putusan import CaraSerah, Putusan
from ppid.models import Handling, HariLibur, JenisSurat, OutgoingMail, Pengguna, Penugasan
from ppid.penetapan import terapkan
from ppid.peran import Peran
from tests.factories import (
    NIK_UJI,
    SEHARI,
    SENIN,
    WIB,
    isi_informasi,
    isi_keputusan,
    kantor,
    permohonan_terdaftar,
    petugas,
    uji_konsekuensi,
)
from tests.keberatan.peraga import (
    BATAS_PERINTAH,
    DIAJUKAN,
    DITANGGAPI,
    SESUDAH_LEWAT,
    TimKeberatan,
    isi_tanggapan,
    keberatan_diajukan,
)
from tests.perbuatan.peraga import KERTAS, LANGSUNG, ditolak, kunci_surel, libur_baru, peristiwa, surat_kasus, terakhir
from tests.test_impor import baris_csv, masukkan, tulis_csv

ALASAN = ["ditolak", "biaya"]
PERINTAH: dict[str, Any] = {"perintah": "Berikan salinannya.", "batas_perintah": BATAS_PERINTAH}
BESOK = DITANGGAPI + SEHARI


def menanggapi(tim: TimKeberatan, kasus: Keberatan, semua: str = "dikabulkan", *, oleh=None, at=DITANGGAPI, **isi: Any):
    """Answered with the same outcome for every ground."""
    return tanggapi(kasus, replace(isi_tanggapan(kasus, semua), **isi), oleh=oleh or tim[Peran.ATASAN], at=at)


def tambah(kasus: Keberatan, *alasan: str) -> Keberatan:
    return tambahkan(
        kasus,
        alasan=alasan,
        kasus_posisi="Lagi pula.",
        token=f"t{kasus.pk}",
        diterima_at=DIAJUKAN,
        oleh=Peran.PEMOHON,
        at=DIAJUKAN,
    )


def terlambat(tim: TimKeberatan) -> Keberatan:
    """Filed on working day 31."""
    return keberatan_diajukan(tim.ditolak(), at=datetime(2026, 4, 29, 9, tzinfo=WIB))


def konteks(kasus: Keberatan, jenis: JenisSurat) -> dict[str, Any]:
    return kasus.surat.get(surat__jenis=jenis).surat.konteks


# What he answers


@pytest.mark.parametrize(
    ("hasil", "bersama"),
    [
        (["dikabulkan"], "dikabulkan"),
        (["sebagian", "sebagian"], "sebagian"),
        (["ditolak", "ditolak"], "ditolak"),
        (["tidak_diterima"], "tidak_diterima"),
        (["dikabulkan", "ditolak"], "sebagian"),
        (["ditolak", "sebagian"], "sebagian"),
        (["tidak_diterima", "dikabulkan"], "sebagian"),
        (["tidak_diterima", "ditolak"], "ditolak"),
    ],
)
def test_hasil_bersama_dari_hasil_tiap_alasan(hasil, bersama):
    assert hasil_bersama(hasil) == bersama


def test_setiap_alasan_mendapat_putusan_dan_pertimbangannya_sendiri(tim):
    kasus = keberatan_diajukan(tim.ditolak(), alasan=ALASAN)
    isi = IsiTanggapan(
        hasil={"ditolak": "dikabulkan", "biaya": "ditolak"}, pertimbangan={"biaya": " Sesuai tarif. "}, **PERINTAH
    )
    kasus = tanggapi(kasus, isi, oleh=tim[Peran.ATASAN], at=DITANGGAPI)
    assert (kasus.status, kasus.hasil, kasus.ditanggapi_at) == ("ditanggapi", "sebagian", DITANGGAPI)
    assert list(kasus.alasan.values_list("alasan", "hasil", "pertimbangan")) == [
        ("ditolak", "dikabulkan", ""),
        ("biaya", "ditolak", "Sesuai tarif."),
    ]
    assert peristiwa(kasus)[-1] == ("tanggapi", "terdaftar", "ditanggapi", Peran.ATASAN)
    rincian = terakhir(kasus).rincian
    assert (rincian["hasil"], rincian["batas"], rincian["tepat_waktu"]) == ("sebagian", "2026-04-10", True)
    assert rincian["putusan"] == {"ditolak": "dikabulkan", "biaya": "ditolak"}


ISI_TERLARANG: list[Any] = [
    ("ditolak", {"pertimbangan": {}}, "Tulis pertimbangan mengapa .* ditolak"),
    ("sebagian", {"pertimbangan": {"ditolak": " "}}, "Tulis pertimbangan mengapa .* dikabulkan sebagian"),
    ("mungkin", {}, "Pilih putusan"),
    ("dikabulkan", {"perintah": " "}, "disertai perintah"),
    ("dikabulkan", {"batas_perintah": None}, "disertai perintah"),
    ("sebagian", {"perintah": "", "batas_perintah": None}, "disertai perintah"),
    ("ditolak", {"perintah": "Berikan."}, "hanya menyertai keberatan yang dikabulkan"),
    ("ditolak", {"batas_perintah": BATAS_PERINTAH}, "hanya menyertai keberatan yang dikabulkan"),
    ("ditolak", {"informasi_dibuka": "DCS"}, "hanya menyertai keberatan yang dikabulkan"),
    ("dikabulkan", {"batas_perintah": date(2026, 3, 16)}, "tidak boleh sebelum hari ini"),
    ("tidak_diterima", {}, "diajukan dalam waktunya"),
    ("ditolak", {"hasil": {}}, "ada yang belum diputus"),
    ("ditolak", {"hasil": {"ditolak": "ditolak", "biaya": "ditolak"}}, "Alasan keberatan berubah"),
]


def test_isi_yang_tidak_sah_ditolak_tanpa_bekas(tim):
    kasus = tim.di_atasan()
    tim[Peran.ATASAN]
    for hasil, isi, pesan in ISI_TERLARANG:
        with ditolak(pesan):
            menanggapi(tim, kasus, hasil, **isi)


def test_perintah_boleh_untuk_hari_itu_juga(tim):
    assert menanggapi(tim, tim.keberatan(), batas_perintah=date(2026, 3, 17)).hasil == "dikabulkan"


def test_alasan_yang_ditambahkan_sesudah_halaman_dibuka_menolak_isian_lama(tim):
    kasus = tim.di_atasan()
    isi = isi_tanggapan(kasus, "ditolak")
    tambah(kasus, "biaya")
    with ditolak("Alasan keberatan berubah"):
        tanggapi(kasus, isi, oleh=tim[Peran.ATASAN], at=DITANGGAPI)
    assert menanggapi(tim, kasus, "ditolak").hasil == "ditolak"


def test_yang_diajukan_lewat_batas_boleh_dinyatakan_tidak_dapat_diterima(tim):
    kasus = menanggapi(tim, terlambat(tim), "tidak_diterima", at=SESUDAH_LEWAT)
    assert (kasus.hasil, kasus.tanggapan.perintah, kasus.permohonan.tahap) == ("tidak_diterima", "", 1)


def test_yang_diajukan_lewat_batas_boleh_juga_dikabulkan(tim):
    kasus = menanggapi(tim, terlambat(tim), at=SESUDAH_LEWAT, batas_perintah=date(2026, 5, 20))
    assert (kasus.hasil, Permohonan.objects.get(pk=kasus.permohonan_id).tahap) == ("dikabulkan", 2)


def test_tidak_dapat_diterima_tanpa_pertimbangan_ditolak(tim):
    kasus = terlambat(tim)
    tim[Peran.ATASAN]
    with ditolak("Tulis pertimbangan"):
        menanggapi(tim, kasus, "tidak_diterima", at=SESUDAH_LEWAT, pertimbangan={})


def test_hanya_satu_tanggapan(tim):
    kasus = tim.ditanggapi("ditolak")
    with ditolak(r"Terakhir diubah oleh Atasan PPID 3517 \(uji\), 17-03-2026"):
        menanggapi(tim, kasus, "ditolak")


# Who may not


def sebagai_atasan(tim: TimKeberatan, orang: Pengguna, **tugas: Any) -> Pengguna:
    return petugas(Peran.ATASAN, tim.satker, email=orang.email, **tugas)


@pytest.mark.parametrize("pelaksana", ["", "Plt.", "Plh."])
def test_yang_memutus_permohonan_tidak_menanggapi_keberatannya(tim, pelaksana):
    kasus = tim.keberatan()
    orang = sebagai_atasan(tim, tim[Peran.PPID], pelaksana=pelaksana)
    with ditolak("Anda sendiri yang memutus permohonan ini"):
        menanggapi(tim, kasus, "ditolak", oleh=orang)


def test_akun_kedua_orang_yang_sama_tidak_menanggapi(tim):
    kasus, atasan = tim.keberatan(), tim[Peran.ATASAN]
    Pengguna.objects.filter(pk__in=[tim[Peran.PPID].pk, atasan.pk]).update(nip="198001012005011001")
    atasan.refresh_from_db()
    with ditolak("Anda sendiri yang memutus permohonan ini"):
        menanggapi(tim, kasus, "ditolak")
    Pengguna.objects.filter(pk=atasan.pk).update(nip="198002022006022002")
    atasan.refresh_from_db()
    assert menanggapi(tim, kasus, "ditolak").hasil == "ditolak"


def test_petugas_meja_yang_memberi_langsung_tidak_menanggapi_sebagai_plh(tim):
    tim.satker.serah_perlu_persetujuan = False
    tim.satker.save()
    desk = tim[Peran.DESK]
    permohonan = beri_langsung(tim.terdaftar(), LANGSUNG, uraian="Salinan PKPU", bentuk="hardcopy", oleh=desk, at=SENIN)
    kasus = keberatan_diajukan(permohonan, alasan=["tidak_sesuai"])
    with ditolak("Anda sendiri yang memutus permohonan ini"):
        menanggapi(tim, kasus, "ditolak", oleh=sebagai_atasan(tim, desk, pelaksana="Plh."))


@pytest.mark.parametrize("pelaksana", ["Plt.", "Plh."])
def test_pelaksana_yang_penugasannya_berakhir_kemarin_ditolak_menurut_perannya(tim, pelaksana):
    kasus = tim.keberatan()
    lama = petugas(Peran.ATASAN, tim.satker, email="lama@jombang.uji", pelaksana=pelaksana, sampai=date(2026, 3, 16))
    with ditolak("tidak berwenang"):
        menanggapi(tim, kasus, "ditolak", oleh=lama)
    Penugasan.objects.filter(petugas=lama).update(sampai=date(2026, 3, 17))
    assert menanggapi(tim, kasus, "ditolak", oleh=lama).hasil == "ditolak"


def test_yang_memutus_tahap_pertama_tidak_menanggapi_keberatan_atas_tahap_kedua(tim):
    kasus = tim.diperintah()
    kedua = keberatan_diajukan(Permohonan.objects.get(pk=kasus.permohonan_id), at=BESOK + SEHARI)
    orang = sebagai_atasan(tim, tim[Peran.PPID], pelaksana="Plh.")
    with ditolak("Anda sendiri yang memutus permohonan ini"):
        menanggapi(tim, kedua, "ditolak", oleh=orang, at=BESOK + SEHARI)


def test_tanpa_permohonan_tidak_ada_yang_memutus(tim):
    kasus = tim.tanpa_permohonan()
    orang = sebagai_atasan(tim, tim[Peran.PPID])
    assert menanggapi(tim, kasus, "ditolak", oleh=orang).hasil == "ditolak"


# An office of two people


def test_dua_orang_cukup_dari_permohonan_sampai_keberatan_ditutup(db):
    jombang = kantor()
    ppid, atasan = petugas(Peran.PPID, jombang), petugas(Peran.ATASAN, jombang)
    permohonan = permohonan_terdaftar(satker=jombang, berkas=[(Sifat.IDENTITAS, KERTAS)])
    permohonan = nyatakan_lengkap(permohonan, oleh=ppid, at=SENIN)
    tolak = {"putusan": Putusan.DITOLAK, "diberikan": "", "bentuk": "", "waktu_penyediaan": None}
    permohonan = putuskan(
        permohonan, isi_keputusan(**tolak, uji=uji_konsekuensi(jombang)), oleh=ppid, at=SENIN + timedelta(hours=1)
    )
    kasus = teruskan_ke_atasan(keberatan_diajukan(permohonan), oleh=ppid, at=DIAJUKAN)
    kasus = tanggapi(kasus, isi_tanggapan(kasus), oleh=atasan, at=DITANGGAPI)
    putuskan(kasus.permohonan, isi_keputusan(waktu_penyediaan=BATAS_PERINTAH), oleh=ppid, at=BESOK)
    kasus = catat_pelaksanaan(kasus, uraian="Salinan diberikan", oleh=ppid, at=BESOK)
    surat = kasus.surat.get(surat__jenis=JenisSurat.TANGGAPAN).surat
    catat_penyampaian(kasus, surat, LANGSUNG, oleh=ppid, at=BESOK)
    assert tutup(kasus, oleh=ppid, at=BESOK).status == "selesai"
    assert Pengguna.objects.count() == 2


def test_bila_kedua_peran_dipegang_satu_orang_pelaksana_harian_yang_menanggapi(db):
    """No deadlock: who held both roles decided, so the other one is appointed for this answer."""
    jombang = kantor()
    b = petugas(Peran.PPID, jombang, email="b@jombang.uji")
    petugas(Peran.ATASAN, jombang, email=b.email)
    tim = TimKeberatan(jombang)
    tim.petugas[Peran.PPID] = b
    kasus = tim.keberatan()
    with ditolak("pelaksana harian Atasan PPID"):
        menanggapi(tim, kasus, oleh=b)
    a = petugas(Peran.ATASAN, jombang, email="a@jombang.uji", pelaksana="Plh.", jabatan="Sekretaris")
    kasus = menanggapi(tim, kasus, oleh=a)
    assert konteks(kasus, JenisSurat.TANGGAPAN)["penandatangan"]["jabatan"] == "Plh. Sekretaris"
    putuskan(kasus.permohonan, isi_keputusan(waktu_penyediaan=BATAS_PERINTAH), oleh=b, at=BESOK)
    assert catat_pelaksanaan(kasus, uraian="Diberikan", oleh=b, at=BESOK).tanggapan.dilaksanakan_at == BESOK


# What follows


def test_mengabulkan_membuka_kembali_permohonan_untuk_jawaban_kedua(tim):
    kasus = tim.ditanggapi()
    permohonan = Permohonan.objects.get(pk=kasus.permohonan_id)
    assert (permohonan.status, permohonan.tahap, permohonan.jatuh_tempo) == ("diproses", 2, BATAS_PERINTAH)
    assert peristiwa(permohonan)[-1] == ("buka_kembali", "diputus", "diproses", Peran.ATASAN)
    assert (kasus.tanggapan.tahap, kasus.tanggapan.oleh) == (2, tim[Peran.ATASAN])


def test_permohonan_yang_belum_dijawab_diperintahkan_dijawab(tim):
    kasus = keberatan_diajukan(tim.diproses(), alasan=["tidak_ditanggapi"], at=datetime(2026, 4, 1, 9, tzinfo=WIB))
    kasus = menanggapi(tim, kasus, at=datetime(2026, 4, 2, 9, tzinfo=WIB))
    permohonan = Permohonan.objects.get(pk=kasus.permohonan_id)
    assert (permohonan.status, permohonan.tahap, permohonan.jatuh_tempo) == ("diproses", 1, BATAS_PERINTAH)
    assert permohonan.jatuh_tempo_mengikat == date(2026, 3, 30)
    assert terakhir(permohonan).aksi == "perintahkan" and kasus.tanggapan.tahap == 1


def test_menolak_tidak_menyentuh_permohonannya(tim):
    kasus = tim.di_atasan()
    sebelum = Permohonan.objects.filter(pk=kasus.permohonan_id).values().get()
    kasus = menanggapi(tim, kasus, "ditolak")
    assert Permohonan.objects.filter(pk=kasus.permohonan_id).values().get() == sebelum
    assert (kasus.tanggapan.perintah, kasus.tanggapan.batas_perintah, kasus.tanggapan.tahap) == ("", None, None)


def test_permohonan_dari_register_terdahulu_tidak_dibuka_kembali(tim, tmp_path):
    masukkan(tim.satker, tulis_csv(tmp_path / "r.csv", baris_csv()))
    permohonan = Permohonan.objects.get()
    kasus = menanggapi(tim, keberatan_diajukan(permohonan, alasan=["tidak_sesuai"], email="rina@contoh.test"))
    assert (kasus.lewat_batas, kasus.tanggapan.tahap, kasus.hasil) == (True, None, "dikabulkan")
    sesudah = Permohonan.objects.get()
    assert (sesudah.status, sesudah.tahap) == (permohonan.status, 1)
    assert catat_pelaksanaan(kasus, uraian="Diberikan", oleh=tim[Peran.PPID], at=BESOK).tanggapan.dilaksanakan_at


def test_semua_pihak_diberi_tahu(tim):
    ppid = tim[Peran.PPID]
    kasus = tim.ditanggapi()
    kabar = {satu.topic: satu for satu in OutgoingMail.objects.filter(case_number=kasus.nomor)}
    tanggapan = kabar["keberatan-tanggapan"]
    assert tanggapan.recipient == "siti@contoh.test" and "Selasa, 14 April 2026" in tanggapan.text
    assert "Komisi Informasi Provinsi Jawa Timur" in tanggapan.text and "Rabu, 8 April 2026" in tanggapan.text
    assert kabar["keberatan-perintah"].recipient == ppid.email
    assert "Jumat, 10 April 2026" in kabar["keberatan-perintah"].text
    assert "Siti" not in kabar["keberatan-perintah"].text


def test_tanpa_alamat_surel_meja_yang_menyampaikan_dan_tanpa_perintah_ppid_tidak_dikabari(tim):
    kasus = menanggapi(tim, keberatan_diajukan(tim.ditolak(email="")), "ditolak")
    assert OutgoingMail.objects.get(topic="keberatan-tanggapan").channel == "desk"
    assert "keberatan-perintah" not in kunci_surel(kasus)


# Its letters


def test_surat_tanggapan_dan_hak_ke_komisi_memuat_hari_terakhirnya(tim):
    kasus = tim.ditanggapi()
    assert surat_kasus(kasus) == ["PPID-F", "tanda-keberatan", "tanggapan-keberatan", "hak-komisi"]
    for jenis in (JenisSurat.TANGGAPAN, JenisSurat.HAK_KOMISI):
        # 14 working days from 17 March; who counts the cuti bersama of Nyepi and Idulfitri arrives at 8 April.
        assert konteks(kasus, jenis)["batas_komisi"] == {
            "tanggal": "2026-04-14",
            "sebaiknya": "2026-04-08",
            "berbeda": True,
            "jumlah": 14,
            "sementara": False,
        }
        assert konteks(kasus, jenis)["komisi"] == "Komisi Informasi Provinsi Jawa Timur"
    tanggapan = konteks(kasus, JenisSurat.TANGGAPAN)
    assert tanggapan["penandatangan"]["nama"] == tim[Peran.ATASAN].nama
    assert [(p["huruf"], p["hasil"]) for p in tanggapan["putusan"]] == [("a", "dikabulkan")]
    assert (tanggapan["perintah"], tanggapan["batas_perintah"]) == ("Berikan salinannya.", "2026-04-10")


def test_tanpa_cuti_bersama_di_antaranya_kedua_pembacaan_sama(tim):
    kasus = menanggapi(tim, tim.keberatan(), "ditolak", at=datetime(2026, 3, 26, 9, tzinfo=WIB))
    batas = konteks(kasus, JenisSurat.HAK_KOMISI)["batas_komisi"]
    assert (batas["tanggal"], batas["sebaiknya"], batas["berbeda"]) == ("2026-04-16", "2026-04-16", False)


def test_surat_yang_terbit_tidak_berubah_bila_kalender_berubah(tim):
    kasus = tim.ditanggapi("ditolak")
    sebelum = konteks(kasus, JenisSurat.HAK_KOMISI)
    terapkan(libur_baru(date(2026, 4, 10)), oleh=petugas(Peran.SUPERVISI, kantor("00")), at=BESOK)
    assert HariLibur.objects.filter(tanggal=date(2026, 4, 10)).exists()
    assert konteks(kasus, JenisSurat.HAK_KOMISI) == sebelum


# Late


@pytest.mark.parametrize(
    ("at", "tepat"),
    [(datetime(2026, 4, 29, 23, 59, 59, tzinfo=WIB), True), (datetime(2026, 4, 30, tzinfo=WIB), False)],
    ids=["detik terakhir", "lewat tengah malam"],
)
def test_tepat_waktu_sampai_akhir_hari_jatuh_tempo(tim, at, tepat):
    assert tim.keberatan().ditanggapi_tepat_waktu() is None
    kasus = menanggapi(tim, tim.keberatan(), "ditolak", at=at)
    assert kasus.ditanggapi_tepat_waktu() is tepat and terakhir(kasus).rincian["tepat_waktu"] is tepat


def test_sebab_keterlambatan_dicatat_sekali_sesudah_ditanggapi(tim):
    kasus = menanggapi(tim, tim.keberatan(), "ditolak", at=SESUDAH_LEWAT)
    sebab = {"sebab": "beban_tahapan", "oleh": tim[Peran.ATASAN], "at": SESUDAH_LEWAT}
    with ditolak("Jelaskan sebabnya"):
        catat_keterlambatan(kasus, uraian=" ", **sebab)
    kasus = catat_keterlambatan(kasus, uraian="Tahapan", **sebab)
    assert (kasus.sebab_terlambat, kasus.uraian_terlambat) == ("beban_tahapan", "Tahapan")
    assert terakhir(kasus).rincian == {"sebab": "beban_tahapan", "batas": "2026-04-29"}
    with ditolak("sudah dicatat"):
        catat_keterlambatan(kasus, uraian="Lagi", **sebab)


@pytest.mark.parametrize("siapkan", [TimKeberatan.keberatan, TimKeberatan.ditolak_atasan])
def test_tanpa_keterlambatan_tidak_ada_sebabnya(tim, siapkan):
    kasus = siapkan(tim)
    at = SESUDAH_LEWAT if kasus.ditanggapi_at else DITANGGAPI
    with ditolak("tidak terlewati"):
        catat_keterlambatan(kasus, sebab="lainnya", uraian="Tahapan", oleh=tim[Peran.DESK], at=at)


# The order


def test_pelaksanaan_menunggu_jawaban_kedua(tim):
    kasus = tim.ditanggapi()
    with ditolak("belum dijawab kembali"):
        catat_pelaksanaan(kasus, uraian="Sudah", oleh=tim[Peran.PPID], at=BESOK)


def test_pelaksanaan_dicatat_sekali_dan_pengajunya_diberi_tahu(tim):
    kasus, ppid = tim.diperintah(), tim[Peran.PPID]
    with ditolak("Tulis apa yang sudah dilakukan"):
        catat_pelaksanaan(kasus, uraian=" ", oleh=ppid, at=BESOK)
    kasus = catat_pelaksanaan(kasus, uraian=" Diberikan. ", oleh=ppid, at=BESOK)
    assert (kasus.tanggapan.dilaksanakan_at, kasus.tanggapan.pelaksanaan) == (BESOK, "Diberikan.")
    assert kunci_surel(kasus)[-1] == "keberatan-pelaksanaan"
    assert terakhir(kasus).rincian == {"usulan": "", "tepat_waktu": True}
    with ditolak("sudah dicatat"):
        catat_pelaksanaan(kasus, uraian="Lagi", oleh=ppid, at=BESOK)


def test_pelaksanaan_sesudah_batasnya_tercatat_terlambat(tim):
    kasus = catat_pelaksanaan(
        tim.diperintah(), uraian="Diberikan", oleh=tim[Peran.PPID], at=datetime(2026, 4, 13, 9, tzinfo=WIB)
    )
    assert terakhir(kasus).rincian["tepat_waktu"] is False


def test_tanpa_perintah_tidak_ada_pelaksanaan(tim):
    kasus = tim.ditolak_atasan()
    with ditolak("tidak memuat perintah"):
        catat_pelaksanaan(kasus, uraian="Sudah", oleh=tim[Peran.PPID], at=BESOK)


def test_informasi_yang_dibuka_menjadi_usulan_daftar_informasi_publik(tim):
    kasus, ppid = menanggapi(tim, tim.tanpa_permohonan(), informasi_dibuka="Laporan keuangan 2025"), tim[Peran.PPID]
    with ditolak("diusulkan ke Daftar Informasi Publik"):
        catat_pelaksanaan(kasus, uraian="Diumumkan", oleh=ppid, at=BESOK)
    isi = isi_informasi(unit="Subbag Teknis", nama="Laporan keuangan 2025")
    kasus = catat_pelaksanaan(kasus, uraian="Diumumkan", usulan=isi, oleh=ppid, at=BESOK)
    usulan = Tanggapan.objects.get(keberatan=kasus).usulan
    assert (usulan.nama, usulan.status, usulan.diusulkan_oleh) == ("Laporan keuangan 2025", "usulan", ppid)
    assert terakhir(kasus).rincian["usulan"] == usulan.acuan


# What the objector says, and the end


def test_sikap_pengaju_dicatat_dan_boleh_berubah(tim):
    kasus = tim.ditolak_atasan()
    kasus = nyatakan_sikap(kasus, sikap="ke_komisi", uraian=" Tidak puas. ", oleh=Peran.PEMOHON, at=DITANGGAPI)
    assert (kasus.sikap, kasus.uraian_sikap, kasus.sikap_at) == ("ke_komisi", "Tidak puas.", DITANGGAPI)
    assert terakhir(kasus).rincian == {"sikap": "ke_komisi"}
    kasus = tutup(kasus, oleh=tim[Peran.DESK], at=DITANGGAPI)
    kasus = nyatakan_sikap(kasus, sikap="menerima", oleh=tim[Peran.DESK], at=BESOK)
    assert (kasus.sikap, kasus.uraian_sikap, kasus.status) == ("menerima", "", "selesai")


def test_sikap_di_luar_pilihan_ditolak(tim):
    kasus = tim.ditolak_atasan()
    with ditolak("dari daftar"):
        nyatakan_sikap(kasus, sikap="marah", oleh=Peran.PEMOHON, at=DITANGGAPI)


def test_tidak_ditutup_sebelum_tanggapannya_sampai(tim):
    kasus = tim.ditanggapi("ditolak")
    with ditolak("belum tercatat sampai"):
        tutup(kasus, oleh=tim[Peran.DESK], at=BESOK)
    # Another letter that arrived says nothing about this one.
    catat_penyampaian(
        kasus, kasus.surat.get(surat__jenis=JenisSurat.PPID_F).surat, LANGSUNG, oleh=tim[Peran.DESK], at=BESOK
    )
    with ditolak("belum tercatat sampai"):
        tutup(kasus, oleh=tim[Peran.DESK], at=BESOK)


@pytest.mark.parametrize("cara", ["surel", "penyampaian", Handling.WHATSAPP, Handling.COLLECTED])
def test_ditutup_sesudah_tanggapannya_sampai(tim, cara):
    kasus = menanggapi(tim, keberatan_diajukan(tim.ditolak(email="")), "ditolak")
    desk = tim[Peran.DESK]
    surel = OutgoingMail.objects.get(key=f"keberatan-tanggapan:{kasus.pk}")
    if cara == "surel":
        tim.sampai(kasus)
    elif cara == "penyampaian":
        surat = kasus.surat.get(surat__jenis=JenisSurat.TANGGAPAN).surat
        catat_penyampaian(kasus, surat, LANGSUNG, oleh=desk, at=BESOK)
    else:
        tangani_surel(surel, cara=cara, oleh=desk, at=BESOK)
    assert (tutup(kasus, oleh=desk, at=BESOK).status, Keberatan.objects.get(pk=kasus.pk).ditutup_at) == (
        "selesai",
        BESOK,
    )


def test_kabar_yang_dinyatakan_tidak_perlu_disampaikan_bukan_kabar_yang_sampai(tim):
    kasus, desk = menanggapi(tim, keberatan_diajukan(tim.ditolak(email="")), "ditolak"), tim[Peran.DESK]
    surel = OutgoingMail.objects.get(key=f"keberatan-tanggapan:{kasus.pk}")
    tangani_surel(surel, cara=Handling.OTHER, catatan="Pindah alamat", oleh=desk, at=BESOK)
    with ditolak("belum tercatat sampai"):
        tutup(kasus, oleh=desk, at=BESOK)


def test_yang_dikirim_ke_alamat_lain_belum_sampai_sampai_terkirim(tim):
    kasus, desk = menanggapi(tim, keberatan_diajukan(tim.ditolak(email="")), "ditolak"), tim[Peran.DESK]
    surel = OutgoingMail.objects.get(key=f"keberatan-tanggapan:{kasus.pk}")
    tangani_surel(surel, cara=Handling.READDRESSED, alamat="lain@contoh.test", oleh=desk, at=BESOK)
    with ditolak("belum tercatat sampai"):
        tutup(kasus, oleh=desk, at=BESOK)
    assert tutup(tim.sampai(kasus), oleh=desk, at=BESOK).status == "selesai"


def test_tidak_ditutup_sebelum_perintahnya_dilaksanakan(tim):
    kasus = tim.diperintah()
    with ditolak("belum tercatat dilaksanakan"):
        tutup(kasus, oleh=tim[Peran.DESK], at=BESOK)
    catat_pelaksanaan(kasus, uraian="Diberikan", oleh=tim[Peran.PPID], at=BESOK)
    assert tutup(kasus, oleh=tim[Peran.DESK], at=BESOK).status == "selesai"


# The smaller acts


def test_meja_mencabut_hanya_dengan_formulir_yang_ditandatangani(tim):
    kasus, desk = tim.keberatan(), tim[Peran.DESK]
    with ditolak("Unggah formulir pencabutan"):
        cabut(kasus, oleh=desk, at=DIAJUKAN)
    kasus = cabut(kasus, formulir=KERTAS, oleh=desk, at=DIAJUKAN)
    assert (kasus.status, kasus.ditutup_at) == ("dicabut", DIAJUKAN)
    assert list(kasus.berkas.values_list("sifat", flat=True)) == ["pencabutan"]


def test_pengaju_mencabut_sendiri_tanpa_formulir(tim):
    assert cabut(tim.di_atasan(), oleh=Peran.PEMOHON, at=DIAJUKAN).status == "dicabut"


def test_pandangan_ppid_ikut_kepada_atasan_dan_waktunya_tetap(tim):
    atasan = tim[Peran.ATASAN]
    kasus = tim.di_atasan()
    assert (kasus.pandangan_ppid, kasus.jatuh_tempo) == ("Masih diuji", date(2026, 4, 29))
    kabar = OutgoingMail.objects.get(topic="keberatan-giliran", recipient=atasan.email)
    assert kasus.nomor in kabar.text and "Masih diuji" not in kabar.text


def test_meneruskan_langsung_tidak_menghapus_pandangan(tim):
    kasus = teruskan_ke_atasan(tim.keberatan(), oleh=tim[Peran.DESK], at=DIAJUKAN)
    assert (kasus.status, kasus.pandangan_ppid) == ("di_atasan", "")


def test_nomor_identitas_dibuka_dengan_catatan(tim):
    kasus = tim.berkuasa()
    assert lihat_identitas(kasus, oleh=tim[Peran.ATASAN], at=DIAJUKAN) == NIK_UJI
    assert (terakhir(kasus).aksi, terakhir(kasus).peran) == ("lihat_identitas", Peran.ATASAN)
    assert NIK_UJI not in str(terakhir(kasus).rincian)


def test_surat_keberatan_lain_tidak_disampaikan_dan_tidak_dinomori_di_sini(tim):
    kasus, desk = tim.keberatan(), tim[Peran.DESK]
    asing = tim.keberatan().surat.first().surat
    with ditolak("bukan surat keberatan ini"):
        catat_penyampaian(kasus, asing, LANGSUNG, oleh=desk, at=DIAJUKAN)
    with ditolak("bukan surat keberatan ini"):
        catat_nomor_kantor(kasus, asing, nomor_agenda="9/HK", oleh=desk, at=DIAJUKAN)


@pytest.mark.parametrize("cara", [CaraSerah.POS, CaraSerah.KURIR])
def test_pos_dan_kurir_hanya_dengan_bukti(tim, cara):
    kasus, desk = tim.keberatan(), tim[Peran.DESK]
    surat = kasus.surat.first().surat
    with ditolak("nomor resi atau foto"):
        catat_penyampaian(kasus, surat, CaraPenyerahan(cara=cara, nomor_resi=" "), oleh=desk, at=DIAJUKAN)
    catat_penyampaian(kasus, surat, CaraPenyerahan(cara=cara, bukti=KERTAS), oleh=desk, at=DIAJUKAN)
    assert kasus.penyampaian.get().bukti == kasus.berkas.get(sifat=Sifat.BUKTI_KIRIM).berkas


def test_nomor_kantor_dan_foto_mendampingi_surat(tim):
    kasus = tim.keberatan()
    surat = kasus.surat.first().surat
    catat_nomor_kantor(kasus, surat, nomor_agenda="9/HK.03.1", foto=KERTAS, oleh=tim[Peran.DESK], at=DIAJUKAN)
    surat.refresh_from_db()
    assert surat.nomor_agenda == "9/HK.03.1" and surat.foto is not None
    assert terakhir(kasus).rincian["nomor_agenda"] == "9/HK.03.1"
