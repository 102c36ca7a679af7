"""A link that opens one objection without an account: in a mail, in a QR."""

from datetime import timedelta

from django.core import signing
from django.urls import reverse

from keberatan.models import Keberatan

GARAM = "keberatan.tiket"
UMUR = timedelta(days=90)


def tautan(keberatan: Keberatan) -> str:
    """Path of the signed link to this objection. It names it opaquely and expires after `UMUR`."""
    return reverse("keberatan:tiket", args=[signing.dumps(keberatan.acuan, salt=GARAM, compress=False)])


def acuan(tiket: str) -> str:
    """The objection that a link names. Raises django.core.signing.BadSignature when altered or too old."""
    return signing.loads(tiket, salt=GARAM, max_age=UMUR)
