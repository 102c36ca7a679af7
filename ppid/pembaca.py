"""Who reads a public page: a person, as far as one can tell."""

from functools import lru_cache

import crawleruseragents
from django.http import HttpRequest


# Browsers name themselves in a few ways, and comparing one name with all robots takes longer than many a page.
@lru_cache(maxsize=1024)
def _robot(perantara: str) -> bool:
    return crawleruseragents.is_crawler(perantara)


def orang(request: HttpRequest) -> bool:
    """Whether a person asked, as far as one can tell: no robot, no preview, no rest of a file."""
    perantara = request.headers.get("User-Agent", "")
    ulangan = request.headers.get("Range", "bytes=0-").removeprefix("bytes=0-") != ""
    intip = "prefetch" in request.headers.get("Sec-Purpose", "")
    return request.method != "HEAD" and bool(perantara) and not (ulangan or intip or _robot(perantara))
