from datetime import datetime

from permohonan.alur import ALUR
from permohonan.kabar import kabarkan_pemohon
from permohonan.models import Permohonan
from permohonan.waktu import batas_kelengkapan, jatuh_tempo_jalur
from ppid.galat import AturanDilanggar
from ppid.models import HariLibur, JangkaWaktu, LangkahWaktu
from ppid.peran import Peran
from ppid.perbuatan import Pelaku, peran_pelaku, perbuatan


def tetapkan_jalur(permohonan: Permohonan, *, jalur: str, alasan: str, oleh: Pelaku, at: datetime) -> Permohonan:
    """Tetapkan apakah yang diminta informasi Pemilu dan Pemilihan, dengan alasan.

    The desk may within the first three working days; later only the PPID, and lateness is then still judged by
    the date that was in force before. Raises AturanDilanggar otherwise.

    Dasar: PerKI 1/2019 Pasal 12.
    """
    with perbuatan(ALUR, "tetapkan_jalur", permohonan, oleh=oleh, at=at) as (kasus, catatan):
        if not alasan.strip():
            raise AturanDilanggar("Tulis alasan penetapan jenis permohonan.")
        if kasus.diperintahkan_at:
            raise AturanDilanggar("Batas ini ditetapkan Atasan PPID atas keberatan; jenis permohonannya tetap.")
        if jalur == kasus.jalur:
            raise AturanDilanggar("Jenis permohonan sudah demikian.")
        kalender = HariLibur.objects.kalender(kasus.satker)
        terlambat = kasus.satker.hari_ini(at) > batas_kelengkapan(kasus, kalender)
        if terlambat and Peran.PPID not in peran_pelaku(oleh, kasus.satker_id, at=at):
            raise AturanDilanggar("Sesudah tiga hari kerja hanya PPID yang dapat mengubah jenis permohonan.")
        sebelum = kasus.jatuh_tempo
        if terlambat and kasus.jatuh_tempo_penilaian is None:
            kasus.jalur_penilaian, kasus.jatuh_tempo_penilaian = kasus.jalur, sebelum
        pada = kasus.diterima_pada
        kasus.jangka = JangkaWaktu.objects.berlaku(LangkahWaktu.PEMBERITAHUAN, jalur=jalur, pada=pada)
        kasus.jatuh_tempo_awal = kasus.jangka.tenggat(kalender, pada).tanggal
        if kasus.diperpanjang_pada:
            kasus.jangka_perpanjangan = JangkaWaktu.objects.berlaku(LangkahWaktu.PERPANJANGAN, jalur=jalur, pada=pada)
        if kasus.lengkap_at:
            lengkap_pada = kasus.satker.hari_ini(kasus.lengkap_at)
            kasus.jatuh_tempo_pembanding = kasus.jangka.tenggat(kalender, lengkap_pada).tanggal
        tenggat = jatuh_tempo_jalur(kasus, jalur, kalender)
        kasus.jalur, kasus.alasan_jalur = jalur, alasan
        kasus.jatuh_tempo, kasus.jatuh_tempo_sementara = tenggat.tanggal, tenggat.sementara
        kasus.kalender_versi = kalender.versi
        catatan.rincian |= {
            "jalur": jalur,
            "jatuh_tempo": [sebelum.isoformat(), tenggat.tanggal.isoformat()],
            "kalender": kalender.versi,
        }
        kabarkan_pemohon(kasus, "jalur", f"{kasus.pk}:{jalur}:{at:%Y%m%d%H%M%S}", at=at, sebelum=sebelum)
    return kasus
