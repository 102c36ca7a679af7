"""Finding what is published: word forms, other names of the field, slips of the finger; over one office or all."""

import difflib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, NamedTuple

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db import connection
from django.db.models import F, FloatField, Func, IntegerField, Value
from django.db.models.functions import Upper
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from dip import bahasa
from dip.kategori import Kategori
from dip.models import InformasiPublik, PencarianHampa
from dip.models.informasi import InformasiQuerySet
from ppid.models import Satker

SEHALAMAN = 20
# More hits than this are not counted, and not ranked: whoever finds so many reads the newest first.
HITUNG_PALING_BANYAK = 1000
# As many characters of what somebody types are read.
TEKS_TERPANJANG = 200
MULAI, AKHIR = "\x02", "\x03"
KEMIRIPAN = 0.75
CALON = 20
UMUR_HAMPA = timedelta(days=400)
# Letters are long and polite: so many of their words are looked at for an offer.
KATA_TAWARAN = 16
# Two texts are of one matter when so many of their words are the same: this share of the shorter one, and three.
SERUPA = 0.7
KATA_SERUPA = 3
CALON_SERUPA = 60
# Words of a name that say what kind of paper it is and of which vote, not what it is about.
TANPA_POKOK = frozenset(
    {"keputusan", "pengumuman", "penetapan", "salinan", "dokumen", "tahun", "pemilu", "pemilihan", "kpu", "kip", "demo"}
)
# What is kept of words that found nothing: letters only, so no number or address of anybody.
KATA_SAJA = re.compile(r"[a-z]{2,}")
KOLOM_TAWARAN = ("acuan", "nama", "unit", "tahun", "kategori", "satker_id", "serah_di_meja", "satker__slug")


@dataclass(frozen=True, slots=True, kw_only=True)
class Saringan:
    """What a reader asked for."""

    q: str = ""
    kategori: str = ""
    tahun: int | None = None
    unit: str = ""
    satker: Satker | None = None
    halaman: int = 1


class Temuan(NamedTuple):
    """One row of what was found: what a list shows, nothing more. The last three are marked by MULAI and AKHIR."""

    acuan: str
    nama: str
    ringkasan: str
    unit: str
    tahun: int
    kategori: str
    slug: str
    kantor: str
    sorot_nama: str = ""
    sorot: str = ""
    petikan: str = ""

    @property
    def nama_kategori(self) -> str:
        return str(Kategori(self.kategori).label)

    @property
    def ada_petikan(self) -> bool:
        """Whether the words stand inside a file."""
        return MULAI in self.petikan


@dataclass(frozen=True, slots=True)
class Hasil:
    """One page of what was found. `lebih`: more than HITUNG_PALING_BANYAK; `dikoreksi`: the words as understood."""

    baris: list[Temuan]
    jumlah: int
    lebih: bool
    dikoreksi: str = ""


