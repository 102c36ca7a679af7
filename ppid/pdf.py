"""HTML to tagged PDF, from bundled assets only."""

import atexit
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from threading import Lock
from types import MappingProxyType
from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.template.loader import render_to_string

# A picture: its bytes and what they are.
Aset = tuple[bytes, str]
GAYA = "surat/surat.css"
MIME = {".css": "text/css", ".svg": "image/svg+xml", ".png": "image/png", ".woff2": "font/woff2"}

# Directional overrides make a line read otherwise than it was typed; no letter needs them.
_TANPA_PEMBALIK = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])

# Pango's font map, which all letters of a process share, is not safe between threads.
_KUNCI = Lock()


class AsetDitolak(Exception):
    """A letter asked for something that is not a bundled asset, or that is missing."""


@cache
def _bersama():
    """Fetcher, fonts and parsed style sheet: made once in a process, as that costs more than a letter."""
    from weasyprint import CSS
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    akar = (settings.BASE_DIR / "static").resolve()

    class PengambilAset(URLFetcher):
        """Serves the files of static/, and the pictures given with a document (`aset:…`): no network, no other folder,
        no data address."""

        titipan: Mapping[str, Aset] = MappingProxyType({})

        def fetch(self, url, headers=None):
            alamat = urlsplit(url)
            if alamat.scheme == "aset" and alamat.path in self.titipan:
                isi, mime = self.titipan[alamat.path]
                return URLFetcherResponse(url, isi, {"Content-Type": mime})
            berkas = Path(unquote(alamat.path)).resolve()
            if (alamat.scheme, alamat.netloc) != ("file", "") or not berkas.is_relative_to(akar):
                raise AsetDitolak(f"bukan aset bawaan: {url}")
            return URLFetcherResponse(url, berkas.read_bytes(), {"Content-Type": MIME[berkas.suffix]})

    alamat_akar = f"{akar.as_uri()}/"
    pengambil = PengambilAset(fail_on_errors=True)
    huruf = FontConfiguration()
    gaya = CSS(url=alamat_akar + GAYA, url_fetcher=pengambil, font_config=huruf)
    # The fonts lie unpacked in a folder of their own, which can only be removed while the interpreter still lives.
    atexit.register(_bersama.cache_clear)
    return alamat_akar, pengambil, huruf, gaya


def render(templat: str, konteks: dict[str, Any], aset: Mapping[str, Aset] = MappingProxyType({})) -> bytes:
    """A tagged PDF of that template; equal input gives equal bytes. `aset` are pictures that it names as `aset:<name>`.

    Raises AsetDitolak when the template names an address outside static/ or a file that is not there.
    """
    return cetak_html(render_to_string(templat, konteks), aset)


def cetak_html(html: str, aset: Mapping[str, Aset] = MappingProxyType({})) -> bytes:
    """A tagged PDF of a whole HTML document. Raises AsetDitolak as `render` does."""
    from weasyprint import HTML
    from weasyprint.urls import FatalURLFetchingError

    with _KUNCI:
        try:
            alamat_akar, pengambil, huruf, gaya = _bersama()
            pengambil.titipan = aset
            dokumen = HTML(string=html.translate(_TANPA_PEMBALIK), base_url=alamat_akar, url_fetcher=pengambil)
            return dokumen.write_pdf(stylesheets=[gaya], font_config=huruf, pdf_tags=True, pdf_identifier=True)
        except FatalURLFetchingError as galat:
            # A BaseException in WeasyPrint, which no ordinary handler would catch.
            raise AsetDitolak(str(galat)) from galat
