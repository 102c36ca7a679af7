"""Figures of any period on the screen, each opening its rows; charts as pictures of their own."""

from typing import Any

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from keberatan.models import Keberatan
from laporan import dimensi as D
from laporan.alur import PEMBACA
from laporan.angka import KELAS
from laporan.cetak import BENTUK
from laporan.forms.laporan import FormulirMasa, masa_baku
from laporan.grafik import svg
from laporan.hitungan_survei import saran
from laporan.naskah import judul_gambar, susun, tabel_angka, tanpa_arti
from laporan.periode import Periode
from laporan.rekap import hitung_cepat, keadaan_rekap
from laporan.rincian import rincian
from laporan.wilayah import kantor_disupervisi
from permohonan.models import Permohonan
from ppid.akses import petugas
from ppid.models import Satker
from ppid.peran import Peran
from ppid.saring import sebaris
from ppid.views.bingkai import tampilkan

# Who reads whole cases, and so may open the rows behind a figure.
MEMBUKA = frozenset({Peran.DESK, Peran.PPID, Peran.ATASAN})
TAMPIL = 200
WILAYAH = (
    *("hasil", "kelas_biasa", "kelas_pemilu", "ketepatan", "perpanjangan", "sebab_terlambat", "alasan_penolakan"),
    *("orang_jenis_kelamin", "orang_pekerjaan", "kanal", "jenis_informasi", "bulan"),
    *("hasil_keberatan", "alasan_keberatan", "ketepatan_keberatan", "sengketa", "putusan_komisi", "dip"),
    *("unggahan", "unduhan", "kunjungan"),
)
BERGAMBAR = frozenset({"hasil", "kelas_biasa", "kanal", "jenis_informasi", "bulan", "orang_pekerjaan", "dip"})


def _masa(request: Any) -> FormulirMasa:
    return FormulirMasa(request.GET, satker=request.satker, at=request.at)


@require_safe
@petugas(*PEMBACA)
def angka(request: Any) -> HttpResponse:
    """All tables of a period, with charts; the cells lead to the register for those who may read it."""
    isian = _masa(request)
    periode = isian.periode()
    naskah = susun(request.satker, periode, at=request.at)
    konteks = {
        "formulir": isian,
        "periode": periode,
        "masa": masa_baku(request.satker, pada=request.satker.hari_ini(request.at)),
        "naskah": naskah,
        "isi": naskah.isi,
        "saran": saran(request.satker, periode),
        "membuka": not request.peran.isdisjoint(MEMBUKA),
        "bentuk": [(nama, label) for nama, (label, _) in BENTUK.items()],
    }
    return tampilkan(request, "laporan/meja/angka.html", konteks)


@require_safe
@petugas(*PEMBACA)
def gambar(request: Any, kunci: str) -> HttpResponse:
    """One chart of a period, drawn from the same table as the page and the paper."""
    if kunci not in D.SEMUA and kunci not in KELAS:
        raise Http404
    tabel = tabel_angka(
        hitung_cepat([request.satker], _masa(request).periode(), at=request.at).tabel(kunci), grafik=True
    )
    return gambar_svg(tabel)


def gambar_svg(tabel: dict[str, Any] | None) -> HttpResponse:
    """A chart with its own policy: it may style itself and nothing else. Raises Http404 for what is not drawn."""
    if tabel is None or not tabel["grafik"]:
        raise Http404
    jawaban = HttpResponse(svg(tabel, judul=judul_gambar(tabel)), content_type="image/svg+xml")
    jawaban["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'"
    jawaban["Cache-Control"] = "private, no-store"
    return jawaban


@require_safe
@petugas(*MEMBUKA)
def baris(request: Any) -> HttpResponse:
    """The cases behind one cell."""
    periode = _masa(request).periode()
    kunci, nilai = (sebaris(request.GET.get(nama, "")) for nama in ("dimensi", "nilai"))
    if kunci not in D.SEMUA and kunci not in KELAS:
        raise Http404
    try:
        pk = rincian([request.satker.pk], periode, kunci=kunci, nilai=nilai, at=request.at)
    except KeyError as galat:
        raise Http404 from galat
    keberatan = kunci in {satu.kunci for satu in (*D.KEBERATAN, D.ALASAN_KEBERATAN, *D.SENGKETA)}
    milik: Any = (Keberatan if keberatan else Permohonan).objects.untuk(request.user, at=request.at)
    orang = "pengaju" if keberatan else "pemohon"
    semua = milik.filter(pk__in=pk).select_related(orang, "satker").order_by("diterima_at", "pk")
    dimensi = KELAS[kunci][0] if kunci in KELAS else D.SEMUA[kunci]
    konteks = {
        "periode": periode,
        "dimensi": dimensi,
        "sel": _label(kunci, nilai),
        "baris": [(satu, getattr(satu, orang)) for satu in semua[:TAMPIL]],
        "total": len(pk),
        "tampil": TAMPIL,
    }
    return tampilkan(request, "laporan/meja/baris.html", konteks)


def _wilayah(request: Any) -> tuple[list[Satker], Periode]:
    return list(kantor_disupervisi(request.user, at=request.at).order_by("kode")), _masa(request).periode()


@require_safe
@petugas(Peran.SUPERVISI)
def angka_wilayah(request: Any) -> HttpResponse:
    """The same figures over all overseen offices together; numbers only, added up month by month."""
    kantor, periode = _wilayah(request)
    semua = hitung_cepat(kantor, periode, at=request.at)
    tabel = {kunci: tabel_angka(semua.tabel(kunci), grafik=kunci in BERGAMBAR) for kunci in WILAYAH}
    menunggu, diperiksa = keadaan_rekap()
    konteks = {
        "formulir": _masa(request),
        "periode": periode,
        "masa": masa_baku(request.satker, pada=request.satker.hari_ini(request.at)),
        "banyak_kantor": len(kantor),
        "angka": semua,
        "tabel": {
            kunci: satu | {"gambar": {"judul": judul_gambar(satu)}, "berbaris": False}
            for kunci, satu in tabel.items()
            if not satu["kosong"] and not tanpa_arti(kunci, satu, semua)
        },
        "menunggu": menunggu,
        "diperiksa": diperiksa,
    }
    return tampilkan(request, "laporan/meja/angka_wilayah.html", konteks)


@require_safe
@petugas(Peran.SUPERVISI)
def gambar_wilayah(request: Any, kunci: str) -> HttpResponse:
    """One chart of the overseen offices."""
    if kunci not in BERGAMBAR:
        raise Http404
    kantor, periode = _wilayah(request)
    return gambar_svg(tabel_angka(hitung_cepat(kantor, periode, at=request.at).tabel(kunci), grafik=True))


def _label(kunci: str, nilai: str) -> str:
    if kunci in KELAS:
        return {str(nomor): satu[0] for nomor, satu in enumerate(KELAS[kunci][1])}.get(nilai, nilai[:40])
    return D.SEMUA[kunci].label.get(nilai, nilai)
