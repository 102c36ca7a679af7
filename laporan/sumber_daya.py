"""Facilities, staff and budget of an office's information service, as the report's second chapter asks for them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q

from laporan.models import Anggaran, Kondisi, Kualifikasi, Sarana
from laporan.periode import Periode
from ppid.models import Penugasan, Satker
from ppid.peran import Peran


@dataclass(frozen=True, slots=True)
class Tenaga:
    """One officer of the service: what he does, on what decree, and what he learned for it."""

    nama: str
    peran: str
    jabatan: str
    nomor_sk: str
    pendidikan: str
    pelatihan: str


@dataclass(frozen=True, slots=True)
class Uang:
    """A year's budget line by line, with its totals in rupiah."""

    baris: tuple[Anggaran, ...]

    @property
    def pagu(self) -> Decimal:
        return sum((satu.pagu for satu in self.baris), Decimal(0))

    @property
    def realisasi(self) -> Decimal:
        return sum((satu.realisasi for satu in self.baris), Decimal(0))


def sarana(satker: Satker, pada: date) -> list[Sarana]:
    """The facilities as they were on that day."""
    return list(Sarana.objects.filter(satker=satker).pada(pada))


def belum_tersedia(satker: Satker, pada: date) -> list[str]:
    """What the same list says is still missing, for the obstacles."""
    return [satu.nama for satu in sarana(satker, pada) if satu.kondisi == Kondisi.BELUM_TERSEDIA]


def tenaga(satker: Satker, periode: Periode) -> list[Tenaga]:
    """Everybody who held a role at some time of the period, each once, with his qualification at its end."""
    tugas = (
        Penugasan.objects.filter(Q(sampai=None) | Q(sampai__gte=periode.awal), satker=satker, mulai__lte=periode.akhir)
        .exclude(peran=Peran.SUPERVISI)
        .select_related("petugas")
    )
    kualifikasi = {
        satu.petugas_id: satu for satu in Kualifikasi.objects.filter(satker=satker).pada(periode.akhir).order_by("dari")
    }
    urut = {peran.value: nomor for nomor, peran in enumerate(reversed(Peran))}
    orang: dict[int, list[Penugasan]] = {}
    for satu in sorted(tugas, key=lambda t: (urut[t.peran], t.petugas.nama, t.pk)):
        orang.setdefault(satu.petugas_id, []).append(satu)
    return [
        Tenaga(
            nama=milik[0].petugas.nama,
            peran=_sekali(satu.get_peran_display() for satu in milik),
            jabatan=_sekali(satu.nama_jabatan for satu in milik),
            nomor_sk=_sekali(satu.nomor_sk for satu in milik),
            pendidikan=kualifikasi[pk].pendidikan if pk in kualifikasi else "",
            pelatihan=kualifikasi[pk].pelatihan if pk in kualifikasi else "",
        )
        for pk, milik in orang.items()
    ]


def _sekali(kata: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(satu for satu in kata if satu))


def anggaran(satker: Satker, tahun: int) -> Uang:
    """The budget of that year."""
    return Uang(tuple(Anggaran.objects.filter(satker=satker, tahun=tahun)))
