from datetime import date, datetime

from permohonan.alur import ALUR, Status
from permohonan.models import Permohonan
from ppid.galat import AturanDilanggar
from ppid.models import Pengguna, RiwayatDasar
from ppid.perbuatan import perbuatan


def _tetapkan_batas(kasus: Permohonan, catatan: RiwayatDasar, *, batas: date, at: datetime) -> None:
    """The work goes to the Atasan's date; lateness is still judged by the date before it."""
    hari_ini = kasus.satker.hari_ini(at)
    if batas < hari_ini:
        raise AturanDilanggar("Batas melaksanakan perintah tidak boleh sebelum hari ini.")
    sebelum = kasus.jatuh_tempo
    if kasus.jatuh_tempo_penilaian is None:
        # What was closed unanswered owes its first answer by the new date.
        dinilai = batas if kasus.status == Status.DITUTUP_TIDAK_LENGKAP else sebelum
        kasus.jalur_penilaian, kasus.jatuh_tempo_penilaian = kasus.jalur, dinilai
    kasus.jatuh_tempo, kasus.jatuh_tempo_sementara = batas, False
    kasus.diperintahkan_at = at
    catatan.rincian["jatuh_tempo"] = [sebelum.isoformat(), batas.isoformat()]


def buka_kembali(permohonan: Permohonan, *, batas: date, oleh: Pengguna, at: datetime) -> Permohonan:
    """Buka kembali permohonan yang sudah dijawab atau ditutup, karena Atasan PPID mengabulkan keberatan.

    The new answer belongs to the next stage; the earlier ones stand.

    Raises AturanDilanggar for a date in the past.

    Dasar: UU 14/2008 Pasal 36 ayat (2).
    """
    with perbuatan(ALUR, "buka_kembali", permohonan, oleh=oleh, at=at) as (kasus, catatan):
        kasus.tahap += 1
        kasus.ditutup_at = kasus.diserahkan_at = None
        _tetapkan_batas(kasus, catatan, batas=batas, at=at)
        catatan.rincian["tahap"] = kasus.tahap
    return kasus


def perintahkan(permohonan: Permohonan, *, batas: date, oleh: Pengguna, at: datetime) -> Permohonan:
    """Perintahkan permohonan yang belum dijawab dijawab sampai tanggal itu; waktu yang masih berjalan tidak mundur.

    Raises AturanDilanggar for a date in the past.

    Dasar: UU 14/2008 Pasal 36 ayat (2).
    """
    with perbuatan(ALUR, "perintahkan", permohonan, oleh=oleh, at=at) as (kasus, catatan):
        if kasus.jatuh_tempo >= kasus.satker.hari_ini(at):
            batas = min(batas, kasus.jatuh_tempo)
        _tetapkan_batas(kasus, catatan, batas=batas, at=at)
    return kasus
