"""What other offices publish of the matter that this one is about to refuse."""

from dip.models import InformasiPublik, UjiKonsekuensi
from dip.pencarian import serupa_di_kantor_lain
from permohonan.models import ItemSerupa, Permohonan


def serupa(permohonan: Permohonan, uji: UjiKonsekuensi, pokok: str) -> list[InformasiPublik]:
    """Informasi terbit kantor lain tentang hal yang dikecualikan, atau tentang yang hendak ditolak.

    Dasar: UU 14/2008 Pasal 19.
    """
    return serupa_di_kantor_lain([uji.perihal, pokok], satker=permohonan.satker)


def belum_diumumkan(permohonan: Permohonan, uji: UjiKonsekuensi, pokok: str) -> list[InformasiPublik]:
    """Yang serupa dan kantornya belum diberi tahu; bila tidak ada lagi, tidak ada yang menahan penolakan.

    Dasar: UU 14/2008 Pasal 19.
    """
    diberi_tahu = set(
        ItemSerupa.objects.filter(niat__permohonan=permohonan, niat__uji=uji).values_list("informasi", flat=True)
    )
    return [satu for satu in serupa(permohonan, uji, pokok) if satu.pk not in diberi_tahu]
