"""The rollup: figures of every office and month added up beforehand, and kept equal to the base queries.

Triggers append to RekapUsang the office and month of every row that a figure reads, whoever changes it and how. What
waits there is added up again from the register and replaced; every night all of it is compared.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import chain
from typing import Any

from django.db import connection, transaction

from laporan import dimensi as D
from laporan import hitungan
from laporan.angka import Angka, Baris
from laporan.models import PeriksaRekap
from laporan.periode import BULANAN, TAHUNAN, TRIWULAN, Periode, bulan, tahun, triwulan
from ppid.models import HariLibur, Satker

# An office and a month, by its first day.
KantorBulan = tuple[int, date]
# What one office has under one `masa`, by breakdown and cell.
Isi = dict[tuple[str, str], int]
Sel = dict[tuple[int, str], Isi]

KUNCI_REKAP = 0x52454B41
# A hundred offices with a year each: about two seconds and a hundred thousand cells in memory.
SEKALI = 1_200
# Up to here the register itself answers within a tenth of a second, also for the busiest offices known: when something
# waits it is asked instead, and reading a page writes nothing.
KANTOR_DIHITUNG_LANGSUNG = 8
# So many office-months are added up again in well under a second, while somebody waits for his page.
SEDIKIT = 200
CONTOH = 10

ORANG = ["orang", *(satu.kunci for satu in D.ORANG)]
# Whether an open case is late changes with the clock and without any row: it is stored as not answered.
BERJAM = {"ketepatan", "ketepatan_keberatan"}
MASA_TRIWULAN = "to_char(p.diterima_at AT TIME ZONE k.zona_waktu, 'YYYY-\"Q\"Q')"
MASA_TAHUN = "to_char(p.diterima_at AT TIME ZONE k.zona_waktu, 'YYYY')"


def segarkan(
    *,
    at: datetime,
    paling_banyak: int = SEKALI,
    kantor: Collection[int] | None = None,
    periode: Periode | None = None,
) -> int:
    """Add up again what changed, all or nothing; returns how many office-months. Call until 0.

    What another worker holds is left to him.
    """
    with transaction.atomic():
        usang = _ambil(paling_banyak, kantor, periode)
        if usang:
            # Who is changing the calendar has looked for the answers that it moves: wait for him, and he for us.
            HariLibur.objects.kunci(berubah=False)
            _kunci({satker for satker, _ in usang})
            _tulis(_menurut_register(usang, at=at))
    return len(usang)


def _syarat(kantor: Collection[int] | None, periode: Periode | None) -> tuple[str, dict[str, Any]]:
    syarat: list[str] = ["true"]
    isi: dict[str, Any] = {}
    if kantor is not None:
        syarat.append("satker_id = ANY(%(kantor)s)")
        isi["kantor"] = list(kantor)
    if periode is not None:
        syarat.append("bulan BETWEEN %(awal)s AND %(akhir)s")
        isi |= {"awal": periode.awal.replace(day=1), "akhir": periode.akhir}
    return " AND ".join(syarat), isi


def _ambil(paling_banyak: int, kantor: Collection[int] | None, periode: Periode | None) -> set[KantorBulan]:
    """Take the marks of so many office-months: the newest years first, an office's months of a year together."""
    syarat, isi = _syarat(kantor, periode)
    with connection.cursor() as kursor:
        kursor.execute(
            "DELETE FROM laporan_rekapusang WHERE id = ANY(ARRAY("
            " SELECT u.id FROM laporan_rekapusang u JOIN ("
            f"  SELECT satker_id, bulan FROM laporan_rekapusang WHERE {syarat} GROUP BY 1, 2"
            "  ORDER BY date_part('year', bulan) DESC, satker_id, bulan LIMIT %(paling_banyak)s"
            " ) g USING (satker_id, bulan) FOR UPDATE OF u SKIP LOCKED"
            ")) RETURNING satker_id, bulan",
            isi | {"paling_banyak": paling_banyak},
        )
        usang = set(kursor.fetchall())
        # The years of the calendar that this very transaction has marked are not marked any more.
        kursor.execute("SELECT set_config('laporan.kalender_ditandai', '', true)")
        return usang


