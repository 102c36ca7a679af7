"""What anybody reads: the list, an item, its files, the feed. No cookie is set and nobody's address is kept."""

from typing import Any

from django.conf import settings
from django.core.files.storage import storages
from django.db.models import Count, Sum
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.http import content_disposition_header, urlencode
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from dip.ekspor import csv_dip, xlsx_dip
from dip.forms import FormulirCariInformasi
from dip.gudang import PUBLIK
from dip.kategori import BOLEH_KOSONG, PENJELASAN, POKOK, Kategori
from dip.models import BerkasInformasi, Edisi, InformasiPublik, TawaranHarian, UjiKonsekuensi, UnduhanHarian
from dip.pencarian import SEHALAMAN, Saringan, cari, catat_hampa, pilihan_saring, tawarkan
from ppid.akses import satker_dari_alamat
from ppid.pembaca import orang
from ppid.surat import cetak

# Shown by the browser itself; everything else is saved.
DITAMPILKAN = frozenset({"application/pdf", "image/jpeg", "image/png"})
# As many addresses as one map may hold by its protocol.
PETA_TERBANYAK = 50_000
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def daftar(request: Any, slug: str) -> HttpResponse:
    """The list of one office with search and filters."""
    satker = satker_dari_alamat(slug)
    saringan = Saringan(**FormulirCariInformasi(request.GET).saringan(), satker=satker)
    hasil = cari(saringan)
    hari_ini = satker.hari_ini(request.at)
    if saringan.q and not hasil.jumlah and orang(request):
        catat_hampa(saringan.q, satker=satker, hari=hari_ini)
    tahun, unit = pilihan_saring(satker)
    konteks = {
        "satker": satker,
        "saringan": saringan,
        "hasil": hasil,
        "pilihan_tahun": tahun,
        "pilihan_unit": unit,
        "kategori": Kategori.choices,
        "penjelasan": PENJELASAN.get(saringan.kategori, ""),
        "tersaring": bool(saringan.q or saringan.kategori or saringan.tahun or saringan.unit),
        **halaman(saringan, hasil.jumlah),
    }
    return render(request, "dip/daftar.html", konteks)


def halaman(saringan: Saringan, jumlah: int) -> dict[str, str]:
    """The addresses of the page before and the page after."""
    isi = {n: getattr(saringan, n) for n in ("q", "kategori", "tahun", "unit") if getattr(saringan, n)}

    def alamat(nomor: int) -> str:
        return f"?{urlencode(isi | {'halaman': nomor})}"

    return {
        "sebelum": alamat(saringan.halaman - 1) if saringan.halaman > 1 else "",
        "berikut": alamat(saringan.halaman + 1) if saringan.halaman * SEHALAMAN < jumlah else "",
    }


@require_safe
def dikecualikan(request: Any, slug: str) -> HttpResponse:
    """What this office may not give, on which ground and until when; never what it says."""
    satker = satker_dari_alamat(slug)
    berlaku = UjiKonsekuensi.objects.berlaku_bagi(satker, pada=satker.hari_ini(request.at))
    konteks = {
        "satker": satker,
        "berlaku": berlaku.select_related("penetap").order_by("nasional", "huruf", "perihal"),
    }
    return render(request, "dip/dikecualikan.html", konteks)


@require_safe
def kategori(request: HttpRequest, slug: str) -> HttpResponse:
    """What each category means, and what stands under each heading it must have."""
    satker = satker_dari_alamat(slug)
    jumlah: dict[str, int] = dict.fromkeys([p for isi in POKOK.values() for p in isi], 0)
    terbit = InformasiPublik.objects.filter(satker=satker).terbit().order_by()
    jumlah |= dict(terbit.values_list("pokok").annotate(banyak=Count("pk")))
    isi = [
        (
            Kategori(k),
            PENJELASAN[k],
            [(p, jumlah[p], not jumlah[p] and p not in BOLEH_KOSONG) for p in pokok],
        )
        for k, pokok in POKOK.items()
    ]
    return render(request, "dip/kategori.html", {"satker": satker, "isi": isi})


def _informasi(slug: str, acuan: str) -> InformasiPublik:
    """An item that anybody may open. Raises Http404."""
    baris = InformasiPublik.objects.terbuka().select_related("satker", "edisi").defer("teks_terbit", "vektor")
    return get_object_or_404(baris, acuan=acuan, satker__slug=slug)


@require_safe
def informasi(request: Any, slug: str, acuan: str) -> HttpResponse:
    """One item in plain words; what was withdrawn keeps its mark here."""
    satu = _informasi(slug, acuan)
    if request.GET.get("dari") == "tawaran" and satu.terbuka and orang(request):
        TawaranHarian.tambah("dibuka", [satu.pk], hari=satu.satker.hari_ini(request.at))
    terbit = satu.berkas.terbit().select_related("bersih").defer("teks").order_by("judul")
    unduhan = UnduhanHarian.objects.filter(informasi=satu)
    konteks = {
        "satker": satu.satker,
        "informasi": satu,
        "berkas": list(terbit) if satu.terbuka else [],
        "unduhan": unduhan.aggregate(semua=Sum("jumlah", default=0))["semua"] if satu.terbuka else 0,
        "dari_tawaran": request.GET.get("dari") == "tawaran",
    }
    return render(request, "dip/informasi.html", konteks, status=200 if satu.terbuka else 410)


