import pytest
from cryptography.fernet import Fernet, InvalidToken
from django.test import override_settings

from ppid import sandi
from tests.factories import NIK_UJI


@pytest.fixture(autouse=True)
def kunci_segar():
    sandi._kunci.cache_clear()
    yield
    sandi._kunci.cache_clear()


def test_yang_tertutup_tidak_terbaca_dan_dapat_dibuka_kembali():
    tertutup = sandi.tutup(NIK_UJI)
    assert NIK_UJI not in tertutup
    assert sandi.buka(tertutup) == NIK_UJI


def test_kunci_baru_di_depan_masih_membuka_yang_lama():
    lama, baru = Fernet.generate_key().decode(), Fernet.generate_key().decode()
    with override_settings(IDENTITAS_KUNCI=[lama]):
        tertutup = sandi.tutup(NIK_UJI)
    sandi._kunci.cache_clear()
    with override_settings(IDENTITAS_KUNCI=[baru, lama]):
        assert sandi.buka(tertutup) == NIK_UJI
        assert Fernet(baru).decrypt(sandi.tutup(NIK_UJI).encode()).decode() == NIK_UJI


def test_tanpa_kuncinya_tidak_dapat_dibuka():
    tertutup = sandi.tutup(NIK_UJI)
    sandi._kunci.cache_clear()
    with override_settings(IDENTITAS_KUNCI=[Fernet.generate_key().decode()]), pytest.raises(InvalidToken):
        sandi.buka(tertutup)


@pytest.mark.parametrize("tulisan", ["3517 0141 0790 0001", "3517-0141-0790-0001", NIK_UJI])
def test_nomor_yang_sama_bersidik_sama_bagaimanapun_ditulis(tulisan):
    assert sandi.sidik(tulisan) == sandi.sidik(NIK_UJI)
    assert NIK_UJI not in sandi.sidik(tulisan)


@pytest.mark.parametrize(
    ("nomor", "samar"),
    [(NIK_UJI, "••••••••••••0001"), ("A1234567", "••••••67"), ("123", "•••"), ("", "")],
)
def test_yang_terlihat_paling_banyak_empat_dan_paling_banyak_seperempat(nomor, samar):
    assert sandi.samarkan(nomor) == samar
