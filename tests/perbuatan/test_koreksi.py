"""Corrections: one proposes, another one confirms; nothing issued changes, nothing lapsed is undone."""

from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from keberatan.berkas_sidang import Bahan
from keberatan.perbuatan.pendaftaran_sengketa import daftarkan_sengketa
from permohonan.alur import Status
from permohonan.koreksi import pratinjau
from permohonan.models import Koreksi, Sifat
from permohonan.perbuatan.kelengkapan import tutup_tidak_lengkap
from permohonan.perbuatan.keputusan import putuskan
from permohonan.perbuatan.koreksi import (
    IsiKoreksi,
    batalkan_penutupan,
    setujui_koreksi,
    tolak_koreksi,
    usulkan_koreksi,
)
from permohonan.perbuatan.pencabutan import cabut
from permohonan.perbuatan.pendaftaran import lampirkan
from permohonan.perbuatan.penetapan_jalur import tetapkan_jalur
from permohonan.perbuatan.penghitaman import pastikan_dapat_dihitamkan
from permohonan.perbuatan.penutupan import tutup
from permohonan.perbuatan.penyerahan import CaraPenyerahan, serahkan
from permohonan.perbuatan.perpanjangan import perpanjang
from permohonan.putusan import CaraSerah
from permohonan.sapuan import sapu
from permohonan.tiket import tautan
from ppid.galat import AturanDilanggar
from ppid.models import HariLibur, JenisSurat, OutgoingMail, Pengguna, Penugasan
from ppid.peran import Peran
from tests.factories import SEHARI, SENIN, WIB, berkas_teks, isi_keputusan, periksa_berkas, tutup_berkas
from tests.keberatan.peraga import keberatan_diajukan
from tests.perbuatan.peraga import SEJAM_LAGI, ditolak, kunci_surel, terakhir, usul

DUA_MARET = datetime(2026, 3, 2, 9, 0, tzinfo=WIB)
# Ten working days after 2 and 9 March 2026: Nyepi, Lebaran and its collective leave lie between.
TEMPO_DUA, TEMPO_SENIN = date(2026, 3, 16), date(2026, 3, 30)
HASIL = (Sifat.HASIL, berkas_teks("punya orang lain\n", "salah.csv"))


def koreksi(kasus, oleh, at=SEJAM_LAGI):
    return setujui_koreksi(kasus, koreksi=usul(kasus), oleh=oleh, at=at)


# Receipt


def test_saat_diterima_lebih_awal_memajukan_jatuh_tempo_dan_pemohon_diberi_tahu(tim):
    kasus = tim.diusulkan(bagian="diterima", diterima_at=DUA_MARET)
    assert (kasus.diterima_at, kasus.jatuh_tempo) == (SENIN, TEMPO_SENIN)
    (lihat,) = pratinjau(kasus, HariLibur.objects.kalender(kasus.satker), at=SEJAM_LAGI)
    assert (lihat.tempo, lihat.waktu.tempo, lihat.terlambat) == (TEMPO_SENIN, TEMPO_DUA, False)
    kasus = koreksi(kasus, tim[Peran.PPID])
    kasus.refresh_from_db()
    assert (kasus.diterima_at, kasus.jatuh_tempo, kasus.jatuh_tempo_awal) == (DUA_MARET, TEMPO_DUA, TEMPO_DUA)
    assert kasus.jatuh_tempo_penilaian is None and kasus.nomor.endswith("/2026")
    assert terakhir(kasus).rincian["jatuh_tempo"] == ["2026-03-30", "2026-03-16"]
    surel = OutgoingMail.objects.get(topic="koreksi", case_number=kasus.nomor)
    assert "Senin, 30 Maret 2026" in surel.text and "Senin, 16 Maret 2026" in surel.text
    assert kasus.riwayat.filter(aksi="catat").get().rincian["jatuh_tempo"] == "2026-03-30"


def test_saat_yang_lebih_awal_dapat_membuat_terlambat_dan_pemohon_diberi_tahu_esok_paginya(tim):
    kasus = tim.diusulkan(bagian="diterima", diterima_at=DUA_MARET)
    saat = datetime(2026, 3, 17, 10, tzinfo=WIB)
    (lihat,) = pratinjau(kasus, HariLibur.objects.kalender(kasus.satker), at=saat)
    assert lihat.terlambat
    kasus = koreksi(kasus, tim[Peran.PPID], at=saat)
    assert kasus.jatuh_tempo_mengikat == TEMPO_DUA
    sapu(at=datetime(2026, 3, 25, 9, tzinfo=WIB))
    assert "lewat" in kunci_surel(kasus)


