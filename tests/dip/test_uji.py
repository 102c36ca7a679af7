"""A consequence test from the office that asks to the one that rules, and the end of an exemption."""

from datetime import date, timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection
from django.db.utils import IntegrityError

from dip.alur import StatusInformasi
from dip.alur_uji import ALUR_UJI, PIHAK, StatusUji, Tahap
from dip.models import DelegasiUji, InformasiPublik, JawabanOrang, Persetujuan, UjiKonsekuensi
from dip.perbuatan.pembukaan_uji import PERINGATAN, akhiri_uji, rapikan_uji
from dip.perbuatan.pemeriksaan_uji import (
    beri_pendapat,
    catat_hadir,
    catat_tahap,
    undang_peserta,
)
from dip.perbuatan.penetapan_uji import cabut_uji, catat_pleno, tetapkan_uji
from dip.perbuatan.pengujian import (
    ajukan_uji,
    batalkan_uji,
    kembalikan_uji,
    terima_uji,
    teruskan_uji,
    ubah_uji,
    usulkan_uji,
)
from dip.perbuatan.persetujuan_orang import catat_jawaban_orang, tanya_orangnya
from permohonan.sapuan import sapu
from ppid.galat import AturanDilanggar
from ppid.models import HariLibur, OutgoingMail, Surat
from ppid.peran import Peran
from ppid.tenggat import hari_kerja_sampai, tambah_hari_kerja
from ppid.unggahan import UnggahanBersih
from tests.dip.peraga_uji import KETETAPAN, TAHAP, USUL, Berjenjang
from tests.factories import SEHARI, SENIN, kantor, petugas, teks_surat, uji_konsekuensi

BUKTI = UnggahanBersih(nama="persetujuan.pdf", mime="application/pdf", isi=b"%PDF-1.4 uji")


@pytest.fixture
def jenjang(db):
    return Berjenjang()


# The way


def test_dari_kupang_lewat_provinsi_ke_kpu_ri_dan_kembali_untuk_pleno(jenjang):
    uji = jenjang.ditetapkan()
    assert (uji.status, uji.hasil, uji.penetap) == (StatusUji.DITETAPKAN, "dikecualikan", jenjang.ri)
    assert UjiKonsekuensi.objects.berlaku_bagi(jenjang.kupang, pada=SENIN.date()).get() == uji
    assert not UjiKonsekuensi.objects.berlaku_bagi(kantor("3517"), pada=SENIN.date()).exists()
    uji = catat_pleno(
        uji, nomor_berita_acara="9/BA/2026", tanggal_berita_acara=SENIN.date(), oleh=jenjang.pembina, at=SENIN
    )
    assert uji.nomor_berita_acara == "9/BA/2026"
    assert [satu.surat.jenis for satu in uji.surat.select_related("surat")] == [
        *("permohonan-uji", "lembar-uji", "berita-acara-uji", "keputusan-uji")
    ]
    assert [satu.aksi for satu in uji.riwayat.all()][:4] == ["usulkan_uji", "ajukan_uji", "teruskan_uji", "terima_uji"]


def test_tujuh_hari_kerja_berjalan_sejak_diterima_penguji(jenjang):
    uji = jenjang.diajukan()
    assert uji.jatuh_tempo is None
    uji = teruskan_uji(uji, oleh=jenjang.provinsi, at=SENIN + SEHARI)
    uji = terima_uji(uji, oleh=jenjang.nasional, at=SENIN + 2 * SEHARI)
    kalender = HariLibur.objects.kalender(jenjang.ri)
    assert uji.jatuh_tempo == tambah_hari_kerja(kalender, (SENIN + 2 * SEHARI).date(), 7).tanggal


def test_yang_dikembalikan_menghitung_waktunya_dari_awal_lagi(jenjang):
    uji = kembalikan_uji(jenjang.diuji(), alasan="Sebut bagiannya.", oleh=jenjang.nasional, at=SENIN)
    assert (uji.status, uji.pemegang, uji.jatuh_tempo) == (StatusUji.DIUSULKAN, None, None)
    uji = ubah_uji(uji, USUL | {"lingkup": "Denah saja."}, oleh=jenjang.penghubung, at=SENIN)
    assert ajukan_uji(uji, oleh=jenjang.ppid, at=SENIN).pemegang == jenjang.ntt


def test_provinsi_menguji_hanya_dengan_pelimpahan(jenjang):
    uji = jenjang.diajukan()
    with pytest.raises(AturanDilanggar, match="pelimpahan"):
        terima_uji(uji, oleh=jenjang.provinsi, at=SENIN)
    DelegasiUji.objects.create(satker=jenjang.ntt, nomor_sk="1/SK/UJI", mulai=SENIN.date())
    assert terima_uji(uji, oleh=jenjang.provinsi, at=SENIN).penetap == jenjang.ntt


