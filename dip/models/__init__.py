from dip.models.edisi import ButirEdisi, Edisi, LangkahEdisi, RiwayatEdisi, Tanda, UrutanKantor
from dip.models.hitungan import PencarianHampa, TawaranHarian, UnduhanHarian
from dip.models.informasi import BerkasInformasi, InformasiPublik, RiwayatInformasi
from dip.models.penghitaman import Penghitaman
from dip.models.uji import (
    DelegasiUji,
    HasilUji,
    JawabanOrang,
    PendapatUji,
    Persetujuan,
    PesertaUji,
    RiwayatUji,
    SuratUji,
    TahapUji,
    UjiKonsekuensi,
    Unsur,
)

__all__ = [
    "BerkasInformasi",
    "ButirEdisi",
    "DelegasiUji",
    "Edisi",
    "HasilUji",
    "InformasiPublik",
    "JawabanOrang",
    "LangkahEdisi",
    "PencarianHampa",
    "PendapatUji",
    "Penghitaman",
    "Persetujuan",
    "PesertaUji",
    "RiwayatEdisi",
    "RiwayatInformasi",
    "RiwayatUji",
    "SuratUji",
    "TahapUji",
    "Tanda",
    "TawaranHarian",
    "UjiKonsekuensi",
    "UnduhanHarian",
    "Unsur",
    "UrutanKantor",
]
