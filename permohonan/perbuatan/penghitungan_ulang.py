from datetime import datetime

from django.db import connection

from permohonan.alur import ALUR
from permohonan.models import Permohonan
from permohonan.penghitungan import KOLOM, Penghitung, Perubahan, Terhitung
from ppid.models import DaftarJangka, KalenderKantor, Usul
from ppid.peran import Peran
from ppid.perbuatan import perbuatan_massal

PERBARUI = """
UPDATE permohonan_permohonan p SET
    jangka_id = u.jangka, jangka_perpanjangan_id = u.tambahan, jatuh_tempo_awal = u.awal, jatuh_tempo = u.tempo,
    jatuh_tempo_sementara = u.sementara, jatuh_tempo_pembanding = u.pembanding,
    jatuh_tempo_penilaian = u.penilaian, kalender_versi = u.versi
FROM unnest(
    %s::bigint[], %s::bigint[], %s::bigint[], %s::date[], %s::date[], %s::bool[], %s::date[], %s::date[], %s::text[]
) AS u(id, jangka, tambahan, awal, tempo, sementara, pembanding, penilaian, versi)
WHERE p.id = u.id
"""
CATAT_GESERAN = """
INSERT INTO permohonan_pergeseran (permohonan_id, usul_id, sebelum, sesudah, diberitahukan_at)
SELECT k, %s, a, b, NULL FROM unnest(%s::bigint[], %s::date[], %s::date[]) AS t(k, a, b)
"""


def hitung_ulang(kalender: KalenderKantor, jangka: DaftarJangka, *, usul: Usul, at: datetime) -> int:
    """Hitung ulang jatuh tempo setiap permohonan terbuka sesudah kalender atau jangka waktu berubah.

    Each case keeps the rule of its day of receipt. What has passed, is closed, or got its date from
    the Atasan stays. Returns how many due dates moved; both sides are told afterwards, from the rows that this leaves.

    Dasar: UU 14/2008 Pasal 22 ayat (7) dan ayat (8).
    """
    with perbuatan_massal(
        ALUR, "hitung_ulang", Permohonan.objects.berjangka(), kolom=KOLOM, oleh=Peran.SISTEM, at=at
    ) as (baris, catatan):
        perubahan = list(Penghitung(kalender, jangka, at=at).perubahan(map(Terhitung._make, baris)))
        for satu in perubahan:
            catatan[satu.kasus.pk] = {
                "usul": usul.pk,
                "jatuh_tempo": [satu.kasus.tempo.isoformat(), satu.tempo.isoformat()],
                "sementara": [satu.kasus.sementara, satu.sementara],
                "kalender": satu.versi,
            }
            if satu.penilaian and satu.kasus.penilaian:
                sebelum_sesudah = [satu.kasus.penilaian.isoformat(), satu.penilaian.isoformat()]
                catatan[satu.kasus.pk]["jatuh_tempo_penilaian"] = sebelum_sesudah
        bergeser = [satu for satu in perubahan if satu.bergeser]
        _tulis(perubahan, bergeser, usul)
    return len(bergeser)


def _tulis(perubahan: list[Perubahan], bergeser: list[Perubahan], usul: Usul) -> None:
    with connection.cursor() as kursor:
        kursor.execute(
            PERBARUI,
            [
                [satu.kasus.pk for satu in perubahan],
                [satu.jangka.pk for satu in perubahan],
                [satu.jangka_perpanjangan and satu.jangka_perpanjangan.pk for satu in perubahan],
                [satu.awal for satu in perubahan],
                [satu.tempo for satu in perubahan],
                [satu.sementara for satu in perubahan],
                [satu.pembanding for satu in perubahan],
                [satu.penilaian for satu in perubahan],
                [satu.versi for satu in perubahan],
            ],
        )
        kursor.execute(
            CATAT_GESERAN,
            [
                usul.pk,
                [satu.kasus.pk for satu in bergeser],
                [satu.kasus.tempo for satu in bergeser],
                [satu.tempo for satu in bergeser],
            ],
        )
