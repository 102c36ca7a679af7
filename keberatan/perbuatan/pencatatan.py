from datetime import datetime

from keberatan.models import Keberatan
from keberatan.perbuatan.pendaftaran import IsianKeberatan, daftarkan
from permohonan.models import Asal, Permohonan
from permohonan.perbuatan.pencatatan import WAJAR
from permohonan.putusan import Kanal
from ppid.galat import AturanDilanggar
from ppid.models import HariLibur, Jalur, JangkaWaktu, LangkahWaktu, Pengguna, Satker
from ppid.peran import Peran
from ppid.perbuatan import peran_pelaku
from ppid.tenggat import hari_kerja_sampai


def catat(
    isian: IsianKeberatan,
    *,
    satker: Satker,
    permohonan: Permohonan | None,
    kanal: Kanal,
    diterima_at: datetime,
    oleh: Pengguna,
    at: datetime,
    token: str,
    alasan_terlambat: str = "",
) -> Keberatan:
    """Catat keberatan yang diterima di meja, lewat kotak pengaduan, surat, telepon, faksimili, e-mail, percakapan.

    `diterima_at` is the true moment of receipt. Raises AturanDilanggar for another role, a moment in the future,
    before its request or before any term of the law, or a late entry without its reason.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.B angka 2 huruf a.
    """
    if Peran.DESK not in peran_pelaku(oleh, satker.pk, at=at):
        raise AturanDilanggar("Hanya meja layanan yang dapat mencatat keberatan atas nama pemohon.")
    if diterima_at > at:
        raise AturanDilanggar("Saat diterima tidak boleh di masa depan. Periksa tanggal dan jamnya.")
    if permohonan is not None and diterima_at < permohonan.diterima_at:
        raise AturanDilanggar("Keberatan tidak mungkin diterima sebelum permohonannya. Periksa tanggal dan jamnya.")
    try:
        JangkaWaktu.objects.berlaku(
            LangkahWaktu.TANGGAPAN_KEBERATAN, jalur=Jalur.UMUM, pada=satker.hari_ini(diterima_at)
        )
    except JangkaWaktu.DoesNotExist as galat:
        raise AturanDilanggar(
            "Pada tanggal diterima itu belum ada jangka waktu menanggapi menurut undang-undang. Periksa tahunnya."
        ) from galat
    kalender = HariLibur.objects.kalender(satker)
    jeda = hari_kerja_sampai(kalender, satker.hari_ini(diterima_at), satker.hari_ini(at))
    if jeda > WAJAR and not alasan_terlambat:
        raise AturanDilanggar(
            "Keberatan ini diterima lebih dari satu hari kerja yang lalu. Tulis alasan mengapa baru dicatat."
        )
    return daftarkan(
        isian,
        satker=satker,
        permohonan=permohonan,
        asal=Asal.MEJA,
        kanal=kanal,
        diterima_at=diterima_at,
        oleh=oleh,
        peran=Peran.DESK,
        at=at,
        token=token,
        alasan_terlambat=alasan_terlambat,
    )
