"""Files given to applicants wait for the release check; the answer itself never waits for them."""

from datetime import datetime

from django.db.models import Exists, F, OuterRef

from dip.models import BerkasInformasi
from permohonan.kabar import kabarkan_berkas_siap, kabarkan_berkas_tertahan
from permohonan.models import BerkasPermohonan
from permohonan.models.berkas import BerkasPermohonanQuerySet
from ppid import pemeriksaan


def luluskan_yang_terbit(berkas: BerkasPermohonanQuerySet, *, at: datetime) -> None:
    """What the office's public list gives to anybody is given without being checked a second time."""
    umum = BerkasInformasi.objects.terbit().filter(
        informasi__satker=OuterRef("permohonan__satker"), bersih__sha256=OuterRef("berkas__sha256")
    )
    berkas.belum_diperiksa().filter(Exists(umum)).update(bersih=F("berkas"), diperiksa_at=at)


def periksa_berikut(*, at: datetime) -> bool:
    """Check the oldest file that waits, and tell who must know; False when none does."""

    def kabarkan(berkas: BerkasPermohonan, _: str) -> None:
        if berkas.tertahan:
            kabarkan_berkas_tertahan(berkas, at=at)
        # Of a file that was ready at once the answer itself told.
        elif berkas.diberikan_at and hasattr(berkas, "menggantikan"):
            kabarkan_berkas_siap(berkas, at=at)

    luluskan_yang_terbit(BerkasPermohonan.objects.all(), at=at)
    menunggu = BerkasPermohonan.objects.belum_diperiksa().select_related("berkas__satker")
    return pemeriksaan.periksa_berikut(menunggu, sesudah=kabarkan, at=at)
