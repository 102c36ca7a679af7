"""Who may open an applicant's page: a browser session that filed the case, knew its code or came with a link.

What is opened may be a request or what a floor above has with an address of its own; its `acuan` names it.
"""

from typing import Any

from django.http import Http404

from permohonan.models import Permohonan

KUNCI_SESI = "permohonan"
PALING_BANYAK = 20


def izinkan(request: Any, kasus: Any) -> None:
    """Let this session open the case; the oldest of many grants is forgotten."""
    lain = [acuan for acuan in request.session.get(KUNCI_SESI, []) if acuan != kasus.acuan]
    request.session[KUNCI_SESI] = [*lain, kasus.acuan][-PALING_BANYAK:]


def diizinkan(request: Any, acuan: str) -> bool:
    """Whether this session may open what has that address."""
    return acuan in request.session.get(KUNCI_SESI, ())


def kasus_pemohon(request: Any, slug: str, acuan: str) -> Permohonan:
    """The case of that address, if this session may open it. Raises Http404."""
    if not diizinkan(request, acuan):
        raise Http404
    baris = Permohonan.objects.select_related("satker", "pemohon", "jangka", "jangka_perpanjangan")
    try:
        return baris.get(acuan=acuan, satker__slug=slug)
    except Permohonan.DoesNotExist as galat:
        raise Http404 from galat
