"""Triggers that note which office and month changed, on every table that the figures read.

They lie on tables of lower apps, yet are this app's: what is below knows nothing of reports. Each only appends, so
two who file at the same office never wait for each other.
"""

from django.db import migrations

# A month on the office's own clock.
BULAN = "date_trunc('month', {} AT TIME ZONE k.zona_waktu)::date"
PERMOHONAN = f"SELECT p.satker_id, {BULAN.format('p.diterima_at')} AS bulan"
KEBERATAN = "JOIN keberatan_keberatan p ON p.id = d.keberatan_id JOIN ppid_satker k ON k.id = p.satker_id"

# For each table: the columns that a figure may depend on, and the months of changed rows `d` made of these columns.
TABEL = {
    "permohonan_permohonan": (
        "id, satker_id, pemohon_id, asal, diterima_at, diputus_at, putusan, status, kanal, jenis_informasi_id,"
        # Before the answer a due date only says what is late today, and that is never stored.
        " jalur, CASE WHEN diputus_at IS NOT NULL THEN COALESCE(jatuh_tempo_penilaian, jatuh_tempo) END,"
        " alasan_perpanjangan, alasan_penolakan_asal, alasan_tidak_diberikan_asal, kepuasan",
        f"SELECT d.satker_id, {BULAN.format('d.diterima_at')} AS bulan"
        " FROM d JOIN ppid_satker k ON k.id = d.satker_id",
        "tambah ubah hapus",
    ),
    "ppid_pemohon": (
        "id, jenis, nama, identitas_sidik, telepon, email, alamat, jenis_kelamin, pekerjaan",
        f"{PERMOHONAN} FROM d JOIN permohonan_permohonan p ON p.pemohon_id = d.id"
        " JOIN ppid_satker k ON k.id = p.satker_id",
        # Filing writes the applicant before his request, which marks the month itself.
        "ubah",
    ),
    "permohonan_keputusan": (
        "id, permohonan_id, tahap, uji_id, alasan_tidak_diberikan",
        f"{PERMOHONAN} FROM d JOIN permohonan_permohonan p ON p.id = d.permohonan_id"
        " JOIN ppid_satker k ON k.id = p.satker_id",
        "tambah ubah hapus",
    ),
    "permohonan_keterlambatan": (
        "id, permohonan_id, langkah, sebab",
        f"{PERMOHONAN} FROM d JOIN permohonan_permohonan p ON p.id = d.permohonan_id"
        " JOIN ppid_satker k ON k.id = p.satker_id",
        "tambah ubah hapus",
    ),
    "dip_ujikonsekuensi": (
        "id, huruf",
        f"{PERMOHONAN} FROM d JOIN permohonan_keputusan c ON c.uji_id = d.id"
        " JOIN permohonan_permohonan p ON p.id = c.permohonan_id JOIN ppid_satker k ON k.id = p.satker_id",
        "ubah",
    ),
    "keberatan_keberatan": (
        "id, satker_id, diterima_at, hasil, status, kanal, ditanggapi_at,"
        " CASE WHEN ditanggapi_at IS NOT NULL THEN jatuh_tempo END, sikap",
        f"SELECT d.satker_id, {BULAN.format('d.diterima_at')} AS bulan"
        " FROM d JOIN ppid_satker k ON k.id = d.satker_id",
        "tambah ubah hapus",
    ),
    "keberatan_alasankeberatan": ("id, keberatan_id, huruf", f"{PERMOHONAN} FROM d {KEBERATAN}", "tambah ubah hapus"),
    "keberatan_tanggapan": (
        "id, keberatan_id, perintah <> '', dilaksanakan_at IS NOT NULL",
        f"{PERMOHONAN} FROM d {KEBERATAN}",
        "tambah ubah hapus",
    ),
    "keberatan_sengketa": (
        "id, satker_id, status, didaftarkan_pada, digugat_pada, kasasi_pada",
        "SELECT d.satker_id, date_trunc('month', h.hari)::date AS bulan"
        " FROM d, LATERAL (VALUES (d.didaftarkan_pada), (d.digugat_pada), (d.kasasi_pada)) h(hari)"
        " UNION ALL SELECT d.satker_id, date_trunc('month', u.tanggal)::date"
        " FROM d JOIN keberatan_putusansengketa u ON u.sengketa_id = d.id",
        "tambah ubah hapus",
    ),
    "keberatan_putusansengketa": (
        "id, sengketa_id, tanggal, tingkat, hasil, perintah <> '', dilaksanakan_pada IS NOT NULL",
        "SELECT s.satker_id, date_trunc('month', d.tanggal)::date AS bulan"
        " FROM d JOIN keberatan_sengketa s ON s.id = d.sengketa_id",
        "tambah ubah hapus",
    ),
    "dip_informasipublik": (
        "id, satker_id, diumumkan_at",
        f"SELECT d.satker_id, {BULAN.format('d.diumumkan_at')} AS bulan FROM d JOIN ppid_satker k ON k.id = d.satker_id"
        # What belongs to an item goes with it when its office is put right.
        f" UNION ALL SELECT d.satker_id, {BULAN.format('b.terbit_at')} FROM d"
        " JOIN dip_berkasinformasi b ON b.informasi_id = d.id JOIN ppid_satker k ON k.id = d.satker_id"
        " UNION ALL SELECT d.satker_id, date_trunc('month', n.hari)::date"
        " FROM d JOIN dip_unduhanharian n ON n.informasi_id = d.id",
        "tambah ubah hapus",
    ),
    "dip_berkasinformasi": (
        "id, informasi_id, terbit_at",
        f"SELECT i.satker_id, {BULAN.format('d.terbit_at')} AS bulan FROM d"
        " JOIN dip_informasipublik i ON i.id = d.informasi_id JOIN ppid_satker k ON k.id = i.satker_id",
        "tambah ubah hapus",
    ),
    "dip_unduhanharian": (
        "id, informasi_id, hari, jumlah",
        "SELECT i.satker_id, date_trunc('month', d.hari)::date AS bulan"
        " FROM d JOIN dip_informasipublik i ON i.id = d.informasi_id WHERE d.jumlah > 0",
        "tambah ubah hapus",
    ),
    "ppid_kunjunganharian": (
        "id, satker_id, hari, jumlah",
        "SELECT d.satker_id, date_trunc('month', d.hari)::date AS bulan FROM d WHERE d.jumlah > 0",
        "tambah ubah hapus",
    ),
    "ppid_satker": (
        "id, zona_waktu",
        # By the old clock a row may have stood in the month before or after.
        "SELECT b.satker_id, (b.bulan + geser * interval '1 month')::date AS bulan"
        " FROM laporan_bulan_terisi(ARRAY(SELECT d.id FROM d)) b, generate_series(-1, 1) geser",
        "ubah",
    ),
}
BEDA = "(SELECT {k} FROM lama EXCEPT SELECT {k} FROM baru) UNION ALL (SELECT {k} FROM baru EXCEPT SELECT {k} FROM lama)"
PEMICU = {
    "tambah": ("INSERT", "NEW TABLE AS baru"),
    "ubah": ("UPDATE", "OLD TABLE AS lama NEW TABLE AS baru"),
    "hapus": ("DELETE", "OLD TABLE AS lama"),
}

