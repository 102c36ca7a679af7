from datetime import datetime

from django.db import transaction

from permohonan.models import Permohonan
from ppid.galat import AturanDilanggar
from ppid.models import Berkas, Kelas, Pengguna, Surat
from ppid.peran import Peran
from ppid.perbuatan import peran_pelaku
from ppid.unggahan import UnggahanBersih


def catat_nomor_kantor(
    permohonan: Permohonan,
    surat: Surat,
    *,
    nomor_agenda: str,
    foto: UnggahanBersih | None = None,
    oleh: Pengguna,
    at: datetime,
) -> Surat:
    """Catat nomor surat kantor sendiri dan lampirkan foto surat yang sudah ditandatangani basah.

    The frozen letter stays as it is; an earlier photo is replaced by a new reference, its file is kept. Raises
    AturanDilanggar for another role or a letter of another case.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.A angka 4 huruf k.
    """
    if peran_pelaku(oleh, permohonan.satker_id, at=at).isdisjoint({Peran.DESK, Peran.PPID}):
        raise AturanDilanggar("Hanya meja layanan dan PPID yang dapat mencatat nomor surat kantor.")
    if not permohonan.surat.filter(surat=surat).exists():
        raise AturanDilanggar("Surat itu bukan surat permohonan ini.")
    with transaction.atomic():
        surat = Surat.objects.select_for_update(of=("self",)).defer("pdf", "konteks").get(pk=surat.pk)
        surat.nomor_agenda = nomor_agenda
        if foto is not None:
            surat.foto = Berkas.objects.simpan(
                foto.isi,
                satker=permohonan.satker,
                kelas=Kelas.KASUS,
                nama=foto.nama,
                mime=foto.mime,
                oleh=oleh,
                at=at,
            )
        surat.save(update_fields=["nomor_agenda", "foto"])
    return surat
