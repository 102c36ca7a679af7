from django.http import HttpRequest, HttpResponse


def kotak(request: HttpRequest) -> HttpResponse:
    raise NotImplementedError


def jawab(request: HttpRequest, acuan: str) -> HttpResponse:
    raise NotImplementedError
