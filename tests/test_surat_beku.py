"""An issued letter never changes: what it says is frozen at issue, its bytes at the first printing."""

import hashlib
from datetime import date, timedelta

import pypdfium2
import pytest
from django.db import DatabaseError, transaction

from permohonan.models import Permohonan
from permohonan.perbuatan.keputusan import putuskan
from ppid.models import Penugasan, Surat
from ppid.peran import Peran
from ppid.surat import cetak, cetak_yang_menunggu
from tests.factories import (
    NIK_UJI,
    SEHARI,
    SENIN,
    isi_keputusan,
    permohonan_diproses,
    permohonan_diputus,
    permohonan_terdaftar,
    petugas,
    uji_konsekuensi,
)

SEMINGGU_LAGI = SENIN + 7 * SEHARI


def surat(kasus: Permohonan, jenis: str) -> Surat:
    return kasus.surat.get(surat__jenis=jenis).surat


def teks(pdf: bytes) -> str:
    """What a reader sees, with its white space evened out."""
    with pypdfium2.PdfDocument(pdf) as dokumen:
        halaman = [bagian.get_textpage().get_text_bounded() for bagian in dokumen]
    return " ".join(" ".join(halaman).split())


def ganti_kop(satker, **baru) -> None:
    for nama, nilai in baru.items():
        setattr(satker, nama, nilai)
    satker.save()


def ditolak_basis_data(pesan: str):
    return pytest.raises(DatabaseError, match=pesan)


@pytest.fixture
def kantor_berkop(jombang):
    ganti_kop(jombang, alamat="Jalan Lama Nomor 1", telepon="0321-111111")
    return jombang


# The words


def test_yang_dicetak_belakangan_tetap_berkop_hari_terbitnya(kantor_berkop, desk, ppid):
    satu = surat(permohonan_diputus(desk=desk, ppid=ppid), "PPID-D")
    ganti_kop(kantor_berkop, alamat="Jalan Baru Nomor 2", telepon="0321-222222")
    isi = teks(cetak(satu, at=SEMINGGU_LAGI))
    assert "Jalan Lama Nomor 1" in isi
    assert "Jalan Baru" not in isi and "222222" not in isi


def test_cetak_ulang_sama_bita_demi_bita_walau_kop_dan_pejabat_berganti(kantor_berkop, desk, ppid):
    satu = surat(permohonan_diputus(desk=desk, ppid=ppid), "PPID-D")
    pertama = cetak(satu, at=SENIN)
    ganti_kop(kantor_berkop, nama="KPU Bernama Lain", alamat="Jalan Baru Nomor 2")
    ppid.nama = "Bernama Lain"
    ppid.save()
    Penugasan.objects.filter(petugas=ppid).update(sampai=date(2026, 3, 9))
    petugas(Peran.PPID, kantor_berkop, email="baru@jombang.uji", mulai=date(2026, 3, 10))
    kedua = cetak(Surat.objects.get(pk=satu.pk), at=SEMINGGU_LAGI)
    assert kedua == pertama
    satu.refresh_from_db()
    assert (satu.sha256, satu.dicetak_at) == (hashlib.sha256(pertama).hexdigest(), SENIN)
    assert cetak_yang_menunggu(at=SEMINGGU_LAGI) > 0
    assert cetak(Surat.objects.get(pk=satu.pk), at=SEMINGGU_LAGI) == pertama


def test_pelaksana_yang_masa_tugasnya_berakhir_tetap_menandatangani_putusannya(jombang, desk, ppid):
    """He decided on his last day; the letter is printed a week later, when another one holds the office."""
    pelaksana = petugas(
        Peran.PPID, jombang, email="plh@jombang.uji", pelaksana="Plh.", jabatan="Sekretaris", sampai=date(2026, 3, 9)
    )
    pelaksana.nama = "Wahyu Pelaksana"
    pelaksana.save()
    kasus = putuskan(permohonan_diproses(oleh=desk), isi_keputusan(), oleh=pelaksana, at=SENIN)
    satu = surat(kasus, "PPID-D")
    assert satu.konteks["penandatangan"] == {
        "nama": "Wahyu Pelaksana",
        "nip": "",
        "jabatan": "Plh. Sekretaris",
        "peran": "PPID",
    }
    isi = teks(cetak(satu, at=SEMINGGU_LAGI))
    assert "Wahyu Pelaksana" in isi and "Plh. Sekretaris" in isi
    assert ppid.nama not in isi


