"""The acts an officer performs on a case: one row each, one view for all."""

from functools import partial
from typing import Any

from permohonan.alur import ALUR
from permohonan.forms import koreksi as formulir_koreksi
from permohonan.forms import pelepasan
from permohonan.forms import tindakan as formulir
from permohonan.forms import uji as formulir_uji
from permohonan.models import Permohonan
from permohonan.perbuatan.disposisi import disposisikan
from permohonan.perbuatan.kelengkapan import (
    bebaskan_identitas,
    lengkapi,
    nyatakan_lengkap,
    nyatakan_tidak_lengkap,
    tutup_tidak_lengkap,
)
from permohonan.perbuatan.keputusan import putuskan
from permohonan.perbuatan.keputusan_susulan import putuskan_susulan
from permohonan.perbuatan.keterlambatan import catat_keterlambatan
from permohonan.perbuatan.koreksi import batalkan_penutupan, setujui_koreksi, tolak_koreksi, usulkan_koreksi
from permohonan.perbuatan.niat_tolak import umumkan_niat_tolak
from permohonan.perbuatan.pelepasan_berkas import ganti_berkas, lepaskan_berkas, minta_pelepasan
from permohonan.perbuatan.pencabutan import cabut
from permohonan.perbuatan.penetapan_jalur import tetapkan_jalur
from permohonan.perbuatan.penggolongan import golongkan
from permohonan.perbuatan.penutupan import tutup
from permohonan.perbuatan.penyerahan import beri_langsung, catat_penyampaian, serahkan
from permohonan.perbuatan.perbaikan_surat import perbaiki_surat
from permohonan.perbuatan.permintaan_uji import minta_uji
from permohonan.perbuatan.perpanjangan import perpanjang
from permohonan.perbuatan.persetujuan_orang import catat_persetujuan_orang, minta_persetujuan_orang
from permohonan.perbuatan.pesan import kirim_pesan
from ppid.views.tindakan import Tindakan, dengan_isi


def _nyatakan_lengkap(kasus: Permohonan, isian: formulir.FormulirLengkap, **siapa: Any) -> None:
    nyatakan_lengkap(kasus, **siapa)
    jenis = isian.cleaned_data["jenis_informasi"]
    if jenis != kasus.jenis_informasi:
        golongkan(kasus, jenis=jenis, **siapa)


def _putuskan(kasus: Permohonan, isian: formulir.FormulirKeputusan, **siapa: Any) -> None:
    putuskan(kasus, isian.isi_keputusan(), berkas=isian.cleaned_data.get("berkas", ()), **siapa)
    isian.catat_waktu(at=siapa["at"])


def _putuskan_susulan(kasus: Permohonan, isian: formulir_uji.FormulirSusulan, **siapa: Any) -> None:
    isi, berkas = isian.isi_keputusan(), isian.cleaned_data.get("berkas", ())
    putuskan_susulan(kasus, isi, sisa=isian.cleaned_data["sisa"], berkas=berkas, **siapa)
    isian.catat_waktu(at=siapa["at"])


def _serahkan(kasus: Permohonan, isian: formulir.FormulirSerahkan, **siapa: Any) -> None:
    serahkan(kasus, isian.cara_penyerahan(), berkas=isian.cleaned_data["berkas"], **siapa)
    isian.catat_waktu(at=siapa["at"])


def _beri_langsung(kasus: Permohonan, isian: formulir.FormulirBeriLangsung, **siapa: Any) -> None:
    isi = {nama: isian.cleaned_data[nama] for nama in ("uraian", "bentuk", "berkas", "informasi")}
    bayar = {"banyaknya": isian.banyaknya(), "cara_pembayaran": isian.cleaned_data.get("cara_pembayaran", "")}
    beri_langsung(kasus, isian.cara_penyerahan(), **isi, **bayar, **siapa)
    isian.catat_waktu(at=siapa["at"])


def _catat_penyampaian(kasus: Permohonan, isian: formulir.FormulirCatatPenyampaian, **siapa: Any) -> None:
    catat_penyampaian(kasus, isian.cleaned_data["surat"], isian.cara_penyerahan(), **siapa)


def _cabut(kasus: Permohonan, isian: formulir.FormulirCabut, **siapa: Any) -> None:
    cabut(kasus, formulir=isian.cleaned_data["formulir"][0], **siapa)


