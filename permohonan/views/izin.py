"""Who may open an applicant's page: a browser session that filed the case, knew its code or came with a link."""

from typing import Any

from django.http import Http404

from permohonan.models import Permohonan

KUNCI_SESI = "permohonan"
PALING_BANYAK = 20


def izinkan(request: Any, kasus: Permohonan) -> None:
    """Let this session open the case; the oldest of many grants is forgotten."""
    lain = [acuan for acuan in request.session.get(KUNCI_SESI, []) if acuan != kasus.acuan]
    request.session[KUNCI_SESI] = [*lain, kasus.acuan][-PALING_BANYAK:]


def kasus_pemohon(request: Any, slug: str, acuan: str) -> Permohonan:
    """The case of that address, if this session may open it. Raises Http404."""
    if acuan not in request.session.get(KUNCI_SESI, ()):
        raise Http404
    baris = Permohonan.objects.select_related("satker", "pemohon", "jangka", "jangka_perpanjangan")
    try:
        return baris.get(acuan=acuan, satker__slug=slug)
    except Permohonan.DoesNotExist as galat:
        raise Http404 from galat
