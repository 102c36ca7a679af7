"""Mail as rows: written with the act, delivered by a worker, at least once and as good as never twice."""

import random
from datetime import datetime, timedelta
from smtplib import SMTPException
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string

from ppid.models import OutgoingMail, Satker

# Longer than any SMTP conversation may take (EMAIL_TIMEOUT applies to each step of it).
SEWA = timedelta(minutes=10)
JEDA_AWAL = timedelta(minutes=1)
JEDA_TERPANJANG = timedelta(hours=6)


def deposit(
    key: str, *, satker: Satker, recipient: str, template: str, context: dict[str, Any], at: datetime, case_number=""
) -> OutgoingMail | None:
    """Write a finished message, once per `key`; without a recipient nothing is written.

    `surel/<template>.txt` and `surel/<template>-subject.txt` give the text.
    """
    if not recipient:
        return None
    context = {**context, "satker": satker, "situs": settings.SITUS}
    surel, _ = OutgoingMail.objects.get_or_create(
        key=key,
        defaults={
            "satker": satker,
            "case_number": case_number,
            "recipient": recipient,
            "subject": " ".join(render_to_string(f"surel/{template}-subject.txt", context).split()),
            "text": render_to_string(f"surel/{template}.txt", context),
            "created_at": at,
            "retry_at": at,
        },
    )
    return surel


def _claim(at: datetime) -> OutgoingMail | None:
    with transaction.atomic():
        surel = OutgoingMail.objects.menunggu(at).select_for_update(skip_locked=True).order_by("retry_at", "pk").first()
        if surel is None:
            return None
        surel.claimed_until = at + SEWA
        surel.attempts += 1
        surel.message_id = surel.message_id or f"<{surel.pk}.{surel.created_at:%Y%m%d%H%M%S}@ppid>"
        surel.save(update_fields=["claimed_until", "attempts", "message_id"])
        return surel


def deliver_next(*, at: datetime) -> bool:
    """Send the next waiting mail; False when none waits.

    No lock is held during SMTP. A refused mail steps back (doubling, with jitter) and its error stays visible.
    A send that outlasts its claim is not repeated while the claim lasts.
    """
    surel = _claim(at)
    if surel is None:
        return False
    pesan = EmailMessage(
        subject=surel.subject, body=surel.text, to=[surel.recipient], headers={"Message-ID": surel.message_id}
    )
    try:
        pesan.send()
    except (SMTPException, OSError, ValueError) as galat:
        jeda = min(JEDA_AWAL * 2 ** (surel.attempts - 1), JEDA_TERPANJANG) * random.uniform(0.8, 1.2)
        surel.retry_at = at + jeda
        surel.last_error = f"{type(galat).__name__}: {galat}"[:300]
    else:
        surel.sent_at = at
        surel.last_error = ""
    surel.claimed_until = None
    surel.save(update_fields=["retry_at", "last_error", "sent_at", "claimed_until"])
    return True
