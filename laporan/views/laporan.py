"""The officers' pages of reports: figures, a report on its way, its parts and photos."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from laporan import kerangka
from laporan.alur import ALUR, PEMBACA, PENYUSUN, StatusLaporan
from laporan.cetak import BENTUK, ringkasan, xlsx
from laporan.forms import laporan as formulir
from laporan.isian import DAFTAR
from laporan.models import BagianLaporan, Laporan
from laporan.naskah import susun
from laporan.perbuatan.pelampiran_foto import buang_foto, lampirkan_foto
from laporan.perbuatan.penelaahan import kembalikan_laporan, pertimbangkan, setujui_laporan, tandatangani_laporan
from laporan.perbuatan.penerbitan import terbitkan_laporan
from laporan.perbuatan.pengajuan import ajukan_laporan
from laporan.perbuatan.pengesahan import buka_pengesahan, sahkan_laporan
from laporan.perbuatan.pengiriman import kirim_laporan
from laporan.perbuatan.penulisan import SudahDiubah, benarkan_angka, tulis_bagian
from laporan.perbuatan.penyusunan import batalkan_laporan, mulai_laporan
from laporan.perbuatan.permintaan import minta_cetak
from ppid.akses import petugas
from ppid.galat import AturanDilanggar
from ppid.surat import cetak
from ppid.views.bingkai import aliran, lampiran, tampilkan
from ppid.views.tindakan import Tindakan, dengan_isi

TAMPIL = 60
# How a report came to be stands outside the table of steps.
KELAHIRAN = {"mulai_laporan": "Penyusunan dimulai"}
_laporan = partial(Tindakan, ALUR)
TINDAKAN = [
    _laporan("lampirkan_foto", "foto-baru", formulir.FormulirFoto, dengan_isi(lampirkan_foto)),
    _laporan("buang_foto", "pembuangan-foto", formulir.FormulirBuangFoto, dengan_isi(buang_foto)),
    _laporan("ajukan_laporan", "pengajuan", formulir.FormulirSaja, dengan_isi(ajukan_laporan)),
    _laporan("setujui_laporan", "persetujuan", formulir.FormulirSaja, dengan_isi(setujui_laporan)),
    _laporan("tandatangani_laporan", "penandatanganan", formulir.FormulirTandaTangan, dengan_isi(tandatangani_laporan)),
    _laporan("kembalikan_laporan", "pengembalian", formulir.FormulirKembalikan, dengan_isi(kembalikan_laporan)),
    _laporan("pertimbangkan", "pertimbangan", formulir.FormulirPendapat, dengan_isi(pertimbangkan)),
    _laporan("sahkan_laporan", "pengesahan", formulir.FormulirPleno, dengan_isi(sahkan_laporan)),
    _laporan("buka_pengesahan", "pembukaan", formulir.FormulirAlasan, dengan_isi(buka_pengesahan)),
    _laporan("terbitkan_laporan", "penerbitan", formulir.FormulirSaja, dengan_isi(terbitkan_laporan)),
    _laporan("kirim_laporan", "pengiriman", formulir.FormulirKirim, dengan_isi(kirim_laporan)),
    _laporan("batalkan_laporan", "pembatalan", formulir.FormulirAlasan, dengan_isi(batalkan_laporan)),
]
# Steps of an annual report only, and of every other report only.
HANYA_TAHUNAN = frozenset({"setujui_laporan", "pertimbangkan", "sahkan_laporan", "kirim_laporan"})
HANYA_BERKALA = frozenset({"tandatangani_laporan"})


def cari_laporan(request: Any, acuan: str) -> Laporan:
    """The report, if this officer may see it. Raises Http404."""
    baris = Laporan.objects.untuk(request.user, at=request.at)
    return get_object_or_404(baris.select_related("satker", "surat", "surel", "bukti_kirim"), acuan=acuan)


def _galat(isian: Form) -> str:
    """What is wrong with a form that has no page of its own, in one line."""
    return " ".join(str(pesan) for satu in isian.errors.values() for pesan in satu)


@require_safe
@petugas(*PEMBACA)
def daftar(request: Any) -> HttpResponse:
    """The office's reports, what is being written, and a press for any period."""
    milik = Laporan.objects.untuk(request.user, at=request.at).select_related("satker")
    hari_ini = request.satker.hari_ini(request.at)
    terbit = list(milik.terbit().defer("beku")[:TAMPIL])
    sampai = set(milik.sampai_di_komisi().values_list("pk", flat=True))
    konteks = {
        "berjalan": list(milik.berjalan()),
        "terbit": terbit,
        "belum_dikirim": [satu for satu in terbit if satu.tahunan and satu.pk not in sampai],
        "masa": formulir.masa_baku(request.satker, pada=hari_ini),
        "menyusun": not request.peran.isdisjoint(PENYUSUN),
        "bentuk": [(nama, label) for nama, (label, _) in BENTUK.items()],
    }
    return tampilkan(request, "laporan/meja/daftar.html", konteks)


