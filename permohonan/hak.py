"""What the applicant may do now, and by when."""

from dataclasses import dataclass
from datetime import date

from permohonan.alur import BELUM_DIPUTUS, Status
from permohonan.models import Permohonan
from permohonan.waktu import batas_melengkapi
from ppid.kalender import Kalender
from ppid.models import HariLibur, Jalur, JangkaWaktu, JenisLibur, LangkahWaktu


@dataclass(frozen=True, slots=True)
class BatasKeberatan:
    """Hari terakhir mengajukan keberatan; `sebaiknya` menurut pembacaan yang lebih awal.

    Dasar: UU 14/2008 Pasal 36 ayat (1).
    """

    tanggal: date
    sebaiknya: date
    jumlah: int
    sementara: bool

    @property
    def berbeda(self) -> bool:
        return self.sebaiknya < self.tanggal


@dataclass(frozen=True, slots=True)
class Hak:
    """Hak pemohon pada langkah ini. `jenis` names the text that a page shows.

    Dasar: UU 14/2008 Pasal 4 dan Pasal 35 ayat (1).
    """

    jenis: str
    batas: date | None = None
    jumlah: int = 0
    keberatan: BatasKeberatan | None = None
    lewat: bool = False


def batas_keberatan(kasus: Permohonan, kalender: Kalender) -> BatasKeberatan:
    """Hari terakhir keberatan, dihitung dari jawaban tertulis atau dari lewatnya waktu menjawab.

    Some read cuti bersama as days that count: that earlier date is the advisable one, the later is the limit.

    Dasar: UU 14/2008 Pasal 36 ayat (1).
    """
    terakhir = kasus.keputusan.last()
    dijawab_at = terakhir.at if terakhir else kasus.diputus_at
    mulai = kasus.satker.hari_ini(dijawab_at) if dijawab_at else kasus.jatuh_tempo_mengikat
    jangka = JangkaWaktu.objects.berlaku(LangkahWaktu.KEBERATAN, jalur=kasus.jalur, pada=kasus.diterima_pada)
    nasional = HariLibur.objects.exclude(jenis=JenisLibur.CUTI_BERSAMA).kalender(kasus.satker)
    tenggat = jangka.tenggat(kalender, mulai)
    return BatasKeberatan(
        tenggat.tanggal, jangka.tenggat(nasional, mulai).tanggal, jangka.jumlah, sementara=tenggat.sementara
    )


def hak_sekarang(kasus: Permohonan, kalender: Kalender, *, pada: date) -> Hak:
    """Hak pemohon pada hari itu menurut keadaan permohonannya.

    Dasar: UU 14/2008 Pasal 22 ayat (7) dan ayat (8), Pasal 35 ayat (1), Pasal 36 ayat (1) dan ayat (2).
    """
    if kasus.status in {Status.DICABUT, Status.DITUTUP_TIDAK_LENGKAP}:
        return Hak(str(kasus.status))
    if kasus.status not in BELUM_DIPUTUS:
        batas = batas_keberatan(kasus, kalender) if kasus.diputus_at else None
        return Hak("dijawab", keberatan=batas, lewat=bool(batas and pada > batas.tanggal))
    if kasus.tahap > 1:
        return Hak("dibuka_kembali", batas=kasus.jatuh_tempo)
    if pada > kasus.jatuh_tempo_mengikat:
        batas = batas_keberatan(kasus, kalender)
        return Hak("lewat", batas=kasus.jatuh_tempo_mengikat, keberatan=batas, lewat=pada > batas.tanggal)
    if kasus.status == Status.TIDAK_LENGKAP:
        jangka = JangkaWaktu.objects.berlaku(LangkahWaktu.MELENGKAPI, jalur=Jalur.UMUM, pada=kasus.diterima_pada)
        return Hak("tidak_lengkap", batas=batas_melengkapi(kasus, kalender), jumlah=jangka.jumlah)
    tambahan = JangkaWaktu.objects.berlaku(LangkahWaktu.PERPANJANGAN, jalur=kasus.jalur, pada=kasus.diterima_pada)
    return Hak(
        "diperpanjang" if kasus.diperpanjang_pada else "menunggu", batas=kasus.jatuh_tempo, jumlah=tambahan.jumlah
    )
