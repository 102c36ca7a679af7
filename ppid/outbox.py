"""Messages as rows: written with the act, delivered by a worker, at least once and as good as never twice."""

import random
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException
from typing import Any

from django.conf import settings
from django.core.mail import get_connection
from django.db import connection, transaction

from ppid import obrolan, sandi, surel
from ppid.galat import AturanDilanggar
from ppid.models import Berkas, Channel, Handling, OutgoingMail, Pengguna, Satker, Unsubscription
from ppid.models.outbox import BATAS_PERCOBAAN, IN_WRITING, WITH_EVIDENCE

# Longer than any SMTP conversation may take (EMAIL_TIMEOUT applies to each step of it).
SEWA = timedelta(minutes=10)
JEDA_AWAL = timedelta(minutes=1)
JEDA_TERPANJANG = timedelta(hours=6)
# The neighbours of a message that hangs wait no longer than this, however long it has been hanging itself.
JEDA_SETUJUAN = timedelta(minutes=5)
# First half of the advisory locks that the sending sessions hold.
KUNCI_SESI = 0x50504944
TERPUTUS = "Terputus: pengiriman berhenti sebelum hasilnya diketahui, jadi surel ini mungkin sudah diterima."
TEMPLAT_KURANG = "Templat: ada isi yang kosong, jadi surel ini tidak dikirim."


def deposit(
    key: str,
    *,
    satker: Satker,
    recipient: str,
    template: str,
    context: dict[str, Any],
    at: datetime,
    case_number: str = "",
    required: bool = True,
    or_desk: bool = False,
    due: date | None = None,
) -> None:
    """Write a finished message, once per `key`.

    Without a recipient nothing is written, unless the desk is to deliver it (`or_desk`), by the day `due`. What is not
    `required` is not written for an address that unsubscribed. `surel/<template>.txt` and
    `surel/<template>-subject.txt` give the words, `pesan/<template>.txt` the few that the desk uses; when they lack a
    value the message is kept back, and the desk sees it.
    """
    if not recipient and not or_desk:
        return
    if not required and _berhenti(recipient, template):
        return
    context = {**context, "satker": satker, "situs": settings.SITUS}
    subject, text = surel.isi(template, context)
    brief = surel.ringkas(template, context)
    kurang = settings.KOSONG in subject + text + brief
    _tulis(
        OutgoingMail(
            key=key,
            channel=Channel.MAIL if recipient else Channel.DESK,
            topic=template,
            required=required,
            satker=satker,
            case_number=case_number,
            recipient=recipient,
            subject=subject,
            text=text,
            brief=brief,
            due=None if recipient else due,
            created_at=at,
            retry_at=at,
            attempts=BATAS_PERCOBAAN if kurang else 0,
            last_error=TEMPLAT_KURANG if kurang else "",
        )
    )


def _tulis(message: OutgoingMail) -> None:
    """One statement that loses quietly to a twin of the same key."""
    OutgoingMail.objects.bulk_create([message], ignore_conflicts=True)


def deposit_chat(key: str, *, satker: Satker, text: str, topic: str, at: datetime, case_number: str = "") -> None:
    """Write a line for the operator's chat, once per `key`; nothing where no channel is configured.

    The text holds a number and a link, never anybody's data.
    """
    if not obrolan.alamat(satker.kode):
        return
    _tulis(
        OutgoingMail(
            key=key,
            channel=Channel.CHAT,
            topic=topic,
            satker=satker,
            case_number=case_number,
            recipient=satker.kode,
            subject=text.partition("\n")[0][:200],
            text=text,
            created_at=at,
            retry_at=at,
        )
    )


def _berhenti(recipient: str, topic: str) -> bool:
    return Unsubscription.objects.filter(address=_sidik(recipient), topic=topic).exists()


def _sidik(address: str) -> str:
    # As hexadecimal digits, because a fingerprint overlooks the dots and dashes that tell addresses apart.
    return sandi.sidik(address.lower().encode().hex())


def unsubscribe(address: str, topic: str, *, at: datetime) -> None:
    """No more messages of this kind to this address; saying it twice changes nothing."""
    Unsubscription.objects.get_or_create(address=_sidik(address), topic=topic, defaults={"at": at})


