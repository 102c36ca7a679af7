"""The desk: its work page, its list, registration, and the page of one case."""

import contextlib
import secrets
from typing import Any

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dip.models import Persetujuan
from permohonan import pekerjaan
from permohonan.alur import Status
from permohonan.daftar import saring, sehalaman
from permohonan.forms.meja import FormulirCari, FormulirKabar, FormulirPencatatan
from permohonan.forms.tindakan import FormulirCatatanSurat
from permohonan.models import Asal, Permohonan
from permohonan.niat import niat_masuk
from permohonan.pemohon_lama import cari, isian_pemohon
from permohonan.perbuatan.kelengkapan import buka
from permohonan.perbuatan.pemeriksaan_identitas import lihat_identitas
from permohonan.perbuatan.pemeriksaan_kotak import periksa_kotak
from permohonan.perbuatan.penanganan_surel import tangani_surel
from permohonan.perbuatan.pencatatan import catat
from permohonan.perbuatan.pencatatan_surat import catat_nomor_kantor
from permohonan.perbuatan.penggolongan import golongkan
from permohonan.saran import saran_jenis
from permohonan.tujuan import cetak_kabar, isi_kabar, tujuan_kabar
from permohonan.views.berkas_kasus import berkas_identitas, cari_berkas, cari_surat, gambar, unduhan
from permohonan.views.isi_kasus import isi_kasus
from permohonan.views.kasus import cari_kasus
from permohonan.waktu import penjelasan_jatuh_tempo
from permohonan.waktu_meja import sepekan
from ppid.akses import KUNCI_SESI, petugas
from ppid.galat import AturanDilanggar
from ppid.models import HariLibur, OutgoingMail, Satker, TahunLibur
from ppid.peran import Peran
from ppid.saring import bersihkan, sebaris
from ppid.surat import cetak
from ppid.views.bingkai import LAYANAN, lampiran, tampilkan, terkirim

PEMBACA = (Peran.DESK, Peran.PENGHUBUNG, Peran.PPID, Peran.ATASAN)


@require_safe
@login_required
def meja(request: Any) -> HttpResponse:
    """Where everybody with a login arrives."""
    return redirect("admin:index") if request.user.is_superuser else meja_peran(request)


@petugas()
def meja_peran(request: Any) -> HttpResponse:
    """The desk's work page; other roles are led to theirs."""
    if request.peran & LAYANAN:
        return _pekerjaan(request)
    for peran, tujuan in (
        (Peran.PENGHUBUNG, "permohonan:disposisi"),
        (Peran.SUPERVISI, "laporan:wilayah"),
        (Peran.ATASAN, "admin:keberatan_keberatan_changelist"),
        (Peran.PERTIMBANGAN, "dip:papan"),
        (Peran.PEMBINA, "dip:papan"),
    ):
        if peran in request.peran:
            return redirect(tujuan)
    return tampilkan(request, "permohonan/meja/tanpa_tugas.html")


def _pekerjaan(request: Any) -> HttpResponse:
    kalender = HariLibur.objects.kalender(request.satker)
    bagian = pekerjaan.pekerjaan(request.user, satker=request.satker, kalender=kalender, at=request.at)
    konteks = {
        "bagian": bagian,
        "niat": niat_masuk(request.user, satker=request.satker, at=request.at) if Peran.PPID in request.peran else [],
        "kotak": pekerjaan.kotak_hari_ini(request.satker, at=request.at),
        "sepekan": list(sepekan(request.satker, at=request.at)),
        "tahun_belum": TahunLibur.objects.belum_dimuat(request.satker.hari_ini(request.at)),
    }
    return tampilkan(request, "permohonan/meja/meja.html", konteks)


@require_POST
@petugas(*LAYANAN)
def kotak(request: Any) -> HttpResponse:
    """Tick one of the other inboxes as looked into today."""
    with contextlib.suppress(AturanDilanggar):
        periksa_kotak(request.POST.get("kotak", ""), satker=request.satker, oleh=request.user, at=request.at)
    return redirect(f"{reverse('permohonan:meja')}#kotak")


