from datetime import datetime

from django.db import transaction

from laporan.models import Laporan
from laporan.periode import Periode
from ppid.galat import AturanDilanggar
from ppid.models import PekerjaanLatar, Pengguna, Satker
from ppid.pekerjaan_latar import titipkan

JENIS = "laporan"


def minta_cetak(
    periode: Periode,
    *,
    bentuk: str,
    laporan: Laporan | None = None,
    satker: Satker,
    oleh: Pengguna,
    at: datetime,
) -> PekerjaanLatar:
    """Minta laporan suatu masa sebagai berkas; permintaan yang sama yang belum selesai diteruskan, tidak digandakan.

    Raises AturanDilanggar for a period that has not begun.

    Dasar: UU 14/2008 Pasal 12.
    """
    if periode.awal > satker.hari_ini(at):
        raise AturanDilanggar(f"Masa {periode.sebutan} belum mulai, jadi belum ada yang dapat dilaporkan.")
    rincian = {"masa": periode.kode, "bentuk": bentuk, "laporan": laporan.acuan if laporan else ""}
    with transaction.atomic():
        # Two presses of the same button wait for each other here.
        Satker.objects.select_for_update(no_key=True).get(pk=satker.pk)
        semua = PekerjaanLatar.objects.milik(oleh, satker).filter(jenis=JENIS, rincian=rincian, selesai_at=None)
        berjalan = semua.filter(diminta_batal=False).first()
        return berjalan or titipkan(
            JENIS,
            judul=f"Laporan {periode.sebutan} ({bentuk.upper() if bentuk != 'ringkasan' else 'ringkasan'})",
            rincian=rincian,
            satker=satker,
            oleh=oleh,
            at=at,
        )
