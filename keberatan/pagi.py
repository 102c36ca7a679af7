"""What objections add to the morning's sweep and digest of one office."""

from collections.abc import Callable, Iterator
from datetime import datetime

from django.db.models import QuerySet

from keberatan.alur import ALUR_KEBERATAN
from keberatan.models import Keberatan, Sengketa
from keberatan.papan import giliran
from keberatan.penahanan import tahan
from keberatan.perbuatan.pelewatan import nyatakan_lewat
from permohonan.papan import sisa_waktu
from permohonan.pengingat import MULAI_DIINGATKAN, Bagian, Butir, Pagi
from ppid.models import Satker
from ppid.peran import Peran
from ppid.tenggat import hari_kerja_sampai


def kantor_berpekerjaan() -> list[QuerySet]:
    """Offices in which there is something to sweep."""
    return [Keberatan.objects.terbuka().values("satker"), Sengketa.objects.menahan().values("satker")]


def kunci(satker: Satker) -> None:
    """Lock the open objections in the one order in which a decree locks them too."""
    list(
        Keberatan.objects.filter(satker=satker).belum_ditanggapi().select_for_update().order_by("pk").values_list("pk")
    )


def lewatkan(satker: Satker, tanpa_menahan: Callable[..., bool], *, at: datetime) -> None:
    """Tell what went by unanswered, and hold what came to a dispute's papers since yesterday."""
    milik = Keberatan.objects.filter(satker=satker)
    for kasus in milik.lewat_belum_diberitahukan(pada=satker.hari_ini(at)).order_by("jatuh_tempo", "pk"):
        tanpa_menahan(nyatakan_lewat, kasus, at=at)
    for sengketa in Sengketa.objects.menahan().filter(satker=satker).select_related("keberatan"):
        tahan(sengketa, at=at)


def _tempo(pagi: Pagi, kasus: Keberatan) -> bool:
    """Whether the date is near enough to be called out, or past."""
    sisa = hari_kerja_sampai(pagi.kalender, pagi.hari_ini, kasus.jatuh_tempo)
    return kasus.jatuh_tempo <= pagi.hari_ini or sisa <= MULAI_DIINGATKAN


def _butir(pagi: Pagi, kasus: Keberatan, aksi: str, batas: object = None) -> Butir:
    tanggal = batas or kasus.jatuh_tempo
    kata = sisa_waktu(pagi.kalender, pagi.hari_ini, tanggal).kata  # type: ignore[arg-type]
    return Butir(kasus.nomor, kata, ALUR_KEBERATAN[aksi].tombol, kasus.get_absolute_url())


AKSI = {Peran.DESK: "teruskan_ke_ppid", Peran.PPID: "teruskan_ke_atasan", Peran.ATASAN: "tanggapi"}


def bagian(peran: Peran, pagi: Pagi) -> Iterator[Bagian]:
    """Sections of that role's digest: objections that wait for it, the terms that end, orders not carried out."""
    milik = Keberatan.objects.filter(satker=pagi.satker)
    if aksi := AKSI.get(peran):
        menunggu = list(giliran(milik, peran))
        yield Bagian("Keberatan menunggu Anda", [_butir(pagi, kasus, aksi) for kasus in menunggu])
        if peran != Peran.ATASAN:
            dekat = [kasus for kasus in giliran(milik, Peran.ATASAN) if _tempo(pagi, kasus) and kasus not in menunggu]
            yield Bagian(
                "Keberatan yang waktunya hampir atau sudah habis", [_butir(pagi, k, "tanggapi") for k in dekat]
            )
    if peran in {Peran.PPID, Peran.ATASAN}:
        perintah = milik.berperintah().select_related("tanggapan").order_by("tanggapan__batas_perintah", "pk")
        yield Bagian(
            "Perintah Atasan PPID belum dilaksanakan",
            [_butir(pagi, kasus, "catat_pelaksanaan", kasus.tanggapan.batas_perintah) for kasus in perintah],
        )
