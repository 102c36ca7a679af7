import pytest

from permohonan.impor import impor
from ppid.acuan import DATA
from tests.factories import kantor
from tests.laporan.peraga import SAAT, orang_kantor


@pytest.fixture
def orang_serang(db):
    return orang_kantor(kantor("3673"))


@pytest.fixture
def serang(orang_serang):
    satker = kantor("3673")
    impor(satker, DATA / "register-serang-2024.xlsx", oleh=orang_serang["desk"], at=SAAT)
    return satker