KOLOM = "i.acuan, i.nama, i.ringkasan, i.unit, i.tahun, i.kategori, k.slug, k.nama"
SELURUHNYA = f"StartSel={MULAI},StopSel={AKHIR},HighlightAll=true"
SEPETIK = f"StartSel={MULAI},StopSel={AKHIR},MaxFragments=1,MaxWords=30,MinWords=10"
# The hits of one page are chosen first; only theirs are then read and marked.
SOROTAN = """,
    ts_headline('indonesian', i.nama, t, %(seluruhnya)s), ts_headline('indonesian', i.ringkasan, t, %(seluruhnya)s),
    CASE WHEN i.teks_terbit = '' THEN '' ELSE ts_headline('indonesian', left(i.teks_terbit, 20000), t, %(sepetik)s) END
"""
HALAMAN = """
SELECT {kolom}{sorotan}
FROM (
    SELECT id, row_number() OVER () AS urut
    FROM (SELECT id FROM dip_informasipublik WHERE {syarat} ORDER BY {urutan} LIMIT %(banyak)s OFFSET %(awal)s) a
) h JOIN dip_informasipublik i ON i.id = h.id JOIN ppid_satker k ON k.id = i.satker_id{kueri}
ORDER BY h.urut
"""
TERBARU = "diumumkan_at DESC, id DESC"
# What was typed counts, in any of its forms; other names of it only find.
TERCOCOK = "ts_rank(vektor, to_tsquery('indonesian', %(tepat)s)) DESC, tahun DESC, id DESC"


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
    kata = bahasa.kata(teks)
    if teks and not kata:
        return Hasil([], 0, False)
    syarat, nilai = _syarat(saringan, kata)
    with connection.cursor() as kursor:
        kursor.execute(
            f"SELECT count(*) FROM (SELECT 1 FROM dip_informasipublik WHERE {syarat} LIMIT %(hitung)s) x", nilai
        )
        jumlah = kursor.fetchone()[0]
        lebih = jumlah > HITUNG_PALING_BANYAK
        perintah = HALAMAN.format(
            kolom=KOLOM,
            syarat=syarat,
            sorotan=SOROTAN if kata else "",
            kueri=", to_tsquery('indonesian', %(kueri)s) t" if kata else "",
            urutan=TERCOCOK if kata and not lebih else TERBARU,
        )
        kursor.execute(perintah, nilai)
        baris = [Temuan(*satu) for satu in kursor.fetchall()]
    return Hasil(baris, min(jumlah, HITUNG_PALING_BANYAK), lebih)


def _syarat(saringan: Saringan, kata: list[str]) -> tuple[str, dict[str, Any]]:
    """The condition and its values; only column names of ours stand in it, never what somebody typed."""
    nilai: dict[str, Any] = {
        "hitung": HITUNG_PALING_BANYAK + 1,
        "banyak": SEHALAMAN,
        "awal": (saringan.halaman - 1) * SEHALAMAN,
        "seluruhnya": SELURUHNYA,
        "sepetik": SEPETIK,
    }
    syarat = ["status = 'terbit'"]
    if saringan.satker is not None:
        syarat.append("satker_id = %(satker)s")
        nilai["satker"] = saringan.satker.pk
    for nama in ("kategori", "tahun", "unit"):
        if isi := getattr(saringan, nama):
            syarat.append(f"{nama} = %({nama})s")
            nilai[nama] = isi
    if kata:
        syarat.append("vektor @@ to_tsquery('indonesian', %(kueri)s)")
        nilai |= {"kueri": bahasa.kueri(kata), "tepat": " | ".join(kata)}
    return " AND ".join(syarat), nilai


def bertanda(teks: str) -> SafeString:
    """A highlighted text fit for a page: everything escaped, the hits marked."""
    aman = escape(teks).replace(MULAI, "<mark>").replace(AKHIR, "</mark>")
    return mark_safe(aman)


def perbaiki(saringan: Saringan) -> str:
    """The words with slips of the finger put right by what titles hold; empty when nothing resembles them."""
    semua = bahasa.kata(saringan.q[:TEKS_TERPANJANG])
    hasil = [satu if _ada(satu, saringan.satker) else _mirip(satu, saringan.satker) for satu in semua]
    return " ".join(hasil) if all(hasil) and hasil != semua else ""


def _terbit(satker: Satker | None) -> InformasiQuerySet:
    baris = InformasiPublik.objects.terbit()
    return baris.filter(satker=satker) if satker else baris


def _ada(satu: str, satker: Satker | None) -> bool:
    kueri = SearchQuery(bahasa.kueri([satu]), config="indonesian", search_type="raw")
    return _terbit(satker).filter(vektor=kueri).order_by().exists()


def _mirip(satu: str, satker: Satker | None) -> str:
    """The word of a title that resembles it most; empty when none does."""
    if len(satu) < bahasa.AKAR_TERPENDEK:
        return ""
    besar = satu.upper()
    judul = _terbit(satker).alias(judul=Upper("nama")).filter(judul__trigram_word_similar=besar)
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


def buang_hampa(*, pada: date) -> int:
    """Throw away words that found nothing and that no report asks for any more; returns how many rows."""
    return PencarianHampa.objects.filter(hari__lt=pada - UMUR_HAMPA).delete()[0]


