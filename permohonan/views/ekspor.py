from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from permohonan.ekspor import BATAS_DESK, kepala
from permohonan.forms.register import FormulirSaring
from permohonan.models import Permohonan
from permohonan.register import saring
from ppid.akses import petugas
from ppid.berkas_register import JENIS
from ppid.pekerjaan_latar import titipkan
from ppid.peran import Peran


@require_POST
@petugas(Peran.DESK, Peran.PPID, Peran.ATASAN)
def ekspor_register(request: Any) -> HttpResponse:
    """Ask for the register, filtered as on the page, as a file; a worker writes it."""
    jenis = request.POST.get("jenis", "")
    isian = FormulirSaring(request.POST, satker=request.satker, at=request.at).isian()
    saringan: dict[str, Any] = {"tahun": isian["tahun"], "bulan": isian["bulan"], "teks": isian["teks"] or ""}
    if jenis not in JENIS:
        messages.error(request, "Pilih bentuk berkasnya: XLSX, CSV, atau PDF.")
        return redirect("permohonan:register")
    if request.peran.isdisjoint({Peran.PPID, Peran.ATASAN}):
        banyak = saring(Permohonan.objects.all(), satker=request.satker, **saringan).order_by()[: BATAS_DESK + 1]
        if banyak.count() > BATAS_DESK:
            messages.error(
                request,
                f"Meja layanan dapat mengunduh paling banyak {BATAS_DESK} permohonan sekaligus. Saring menurut bulan, "
                "atau minta PPID mengunduh seluruhnya.",
            )
            return redirect("permohonan:register")
    judul = " ".join([f"Register {JENIS[jenis][0]}", kepala(request.satker, saringan)[1].partition(", ")[2].title()])
    tugas = titipkan(
        "register",
        judul=judul.strip(),
        rincian={"jenis": jenis, "saringan": saringan},
        satker=request.satker,
        oleh=request.user,
        at=request.at,
    )
    return redirect("kemajuan", tugas.acuan)
