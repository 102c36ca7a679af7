"""Disputes: their list, the page of one, its acts, and the bundle for the panel."""

from functools import partial
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from keberatan.alur import ALUR_SENGKETA, SENGKETA_TERBUKA
from keberatan.forms import sengketa as formulir
from keberatan.kronologi import riwayat_sengketa
from keberatan.models import Keberatan, Sengketa
from keberatan.perbuatan import putusan
from keberatan.perbuatan.pelepasan_penahanan import lepas_penahanan, minta_lepas_penahanan
from keberatan.perbuatan.pendaftaran_sengketa import daftarkan_sengketa
from keberatan.perbuatan.penyusunan_berkas import bagikan_berkas_sidang, cabut_tautan, minta_berkas_sidang
from keberatan.perbuatan.persidangan import catat_hasil_sidang, jadwalkan_sidang, tunjuk_hadir
from keberatan.views.izin import cari_keberatan, cari_sengketa
from keberatan.waktu import tenggat_sengketa
from ppid.akses import petugas
from ppid.galat import AturanDilanggar
from ppid.models import Berkas, HariLibur
from ppid.peran import Peran
from ppid.views.bingkai import aliran, tampilkan, terkirim
from ppid.views.tindakan import Tindakan, dengan_isi

PENYIAP = (Peran.DESK, Peran.PPID, Peran.ATASAN)
PENYUSUN = (Peran.DESK, Peran.PENGHUBUNG, Peran.PPID, Peran.ATASAN)


def _putusan(perbuatan: Any) -> Any:
    """An act that takes a ruling and its copies."""
    return lambda kasus, isian, **siapa: perbuatan(
        kasus, isian.isi_putusan(), berkas=isian.cleaned_data["berkas"], **siapa
    )


def _tunjuk_hadir(kasus: Sengketa, isian: formulir.FormulirHadir, **siapa: Any) -> None:
    tunjuk_hadir(kasus, **isian.isi(), **siapa)


_tindakan = partial(Tindakan, ALUR_SENGKETA)
TINDAKAN = [
    _tindakan("jadwalkan_sidang", "sidang", formulir.FormulirSidang, dengan_isi(jadwalkan_sidang)),
    _tindakan("tunjuk_hadir", "kehadiran", formulir.FormulirHadir, _tunjuk_hadir),
    _tindakan("catat_hasil_sidang", "hasil-sidang", formulir.FormulirHasilSidang, dengan_isi(catat_hasil_sidang)),
    _tindakan(
        "catat_putusan_komisi", "putusan-komisi", formulir.FormulirPutusan, _putusan(putusan.catat_putusan_komisi)
    ),
    _tindakan("catat_gugatan", "gugatan", formulir.FormulirGugatan, dengan_isi(putusan.catat_gugatan)),
    _tindakan(
        "catat_putusan_pengadilan",
        "putusan-pengadilan",
        formulir.FormulirPutusanLanjutan,
        _putusan(putusan.catat_putusan_pengadilan),
    ),
    _tindakan("catat_kasasi", "kasasi", formulir.FormulirKasasi, dengan_isi(putusan.catat_kasasi)),
    _tindakan(
        "catat_putusan_kasasi",
        "putusan-kasasi",
        formulir.FormulirPutusanLanjutan,
        _putusan(putusan.catat_putusan_kasasi),
    ),
    _tindakan(
        "catat_pelaksanaan_putusan",
        "pelaksanaan-putusan",
        formulir.FormulirPelaksanaanPutusan,
        dengan_isi(putusan.catat_pelaksanaan_putusan),
    ),
    _tindakan(
        "catat_pencabutan_sengketa",
        "pencabutan-sengketa",
        formulir.FormulirPencabutan,
        dengan_isi(putusan.catat_pencabutan_sengketa),
    ),
    _tindakan("tutup_sengketa", "penutupan-sengketa", formulir.FormulirTutup, dengan_isi(putusan.tutup_sengketa)),
    _tindakan("cabut_tautan", "pencabutan-tautan", formulir.FormulirCabutTautan, dengan_isi(cabut_tautan)),
    _tindakan(
        "minta_lepas_penahanan", "usul-pelepasan", formulir.FormulirMintaLepas, dengan_isi(minta_lepas_penahanan)
    ),
    _tindakan("lepas_penahanan", "pelepasan", formulir.FormulirLepas, dengan_isi(lepas_penahanan)),
]
MENURUT_AKSI = {baris.aksi: baris for baris in TINDAKAN}


@require_safe
@petugas(*PENYUSUN)
def daftar(request: Any) -> HttpResponse:
    """Disputes of the office, the running ones first."""
    milik = Sengketa.objects.untuk(request.user, at=request.at).select_related("keberatan__pengaju")
    baris = sorted(milik, key=lambda satu: satu.status not in SENGKETA_TERBUKA)
    return tampilkan(request, "keberatan/meja/daftar_sengketa.html", {"baris": baris, "total": len(baris)})


