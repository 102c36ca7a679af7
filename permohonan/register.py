"""The register of requests (Model PPID-C) as rows, from native and imported cases alike."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import islice
from typing import Any, NamedTuple

from django.db.models import Count, DateField, DateTimeField, F, Func, Q, QuerySet, Value
from django.db.models.expressions import RawSQL
from django.db.models.functions import Cast, Coalesce, ExtractMonth, Trunc
from django.urls import reverse

from dip.pengecualian import Huruf
from permohonan.alur import Status
from permohonan.models import Keputusan, Permohonan
from permohonan.models.permohonan import PermohonanQuerySet
from permohonan.putusan import AlasanTidakDiberikan, Bentuk, CaraAkses, Putusan
from ppid.kalender import Kalender
from ppid.models import Pekerjaan, Satker
from ppid.tenggat import hari_kerja_sampai

SEHALAMAN = 50
SEPORSI = 2000
# Beyond this a list says "lebih dari", so that counting never costs more than reading so many index entries.
BATAS_HITUNG = 10_000

# The classes in which offices publish how fast they answered: label, first and last working day.
KELAS_TERBIT: tuple[tuple[str, int, int | None], ...] = (
    ("1 hari kerja", 0, 1),
    ("2–7 hari kerja", 2, 7),
    ("lebih dari 7 hari kerja", 8, None),
)


def waktu_jawab(permohonan: QuerySet[Permohonan], *, satker: Satker, kalender: Kalender) -> Counter[int]:
    """Banyaknya permohonan yang dijawab pada hari kerja ke-0, ke-1, dan seterusnya sesudah diterima.

    Dasar: UU 14/2008 Pasal 22 ayat (7).
    """

    def hari(medan: str) -> Trunc:
        return Trunc(medan, "day", output_field=DateField(), tzinfo=satker.zona)

    pasangan = (
        permohonan.filter(satker=satker, diputus_at__isnull=False)
        .order_by()
        .values(terima=hari("diterima_at"), jawab=hari("diputus_at"))
        .annotate(banyak=Count("pk"))
        .values_list("terima", "jawab", "banyak")
    )
    sebaran: Counter[int] = Counter()
    for terima, jawab, banyak in pasangan:
        sebaran[hari_kerja_sampai(kalender, terima, jawab)] += banyak
    return sebaran


def menurut_kelas(sebaran: Counter[int], kelas: Sequence[tuple[str, int, int | None]] = KELAS_TERBIT) -> dict[str, int]:
    """The same figures in classes of working days; together they give the total again."""
    return {
        label: sum(n for hari, n in sebaran.items() if hari >= dari and (sampai is None or hari <= sampai))
        for label, dari, sampai in kelas
    }


class BarisPPIDC(NamedTuple):
    """One row of Model PPID-C, columns 1 to 15; ticked columns are booleans.

    A tuple, because a register of a whole year makes a hundred thousand of them.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Lampiran Model PPID-C.
    """

    acuan: str
    nomor: str
    nomor_asal: str
    tanggal: date
    nama: str
    alamat: str
    kontak: str
    pekerjaan: str
    informasi: str
    tujuan: str
    dikuasai: bool
    tidak_dikuasai: bool
    badan_lain: str
    belum_didokumentasikan: bool
    softcopy: bool
    hardcopy: bool
    melihat: bool
    salinan: bool
    keputusan: str
    alasan_penolakan: str
    pemberitahuan: date | None
    pemberian: date | None
    biaya: Decimal | None
    cara_pembayaran: str

    @property
    def url(self) -> str:
        """The officer's page of the case."""
        return reverse("permohonan:kasus", args=[self.acuan])


def semasa(baris: Any, satker: Satker, *, tahun: int | None, bulan: int | None) -> Any:
    """Received in that year or month of the office's own calendar; a month alone is that month of every year."""
    if tahun:
        awal, akhir = date(tahun, bulan or 1, 1), date(tahun, bulan or 12, 28) + timedelta(days=4)
        return baris.filter(
            diterima_at__gte=datetime.combine(awal, time(), satker.zona),
            diterima_at__lt=datetime.combine(akhir.replace(day=1), time(), satker.zona),
        )
    if bulan:
        return baris.annotate(bulan=ExtractMonth("diterima_at", tzinfo=satker.zona)).filter(bulan=bulan)
    return baris


