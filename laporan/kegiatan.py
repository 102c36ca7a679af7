"""What each officer of an office did in a period, act by act: from the histories of all kinds of cases."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from django.db.models import CharField, Count, F, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast, Concat

from dip.alur import ALUR_EDISI, ALUR_INFORMASI
from dip.models import RiwayatEdisi, RiwayatInformasi
from keberatan.alur import ALUR_KEBERATAN, ALUR_SENGKETA
from keberatan.kronologi import AWAL_SENGKETA
from keberatan.lacak import AWAL as AWAL_KEBERATAN
from keberatan.models import RiwayatKeberatan, RiwayatSengketa
from laporan.alur import ALUR as ALUR_LAPORAN
from laporan.models import RiwayatLaporan
from laporan.periode import SEHARI, Periode, baca
from permohonan.alur import ALUR as ALUR_PERMOHONAN
from permohonan.lacak import AWAL as AWAL_PERMOHONAN
from permohonan.models import RiwayatPermohonan
from ppid.alur import Alur
from ppid.berkas_register import Tata, tulis
from ppid.galat import AturanDilanggar
from ppid.medan import ribuan
from ppid.models import PekerjaanLatar, Pengguna, Penugasan, Satker
from ppid.pekerjaan_latar import Hasil, Lapor
from ppid.peran import Peran

SEPORSI = 2000
# Who acts without holding an office.
BUKAN_PETUGAS = (Peran.PEMOHON, Peran.SISTEM)
# Taking over an earlier register is one act that writes a line into the history of each of its thousands of cases.
PENGAMBILALIHAN = "impor"
LABEL_PERAN = dict(Peran.choices)


def _kata(alur: Alur, awal: dict[str, str]) -> dict[str, str]:
    """Every act in words, in the order of the procedure: what begins a case, then the table."""
    return awal | {satu.aksi: satu.kejadian for satu in alur}


@dataclass(frozen=True, slots=True)
class Bidang:
    """One kind of case: its history, its acts in words, and how a case is named without naming anybody."""

    nama: str
    riwayat: type[Any]
    kata: dict[str, str]
    nomor: Any
    sebut: Callable[[str], str] = str


BIDANG = (
    Bidang("Permohonan", RiwayatPermohonan, _kata(ALUR_PERMOHONAN, AWAL_PERMOHONAN), F("kasus__nomor")),
    Bidang("Keberatan", RiwayatKeberatan, _kata(ALUR_KEBERATAN, AWAL_KEBERATAN), F("kasus__nomor")),
    Bidang("Sengketa", RiwayatSengketa, _kata(ALUR_SENGKETA, AWAL_SENGKETA), F("kasus__nomor_register")),
    Bidang(
        "Informasi publik",
        RiwayatInformasi,
        _kata(ALUR_INFORMASI, {"usulkan": "Diusulkan"}),
        # An item has no number, and its title may name somebody.
        Concat(Value("DIP "), Cast("kasus__tahun", CharField()), Value("/"), Cast("kasus_id", CharField())),
    ),
    Bidang(
        "Edisi DIP",
        RiwayatEdisi,
        _kata(ALUR_EDISI, {"mulai_edisi": "Penyusunan edisi dimulai"}),
        Concat(Value("DIP "), Cast("kasus__tahun", CharField())),
    ),
    Bidang(
        "Laporan",
        RiwayatLaporan,
        _kata(ALUR_LAPORAN, {"mulai_laporan": "Penyusunan laporan dimulai"}),
        Concat(Cast("kasus__awal", CharField()), Value(".."), Cast("kasus__akhir", CharField())),
        lambda masa: f"Laporan {baca(masa).kode}",
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kegiatan:
    """One act of an officer; `saat` is on the office's own clock."""

    saat: datetime
    petugas: str
    peran: str
    bidang: str
    kegiatan: str
    nomor: str
    dasar: str


def _petugas(satu: Bidang, satker: Satker, periode: Periode, oleh: int | None) -> QuerySet[Any]:
    """Acts of officers of that office on those days of its own calendar."""
    baris = satu.riwayat.objects.filter(
        kasus__satker=satker,
        oleh__isnull=False,
        at__gte=datetime.combine(periode.awal, time(), satker.zona),
        at__lt=datetime.combine(periode.akhir + SEHARI, time(), satker.zona),
    ).exclude(Q(peran__in=BUKAN_PETUGAS) | Q(aksi=PENGAMBILALIHAN))
    return (baris if oleh is None else baris.filter(oleh=oleh)).order_by()


def kegiatan(satker: Satker, periode: Periode, *, oleh: int | None = None) -> Iterator[Kegiatan]:
    """Setiap perbuatan petugas pada masa itu menurut waktunya, dibaca sebagian demi sebagian.

    Dasar: SOP Pelayanan Informasi Publik KIP Aceh 2021.
    """
    semua = [
        _petugas(satu, satker, periode, oleh)
        .annotate(bidang=Value(letak), nomor=Cast(satu.nomor, TextField()))
        .values_list("at", "bidang", "pk", "oleh__nama", "peran", "aksi", "nomor", "dasar")
        for letak, satu in enumerate(BIDANG)
    ]
    baris = semua[0].union(*semua[1:], all=True).order_by("at", "bidang", "pk")
    for at, letak, _, nama, peran, aksi, nomor, dasar in baris.iterator(chunk_size=SEPORSI):
        bidang = BIDANG[letak]
        yield Kegiatan(
            saat=satker.waktu_setempat(at),
            petugas=nama,
            peran=LABEL_PERAN[peran],
            bidang=bidang.nama,
            kegiatan=sebutan(bidang, aksi),
            nomor=bidang.sebut(nomor),
            dasar=dasar,
        )


