"""Every status and step of a report on one page, in the order of the procedure."""

from django.db.models import TextChoices

from ppid.alur import Alur, Langkah
from ppid.peran import Peran


class StatusLaporan(TextChoices):
    """Sampai di mana laporan berjalan.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.E.
    """

    DISUSUN = "disusun", "Disusun"
    DI_ATASAN = "di_atasan", "Ditelaah Atasan PPID"
    DI_PERTIMBANGAN = "di_pertimbangan", "Dipertimbangkan"
    DI_PLENO = "di_pleno", "Menunggu rapat pleno"
    DISAHKAN = "disahkan", "Siap diterbitkan"
    TERBIT = "terbit", "Terbit"
    BATAL = "batal", "Dibatalkan"


PENYUSUN = frozenset({Peran.PENGHUBUNG, Peran.PPID})
PEMBACA = frozenset({Peran.DESK, Peran.PENGHUBUNG, Peran.PPID, Peran.ATASAN, Peran.PERTIMBANGAN, Peran.PEMBINA})
PENILAI = frozenset({Peran.ATASAN, Peran.PERTIMBANGAN, Peran.PEMBINA})

_BAB = "Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.E"
MENYUSUN = f"{_BAB} huruf a dan huruf b"
MENGAJUKAN = f"{_BAB} huruf c"
MENELAAH = f"{_BAB} huruf d"
MEMPERTIMBANGKAN = f"{_BAB} huruf e"
MENGESAHKAN = f"{_BAB} huruf f"
MENERBITKAN = f"{_BAB} huruf g"

S = StatusLaporan
ALUR = Alur(
    "laporan",
    Langkah(
        aksi="tulis_bagian",
        dari={S.DISUSUN},
        ke=None,
        pelaku=PENYUSUN,
        dasar=MENYUSUN,
        tombol="Simpan uraian",
        kejadian="Uraian disimpan",
        internal=True,
    ),
    Langkah(
        aksi="benarkan_angka",
        dari={S.DISUSUN},
        ke=None,
        pelaku=PENYUSUN,
        dasar=MENYUSUN,
        tombol="Benarkan angka",
        kejadian="Angka dalam uraian dibenarkan",
        internal=True,
    ),
    Langkah(
        aksi="lampirkan_foto",
        dari={S.DISUSUN},
        ke=None,
        pelaku=PENYUSUN,
        dasar=MENYUSUN,
        tombol="Lampirkan foto",
        kejadian="Foto dilampirkan",
        internal=True,
    ),
    Langkah(
        aksi="buang_foto",
        dari={S.DISUSUN},
        ke=None,
        pelaku=PENYUSUN,
        dasar=MENYUSUN,
        tombol="Buang foto",
        kejadian="Foto dibuang",
        internal=True,
    ),
    Langkah(
        aksi="ajukan_laporan",
        dari={S.DISUSUN},
        ke=S.DI_ATASAN,
        pelaku={Peran.PPID},
        dasar=MENGAJUKAN,
        tombol="Ajukan kepada Atasan PPID",
        kejadian="Diajukan kepada Atasan PPID",
    ),
    Langkah(
        aksi="setujui_laporan",
        dari={S.DI_ATASAN},
        ke=S.DI_PERTIMBANGAN,
        pelaku={Peran.ATASAN},
        dasar=MENELAAH,
        tombol="Setujui",
        kejadian="Disetujui Atasan PPID",
    ),
    Langkah(
        aksi="tandatangani_laporan",
        dari={S.DI_ATASAN},
        ke=S.DISAHKAN,
        pelaku={Peran.ATASAN},
        dasar="Laporan KPU Kabupaten Jombang 2024 angka 2.3",
        tombol="Setujui dan tandatangani",
        kejadian="Disetujui dan ditandatangani Atasan PPID",
    ),
    Langkah(
        aksi="kembalikan_laporan",
        dari={S.DI_ATASAN, S.DI_PERTIMBANGAN, S.DI_PLENO},
        ke=S.DISUSUN,
        pelaku=PENILAI,
        dasar=MENELAAH,
        tombol="Kembalikan untuk diperbaiki",
        kejadian="Dikembalikan untuk diperbaiki",
    ),
    Langkah(
        aksi="pertimbangkan",
        dari={S.DI_PERTIMBANGAN},
        ke=S.DI_PLENO,
        # Where no tim pertimbangan was appointed its opinion is the Atasan's to record.
        pelaku={Peran.ATASAN, Peran.PERTIMBANGAN},
        dasar=MEMPERTIMBANGKAN,
        tombol="Catat pertimbangan",
        kejadian="Tim pertimbangan menyatakan pendapat",
    ),
    Langkah(
        aksi="sahkan_laporan",
        dari={S.DI_PLENO},
        ke=S.DISAHKAN,
        pelaku=PENILAI,
        dasar=MENGESAHKAN,
        tombol="Catat pengesahan pleno",
        kejadian="Disahkan rapat pleno",
    ),
    Langkah(
        aksi="buka_pengesahan",
        dari={S.DISAHKAN},
        ke=S.DISUSUN,
        pelaku=PENILAI | {Peran.PPID},
        dasar=MENELAAH,
        tombol="Buka kembali untuk diperbaiki",
        kejadian="Dibuka kembali sebelum terbit",
    ),
    Langkah(
        aksi="terbitkan_laporan",
        dari={S.DISAHKAN},
        ke=S.TERBIT,
        pelaku={Peran.PPID, Peran.ATASAN},
        dasar=MENERBITKAN,
        tombol="Terbitkan",
        kejadian="Laporan diterbitkan",
    ),
    Langkah(
        aksi="kirim_laporan",
        dari={S.TERBIT},
        ke=None,
        pelaku={Peran.DESK, Peran.PPID, Peran.ATASAN},
        dasar=MENERBITKAN,
        tombol="Kirim ke Komisi Informasi",
        kejadian="Dikirim ke Komisi Informasi",
    ),
    Langkah(
        aksi="batalkan_laporan",
        dari={S.DISUSUN},
        ke=S.BATAL,
        pelaku={Peran.PPID},
        dasar=MENYUSUN,
        tombol="Batalkan laporan ini",
        kejadian="Penyusunan dibatalkan",
    ),
)
