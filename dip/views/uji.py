"""The officers' pages of consequence tests: what waits, one test with its steps, and the exemptions in force."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_safe

from dip import forms_uji as formulir
from dip.alur import SEMUA_PENYUSUN
from dip.alur_uji import ALUR_UJI, BERJALAN, PENGUJI, PENGUSUL, PIHAK, StatusUji, Tahap
from dip.forms import FormulirAlasan, FormulirSaja
from dip.models import HasilUji, RiwayatUji, UjiKonsekuensi
from dip.pengecualian import MELINDUNGI_ORANG
from dip.perbuatan.pemeriksaan_uji import (
    beri_pendapat,
    catat_hadir,
    catat_tahap,
    undang_peserta,
)
from dip.perbuatan.penetapan_uji import cabut_uji, catat_pleno, tetapkan_uji
from dip.perbuatan.pengujian import (
    ajukan_uji,
    batalkan_uji,
    boleh_menetapkan,
    kembalikan_uji,
    terima_uji,
    teruskan_uji,
    ubah_uji,
    usulkan_uji,
)
from dip.perbuatan.persetujuan_orang import catat_jawaban_orang, tanya_orangnya
from ppid.akses import petugas
from ppid.galat import AturanDilanggar
from ppid.models import HariLibur, JenisSurat, Surat
from ppid.peran import Peran
from ppid.surat import cetak
from ppid.tenggat import hari_kerja_sampai
from ppid.views.bingkai import lampiran, tampilkan, terkirim
from ppid.views.tindakan import Tindakan, dengan_isi

PEMBACA = SEMUA_PENYUSUN | {Peran.SUPERVISI}
TAMPIL = 100
_uji = partial(Tindakan, ALUR_UJI)


def _dengan_satu(perbuatan: Callable[..., Any], isi: str) -> Callable[..., Any]:
    """An act that takes the form's fields as one."""
    return lambda benda, isian, **siapa: perbuatan(benda, getattr(isian, isi)(), **siapa)


def _dengan_semua(perbuatan: Callable[..., Any], isi: str) -> Callable[..., Any]:
    """An act that takes what the form makes of its fields by their names."""
    return lambda benda, isian, **siapa: perbuatan(benda, **getattr(isian, isi)(), **siapa)


def _catat(tahap: Tahap) -> Callable[..., Any]:
    return lambda benda, isian, **siapa: catat_tahap(benda, isian.cleaned_data, tahap=tahap.value, **siapa)


TINDAKAN = [
    _uji("ubah_uji", "usulan", formulir.FormulirUbahUji, _dengan_satu(ubah_uji, "isi")),
    _uji("ajukan_uji", "pengajuan", FormulirSaja, dengan_isi(ajukan_uji)),
    _uji("teruskan_uji", "penerusan", FormulirSaja, dengan_isi(teruskan_uji)),
    _uji("terima_uji", "penerimaan", FormulirSaja, dengan_isi(terima_uji)),
    _uji("kembalikan_uji", "pengembalian", FormulirAlasan, dengan_isi(kembalikan_uji)),
    _uji("undang_peserta", "undangan", formulir.FormulirUndang, _dengan_semua(undang_peserta, "isi_undangan")),
    _uji("catat_hadir", "kehadiran", formulir.FormulirHadir, dengan_isi(catat_hadir)),
    _uji("beri_pendapat", "pendapat", formulir.FormulirPendapat, dengan_isi(beri_pendapat)),
    _uji("tanya_orangnya", "persetujuan", formulir.FormulirTanyaOrang, dengan_isi(tanya_orangnya)),
    _uji(
        "catat_jawaban_orang",
        "jawaban-orang",
        formulir.FormulirJawabanOrang,
        _dengan_semua(catat_jawaban_orang, "isi_jawaban"),
    ),
    _uji("tetapkan_uji", "ketetapan", formulir.FormulirTetapkan, dengan_isi(tetapkan_uji)),
    _uji("catat_pleno", "pleno", formulir.FormulirPleno, dengan_isi(catat_pleno)),
    _uji("cabut_uji", "pencabutan", FormulirAlasan, dengan_isi(cabut_uji)),
    _uji("batalkan_uji", "pembatalan", FormulirAlasan, dengan_isi(batalkan_uji)),
]
TINDAKAN_TAHAP = {
    tahap: _uji("catat_tahap", f"tahap/{tahap.value}", formulir.FORMULIR_TAHAP[tahap], _catat(tahap)) for tahap in Tahap
}


