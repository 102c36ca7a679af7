from datetime import timedelta

from ppid.models import Pembatas
from tests.factories import SENIN

JAM = timedelta(hours=1)


def test_percobaan_dihitung_per_kunci_dalam_satu_jendela(db):
    assert [Pembatas.objects.catat("a", at=SENIN, jendela=JAM) for _ in range(3)] == [1, 2, 3]
    assert Pembatas.objects.catat("b", at=SENIN, jendela=JAM) == 1


def test_jendela_baru_mulai_dari_satu(db):
    Pembatas.objects.catat("a", at=SENIN, jendela=JAM)
    assert Pembatas.objects.catat("a", at=SENIN + JAM, jendela=JAM) == 1
