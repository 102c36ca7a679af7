"""What the due date of an open case would be by other calendars or rules. Nothing here writes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from permohonan.models import Permohonan
from ppid.galat import AturanDilanggar
from ppid.kalender import Kalender
from ppid.models import DaftarJangka, JangkaWaktu, KalenderKantor, LangkahWaktu
from ppid.penetapan import Geseran


class Terhitung(NamedTuple):
    """One open case as it is counted again: what is stored, and what counting gives."""

    pk: int
    status: str
    nomor: str
    satker_id: int
    zona: str
    jalur: str
    diterima_at: datetime
    lengkap_at: datetime | None
    diperpanjang_pada: date | None
    awal: date
    tempo: date
    sementara: bool
    pembanding: date | None
    jalur_penilaian: str
    penilaian: date | None


KOLOM = (
    *("nomor", "satker_id", "satker__zona_waktu", "jalur", "diterima_at", "lengkap_at", "diperpanjang_pada"),
    *("jatuh_tempo_awal", "jatuh_tempo", "jatuh_tempo_sementara", "jatuh_tempo_pembanding"),
    *("jalur_penilaian", "jatuh_tempo_penilaian"),
)


@dataclass(frozen=True, slots=True)
class Perubahan:
    """What changes on one case; `bergeser` when it is the date that the applicant holds."""

    kasus: Terhitung
    jangka: JangkaWaktu
    jangka_perpanjangan: JangkaWaktu | None
    awal: date
    tempo: date
    sementara: bool
    pembanding: date | None
    penilaian: date | None
    versi: str

    @property
    def bergeser(self) -> bool:
        return self.tempo != self.kasus.tempo


class Penghitung:
    """Counts each different beginning once, whatever the number of cases."""

    def __init__(self, kalender: KalenderKantor, jangka: DaftarJangka, *, at: datetime) -> None:
        self.kalender, self.jangka, self.at = kalender, jangka, at
        self.ingatan: dict[tuple[Any, ...], tuple[JangkaWaktu, date]] = {}
        self.zona: dict[str, tuple[ZoneInfo, date]] = {}

    def _zona(self, nama: str) -> tuple[ZoneInfo, date]:
        if nama not in self.zona:
            zona = ZoneInfo(nama)
            self.zona[nama] = zona, self.at.astimezone(zona).date()
        return self.zona[nama]

    def _tenggat(
        self, langkah: str, jalur: str, diterima: date, mulai: date, kalender: Kalender
    ) -> tuple[JangkaWaktu, date]:
        kunci = (langkah, jalur, diterima, mulai, id(kalender))
        if kunci not in self.ingatan:
            jangka = self.jangka.berlaku(langkah, jalur=jalur, pada=diterima)
            self.ingatan[kunci] = jangka, jangka.tenggat(kalender, mulai).tanggal
        return self.ingatan[kunci]

    def _waktu(
        self, kasus: Terhitung, jalur: str, diterima: date, kalender: Kalender, *, awal: date | None = None
    ) -> tuple[JangkaWaktu, JangkaWaktu | None, date, date]:
        """Rules, end of the first term (`awal` when that stands) and due date by one track."""
        jangka, dihitung = self._tenggat(LangkahWaktu.PEMBERITAHUAN, jalur, diterima, diterima, kalender)
        awal = awal or dihitung
        if not kasus.diperpanjang_pada:
            return jangka, None, awal, awal
        tambahan, tempo = self._tenggat(LangkahWaktu.PERPANJANGAN, jalur, diterima, awal, kalender)
        return jangka, tambahan, awal, tempo

    def perubahan(self, baris: Iterable[Terhitung]) -> Iterator[Perubahan]:
        """Hanya perkara yang berubah; tanggal yang sudah lewat tidak bergerak, dan tidak ada yang mendadak lewat.

        Dasar: UU 14/2008 Pasal 22 ayat (7) dan ayat (8).
        """
        for kasus in baris:
            zona, hari_ini = self._zona(kasus.zona)
            if max(kasus.tempo, kasus.penilaian or kasus.tempo) < hari_ini:
                continue
            kalender = self.kalender[kasus.satker_id]
            diterima = kasus.diterima_at.astimezone(zona).date()
            # The end of a first term that has passed stands; the extension goes on from there.
            lewat = kasus.awal if kasus.awal < hari_ini else None
            jangka, tambahan, awal, tempo = self._waktu(kasus, kasus.jalur, diterima, kalender, awal=lewat)
            if min(tempo, kasus.tempo) < hari_ini:
                awal, tempo = kasus.awal, kasus.tempo
            penilaian = kasus.penilaian
            if penilaian and penilaian >= hari_ini:
                dihitung = self._waktu(kasus, kasus.jalur_penilaian, diterima, kalender)[-1]
                penilaian = dihitung if dihitung >= hari_ini else penilaian
            pembanding = kasus.pembanding
            if kasus.lengkap_at:
                lengkap = kasus.lengkap_at.astimezone(zona).date()
                pembanding = self._tenggat(LangkahWaktu.PEMBERITAHUAN, kasus.jalur, diterima, lengkap, kalender)[1]
            sementara = not kalender.pasti(diterima, tempo)
            baru = (awal, tempo, sementara, pembanding, penilaian)
            if baru != (kasus.awal, kasus.tempo, kasus.sementara, kasus.pembanding, kasus.penilaian):
                yield Perubahan(kasus, jangka, tambahan, *baru, versi=kalender.versi)


class WaktuBaru(NamedTuple):
    """The dates of one case as another moment of receipt gives them."""

    jangka: JangkaWaktu
    jangka_perpanjangan: JangkaWaktu | None
    awal: date
    tempo: date
    sementara: bool
    pembanding: date | None
    jalur_penilaian: str
    penilaian: date | None

    @property
    def mengikat(self) -> date:
        """The date that lateness is judged by."""
        return self.penilaian or self.tempo


def _sejak(
    kasus: Permohonan, jalur: str, diterima: date, kalender: Kalender
) -> tuple[JangkaWaktu, JangkaWaktu | None, date, date]:
    """Rules, end of the first term and due date by one track, for a request received that day."""
    jangka = JangkaWaktu.objects.berlaku(LangkahWaktu.PEMBERITAHUAN, jalur=jalur, pada=diterima)
    awal = jangka.tenggat(kalender, diterima).tanggal
    if not kasus.diperpanjang_pada:
        return jangka, None, awal, awal
    tambahan = JangkaWaktu.objects.berlaku(LangkahWaktu.PERPANJANGAN, jalur=jalur, pada=diterima)
    return jangka, tambahan, awal, tambahan.tenggat(kalender, awal).tanggal


def menurut_saat(kasus: Permohonan, diterima_at: datetime, kalender: Kalender, *, at: datetime) -> WaktuBaru:
    """Jatuh tempo bila permohonan sebenarnya diterima pada saat lain.

    The work goes to the date that counts from the true receipt. Lateness is judged by it too, except that a lapse is
    not undone: a date that went by unanswered stays the one to judge by, and so does the end of a first term after
    which the extension came. Raises AturanDilanggar for a day before any term of the law.

    Dasar: UU 14/2008 Pasal 22 ayat (7) dan ayat (8).
    """
    hari_ini = kasus.satker.hari_ini
    diterima = hari_ini(diterima_at)
    try:
        jangka, tambahan, awal, tempo = _sejak(kasus, kasus.jalur, diterima, kalender)
    except JangkaWaktu.DoesNotExist as galat:
        raise AturanDilanggar(
            "Pada tanggal diterima itu belum ada jangka waktu menjawab menurut undang-undang. Periksa tahunnya."
        ) from galat
    dinilai = _sejak(kasus, kasus.jalur_penilaian or kasus.jalur, diterima, kalender)[-1]
    if kasus.diperpanjang_pada and kasus.diperpanjang_pada > awal:
        dinilai = awal
    sampai = hari_ini(kasus.diputus_at or kasus.ditutup_at or at)
    if kasus.jatuh_tempo_mengikat < min(sampai, dinilai):
        dinilai = kasus.jatuh_tempo_mengikat
    pembanding = jangka.tenggat(kalender, hari_ini(kasus.lengkap_at)).tanggal if kasus.lengkap_at else None
    sementara = not kalender.pasti(diterima, tempo)
    penilaian = (kasus.jalur_penilaian or kasus.jalur, dinilai) if dinilai != tempo else ("", None)
    return WaktuBaru(jangka, tambahan, awal, tempo, sementara, pembanding, *penilaian)


def ramalkan(kalender: KalenderKantor, jangka: DaftarJangka, *, at: datetime) -> list[Geseran]:
    """Permohonan terbuka yang jatuh temponya akan bergeser.

    Dasar: UU 14/2008 Pasal 22 ayat (7).
    """
    baris = Permohonan.objects.berjangka().order_by("satker__kode", "jatuh_tempo", "pk")
    terhitung = map(Terhitung._make, baris.values_list("pk", "status", *KOLOM))
    return [
        Geseran(satu.kasus.nomor, satu.kasus.satker_id, satu.kasus.tempo, satu.tempo)
        for satu in Penghitung(kalender, jangka, at=at).perubahan(terhitung)
        if satu.bergeser
    ]
