from django.http import HttpRequest, HttpResponse


def tiket_view(request: HttpRequest, tiket: str) -> HttpResponse:
    raise NotImplementedError


def cek(request: HttpRequest, slug: str) -> HttpResponse:
    raise NotImplementedError


def ajukan_view(request: HttpRequest, slug: str) -> HttpResponse:
    raise NotImplementedError


def lacak(request: HttpRequest, slug: str, acuan: str) -> HttpResponse:
    raise NotImplementedError


def bukti(request: HttpRequest, slug: str, acuan: str) -> HttpResponse:
    raise NotImplementedError


def mengapa(request: HttpRequest, slug: str, acuan: str) -> HttpResponse:
    raise NotImplementedError


def lengkapi_view(request: HttpRequest, slug: str, acuan: str) -> HttpResponse:
    raise NotImplementedError


def pesan(request: HttpRequest, slug: str, acuan: str) -> HttpResponse:
    raise NotImplementedError


def cabut_view(request: HttpRequest, slug: str, acuan: str) -> HttpResponse:
    raise NotImplementedError


def konfirmasi(request: HttpRequest, slug: str, acuan: str) -> HttpResponse:
    raise NotImplementedError


def surat(request: HttpRequest, slug: str, acuan: str, acuan_surat: str) -> HttpResponse:
    raise NotImplementedError


def berkas(request: HttpRequest, slug: str, acuan: str, kode: str) -> HttpResponse:
    raise NotImplementedError
