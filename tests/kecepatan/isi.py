"""A seeded nation: so many closed requests and open ones over every office, multiplied from one real case by SQL."""

from datetime import datetime

from django.db import connection

from permohonan.models import Permohonan
from ppid.models import Pemohon, Satker
from tests.factories import SENIN, kantor, permohonan_diproses, petugas

# One office so large that its register is an export of a hundred thousand rows.
KANTOR_BESAR = "3171"
SAAT: datetime = SENIN

UMUM = {
    "satker_id": "k.id",
    "acuan": "substr(md5('a' || i), 1, 22)",
    "token_kirim": "NULL",
    "urut": "i",
    "nomor": "i || '/PPID/' || k.kode || '/III/2026'",
    "rincian_informasi": "'Data hasil pemilihan dan daftar pemilih tetap daerah pemilihan ' || (i % 12)",
}
BUKA = {
    "diterima_at": "timestamptz '2026-03-09 03:00Z' + (i % 20) * interval '1 day'",
    "dicatat_at": "timestamptz '2026-03-09 03:00Z' + (i % 20) * interval '1 day'",
    "jatuh_tempo": "date '2026-03-30' + (i % 20)::int",
    "jatuh_tempo_awal": "date '2026-03-30' + (i % 20)::int",
}
TUTUP = {
    "status": "'selesai'",
    "putusan": "'seluruhnya'",
    "tahun": "2020 + (i % 5)",
    "diterima_at": "timestamptz '2020-01-01 03:00Z' + (i % 1800) * interval '1 day'",
    "dicatat_at": "timestamptz '2020-01-01 03:00Z' + (i % 1800) * interval '1 day'",
    "diputus_at": "timestamptz '2020-01-08 03:00Z' + (i % 1800) * interval '1 day'",
    "diserahkan_at": "timestamptz '2020-01-09 03:00Z' + (i % 1800) * interval '1 day'",
    "ditutup_at": "timestamptz '2020-01-10 03:00Z' + (i % 1800) * interval '1 day'",
    "jatuh_tempo": "date '2020-01-15' + (i % 1800)::int",
    "jatuh_tempo_awal": "date '2020-01-15' + (i % 1800)::int",
}


def _salin(tabel: str, contoh: int, ganti: dict[str, str], sumber: str, syarat: str = "true") -> None:
    """INSERT … SELECT of one row's columns, some of them replaced by expressions over `i` and the office `k`."""
    with connection.cursor() as kursor:
        kolom = [k.name for k in connection.introspection.get_table_description(kursor, tabel)]
        pilih = ", ".join(ganti.get(nama, f"p.{nama}") for nama in kolom)
        kursor.execute(
            f"INSERT INTO {tabel} ({', '.join(kolom)})"
            f" SELECT {pilih} FROM {tabel} p, {sumber} WHERE p.id = {contoh} AND {syarat}"
        )


class Bangsa:
    """What has been made so far, and where the next numbers begin."""

    def __init__(self) -> None:
        self.jombang = kantor("3517")
        self.desk = petugas("desk", self.jombang)
        self.ppid = petugas("ppid", self.jombang)
        self.contoh = permohonan_diproses(oleh=self.desk)

    def isi(self, banyak: int, *, tutup: bool, kode: str = "") -> None:
        """So many more cases, over all offices in turn or in one."""
        # Numbers that no filing reaches meanwhile.
        awal = max(1_000_000, Permohonan.objects.latest("pk").pk) + 1
        akhir = awal + banyak - 1
        pemohon = Pemohon.objects.latest("pk").pk + 1
        deret = f"generate_series({awal}, {akhir}) i"
        geser = pemohon - awal
        _salin("ppid_pemohon", self.contoh.pemohon_id, {"id": f"{geser} + i"}, deret)
        jumlah = Satker.objects.count()
        kantor_kantor = "(SELECT id, kode, row_number() OVER (ORDER BY kode) - 1 AS n FROM ppid_satker) k"
        _salin(
            "permohonan_permohonan",
            self.contoh.pk,
            {**UMUM, **(TUTUP if tutup else BUKA), "id": "i", "pemohon_id": f"{geser} + i"},
            f"{deret}, {kantor_kantor}",
            f"k.kode = '{kode}'" if kode else f"k.n = i % {jumlah}",
        )
        with connection.cursor() as kursor:
            for tabel in ("ppid_pemohon", "permohonan_permohonan"):
                kursor.execute(f"SELECT setval(pg_get_serial_sequence('{tabel}', 'id'), max(id)) FROM {tabel}")
            # A test runs inside a transaction, where only counting is allowed.
            hampa = "ANALYZE" if connection.in_atomic_block else "VACUUM ANALYZE"
            kursor.execute(f"{hampa} permohonan_permohonan")
