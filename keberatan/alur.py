"""Statuses and steps of an objection, and of a dispute before the Information Commission and the courts."""

from django.db.models import TextChoices

from ppid.alur import Alur, Langkah
from ppid.peran import Peran


class StatusKeberatan(TextChoices):
    """Keadaan keberatan. The label is what a citizen reads.

    Dasar: UU 14/2008 Pasal 35 dan Pasal 36.
    """

    TERDAFTAR = "terdaftar", "Diajukan"
    DI_PPID = "di_ppid", "Diteruskan ke PPID"
    DI_ATASAN = "di_atasan", "Diperiksa Atasan PPID"
    DITANGGAPI = "ditanggapi", "Ditanggapi"
    SELESAI = "selesai", "Selesai"
    DICABUT = "dicabut", "Ditutup (dicabut)"


class StatusSengketa(TextChoices):
    """Sampai di mana sengketa berjalan.

    Dasar: UU 14/2008 Pasal 37 sampai dengan Pasal 50.
    """

    DI_KOMISI = "di_komisi", "Di Komisi Informasi"
    DIPUTUS_KOMISI = "diputus_komisi", "Diputus Komisi Informasi"
    DI_PENGADILAN = "di_pengadilan", "Di pengadilan"
    DIPUTUS_PENGADILAN = "diputus_pengadilan", "Diputus pengadilan"
    DI_KASASI = "di_kasasi", "Di Mahkamah Agung"
    DIPUTUS_KASASI = "diputus_kasasi", "Diputus Mahkamah Agung"
    SELESAI = "selesai", "Selesai"
    DICABUT = "dicabut", "Dicabut pemohon"


BELUM_DITANGGAPI = frozenset({StatusKeberatan.TERDAFTAR, StatusKeberatan.DI_PPID, StatusKeberatan.DI_ATASAN})
TERBUKA = BELUM_DITANGGAPI | {StatusKeberatan.DITANGGAPI}
SENGKETA_DIPUTUS = frozenset(
    {StatusSengketa.DIPUTUS_KOMISI, StatusSengketa.DIPUTUS_PENGADILAN, StatusSengketa.DIPUTUS_KASASI}
)
SENGKETA_TERBUKA = SENGKETA_DIPUTUS | {StatusSengketa.DI_KOMISI, StatusSengketa.DI_PENGADILAN, StatusSengketa.DI_KASASI}

LAYANAN = frozenset({Peran.DESK, Peran.PPID})
PENYIAP = LAYANAN | {Peran.ATASAN}

MENGAJUKAN = "UU 14/2008 Pasal 35 ayat (1)"
MENERUSKAN = "Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.B angka 2 huruf f"
MENANGGAPI = "UU 14/2008 Pasal 36 ayat (2)"
MENYAMPAIKAN = "Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.B angka 2 huruf h"
MENDAFTAR = "Keputusan KPU Kabupaten Bengkayang 11/2022 Lampiran Model PPID-G"
BERSENGKETA = "UU 14/2008 Pasal 37 ayat (2)"
BERACARA = "Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.F angka 2"
MENGADILI = "UU 14/2008 Pasal 48 ayat (1)"
KASASI = "UU 14/2008 Pasal 50"
MENAHAN = "UU 27/2022 Pasal 42"

