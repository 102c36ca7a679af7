"""Finding what is published: word forms, other names of the field, slips of the finger; over one office or all."""

import difflib
import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.contrib.postgres.search import SearchHeadline, SearchQuery, SearchRank
from django.db.models import F, FloatField, Func, IntegerField, QuerySet, TextField, Value
from django.db.models.functions import Upper
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from dip import bahasa
from dip.models import InformasiPublik, PencarianHampa
from ppid.models import Satker

SEHALAMAN = 20
# More hits than this are not counted, and not ranked: whoever finds so many reads the newest first.
HITUNG_PALING_BANYAK = 1000
# As many characters of what somebody types are read.
TEKS_TERPANJANG = 200
MULAI, AKHIR = "\x02", "\x03"
KEMIRIPAN = 0.75
CALON = 20
# What is kept of words that found nothing: letters only, so no number or address of anybody.
KATA_SAJA = re.compile(r"[a-z]{2,}")
KOLOM = ("acuan", "nama", "ringkasan", "unit", "tahun", "kategori", "jenis", "bentuk", "diumumkan_at", "satker_id")


@dataclass(frozen=True, slots=True, kw_only=True)
class Saringan:
    """What a reader asked for."""

    q: str = ""
    kategori: str = ""
    tahun: int | None = None
    unit: str = ""
    satker: Satker | None = None
    halaman: int = 1


@dataclass(frozen=True, slots=True)
class Hasil:
    """One page of what was found. `lebih`: more than HITUNG_PALING_BANYAK; `dikoreksi`: the words as understood."""

    baris: list[InformasiPublik]
    jumlah: int
    lebih: bool
    dikoreksi: str = ""


def cari(saringan: Saringan) -> Hasil:
    """Informasi terbit yang cocok, satu halaman.

    Dasar: UU 14/2008 Pasal 7 ayat (3).
    """
    hasil = _cari(saringan, saringan.q[:TEKS_TERPANJANG])
    if hasil.jumlah or not saringan.q:
        return hasil
    koreksi = perbaiki(saringan)
    return replace(_cari(saringan, koreksi), dikoreksi=koreksi) if koreksi else hasil


def _cari(saringan: Saringan, teks: str) -> Hasil:
    baris = _tersaring(saringan)
    kata = bahasa.kata(teks)
    if teks and not kata:
        return Hasil([], 0, False)
    kueri = SearchQuery(bahasa.kueri(kata), config="indonesian", search_type="raw") if kata else None
    if kueri is not None:
        baris = baris.filter(vektor=kueri)
    jumlah = baris.order_by()[: HITUNG_PALING_BANYAK + 1].count()
    lebih = jumlah > HITUNG_PALING_BANYAK
    baris = baris.select_related("satker").only(*KOLOM, "satker__nama", "satker__slug", "satker__zona_waktu")
    if kueri is None or lebih:
        baris = baris.order_by("-diumumkan_at", "-pk")
    else:
        tepat = SearchQuery(" | ".join(kata), config="simple", search_type="raw")
        peringkat = SearchRank(F("vektor"), kueri) + SearchRank(F("vektor"), tepat)
        baris = baris.annotate(peringkat=peringkat).order_by("-peringkat", "-tahun", "-pk")
    if kueri is not None:
        baris = baris.annotate(
            sorot_nama=_sorot(F("nama"), kueri, seluruhnya=True),
            sorot=_sorot(F("ringkasan"), kueri, seluruhnya=True),
            petikan=_sorot(Func(F("teks_terbit"), 20_000, function="left", output_field=TextField()), kueri),
        )
    awal = (saringan.halaman - 1) * SEHALAMAN
    return Hasil(list(baris[awal : awal + SEHALAMAN]), min(jumlah, HITUNG_PALING_BANYAK), lebih)


def _tersaring(saringan: Saringan) -> QuerySet[InformasiPublik]:
    baris: QuerySet[InformasiPublik] = InformasiPublik.objects.terbit()
    syarat: dict[str, Any] = {nama: getattr(saringan, nama) for nama in ("satker", "kategori", "tahun", "unit")}
    return baris.filter(**{nama: nilai for nama, nilai in syarat.items() if nilai})


def _sorot(kolom: Any, kueri: SearchQuery, *, seluruhnya: bool = False) -> SearchHeadline:
    pilihan: dict[str, Any] = {"highlight_all": True} if seluruhnya else {"max_fragments": 1, "max_words": 30}
    return SearchHeadline(kolom, kueri, config="indonesian", start_sel=MULAI, stop_sel=AKHIR, **pilihan)


