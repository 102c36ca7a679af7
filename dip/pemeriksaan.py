"""Files of the list are opened once by a worker: what is hidden in them, their clean copy, their text."""

import logging
from datetime import datetime

from django.db import transaction

from dip.models import BerkasInformasi
from ppid.models import Berkas, Kelas
from ppid.pelepasan import HasilPelepasan, periksa_pelepasan

TAK_TERPERIKSA = "Berkas ini tidak dapat diperiksa. Unggah lagi; bila berulang, hubungi pemelihara."
catatan = logging.getLogger(__name__)


def periksa_berikut(*, at: datetime) -> bool:
    """Check the oldest file that waits; False when none does.

    The row is locked meanwhile, so two workers never open the same file; one that dies leaves it to the next.
    """
    with transaction.atomic():
        menunggu = BerkasInformasi.objects.belum_diperiksa().select_related("asli__satker")
        berkas = menunggu.select_for_update(skip_locked=True, of=("self",)).order_by("pk").first()
        if berkas is None:
            return False
        hasil = _periksa(berkas)
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


def _periksa(berkas: BerkasInformasi) -> HasilPelepasan:
    """What the check says; a file that cannot even be read is told so, and the next one gets its turn."""
    try:
        return periksa_pelepasan(berkas.asli.baca(), nama=berkas.asli.nama)
    except Exception:
        catatan.exception("berkas %s tidak dapat diperiksa", berkas.kode)
        return HasilPelepasan(temuan=[TAK_TERPERIKSA], isi=b"", teks="")
