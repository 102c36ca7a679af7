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
