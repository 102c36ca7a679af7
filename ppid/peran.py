"""Who acts in the procedure."""

from django.db.models import TextChoices


class Peran(TextChoices):
    """Peran dalam pelayanan informasi publik.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.
    """

    DESK = "desk", "Desk Pelayanan"
    PENGHUBUNG = "penghubung", "Tim Penghubung"
    PPID = "ppid", "PPID"
    ATASAN = "atasan", "Atasan PPID"
    PERTIMBANGAN = "pertimbangan", "Tim Pertimbangan"
    PEMBINA = "pembina", "Pembina"
    SUPERVISI = "supervisi", "Supervisi"
    PEMOHON = "pemohon", "Pemohon"
    SISTEM = "sistem", "Sistem"


# Held by dated assignment; PEMOHON comes from owning the case, SISTEM from acting without a person.
PERAN_JABATAN = frozenset(Peran) - {Peran.PEMOHON, Peran.SISTEM}
