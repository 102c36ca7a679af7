from django.db import connection, models

from ppid.models.satker import Satker


class PenomoranQuerySet(models.QuerySet):
    def berikut(self, satker: Satker, register: str, tahun: int, *, banyak: int = 1) -> int:
        """The next number of that register, or the first of `banyak` in a row. Call it last inside the transaction.

        One upsert locks the counter until commit: numbers are unique, without gaps, in order of commit, and a
        rollback gives the number back.
        """
        tabel = self.model._meta.db_table
        with connection.cursor() as kursor:
            kursor.execute(
                f"INSERT INTO {tabel} (satker_id, register, tahun, terakhir) VALUES (%s, %s, %s, %s)"
                f" ON CONFLICT (satker_id, register, tahun)"
                f" DO UPDATE SET terakhir = {tabel}.terakhir + EXCLUDED.terakhir RETURNING terakhir",
                [satker.pk, register, tahun, banyak],
            )
            return kursor.fetchone()[0] - banyak + 1


class Penomoran(models.Model):
    """Last number given in one register of one office in one local year."""

    satker = models.ForeignKey(Satker, models.PROTECT, related_name="+")
    register = models.CharField(max_length=10)
    tahun = models.PositiveSmallIntegerField()
    terakhir = models.PositiveIntegerField()

    objects = PenomoranQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["satker", "register", "tahun"], name="penomoran_tunggal")]

    def __str__(self) -> str:
        return f"{self.register} {self.tahun}: {self.terakhir}"


BULAN_ROMAWI = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def susun_nomor(urut: int, register: str, satker: Satker, tanggal) -> str:
    """`014/PPID/3517/XI/2026`: serial, register, office code, month, year of the local day of receipt."""
    return f"{urut:03d}/{register}/{satker.kode}/{BULAN_ROMAWI[tanggal.month - 1]}/{tanggal.year}"