TERISI = f"""
CREATE FUNCTION laporan_bulan_terisi(kantor bigint[]) RETURNS TABLE (satker_id bigint, bulan date)
LANGUAGE sql STABLE AS $$
SELECT x.satker_id, x.bulan FROM (
    SELECT p.satker_id, {BULAN.format('p.diterima_at')} AS bulan
    FROM permohonan_permohonan p JOIN ppid_satker k ON k.id = p.satker_id
    UNION ALL SELECT p.satker_id, {BULAN.format('p.diterima_at')}
    FROM keberatan_keberatan p JOIN ppid_satker k ON k.id = p.satker_id
    UNION ALL SELECT s.satker_id, date_trunc('month', h.hari)::date
    FROM keberatan_sengketa s, LATERAL (VALUES (s.didaftarkan_pada), (s.digugat_pada), (s.kasasi_pada)) h(hari)
    UNION ALL SELECT s.satker_id, date_trunc('month', u.tanggal)::date
    FROM keberatan_putusansengketa u JOIN keberatan_sengketa s ON s.id = u.sengketa_id
    UNION ALL SELECT i.satker_id, {BULAN.format('i.diumumkan_at')}
    FROM dip_informasipublik i JOIN ppid_satker k ON k.id = i.satker_id
    UNION ALL SELECT i.satker_id, {BULAN.format('b.terbit_at')}
    FROM dip_berkasinformasi b JOIN dip_informasipublik i ON i.id = b.informasi_id JOIN ppid_satker k ON k.id = i.satker_id
    UNION ALL SELECT i.satker_id, date_trunc('month', n.hari)::date
    FROM dip_unduhanharian n JOIN dip_informasipublik i ON i.id = n.informasi_id WHERE n.jumlah > 0
    UNION ALL SELECT n.satker_id, date_trunc('month', n.hari)::date FROM ppid_kunjunganharian n WHERE n.jumlah > 0
) x WHERE x.satker_id = ANY (kantor) AND x.bulan IS NOT NULL GROUP BY 1, 2
$$;
"""

