"""Looking up an objection: by its objector's session, or by an officer's assignments."""

from typing import Any

from django.http import Http404

from keberatan.ketersampaian import dengan_ketersampaian
from keberatan.models import Keberatan, Sengketa
from permohonan.models import Permohonan
from permohonan.views.izin import diizinkan


def keberatan_pengaju(request: Any, slug: str, acuan: str) -> Keberatan:
    """The objection of that address, if this session may open it or its request. Raises Http404."""
    baris = Keberatan.objects.select_related("satker__induk", "pengaju", "permohonan", "jangka", "tanggapan")
    satu = baris.filter(acuan=acuan, satker__slug=slug).first()
    if satu is None:
        raise Http404
    if not diizinkan(request, acuan) and not (satu.permohonan and diizinkan(request, satu.permohonan.acuan)):
        raise Http404
    return satu


def permohonan_terpilih(request: Any, slug: str) -> Permohonan | None:
    """The request that the form is about, if this session may open it; None for anything else."""
    acuan = request.POST.get("permohonan") or request.GET.get("permohonan") or ""
    if not diizinkan(request, acuan):
        return None
    return Permohonan.objects.select_related("satker", "pemohon").filter(acuan=acuan, satker__slug=slug).first()


def cari_keberatan(request: Any, acuan: str) -> Any:
    """The objection with its ketersampaian, if this officer may see it. Raises Http404."""
    baris = dengan_ketersampaian(Keberatan.objects.untuk(request.user, at=request.at)).select_related(
        "satker__induk", "pengaju", "permohonan__satker", "jangka", "tanggapan__usulan", "tanggapan__oleh"
    )
    satu = baris.filter(acuan=acuan).first()
    if satu is None:
        raise Http404
    return satu


def cari_sengketa(request: Any, acuan: str) -> Sengketa:
    """The dispute, if this officer may see its objection. Raises Http404."""
    baris = Sengketa.objects.untuk(request.user, at=request.at).select_related(
        "satker__induk", "keberatan__permohonan", "keberatan__pengaju", "diminta_lepas_oleh"
    )
    satu = baris.filter(acuan=acuan).first()
    if satu is None:
        raise Http404
    return satu