@require_POST
@petugas(*PENYUSUN)
def mulai(request: Any) -> HttpResponse:
    """Begin writing the report of a period, or open the one that is being written."""
    isian = formulir.FormulirMasa(request.POST, satker=request.satker, at=request.at)
    if not isian.is_valid():
        messages.error(request, _galat(isian))
        return redirect("laporan:daftar")
    try:
        laporan = mulai_laporan(isian.periode(), satker=request.satker, oleh=request.user, at=request.at)
    except AturanDilanggar as galat:
        messages.error(request, str(galat))
        return redirect("laporan:daftar")
    return redirect(laporan)


@require_POST
@petugas(*PEMBACA)
def minta(request: Any) -> HttpResponse:
    """Ask for the report of a period as a file; a worker makes it."""
    isian = formulir.FormulirMasa(request.POST, satker=request.satker, at=request.at)
    bentuk = request.POST.get("bentuk", "pdf")
    if bentuk not in BENTUK or not isian.is_valid():
        messages.error(request, _galat(isian) or "Bentuk itu tidak ada. Pilih dari daftar.")
        return redirect("laporan:daftar")
    tugas = minta_cetak(isian.periode(), bentuk=bentuk, satker=request.satker, oleh=request.user, at=request.at)
    return redirect("kemajuan", tugas.acuan)


def _tombol(laporan: Laporan, request: Any) -> list[Tindakan]:
    tanpa = HANYA_BERKALA if laporan.tahunan else HANYA_TAHUNAN
    if not laporan.foto.filter(dibuang_at=None).exists():
        tanpa |= {"buang_foto"}
    if laporan.dikirim_pada and not laporan.gagal_dikirim:
        tanpa |= {"kirim_laporan"}
    return [t for t in TINDAKAN if t.aksi not in tanpa and not t.halangan(laporan, request.peran)]


@require_safe
@petugas(*PEMBACA)
def laporan(request: Any, acuan: str) -> HttpResponse:
    """One report: its parts as they read now, what is still missing, whose turn it is."""
    satu = cari_laporan(request, acuan)
    naskah = None if satu.beku else susun(satu.satker, satu.periode, at=request.at, laporan=satu)
    menulis = satu.status == StatusLaporan.DISUSUN and not request.peran.isdisjoint(PENYUSUN)
    konteks = {
        "laporan": satu,
        "isi": satu.beku or (naskah.isi if naskah else {}),
        "naskah": naskah,
        "menulis": menulis,
        "ditulis": {b.kunci for b in kerangka.kerangka(tahunan=satu.tahunan) if b.ditulis},
        "tombol": _tombol(satu, request),
        "foto": satu.foto.filter(dibuang_at=None).select_related("berkas"),
        "riwayat": [(r, KELAHIRAN.get(r.aksi) or ALUR[r.aksi].kejadian) for r in satu.riwayat.select_related("oleh")],
        "bentuk": [(nama, label) for nama, (label, _) in BENTUK.items()],
    }
    return tampilkan(request, "laporan/meja/laporan.html", konteks)


