"""Blacking out a file of a request: drawn, asked for, done by the worker, given instead of what it was made of."""

import threading
from datetime import timedelta

import pytest
from django.db import connection

from dip.models import Penghitaman
from dip.penghitaman import Kotak
from dip.perbuatan.penghitaman import kotak_rancangan, minta_penghitaman, simpan_kotak
from permohonan.alur import Status
from permohonan.forms.tindakan import FormulirKeputusan
from permohonan.models import Permohonan, Sifat
from permohonan.penghitaman import penjelasan_penghitaman
from permohonan.perbuatan.disposisi import disposisikan, jawab_disposisi
from permohonan.perbuatan.keputusan import putuskan
from permohonan.perbuatan.pencabutan import cabut
from ppid.galat import AturanDilanggar
from ppid.models import Berkas, PekerjaanLatar, Penugasan
from ppid.pekerjaan_latar import SEWA, buang_yang_usang, kerjakan_berikut, minta_batal
from ppid.peran import Peran
from ppid.unggahan import UnggahanBersih
from tests.dip.test_penghitaman import NIK, RAHASIA, TERBUKA, ada, aliran, dokumen, teks
from tests.factories import SEHARI, SENIN, isi_keputusan, periksa_berkas, petugas
from tests.perbuatan.peraga import KERTAS, SEJAM_LAGI, Tim, ditolak, terakhir

ISI = dokumen(aliran(RAHASIA, NIK), aliran(TERBUKA))
DOKUMEN = UnggahanBersih("jawaban unit.pdf", "application/pdf", ISI)
KOTAK = [Kotak(1, 0.1, 0.05, 0.5, 0.12, "h"), Kotak(1, 0.7, 0.7, 0.1, 0.1, "Tanda tangan")]


def berjawaban(tim: Tim, *, berkas: UnggahanBersih = DOKUMEN) -> tuple[Permohonan, Berkas]:
    disposisi = jawab_disposisi(
        tim.didisposisikan(), jawaban="Ada", berkas=[berkas], oleh=tim[Peran.PENGHUBUNG], at=SENIN
    )
    return disposisi.permohonan, disposisi.permohonan.berkas.get().berkas


def minta(kasus: Permohonan, sumber: Berkas, *, oleh, kotak=KOTAK, at=SEJAM_LAGI, versi: int | None = None):
    rancangan, _ = kotak_rancangan(sumber)
    return minta_penghitaman(
        sumber,
        kotak,
        halaman=2,
        versi=(rancangan.versi if rancangan else 0) if versi is None else versi,
        jenis="penghitaman-kasus",
        rincian={"permohonan": kasus.acuan, "berkas": sumber.kode},
        oleh=oleh,
        at=at,
    )


def kerjakan(tugas: PekerjaanLatar | None = None, at=SEJAM_LAGI) -> None:
    while kerjakan_berikut(at=at):
        pass
    if tugas:
        tugas.refresh_from_db()


def test_hasilnya_berkas_baru_yang_diberikan_dan_aslinya_tetap(tim):
    kasus, sumber = berjawaban(tim)
    tugas = minta(kasus, sumber, oleh=tim[Peran.PENGHUBUNG])
    kerjakan(tugas)
    assert (tugas.galat, tugas.kemajuan, tugas.jumlah, tugas.satuan) == ("", 2, 2, "halaman")
    baru = kasus.berkas.hasil().get()
    assert baru.berkas.nama == "jawaban unit-dihitamkan.pdf" and baru.berkas.kelas == sumber.kelas
    isi = baru.berkas.baca()
    assert not ada(isi, RAHASIA) and not ada(isi, NIK) and TERBUKA in teks(isi)[1]
    assert sumber.baca() == ISI and kasus.berkas.get(berkas=sumber).sifat == Sifat.JAWABAN_UNIT
    penghitaman = Penghitaman.objects.get()
    assert (penghitaman.sumber, penghitaman.hasil, penghitaman.tugas) == (sumber, baru.berkas, tugas)
    catatan = terakhir(kasus)
    assert (catatan.aksi, catatan.oleh, catatan.ke) == ("hitamkan_berkas", tim[Peran.PENGHUBUNG], Status.DIPROSES)
    assert catatan.rincian == {"berkas": sumber.kode, "hasil": baru.berkas.kode, "sha256": baru.berkas.sha256}
    assert str(catatan.rincian).count(RAHASIA) == 0


