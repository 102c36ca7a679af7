"""Whom an edition's next step is told."""

from datetime import datetime

from dip.langkah import langkah_kini
from dip.models import Edisi
from ppid import outbox
from ppid.models import Pengguna, Penugasan


def kabarkan_giliran(edisi: Edisi, *, at: datetime) -> None:
    """Tell everybody whose role the current step is, once for each time that it becomes theirs."""
    kini = langkah_kini(edisi)
    if kini is None:
        return
    tugas = Penugasan.objects.berlaku(at).filter(satker=edisi.satker_id, peran=kini.peran)
    for orang in Pengguna.objects.filter(pk__in=tugas.values("petugas")).order_by("pk"):
        outbox.deposit(
            f"edisi-giliran:{edisi.pk}:{kini.urut}:{at:%Y%m%d%H%M%S}:{orang.pk}",
            satker=edisi.satker,
            recipient=orang.email,
            template="edisi-giliran",
            context={"edisi": edisi, "langkah": kini},
            at=at,
            required=False,
        )
