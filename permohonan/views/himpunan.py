"""Requests that ask alike: gathered, answered and handed over together, each still a case of its own."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from permohonan.forms.himpunan import FormulirHimpun, FormulirKeputusanBersama, FormulirPenyerahanBersama
from permohonan.himpunan import (
    anggota,
    bandingkan,
    daftar_himpunan,
    kasus_himpunan,
    menurut_sebab,
    menurut_teks,
    pelaksanaan,
    usulan,
)
from permohonan.models import Himpunan, Permohonan, TindakanBersama
from permohonan.perbuatan.penghimpunan import buat_himpunan, keluarkan_dari_himpunan, tambah_anggota
from permohonan.tindakan_bersama import halangan, mulai_bersama, ulangi_bersama
from permohonan.views.kasus import cari_kasus
from ppid.akses import petugas
from ppid.galat import AturanDilanggar
from ppid.models import HariLibur
from ppid.peran import Peran
from ppid.saring import sebaris
from ppid.views.bingkai import LAYANAN, tampilkan, terkirim

Aksi = TindakanBersama.Aksi


def _cari(request: Any, acuan: str) -> Himpunan:
    """A bundle of this office. Raises Http404."""
    milik = Himpunan.objects.untuk(request.user, at=request.at).filter(satker=request.satker)
    return get_object_or_404(milik.select_related("satker", "oleh"), acuan=acuan)


@require_safe
@petugas(*LAYANAN)
def daftar(request: Any) -> HttpResponse:
    """The bundles of the office, and what might become one."""
    semua = list(daftar_himpunan(request.satker, request.user, at=request.at))
    konteks = {"semua": semua, "usulan": usulan(request.satker), "total": len(semua)}
    return tampilkan(request, "permohonan/himpunan/daftar.html", konteks)


def _calon(request: Any) -> tuple[list[Permohonan], list[Permohonan]]:
    """The cases that the address names: those that may be gathered, and those that may not any more."""
    acuan = [sebaris(satu) for satu in request.GET.getlist("kasus")][:500]
    if mirip := sebaris(request.GET.get("sejenis", "")):
        kasus = cari_kasus(request, mirip)
        acuan += [kasus.acuan, *bandingkan(request.satker).lain(kasus.acuan)]
    baris = Permohonan.objects.untuk(request.user, at=request.at).filter(satker=request.satker, acuan__in=acuan)
    baris = baris.select_related("pemohon", "satker", "keanggotaan__himpunan").order_by("jatuh_tempo", "pk")
    bebas = baris.berjalan().filter(keanggotaan=None)
    return list(bebas), list(baris.exclude(pk__in=bebas.values("pk")))


@require_http_methods(["GET", "HEAD", "POST"])
@petugas(*LAYANAN)
def himpun(request: Any) -> HttpResponse:
    """Gather cases that ask alike: whole texts side by side, ticked where they belong together."""
    calon, lain = _calon(request)
    ada = list(daftar_himpunan(request.satker, request.user, at=request.at).filter(belum__gt=0))
    bawaan = {"kasus": [k.acuan for k in calon], "ke": sebaris(request.GET.get("ke", ""))}
    formulir = FormulirHimpun(*terkirim(request)[:1], calon=calon, himpunan=ada, initial=bawaan)
    if formulir.is_valid():
        kasus, himpunan, siapa = formulir.dipilih(), formulir.tujuan(), {"oleh": request.user, "at": request.at}
        try:
            if himpunan is None:
                himpunan = buat_himpunan(formulir.cleaned_data["judul"], kasus, satker=request.satker, **siapa)
            else:
                tambah_anggota(himpunan, kasus, **siapa)
        except AturanDilanggar as galat:
            formulir.add_error(None, str(galat))
        else:
            messages.success(request, f"{len(kasus)} permohonan dihimpun.")
            return redirect(himpunan)
    konteks = {"formulir": formulir, "calon": calon, "lain": lain, "ada": ada, "dicentang": formulir["kasus"].value()}
    return tampilkan(request, "permohonan/himpunan/himpun.html", konteks, status=422 if formulir.is_bound else 200)


@require_safe
@petugas(*LAYANAN)
def himpunan(request: Any, acuan: str) -> HttpResponse:
    """One bundle: its cases, what was done together, and what was not and why."""
    baris = _cari(request, acuan)
    kalender = HariLibur.objects.kalender(baris.satker)
    semua = anggota(baris, aksi=Aksi.PUTUSKAN, kalender=kalender, at=request.at)
    tindakan = pelaksanaan(baris)
    konteks = {
        "himpunan": baris,
        "anggota": semua,
        "siap_dijawab": sum(not satu.halangan for satu in semua),
        "siap_diserahkan": len(semua) - len(halangan(Aksi.SERAHKAN, (satu.kasus for satu in semua), berkas_ikut=True)),
        "tindakan": tindakan,
        "berjalan": any(satu.dikerjakan for satu, _ in tindakan),
        "ppid": Peran.PPID in request.peran,
    }
    return tampilkan(request, "permohonan/himpunan/himpunan.html", konteks)


@require_POST
@petugas(*LAYANAN)
def keluarkan(request: Any, acuan: str) -> HttpResponse:
    """Take the ticked cases out again."""
    baris = _cari(request, acuan)
    dipilih = kasus_himpunan(baris).filter(acuan__in=[sebaris(satu) for satu in request.POST.getlist("kasus")])
    for satu in dipilih:
        try:
            keluarkan_dari_himpunan(satu, oleh=request.user, at=request.at)
        except AturanDilanggar as galat:
            messages.error(request, f"{satu.nomor}: {galat}")
        else:
            messages.success(request, f"{satu.nomor} dikeluarkan dari himpunan.")
    if not dipilih:
        messages.error(request, "Centang dulu permohonan yang dikeluarkan.")
    return redirect(baris)


def _titip(
    request: Any, baris: Himpunan, aksi: str, formulir: Any, kasus: Sequence[Permohonan], **isi: Any
) -> HttpResponse | None:
    """Hand the checked form to the worker; None when the act refuses, and the form then says why."""
    berkas = formulir.cleaned_data.get("berkas", ())
    try:
        tindakan = mulai_bersama(baris, aksi, kasus, berkas=berkas, oleh=request.user, at=request.at, **isi)
    except AturanDilanggar as galat:
        formulir.add_error(None, str(galat))
        return None
    ikut = set(tindakan.sasaran.values_list("permohonan", flat=True))
    messages.success(request, f"{tindakan.get_aksi_display()} untuk {len(ikut)} permohonan sedang dikerjakan.")
    if lain := ", ".join(satu.nomor for satu in kasus if satu.pk not in ikut):
        messages.warning(
            request,
            f"Tidak ikut dijawab: {lain}. Pemohonnya meminta softcopy atau hanya melihat, jadi tidak dipungut biaya. "
            "Jawab tanpa biaya.",
        )
    return redirect(baris)


@require_http_methods(["GET", "HEAD", "POST"])
@petugas(Peran.PPID)
def putuskan(request: Any, acuan: str) -> HttpResponse:
    """One decision for every case that fits, after the text of each was read."""
    baris = _cari(request, acuan)
    kalender = HariLibur.objects.kalender(baris.satker)
    semua = anggota(baris, aksi=Aksi.PUTUSKAN, kalender=kalender, at=request.at)
    kelompok = menurut_teks(semua)
    if not kelompok:
        messages.info(request, "Tidak ada permohonan dalam himpunan ini yang dapat dijawab sekarang.")
        return redirect(baris)
    wakil = kelompok[0].anggota[0].kasus
    formulir = FormulirKeputusanBersama(*terkirim(request), kasus=wakil, at=request.at, kelompok=kelompok)
    if formulir.is_valid():
        isi = formulir.isi_keputusan()
        if jawab := _titip(request, baris, Aksi.PUTUSKAN, formulir, formulir.dipilih(), isi=isi):
            return jawab
    konteks = {"himpunan": baris, "formulir": formulir, "kelompok": kelompok, "terhalang": menurut_sebab(semua)}
    konteks |= {nama: formulir[nama].value() or [] for nama in ("dijawab", "dibaca")}
    status = 422 if formulir.is_bound else 200
    return tampilkan(request, "permohonan/himpunan/keputusan.html", konteks, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@petugas(*LAYANAN)
def serahkan(request: Any, acuan: str) -> HttpResponse:
    """Hand over in one go what was wished by e-mail; the rest stays with the desk."""
    baris = _cari(request, acuan)
    kalender = HariLibur.objects.kalender(baris.satker)
    semua = anggota(baris, aksi=Aksi.SERAHKAN, kalender=kalender, at=request.at)
    formulir = FormulirPenyerahanBersama(*terkirim(request), kasus=baris, at=request.at, anggota=semua)
    if formulir.is_valid() and (jawab := _titip(request, baris, Aksi.SERAHKAN, formulir, formulir.dipilih())):
        return jawab
    siap = [satu for satu in semua if satu.kasus.acuan in formulir.siap]
    konteks = {"himpunan": baris, "formulir": formulir, "siap": siap}
    konteks["terhalang"] = menurut_sebab(satu for satu in semua if satu not in siap)
    konteks["diserahkan"] = formulir["diserahkan"].value() or []
    status = 422 if formulir.is_bound else 200
    return tampilkan(request, "permohonan/himpunan/penyerahan.html", konteks, status=status)


@require_POST
@petugas(*LAYANAN)
def ulangi(request: Any, acuan: str) -> HttpResponse:
    """Try again what of an act was not done."""
    baris = _cari(request, acuan)
    tindakan = baris.tindakan.filter(acuan=sebaris(request.POST.get("tindakan", ""))).first()
    try:
        if tindakan is None:
            raise AturanDilanggar("Tindakan itu tidak ada pada himpunan ini. Muat ulang halaman.")
        ulangi_bersama(tindakan, oleh=request.user, at=request.at)
    except AturanDilanggar as galat:
        messages.error(request, str(galat))
    else:
        messages.success(request, "Yang belum dicoba lagi.")
    return redirect(baris)
