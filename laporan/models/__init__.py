from laporan.models.laporan import (
    AngkaDibenarkan,
    BagianLaporan,
    FotoLaporan,
    JenisLaporan,
    Laporan,
    RiwayatLaporan,
    UnduhanLaporan,
)
from laporan.models.rekap import PeriksaRekap, Rekap, RekapUsang
from laporan.models.sumber_daya import Anggaran, Kondisi, Kualifikasi, Sarana
from laporan.models.survei import UNSUR, JawabanSurvei, UndanganSurvei

__all__ = [
    "UNSUR",
    "Anggaran",
    "AngkaDibenarkan",
    "BagianLaporan",
    "FotoLaporan",
    "JawabanSurvei",
    "JenisLaporan",
    "Kondisi",
    "Kualifikasi",
    "Laporan",
    "PeriksaRekap",
    "Rekap",
    "RekapUsang",
    "RiwayatLaporan",
    "Sarana",
    "UndanganSurvei",
    "UnduhanLaporan",
]
