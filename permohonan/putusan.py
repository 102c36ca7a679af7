"""Outcomes of a request, apart from its status."""

from django.db.models import TextChoices


class Putusan(TextChoices):
    """Isi pemberitahuan tertulis.

    Dasar: UU 14/2008 Pasal 22 ayat (7).
    """

    SELURUHNYA = "seluruhnya", "Diberikan Seluruhnya"
    SEBAGIAN = "sebagian", "Diberikan Sebagian"
    DITOLAK = "ditolak", "Ditolak"
    TIDAK_DIKUASAI = "tidak_dikuasai", "Tidak di Bawah Penguasaan"
    BELUM_DIDOKUMENTASIKAN = "belum_didokumentasikan", "Belum Didokumentasikan"
    # Answered in time, but nothing of it may be opened or refused before its consequence test is ruled.
    MASIH_DIUJI = "masih_diuji", "Masih Diuji"


# What an answer comes to in the end.
PUTUSAN_AKHIR = tuple(p.value for p in Putusan if p != Putusan.MASIH_DIUJI)
# Outcomes after which there is something to hand over.
MEMBERI = frozenset({Putusan.SELURUHNYA, Putusan.SEBAGIAN})
# Of a part whose consequence test was ruled on.
SUSULAN = (Putusan.SELURUHNYA, Putusan.SEBAGIAN, Putusan.DITOLAK)


class AlasanTidakDiberikan(TextChoices):
    """Mengapa informasi, atau sebagian darinya, tidak dapat diberikan (Model PPID-D bagian B).

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Lampiran Model PPID-D.
    """

    BELUM_DIKUASAI = "belum_dikuasai", "Informasi yang diminta belum dikuasai"
    BELUM_DIDOKUMENTASIKAN = "belum_didokumentasikan", "Informasi yang diminta belum didokumentasikan"
    DIKECUALIKAN = "dikecualikan", "Informasi yang diminta diklasifikasikan sebagai informasi yang dikecualikan"
    MASIH_DIUJI = "masih_diuji", "Masih diuji konsekuensinya"


class AlasanPerpanjangan(TextChoices):
    """Alasan perpanjangan waktu pemberitahuan tertulis.

    Dasar: UU 14/2008 Pasal 22 ayat (8).
    """

    BELUM_DIKUASAI = "belum_dikuasai", "Informasi yang diminta belum dikuasai"
    BELUM_DIDOKUMENTASIKAN = "belum_didokumentasikan", "Informasi yang diminta belum didokumentasikan"
    BELUM_DIPUTUSKAN = "belum_diputuskan", "Belum dapat diputuskan apakah informasi dikecualikan atau tidak"


class SebabTerlambat(TextChoices):
    """Mengapa suatu jangka waktu terlewati; masuk ke laporan.

    Dasar: UU 14/2008 Pasal 22 ayat (7).
    """

    BARU_DIKETAHUI = "baru_diketahui", "Permohonan baru diketahui petugas"
    MENUNGGU_UNIT = "menunggu_unit", "Unit belum menyerahkan dokumennya"
    MENUNGGU_UJI = "menunggu_uji", "Uji konsekuensi belum ditetapkan"
    MENUNGGU_PEMOHON = "menunggu_pemohon", "Menunggu kelengkapan dari pemohon"
    BEBAN_TAHAPAN = "beban_tahapan", "Beban tahapan pemilu atau pemilihan"
    PETUGAS_KURANG = "petugas_kurang", "Petugas berhalangan atau kurang"
    GANGGUAN = "gangguan", "Gangguan sistem, listrik, atau jaringan"
    LAINNYA = "lainnya", "Sebab lain"


class Kanal(TextChoices):
    """How a request reached the office."""

    LANGSUNG = "langsung", "Datang Langsung"
    SURAT = "surat", "Surat"
    EMAIL = "email", "E-mail"
    TELEPON = "telepon", "Telepon"
    FAKSIMILI = "faksimili", "Faksimili"
    WHATSAPP = "whatsapp", "WhatsApp"
    LAMAN = "laman", "Laman ini"
    EPPID = "eppid", "e-PPID KPU RI"
    KOTAK = "kotak", "Kotak Pengaduan"
    MEDSOS = "medsos", "Media Sosial"


class CaraAkses(TextChoices):
    MELIHAT = "melihat", "Melihat/membaca/mendengarkan/mencatat"
    SALINAN = "salinan", "Mendapatkan salinan informasi"


class Bentuk(TextChoices):
    SOFTCOPY = "softcopy", "Softcopy"
    HARDCOPY = "hardcopy", "Hardcopy"


class CaraMemperoleh(TextChoices):
    LANGSUNG = "langsung", "Mengambil langsung"
    KURIR = "kurir", "Kurir"
    POS = "pos", "Pos"
    FAKSIMILI = "faksimili", "Faksimili"
    EMAIL = "email", "E-mail"


class CaraSerah(TextChoices):
    """How a letter or file reached the applicant, in fact."""

    LANGSUNG = "langsung", "Diserahkan langsung"
    EMAIL = "email", "E-mail"
    UNDUH = "unduh", "Diunduh dari laman ini"
    POS = "pos", "Pos"
    KURIR = "kurir", "Kurir"
    FAKSIMILI = "faksimili", "Faksimili"
    WHATSAPP = "whatsapp", "WhatsApp"


# Delivery through a third party: counts only with its evidence.
PERLU_BUKTI = frozenset({CaraSerah.POS, CaraSerah.KURIR})
