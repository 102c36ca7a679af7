from collections.abc import Sequence
from datetime import datetime

from keberatan.models import BerkasKeberatan, Keberatan
from permohonan.models import Sifat
from permohonan.models.berkas import SIFAT_PRIBADI
from ppid.models import Berkas, Kelas, Pengguna
from ppid.unggahan import UnggahanBersih


def lampirkan(
    kasus: Keberatan, berkas: Sequence[tuple[Sifat, UnggahanBersih]], *, oleh: Pengguna | None, at: datetime
) -> list[BerkasKeberatan]:
    """Store checked files with the objection; papers of a person lie encrypted."""
    return [
        BerkasKeberatan.objects.create(
            keberatan=kasus,
            sifat=sifat,
            berkas=Berkas.objects.simpan(
                unggahan.isi,
                satker=kasus.satker,
                kelas=Kelas.IDENTITAS if sifat in SIFAT_PRIBADI else Kelas.KASUS,
                nama=unggahan.nama,
                mime=unggahan.mime,
                oleh=oleh,
                at=at,
            ),
        )
        for sifat, unggahan in berkas
    ]