def cari_uji(request: Any, acuan: str) -> UjiKonsekuensi:
    """The test, if this officer may see it. Raises Http404."""
    baris = UjiKonsekuensi.objects.untuk(request.user, at=request.at)
    terkait = ("satker__induk", "pemegang__induk", "penetap", "menggantikan", "diusulkan_oleh")
    return get_object_or_404(baris.select_related(*terkait), acuan=acuan)


def membaca_orang(uji: UjiKonsekuensi, request: Any) -> bool:
    """Whether this officer may know whom the exemption protects: the PPID who asks, and whoever tests it."""
    kantor = request.satker.pk
    menguji = kantor in {uji.pemegang_id, uji.penetap_id} and not request.peran.isdisjoint(PENGUJI)
    return menguji or (kantor == uji.satker_id and Peran.PPID in request.peran)


def pihak_ini(uji: UjiKonsekuensi, aksi: str, satker_id: int) -> bool:
    """Whether that office's people take this step."""
    return satker_id in {getattr(uji, f"{satu}_id") for satu in PIHAK[aksi]}


def sebagai_pihak(aksi: str) -> Callable[[Any, str], UjiKonsekuensi]:
    """Finds the test for the page of a step: only the office whose step it is."""

    def cari(request: Any, acuan: str) -> UjiKonsekuensi:
        satu = cari_uji(request, acuan)
        if not pihak_ini(satu, aksi, request.satker.pk):
            raise Http404
        return satu

    return cari


@require_safe
@petugas(*PEMBACA)
def papan(request: Any) -> HttpResponse:
    """What waits here, what is on its way, and what is exempt."""
    kantor, hari_ini = request.satker, request.satker.hari_ini(request.at)
    milik = UjiKonsekuensi.objects.untuk(request.user, at=request.at)
    milik = milik.select_related("satker", "pemegang", "penetap")
    berlaku = UjiKonsekuensi.objects.berlaku_bagi(kantor, pada=hari_ini).select_related("satker", "penetap")
    kalender = HariLibur.objects.kalender(kantor)
    konteks = {
        "menunggu": milik.filter(pemegang=kantor, status__in=[StatusUji.DIAJUKAN, StatusUji.DIUJI])
        if request.peran & PENGUJI
        else [],
        "berjalan": milik.filter(satker=kantor, status__in=BERJALAN).order_by("diusulkan_at"),
        "belum_pleno": milik.belum_pleno(kantor),
        "berlaku": [
            (satu, satu.berlaku_sampai and hari_kerja_sampai(kalender, hari_ini, satu.berlaku_sampai))
            for satu in berlaku.order_by("nasional", "berlaku_sampai", "perihal")[:TAMPIL]
        ],
        "selesai": milik.filter(satker=kantor)
        .exclude(status__in=BERJALAN)
        .exclude(pk__in=berlaku.values("pk"))
        .order_by("-tanggal_keputusan", "-pk")[:TAMPIL],
        "mengusulkan": not request.peran.isdisjoint(PENGUSUL),
        "hari_ini": hari_ini,
    }
    return tampilkan(request, "dip/uji/papan.html", konteks)


@require_http_methods(["GET", "HEAD", "POST"])
@petugas(*PENGUSUL)
def usul(request: Any) -> HttpResponse:
    """Propose a test, or a new version of an exemption."""
    lama = None
    if acuan := request.GET.get("menggantikan", ""):
        lama = get_object_or_404(UjiKonsekuensi, acuan=acuan, satker=request.satker, status=StatusUji.DITETAPKAN)
    isian = formulir.FormulirUsulUji(*terkirim(request), satker=request.satker, lama=lama, at=request.at)
    if isian.is_valid():
        try:
            satu = usulkan_uji(request.satker, isian.isi(), menggantikan=lama, oleh=request.user, at=request.at)
        except AturanDilanggar as galat:
            isian.add_error(None, str(galat))
        else:
            return redirect(satu)
    konteks = {"formulir": isian, "lama": lama}
    return tampilkan(request, "dip/uji/usul.html", konteks, status=422 if isian.is_bound else 200)


