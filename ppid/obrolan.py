"""The operator's chat: a line with a number and a link to a channel that the operator configured."""

import apprise
from django.conf import settings

SEMUA = "*"


def alamat(kode: str) -> str:
    """The channel of that office, else the one for every office; empty when none is configured."""
    return settings.SALURAN_OBROLAN.get(kode) or settings.SALURAN_OBROLAN.get(SEMUA, "")


def kirim(kode: str, teks: str) -> str:
    """Say it in the office's channel. Raises OSError when the channel does not take it."""
    saluran = apprise.Apprise()
    saluran.add(alamat(kode))
    if not saluran.notify(body=teks):
        raise OSError("saluran obrolan tidak menerima")
    return "diterima saluran obrolan"
