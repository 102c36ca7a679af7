"""How the offices below a supervisor stand: counts only, no names, no cases."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.db.models import Count, DateField, DateTimeField, F, Func, Q, QuerySet
from django.db.models.functions import Cast, ExtractYear

from keberatan.models import Keberatan, Sengketa
from permohonan.models import Permohonan
from permohonan.models.permohonan import MENGIKAT
from permohonan.pengingat import BELUM_DIBUKA_PROVINSI, lewat_hari_kerja
from ppid.models import HariLibur, Penugasan, Satker, Tingkat
from ppid.peran import Peran


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisKantor:
    """One office: what runs and what is past its term; `dijawab` and `tepat` are of this year."""

    satker: Satker
    berjalan: int
    belum_dibuka: int
    terabaikan: int
    lewat: int
    keberatan: int
    keberatan_lewat: int
    sengketa: int
    dijawab: int
    tepat: int

    @property
    def merah(self) -> bool:
        return bool(self.terabaikan)

    @property
    def persen_tepat(self) -> str:
        """ "85,7" of a hundred; nothing while nothing was answered."""
        return f"{self.tepat * 100 / self.dijawab:.1f}".replace(".", ",") if self.dijawab else ""


def kantor_disupervisi(petugas, *, at: datetime):
    """Offices that this supervisor oversees: of a province itself and those below it; of KPU RI all."""
    tugas = Penugasan.objects.berlaku(at).filter(petugas=petugas, peran=Peran.SUPERVISI)
    if petugas.satker_aktif_id is not None:
        tugas = tugas.filter(satker=petugas.satker_aktif_id)
    if tugas.filter(satker__tingkat=Tingkat.PUSAT).exists():
        return Satker.objects.all()
    sendiri = tugas.values("satker")
    return Satker.objects.filter(Q(pk__in=sendiri) | Q(induk__in=sendiri))


def baris_wilayah(petugas, *, at: datetime) -> list[BarisKantor]:
    """Each overseen office that has or had something this year, the most neglected first; as many queries for any
    number of offices."""
    kantor = {satker.pk: satker for satker in kantor_disupervisi(petugas, at=at)}
    hari_ini = {pk: satker.hari_ini(at) for pk, satker in kantor.items()}
    jalan = Permohonan.objects.filter(satker__in=kantor).berjalan()
    keberatan = Keberatan.objects.filter(satker__in=kantor).belum_ditanggapi()
    sengketa = Sengketa.objects.filter(satker__in=kantor).terbuka()
    belum, terabaikan = _belum_dibuka(kantor, hari_ini)
    dijawab, tepat = _ketepatan(kantor, hari_ini)
    hitungan: dict[str, Counter[int]] = {
        "berjalan": _banyak(jalan),
        "belum_dibuka": belum,
        "terabaikan": terabaikan,
        "lewat": _lewat(jalan, hari_ini),
        "keberatan": _banyak(keberatan),
        "keberatan_lewat": _lewat(keberatan, hari_ini),
        "sengketa": _banyak(sengketa),
        "dijawab": dijawab,
        "tepat": tepat,
    }
    ada = {pk for isi in hitungan.values() for pk in isi}
    baris = [BarisKantor(satker=kantor[pk], **{nama: isi[pk] for nama, isi in hitungan.items()}) for pk in ada]
    return sorted(
        baris,
        key=lambda b: (-b.terabaikan, -(b.lewat + b.keberatan_lewat), -b.belum_dibuka, b.satker.kode),
    )


def _banyak(baris: QuerySet[Any]) -> Counter[int]:
    return Counter(dict(baris.order_by().values_list("satker").annotate(Count("pk"))))


def _lewat(baris: QuerySet[Any], hari_ini: Mapping[int, date]) -> Counter[int]:
    """How many are past their date on the office's own calendar."""
    terlama = max(hari_ini.values(), default=None)
    menurut_tempo = baris.filter(jatuh_tempo__lt=terlama).order_by().values_list("satker", "jatuh_tempo")
    hasil: Counter[int] = Counter()
    for satker, tempo, banyak in menurut_tempo.annotate(Count("pk")):
        if tempo < hari_ini[satker]:
            hasil[satker] += banyak
    return hasil


def _belum_dibuka(kantor: Mapping[int, Satker], hari_ini: Mapping[int, date]) -> tuple[Counter[int], Counter[int]]:
    """Online requests nobody opened, and those of them that waited longer than a province lets pass."""
    kalender = HariLibur.objects.kalender_kantor()
    belum: Counter[int] = Counter()
    terabaikan: Counter[int] = Counter()
    baris = Permohonan.objects.filter(satker__in=kantor).belum_dibuka().order_by()
    for pk, saat in baris.values_list("satker", "dicatat_at"):
        belum[pk] += 1
        sejak = kantor[pk].hari_ini(saat)
        if lewat_hari_kerja(kalender[pk], sejak, hari_ini[pk]) >= BELUM_DIBUKA_PROVINSI:
            terabaikan[pk] += 1
    return belum, terabaikan


def _ketepatan(kantor: Mapping[int, Satker], hari_ini: Mapping[int, date]) -> tuple[Counter[int], Counter[int]]:
    """Permohonan yang dijawab tahun ini, dan yang di antaranya dijawab sampai dengan tanggal yang mengikat.

    Dasar: UU 14/2008 Pasal 22 ayat (7).
    """
    dijawab: Counter[int] = Counter()
    tepat: Counter[int] = Counter()
    tahun = {hari.year for hari in hari_ini.values()}
    # The new year begins two hours apart in the three zones: a day of room, then each office's own year.
    awal = datetime.combine(date(min(tahun, default=2000), 1, 1), time(), UTC) - timedelta(days=1)
    setempat = Func(F("satker__zona_waktu"), F("diputus_at"), function="timezone", output_field=DateTimeField())
    baris = (
        Permohonan.objects.filter(satker__in=kantor, diputus_at__gte=awal)
        .annotate(hari=Cast(setempat, DateField()), tahun_jawab=ExtractYear("hari"))
        .order_by()
        .values_list("satker", "tahun_jawab")
        .annotate(semua=Count("pk"), tepat_waktu=Count("pk", filter=Q(hari__lte=MENGIKAT)))
    )
    for pk, tahun_jawab, semua, tepat_waktu in baris:
        if tahun_jawab == hari_ini[pk].year:
            dijawab[pk] += semua
            tepat[pk] += tepat_waktu
    return dijawab, +tepat
