"""Files of the list are opened once by a worker: what is hidden in them, their clean copy, their text."""

from datetime import datetime

from django.db import transaction

from dip.models import BerkasInformasi
from ppid.models import Berkas, Kelas
from ppid.pelepasan import periksa_pelepasan


def periksa_berikut(*, at: datetime) -> bool:
    """Check the oldest file that waits; False when none does.

    The row is locked meanwhile, so two workers never open the same file; one that dies leaves it to the next.
    """
    with transaction.atomic():
        menunggu = BerkasInformasi.objects.belum_diperiksa().select_related("asli__satker")
        berkas = menunggu.select_for_update(skip_locked=True, of=("self",)).order_by("pk").first()
        if berkas is None:
            return False
        hasil = periksa_pelepasan(berkas.asli.baca(), nama=berkas.asli.nama)
        berkas.temuan, berkas.teks, berkas.diperiksa_at = hasil.temuan, hasil.teks, at
        if not hasil.temuan:
            berkas.bersih = Berkas.objects.simpan(
                hasil.isi,
                satker=berkas.asli.satker,
                kelas=Kelas.DIP,
                nama=berkas.asli.nama,
                mime=berkas.asli.mime,
                oleh=None,
                at=at,
            )
        berkas.save(update_fields=["temuan", "teks", "diperiksa_at", "bersih"])
    return True
