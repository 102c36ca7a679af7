import os

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import TransactionTestCase

from ppid.peran import Peran
from tests.factories import kantor, petugas

# A file goes to one worker whole: one that takes a minute must not be the last to start.
LAMA = ("basis_data_mati", "hak_akses", "peramban/", "test_demo", "setengah_tahun", "test_rekap", "test_outbox")


def pytest_collection_modifyitems(config, items):
    """The long tests belong to `make test-full`; the longest files come first."""
    items.sort(key=lambda butir: not any(nama in butir.nodeid for nama in LAMA))
    if os.environ.get("PPID_TEST_FULL"):
        return
    panjang = [butir for butir in items if butir.get_closest_marker("lengkap")]
    config.hook.pytest_deselected(items=panjang)
    items[:] = [butir for butir in items if butir not in panjang]


class _Acuan:
    """The reference data that every test finds, and whether a test has changed it."""

    # What the migrations put there.
    TETAP = ("django_migrations", "django_content_type", "auth_permission")
    sidik: dict[str, str] = {}

    @classmethod
    def muat(cls) -> None:
        call_command("muat_acuan", verbosity=0)
        cls.sidik = cls._sidik(cls._berisi())

    @classmethod
    def pulihkan(cls) -> None:
        """Empty what a threaded test has filled, triggers off because histories refuse.

        Django's own flush truncates every table and makes every permission anew, which takes longer than most tests.
        """
        berisi = cls._berisi()
        utuh = cls.sidik if cls._sidik(list(cls.sidik)) == cls.sidik else {}
        with connection.cursor() as kursor:
            kursor.execute("SET session_replication_role = replica")
            for tabel in berisi:
                if tabel not in utuh:
                    kursor.execute(f"DELETE FROM {tabel}")
            kursor.execute("SET session_replication_role = DEFAULT")
        if not utuh:
            cls.muat()

    @classmethod
    def _berisi(cls) -> list[str]:
        tabel = [t for t in connection.introspection.table_names() if t not in cls.TETAP]
        with connection.cursor() as kursor:
            kursor.execute(" UNION ALL ".join(f"(SELECT '{t}' FROM {t} LIMIT 1)" for t in tabel))
            return [nama for (nama,) in kursor.fetchall()]

    @staticmethod
    def _sidik(tabel: list[str]) -> dict[str, str]:
        isi = (f"SELECT '{t}', md5(string_agg(b::text, E'\\n' ORDER BY b::text)) FROM {t} b" for t in tabel)
        with connection.cursor() as kursor:
            kursor.execute(" UNION ALL ".join(isi))
            return dict(kursor.fetchall())


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Every test finds the reference data: offices, holidays, periods, legal bases."""
    with django_db_blocker.unblock():
        call_command("createcachetable", verbosity=0)
        _Acuan.muat()


TransactionTestCase._fixture_teardown = lambda self: _Acuan.pulihkan()


@pytest.fixture
def jombang(db):
    return kantor("3517")


@pytest.fixture
def desk(jombang):
    return petugas(Peran.DESK, jombang)


@pytest.fixture
def ppid(jombang):
    return petugas(Peran.PPID, jombang)


@pytest.fixture
def penghubung(jombang):
    return petugas(Peran.PENGHUBUNG, jombang, unit="Subbag Teknis")


@pytest.fixture
def atasan(jombang):
    return petugas(Peran.ATASAN, jombang)
