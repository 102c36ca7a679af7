from django import template
from django.conf import settings

from permohonan import hak, tiket
from permohonan.models import Permohonan
from ppid.models import HariLibur

register = template.Library()


@register.simple_tag
def batas_keberatan(permohonan: Permohonan) -> hak.BatasKeberatan:
    """The last day to object to the answer just given, with the earlier reading of it."""
    satker = permohonan.satker
    pada = satker.hari_ini(permohonan.keputusan.latest("at").at)
    return hak.batas_keberatan(permohonan, HariLibur.objects.kalender(satker), pada=pada)


@register.simple_tag
def tautan_kasus(permohonan: Permohonan) -> str:
    """The whole address that opens this case from a mail."""
    return settings.SITUS + tiket.tautan(permohonan)
