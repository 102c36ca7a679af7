"""Every status and step of a request on one page, in the order of the procedure."""

from django.db.models import TextChoices

from ppid.alur import Alur, Langkah
from ppid.peran import Peran


class Status(TextChoices):
    """Keadaan permohonan. The label is what a citizen reads.

    Dasar: UU 14/2008 Pasal 22.
    """

    TERDAFTAR = "terdaftar", "Diajukan"
    TIDAK_LENGKAP = "tidak_lengkap", "Perlu Dilengkapi"
    DIPROSES = "diproses", "Diproses"
    DIPUTUS = "diputus", "Dijawab"
    DISERAHKAN = "diserahkan", "Diserahkan"
    SELESAI = "selesai", "Selesai"
    DICABUT = "dicabut", "Ditutup (dicabut)"
    DITUTUP_TIDAK_LENGKAP = "ditutup_tidak_lengkap", "Ditutup (tidak dilengkapi)"


BELUM_DIPUTUS = frozenset({Status.TERDAFTAR, Status.TIDAK_LENGKAP, Status.DIPROSES})
TERBUKA = BELUM_DIPUTUS | {Status.DIPUTUS, Status.DISERAHKAN}
DITUTUP = frozenset(Status) - TERBUKA

# What was given once may still lie with the case; reopened, it is processed again.
BERBERKAS = frozenset({Status.DIPROSES, Status.DIPUTUS, Status.DISERAHKAN, Status.SELESAI})

LAYANAN = frozenset({Peran.DESK, Peran.PPID})
# Who signs what another one asked for: a file let go in spite of what its check found, a correction.
ORANG_KEDUA = frozenset({Peran.PPID, Peran.ATASAN})
DUA_PIHAK = LAYANAN | {Peran.PEMOHON}

