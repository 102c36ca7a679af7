"""A year's list on its way through the office: the common way, Jombang's way, and with two people."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from django.db import connection

from dip.alur import Verba
from dip.demo_daftar import URUTAN_JOMBANG
from dip.langkah import langkah_kini
from dip.models import InformasiPublik, UrutanKantor
from dip.perbuatan.pemutakhiran import tinjau
from dip.perbuatan.pengesahan import batalkan_pengesahan, sahkan_edisi, terbitkan_edisi
from dip.perbuatan.pengklasifikasian import klasifikasikan
from dip.perbuatan.pengumuman import setujui, umumkan
from dip.perbuatan.pengusulan import batalkan
from dip.perbuatan.penyusunan import (
    batalkan_edisi,
    kembalikan_langkah,
    mulai_edisi,
    selesaikan_langkah,
    tandai,
    tandai_tetap,
)
from permohonan.sapuan import sapu
from ppid.galat import AturanDilanggar
from ppid.models import OutgoingMail, Penugasan
from ppid.peran import Peran
from ppid.surat import cetak
from tests.factories import (
    PLENO,
    SEHARI,
    SENIN,
    berkas_teks,
    edisi_terbit,
    informasi_diklasifikasi,
    informasi_terbit,
    informasi_usulan,
    isi_informasi,
    kantor,
    lalui,
    petugas,
)
from tests.perbuatan.peraga import ditolak


@pytest.fixture
def terbit(tim):
    """Three items published singly, of two units."""
    satu = {"ppid": tim["ppid"], "atasan": tim["atasan"]}
    return [
        informasi_terbit(**satu, nama="Rekapitulasi kecamatan"),
        informasi_terbit(**satu, nama="Profil kantor", pokok="profil", unit="Subbag Umum"),
        informasi_terbit(**satu, nama="Laporan keuangan", pokok="keuangan", unit="Subbag Umum"),
    ]


@pytest.fixture
def edisi(tim, terbit, jombang):
    return mulai_edisi(satker=jombang, tahun=2026, oleh=tim["ppid"], at=SENIN)


def butir(edisi, informasi):
    return edisi.butir.get(informasi=informasi)


def test_daftar_tahun_lalu_menjadi_edisi_dengan_yang_tetap_berubah_hilang_dan_baru(tim, terbit, edisi):
    rekap, profil, keuangan = terbit
    baru = informasi_usulan(oleh=tim["penghubung"], nama="Daftar pemilih tetap per desa")
    assert butir(edisi, baru).tanda == "baru"
    tandai(butir(edisi, rekap), tanda="tetap", oleh=tim["penghubung"], at=SENIN)
    isi = isi_informasi(nama="Profil kantor", unit="Subbag Umum", ringkasan="Alamat baru", terbit_pada=date(2026, 1, 5))
    tandai(butir(edisi, profil), tanda="berubah", isi=isi, oleh=tim["ppid"], at=SENIN)
    tandai(butir(edisi, keuangan), tanda="hilang", alasan="Masa simpannya habis", oleh=tim["ppid"], at=SENIN)
    selesaikan_langkah(edisi, oleh=tim["penghubung"], at=SENIN)
    with ditolak("1 usulan baru belum diklasifikasi"):
        selesaikan_langkah(edisi, oleh=tim["ppid"], at=SENIN)
    klasifikasikan(baru, pokok="hasil-tahapan", jenis="pemilu", oleh=tim["ppid"], at=SENIN)
    profil.refresh_from_db()
    assert profil.ringkasan != "Alamat baru"
    edisi = lalui(edisi, tim, sampai="terbitkan")
    assert edisi.status == "disahkan"
    edisi = terbitkan_edisi(edisi, oleh=tim["ppid"], at=SENIN)
    semua = {i.nama: (i.status, i.edisi_id) for i in InformasiPublik.objects.all()}
    assert semua == {
        "Rekapitulasi kecamatan": ("terbit", edisi.pk),
        "Profil kantor": ("terbit", edisi.pk),
        "Laporan keuangan": ("ditarik", None),
        "Daftar pemilih tetap per desa": ("terbit", edisi.pk),
    }
    profil.refresh_from_db()
    keuangan.refresh_from_db()
    assert (profil.ringkasan, profil.terbit_pada) == ("Alamat baru", date(2026, 1, 5))
    assert keuangan.alasan_penarikan == "Masa simpannya habis"
    assert [r.aksi for r in profil.riwayat.all()][-2:] == ["perbarui_edisi", "sahkan"]
    catatan = edisi.riwayat.last()
    assert (catatan.aksi, catatan.rincian["disahkan"]) == ("terbitkan_edisi", 3)
    assert {t: catatan.rincian[t] for t in ("tetap", "berubah", "hilang", "baru")} == dict.fromkeys(
        ("tetap", "berubah", "hilang", "baru"), 1
    )


def test_ppid_a_dibekukan_bersama_edisi(tim, terbit, edisi):
    for unit in ("Subbag Teknis", "Subbag Umum"):
        tandai_tetap(edisi, unit=unit, oleh=tim["ppid"], at=SENIN)
    edisi = terbitkan_edisi(lalui(edisi, tim, sampai="terbitkan"), oleh=tim["ppid"], at=SENIN)
    surat = edisi.surat
    assert (surat.jenis, surat.nomor, surat.tanggal) == ("PPID-A", "21 Tahun 2026", date(2026, 3, 9))
    assert [(k["kategori"], [b[1] for b in k["baris"]]) for k in surat.konteks["baris"]] == [
        ("Berkala", ["Laporan keuangan", "Profil kantor"]),
        ("Serta Merta", ["Rekapitulasi kecamatan"]),
        ("Setiap Saat", []),
    ]
    pertama = cetak(surat, at=SENIN)
    assert pertama.startswith(b"%PDF")
    terbit[0].satker.nama = "Nama lain"
    terbit[0].satker.save()
    assert cetak(surat, at=SENIN + SEHARI) == pertama


def test_yang_terbit_tunggal_disahkan_pleno_berikutnya(tim):
    satu = informasi_terbit(ppid=tim["ppid"], atasan=tim["atasan"])
    edisi = edisi_terbit(tim)
    satu.refresh_from_db()
    assert satu.edisi == edisi
    kemudian = informasi_terbit(ppid=tim["ppid"], atasan=tim["atasan"], at=SENIN + SEHARI)
    assert kemudian.edisi is None


def test_yang_diumumkan_sesudah_pleno_menunggu_pleno_berikutnya(tim, terbit, edisi):
    for unit in ("Subbag Teknis", "Subbag Umum"):
        tandai_tetap(edisi, unit=unit, oleh=tim["ppid"], at=SENIN)
    edisi = lalui(edisi, tim, sampai="terbitkan")
    sesudah = informasi_terbit(ppid=tim["ppid"], atasan=tim["atasan"], at=SENIN + SEHARI)
    terbitkan_edisi(edisi, oleh=tim["ppid"], at=SENIN + SEHARI)
    sesudah.refresh_from_db()
    assert (sesudah.status, sesudah.edisi) == ("terbit", None)


def test_usulan_yang_terbit_tunggal_atau_batal_di_tengah_jalan_tidak_mengganggu(tim, terbit, edisi):
    terburu, batal = (informasi_diklasifikasi(oleh=tim["ppid"], nama=n) for n in ("Terburu", "Batal"))
    umumkan(setujui(terburu, oleh=tim["atasan"], at=SENIN), oleh=tim["ppid"], at=SENIN)
    batalkan(batal, alasan="Ganda", oleh=tim["ppid"], at=SENIN)
    for unit in ("Subbag Teknis", "Subbag Umum"):
        tandai_tetap(edisi, unit=unit, oleh=tim["ppid"], at=SENIN)
    terbitkan_edisi(lalui(edisi, tim, sampai="terbitkan"), oleh=tim["ppid"], at=SENIN)
    terburu.refresh_from_db()
    batal.refresh_from_db()
    assert (terburu.status, terburu.edisi_id, batal.status) == ("terbit", edisi.pk, "batal")


def test_jalan_jombang_dengan_langkahnya_sendiri(tim, terbit, jombang):
    UrutanKantor.objects.bulk_create(
        UrutanKantor(satker=jombang, urut=n, verba=v, peran=p, sebutan=s)
        for n, (v, p, s) in enumerate(URUTAN_JOMBANG, 1)
    )
    edisi = mulai_edisi(satker=jombang, tahun=2026, oleh=tim["ppid"], at=SENIN)
    UrutanKantor.objects.filter(satker=jombang).delete()
    with ditolak("Persetujuan Sekretaris"):
        tandai(butir(edisi, terbit[0]), tanda="tetap", oleh=tim["penghubung"], at=SENIN)
    selesaikan_langkah(edisi, oleh=tim["atasan"], at=SENIN)
    for unit in ("Subbag Teknis", "Subbag Umum"):
        tandai_tetap(edisi, unit=unit, oleh=tim["ppid"], at=SENIN)
    edisi = lalui(edisi, tim, sampai="terbitkan")
    terbitkan_edisi(edisi, oleh=tim["ppid"], at=SENIN)
    jejak = [(s.verba, s.selesai_oleh.penugasan.get().peran) for s in edisi.langkah.order_by("urut")]
    assert jejak == [(v.value, p.value) for v, p, _ in URUTAN_JOMBANG]


@pytest.mark.parametrize(
    ("verba", "galat"),
    [
        (["himpun", "koreksi", "terbitkan", "sahkan"], "berakhir dengan pengesahan"),
        (["himpun", "koreksi", "terbitkan", "sahkan", "terbitkan"], "berakhir dengan pengesahan"),
        (["koreksi", "himpun", "sahkan", "terbitkan"], "sesudah daftar selesai dihimpun"),
        (["himpun", "sahkan", "terbitkan"], "koreksi Atasan"),
        (["koreksi", "sahkan", "terbitkan"], "penghimpunan"),
    ],
)
def test_urutan_kantor_yang_tidak_sampai_ke_pleno_ditolak(tim, jombang, verba, galat):
    peran = {"himpun": "penghubung", "koreksi": "atasan", "sahkan": "pembina", "terbitkan": "ppid"}
    UrutanKantor.objects.bulk_create(
        UrutanKantor(satker=jombang, urut=n, verba=v, peran=peran[v], sebutan=v) for n, v in enumerate(verba, 1)
    )
    with ditolak(galat):
        mulai_edisi(satker=jombang, tahun=2026, oleh=tim["ppid"], at=SENIN)


def test_tiap_langkah_hanya_perannya_dan_hanya_kantornya(tim, terbit, edisi, tim_lain):
    giliran = {"himpun": {"penghubung", "ppid"}, "klasifikasi": {"ppid"}, "koreksi": {"atasan"}}
    giliran |= {"pertimbangan": {"pertimbangan"}}
    for unit in ("Subbag Teknis", "Subbag Umum"):
        tandai_tetap(edisi, unit=unit, oleh=tim["ppid"], at=SENIN)
    for verba, boleh in giliran.items():
        assert langkah_kini(edisi).verba == verba
        for peran, orang in tim.items():
            if peran not in boleh:
                with ditolak("dikerjakan|tidak berwenang"):
                    selesaikan_langkah(edisi, oleh=orang, at=SENIN)
        for orang in tim_lain.values():
            with ditolak("tidak berwenang"):
                selesaikan_langkah(edisi, oleh=orang, at=SENIN)
        selesaikan_langkah(edisi, oleh=tim[sorted(boleh)[0]], at=SENIN)
    for peran, orang in tim.items():
        if peran != "pembina":
            with ditolak("tidak berwenang"):
                sahkan_edisi(edisi, **PLENO, oleh=orang, at=SENIN)
    sahkan_edisi(edisi, **PLENO, oleh=tim["pembina"], at=SENIN)
    for peran, orang in tim.items():
        if peran != "ppid":
            with ditolak("tidak berwenang"):
                terbitkan_edisi(edisi, oleh=orang, at=SENIN)


def test_langkah_tidak_selesai_sebelum_semua_ditandai(tim, edisi):
    with ditolak("3 baris"):
        selesaikan_langkah(edisi, oleh=tim["penghubung"], at=SENIN)
    assert tandai_tetap(edisi, unit="Subbag Teknis", oleh=tim["penghubung"], at=SENIN) == 1
    with ditolak("unit lain"):
        tandai_tetap(edisi, unit="Subbag Umum", oleh=tim["penghubung"], at=SENIN)


def test_tanda_berubah_butuh_isi_dan_hilang_butuh_alasan(tim, terbit, edisi):
    satu = butir(edisi, terbit[0])
    with ditolak("Ubah keterangannya"):
        tandai(satu, tanda="berubah", isi=isi_informasi(nama=terbit[0].nama), oleh=tim["penghubung"], at=SENIN)
    with ditolak("tidak ada lagi"):
        tandai(satu, tanda="hilang", oleh=tim["penghubung"], at=SENIN)
    with ditolak("unit lain"):
        tandai(butir(edisi, terbit[1]), tanda="tetap", oleh=tim["penghubung"], at=SENIN)


def test_yang_mengoreksi_bukan_yang_meneruskan(tim, terbit, edisi, jombang):
    for unit in ("Subbag Teknis", "Subbag Umum"):
        tandai_tetap(edisi, unit=unit, oleh=tim["ppid"], at=SENIN)
    lalui(edisi, tim, sampai="koreksi")
    Penugasan.objects.create(
        petugas=tim["ppid"], satker=jombang, peran=Peran.ATASAN, nomor_sk="2/SK", jabatan="Plh.", mulai=date(2024, 1, 1)
    )
    with ditolak("Anda teruskan sendiri"):
        selesaikan_langkah(edisi, oleh=tim["ppid"], at=SENIN)
    selesaikan_langkah(edisi, oleh=tim["atasan"], at=SENIN)


def test_atasan_mengoreksi_tanda_pada_gilirannya(tim, terbit, edisi):
    for unit in ("Subbag Teknis", "Subbag Umum"):
        tandai_tetap(edisi, unit=unit, oleh=tim["ppid"], at=SENIN)
    lalui(edisi, tim, sampai="koreksi")
    tandai(butir(edisi, terbit[0]), tanda="hilang", alasan="Sudah digabung", oleh=tim["atasan"], at=SENIN)
    with ditolak("dikerjakan Atasan"):
        tandai(butir(edisi, terbit[1]), tanda="tetap", oleh=tim["ppid"], at=SENIN)
    selesaikan_langkah(edisi, oleh=tim["atasan"], at=SENIN)
    with ditolak("dikerjakan Tim Pertimbangan"):
        tandai(butir(edisi, terbit[0]), tanda="tetap", oleh=tim["atasan"], at=SENIN)


def test_dikembalikan_dengan_catatan_ke_langkah_sebelumnya(tim, terbit, edisi):
    with ditolak("langkah pertama"):
        kembalikan_langkah(edisi, alasan="x", oleh=tim["penghubung"], at=SENIN)
    for unit in ("Subbag Teknis", "Subbag Umum"):
        tandai_tetap(edisi, unit=unit, oleh=tim["ppid"], at=SENIN)
    lalui(edisi, tim, sampai="koreksi")
    with ditolak("harus diperbaiki"):
        kembalikan_langkah(edisi, alasan=" ", oleh=tim["atasan"], at=SENIN)
    kembalikan_langkah(edisi, alasan="Periksa kategori", oleh=tim["atasan"], at=SENIN)
    kini = langkah_kini(edisi)
    assert (kini.verba, kini.catatan) == ("klasifikasi", "Periksa kategori")


@pytest.mark.parametrize(
    ("ganti", "galat"),
    [
        ({"nomor_berita_acara": " "}, "berita acara"),
        ({"tanggal_berita_acara": None}, "berita acara"),
        ({"nomor_keputusan": ""}, "nomor dan tanggal keputusan"),
        ({"tanggal_keputusan": date(2026, 3, 8)}, "tidak mendahului"),
        ({"tanggal_keputusan": date(2026, 3, 10)}, "tidak sesudah hari ini"),
    ],
)
def test_pengesahan_tanpa_nomor_atau_dengan_tanggal_keliru_ditolak(tim, terbit, edisi, ganti, galat):
    for unit in ("Subbag Teknis", "Subbag Umum"):
        tandai_tetap(edisi, unit=unit, oleh=tim["ppid"], at=SENIN)
    with ditolak("Belum sampai"):
        sahkan_edisi(edisi, **PLENO, oleh=tim["pembina"], at=SENIN)
    lalui(edisi, tim, sampai="sahkan")
    with ditolak(galat):
        sahkan_edisi(edisi, **PLENO | ganti, oleh=tim["pembina"], at=SENIN)
    assert langkah_kini(edisi).verba == "sahkan"


def test_satu_edisi_pada_satu_waktu_dan_dapat_dibatalkan(tim, edisi, jombang):
    with ditolak("sedang disusun"):
        mulai_edisi(satker=jombang, tahun=2027, oleh=tim["ppid"], at=SENIN)
    with ditolak("oleh PPID"):
        mulai_edisi(satker=jombang, tahun=2027, oleh=tim["atasan"], at=SENIN)
    batalkan_edisi(edisi, alasan="Salah tahun", oleh=tim["ppid"], at=SENIN)
    assert InformasiPublik.objects.terbit().count() == 3
    mulai_edisi(satker=jombang, tahun=2027, oleh=tim["ppid"], at=SENIN)


def test_berkas_yang_belum_bersih_menahan_edisi_seluruhnya(tim, terbit, edisi):
    from dip.perbuatan.pelampiran import lampirkan

    baru = informasi_diklasifikasi(oleh=tim["ppid"], nama="Berberkas")
    lampirkan(baru, berkas_teks(), judul="Dokumen", oleh=tim["ppid"], at=SENIN)
    for unit in ("Subbag Teknis", "Subbag Umum"):
        tandai_tetap(edisi, unit=unit, oleh=tim["ppid"], at=SENIN)
    lalui(edisi, tim, sampai="koreksi")
    with ditolak("Berberkas: Berkas “Dokumen” masih diperiksa"):
        selesaikan_langkah(edisi, oleh=tim["atasan"], at=SENIN)


PEMBAGIAN = [
    ({"desk", "penghubung", "ppid", "pertimbangan"}, {"atasan", "pembina"}),
    ({"ppid"}, {"desk", "penghubung", "atasan", "pertimbangan", "pembina"}),
    ({"desk", "ppid", "pembina"}, {"penghubung", "atasan", "pertimbangan"}),
]


@pytest.mark.parametrize("jalan", ["umum", "jombang"])
@pytest.mark.parametrize(("satu", "dua"), PEMBAGIAN)
def test_dengan_dua_orang_tidak_ada_yang_buntu(jombang, satu, dua, jalan):
    tim = {}
    for nama, peran_orang in (("satu", satu), ("dua", dua)):
        for peran in sorted(peran_orang):
            tim[peran] = petugas(peran, jombang, email=f"{nama}@kecil.uji", unit="Subbag Teknis")
    if jalan == "jombang":
        UrutanKantor.objects.bulk_create(
            UrutanKantor(satker=jombang, urut=n, verba=v, peran=p, sebutan=s)
            for n, (v, p, s) in enumerate(URUTAN_JOMBANG, 1)
        )
    informasi_terbit(ppid=tim["ppid"], atasan=tim["atasan"])
    edisi = mulai_edisi(satker=jombang, tahun=2026, oleh=tim["ppid"], at=SENIN)
    for langkah in edisi.langkah.order_by("urut"):
        if langkah.verba == Verba.HIMPUN:
            tandai_tetap(edisi, unit="Subbag Teknis", oleh=tim["ppid"], at=SENIN)
        if langkah.verba == Verba.SAHKAN:
            sahkan_edisi(edisi, **PLENO, oleh=tim["pembina"], at=SENIN)
        elif langkah.verba == Verba.TERBITKAN:
            terbitkan_edisi(edisi, oleh=tim["ppid"], at=SENIN)
        else:
            # Where units may, the PPID may too, so that whoever corrects is always the other person.
            oleh = tim["ppid"] if langkah.peran == "penghubung" else tim[langkah.peran]
            selesaikan_langkah(edisi, oleh=oleh, at=SENIN)
    edisi.refresh_from_db()
    assert edisi.status == "terbit"


@pytest.mark.django_db(transaction=True)
def test_dua_orang_menyelesaikan_satu_langkah_bersamaan_hanya_satu_yang_menang():
    jombang = kantor()
    tim = {p: petugas(p, jombang) for p in ("penghubung", "ppid", "atasan", "pertimbangan", "pembina")}
    informasi_terbit(ppid=tim["ppid"], atasan=tim["atasan"])
    edisi = mulai_edisi(satker=jombang, tahun=2026, oleh=tim["ppid"], at=SENIN)
    tandai_tetap(edisi, unit="Subbag Teknis", oleh=tim["ppid"], at=SENIN)
    mulai = threading.Barrier(2)

    def selesaikan(oleh):
        try:
            mulai.wait(30)
            selesaikan_langkah(edisi, oleh=oleh, at=SENIN + timedelta(hours=1))
            return "selesai"
        except AturanDilanggar as galat:
            return str(galat)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as kumpulan:
        hasil = list(kumpulan.map(selesaikan, [tim["penghubung"], tim["penghubung"]]))
    # The loser meets the next step, which is not his.
    assert sorted(h == "selesai" for h in hasil) == [False, True]
    assert langkah_kini(edisi).verba == "klasifikasi"


def test_yang_sudah_dinilai_tidak_dapat_diubah_lagi(tim, terbit, edisi):
    from dip.perbuatan.pelampiran import lampirkan
    from dip.perbuatan.pengklasifikasian import koreksi
    from dip.perbuatan.pengusulan import ubah

    baru = informasi_diklasifikasi(oleh=tim["ppid"], nama="Usulan baru")
    for unit in ("Subbag Teknis", "Subbag Umum"):
        tandai_tetap(edisi, unit=unit, oleh=tim["ppid"], at=SENIN)
    for langkah in ("koreksi", "pertimbangan", "sahkan", "terbitkan"):
        lalui(edisi, tim, sampai=langkah)
        for kerja in (
            lambda: ubah(baru, isi_informasi(nama="Disisipkan"), oleh=tim["penghubung"], at=SENIN),
            lambda: lampirkan(baru, berkas_teks(), judul="Sisipan", oleh=tim["ppid"], at=SENIN),
            lambda: klasifikasikan(baru, pokok="profil", jenis="pemilu", oleh=tim["ppid"], at=SENIN),
            lambda: batalkan(baru, alasan="x", oleh=tim["ppid"], at=SENIN),
        ):
            with ditolak("sedang dinilai dalam DIP 2026"):
                kerja()
        if langkah == "koreksi":
            koreksi(baru, isi_informasi(nama="Dikoreksi Atasan"), oleh=tim["atasan"], at=SENIN)
        else:
            with ditolak("sedang dinilai"):
                koreksi(baru, isi_informasi(nama="Terlambat"), oleh=tim["atasan"], at=SENIN)
    terbitkan_edisi(edisi, oleh=tim["ppid"], at=SENIN)
    baru.refresh_from_db()
    assert (baru.nama, baru.status) == ("Dikoreksi Atasan", "terbit")


def test_catatan_pengesahan_yang_keliru_diperbaiki_sebelum_terbit(tim, terbit, edisi):
    for unit in ("Subbag Teknis", "Subbag Umum"):
        tandai_tetap(edisi, unit=unit, oleh=tim["ppid"], at=SENIN)
    lalui(edisi, tim, sampai="terbitkan")
    with ditolak("apa yang keliru"):
        batalkan_pengesahan(edisi, alasan="", oleh=tim["pembina"], at=SENIN)
    edisi = batalkan_pengesahan(edisi, alasan="Nomor salah ketik", oleh=tim["pembina"], at=SENIN)
    assert (edisi.status, edisi.nomor_keputusan, edisi.disahkan_at) == ("disusun", "", None)
    assert langkah_kini(edisi).verba == "sahkan"
    sahkan_edisi(edisi, **PLENO | {"nomor_keputusan": "22 Tahun 2026"}, oleh=tim["pembina"], at=SENIN)
    assert terbitkan_edisi(edisi, oleh=tim["ppid"], at=SENIN).surat.nomor == "22 Tahun 2026"


def test_ppid_a_hanya_memuat_yang_disahkan(tim, terbit, edisi):
    for unit in ("Subbag Teknis", "Subbag Umum"):
        tandai_tetap(edisi, unit=unit, oleh=tim["ppid"], at=SENIN)
    lalui(edisi, tim, sampai="terbitkan")
    informasi_terbit(ppid=tim["ppid"], atasan=tim["atasan"], nama="Menyusul", at=SENIN + SEHARI)
    surat = terbitkan_edisi(edisi, oleh=tim["ppid"], at=SENIN + SEHARI).surat
    assert "Menyusul" not in str(surat.konteks["baris"]) and "Profil kantor" in str(surat.konteks["baris"])


def test_perubahan_pada_yang_sedang_ditahan_tetap_diterapkan(tim, terbit, edisi):
    from dip.perbuatan.penarikan import pulihkan, tahan

    rekap = terbit[0]
    tandai(
        butir(edisi, rekap), tanda="berubah", oleh=tim["penghubung"], at=SENIN,
        isi=isi_informasi(nama=rekap.nama, ringkasan="Isi baru"),
    )  # fmt: skip
    tandai_tetap(edisi, unit="Subbag Umum", oleh=tim["ppid"], at=SENIN)
    lalui(edisi, tim, sampai="terbitkan")
    tahan(rekap, alasan="Periksa", oleh=tim["ppid"], at=SENIN)
    terbitkan_edisi(edisi, oleh=tim["ppid"], at=SENIN)
    assert pulihkan(rekap, oleh=tim["atasan"], at=SENIN).ringkasan == "Isi baru"


# Who is told


def test_giliran_dikabarkan_sekali_kepada_peran_berikutnya(tim, terbit, edisi):
    def penerima() -> list[str]:
        kabar = OutgoingMail.objects.filter(topic="edisi-giliran").order_by("pk")
        return [alamat.split("@")[0] for alamat in kabar.values_list("recipient", flat=True)]

    assert penerima() == ["penghubung"]
    for unit in ("Subbag Teknis", "Subbag Umum"):
        tandai_tetap(edisi, unit=unit, oleh=tim["ppid"], at=SENIN)
    edisi = lalui(edisi, tim, sampai="terbitkan")
    assert penerima() == ["penghubung", "ppid", "atasan", "pertimbangan", "pembina", "ppid"]
    terakhir = OutgoingMail.objects.filter(topic="edisi-giliran").last()
    assert "Penerbitan" in terakhir.subject and edisi.get_absolute_url() in terakhir.text


def test_ringkasan_pagi_menyebut_yang_menunggu_dan_yang_waktunya_ditinjau(tim, terbit):
    informasi_usulan(oleh=tim["penghubung"], nama="Usulan menunggu")
    informasi_diklasifikasi(oleh=tim["ppid"], nama="Menunggu Atasan")
    tinjau(terbit[0], ditinjau_pada=date(2026, 3, 20), oleh=tim["ppid"], at=SENIN)
    sapu(at=SENIN + SEHARI)
    teks = dict(OutgoingMail.objects.filter(topic="ringkasan").values_list("recipient", "text"))
    ppid, atasan = teks["ppid@kab-jombang.uji"], teks["atasan@kab-jombang.uji"]
    assert "Usulan menunggu" in ppid and "Rekapitulasi kecamatan" in ppid and "Menunggu Atasan" not in ppid
    assert "Menunggu Atasan" in atasan and "Usulan menunggu" not in atasan
