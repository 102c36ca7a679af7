from permohonan.models.berkas import BerkasPermohonan, Sifat
from permohonan.models.disposisi import Disposisi
from permohonan.models.himpunan import AnggotaHimpunan, Himpunan, SasaranBersama, TindakanBersama
from permohonan.models.keputusan import Keputusan
from permohonan.models.keterlambatan import Keterlambatan
from permohonan.models.koreksi import BagianKoreksi, Koreksi
from permohonan.models.kotak import PeriksaKotak
from permohonan.models.pengambilalihan import PemetaanRegister, RancanganImpor
from permohonan.models.pergeseran import Pergeseran
from permohonan.models.permohonan import (
    Asal,
    JenisInformasi,
    Permohonan,
    RiwayatPermohonan,
    StatusIdentitas,
)
from permohonan.models.pesan import Pesan
from permohonan.models.surat import Penyampaian, SuratPermohonan
from permohonan.models.teks_jawaban import TeksJawaban
from permohonan.models.uji import CatatanNiat, ItemSerupa, NiatTolak, UjiPermohonan
from permohonan.models.waktu_meja import LangkahMeja, WaktuMeja

__all__ = [
    "AnggotaHimpunan",
    "Asal",
    "BagianKoreksi",
    "BerkasPermohonan",
    "CatatanNiat",
    "Disposisi",
    "Himpunan",
    "ItemSerupa",
    "JenisInformasi",
    "Keputusan",
    "Keterlambatan",
    "Koreksi",
    "LangkahMeja",
    "NiatTolak",
    "PemetaanRegister",
    "Penyampaian",
    "Pergeseran",
    "PeriksaKotak",
    "Permohonan",
    "Pesan",
    "RancanganImpor",
    "RiwayatPermohonan",
    "SasaranBersama",
    "Sifat",
    "StatusIdentitas",
    "SuratPermohonan",
    "TeksJawaban",
    "TindakanBersama",
    "UjiPermohonan",
    "WaktuMeja",
]
