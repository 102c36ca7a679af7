"""The dates of one request: which there are, and why each is that date."""

from datetime import date, datetime

from permohonan.models import Permohonan
from ppid.kalender import Kalender
from ppid.models import Jalur, JangkaWaktu, JenisSurat, LangkahWaktu, OutgoingMail
from ppid.tenggat import Penjelasan, Tenggat


def batas_kelengkapan(kasus: Permohonan, kalender: Kalender) -> date:
    """Hari terakhir meja layanan menyatakan permohonan tidak lengkap; sesudahnya dianggap lengkap.

    Dasar: PerKI 1/2021.
    """
    jangka = JangkaWaktu.objects.berlaku(LangkahWaktu.KELENGKAPAN, jalur=kasus.jalur, pada=kasus.diterima_pada)
    return jangka.tenggat(kalender, kasus.satker.hari_ini(kasus.dicatat_at)).tanggal


def batas_melengkapi(kasus: Permohonan, kalender: Kalender) -> date | None:
    """Hari terakhir pemohon melengkapi, atau None selama surat belum terbukti sampai kepadanya.

    The days run from recorded delivery or from the mail server's acceptance, never from an unsent letter; from a
    delivery that nothing proves, they run from the day it was recorded.

    Dasar: PerKI 1/2021.
    """
    terakhir = kasus.surat.filter(surat__jenis=JenisSurat.TIDAK_LENGKAP).select_related("surat").last()
    if terakhir is None:
        return None
    sampai: list[datetime] = [
        *terakhir.surat.penyampaian.dengan_terhitung().values_list("terhitung_at", flat=True),
        *filter(
            None,
            OutgoingMail.objects.filter(key=kunci_surel_tidak_lengkap(terakhir.surat_id)).values_list(
                "sent_at", flat=True
            ),
        ),
    ]
    if not sampai:
        return None
    jangka = JangkaWaktu.objects.berlaku(LangkahWaktu.MELENGKAPI, jalur=Jalur.UMUM, pada=kasus.diterima_pada)
    return jangka.tenggat(kalender, kasus.satker.hari_ini(min(sampai))).tanggal


def kunci_surel_tidak_lengkap(surat_id: int | str) -> str:
    return f"tidak-lengkap:{surat_id}"


def jatuh_tempo_jalur(kasus: Permohonan, jalur: str, kalender: Kalender) -> Tenggat:
    """Jatuh tempo pemberitahuan tertulis menurut jalur itu, termasuk perpanjangan bila sudah diperpanjang.

    Dasar: UU 14/2008 Pasal 22 ayat (7) dan ayat (8); PerKI 1/2019 Pasal 12.
    """
    pada = kasus.diterima_pada
    tenggat = JangkaWaktu.objects.berlaku(LangkahWaktu.PEMBERITAHUAN, jalur=jalur, pada=pada).tenggat(kalender, pada)
    if kasus.diperpanjang_pada:
        tambahan = JangkaWaktu.objects.berlaku(LangkahWaktu.PERPANJANGAN, jalur=jalur, pada=pada)
        tenggat = tambahan.tenggat(kalender, tenggat.tanggal)
    return tenggat


def penjelasan_jatuh_tempo(kasus: Permohonan, kalender: Kalender) -> list[tuple[JangkaWaktu, Penjelasan]]:
    """ "Mengapa tanggal ini?": the rule and the day-by-day count of the first term and of the extension.

    Dasar: UU 14/2008 Pasal 22 ayat (7) dan ayat (8).
    """
    if kasus.jangka is None:
        return []
    bagian = [(kasus.jangka, kasus.jangka.penjelasan(kalender, kasus.diterima_pada))]
    if kasus.jangka_perpanjangan and kasus.jatuh_tempo_awal:
        bagian.append(
            (
                kasus.jangka_perpanjangan,
                kasus.jangka_perpanjangan.penjelasan(kalender, kasus.jatuh_tempo_awal),
            )
        )
    return bagian