K = StatusKeberatan
ALUR_KEBERATAN = Alur(
    "keberatan",
    Langkah(
        aksi="tambahkan",
        dari=BELUM_DITANGGAPI,
        ke=None,
        pelaku={Peran.PEMOHON, Peran.DESK},
        dasar=MENGAJUKAN,
        tombol="Tambahkan pada keberatan ini",
        kejadian="Keberatan ditambah",
    ),
    Langkah(
        aksi="teruskan_ke_ppid",
        dari={K.TERDAFTAR},
        ke=K.DI_PPID,
        pelaku={Peran.DESK},
        dasar=MENERUSKAN,
        tombol="Teruskan ke PPID",
        kejadian="Diteruskan ke PPID",
    ),
    Langkah(
        aksi="teruskan_ke_atasan",
        dari={K.TERDAFTAR, K.DI_PPID},
        ke=K.DI_ATASAN,
        pelaku=LAYANAN,
        dasar=MENERUSKAN,
        tombol="Teruskan ke Atasan PPID",
        kejadian="Diteruskan ke Atasan PPID",
    ),
    Langkah(
        # Nobody's absence keeps the Atasan from answering what is registered.
        aksi="tanggapi",
        dari=BELUM_DITANGGAPI,
        ke=K.DITANGGAPI,
        pelaku={Peran.ATASAN},
        dasar=MENANGGAPI,
        tombol="Tanggapi",
        kejadian="Atasan PPID menanggapi tertulis",
    ),
    Langkah(
        aksi="hitung_ulang",
        dari=BELUM_DITANGGAPI,
        ke=None,
        pelaku={Peran.SISTEM},
        dasar=MENANGGAPI,
        tombol="Hitung ulang jatuh tempo",
        kejadian="Jatuh tempo dihitung ulang",
    ),
    Langkah(
        aksi="nyatakan_lewat",
        dari=BELUM_DITANGGAPI,
        ke=None,
        pelaku={Peran.SISTEM},
        dasar=BERSENGKETA,
        tombol="Beritahukan waktu menanggapi berakhir",
        kejadian="Waktu menanggapi berakhir, belum tercatat tanggapan",
    ),
    Langkah(
        aksi="lihat_identitas",
        dari=TERBUKA,
        ke=None,
        pelaku=PENYIAP,
        dasar="UU 27/2022",
        tombol="Periksa identitas",
        kejadian="Petugas memeriksa identitas dan surat kuasa",
        internal=True,
    ),
    Langkah(
        aksi="catat_penyampaian",
        dari=frozenset(K),
        ke=None,
        pelaku=LAYANAN,
        dasar=MENYAMPAIKAN,
        tombol="Catat penyampaian surat",
        kejadian="Penyampaian surat dicatat",
    ),
    Langkah(
        aksi="tangani_surel",
        dari=frozenset(K),
        ke=None,
        pelaku=LAYANAN,
        dasar=MENYAMPAIKAN,
        tombol="Catat penyampaian kabar",
        kejadian="Kabar disampaikan petugas",
    ),
    Langkah(
        aksi="catat_nomor_kantor",
        dari=frozenset(K),
        ke=None,
        pelaku=LAYANAN,
        dasar=MENDAFTAR,
        tombol="Catat nomor surat kantor",
        kejadian="Nomor surat kantor dicatat",
        internal=True,
    ),
    Langkah(
        aksi="catat_keterlambatan",
        dari=frozenset(K),
        ke=None,
        pelaku=PENYIAP,
        dasar=MENANGGAPI,
        tombol="Catat sebab keterlambatan",
        kejadian="Sebab keterlambatan dicatat",
        internal=True,
    ),
    Langkah(
        aksi="catat_pelaksanaan",
        dari={K.DITANGGAPI},
        ke=None,
        pelaku={Peran.PPID},
        dasar=MENANGGAPI,
        tombol="Catat pelaksanaan perintah",
        kejadian="Perintah Atasan PPID dilaksanakan",
    ),
    Langkah(
        aksi="nyatakan_sikap",
        dari={K.DITANGGAPI, K.SELESAI},
        ke=None,
        pelaku={Peran.PEMOHON, Peran.DESK},
        dasar=MENDAFTAR,
        tombol="Catat tanggapan pemohon",
        kejadian="Pemohon menyatakan sikap atas tanggapan",
    ),
    Langkah(
        aksi="tutup",
        dari={K.DITANGGAPI},
        ke=K.SELESAI,
        pelaku=LAYANAN,
        dasar=MENDAFTAR,
        tombol="Tutup keberatan",
        kejadian="Keberatan selesai",
    ),
    Langkah(
        aksi="cabut",
        dari=BELUM_DITANGGAPI,
        ke=K.DICABUT,
        pelaku={Peran.PEMOHON, Peran.DESK},
        dasar=MENGAJUKAN,
        tombol="Cabut keberatan",
        kejadian="Keberatan dicabut",
    ),
)

