from typing import Any

from django import template
from django.utils.safestring import SafeString

from dip.models import InformasiPublik
from dip.pencarian import Saringan, bertanda, cari
from ppid.models import Satker

register = template.Library()
TERBARU = 5


@register.filter
def sorot(teks: str) -> SafeString:
    """A highlighted text with its hits marked."""
    return bertanda(teks)


@register.inclusion_tag("dip/_terbaru.html")
def informasi_terbaru(satker: Satker) -> dict[str, Any]:
    """The newest of an office's list, for its home page."""
    baris = InformasiPublik.objects.filter(satker=satker).terbit().order_by("-diumumkan_at", "-pk")
    return {"satker": satker, "baris": baris.only("acuan", "nama", "tahun", "satker_id")[:TERBARU]}


@register.inclusion_tag("dip/_semua_ringkas.html")
def informasi_semua(teks: str) -> dict[str, Any]:
    """The first documents of any office that hold these words, for the national portal."""
    hasil = cari(Saringan(q=teks))
    return {"hasil": hasil, "baris": hasil.baris[:TERBARU], "q": teks}
