"""Whom an event of a case is told, and through which channel."""

from datetime import date, datetime

from django.conf import settings

from permohonan.models import Permohonan
from ppid import outbox
from ppid.models import Pengguna, Penugasan, Satker
from ppid.peran import Peran


def pemegang(satker: Satker, *peran: Peran, at: datetime) -> list[Pengguna]:
    """Who holds one of these roles in the office at that moment, each once."""
    tugas = Penugasan.objects.berlaku(at).filter(satker=satker, peran__in=peran)
    return list(Pengguna.objects.filter(pk__in=tugas.values("petugas")).order_by("pk"))


def kabarkan_masuk(permohonan: Permohonan, *, at: datetime) -> None:
    """A new request from the portal: by mail to the office, or to each desk officer where it has no address, and to
    the operator's chat. Number and link only.
    """
    satker = permohonan.satker
    penerima = [satker.email] if satker.email else [p.email for p in pemegang(satker, Peran.DESK, at=at)]
    for alamat in penerima:
        outbox.deposit(
            f"permohonan-masuk:{permohonan.pk}" + ("" if satker.email else f":{alamat[:80]}"),
            satker=satker,
            recipient=alamat,
            template="permohonan-masuk",
            context={"permohonan": permohonan},
            at=at,
            case_number=permohonan.nomor,
        )
    outbox.deposit_chat(
        f"obrolan-masuk:{permohonan.pk}",
        satker=satker,
        text=f"Permohonan baru {permohonan.nomor}\n{settings.SITUS}{permohonan.get_absolute_url()}",
        topic="permohonan-masuk",
        at=at,
        case_number=permohonan.nomor,
    )


def kabarkan_lewat(kasus: Permohonan, *, batas_keberatan: date, at: datetime) -> None:
    """The term went by: the applicant is told what is recorded and what he may do, the Atasan the same."""
    kunci = f"{kasus.pk}:{kasus.jatuh_tempo_mengikat}"
    konteks = {"permohonan": kasus, "batas_keberatan": batas_keberatan}
    outbox.deposit(
        f"lewat:{kunci}",
        satker=kasus.satker,
        recipient=kasus.pemohon.email,
        or_desk=True,
        template="lewat",
        context=konteks,
        at=at,
        case_number=kasus.nomor,
    )
    for orang in pemegang(kasus.satker, Peran.ATASAN, at=at):
        outbox.deposit(
            f"lewat-atasan:{kunci}:{orang.pk}",
            satker=kasus.satker,
            recipient=orang.email,
            template="lewat-atasan",
            context=konteks,
            at=at,
            case_number=kasus.nomor,
        )
