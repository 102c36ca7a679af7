"""HTML to tagged PDF, from bundled assets only."""

from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlparse

from django.conf import settings
from django.template.loader import render_to_string


def _pengambil():
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    akar = (settings.BASE_DIR / "static").resolve()

    class PengambilAset(URLFetcher):
        """Serves `aset:` addresses from static/ and nothing else: no network, no other file."""

        def fetch(self, url, headers=None):
            bagian = urlparse(url)
            berkas = (akar / unquote(bagian.path).lstrip("/")).resolve()
            if bagian.scheme != "aset" or not berkas.is_relative_to(akar):
                raise ValueError("surat hanya boleh memuat aset bawaan")
            return URLFetcherResponse(url, berkas.read_bytes(), {"Content-Type": _mime(berkas)})

    return PengambilAset()


def _mime(berkas: Path) -> str:
    jenis = {
        ".css": "text/css",
        ".svg": "image/svg+xml",
        ".png": "image/png",
        ".ttf": "font/ttf",
        ".woff2": "font/woff2",
    }
    return jenis[berkas.suffix]


@cache
def _huruf():
    from weasyprint.text.fonts import FontConfiguration

    return FontConfiguration()


def render(templat: str, konteks: dict[str, Any]) -> bytes:
    """A tagged PDF of that template. A missing renderer or asset is an error, never an empty file."""
    from weasyprint import HTML

    html = render_to_string(templat, konteks)
    return HTML(string=html, base_url="aset:///", url_fetcher=_pengambil()).write_pdf(
        pdf_tags=True, font_config=_huruf()
    )
