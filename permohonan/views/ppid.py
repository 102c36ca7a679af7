from django.http import HttpRequest, HttpResponse


def papan(request: HttpRequest) -> HttpResponse:
    raise NotImplementedError
