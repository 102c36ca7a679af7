import pytest

from tests.perbuatan.peraga import Tim


@pytest.fixture
def tim(jombang):
    return Tim(jombang)
