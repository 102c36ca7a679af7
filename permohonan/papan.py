"""Running cases by what is left of the term: which act comes next, and who holds the case."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import CharField, Exists, OuterRef, Subquery, Value
from django.db.models.functions import Cast, Concat, Least, Left

from dip.alur_uji import BERJALAN
from permohonan.alur import ALUR, BELUM_DIPUTUS, Status
from permohonan.models import (
    Disposisi,
    Penyampaian,
    Permohonan,
    RiwayatPermohonan,
    SuratPermohonan,
    UjiPermohonan,
)
from permohonan.models.disposisi import DisposisiQuerySet
from permohonan.models.permohonan import PermohonanQuerySet
from permohonan.sejenis import Sejenis
from permohonan.waktu import kunci_surel_tidak_lengkap
from ppid.kalender import Kalender
from ppid.models import DaftarJangka, Jalur, JangkaWaktu, JenisSurat, LangkahWaktu, OutgoingMail, Pengguna, Satker
from ppid.peran import Peran
from ppid.tenggat import hari_kerja_sampai

# Working days left at which a date is called near.
DEKAT = 2
POTONGAN = 160


@dataclass(frozen=True, slots=True)
class Sisa:
    """What is left of a term, in words, and the tone that goes with them."""

    kata: str
    nada: str


def sisa_waktu(kalender: Kalender, hari_ini: date, jatuh_tempo: date) -> Sisa:
    """ "Lewat 1 hari", "Hari ini" or "Sisa 3 hari kerja": lateness in calendar days, the rest in working days."""
    if jatuh_tempo < hari_ini:
        return Sisa(f"Lewat {(hari_ini - jatuh_tempo).days} hari", "lewat")
    if jatuh_tempo == hari_ini:
        return Sisa("Hari ini", "segera")
    sisa = hari_kerja_sampai(kalender, hari_ini, jatuh_tempo)
    return Sisa(f"Sisa {sisa} hari kerja", "segera" if sisa <= DEKAT else "baik")


@dataclass(frozen=True, slots=True, kw_only=True)
class Baris:
    """One case as the board and the desk see it."""

    # A row of `dengan_keadaan`.
    kasus: Any
    sisa: Sisa | None
    # The act that comes next; empty while others must move first.
    aksi: str
    berikut: str
    pegang: str
    batas_kelengkapan: date | None
    batas_melengkapi: date | None
    unit_menjawab: bool
    hari_ini: bool
    minggu_ini: bool
    # How many other unanswered requests of the office ask alike.
    sejenis: int = 0

    @property
    def menunggu_unit(self) -> bool:
        return self.kasus.menunggu_unit


def dengan_keadaan(baris: PermohonanQuerySet) -> Any:
    """Each case with what decides its next act, in one query whatever the number of rows."""
    disposisi = Disposisi.objects.filter(permohonan=OuterRef("pk"))
    terbuka = disposisi.menunggu().order_by("batas", "pk")
    riwayat = RiwayatPermohonan.objects.filter(kasus=OuterRef("pk"), oleh__isnull=False).order_by("-at", "-pk")
    surat = SuratPermohonan.objects.filter(permohonan=OuterRef("pk"), surat__jenis=JenisSurat.TIDAK_LENGKAP)
    sampai = (
        Penyampaian.objects.filter(surat=OuterRef("surat_tidak_lengkap")).dengan_terhitung().order_by("terhitung_at")
    )
    kunci = Concat(Value(kunci_surel_tidak_lengkap("")), Cast(OuterRef("surat_tidak_lengkap"), CharField()))
    surel = OutgoingMail.objects.filter(key=kunci, sent_at__isnull=False)
    sisa = UjiPermohonan.objects.terbuka().filter(permohonan=OuterRef("pk"))
    return (
        baris.select_related("pemohon", "satker", "keanggotaan__himpunan")
        .defer("tujuan_penggunaan", "kode_tersandi")
        .alias(surat_tidak_lengkap=Subquery(surat.order_by("-pk").values("surat")[:1]))
        .annotate(
            diminta=Left("rincian_informasi", POTONGAN),
            berdisposisi=Exists(disposisi),
            menunggu_unit=Exists(disposisi.menunggu()),
            masih_diuji=Exists(sisa),
            susulan_siap=Exists(sisa.exclude(uji__status__in=BERJALAN)),
            unit_pemegang=Subquery(terbuka.values("unit")[:1]),
            nama_unit=Subquery(terbuka.values("kepada__nama")[:1]),
            pemegang=Subquery(riwayat.values("oleh")[:1]),
            nama_pemegang=Subquery(riwayat.values("oleh__nama")[:1]),
            tidak_lengkap_sampai_at=Least(
                Subquery(sampai.values("terhitung_at")[:1]), Subquery(surel.values("sent_at")[:1])
            ),
        )
    )


def _batas(
    aturan: DaftarJangka, langkah: str, jalur: str, kasus: Permohonan, kalender: Kalender, mulai: datetime
) -> date:
    """The last day of that step of the case, by the rule of its day of receipt."""
    jangka = aturan.berlaku(langkah, jalur=jalur, pada=kasus.diterima_pada)
    return jangka.tenggat(kalender, kasus.satker.hari_ini(mulai)).tanggal


def _berikut(
    kasus: Any,
    *,
    hari_ini: date,
    dekat: bool,
    lewat: bool,
    batas_kelengkapan: date | None,
    batas_melengkapi: date | None,
) -> tuple[str, str]:
    """The next act and the words for it."""
    kata = ""
    match kasus.status:
        case Status.TERDAFTAR if kasus.identitas_ada:
            aksi = "nyatakan_lengkap"
        case Status.TERDAFTAR if batas_kelengkapan and hari_ini > batas_kelengkapan:
            aksi = "bebaskan_identitas"
        case Status.TERDAFTAR:
            aksi, kata = "nyatakan_tidak_lengkap", "Periksa kelengkapan"
        case Status.TIDAK_LENGKAP if batas_melengkapi is None:
            aksi = "catat_penyampaian"
        case Status.TIDAK_LENGKAP if batas_melengkapi and hari_ini > batas_melengkapi:
            aksi = "tutup_tidak_lengkap"
        case Status.TIDAK_LENGKAP:
            aksi, kata = "lengkapi", "Menunggu pemohon melengkapi"
        case Status.DIPROSES if lewat or kasus.diperintahkan_at or (kasus.berdisposisi and not kasus.menunggu_unit):
            aksi = "putuskan"
        case Status.DIPROSES if dekat and not kasus.diperpanjang_pada:
            aksi, kata = "perpanjang", "Putuskan atau perpanjang"
        case Status.DIPROSES if kasus.menunggu_unit:
            aksi, kata = "", "Menunggu unit"
        case Status.DIPROSES:
            aksi = "disposisikan"
        case Status.DIPUTUS if kasus.menunggu_serah:
            aksi = "serahkan"
        case Status.DIPUTUS | Status.DISERAHKAN if kasus.susulan_siap:
            aksi = "putuskan_susulan"
        case Status.DIPUTUS | Status.DISERAHKAN if kasus.masih_diuji:
            aksi, kata = "", "Menunggu uji konsekuensi"
        case Status.DIPUTUS | Status.DISERAHKAN:
            aksi = "tutup"
        case _:
            return "", "Selesai"
    return aksi, kata or ALUR[aksi].tombol


def susun(
    baris: Iterable[Any], *, petugas: Pengguna | None, satker: Satker, kalender: Kalender, at: datetime
) -> Iterator[Baris]:
    """Rows of `dengan_keadaan` with their words. No query for each row."""
    hari_ini = satker.hari_ini(at)
    akhir_pekan = hari_ini + timedelta(days=6 - hari_ini.weekday())
    aturan = DaftarJangka(JangkaWaktu.objects.all())
    for kasus in baris:
        berjalan = kasus.status in BELUM_DIPUTUS
        tempo: date | None = kasus.jatuh_tempo if berjalan else None
        batas_kelengkapan = batas_melengkapi = None
        if kasus.status == Status.TERDAFTAR:
            batas_kelengkapan = _batas(aturan, LangkahWaktu.KELENGKAPAN, kasus.jalur, kasus, kalender, kasus.dicatat_at)
        if kasus.status == Status.TIDAK_LENGKAP and kasus.tidak_lengkap_sampai_at:
            batas_melengkapi = _batas(
                aturan, LangkahWaktu.MELENGKAPI, Jalur.UMUM, kasus, kalender, kasus.tidak_lengkap_sampai_at
            )
        aksi, berikut = _berikut(
            kasus,
            hari_ini=hari_ini,
            dekat=tempo is not None and hari_kerja_sampai(kalender, hari_ini, tempo) <= 1,
            lewat=tempo is not None and tempo < hari_ini,
            batas_kelengkapan=batas_kelengkapan,
            batas_melengkapi=batas_melengkapi,
        )
        unit_menjawab = kasus.status == Status.DIPROSES and kasus.berdisposisi and not kasus.menunggu_unit
        mendesak = (
            bool(tempo and tempo <= hari_ini)
            or bool(batas_kelengkapan and batas_kelengkapan <= hari_ini)
            or bool(batas_melengkapi and batas_melengkapi < hari_ini)
            or unit_menjawab
        )
        yield Baris(
            kasus=kasus,
            sisa=sisa_waktu(kalender, hari_ini, tempo) if tempo else None,
            aksi=aksi,
            berikut=berikut,
            pegang=_pegang(kasus, petugas),
            batas_kelengkapan=batas_kelengkapan,
            batas_melengkapi=batas_melengkapi,
            unit_menjawab=unit_menjawab,
            hari_ini=mendesak,
            minggu_ini=mendesak or bool(tempo and tempo <= akhir_pekan),
        )


def _pegang(kasus: Any, petugas: Pengguna | None) -> str:
    if kasus.menunggu_unit:
        return kasus.unit_pemegang or kasus.nama_unit
    if petugas and kasus.pemegang == petugas.pk:
        return "Saya"
    return kasus.nama_pemegang or "Belum ada"


TAB = {
    "hari-ini": ("Perlu tindakan hari ini", lambda baris: baris.hari_ini),
    "minggu-ini": ("Minggu ini", lambda baris: baris.minggu_ini),
    "unit": ("Menunggu unit", lambda baris: baris.menunggu_unit),
    "semua": ("Semua", lambda baris: True),
}


def berjalan(petugas: Pengguna, *, satker: Satker, kalender: Kalender, at: datetime) -> list[Baris]:
    """Every running case of the office, the one with least time left first."""
    baris = dengan_keadaan(Permohonan.objects.untuk(petugas, at=at).berjalan())
    urut = list(baris.order_by("jatuh_tempo", "diterima_at", "pk"))
    sejenis = Sejenis.dari((kasus.acuan, kasus.rincian_informasi) for kasus in urut)
    baris = susun(urut, petugas=petugas, satker=satker, kalender=kalender, at=at)
    return [replace(satu, sejenis=sejenis.banyak(satu.kasus.acuan)) for satu in baris]


def disposisi_bagi(petugas: Pengguna, *, peran: frozenset[Peran], at: datetime) -> DisposisiQuerySet:
    """Dispositions this officer may answer: his own; for the PPID every one of the office."""
    baris = Disposisi.objects.untuk(petugas, at=at).select_related("permohonan__satker", "permohonan__pemohon", "dari")
    return baris if Peran.PPID in peran else baris.filter(kepada=petugas)


def kotak_disposisi(
    petugas: Pengguna, *, peran: frozenset[Peran], satker: Satker, kalender: Kalender, at: datetime
) -> list[tuple[Disposisi, Sisa]]:
    """Open dispositions with what is left of their internal date, the nearest first."""
    hari_ini = satker.hari_ini(at)
    baris = (
        disposisi_bagi(petugas, peran=peran, at=at)
        .menunggu()
        .filter(permohonan__status=Status.DIPROSES)
        .select_related("permohonan", "kepada")
        .order_by("batas", "pk")
    )
    return [(satu, sisa_waktu(kalender, hari_ini, satu.batas)) for satu in baris]
