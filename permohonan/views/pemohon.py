"""Pages of applicants: file, receipt, follow, answer. Nobody needs an account for them."""

import secrets
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.signing import BadSignature
from django.forms import Form
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.module_loading import import_string
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from permohonan import hak, waktu
from permohonan import lacak as pelacakan
from permohonan import tiket as tautan_tiket
from permohonan.alur import ALUR, BELUM_DIPUTUS, Status
from permohonan.forms.pelacakan import FormulirCek, FormulirPesan
from permohonan.forms.pemohon import FormulirPelengkap, FormulirPengajuan
from permohonan.models import BerkasPermohonan, Permohonan, Sifat
from permohonan.models.berkas import BerkasPermohonanQuerySet
from permohonan.papan import sisa_waktu
from permohonan.perbuatan.kelengkapan import lengkapi
from permohonan.perbuatan.pencabutan import cabut
from permohonan.perbuatan.pengajuan import ajukan
from permohonan.perbuatan.penyerahan import konfirmasi_terima
from permohonan.perbuatan.pesan import kirim_pesan
from permohonan.persyaratan import berkas_kurang
from permohonan.putusan import MEMBERI
from permohonan.views import batas
from permohonan.views.izin import izinkan, kasus_pemohon
from permohonan.views.tertunda import TAK_TERTULIS, simpan_tulisan, tertunda
from ppid import sandi
from ppid.akses import satker_dari_alamat
from ppid.galat import AturanDilanggar
from ppid.models import HariLibur, Jalur, JangkaWaktu, JenisSurat, LangkahWaktu, Satker
from ppid.models.berkas_keluar import BOLEH_KELUAR
from ppid.peran import Peran
from ppid.surat import cetak
from ppid.views.bingkai import aliran, lampiran

NADA = {
    Status.TERDAFTAR: "catatan",
    Status.TIDAK_LENGKAP: "segera",
    Status.DIPROSES: "catatan",
    Status.DIPUTUS: "baik",
    Status.DISERAHKAN: "baik",
    Status.SELESAI: "baik",
}
PANJANG_TOKEN = 32


def token_kirim(request: HttpRequest, satker: Satker) -> str:
    """What makes two sendings the same: the form's token, or its whole content on one day.

    Bound to the office and fingerprinted, so that it opens nothing by itself.
    """
    token = request.POST.get("token", "")
    if not (len(token) == PANJANG_TOKEN and token.isalnum()):
        isi = sorted((nama, nilai) for nama, nilai in request.POST.items() if nama != "csrfmiddlewaretoken")
        token = f"{satker.hari_ini(request.at)}{isi}"
    return sandi.sidik(satker.kode + token)


def _halaman_ajukan(request: HttpRequest, satker: Satker, form: FormulirPengajuan, **lain: Any) -> HttpResponse:
    hari_ini = satker.hari_ini(request.at)
    kalender = HariLibur.objects.kalender(satker)
    jangka = JangkaWaktu.objects.berlaku(LangkahWaktu.PEMBERITAHUAN, jalur=Jalur.UMUM, pada=hari_ini)
    konteks = {
        "satker": satker,
        "form": form,
        "bagian": [(jangka, jangka.penjelasan(kalender, hari_ini))],
        "perpanjangan": JangkaWaktu.objects.berlaku(LangkahWaktu.PERPANJANGAN, jalur=Jalur.UMUM, pada=hari_ini),
    }
    return render(request, "permohonan/pemohon/ajukan.html", konteks | lain, status=lain.get("status", 200))


def _antar(request: HttpRequest, kasus: Permohonan, peringatan: list[str]) -> HttpResponse:
    izinkan(request, kasus)
    if kasus.dicatat_at != request.at:
        messages.info(
            request,
            "Kiriman yang sama sudah kami terima, jadi nomornya sama. Untuk permintaan lain, buka formulir baru.",
        )
    for kalimat in peringatan:
        messages.warning(request, kalimat)
    return redirect("permohonan:bukti", kasus.satker.slug, kasus.acuan)


