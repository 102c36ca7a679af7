"""The officers' pages of the list: what waits, an item, an edition on its way."""

from functools import partial
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dip import forms as formulir
from dip.alur import ALUR_EDISI, ALUR_INFORMASI, MENILAI, MENYUSUN, PENYUSUN, SEMUA_PENYUSUN, StatusInformasi, Verba
from dip.keterangan import SEBUTAN, nilai_terbaca
from dip.langkah import boleh_mengerjakan, langkah_kini
from dip.models import BerkasInformasi, ButirEdisi, Edisi, InformasiPublik, LangkahEdisi, TawaranHarian
from dip.papan import hampa_terbanyak, pemakaian, ringkasan_edisi, saring, untuk_saya
from dip.pencarian import tawarkan
from dip.perbuatan.pelampiran import buang_berkas, lampirkan, tutup_berkas
from dip.perbuatan.pelepasan import lepaskan_berkas, minta_pelepasan
from dip.perbuatan.pemutakhiran import (
    menunggu_persetujuan,
    mutakhirkan,
    setujui_pemutakhiran,
    tinjau,
    tolak_pemutakhiran,
)
from dip.perbuatan.penarikan import pulihkan, tahan, tarik
from dip.perbuatan.pengesahan import batalkan_pengesahan, sahkan_edisi, terbitkan_edisi
from dip.perbuatan.pengklasifikasian import kembalikan, klasifikasikan, koreksi
from dip.perbuatan.pengumuman import izinkan_penyerahan, setujui, umumkan
from dip.perbuatan.pengusulan import batalkan, ubah, unit_milik, usulkan
from dip.perbuatan.penyusunan import (
    batalkan_edisi,
    kekurangan,
    kembalikan_langkah,
    mulai_edisi,
    selesaikan_langkah,
    tandai,
    tandai_tetap,
)
from ppid.akses import petugas
from ppid.galat import AturanDilanggar
from ppid.peran import Peran
from ppid.saring import sebaris
from ppid.views.bingkai import lampiran, tampilkan, terkirim
from ppid.views.tindakan import Tindakan, dengan_isi

TAMPIL = 100
# How an item came to be stands outside the table of steps.
KELAHIRAN = {"usulkan": "Diusulkan", "impor": "Diambil alih dari daftar kantor"}


def cari_informasi(request: Any, acuan: str) -> InformasiPublik:
    """The item, if this officer may see it. Raises Http404."""
    baris = InformasiPublik.objects.untuk(request.user, at=request.at).defer("teks_terbit", "vektor")
    return get_object_or_404(baris.select_related("satker", "edisi"), acuan=acuan)


def cari_edisi(request: Any, acuan: str) -> Edisi:
    """The edition, if this officer may see it. Raises Http404."""
    baris = Edisi.objects.untuk(request.user, at=request.at).select_related("satker", "surat")
    return get_object_or_404(baris, acuan=acuan)


def _dengan_keterangan(perbuatan: Any) -> Any:
    """An act that takes the columns of the form as one."""
    return lambda benda, isian, **siapa: perbuatan(benda, isian.isi(), dilihat=isian.cleaned_data["dilihat"], **siapa)


def _lampirkan(benda: InformasiPublik, isian: formulir.FormulirLampirkan, **siapa: Any) -> None:
    lampirkan(benda, isian.cleaned_data["berkas"][0], judul=isian.cleaned_data["judul"], **siapa)