def _kunci(kantor: Collection[int]) -> None:
    """Nobody else writes these offices' figures until commit. In one order, so that no two wait in a circle."""
    with connection.cursor() as kursor:
        kursor.execute(
            "SELECT pg_advisory_xact_lock(%s, satker) FROM unnest(%s::int[]) AS satker", [KUNCI_REKAP, sorted(kantor)]
        )


def _masa(hari: date) -> tuple[str, str, str]:
    """The month, and the quarter and the year that people are counted in besides."""
    return bulan(hari).kode, triwulan(hari).kode, tahun(hari).kode


def _menurut_register(dicari: Iterable[KantorBulan], *, at: datetime) -> Sel:
    """What the base queries say of these office-months, with the people of their quarters and years."""
    setahun: dict[tuple[int, int], list[date]] = defaultdict(list)
    for satker, awal in sorted(dicari):
        setahun[satker, awal.year].append(awal)
    # Offices that lack the same months are counted together.
    kelompok: dict[tuple[date, ...], list[int]] = defaultdict(list)
    for (satker, _), bulannya in setahun.items():
        kelompok[tuple(bulannya)].append(satker)
    hasil: Sel = {}
    for yang_sama, kantor in kelompok.items():
        masa = {satu for awal in yang_sama for satu in _masa(awal)}
        hasil |= {(satker, satu): {} for satker in kantor for satu in masa}
        for baris in _dasar(kantor, yang_sama[0], yang_sama[-1], at=at):
            isi = hasil.get((baris.satker, baris.masa))
            if isi is not None and baris.jumlah:
                nilai = "belum" if baris.dimensi in BERJAM and baris.nilai == "lewat" else baris.nilai
                isi[baris.dimensi, nilai] = isi.get((baris.dimensi, nilai), 0) + int(baris.jumlah)
    return hasil


def _dasar(kantor: list[int], awal: date, akhir: date, *, at: datetime) -> Iterator[Baris]:
    """The base queries over a span of months within one year."""
    bulannya = Periode(awal, bulan(akhir).akhir)
    kuartal = Periode(triwulan(awal).awal, triwulan(akhir).akhir)
    return chain(
        hitungan.permohonan(kantor, bulannya, at=at, per_bulan=True),
        hitungan.keberatan(kantor, bulannya, at=at, per_bulan=True),
        hitungan.perkara(kantor, bulannya, at=at, per_bulan=True),
        hitungan.layanan_daring(kantor, bulannya, at=at, per_bulan=True),
        hitungan.orang(kantor, kuartal, at=at, masa=MASA_TRIWULAN),
        hitungan.orang(kantor, tahun(awal), at=at, masa=MASA_TAHUN),
    )


def _tulis(sel: Sel) -> None:
    """Put these figures in the place of what stands there, in one statement; equal ones are not touched."""
    baris = [(*kunci, *nama, jumlah) for kunci, isi in sel.items() for nama, jumlah in isi.items()]
    satker, masa, dimensi, nilai, jumlah = (list(kolom) for kolom in zip(*baris, strict=True)) if baris else [[]] * 5
    kolom = {"satker": satker, "masa": masa, "dimensi": dimensi, "nilai": nilai, "jumlah": jumlah}
    with connection.cursor() as kursor:
        kursor.execute(
            "WITH baru AS ("
            "  SELECT * FROM unnest(%(satker)s::bigint[], %(masa)s::text[], %(dimensi)s::text[], %(nilai)s::text[],"
            "   %(jumlah)s::int[]) AS b(satker_id, masa, dimensi, nilai, jumlah)"
            "), buang AS ("
            "  DELETE FROM laporan_rekap r USING unnest(%(semua_satker)s::bigint[], %(semua_masa)s::text[])"
            "   AS g(satker_id, masa) WHERE r.satker_id = g.satker_id AND r.masa = g.masa AND NOT EXISTS ("
            "   SELECT FROM baru b WHERE (b.masa, b.satker_id, b.dimensi, b.nilai)"
            "    = (r.masa, r.satker_id, r.dimensi, r.nilai))"
            ") INSERT INTO laporan_rekap (satker_id, masa, dimensi, nilai, jumlah) SELECT * FROM baru"
            " ON CONFLICT (masa, satker_id, dimensi, nilai) DO UPDATE SET jumlah = EXCLUDED.jumlah"
            " WHERE laporan_rekap.jumlah <> EXCLUDED.jumlah",
            kolom | {"semua_satker": [k[0] for k in sel], "semua_masa": [k[1] for k in sel]},
        )


