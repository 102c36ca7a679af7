"""The public store: copies of what is published lie there. Only what the rows call public is given out of it."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from functools import partial

from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import transaction

from dip.models import BerkasInformasi, InformasiPublik

PUBLIK = "publik"
MUDA = timedelta(hours=1)
# Text of files beyond this adds nothing to what an item is found by.
TEKS_TERPANJANG = 100_000


def keluarkan(berkas: BerkasInformasi) -> None:
    """Copy the cleaned file out. A whole copy stays as it is, one cut short is written again; a rolled-back act leaves
    a copy that tidying finds.
    """
    gudang = storages[PUBLIK]
    if berkas.bersih is None or utuh(berkas):
        return
    gudang.delete(berkas.lokasi_publik)
    gudang.save(berkas.lokasi_publik, ContentFile(berkas.bersih.baca()))


def utuh(berkas: BerkasInformasi) -> bool:
    """Whether its copy lies in the store in full."""
    gudang = storages[PUBLIK]
    try:
        return berkas.bersih is not None and gudang.size(berkas.lokasi_publik) == berkas.bersih.ukuran
    except FileNotFoundError:
        return False


def tutup(berkas: Iterable[BerkasInformasi]) -> None:
    """Take the copies out when this transaction commits; before that no page gives them out any more."""
    for satu in berkas:
        transaction.on_commit(partial(storages[PUBLIK].delete, satu.lokasi_publik))


def susun_teks(informasi: InformasiPublik) -> str:
    """What the search may read of the item's published files."""
    terbit = informasi.berkas.filter(terbit_at__isnull=False, ditarik_at=None, ditutup_at=None)
    terbit = terbit.order_by("judul", "-versi")
    return " ".join(terbit.values_list("teks", flat=True))[:TEKS_TERPANJANG]


def rapikan(*, at: datetime) -> tuple[int, int]:
    """Make the store what the rows say: returns how many copies were taken out and how many were put back.

    The store is read first, and a young copy is left alone: an act that is still under way may have put it there.
    Each row is asked again before its copy is put back, for it may have been withdrawn meanwhile.
    """
    gudang = storages[PUBLIK]
    ada = set(_isi())
    terbit = BerkasInformasi.objects.terbit().select_related("bersih").defer("teks")
    seharusnya = {satu.lokasi_publik: satu for satu in terbit}
    yatim = [lokasi for lokasi in ada - seharusnya.keys() if gudang.get_modified_time(lokasi) < at - MUDA]
    for lokasi in yatim:
        gudang.delete(lokasi)
    kurang = [satu for satu in seharusnya.values() if not utuh(satu) and terbit.filter(pk=satu.pk).exists()]
    for satu in kurang:
        keluarkan(satu)
    return len(yatim), len(kurang)


def _isi() -> Iterator[str]:
    gudang = storages[PUBLIK]
    if not gudang.exists(""):
        return
    for folder in gudang.listdir("")[0]:
        yield from (f"{folder}/{nama}" for nama in gudang.listdir(folder)[1])