def test_alasannya_terisi_pada_formulir_keputusan(tim):
    kasus, sumber = berjawaban(tim)
    assert FormulirKeputusan(kasus=kasus, at=SEJAM_LAGI).fields["penghitaman"].initial == ""
    minta(kasus, sumber, oleh=tim[Peran.PPID])
    kerjakan()
    kalimat = (
        "jawaban unit-dihitamkan.pdf: Pasal 17 huruf h UU 14/2008, mengungkap rahasia pribadi (halaman 1); "
        "Tanda tangan (halaman 1)."
    )
    assert penjelasan_penghitaman(kasus) == kalimat
    assert FormulirKeputusan(kasus=kasus, at=SEJAM_LAGI).fields["penghitaman"].initial == kalimat


def test_yang_kurang_dihitamkan_lagi_dan_hanya_yang_terakhir_diberikan(tim):
    kasus, sumber = berjawaban(tim)
    minta(kasus, sumber, oleh=tim[Peran.PPID], kotak=KOTAK[1:])
    kerjakan()
    pertama = kasus.berkas.hasil().get()
    assert ada(pertama.berkas.baca(), NIK) is False  # the page is a picture already
    rancangan, kotak = kotak_rancangan(sumber)
    assert rancangan is None and kotak == KOTAK[1:]
    minta(kasus, sumber, oleh=tim[Peran.PPID], at=SEJAM_LAGI + timedelta(minutes=5))
    kerjakan(at=SEJAM_LAGI + timedelta(minutes=5))
    kedua = kasus.berkas.hasil().get()
    pertama.refresh_from_db()
    assert pertama.pengganti == kedua and kedua != pertama
    assert penjelasan_penghitaman(kasus).count("jawaban unit-dihitamkan.pdf") == 1
    # What was made of it may be blackened further, and is replaced then.
    minta(kasus, kedua.berkas, oleh=tim[Peran.PPID], kotak=[Kotak(2, 0, 0, 1, 1, "b")], at=SEJAM_LAGI + SEHARI)
    kerjakan(at=SEJAM_LAGI + SEHARI)
    ketiga = kasus.berkas.hasil().get()
    assert ketiga.berkas.nama == "jawaban unit-dihitamkan-dihitamkan.pdf"


def test_yang_sudah_dapat_diunduh_pemohon_tidak_diganti(tim):
    terbuka = UnggahanBersih("hasil.pdf", "application/pdf", dokumen(aliran(TERBUKA), aliran(TERBUKA)))
    kasus = putuskan(tim.diproses(), isi_keputusan(), berkas=[terbuka], oleh=tim[Peran.PPID], at=SENIN)
    hasil = kasus.berkas.hasil().get()
    periksa_berkas()
    tugas = minta(kasus, hasil.berkas, oleh=tim[Peran.PPID])
    kerjakan(tugas)
    assert "sudah dapat diunduh pemohon" in tugas.galat
    assert kasus.berkas.boleh_keluar().get() == hasil and Penghitaman.objects.get().hasil is None


def test_penghubung_hanya_untuk_yang_diteruskan_kepadanya(tim):
    kasus, sumber = berjawaban(tim)
    lain = petugas(Peran.PENGHUBUNG, tim.satker, email="lain@jombang.uji")
    tugas = minta(kasus, sumber, oleh=lain)
    kerjakan(tugas)
    assert tugas.galat == "Permohonan ini tidak diteruskan kepada Anda."
    for peran in (Peran.DESK, Peran.ATASAN):
        tugas = minta(kasus, sumber, oleh=tim[peran])
        kerjakan(tugas)
        assert "tidak berwenang" in tugas.galat
    assert not kasus.berkas.hasil().exists() and Penghitaman.objects.get().hasil is None


def test_permohonan_yang_ditutup_sementara_itu_tidak_mendapat_berkas(tim):
    kasus, sumber = berjawaban(tim)
    tugas = minta(kasus, sumber, oleh=tim[Peran.PPID])
    cabut(kasus, formulir=KERTAS, oleh=tim[Peran.DESK], at=SEJAM_LAGI)
    kerjakan(tugas)
    assert "tidak dapat dilakukan" in tugas.galat and not kasus.berkas.hasil().exists()


