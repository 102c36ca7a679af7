"""Pages for when something is wrong: plain words, what to do, no detail that helps an attacker."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def permintaan_buruk(request: HttpRequest, exception=None) -> HttpResponse:
    return render(request, "400.html", status=400)


def dilarang(request: HttpRequest, exception=None) -> HttpResponse:
    return render(request, "403.html", status=403)


def tidak_ditemukan(request: HttpRequest, exception=None) -> HttpResponse:
    return render(request, "404.html", status=404)


def galat_peladen(request: HttpRequest) -> HttpResponse:
    return render(request, "500.html", status=500)


def csrf_gagal(request: HttpRequest, reason: str = "") -> HttpResponse:
    return render(request, "403.html", {"csrf": True}, status=403)