def test_pelimpahan_berakhir_sendiri(jenjang):
    kemarin = SENIN.date() - SEHARI
    DelegasiUji.objects.create(satker=jenjang.ntt, nomor_sk="1/SK/UJI", mulai=date(2026, 1, 1), sampai=kemarin)
    with pytest.raises(AturanDilanggar, match="pelimpahan"):
        terima_uji(jenjang.diajukan(), oleh=jenjang.provinsi, at=SENIN)


def test_provinsi_mengajukan_langsung_ke_kpu_ri_dan_kpu_ri_menguji_sendiri(jenjang):
    ppid_ntt = petugas(Peran.PPID, jenjang.ntt)
    dari_ntt = ajukan_uji(usulkan_uji(jenjang.ntt, USUL, oleh=ppid_ntt, at=SENIN), oleh=ppid_ntt, at=SENIN)
    assert dari_ntt.pemegang == jenjang.ri
    ppid_ri = petugas(Peran.PPID, jenjang.ri)
    sendiri = ajukan_uji(usulkan_uji(jenjang.ri, USUL, oleh=ppid_ri, at=SENIN), oleh=ppid_ri, at=SENIN)
    assert sendiri.pemegang == jenjang.ri
    with pytest.raises(AturanDilanggar, match="sudah di KPU RI"):
        teruskan_uji(sendiri, oleh=ppid_ri, at=SENIN)


# Bad input


@pytest.mark.parametrize(
    "ganti, pesan",
    [
        ({"perihal": ""}, "Tulis informasi"),
        ({"huruf": ""}, "Pilih huruf"),
        ({"huruf": "k"}, "Pilih huruf"),
        ({"huruf": "j"}, "undang-undang lain"),
        ({"huruf": "h"}, "rahasia pribadi"),
        ({"bagian_dikecualikan": " "}, "bagian mana"),
    ],
)
def test_usulan_yang_kurang_tidak_tersimpan(jenjang, ganti, pesan):
    with pytest.raises(AturanDilanggar, match=pesan):
        usulkan_uji(jenjang.kupang, USUL | ganti, oleh=jenjang.ppid, at=SENIN)
    assert not UjiKonsekuensi.objects.exists()


@pytest.mark.parametrize(
    "ketetapan, pesan",
    [
        ({"nomor_keputusan": " "}, "nomor"),
        ({"hasil": "rahasia"}, "Pilih hasil"),
        ({"tanggal_keputusan": SENIN.date() + SEHARI}, "tidak sesudah hari ini"),
        ({"tanggal_keputusan": SENIN.date() - SEHARI}, "tidak sebelum permohonan"),
        ({"berlaku_sampai": None}, "tidak boleh permanen"),
        ({"berlaku_sampai": date(2026, 1, 1)}, "tidak boleh sebelum"),
    ],
)
def test_ketetapan_yang_tidak_sah_ditolak(jenjang, ketetapan, pesan):
    uji = jenjang.teruji()
    with pytest.raises(AturanDilanggar, match=pesan):
        tetapkan_uji(uji, **KETETAPAN | ketetapan, oleh=jenjang.nasional, at=SENIN)
    uji.refresh_from_db()
    assert uji.status == StatusUji.DIUJI
    assert not Surat.objects.filter(jenis="keputusan-uji").exists()


@pytest.mark.parametrize("kurang", list(Tahap))
def test_semua_tahap_harus_tercatat(jenjang, kurang):
    uji = jenjang.teruji()
    uji.tahap.filter(tahap=kurang).delete()
    with pytest.raises(AturanDilanggar, match=str(kurang.label).replace("(", r"\(")):
        tetapkan_uji(uji, **KETETAPAN, oleh=jenjang.nasional, at=SENIN)


@pytest.mark.parametrize("tahap", list(Tahap))
def test_tahap_yang_kosong_tidak_dicatat(jenjang, tahap):
    kosong = {nama: "" for nama in TAHAP[tahap] if nama != "usul_sampai"}
    with pytest.raises(AturanDilanggar):
        catat_tahap(jenjang.diuji(), kosong, tahap=tahap, oleh=jenjang.nasional, at=SENIN)


def test_basis_data_sendiri_menolak_yang_tidak_sah(db):
    for ganti in (
        {"nomor_keputusan": ""},
        {"berlaku_sampai": date(2020, 1, 1)},
        {"huruf": "c", "berlaku_sampai": None},
        {"status": StatusUji.DIUJI},
        {"huruf": "j", "undang_undang_lain": ""},
    ):
        with pytest.raises(IntegrityError), _tersimpan():
            uji_konsekuensi(**ganti)


