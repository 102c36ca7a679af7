"""Taking over an earlier register, page by page."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from permohonan.forms.pengambilalihan import FormulirBerkas, FormulirKolom, FormulirPerbaikan, FormulirTabel
from permohonan.kosakata import JENIS_KELAMIN, KANAL, KEPUTUSAN
from permohonan.models import RancanganImpor
from permohonan.padanan import tulisan
from permohonan.pengambilalihan import (
    Pratinjau,
    ambil_alih,
    buang,
    mulai_impor,
    perbaiki,
    petakan,
    pilih_tabel,
    pratinjau,
    ringkasan,
)
from ppid.akses import petugas
from ppid.galat import AturanDilanggar
from ppid.peran import Peran
from ppid.views.bingkai import tampilkan, terkirim

# So many faults are shown at once; what is corrected makes room for the next.
TAMPIL = 40
CONTOH = 5
# Offered while a word is corrected: the first word for each meaning.
KATA = {
    kunci: [next(kata for kata, nilai in padanan.items() if nilai == satu) for satu in dict.fromkeys(padanan.values())]
    for kunci, padanan in {"keputusan": KEPUTUSAN, "kanal": KANAL, "jenis_kelamin": JENIS_KELAMIN}.items()
}
DAFTAR = 30


def _cari(request: Any, acuan: str) -> RancanganImpor:
    """A draft of this office. Raises Http404."""
    return get_object_or_404(
        RancanganImpor.objects.filter(satker=request.satker).select_related("satker", "tugas", "oleh"), acuan=acuan
    )


@require_http_methods(["GET", "HEAD", "POST"])
@petugas(Peran.DESK, Peran.PPID)
def mulai(request: Any) -> HttpResponse:
    formulir = FormulirBerkas(*terkirim(request))
    if formulir.is_valid():
        berkas = formulir.cleaned_data["berkas"]
        try:
            rancangan, dikenal = mulai_impor(
                berkas.name, berkas.read(), satker=request.satker, oleh=request.user, at=request.at
            )
        except AturanDilanggar as galat:
            formulir.add_error("berkas", str(galat))
        else:
            return redirect(rancangan) if dikenal else redirect("permohonan:kolom_impor", rancangan.acuan)
    semua = RancanganImpor.objects.filter(satker=request.satker).select_related("oleh", "tugas")[:DAFTAR]
    konteks = {"formulir": formulir, "semua": semua}
    return tampilkan(request, "permohonan/impor/mulai.html", konteks, status=422 if formulir.is_bound else 200)


@require_safe
@petugas(Peran.DESK, Peran.PPID)
def rancangan_impor(request: Any, acuan: str) -> HttpResponse:
    """What would be taken over and what stands in the way; afterwards, what was."""
    rancangan = _cari(request, acuan)
    if rancangan.selesai_at:
        return tampilkan(request, "permohonan/impor/hasil.html", {"rancangan": rancangan})
    if rancangan.dikerjakan and rancangan.tugas.oleh == request.user:
        return redirect("kemajuan", rancangan.tugas.acuan)
    if rancangan.dikerjakan:
        return tampilkan(request, "permohonan/impor/dikerjakan.html", {"rancangan": rancangan})
    isi, galat = None, ""
    try:
        isi = pratinjau(rancangan, at=request.at)
    except AturanDilanggar as lain:
        galat = str(lain)
    konteks = {"rancangan": rancangan, "isi": isi, "galat": galat} | (_ringkas(isi) if isi else {})
    return tampilkan(request, "permohonan/impor/pratinjau.html", konteks)


def _ringkas(isi: Pratinjau) -> dict[str, Any]:
    return {
        "temuan": isi.temuan[:TAMPIL],
        "temuan_lain": max(0, len(isi.temuan) - TAMPIL),
        "contoh": isi.baris[:CONTOH],
        "kata": KATA,
        "ringkas": ringkasan(isi.baris),
        "dikenal": ",".join(map(str, isi.dikenal)),
        "semua_dikenal": bool(isi.dikenal) and len(isi.dikenal) == len(isi.baris) and not isi.temuan,
    }


@require_http_methods(["GET", "HEAD", "POST"])
@petugas(Peran.DESK, Peran.PPID)
def kolom_impor(request: Any, acuan: str) -> HttpResponse:
    """What each column holds."""
    rancangan = _cari(request, acuan)
    if rancangan.selesai_at or rancangan.dikerjakan:
        return redirect(rancangan)
    semua = rancangan.semua_lembar()
    atas = semua[rancangan.lembar].baris[rancangan.awal : rancangan.awal + 20]
    contoh = {n: next((t for baris in atas if n < len(baris) and (t := tulisan(baris[n]))), "") for n in range(100)}
    formulir = FormulirKolom(*terkirim(request)[:1], judul=rancangan.judul, kolom=rancangan.kolom, contoh=contoh)
    if formulir.is_valid():
        try:
            petakan(rancangan, formulir.kolom(), oleh=request.user, at=request.at)
        except AturanDilanggar as galat:
            formulir.add_error(None, str(galat))
        else:
            return redirect(rancangan)
    tabel = FormulirTabel(lembar=semua, initial={"lembar": rancangan.lembar, "awal": rancangan.awal + 1})
    konteks = {"rancangan": rancangan, "formulir": formulir, "tabel": tabel}
    return tampilkan(request, "permohonan/impor/kolom.html", konteks, status=422 if formulir.is_bound else 200)


@require_POST
@petugas(Peran.DESK, Peran.PPID)
def tabel_impor(request: Any, acuan: str) -> HttpResponse:
    """Another sheet, or another first row."""
    rancangan = _cari(request, acuan)
    if not rancangan.selesai_at and not rancangan.dikerjakan:
        formulir = FormulirTabel(request.POST, lembar=rancangan.semua_lembar())
        if formulir.is_valid():
            isi = formulir.cleaned_data
            # Another sheet begins elsewhere, unless somebody says where.
            tetap = isi["lembar"] != rancangan.lembar and isi["awal"] == rancangan.awal + 1
            awal = -1 if tetap or isi["awal"] is None else isi["awal"] - 1
            try:
                pilih_tabel(rancangan, lembar=isi["lembar"], awal=awal, oleh=request.user, at=request.at)
            except AturanDilanggar as galat:
                messages.error(request, str(galat))
        for galat_medan in formulir.errors.values():
            messages.error(request, str(galat_medan[0]))
    return redirect("permohonan:kolom_impor", rancangan.acuan)


@require_POST
@petugas(Peran.DESK, Peran.PPID)
def perbaiki_impor(request: Any, acuan: str) -> HttpResponse:
    """Cells corrected in place, and rows left out."""
    rancangan = _cari(request, acuan)
    formulir = FormulirPerbaikan(request.POST)
    try:
        if not formulir.is_valid():
            raise AturanDilanggar(formulir.non_field_errors()[0])
        perbaiki(rancangan, formulir.sel, lewati=formulir.lewati, oleh=request.user, at=request.at)
    except AturanDilanggar as galat:
        messages.error(request, str(galat))
    return redirect(rancangan)


@require_POST
@petugas(Peran.DESK, Peran.PPID)
def ambil_alih_impor(request: Any, acuan: str) -> HttpResponse:
    """All of it, or nothing."""
    rancangan = _cari(request, acuan)
    try:
        ambil_alih(rancangan, oleh=request.user, at=request.at)
    except AturanDilanggar as galat:
        messages.error(request, str(galat))
    return redirect(rancangan)


@require_POST
@petugas(Peran.DESK, Peran.PPID)
def buang_impor(request: Any, acuan: str) -> HttpResponse:
    rancangan = _cari(request, acuan)
    try:
        buang(rancangan, oleh=request.user, at=request.at)
    except AturanDilanggar as galat:
        messages.error(request, str(galat))
        return redirect(rancangan)
    messages.info(request, f"Pengambilalihan {rancangan.nama_berkas} dibatalkan. Tidak ada yang disimpan.")
    return redirect("permohonan:mulai_impor")