_informasi = partial(Tindakan, ALUR_INFORMASI)
TINDAKAN_INFORMASI = [
    _informasi("ubah", "keterangan", formulir.FormulirUbah, _dengan_keterangan(ubah)),
    _informasi("lampirkan", "unggahan", formulir.FormulirLampirkan, _lampirkan),
    _informasi("buang_berkas", "pembuangan-berkas", formulir.FormulirBuang, dengan_isi(buang_berkas)),
    _informasi("minta_pelepasan", "permintaan-pelepasan", formulir.FormulirMintaPelepasan, dengan_isi(minta_pelepasan)),
    _informasi("lepaskan_berkas", "pelepasan-berkas", formulir.FormulirLepaskanBerkas, dengan_isi(lepaskan_berkas)),
    _informasi("tutup_berkas", "penutupan-berkas", formulir.FormulirTutupBerkas, dengan_isi(tutup_berkas)),
    _informasi("klasifikasikan", "klasifikasi", formulir.FormulirKlasifikasi, dengan_isi(klasifikasikan)),
    _informasi("koreksi", "koreksi", formulir.FormulirKoreksi, _dengan_keterangan(koreksi)),
    _informasi("setujui", "persetujuan", formulir.FormulirSetujui, dengan_isi(setujui)),
    _informasi("kembalikan", "pengembalian", formulir.FormulirKembalikan, dengan_isi(kembalikan)),
    _informasi("umumkan", "pengumuman", formulir.FormulirSaja, dengan_isi(umumkan)),
    _informasi("mutakhirkan", "pemutakhiran", formulir.FormulirMutakhirkan, _dengan_keterangan(mutakhirkan)),
    _informasi(
        "setujui_pemutakhiran", "persetujuan-pemutakhiran", formulir.FormulirSetujui, dengan_isi(setujui_pemutakhiran)
    ),
    _informasi("tolak_pemutakhiran", "penolakan-pemutakhiran", formulir.FormulirAlasan, dengan_isi(tolak_pemutakhiran)),
    _informasi("tinjau", "peninjauan", formulir.FormulirTinjau, dengan_isi(tinjau)),
    _informasi("izinkan_penyerahan", "penyerahan-di-meja", formulir.FormulirIzinSerah, dengan_isi(izinkan_penyerahan)),
    _informasi("tahan", "penahanan", formulir.FormulirTahan, dengan_isi(tahan)),
    _informasi("tarik", "penarikan", formulir.FormulirTarik, dengan_isi(tarik)),
    _informasi("pulihkan", "pemulihan", formulir.FormulirSaja, dengan_isi(pulihkan)),
    _informasi("batalkan", "pembatalan", formulir.FormulirAlasan, dengan_isi(batalkan)),
]
_edisi = partial(Tindakan, ALUR_EDISI)
TINDAKAN_EDISI = [
    _edisi("selesaikan_langkah", "penyelesaian", formulir.FormulirSelesai, dengan_isi(selesaikan_langkah)),
    _edisi("kembalikan_langkah", "pengembalian", formulir.FormulirKembalikan, dengan_isi(kembalikan_langkah)),
    _edisi("sahkan_edisi", "pengesahan", formulir.FormulirPengesahan, dengan_isi(sahkan_edisi)),
    _edisi("batalkan_pengesahan", "perbaikan-pengesahan", formulir.FormulirAlasan, dengan_isi(batalkan_pengesahan)),
    _edisi("terbitkan_edisi", "penerbitan", formulir.FormulirSaja, dengan_isi(terbitkan_edisi)),
    _edisi("batalkan_edisi", "pembatalan", formulir.FormulirAlasan, dengan_isi(batalkan_edisi)),
]
# Acts of an item that need something to wait for them.
PEMUTAKHIRAN = frozenset({"setujui_pemutakhiran", "tolak_pemutakhiran"})
# Steps that end with an act of their own.
PENUTUP = {Verba.SAHKAN.value: "sahkan_edisi", Verba.TERBITKAN.value: "terbitkan_edisi"}


@require_safe
@petugas(*SEMUA_PENYUSUN)
def papan(request: Any) -> HttpResponse:
    """What waits for this officer, the edition on its way, and the whole list."""
    milik = InformasiPublik.objects.untuk(request.user, at=request.at)
    q, keadaan = sebaris(request.GET.get("q", ""))[:100], request.GET.get("keadaan", "")
    baris = saring(milik, q=q, keadaan=keadaan if keadaan in StatusInformasi.values else "")
    edisi = Edisi.objects.untuk(request.user, at=request.at).select_related("satker")
    berjalan = edisi.berjalan().first()
    konteks = {
        "giliran": untuk_saya(milik, request.peran, pada=request.satker.hari_ini(request.at)),
        "berjalan": ringkasan_edisi(berjalan, request.peran) if berjalan else None,
        "edisi_terbit": edisi.terbit()[:5],
        "baris": baris[:TAMPIL],
        "total": baris.count(),
        "tampil": TAMPIL,
        "q": q,
        "keadaan": keadaan,
        "pilihan_keadaan": StatusInformasi.choices,
        "hampa": hampa_terbanyak(request.satker, pada=request.satker.hari_ini(request.at)),
        "menyusun": not request.peran.isdisjoint(PENYUSUN),
        "tahun_edisi": request.satker.hari_ini(request.at).year,
    }
    return tampilkan(request, "dip/meja/papan.html", konteks)


@require_http_methods(["GET", "HEAD", "POST"])
@petugas(*PENYUSUN)
def usul(request: Any) -> HttpResponse:
    """Propose one item."""
    unit = sorted(unit_milik(request.user, request.satker, at=request.at))
    isian = formulir.FormulirUsul(*terkirim(request), satker=request.satker, unit=unit, at=request.at)
    if isian.is_valid():
        siapa = {"oleh": request.user, "at": request.at}
        try:
            with transaction.atomic():
                satu = usulkan(isian.isi(), satker=request.satker, **siapa)
                if unggahan := isian.unggahan():
                    lampirkan(satu, unggahan, judul=isian.cleaned_data["judul_berkas"] or satu.nama[:150], **siapa)
        except AturanDilanggar as galat:
            isian.add_error(None, str(galat))
        else:
            messages.success(request, "Usulan dicatat. PPID mengklasifikasikannya.")
            return redirect(satu)
    return tampilkan(request, "dip/meja/usul.html", {"formulir": isian}, status=422 if isian.is_bound else 200)


