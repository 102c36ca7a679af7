"""The register of objections, Model PPID-G, on the screen and as a file."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from keberatan.ekspor import kepala
from keberatan.forms.register import FormulirSaringKeberatan
from keberatan.models import Keberatan
from keberatan.register import SEHALAMAN, rangkaian, saring
from permohonan.ekspor import BATAS_DESK
from ppid.akses import petugas
from ppid.berkas_register import JENIS
from ppid.pekerjaan_latar import titipkan
from ppid.peran import Peran
from ppid.views.bingkai import tampilkan

PEMBACA = (Peran.DESK, Peran.PPID, Peran.ATASAN)


def _saringan(isian: FormulirSaringKeberatan) -> dict[str, Any]:
    isi = isian.isian()
    return {"tahun": isi["tahun"], "bulan": isi["bulan"], "teks": isi["teks"] or ""}


@require_safe
@petugas(*PEMBACA)
def register(request: Any) -> HttpResponse:
    isian = FormulirSaringKeberatan(request.GET, satker=request.satker, at=request.at)
    milik = Keberatan.objects.untuk(request.user, at=request.at)
    terpilih = saring(milik, satker=request.satker, **_saringan(isian)).order_by("diterima_at", "pk")
    halaman = Paginator(terpilih, SEHALAMAN).get_page(request.GET.get("halaman"))
    sehalaman = milik.filter(pk__in=[satu.pk for satu in halaman])
    konteks = {
        "formulir": isian,
        "halaman": halaman,
        "baris": list(rangkaian(sehalaman)),
        "total": halaman.paginator.count,
        "saringan_isi": [(nama, request.GET.get(nama, "")) for nama in ("tahun", "bulan", "teks")],
        "bentuk_ekspor": [(nama, label) for nama, (label, _) in JENIS.items()],
    }
    return tampilkan(request, "keberatan/meja/register.html", konteks)


@require_POST
@petugas(*PEMBACA)
def ekspor(request: Any) -> HttpResponse:
    """Ask for the register, filtered as on the page, as a file; a worker writes it."""
    jenis = request.POST.get("jenis", "")
    saringan = _saringan(FormulirSaringKeberatan(request.POST, satker=request.satker, at=request.at))
    if jenis not in JENIS:
        messages.error(request, "Pilih bentuk berkasnya: XLSX, CSV, atau PDF.")
        return redirect("keberatan:register")
    terpilih = saring(Keberatan.objects.all(), satker=request.satker, **saringan)
    if request.peran.isdisjoint({Peran.PPID, Peran.ATASAN}) and terpilih.count() > BATAS_DESK:
        messages.error(request, f"Meja layanan dapat mengunduh paling banyak {BATAS_DESK} keberatan sekaligus.")
        return redirect("keberatan:register")
    judul = f"Register PPID-G, {JENIS[jenis][0]} {kepala(request.satker, saringan)[1].partition(', ')[2].title()}"
    tugas = titipkan(
        "register-keberatan",
        judul=judul.strip(),
        rincian={"jenis": jenis, "saringan": saringan},
        satker=request.satker,
        oleh=request.user,
        at=request.at,
    )
    return redirect("kemajuan", tugas.acuan)
