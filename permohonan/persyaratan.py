"""Which papers each kind of applicant must show."""

from permohonan.models import Permohonan, Sifat, StatusIdentitas
from ppid.models import JenisPemohon, Pemohon

# Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.A angka 3; PerKI 1/2021.
BERKAS_WAJIB = {
    JenisPemohon.PERORANGAN: (Sifat.IDENTITAS,),
    JenisPemohon.KELOMPOK: (Sifat.IDENTITAS, Sifat.SURAT_KUASA),
    JenisPemohon.BADAN_HUKUM: (Sifat.AKTA, Sifat.PENGESAHAN),
}


def berkas_wajib(pemohon: Pemohon) -> tuple[Sifat, ...]:
    """Berkas yang disyaratkan bagi pemohon ini; kuasa menambah surat kuasa.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.A angka 3; PerKI 1/2021.
    """
    wajib = BERKAS_WAJIB[JenisPemohon(pemohon.jenis)]
    if pemohon.nama_kuasa and Sifat.SURAT_KUASA not in wajib:
        wajib = (*wajib, Sifat.SURAT_KUASA)
    return wajib


def berkas_kurang(kasus: Permohonan) -> list[Sifat]:
    """Berkas yang masih kurang; tidak ada bila aslinya diperlihatkan di meja atau PPID tidak mensyaratkannya.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.A angka 3; PerKI 1/2021.
    """
    if kasus.status_identitas in {StatusIdentitas.DIPERLIHATKAN, StatusIdentitas.DIBEBASKAN}:
        return []
    ada = set(kasus.berkas.values_list("sifat", flat=True))
    return [sifat for sifat in berkas_wajib(kasus.pemohon) if sifat not in ada]