def _tersimpan():
    from django.db import transaction

    return transaction.atomic()


# Who


def test_kantor_yang_salah_tidak_dapat_mengambil_langkah(jenjang):
    """Every step that an office takes: the same roles of an office that has no part in the test are refused."""
    lain = kantor("3517")
    orang = {peran: petugas(peran, lain) for peran in Peran if peran not in (Peran.PEMOHON, Peran.SISTEM)}
    contoh = {"satker": jenjang.kupang, "pemegang": jenjang.ri, "penetap": jenjang.ri}
    for langkah in ALUR_UJI:
        if langkah.aksi not in PIHAK:
            assert langkah.pelaku == {Peran.SISTEM}
            continue
        uji = UjiKonsekuensi(
            status=next(iter(langkah.dari)), **contoh, perihal="Uji", huruf="c", bagian_dikecualikan="Uji"
        )
        if uji.status == StatusUji.DITETAPKAN:
            uji.hasil, uji.nomor_keputusan, uji.tanggal_keputusan = "terbuka", "1", SENIN.date()
        uji.save()
        for peran in langkah.pelaku:
            with pytest.raises(AturanDilanggar, match="tidak berwenang"):
                _perbuatan(langkah.aksi)(uji, oleh=orang[peran], at=SENIN)


def _perbuatan(aksi):
    """Each act with contents that would do."""
    isi = {
        "ubah_uji": lambda u, **s: ubah_uji(u, USUL, **s),
        "kembalikan_uji": lambda u, **s: kembalikan_uji(u, alasan="x", **s),
        "undang_peserta": lambda u, **s: undang_peserta(
            u, peserta=[("atasan", "Uji", "")], tanggal=SENIN.date(), waktu="09", tempat="Aula", **s
        ),
        "catat_tahap": lambda u, **s: catat_tahap(u, TAHAP[Tahap.BAHAYA], tahap=Tahap.BAHAYA, **s),
        "catat_hadir": lambda u, **s: catat_hadir(u, hadir=[], **s),
        "beri_pendapat": lambda u, **s: beri_pendapat(u, suara="terbuka", alasan="x", **s),
        "tanya_orangnya": lambda u, **s: tanya_orangnya(u, nama="Uji", alamat="Uji", rincian="Uji", **s),
        "catat_jawaban_orang": lambda u, **s: catat_jawaban_orang(
            u, persetujuan=Persetujuan(), jawaban="menolak", dijawab_pada=None, **s
        ),
        "tetapkan_uji": lambda u, **s: tetapkan_uji(u, **KETETAPAN, **s),
        "catat_pleno": lambda u, **s: catat_pleno(u, nomor_berita_acara="1", tanggal_berita_acara=SENIN.date(), **s),
        "cabut_uji": lambda u, **s: cabut_uji(u, alasan="x", **s),
        "batalkan_uji": lambda u, **s: batalkan_uji(u, alasan="x", **s),
    }
    return isi.get(aksi) or {"ajukan_uji": ajukan_uji, "teruskan_uji": teruskan_uji, "terima_uji": terima_uji}[aksi]


def test_pengusul_tidak_menetapkan_usulnya_sendiri(jenjang):
    from ppid.models import Penugasan

    Penugasan.objects.create(
        petugas=jenjang.penghubung, satker=jenjang.ri, peran=Peran.PPID, nomor_sk="1", mulai=date(2026, 1, 1)
    )
    with pytest.raises(AturanDilanggar, match="usulkan sendiri"):
        tetapkan_uji(jenjang.teruji(), **KETETAPAN, oleh=jenjang.penghubung, at=SENIN)


def test_provinsi_tidak_menetapkan_bagi_semua_kantor(jenjang):
    DelegasiUji.objects.create(satker=jenjang.ntt, nomor_sk="1/SK/UJI", mulai=date(2026, 1, 1))
    uji = terima_uji(jenjang.diajukan(), oleh=jenjang.provinsi, at=SENIN)
    for tahap, isi in TAHAP.items():
        uji = catat_tahap(uji, isi, tahap=tahap, oleh=jenjang.provinsi, at=SENIN)
    with pytest.raises(AturanDilanggar, match="Hanya KPU RI"):
        tetapkan_uji(uji, **KETETAPAN, nasional=True, oleh=jenjang.provinsi, at=SENIN)


def test_ketetapan_nasional_berlaku_di_setiap_kantor(jenjang):
    uji = jenjang.ditetapkan(ketetapan={"nasional": True})
    assert UjiKonsekuensi.objects.berlaku_bagi(kantor("3673"), pada=SENIN.date()).get() == uji


# Opinions and participants


