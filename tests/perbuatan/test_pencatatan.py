"""Registration at the desk of what came by any other way."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from permohonan.perbuatan.pencatatan import catat
from permohonan.putusan import Kanal
from ppid import outbox
from ppid.peran import Peran
from tests.factories import SENIN, WIB, isian
from tests.perbuatan.peraga import Tim, ditolak, kunci_surel, peristiwa, surat_kasus, tanpa_bekas, tim_lain

JUMAT_LALU = datetime(2026, 3, 6, 15, 30, tzinfo=WIB)
BULAN_LALU = datetime(2026, 2, 2, 9, 0, tzinfo=WIB)


def mencatat(tim: Tim, *, oleh=None, **ganti):
    pilihan: dict[str, Any] = {
        "satker": tim.satker,
        "kanal": Kanal.LANGSUNG,
        "diterima_at": SENIN,
        "oleh": oleh or tim[Peran.DESK],
        "at": SENIN,
        "token": "a",
    }
    return catat(isian(identitas_diperlihatkan=True), **pilihan | ganti)


def test_dicatat_seketika_dengan_nomor_riwayat_dan_tanda_bukti(tim):
    kasus = mencatat(tim)
    assert (kasus.nomor, kasus.status, kasus.asal) == ("001/PPID/3517/III/2026", "terdaftar", "meja")
    assert (kasus.status_identitas, kasus.dicatat_oleh) == ("diperlihatkan", tim[Peran.DESK])
    assert peristiwa(kasus) == [("catat", "", "terdaftar", Peran.DESK)]
    assert kasus.riwayat.get().oleh == tim[Peran.DESK]
    assert surat_kasus(kasus) == ["PPID-B", "tanda-bukti"]
    assert kunci_surel(kasus) == ["tanda-bukti"]


@pytest.mark.parametrize("peran", [Peran.DESK, Peran.PPID])
def test_meja_dan_ppid_boleh_mencatat_dan_tercatat_dalam_perannya(tim, peran):
    kasus = mencatat(tim, oleh=tim[peran])
    assert kasus.riwayat.get().peran == peran


@pytest.mark.parametrize("peran", sorted(set(Peran) - {Peran.DESK, Peran.PPID}))
def test_peran_lain_ditolak(tim, peran):
    pelaku = tim.pelaku(peran)
    with ditolak("Hanya meja layanan dan PPID"):
        mencatat(tim, oleh=pelaku)


def test_petugas_kantor_lain_ditolak(tim):
    pelaku = tim_lain()[Peran.DESK]
    with ditolak("Hanya meja layanan dan PPID"):
        mencatat(tim, oleh=pelaku)


def test_jatuh_tempo_dihitung_dari_hari_diterima_bukan_dicatat(tim):
    kasus = mencatat(tim, diterima_at=JUMAT_LALU, kanal=Kanal.SURAT)
    assert (kasus.diterima_at, kasus.dicatat_at) == (JUMAT_LALU, SENIN)
    assert kasus.jatuh_tempo == date(2026, 3, 27)


def test_saat_diterima_tidak_boleh_di_masa_depan(tim):
    tim[Peran.DESK]
    with ditolak("tidak boleh di masa depan"):
        mencatat(tim, diterima_at=SENIN + timedelta(minutes=1))


def test_lewat_satu_hari_kerja_perlu_alasan(tim):
    tim[Peran.DESK]
    with ditolak("Tulis alasan mengapa baru dicatat"):
        mencatat(tim, diterima_at=JUMAT_LALU - timedelta(days=1))
    kasus = mencatat(tim, diterima_at=JUMAT_LALU - timedelta(days=1), alasan_terlambat="Petugas sakit")
    assert kasus.alasan_terlambat_dicatat == "Petugas sakit"


def test_yang_sudah_lewat_jatuh_tempo_pun_dicatat(tim):
    kasus = mencatat(tim, diterima_at=BULAN_LALU, kanal=Kanal.SURAT, alasan_terlambat="Surat terselip")
    assert kasus.nomor == "001/PPID/3517/II/2026"
    assert kasus.jatuh_tempo < tim.satker.hari_ini(SENIN)


def test_tanpa_cara_menghubungi_ditolak(tim):
    oleh = tim[Peran.DESK]
    with ditolak("Isi nomor telepon atau e-mail"):
        catat(
            isian(telepon="", email=""),
            satker=tim.satker,
            kanal=Kanal.SURAT,
            diterima_at=SENIN,
            oleh=oleh,
            at=SENIN,
            token="a",
        )


def test_klik_ganda_mencatat_satu_kali(tim):
    pertama = mencatat(tim)
    with tanpa_bekas():
        assert mencatat(tim).pk == pertama.pk


def test_kerusakan_di_tengah_tidak_menghabiskan_nomor(tim, monkeypatch):
    def rusak(*args, **kwargs):
        raise RuntimeError("listrik padam")

    tim[Peran.DESK]
    with monkeypatch.context() as sementara, tanpa_bekas(), pytest.raises(RuntimeError):
        sementara.setattr(outbox, "deposit", rusak)
        mencatat(tim)
    assert mencatat(tim).nomor.startswith("001/")
