"""How the offices below a supervisor stand: counts only, no names, no requests."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q

from permohonan.models import Permohonan
from permohonan.pengingat import BELUM_DIBUKA_PROVINSI, lewat_hari_kerja
from ppid.models import HariLibur, Penugasan, Satker, Tingkat
from ppid.peran import Peran


@dataclass(frozen=True, slots=True)
class BarisKantor:
    """One office: running, unopened (and of these too long), past their term."""

    satker: Satker
    berjalan: int
    belum_dibuka: int
    terabaikan: int
    lewat: int

    @property
    def merah(self) -> bool:
        return bool(self.terabaikan)


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
    """Each overseen office that has something running, the most neglected first. Five queries for any number."""
    kantor = {satker.pk: satker for satker in kantor_disupervisi(petugas, at=at)}
    hari_ini = {pk: satker.hari_ini(at) for pk, satker in kantor.items()}
    jalan = Permohonan.objects.filter(satker__in=kantor).berjalan().order_by()
    berjalan = dict(jalan.values_list("satker").annotate(Count("pk")))
    lewat: Counter[int] = Counter()
    terlama = max(hari_ini.values(), default=None)
    for satker, tempo, banyak in (
        jalan.filter(jatuh_tempo__lt=terlama).values_list("satker", "jatuh_tempo").annotate(Count("pk"))
    ):
        lewat[satker] += banyak if tempo < hari_ini[satker] else 0
    kalender = HariLibur.objects.kalender_kantor()
    belum: Counter[int] = Counter()
    terabaikan: Counter[int] = Counter()
    for satker_id, saat in (
        Permohonan.objects.filter(satker__in=kantor).belum_dibuka().values_list("satker", "dicatat_at")
    ):
        belum[satker_id] += 1
        sejak = kantor[satker_id].hari_ini(saat)
        if lewat_hari_kerja(kalender[satker_id], sejak, hari_ini[satker_id]) >= BELUM_DIBUKA_PROVINSI:
            terabaikan[satker_id] += 1
    baris = [BarisKantor(kantor[pk], banyak, belum[pk], terabaikan[pk], lewat[pk]) for pk, banyak in berjalan.items()]
    return sorted(baris, key=lambda b: (-b.terabaikan, -b.lewat, -b.belum_dibuka, b.satker.kode))