def _ajukan(request: HttpRequest, satker: Satker, form: FormulirPengajuan) -> HttpResponse:
    token = token_kirim(request, satker)
    kasus = Permohonan.objects.filter(token_kirim=token, satker=satker).select_related("satker").first()
    if kasus is None:
        if batas.ajuan_terlalu_sering(request, token):
            tulisan = FormulirPengajuan(satker=satker, at=request.at, initial=request.POST.dict())
            return _halaman_ajukan(request, satker, tulisan, sering=True, status=429)
        if not form.is_valid():
            return _halaman_ajukan(request, satker, form, status=422)
        kasus = ajukan(form.isian(), satker=satker, token=token, at=request.at)
    return _antar(request, kasus, form.peringatan)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@simpan_tulisan
def ajukan_view(request: HttpRequest, slug: str) -> HttpResponse:
    """The form of Model PPID-B: one form, one sending, then the receipt."""
    satker = satker_dari_alamat(slug)
    if request.method != "POST":
        awal = {"token": secrets.token_hex(PANJANG_TOKEN // 2)}
        return _halaman_ajukan(request, satker, FormulirPengajuan(satker=satker, at=request.at, initial=awal))
    form = FormulirPengajuan(request.POST, request.FILES, satker=satker, at=request.at)
    try:
        return _ajukan(request, satker, form)
    except AturanDilanggar as galat:
        form.add_error(None, str(galat))
        return _halaman_ajukan(request, satker, form, status=422)
    except TAK_TERTULIS:
        return tertunda(request, _halaman_ajukan(request, satker, form, tertunda=True))


@never_cache
@require_safe
def bukti(request: HttpRequest, slug: str, acuan: str) -> HttpResponse:
    """The receipt: number, code, due date."""
    kasus = kasus_pemohon(request, slug, acuan)
    konteks = {
        "satker": kasus.satker,
        "kasus": kasus,
        "surat": kasus.surat.filter(surat__jenis=JenisSurat.TANDA_BUKTI).select_related("surat").last(),
    }
    return render(request, "permohonan/pemohon/bukti.html", konteks)


def buka_dengan_kode(request: HttpRequest, satker: Satker, form: FormulirCek, *, pembuka: list[str]) -> tuple[Any, int]:
    """What number and code open, asked of each of `pembuka`, else the status of the refusal."""
    form.is_valid()
    nomor, kode = (form.cleaned_data.get(nama, "") for nama in ("nomor", "kode"))
    sumber, siapa_pun = batas.cek_terlalu_sering(request, satker, nomor)
    if sumber:
        return None, 429
    temuan = [import_string(nama)(satker, nomor=nomor, kode=kode, at=request.at) for nama in pembuka]
    kasus = next(filter(None, temuan), None)
    if kasus is not None:
        batas.maafkan_cek(request, satker, nomor)
        izinkan(request, kasus)
    return kasus, 429 if siapa_pun else 404


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@simpan_tulisan
def cek(request: HttpRequest, slug: str) -> HttpResponse:
    """Status by number and code. Ill-formed, wrong, foreign and too old all answer the same."""
    satker = satker_dari_alamat(slug)
    if request.method != "POST":
        return render(
            request, "permohonan/pemohon/cek.html", {"satker": satker, "form": FormulirCek(kode_satker=satker.kode)}
        )
    form = FormulirCek(request.POST, kode_satker=satker.kode)
    kasus, status = buka_dengan_kode(request, satker, form, pembuka=settings.PEMBUKA_KODE)
    if kasus is not None:
        return redirect(kasus.url_lacak())
    # The number comes back to be corrected, the code never does.
    tersisa = {"nomor": form.cleaned_data.get("nomor", "")}
    konteks = {"satker": satker, "form": FormulirCek(initial=tersisa, kode_satker=satker.kode), "keliru": status}
    return render(request, "permohonan/pemohon/cek.html", konteks, status=status)


@never_cache
@require_safe
def tiket_view(request: HttpRequest, tiket: str) -> HttpResponse:
    """The signed link of a letter or mail opens its case."""
    try:
        kasus = Permohonan.objects.select_related("satker").get(acuan=tautan_tiket.acuan(tiket))
    except (BadSignature, Permohonan.DoesNotExist):
        return render(request, "permohonan/pemohon/tiket_gugur.html", status=404)
    izinkan(request, kasus)
    return redirect(kasus.url_lacak())


def _halaman_lacak(request: HttpRequest, kasus: Permohonan, form: FormulirPesan, *, status: int = 200) -> HttpResponse:
    kalender = HariLibur.objects.kalender(kasus.satker)
    hari_ini = kasus.satker.hari_ini(request.at)
    berjalan = kasus.status in BELUM_DIPUTUS
    hasil = list(_hasil(kasus))
    konteks = {
        "satker": kasus.satker,
        "kasus": kasus,
        "form": form,
        "butir": pelacakan.linimasa(kasus, kalender, pada=hari_ini),
        "hak": hak.hak_sekarang(kasus, kalender, pada=hari_ini),
        "sisa": sisa_waktu(kalender, hari_ini, kasus.jatuh_tempo) if berjalan and kasus.jatuh_tempo else None,
        "nada": NADA.get(Status(kasus.status), ""),
        "boleh": _boleh(kasus),
        "kurang": _kurang(kasus),
        "memberi": kasus.putusan in MEMBERI,
        "keputusan": kasus.keputusan.filter(putusan__in=MEMBERI).last() or kasus.keputusan.last(),
        "masih_diuji": [
            {"uji": satu.uji, "keadaan": pelacakan.keadaan_uji(satu.uji, pada=hari_ini)}
            for satu in kasus.pengujian.terbuka().select_related("uji")
        ],
        "surat": kasus.surat.select_related("surat").defer("surat__pdf", "surat__konteks"),
        "hasil": hasil,
        "ditarik": _ditarik(kasus),
        "dipersoalkan": _dipersoalkan(kasus),
        "berkas_diperiksa": any(satu.diperiksa_at is None and not satu.menunggu_hitam for satu in hasil),
        "berkas_disiapkan": any(satu.tertahan or (satu.menunggu_hitam and not satu.boleh_keluar) for satu in hasil),
        "pesan": kasus.pesan.all(),
    }
    return render(request, "permohonan/pemohon/lacak.html", konteks, status=status)


def _boleh(kasus: Permohonan) -> set[str]:
    return {langkah.aksi for langkah in ALUR.tersedia(kasus.status, {Peran.PEMOHON})}


def _kurang(kasus: Permohonan) -> list[Sifat]:
    """The papers still missing, while they can be sent."""
    return berkas_kurang(kasus) if "lengkapi" in _boleh(kasus) else []


def _hasil(kasus: Permohonan) -> BerkasPermohonanQuerySet:
    """The files that answers gave the applicant; among them those not ready to go out."""
    baris = BerkasPermohonan.objects.filter(permohonan=kasus).diberikan()
    return baris.dengan_penghitaman().select_related("berkas", "bersih")


def _ditarik(kasus: Permohonan) -> BerkasPermohonanQuerySet:
    """Files that were withdrawn after they were given: he may have opened them. Their names may not be his to read."""
    return kasus.berkas.filter(BOLEH_KELUAR, diberikan_at__isnull=False, ditarik_at__isnull=False)


def _dipersoalkan(kasus: Permohonan) -> bool:
    """Whether a file that he could open is closed until somebody decides whether it is his."""
    milik = kasus.berkas.filter(BOLEH_KELUAR, diberikan_at__isnull=False, pengganti=None, ditarik_at=None)
    return milik.dipersoalkan().exists()


@never_cache
@require_safe
def lacak(request: HttpRequest, slug: str, acuan: str) -> HttpResponse:
    """What happened, what comes next, by when, and what the applicant may do now."""
    return _halaman_lacak(request, kasus_pemohon(request, slug, acuan), FormulirPesan())


@never_cache
@require_safe
def mengapa(request: HttpRequest, slug: str, acuan: str) -> HttpResponse:
    """ "Mengapa tanggal ini?": every day counted and every day skipped."""
    kasus = kasus_pemohon(request, slug, acuan)
    kalender = HariLibur.objects.kalender(kasus.satker)
    bagian = waktu.penjelasan_jatuh_tempo(kasus, kalender)
    konteks = {
        "satker": kasus.satker,
        "kasus": kasus,
        "bagian": bagian,
        "bergeser": bool(bagian) and bagian[-1][1].tenggat.tanggal != kasus.jatuh_tempo,
        "menurut_umum": waktu.jatuh_tempo_jalur(kasus, Jalur.UMUM, kalender) if kasus.jalur == Jalur.PEMILU else None,
    }
    return render(request, "permohonan/pemohon/mengapa.html", konteks)


def _lakukan(request: HttpRequest, kasus: Permohonan, form: Form, kata: str, laksanakan: Callable) -> bool:
    """Do what a valid form asks and say so; a broken rule becomes an error of the form."""
    if not form.is_valid():
        return False
    try:
        laksanakan(kasus, at=request.at)
    except AturanDilanggar as galat:
        form.add_error(None, str(galat))
        return False
    messages.success(request, kata)
    return True


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@simpan_tulisan
def lengkapi_view(request: HttpRequest, slug: str, acuan: str) -> HttpResponse:
    """Send identity papers that were missing."""
    kasus = kasus_pemohon(request, slug, acuan)
    isian = (request.POST, request.FILES) if request.method == "POST" else ()
    form = FormulirPelengkap(*isian, kasus=kasus, at=request.at)
    if request.method == "POST":
        kata = "Terima kasih, sudah kami terima. Petugas akan memeriksanya."
        if _lakukan(
            request, kasus, form, kata, lambda k, at: lengkapi(k, **form.pelengkap(), oleh=Peran.PEMOHON, at=at)
        ):
            return redirect(kasus.url_lacak())
    konteks = {"satker": kasus.satker, "kasus": kasus, "form": form, "boleh": _boleh(kasus), "kurang": _kurang(kasus)}
    return render(request, "permohonan/pemohon/lengkapi.html", konteks, status=422 if form.errors else 200)


@never_cache
@require_POST
@simpan_tulisan
def pesan(request: HttpRequest, slug: str, acuan: str) -> HttpResponse:
    """A message to the desk, kept with the case."""
    kasus = kasus_pemohon(request, slug, acuan)
    form = FormulirPesan(request.POST)
    if batas.pesan_terlalu_sering(request, acuan):
        form.add_error(None, "Terlalu banyak pesan dalam satu jam. Tunggu sebentar, lalu kirim lagi.")
        return _halaman_lacak(request, kasus, form, status=429)
    kata = "Pesan Anda sudah terkirim kepada petugas."
    if _lakukan(
        request, kasus, form, kata, lambda k, at: kirim_pesan(k, **form.cleaned_data, oleh=Peran.PEMOHON, at=at)
    ):
        return redirect(kasus.url_lacak())
    return _halaman_lacak(request, kasus, form, status=422)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@simpan_tulisan
def cabut_view(request: HttpRequest, slug: str, acuan: str) -> HttpResponse:
    """Withdraw, after being asked once."""
    kasus = kasus_pemohon(request, slug, acuan)
    if request.method != "POST":
        return render(request, "permohonan/pemohon/cabut.html", {"satker": kasus.satker, "kasus": kasus})
    try:
        cabut(kasus, oleh=Peran.PEMOHON, at=request.at)
    except AturanDilanggar as galat:
        messages.error(request, str(galat))
    else:
        messages.success(request, "Permohonan Anda sudah dicabut. Anda boleh mengajukan lagi kapan saja.")
    return redirect(kasus.url_lacak())


@never_cache
@require_POST
@simpan_tulisan
def konfirmasi(request: HttpRequest, slug: str, acuan: str) -> HttpResponse:
    """The applicant has what was given."""
    kasus = kasus_pemohon(request, slug, acuan)
    try:
        konfirmasi_terima(kasus, at=request.at)
    except AturanDilanggar as galat:
        messages.error(request, str(galat))
    else:
        messages.success(request, "Terima kasih. Tanda terimanya dapat diunduh di bawah.")
    return redirect(kasus.url_lacak())


@never_cache
@require_safe
def surat(request: HttpRequest, slug: str, acuan: str, acuan_surat: str) -> HttpResponse:
    """A letter of the case as PDF."""
    kasus = kasus_pemohon(request, slug, acuan)
    baris = get_object_or_404(kasus.surat.select_related("surat"), surat__acuan=acuan_surat)
    return lampiran(cetak(baris.surat, at=request.at), nama=baris.surat.nama_berkas, mime="application/pdf")


@never_cache
@require_safe
def berkas(request: HttpRequest, slug: str, acuan: str, kode: str) -> FileResponse:
    """The cleaned copy of a file that was given to the applicant; identity papers are never shown again."""
    kasus = kasus_pemohon(request, slug, acuan)
    return aliran(get_object_or_404(_hasil(kasus).boleh_keluar(), berkas__kode=kode).keluaran)
