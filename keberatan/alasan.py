"""The eight printed grounds of an objection, the letter of the statute for each, and what the Atasan may answer."""

from django.db.models import TextChoices


class Alasan(TextChoices):
    """Alasan keberatan sebagaimana tercetak pada Model PPID-F, berurutan.

    Dasar: UU 14/2008 Pasal 35 ayat (1); Keputusan KPU Kabupaten Bengkayang 11/2022 Lampiran Model PPID-F.
    """

    DITOLAK = "ditolak", "Permohonan informasi ditolak"
    BERKALA = "berkala", "Informasi berkala tidak disediakan"
    SERTA_MERTA = "serta_merta", "Informasi serta merta tidak disediakan"
    TIDAK_DITANGGAPI = "tidak_ditanggapi", "Permintaan informasi tidak ditanggapi"
    TIDAK_SESUAI = "tidak_sesuai", "Permintaan informasi ditanggapi tidak sebagaimana yang diminta"
    TIDAK_DIPENUHI = "tidak_dipenuhi", "Permintaan informasi tidak dipenuhi"
    BIAYA = "biaya", "Biaya yang dikenakan tidak wajar"
    TERLAMBAT = "terlambat", "Informasi disampaikan melebihi jangka waktu yang ditentukan"


# The form prints eight lines, the statute has seven letters: what should have been announced by itself is letter b.
HURUF: dict[str, str] = {
    Alasan.DITOLAK: "a",
    Alasan.BERKALA: "b",
    Alasan.SERTA_MERTA: "b",
    Alasan.TIDAK_DITANGGAPI: "c",
    Alasan.TIDAK_SESUAI: "d",
    Alasan.TIDAK_DIPENUHI: "e",
    Alasan.BIAYA: "f",
    Alasan.TERLAMBAT: "g",
}
# Column 10 of Model PPID-G.
URAIAN_HURUF = {
    "a": "penolakan atas permintaan informasi berdasarkan alasan pengecualian",
    "b": "tidak tersedianya informasi berkala",
    "c": "tidak ditanggapinya permintaan informasi",
    "d": "permintaan informasi tidak ditanggapi sebagaimana yang diminta",
    "e": "tidak dipenuhinya permintaan informasi",
    "f": "pengenaan biaya yang tidak wajar",
    "g": "penyampaian informasi yang melebihi jangka waktu",
}
# What the office owes without being asked needs no earlier request (Model PPID-G, note 7).
TANPA_PERMOHONAN = frozenset({Alasan.BERKALA, Alasan.SERTA_MERTA})
# Grounds that answer an answer, or its absence: before either there is nothing yet to object to.
MENUNGGU_JAWABAN = frozenset(Alasan) - TANPA_PERMOHONAN


class Hasil(TextChoices):
    """Putusan Atasan PPID atas satu alasan.

    Dasar: UU 14/2008 Pasal 36 ayat (2) dan ayat (3).
    """

    DIKABULKAN = "dikabulkan", "Dikabulkan"
    SEBAGIAN = "sebagian", "Dikabulkan sebagian"
    DITOLAK = "ditolak", "Ditolak"
    TIDAK_DITERIMA = "tidak_diterima", "Tidak dapat diterima karena lewat batas waktu"


MENGABULKAN = frozenset({Hasil.DIKABULKAN, Hasil.SEBAGIAN})


def hasil_bersama(hasil: list[str]) -> Hasil:
    """Hasil keberatan seluruhnya dari hasil tiap alasan.

    Dasar: UU 14/2008 Pasal 36 ayat (2).
    """
    if len(set(hasil)) == 1:
        return Hasil(hasil[0])
    return Hasil.SEBAGIAN if MENGABULKAN & set(hasil) else Hasil.DITOLAK


class Sikap(TextChoices):
    """Tanggapan pemohon atas keputusan Atasan PPID (Model PPID-G kolom 14).

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Lampiran Model PPID-G.
    """

    MENERIMA = "menerima", "Menerima"
    MENERIMA_SEBAGIAN = "menerima_sebagian", "Menerima sebagian"
    KE_KOMISI = "ke_komisi", "Tidak menerima, akan ke Komisi Informasi"
