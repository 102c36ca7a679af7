"""The edge: where the clock is read, hosts become offices, officers need a second factor, and pages are counted."""

from collections.abc import Callable
from urllib.parse import urlsplit

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.shortcuts import redirect
from django.utils import timezone

from ppid.alamat import KATA_AKAR
from ppid.kunjungan import PENCATAT
from ppid.models import Satker
from ppid.pembaca import orang

Jawab = Callable[[HttpRequest], HttpResponse]


def saat(get_response: Jawab) -> Jawab:
    """One request happens at one moment: `request.at`."""

    def middleware(request: HttpRequest) -> HttpResponse:
        request.at = timezone.now()
        return get_response(request)

    return middleware


def nama_host_satker(get_response: Jawab) -> Jawab:
    """An office's own host name shows that office's pages at its root."""
    bersama = {"127.0.0.1", "localhost", urlsplit(settings.SITUS).hostname}

    def middleware(request: HttpRequest) -> HttpResponse:
        host = request.get_host().rsplit(":", 1)[0].lower()
        if host not in bersama:
            satker = Satker.objects.filter(nama_host=host).only("slug").first()
            awal = request.path_info.lstrip("/").split("/", 1)[0]
            if satker and awal not in KATA_AKAR | {satker.slug}:
                request.path_info = f"/{satker.slug}{request.path_info}"
        return get_response(request)

    return middleware


class Mampat(GZipMiddleware):
    """Compresses pages. A stored file is handed over as it is: its length is told, and most are packed already."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        berkas = response.streaming and response.has_header("Content-Disposition")
        return response if berkas else super().process_response(request, response)


def wajib_mfa(get_response: Jawab) -> Jawab:
    """Officers set up a second factor before anything else, outside the demonstration."""
    ruang_petugas = ("/meja/", "/admin/")

    def middleware(request: HttpRequest) -> HttpResponse:
        if (
            settings.WAJIB_MFA
            and request.path_info.startswith(ruang_petugas)
            and request.user.is_authenticated
            and not is_mfa_enabled(request.user)
        ):
            return redirect("mfa_index")
        return get_response(request)

    return middleware


def kunjungan(get_response: Jawab) -> Jawab:
    """Count the pages of an office that persons read: whole pages, no files, no pieces, no officers' pages."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        slug = request.resolver_match.kwargs.get("slug") if request.resolver_match else None
        if (
            slug
            and request.method == "GET"
            and response.status_code == 200
            and response.headers.get("Content-Type", "").startswith("text/html")
            and "HX-Request" not in request.headers
            and orang(request)
        ):
            PENCATAT.tambah(slug, at=request.at)
        return response

    return middleware