def test_saat_yang_lebih_lambat_tidak_menghapus_keterlambatan_yang_sudah_terjadi(tim):
    kasus = tim.diproses(diterima_at=DUA_MARET)
    assert kasus.jatuh_tempo == TEMPO_DUA
    kasus = tim.diusulkan(kasus, bagian="diterima", diterima_at=SENIN)
    kasus = koreksi(kasus, tim[Peran.PPID], at=datetime(2026, 3, 17, 10, tzinfo=WIB))
    assert (kasus.jatuh_tempo, kasus.jatuh_tempo_mengikat) == (TEMPO_SENIN, TEMPO_DUA)
    kasus = putuskan(kasus, isi_keputusan(), oleh=tim[Peran.PPID], at=datetime(2026, 3, 25, 10, tzinfo=WIB))
    assert kasus.dijawab_tepat_waktu() is False


def test_yang_dijawab_tepat_waktu_menurut_saat_keliru_dinilai_menurut_saat_yang_benar(tim):
    kasus = putuskan(tim.diproses(), isi_keputusan(), oleh=tim[Peran.PPID], at=datetime(2026, 3, 25, 10, tzinfo=WIB))
    assert kasus.dijawab_tepat_waktu()
    kasus = tim.diusulkan(kasus, bagian="diterima", diterima_at=DUA_MARET)
    kasus = koreksi(kasus, tim[Peran.PPID], at=datetime(2026, 4, 1, 10, tzinfo=WIB))
    assert kasus.dijawab_tepat_waktu() is False


def test_perpanjangan_sesudah_waktu_semula_berakhir_tidak_dihitung_dalam_penilaian(tim):
    kasus = perpanjang(
        tim.diproses(),
        alasan="belum_dikuasai",
        uraian="Menunggu kecamatan",
        oleh=tim[Peran.PPID],
        at=datetime(2026, 3, 25, 10, tzinfo=WIB),
    )
    kasus = tim.diusulkan(kasus, bagian="diterima", diterima_at=DUA_MARET)
    kasus = koreksi(kasus, tim[Peran.PPID], at=datetime(2026, 3, 26, 10, tzinfo=WIB))
    assert kasus.jatuh_tempo_mengikat == TEMPO_DUA < kasus.jatuh_tempo


def test_penilaian_menurut_jenis_semula_ikut_dihitung_lagi(tim):
    kasus = tetapkan_jalur(
        tim.diproses(), jalur="pemilu", alasan="Rekapitulasi", oleh=tim[Peran.PPID], at=SENIN + 4 * SEHARI
    )
    assert kasus.jatuh_tempo_mengikat == TEMPO_SENIN
    kasus = koreksi(tim.diusulkan(kasus, bagian="diterima", diterima_at=DUA_MARET), tim[Peran.PPID])
    assert kasus.jatuh_tempo_mengikat == TEMPO_DUA > kasus.jatuh_tempo
    assert kasus.jalur_penilaian == "umum"


@pytest.mark.parametrize(
    ("saat", "pesan"),
    [
        (None, "Isi tanggal"),
        (SENIN, "sudah tercatat"),
        (SENIN + timedelta(minutes=1), "sesudah permohonan ini dicatat"),
        (datetime(1999, 1, 4, tzinfo=WIB), "belum ada jangka waktu"),
    ],
)
def test_saat_yang_tidak_mungkin_ditolak(tim, saat, pesan):
    kasus, desk = tim.diproses(), tim[Peran.DESK]
    with ditolak(pesan):
        usulkan_koreksi(
            kasus, IsiKoreksi(bagian="diterima", diterima_at=saat, alasan="Cap terima"), oleh=desk, at=SEJAM_LAGI
        )


@pytest.mark.parametrize("isi", [{"bagian": "diterima", "diterima_at": DUA_MARET}, {"bagian": "kanal", "kanal": "pos"}])
def test_saat_dan_cara_yang_dicatat_laman_sendiri_tidak_dikoreksi(tim, isi):
    kasus, desk = tim.terdaftar(), tim[Peran.DESK]
    with ditolak("dicatat sistem sendiri"):
        usulkan_koreksi(kasus, IsiKoreksi(alasan="Keliru", **isi), oleh=desk, at=SEJAM_LAGI)