@require_safe
def berkas(request: Any, slug: str, acuan: str, kode: str) -> HttpResponseBase:
    """A published file, read from the public store alone. Counted per day, without a trace of who came."""
    terbit = BerkasInformasi.objects.terbit().select_related("bersih", "informasi__satker")
    terbit = terbit.defer("teks", "informasi__teks_terbit", "informasi__vektor")
    satu = terbit.filter(informasi__acuan=acuan, informasi__satker__slug=slug, kode=kode).first()
    if satu is None or satu.bersih is None:
        # Withdrawn or never published: the item's page says which, where there is one.
        return _tidak_terbit(request, slug, acuan)
    etag = f'"{satu.bersih.sha256}"'
    if request.headers.get("If-None-Match", "").removeprefix("W/") == etag:
        return HttpResponseNotModified(headers={"ETag": etag})
    try:
        isi = storages[PUBLIK].open(satu.lokasi_publik)
    except FileNotFoundError as galat:
        raise Http404 from galat
    if orang(request):
        UnduhanHarian.objects.hitung(satu, hari=satu.informasi.satker.hari_ini(request.at))
    jawaban = FileResponse(isi, content_type=satu.bersih.mime)
    unduh = satu.bersih.mime not in DITAMPILKAN
    jawaban["Content-Disposition"] = content_disposition_header(unduh, satu.bersih.nama) or "attachment"
    jawaban["Content-Length"] = str(satu.bersih.ukuran)
    jawaban["ETag"] = etag
    # A cache may keep it, but asks each time whether it is still public.
    patch_cache_control(jawaban, public=True, no_cache=True)
    return jawaban


def _tidak_terbit(request: Any, slug: str, acuan: str) -> HttpResponse:
    satu = _informasi(slug, acuan)
    if satu.terbuka:
        raise Http404
    konteks = {"satker": satu.satker, "informasi": satu, "berkas": []}
    return render(request, "dip/informasi.html", konteks, status=410)


@require_safe
def lembar(request: Any, slug: str, jenis: str) -> HttpResponse:
    """The list as it stands now, as XLSX or CSV in the columns of Model PPID-A."""
    satker = satker_dari_alamat(slug)
    baris = InformasiPublik.objects.filter(satker=satker).terbit()
    if jenis == "xlsx":
        jawaban = HttpResponse(xlsx_dip(baris, satker=satker), content_type=XLSX)
    else:
        jawaban = HttpResponse(csv_dip(baris), content_type="text/csv; charset=utf-8")
    nama = f"daftar-informasi-publik-{satker.slug}-{satker.hari_ini(request.at)}.{jenis}"
    jawaban["Content-Disposition"] = content_disposition_header(True, nama) or "attachment"
    return jawaban


@require_safe
def edisi(request: Any, slug: str, acuan: str) -> HttpResponse:
    """A published edition as its frozen PDF."""
    satu = get_object_or_404(Edisi.objects.terbit().select_related("surat"), acuan=acuan, satker__slug=slug)
    assert satu.surat is not None
    jawaban = HttpResponse(cetak(satu.surat, at=request.at), content_type="application/pdf")
    jawaban["Content-Disposition"] = content_disposition_header(False, f"dip-{slug}-{satu.tahun}.pdf") or "inline"
    return jawaban


@csrf_exempt
@require_POST
def saran(request: Any, slug: str) -> HttpResponse:
    """At most three published items that may answer what is being typed. Part of the request form.

    What is typed comes in the body, since addresses stand in logs.
    """
    satker = satker_dari_alamat(slug)
    tawaran = tawarkan(request.POST.get("rincian_informasi", ""), satker=satker)
    if tawaran and orang(request):
        TawaranHarian.tambah("ditawarkan", [satu.pk for satu in tawaran], hari=satker.hari_ini(request.at))
    jawaban = render(request, "dip/_saran.html", {"tawaran": tawaran, "satker": satker})
    jawaban["Cache-Control"] = "no-store"
    jawaban["X-Robots-Tag"] = "noindex"
    return jawaban


@csrf_exempt
@require_POST
def cocok(request: Any, slug: str, acuan: str) -> HttpResponse:
    """ "That was it": counted, thanked, and no request needs to be filed.

    Without a token, for that would take a cookie; all that it does is to count.
    """
    satu = _informasi(slug, acuan)
    if not satu.terbuka:
        raise Http404
    TawaranHarian.tambah("cocok", [satu.pk], hari=satu.satker.hari_ini(request.at))
    return render(request, "dip/cocok.html", {"satker": satu.satker, "informasi": satu})


@require_safe
def semua(request: Any) -> HttpResponse:
    """The lists of all offices at once."""
    isian = FormulirCariInformasi(request.GET)
    saringan = Saringan(**isian.saringan())
    hasil = cari(saringan)
    if saringan.q and not hasil.jumlah and orang(request):
        catat_hampa(saringan.q, satker=None, hari=timezone.localdate(request.at))
    konteks = {
        "saringan": saringan,
        "hasil": hasil,
        "kategori": Kategori.choices,
        "tersaring": bool(saringan.q or saringan.kategori or saringan.tahun),
        **halaman(saringan, hasil.jumlah),
    }
    return render(request, "dip/semua.html", konteks)


@require_safe
def peta(request: HttpRequest, slug: str) -> HttpResponse:
    """The addresses that search engines may visit: what is published, nothing else."""
    satker = satker_dari_alamat(slug)
    baris = InformasiPublik.objects.filter(satker=satker).terbit().order_by("-diumumkan_at", "-pk")
    konteks = {
        "situs": settings.SITUS,
        "satker": satker,
        "baris": baris.only("acuan", "diumumkan_at", "dimutakhirkan_at", "satker_id")[:PETA_TERBANYAK],
    }
    return render(request, "dip/peta-situs.xml", konteks, content_type="application/xml")
