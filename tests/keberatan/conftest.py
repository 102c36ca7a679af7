import pytest

from tests.factories import kantor
from tests.keberatan.peraga import TimKeberatan


@pytest.fixture
def tim(db):
    """The officers of Jombang."""
    return TimKeberatan(kantor())