def saring(
    permohonan: PermohonanQuerySet,
    *,
    satker: Satker,
    tahun: int | None = None,
    bulan: int | None = None,
    teks: str = "",
) -> PermohonanQuerySet:
    """Cases of one office, received in that year or month of its own calendar, with that text in them."""
    permohonan = semasa(permohonan.filter(satker=satker), satker, tahun=tahun, bulan=bulan)
    if teks:
        permohonan = permohonan.filter(
            Q(nomor__icontains=teks)
            | Q(nomor_asal=teks)
            | Q(pemohon__nama__icontains=teks)
            | Q(rincian_informasi__icontains=teks)
        )
    return permohonan


def jumlah(permohonan: PermohonanQuerySet) -> int:
    """How many there are, but never more than BATAS_HITUNG + 1."""
    return permohonan.order_by()[: BATAS_HITUNG + 1].count()


@dataclass(frozen=True, slots=True)
class Halaman:
    """One page of the register; `sebelum` and `sesudah` are the keys of its neighbours, empty when there is none."""

    baris: list[BarisPPIDC]
    sebelum: str
    sesudah: str


def halaman(
    permohonan: PermohonanQuerySet, *, satker: Satker, terbaru: bool = True, sesudah: str = "", sebelum: str = ""
) -> Halaman:
    """The page after or before the case with that key, found by key and never by counting rows.

    An unknown key, or one of another office, gives the first page.
    """
    kunci = permohonan.filter(acuan=sesudah or sebelum).values_list("diterima_at", "pk").first()
    mundur = bool(kunci and not sesudah)
    menurun = terbaru != mundur
    if kunci:
        saat, pk = kunci
        banding = "lt" if menurun else "gt"
        # The first condition is implied by the second; it is what the index can be entered with.
        permohonan = permohonan.filter(
            Q(**{f"diterima_at__{banding}e": saat}),
            Q(**{f"diterima_at__{banding}": saat}) | Q(diterima_at=saat, **{f"pk__{banding}": pk}),
        )
    urut = ("-diterima_at", "-pk") if menurun else ("diterima_at", "pk")
    kasus = list(_mentah(permohonan.order_by(*urut), satker)[: SEHALAMAN + 1])
    lanjut = len(kasus) > SEHALAMAN
    kasus = kasus[:SEHALAMAN]
    if mundur:
        kasus.reverse()
    ada_sebelum, ada_sesudah = (lanjut, True) if mundur else (kunci is not None, lanjut)
    baris = list(_baris(kasus))
    return Halaman(
        baris,
        sebelum=baris[0].acuan if baris and ada_sebelum else "",
        sesudah=baris[-1].acuan if baris and ada_sesudah else "",
    )


def rangkaian(permohonan: PermohonanQuerySet, *, satker: Satker) -> Iterator[BarisPPIDC]:
    """Every row in the order of receipt, read in portions: memory does not grow with the register."""
    mentah = _mentah(permohonan.order_by("diterima_at", "pk"), satker).iterator(chunk_size=SEPORSI)
    while seporsi := list(islice(mentah, SEPORSI)):
        yield from _baris(seporsi)


def _mentah(permohonan: PermohonanQuerySet, satker: Satker) -> QuerySet[Any, tuple[Any, ...]]:
    """The columns of KOLOM; moments come as the days that they are on the office's own calendar."""

    def hari(medan: str) -> Cast:
        # TruncDate says the same, but passes every value through Python once more.
        setempat = Func(Value(satker.zona.key), F(medan), function="timezone", output_field=DateTimeField())
        return Cast(setempat, DateField())

    return permohonan.annotate(
        diterima=hari("diterima_at"), diputus=hari("diputus_at"), diserahkan=hari("diserahkan_at")
    ).values_list(*KOLOM)


