"""Is this letter genuine? Says its number, date and fingerprint, and nothing of what it says or to whom."""

import hashlib
import re
from datetime import timedelta
from typing import Any

from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from ppid.models import Pembatas, Surat
from ppid.sumber import setempat, sidik_sumber

# As it is printed, and as people type it: in capitals, with blanks or strokes between.
KODE = re.compile(r"[0-9a-f]{20}")
PEMISAH = re.compile(r"[\s.-]")
# Longer than any letter of ours; more is not even read to its end.
TERBESAR = 40 << 20
JENDELA = timedelta(minutes=15)
DALAM_JENDELA = 60


class PenyidikUnggahan(FileUploadHandler):
    """Takes the fingerprint of what is uploaded while it passes by; no byte of it is kept anywhere."""

    panjang = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.panjang, self._sidik = 0, hashlib.sha256()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.panjang += len(raw_data)
        if self.terlalu_besar:
            raise StopUpload(connection_reset=False)
        self._sidik.update(raw_data)

    @property
    def terlalu_besar(self) -> bool:
        return self.panjang > TERBESAR

    @property
    def sidik(self) -> str:
        """Empty when nothing came."""
        return self._sidik.hexdigest() if self.panjang else ""

    def file_complete(self, file_size: int) -> None:
        """Nothing becomes a file of the request."""


@csrf_exempt
@require_http_methods(["GET", "HEAD"])
def cari(request: Any) -> HttpResponse:
    """The field for the code that stands on the letter."""
    kode = PEMISAH.sub("", request.GET.get("kode", "")).lower()
    if KODE.fullmatch(kode):
        return redirect("verifikasi", kode=kode)
    konteks = {"keliru": bool(request.GET.get("kode")), "kode": request.GET.get("kode", "")[:40]}
    return _tak_tersimpan(render(request, "verifikasi/cari.html", konteks, status=422 if konteks["keliru"] else 200))


# Nothing is changed and nobody is logged in here; a token could not be read before the upload anyway.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def verifikasi(request: Any, kode: str) -> HttpResponse:
    """One letter by its code; with a PDF sent along, whether it is that letter to the last byte."""
    if not setempat(request) and _terlalu_sering(request):
        return _tak_tersimpan(render(request, "verifikasi/tunggu.html", status=429))
    unggahan = _sidik(request) if request.method == "POST" else None
    surat = Surat.objects.filter(kode=kode).select_related("satker").defer("pdf", "konteks").first()
    konteks = {
        "surat": surat,
        "kode": kode,
        "satker": None,
        "unggahan": unggahan,
        "cocok": surat is not None and unggahan is not None and unggahan.sidik == surat.sha256 != "",
    }
    return _tak_tersimpan(render(request, "verifikasi/surat.html", konteks, status=200 if surat else 404))


def _sidik(request: Any) -> PenyidikUnggahan:
    """Read the upload to its end, for its fingerprint."""
    penyidik = PenyidikUnggahan(request)
    request.upload_handlers = [penyidik]
    # Parsed on first access.
    len(request.FILES)
    return penyidik


def _terlalu_sering(request: Any) -> bool:
    kunci = f"verifikasi:{sidik_sumber(request)}"
    return Pembatas.objects.catat(kunci, at=request.at, jendela=JENDELA) > DALAM_JENDELA


def _tak_tersimpan(jawaban: HttpResponse) -> HttpResponse:
    patch_cache_control(jawaban, no_store=True)
    jawaban["X-Robots-Tag"] = "noindex"
    return jawaban
