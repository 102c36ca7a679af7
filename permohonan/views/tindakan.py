"""The acts an officer performs on a case: one row each, one view for all."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from permohonan.alur import ALUR
from permohonan.forms import tindakan as formulir
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
from permohonan.perbuatan.keterlambatan import catat_keterlambatan
from permohonan.perbuatan.pencabutan import cabut
from permohonan.perbuatan.penetapan_jalur import tetapkan_jalur
from permohonan.perbuatan.penggolongan import golongkan
from permohonan.perbuatan.penutupan import tutup
from permohonan.perbuatan.penyerahan import beri_langsung, catat_penyampaian, serahkan
from permohonan.perbuatan.perpanjangan import perpanjang
from permohonan.perbuatan.pesan import kirim_pesan
from permohonan.views.bingkai import cari_kasus, tampilkan, terkirim
from ppid.akses import petugas
from ppid.alur import Langkah
from ppid.galat import AturanDilanggar
from ppid.peran import Peran


@dataclass(frozen=True, slots=True)
class Tindakan:
    """One act: its name in ALUR, its address below the case, its form, and what runs it with the checked form."""

    aksi: str
    alamat: str
    formulir: type[formulir.FormulirTindakan]
    jalankan: Callable[..., Any]

    @property
    def langkah(self) -> Langkah:
        return ALUR[self.aksi]


def _dengan_isi(perbuatan: Callable[..., Any]) -> Callable[..., Any]:
    """An act that takes the form's fields as they are."""
    return lambda kasus, isian, **siapa: perbuatan(kasus, **isian.cleaned_data, **siapa)


def _nyatakan_lengkap(kasus: Permohonan, isian: formulir.FormulirLengkap, **siapa: Any) -> None:
    nyatakan_lengkap(kasus, **siapa)
    jenis = isian.cleaned_data["jenis_informasi"]
    if jenis != kasus.jenis_informasi:
        golongkan(kasus, jenis=jenis, **siapa)


def _putuskan(kasus: Permohonan, isian: formulir.FormulirKeputusan, **siapa: Any) -> None:
    putuskan(kasus, isian.isi_keputusan(), berkas=isian.cleaned_data.get("berkas", ()), **siapa)


def _serahkan(kasus: Permohonan, isian: formulir.FormulirSerahkan, **siapa: Any) -> None:
    serahkan(kasus, isian.cara_penyerahan(), berkas=isian.cleaned_data["berkas"], **siapa)


def _beri_langsung(kasus: Permohonan, isian: formulir.FormulirBeriLangsung, **siapa: Any) -> None:
    isi = {nama: isian.cleaned_data[nama] for nama in ("uraian", "bentuk", "berkas")}
    beri_langsung(kasus, isian.cara_penyerahan(), **isi, **siapa)


def _catat_penyampaian(kasus: Permohonan, isian: formulir.FormulirCatatPenyampaian, **siapa: Any) -> None:
    catat_penyampaian(kasus, isian.cleaned_data["surat"], isian.cara_penyerahan(), **siapa)


def _cabut(kasus: Permohonan, isian: formulir.FormulirCabut, **siapa: Any) -> None:
    cabut(kasus, formulir=isian.cleaned_data["formulir"][0], **siapa)


TINDAKAN = [
    Tindakan("nyatakan_lengkap", "kelengkapan", formulir.FormulirLengkap, _nyatakan_lengkap),
    Tindakan(
        "nyatakan_tidak_lengkap",
        "surat-tidak-lengkap",
        formulir.FormulirTidakLengkap,
        _dengan_isi(nyatakan_tidak_lengkap),
    ),
    Tindakan(
        "lengkapi",
        "penyusulan",
        formulir.FormulirLengkapi,
        lambda kasus, isian, **siapa: lengkapi(kasus, **isian.isi(), **siapa),
    ),
    Tindakan("bebaskan_identitas", "pembebasan-identitas", formulir.FormulirBebaskan, _dengan_isi(bebaskan_identitas)),
    Tindakan("tetapkan_jalur", "jenis", formulir.FormulirJalur, _dengan_isi(tetapkan_jalur)),
    Tindakan("beri_langsung", "pemberian-langsung", formulir.FormulirBeriLangsung, _beri_langsung),
    Tindakan("disposisikan", "disposisi", formulir.FormulirDisposisi, _dengan_isi(disposisikan)),
    Tindakan("perpanjang", "perpanjangan", formulir.FormulirPerpanjang, _dengan_isi(perpanjang)),
    Tindakan("putuskan", "keputusan", formulir.FormulirKeputusan, _putuskan),
    Tindakan("serahkan", "penyerahan", formulir.FormulirSerahkan, _serahkan),
    Tindakan("catat_penyampaian", "penyampaian", formulir.FormulirCatatPenyampaian, _catat_penyampaian),
    Tindakan("catat_keterlambatan", "keterlambatan", formulir.FormulirKeterlambatan, _dengan_isi(catat_keterlambatan)),
    Tindakan("kirim_pesan", "pesan", formulir.FormulirPesan, _dengan_isi(kirim_pesan)),
    Tindakan("tutup", "penutupan", formulir.FormulirTutup, _dengan_isi(tutup)),
    Tindakan(
        "tutup_tidak_lengkap",
        "penutupan-tidak-lengkap",
        formulir.FormulirTutupTidakLengkap,
        _dengan_isi(tutup_tidak_lengkap),
    ),
    Tindakan("cabut", "pencabutan", formulir.FormulirCabut, _cabut),
]
MENURUT_AKSI = {baris.aksi: baris for baris in TINDAKAN}


def _tidak_dapat(baris: Tindakan, kasus: Permohonan, peran: frozenset[Peran]) -> str:
    """Why this act cannot be done now; empty when it can."""
    try:
        ALUR.periksa(baris.aksi, status=kasus.status, peran=peran)
    except AturanDilanggar as galat:
        return str(galat)
    return ""


def halaman(baris: Tindakan) -> Callable[..., HttpResponse]:
    """The page of one act: the case beside the form; the act decides, the form keeps what was typed."""

    @require_http_methods(["GET", "HEAD", "POST"])
    @petugas(*(peran for peran in Peran if peran in baris.langkah.pelaku and peran != Peran.PEMOHON))
    def tindakan(request: Any, acuan: str) -> HttpResponse:
        kasus = cari_kasus(request, acuan)
        isian = baris.formulir(*terkirim(request), kasus=kasus, at=request.at)
        if isian.is_valid():
            try:
                baris.jalankan(kasus, isian, oleh=request.user, at=request.at)
            except AturanDilanggar as galat:
                isian.add_error(None, str(galat))
            else:
                messages.success(request, f"{baris.langkah.kejadian}.")
                return redirect(kasus)
        konteks = {"kasus": kasus, "baris": baris, "formulir": isian}
        konteks["halangan"] = "" if isian.is_bound else _tidak_dapat(baris, kasus, request.peran)
        return tampilkan(request, "permohonan/meja/tindakan.html", konteks, status=422 if isian.is_bound else 200)

    return tindakan