# Channel and name


def test_cara_masuk_dikoreksi_dan_semulanya_tertinggal_dalam_riwayat(tim):
    kasus = koreksi(tim.diusulkan(bagian="kanal", kanal="surat"), tim[Peran.PPID])
    assert kasus.kanal == "surat" and kasus.jatuh_tempo == TEMPO_SENIN
    assert terakhir(kasus).rincian["kanal"] == ["langsung", "surat"]


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        ({"bagian": "kanal", "kanal": "laman"}, "Pilih cara"),
        ({"bagian": "kanal", "kanal": "langsung"}, "sudah tercatat"),
        ({"bagian": "kanal", "kanal": "merpati"}, "Pilih cara"),
        ({"bagian": "nama", "nama": " "}, "Tulis nama"),
        ({"bagian": "nama", "nama": "Siti Contoh"}, "sudah tercatat"),
        ({"bagian": "berkas", "kode": "tidak-ada"}, "Pilih berkas"),
        ({"bagian": "penutupan"}, "tidak sedang ditutup"),
        ({"bagian": "lain"}, "Pilih apa"),
        ({"bagian": "nama", "nama": "Siti", "alasan": " "}, "Tulis mengapa"),
    ],
)
def test_usul_yang_tidak_mungkin_ditolak(tim, isi, pesan):
    kasus, desk = tim.diproses(), tim[Peran.DESK]
    with ditolak(pesan):
        usulkan_koreksi(kasus, IsiKoreksi(**{"alasan": "Keliru"} | isi), oleh=desk, at=SEJAM_LAGI)


def test_nama_dikoreksi_tanpa_nama_dalam_riwayat(tim):
    kasus = koreksi(tim.diusulkan(nama="Sitti Contoh"), tim[Peran.PPID])
    kasus.pemohon.refresh_from_db()
    assert kasus.pemohon.nama == "Sitti Contoh"
    baris = Koreksi.objects.get()
    assert (baris.semula, baris.menjadi, baris.disetujui) == ("Siti Contoh", "Sitti Contoh", True)
    assert all("Sit" not in str(satu.rincian) for satu in kasus.riwayat.all())
    assert "koreksi" in kunci_surel(kasus)


def test_nama_yang_ditahan_karena_sengketa_tidak_dapat_diubah(tim):
    kasus = tim.diusulkan()
    keberatan = keberatan_diajukan(kasus, at=SENIN + timedelta(hours=2))
    daftarkan_sengketa(
        keberatan,
        nomor_register="001/KI-JATIM/2026",
        didaftarkan_pada=date(2026, 6, 16),
        oleh=tim[Peran.PPID],
        at=SENIN + 100 * SEHARI,
    )
    with ditolak("ditahan karena ada sengketa"):
        koreksi(kasus, tim[Peran.PPID], at=SENIN + 101 * SEHARI)


# Two people


def test_usul_memberi_tahu_ppid_dan_usul_ppid_memberi_tahu_atasan(tim):
    ppid, atasan = tim[Peran.PPID], tim[Peran.ATASAN]
    kasus = tim.diusulkan()
    assert OutgoingMail.objects.get(topic="koreksi-diusulkan").recipient == ppid.email
    usulkan_koreksi(kasus, IsiKoreksi(bagian="kanal", kanal="surat", alasan="Amplop"), oleh=ppid, at=SENIN)
    assert OutgoingMail.objects.filter(topic="koreksi-diusulkan").last().recipient == atasan.email


def test_usul_sendiri_tidak_dapat_disetujui_sendiri(tim):
    ppid = tim[Peran.PPID]
    kasus = usulkan_koreksi(
        tim.diproses(), IsiKoreksi(bagian="kanal", kanal="surat", alasan="Amplop"), oleh=ppid, at=SENIN
    )
    with ditolak("Anda sendiri yang mengusulkan"):
        koreksi(kasus, ppid)
    assert koreksi(kasus, tim[Peran.ATASAN]).kanal == "surat"


def test_akun_kedua_orang_yang_sama_pun_tidak(tim):
    kasus = tim.diusulkan()
    pengusul, ppid = Koreksi.objects.get().diusulkan_oleh, tim[Peran.PPID]
    Pengguna.objects.filter(pk__in=[pengusul.pk, ppid.pk]).update(nip="199001012015031001")
    ppid.refresh_from_db()
    with ditolak("Anda sendiri yang mengusulkan"):
        koreksi(kasus, ppid)


