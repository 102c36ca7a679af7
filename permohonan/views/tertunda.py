"""When the database or the store refuses to write: say so, and keep what was typed."""

import logging
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db import InterfaceError, InternalError, OperationalError
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.shortcuts import render

# A read-only server raises InternalError; a full disk in the file store OSError.
TAK_TERTULIS = (OperationalError, InternalError, InterfaceError, OSError)
COBA_LAGI = 120
catatan = logging.getLogger(__name__)

View = Callable[..., HttpResponse]


def tertunda(request: HttpRequest, jawaban: HttpResponse) -> HttpResponse:
    """Mark an answer as "not stored, try again soon"."""
    catatan.exception("Tidak dapat menyimpan kiriman di %s", request.path)
    jawaban.status_code = 503
    jawaban["Retry-After"] = str(COBA_LAGI)
    jawaban["Cache-Control"] = "private, no-store"
    return jawaban


def simpan_tulisan(view: View) -> View:
    """Where a page cannot even be read to say so, give the typed text back with a button that sends it again."""

    @wraps(view)
    def terhias(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except UnreadablePostError:
            raise
        except TAK_TERTULIS:
            if request.method != "POST":
                raise
            isian = [(nama, nilai) for nama, nilai in request.POST.items() if nama != "csrfmiddlewaretoken"]
            return tertunda(request, render(request, "permohonan/pemohon/tertunda.html", {"isian": isian}))

    return terhias
