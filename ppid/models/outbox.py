from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q

from ppid.models.berkas import Berkas, kode_acak
from ppid.models.satker import Satker

# With the longest steps of outbox.JEDA_TERPANJANG this outlasts two days without a mail server.
BATAS_PERCOBAAN = 20


class Channel(models.TextChoices):
    """How a message leaves: by mail, to the operator's chat, or by the hand of the desk."""

    MAIL = "mail", "E-mail"
    CHAT = "chat", "Obrolan petugas"
    DESK = "desk", "Lewat meja layanan"


class Handling(models.TextChoices):
    """What somebody did about a message that did not arrive by itself."""

    CALLED = "telepon", "Telepon"
    WHATSAPP = "whatsapp", "WhatsApp"
    POSTED = "pos", "Surat pos"
    COURIER = "kurir", "Kurir"
    COLLECTED = "langsung", "Diambil di kantor"
    READDRESSED = "alamat", "Dikirim ke alamat e-mail lain"
    OTHER = "lain", "Tidak perlu disampaikan lagi"
    # Recorded before post, courier and collection were told apart; histories still say it.
    PRINTED = "cetak", "Dicetak dan disampaikan"


# What leaves something written with the person; a call tells him only that it is there.
IN_WRITING = frozenset({Handling.WHATSAPP, Handling.POSTED, Handling.COURIER, Handling.COLLECTED})
# Through a third party: counts only with its evidence.
WITH_EVIDENCE = frozenset({Handling.POSTED, Handling.COURIER})


class OutgoingMailQuerySet(models.QuerySet):
    def belum_selesai(self) -> "OutgoingMailQuerySet":
        """Unsent, not given up, and nobody has dealt with it in another way."""
        return self.filter(sent_at=None, handled_at=None, attempts__lt=BATAS_PERCOBAAN)

    def menunggu(self, at: datetime) -> "OutgoingMailQuerySet":
        """What may be sent now: its time has come, nobody holds it, and nothing earlier of the case is still to go."""
        terdahulu = (
            OutgoingMail.objects.belum_selesai()
            .filter(
                satker=OuterRef("satker"),
                case_number=OuterRef("case_number"),
                channel=OuterRef("channel"),
                recipient=OuterRef("recipient"),
                pk__lt=OuterRef("pk"),
            )
            .exclude(case_number="")
        )
        return (
            self.belum_selesai()
            .exclude(channel=Channel.DESK)
            .filter(Q(claimed_until=None) | Q(claimed_until__lte=at), ~Exists(terdahulu), retry_at__lte=at)
        )

    def gagal(self) -> "OutgoingMailQuerySet":
        """What was tried and not accepted, and what only the desk can deliver: an officer must see it."""
        return self.filter(sent_at=None, handled_at=None).filter(~Q(last_error="") | Q(channel=Channel.DESK))

    def tugas(self) -> "OutgoingMailQuerySet":
        """What only the desk can deliver, and nobody has yet."""
        return self.filter(sent_at=None, handled_at=None, channel=Channel.DESK)


class OutgoingMail(models.Model):
    """One message to one recipient about one event, written in the act's own transaction."""

    acuan = models.CharField(max_length=22, unique=True, default=kode_acak, editable=False)
    key = models.CharField(max_length=120, unique=True)
    channel = models.CharField("saluran", max_length=4, choices=Channel, default=Channel.MAIL)
    # Which kind of message: the name of its template.
    topic = models.SlugField("perihal", max_length=40, default="")
    # Required by law or by the office's duty: cannot be unsubscribed from.
    required = models.BooleanField("wajib", default=True)
    satker = models.ForeignKey(Satker, models.PROTECT, related_name="+")
    case_number = models.CharField(max_length=60, blank=True, db_index=True)
    # An address; for the chat the code of the office; empty for the desk.
    recipient = models.CharField(max_length=254, blank=True)
    subject = models.CharField(max_length=200)
    text = models.TextField()
    # The same in a few words, for a chat, a call or a letter: without greeting, link, or anything of the request.
    brief = models.TextField("ringkasnya", blank=True)
    # The day by which the desk should have told it.
    due = models.DateField("disampaikan paling lambat", null=True)
    message_id = models.CharField(max_length=120, editable=False)
    # When the event was told for the first time; a copy to another address keeps it.
    created_at = models.DateTimeField()
    retry_at = models.DateTimeField()
    claimed_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=300, blank=True)
    sent_at = models.DateTimeField(null=True)
    # What the accepting server answered: the evidence of acceptance.
    acceptance = models.CharField("bukti diterima", max_length=300, blank=True)
    handled_at = models.DateTimeField(null=True)
    handled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    handled_how = models.CharField("penanganan", max_length=8, choices=Handling, blank=True)
    handled_note = models.CharField("catatan penanganan", max_length=300, blank=True)
    # When the person was told, which may be before it was recorded, and who that was.
    told_at = models.DateTimeField("disampaikan pada", null=True)
    told_to = models.CharField("disampaikan kepada", max_length=150, blank=True)
    receipt = models.CharField("nomor resi", max_length=60, blank=True)
    evidence = models.ForeignKey(Berkas, models.PROTECT, null=True, related_name="+")

    objects = OutgoingMailQuerySet.as_manager()

    class Meta:
        verbose_name = "surel keluar"
        verbose_name_plural = "surel keluar"
        indexes = [
            models.Index(fields=["retry_at"], condition=Q(sent_at=None, handled_at=None), name="surel_belum_selesai"),
            models.Index(fields=["satker", "due"], condition=Q(sent_at=None, handled_at=None), name="surel_menunggu"),
        ]

    def __str__(self) -> str:
        return self.subject

    @property
    def ringkas(self) -> str:
        """What the desk says of it; of a message from before there were such words, what it is about."""
        return self.brief or self.subject


class Unsubscription(models.Model):
    """An address that wants no more messages of one kind. The address itself is not kept, only its fingerprint."""

    address = models.CharField("sidik alamat", max_length=64)
    topic = models.SlugField("perihal", max_length=40)
    at = models.DateTimeField("sejak")

    class Meta:
        verbose_name = "penghentian langganan"
        verbose_name_plural = "penghentian langganan"
        constraints = [models.UniqueConstraint(fields=["address", "topic"], name="berhenti_sekali_per_perihal")]

    def __str__(self) -> str:
        return self.topic
