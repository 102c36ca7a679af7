"""Mail as rows: written with the act, delivered by a worker, at least once and as good as never twice."""

import random
from datetime import datetime, timedelta
from smtplib import SMTPException
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import connection, transaction
from django.template.loader import render_to_string

from ppid.models import OutgoingMail, Satker

# Longer than any SMTP conversation may take (EMAIL_TIMEOUT applies to each step of it).
SEWA = timedelta(minutes=10)
JEDA_AWAL = timedelta(minutes=1)
JEDA_TERPANJANG = timedelta(hours=6)
# First half of the advisory locks that the sending sessions hold.
KUNCI_SESI = 0x50504944
TERPUTUS = "Terputus: pengiriman berhenti sebelum hasilnya diketahui, jadi surel ini mungkin sudah diterima."


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
    """Take the next waiting mail: for a while in its row, and in this session for as long as it lives.

    An expired claim whose session lives is a slow conversation, not a dead worker: it is not taken over.
    """
    while True:
        with transaction.atomic():
            surel = (
                OutgoingMail.objects.menunggu(at).select_for_update(skip_locked=True).order_by("retry_at", "pk").first()
            )
            if surel is None:
                return None
            bebas = _advisory("pg_try_advisory_lock", surel)
            if bebas:
                if surel.claimed_until:
                    surel.last_error = TERPUTUS
                surel.attempts += 1
                surel.message_id = surel.message_id or f"<{surel.pk}.{surel.created_at:%Y%m%d%H%M%S}@ppid>"
            surel.claimed_until = at + SEWA
            surel.save(update_fields=["claimed_until", "attempts", "message_id", "last_error"])
        if bebas:
            return surel


def _advisory(fungsi: str, surel: OutgoingMail) -> bool:
    with connection.cursor() as kursor:
        kursor.execute(f"SELECT {fungsi}(%s, %s)", [KUNCI_SESI, surel.pk % 2**31])
        return kursor.fetchone()[0]


def deliver_next(*, at: datetime) -> bool:
    """Send the next waiting mail; False when none waits.

    No row is locked during SMTP. A refused mail steps back (doubling, with jitter) and its error stays visible.
    A mail whose sending broke off before its outcome was written down is sent again under the same Message-ID and
    keeps saying so.
    """
    surel = _claim(at)
    if surel is None:
        return False
    try:
        _kirim(surel, at)
    finally:
        _advisory("pg_advisory_unlock", surel)
    return True


def _kirim(surel: OutgoingMail, at: datetime) -> None:
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
        surel.last_error = TERPUTUS if surel.last_error == TERPUTUS else ""
    surel.claimed_until = None
    surel.save(update_fields=["retry_at", "last_error", "sent_at", "claimed_until"])
