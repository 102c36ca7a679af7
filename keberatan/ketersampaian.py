"""Whether what the Atasan answered has reached the objector."""

from keberatan.models import Keberatan
from ppid.models import JenisSurat, OutgoingMail


def tanggapan_sampai(kasus: Keberatan) -> bool:
    """Apakah surat tanggapan sudah sampai: diterima peladen surat, ditangani meja, atau dicatat penyampaiannya.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.B angka 2 huruf h.
    """
    if kasus.penyampaian.filter(surat__jenis=JenisSurat.TANGGAPAN).exists():
        return True
    kabar = OutgoingMail.objects.filter(key=f"keberatan-tanggapan:{kasus.pk}")
    return kabar.exclude(sent_at=None, handled_at=None).exists()
