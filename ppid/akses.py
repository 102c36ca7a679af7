"""Who may open a page: scoped lookups that answer 404, and role decorators for officers' views."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse

from ppid.models import Penugasan, Satker
from ppid.peran import Peran

KUNCI_SESI = "satker_aktif"
View = Callable[..., HttpResponse]


def satker_dari_alamat(slug: str) -> Satker:
    """The office of a public address. Raises Http404."""
    try:
        return Satker.objects.select_related("induk").get(slug=slug)
    except Satker.DoesNotExist as galat:
        raise Http404 from galat


def petugas(*peran: Peran) -> Callable[[View], View]:
    """Let in officers who hold one of these roles (any role when none is named) in their active office.

    Sets `request.satker` and `request.peran`. An officer of several offices works for one at a time, the one
    chosen in the session. Everybody else with a login gets 404, so that nothing tells what exists.
    """

    def hias(view: View) -> View:
        @login_required
        @wraps(view)
        def terhias(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            kantor = list(Satker.objects.milik(request.user, at=request.at))
            dipilih = request.session.get(KUNCI_SESI)
            satker = next((s for s in kantor if s.pk == dipilih), kantor[0] if kantor else None)
            if satker is None:
                raise Http404
            request.satker = satker
            request.satker_lain = kantor
            request.user.satker_aktif_id = satker.pk
            request.peran = Penugasan.objects.peran(request.user, satker.pk, at=request.at)
            if peran and request.peran.isdisjoint(peran):
                raise Http404
            return view(request, *args, **kwargs)

        terhias.peran = frozenset(peran)
        return terhias

    return hias
