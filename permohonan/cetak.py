"""Letters of many cases as one PDF for the printer, in the order of their numbers."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db.models import Count, QuerySet

from permohonan.models import Permohonan, SuratPermohonan
from ppid.gabung_pdf import Bagian, gabungkan
from ppid.galat import AturanDilanggar
from ppid.models import JenisSurat, PekerjaanLatar, Pengguna, Satker, Surat
from ppid.pekerjaan_latar import Hasil, Lapor, diambil_at, titipkan
from ppid.surat import cetak

# What an office signs and sends; the others are printed where they are needed.
BAKU = (JenisSurat.PPID_D, JenisSurat.PPID_E, JenisSurat.TANDA_TERIMA)
DAPAT_DICETAK = (
    *BAKU,
    JenisSurat.PERPANJANGAN,
    JenisSurat.TIDAK_LENGKAP,
    JenisSurat.TANDA_BUKTI,
    JenisSurat.PPID_B,
)
# So many letters are one stack; more are hard to keep in order by hand.
PALING_BANYAK = 500


def surat_kasus(
    kasus: QuerySet[Permohonan], *, jenis: Sequence[str] = DAPAT_DICETAK, pada: date | None = None
) -> QuerySet[SuratPermohonan]:
    """Letters of these cases that no other took the place of, in the order of the cases' numbers.

    With `pada` only those of that day.
    """
    baris = SuratPermohonan.objects.filter(permohonan__in=kasus, surat__jenis__in=jenis, surat__digantikan=None)
    baris = baris.filter(surat__tanggal=pada) if pada else baris
    return baris.order_by("permohonan__tahun", "permohonan__urut", "pk")


def banyak_menurut_jenis(surat: QuerySet[SuratPermohonan]) -> dict[str, int]:
    """How many letters of each kind."""
    return dict(surat.order_by().values_list("surat__jenis").annotate(Count("pk")))


def titip_cetak(
    surat: QuerySet[SuratPermohonan], *, judul: str, satker: Satker, oleh: Pengguna, at: datetime
) -> PekerjaanLatar:
    """Ask for these letters as one PDF. Raises AturanDilanggar when there is none, or too many."""
    acuan = list(surat.values_list("surat__acuan", flat=True))
    if not acuan:
        raise AturanDilanggar("Tidak ada surat untuk dicetak di sini. Pilih jenis surat, hari, atau permohonan lain.")
    if len(acuan) > PALING_BANYAK:
        raise AturanDilanggar(
            f"{len(acuan)} surat terlalu banyak; sekali cetak paling banyak {PALING_BANYAK}. Persempit pilihannya."
        )
    rincian = {"surat": acuan}
    return titipkan("cetak-berurutan", judul=f"Cetak {judul}"[:150], rincian=rincian, satker=satker, oleh=oleh, at=at)


def kerjakan(tugas: PekerjaanLatar, lapor: Lapor) -> Hasil:
    """Print what is not printed yet and join all of it. Raises AturanDilanggar naming the letter that cannot be."""
    acuan = tugas.rincian["surat"]
    menurut_acuan = Surat.objects.filter(satker=tugas.satker).defer("pdf", "konteks").in_bulk(acuan, field_name="acuan")
    # The queue removes the folder once the file is stored, or was not.
    folder = TemporaryDirectory(prefix="ppid-cetak-")
    keluaran = Path(folder.name) / "semua.pdf"

    def bagian() -> Iterator[Bagian]:
        for nomor, satu in enumerate(acuan):
            lapor(nomor, len(acuan))
            surat = menurut_acuan[satu]
            berkas = Path(folder.name) / f"{nomor}.pdf"
            try:
                berkas.write_bytes(cetak(surat, at=diambil_at(tugas)))
            except Exception as galat:
                raise AturanDilanggar(
                    f"{surat} tidak dapat dicetak. Cetak yang lain tanpa surat itu, dan hubungi pemelihara."
                ) from galat
            yield Bagian(str(surat), berkas)
            berkas.unlink()

    try:
        gabungkan(bagian(), keluaran, judul=tugas.judul)
    except BaseException:
        folder.cleanup()
        raise
    lapor(len(acuan), len(acuan))
    nama = f"surat-{tugas.satker.slug}-{tugas.satker.hari_ini(tugas.dibuat_at):%Y-%m-%d}.pdf"
    return Hasil(nama, "application/pdf", keluaran, folder=folder)