@require_http_methods(["GET", "HEAD", "POST"])
@petugas(*PEMBACA)
def bagian(request: Any, acuan: str, kunci: str) -> HttpResponse:
    """Write one part of a report, with its figures and the list of what may be inserted beside the text."""
    satu = cari_laporan(request, acuan)
    try:
        tentang = kerangka.bagian(kunci, tahunan=satu.tahunan)
    except KeyError as galat:
        raise Http404 from galat
    baris = satu.bagian.filter(kunci=kunci).select_related("diubah_oleh").first() or BagianLaporan(kunci=kunci)
    awal = {"isi": baris.isi, "versi": baris.versi}
    isian = formulir.FormulirBagian(request.POST if request.method == "POST" else None, initial=awal)
    bentrok = None
    if isian.is_valid():
        try:
            tulis_bagian(satu, kunci=kunci, **isian.cleaned_data, oleh=request.user, at=request.at)
        except SudahDiubah as galat:
            bentrok = galat.baris
            # What is saved next has the stored text before its eyes.
            data = request.POST.copy()
            data["versi"] = str(bentrok.versi)
            isian.data = data
            isian.add_error(None, str(galat))
        except AturanDilanggar as galat:
            isian.add_error(None, str(galat))
        else:
            messages.success(request, "Uraian disimpan.")
            return redirect(satu)
    naskah = susun(satu.satker, satu.periode, at=request.at, laporan=satu)
    konteks = {
        "laporan": satu,
        "bagian": tentang,
        "formulir": isian,
        "bentrok": bentrok,
        "bab": next(bab for bab in naskah.isi["bab"] if bab["kunci"] == kunci),
        "tanya": [t for t in naskah.tanya if t.kunci == kunci],
        "dibenarkan": satu.angka_dibenarkan.filter(kunci=kunci).select_related("oleh"),
        "isian": [(nama, i.keterangan, i.nilai(naskah.bahan)) for nama, i in DAFTAR.items()],
        "menulis": satu.status == StatusLaporan.DISUSUN and not request.peran.isdisjoint(PENYUSUN),
    }
    return tampilkan(request, "laporan/meja/bagian.html", konteks, status=422 if isian.is_bound else 200)


@require_POST
@petugas(*PENYUSUN)
def benarkan(request: Any, acuan: str) -> HttpResponse:
    """Explain a number that comes from no register."""
    satu = cari_laporan(request, acuan)
    isian = formulir.FormulirAngka(request.POST)
    if isian.is_valid():
        try:
            benarkan_angka(satu, **isian.cleaned_data, oleh=request.user, at=request.at)
            messages.success(request, "Penjelasan angka dicatat.")
        except AturanDilanggar as galat:
            messages.error(request, str(galat))
    else:
        messages.error(request, _galat(isian))
    return redirect(satu)


@require_POST
@petugas(*PEMBACA)
def cetak_konsep(request: Any, acuan: str) -> HttpResponse:
    """The report as it stands, as a file: a worker makes it while it is being written."""
    satu = cari_laporan(request, acuan)
    bentuk = request.POST.get("bentuk", "pdf")
    if bentuk not in BENTUK:
        raise Http404
    tugas = minta_cetak(satu.periode, bentuk=bentuk, laporan=satu, satker=satu.satker, oleh=request.user, at=request.at)
    return redirect("kemajuan", tugas.acuan)


@require_safe
@petugas(*PEMBACA)
def unduh_terbit(request: Any, acuan: str, bentuk: str) -> HttpResponse:
    """A published report for officers, in one of its forms; not counted."""
    satu = cari_laporan(request, acuan)
    if satu.surat is None or bentuk not in BENTUK:
        raise Http404
    isi, nama = berkas_terbit(satu, bentuk, at=request.at)
    return lampiran(isi, nama=nama, mime=BENTUK[bentuk][1], unduh=bentuk == "xlsx")


def berkas_terbit(satu: Laporan, bentuk: str, *, at: Any) -> tuple[bytes, str]:
    """A published report's bytes and name. The PDF is the one that was printed once; the others say the same."""
    assert satu.surat is not None
    nama = f"laporan-{satu.satker.slug}-{satu.periode.kode}"
    if bentuk == "pdf":
        return cetak(satu.surat, at=at), f"{nama}.pdf"
    if bentuk == "ringkasan":
        return ringkasan(satu.surat.konteks, konsep=False), f"{nama}-ringkasan.pdf"
    return xlsx(satu.surat.konteks), f"{nama}.xlsx"


@require_safe
@petugas(*PEMBACA)
def foto(request: Any, acuan: str, kode: str) -> Any:
    """A photo of the documentation."""
    satu = get_object_or_404(cari_laporan(request, acuan).foto.select_related("berkas"), berkas__kode=kode)
    return aliran(satu.berkas, unduh=False)


@require_safe
@petugas(*PEMBACA)
def bukti_kirim(request: Any, acuan: str) -> Any:
    """The proof that the report was sent."""
    satu = cari_laporan(request, acuan)
    if satu.bukti_kirim is None:
        raise Http404
    return aliran(satu.bukti_kirim)
