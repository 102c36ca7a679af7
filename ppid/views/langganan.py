from django.core.signing import BadSignature
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from ppid import outbox, surel
from ppid.models import OutgoingMail


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def berhenti(request: HttpRequest, tanda: str) -> HttpResponse:
    """End one kind of mail to one address. Mail programs post here by themselves (RFC 8058), so the signature in the
    address is the proof and no token is asked for; merely opening the link ends nothing.
    """
    try:
        pesan = OutgoingMail.objects.get(pk=surel.baca_berhenti(tanda), required=False)
    except (BadSignature, OutgoingMail.DoesNotExist) as galat:
        raise Http404 from galat
    if request.method == "POST":
        outbox.unsubscribe(pesan.recipient, pesan.topic, at=request.at)
    return render(request, "ppid/berhenti.html", {"selesai": request.method == "POST"})
