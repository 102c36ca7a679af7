"""A bundle as its pages show it: its cases by what is left of the term, and their texts, each different one once."""

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Count, Min, Q

from permohonan.alur import BELUM_DIPUTUS, Status
from permohonan.models import Himpunan, Permohonan, SasaranBersama, TindakanBersama
from permohonan.papan import Sisa, sisa_waktu
from permohonan.putusan import MEMBERI
from permohonan.sejenis import Beda, Sejenis, beda
from permohonan.tindakan_bersama import halangan
from ppid.kalender import Kalender
from ppid.models import Pengguna, Satker


@dataclass(frozen=True, slots=True)
class Anggota:
    """A case of the bundle, what is left of its term, and why the act cannot be done on it; empty when it can."""

    kasus: Permohonan
    sisa: Sisa | None
    halangan: str


@dataclass(frozen=True, slots=True)
class KelompokTeks:
    """Cases that ask in the very same words, and how these differ from what most ask."""

    kunci: str
    teks: str
    beda: Beda
    anggota: list[Anggota] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Usulan:
    """Cases that ask alike and belong to no bundle yet."""

    # The one due first.
    kasus: Permohonan
    banyak: int


def kasus_himpunan(himpunan: Himpunan) -> Any:
    """Its cases, the one due first before the others."""
    baris = Permohonan.objects.filter(keanggotaan__himpunan=himpunan).select_related("pemohon", "satker")
    return baris.order_by("jatuh_tempo", "tahun", "urut", "pk")


def anggota(himpunan: Himpunan, *, aksi: str, kalender: Kalender, at: datetime) -> list[Anggota]:
    """Every case of the bundle with what stands in the way of that act. Queries do not depend on their number."""
    kasus = list(kasus_himpunan(himpunan))
    sebab = halangan(aksi, kasus)
    hari_ini = himpunan.satker.hari_ini(at)
    return [
        Anggota(
            satu,
            sisa_waktu(kalender, hari_ini, satu.jatuh_tempo) if satu.status in BELUM_DIPUTUS else None,
            sebab.get(satu.pk, ""),
        )
        for satu in kasus
    ]


def _sama(teks: str) -> str:
    return " ".join(teks.casefold().split())


def menurut_sebab(semua: Iterable[Anggota]) -> dict[str, list[Permohonan]]:
    """The cases on which the act cannot be done, by why."""
    hasil: dict[str, list[Permohonan]] = {}
    for satu in semua:
        if satu.halangan:
            hasil.setdefault(satu.halangan, []).append(satu.kasus)
    return hasil


def menurut_teks(semua: Iterable[Anggota]) -> list[KelompokTeks]:
    """The cases on which the act can be done, by what they ask word for word, in the order given.

    Each text is compared with the one that most of the bundle have.
    """
    banyak: Counter[str] = Counter()
    menurut: dict[str, list[Anggota]] = {}
    for satu in semua:
        teks = _sama(satu.kasus.rincian_informasi)
        banyak[teks] += 1
        if not satu.halangan:
            menurut.setdefault(teks, []).append(satu)
    terbanyak = max(banyak, key=lambda teks: banyak[teks], default="")
    return [
        KelompokTeks(
            hashlib.sha256(teks.encode()).hexdigest()[:16],
            isi[0].kasus.rincian_informasi,
            beda(teks, terbanyak),
            isi,
        )
        for teks, isi in menurut.items()
    ]


def daftar_himpunan(satker: Satker, petugas: Pengguna, *, at: datetime) -> Any:
    """The bundles of this office with how many cases are unanswered, and how many answered ones wait to be handed
    over; those with work first.
    """
    belum = Q(anggota__permohonan__status__in=BELUM_DIPUTUS)
    serah = Q(
        anggota__permohonan__status=Status.DIPUTUS,
        anggota__permohonan__putusan__in=MEMBERI,
        anggota__permohonan__diserahkan_at=None,
    )
    return (
        Himpunan.objects.untuk(petugas, at=at)
        .filter(satker=satker)
        .annotate(
            jumlah=Count("anggota"),
            belum=Count("anggota", filter=belum),
            belum_diserahkan=Count("anggota", filter=serah),
            terdekat=Min("anggota__permohonan__jatuh_tempo", filter=belum),
        )
        .order_by("terdekat", "-dibuat_at", "-pk")
    )


def bandingkan(satker: Satker) -> Sejenis:
    """The unanswered requests of the office compared with each other, by their acuan."""
    berjalan = Permohonan.objects.filter(satker=satker).berjalan()
    return Sejenis.dari(berjalan.order_by("jatuh_tempo", "pk").values_list("acuan", "rincian_informasi"))


def usulan(satker: Satker, *, paling_banyak: int = 10) -> list[Usulan]:
    """Groups of unanswered requests that ask alike and are in no bundle, the largest first."""
    bebas = Permohonan.objects.filter(satker=satker, keanggotaan=None).berjalan().order_by("jatuh_tempo", "pk")
    kelompok = Sejenis.dari(bebas.values_list("acuan", "rincian_informasi")).kelompok()[:paling_banyak]
    pertama = {satu.acuan: satu for satu in bebas.filter(acuan__in=[k for isi in kelompok for k in isi])}
    return [Usulan(next(kasus for acuan, kasus in pertama.items() if acuan in set(isi)), len(isi)) for isi in kelompok]


@dataclass(frozen=True, slots=True)
class Sisanya:
    """What of an act was not done: what may be tried again, and what is settled in another way."""

    ulang: list[SasaranBersama]
    lepas: list[SasaranBersama]


def pelaksanaan(himpunan: Himpunan) -> list[tuple[TindakanBersama, Sisanya]]:
    """What was done on the bundle together, with how far it is and what is left of it.

    Of each act the latest, and earlier ones as long as something of them waits that no later one took over.
    """
    semua = himpunan.tindakan.select_related("tugas", "oleh").annotate(
        jumlah=Count("sasaran"), selesai=Count("sasaran", filter=Q(sasaran__selesai_at__isnull=False))
    )
    belum = SasaranBersama.objects.filter(tindakan__himpunan=himpunan, selesai_at=None).select_related("permohonan")
    menurut: dict[int, list[SasaranBersama]] = {}
    for satu in belum.order_by("permohonan__jatuh_tempo", "permohonan__pk"):
        menurut.setdefault(satu.tindakan_id, []).append(satu)
    hasil: list[tuple[TindakanBersama, Sisanya]] = []
    sudah: dict[str, set[int]] = {}
    for tindakan in reversed(semua):
        sisa = [s for s in menurut.get(tindakan.pk, []) if s.permohonan_id not in sudah.get(tindakan.aksi, ())]
        ulang = [s for s in sisa if _masih_perlu(tindakan, s)]
        if ulang or tindakan.aksi not in sudah:
            hasil.append((tindakan, Sisanya(ulang, [s for s in sisa if s not in ulang])))
        sudah.setdefault(tindakan.aksi, set()).update(s.permohonan_id for s in sisa)
    return hasil[::-1]


def _masih_perlu(tindakan: TindakanBersama, sasaran: SasaranBersama) -> bool:
    """Whether that act is still owed on the case, at the stage at which it was chosen."""
    if sasaran.dibuka_kembali:
        return False
    kasus = sasaran.permohonan
    return kasus.status in BELUM_DIPUTUS if tindakan.aksi == TindakanBersama.Aksi.PUTUSKAN else kasus.menunggu_serah
