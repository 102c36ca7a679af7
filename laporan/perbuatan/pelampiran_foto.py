from datetime import datetime

from laporan.alur import ALUR
from laporan.models import FotoLaporan, Laporan
from ppid.galat import AturanDilanggar
from ppid.models import Berkas, Kelas, Pengguna
from ppid.perbuatan import perbuatan
from ppid.unggahan import UnggahanBersih

# The documentation of a year, not an album.
PALING_BANYAK = 20


def lampirkan_foto(
    laporan: Laporan, *, foto: UnggahanBersih, keterangan: str, oleh: Pengguna, at: datetime
) -> FotoLaporan:
    """Lampirkan foto dokumentasi layanan.

    Raises AturanDilanggar for anything but a picture, without a caption, or beyond PALING_BANYAK.

    Dasar: Laporan KPU Kabupaten Jombang 2024 (dokumentasi).
    """
    with perbuatan(ALUR, "lampirkan_foto", laporan, oleh=oleh, at=at) as (terkunci, catatan):
        if foto.mime not in {"image/jpeg", "image/png"}:
            raise AturanDilanggar("Pilih foto JPG atau PNG.")
        if not keterangan.strip():
            raise AturanDilanggar("Tulis apa yang tampak pada foto ini.")
        if terkunci.foto.filter(dibuang_at=None).count() >= PALING_BANYAK:
            raise AturanDilanggar(f"Paling banyak {PALING_BANYAK} foto. Buang satu dulu.")
        berkas = Berkas.objects.simpan(
            foto.isi, satker=terkunci.satker, kelas=Kelas.LAPORAN, nama=foto.nama, mime=foto.mime, oleh=oleh, at=at
        )
        baris = FotoLaporan.objects.create(laporan=terkunci, berkas=berkas, keterangan=keterangan.strip())
        catatan.rincian["foto"] = berkas.kode
    return baris


def buang_foto(laporan: Laporan, *, kode: str, oleh: Pengguna, at: datetime) -> Laporan:
    """Keluarkan satu foto dari laporan.

    Raises AturanDilanggar when it is not in it.

    Dasar: Laporan KPU Kabupaten Jombang 2024 (dokumentasi).
    """
    with perbuatan(ALUR, "buang_foto", laporan, oleh=oleh, at=at) as (terkunci, catatan):
        if not terkunci.foto.filter(berkas__kode=kode, dibuang_at=None).update(dibuang_at=at):
            raise AturanDilanggar("Foto itu sudah tidak ada dalam laporan ini.")
        catatan.rincian["foto"] = kode
    return terkunci