@require_safe
@petugas(*PEMBACA)
def uji(request: Any, acuan: str) -> HttpResponse:
    """One test: its matter, steps, people, letters, and what may be done with it."""
    satu = cari_uji(request, acuan)
    kantor = request.satker.pk
    terlibat = satu.melibatkan(request.satker)
    tercatat = {t.tahap: t for t in satu.tahap.select_related("oleh")}
    menguji = satu.status == StatusUji.DIUJI and kantor == satu.pemegang_id and bool(request.peran & PENGUJI)
    konteks = {
        "uji": satu,
        "terlibat": terlibat,
        "tahap": [(t, tercatat.get(t.value), TINDAKAN_TAHAP[t].alamat if menguji else "") for t in Tahap],
        "peserta": satu.peserta.all() if terlibat else [],
        "pendapat": satu.pendapat.select_related("oleh") if terlibat else [],
        "persetujuan": satu.persetujuan.umum().select_related("surat") if terlibat else [],
        "membaca_orang": membaca_orang(satu, request),
        "surat": satu.surat.select_related("surat") if terlibat else [],
        "riwayat": [(r, _kejadian(r)) for r in satu.riwayat.select_related("oleh")] if terlibat else [],
        "tombol": [t for t in TINDAKAN if _dapat(t, satu, request)],
        "dapat_diganti": kantor == satu.satker_id
        and satu.status == StatusUji.DITETAPKAN
        and satu.hasil == HasilUji.DIKECUALIKAN
        and not request.peran.isdisjoint(PENGUSUL),
        "berlaku": satu.berlaku(pada=request.satker.hari_ini(request.at)),
    }
    return tampilkan(request, "dip/uji/uji.html", konteks)


def _kejadian(baris: RiwayatUji) -> str:
    if baris.aksi == "usulkan_uji":
        return "Diusulkan"
    kejadian = ALUR_UJI[baris.aksi].kejadian
    return f"{kejadian}: {Tahap(baris.rincian['tahap']).label.lower()}" if "tahap" in baris.rincian else kejadian


def _dapat(tindakan: Tindakan, satu: UjiKonsekuensi, request: Any) -> bool:
    """Whether the button is of use to this officer now."""
    if not pihak_ini(satu, tindakan.aksi, request.satker.pk) or tindakan.halangan(satu, request.peran):
        return False
    if tindakan.aksi in {"terima_uji", "teruskan_uji"} and satu.pemegang is not None:
        return (
            boleh_menetapkan(satu.pemegang, at=request.at)
            if tindakan.aksi == "terima_uji"
            else (satu.pemegang.induk_id is not None)
        )
    if tindakan.aksi == "tanya_orangnya":
        return satu.huruf in MELINDUNGI_ORANG
    if tindakan.aksi == "catat_jawaban_orang":
        return satu.persetujuan.umum().filter(jawaban="").exists()
    if tindakan.aksi == "catat_hadir":
        return satu.peserta.exists()
    if tindakan.aksi == "cabut_uji":
        return satu.hasil == HasilUji.DIKECUALIKAN
    return tindakan.aksi != "catat_pleno" or not satu.nomor_berita_acara


@require_safe
@petugas(*PEMBACA)
def surat(request: Any, acuan: str, acuan_surat: str) -> HttpResponse:
    """A letter of the test, for the offices that take part in it; one to a person, for whoever may know the person."""
    satu = cari_uji(request, acuan)
    if not satu.melibatkan(request.satker):
        raise Http404
    boleh = Q(pk__in=satu.surat.exclude(surat__jenis=JenisSurat.PERSETUJUAN_ORANG).values("surat"))
    if membaca_orang(satu, request):
        boleh |= Q(pk__in=satu.persetujuan.umum().values("surat"))
    baris = get_object_or_404(Surat.objects.filter(boleh), acuan=acuan_surat)
    return lampiran(cetak(baris, at=request.at), nama=baris.nama_berkas, mime="application/pdf", unduh=False)
