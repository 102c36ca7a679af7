"""How long steps at the counter take: from the moment the server opened the form to the act. It stops nobody."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from statistics import median

from django.core import signing
from django.db import DatabaseError, transaction

from permohonan.models import LangkahMeja, Permohonan, WaktuMeja
from ppid.models import Satker

logger = logging.getLogger(__name__)

GARAM = "permohonan.waktu_meja"
# A form that lay open longer was not worked on all the time: lunch, another visitor.
BATAS = timedelta(hours=1)
SEPEKAN = timedelta(days=7)


def target(satker: Satker, langkah: str) -> int:
    """Minutes that the office allows for that step.

    Dasar: SOP Pelayanan Informasi KIP Aceh 2021 langkah 1, 2, 3 dan 5.
    """
    menit: int = getattr(satker, f"menit_{langkah}")
    return menit


def stempel(langkah: LangkahMeja, sasaran: str, *, at: datetime) -> str:
    """What a form carries of the moment it was opened: the server's own, signed. `sasaran` is the case or new form."""
    return signing.dumps([langkah, sasaran, int(at.timestamp())], salt=GARAM)


def catat_waktu(kasus: Permohonan, langkah: LangkahMeja, tanda: str, *, sasaran: str, at: datetime) -> None:
    """Keep how many seconds went by since the form was opened.

    A stamp that is missing, made up or of another form measures nothing; after BATAS the step counts as not measured.
    The act is done already, so nothing here may fail it.
    """
    try:
        milik, buat, mulai = signing.loads(tanda, salt=GARAM)
    except (signing.BadSignature, ValueError):
        return
    lama = at - datetime.fromtimestamp(mulai, tz=UTC)
    if (milik, buat) != (langkah, sasaran) or lama < timedelta(0):
        return
    terukur = lama <= max(BATAS, timedelta(minutes=target(kasus.satker, langkah)))
    detik = int(lama.total_seconds()) if terukur else None
    try:
        with transaction.atomic():
            WaktuMeja.objects.create(permohonan=kasus, langkah=langkah, detik=detik, at=at)
    except DatabaseError:
        logger.exception("lama langkah %s tidak tersimpan", langkah)


def sebut_lama(detik: float) -> str:
    """ "6 menit 20 detik" """
    menit, sisa = divmod(round(detik), 60)
    bagian = [f"{banyak} {satuan}" for banyak, satuan in ((menit, "menit"), (sisa, "detik")) if banyak]
    return " ".join(bagian) or "0 detik"


@dataclass(frozen=True, slots=True)
class Lama:
    """One measured step of a case, in words; no `sebutan` when it was not measured."""

    langkah: str
    sebutan: str
    target: int
    dalam_target: bool


def lama_kasus(kasus: Permohonan) -> list[Lama]:
    """What was measured of this case, in order."""
    return [
        Lama(
            satu.get_langkah_display(),
            "" if satu.detik is None else sebut_lama(satu.detik),
            batas := target(kasus.satker, satu.langkah),
            satu.detik is not None and satu.detik <= batas * 60,
        )
        for satu in kasus.waktu_meja.all()
    ]


@dataclass(frozen=True, slots=True)
class Sepekan:
    """One step of an office in seven days: how often, its median, how much of it within the target (percent)."""

    langkah: str
    target: int
    terukur: int
    tak_terukur: int
    tengah: str
    persen: int


def sepekan(satker: Satker, *, at: datetime) -> Iterator[Sepekan]:
    """The seven days up to that moment, step by step; a step that nobody took is left out."""
    milik = WaktuMeja.objects.filter(permohonan__satker=satker, at__gt=at - SEPEKAN, at__lte=at)
    baris = list(milik.values_list("langkah", "detik"))
    for langkah in LangkahMeja:
        semua = [detik for nama, detik in baris if nama == langkah]
        detik = [satu for satu in semua if satu is not None]
        batas = target(satker, langkah)
        if semua:
            yield Sepekan(
                langkah=langkah.label,
                target=batas,
                terukur=len(detik),
                tak_terukur=len(semua) - len(detik),
                tengah=sebut_lama(median(detik)) if detik else "",
                persen=round(100 * sum(satu <= batas * 60 for satu in detik) / len(detik)) if detik else 0,
            )
