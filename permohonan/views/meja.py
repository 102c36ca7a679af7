from django.http import HttpRequest, HttpResponse


def meja(request: HttpRequest) -> HttpResponse:
    raise NotImplementedError


def lonceng(request: HttpRequest) -> HttpResponse:
    raise NotImplementedError


def pilih_kantor(request: HttpRequest) -> HttpResponse:
    raise NotImplementedError


def daftar(request: HttpRequest) -> HttpResponse:
    raise NotImplementedError


def catat_view(request: HttpRequest) -> HttpResponse:
    raise NotImplementedError


def kasus(request: HttpRequest, acuan: str) -> HttpResponse:
    raise NotImplementedError


def mengapa(request: HttpRequest, acuan: str) -> HttpResponse:
    raise NotImplementedError


def identitas(request: HttpRequest, acuan: str) -> HttpResponse:
    raise NotImplementedError


def surat(request: HttpRequest, acuan: str, acuan_surat: str) -> HttpResponse:
    raise NotImplementedError


def catatan_surat(request: HttpRequest, acuan: str, acuan_surat: str) -> HttpResponse:
    raise NotImplementedError


def berkas(request: HttpRequest, acuan: str, kode: str) -> HttpResponse:
    raise NotImplementedError
