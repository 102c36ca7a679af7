import pytest

from ppid.peran import Peran
from tests.factories import kantor, petugas


@pytest.fixture
def tim(jombang, desk, ppid, penghubung, atasan):
    """Everybody who has a part in the list of one office."""
    return {
        "desk": desk,
        "ppid": ppid,
        "penghubung": penghubung,
        "atasan": atasan,
        "pertimbangan": petugas(Peran.PERTIMBANGAN, jombang),
        "pembina": petugas(Peran.PEMBINA, jombang),
    }


@pytest.fixture
def tim_lain(db):
    """The same of another office."""
    serang = kantor("3673")
    return {p.value: petugas(p, serang) for p in (Peran.PPID, Peran.ATASAN, Peran.PENGHUBUNG)}
