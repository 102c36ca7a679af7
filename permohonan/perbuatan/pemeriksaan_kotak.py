from datetime import datetime

from permohonan.alur import LAYANAN
from permohonan.models import PeriksaKotak
from permohonan.models.kotak import KOTAK
from ppid.galat import AturanDilanggar
from ppid.models import Pengguna, Satker
from ppid.perbuatan import peran_pelaku


def periksa_kotak(kotak: str, *, satker: Satker, oleh: Pengguna, at: datetime) -> PeriksaKotak:
    """Catat bahwa kotak masuk lain sudah dilihat hari ini; yang kedua kali tidak mengubah apa pun.

    Raises AturanDilanggar for another role or an unknown inbox.

    Dasar: UU 14/2008 Pasal 22 ayat (4).
    """
    if peran_pelaku(oleh, satker.pk, at=at).isdisjoint(LAYANAN):
        raise AturanDilanggar("Hanya meja layanan dan PPID yang memeriksa kotak masuk.")
    if kotak not in KOTAK:
        raise AturanDilanggar("Kotak masuk itu tidak dikenal.")
    satu, _ = PeriksaKotak.objects.get_or_create(
        satker=satker, kotak=kotak, pada=satker.hari_ini(at), defaults={"oleh": oleh, "at": at}
    )
    return satu
