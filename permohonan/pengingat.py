"""Who is told what in the morning: one digest a role and office, each line with the next act and its link."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from importlib import import_module
from typing import Any

from django.conf import settings
from django.db.models import Subquery
from django.urls import reverse

from dip.alur_uji import BERJALAN
from dip.models import Edisi, InformasiPublik
from dip.papan import ringkasan_edisi, uji_menunggu, untuk_saya
from dip.perbuatan.pengusulan import unit_milik
from permohonan.alur import ALUR, Status
from permohonan.kabar import pemegang
from permohonan.models import CatatanNiat, Disposisi, Keputusan, Koreksi, NiatTolak, Permohonan, UjiPermohonan
from permohonan.niat import MASA_TAMPIL, dengan_isi
from permohonan.papan import Baris, dengan_keadaan, sisa_waktu, susun
from ppid import outbox
from ppid.kalender import Kalender
from ppid.models import Channel, OutgoingMail, Pengguna, Satker
from ppid.peran import Peran
from ppid.tenggat import hari_kerja_sampai

# Working days before a due date at which it is first called out.
MULAI_DIINGATKAN = 3
# Working days that a request may lie unopened: after the first the Atasan hears of it, after the second the province.
BELUM_DIBUKA_ATASAN = 1
BELUM_DIBUKA_PROVINSI = 2
# A section of a digest shows so many lines; the page has the rest.
TAMPIL = 25


@dataclass(frozen=True, slots=True)
class Butir:
    """One line: number, what is left in words, the next legal act, where to do it. No personal data."""

    nomor: str
    kata: str
    berikut: str
    url: str


@dataclass(frozen=True, slots=True)
class Bagian:
    judul: str
    butir: list[Butir]
    # How many there are, where not all of them were read.
    banyak: int = 0

    @property
    def jumlah(self) -> int:
        return max(self.banyak, len(self.butir))

    @property
    def tampil(self) -> list[Butir]:
        return self.butir[:TAMPIL]

    @property
    def selebihnya(self) -> int:
        return max(0, self.jumlah - TAMPIL)


def lantai_atas() -> list[Any]:
    """The modules of the floors above that share the morning; wired by name."""
    return [import_module(nama) for nama in settings.PAGI]


def lewat_hari_kerja(kalender: Kalender, sejak: date, pada: date) -> int:
    """Hari kerja utuh yang berlalu sesudah `sejak` dan sebelum `pada`.

    Dasar: UU 14/2008 Pasal 22 ayat (4).
    """
    return max(0, hari_kerja_sampai(kalender, sejak, pada - timedelta(days=1)))


def belum_dibuka_lebih_dari(hari: int, *, satker: Satker, kalender: Kalender, pada: date) -> list[Permohonan]:
    """Permohonan daring yang sudah lebih dari `hari` hari kerja utuh tidak dibuka.

    Dasar: UU 14/2008 Pasal 22 ayat (4).
    """
    baris = Permohonan.objects.filter(satker=satker).belum_dibuka().select_related("satker").order_by("dicatat_at")
    return [k for k in baris if lewat_hari_kerja(kalender, satker.hari_ini(k.dicatat_at), pada) >= hari]


class Pagi:
    """What one office's morning is made of, read once for all its digests."""

    def __init__(self, satker: Satker, kalender: Kalender, *, at: datetime) -> None:
        self.satker, self.kalender, self.at = satker, kalender, at
        self.hari_ini = satker.hari_ini(at)
        berjalan = dengan_keadaan(Permohonan.objects.filter(satker=satker).berjalan())
        urut = berjalan.defer("rincian_informasi").order_by("jatuh_tempo", "diterima_at", "pk")
        self.jalan = list(susun(urut, petugas=None, satker=satker, kalender=kalender, at=at))

    def _dari(self, baris: Iterable[Baris], kata: Callable[[Baris], str] | None = None) -> list[Butir]:
        return [
            Butir(
                b.kasus.nomor,
                kata(b) if kata else (b.sisa.kata if b.sisa else ""),
                b.berikut,
                b.kasus.get_absolute_url(),
            )
            for b in baris
        ]

    def _sisa(self, b: Baris) -> int:
        return hari_kerja_sampai(self.kalender, self.hari_ini, b.kasus.jatuh_tempo)

    def tempo(self) -> Iterator[Bagian]:
        """Due dates: past, today, in one working day, in three."""
        lewat = [b for b in self.jalan if b.kasus.jatuh_tempo < self.hari_ini]
        kini = [b for b in self.jalan if b.kasus.jatuh_tempo == self.hari_ini]
        nanti = [b for b in self.jalan if b.kasus.jatuh_tempo > self.hari_ini]
        yield Bagian("Sudah lewat waktu menjawab", self._dari(lewat))
        yield Bagian("Harus dijawab hari ini", self._dari(kini))
        yield Bagian("Tinggal 1 hari kerja", self._dari(b for b in nanti if self._sisa(b) <= 1))
        yield Bagian(
            f"Tinggal {MULAI_DIINGATKAN} hari kerja atau kurang",
            self._dari(b for b in nanti if 1 < self._sisa(b) <= MULAI_DIINGATKAN),
        )

    def disposisi(self, penerima: Pengguna | None = None) -> list[Butir]:
        """Open dispositions of a unit whose internal date is near or past; without `penerima` the past ones of all."""
        baris = (
            Disposisi.objects.menunggu()
            .filter(permohonan__satker=self.satker, permohonan__status=Status.DIPROSES)
            .select_related("permohonan")
            .order_by("batas", "pk")
        )
        baris = baris.filter(kepada=penerima) if penerima else baris.filter(batas__lt=self.hari_ini)
        return [
            Butir(
                d.permohonan.nomor,
                sisa_waktu(self.kalender, self.hari_ini, d.batas).kata,
                ALUR["jawab_disposisi"].tombol,
                reverse("permohonan:jawab_disposisi", args=[d.acuan]),
            )
            for d in baris
            if d.batas <= self.kalender.geser(self.hari_ini, 1)
        ]

    def janji_serah(self) -> list[Butir]:
        """Answers whose promised hand-over is due within a working day."""
        baris: Any = (
            Permohonan.objects.filter(satker=self.satker)
            .menunggu_serah()
            .annotate(dijanjikan=Subquery(Keputusan.objects.janji()))
            .filter(dijanjikan__lte=self.kalender.geser(self.hari_ini, 1))
            .order_by("dijanjikan", "pk")
        )
        return [
            Butir(
                k.nomor,
                sisa_waktu(self.kalender, self.hari_ini, k.dijanjikan).kata,
                ALUR["serahkan"].tombol,
                k.get_absolute_url(),
            )
            for k in baris
        ]

    def belum_dibuka(self, hari: int) -> list[Butir]:
        baris = belum_dibuka_lebih_dari(hari, satker=self.satker, kalender=self.kalender, pada=self.hari_ini)
        return [
            Butir(
                k.nomor,
                sisa_waktu(self.kalender, self.hari_ini, k.jatuh_tempo).kata,
                ALUR["buka"].tombol,
                k.get_absolute_url(),
            )
            for k in baris
        ]

    def kabar(self) -> list[Butir]:
        """How many messages the desk must tell by hand, and how many of them are overdue."""
        menunggu = OutgoingMail.objects.gagal().filter(satker=self.satker).values_list("channel", "due")
        tugas = [due for channel, due in menunggu if channel == Channel.DESK]
        lewat = sum(due is not None and due < self.hari_ini for due in tugas)
        gagal = len(menunggu) - len(tugas)
        alamat = reverse("permohonan:meja")
        baris = [
            (
                len(tugas),
                f"tanpa e-mail, {lewat} lewat batas" if lewat else "tanpa e-mail",
                "Sampaikan dari meja kerja",
            ),
            (gagal, "belum sampai", "Tangani di meja kerja"),
        ]
        return [Butir(f"{banyak} kabar", kata, berikut, alamat) for banyak, kata, berikut in baris if banyak]

    def dip(self, peran: Peran, *, unit: frozenset[str] | None = None) -> Iterator[Bagian]:
        """What of the list of public information waits for that role, of those units when some are named."""
        milik = InformasiPublik.objects.filter(satker=self.satker)
        milik = milik if unit is None else milik.filter(unit__in=unit)
        for judul, baris, banyak in untuk_saya(milik, frozenset({peran}), pada=self.hari_ini):
            yield Bagian(
                f"Daftar Informasi Publik: {judul[0].lower()}{judul[1:]}",
                [Butir(i.nama, i.get_status_display().lower(), "Buka", i.get_absolute_url()) for i in baris],
                banyak,
            )
        giliran = [
            ringkasan_edisi(edisi, frozenset({peran})) for edisi in Edisi.objects.berjalan().filter(satker=self.satker)
        ]
        yield Bagian(
            "Daftar Informasi Publik: giliran Anda",
            [
                Butir(str(g["edisi"]), g["kini"].sebutan, "Buka", g["edisi"].get_absolute_url())
                for g in giliran
                if g["giliran"]
            ],
        )

    def uji(self, peran: Peran) -> Iterator[Bagian]:
        """Consequence tests whose next step is that role's."""
        for judul, menunggu in uji_menunggu(self.satker, peran):
            yield Bagian(
                judul,
                [
                    Butir(
                        u.perihal,
                        sisa_waktu(self.kalender, self.hari_ini, u.jatuh_tempo).kata if u.jatuh_tempo else "",
                        "Buka",
                        u.get_absolute_url(),
                    )
                    for u in menunggu
                ],
            )

    def desk(self) -> list[Bagian]:
        batas = self.kalender.geser(self.hari_ini, 1)
        return [
            Bagian("Permohonan baru dari laman, belum dibuka", self.belum_dibuka(0)),
            *self.tempo(),
            Bagian(
                "Batas memeriksa kelengkapan",
                self._dari(
                    (b for b in self.jalan if b.batas_kelengkapan and b.batas_kelengkapan <= batas),
                    lambda b: sisa_waktu(self.kalender, self.hari_ini, b.batas_kelengkapan or batas).kata,
                ),
            ),
            Bagian(
                "Pemohon tidak melengkapi sampai batasnya",
                self._dari(
                    (b for b in self.jalan if b.batas_melengkapi and b.batas_melengkapi < self.hari_ini),
                    lambda b: sisa_waktu(self.kalender, self.hari_ini, b.batas_melengkapi or batas).kata,
                ),
            ),
            Bagian("Janji penyerahan", self.janji_serah()),
            Bagian("Kabar kepada pemohon", self.kabar()),
        ]

    def susulan(self) -> list[Butir]:
        """Answered cases of which a part still waits for the answer after its consequence test was ruled on."""
        siap = UjiPermohonan.objects.terbuka().filter(permohonan__satker=self.satker)
        siap = siap.exclude(uji__status__in=BERJALAN).select_related("permohonan", "uji").order_by("pk")
        tombol = ALUR["putuskan_susulan"].tombol
        return [
            Butir(s.permohonan.nomor, "ujinya sudah selesai", tombol, s.permohonan.get_absolute_url()) for s in siap
        ]

    def koreksi(self, peran: Peran) -> list[Butir]:
        """Corrections that wait for that role: for the Atasan those that the PPID proposed himself."""
        ppid = {orang.pk for orang in pemegang(self.satker, Peran.PPID, at=self.at)}
        menunggu = Koreksi.objects.menunggu().filter(permohonan__satker=self.satker).select_related("permohonan")
        return [
            Butir(
                k.permohonan.nomor,
                k.get_bagian_display().lower(),
                "Setujui atau tolak",
                k.permohonan.get_absolute_url(),
            )
            for k in menunggu
            if (k.diusulkan_oleh_id in ppid) == (peran == Peran.ATASAN)
        ]

    def niat(self, peran: Peran) -> Iterator[Bagian]:
        """Since the last working day: what other offices are about to refuse, and what was said of our own refusals."""
        sejak = self.at - MASA_TAMPIL
        baru = [
            satu
            for satu in dengan_isi(NiatTolak.objects.bagi_kantor(self.satker, peran).sejak(sejak))
            if lewat_hari_kerja(self.kalender, self.satker.hari_ini(satu.at), self.hari_ini) < 1
        ]
        yield Bagian(
            "Kantor lain akan menolak informasi yang terbit",
            [
                Butir(s.uji.perihal, s.permohonan.satker.nama, "Lihat", s.get_absolute_url())
                for s in baru
                if s.permohonan.satker_id != self.satker.pk
            ],
        )
        if peran == Peran.PPID:
            catatan = CatatanNiat.objects.filter(niat__permohonan__satker=self.satker, at__gte=sejak)
            yield Bagian(
                "Catatan kantor lain atas niat menolak",
                [
                    Butir(
                        c.niat.permohonan.nomor, c.satker.nama, "Baca", reverse("permohonan:niat", args=[c.niat.acuan])
                    )
                    for c in catatan.select_related("niat__permohonan", "satker").order_by("pk")
                    if lewat_hari_kerja(self.kalender, self.satker.hari_ini(c.at), self.hari_ini) < 1
                ],
            )

    def ppid(self) -> list[Bagian]:
        return [
            *self.tempo(),
            Bagian("Uji konsekuensi selesai, jawaban susulan belum diberikan", self.susulan()),
            Bagian("Koreksi menunggu Anda", self.koreksi(Peran.PPID)),
            *self.niat(Peran.PPID),
            Bagian("Unit belum menjawab sesudah batas internal", self.disposisi()),
            Bagian("Unit sudah menjawab, menunggu putusan", self._dari(b for b in self.jalan if b.unit_menjawab)),
            *self.dip(Peran.PPID),
            *self.uji(Peran.PPID),
        ]

    def atasan(self) -> list[Bagian]:
        """What the desk overlooked, and what of the list waits for his approval."""
        return [
            Bagian("Permohonan daring belum dibuka lebih dari 1 hari kerja", self.belum_dibuka(BELUM_DIBUKA_ATASAN)),
            Bagian("Koreksi menunggu Anda", self.koreksi(Peran.ATASAN)),
            *self.dip(Peran.ATASAN),
            *self.uji(Peran.ATASAN),
        ]

    def penghubung(self, orang: Pengguna) -> list[Bagian]:
        return [
            Bagian("Disposisi untuk unit Anda", self.disposisi(orang)),
            *self.dip(Peran.PENGHUBUNG, unit=unit_milik(orang, self.satker, at=self.at)),
        ]


