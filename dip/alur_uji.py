"""Statuses and steps of a consequence test, with the office whose people may take them."""

from django.db.models import TextChoices

from ppid.alur import Alur, Langkah
from ppid.peran import Peran


class StatusUji(TextChoices):
    DIUSULKAN = "diusulkan", "Diusulkan"
    DIAJUKAN = "diajukan", "Diajukan"
    DIUJI = "diuji", "Sedang diuji"
    DITETAPKAN = "ditetapkan", "Ditetapkan"
    BERAKHIR = "berakhir", "Berakhir"
    DICABUT = "dicabut", "Dicabut"
    BATAL = "batal", "Dibatalkan"


# Asked for, and not ruled on.
BERJALAN = frozenset({StatusUji.DIUSULKAN, StatusUji.DIAJUKAN, StatusUji.DIUJI})

PENGUSUL = frozenset({Peran.PENGHUBUNG, Peran.PPID})
# Who acts for a province or for KPU RI.
PENGUJI = frozenset({Peran.PPID, Peran.SUPERVISI})
PEMBERI_PENDAPAT = frozenset({Peran.PPID, Peran.ATASAN, Peran.PERTIMBANGAN, Peran.SUPERVISI})
PENCATAT_PLENO = frozenset({Peran.PPID, Peran.PERTIMBANGAN, Peran.PEMBINA})

MENGAJUKAN = "Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.C angka 1 huruf a"
MENENTUKAN = "Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.C angka 1 huruf b"
MENGUNDANG = "Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.C angka 1 huruf e"
MENGESAHKAN = "Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.C angka 1 huruf f"
MENETAPKAN = "UU 14/2008 Pasal 19"
BERJANGKA = "UU 14/2008 Pasal 20"
BERSETUJU = "UU 14/2008 Pasal 18 ayat (2)"

