import pgtrigger
from django.conf import settings
from django.db import models

from ppid.peran import Peran


class RiwayatDasar(models.Model):
    """One event in the life of a case: append-only, held so by the database.

    `rincian` names fields, amounts, dates and references, never a person's data, so that erasing personal data
    never has to touch the history.
    """

    aksi = models.CharField("aksi", max_length=30)
    dari = models.CharField("dari", max_length=30, blank=True)
    ke = models.CharField("ke", max_length=30)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    peran = models.CharField("peran", max_length=12, choices=Peran)
    at = models.DateTimeField("saat")
    dasar = models.CharField("dasar", max_length=160)
    rincian = models.JSONField("rincian", default=dict)

    class Meta:
        abstract = True
        ordering = ["at", "pk"]
        triggers = [
            pgtrigger.Protect(name="hanya_tambah", operation=pgtrigger.Update | pgtrigger.Delete),
            pgtrigger.Trigger(
                name="tanpa_kosongkan",
                operation=pgtrigger.Truncate,
                when=pgtrigger.Before,
                level=pgtrigger.Statement,
                func="RAISE EXCEPTION 'riwayat hanya dapat ditambah';",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.aksi}"