def titipkan_ringkasan(pagi: Pagi) -> int:
    """Deposit the digests of one office's morning; returns how many. Nothing to say, nothing sent."""
    satker, at = pagi.satker, pagi.at
    isi: list[tuple[Peran, Pengguna, list[Bagian]]] = []
    for peran, susunan in ((Peran.DESK, pagi.desk), (Peran.PPID, pagi.ppid), (Peran.ATASAN, pagi.atasan)):
        semua = [*susunan(), *(b for lantai in lantai_atas() for b in lantai.bagian(peran, pagi))]
        if bagian := [b for b in semua if b.butir]:
            isi += [(peran, orang, bagian) for orang in pemegang(satker, peran, at=at)]
    semua = [*pagi.niat(Peran.SUPERVISI), *pagi.uji(Peran.SUPERVISI)]
    if bagian := [b for b in semua if b.butir]:
        isi += [(Peran.SUPERVISI, orang, bagian) for orang in pemegang(satker, Peran.SUPERVISI, at=at)]
    for peran in (Peran.PERTIMBANGAN, Peran.PEMBINA):
        semua = [
            *pagi.dip(peran),
            *pagi.uji(peran),
            *(b for lantai in lantai_atas() for b in lantai.bagian(peran, pagi)),
        ]
        if bagian := [b for b in semua if b.butir]:
            isi += [(peran, orang, bagian) for orang in pemegang(satker, peran, at=at)]
    for orang in pemegang(satker, Peran.PENGHUBUNG, at=at):
        if bagian := [b for b in pagi.penghubung(orang) if b.butir]:
            isi.append((Peran.PENGHUBUNG, orang, bagian))
    for peran, orang, bagian in isi:
        outbox.deposit(
            f"ringkasan:{satker.kode}:{peran}:{pagi.hari_ini}:{orang.pk}",
            satker=satker,
            recipient=orang.email,
            template="ringkasan",
            context={
                "bagian": bagian,
                "peran": peran.label,
                "hari_ini": pagi.hari_ini,
                "jumlah": sum(b.jumlah for b in bagian),
            },
            at=at,
            # What was overlooked is not overlooked once more because somebody unsubscribed.
            required=peran == Peran.ATASAN,
        )
    return len(isi)