@require_http_methods(["GET", "HEAD", "POST"])
@petugas(*PENYIAP)
def daftarkan(request: Any, acuan: str) -> HttpResponse:
    """Record that an objection went on to the Information Commission."""
    kasus: Keberatan = cari_keberatan(request, acuan)
    isian = formulir.FormulirDaftarkan(*terkirim(request), kasus=kasus, at=request.at)
    if isian.is_valid():
        try:
            sengketa = daftarkan_sengketa(kasus, **isian.cleaned_data, oleh=request.user, at=request.at)
        except AturanDilanggar as galat:
            isian.add_error(None, str(galat))
        else:
            messages.success(request, "Sengketa dicatat. Arsip perkara ini ditahan.")
            return redirect(sengketa)
    konteks = {"kasus": kasus, "formulir": isian}
    return tampilkan(request, "keberatan/meja/daftarkan_sengketa.html", konteks, status=422 if isian.is_bound else 200)


def _tombol(request: Any, kasus: Sengketa) -> list[dict[str, Any]]:
    tanpa = set()
    if kasus.dilepas_at:
        tanpa |= {"minta_lepas_penahanan", "lepas_penahanan"}
    elif kasus.diminta_lepas_oleh is None:
        tanpa.add("lepas_penahanan")
    if not kasus.sidang.exists():
        tanpa |= {"tunjuk_hadir", "catat_hasil_sidang"}
    if not kasus.putusan.filter(dilaksanakan_pada=None).exists():
        tanpa.add("catat_pelaksanaan_putusan")
    return [
        {"langkah": langkah, "url": reverse(f"keberatan:{langkah.aksi}", args=[kasus.acuan])}
        for langkah in ALUR_SENGKETA.tersedia(kasus.status, request.peran)
        if langkah.aksi in MENURUT_AKSI and langkah.aksi not in tanpa | {"cabut_tautan"}
    ]


def _halaman(request: Any, kasus: Sengketa, *, isian: Any = None, kunci: str = "", status: int = 200) -> HttpResponse:
    kalender = HariLibur.objects.kalender(kasus.satker)
    boleh = {langkah.aksi for langkah in ALUR_SENGKETA.tersedia(kasus.status, request.peran)}
    versi = kasus.berkas_sidang.select_related("pdf", "asli", "oleh").prefetch_related("tautan__bukaan")
    konteks = {
        "kasus": kasus,
        "keberatan": kasus.keberatan,
        "tenggat": tenggat_sengketa(kasus, kalender),
        "sidang": kasus.sidang.prefetch_related("kehadiran__petugas", "kehadiran__surat_kuasa"),
        "putusan": kasus.putusan.all(),
        "berkas": kasus.berkas.select_related("berkas"),
        "versi": versi,
        "boleh": boleh,
        "formulir_bagikan": isian or formulir.FormulirBagikan(kasus=kasus, at=request.at),
        "alamat_baru": f"{settings.SITUS}{reverse('keberatan:tautan', args=[kunci])}" if kunci else "",
        "at": request.at,
        "tombol": _tombol(request, kasus),
        "riwayat": riwayat_sengketa(kasus),
    }
    return tampilkan(request, "keberatan/meja/sengketa.html", konteks, status=status)


@require_safe
@petugas(*PENYUSUN)
def sengketa(request: Any, acuan: str) -> HttpResponse:
    """One dispute: where it stands, its terms, sessions, rulings, and the bundle."""
    return _halaman(request, cari_sengketa(request, acuan))


@require_POST
@petugas(*PENYUSUN)
def susun(request: Any, acuan: str) -> HttpResponse:
    """Ask for the bundle; a worker puts it together."""
    kasus = cari_sengketa(request, acuan)
    try:
        tugas = minta_berkas_sidang(kasus, oleh=request.user, at=request.at)
    except AturanDilanggar as galat:
        messages.error(request, str(galat))
        return redirect(kasus)
    return redirect("kemajuan", tugas.acuan)


@require_POST
@petugas(*PENYIAP)
def bagikan(request: Any, acuan: str) -> HttpResponse:
    """Make a link for the panel; its address shows once, on the page that answers."""
    kasus = cari_sengketa(request, acuan)
    isian = formulir.FormulirBagikan(request.POST, kasus=kasus, at=request.at)
    if not isian.is_valid():
        return _halaman(request, kasus, isian=isian, status=422)
    try:
        kunci = bagikan_berkas_sidang(kasus, **isian.cleaned_data, oleh=request.user, at=request.at)
    except AturanDilanggar as galat:
        isian.add_error(None, str(galat))
        return _halaman(request, kasus, isian=isian, status=422)
    return _halaman(request, kasus, kunci=kunci)


@require_safe
@petugas(*PENYUSUN)
def berkas(request: Any, acuan: str, kode: str) -> Any:
    """A paper of the dispute, or a version of its bundle."""
    kasus = cari_sengketa(request, acuan)
    milik = Berkas.objects.filter(kode=kode)
    satu = milik.filter(pk__in=kasus.berkas.values("berkas")).first()
    versi = kasus.berkas_sidang.all()
    satu = satu or milik.filter(pk__in=versi.values("pdf")).first() or milik.filter(pk__in=versi.values("asli")).first()
    if satu is None:
        raise Http404
    return aliran(satu)