def _tombol(baris: list[Tindakan], benda: Any, peran: frozenset[Peran], *, kecuali: frozenset[str]) -> list[Tindakan]:
    return [t for t in baris if t.aksi not in kecuali and not t.halangan(benda, peran)]


def _tanpa_sasaran(satu: InformasiPublik, *, menunggu: bool) -> frozenset[str]:
    """Acts that the state allows but that have nothing to act on."""
    belum_terbit = satu.berkas.filter(terbit_at=None, ditarik_at=None).exists()
    tanpa = set() if menunggu else set(PEMUTAKHIRAN)
    tanpa |= set() if belum_terbit else {"buang_berkas"}
    tertahan = list(satu.berkas.tertahan())
    tanpa |= set() if any(berkas.dapat_dilepas for berkas in tertahan) else {"minta_pelepasan"}
    tanpa |= set() if any(berkas.pelepasan_diminta_oleh_id for berkas in tertahan) else {"lepaskan_berkas"}
    return frozenset(tanpa | (set() if satu.berkas.terbit().exists() else {"tutup_berkas"}))


@require_safe
@petugas(*SEMUA_PENYUSUN)
def butir(request: Any, acuan: str) -> HttpResponse:
    """One item: its columns, files, history, and what may be done with it."""
    satu = cari_informasi(request, acuan)
    menunggu = satu.terbuka and menunggu_persetujuan(satu)
    konteks = {
        "informasi": satu,
        "berkas": satu.berkas.select_related("asli", "pelepasan_diminta_oleh", "dilepas_oleh").order_by(
            "judul", "-versi"
        ),
        "riwayat": [(r, _kejadian(r.aksi)) for r in satu.riwayat.select_related("oleh")],
        "tombol": _tombol(TINDAKAN_INFORMASI, satu, request.peran, kecuali=_tanpa_sasaran(satu, menunggu=menunggu)),
        "menunggu": menunggu,
        "boleh_menghitamkan": ALUR_INFORMASI["lampirkan"] in ALUR_INFORMASI.tersedia(satu.status, request.peran),
        "perubahan": _terbaca(satu, satu.perubahan),
        "pemakaian": pemakaian(satu, pada=request.satker.hari_ini(request.at)),
        "butir_edisi": satu.butir_edisi.filter(edisi__in=Edisi.objects.berjalan()).select_related("edisi").first(),
    }
    return tampilkan(request, "dip/meja/butir.html", konteks)


def _kejadian(aksi: str) -> str:
    return KELAHIRAN.get(aksi) or ALUR_INFORMASI[aksi].kejadian


@require_safe
@petugas(*SEMUA_PENYUSUN)
def berkas_asli(request: Any, acuan: str, kode: str) -> HttpResponse:
    """A file as it was uploaded, for the officers who judge it."""
    satu = get_object_or_404(
        BerkasInformasi.objects.select_related("asli"), informasi=cari_informasi(request, acuan), kode=kode
    )
    return lampiran(satu.asli.baca(), nama=satu.asli.nama, mime=satu.asli.mime)


@require_safe
@petugas(*SEMUA_PENYUSUN, Peran.DESK)
def papan_pengumuman(request: Any, acuan: str) -> HttpResponse:
    """The notice of a published item for the board at the office's door."""
    satu = get_object_or_404(InformasiPublik.objects.untuk(request.user, at=request.at).terbit(), acuan=acuan)
    konteks = {"informasi": satu, "alamat_umum": f"{settings.SITUS}{satu.url_publik()}"}
    return tampilkan(request, "dip/meja/papan_pengumuman.html", konteks)


@require_POST
@petugas(Peran.PPID)
def mulai(request: Any) -> HttpResponse:
    """Begin this year's edition."""
    isian = formulir.FormulirMulaiEdisi(request.POST)
    if not isian.is_valid():
        messages.error(request, "Isi tahun edisinya dengan empat angka.")
        return redirect("dip:papan")
    try:
        baru = mulai_edisi(satker=request.satker, tahun=isian.cleaned_data["tahun"], oleh=request.user, at=request.at)
    except AturanDilanggar as galat:
        messages.error(request, str(galat))
        return redirect("dip:papan")
    return redirect(baru)