# Only the columns that the register shows: no identity number is even read.
KOLOM = (
    *("pk", "acuan", "nomor", "nomor_asal", "diterima", "rincian_informasi", "tujuan_penggunaan"),
    *("cara_akses", "bentuk", "status", "putusan", "diputus", "diserahkan", "biaya", "cara_pembayaran"),
    *("alasan_tidak_diberikan_asal", "alasan_penolakan_asal", "badan_lain_asal"),
    *("pemohon__nama", "pemohon__instansi", "pemohon__alamat", "pemohon__telepon", "pemohon__email"),
    *("pemohon__pekerjaan", "pemohon__pekerjaan_lain"),
)
# Plain words rather than members: they are compared in every row of a register, and members compare slowly.
MENGUASAI = {p.value for p in (Putusan.SELURUHNYA, Putusan.SEBAGIAN, Putusan.DITOLAK, Putusan.MASIH_DIUJI)}
TIDAK_MENGUASAI = {Putusan.TIDAK_DIKUASAI.value, AlasanTidakDiberikan.BELUM_DIKUASAI.value}
BELUM_ADA = {Putusan.BELUM_DIDOKUMENTASIKAN.value, AlasanTidakDiberikan.BELUM_DIDOKUMENTASIKAN.value}
SOFTCOPY, HARDCOPY = Bentuk.SOFTCOPY.value, Bentuk.HARDCOPY.value
MELIHAT, SALINAN = CaraAkses.MELIHAT.value, CaraAkses.SALINAN.value
LABEL = dict(Putusan.choices) | dict(Status.choices)
LABEL_PEKERJAAN = dict(Pekerjaan.choices)


class _Jawaban(NamedTuple):
    """What one decision adds to the row of its case."""

    alasan: str
    bentuk: str
    badan_lain: str
    huruf: str


def _jawaban(kunci: Sequence[int]) -> dict[int, list[_Jawaban]]:
    """The decisions of these cases, in order of their stage, supplementary ones after the one they supplement."""
    hasil: dict[int, list[_Jawaban]] = {}
    # One array instead of thousands of parameters, as text because a list is adapted member by member.
    larik = RawSQL("SELECT unnest(%s::bigint[])", [f"{{{','.join(map(str, kunci))}}}"])
    baris = Keputusan.objects.filter(permohonan__in=larik).order_by("tahap", "pk")
    for pk, *isi in baris.values_list(
        "permohonan", "alasan_tidak_diberikan", "bentuk", "badan_lain", Coalesce("uji__huruf", Value(""))
    ):
        hasil.setdefault(pk, []).append(_Jawaban(*isi))
    return hasil


def _baris(mentah: Sequence[tuple[Any, ...]]) -> Iterator[BarisPPIDC]:
    """Rows of KOLOM as the register says them, with one more query for their decisions."""
    jawaban = _jawaban([satu[0] for satu in mentah])
    # fmt: off
    for (
        pk, acuan, nomor, nomor_asal, diterima, rincian, tujuan, cara_akses, diminta, status, putusan,
        diputus, diserahkan, biaya, cara_pembayaran, alasan_asal, penolakan_asal, badan_asal,
        nama, instansi, alamat, telepon, email, pekerjaan, pekerjaan_lain,
    ) in mentah:
        # fmt: on
        keputusan = jawaban.get(pk, ())
        sebab = {putusan, alasan_asal, *[k.alasan for k in keputusan]}
        bentuk = [k.bentuk for k in keputusan] if keputusan else [diminta if putusan else ""]
        dasar = [f"UU 14/2008 Pasal 17 huruf {Huruf(k.huruf).label}" for k in keputusan if k.huruf]
        # In the order of the fields: naming each of them would cost as much as the rest of the row.
        yield BarisPPIDC(
            acuan,
            nomor,
            nomor_asal,
            diterima,
            f"{nama} ({instansi})" if instansi else nama,
            alamat,
            f"{telepon} / {email}" if telepon and email else telepon or email,
            pekerjaan_lain or LABEL_PEKERJAAN.get(pekerjaan, ""),
            rincian,
            tujuan,
            putusan in MENGUASAI,
            not sebab.isdisjoint(TIDAK_MENGUASAI),
            badan_asal or "; ".join([k.badan_lain for k in keputusan if k.badan_lain]),
            not sebab.isdisjoint(BELUM_ADA),
            SOFTCOPY in bentuk,
            HARDCOPY in bentuk,
            cara_akses == MELIHAT,
            cara_akses == SALINAN,
            LABEL[putusan or status],
            penolakan_asal or "; ".join(dasar),
            diputus,
            diserahkan,
            biaya if putusan else None,
            cara_pembayaran,
        )
