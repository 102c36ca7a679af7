"""Which of the office's answer texts are offered for a request."""

from dataclasses import dataclass

from dip.pencarian import tawarkan
from permohonan.models import Permohonan, TeksJawaban


@dataclass(frozen=True, slots=True)
class TawaranTeks:
    """A text, and whether the item that it is tied to matches what was asked."""

    teks: TeksJawaban
    disarankan: bool


def teks_untuk(permohonan: Permohonan) -> list[TawaranTeks]:
    """The texts of its office, those whose item matches the request first."""
    semua = list(TeksJawaban.objects.filter(satker=permohonan.satker_id).berlaku())
    cocok: set[int] = set()
    if any(satu.informasi_id for satu in semua):
        cocok = {satu.pk for satu in tawarkan(permohonan.rincian_informasi, satker=permohonan.satker)}
    tawaran = [TawaranTeks(satu, satu.informasi_id in cocok) for satu in semua]
    return sorted(tawaran, key=lambda satu: not satu.disarankan)
