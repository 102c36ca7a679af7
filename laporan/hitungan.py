"""Each statistic as one named query over the register, for any set of offices and any span of days."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.db import connection

from keberatan import alur as alur_keberatan
from laporan import dimensi as D
from laporan.angka import Angka, Baris
from laporan.dimensi import Dimensi
from laporan.periode import Periode
from ppid.models import Satker

SEMUA = "semua"
PERMOHONAN = "permohonan_permohonan p JOIN k ON k.id = p.satker_id JOIN ppid_pemohon o ON o.id = p.pemohon_id"
KEBERATAN = "keberatan_keberatan p JOIN k ON k.id = p.satker_id"
# The offices with their day, the moments between which the period lies on their clock, and how far that is from UTC:
# Indonesia's three zones know no summer time, and a named zone costs three times as much for every row.
KANTOR = (
    "k AS MATERIALIZED (SELECT s.id, (%(at)s AT TIME ZONE s.zona_waktu)::date AS hari_ini,"
    " (%(awal)s::timestamp AT TIME ZONE s.zona_waktu) AS mulai,"
    " ((%(akhir)s::date + 1)::timestamp AT TIME ZONE s.zona_waktu) AS usai,"
    " (%(awal)s::timestamp AT TIME ZONE 'UTC') - (%(awal)s::timestamp AT TIME ZONE s.zona_waktu) AS zona_waktu"
    " FROM ppid_satker s WHERE s.id = ANY(%(kantor)s))"
)
HARI_LIBUR = "SELECT DISTINCT h.tanggal FROM ppid_harilibur h WHERE date_part('isodow', h.tanggal) < 6 AND"
# With the weekdays off of each office's calendar, in order.
BERKALENDER = KANTOR.replace(
    "SELECT s.id,",
    f"SELECT s.id, CASE WHEN s.id = ANY(ARRAY(SELECT satker_id FROM ppid_harilibur WHERE satker_id IS NOT NULL)) THEN"
    f" ARRAY({HARI_LIBUR} (h.satker_id IS NULL OR h.satker_id = s.id) ORDER BY 1)"
    f" ELSE ARRAY({HARI_LIBUR} h.satker_id IS NULL ORDER BY 1) END AS libur,",
)
# The constants let the planner know how much to expect, the office's own moments decide.
SEMASA = (
    "p.diterima_at >= %(sejak)s AND p.diterima_at < %(hingga)s AND p.diterima_at >= k.mulai AND p.diterima_at < k.usai"
)
MASA = "to_char(p.diterima_at AT TIME ZONE k.zona_waktu, 'YYYY-MM')"
# A constant that PostgreSQL takes for a column where it sorts.
TANPA_MASA = "''::text"
# The same person within one office: by the identity number's fingerprint, otherwise by name with contact.
SEORANG = (
    "COALESCE(NULLIF(o.identitas_sidik, ''), lower(o.nama || '|' ||"
    " COALESCE(NULLIF(o.telepon, ''), NULLIF(o.email, ''), o.alamat))) COLLATE \"C\""
)


def jalankan(sql: str, kantor: Sequence[int], periode: Periode, at: datetime, **lain: str) -> list[tuple[Any, ...]]:
    """The rows of a query over `KANTOR`, for these offices, days and moment."""
    isi: dict[str, Any] = lain | {
        "kantor": list(kantor),
        "awal": periode.awal,
        "akhir": periode.akhir,
        "sejak": periode.awal - timedelta(days=1),
        "hingga": periode.akhir + timedelta(days=2),
        "at": at,
    }
    with connection.cursor() as kursor:
        kursor.execute(sql, isi)
        return kursor.fetchall()


def _pecah(dari: str, kolom: Sequence[Dimensi], *, masa: str, semua: str = "") -> str:
    """Counts of every breakdown at once: one reading of the rows, a grouping set for each column.

    By office and `masa`; all offices together where there is none, for shorter keys are found faster.
    """
    menurut, milik = ("", "0, '', ") if masa == TANPA_MASA else ("satker_id, masa, ",) * 2
    kelompok = [f"({menurut}{satu.kunci})" for satu in kolom]
    pilih = [f"WHEN GROUPING({satu.kunci}) = 0 THEN '{satu.kunci}'" for satu in kolom]
    nilai = [f"WHEN GROUPING({satu.kunci}) = 0 THEN {satu.kunci}" for satu in kolom]
    if semua:
        kelompok.append(f"({menurut.removesuffix(', ')})")
    return (
        f"SELECT {milik}CASE {' '.join(pilih)} ELSE '{semua}' END,"
        f" CASE {' '.join(nilai)} ELSE '{SEMUA}' END, count(*)"
        f" FROM ({dari.format(masa=masa)}) x GROUP BY GROUPING SETS ({', '.join(kelompok)})"
    )


def _kolom(kolom: Sequence[Dimensi]) -> str:
    return ", ".join(f"{satu.sql} AS {satu.kunci}" for satu in kolom)


def _susun(mentah: Iterable[tuple[Any, ...]]) -> Iterator[Baris]:
    """Without the rows that a breakdown is not about."""
    return (Baris(*satu) for satu in mentah if satu[3] is not None)


def permohonan(kantor: Sequence[int], periode: Periode, *, at: datetime, per_bulan: bool = False) -> Iterator[Baris]:
    """Requests received in the period by every breakdown, and their applicants as `orang` counts them."""
    masa = MASA if per_bulan else TANPA_MASA
    dibaca = (
        f"SELECT p.satker_id, {masa} AS masa, {_kolom(D.PERMOHONAN)}, {SEORANG} AS seorang, p.diterima_at, p.id"
        f" FROM {PERMOHONAN} WHERE {SEMASA}"
    )
    # What an applicant says of himself has been read as a breakdown of his requests.
    dibaca_sebagai = {satu.sql.removeprefix("o."): satu.kunci for satu in D.PERMOHONAN}
    terakhir = (
        "SELECT DISTINCT ON (seorang, satker_id, masa) satker_id, masa,"
        f" {', '.join(f'{dibaca_sebagai[satu.sql]} AS {satu.kunci}' for satu in D.ORANG)}"
        " FROM b ORDER BY seorang, satker_id, masa, diterima_at DESC, id DESC"
    )
    # Read once for both.
    sql = (
        f"WITH {BERKALENDER}, b AS MATERIALIZED ({dibaca}) {_pecah('SELECT * FROM b', D.PERMOHONAN, masa=masa)}"
        f" UNION ALL {_pecah(terakhir, D.ORANG, masa=masa, semua='orang')}"
    )
    for satu in _susun(jalankan(sql, kantor, periode, at)):
        yield satu._replace(dimensi="hari") if satu.dimensi == "waktu" else satu


def orang(kantor: Sequence[int], periode: Periode, *, at: datetime, masa: str = TANPA_MASA) -> Iterator[Baris]:
    """Applicants of the period (or of each `masa`), each counted once in his office, as he last called himself."""
    dari = (
        f"SELECT DISTINCT ON (p.satker_id, {{masa}}, {SEORANG}) p.satker_id, {{masa}} AS masa,"
        f" {', '.join(f'o.{satu.sql} AS {satu.kunci}' for satu in D.ORANG)} FROM {PERMOHONAN} WHERE {SEMASA}"
        f" ORDER BY p.satker_id, {{masa}}, {SEORANG}, p.diterima_at DESC, p.id DESC"
    )
    sql = f"WITH {KANTOR} " + _pecah(dari, D.ORANG, masa=masa, semua="orang")
    return _susun(jalankan(sql, kantor, periode, at))


def keberatan(kantor: Sequence[int], periode: Periode, *, at: datetime, per_bulan: bool = False) -> Iterator[Baris]:
    """Objections received in the period, and the grounds that they name."""
    masa = MASA if per_bulan else TANPA_MASA
    dari = f"SELECT p.satker_id, {{masa}} AS masa, {_kolom(D.KEBERATAN)} FROM {KEBERATAN} WHERE {SEMASA}"
    alasan = (
        f"SELECT p.satker_id, {masa}, '{D.ALASAN_KEBERATAN.kunci}', a.huruf, count(*)"
        f" FROM {KEBERATAN} JOIN keberatan_alasankeberatan a ON a.keberatan_id = p.id WHERE {SEMASA} GROUP BY 1, 2, 4"
    )
    sql = f"WITH {KANTOR} {_pecah(dari, D.KEBERATAN, masa=masa)} UNION ALL {alasan}"
    return _susun(jalankan(sql, kantor, periode, at))


BELUM_DITANGGAPI = ", ".join(f"'{status.value}'" for status in sorted(alur_keberatan.BELUM_DITANGGAPI))


def lewat(kantor: Sequence[int], periode: Periode, *, at: datetime) -> Iterator[Baris]:
    """Of what was received in the period and is not answered, how much is late today: read from open cases only."""
    terbuka = (
        ("permohonan_permohonan", D.BELUM, D.SEMUA["ketepatan"]),
        ("keberatan_keberatan", BELUM_DITANGGAPI, D.SEMUA["ketepatan_keberatan"]),
    )
    bagian = (
        f"SELECT p.satker_id, '', '{satu.kunci}', 'lewat', count(*) FROM {tabel} p JOIN k ON k.id = p.satker_id"
        f" WHERE {SEMASA} AND p.status IN ({status}) AND {satu.sql} = 'lewat' GROUP BY 1"
        for tabel, status, satu in terbuka
    )
    return _susun(jalankan(f"WITH {KANTOR} {' UNION ALL '.join(bagian)}", kantor, periode, at))


PELAKSANAAN = (
    "CASE WHEN u.dilaksanakan_pada IS NOT NULL THEN 'dilaksanakan' WHEN u.perintah <> '' THEN 'menunggu'"
    " ELSE 'tanpa_perintah' END"
)
PERKARA = (
    "SELECT satker_id, didaftarkan_pada AS hari, 'sengketa' AS dimensi, status AS nilai, keberatan_id"
    " FROM keberatan_sengketa"
    " UNION ALL SELECT satker_id, digugat_pada, 'gugatan', 'pengadilan', keberatan_id FROM keberatan_sengketa"
    " UNION ALL SELECT satker_id, kasasi_pada, 'gugatan', 'kasasi', keberatan_id FROM keberatan_sengketa"
    " UNION ALL SELECT s.satker_id, u.tanggal, CASE WHEN u.tingkat = 'komisi' THEN 'putusan_komisi'"
    " ELSE 'putusan_pengadilan' END, u.hasil, s.keberatan_id FROM keberatan_putusansengketa u"
    " JOIN keberatan_sengketa s ON s.id = u.sengketa_id"
    " UNION ALL SELECT s.satker_id, u.tanggal, CASE WHEN u.tingkat = 'komisi' THEN 'pelaksanaan_komisi'"
    f" ELSE 'pelaksanaan_pengadilan' END, {PELAKSANAAN}, s.keberatan_id FROM keberatan_putusansengketa u"
    " JOIN keberatan_sengketa s ON s.id = u.sengketa_id"
)
# What happened on one day of an office, from tables that keep days.
HARIAN = (
    "SELECT i.satker_id, (i.diumumkan_at AT TIME ZONE k.zona_waktu)::date AS hari, 'terbit' AS dimensi, 1 AS jumlah"
    " FROM dip_informasipublik i JOIN k ON k.id = i.satker_id WHERE i.diumumkan_at IS NOT NULL"
    " UNION ALL SELECT i.satker_id, (b.terbit_at AT TIME ZONE k.zona_waktu)::date, 'unggahan', 1"
    " FROM dip_berkasinformasi b JOIN dip_informasipublik i ON i.id = b.informasi_id JOIN k ON k.id = i.satker_id"
    " WHERE b.terbit_at IS NOT NULL"
    " UNION ALL SELECT i.satker_id, n.hari, 'unduhan', n.jumlah FROM dip_unduhanharian n"
    " JOIN dip_informasipublik i ON i.id = n.informasi_id"
    " UNION ALL SELECT n.satker_id, n.hari, 'kunjungan', n.jumlah FROM ppid_kunjunganharian n"
)


def perkara(kantor: Sequence[int], periode: Periode, *, at: datetime, per_bulan: bool = False) -> Iterator[Baris]:
    """Disputes registered, lawsuits brought and rulings given in the period, with what became of the rulings."""
    masa = "to_char(hari, 'YYYY-MM')" if per_bulan else TANPA_MASA
    sql = (
        f"WITH {KANTOR} SELECT satker_id, {masa}, dimensi, nilai, count(*) FROM ({PERKARA}) x"
        " WHERE satker_id IN (SELECT id FROM k) AND hari BETWEEN %(awal)s AND %(akhir)s GROUP BY 1, 2, 3, 4"
    )
    return _susun(jalankan(sql, kantor, periode, at))


def layanan_daring(
    kantor: Sequence[int], periode: Periode, *, at: datetime, per_bulan: bool = False
) -> Iterator[Baris]:
    """Items announced, files published, downloads and pages read, by month."""
    masa = "to_char(hari, 'YYYY-MM')" if per_bulan else TANPA_MASA
    sql = (
        f"WITH {KANTOR} SELECT satker_id, {masa}, dimensi, to_char(hari, 'YYYY-MM'), sum(jumlah) FROM ({HARIAN}) x"
        " WHERE satker_id IN (SELECT id FROM k) AND hari BETWEEN %(awal)s AND %(akhir)s GROUP BY 1, 2, 3, 4"
    )
    return _susun(jalankan(sql, kantor, periode, at))


def informasi(kantor: Sequence[int], *, pada: date, at: datetime) -> Iterator[Baris]:
    """Items of the list of public information that anybody could read at the end of that day."""
    hari = Periode(pada, pada)
    sql = (
        f"WITH {KANTOR} SELECT i.satker_id, '', 'dip', i.kategori, count(*) FROM dip_informasipublik i"
        " JOIN k ON k.id = i.satker_id WHERE i.diumumkan_at < k.usai"
        " AND (i.ditarik_at IS NULL OR i.ditarik_at >= k.usai) GROUP BY 1, 4"
    )
    return _susun(jalankan(sql, kantor, hari, at))


def tersedia_sejak(kantor: Sequence[int]) -> date | None:
    """Since when these offices keep their list of public information here; None while it is empty."""
    with connection.cursor() as kursor:
        kursor.execute(
            "SELECT min((awal AT TIME ZONE k.zona_waktu)::date) FROM ppid_satker k CROSS JOIN LATERAL"
            " (SELECT min(i.diumumkan_at) AS awal FROM dip_informasipublik i WHERE i.satker_id = k.id) x"
            " WHERE k.id = ANY(%s)",
            [list(kantor)],
        )
        return kursor.fetchone()[0]


def hitung(kantor: Sequence[Satker], periode: Periode, *, at: datetime) -> Angka:
    """All figures of these offices for that period, from the register as it stands.

    Dasar: UU 14/2008 Pasal 12.
    """
    pk = [satker.pk for satker in kantor]
    dip_pada = hari_daftar(kantor, periode, at=at)
    baris = [
        *permohonan(pk, periode, at=at),
        *keberatan(pk, periode, at=at),
        *perkara(pk, periode, at=at),
        *layanan_daring(pk, periode, at=at),
        *informasi(pk, pada=dip_pada, at=at),
    ]
    return Angka(baris, periode=periode, dip_pada=dip_pada, pada=kantor[0].hari_ini(at))


def hari_daftar(kantor: Sequence[Satker], periode: Periode, *, at: datetime) -> date:
    """The day whose list of public information belongs to the period's figures."""
    hari_ini = kantor[0].hari_ini(at)
    sejak = tersedia_sejak([satker.pk for satker in kantor])
    # A list that is kept here only since after the period is counted as it stands, and the table says so.
    return min(periode.akhir, hari_ini) if sejak and sejak <= periode.akhir else hari_ini