def test_kantor_berdua_tidak_pernah_buntu(tim):
    """One is desk and PPID, the other is the Atasan: whatever one proposes the other confirms."""
    orang = tim[Peran.PPID]
    Penugasan.objects.create(petugas=orang, satker=tim.satker, peran=Peran.DESK, nomor_sk="2", mulai=date(2024, 1, 1))
    tim.petugas[Peran.DESK] = orang
    isi = IsiKoreksi(bagian="kanal", kanal="surat", alasan="Amplop")
    kasus = usulkan_koreksi(tim.diproses(), isi, oleh=orang, at=SENIN)
    assert koreksi(kasus, tim[Peran.ATASAN]).kanal == "surat"


def test_yang_sama_tidak_diusulkan_dua_kali_dan_yang_ditolak_boleh_diusulkan_lagi(tim):
    kasus = tim.diusulkan()
    desk, ppid = tim[Peran.DESK], tim[Peran.PPID]
    lagi = IsiKoreksi(bagian="nama", nama="Lain", alasan="Salah")
    with ditolak("sudah diusulkan"):
        usulkan_koreksi(kasus, lagi, oleh=desk, at=SENIN)
    acuan = usul(kasus)
    with ditolak("Tulis mengapa"):
        tolak_koreksi(kasus, koreksi=acuan, alasan=" ", oleh=ppid, at=SENIN)
    tolak_koreksi(kasus, koreksi=acuan, alasan="Sudah benar", oleh=ppid, at=SENIN)
    with ditolak("sudah diputus"):
        setujui_koreksi(kasus, koreksi=acuan, oleh=ppid, at=SENIN)
    usulkan_koreksi(kasus, lagi, oleh=desk, at=SENIN)
    assert koreksi(kasus, ppid).pemohon.nama == "Lain"


def test_usul_permohonan_lain_tidak_dapat_diputus_dari_sini(tim):
    acuan, lain = usul(tim.diusulkan()), tim.diproses()
    ppid = tim[Peran.PPID]
    with ditolak("sudah diputus"):
        setujui_koreksi(lain, koreksi=acuan, oleh=ppid, at=SEJAM_LAGI)


# Files


def test_berkas_keliru_ditarik_disimpan_dan_digantikan_sesudah_diperiksa(tim):
    kasus = putuskan(tim.diproses(), isi_keputusan(), berkas=[HASIL[1]], oleh=tim[Peran.PPID], at=SENIN)
    periksa_berkas()
    lama = kasus.berkas.boleh_keluar().get()
    kasus = tim.diusulkan(kasus, bagian="berkas", kode=lama.berkas.kode, pengganti=berkas_teks("benar\n", "benar.csv"))
    assert not kasus.berkas.boleh_keluar().exists()
    kasus = koreksi(kasus, tim[Peran.PPID])
    lama.refresh_from_db()
    assert lama.ditarik_at == SEJAM_LAGI and lama.berkas.baca() == HASIL[1].isi
    baru = kasus.berkas.hasil().get()
    assert (baru.berkas.nama, baru.boleh_keluar, lama.pengganti) == ("benar.csv", False, baru)
    surel = OutgoingMail.objects.get(topic="koreksi", case_number=kasus.nomor)
    assert "mohon hapus" in surel.text and "salah.csv" not in surel.text
    periksa_berkas()
    assert kasus.berkas.boleh_keluar().get() == baru
    assert "berkas-siap" in kunci_surel(kasus)
    with ditolak("sudah diganti atau ditarik"):
        tim.diusulkan(kasus, bagian="berkas", kode=lama.berkas.kode)