def _claim(at: datetime) -> OutgoingMail | None:
    """Take the next waiting message: for a while in its row, and in this session for as long as it lives.

    An expired claim whose session lives is a slow conversation, not a dead worker: it is not taken over.
    """
    while True:
        with transaction.atomic():
            message = (
                OutgoingMail.objects.menunggu(at)
                .select_for_update(skip_locked=True, of=("self",))
                .select_related("satker")
                .order_by("retry_at", "pk")
                .first()
            )
            if message is None:
                return None
            bebas = _advisory("pg_try_advisory_lock", message)
            if bebas:
                if message.claimed_until:
                    message.last_error = TERPUTUS
                message.attempts += 1
                message.message_id = (
                    message.message_id or f"<{message.pk}.{message.created_at:%Y%m%d%H%M%S}@{_ranah()}>"
                )
            message.claimed_until = at + SEWA
            message.save(update_fields=["claimed_until", "attempts", "message_id", "last_error"])
        if bebas:
            return message


def _ranah() -> str:
    """The domain in our Message-IDs: that of the address we send from."""
    return settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip("> ") or "ppid"


def _advisory(fungsi: str, message: OutgoingMail) -> bool:
    with connection.cursor() as kursor:
        kursor.execute(f"SELECT {fungsi}(%s, %s)", [KUNCI_SESI, message.pk % 2**31])
        return kursor.fetchone()[0]


def deliver_next(*, at: datetime) -> bool:
    """Send the next waiting message; False when none waits.

    No row is locked during the conversation. A refused message steps back (doubling, with jitter) and its error
    stays visible; one that is refused for good is not tried again. A message whose sending broke off before its
    outcome was written down is sent again under the same Message-ID and keeps saying so.
    """
    message = _claim(at)
    if message is None:
        return False
    try:
        _kirim(message, at)
    finally:
        _advisory("pg_advisory_unlock", message)
    return True


def _sampaikan(message: OutgoingMail) -> str:
    """Hand the message over; returns what the other side said. Raises what smtplib and the network raise."""
    if message.channel == Channel.CHAT:
        return obrolan.kirim(message.recipient, message.text)
    berhenti = "" if message.required else surel.tautan_berhenti(message.pk)
    sambungan = get_connection()
    pesan = surel.susun(
        perihal=message.subject,
        teks=message.text,
        penerima=message.recipient,
        message_id=message.message_id,
        satker=message.satker.nama,
        berhenti=berhenti,
    )
    sambungan.send_messages([pesan])
    return getattr(sambungan, "bukti", "") or type(sambungan).__module__.rpartition(".")[2]


def _selamanya(galat: Exception) -> bool:
    """Whether the server refused for good (5xx), as opposed to "try again later" (4xx)."""
    if isinstance(galat, SMTPRecipientsRefused):
        return all(kode >= 500 for kode, _ in galat.recipients.values())
    return isinstance(galat, SMTPResponseException) and galat.smtp_code >= 500


def _kirim(message: OutgoingMail, at: datetime) -> None:
    try:
        message.acceptance = _sampaikan(message)[:300]
    except (SMTPException, OSError, ValueError) as galat:
        jeda = min(JEDA_AWAL * 2 ** (message.attempts - 1), JEDA_TERPANJANG) * random.uniform(0.8, 1.2)
        message.retry_at = at + jeda
        message.last_error = f"{type(galat).__name__}: {galat}"[:300]
        if _selamanya(galat):
            message.attempts = BATAS_PERCOBAAN
        elif not isinstance(galat, SMTPRecipientsRefused | SMTPResponseException | ValueError):
            _tunda_setujuan(message, at)
    else:
        message.sent_at = at
        message.last_error = TERPUTUS if message.last_error == TERPUTUS else ""
    message.claimed_until = None
    message.save(update_fields=["retry_at", "attempts", "last_error", "sent_at", "acceptance", "claimed_until"])


def _tunda_setujuan(message: OutgoingMail, at: datetime) -> None:
    """Where one message hung, the others to the same place would too: they wait a little, so that nobody else does."""
    if message.channel == Channel.MAIL:
        setujuan = {"recipient__iendswith": "@" + message.recipient.rpartition("@")[2]}
    else:
        setujuan = {"recipient": message.recipient}
    lain = OutgoingMail.objects.belum_selesai().filter(channel=message.channel, retry_at__lte=at, claimed_until=None)
    lain.filter(**setujuan).exclude(pk=message.pk).update(retry_at=min(message.retry_at, at + JEDA_SETUJUAN))