def _kabar(request: Any, acuan: str) -> OutgoingMail:
    """A message of this office that somebody must tell by hand, or has told. Raises Http404."""
    milik = OutgoingMail.objects.filter(satker=request.satker).select_related("satker", "handled_by")
    satu = milik.filter(acuan=acuan).first()
    if satu is None or not (satu.handled_at or OutgoingMail.objects.gagal().filter(pk=satu.pk).exists()):
        raise Http404
    return satu


@require_http_methods(["GET", "HEAD", "POST"])
@petugas(*LAYANAN)
def kabar(request: Any, acuan: str) -> HttpResponse:
    """What the desk tells somebody whom no mail reaches: the words, the letters, and how it was done."""
    satu = _kabar(request, acuan)
    tujuan = tujuan_kabar(satu)
    isian = FormulirKabar(*terkirim(request), kabar=satu, tujuan=tujuan, at=request.at)
    if isian.is_valid():
        tangani = tujuan.tangani if tujuan else tangani_surel
        try:
            tangani(satu, **isian.penanganan(), oleh=request.user, at=request.at)
        except AturanDilanggar as galat:
            isian.add_error(None, str(galat))
        else:
            satu.refresh_from_db()
            kata = "dicatat." if satu.handled_at else "dicatat; suratnya masih harus disampaikan tertulis."
            messages.success(request, f"“{satu.subject}”: {satu.get_handled_how_display()} {kata}")
            return redirect(f"{reverse('permohonan:meja')}#sampaikan-kabar")
    konteks = {"kabar": satu, "tujuan": tujuan, "formulir": isian} | isi_kabar(satu, tujuan)
    return tampilkan(request, "permohonan/meja/kabar.html", konteks, status=422 if isian.is_bound else 200)


@require_safe
@petugas(*LAYANAN)
def surat_kabar(request: Any, acuan: str) -> HttpResponse:
    """The message on the office's paper, for whom only a letter reaches."""
    satu = _kabar(request, acuan)
    tujuan = tujuan_kabar(satu)
    if tujuan is None:
        raise Http404
    isi = cetak_kabar(satu, tujuan, oleh=request.user, at=request.at)
    return lampiran(isi, nama=f"kabar-{satu.case_number}.pdf".replace("/", "-"), mime="application/pdf", unduh=False)


@require_safe
@petugas()
def lonceng(request: Any) -> HttpResponse:
    """The bell: 204 while nothing changed since the state that the page names."""
    if request.peran.isdisjoint(LAYANAN):
        return HttpResponse(status=204)
    keadaan = pekerjaan.lonceng(request.satker)
    if request.GET.get("ada") == keadaan.tanda:
        return HttpResponse(status=204)
    baru = Permohonan.objects.filter(satker=request.satker).belum_dibuka().order_by("-dicatat_at", "-pk")[:3]
    jawaban = render(request, "permohonan/meja/_lonceng.html", {"keadaan": keadaan, "baru": baru})
    if "ada" in request.GET:
        jawaban["HX-Trigger"] = "permohonanBaru"
    jawaban["Cache-Control"] = "private, no-store"
    return jawaban


@require_POST
@petugas()
def pilih_kantor(request: Any) -> HttpResponse:
    """Work for another of one's offices from here on."""
    satker = next((kantor for kantor in request.satker_lain if kantor.slug == request.POST.get("satker")), None)
    if satker is None:
        raise Http404
    request.session[KUNCI_SESI] = satker.pk
    messages.info(request, f"Sekarang Anda bekerja untuk {satker.nama}.")
    return redirect("permohonan:meja")