S = StatusSengketa
ALUR_SENGKETA = Alur(
    "sengketa",
    Langkah(
        aksi="jadwalkan_sidang",
        dari=SENGKETA_TERBUKA,
        ke=None,
        pelaku=PENYIAP,
        dasar="UU 14/2008 Pasal 38 ayat (1)",
        tombol="Catat jadwal sidang",
        kejadian="Sidang dijadwalkan",
    ),
    Langkah(
        aksi="tunjuk_hadir",
        dari=SENGKETA_TERBUKA,
        ke=None,
        pelaku={Peran.ATASAN},
        dasar=BERACARA,
        tombol="Tunjuk yang hadir",
        kejadian="Yang hadir ditunjuk",
    ),
    Langkah(
        aksi="catat_hasil_sidang",
        dari=SENGKETA_TERBUKA,
        ke=None,
        pelaku=PENYIAP,
        dasar="UU 14/2008 Pasal 40 ayat (1)",
        tombol="Catat hasil sidang",
        kejadian="Hasil sidang dicatat",
    ),
    Langkah(
        aksi="catat_putusan_komisi",
        dari={S.DI_KOMISI},
        ke=S.DIPUTUS_KOMISI,
        pelaku=PENYIAP,
        dasar="UU 14/2008 Pasal 46 ayat (1)",
        tombol="Catat putusan Komisi Informasi",
        kejadian="Komisi Informasi memutus",
    ),
    Langkah(
        aksi="catat_gugatan",
        dari={S.DIPUTUS_KOMISI},
        ke=S.DI_PENGADILAN,
        pelaku=PENYIAP,
        dasar=MENGADILI,
        tombol="Catat gugatan ke pengadilan",
        kejadian="Perkara dibawa ke pengadilan",
    ),
    Langkah(
        aksi="catat_putusan_pengadilan",
        dari={S.DI_PENGADILAN},
        ke=S.DIPUTUS_PENGADILAN,
        pelaku=PENYIAP,
        dasar="UU 14/2008 Pasal 49 ayat (1)",
        tombol="Catat putusan pengadilan",
        kejadian="Pengadilan memutus",
    ),
    Langkah(
        aksi="catat_kasasi",
        dari={S.DIPUTUS_PENGADILAN},
        ke=S.DI_KASASI,
        pelaku=PENYIAP,
        dasar=KASASI,
        tombol="Catat kasasi",
        kejadian="Kasasi diajukan ke Mahkamah Agung",
    ),
    Langkah(
        aksi="catat_putusan_kasasi",
        dari={S.DI_KASASI},
        ke=S.DIPUTUS_KASASI,
        pelaku=PENYIAP,
        dasar=KASASI,
        tombol="Catat putusan kasasi",
        kejadian="Mahkamah Agung memutus",
    ),
    Langkah(
        aksi="catat_pelaksanaan_putusan",
        dari=SENGKETA_DIPUTUS,
        ke=None,
        pelaku=PENYIAP,
        dasar="UU 14/2008 Pasal 46 ayat (1)",
        tombol="Catat pelaksanaan putusan",
        kejadian="Putusan dilaksanakan",
    ),
    Langkah(
        aksi="catat_pencabutan_sengketa",
        dari={S.DI_KOMISI, S.DI_PENGADILAN, S.DI_KASASI},
        ke=S.DICABUT,
        pelaku=PENYIAP,
        dasar=BERSENGKETA,
        tombol="Catat pencabutan sengketa",
        kejadian="Sengketa dicabut",
    ),
    Langkah(
        aksi="tutup_sengketa",
        dari=SENGKETA_DIPUTUS,
        ke=S.SELESAI,
        pelaku=PENYIAP,
        dasar="UU 14/2008 Pasal 46 ayat (1)",
        tombol="Tutup sengketa",
        kejadian="Sengketa selesai",
    ),
    Langkah(
        aksi="susun_berkas_sidang",
        dari=frozenset(S),
        ke=None,
        pelaku=PENYIAP | {Peran.PENGHUBUNG},
        dasar="Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.F angka 3",
        tombol="Susun berkas sidang",
        kejadian="Berkas sidang disusun",
    ),
    Langkah(
        aksi="bagikan_berkas_sidang",
        dari=frozenset(S),
        ke=None,
        pelaku=PENYIAP,
        dasar="Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.F angka 3",
        tombol="Buat tautan baca",
        kejadian="Berkas sidang dibagikan lewat tautan",
    ),
    Langkah(
        aksi="cabut_tautan",
        dari=frozenset(S),
        ke=None,
        pelaku=PENYIAP,
        dasar="Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.F angka 3",
        tombol="Cabut tautan",
        kejadian="Tautan berkas sidang dicabut",
    ),
    Langkah(
        aksi="minta_lepas_penahanan",
        dari={S.SELESAI, S.DICABUT},
        ke=None,
        pelaku={Peran.PPID, Peran.ATASAN},
        dasar=MENAHAN,
        tombol="Usulkan pelepasan penahanan arsip",
        kejadian="Pelepasan penahanan arsip diusulkan",
    ),
    Langkah(
        aksi="lepas_penahanan",
        dari={S.SELESAI, S.DICABUT},
        ke=None,
        pelaku={Peran.ATASAN},
        dasar=MENAHAN,
        tombol="Lepas penahanan arsip",
        kejadian="Penahanan arsip dilepas",
    ),
)