def test_pendapat_dapat_diubah_sampai_ditetapkan_dan_tidak_sesudahnya(jenjang):
    uji = jenjang.teruji()
    timbang = petugas(Peran.PERTIMBANGAN, jenjang.kupang)
    beri_pendapat(uji, suara="terbuka", alasan="Tidak berbahaya.", oleh=timbang, at=SENIN)
    beri_pendapat(uji, suara="dikecualikan", alasan="Setelah dilihat lagi.", oleh=timbang, at=SENIN)
    assert [p.suara for p in uji.pendapat.all()] == ["dikecualikan"]
    uji = tetapkan_uji(uji, **KETETAPAN, oleh=jenjang.nasional, at=SENIN)
    with pytest.raises(AturanDilanggar, match="keadaan sekarang"):
        beri_pendapat(uji, suara="terbuka", alasan="Terlambat.", oleh=timbang, at=SENIN)
    assert "Setelah dilihat lagi." in str(Surat.objects.get(jenis="berita-acara-uji").konteks)


def test_undangan_terbit_dan_kehadiran_masuk_berita_acara(jenjang):
    uji = jenjang.diuji()
    peserta = [("atasan", "Uji Satu", "Sekretaris"), ("narasumber", "Uji Dua", "")]
    pertemuan = {"tanggal": SENIN.date() + SEHARI, "waktu": "09.00 WITA", "tempat": "Aula"}
    uji = undang_peserta(uji, peserta=peserta, **pertemuan, oleh=jenjang.nasional, at=SENIN)
    with pytest.raises(AturanDilanggar, match="sudah lewat"):
        undang_peserta(
            uji, peserta=peserta, **pertemuan | {"tanggal": SENIN.date() - SEHARI}, oleh=jenjang.nasional, at=SENIN
        )
    satu = uji.peserta.get(nama="Uji Satu")
    catat_hadir(uji, hadir=[satu.pk], oleh=jenjang.nasional, at=SENIN)
    assert list(uji.peserta.values_list("hadir", flat=True)) == [True, False]
    assert Surat.objects.get(jenis="undangan-uji").konteks["pertemuan"]["tempat"] == "Aula"


# Letters g and h


def _huruf_h(jenjang):
    hukum = {"huruf": "h", "rahasia_pribadi": "4"}
    return jenjang.teruji(huruf="h", rahasia_pribadi="4", tahap={Tahap.HUKUM: hukum})


def test_persetujuan_orangnya_menggugurkan_huruf_h(jenjang):
    uji = _huruf_h(jenjang)
    tanya = tanya_orangnya(uji, nama="Uji", alamat="Jalan Uji 1", rincian="Nilai uji", oleh=jenjang.ppid, at=SENIN)
    jawab = {"persetujuan": tanya, "dijawab_pada": SENIN.date(), "oleh": jenjang.ppid, "at": SENIN}
    with pytest.raises(AturanDilanggar, match="harus tertulis"):
        catat_jawaban_orang(uji, jawaban="setuju", **jawab)
    uji = catat_jawaban_orang(uji, jawaban="setuju", bukti=BUKTI, **jawab)
    assert uji.disetujui_orangnya
    assert Persetujuan.objects.get().bukti.kelas == "identitas"
    with pytest.raises(AturanDilanggar, match="Orangnya sudah menyetujui"):
        tetapkan_uji(uji, **KETETAPAN, oleh=jenjang.nasional, at=SENIN)
    uji = tetapkan_uji(uji, **KETETAPAN | {"hasil": "terbuka"}, oleh=jenjang.nasional, at=SENIN)
    assert uji.terbuka_sebagai.status == StatusInformasi.USULAN


def test_jabatan_publik_menggugurkan_huruf_h(jenjang):
    hukum = {"huruf": "h", "rahasia_pribadi": "4", "jabatan_publik": True}
    uji = jenjang.teruji(huruf="h", rahasia_pribadi="4", tahap={Tahap.HUKUM: hukum})
    with pytest.raises(AturanDilanggar, match="jabatan publik"):
        tetapkan_uji(uji, **KETETAPAN, oleh=jenjang.nasional, at=SENIN)


def _tanya(uji, nama, jawaban, jenjang):
    tanya = tanya_orangnya(uji, nama=nama, alamat="Jalan Uji 1", rincian="Nilai", oleh=jenjang.ppid, at=SENIN)
    bukti = BUKTI if jawaban == JawabanOrang.SETUJU else None
    isi = {"jawaban": jawaban, "dijawab_pada": SENIN.date(), "bukti": bukti}
    return catat_jawaban_orang(uji, persetujuan=tanya, **isi, oleh=jenjang.ppid, at=SENIN)