_tindakan = partial(Tindakan, ALUR)
TINDAKAN = [
    _tindakan("nyatakan_lengkap", "kelengkapan", formulir.FormulirLengkap, _nyatakan_lengkap),
    _tindakan(
        "nyatakan_tidak_lengkap",
        "surat-tidak-lengkap",
        formulir.FormulirTidakLengkap,
        dengan_isi(nyatakan_tidak_lengkap),
    ),
    _tindakan(
        "lengkapi",
        "penyusulan",
        formulir.FormulirLengkapi,
        lambda kasus, isian, **siapa: lengkapi(kasus, **isian.isi(), **siapa),
    ),
    Tindakan(
        ALUR, "bebaskan_identitas", "pembebasan-identitas", formulir.FormulirBebaskan, dengan_isi(bebaskan_identitas)
    ),
    _tindakan("tetapkan_jalur", "jenis", formulir.FormulirJalur, dengan_isi(tetapkan_jalur)),
    _tindakan("beri_langsung", "pemberian-langsung", formulir.FormulirBeriLangsung, _beri_langsung, "?serah=1"),
    _tindakan("disposisikan", "disposisi", formulir.FormulirDisposisi, dengan_isi(disposisikan)),
    _tindakan("perpanjang", "perpanjangan", formulir.FormulirPerpanjang, dengan_isi(perpanjang)),
    _tindakan(
        "minta_uji",
        "uji",
        formulir_uji.FormulirMintaUji,
        lambda kasus, isian, **siapa: minta_uji(kasus, **isian.permintaan(), **siapa),
    ),
    _tindakan(
        "umumkan_niat_tolak",
        "niat-menolak",
        formulir_uji.FormulirNiatTolak,
        lambda kasus, isian, **siapa: umumkan_niat_tolak(kasus, **isian.niat(), **siapa),
    ),
    _tindakan(
        "minta_persetujuan_orang",
        "persetujuan-orang",
        formulir_uji.FormulirTanyaOrang,
        dengan_isi(minta_persetujuan_orang),
    ),
    _tindakan(
        "catat_persetujuan_orang",
        "jawaban-orang",
        formulir_uji.FormulirJawabanOrang,
        lambda kasus, isian, **siapa: catat_persetujuan_orang(kasus, **isian.isi_jawaban(), **siapa),
    ),
    _tindakan("putuskan", "keputusan", formulir.FormulirKeputusan, _putuskan),
    _tindakan("putuskan_susulan", "keputusan-susulan", formulir_uji.FormulirSusulan, _putuskan_susulan),
    _tindakan("serahkan", "penyerahan", formulir.FormulirSerahkan, _serahkan, "?serah=1"),
    _tindakan(
        "ganti_berkas",
        "penggantian-berkas",
        pelepasan.FormulirGantiBerkas,
        lambda kasus, isian, **siapa: ganti_berkas(kasus, **isian.isi(), **siapa),
    ),
    _tindakan("minta_pelepasan", "permintaan-pelepasan", pelepasan.FormulirMintaPelepasan, dengan_isi(minta_pelepasan)),
    _tindakan("lepaskan_berkas", "pelepasan-berkas", pelepasan.FormulirLepaskanBerkas, dengan_isi(lepaskan_berkas)),
    _tindakan("catat_penyampaian", "penyampaian", formulir.FormulirCatatPenyampaian, _catat_penyampaian),
    Tindakan(
        ALUR, "catat_keterlambatan", "keterlambatan", formulir.FormulirKeterlambatan, dengan_isi(catat_keterlambatan)
    ),
    _tindakan(
        "usulkan_koreksi",
        "usul-koreksi",
        formulir_koreksi.FormulirUsulKoreksi,
        lambda kasus, isian, **siapa: usulkan_koreksi(kasus, isian.isi_koreksi(), **siapa),
    ),
    _tindakan("setujui_koreksi", "koreksi", formulir_koreksi.FormulirSetujuiKoreksi, dengan_isi(setujui_koreksi)),
    _tindakan(
        "batalkan_penutupan",
        "pembukaan-kembali",
        formulir_koreksi.FormulirBatalkanPenutupan,
        dengan_isi(batalkan_penutupan),
    ),
    _tindakan("tolak_koreksi", "penolakan-koreksi", formulir_koreksi.FormulirTolakKoreksi, dengan_isi(tolak_koreksi)),
    _tindakan("perbaiki_surat", "perbaikan-surat", formulir_koreksi.FormulirPerbaikiSurat, dengan_isi(perbaiki_surat)),
    _tindakan("kirim_pesan", "pesan", formulir.FormulirPesan, dengan_isi(kirim_pesan)),
    _tindakan("tutup", "penutupan", formulir.FormulirTutup, dengan_isi(tutup)),
    _tindakan(
        "tutup_tidak_lengkap",
        "penutupan-tidak-lengkap",
        formulir.FormulirTutupTidakLengkap,
        dengan_isi(tutup_tidak_lengkap),
    ),
    _tindakan("cabut", "pencabutan", formulir.FormulirCabut, _cabut),
]
MENURUT_AKSI = {baris.aksi: baris for baris in TINDAKAN}
