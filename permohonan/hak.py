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


def _mulai_keberatan(kasus: Permohonan, pada: date) -> date:
    """The answer that stood on that day, or the silence after the day on which one was due."""
    hari = kasus.satker.hari_ini
    terakhir = next((k for k in kasus.keputusan.reverse() if hari(k.at) <= pada), None)
    if terakhir is None:
        return hari(kasus.diputus_at) if kasus.diputus_at else kasus.jatuh_tempo_mengikat
    # The Atasan's own date went by without the new answer.
    if terakhir.tahap < kasus.tahap and kasus.jatuh_tempo < pada:
        return kasus.jatuh_tempo
    if terakhir.menunda:
        # What it leaves as still being tested was owed until the due date: the right does not run before it.
        return max(hari(terakhir.at), kasus.jatuh_tempo if kasus.tahap > 1 else kasus.jatuh_tempo_mengikat)
    return hari(terakhir.at)


def batas_keberatan(kasus: Permohonan, kalender: Kalender, *, pada: date) -> BatasKeberatan:
    """Hari terakhir keberatan menurut keadaan hari itu: sejak jawaban tertulis, atau sejak lewatnya waktu menjawab.

    Some read cuti bersama as days that count: that earlier date is the advisable one, the later is the limit.

    Dasar: UU 14/2008 Pasal 36 ayat (1).
    """
    mulai = _mulai_keberatan(kasus, pada)
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
        batas = batas_keberatan(kasus, kalender, pada=pada) if kasus.diputus_at else None
        return Hak("dijawab", keberatan=batas, lewat=bool(batas and pada > batas.tanggal))
    if kasus.tahap > 1 and pada <= kasus.jatuh_tempo:
        return Hak("dibuka_kembali", batas=kasus.jatuh_tempo)
    if pada > kasus.jatuh_tempo_mengikat:
        ditunggu = kasus.jatuh_tempo if kasus.tahap > 1 else kasus.jatuh_tempo_mengikat
        batas = batas_keberatan(kasus, kalender, pada=pada)
        return Hak("lewat", batas=ditunggu, keberatan=batas, lewat=pada > batas.tanggal)
    if kasus.status == Status.TIDAK_LENGKAP:
        jangka = JangkaWaktu.objects.berlaku(LangkahWaktu.MELENGKAPI, jalur=Jalur.UMUM, pada=kasus.diterima_pada)
        return Hak("tidak_lengkap", batas=batas_melengkapi(kasus, kalender), jumlah=jangka.jumlah)
    tambahan = JangkaWaktu.objects.berlaku(LangkahWaktu.PERPANJANGAN, jalur=kasus.jalur, pada=kasus.diterima_pada)
    return Hak(
        "diperpanjang" if kasus.diperpanjang_pada else "menunggu", batas=kasus.jatuh_tempo, jumlah=tambahan.jumlah
    )
