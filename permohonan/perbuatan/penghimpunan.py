from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from permohonan.alur import ALUR
from permohonan.models import AnggotaHimpunan, Himpunan, Permohonan
from ppid.galat import AturanDilanggar
from ppid.models import Pengguna, Satker
from ppid.perbuatan import perbuatan


def himpunkan(permohonan: Permohonan, *, himpunan: Himpunan, oleh: Pengguna, at: datetime) -> Permohonan:
    """Masukkan permohonan ke himpunan yang menanyakan hal sama; nomor, surat, dan waktunya tetap sendiri.

    Raises AturanDilanggar when it is another office's, or belongs to a bundle already.

    Dasar: UU 14/2008 Pasal 22 ayat (7).
    """
    with perbuatan(ALUR, "himpunkan", permohonan, oleh=oleh, at=at) as (kasus, catatan):
        if himpunan.satker_id != kasus.satker_id:
            raise AturanDilanggar("Permohonan dihimpun hanya dengan permohonan kantornya sendiri.")
        sudah = AnggotaHimpunan.objects.filter(permohonan=kasus).select_related("himpunan").first()
        if sudah is not None:
            raise AturanDilanggar(
                f"Sudah ada dalam himpunan “{sudah.himpunan}”. Lepas centangnya, atau keluarkan dulu dari sana."
            )
        AnggotaHimpunan.objects.create(himpunan=himpunan, permohonan=kasus)
        catatan.rincian |= {"himpunan": himpunan.acuan}
    return kasus


def keluarkan_dari_himpunan(permohonan: Permohonan, *, oleh: Pengguna, at: datetime) -> Permohonan:
    """Keluarkan permohonan dari himpunannya; ia kembali dikerjakan sendiri.

    Raises AturanDilanggar when it belongs to none.

    Dasar: UU 14/2008 Pasal 22 ayat (7).
    """
    with perbuatan(ALUR, "keluarkan_dari_himpunan", permohonan, oleh=oleh, at=at) as (kasus, catatan):
        anggota = AnggotaHimpunan.objects.filter(permohonan=kasus).select_related("himpunan").first()
        if anggota is None:
            raise AturanDilanggar("Permohonan ini tidak ada dalam himpunan mana pun.")
        anggota.delete()
        catatan.rincian |= {"himpunan": anggota.himpunan.acuan}
    return kasus


def tambah_anggota(himpunan: Himpunan, kasus: Sequence[Permohonan], *, oleh: Pengguna, at: datetime) -> None:
    """Masukkan beberapa permohonan sekaligus: semuanya, atau tidak satu pun.

    Raises AturanDilanggar as `himpunkan` does, and when none is given.

    Dasar: UU 14/2008 Pasal 22 ayat (7).
    """
    if not kasus:
        raise AturanDilanggar("Centang permohonan yang dihimpun.")
    with transaction.atomic():
        # In one order, so that two who gather the same cases wait for each other instead of for ever.
        for satu in sorted(kasus, key=lambda satu: satu.pk):
            try:
                himpunkan(satu, himpunan=himpunan, oleh=oleh, at=at)
            except AturanDilanggar as galat:
                raise AturanDilanggar(f"{satu.nomor}: {galat}") from galat


def buat_himpunan(judul: str, kasus: Sequence[Permohonan], *, satker: Satker, oleh: Pengguna, at: datetime) -> Himpunan:
    """Himpun permohonan yang menanyakan hal sama: paling sedikit dua, semuanya dari kantor itu.

    Raises AturanDilanggar as `himpunkan` does; then there is no bundle.

    Dasar: UU 14/2008 Pasal 22 ayat (7).
    """
    if len(kasus) < 2:
        raise AturanDilanggar("Centang paling sedikit dua permohonan untuk dihimpun.")
    with transaction.atomic():
        himpunan = Himpunan.objects.create(satker=satker, judul=judul, oleh=oleh, dibuat_at=at)
        tambah_anggota(himpunan, kasus, oleh=oleh, at=at)
    return himpunan
