"""Open objections by what is left of the Atasan's term, and which act comes next."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from keberatan.alur import ALUR_KEBERATAN, BELUM_DITANGGAPI, StatusKeberatan
from keberatan.ketersampaian import dengan_ketersampaian
from keberatan.models import Keberatan
from keberatan.models.keberatan import KeberatanQuerySet
from permohonan.papan import Sisa, sisa_waktu
from ppid.kalender import Kalender
from ppid.models import Satker
from ppid.peran import Peran

MENUNGGU_JAWABAN = "Menunggu jawaban baru atas permohonannya"


@dataclass(frozen=True, slots=True, kw_only=True)
class Baris:
    """One objection as its queue sees it."""

    kasus: Keberatan
    sisa: Sisa | None
    # The date that the work goes to now: the answer's, or that of carrying out an order.
    batas: date | None
    aksi: str
    berikut: str


def langkah_berikut(kasus: Any) -> str:
    """The act that comes next for a row of `dengan_ketersampaian`; empty while others must move, or nothing is left.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.B angka 2.
    """
    match kasus.status:
        case StatusKeberatan.TERDAFTAR:
            return "teruskan_ke_ppid"
        case StatusKeberatan.DI_PPID:
            return "teruskan_ke_atasan"
        case StatusKeberatan.DI_ATASAN:
            return "tanggapi"
        case StatusKeberatan.DITANGGAPI:
            if not kasus.tersampai:
                return "catat_penyampaian"
            if not kasus.dijawab_kembali:
                return ""
            diperintah = kasus.tanggapan.batas_perintah and not kasus.tanggapan.dilaksanakan_at
            return "catat_pelaksanaan" if diperintah else "tutup"
        case _:
            return ""


def susun(baris: Iterable[Any], *, satker: Satker, kalender: Kalender, at: datetime) -> Iterator[Baris]:
    """Each objection with its words."""
    hari_ini = satker.hari_ini(at)
    for kasus in baris:
        batas: date | None = None
        if kasus.status in BELUM_DITANGGAPI:
            batas = kasus.jatuh_tempo
        elif kasus.status == StatusKeberatan.DITANGGAPI and not kasus.tanggapan.dilaksanakan_at:
            batas = kasus.tanggapan.batas_perintah
        aksi = langkah_berikut(kasus)
        yield Baris(
            kasus=kasus,
            sisa=sisa_waktu(kalender, hari_ini, batas) if batas else None,
            batas=batas,
            aksi=aksi,
            berikut=ALUR_KEBERATAN[aksi].tombol if aksi else "Selesai" if kasus.ditutup_at else MENUNGGU_JAWABAN,
        )


def menurut_batas(baris: Iterable[Baris]) -> list[Baris]:
    """The one with least time left first, by the date that the work goes to now."""
    return sorted(baris, key=lambda satu: (satu.batas or satu.kasus.jatuh_tempo, satu.kasus.pk))


def antrean(baris: KeberatanQuerySet) -> KeberatanQuerySet:
    """Open objections, the one with least time left first."""
    return (
        dengan_ketersampaian(baris)
        .terbuka()
        .select_related("pengaju", "permohonan", "satker", "tanggapan")
        .order_by("jatuh_tempo", "pk")
    )


def giliran(baris: KeberatanQuerySet, peran: Peran) -> KeberatanQuerySet:
    """Open objections that wait for that role now."""
    status = {
        Peran.DESK: [StatusKeberatan.TERDAFTAR],
        Peran.PPID: [StatusKeberatan.DI_PPID],
        Peran.ATASAN: list(BELUM_DITANGGAPI),
    }
    return antrean(baris).filter(status__in=status.get(peran, []))