@require_safe
@petugas(*PEMBACA)
def daftar(request: Any) -> HttpResponse:
    """All cases of the office, newest first."""
    isian = FormulirCari(request.GET)
    cari = dict.fromkeys(isian.fields, "") | (isian.cleaned_data if isian.is_valid() else {})
    kasus_kantor = Permohonan.objects.untuk(request.user, at=request.at)
    baris = saring(kasus_kantor, q=cari["q"], keadaan=cari["keadaan"])
    halaman = sehalaman(baris, terlihat=kasus_kantor, sesudah=cari["sesudah"], sebelum=cari["sebelum"])
    konteks = {"formulir": isian, "total": baris.count(), "halaman": halaman, **cari}
    return tampilkan(request, "permohonan/meja/daftar.html", konteks)


def _catat(isian: FormulirPencatatan, *, satker: Satker, **siapa: Any) -> Permohonan:
    """Register, and sort by kind where that is not the kind it has (a form sent twice registers once)."""
    kasus = catat(isian.isian(), satker=satker, **isian.pencatatan(), **siapa)
    isian.catat_waktu(kasus, at=siapa["at"])
    jenis = isian.cleaned_data["jenis_informasi"] or saran_jenis(kasus.rincian_informasi)
    return kasus if jenis == kasus.jenis_informasi else golongkan(kasus, jenis=jenis, **siapa)


@require_http_methods(["GET", "HEAD", "POST"])
@petugas(*LAYANAN)
def catat_view(request: Any) -> HttpResponse:
    """Register what was asked at the counter, in a letter, on the telephone."""
    baru = {"token": secrets.token_hex(16), "kanal": request.GET.get("kanal", "")}
    isian = FormulirPencatatan(*terkirim(request), satker=request.satker, at=request.at, **baru)
    if isian.is_valid():
        try:
            kasus = _catat(isian, satker=request.satker, oleh=request.user, at=request.at)
        except AturanDilanggar as galat:
            isian.add_error(None, str(galat))
        else:
            if acuan := sebaris(request.POST.get("serahkan_informasi", "")):
                serahkan = reverse("permohonan:beri_langsung", args=[kasus.acuan])
                return redirect(f"{serahkan}?{urlencode({'informasi': acuan})}")
            return redirect(f"{kasus.get_absolute_url()}?baru=1")
    return tampilkan(request, "permohonan/meja/catat.html", {"formulir": isian}, status=422 if isian.is_bound else 200)


@require_POST
@petugas(*LAYANAN)
def pemohon_lama(request: Any) -> HttpResponse:
    """Earlier applicants like the one being typed; the form again, filled in with the one that was chosen.

    What is typed comes in the body, since addresses stand in logs.
    """
    medan = FormulirPencatatan.base_fields
    tertulis = {nama: bersihkan(isi) for nama, isi in request.POST.items() if nama in medan}
    dipilih = sebaris(request.POST.get("pemohon_lama", ""))
    orang = isian_pemohon(dipilih, satker=request.satker) if dipilih else {}
    if orang is None:
        raise Http404
    sebutan = {nama: sebaris(tertulis.get(nama, "")) for nama in ("nama", "nomor_identitas")}
    telepon = sebaris(tertulis.get("telepon", ""))
    tawaran = [] if dipilih else cari(satker=request.satker, telepon_ditulis=telepon, **sebutan)
    if request.headers.get("HX-Request"):
        return tampilkan(request, "permohonan/meja/_pemohon_lama.html", {"tawaran": tawaran})
    token = tertulis.get("token") or secrets.token_hex(16)
    isian = FormulirPencatatan(satker=request.satker, at=request.at, token=token, tertulis=tertulis | orang)
    konteks = {"formulir": isian, "tawaran": tawaran, "dicari": not dipilih, "dipilih": orang.get("nama", "")}
    return tampilkan(request, "permohonan/meja/catat.html", konteks)