ALUR = Alur(
    "permohonan",
    Langkah(
        aksi="buka",
        dari={Status.TERDAFTAR},
        ke=None,
        pelaku=LAYANAN,
        dasar="UU 14/2008 Pasal 22 ayat (4)",
        tombol="Buka permohonan",
        kejadian="Petugas membuka permohonan",
    ),
    Langkah(
        aksi="laporkan_belum_dibuka",
        dari={Status.TERDAFTAR},
        ke=None,
        pelaku={Peran.SISTEM},
        dasar="UU 14/2008 Pasal 22 ayat (4)",
        tombol="Laporkan belum dibuka",
        kejadian="Belum dibuka sesudah satu hari kerja; dilaporkan kepada Atasan PPID",
        internal=True,
    ),
    Langkah(
        aksi="lihat_identitas",
        dari=TERBUKA,
        ke=None,
        pelaku=LAYANAN,
        dasar="UU 27/2022",
        tombol="Periksa identitas",
        kejadian="Petugas memeriksa identitas",
        internal=True,
    ),
    Langkah(
        aksi="nyatakan_lengkap",
        dari={Status.TERDAFTAR},
        ke=Status.DIPROSES,
        pelaku=LAYANAN,
        dasar="PerKI 1/2021",
        tombol="Nyatakan lengkap",
        kejadian="Permohonan dinyatakan lengkap",
    ),
    Langkah(
        aksi="nyatakan_tidak_lengkap",
        dari={Status.TERDAFTAR},
        ke=Status.TIDAK_LENGKAP,
        pelaku=LAYANAN,
        dasar="PerKI 1/2021",
        tombol="Terbitkan Surat Keterangan Tidak Lengkap",
        kejadian="Surat Keterangan Tidak Lengkap diterbitkan",
    ),
    Langkah(
        aksi="lengkapi",
        dari={Status.TERDAFTAR, Status.TIDAK_LENGKAP},
        ke=Status.TERDAFTAR,
        pelaku={Peran.PEMOHON, Peran.DESK},
        dasar="PerKI 1/2021",
        tombol="Lengkapi permohonan",
        kejadian="Pemohon melengkapi permohonan",
    ),
    Langkah(
        aksi="bebaskan_identitas",
        dari={Status.TERDAFTAR, Status.TIDAK_LENGKAP},
        ke=Status.DIPROSES,
        pelaku={Peran.PPID},
        dasar="PerKI 1/2021",
        tombol="Proses tanpa menunggu identitas",
        kejadian="PPID memproses tanpa menunggu identitas",
    ),
    Langkah(
        aksi="tetapkan_jalur",
        dari=BELUM_DIPUTUS,
        ke=None,
        pelaku=LAYANAN,
        dasar="PerKI 1/2019 Pasal 12",
        tombol="Tetapkan jenis permohonan",
        kejadian="Jenis permohonan ditetapkan",
    ),
    Langkah(
        aksi="golongkan",
        dari=TERBUKA,
        ke=None,
        pelaku=LAYANAN,
        dasar="UU 14/2008 Pasal 12",
        tombol="Tetapkan jenis informasi",
        kejadian="Jenis informasi ditetapkan",
        internal=True,
    ),
    Langkah(
        aksi="beri_langsung",
        dari=BELUM_DIPUTUS,
        ke=Status.DISERAHKAN,
        pelaku=LAYANAN,
        dasar="Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.A angka 4 huruf d",
        tombol="Berikan langsung",
        kejadian="Informasi terbuka diberikan langsung",
    ),
    Langkah(
        aksi="disposisikan",
        dari={Status.DIPROSES},
        ke=None,
        pelaku=LAYANAN,
        dasar="Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.A angka 4 huruf g",
        tombol="Teruskan ke unit",
        kejadian="Diteruskan ke unit yang menguasai informasi",
    ),
    Langkah(
        aksi="jawab_disposisi",
        dari={Status.DIPROSES},
        ke=None,
        pelaku={Peran.PENGHUBUNG, Peran.PPID},
        dasar="Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.A angka 4 huruf g",
        tombol="Jawab disposisi",
        kejadian="Unit menjawab",
        internal=True,
    ),
    Langkah(
        aksi="hitamkan_berkas",
        dari={Status.DIPROSES, Status.DIPUTUS},
        ke=None,
        pelaku={Peran.PENGHUBUNG, Peran.PPID},
        dasar="Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.C angka 1 huruf d",
        tombol="Hitamkan berkas",
        kejadian="Bagian yang dikecualikan dihitamkan dalam salinan berkas",
        internal=True,
    ),
    Langkah(
        aksi="perpanjang",
        dari={Status.DIPROSES},
        ke=None,
        pelaku={Peran.PPID},
        dasar="UU 14/2008 Pasal 22 ayat (8)",
        tombol="Perpanjang waktu",
        kejadian="Waktu menjawab diperpanjang satu kali",
    ),
    Langkah(
        aksi="minta_uji",
        dari=BELUM_DIPUTUS,
        ke=None,
        pelaku={Peran.PENGHUBUNG, Peran.PPID},
        dasar="UU 14/2008 Pasal 19",
        tombol="Minta uji konsekuensi",
        kejadian="Uji konsekuensi diminta untuk permohonan ini",
    ),
    Langkah(
        # For the answer and for a supplementary one alike.
        aksi="umumkan_niat_tolak",
        dari={Status.DIPROSES, Status.DIPUTUS, Status.DISERAHKAN},
        ke=None,
        pelaku={Peran.PPID},
        dasar="UU 14/2008 Pasal 19",
        tombol="Umumkan niat menolak",
        kejadian="Niat menolak diumumkan kepada kantor yang menerbitkan informasi serupa",
        internal=True,
    ),
    Langkah(
        aksi="putuskan",
        dari={Status.DIPROSES},
        ke=Status.DIPUTUS,
        pelaku={Peran.PPID},
        dasar="UU 14/2008 Pasal 22 ayat (7)",
        tombol="Putuskan",
        kejadian="Permohonan dijawab tertulis",
    ),
    Langkah(
        # A case whose open part was handed over already owes a hand-over again, or nothing more.
        aksi="putuskan_susulan",
        dari={Status.DIPUTUS, Status.DISERAHKAN},
        ke=Status.DIPUTUS,
        pelaku={Peran.PPID},
        dasar="UU 14/2008 Pasal 22 ayat (7)",
        tombol="Beri jawaban susulan",
        kejadian="Jawaban susulan diberikan sesudah uji konsekuensi ditetapkan",
    ),
    Langkah(
        aksi="buka_kembali",
        dari={Status.DIPUTUS, Status.DISERAHKAN, Status.SELESAI, Status.DITUTUP_TIDAK_LENGKAP},
        ke=Status.DIPROSES,
        pelaku={Peran.ATASAN},
        dasar="UU 14/2008 Pasal 36 ayat (2)",
        tombol="Buka kembali",
        kejadian="Atasan PPID mengabulkan keberatan; permohonan diproses kembali",
    ),
    Langkah(
        aksi="perintahkan",
        dari=BELUM_DIPUTUS,
        ke=None,
        pelaku={Peran.ATASAN},
        dasar="UU 14/2008 Pasal 36 ayat (2)",
        tombol="Perintahkan menjawab",
        kejadian="Atasan PPID memerintahkan permohonan dijawab",
    ),
    Langkah(
        aksi="hitung_ulang",
        dari=BELUM_DIPUTUS,
        ke=None,
        pelaku={Peran.SISTEM},
        dasar="UU 14/2008 Pasal 22 ayat (7)",
        tombol="Hitung ulang jatuh tempo",
        kejadian="Jatuh tempo dihitung ulang",
    ),
    Langkah(
        aksi="nyatakan_lewat",
        dari=BELUM_DIPUTUS,
        ke=None,
        pelaku={Peran.SISTEM},
        dasar="UU 14/2008 Pasal 36 ayat (1)",
        tombol="Beritahukan waktu menjawab berakhir",
        kejadian="Waktu menjawab berakhir, belum tercatat jawaban",
    ),
    Langkah(
        aksi="serahkan",
        dari={Status.DIPUTUS},
        ke=Status.DISERAHKAN,
        pelaku=LAYANAN,
        dasar="Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.A angka 4 huruf j",
        tombol="Serahkan informasi",
        kejadian="Informasi diserahkan dengan tanda terima",
    ),
    Langkah(
        aksi="konfirmasi_terima",
        dari={Status.DIPUTUS},
        ke=Status.DISERAHKAN,
        pelaku={Peran.PEMOHON},
        dasar="Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.A angka 4 huruf j",
        tombol="Saya sudah menerima informasinya",
        kejadian="Pemohon menyatakan informasi diterima",
    ),
    Langkah(
        aksi="ganti_berkas",
        dari=BERBERKAS,
        ke=None,
        pelaku=LAYANAN,
        dasar="UU 14/2008 Pasal 6 ayat (3)",
        tombol="Ganti berkas yang tertahan",
        kejadian="Berkas yang belum dapat diunduh diganti",
        internal=True,
    ),
    Langkah(
        aksi="minta_pelepasan",
        dari=BERBERKAS,
        ke=None,
        pelaku=ORANG_KEDUA,
        dasar="UU 14/2008 Pasal 6 ayat (3)",
        tombol="Minta berkas dilepas",
        kejadian="Pelepasan berkas yang tertahan diminta",
        internal=True,
    ),
    Langkah(
        aksi="lepaskan_berkas",
        dari=BERBERKAS,
        ke=None,
        pelaku=ORANG_KEDUA,
        dasar="UU 14/2008 Pasal 6 ayat (3)",
        tombol="Setujui pelepasan berkas",
        kejadian="Berkas yang tertahan dilepas oleh orang kedua",
        internal=True,
    ),
    Langkah(
        aksi="catat_penyampaian",
        dari=TERBUKA,
        ke=None,
        pelaku=LAYANAN,
        dasar="UU 14/2008 Pasal 22 ayat (7)",
        tombol="Catat penyampaian surat",
        kejadian="Penyampaian surat dicatat",
    ),
    Langkah(
        # Also of a closed case: its register row, letters and files are still read.
        aksi="usulkan_koreksi",
        dari=frozenset(Status),
        ke=None,
        pelaku=LAYANAN,
        dasar="UU 14/2008 Pasal 22 ayat (4)",
        tombol="Usulkan koreksi",
        kejadian="Koreksi diusulkan",
        internal=True,
    ),
    Langkah(
        aksi="setujui_koreksi",
        dari=frozenset(Status),
        ke=None,
        pelaku=ORANG_KEDUA,
        dasar="UU 14/2008 Pasal 22 ayat (4)",
        tombol="Setujui koreksi",
        kejadian="Yang keliru tercatat dikoreksi",
    ),
    Langkah(
        aksi="batalkan_penutupan",
        dari=DITUTUP,
        ke=None,
        kembali=True,
        pelaku=ORANG_KEDUA,
        dasar="UU 14/2008 Pasal 22 ayat (7)",
        tombol="Setujui pembukaan kembali",
        kejadian="Penutupan yang keliru dibatalkan; permohonan dilanjutkan",
    ),
    Langkah(
        aksi="tolak_koreksi",
        dari=frozenset(Status),
        ke=None,
        pelaku=ORANG_KEDUA,
        dasar="UU 14/2008 Pasal 22 ayat (4)",
        tombol="Tolak koreksi",
        kejadian="Usul koreksi ditolak",
        internal=True,
    ),
    Langkah(
        aksi="perbaiki_surat",
        dari=frozenset(Status),
        ke=None,
        pelaku=LAYANAN,
        dasar="UU 14/2008 Pasal 22 ayat (7)",
        tombol="Terbitkan surat yang diperbaiki",
        kejadian="Surat diterbitkan lagi sesudah koreksi, mengganti yang lama",
    ),
    Langkah(
        aksi="catat_nomor_kantor",
        # The paper is often signed and numbered after the case is closed; of the case itself nothing changes.
        dari=frozenset(Status),
        ke=None,
        pelaku=LAYANAN,
        dasar="Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.A angka 4 huruf k",
        tombol="Catat nomor surat kantor",
        kejadian="Nomor surat kantor dicatat",
        internal=True,
    ),
    Langkah(
        # The reason is often known only after the answer is out.
        aksi="catat_keterlambatan",
        dari=frozenset(Status),
        ke=None,
        pelaku=LAYANAN,
        dasar="UU 14/2008 Pasal 22 ayat (7)",
        tombol="Catat sebab keterlambatan",
        kejadian="Sebab keterlambatan dicatat",
        internal=True,
    ),
    Langkah(
        aksi="tangani_surel",
        dari=frozenset(Status),
        ke=None,
        pelaku=LAYANAN,
        dasar="UU 14/2008 Pasal 22 ayat (7)",
        tombol="Catat penyampaian kabar",
        kejadian="Kabar disampaikan petugas",
    ),
    Langkah(
        aksi="kirim_pesan",
        dari=TERBUKA,
        ke=None,
        pelaku=DUA_PIHAK,
        dasar="Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.A angka 4 huruf g",
        tombol="Kirim pesan",
        kejadian="Pesan dikirim",
    ),
    Langkah(
        aksi="tutup",
        dari={Status.DIPUTUS, Status.DISERAHKAN},
        ke=Status.SELESAI,
        pelaku=LAYANAN,
        dasar="Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.A angka 4 huruf k",
        tombol="Tutup permohonan",
        kejadian="Permohonan selesai",
    ),
    Langkah(
        aksi="tutup_tidak_lengkap",
        dari={Status.TIDAK_LENGKAP},
        ke=Status.DITUTUP_TIDAK_LENGKAP,
        pelaku=LAYANAN,
        dasar="PerKI 1/2021",
        tombol="Tutup karena tidak dilengkapi",
        kejadian="Ditutup karena tidak dilengkapi; boleh mengajukan lagi",
    ),
    Langkah(
        aksi="cabut",
        dari=BELUM_DIPUTUS,
        ke=Status.DICABUT,
        pelaku={Peran.PEMOHON, Peran.DESK},
        dasar="PerKI 1/2021",
        tombol="Cabut permohonan",
        kejadian="Permohonan dicabut",
    ),
)
