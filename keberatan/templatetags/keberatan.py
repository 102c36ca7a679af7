from typing import Any

from django import template
from django.conf import settings
from django.urls import reverse

from keberatan import komisi, tiket
from keberatan.models import Keberatan
from keberatan.papan import Baris, antrean, giliran, menurut_batas, susun
from permohonan import tiket as tiket_permohonan
from permohonan.models import Permohonan
from ppid.models import HariLibur, Satker
from ppid.peran import Peran

register = template.Library()


@register.simple_tag
def tautan_keberatan(keberatan: Keberatan) -> str:
    """The whole address that opens this objection from a mail."""
    return settings.SITUS + tiket.tautan(keberatan)


@register.simple_tag
def tautan_ajukan_keberatan(permohonan: Permohonan) -> str:
    """The whole address of the objection form, filled in from this request."""
    terakhir = tiket_permohonan.tautan(permohonan).rstrip("/").rsplit("/", 1)[1]
    return settings.SITUS + reverse("keberatan:ajukan_tiket", args=[terakhir])


@register.simple_tag
def komisi_informasi(satker: Satker) -> str:
    return komisi.komisi_informasi(satker)


@register.simple_tag(takes_context=True)
def keberatan_menunggu(context: dict[str, Any]) -> list[Baris]:
    """Objections that wait for the roles of this page's reader, the one with least time left first."""
    request = context["request"]
    milik = Keberatan.objects.untuk(request.user, at=request.at).filter(satker=request.satker)
    menunggu = {satu.pk: satu for peran in request.peran for satu in giliran(milik, peran)}
    if Peran.PPID in request.peran:
        menunggu |= {satu.pk: satu for satu in antrean(milik.berperintah())}
    kalender = HariLibur.objects.kalender(request.satker)
    baris = susun(menunggu.values(), satker=request.satker, kalender=kalender, at=request.at)
    return menurut_batas(baris)