S = StatusUji
ALUR_UJI = Alur(
    "uji konsekuensi",
    Langkah(
        aksi="ubah_uji",
        dari={S.DIUSULKAN},
        ke=None,
        pelaku=PENGUSUL,
        dasar=MENGAJUKAN,
        tombol="Ubah usulan",
        kejadian="Usulan diubah",
    ),
    Langkah(
        aksi="ajukan_uji",
        dari={S.DIUSULKAN},
        ke=S.DIAJUKAN,
        pelaku={Peran.PPID},
        dasar=MENGAJUKAN,
        tombol="Kirim permohonan uji",
        kejadian="Permohonan uji dikirim",
    ),
    Langkah(
        aksi="teruskan_uji",
        dari={S.DIAJUKAN},
        ke=None,
        pelaku=PENGUJI,
        dasar=MENGAJUKAN,
        tombol="Teruskan kepada KPU RI",
        kejadian="Diteruskan kepada KPU RI",
    ),
    Langkah(
        aksi="kembalikan_uji",
        dari={S.DIAJUKAN, S.DIUJI},
        ke=S.DIUSULKAN,
        pelaku=PENGUJI,
        dasar=MENENTUKAN,
        tombol="Kembalikan untuk diperbaiki",
        kejadian="Dikembalikan untuk diperbaiki",
    ),
    Langkah(
        aksi="terima_uji",
        dari={S.DIAJUKAN},
        ke=S.DIUJI,
        pelaku=PENGUJI,
        dasar=MENENTUKAN,
        tombol="Terima untuk diuji",
        kejadian="Permohonan uji diterima",
    ),
    Langkah(
        aksi="undang_peserta",
        dari={S.DIUJI},
        ke=None,
        pelaku=PENGUJI,
        dasar=MENGUNDANG,
        tombol="Undang peserta",
        kejadian="Peserta diundang",
    ),
    Langkah(
        aksi="catat_tahap",
        dari={S.DIUJI},
        ke=None,
        pelaku=PENGUJI,
        dasar=MENETAPKAN,
        tombol="Catat tahap pengujian",
        kejadian="Tahap pengujian dicatat",
    ),
    Langkah(
        aksi="catat_hadir",
        dari={S.DIUJI},
        ke=None,
        pelaku=PENGUJI,
        dasar=MENGUNDANG,
        tombol="Catat kehadiran",
        kejadian="Kehadiran dicatat",
    ),
    Langkah(
        aksi="beri_pendapat",
        dari={S.DIUJI},
        ke=None,
        pelaku=PEMBERI_PENDAPAT,
        dasar=MENGUNDANG,
        tombol="Beri pendapat",
        kejadian="Pendapat diberikan",
    ),
    Langkah(
        aksi="tanya_orangnya",
        dari=BERJALAN,
        ke=None,
        pelaku=PENGUSUL | PENGUJI,
        dasar=BERSETUJU,
        tombol="Minta persetujuan orangnya",
        kejadian="Persetujuan orangnya diminta",
    ),
    Langkah(
        aksi="catat_jawaban_orang",
        dari=BERJALAN,
        ke=None,
        pelaku=PENGUSUL | PENGUJI,
        dasar=BERSETUJU,
        tombol="Catat jawaban orangnya",
        kejadian="Jawaban orangnya dicatat",
    ),
    Langkah(
        aksi="tetapkan_uji",
        dari={S.DIUJI},
        ke=S.DITETAPKAN,
        pelaku=PENGUJI,
        dasar=MENETAPKAN,
        tombol="Tetapkan hasil",
        kejadian="Hasil ditetapkan",
    ),
    Langkah(
        aksi="catat_pleno",
        dari={S.DITETAPKAN},
        ke=None,
        pelaku=PENCATAT_PLENO,
        dasar=MENGESAHKAN,
        tombol="Catat rapat pleno",
        kejadian="Rapat pleno dicatat",
    ),
    Langkah(
        aksi="cabut_uji",
        dari={S.DITETAPKAN},
        ke=S.DICABUT,
        pelaku=PENGUJI,
        dasar=BERJANGKA,
        tombol="Cabut pengecualian",
        kejadian="Pengecualian dicabut, informasinya terbuka",
    ),
    Langkah(
        aksi="ganti_uji",
        dari={S.DITETAPKAN},
        ke=S.DICABUT,
        pelaku={Peran.SISTEM},
        dasar=BERJANGKA,
        tombol="Ganti dengan versi baru",
        kejadian="Diganti dengan ketetapan versi baru",
    ),
    Langkah(
        aksi="peringatkan_uji",
        dari={S.DITETAPKAN},
        ke=None,
        pelaku={Peran.SISTEM},
        dasar=BERJANGKA,
        tombol="Peringatkan akan berakhir",
        kejadian="Peringatan: pengecualian akan berakhir",
    ),
    Langkah(
        aksi="akhiri_uji",
        dari={S.DITETAPKAN},
        ke=S.BERAKHIR,
        pelaku={Peran.SISTEM},
        dasar=BERJANGKA,
        tombol="Akhiri",
        kejadian="Jangka waktu pengecualian berakhir, informasinya terbuka",
    ),
    Langkah(
        aksi="batalkan_uji",
        dari={S.DIUSULKAN, S.DIAJUKAN},
        ke=S.BATAL,
        pelaku={Peran.PPID},
        dasar=MENGAJUKAN,
        tombol="Batalkan permohonan uji",
        kejadian="Permohonan uji dibatalkan",
    ),
)

# Whose people take a step: the office that asks, the one in whose hands the test lies, or both. The system's own
# steps belong to nobody.
PIHAK: dict[str, tuple[str, ...]] = {
    "ubah_uji": ("satker",),
    "ajukan_uji": ("satker",),
    "teruskan_uji": ("pemegang",),
    "kembalikan_uji": ("pemegang",),
    "terima_uji": ("pemegang",),
    "undang_peserta": ("pemegang",),
    "catat_tahap": ("pemegang",),
    "catat_hadir": ("pemegang",),
    "beri_pendapat": ("pemegang", "satker"),
    "tanya_orangnya": ("satker", "pemegang"),
    "catat_jawaban_orang": ("satker", "pemegang"),
    "tetapkan_uji": ("pemegang",),
    "catat_pleno": ("satker",),
    "cabut_uji": ("penetap",),
    "batalkan_uji": ("satker",),
}


class Tahap(TextChoices):
    """Enam tahap pengujian konsekuensi.

    Dasar: UU 14/2008 Pasal 19.
    """

    LINGKUP = "lingkup", "Materi dan ruang lingkup"
    BAHAYA = "bahaya", "Konsekuensi bila dibuka"
    HUKUM = "hukum", "Dasar hukum"
    KEPENTINGAN = "kepentingan", "Kepentingan umum bila dibuka"
    PENIMBANGAN = "penimbangan", "Penimbangan"
    HASIL = "hasil", "Hasil dan jangka waktu"
