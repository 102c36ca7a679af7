"""How often an applicant's page may be tried, counted in PostgreSQL before anything expensive happens."""

from datetime import timedelta
from typing import Any

from django.db.models import F

from ppid import sandi
from ppid.models import Pembatas, Satker
from ppid.sumber import setempat, sidik_sumber

SEJAM = timedelta(hours=1)
# Different submissions of one source in an hour, and repeats of one submission while it is being mended.
AJUAN_PER_SUMBER = 20
PERCOBAAN_PER_AJUAN = 60

JENDELA_CEK = timedelta(minutes=15)
CEK_KELIRU = 10
PESAN_PER_KASUS = 20


def ajuan_terlalu_sering(request: Any, token: str) -> bool:
    """Whether to ask for patience. A submission being mended or sent again counts as one, so nobody is shut out
    for typing errors; an address that names no source is not counted, or a proxy would shut out everybody."""
    percobaan = Pembatas.objects.catat(f"ajuan:{token}", at=request.at, jendela=SEJAM)
    if percobaan > 1 or setempat(request):
        return percobaan > PERCOBAAN_PER_AJUAN
    return Pembatas.objects.catat(f"sumber:{sidik_sumber(request)}", at=request.at, jendela=SEJAM) > AJUAN_PER_SUMBER


def _kunci_cek(request: Any, satker: Satker, nomor: str) -> list[str]:
    return [f"cek:{sidik_sumber(request)}", f"cek-nomor:{sandi.sidik(satker.kode + nomor)}"]


def cek_terlalu_sering(request: Any, satker: Satker, nomor: str) -> tuple[bool, bool]:
    """Whether this source, and whether anybody for this number, guessed wrong too often.

    The first shuts the source out, unless its address names no source; the second only slows guesses down, or
    anybody could keep the applicant himself from his case.
    """
    sumber, siapa_pun = (
        Pembatas.objects.catat(kunci, at=request.at, jendela=JENDELA_CEK) > CEK_KELIRU
        for kunci in _kunci_cek(request, satker, nomor)
    )
    return sumber and not setempat(request), siapa_pun


def maafkan_cek(request: Any, satker: Satker, nomor: str) -> None:
    """A right guess was no guess: only wrong ones stay counted."""
    kunci = _kunci_cek(request, satker, nomor)
    Pembatas.objects.filter(kunci__in=kunci, hitungan__gt=0).update(hitungan=F("hitungan") - 1)


def pesan_terlalu_sering(request: Any, acuan: str) -> bool:
    return Pembatas.objects.catat(f"pesan:{acuan}", at=request.at, jendela=SEJAM) > PESAN_PER_KASUS