def test_penandatangan_adalah_pejabat_hari_itu(jombang, desk, ppid):
    pengganti = petugas(Peran.PPID, jombang, email="baru@jombang.uji", mulai=date(2026, 3, 16))
    Penugasan.objects.filter(petugas=ppid).update(sampai=date(2026, 3, 15))
    lama = permohonan_diputus(desk=desk, ppid=ppid)
    baru = permohonan_diputus(desk=desk, ppid=pengganti, at=SEMINGGU_LAGI)
    assert surat(lama, "PPID-D").konteks["penandatangan"]["nama"] == ppid.nama
    assert surat(baru, "PPID-D").konteks["penandatangan"]["nama"] == pengganti.nama


def test_isi_permohonan_yang_berubah_kemudian_tidak_mengubah_suratnya(desk, ppid):
    kasus = permohonan_diputus(desk=desk, ppid=ppid)
    satu = surat(kasus, "PPID-D")
    kasus.pemohon.nama = "Nama Sesudahnya"
    kasus.pemohon.save()
    isi = teks(cetak(satu, at=SEMINGGU_LAGI))
    assert "Siti Contoh" in isi and "Nama Sesudahnya" not in isi


def test_tanpa_pejabat_surat_tetap_terbit_dengan_tempat_tanda_tangan(jombang):
    satu = surat(permohonan_terdaftar(), "tanda-bukti")
    assert satu.konteks["penandatangan"]["nama"] == ""
    assert cetak(satu, at=SENIN).startswith(b"%PDF-")


def test_nomor_identitas_tidak_ada_di_surat_mana_pun(jombang, desk, ppid):
    isi = isi_keputusan(
        putusan="sebagian",
        alasan_tidak_diberikan="dikecualikan",
        tidak_diberikan="NIK pelamar",
        uji=uji_konsekuensi(jombang),
    )
    permohonan_diputus(desk=desk, ppid=ppid, isi=isi)
    assert cetak_yang_menunggu(at=SENIN, paling_banyak=3) == 3
    assert cetak_yang_menunggu(at=SENIN) == 1
    assert Surat.objects.filter(dicetak_at=None).count() == 0
    for satu in Surat.objects.all():
        assert NIK_UJI not in str(satu.konteks)
        assert NIK_UJI not in teks(bytes(satu.pdf or b"")).replace(" ", "")


# The database


@pytest.mark.parametrize("kolom", ["konteks", "nomor", "tanggal", "kode", "jenis", "diterbitkan_at"])
def test_isi_yang_terbit_tidak_dapat_diubah_di_basis_data(db, kolom):
    satu = surat(permohonan_terdaftar(), "tanda-bukti")
    lain = {"konteks": {}, "tanggal": date(2020, 1, 1), "diterbitkan_at": SEMINGGU_LAGI}.get(kolom, "lain")
    with ditolak_basis_data("Cannot update"), transaction.atomic():
        Surat.objects.filter(pk=satu.pk).update(**{kolom: lain})


@pytest.mark.parametrize("kolom", [{"pdf": b"%PDF-palsu"}, {"sha256": "0" * 64}, {"dicetak_at": None}])
def test_cetakan_tidak_dapat_diganti_maupun_dianggap_belum_ada(db, kolom):
    satu = surat(permohonan_terdaftar(), "tanda-bukti")
    cetak(satu, at=SENIN)
    with ditolak_basis_data("Cannot update"), transaction.atomic():
        Surat.objects.filter(pk=satu.pk).update(**kolom)


def test_surat_tidak_dapat_dihapus(db):
    kasus = permohonan_terdaftar()
    satu = surat(kasus, "tanda-bukti")
    kasus.surat.all().delete()
    with ditolak_basis_data("Cannot delete"), transaction.atomic():
        satu.delete()


def test_nomor_kantor_masih_dapat_dicatat_sesudah_dicetak(db):
    satu = surat(permohonan_terdaftar(), "tanda-bukti")
    pertama = cetak(satu, at=SENIN)
    satu = Surat.objects.get(pk=satu.pk)
    satu.nomor_agenda = "8/HK.03.1/3517/2026"
    satu.save(update_fields=["nomor_agenda"])
    assert cetak(satu, at=SENIN + timedelta(hours=1)) == pertama


def test_satu_surat_yang_rusak_tidak_menahan_yang_lain(db, monkeypatch):
    permohonan_terdaftar()
    from ppid import surat as modul

    asli = modul.render

    def kadang_gagal(templat, *isi):
        if "ppid_b" in templat:
            raise ValueError("huruf tidak ditemukan")
        return asli(templat, *isi)

    with monkeypatch.context() as sementara:
        sementara.setattr(modul, "render", kadang_gagal)
        assert cetak_yang_menunggu(at=SENIN) == 1
    assert Surat.objects.get(dicetak_at=None).jenis == "PPID-B"
    assert cetak_yang_menunggu(at=SENIN) == 1
