"""Grounds on which information is exempt."""

from django.db.models import TextChoices


class Huruf(TextChoices):
    """Alasan pengecualian informasi publik.

    Dasar: UU 14/2008 Pasal 17 huruf a sampai dengan huruf j.
    """

    A = "a", "a. Menghambat proses penegakan hukum"
    B = "b", "b. Mengganggu hak atas kekayaan intelektual atau persaingan usaha yang sehat"
    C = "c", "c. Membahayakan pertahanan dan keamanan negara"
    D = "d", "d. Mengungkap kekayaan alam Indonesia"
    E = "e", "e. Merugikan ketahanan ekonomi nasional"
    F = "f", "f. Merugikan kepentingan hubungan luar negeri"
    G = "g", "g. Mengungkap isi akta otentik pribadi atau wasiat"
    H = "h", "h. Mengungkap rahasia pribadi"
    I = "i", "i. Memorandum atau surat antar-/intra-badan publik yang dirahasiakan"  # noqa: E741
    J = "j", "j. Tidak boleh diungkapkan berdasarkan undang-undang lain"


class RahasiaPribadi(TextChoices):
    """What of a person huruf h protects.

    Dasar: UU 14/2008 Pasal 17 huruf h.
    """

    KELUARGA = "1", "1. Riwayat dan kondisi anggota keluarga"
    KESEHATAN = "2", "2. Riwayat, kondisi, dan perawatan kesehatan"
    KEUANGAN = "3", "3. Kondisi keuangan, aset, pendapatan, dan rekening bank"
    EVALUASI = "4", "4. Hasil evaluasi kapabilitas, intelektualitas, dan rekomendasi kemampuan"
    PENDIDIKAN = "5", "5. Catatan satuan pendidikan"


# Nothing under these may be closed for ever.
BERJANGKA = frozenset({Huruf.A, Huruf.B, Huruf.C, Huruf.D, Huruf.E, Huruf.F})
# These protect a person, who may agree in writing, and not what concerns a public office.
MELINDUNGI_ORANG = frozenset({Huruf.G, Huruf.H})
