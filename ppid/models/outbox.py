from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q

from ppid.models.satker import Satker

# With the longest steps of outbox.JEDA_TERPANJANG this outlasts two days without a mail server.
BATAS_PERCOBAAN = 20


class OutgoingMailQuerySet(models.QuerySet):
    def menunggu(self, at: datetime) -> "OutgoingMailQuerySet":
        """Mail that may be sent now: unsent, not given up, its time has come and nobody holds it."""
        return self.filter(sent_at=None, attempts__lt=BATAS_PERCOBAAN, retry_at__lte=at).filter(
            Q(claimed_until=None) | Q(claimed_until__lte=at)
        )

    def gagal(self) -> "OutgoingMailQuerySet":
        """Mail that was tried and has not been accepted: an officer must see it."""
        return self.filter(sent_at=None, handled_at=None).exclude(last_error="")


class OutgoingMail(models.Model):
    """One message to one recipient about one event, written in the act's own transaction."""

    key = models.CharField(max_length=120, unique=True)
    satker = models.ForeignKey(Satker, models.PROTECT, related_name="+")
    case_number = models.CharField(max_length=60, blank=True, db_index=True)
    recipient = models.EmailField()
    subject = models.CharField(max_length=200)
    text = models.TextField()
    message_id = models.CharField(max_length=120, editable=False)
    created_at = models.DateTimeField()
    retry_at = models.DateTimeField()
    claimed_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=300, blank=True)
    sent_at = models.DateTimeField(null=True)
    handled_at = models.DateTimeField(null=True)
    handled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects = OutgoingMailQuerySet.as_manager()

    class Meta:
        verbose_name = "surel keluar"
        verbose_name_plural = "surel keluar"
        indexes = [models.Index(fields=["retry_at"], condition=Q(sent_at=None), name="surel_belum_terkirim")]

    def __str__(self) -> str:
        return self.subject
