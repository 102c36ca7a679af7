"""Whom the desk tells by hand what no mail can tell of an objection."""

from collections.abc import Collection, Iterator
from datetime import datetime

from django.conf import settings
from django.urls import reverse

from keberatan import tiket
from keberatan.kabar import SURAT_KABAR, TERTULIS
from keberatan.lacak import PERIHAL
from keberatan.models import Keberatan
from keberatan.perbuatan.penanganan_surel import tangani_surel
from permohonan.kabar import surat_kabar
from permohonan.tujuan import Tujuan
from ppid.models import OutgoingMail, Pemohon, Pengguna, Satker


def perkara(
    nomor: Collection[str], petugas: Pengguna, *, satker: Satker, at: datetime
) -> Iterator[tuple[Keberatan, Pemohon]]:
    """Objections with these numbers and their objectors."""
    milik = Keberatan.objects.untuk(petugas, at=at).filter(satker=satker, nomor__in=nomor).select_related("pengaju")
    return ((kasus, kasus.pengaju) for kasus in milik.only("nomor", "acuan", "pengaju"))


def tujuan(kabar: OutgoingMail) -> Tujuan | None:
    """The objector of the objection that this message is about."""
    milik = Keberatan.objects.select_related("satker", "pengaju")
    kasus = milik.filter(satker=kabar.satker_id, nomor=kabar.case_number).first()
    if kasus is None or kabar.topic not in PERIHAL:
        return None
    surat = surat_kabar(kabar, kasus.surat, SURAT_KABAR.get(kabar.topic, frozenset()))
    return Tujuan(
        kasus=kasus,
        sebutan="keberatan",
        orang=kasus.pengaju,
        tautan=settings.SITUS + tiket.tautan(kasus),
        cek=settings.SITUS + reverse("permohonan:cek", args=[kasus.satker.slug]),
        surat=[(s, reverse("keberatan:surat_petugas", args=[kasus.acuan, s.acuan])) for s in surat],
        tertulis=kabar.topic in TERTULIS,
        tangani=tangani_surel,
    )
