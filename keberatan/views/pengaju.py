"""Pages of objectors: file, receipt, follow, react. Nobody needs an account for them."""

import secrets
from typing import Any

from django.contrib import messages
from django.core.signing import BadSignature
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dip.kategori import Pokok
from keberatan import surat as surat_keberatan
from keberatan import tiket as tautan_tiket
from keberatan.alasan import TANPA_PERMOHONAN, Alasan
from keberatan.alur import ALUR_KEBERATAN, BELUM_DITANGGAPI, StatusKeberatan
from keberatan.forms.pengaju import FormulirKeberatan, FormulirSikap
from keberatan.komisi import komisi_informasi
from keberatan.lacak import linimasa
from keberatan.models import Keberatan
from keberatan.perbuatan.pencabutan import cabut
from keberatan.perbuatan.pendaftaran import sudah_terkirim
from keberatan.perbuatan.pengajuan import ajukan
from keberatan.perbuatan.pernyataan_sikap import nyatakan_sikap
from keberatan.views.izin import keberatan_pengaju, permohonan_terpilih
from keberatan.waktu import batas_komisi, batas_pengajuan, penjelasan_jatuh_tempo
from permohonan import tiket as tiket_permohonan
from permohonan.forms.pelacakan import FormulirCek
from permohonan.models import Permohonan
from permohonan.papan import sisa_waktu
from permohonan.views import batas
from permohonan.views.izin import izinkan, kasus_pemohon
from permohonan.views.pemohon import PANJANG_TOKEN, buka_dengan_kode, token_kirim
from permohonan.views.tertunda import TAK_TERTULIS, simpan_tulisan, tertunda
from ppid.akses import satker_dari_alamat
from ppid.galat import AturanDilanggar
from ppid.models import HariLibur, Jalur, JangkaWaktu, JenisSurat, LangkahWaktu, Satker
from ppid.pdf import render as render_pdf
from ppid.peran import Peran
from ppid.surat import cetak
from ppid.views.bingkai import lampiran

TULISAN = (
    *("alasan", "kasus_posisi", "nama_kuasa", "alamat_kuasa", "pekerjaan_kuasa", "telepon_kuasa", "telepon", "email"),
)
PEMBUKA = ["permohonan.pencarian.cari_dengan_kode"]
NADA = {StatusKeberatan.DITANGGAPI: "baik", StatusKeberatan.SELESAI: "baik", StatusKeberatan.DICABUT: ""}


def _alasan_awal(request: HttpRequest) -> list[str]:
    """Grounds that the link already ticks; what is no ground is left out."""
    return [satu for satu in request.GET.getlist("alasan") if satu in set(Alasan)]


def _titipan(request: HttpRequest) -> list[tuple[str, str]]:
    """What was typed into the form before the session was found to have ended: it travels along."""
    return [(nama, nilai) for nama in TULISAN for nilai in request.POST.getlist(nama)]


def _pilih_dasar(request: HttpRequest, satker: Satker, form: FormulirCek, *, status: int = 200) -> HttpResponse:
    """First of all: about a request (number and code), or about what the office owes to everybody."""
    konteks = {"satker": satker, "form": form, "keliru": status if status != 200 else 0, "titipan": _titipan(request)}
    return render(request, "keberatan/pengaju/pilih.html", konteks, status=status)


