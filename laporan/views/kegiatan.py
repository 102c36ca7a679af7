"""What the officers of an office did, counted on the screen and listed in a file."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from laporan.forms.kegiatan import FormulirKegiatan, bulan_terakhir
from laporan.kegiatan import rekap_kegiatan
from ppid.akses import petugas
from ppid.berkas_register import JENIS
from ppid.pekerjaan_latar import titipkan
from ppid.peran import Peran
from ppid.views.bingkai import tampilkan

# Who reads what everybody did; the others read what they did themselves.
PENILAI = (Peran.PPID, Peran.ATASAN, Peran.PEMBINA)
PEMBACA = (Peran.DESK, Peran.PENGHUBUNG, *PENILAI)


def _isian(request: Any, data: QueryDict) -> FormulirKegiatan:
    sendiri = request.user if request.peran.isdisjoint(PENILAI) else None
    return FormulirKegiatan(data, satker=request.satker, at=request.at, sendiri=sendiri)


@require_safe
@petugas(*PEMBACA)
def kegiatan(request: Any) -> HttpResponse:
    """How often each officer did each act in a period, this month by default."""
    isian = _isian(request, request.GET)
    periode, oleh = isian.periode(), isian.oleh()
    konteks = {
        "formulir": isian,
        "periode": periode,
        "oleh": oleh,
        "rekap": rekap_kegiatan(request.satker, periode, oleh=oleh.pk if oleh else None),
        "bulan": bulan_terakhir(isian.hari_ini),
        "bentuk": [(nama, label) for nama, (label, _) in JENIS.items()],
    }
    return tampilkan(request, "laporan/meja/kegiatan.html", konteks)


@require_POST
@petugas(*PEMBACA)
def ekspor_kegiatan(request: Any) -> HttpResponse:
    """Ask for the matrix as a file; a worker writes it."""
    isian, jenis = _isian(request, request.POST), request.POST.get("jenis", "")
    galat = [str(satu) for semua in isian.errors.values() for satu in semua]
    if jenis not in JENIS:
        galat.append("Pilih bentuk berkasnya: XLSX, CSV, atau PDF.")
    if galat:
        messages.error(request, " ".join(galat))
        return redirect("laporan:kegiatan")
    periode, oleh = isian.periode(), isian.oleh()
    tugas = titipkan(
        "matriks-kegiatan",
        judul=f"Matriks kegiatan {JENIS[jenis][0]}, {periode.sebutan}",
        rincian={"jenis": jenis, "masa": periode.kode, "petugas": oleh.pk if oleh else None},
        satker=request.satker,
        oleh=request.user,
        at=request.at,
    )
    return redirect("kemajuan", tugas.acuan)