# A day off moves working days of every answer that was under way in its year. A decree is written day by day, so
# the register is searched once for each year and office in a transaction, not once for each day.
KALENDER = f"""
CREATE FUNCTION rekap_usang_kalender() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    satu record;
    kunci text;
    sudah text := COALESCE(current_setting('laporan.kalender_ditandai', true), '');
BEGIN
    FOR satu IN SELECT DISTINCT d.satker_id, date_part('year', d.tanggal)::int AS tahun FROM ({{beda}}) d LOOP
        kunci := '/' || satu.tahun || ':' || COALESCE(satu.satker_id, 0) || '/';
        CONTINUE WHEN strpos(sudah, kunci) > 0;
        INSERT INTO laporan_rekapusang (satker_id, bulan)
        SELECT DISTINCT p.satker_id, {BULAN.format('p.diterima_at')}
        FROM permohonan_permohonan p JOIN ppid_satker k ON k.id = p.satker_id
        WHERE (satu.satker_id IS NULL OR p.satker_id = satu.satker_id)
            AND p.diterima_at < make_date(satu.tahun + 1, 1, 2) AND p.diputus_at >= make_date(satu.tahun, 1, 1) - 1;
        sudah := sudah || kunci;
        PERFORM set_config('laporan.kalender_ditandai', sudah, true);
    END LOOP;
    RETURN NULL;
END $$;
"""


def _pemicu(tabel: str, fungsi: str, kapan: str) -> str:
    hasil = ""
    for nama in kapan.split():
        operasi, rujukan = PEMICU[nama]
        hasil += (
            f"CREATE TRIGGER rekap_usang_{nama} AFTER {operasi} ON {tabel} REFERENCING {rujukan}"
            f" FOR EACH STATEMENT EXECUTE FUNCTION {fungsi}();\n"
        )
    return hasil


def _fungsi(tabel: str, kolom: str, bulan: str) -> str:
    def tandai(sumber: str) -> str:
        return (
            f"WITH d AS ({sumber}) INSERT INTO laporan_rekapusang (satker_id, bulan)"
            f" SELECT DISTINCT x.satker_id, x.bulan FROM ({bulan}) x WHERE x.bulan IS NOT NULL;"
        )

    # The plan is made once in a session, perhaps for a single row: it must stay linear when a thousand come, and must
    # not read a whole register for one row when it was made for a thousand. So row by row through the indexes.
    return f"""
CREATE FUNCTION rekap_usang_{tabel}() RETURNS trigger LANGUAGE plpgsql
SET enable_hashjoin = off SET enable_mergejoin = off AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN {tandai(f"SELECT {kolom} FROM baru")}
    ELSIF TG_OP = 'DELETE' THEN {tandai(f"SELECT {kolom} FROM lama")}
    ELSE {tandai(BEDA.format(k=kolom))}
    END IF;
    RETURN NULL;
END $$;
"""


def _kalender() -> str:
    # One function for each operation would be three times the text: the rows that changed are chosen by it instead.
    hasil = ""
    for nama, beda in (
        ("tambah", "SELECT satker_id, tanggal FROM baru"),
        ("ubah", BEDA.format(k="id, satker_id, tanggal")),
        ("hapus", "SELECT satker_id, tanggal FROM lama"),
    ):
        hasil += KALENDER.replace("rekap_usang_kalender", f"rekap_usang_kalender_{nama}").replace("{beda}", beda)
        hasil += _pemicu("ppid_harilibur", f"rekap_usang_kalender_{nama}", nama)
    return hasil


MAJU = (
    TERISI
    + "".join(
        _fungsi(tabel, kolom, bulan) + _pemicu(tabel, f"rekap_usang_{tabel}", kapan)
        for tabel, (kolom, bulan, kapan) in TABEL.items()
    )
    + _kalender()
    # What the register holds already is all still to be added up.
    + "INSERT INTO laporan_rekapusang (satker_id, bulan)"
    " SELECT satker_id, bulan FROM laporan_bulan_terisi(ARRAY(SELECT id FROM ppid_satker));"
)
MUNDUR = "".join(
    f"DROP FUNCTION {fungsi}() CASCADE;\n"
    for fungsi in (
        *(f"rekap_usang_{tabel}" for tabel in TABEL),
        *(f"rekap_usang_kalender_{nama}" for nama in PEMICU),
    )
) + "DROP FUNCTION laporan_bulan_terisi(bigint[]);"


class Migration(migrations.Migration):

    dependencies = [
        ('dip', '0003_daftar_informasi'),
        ('keberatan', '0001_keberatan'),
        ('laporan', '0001_laporan'),
        ('permohonan', '0008_langkah_sengketa'),
        ('ppid', '0006_laporan_dan_kunjungan'),
    ]

    operations = [migrations.RunSQL(MAJU, MUNDUR)]
