"""The morning's sweep, office by office: rows are found by what they still lack, so a missed day is caught up once."""

import logging
from collections.abc import Callable
from datetime import datetime, time
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import F

from dip.models import Edisi, InformasiPublik, UjiKonsekuensi
from permohonan.kabar import kabarkan_geser
from permohonan.models import Koreksi, NiatTolak, Pergeseran, Permohonan
from permohonan.niat import MASA_TAMPIL
from permohonan.pengingat import (
    BELUM_DIBUKA_ATASAN,
    Pagi,
    belum_dibuka_lebih_dari,
    lantai_atas,
    titipkan_ringkasan,
)
from permohonan.perbuatan.pelewatan import laporkan_belum_dibuka, nyatakan_lewat
from ppid.galat import AturanDilanggar
from ppid.kalender import Kalender
from ppid.models import HariLibur, OutgoingMail, Sapuan, Satker, Zona

HARIAN = "harian"
# On the office's own clock.
PUKUL = time(8)
SEKALI_KABAR = 200
catatan = logging.getLogger(__name__)


def sapu(*, at: datetime) -> int:
    """Sweep every office whose morning has come and that was not swept today; returns how many.

    One office's trouble is logged and tried again at the next round; it holds up nobody else.
    """
    banyak = 0
    kalender = None
    for zona in Zona.values:
        setempat = at.astimezone(ZoneInfo(zona))
        belum = Sapuan.objects.belum(HARIAN, zona=zona, pada=setempat.date())
        if setempat.time() < PUKUL or not belum.exists():
            continue
        terbuka = (
            Permohonan.objects.terbuka()
            .values("satker")
            .union(
                OutgoingMail.objects.gagal().values("satker"),
                Koreksi.objects.menunggu().values(satker=F("permohonan__satker")),
                InformasiPublik.objects.menunggu_petugas().values("satker"),
                Edisi.objects.berjalan().values("satker"),
                UjiKonsekuensi.objects.berjalan().values("satker"),
                UjiKonsekuensi.objects.berjalan().filter(pemegang__isnull=False).values("pemegang"),
                *NiatTolak.objects.sejak(at - MASA_TAMPIL).kantor_diberi_tahu(),
                *(satu for lantai in lantai_atas() for satu in lantai.kantor_berpekerjaan()),
            )
        )
        berpekerjaan = {baris["satker"] for baris in terbuka}
        Sapuan.objects.tandai(belum.exclude(pk__in=berpekerjaan), HARIAN, pada=setempat.date())
        for satker in belum:
            kalender = kalender or HariLibur.objects.kalender_kantor()
            try:
                banyak += sapu_kantor(satker, kalender[satker.pk], at=at)
            except Exception:
                catatan.exception("Sapuan pagi kantor %s gagal; dicoba lagi.", satker.kode)
    return banyak


def sapu_kantor(satker: Satker, kalender: Kalender, *, at: datetime) -> bool:
    """Lapsed terms told, unopened requests reported, digests deposited, all or nothing; False if done already."""
    pada = satker.hari_ini(at)
    with transaction.atomic():
        if not Sapuan.objects.ambil(satker, HARIAN, pada=pada):
            return False
        if kalender.hari_kerja(pada):
            milik = Permohonan.objects.filter(satker=satker)
            # In the one order in which a decree locks them too, so that neither waits for the other in a circle.
            list(milik.berjalan().select_for_update().order_by("pk").values_list("pk"))
            for lantai in lantai_atas():
                lantai.kunci(satker)
            for kasus in milik.lewat_belum_diberitahukan(pada=pada).order_by("jatuh_tempo", "pk"):
                _tanpa_menahan(nyatakan_lewat, kasus, at=at)
            tertinggal = belum_dibuka_lebih_dari(BELUM_DIBUKA_ATASAN, satker=satker, kalender=kalender, pada=pada)
            for kasus in tertinggal:
                if kasus.tak_dibuka_dilaporkan_at is None:
                    _tanpa_menahan(laporkan_belum_dibuka, kasus, at=at)
            for lantai in lantai_atas():
                lantai.lewatkan(satker, _tanpa_menahan, at=at)
            titipkan_ringkasan(Pagi(satker, kalender, at=at))
    return True


def _tanpa_menahan(perbuatan: Callable[..., object], kasus: object, *, at: datetime) -> bool:
    """Do it in a savepoint of its own: one case that cannot be told keeps nobody else from hearing."""
    try:
        with transaction.atomic():
            perbuatan(kasus, at=at)
    except AturanDilanggar:
        return False
    except Exception:
        catatan.exception("Satu perkara tidak dapat dikabarkan; dicoba lagi pada sapuan berikut.")
        return False
    return True


def kabarkan_pergeseran(*, at: datetime) -> int:
    """Tell both sides of due dates that moved with calendar or rules; returns how many cases. Call until 0."""
    with transaction.atomic():
        baris = list(
            Pergeseran.objects.filter(diberitahukan_at=None)
            .select_related("permohonan__satker", "permohonan__pemohon", "usul")
            .select_for_update(of=("self",), skip_locked=True)
            .order_by("pk")[:SEKALI_KABAR]
        )
        terkabar = [satu.pk for satu in baris if _tanpa_menahan(kabarkan_geser, satu, at=at)]
        Pergeseran.objects.filter(pk__in=terkabar).update(diberitahukan_at=at)
    return len(terkabar)
