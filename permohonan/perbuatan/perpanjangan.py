from datetime import datetime

from permohonan import surat
from permohonan.alur import ALUR
from permohonan.kabar import kabarkan_pemohon
from permohonan.models import Permohonan
from permohonan.waktu import jatuh_tempo_jalur
from ppid.galat import AturanDilanggar
from ppid.models import HariLibur, JangkaWaktu, LangkahWaktu
from ppid.perbuatan import Pelaku, perbuatan


def perpanjang(permohonan: Permohonan, *, alasan: str, uraian: str, oleh: Pelaku, at: datetime) -> Permohonan:
    """Perpanjang waktu pemberitahuan tertulis, satu kali, dengan alasan tertulis.

    Raises AturanDilanggar the second time, after the first term has ended, or without a written reason.

    Dasar: UU 14/2008 Pasal 22 ayat (8).
    """
    with perbuatan(ALUR, "perpanjang", permohonan, oleh=oleh, at=at) as (kasus, catatan):
        if kasus.diperpanjang_pada:
            raise AturanDilanggar("Waktu hanya dapat diperpanjang satu kali. Putuskan sebelum jatuh tempo.")
        if kasus.diperintahkan_at:
            raise AturanDilanggar("Batas ini ditetapkan Atasan PPID atas keberatan, jadi tidak dapat diperpanjang.")
        hari_ini = kasus.satker.hari_ini(at)
        if hari_ini > kasus.jatuh_tempo:
            raise AturanDilanggar("Waktu menjawab sudah habis, jadi tidak dapat diperpanjang. Putuskan sekarang.")
        if not uraian.strip():
            raise AturanDilanggar("Tulis alasan perpanjangan; pemohon menerimanya dalam surat.")
        sebelum = kasus.jatuh_tempo
        jangka = JangkaWaktu.objects.berlaku(LangkahWaktu.PERPANJANGAN, jalur=kasus.jalur, pada=kasus.diterima_pada)
        kalender = HariLibur.objects.kalender(kasus.satker)
        tenggat = jangka.tenggat(kalender, sebelum)
        kasus.jangka_perpanjangan = jangka
        kasus.jatuh_tempo, kasus.jatuh_tempo_sementara = tenggat.tanggal, tenggat.sementara
        kasus.kalender_versi = kalender.versi
        kasus.diperpanjang_pada = hari_ini
        if kasus.jalur_penilaian:
            kasus.jatuh_tempo_penilaian = jatuh_tempo_jalur(kasus, kasus.jalur_penilaian, kalender).tanggal
        kasus.alasan_perpanjangan, kasus.uraian_perpanjangan = alasan, uraian
        terbit = surat.terbitkan_perpanjangan(kasus, sebelum=sebelum, jumlah=jangka.jumlah, oleh=catatan.oleh, at=at)
        catatan.rincian |= {
            "alasan": alasan,
            "jatuh_tempo": [sebelum.isoformat(), tenggat.tanggal.isoformat()],
            "kalender": kalender.versi,
            "surat": terbit.acuan,
        }
        kabarkan_pemohon(kasus, "perpanjangan", kasus.pk, at=at, tenggat=sebelum, sebelum=sebelum)
    return kasus