def close(
    message: OutgoingMail,
    *,
    how: Handling,
    written: bool = False,
    told_at: datetime | None = None,
    told_to: str = "",
    receipt: str = "",
    evidence: Berkas | None = None,
    note: str = "",
    address: str = "",
    by: Pengguna,
    at: datetime,
) -> OutgoingMail | None:
    """Somebody told it by hand: close the message, under its lock. Returns its copy to another address, if that is how.

    Where the law wants it in writing (`written`) a call is noted and the message stays open. Raises AturanDilanggar
    when it arrived or somebody was faster, when the moment cannot be, or when what proves it is missing.
    """
    locked = OutgoingMail.objects.gagal().select_for_update().filter(pk=message.pk).first()
    if locked is None:
        raise AturanDilanggar(_sudah(message))
    if locked.claimed_until and locked.claimed_until > at:
        raise AturanDilanggar("Kabar ini sedang dikirim. Tunggu beberapa menit, lalu muat ulang halaman.")
    if how == Handling.OTHER and not note.strip():
        raise AturanDilanggar("Tulis dalam catatan mengapa kabar ini tidak perlu disampaikan lagi.")
    if how in WITH_EVIDENCE and not (receipt.strip() or evidence):
        raise AturanDilanggar("Pengiriman lewat pos atau kurir dicatat dengan nomor resi atau foto bukti kirimnya.")
    if how == Handling.READDRESSED and not address:
        raise AturanDilanggar("Isi alamat e-mail yang lain.")
    if how == Handling.READDRESSED and settings.KOSONG in locked.subject + locked.text:
        raise AturanDilanggar("Isi kabar ini belum lengkap, jadi tidak dapat dikirim. Sampaikan dengan cara lain.")
    if how == Handling.CALLED or how in IN_WRITING:
        locked.told_at, locked.told_to = _saat(locked, told_at or at, at), told_to
    locked.handled_how, locked.handled_note, locked.handled_by = how, note, by
    locked.receipt, locked.evidence = receipt, evidence
    if not (written and how == Handling.CALLED):
        locked.handled_at = at
    key = locked.key
    if how == Handling.READDRESSED:
        # The copy stands for the event from here on: what runs from its arrival runs from the copy's.
        locked.key = f"{key[:90]}:lama:{locked.pk}"
    locked.save()
    if how != Handling.READDRESSED:
        return None
    return OutgoingMail.objects.create(
        key=key,
        channel=Channel.MAIL,
        topic=locked.topic,
        required=locked.required,
        satker=locked.satker,
        case_number=locked.case_number,
        recipient=address,
        subject=locked.subject,
        text=locked.text,
        brief=locked.brief,
        # It speaks of what was written then: a later letter of the same kind is not told by it.
        created_at=locked.created_at,
        retry_at=at,
    )


def settle(
    messages: Iterable[OutgoingMail], *, how: Handling, note: str = "", by: Pengguna | None, at: datetime
) -> None:
    """Another act told what these tasks of the desk were about: nobody needs to do it again."""
    OutgoingMail.objects.tugas().filter(pk__in=[satu.pk for satu in messages]).update(
        handled_at=at, handled_by=by, handled_how=how, handled_note=note, told_at=at
    )


def _sudah(message: OutgoingMail) -> str:
    """Why it cannot be closed any more: who was faster, or that it arrived."""
    kini = OutgoingMail.objects.select_related("handled_by", "satker").get(pk=message.pk)
    if kini.handled_at is None or kini.handled_by is None:
        return "Kabar ini sudah terkirim. Muat ulang halaman."
    saat, zona = kini.satker.waktu_setempat(kini.handled_at), kini.satker.singkatan_zona
    return f"Kabar ini sudah ditangani {kini.handled_by}, {saat:%d-%m-%Y %H.%M} {zona}. Muat ulang halaman."


def _saat(message: OutgoingMail, told_at: datetime, at: datetime) -> datetime:
    """The moment somebody was told, if it can be. What people type has no seconds."""
    if told_at > at:
        raise AturanDilanggar("Saat disampaikan tidak boleh di masa depan. Periksa tanggal dan jamnya.")
    if told_at < message.created_at.replace(second=0, microsecond=0):
        saat = message.satker.waktu_setempat(message.created_at)
        raise AturanDilanggar(f"Saat disampaikan tidak boleh sebelum kabarnya ada, {saat:%d-%m-%Y %H.%M}.")
    return told_at
