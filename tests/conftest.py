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


def _muat_acuan() -> None:
    call_command("muat_acuan", verbosity=0)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Every test finds the reference data: offices, holidays, periods, legal bases."""
    with django_db_blocker.unblock():
        call_command("createcachetable", verbosity=0)
        _muat_acuan()


_bongkar = TransactionTestCase._fixture_teardown


def _bongkar_lalu_muat(self) -> None:
    """Histories refuse TRUNCATE: the flush after a threaded test runs with triggers off, then data is loaded again."""
    with connection.cursor() as kursor:
        kursor.execute("SET session_replication_role = replica")
        _bongkar(self)
        kursor.execute("SET session_replication_role = DEFAULT")
    _muat_acuan()


TransactionTestCase._fixture_teardown = _bongkar_lalu_muat


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