# Drawing


def test_kotak_disimpan_dan_dilanjutkan_orang_lain(tim):
    _, sumber = berjawaban(tim)
    belum = [Kotak(1, 0.1, 0.1, 0.2, 0.2, "")]
    simpan_kotak(sumber, belum, halaman=2, versi=0, oleh=tim[Peran.PENGHUBUNG], at=SENIN)
    rancangan, kotak = kotak_rancangan(sumber)
    assert (kotak, rancangan.versi, rancangan.oleh) == (belum, 1, tim[Peran.PENGHUBUNG])
    simpan_kotak(sumber, KOTAK, halaman=2, versi=1, oleh=tim[Peran.PPID], at=SENIN)
    with ditolak("baru saja mengubah kotaknya"):
        simpan_kotak(sumber, belum, halaman=2, versi=1, oleh=tim[Peran.PENGHUBUNG], at=SENIN)
    assert kotak_rancangan(sumber)[1] == KOTAK


@pytest.mark.parametrize(
    ("kotak", "kata"),
    [
        ([], "Belum ada kotak"),
        ([Kotak(3, 0, 0, 1, 1, "h")], "halaman 3 tidak ada"),
        ([Kotak(1, 0, 0, 1, 1, "")], "pilih atau tulis alasannya"),
    ],
)
def test_permintaan_dengan_kotak_yang_salah_tidak_meninggalkan_apa_pun(tim, kotak, kata):
    kasus, sumber = berjawaban(tim)
    with ditolak(kata):
        minta(kasus, sumber, oleh=tim[Peran.PPID], kotak=kotak)
    assert not PekerjaanLatar.objects.exists() and not Penghitaman.objects.exists()


# The job


def test_sedang_dikerjakan_tidak_dapat_diubah_atau_diminta_lagi(tim):
    kasus, sumber = berjawaban(tim)
    tugas = minta(kasus, sumber, oleh=tim[Peran.PPID])
    for versi in (0, 1):
        with ditolak("sedang dihitamkan"):
            minta(kasus, sumber, oleh=tim[Peran.PPID], versi=versi)
    minta_batal(tugas, at=SEJAM_LAGI)
    # Stopped before it began: the boxes are still there, and it may be asked for again.
    rancangan, kotak = kotak_rancangan(sumber)
    assert kotak == KOTAK and not rancangan.dikerjakan
    kerjakan(minta(kasus, sumber, oleh=tim[Peran.PPID]))
    assert kasus.berkas.hasil().count() == 1


def test_yang_dibatalkan_di_tengah_jalan_tidak_menghasilkan_apa_pun(tim, monkeypatch):
    kasus, sumber = berjawaban(tim)
    tugas = minta(kasus, sumber, oleh=tim[Peran.PPID])
    from dip.perbuatan import penghitaman as kamar

    asli = kamar.hitamkan

    def batal_lalu_lapor(isi, kotak, *, lapor):
        minta_batal(tugas, at=SEJAM_LAGI)
        return asli(isi, kotak, lapor=lapor)

    monkeypatch.setattr(kamar, "hitamkan", batal_lalu_lapor)
    kerjakan(tugas)
    assert tugas.galat == "Dibatalkan." and not kasus.berkas.hasil().exists()


def test_pekerja_yang_terbunuh_diulang_dan_hasilnya_tetap_satu(tim, monkeypatch):
    """The first worker dies after the work; the second takes the job up; should the first wake, it changes nothing."""
    kasus, sumber = berjawaban(tim)
    tugas = minta(kasus, sumber, oleh=tim[Peran.PPID])
    from ppid import pekerjaan_latar

    selesaikan, tertunda = pekerjaan_latar._selesaikan, []

    def mati(*isi, **lain):
        tertunda.append((isi, lain))
        raise SystemExit

    with monkeypatch.context() as tambal:
        tambal.setattr(pekerjaan_latar, "_selesaikan", mati)
        with pytest.raises(SystemExit):
            kerjakan_berikut(at=SEJAM_LAGI)
    assert not kasus.berkas.hasil().exists() and Penghitaman.objects.get().dikerjakan
    assert not kerjakan_berikut(at=SEJAM_LAGI)
    # Its last word of progress was said by the clock of the database.
    PekerjaanLatar.objects.update(dipegang_sampai=SEJAM_LAGI + SEWA)
    kerjakan(tugas, at=SEJAM_LAGI + SEWA + timedelta(minutes=1))
    assert tugas.galat == "" and kasus.berkas.hasil().count() == 1
    ((isi, lain),) = tertunda
    with pytest.raises(pekerjaan_latar.Dibatalkan):
        selesaikan(*isi, **lain)
    assert kasus.berkas.hasil().count() == 1 and kasus.riwayat.filter(aksi="hitamkan_berkas").count() == 1


