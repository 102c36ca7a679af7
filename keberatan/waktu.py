"""The dates of an objection and of a dispute: which there are, and why each is that date."""

from dataclasses import dataclass
from datetime import date, datetime

from keberatan.alur import StatusSengketa
from keberatan.models import Keberatan, Sengketa, Tingkat
from permohonan.alur import BELUM_DIPUTUS
from permohonan.hak import BatasKeberatan, batas_keberatan
from permohonan.models import Permohonan
from ppid.kalender import Kalender
from ppid.models import HariLibur, JangkaWaktu, JenisLibur, JenisSurat, LangkahWaktu
from ppid.tenggat import Penjelasan, tambah_hari_kalender


def batas_pengajuan(permohonan: Permohonan, kalender: Kalender, *, pada: date) -> BatasKeberatan | None:
    """Hari terakhir mengajukan keberatan, atau None selama belum dijawab dan waktunya masih berjalan.

    Dasar: UU 14/2008 Pasal 36 ayat (1).
    """
    if permohonan.tahap == 1 and permohonan.status in BELUM_DIPUTUS and pada <= permohonan.jatuh_tempo_mengikat:
        return None
    return batas_keberatan(permohonan, kalender, pada=pada)


def batas_komisi(keberatan: Keberatan, kalender: Kalender, *, pada: date) -> BatasKeberatan | None:
    """Hari terakhir ke Komisi Informasi sesudah tanggapan atau sesudah waktunya habis; None selama masih berjalan.

    The answer is received where it is offered: by mail and on the portal at once, without an e-mail when it was told
    or delivered, on a bare word when that was recorded. Some read cuti bersama as days that count: that earlier date
    is the advisable one, the later is the limit.

    Dasar: UU 14/2008 Pasal 37 ayat (2).
    """
    if keberatan.ditanggapi_at:
        mulai = keberatan.satker.hari_ini(_diterima_pengaju(keberatan) or keberatan.ditanggapi_at)
    elif pada > keberatan.jatuh_tempo:
        mulai = keberatan.jatuh_tempo
    else:
        return None
    jangka = JangkaWaktu.objects.berlaku(
        LangkahWaktu.KOMISI_INFORMASI, jalur=keberatan.jalur, pada=keberatan.diterima_pada
    )
    nasional = HariLibur.objects.exclude(jenis=JenisLibur.CUTI_BERSAMA).kalender(keberatan.satker)
    tenggat = jangka.tenggat(kalender, mulai)
    return BatasKeberatan(
        tenggat.tanggal, jangka.tenggat(nasional, mulai).tanggal, jangka.jumlah, sementara=tenggat.sementara
    )


def _diterima_pengaju(keberatan: Keberatan) -> datetime | None:
    if keberatan.pengaju.email:
        return None
    sampai = keberatan.penyampaian.filter(surat__jenis=JenisSurat.TANGGAPAN).dengan_terhitung()
    return min(sampai.values_list("terhitung_at", flat=True), default=None)


def penjelasan_jatuh_tempo(keberatan: Keberatan, kalender: Kalender) -> list[tuple[JangkaWaktu, Penjelasan]]:
    """ "Mengapa tanggal ini?": the rule of the Atasan's term and its day-by-day count.

    Dasar: UU 14/2008 Pasal 36 ayat (2).
    """
    return [(keberatan.jangka, keberatan.jangka.penjelasan(kalender, keberatan.diterima_pada))]


@dataclass(frozen=True, slots=True)
class TenggatSengketa:
    """One term of a dispute; `sebaiknya` by the earlier reading where there are two.

    Dasar: UU 14/2008 Pasal 38, Pasal 48, dan Pasal 50.
    """

    uraian: str
    tanggal: date
    sebaiknya: date
    dasar: str
    terverifikasi: bool
    berjalan: bool


def tenggat_sengketa(sengketa: Sengketa, kalender: Kalender) -> list[TenggatSengketa]:
    """Setiap jangka waktu sengketa ini: yang berjalan dan yang sudah berlalu.

    Dasar: UU 14/2008 Pasal 38, Pasal 48, dan Pasal 50.
    """
    putusan = {satu.tingkat: satu for satu in sengketa.putusan.all()}
    mulai: list[tuple[LangkahWaktu, date, str]] = [
        (LangkahWaktu.KOMISI_MULAI, sengketa.didaftarkan_pada, StatusSengketa.DI_KOMISI),
        (LangkahWaktu.KOMISI_SELESAI, sengketa.didaftarkan_pada, StatusSengketa.DI_KOMISI),
    ]
    if komisi := putusan.get(Tingkat.KOMISI):
        mulai.append((LangkahWaktu.PENGADILAN, komisi.diterima_pada, StatusSengketa.DIPUTUS_KOMISI))
    if pengadilan := putusan.get(Tingkat.PENGADILAN):
        mulai.append((LangkahWaktu.KASASI, pengadilan.diterima_pada, StatusSengketa.DIPUTUS_PENGADILAN))
    hasil = []
    for langkah, sejak, status in mulai:
        jangka = JangkaWaktu.objects.berlaku(langkah, jalur=sengketa.keberatan.jalur, pada=sengketa.didaftarkan_pada)
        tanggal = jangka.tenggat(kalender, sejak).tanggal
        kalender_biasa = tambah_hari_kalender(kalender, sejak, jangka.jumlah).tanggal
        sebaiknya = min(tanggal, kalender_biasa) if langkah == LangkahWaktu.PENGADILAN else tanggal
        hasil.append(
            TenggatSengketa(
                langkah.label,
                tanggal,
                sebaiknya,
                f"{jangka.jumlah} {jangka.get_satuan_display()} sejak {jangka.dihitung_dari}; {jangka.dasar}",
                jangka.terverifikasi,
                berjalan=sengketa.status == status,
            )
        )
    return hasil