@require_safe
@petugas(*SEMUA_PENYUSUN)
def edisi(request: Any, acuan: str) -> HttpResponse:
    """An edition: its steps, its rows, whose turn it is."""
    satu = cari_edisi(request, acuan)
    kini = langkah_kini(satu)
    giliran = kini is not None and boleh_mengerjakan(kini, request.peran)
    butir = satu.butir.select_related("informasi").defer("informasi__teks_terbit", "informasi__vektor")
    baris = list(butir.order_by("informasi__unit", "informasi__nama", "pk"))
    konteks = {
        "edisi": satu,
        "langkah": satu.langkah.select_related("selesai_oleh"),
        "kini": kini,
        "giliran": giliran,
        "unit": _menurut_unit(baris),
        "tandai": giliran and kini is not None and kini.verba in MENYUSUN | MENILAI,
        "kekurangan": kekurangan(satu) if kini and kini.verba in MENYUSUN else [],
        "tombol": _tombol_edisi(satu, kini, request.peran),
        "jumlah": len(baris),
        "serta_merta": sum(b.informasi.kategori == "serta-merta" for b in baris),
    }
    return tampilkan(request, "dip/meja/edisi.html", konteks)


Berubah = list[tuple[str, str, str]]


def _menurut_unit(baris: list[ButirEdisi]) -> list[tuple[str, list[tuple[ButirEdisi, Berubah]], int]]:
    unit: dict[str, list[tuple[ButirEdisi, Berubah]]] = {}
    for satu in baris:
        unit.setdefault(satu.informasi.unit, []).append((satu, _terbaca(satu.informasi, satu.isi)))
    return [(nama, isi, sum(not butir.tanda for butir, _ in isi)) for nama, isi in unit.items()]


def _terbaca(informasi: InformasiPublik, perubahan: dict[str, Any]) -> Berubah:
    """A waiting change in words: what of it, as it is, as it would be."""
    return [
        (SEBUTAN[nama], nilai_terbaca(informasi, nama, getattr(informasi, nama)), nilai_terbaca(informasi, nama, nilai))
        for nama, nilai in perubahan.items()
    ]


def _tombol_edisi(satu: Edisi, kini: LangkahEdisi | None, peran: frozenset[Peran]) -> list[Tindakan]:
    """What this officer may do with the edition at its current step."""
    if kini is None:
        return []
    giliran = boleh_mengerjakan(kini, peran)
    ke_depan = PENUTUP.get(kini.verba, "selesaikan_langkah")
    boleh = ({ke_depan, "kembalikan_langkah"} if giliran else set()) | {"batalkan_edisi", "batalkan_pengesahan"}
    if kini.urut == 1:
        boleh -= {"kembalikan_langkah"}
    return [t for t in TINDAKAN_EDISI if t.aksi in boleh and not t.halangan(satu, peran)]


@require_http_methods(["GET", "HEAD", "POST"])
@petugas(Peran.PENGHUBUNG, Peran.PPID, Peran.ATASAN)
def butir_edisi(request: Any, acuan: str, pk: int) -> HttpResponse:
    """Mark one row of last year's list."""
    satu = cari_edisi(request, acuan)
    baris = get_object_or_404(satu.butir.select_related("informasi__satker", "edisi"), pk=pk)
    isian = formulir.FormulirButir(*terkirim(request)[:1], butir=baris, at=request.at)
    if isian.is_valid():
        try:
            tandai(baris, **isian.isi_tanda(), oleh=request.user, at=request.at)
        except AturanDilanggar as galat:
            isian.add_error(None, str(galat))
        else:
            messages.success(request, f"“{baris.informasi.nama}” ditandai.")
            return redirect(satu)
    konteks = {"edisi": satu, "butir": baris, "formulir": isian}
    return tampilkan(request, "dip/meja/butir_edisi.html", konteks, status=422 if isian.is_bound else 200)


@require_POST
@petugas(*PENYUSUN)
def tetap(request: Any, acuan: str) -> HttpResponse:
    """Mark everything of one unit that is not marked yet as unchanged."""
    satu = cari_edisi(request, acuan)
    try:
        banyak = tandai_tetap(satu, unit=sebaris(request.POST.get("unit", "")), oleh=request.user, at=request.at)
    except AturanDilanggar as galat:
        messages.error(request, str(galat))
    else:
        messages.success(request, f"{banyak} baris ditandai tetap.")
    return redirect(satu)


@require_POST
@petugas(Peran.DESK, Peran.PPID)
def saran(request: Any) -> HttpResponse:
    """At most three published items, beside the desk's form while the request is typed."""
    tawaran = tawarkan(request.POST.get("rincian_informasi", ""), satker=request.satker)
    if tawaran:
        hari_ini = request.satker.hari_ini(request.at)
        TawaranHarian.tambah("ditawarkan", [satu.pk for satu in tawaran], hari=hari_ini)
    perlu = request.satker.serah_perlu_persetujuan and Peran.PPID not in request.peran
    konteks = {"tawaran": [(satu, not perlu or satu.serah_di_meja) for satu in tawaran]}
    return tampilkan(request, "dip/meja/_saran.html", konteks)
