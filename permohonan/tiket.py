"""A link that opens one case without an account: in a QR on a letter, in a mail."""

from datetime import timedelta

from django.core import signing
from django.urls import reverse

from permohonan.models import Permohonan

GARAM = "permohonan.tiket"
UMUR = timedelta(days=60)


def tautan(permohonan: Permohonan) -> str:
    """Path of the signed link to this case. It names the case opaquely and expires after `UMUR`."""
    return reverse("permohonan:tiket", args=[signing.dumps(permohonan.acuan, salt=GARAM, compress=False)])


def acuan(tiket: str) -> str:
    """The case that a link names. Raises django.core.signing.BadSignature when altered or too old."""
    return signing.loads(tiket, salt=GARAM, max_age=UMUR)