def test_berkas_yang_diusulkan_ditarik_tertutup_sejak_saat_itu_sampai_diputus(tim, client):
    kasus = putuskan(tim.diproses(), isi_keputusan(), berkas=[HASIL[1]], oleh=tim[Peran.PPID], at=SENIN)
    periksa_berkas()
    lama = kasus.berkas.boleh_keluar().get()
    alamat = reverse("permohonan:berkas_petugas", args=[kasus.acuan, lama.berkas.kode])
    milik_pemohon = reverse("permohonan:berkas_pemohon", args=[kasus.satker.slug, kasus.acuan, lama.berkas.kode])
    lacak = reverse("permohonan:lacak", args=[kasus.satker.slug, kasus.acuan])
    orang = {peran: tim[peran] for peran in (Peran.DESK, Peran.PPID, Peran.ATASAN)}
    pemohon = Client()
    pemohon.get(tautan(kasus))

    def terbuka():
        hasil = {}
        for peran, satu in orang.items():
            client.force_login(satu)
            jawab = client.get(alamat)
            tutup_berkas(jawab)
            hasil[peran.value] = jawab.status_code
        jawab = pemohon.get(milik_pemohon)
        tutup_berkas(jawab)
        return hasil | {"pemohon": jawab.status_code}

    semua = {"desk": 200, "ppid": 200, "atasan": 200, "pemohon": 200}
    assert terbuka() == semua
    kasus = tim.diusulkan(kasus, bagian="berkas", kode=lama.berkas.kode)
    # Whoever decides must see what he decides on.
    assert terbuka() == semua | {"desk": 404, "pemohon": 404}
    assert "sedang kami periksa lagi" in pemohon.get(lacak).text
    client.force_login(orang[Peran.DESK])
    halaman = client.get(kasus.get_absolute_url()).text
    assert "ditutup sementara" in halaman and alamat not in halaman
    kasus = serahkan(kasus, CaraPenyerahan(cara=CaraSerah.LANGSUNG), oleh=orang[Peran.DESK], at=SEJAM_LAGI)
    assert kasus.surat.get(surat__jenis=JenisSurat.TANDA_TERIMA).surat.konteks["berkas"] == []
    tolak_koreksi(kasus, koreksi=usul(kasus), alasan="Memang miliknya", oleh=orang[Peran.PPID], at=SEJAM_LAGI)
    assert terbuka() == semua
    assert "sedang kami periksa lagi" not in pemohon.get(lacak).text


def test_berkas_yang_diusulkan_ditarik_tidak_dihitamkan_dan_tidak_ikut_ke_majelis(tim):
    kasus = tim.diproses()
    (lama,) = lampirkan(kasus, [(Sifat.PENDUKUNG, berkas_teks(nama="orang-lain.csv"))], oleh=tim[Peran.DESK], at=SENIN)
    (jawaban,) = lampirkan(kasus, [(Sifat.JAWABAN_UNIT, berkas_teks("lain\n"))], oleh=tim[Peran.DESK], at=SENIN)
    for satu in (lama, jawaban):
        tim.diusulkan(kasus, bagian="berkas", kode=satu.berkas.kode)
    with pytest.raises(AturanDilanggar, match="diusulkan ditarik"):
        pastikan_dapat_dihitamkan(kasus, jawaban, ppid=True, at=SENIN)
    assert list(kasus.berkas.dipakai()) == []


def test_berkas_yang_ditarik_sebelum_dijawab_tidak_sampai_ke_pemohon_dan_tidak_dikabarkan(tim):
    kasus = tim.diproses()
    (lama,) = lampirkan(kasus, [HASIL], oleh=tim[Peran.DESK], at=SENIN)
    kasus = koreksi(tim.diusulkan(kasus, bagian="berkas", kode=lama.berkas.kode), tim[Peran.PPID])
    assert not kasus.berkas.hasil().exists() and "koreksi" not in kunci_surel(kasus)


def test_lampiran_yang_ditarik_tidak_ikut_ke_majelis(tim):
    kasus = tim.diproses()
    (lama,) = lampirkan(kasus, [(Sifat.PENDUKUNG, berkas_teks(nama="orang-lain.csv"))], oleh=tim[Peran.DESK], at=SENIN)
    kasus = koreksi(tim.diusulkan(kasus, bagian="berkas", kode=lama.berkas.kode), tim[Peran.PPID])
    keberatan = keberatan_diajukan(kasus, at=SENIN + timedelta(hours=2))
    saat = SENIN + 100 * SEHARI
    isi = {"nomor_register": "001/KI-JATIM/2026", "didaftarkan_pada": date(2026, 6, 16)}
    sengketa = daftarkan_sengketa(keberatan, **isi, oleh=tim[Peran.PPID], at=saat)
    bahan = Bahan(sengketa, keberatan, kasus, saat)
    assert lama.berkas not in [berkas for _, berkas in bahan.lampiran()]


# Closed by mistake


def _dicabut(tim):
    return cabut(tim.lengkap(), oleh=Peran.PEMOHON, at=SENIN)


