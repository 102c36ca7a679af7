"""Where a request comes from, as a fingerprint: enough to count tries, too little to name anybody."""

from ipaddress import IPv4Address, IPv6Address, ip_address

from django.conf import settings

from ppid import sandi

Alamat = IPv4Address | IPv6Address


def _alamat(request) -> Alamat | None:
    """The client's address as the trusted proxies tell it, or the peer's own."""
    perantara = settings.ALLAUTH_TRUSTED_PROXY_COUNT
    rantai = request.headers.get("X-Forwarded-For", "").split(",")
    dipercaya = 0 < perantara <= len(rantai)
    try:
        alamat = ip_address((rantai[-perantara] if dipercaya else request.META.get("REMOTE_ADDR", "")).strip())
    except ValueError:
        return None
    # A server that listens on both families sees an IPv4 client inside IPv6.
    return getattr(alamat, "ipv4_mapped", None) or alamat


def setempat(request) -> bool:
    """Whether the address names no source at all: this machine itself, or a proxy that hides everybody behind it."""
    alamat = _alamat(request)
    return alamat is None or alamat.is_loopback


def sidik_sumber(request) -> str:
    """A keyed fingerprint of the source; in IPv6 of its /64, which one subscriber holds whole."""
    alamat = _alamat(request)
    if alamat is None or alamat.is_loopback:
        return sandi.sidik("setempat")
    angka = int(alamat) >> 64 if isinstance(alamat, IPv6Address) else int(alamat)
    return sandi.sidik(f"ip{alamat.version}x{angka:032x}")
