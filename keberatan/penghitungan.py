"""What the due date of an open objection would be by other calendars or rules. Nothing here writes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from keberatan.models import Keberatan
from ppid.models import DaftarJangka, JangkaWaktu, KalenderKantor, LangkahWaktu
from ppid.penetapan import Geseran


@dataclass(frozen=True, slots=True)
class Perubahan:
    """What changes on one objection."""

    kasus: Keberatan
    jangka: JangkaWaktu
    tempo: date
    sementara: bool
    versi: str


def perubahan(kalender: KalenderKantor, jangka: DaftarJangka, *, at: datetime) -> Iterator[Perubahan]:
    """Hanya keberatan yang berubah; tanggal yang sudah lewat tidak bergerak, dan tidak ada yang mendadak lewat.

    Dasar: UU 14/2008 Pasal 36 ayat (2).
    """
    for kasus in Keberatan.objects.belum_ditanggapi().select_related("satker").order_by("pk"):
        hari_ini = kasus.satker.hari_ini(at)
        milik = kalender[kasus.satker_id]
        aturan = jangka.berlaku(LangkahWaktu.TANGGAPAN_KEBERATAN, jalur=kasus.jalur, pada=kasus.diterima_pada)
        tenggat = aturan.tenggat(milik, kasus.diterima_pada)
        if min(kasus.jatuh_tempo, tenggat.tanggal) < hari_ini:
            continue
        if (tenggat.tanggal, tenggat.sementara) != (kasus.jatuh_tempo, kasus.jatuh_tempo_sementara):
            yield Perubahan(kasus, aturan, tenggat.tanggal, tenggat.sementara, milik.versi)


def ramalkan(kalender: KalenderKantor, jangka: DaftarJangka, *, at: datetime) -> list[Geseran]:
    """Keberatan terbuka yang jatuh tempo tanggapannya akan bergeser.

    Dasar: UU 14/2008 Pasal 36 ayat (2).
    """
    return [
        Geseran(satu.kasus.nomor, satu.kasus.satker_id, satu.kasus.jatuh_tempo, satu.tempo)
        for satu in perubahan(kalender, jangka, at=at)
        if satu.tempo != satu.kasus.jatuh_tempo
    ]
