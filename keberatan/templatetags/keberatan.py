from django import template
from django.conf import settings
from django.urls import reverse

from keberatan import komisi, tiket
from keberatan.models import Keberatan
from permohonan import tiket as tiket_permohonan
from permohonan.models import Permohonan
from ppid.models import Satker

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
