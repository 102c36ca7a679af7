"""Where an edition stands on its office's way."""

from datetime import datetime

from dip.alur import MENYUSUN, PERAN_VERBA, Verba
from dip.models import Edisi, LangkahEdisi, UrutanKantor
from ppid.galat import AturanDilanggar
from ppid.models import Satker
from ppid.peran import Peran

# The common way; an office that goes another has rows of its own.
URUTAN_UMUM: tuple[tuple[Verba, Peran, str], ...] = (
    (Verba.HIMPUN, Peran.PENGHUBUNG, "Unit menghimpun dan menandai"),
    (Verba.KLASIFIKASI, Peran.PPID, "Klasifikasi dan kategorisasi oleh PPID"),
    (Verba.KOREKSI, Peran.ATASAN, "Koreksi oleh Atasan PPID"),
    (Verba.PERTIMBANGAN, Peran.PERTIMBANGAN, "Persetujuan Tim Pertimbangan"),
    (Verba.SAHKAN, Peran.PEMBINA, "Pengesahan rapat pleno"),
    (Verba.TERBITKAN, Peran.PPID, "Penerbitan"),
)


def urutan(satker: Satker) -> list[tuple[str, str, str]]:
    """Langkah penyusunan di kantor itu: yang dikerjakan, oleh peran apa, disebut apa.

    Raises AturanDilanggar when the office's own rows cannot lead to a ratified edition.

    Dasar: Keputusan KPU Kabupaten Kupang 32/2023 Lampiran IV angka 1.
    """
    sendiri = UrutanKantor.objects.filter(satker=satker).order_by("urut").values_list("verba", "peran", "sebutan")
    baris = [*sendiri] or [(v.value, p.value, s) for v, p, s in URUTAN_UMUM]
    verba = [satu for satu, _, _ in baris]
    if verba[-2:] != [Verba.SAHKAN, Verba.TERBITKAN] or len({Verba.SAHKAN, Verba.TERBITKAN} & {*verba[:-2]}):
        raise AturanDilanggar("Urutan langkah kantor ini harus berakhir dengan pengesahan pleno, lalu penerbitan.")
    if Verba.HIMPUN not in verba or Verba.KOREKSI not in verba:
        raise AturanDilanggar("Urutan langkah kantor ini belum memuat penghimpunan oleh unit dan koreksi Atasan.")
    akhir_susun = max(letak for letak, satu in enumerate(verba) if satu in MENYUSUN)
    if Verba.KOREKSI not in verba[akhir_susun:]:
        raise AturanDilanggar("Koreksi Atasan harus sesudah daftar selesai dihimpun, ditelaah, dan diklasifikasi.")
    if any(peran not in PERAN_VERBA[satu] for satu, peran, _ in baris):
        raise AturanDilanggar("Ada langkah kantor ini yang dipegang peran yang tidak berwenang.")
    return baris


def langkah_kini(edisi: Edisi) -> LangkahEdisi | None:
    """The first step that is not done yet."""
    return edisi.langkah.filter(selesai_at=None).order_by("urut").first()


def boleh_mengerjakan(langkah: LangkahEdisi, peran: frozenset[Peran]) -> bool:
    """Whether one of these roles may take this step: the named one, and the PPID wherever units may."""
    if langkah.peran in peran:
        return True
    return langkah.peran == Peran.PENGHUBUNG and Peran.PPID in peran


def tutup_langkah(langkah: LangkahEdisi, *, oleh: object, catatan: str, at: datetime) -> None:
    LangkahEdisi.objects.filter(pk=langkah.pk).update(selesai_at=at, selesai_oleh=oleh, catatan=catatan.strip())
