from datetime import datetime

from permohonan.models import Asal, Permohonan
from permohonan.perbuatan.pendaftaran import Isian, daftarkan
from permohonan.putusan import Kanal
from ppid.galat import AturanDilanggar
from ppid.models import HariLibur, Jalur, JangkaWaktu, LangkahWaktu, Pengguna, Satker
from ppid.peran import Peran
from ppid.perbuatan import peran_pelaku
from ppid.tenggat import hari_kerja_sampai

# Working days after which a late entry in the register needs its reason.
WAJAR = 1


def catat(
    isian: Isian,
    *,
    satker: Satker,
    kanal: Kanal,
    diterima_at: datetime,
    oleh: Pengguna,
    at: datetime,
    token: str,
    nomor_asal: str = "",
    alasan_terlambat: str = "",
) -> Permohonan:
    """Catat permohonan yang diterima di meja atau lewat surat, telepon, faksimili, e-mail, percakapan.

    `diterima_at` is the true moment of receipt. Raises AturanDilanggar for another role, a moment in the future
    or before any term of the law, a late entry without its reason, or a number of that channel (`nomor_asal`, as the
    national e-PPID gives) that was entered before.

    Dasar: UU 14/2008 Pasal 22 ayat (2) dan ayat (4).
    """
    dipegang = peran_pelaku(oleh, satker.pk, at=at)
    if dipegang.isdisjoint({Peran.DESK, Peran.PPID}):
        raise AturanDilanggar("Hanya meja layanan dan PPID yang dapat mencatat permohonan.")
    if diterima_at > at:
        raise AturanDilanggar("Saat diterima tidak boleh di masa depan. Periksa tanggal dan jamnya.")
    try:
        JangkaWaktu.objects.berlaku(LangkahWaktu.PEMBERITAHUAN, jalur=Jalur.UMUM, pada=satker.hari_ini(diterima_at))
    except JangkaWaktu.DoesNotExist as galat:
        raise AturanDilanggar(
            "Pada tanggal diterima itu belum ada jangka waktu menjawab menurut undang-undang. Periksa tahunnya."
        ) from galat
    sudah = Permohonan.objects.filter(satker=satker, kanal=kanal, nomor_asal=nomor_asal).exclude(token_kirim=token)
    if nomor_asal and (lama := sudah.exclude(asal=Asal.IMPOR).first()):
        raise AturanDilanggar(f"Nomor {nomor_asal} dari kotak itu sudah dicatat sebagai {lama.nomor}.")
    kalender = HariLibur.objects.kalender(satker)
    jeda = hari_kerja_sampai(kalender, satker.hari_ini(diterima_at), satker.hari_ini(at))
    if jeda > WAJAR and not alasan_terlambat:
        raise AturanDilanggar(
            "Permohonan ini diterima lebih dari satu hari kerja yang lalu. Tulis alasan mengapa baru dicatat."
        )
    return daftarkan(
        isian,
        satker=satker,
        asal=Asal.MEJA,
        kanal=kanal,
        diterima_at=diterima_at,
        oleh=oleh,
        peran=Peran.PPID if Peran.PPID in dipegang else Peran.DESK,
        at=at,
        token=token,
        nomor_asal=nomor_asal,
        alasan_terlambat=alasan_terlambat,
    )
