"""The public store: copies of what is published lie there, and nothing else ever does."""

from collections.abc import Iterable, Iterator
from functools import partial

from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import transaction

from dip.models import BerkasInformasi, InformasiPublik

PUBLIK = "publik"
# Text of files beyond this adds nothing to what an item is found by.
TEKS_TERPANJANG = 100_000


def keluarkan(berkas: BerkasInformasi) -> None:
    """Copy the cleaned file out. Done again it changes nothing; a rolled-back act leaves a copy that tidying finds."""
    gudang = storages[PUBLIK]
    if berkas.bersih is not None and not gudang.exists(berkas.lokasi_publik):
        gudang.save(berkas.lokasi_publik, ContentFile(berkas.bersih.baca()))


def tutup(berkas: Iterable[BerkasInformasi]) -> None:
    """Take the copies out when this transaction commits; before that no page gives them out any more."""
    for satu in berkas:
        transaction.on_commit(partial(storages[PUBLIK].delete, satu.lokasi_publik))


def susun_teks(informasi: InformasiPublik) -> str:
    """What the search may read of the item's published files."""
    terbit = informasi.berkas.filter(terbit_at__isnull=False, ditarik_at=None).order_by("judul", "-versi")
    return " ".join(terbit.values_list("teks", flat=True))[:TEKS_TERPANJANG]


def rapikan() -> tuple[int, int]:
    """Make the store what the rows say: returns how many copies were taken out and how many were put back."""
    gudang = storages[PUBLIK]
    seharusnya = {satu.lokasi_publik: satu for satu in BerkasInformasi.objects.terbit().select_related("bersih")}
    ada = set(_isi())
    for lokasi in ada - seharusnya.keys():
        gudang.delete(lokasi)
    kurang = seharusnya.keys() - ada
    for lokasi in kurang:
        keluarkan(seharusnya[lokasi])
    return len(ada - seharusnya.keys()), len(kurang)


def _isi() -> Iterator[str]:
    gudang = storages[PUBLIK]
    if not gudang.exists(""):
        return
    for folder in gudang.listdir("")[0]:
        yield from (f"{folder}/{nama}" for nama in gudang.listdir(folder)[1])
