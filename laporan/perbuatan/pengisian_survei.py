from collections.abc import Sequence
from datetime import datetime

from django.db import IntegrityError, transaction

from laporan.models import UNSUR, JawabanSurvei
from laporan.skm import TERENDAH, TERTINGGI
from laporan.survei import dapat_diisi
from permohonan.models import Permohonan
from ppid.galat import AturanDilanggar

SUDAH_DIISI = "Survei untuk permohonan ini sudah diisi. Terima kasih."


def isi_survei(permohonan: Permohonan, *, nilai: Sequence[int], catatan: str = "", at: datetime) -> JawabanSurvei:
    """Simpan jawaban pemohon atas sembilan pertanyaan, satu kali untuk satu permohonan.

    `nilai` are 1 to 4 in the order of the elements. Nothing else waits for it, and the case's own history does not
    tell that it was answered.

    Raises AturanDilanggar when it was answered before, or there is no answer of the office to judge yet.

    Dasar: PermenPANRB 14/2017.
    """
    if not dapat_diisi(permohonan):
        raise AturanDilanggar("Survei dapat diisi sesudah permohonan dijawab.")
    if len(nilai) != len(UNSUR) or not all(TERENDAH <= satu <= TERTINGGI for satu in nilai):
        raise AturanDilanggar("Jawab kesembilan pertanyaan dengan salah satu pilihannya.")
    try:
        # Of two that come at once the database keeps the first.
        with transaction.atomic():
            return JawabanSurvei.objects.create(
                permohonan=permohonan,
                satker=permohonan.satker,
                hari=permohonan.satker.hari_ini(at),
                catatan=catatan,
                **dict(zip(UNSUR, nilai, strict=True)),
            )
    except IntegrityError as galat:
        raise AturanDilanggar(SUDAH_DIISI) from galat