@require_safe
@petugas(*PEMBACA)
def kasus(request: Any, acuan: str) -> HttpResponse:
    """One case: timeline and papers, and the form of the next act. The first look at a new request claims it."""
    baris = cari_kasus(request, acuan)
    baru = baris.status == Status.TERDAFTAR and baris.asal == Asal.LAMAN and baris.dibuka_at is None
    if baru and request.peran & LAYANAN and request.method == "GET":
        with contextlib.suppress(AturanDilanggar):
            buka(baris, oleh=request.user, at=request.at)
            baris.refresh_from_db(fields=["dibuka_at"])
    return tampilkan(request, "permohonan/meja/kasus.html", isi_kasus(request, baris))


@require_safe
@petugas(*PEMBACA)
def mengapa(request: Any, acuan: str) -> HttpResponse:
    """Why the due date is that date, day by day."""
    baris = cari_kasus(request, acuan)
    penjelasan = penjelasan_jatuh_tempo(baris, HariLibur.objects.kalender(baris.satker))
    return tampilkan(request, "permohonan/meja/mengapa.html", {"kasus": baris, "penjelasan": penjelasan})


@require_safe
@petugas(*LAYANAN)
@reauthentication_required
def identitas(request: Any, acuan: str) -> HttpResponse:
    """The one place that shows the full number and the papers, after re-authentication; every opening is recorded."""
    baris = cari_kasus(request, acuan)
    try:
        nomor = lihat_identitas(baris, oleh=request.user, at=request.at)
    except AturanDilanggar as galat:
        return tampilkan(request, "permohonan/meja/identitas.html", {"kasus": baris, "galat": str(galat)}, status=422)
    if kode := sebaris(request.GET.get("berkas", "")):
        return unduhan(get_object_or_404(berkas_identitas(baris), berkas__kode=kode).berkas)
    berkas = [(satu, gambar(satu.berkas)) for satu in berkas_identitas(baris)]
    return tampilkan(request, "permohonan/meja/identitas.html", {"kasus": baris, "nomor": nomor, "berkas": berkas})


@require_safe
@petugas(*LAYANAN)
def surat(request: Any, acuan: str, acuan_surat: str) -> HttpResponse:
    """An issued letter as PDF."""
    terbit = cari_surat(cari_kasus(request, acuan), acuan_surat)
    return lampiran(cetak(terbit, at=request.at), nama=terbit.nama_berkas, mime="application/pdf", unduh=False)


@require_safe
@petugas(*LAYANAN)
def surat_orang(request: Any, acuan: str, acuan_persetujuan: str) -> HttpResponse:
    """The letter to a person whom an exemption protects, asked for this request."""
    milik = Persetujuan.objects.filter(acuan_permohonan=cari_kasus(request, acuan).acuan).select_related("surat")
    terbit = get_object_or_404(milik, acuan=acuan_persetujuan).surat
    return lampiran(cetak(terbit, at=request.at), nama=terbit.nama_berkas, mime="application/pdf", unduh=False)


@require_POST
@petugas(*LAYANAN)
def catatan_surat(request: Any, acuan: str, acuan_surat: str) -> HttpResponse:
    """Keep the office's own letter number and a photo of the signed paper with an issued letter."""
    baris = cari_kasus(request, acuan)
    terbit = cari_surat(baris, acuan_surat)
    isian = FormulirCatatanSurat(request.POST, request.FILES)
    if isian.is_valid():
        isi = {"nomor_agenda": isian.cleaned_data["nomor_agenda"], "foto": next(iter(isian.cleaned_data["foto"]), None)}
        catat_nomor_kantor(baris, terbit, **isi, oleh=request.user, at=request.at)
        messages.success(request, "Catatan surat disimpan.")
    for pesan in (str(satu) for galat in isian.errors.values() for satu in galat):
        messages.error(request, pesan)
    return redirect(baris)


@require_safe
@petugas(*PEMBACA)
def berkas(request: Any, acuan: str, kode: str) -> HttpResponse:
    """A file of the case that the officer's role may open; papers of a person never come this way."""
    return unduhan(cari_berkas(cari_kasus(request, acuan), kode, request.peran))
