"""An exemption ends by itself: warned of twice, then open, and proposed for the list. No file is published by that."""

from datetime import date, datetime, timedelta
from typing import cast

from dip.alur import StatusInformasi
from dip.alur_uji import ALUR_UJI, StatusUji
from dip.kabar_uji import kabarkan_uji
from dip.models import HasilUji, InformasiPublik, UjiKonsekuensi
from dip.perbuatan.pengusulan import masukkan_usulan
from ppid.galat import AturanDilanggar
from ppid.models import HariLibur, Satker
from ppid.peran import Peran
from ppid.perbuatan import perbuatan
from ppid.tenggat import hari_kerja_sampai

# Working days before the end; longer in calendar days than any run of holidays makes of them.
PERINGATAN = (60, 30)
CAKUPAN = timedelta(days=150)


def usulkan_terbuka(uji: UjiKonsekuensi, *, at: datetime) -> InformasiPublik:
    """Put what is open now before those who keep the list. Inside an act only."""
    hari_ini = uji.satker.hari_ini(at)
    informasi = InformasiPublik(
        satker=uji.satker,
        nama=uji.perihal,
        ringkasan=f"Semula dikecualikan ({uji.dasar_pengecualian}), sekarang terbuka. Lengkapi keterangannya.",
        unit=uji.unit or "Sekretariat",
        pejabat="PPID",
        tahun=hari_ini.year,
        retensi="Belum ditetapkan",
        status=StatusInformasi.USULAN,
        diusulkan_at=at,
    )
    masukkan_usulan(informasi, oleh=None, peran=Peran.SISTEM, at=at)
    uji.terbuka_sebagai = informasi
    return informasi


def ganti_uji(uji: UjiKonsekuensi, *, pada: date, at: datetime) -> UjiKonsekuensi:
    """Akhiri versi lama karena versi barunya ditetapkan.

    Dasar: UU 14/2008 Pasal 20.
    """
    with perbuatan(ALUR_UJI, "ganti_uji", uji, oleh=Peran.SISTEM, at=at) as (kasus, _):
        kasus.dicabut_pada = max(pada, kasus.tanggal_keputusan or pada)
        kasus.alasan_pencabutan = "Diganti dengan ketetapan versi baru."
    return kasus


def akhiri_uji(uji: UjiKonsekuensi, *, at: datetime) -> UjiKonsekuensi:
    """Buka status informasi yang jangka waktu pengecualiannya habis; masuk daftar sebagai usulan.

    Raises AturanDilanggar while it is in force.

    Dasar: UU 14/2008 Pasal 20.
    """
    with perbuatan(ALUR_UJI, "akhiri_uji", uji, oleh=Peran.SISTEM, at=at) as (kasus, catatan):
        if kasus.berlaku_sampai is None or kasus.berlaku_sampai >= kasus.satker.hari_ini(at):
            raise AturanDilanggar("Pengecualian ini masih berlaku.")
        informasi = usulkan_terbuka(kasus, at=at)
        catatan.rincian |= {"berlaku_sampai": kasus.berlaku_sampai.isoformat(), "informasi": informasi.acuan}
        kabarkan_uji(kasus, "berakhir", kasus.satker, at=at)
    return kasus


def peringatkan_uji(uji: UjiKonsekuensi, *, hari: int, at: datetime) -> UjiKonsekuensi:
    """Beri tahu kantor pengusul dan penetap bahwa pengecualian akan berakhir; tiap peringatan sekali.

    `hari` is 60 or 30 working days. Raises AturanDilanggar for a warning that was given.

    Dasar: UU 14/2008 Pasal 20.
    """
    with perbuatan(ALUR_UJI, "peringatkan_uji", uji, oleh=Peran.SISTEM, at=at, hari=hari) as (kasus, _):
        if kasus.riwayat.filter(aksi="peringatkan_uji", rincian__hari__lte=hari).exists():
            raise AturanDilanggar("Peringatan ini sudah diberikan.")
        for kantor in Satker.objects.filter(pk__in=[kasus.satker_id, kasus.penetap_id]):
            kabarkan_uji(kasus, "akan-berakhir", kantor, at=at)
    return kasus


def rapikan_uji(*, at: datetime) -> int:
    """End what has ended and warn of what will; returns how many were touched. Running it again changes nothing."""
    tersentuh = 0
    berjangka = UjiKonsekuensi.objects.filter(
        berlaku_sampai__lt=at.date() + CAKUPAN, status=StatusUji.DITETAPKAN, hasil=HasilUji.DIKECUALIKAN
    )
    kantor = HariLibur.objects.kalender_kantor()
    for uji in berjangka.select_related("satker").order_by("berlaku_sampai", "pk"):
        hari_ini, sampai = uji.satker.hari_ini(at), cast(date, uji.berlaku_sampai)
        try:
            if sampai < hari_ini:
                akhiri_uji(uji, at=at)
            elif hari := _peringatan(hari_kerja_sampai(kantor[uji.satker_id], hari_ini, sampai)):
                peringatkan_uji(uji, hari=hari, at=at)
            else:
                continue
        except AturanDilanggar:
            # Somebody else was faster, or it was said already.
            continue
        tersentuh += 1
    return tersentuh


def _peringatan(sisa: int) -> int:
    """Which warning `sisa` working days before the end call for; 0 for none."""
    return min((batas for batas in PERINGATAN if sisa <= batas), default=0)