def test_yang_satu_setuju_yang_lain_menolak_tetap_dapat_dikecualikan(jenjang):
    uji = _tanya(_huruf_h(jenjang), "Uji Satu", JawabanOrang.SETUJU, jenjang)
    assert uji.disetujui_orangnya
    uji = _tanya(uji, "Uji Dua", JawabanOrang.MENOLAK, jenjang)
    assert not uji.disetujui_orangnya
    assert tetapkan_uji(uji, **KETETAPAN, oleh=jenjang.nasional, at=SENIN).hasil == "dikecualikan"


def test_yang_ditanya_dua_kali_jawaban_terakhirnya_yang_dihitung(jenjang):
    uji = _tanya(_huruf_h(jenjang), "Uji Satu", JawabanOrang.MENOLAK, jenjang)
    assert _tanya(uji, "Uji Satu", JawabanOrang.SETUJU, jenjang).disetujui_orangnya


def test_persetujuan_tidak_gugur_karena_tahap_dicatat_lagi(jenjang):
    uji = _tanya(_huruf_h(jenjang), "Uji Satu", JawabanOrang.SETUJU, jenjang)
    hukum = {"huruf": "h", "rahasia_pribadi": "4", "disetujui_orangnya": False}
    uji = catat_tahap(uji, hukum, tahap=Tahap.HUKUM, oleh=jenjang.nasional, at=SENIN)
    with pytest.raises(AturanDilanggar, match="Orangnya sudah menyetujui"):
        tetapkan_uji(uji, **KETETAPAN, oleh=jenjang.nasional, at=SENIN)


def test_jawaban_tidak_bertanggal_sebelum_ditanya(jenjang):
    uji = _huruf_h(jenjang)
    tanya = tanya_orangnya(uji, nama="Uji", alamat="Jalan", rincian="Nilai", oleh=jenjang.ppid, at=SENIN)
    with pytest.raises(AturanDilanggar, match="sebelum persetujuannya diminta"):
        catat_jawaban_orang(
            uji,
            persetujuan=tanya,
            jawaban=JawabanOrang.MENOLAK,
            dijawab_pada=SENIN.date() - SEHARI,
            oleh=jenjang.ppid,
            at=SENIN,
        )


def test_surat_kepada_orangnya_menyebut_untuk_siapa_terbuka(jenjang):
    uji = _huruf_h(jenjang)
    tanya = tanya_orangnya(uji, nama="Uji", alamat="Jalan", rincian="Nilai", oleh=jenjang.ppid, at=SENIN)
    teks = teks_surat(tanya.surat)
    assert "terbuka bagi siapa pun" in teks and "diuji sebagai informasi yang dikecualikan" in teks
    assert "Ada yang meminta" not in teks


def test_nama_orangnya_dibaca_ppid_pengusul_dan_penguji_saja(jenjang, client):
    uji = _huruf_h(jenjang)
    tanya = tanya_orangnya(uji, nama="Uji Rahasia", alamat="Jalan", rincian="Sakit", oleh=jenjang.ppid, at=SENIN)
    surat = f"/meja/uji/{uji.acuan}/surat/{tanya.surat.acuan}/"
    for orang, boleh in (
        (jenjang.ppid, True),
        (jenjang.nasional, True),
        (jenjang.penghubung, False),
        (jenjang.provinsi, False),
        (petugas(Peran.PERTIMBANGAN, jenjang.kupang), False),
    ):
        client.force_login(orang)
        halaman = client.get(uji.get_absolute_url()).content.decode()
        assert ("Uji Rahasia" in halaman and "Sakit" in halaman) == boleh
        assert "belum dijawab" in halaman
        assert client.get(surat).status_code == (200 if boleh else 404)


def test_menolak_atau_diam_tidak_membuka(jenjang):
    uji = _huruf_h(jenjang)
    for jawaban in (JawabanOrang.MENOLAK, JawabanOrang.TIDAK_MENJAWAB):
        tanya = tanya_orangnya(uji, nama="Uji", alamat="Jalan", rincian="Nilai", oleh=jenjang.ppid, at=SENIN)
        uji = catat_jawaban_orang(
            uji, persetujuan=tanya, jawaban=jawaban, dijawab_pada=SENIN.date(), oleh=jenjang.ppid, at=SENIN
        )
        with pytest.raises(AturanDilanggar, match="sudah dijawab"):
            catat_jawaban_orang(
                uji, persetujuan=tanya, jawaban="setuju", dijawab_pada=SENIN.date(), oleh=jenjang.ppid, at=SENIN
            )
    assert not uji.disetujui_orangnya
    assert tetapkan_uji(uji, **KETETAPAN, oleh=jenjang.nasional, at=SENIN).hasil == "dikecualikan"