def hitung_cepat(kantor: Sequence[Satker], periode: Periode, *, at: datetime) -> Angka:
    """All figures of these offices for that period: from the rollup where it is up to date or soon can be.

    Dasar: UU 14/2008 Pasal 12.
    """
    if not periode.bulan_penuh:
        return hitungan.hitung(kantor, periode, at=at)
    pk = [satker.pk for satker in kantor]
    menunggu = _menunggu(pk, periode)
    if len(pk) > KANTOR_DIHITUNG_LANGSUNG and 0 < menunggu <= SEDIKIT:
        segarkan(at=at, paling_banyak=SEDIKIT, kantor=pk, periode=periode)
        menunggu = _menunggu(pk, periode)
    # Too much, few offices, or in a worker's hands just now: the register is slower, but it is never behind.
    return hitungan.hitung(kantor, periode, at=at) if menunggu else dari_rekap(kantor, periode, at=at)


def _menunggu(kantor: Collection[int] | None = None, periode: Periode | None = None) -> int:
    """How many office-months changed and are not added up again yet."""
    syarat, isi = _syarat(kantor, periode)
    with connection.cursor() as kursor:
        kursor.execute(
            f"SELECT count(*) FROM (SELECT FROM laporan_rekapusang WHERE {syarat} GROUP BY satker_id, bulan) x", isi
        )
        return kursor.fetchone()[0]


def dari_rekap(kantor: Sequence[Satker], periode: Periode, *, at: datetime) -> Angka:
    """All figures of these offices for that period from the rollup, as they stood when it was last added up.

    Days that are no whole months are counted from the register.

    Dasar: UU 14/2008 Pasal 12.
    """
    if not periode.bulan_penuh:
        return hitungan.hitung(kantor, periode, at=at)
    pk = [satker.pk for satker in kantor]
    baris = _baca(pk, periode)
    if any(satu.dimensi in BERJAM and satu.nilai == "belum" for satu in baris):
        baris += _yang_lewat(hitungan.lewat(pk, periode, at=at))
    if periode.jenis not in (BULANAN, TRIWULAN, TAHUNAN):
        baris += hitungan.orang(pk, periode, at=at)
    dip_pada = hitungan.hari_daftar(kantor, periode, at=at)
    baris += hitungan.informasi(pk, pada=dip_pada, at=at)
    return Angka(baris, periode=periode, dip_pada=dip_pada, pada=kantor[0].hari_ini(at))


def _baca(kantor: Sequence[int], periode: Periode) -> list[Baris]:
    """The cells of all these offices together."""
    with connection.cursor() as kursor:
        kursor.execute(
            "SELECT 0, '', dimensi, nilai, sum(jumlah) FROM laporan_rekap WHERE masa = ANY(%(masa)s)"
            # People are not the sum of their months.
            " AND satker_id = ANY(%(kantor)s) AND (masa = %(kode)s OR dimensi <> ALL(%(orang)s)) GROUP BY 3, 4",
            {
                "masa": sorted({periode.kode, *(f"{awal:%Y-%m}" for awal in periode.bulan_bulan())}),
                "kantor": list(kantor),
                "kode": periode.kode,
                "orang": ORANG,
            },
        )
        return [Baris(*satu) for satu in kursor.fetchall()]


def _yang_lewat(baris: Iterable[Baris]) -> Iterator[Baris]:
    """The late ones, and as many fewer that still have time."""
    for satu in baris:
        yield satu
        yield satu._replace(nilai="belum", jumlah=-satu.jumlah)


