from datetime import date

from django import template
from django.conf import settings
from django.db.models import Min

from dip.models import UjiKonsekuensi
from permohonan import hak, tiket
from permohonan.alur import BELUM_DIPUTUS
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


@register.simple_tag
def batas_permohonan(uji: UjiKonsekuensi) -> date | None:
    """The earliest day by which a request that waits for this test must be answered; nothing else of the request."""
    menunggu = Permohonan.objects.filter(pengujian__uji=uji, status__in=BELUM_DIPUTUS)
    return menunggu.aggregate(batas=Min("jatuh_tempo"))["batas"]
