"""The tests that a request waits for, with both clocks: which of them is due first."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from dip.alur_uji import BERJALAN
from dip.models import UjiKonsekuensi
from dip.pengecualian import MELINDUNGI_ORANG
from permohonan.alur import BELUM_DIPUTUS
from permohonan.models import Permohonan, UjiPermohonan
from ppid.kalender import Kalender
from ppid.models import Jalur, JangkaWaktu, LangkahWaktu


@dataclass(frozen=True, slots=True, kw_only=True)
class Pengujian:
    """One test beside the request. `batas` is when it must be ruled; `perkiraan` that nobody has received it yet."""

    ikatan: UjiPermohonan
    batas: date | None
    perkiraan: bool
    # The request's own due date comes before the test's: its open part is answered without waiting.
    permohonan_dulu: bool
    menunggu_susulan: bool


def pengecualian_pribadi(kasus: Permohonan, *, pada: date) -> QuerySet[UjiKonsekuensi]:
    """Pengecualian huruf g dan h yang gugur bila orangnya setuju: yang mengikat kantor itu dan yang ditunggu kasusnya.

    Dasar: UU 14/2008 Pasal 18 ayat (2).
    """
    berlaku = UjiKonsekuensi.objects.berlaku_bagi(kasus.satker, pada=pada)
    ditunggu = Q(pk__in=kasus.pengujian.values("uji"), status__in=BERJALAN)
    pribadi = UjiKonsekuensi.objects.filter(huruf__in=MELINDUNGI_ORANG)
    return pribadi.filter(Q(pk__in=berlaku.values("pk")) | ditunggu)


def pengujian(kasus: Permohonan, kalender: Kalender, *, pada: date) -> list[Pengujian]:
    """Uji yang diminta karena permohonan itu; yang belum diterima penguji dihitung seakan diterima hari itu.

    Dasar: UU 14/2008 Pasal 19 dan Pasal 22 ayat (7).
    """
    terbuka = set(kasus.pengujian.terbuka().values_list("pk", flat=True))
    hasil = []
    for ikatan in kasus.pengujian.select_related("uji__penetap", "uji__pemegang"):
        uji = ikatan.uji
        berjalan = uji.status in BERJALAN
        batas = uji.jatuh_tempo
        if berjalan and batas is None:
            jangka = JangkaWaktu.objects.berlaku(LangkahWaktu.UJI_KONSEKUENSI, jalur=Jalur.UMUM, pada=pada)
            batas = jangka.tenggat(kalender, pada).tanggal
        hasil.append(
            Pengujian(
                ikatan=ikatan,
                batas=batas if berjalan else None,
                perkiraan=berjalan and uji.jatuh_tempo is None,
                permohonan_dulu=berjalan
                and kasus.status in BELUM_DIPUTUS
                and batas is not None
                and kasus.jatuh_tempo < batas,
                menunggu_susulan=not berjalan and ikatan.pk in terbuka,
            )
        )
    return hasil
