from datetime import datetime

from permohonan.models import Asal, Permohonan
from permohonan.perbuatan.pendaftaran import Isian, daftarkan
from permohonan.putusan import Kanal
from ppid.models import Satker
from ppid.peran import Peran


def ajukan(isian: Isian, *, satker: Satker, token: str, at: datetime) -> Permohonan:
    """Ajukan permohonan informasi: dicatat, diberi nomor dan kode lacak seketika.

    The same submission `token` sent again gives the same case, whatever else was sent with it.
    Raises AturanDilanggar when the applicant cannot be reached.

    Dasar: UU 14/2008 Pasal 22 ayat (1) sampai dengan ayat (6).
    """
    return daftarkan(
        isian,
        satker=satker,
        asal=Asal.LAMAN,
        kanal=Kanal.LAMAN,
        diterima_at=at,
        oleh=None,
        peran=Peran.PEMOHON,
        at=at,
        token=token,
    )