def keadaan_rekap() -> tuple[int, PeriksaRekap | None]:
    """How many office-months wait to be added up again, and the last comparison with the register."""
    return _menunggu(), PeriksaRekap.objects.first()


def periksa(*, at: datetime) -> PeriksaRekap:
    """Compare every office-month with the register; what differs without a mark is put right, and reported."""
    while segarkan(at=at):
        pass
    beda: list[tuple[int, str]] = []
    terisi = _terisi()
    for awal in range(0, len(terisi), SEKALI):
        beda += _periksa_bagian(terisi[awal : awal + SEKALI], at=at)
    kode = dict(Satker.objects.values_list("pk", "kode"))
    contoh = [f"{kode[satker]} {masa}" for satker, masa in beda[:CONTOH]]
    return PeriksaRekap.objects.create(at=at, bulan=len(terisi), berbeda=len(beda), contoh=contoh)


def _terisi() -> list[KantorBulan]:
    """Every office-month that the register or the rollup has something in, a year's together."""
    with connection.cursor() as kursor:
        kursor.execute(
            "SELECT satker_id, bulan FROM laporan_bulan_terisi(ARRAY(SELECT id FROM ppid_satker))"
            " UNION SELECT satker_id, bulan FROM laporan_rekapusang"
        )
        terisi = set(kursor.fetchall())
        # What the rollup alone has must go, also people of a quarter or a year without any month.
        kursor.execute("SELECT DISTINCT satker_id, masa FROM laporan_rekap")
        tercakup = {(satker, masa) for satker, awal in terisi for masa in _masa(awal)}
        terisi |= {(satker, _awal(masa)) for satker, masa in kursor.fetchall() if (satker, masa) not in tercakup}
    return sorted(terisi, key=lambda satu: (satu[1].year, *satu))


def _awal(masa: str) -> date:
    """The first day of "2024-03", "2024-Q1" or "2024"."""
    tahunnya, _, sisa = masa.partition("-")
    bulannya = int(sisa[1:]) * 3 - 2 if sisa.startswith("Q") else int(sisa or 1)
    return date(int(tahunnya), bulannya, 1)


def _periksa_bagian(terisi: list[KantorBulan], *, at: datetime) -> list[tuple[int, str]]:
    with transaction.atomic():
        HariLibur.objects.kunci(berubah=False)
        kantor = {satker for satker, _ in terisi}
        _kunci(kantor)
        benar = _menurut_register(terisi, at=at)
        tertulis = _tertulis(benar)
        # Read last: what was changed while the register was read has its mark by now, and nobody can have taken it.
        ditandai = _ditandai(kantor)
        beda = {kunci: isi for kunci, isi in benar.items() if isi != tertulis.get(kunci, {}) and kunci not in ditandai}
        if beda:
            _tulis(beda)
    return sorted(beda)


def _tertulis(kunci: Collection[tuple[int, str]]) -> Sel:
    hasil: Sel = defaultdict(dict)
    with connection.cursor() as kursor:
        kursor.execute(
            "SELECT r.satker_id, r.masa, r.dimensi, r.nilai, r.jumlah FROM laporan_rekap r"
            " JOIN unnest(%s::bigint[], %s::text[]) AS g(satker_id, masa)"
            " ON r.satker_id = g.satker_id AND r.masa = g.masa",
            [[k[0] for k in kunci], [k[1] for k in kunci]],
        )
        for satker, masa, dimensi, nilai, jumlah in kursor:
            hasil[satker, masa][dimensi, nilai] = jumlah
    return hasil


def _ditandai(kantor: Collection[int]) -> set[tuple[int, str]]:
    syarat, isi = _syarat(kantor, None)
    with connection.cursor() as kursor:
        kursor.execute(f"SELECT DISTINCT satker_id, bulan FROM laporan_rekapusang WHERE {syarat}", isi)
        return {(satker, masa) for satker, awal in kursor.fetchall() for masa in _masa(awal)}
