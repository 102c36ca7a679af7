"""What other offices publish of the matter that this one is about to refuse."""

from dip.models import InformasiPublik, UjiKonsekuensi
from dip.pencarian import serupa_di_kantor_lain
from permohonan.models import Permohonan


def serupa(permohonan: Permohonan, uji: UjiKonsekuensi, pokok: str) -> list[InformasiPublik]:
    """Informasi terbit kantor lain tentang hal yang dikecualikan, atau tentang yang hendak ditolak.

    Dasar: UU 14/2008 Pasal 19.
    """
    return serupa_di_kantor_lain([uji.perihal, pokok], satker=permohonan.satker)


def belum_diumumkan(permohonan: Permohonan, uji: UjiKonsekuensi, pokok: str) -> list[InformasiPublik]:
    """Yang serupa, selama kantor-kantornya belum diberi tahu; sesudah itu tidak ada yang menahan penolakan.

    Dasar: UU 14/2008 Pasal 19.
    """
    if permohonan.niat_tolak.filter(uji=uji).exists():
        return []
    return serupa(permohonan, uji, pokok)