def _buka_permohonan(request: HttpRequest, satker: Satker) -> HttpResponse:
    form = FormulirCek(request.POST, kode_satker=satker.kode)
    kasus, status = buka_dengan_kode(request, satker, form, pembuka=PEMBUKA)
    if kasus is not None and _titipan(request):
        awal = {nama: request.POST.get(nama) for nama in TULISAN} | {"alasan": request.POST.getlist("alasan")}
        awal["token"] = secrets.token_hex(PANJANG_TOKEN // 2)
        kasus = Permohonan.objects.select_related("satker", "pemohon").get(pk=kasus.pk)
        tulisan = FormulirKeberatan(satker=satker, at=request.at, permohonan=kasus, initial=awal)
        return _halaman(request, satker, tulisan)
    if kasus is not None:
        return redirect(f"{reverse('keberatan:ajukan', args=[satker.slug])}?{urlencode({'permohonan': kasus.acuan})}")
    tersisa = {"nomor": form.cleaned_data.get("nomor", "")}
    return _pilih_dasar(request, satker, FormulirCek(initial=tersisa, kode_satker=satker.kode), status=status)


def _halaman(
    request: HttpRequest, satker: Satker, form: FormulirKeberatan, *, status: int = 200, **lain: Any
) -> HttpResponse:
    hari_ini = satker.hari_ini(request.at)
    kalender = HariLibur.objects.kalender(satker)
    kasus = form.permohonan
    jangka = JangkaWaktu.objects.berlaku(
        LangkahWaktu.TANGGAPAN_KEBERATAN, jalur=kasus.jalur if kasus else Jalur.UMUM, pada=hari_ini
    )
    konteks = {
        "satker": satker,
        "form": form,
        "permohonan": kasus,
        "terbuka": kasus.keberatan.belum_ditanggapi().first() if kasus else None,
        "batas": batas_pengajuan(kasus, kalender, pada=hari_ini) if kasus else None,
        "hari_ini": hari_ini,
        "bagian": [(jangka, jangka.penjelasan(kalender, hari_ini))],
    }
    return render(request, "keberatan/pengaju/ajukan.html", konteks | lain, status=status)


def _kirim(request: HttpRequest, satker: Satker, form: FormulirKeberatan) -> HttpResponse:
    token = token_kirim(request, satker)
    kasus = sudah_terkirim(satker, token)
    if kasus is None:
        if batas.ajuan_terlalu_sering(request, token):
            awal = request.POST.dict() | {"alasan": request.POST.getlist("alasan")}
            tulisan = FormulirKeberatan(satker=satker, at=request.at, permohonan=form.permohonan, initial=awal)
            return _halaman(request, satker, tulisan, sering=True, status=429)
        if not form.is_valid():
            return _halaman(request, satker, form, status=422)
        kasus = ajukan(form.isian(), satker=satker, permohonan=form.permohonan, token=token, at=request.at)
    izinkan(request, kasus)
    if kasus.dicatat_at != request.at:
        messages.info(
            request,
            f"Keberatan ini sudah terdaftar dengan nomor {kasus.nomor}. Yang baru Anda kirim digabungkan ke dalamnya; "
            "nomor dan batas tanggapannya tetap.",
        )
    for kalimat in form.peringatan:
        messages.warning(request, kalimat)
    return redirect("keberatan:bukti", satker.slug, kasus.acuan)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@simpan_tulisan
def ajukan_view(request: HttpRequest, slug: str) -> HttpResponse:
    """Model PPID-F: about a request that this session may open, or without one."""
    satker = satker_dari_alamat(slug)
    permohonan = permohonan_terpilih(request, slug)
    if request.method == "POST" and "kode" in request.POST:
        return _buka_permohonan(request, satker)
    tanpa = "tanpa" in request.GET or TANPA_PERMOHONAN & set(_alasan_awal(request)) or "nama" in request.POST
    if permohonan is None and not tanpa:
        status = 404 if request.method == "POST" else 200
        return _pilih_dasar(request, satker, FormulirCek(kode_satker=satker.kode), status=status)
    if request.method != "POST":
        awal = {"token": secrets.token_hex(PANJANG_TOKEN // 2), "alasan": _alasan_awal(request)}
        if request.GET.get("pokok") in set(Pokok):
            awal["rincian_informasi"] = Pokok(request.GET["pokok"]).label
        form = FormulirKeberatan(satker=satker, at=request.at, permohonan=permohonan, initial=awal)
        return _halaman(request, satker, form)
    form = FormulirKeberatan(request.POST, request.FILES, satker=satker, at=request.at, permohonan=permohonan)
    try:
        return _kirim(request, satker, form)
    except AturanDilanggar as galat:
        form.add_error(None, str(galat))
        return _halaman(request, satker, form, status=422)
    except TAK_TERTULIS:
        return tertunda(request, _halaman(request, satker, form, tertunda=True))


@never_cache
@require_safe
def ajukan_tiket(request: HttpRequest, tiket: str) -> HttpResponse:
    """The signed link of a mail opens the form, filled in from its request."""
    try:
        kasus = Permohonan.objects.select_related("satker").get(acuan=tiket_permohonan.acuan(tiket))
    except (BadSignature, Permohonan.DoesNotExist):
        return render(request, "permohonan/pemohon/tiket_gugur.html", status=404)
    izinkan(request, kasus)
    isi = {"permohonan": kasus.acuan}
    if kasus.diputus_at is None:
        isi["alasan"] = Alasan.TIDAK_DITANGGAPI.value
    return redirect(f"{reverse('keberatan:ajukan', args=[kasus.satker.slug])}?{urlencode(isi)}")


@never_cache
@require_safe
def konsep(request: HttpRequest, slug: str, acuan: str) -> HttpResponse:
    """Model PPID-F filled in from a request, to be printed and signed; nothing is registered by it."""
    kasus = kasus_pemohon(request, slug, acuan)
    alasan = [Alasan.TIDAK_DITANGGAPI.value] if kasus.diputus_at is None else []
    isi = render_pdf("surat/ppid_f.html", surat_keberatan.konsep_pernyataan(kasus, alasan=alasan, at=request.at))
    return lampiran(isi, nama=f"PPID-F-{kasus.nomor.replace('/', '-')}.pdf", mime="application/pdf")


@never_cache
@require_safe
def tiket_view(request: HttpRequest, tiket: str) -> HttpResponse:
    """The signed link of a mail opens its objection."""
    try:
        kasus = Keberatan.objects.select_related("satker").get(acuan=tautan_tiket.acuan(tiket))
    except (BadSignature, Keberatan.DoesNotExist):
        return render(request, "permohonan/pemohon/tiket_gugur.html", status=404)
    izinkan(request, kasus)
    return redirect(kasus.url_lacak())


@never_cache
@require_safe
def bukti(request: HttpRequest, slug: str, acuan: str) -> HttpResponse:
    """The receipt: number, code, promised date."""
    kasus = keberatan_pengaju(request, slug, acuan)
    tanda = kasus.surat.filter(surat__jenis=JenisSurat.TANDA_KEBERATAN).select_related("surat").first()
    konteks = {"satker": kasus.satker, "kasus": kasus, "surat": tanda}
    return render(request, "keberatan/pengaju/bukti.html", konteks)


def _halaman_lacak(
    request: HttpRequest, kasus: Keberatan, form: FormulirSikap | None = None, *, status: int = 200
) -> HttpResponse:
    kalender = HariLibur.objects.kalender(kasus.satker)
    hari_ini = kasus.satker.hari_ini(request.at)
    menunggu = kasus.status in BELUM_DITANGGAPI
    konteks = {
        "satker": kasus.satker,
        "kasus": kasus,
        "form": form or FormulirSikap(initial={"sikap": kasus.sikap, "uraian": kasus.uraian_sikap}),
        "butir": linimasa(kasus, pada=hari_ini),
        "sisa": sisa_waktu(kalender, hari_ini, kasus.jatuh_tempo) if menunggu else None,
        "nada": NADA.get(StatusKeberatan(kasus.status), "catatan"),
        "tanggapan": getattr(kasus, "tanggapan", None),
        "alasan": kasus.alasan.all(),
        "tambahan": kasus.tambahan.all(),
        "komisi": komisi_informasi(kasus.satker),
        "batas_komisi": batas_komisi(kasus, kalender, pada=hari_ini),
        "hari_ini": hari_ini,
        "boleh": {langkah.aksi for langkah in ALUR_KEBERATAN.tersedia(kasus.status, {Peran.PEMOHON})},
        "surat": kasus.surat.select_related("surat").defer("surat__pdf", "surat__konteks"),
    }
    return render(request, "keberatan/pengaju/lacak.html", konteks, status=status)


@never_cache
@require_safe
def lacak(request: HttpRequest, slug: str, acuan: str) -> HttpResponse:
    """What happened, what comes next, by when, and what the objector may do now."""
    return _halaman_lacak(request, keberatan_pengaju(request, slug, acuan))


@never_cache
@require_safe
def mengapa(request: HttpRequest, slug: str, acuan: str) -> HttpResponse:
    """ "Mengapa tanggal ini?": every day counted and every day skipped."""
    kasus = keberatan_pengaju(request, slug, acuan)
    bagian = penjelasan_jatuh_tempo(kasus, HariLibur.objects.kalender(kasus.satker))
    konteks = {
        "satker": kasus.satker,
        "kasus": kasus,
        "bagian": bagian,
        "bergeser": bagian[-1][1].tenggat.tanggal != kasus.jatuh_tempo,
    }
    return render(request, "keberatan/pengaju/mengapa.html", konteks)


@never_cache
@require_POST
@simpan_tulisan
def sikap(request: HttpRequest, slug: str, acuan: str) -> HttpResponse:
    """What the objector says to the answer: column 14 of the register."""
    kasus = keberatan_pengaju(request, slug, acuan)
    form = FormulirSikap(request.POST)
    if not form.is_valid():
        return _halaman_lacak(request, kasus, form, status=422)
    try:
        nyatakan_sikap(kasus, **form.cleaned_data, oleh=Peran.PEMOHON, at=request.at)
    except AturanDilanggar as galat:
        form.add_error(None, str(galat))
        return _halaman_lacak(request, kasus, form, status=422)
    messages.success(request, "Terima kasih, pernyataan Anda sudah dicatat.")
    return redirect(kasus.url_lacak())


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@simpan_tulisan
def cabut_view(request: HttpRequest, slug: str, acuan: str) -> HttpResponse:
    """Withdraw, after being asked once."""
    kasus = keberatan_pengaju(request, slug, acuan)
    if request.method != "POST":
        return render(request, "keberatan/pengaju/cabut.html", {"satker": kasus.satker, "kasus": kasus})
    try:
        cabut(kasus, oleh=Peran.PEMOHON, at=request.at)
    except AturanDilanggar as galat:
        messages.error(request, str(galat))
    else:
        messages.success(request, "Keberatan Anda sudah dicabut.")
    return redirect(kasus.url_lacak())


@never_cache
@require_safe
def surat(request: HttpRequest, slug: str, acuan: str, acuan_surat: str) -> HttpResponse:
    """A letter of the objection as PDF."""
    kasus = keberatan_pengaju(request, slug, acuan)
    baris = get_object_or_404(kasus.surat.select_related("surat"), surat__acuan=acuan_surat)
    return lampiran(cetak(baris.surat, at=request.at), nama=baris.surat.nama_berkas, mime="application/pdf")
