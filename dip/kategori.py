"""Categories of public information and the headings that each must hold."""

from django.db.models import TextChoices


class Kategori(TextChoices):
    """Kewajiban mengumumkan atau menyediakan, menurut seberapa segera masyarakat membutuhkannya.

    Dasar: UU 14/2008 Pasal 9, Pasal 10, dan Pasal 11.
    """

    BERKALA = "berkala", "Berkala"
    SERTA_MERTA = "serta-merta", "Serta Merta"
    SETIAP_SAAT = "setiap-saat", "Setiap Saat"


class Pokok(TextChoices):
    """Pokok informasi yang wajib ada dalam tiap kategori.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab I.D angka 1 sampai dengan angka 3.
    """

    PROFIL = "profil", "Profil kantor dan sekretariat"
    PROGRAM = "program", "Program dan kegiatan yang sedang dijalankan"
    KINERJA = "kinerja", "Kinerja (laporan dan penetapan kinerja)"
    KEUANGAN = "keuangan", "Laporan keuangan yang sudah diaudit"
    LAYANAN = "layanan", "Laporan akses informasi publik"
    PERATURAN = "peraturan", "Peraturan, keputusan, dan kebijakan yang berdampak bagi publik"
    PROSEDUR = "prosedur", "Prosedur pelayanan informasi"
    PENGADAAN = "pengadaan", "Pengumuman pengadaan barang dan jasa"
    DARURAT = "darurat", "Ancaman terhadap keselamatan orang banyak atau ketertiban umum"
    ATURAN_TAHAPAN = "aturan-tahapan", "Peraturan, keputusan, dan kebijakan selama tahapan"
    PUTUSAN_PENGADILAN = "putusan-pengadilan", "Putusan pengadilan tentang proses dan hasil Pemilu dan Pemilihan"
    DAFTAR = "daftar", "Daftar Informasi Publik"
    ATURAN = "aturan", "Peraturan, keputusan, dan kebijakan KPU"
    ORGANISASI = "organisasi", "Organisasi, administrasi, kepegawaian, dan keuangan"
    HASIL_TAHAPAN = "hasil-tahapan", "Kebijakan dan penjelasan tentang hasil tahapan"


POKOK: dict[str, tuple[Pokok, ...]] = {
    Kategori.BERKALA: (
        Pokok.PROFIL,
        Pokok.PROGRAM,
        Pokok.KINERJA,
        Pokok.KEUANGAN,
        Pokok.LAYANAN,
        Pokok.PERATURAN,
        Pokok.PROSEDUR,
        Pokok.PENGADAAN,
    ),
    Kategori.SERTA_MERTA: (Pokok.DARURAT, Pokok.ATURAN_TAHAPAN, Pokok.PUTUSAN_PENGADILAN),
    Kategori.SETIAP_SAAT: (Pokok.DAFTAR, Pokok.ATURAN, Pokok.ORGANISASI, Pokok.HASIL_TAHAPAN),
}
# A threat does not come every year: its heading may be empty, every other one is a duty.
BOLEH_KOSONG = frozenset({Pokok.DARURAT, Pokok.PUTUSAN_PENGADILAN})

# What a citizen reads about each category, and what a classifier asks himself.
PENJELASAN: dict[str, str] = {
    Kategori.BERKALA: (
        "Diumumkan rutin tanpa diminta, paling sedikit setiap enam bulan atau setahun sekali: siapa kami, apa yang "
        "kami kerjakan, berapa biayanya, dan bagaimana hasilnya."
    ),
    Kategori.SERTA_MERTA: (
        "Diumumkan segera, begitu ada: hal yang mengancam keselamatan orang banyak atau ketertiban umum, aturan "
        "selama tahapan Pemilu dan Pemilihan, dan putusan pengadilan tentang hasilnya."
    ),
    Kategori.SETIAP_SAAT: "Selalu tersedia dan diberikan kepada siapa pun yang memintanya.",
}
UJI_KATEGORI: dict[str, str] = {
    Kategori.BERKALA: "Terbit berulang menurut jadwal, dan masyarakat menunggunya tanpa harus meminta?",
    Kategori.SERTA_MERTA: (
        "Bila baru diumumkan minggu depan, ada yang celaka, ketertiban terganggu, atau peserta tahapan kehilangan hak?"
    ),
    Kategori.SETIAP_SAAT: "Bukan keduanya, tetapi terbuka bagi siapa pun yang meminta?",
}


class Jenis(TextChoices):
    """Kelembagaan, atau tentang Pemilu dan Pemilihan. Dasar: Laporan KPU Kabupaten Jombang 2024."""

    KELEMBAGAAN = "kelembagaan", "Kelembagaan"
    PEMILU = "pemilu", "Pemilu dan Pemilihan"


class BentukInformasi(TextChoices):
    """Bentuk informasi yang tersedia. Dasar: Laporan KPU Kota Serang 2024."""

    SOFTCOPY = "softcopy", "Softcopy"
    HARDCOPY = "hardcopy", "Hardcopy"
    KEDUANYA = "keduanya", "Softcopy dan hardcopy"
