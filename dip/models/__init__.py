from dip.models.edisi import ButirEdisi, Edisi, LangkahEdisi, RiwayatEdisi, Tanda, UrutanKantor
from dip.models.hitungan import PencarianHampa, TawaranHarian, UnduhanHarian
from dip.models.informasi import BerkasInformasi, InformasiPublik, RiwayatInformasi
from dip.models.uji import HasilUji, UjiKonsekuensi

__all__ = [
    "BerkasInformasi",
    "ButirEdisi",
    "Edisi",
    "HasilUji",
    "InformasiPublik",
    "LangkahEdisi",
    "PencarianHampa",
    "RiwayatEdisi",
    "RiwayatInformasi",
    "Tanda",
    "TawaranHarian",
    "UjiKonsekuensi",
    "UnduhanHarian",
    "UrutanKantor",
]
