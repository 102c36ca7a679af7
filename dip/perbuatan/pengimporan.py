from collections.abc import Sequence
from datetime import datetime
from itertools import islice
from typing import Any

from django.db import transaction

from dip.alur import MENGIDENTIFIKASI, StatusInformasi
from dip.models import InformasiPublik, RiwayatInformasi
from ppid.galat import AturanDilanggar
from ppid.models import Pengguna, Satker
from ppid.peran import Peran
from ppid.perbuatan import Pelaku, peran_pelaku

SEKALIGUS = 2000


def impor_daftar(baris: Sequence[dict[str, Any]], *, satker: Satker, oleh: Pelaku, at: datetime) -> tuple[int, int]:
    """Ambil alih daftar yang sudah dimiliki kantor sebagai usulan; edisi berikutnya mengesahkannya sekaligus.

    What is in the list already, by name, year and unit, is left alone, so the same file may come twice. Returns how
    many rows are new and how many were there. Raises AturanDilanggar for another role.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.D angka 1 huruf b.
    """
    peran = peran_pelaku(oleh, satker.pk, at=at) & {Peran.PPID, Peran.SISTEM}
    if not peran:
        raise AturanDilanggar("Daftar kantor diambil alih oleh PPID.")
    orang = oleh if isinstance(oleh, Pengguna) else None
    with transaction.atomic():
        # One take-over at a time, or twins of it would both find nothing there.
        Satker.objects.select_for_update().get(pk=satker.pk)
        milik = InformasiPublik.objects.filter(satker=satker).exclude(status=StatusInformasi.BATAL)
        ada = set(milik.values_list("nama", "tahun", "unit"))
        baru = list({(b["nama"], b["tahun"], b["unit"]): b for b in baris}.items())
        antrean = iter([isi for kunci, isi in baru if kunci not in ada])
        while bagian := list(islice(antrean, SEKALIGUS)):
            _simpan(bagian, satker=satker, oleh=orang, peran=min(peran), at=at)
    masuk = sum(kunci not in ada for kunci, _ in baru)
    return masuk, len(baris) - masuk


def _simpan(
    bagian: Sequence[dict[str, Any]], *, satker: Satker, oleh: Pengguna | None, peran: Peran, at: datetime
) -> None:
    informasi = InformasiPublik.objects.bulk_create(
        InformasiPublik(
            satker=satker,
            status=StatusInformasi.DIKLASIFIKASI if isi["pokok"] else StatusInformasi.USULAN,
            diusulkan_oleh=oleh,
            diusulkan_at=at,
            **isi,
        )
        for isi in bagian
    )
    RiwayatInformasi.objects.bulk_create(
        RiwayatInformasi(
            kasus=satu, aksi="impor", ke=satu.status, oleh=oleh, peran=peran, at=at, dasar=MENGIDENTIFIKASI
        )
        for satu in informasi
    )
