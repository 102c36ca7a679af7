from keberatan.models.berkas import BerkasKeberatan, PenyampaianKeberatan, SuratKeberatan
from keberatan.models.berkas_sidang import BerkasSidang, Bukaan, BukaanTautan, TautanSidang
from keberatan.models.keberatan import AlasanKeberatan, Keberatan, RiwayatKeberatan, Tambahan, Tanggapan
from keberatan.models.sengketa import (
    BerkasSengketa,
    HasilPutusan,
    JenisSidang,
    Kehadiran,
    PutusanSengketa,
    RiwayatSengketa,
    Sengketa,
    Sidang,
    Tingkat,
)

__all__ = [
    "AlasanKeberatan",
    "BerkasKeberatan",
    "BerkasSengketa",
    "BerkasSidang",
    "Bukaan",
    "BukaanTautan",
    "HasilPutusan",
    "JenisSidang",
    "Keberatan",
    "Kehadiran",
    "PenyampaianKeberatan",
    "PutusanSengketa",
    "RiwayatKeberatan",
    "RiwayatSengketa",
    "Sengketa",
    "Sidang",
    "SuratKeberatan",
    "Tambahan",
    "Tanggapan",
    "TautanSidang",
    "Tingkat",
]