def test_berkas_yang_tidak_dapat_dibuka_dikatakan(tim):
    kasus, sumber = berjawaban(tim, berkas=UnggahanBersih("rusak.pdf", "application/pdf", ISI[:300]))
    tugas = minta(kasus, sumber, oleh=tim[Peran.PPID])
    kerjakan(tugas)
    assert "rusak atau tidak lengkap" in tugas.galat and not kasus.berkas.hasil().exists()


def test_pekerjaan_yang_usang_dibuang_tetapi_hasil_dan_alasannya_tetap(tim):
    kasus, sumber = berjawaban(tim)
    minta(kasus, sumber, oleh=tim[Peran.PPID])
    kerjakan()
    assert buang_yang_usang(at=SEJAM_LAGI + 9 * SEHARI) == 1
    penghitaman = Penghitaman.objects.get()
    assert penghitaman.tugas is None and penghitaman.hasil == kasus.berkas.hasil().get().berkas
    assert penghitaman.hasil.baca() and penjelasan_penghitaman(kasus)


@pytest.mark.django_db(transaction=True)
def test_dua_yang_menekan_bersamaan_menghasilkan_satu_pekerjaan(transactional_db):
    from tests.factories import kantor

    tim = Tim(kantor())
    kasus, sumber = berjawaban(tim)
    ppid = tim[Peran.PPID]
    gagal: list[str] = []
    mulai = threading.Barrier(2)

    def tekan() -> None:
        try:
            mulai.wait(10)
            minta(kasus, sumber, oleh=ppid, versi=0)
        except AturanDilanggar as galat:
            gagal.append(str(galat))
        finally:
            connection.close()

    benang = [threading.Thread(target=tekan) for _ in range(2)]
    for satu in benang:
        satu.start()
    for satu in benang:
        satu.join()
    assert PekerjaanLatar.objects.count() == Penghitaman.objects.count() == 1
    assert len(gagal) == 1 and "sedang dihitamkan" in gagal[0]


def test_dua_pekerja_bersamaan_hanya_satu_yang_mengerjakan(tim):
    kasus, sumber = berjawaban(tim)
    minta(kasus, sumber, oleh=tim[Peran.PPID])
    assert kerjakan_berikut(at=SEJAM_LAGI) and not kerjakan_berikut(at=SEJAM_LAGI)
    assert kasus.berkas.hasil().count() == 1


def test_penugasan_yang_berakhir_setelah_meminta_tidak_menghalangi_hasil(tim):
    """He was entitled when he asked; the file is his office's, and what comes of it is still checked."""
    kasus, sumber = berjawaban(tim)
    tugas = minta(kasus, sumber, oleh=tim[Peran.PPID])
    Penugasan.objects.filter(petugas=tim[Peran.PPID]).update(sampai=SENIN.date())
    kerjakan(tugas, at=SEJAM_LAGI + SEHARI)
    assert tugas.galat == "" and kasus.berkas.hasil().count() == 1


def test_disposisi_yang_lain_kasus_tidak_cukup(tim):
    kasus, sumber = berjawaban(tim)
    lain = petugas(Peran.PENGHUBUNG, tim.satker, email="lain@jombang.uji")
    disposisikan(tim.diproses(), kepada=lain, instruksi="Siapkan", batas=SENIN.date(), oleh=tim[Peran.DESK], at=SENIN)
    tugas = minta(kasus, sumber, oleh=lain)
    kerjakan(tugas)
    assert "tidak diteruskan kepada Anda" in tugas.galat