def test_persetujuan_tidak_dimintakan_untuk_huruf_lain(jenjang):
    with pytest.raises(AturanDilanggar, match="huruf g atau h"):
        tanya_orangnya(jenjang.diuji(), nama="Uji", alamat="J", rincian="N", oleh=jenjang.ppid, at=SENIN)


# What is tested is what is ruled on


def test_yang_dikembalikan_diuji_dari_awal(jenjang):
    uji = jenjang.teruji()
    beri_pendapat(uji, suara="dikecualikan", alasan="Setuju.", oleh=jenjang.ppid, at=SENIN)
    uji = kembalikan_uji(uji, alasan="Perjelas", oleh=jenjang.nasional, at=SENIN)
    uji = ubah_uji(uji, USUL | {"perihal": "Rincian honorarium"}, oleh=jenjang.ppid, at=SENIN)
    uji = teruskan_uji(ajukan_uji(uji, oleh=jenjang.ppid, at=SENIN), oleh=jenjang.provinsi, at=SENIN)
    uji = terima_uji(uji, oleh=jenjang.nasional, at=SENIN)
    assert not uji.tahap.exists() and not uji.pendapat.exists() and not uji.usul_hasil
    with pytest.raises(AturanDilanggar, match="Tahap yang belum dicatat"):
        tetapkan_uji(uji, **KETETAPAN, oleh=jenjang.nasional, at=SENIN)


def test_alasan_mengembalikan_dan_membatalkan_tampil_dan_tidak_masuk_riwayat(jenjang, client):
    uji = kembalikan_uji(jenjang.diajukan(), alasan="Sebut Uji Rahasia", oleh=jenjang.provinsi, at=SENIN)
    client.force_login(jenjang.ppid)
    assert "Sebut Uji Rahasia" in client.get(uji.get_absolute_url()).content.decode()
    uji = batalkan_uji(uji, alasan="Batal oleh Uji Rahasia", oleh=jenjang.ppid, at=SENIN)
    assert "Batal oleh Uji Rahasia" in client.get(uji.get_absolute_url()).content.decode()
    assert "Uji Rahasia" not in str(list(uji.riwayat.values_list("rincian", flat=True)))


def test_wewenang_yang_berakhir_selagi_diuji_tidak_menetapkan(jenjang):
    DelegasiUji.objects.create(satker=jenjang.ntt, nomor_sk="1/SK/UJI", mulai=date(2026, 1, 1), sampai=SENIN.date())
    uji = terima_uji(jenjang.diajukan(), oleh=jenjang.provinsi, at=SENIN)
    for tahap, isi in TAHAP.items():
        uji = catat_tahap(uji, isi, tahap=tahap, oleh=jenjang.provinsi, at=SENIN)
    ketetapan = KETETAPAN | {"tanggal_keputusan": SENIN.date() + SEHARI}
    with pytest.raises(AturanDilanggar, match="sudah berakhir"):
        tetapkan_uji(uji, **ketetapan, oleh=jenjang.provinsi, at=SENIN + SEHARI)
    assert kembalikan_uji(uji, alasan="Ajukan ke RI", oleh=jenjang.provinsi, at=SENIN + SEHARI).status == "diusulkan"


def _versi_dua(jenjang, lama, at=SENIN):
    uji = usulkan_uji(jenjang.kupang, USUL, menggantikan=lama, oleh=jenjang.penghubung, at=at)
    uji = teruskan_uji(ajukan_uji(uji, oleh=jenjang.ppid, at=at), oleh=jenjang.provinsi, at=at)
    uji = terima_uji(uji, oleh=jenjang.nasional, at=at)
    for tahap, isi in TAHAP.items():
        uji = catat_tahap(uji, isi, tahap=tahap, oleh=jenjang.nasional, at=at)
    return uji


@pytest.mark.parametrize("berakhir", ["habis", "dicabut"])
def test_versi_baru_ditetapkan_juga_bila_yang_lama_sudah_berakhir(jenjang, berakhir):
    lama = jenjang.ditetapkan(ketetapan={"berlaku_sampai": SENIN.date()})
    baru = _versi_dua(jenjang, lama)
    if berakhir == "habis":
        rapikan_uji(at=SENIN + SEHARI)
    else:
        cabut_uji(lama, alasan="Salah", oleh=jenjang.nasional, at=SENIN)
    sebelumnya = UjiKonsekuensi.objects.get(pk=lama.pk)
    ketetapan = KETETAPAN | {"tanggal_keputusan": SENIN.date() + SEHARI, "nomor_keputusan": "8/UJI"}
    assert tetapkan_uji(baru, **ketetapan, oleh=jenjang.nasional, at=SENIN + SEHARI).status == "ditetapkan"
    lama.refresh_from_db()
    assert (lama.status, lama.dicabut_pada) == (sebelumnya.status, sebelumnya.dicabut_pada)