def _ditutup_tidak_lengkap(tim):
    return tutup_tidak_lengkap(tim.boleh_ditutup(), oleh=tim[Peran.DESK], at=SENIN + 7 * SEHARI)


def _selesai(tim):
    return tutup(tim.diserahkan(), oleh=tim[Peran.DESK], at=SENIN + 2 * SEHARI)


@pytest.mark.parametrize(
    ("siapkan", "kembali"),
    [
        (_dicabut, Status.TERDAFTAR),
        (_ditutup_tidak_lengkap, Status.TIDAK_LENGKAP),
        (_selesai, Status.DISERAHKAN),
    ],
)
def test_yang_keliru_ditutup_kembali_ke_keadaan_sebelumnya_dengan_waktu_yang_sama(tim, siapkan, kembali):
    kasus = siapkan(tim)
    tempo = kasus.jatuh_tempo
    kasus = tim.diusulkan(kasus, bagian="penutupan")
    ppid, saat = tim[Peran.PPID], SENIN + 8 * SEHARI
    with ditolak("Setujui pembukaan kembali"):
        koreksi(kasus, ppid, at=saat)
    kasus = batalkan_penutupan(kasus, koreksi=usul(kasus), oleh=ppid, at=saat)
    assert (kasus.status, kasus.ditutup_at, kasus.jatuh_tempo) == (kembali, None, tempo)
    assert "koreksi" in kunci_surel(kasus)


def test_yang_dibuka_kembali_lalu_ditutup_lagi_dapat_dibuka_lagi(tim):
    kasus = _dicabut(tim)
    for _ in range(2):
        kasus = tim.diusulkan(kasus, bagian="penutupan")
        kasus = batalkan_penutupan(kasus, koreksi=usul(kasus), oleh=tim[Peran.PPID], at=SENIN)
        assert kasus.status == Status.TERDAFTAR
        kasus = cabut(kasus, oleh=Peran.PEMOHON, at=SENIN)


def test_usul_lain_tidak_membuka_permohonan_yang_ditutup(tim):
    kasus = tim.diusulkan(_dicabut(tim))
    ppid = tim[Peran.PPID]
    with ditolak("bukan usul membuka kembali"):
        batalkan_penutupan(kasus, koreksi=usul(kasus), oleh=ppid, at=SEJAM_LAGI)


def test_yang_dibuka_kembali_sesudah_lewat_dikabarkan_lewat(tim):
    kasus = tim.diusulkan(_dicabut(tim), bagian="penutupan")
    kasus = batalkan_penutupan(kasus, koreksi=usul(kasus), oleh=tim[Peran.PPID], at=datetime(2026, 4, 6, 9, tzinfo=WIB))
    sapu(at=datetime(2026, 4, 7, 9, tzinfo=WIB))
    assert "lewat" in kunci_surel(kasus)


def test_ringkasan_pagi_menyebut_koreksi_kepada_yang_menyetujui(tim):
    ppid, atasan = tim[Peran.PPID], tim[Peran.ATASAN]
    kasus = tim.diusulkan()
    isi = IsiKoreksi(bagian="kanal", kanal="surat", alasan="Amplop")
    usulkan_koreksi(kasus, isi, oleh=ppid, at=SENIN)
    sapu(at=SENIN + SEHARI)
    bagi = {s.recipient: s.text for s in OutgoingMail.objects.filter(topic="ringkasan")}
    assert "KOREKSI MENUNGGU ANDA (1)" in bagi[ppid.email] and "nama pemohon" in bagi[ppid.email]
    assert "KOREKSI MENUNGGU ANDA (1)" in bagi[atasan.email] and "cara permohonan masuk" in bagi[atasan.email]


def test_baris_dari_register_terdahulu_tidak_dikoreksi(tim):
    kasus, desk = _selesai(tim), tim[Peran.DESK]
    type(kasus).objects.filter(pk=kasus.pk).update(asal="impor")
    with ditolak("register asalnya"):
        usulkan_koreksi(kasus, IsiKoreksi(bagian="penutupan", alasan="x"), oleh=desk, at=SENIN)


def test_galat_menyebut_apa_yang_harus_dilakukan_bila_tercatat_sudah_berubah(tim):
    kasus = tim.diusulkan()
    type(kasus.pemohon).objects.filter(pk=kasus.pemohon_id).update(nama="Sudah Lain")
    with pytest.raises(AturanDilanggar, match="usulkan lagi"):
        koreksi(kasus, tim[Peran.PPID])
