"""Whom an edition's next step is told."""

from datetime import datetime

from dip.langkah import langkah_kini
from dip.models import Edisi
from ppid import outbox
from ppid.models import Pengguna, Penugasan
from ppid.peran import Peran


def kabarkan_giliran(edisi: Edisi, *, at: datetime) -> None:
    """Tell everybody whose role the current step is, once for each time that it becomes theirs."""
    kini = langkah_kini(edisi)
    if kini is None:
        return
    berlaku = Penugasan.objects.berlaku(at).filter(satker=edisi.satker_id)
    # Where nobody holds the role, the PPID has to find somebody.
    tugas = berlaku.filter(peran=kini.peran)
    tugas = tugas if tugas.exists() else berlaku.filter(peran=Peran.PPID)
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