def test_ketetapan_bertanggal_mundur_tidak_mencabut_versi_lama_ke_belakang(jenjang):
    lama = jenjang.ditetapkan()
    baru = _versi_dua(jenjang, lama)
    ketetapan = KETETAPAN | {"nomor_keputusan": "8/UJI"}
    tetapkan_uji(baru, **ketetapan, oleh=jenjang.nasional, at=SENIN + 2 * SEHARI)
    assert UjiKonsekuensi.objects.get(pk=lama.pk).dicabut_pada == SENIN.date() + 2 * SEHARI


# The end of an exemption


def test_dicabut_siang_terbuka_siang_itu_juga_dan_berkasnya_tidak_ikut_terbit(jenjang):
    uji = jenjang.ditetapkan()
    siang = SENIN + timedelta(days=30, hours=3)
    with pytest.raises(AturanDilanggar, match="alasan"):
        cabut_uji(uji, alasan=" ", oleh=jenjang.nasional, at=siang)
    uji = cabut_uji(uji, alasan="Tahapan sudah selesai.", oleh=jenjang.nasional, at=siang)
    assert not UjiKonsekuensi.objects.berlaku_bagi(jenjang.kupang, pada=jenjang.kupang.hari_ini(siang)).exists()
    informasi = InformasiPublik.objects.get()
    assert (informasi.status, informasi.satker, informasi.nama) == (StatusInformasi.USULAN, jenjang.kupang, uji.perihal)
    assert not informasi.berkas.exists()
    assert informasi.riwayat.get().peran == Peran.SISTEM
    with pytest.raises(AturanDilanggar):
        cabut_uji(uji, alasan="Sekali lagi.", oleh=jenjang.nasional, at=siang)


def test_berakhir_semalam_dan_terbuka_dengan_sendirinya(jenjang):
    uji = jenjang.ditetapkan(ketetapan={"berlaku_sampai": SENIN.date() + 10 * SEHARI})
    setempat = jenjang.kupang.zona
    malam = (SENIN + 10 * SEHARI).astimezone(setempat).replace(hour=23, minute=59)
    with pytest.raises(AturanDilanggar, match="masih berlaku"):
        akhiri_uji(uji, at=malam)
    rapikan_uji(at=malam)
    uji.refresh_from_db()
    assert uji.status == StatusUji.DITETAPKAN
    assert rapikan_uji(at=malam + timedelta(minutes=2)) == 1
    uji.refresh_from_db()
    assert (uji.status, uji.terbuka_sebagai.status) == (StatusUji.BERAKHIR, StatusInformasi.USULAN)
    assert uji.riwayat.last().aksi == "akhiri_uji"
    assert rapikan_uji(at=malam + timedelta(days=1)) == 0
    assert InformasiPublik.objects.count() == 1


def test_diperingatkan_60_dan_30_hari_kerja_sebelumnya_masing_masing_sekali(jenjang):
    uji = jenjang.ditetapkan()
    OutgoingMail.objects.all().delete()
    kalender = HariLibur.objects.kalender(jenjang.kupang)
    hari, kapan = SENIN, {}
    while hari.date() < uji.berlaku_sampai:
        if rapikan_uji(at=hari):
            kapan[uji.riwayat.last().rincian["hari"]] = hari.date()
        rapikan_uji(at=hari)
        hari += SEHARI
    assert list(kapan) == list(PERINGATAN)
    for batas, pada in kapan.items():
        assert hari_kerja_sampai(kalender, pada, uji.berlaku_sampai) == batas
    assert uji.riwayat.filter(aksi="peringatkan_uji").count() == 2
    penerima = {jenjang.ppid.email, jenjang.nasional.email}
    assert sorted(OutgoingMail.objects.values_list("recipient", flat=True)) == sorted([*penerima, *penerima])


def test_yang_berjangka_pendek_hanya_diperingatkan_sekali(jenjang):
    uji = jenjang.ditetapkan(ketetapan={"berlaku_sampai": SENIN.date() + 15 * SEHARI})
    for langkah in range(14):
        rapikan_uji(at=SENIN + langkah * SEHARI)
    assert [r.rincian["hari"] for r in uji.riwayat.filter(aksi="peringatkan_uji")] == [30]


