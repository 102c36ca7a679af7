"""The register of requests (Model PPID-C) as rows, from native and imported cases alike."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from django.db.models import Count, DateField, Prefetch, Q, QuerySet
from django.db.models.functions import ExtractMonth, Trunc

from permohonan.models import Keputusan, Permohonan
from permohonan.models.permohonan import PermohonanQuerySet
from permohonan.putusan import AlasanTidakDiberikan, Bentuk, CaraAkses, Putusan
from ppid.kalender import Kalender
from ppid.models import Satker
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


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisPPIDC:
    """One row of Model PPID-C, columns 1 to 15; ticked columns are booleans.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Lampiran Model PPID-C.
    """

    url: str
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


def saring(
    permohonan: PermohonanQuerySet,
    *,
    satker: Satker,
    tahun: int | None = None,
    bulan: int | None = None,
    teks: str = "",
) -> PermohonanQuerySet:
    """Cases of one office, received in that year or month of its own calendar, with that text in them."""
    permohonan = permohonan.filter(satker=satker)
    if tahun:
        awal, akhir = date(tahun, bulan or 1, 1), date(tahun, bulan or 12, 28) + timedelta(days=4)
        permohonan = permohonan.filter(
            diterima_at__gte=datetime.combine(awal, time(), satker.zona),
            diterima_at__lt=datetime.combine(akhir.replace(day=1), time(), satker.zona),
        )
    elif bulan:
        permohonan = permohonan.annotate(bulan=ExtractMonth("diterima_at", tzinfo=satker.zona)).filter(bulan=bulan)
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
    kasus = list(_ringkas(permohonan).order_by(*urut)[: SEHALAMAN + 1])
    lanjut = len(kasus) > SEHALAMAN
    kasus = kasus[:SEHALAMAN]
    if mundur:
        kasus.reverse()
    ada_sebelum, ada_sesudah = (lanjut, True) if mundur else (kunci is not None, lanjut)
    return Halaman(
        [_baris(satu, satker) for satu in kasus],
        sebelum=kasus[0].acuan if kasus and ada_sebelum else "",
        sesudah=kasus[-1].acuan if kasus and ada_sesudah else "",
    )


def rangkaian(permohonan: PermohonanQuerySet, *, satker: Satker) -> Iterator[BarisPPIDC]:
    """Every row in the order of receipt, read in portions: memory does not grow with the register."""
    for kasus in _ringkas(permohonan).order_by("diterima_at", "pk").iterator(chunk_size=SEPORSI):
        yield _baris(kasus, satker)


def _ringkas(permohonan: PermohonanQuerySet) -> PermohonanQuerySet:
    """Only the columns that the register shows: no identity number is even read."""
    kolom = (
        *(
            "acuan",
            "nomor",
            "nomor_asal",
            "asal",
            "diterima_at",
            "rincian_informasi",
            "tujuan_penggunaan",
            "cara_akses",
        ),
        *("bentuk", "status", "putusan", "diputus_at", "diserahkan_at", "biaya", "cara_pembayaran"),
        *("alasan_tidak_diberikan_asal", "alasan_penolakan_asal", "badan_lain_asal"),
        *(f"pemohon__{nama}" for nama in ("nama", "instansi", "alamat", "telepon", "email")),
        *("pemohon__pekerjaan", "pemohon__pekerjaan_lain"),
    )
    keputusan = Keputusan.objects.select_related("uji").order_by("tahap")
    return permohonan.select_related("pemohon").only(*kolom).prefetch_related(Prefetch("keputusan", keputusan))


def _baris(kasus: Permohonan, satker: Satker) -> BarisPPIDC:
    pemohon = kasus.pemohon
    keputusan = list(kasus.keputusan.all())
    alasan = {satu.alasan_tidak_diberikan for satu in keputusan} | {kasus.alasan_tidak_diberikan_asal}
    bentuk = {satu.bentuk for satu in keputusan} if keputusan else {kasus.bentuk if kasus.putusan else ""}
    return BarisPPIDC(
        url=kasus.get_absolute_url(),
        nomor=kasus.nomor,
        nomor_asal=kasus.nomor_asal,
        tanggal=satker.hari_ini(kasus.diterima_at),
        nama=f"{pemohon.nama} ({pemohon.instansi})" if pemohon.instansi else pemohon.nama,
        alamat=pemohon.alamat,
        kontak=pemohon.kontak,
        pekerjaan=pemohon.sebutan_pekerjaan,
        informasi=kasus.rincian_informasi,
        tujuan=kasus.tujuan_penggunaan,
        dikuasai=kasus.putusan in {Putusan.SELURUHNYA, Putusan.SEBAGIAN, Putusan.DITOLAK},
        tidak_dikuasai=kasus.putusan == Putusan.TIDAK_DIKUASAI or AlasanTidakDiberikan.BELUM_DIKUASAI in alasan,
        badan_lain=kasus.badan_lain_asal or "; ".join(satu.badan_lain for satu in keputusan if satu.badan_lain),
        belum_didokumentasikan=kasus.putusan == Putusan.BELUM_DIDOKUMENTASIKAN
        or AlasanTidakDiberikan.BELUM_DIDOKUMENTASIKAN in alasan,
        softcopy=Bentuk.SOFTCOPY in bentuk,
        hardcopy=Bentuk.HARDCOPY in bentuk,
        melihat=kasus.cara_akses == CaraAkses.MELIHAT,
        salinan=kasus.cara_akses == CaraAkses.SALINAN,
        keputusan=kasus.get_putusan_display() or kasus.get_status_display(),
        alasan_penolakan=kasus.alasan_penolakan_asal
        or "; ".join(f"UU 14/2008 Pasal 17 huruf {satu.uji.get_huruf_display()}" for satu in keputusan if satu.uji),
        pemberitahuan=satker.hari_ini(kasus.diputus_at) if kasus.diputus_at else None,
        pemberian=satker.hari_ini(kasus.diserahkan_at) if kasus.diserahkan_at else None,
        biaya=kasus.biaya if kasus.putusan else None,
        cara_pembayaran=kasus.cara_pembayaran,
    )
