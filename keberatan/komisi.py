"""Which Information Commission an applicant of an office goes to."""

import re

from ppid.models import Satker, Tingkat

AWALAN = re.compile(r"^(KPU Provinsi|Komisi Independen Pemilihan|KIP)\s+")


def komisi_informasi(satker: Satker) -> str:
    """Komisi Informasi yang berwenang: provinsinya, atau Pusat untuk KPU RI.

    Dasar: UU 14/2008 Pasal 27 ayat (2) dan ayat (3).
    """
    if satker.tingkat == Tingkat.PUSAT:
        return "Komisi Informasi Pusat"
    provinsi = satker if satker.tingkat == Tingkat.PROVINSI else satker.induk
    assert provinsi is not None
    tempat = AWALAN.sub("", provinsi.nama)
    return "Komisi Informasi Aceh" if tempat == "Aceh" else f"Komisi Informasi Provinsi {tempat}"