def test_versi_baru_menggantikan_yang_lama_pada_saat_ditetapkan(jenjang):
    lama = jenjang.ditetapkan()
    baru = usulkan_uji(jenjang.kupang, USUL, menggantikan=lama, oleh=jenjang.penghubung, at=SENIN)
    assert baru.versi == 2
    with pytest.raises(AturanDilanggar, match="sudah diusulkan"):
        usulkan_uji(jenjang.kupang, USUL, menggantikan=lama, oleh=jenjang.penghubung, at=SENIN)
    baru = terima_uji(
        teruskan_uji(ajukan_uji(baru, oleh=jenjang.ppid, at=SENIN), oleh=jenjang.provinsi, at=SENIN),
        oleh=jenjang.nasional,
        at=SENIN,
    )
    for tahap, isi in TAHAP.items():
        baru = catat_tahap(baru, isi, tahap=tahap, oleh=jenjang.nasional, at=SENIN)
    assert UjiKonsekuensi.objects.berlaku_bagi(jenjang.kupang, pada=SENIN.date()).get() == lama
    tetapkan_uji(baru, **KETETAPAN | {"nomor_keputusan": "8/UJI"}, oleh=jenjang.nasional, at=SENIN)
    assert UjiKonsekuensi.objects.berlaku_bagi(jenjang.kupang, pada=SENIN.date()).get() == baru
    lama.refresh_from_db()
    assert (lama.status, lama.terbuka_sebagai) == (StatusUji.DICABUT, None)
    with pytest.raises(AturanDilanggar, match="masih berlaku"):
        usulkan_uji(kantor("3517"), USUL, menggantikan=baru, oleh=petugas(Peran.PPID, kantor("3517")), at=SENIN)


def test_pleno_sekali_dan_tidak_mendahului_ketetapan(jenjang):
    uji = jenjang.ditetapkan()
    isi = {"nomor_berita_acara": "9/BA", "tanggal_berita_acara": SENIN.date()}
    siapa = {"oleh": jenjang.pembina, "at": SENIN}
    with pytest.raises(AturanDilanggar, match="tidak sebelum"):
        catat_pleno(uji, **isi | {"tanggal_berita_acara": SENIN.date() - SEHARI}, **siapa)
    with pytest.raises(AturanDilanggar, match="nomor dan tanggal"):
        catat_pleno(uji, **isi | {"nomor_berita_acara": ""}, **siapa)
    catat_pleno(uji, **isi, **siapa)
    with pytest.raises(AturanDilanggar, match="sudah dicatat"):
        catat_pleno(uji, **isi, **siapa)


def test_galat_di_tengah_penetapan_tidak_menyimpan_apa_pun(jenjang, monkeypatch):
    uji = jenjang.teruji()
    monkeypatch.setattr("dip.perbuatan.penetapan_uji.kabarkan_uji", lambda *a, **k: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        tetapkan_uji(uji, **KETETAPAN, oleh=jenjang.nasional, at=SENIN)
    uji.refresh_from_db()
    assert uji.status == StatusUji.DIUJI
    assert not Surat.objects.filter(jenis__in=["lembar-uji", "keputusan-uji"]).exists()


@pytest.mark.django_db(transaction=True)
def test_dua_orang_menetapkan_bersamaan_hanya_satu_yang_berlaku():
    jenjang = Berjenjang()
    uji = jenjang.teruji()
    lain = petugas(Peran.PPID, jenjang.ri)
    aba, galat = Barrier(2), []

    def tetapkan(oleh, nomor):
        aba.wait()
        try:
            tetapkan_uji(uji, **KETETAPAN | {"nomor_keputusan": nomor}, oleh=oleh, at=SENIN)
        except AturanDilanggar as satu:
            galat.append(str(satu))
        finally:
            connection.close()

    utas = [Thread(target=tetapkan, args=satu) for satu in ((jenjang.nasional, "1/A"), (lain, "2/B"))]
    for satu in utas:
        satu.start()
    for satu in utas:
        satu.join()
    assert len(galat) == 1 and "Terakhir diubah oleh" in galat[0]
    assert Surat.objects.filter(jenis="keputusan-uji").count() == 1


def test_pagi_hari_setiap_peran_membaca_yang_menunggunya(jenjang):
    jenjang.diusulkan(perihal="Belum dikirim")
    jenjang.diuji(perihal="Sedang diuji")
    timbang = petugas(Peran.PERTIMBANGAN, jenjang.kupang)
    OutgoingMail.objects.all().delete()
    sapu(at=SENIN + SEHARI)
    isi = {satu.recipient: satu.text for satu in OutgoingMail.objects.filter(topic="ringkasan")}
    assert "Belum dikirim" in isi[jenjang.ppid.email] and "Sedang diuji" not in isi[jenjang.ppid.email]
    assert "Sedang diuji" in isi[timbang.email]
    assert "Sedang diuji" in isi[jenjang.nasional.email]
    assert jenjang.provinsi.email not in isi
