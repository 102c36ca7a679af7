"""What the officers' page of the list shows: whose turn it is, and what people look for in vain."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum

from dip.alur import StatusInformasi
from dip.alur_uji import PENGUJI, StatusUji
from dip.langkah import boleh_mengerjakan, langkah_kini
from dip.models import Edisi, InformasiPublik, PencarianHampa, UjiKonsekuensi
from ppid.models import Satker
from ppid.peran import Peran

# So many days before its date an item is called out for review.
TINJAU_SEBELUM = timedelta(days=14)
HAMPA_SEJAK = timedelta(days=90)
TAMPIL = 25


def saring(baris: Any, *, q: str, keadaan: str) -> QuerySet[InformasiPublik]:
    """The list by words of name, summary or unit and by state, newest first."""
    for kata in q.split()[:5]:
        baris = baris.filter(Q(nama__icontains=kata) | Q(ringkasan__icontains=kata) | Q(unit__icontains=kata))
    baris = baris.filter(status=keadaan) if keadaan else baris
    hasil: QuerySet[InformasiPublik] = baris.defer("teks_terbit", "vektor").order_by("-diusulkan_at", "-pk")
    return hasil


def untuk_saya(milik: Any, peran: frozenset[Peran], *, pada: date) -> list[tuple[str, list[InformasiPublik], int]]:
    """What waits for these roles: heading, the first rows, how many there are."""
    tunggu_ubah = Q(status=StatusInformasi.TERBIT) & (
        ~Q(perubahan={}) | Q(berkas__terbit_at=None, berkas__ditarik_at=None, berkas__isnull=False)
    )
    bagian = {
        Peran.PPID: (
            ("Usulan menunggu klasifikasi", Q(status=StatusInformasi.USULAN)),
            ("Disetujui Atasan, siap diumumkan", Q(status=StatusInformasi.DISETUJUI)),
            ("Penarikan menunggu persetujuan", Q(status=StatusInformasi.DITAHAN)),
            ("Waktunya ditinjau", Q(status=StatusInformasi.TERBIT, ditinjau_pada__lte=pada + TINJAU_SEBELUM)),
        ),
        Peran.ATASAN: (
            ("Menunggu koreksi atau persetujuan Atasan", Q(status=StatusInformasi.DIKLASIFIKASI)),
            ("Pemutakhiran menunggu persetujuan Atasan", tunggu_ubah),
            ("Penarikan menunggu persetujuan", Q(status=StatusInformasi.DITAHAN)),
        ),
        Peran.PENGHUBUNG: (
            ("Dikembalikan untuk diperbaiki", Q(status=StatusInformasi.USULAN) & ~Q(catatan_atasan="")),
        ),
    }
    hasil: dict[str, tuple[str, list[InformasiPublik], int]] = {}
    for jabatan in bagian.keys() & peran:
        for judul, syarat in bagian[jabatan]:
            baris = milik.filter(pk__in=milik.filter(syarat).values("pk")).defer("teks_terbit", "vektor")
            if judul not in hasil and (banyak := baris.count()):
                hasil[judul] = (judul, list(baris.order_by("diusulkan_at", "pk")[:TAMPIL]), banyak)
    return list(hasil.values())


def ringkasan_edisi(edisi: Edisi, peran: frozenset[Peran]) -> dict[str, Any]:
    """The edition on its way: its current step, whether it is this officer's turn, how far the marks are."""
    kini = langkah_kini(edisi)
    hitung = edisi.butir.aggregate(semua=Count("pk"), belum=Count("pk", filter=Q(tanda="")))
    return {"edisi": edisi, "kini": kini, "giliran": kini is not None and boleh_mengerjakan(kini, peran), **hitung}


def pemakaian(informasi: InformasiPublik, *, pada: date) -> dict[str, int]:
    """How often the item was downloaded, offered to somebody who typed a request, opened from there, handed over."""
    unduhan = informasi.unduhan.aggregate(
        semua=Sum("jumlah", default=0), bulan_ini=Sum("jumlah", default=0, filter=Q(hari__gt=pada - timedelta(days=30)))
    )
    kolom = ("ditawarkan", "dibuka", "cocok", "diserahkan")
    return unduhan | informasi.tawaran.aggregate(**{nama: Sum(nama, default=0) for nama in kolom})


def hampa_terbanyak(satker: Satker, *, pada: date) -> Any:
    """Words looked for in vain in the last months, the most frequent first."""
    baris = PencarianHampa.objects.filter(satker=satker, hari__gt=pada - HAMPA_SEJAK)
    return baris.values("kata").annotate(banyak=Sum("jumlah")).order_by("-banyak", "kata")[:10]


def uji_menunggu(satker: Satker, peran: Peran) -> list[tuple[str, list[UjiKonsekuensi]]]:
    """Consequence tests whose next step is that role's in that office, by heading."""
    milik = UjiKonsekuensi.objects.select_related("satker").order_by("diusulkan_at", "pk")
    bagian: list[tuple[str, QuerySet[UjiKonsekuensi]]] = []
    if peran in PENGUJI:
        di_sini = milik.filter(pemegang=satker)
        bagian += [
            ("Permohonan uji konsekuensi menunggu diterima atau diteruskan", di_sini.filter(status=StatusUji.DIAJUKAN)),
            ("Uji konsekuensi menunggu hasil", di_sini.filter(status=StatusUji.DIUJI)),
        ]
    if peran == Peran.PPID:
        bagian += [
            ("Usulan uji konsekuensi belum dikirim", milik.filter(satker=satker, status=StatusUji.DIUSULKAN)),
            ("Hasil uji konsekuensi belum disahkan pleno", milik.belum_pleno(satker)),
        ]
    if peran in (Peran.ATASAN, Peran.PERTIMBANGAN):
        kantor = Q(satker=satker) | Q(pemegang=satker)
        bagian.append(("Uji konsekuensi menunggu pendapat", milik.filter(kantor, status=StatusUji.DIUJI)))
    return [(judul, list(baris[:TAMPIL])) for judul, baris in bagian if baris.exists()]