def bertanda(teks: str) -> SafeString:
    """A highlighted text fit for a page: everything escaped, the hits marked."""
    aman = escape(teks).replace(MULAI, "<mark>").replace(AKHIR, "</mark>")
    return mark_safe(aman)


def perbaiki(saringan: Saringan) -> str:
    """The words with slips of the finger put right by what titles hold; empty when nothing resembles them."""
    semua = bahasa.kata(saringan.q[:TEKS_TERPANJANG])
    polos = Saringan(satker=saringan.satker)
    hasil = [satu if _ada(satu, polos) else _mirip(satu, polos) for satu in semua]
    return " ".join(hasil) if all(hasil) and hasil != semua else ""


def _ada(satu: str, saringan: Saringan) -> bool:
    kueri = SearchQuery(bahasa.kueri([satu]), config="indonesian", search_type="raw")
    return _tersaring(saringan).filter(vektor=kueri).order_by().exists()


def _mirip(satu: str, saringan: Saringan) -> str:
    """The word of a title that resembles it most; empty when none does."""
    if len(satu) < bahasa.AKAR_TERPENDEK:
        return ""
    besar = satu.upper()
    judul = _tersaring(saringan).alias(judul=Upper("nama")).filter(judul__trigram_word_similar=besar)
    terdekat = Func(Value(besar), F("judul"), function="word_similarity", output_field=FloatField())
    calon = judul.alias(mirip=terdekat).order_by("-mirip").values_list("nama", flat=True)
    kata = bahasa.ISTILAH | {k for nama in calon[:CALON] for k in bahasa.KATA.findall(nama.casefold())}
    return next(iter(difflib.get_close_matches(satu, kata, 1, KEMIRIPAN)), "")


def catat_hampa(teks: str, *, satker: Satker | None, hari: date) -> None:
    """Keep the words that found nothing, sorted, so that they tell of a wish and not of a person."""
    if kata := " ".join(sorted(KATA_SAJA.findall(" ".join(bahasa.kata(teks)))))[:80].strip():
        milik = PencarianHampa.objects.filter(satker=satker, kata=kata, hari=hari)
        if not milik.update(jumlah=F("jumlah") + 1):
            PencarianHampa.objects.bulk_create(
                [PencarianHampa(satker=satker, kata=kata, hari=hari)], ignore_conflicts=True
            )
            milik.update(jumlah=F("jumlah") + 1)


def pilihan_saring(satker: Satker) -> tuple[list[int], list[str]]:
    """The years and units that the office's published items have, in one look."""
    susunan = InformasiPublik.objects.filter(satker=satker).terbit().order_by()
    pasangan = set(susunan.values_list("tahun", "unit").distinct())
    return sorted({t for t, _ in pasangan}, reverse=True), sorted({u for _, u in pasangan})


def tawarkan(teks: str, *, satker: Satker, paling_banyak: int = 3) -> list[InformasiPublik]:
    """Informasi terbit kantor itu yang barangkali sudah menjawab permintaan yang sedang ditulis.

    Unlike a search not every word must be in it, but most of the title's sense: at least two words, or the only one.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.A angka 4 huruf d.
    """
    kata = bahasa.kata(teks[:1000])
    if not kata:
        return []
    setiap = [SearchQuery(bahasa.kueri([satu]), config="indonesian", search_type="raw") for satu in kata]
    salah_satu = setiap[0]
    for kueri in setiap[1:]:
        salah_satu |= kueri
    cocok: Any = sum((_kena(kueri) for kueri in setiap[1:]), _kena(setiap[0]))
    baris = InformasiPublik.objects.filter(satker=satker).terbit().filter(vektor=salah_satu)
    baris = baris.annotate(kena=cocok, peringkat=SearchRank(F("vektor"), salah_satu))
    perlu = min(2, len(kata)) if len(kata) < 5 else 3
    pilihan = baris.filter(kena__gte=perlu).order_by("-kena", "-peringkat", "-tahun", "-pk")
    return list(pilihan.select_related("satker").only(*KOLOM, "serah_di_meja", "satker__slug")[:paling_banyak])


class _Kena(Func):
    """1 when the vector matches, else 0."""

    template = "((%(expressions)s)::int)"
    arg_joiner = " @@ "
    output_field = IntegerField()


def _kena(kueri: SearchQuery) -> _Kena:
    return _Kena(F("vektor"), kueri)
