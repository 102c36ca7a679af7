"""Looking up the case of an officer's page."""

from typing import Any

from django.http import Http404

from permohonan.models import Permohonan


def cari_kasus(request: Any, acuan: str) -> Permohonan:
    """The case, if this officer may see it. Raises Http404."""
    baris = Permohonan.objects.untuk(request.user, at=request.at).select_related("satker", "pemohon", "jangka")
    try:
        return baris.get(acuan=acuan)
    except Permohonan.DoesNotExist as galat:
        raise Http404 from galat
