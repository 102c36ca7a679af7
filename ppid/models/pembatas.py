from datetime import datetime, timedelta

from django.db import connection, models


class PembatasManager(models.Manager["Pembatas"]):
    def catat(self, kunci: str, *, at: datetime, jendela: timedelta) -> int:
        """Count one more try under `kunci` in the current window; returns how many there are now.

        One upsert, in PostgreSQL, so that limits hold with Redis down and across workers.
        """
        mulai = datetime.fromtimestamp(at.timestamp() // jendela.total_seconds() * jendela.total_seconds(), at.tzinfo)
        with connection.cursor() as kursor:
            kursor.execute(
                f"INSERT INTO {self.model._meta.db_table} (kunci, mulai, hitungan) VALUES (%s, %s, 1)"
                f" ON CONFLICT (kunci) DO UPDATE SET"
                f" hitungan = CASE WHEN {self.model._meta.db_table}.mulai = EXCLUDED.mulai"
                f" THEN {self.model._meta.db_table}.hitungan + 1 ELSE 1 END, mulai = EXCLUDED.mulai RETURNING hitungan",
                [kunci, mulai],
            )
            return kursor.fetchone()[0]


class Pembatas(models.Model):
    """How often something was tried in a window. Keys are fingerprints, never addresses or numbers."""

    kunci = models.CharField(max_length=80, primary_key=True)
    mulai = models.DateTimeField(db_index=True)
    hitungan = models.PositiveIntegerField()

    objects = PembatasManager()

    def __str__(self) -> str:
        return f"{self.kunci}: {self.hitungan}"
