"""Objections for officers: the queue, registration at the desk, and the page of one objection."""

import secrets
from typing import Any

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from keberatan.alur import StatusKeberatan
from keberatan.forms.pengaju import FormulirPencatatan
from keberatan.models import Keberatan
from keberatan.papan import antrean, menurut_batas, susun
from keberatan.perbuatan.pemeriksaan_identitas import lihat_identitas
from keberatan.perbuatan.pencatatan import catat
from keberatan.perbuatan.pencatatan_surat import catat_nomor_kantor
from keberatan.views.isi_kasus import berkas_terlihat, isi_kasus
from keberatan.views.izin import cari_keberatan
from permohonan.forms.tindakan import FormulirCatatanSurat
from permohonan.models import Permohonan
from permohonan.models.berkas import SIFAT_PRIBADI
from permohonan.views.berkas_kasus import gambar
from ppid.akses import petugas
from ppid.galat import AturanDilanggar
from ppid.models import Berkas, HariLibur, Surat
from ppid.peran import Peran
from ppid.saring import sebaris
from ppid.surat import cetak
from ppid.views.bingkai import LAYANAN, aliran, lampiran, tampilkan, terkirim

PEMBACA = (Peran.DESK, Peran.PENGHUBUNG, Peran.PPID, Peran.ATASAN)
TAMPIL_TERTUTUP = 50


@require_safe
@petugas(*PEMBACA)
def daftar(request: Any) -> HttpResponse:
    """Open objections by due date, then the latest closed ones."""
    kalender = HariLibur.objects.kalender(request.satker)
    milik = Keberatan.objects.untuk(request.user, at=request.at)
    terbuka = menurut_batas(susun(antrean(milik), satker=request.satker, kalender=kalender, at=request.at))
    tertutup = milik.filter(status__in=[StatusKeberatan.SELESAI, StatusKeberatan.DICABUT]).select_related("pengaju")
    konteks = {"terbuka": terbuka, "total": len(terbuka), "tertutup": tertutup[:TAMPIL_TERTUTUP]}
    return tampilkan(request, "keberatan/meja/daftar.html", konteks)


@require_http_methods(["GET", "HEAD", "POST"])
@petugas(Peran.DESK)
def catat_view(request: Any) -> HttpResponse:
    """Register an objection that came to the desk, in a letter, by telephone, or in the box."""
    awal: dict[str, Any] = {"token": secrets.token_hex(16), "diterima_at": request.at}
    kasus = Permohonan.objects.untuk(request.user, at=request.at).filter(
        acuan=sebaris(request.GET.get("permohonan", ""))
    )
    if permohonan := kasus.first():
        awal["nomor_permohonan"] = permohonan.nomor
    isian = FormulirPencatatan(*terkirim(request), satker=request.satker, at=request.at, initial=awal)
    if isian.is_valid():
        siapa = {"satker": request.satker, "oleh": request.user, "at": request.at}
        try:
            keberatan = catat(isian.isian(), **isian.pencatatan(), **siapa)
        except AturanDilanggar as galat:
            isian.add_error(None, str(galat))
        else:
            if keberatan.dicatat_at != request.at:
                messages.info(request, f"Digabungkan dengan keberatan {keberatan.nomor} yang masih terbuka.")
            return redirect(f"{keberatan.get_absolute_url()}?baru=1")
    status = 422 if isian.is_bound else 200
    return tampilkan(request, "keberatan/meja/catat.html", {"formulir": isian}, status=status)


@require_safe
@petugas(*PEMBACA)
def kasus(request: Any, acuan: str) -> HttpResponse:
    """One objection: its grounds and papers, its timeline, and the form of the next act."""
    return tampilkan(request, "keberatan/meja/kasus.html", isi_kasus(request, cari_keberatan(request, acuan)))


def _surat(kasus: Keberatan, acuan_surat: str, *, juga_permohonan: bool = False) -> Surat:
    """A letter of the objection, or of the request that it is about. Raises Http404."""
    milik = Q(untuk_keberatan__keberatan=kasus)
    if juga_permohonan and kasus.permohonan_id:
        milik |= Q(untuk_permohonan__permohonan=kasus.permohonan_id)
    satu = Surat.objects.filter(milik, acuan=acuan_surat).first()
    if satu is None:
        raise Http404
    return satu


@require_safe
@petugas(Peran.DESK, Peran.PPID, Peran.ATASAN)
def surat(request: Any, acuan: str, acuan_surat: str) -> HttpResponse:
    """An issued letter of the objection or of its request as PDF."""
    terbit = _surat(cari_keberatan(request, acuan), acuan_surat, juga_permohonan=True)
    return lampiran(cetak(terbit, at=request.at), nama=terbit.nama_berkas, mime="application/pdf", unduh=False)


@require_POST
@petugas(*LAYANAN)
def catatan_surat(request: Any, acuan: str, acuan_surat: str) -> HttpResponse:
    """Keep the office's own letter number and a photo of the signed paper with an issued letter."""
    baris = cari_keberatan(request, acuan)
    terbit = _surat(baris, acuan_surat)
    isian = FormulirCatatanSurat(request.POST, request.FILES)
    if isian.is_valid():
        isi = {"nomor_agenda": isian.cleaned_data["nomor_agenda"], "foto": next(iter(isian.cleaned_data["foto"]), None)}
        catat_nomor_kantor(baris, terbit, **isi, oleh=request.user, at=request.at)
        messages.success(request, "Catatan surat disimpan.")
    for pesan in (str(satu) for galat in isian.errors.values() for satu in galat):
        messages.error(request, pesan)
    return redirect(baris)


@require_safe
@petugas(Peran.DESK, Peran.PPID, Peran.ATASAN)
def berkas(request: Any, acuan: str, kode: str) -> Any:
    """A file of the objection or its request, or the photo of a signed letter; papers of a person never come here."""
    baris = cari_keberatan(request, acuan)
    milik = Q(pk__in=berkas_terlihat(baris).values("berkas")) | Q(pk__in=baris.surat.values("surat__foto"))
    if baris.permohonan:
        terlihat = baris.permohonan.berkas.exclude(sifat__in=SIFAT_PRIBADI)
        milik |= Q(pk__in=terlihat.values("berkas"))
    satu = Berkas.objects.filter(milik, kode=kode).first()
    if satu is None:
        raise Http404
    return aliran(satu)


@require_safe
@petugas(Peran.DESK, Peran.PPID, Peran.ATASAN)
@reauthentication_required
def identitas(request: Any, acuan: str) -> Any:
    """The one place that shows the full number and the papers, after re-authentication; every opening is recorded."""
    baris = cari_keberatan(request, acuan)
    pribadi = baris.berkas.filter(sifat__in=SIFAT_PRIBADI).select_related("berkas")
    try:
        nomor = lihat_identitas(baris, oleh=request.user, at=request.at)
    except AturanDilanggar as galat:
        konteks = {"kasus": baris, "galat": str(galat)}
        return tampilkan(request, "keberatan/meja/identitas.html", konteks, status=422)
    if kode := sebaris(request.GET.get("berkas", "")):
        return aliran(get_object_or_404(pribadi, berkas__kode=kode).berkas)
    konteks = {"kasus": baris, "nomor": nomor, "berkas": [(satu, gambar(satu.berkas)) for satu in pribadi]}
    return tampilkan(request, "keberatan/meja/identitas.html", konteks)
