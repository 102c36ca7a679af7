"""The page on which boxes are drawn over a file, for whatever kind of case has the file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_safe

from dip.alur import ALUR_INFORMASI
from dip.models import Penghitaman
from dip.pengecualian import Huruf
from dip.penghitaman import (
    ALASAN_TERPANJANG,
    PESAN,
    HasilCari,
    Kotak,
    Ukuran,
    baca_kotak,
    cari_kata,
    gambar_halaman,
    tulis_kotak,
    ukur,
)
from dip.perbuatan.penghitaman import DIKERJAKAN, kotak_rancangan, minta_penghitaman, simpan_kotak
from dip.perbuatan.pengusulan import pastikan_unitnya
from dip.views.pengelola import cari_informasi
from ppid.akses import petugas
from ppid.galat import AturanDilanggar
from ppid.medan import Teks
from ppid.models import Berkas
from ppid.peran import Peran
from ppid.views.bingkai import lampiran, tampilkan

PENGHITAM = (Peran.PENGHUBUNG, Peran.PPID)
# Pages shown at once.
SELAYAR = 30
LAIN = "lain"


@dataclass(frozen=True, slots=True)
class Sasaran:
    """A file that this officer may see, where it belongs, and why it cannot be blackened now, if it cannot."""

    berkas: Berkas
    kembali: str
    sebutan: str
    halangan: str = ""


@dataclass(frozen=True, slots=True)
class Pintu:
    """How one kind of case comes to the page: its address, how its file is found (or Http404), which job does it."""

    rute: str
    jenis: str
    # What the job must know to find the case again.
    kunci: str
    cari: Callable[[Any, str, str], Sasaran]


class FormulirPenghitaman(forms.Form):
    """What the page sends: all boxes as lines, words to look for, a reason for what is found or drawn next."""

    kotak = Teks(label="Daftar kotak", paling_panjang=400_000, baris=8)
    versi = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)
    kata = Teks(label="Kata yang dicari", paling_panjang=3_000, baris=3)
    alasan = forms.ChoiceField(
        label="Alasan", choices=[*Huruf.choices, (LAIN, "Alasan lain, ditulis di bawah")], required=False
    )
    alasan_lain = Teks(label="Alasan lain", paling_panjang=ALASAN_TERPANJANG)

    def alasan_terpilih(self) -> str:
        pilihan = self.cleaned_data["alasan"]
        return self.cleaned_data["alasan_lain"] if pilihan in ("", LAIN) else pilihan


def halaman_gambar(pintu: Pintu) -> Callable[..., HttpResponse]:
    """One page of the file as a picture, made anew each time and kept nowhere."""

    @require_safe
    @petugas(*PENGHITAM)
    def gambar(request: Any, acuan: str, kode: str, nomor: int) -> HttpResponse:
        sasaran = pintu.cari(request, acuan, kode)
        try:
            with sasaran.berkas.buka() as isi:
                lukisan = gambar_halaman(isi, nomor)
        except AturanDilanggar as galat:
            raise Http404 from galat
        return lampiran(lukisan, nama=f"halaman-{nomor}.jpg", mime="image/jpeg", unduh=False)

    return gambar


def halaman_kotak(pintu: Pintu) -> Callable[..., HttpResponse]:
    """Draw boxes, look for words, save, and ask for the blackened file."""

    @require_http_methods(["GET", "HEAD", "POST"])
    @petugas(*PENGHITAM)
    def kotak(request: Any, acuan: str, kode: str) -> HttpResponse:
        sasaran = pintu.cari(request, acuan, kode)
        rancangan, tersimpan = kotak_rancangan(sasaran.berkas)
        alamat = reverse(pintu.rute, args=[acuan, kode])
        konteks: dict[str, Any] = {"sasaran": sasaran, "rancangan": rancangan}
        ukuran, konteks["halangan"] = _terbuka(sasaran, rancangan)
        if ukuran is None:
            return tampilkan(request, TEMPLAT, konteks, status=422 if request.method == "POST" else 200)
        if request.method == "POST":
            isian = FormulirPenghitaman(request.POST)
            if isian.is_valid():
                try:
                    return _jalankan(request, pintu, sasaran, ukuran, isian, acuan=acuan, kode=kode)
                except AturanDilanggar as galat:
                    isian.add_error(None, str(galat))
            konteks |= _kanvas(request, ukuran, _terkirim(isian, tersimpan), alamat)
            return tampilkan(request, TEMPLAT, konteks | {"formulir": isian}, status=422)
        awal = {"kotak": tulis_kotak(tersimpan), "versi": rancangan.versi if rancangan else 0, "alasan": Huruf.H}
        konteks |= _kanvas(request, ukuran, tersimpan, alamat)
        return tampilkan(request, TEMPLAT, konteks | {"formulir": FormulirPenghitaman(initial=awal)})

    return kotak


TEMPLAT = "dip/meja/penghitaman.html"


def _terbuka(sasaran: Sasaran, rancangan: Penghitaman | None) -> tuple[Ukuran | None, str]:
    """The pages of the file, or why they cannot be drawn over now."""
    if sasaran.halangan or (rancangan and rancangan.dikerjakan):
        return None, sasaran.halangan or DIKERJAKAN
    try:
        with sasaran.berkas.buka() as isi:
            return ukur(isi), ""
    except AturanDilanggar as galat:
        return None, str(galat)


def _jalankan(
    request: Any,
    pintu: Pintu,
    sasaran: Sasaran,
    ukuran: Ukuran,
    isian: FormulirPenghitaman,
    *,
    acuan: str,
    kode: str,
) -> HttpResponse:
    """What the pressed button says. Raises AturanDilanggar when it cannot be done."""
    aksi, banyak = request.POST.get("aksi"), len(ukuran.halaman)
    kotak = baca_kotak(isian.cleaned_data["kotak"])
    siapa = {"versi": isian.cleaned_data["versi"], "halaman": banyak, "oleh": request.user, "at": request.at}
    if aksi == "hitamkan":
        rincian = {pintu.kunci: acuan, "berkas": kode, "kembali": sasaran.kembali, "sebutan": sasaran.sebutan}
        tugas = minta_penghitaman(sasaran.berkas, kotak, jenis=pintu.jenis, rincian=rincian, **siapa)
        return redirect("kemajuan", tugas.acuan)
    if aksi == "cari":
        with sasaran.berkas.buka() as isi:
            temuan = cari_kata(isi, isian.cleaned_data["kata"].splitlines(), alasan=isian.alasan_terpilih())
        sudah = {satu.bidang for satu in kotak}
        baru = [satu for satu in temuan.kotak if satu.bidang not in sudah]
        simpan_kotak(sasaran.berkas, [*kotak, *baru], **siapa)
        _kabarkan(request, temuan, len(baru))
    else:
        simpan_kotak(sasaran.berkas, kotak, **siapa)
        messages.success(request, f"{len(kotak)} kotak tersimpan. Berkasnya belum dihitamkan.")
    alamat = reverse(pintu.rute, args=[acuan, kode])
    dari = _angka(request.POST.get("ke") or request.POST.get("dari"))
    return redirect(f"{alamat}?{urlencode({'dari': dari})}" if dari > 1 else alamat)


def _kabarkan(request: Any, temuan: HasilCari, baru: int) -> None:
    if temuan.kotak:
        halaman = _sebut({satu.halaman for satu in temuan.kotak})
        messages.success(request, f"{baru} kotak usulan ditambahkan, {halaman}. Periksa satu per satu.")
    if temuan.terpotong:
        messages.warning(
            request, "Yang ditemukan terlalu banyak; sebagian tidak ditambahkan. Cari kata yang lebih khas."
        )
    if temuan.tidak_ada:
        messages.warning(request, f"Tidak ditemukan sebagai teks: {', '.join(temuan.tidak_ada)}.")
    if temuan.tanpa_teks:
        tanpa = _sebut(set(temuan.tanpa_teks))
        messages.warning(request, f"Tanpa teks (pindaian atau gambar), jadi cari dengan mata: {tanpa}.")


def _sebut(nomor: set[int]) -> str:
    urut = sorted(nomor)
    lebih = f", dan {len(urut) - 10} halaman lain" if len(urut) > 10 else ""
    return f"halaman {', '.join(map(str, urut[:10]))}{lebih}"


def _terkirim(isian: FormulirPenghitaman, tersimpan: list[Kotak]) -> list[Kotak]:
    """The boxes as they were sent, when they can be read at all."""
    try:
        return baca_kotak(isian.data.get("kotak", ""))
    except AturanDilanggar:
        return tersimpan


def _angka(teks: str | None) -> int:
    return int(teks) if teks and teks.isascii() and teks.isdigit() and len(teks) < 7 else 1


def _kanvas(request: Any, ukuran: Ukuran, kotak: Sequence[Kotak], alamat: str) -> dict[str, Any]:
    """The pages to show, each with its boxes in its own units."""
    banyak = len(ukuran.halaman)
    asal = request.POST if request.method == "POST" else request.GET
    dari = max(1, min(_angka(asal.get("dari")), banyak))
    dari -= (dari - 1) % SELAYAR
    halaman = []
    for nomor in range(dari, min(banyak, dari + SELAYAR - 1) + 1):
        lebar, tinggi = ukuran.halaman[nomor - 1]
        isi = [
            (urut, *(f"{angka:.3f}" for angka in (k.kiri * lebar, k.atas * tinggi, k.lebar * lebar, k.tinggi * tinggi)))
            for urut, k in enumerate(kotak, 1)
            if k.halaman == nomor
        ]
        gambar = f"{alamat}halaman/{nomor}/"
        halaman.append(
            {"nomor": nomor, "lebar": f"{lebar:.3f}", "tinggi": f"{tinggi:.3f}", "url": gambar, "kotak": isi}
        )
    return {
        "halaman": halaman,
        "banyak": banyak,
        "dari": dari,
        "sebelum": dari - SELAYAR if dari > 1 else None,
        "sesudah": dari + SELAYAR if dari + SELAYAR <= banyak else None,
        "alasan_terpanjang": ALASAN_TERPANJANG,
    }


def _berkas_informasi(request: Any, acuan: str, kode: str) -> Sasaran:
    """A file of the list, if this officer may see it. Raises Http404."""
    informasi = cari_informasi(request, acuan)
    satu = get_object_or_404(informasi.berkas.select_related("asli"), kode=kode)
    halangan = ""
    try:
        ALUR_INFORMASI.periksa("lampirkan", status=informasi.status, peran=request.peran)
        pastikan_unitnya(informasi.unit, oleh=request.user, satker=informasi.satker, at=request.at)
        if satu.ditarik_at:
            raise AturanDilanggar("Berkas ini tidak dipakai lagi. Hitamkan versi terakhirnya.")
        if not satu.asli.dapat_dihitamkan:
            raise AturanDilanggar(PESAN["jenis-lain"])
    except AturanDilanggar as galat:
        halangan = str(galat)
    return Sasaran(satu.asli, informasi.get_absolute_url(), informasi.nama, halangan)


PINTU = Pintu("dip:hitamkan", "penghitaman", "informasi", _berkas_informasi)