def pilihan_saring(satker: Satker) -> tuple[list[int], list[str]]:
    """The years and units that the office's published items have, in one look."""
    susunan = InformasiPublik.objects.filter(satker=satker).terbit().order_by()
    pasangan = set(susunan.values_list("tahun", "unit").distinct())
    return sorted({t for t, _ in pasangan}, reverse=True), sorted({u for _, u in pasangan})


def tawarkan(teks: str, *, satker: Satker, paling_banyak: int = 3) -> list[InformasiPublik]:
    """Informasi terbit kantor itu yang barangkali sudah menjawab permintaan yang sedang ditulis.

    Unlike a search not every word must be in it: two of them, the only one, or three of five and more.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.A angka 4 huruf d.
    """
    baris = _mirip_isi(teks, InformasiPublik.objects.filter(satker=satker))
    return list(baris.only(*KOLOM_TAWARAN)[:paling_banyak])


def _mirip_isi(teks: str, dari: InformasiQuerySet) -> InformasiQuerySet:
    """Published items that hold enough of the words of the text, most words first; nothing for one without words."""
    kata = bahasa.kata(teks[:1000], paling_banyak=KATA_TAWARAN)
    if not kata:
        return dari.none()
    setiap = [SearchQuery(bahasa.kueri([satu]), config="indonesian", search_type="raw") for satu in kata]
    salah_satu = setiap[0]
    for kueri in setiap[1:]:
        salah_satu |= kueri
    cocok: Any = sum((_kena(kueri) for kueri in setiap[1:]), _kena(setiap[0]))
    baris = dari.terbit().filter(vektor=salah_satu)
    baris = baris.annotate(kena=cocok, peringkat=SearchRank(F("vektor"), salah_satu))
    perlu = min(2, len(kata)) if len(kata) < 5 else 3
    pilihan = baris.filter(kena__gte=perlu).order_by("-kena", "-peringkat", "-tahun", "-pk")
    return pilihan.select_related("satker")


def serupa_di_kantor_lain(pokok: Iterable[str], *, satker: Satker, paling_banyak: int = 10) -> list[InformasiPublik]:
    """Informasi terbit kantor lain yang namanya tentang hal yang sama dengan salah satu pokok itu.

    Names are compared, without the words that only say whose and of which year; a document that merely mentions the
    matter stays away.

    Dasar: UU 14/2008 Pasal 19.
    """
    lain = InformasiPublik.objects.exclude(satker=satker)
    hasil: dict[int, InformasiPublik] = {}
    for teks in pokok:
        kata = bahasa.kata(teks[:1000], paling_banyak=KATA_TAWARAN)
        for satu in _mirip_isi(teks, lain).only(*KOLOM_TAWARAN, "satker__nama")[:CALON_SERUPA]:
            if _sepokok(kata, satu.nama, satu.satker.nama):
                hasil.setdefault(satu.pk, satu)
    return list(hasil.values())[:paling_banyak]


def _sepokok(kata: Sequence[str], nama: str, kantor: str) -> bool:
    """Whether enough words of the name, each in any of its forms, are among those words."""
    milik = set(bahasa.kata(kantor)) | TANPA_POKOK
    satu, dua = (
        [k for k in semua if k not in milik and k.isalpha()]
        for semua in (kata, bahasa.kata(nama, paling_banyak=KATA_TAWARAN))
    )
    pendek = min(len(satu), len(dua))
    akar = [bahasa.akar(k) | {k} for k in satu]
    sama = sum(any((bahasa.akar(k) | {k}) & dasar for dasar in akar) for k in dua)
    return sama >= max(min(KATA_SERUPA, pendek), SERUPA * pendek, 1)


class _Kena(Func):
    """1 when the vector matches, else 0."""

    template = "((%(expressions)s)::int)"
    arg_joiner = " @@ "
    output_field = IntegerField()


def _kena(kueri: SearchQuery) -> _Kena:
    return _Kena(F("vektor"), kueri)
