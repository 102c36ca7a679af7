from datetime import datetime

from keberatan.models import Keberatan
from keberatan.perbuatan.pendaftaran import IsianKeberatan, daftarkan
from permohonan.models import Asal, Permohonan
from permohonan.putusan import Kanal
from ppid.models import Satker
from ppid.peran import Peran


def ajukan(
    isian: IsianKeberatan, *, satker: Satker, permohonan: Permohonan | None, token: str, at: datetime
) -> Keberatan:
    """Ajukan keberatan kepada Atasan PPID: dicatat, diberi nomor, kode lacak, dan hari tanggapan seketika.

    The same submission `token` sent again gives the same objection. Raises AturanDilanggar when there is no ground,
    a ground needs a request, a proxy shows no letter, or the request was withdrawn.

    Dasar: UU 14/2008 Pasal 35 ayat (1); UU 14/2008 Pasal 36 ayat (1).
    """
    return daftarkan(
        isian,
        satker=satker,
        permohonan=permohonan,
        asal=Asal.LAMAN,
        kanal=Kanal.LAMAN,
        diterima_at=at,
        oleh=None,
        peran=Peran.PEMOHON,
        at=at,
        token=token,
    )
