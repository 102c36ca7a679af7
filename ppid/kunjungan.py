"""How many public pages of each office were read: no cookie, no session, no address.

Pages are counted in the process and written by a thread of its own, 20 seconds after the first of them or once 50
have gathered: a page never waits for the database, and readers of one hot page do not queue for one row. A process
that is killed loses at most what it gathered in those seconds; one that ends writes what it has.
"""

import atexit
import logging
from collections import Counter
from datetime import UTC, datetime
from threading import Condition, Lock, Thread

from django.db import connection

JEDA = 20.0
SEKALIGUS = 50
# The office is found, and the hour becomes a day of its own calendar, only here: time zones begin on full hours.
# In one order, so that two processes do not wait for each other in a circle.
TAMBAHKAN = (
    "INSERT INTO ppid_kunjunganharian AS ada (satker_id, hari, jumlah)"
    " SELECT s.id, (t.jam AT TIME ZONE s.zona_waktu)::date, sum(t.jumlah)"
    " FROM unnest(%s::text[], %s::timestamptz[], %s::int[]) AS t(slug, jam, jumlah)"
    " JOIN ppid_satker s ON s.slug = t.slug GROUP BY 1, 2 ORDER BY 1, 2"
    " ON CONFLICT (satker_id, hari) DO UPDATE SET jumlah = ada.jumlah + EXCLUDED.jumlah"
)
catatan = logging.getLogger(__name__)
# Pages of an office's address within one hour of the world.
Hitungan = Counter[tuple[str, datetime]]


def simpan(isi: Hitungan) -> None:
    """Add these counts to their offices and days; what names no office is dropped."""
    kunci = list(isi)
    with connection.cursor() as kursor:
        kursor.execute(TAMBAHKAN, [[slug for slug, _ in kunci], [jam for _, jam in kunci], [isi[k] for k in kunci]])


class Pencatat:
    """Gathers counts from all threads of a process and writes them by and by."""

    def __init__(self, *, jeda: float = JEDA) -> None:
        self._jeda = jeda
        self._isyarat = Condition()
        self._menulis = Lock()
        self._isi: Hitungan = Counter()
        # Counted since the last attempt to write.
        self._baru = 0
        self._gagal = False
        self._penulis: Thread | None = None

    def tambah(self, slug: str, *, at: datetime) -> None:
        """One page of that office was read."""
        jam = at.astimezone(UTC).replace(minute=0, second=0, microsecond=0)
        with self._isyarat:
            self._isi[slug, jam] += 1
            self._baru += 1
            if self._baru >= SEKALIGUS:
                self._isyarat.notify_all()
            if self._penulis is None or not self._penulis.is_alive():
                self._penulis = Thread(target=self._bekerja, name="kunjungan", daemon=True)
                self._penulis.start()

    def tulis(self) -> None:
        """Write what was gathered. What the database does not take is kept for the next time."""
        with self._menulis:
            with self._isyarat:
                isi, self._isi, self._baru = self._isi, Counter(), 0
            if not isi:
                return
            try:
                simpan(isi)
                self._gagal = False
            except Exception:
                catatan.warning("Hitungan kunjungan belum tersimpan; dicoba lagi.", exc_info=True)
                with self._isyarat:
                    self._isi.update(isi)
                    self._gagal = True

    def _bekerja(self) -> None:
        """Write until nothing is left; the next page starts another thread."""
        while self._menunggu():
            self.tulis()
            # Between two writes no connection is held.
            connection.close()

    def _menunggu(self) -> bool:
        with self._isyarat:
            # While the database is away it is asked now and then, not for every fifty pages.
            self._isyarat.wait_for(lambda: self._baru >= SEKALIGUS and not self._gagal, timeout=self._jeda)
            if self._isi:
                return True
            self._penulis = None
            return False


PENCATAT = Pencatat()
atexit.register(PENCATAT.tulis)