def sebutan(bidang: Bidang, aksi: str) -> str:
    """The act in words, also one that a later table no longer knows."""
    return bidang.kata.get(aksi) or aksi.replace("_", " ").capitalize()


@dataclass(frozen=True, slots=True)
class BarisRekap:
    """One act, and how often each officer did it."""

    bidang: str
    kegiatan: str
    sel: tuple[tuple[str, int], ...]

    @property
    def jumlah(self) -> int:
        return sum(banyak for _, banyak in self.sel)

    @property
    def terbaca(self) -> list[tuple[str, str]]:
        """Name and number as they are shown; the sum comes last where it adds anything."""
        sel = [*self.sel, ("Jumlah", self.jumlah)] if len(self.sel) > 1 else self.sel
        return [(nama, ribuan(banyak)) for nama, banyak in sel]


@dataclass(frozen=True, slots=True)
class RekapKegiatan:
    """One row for each act, one column for each officer who did any."""

    petugas: tuple[str, ...]
    baris: tuple[BarisRekap, ...]

    @property
    def semua(self) -> BarisRekap:
        kolom = zip(*([banyak for _, banyak in satu.sel] for satu in self.baris), strict=True)
        return BarisRekap("", "Semua kegiatan", tuple(zip(self.petugas, map(sum, kolom), strict=True)))

    @property
    def lebar(self) -> int:
        """Over how many columns a heading stands; one officer needs no sum."""
        return len(self.petugas) + (2 if len(self.petugas) > 1 else 1)


def rekap_kegiatan(satker: Satker, periode: Periode, *, oleh: int | None = None) -> RekapKegiatan:
    """Banyaknya tiap perbuatan tiap petugas pada masa itu, menurut urutan prosedurnya.

    Dasar: SOP Pelayanan Informasi Publik KIP Aceh 2021.
    """
    hitungan: Counter[tuple[int, str, int]] = Counter()
    nama: dict[int, str] = {}
    for letak, bidang in enumerate(BIDANG):
        baris = _petugas(bidang, satker, periode, oleh).values_list("aksi", "oleh", "oleh__nama").annotate(Count("pk"))
        for aksi, pk, siapa, banyak in baris:
            hitungan[letak, aksi, pk] = banyak
            nama[pk] = siapa
    orang = sorted(nama, key=lambda pk: (nama[pk], pk))
    baris = (
        BarisRekap(
            BIDANG[letak].nama,
            sebutan(BIDANG[letak], aksi),
            tuple((nama[pk], hitungan[letak, aksi, pk]) for pk in orang),
        )
        for letak, aksi in _urut({(letak, aksi) for letak, aksi, _ in hitungan})
    )
    return RekapKegiatan(tuple(nama[pk] for pk in orang), tuple(baris))


def _urut(ada: Iterable[tuple[int, str]]) -> list[tuple[int, str]]:
    """In the order of the procedure; what no table knows any more comes last."""
    urutan = [list(satu.kata) for satu in BIDANG]

    def letak(satu: tuple[int, str]) -> tuple[int, int, str]:
        bidang, aksi = satu
        return bidang, urutan[bidang].index(aksi) if aksi in urutan[bidang] else len(urutan[bidang]), aksi

    return sorted(ada, key=letak)


TATA = Tata(
    model="Matriks kegiatan",
    judul=("No", "Tanggal", "Pukul", "Petugas", "Peran", "Bidang", "Kegiatan", "Nomor", "Dasar"),
    kelompok=(),
    lebar=(7, 12, 12, 28, 18, 16, 48, 26, 48),
    lebar_cetak=("26pt", "44pt", "44pt", "1.1fr", ".8fr", ".7fr", "1.8fr", "1fr", "1.8fr"),
    tegak=(),
    bernomor=(7,),
)


def _sel(nomor: int, satu: Kegiatan, zona: str) -> list[str]:
    return [
        str(nomor),
        f"{satu.saat:%d-%m-%Y}",
        f"{satu.saat:%H.%M} {zona}",
        satu.petugas,
        satu.peran,
        satu.bidang,
        satu.kegiatan,
        satu.nomor,
        satu.dasar,
    ]


def bertugas(satker: Satker) -> QuerySet[Pengguna]:
    """Whoever holds or held a role in that office, by name."""
    tugas = Penugasan.objects.filter(satker=satker).exclude(peran=Peran.SUPERVISI)
    return Pengguna.objects.filter(pk__in=tugas.values("petugas")).order_by("nama", "pk")


def kerjakan(tugas: PekerjaanLatar, lapor: Lapor) -> Hasil:
    """Write the matrix that the job asks for. Raises AturanDilanggar when nobody did anything then."""
    satker, rincian = tugas.satker, tugas.rincian
    periode, oleh = baca(rincian["masa"]), rincian["petugas"]
    jumlah = sum(_petugas(satu, satker, periode, oleh).count() for satu in BIDANG)
    if not jumlah:
        raise AturanDilanggar("Tidak ada kegiatan petugas pada masa itu.")
    siapa = Pengguna.objects.get(pk=oleh).nama if oleh else "semua petugas"
    kepala = (
        "MATRIKS KEGIATAN DAN PENUGASAN",
        f"DI LINGKUNGAN {satker.nama.upper()}, {periode.sebutan.upper()}",
        f"Petugas: {siapa}",
    )
    baris = enumerate(kegiatan(satker, periode, oleh=oleh), 1)
    isi = (_sel(nomor, satu, satker.singkatan_zona) for nomor, satu in baris)
    nama = f"matriks-kegiatan-{satker.slug}-{periode.kode}"
    return tulis(TATA, rincian["jenis"], kepala, isi, jumlah, nama=nama, lapor=lapor)
