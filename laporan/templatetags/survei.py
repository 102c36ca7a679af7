from django import template
from django.conf import settings

from laporan import survei
from permohonan.models import Permohonan
from ppid.models import Surat

register = template.Library()


@register.simple_tag
def tautan_survei(permohonan: Permohonan) -> str:
    """The whole address of this case's survey."""
    return settings.SITUS + survei.alamat(permohonan)


@register.simple_tag
def tautan_survei_surat(surat: Surat | str) -> str:
    """The same for the case that a letter belongs to; nothing for a letter of no case, such as a preview."""
    milik = getattr(surat, "untuk_permohonan", None)
    return tautan_survei(milik.permohonan) if milik is not None else ""


@register.filter
def dua_baris(alamat: str) -> list[str]:
    """The address in two lines: the office's own words, then the code."""
    kata, _, kode = alamat.rstrip("/").rpartition("/")
    return [f"{kata}/", f"{kode}/"]
