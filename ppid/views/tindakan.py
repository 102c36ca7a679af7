"""The acts an officer performs on something: one row each, one view for all."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from ppid.akses import petugas
from ppid.alur import Alur, Langkah
from ppid.galat import AturanDilanggar
from ppid.medan import FormulirPerbuatan
from ppid.peran import Peran
from ppid.saring import sebaris
from ppid.views.bingkai import tampilkan, terkirim


@dataclass(frozen=True, slots=True)
class Tindakan:
    """One act: its name in the table, its address below its object, its form, what runs it with the checked form."""

    alur: Alur
    aksi: str
    alamat: str
    formulir: type[FormulirPerbuatan]
    jalankan: Callable[..., Any]
    # What the object's page is told when it opens after the act, e.g. to offer a paper for printing.
    sesudah: str = ""

    @property
    def langkah(self) -> Langkah:
        return self.alur[self.aksi]

    def halangan(self, benda: Any, peran: frozenset[Peran]) -> str:
        """Why this act cannot be done now; empty when it can."""
        try:
            self.alur.periksa(self.aksi, status=benda.status, peran=peran)
        except AturanDilanggar as galat:
            return str(galat)
        return ""


def dengan_isi(perbuatan: Callable[..., Any]) -> Callable[..., Any]:
    """An act that takes the form's fields as they are."""
    return lambda benda, isian, **siapa: perbuatan(benda, **isian.cleaned_data, **siapa)


def halaman(
    baris: Tindakan, *, cari: Callable[[Any, str], Any], templat: str, sebutan: str = "kasus"
) -> Callable[..., HttpResponse]:
    """The page of one act: its object beside the form; the act decides, the form keeps what was typed."""

    @require_http_methods(["GET", "HEAD", "POST"])
    @petugas(*(peran for peran in Peran if peran in baris.langkah.pelaku and peran != Peran.PEMOHON))
    def tindakan(request: Any, acuan: str) -> HttpResponse:
        benda = cari(request, acuan)
        # A link may bring a field along, e.g. which item of the list is to be handed over.
        bawaan = {nama: sebaris(request.GET[nama]) for nama in baris.formulir.base_fields if nama in request.GET}
        isian = baris.formulir(*terkirim(request), kasus=benda, at=request.at, initial=bawaan)
        if isian.is_valid():
            try:
                baris.jalankan(benda, isian, oleh=request.user, at=request.at)
            except AturanDilanggar as galat:
                isian.add_error(None, str(galat))
            else:
                messages.success(request, f"{baris.langkah.kejadian}.")
                return redirect(f"{benda.get_absolute_url()}{baris.sesudah}")
        konteks = {sebutan: benda, "baris": baris, "formulir": isian}
        konteks["halangan"] = "" if isian.is_bound else baris.halangan(benda, request.peran)
        return tampilkan(request, templat, konteks, status=422 if isian.is_bound else 200)

    return tindakan
