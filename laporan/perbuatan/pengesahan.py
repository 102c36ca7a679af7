from datetime import date, datetime, time
from typing import Any

from laporan.alur import ALUR, StatusLaporan
from laporan.kabar import kabarkan_giliran
from laporan.models import Laporan
from laporan.perbuatan.pengajuan import pastikan_tanpa_kesalahan
from ppid.galat import AturanDilanggar
from ppid.models import Pengguna
from ppid.peran import Peran
from ppid.perbuatan import perbuatan
from ppid.surat import penandatangan


def bekukan(laporan: Laporan, *, nomor: str, tanggal_laporan: date | None, at: datetime) -> dict[str, Any]:
    """Number, date, text and figures as they are now; returns what history notes.

    Raises AturanDilanggar without a number or date, for a date within the period or ahead, and while the report has a
    fault.
    """
    if not nomor.strip() or tanggal_laporan is None:
        raise AturanDilanggar("Isi nomor laporan dan tanggal penandatanganannya.")
    if tanggal_laporan <= laporan.akhir:
        raise AturanDilanggar(
            f"Tanggal penandatanganan {tanggal_laporan:%d-%m-%Y} berada dalam masa laporan atau sebelumnya. Laporan "
            f"ini paling awal ditandatangani sehari sesudah {laporan.akhir:%d-%m-%Y}."
        )
    if tanggal_laporan > laporan.satker.hari_ini(at):
        raise AturanDilanggar("Tanggal penandatanganan belum tiba.")
    laporan.nomor, laporan.tanggal_laporan = nomor.strip(), tanggal_laporan
    kembar = Laporan.objects.filter(satker=laporan.satker, nomor=laporan.nomor).exclude(pk=laporan.pk)
    if kembar.exclude(status=StatusLaporan.BATAL).exists():
        raise AturanDilanggar(f"Nomor {laporan.nomor} sudah dipakai laporan lain kantor ini.")
    siang = datetime.combine(tanggal_laporan, time(12), laporan.satker.zona)
    laporan.beku = pastikan_tanpa_kesalahan(laporan, at=at) | {
        # Who held the post on the day of the signature, not on that of this record.
        "penandatangan": penandatangan(laporan.satker, Peran.ATASAN, at=siang)
    }
    return {"nomor": laporan.nomor, "tanggal": tanggal_laporan.isoformat()}


def sahkan_laporan(
    laporan: Laporan,
    *,
    nomor_berita_acara: str,
    tanggal_berita_acara: date | None,
    nomor: str,
    tanggal_laporan: date | None,
    oleh: Pengguna,
    at: datetime,
) -> Laporan:
    """Catat pengesahan laporan tahunan oleh rapat pleno; sejak itu angka dan uraiannya dibekukan.

    Raises AturanDilanggar without number and date of the minutes, with dates out of order, and while the report has a
    fault.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.E huruf f.
    """
    with perbuatan(ALUR, "sahkan_laporan", laporan, oleh=oleh, at=at) as (terkunci, catatan):
        if not nomor_berita_acara.strip() or tanggal_berita_acara is None:
            raise AturanDilanggar("Isi nomor dan tanggal berita acara rapat pleno.")
        if tanggal_berita_acara > terkunci.satker.hari_ini(at):
            raise AturanDilanggar("Tanggal berita acara belum tiba.")
        if tanggal_berita_acara <= terkunci.akhir:
            raise AturanDilanggar("Rapat pleno mengesahkan laporan sesudah masanya berakhir; periksa tanggalnya.")
        catatan.rincian |= bekukan(terkunci, nomor=nomor, tanggal_laporan=tanggal_laporan, at=at)
        terkunci.nomor_berita_acara = nomor_berita_acara.strip()
        terkunci.tanggal_berita_acara = tanggal_berita_acara
        catatan.rincian["berita_acara"] = [terkunci.nomor_berita_acara, tanggal_berita_acara.isoformat()]
        kabarkan_giliran(terkunci, StatusLaporan.DISAHKAN, at=at)
    return terkunci


def buka_pengesahan(laporan: Laporan, *, alasan: str, oleh: Pengguna, at: datetime) -> Laporan:
    """Buka lagi laporan yang sudah disahkan tetapi belum terbit; jalannya diulang dari penyusunan.

    Raises AturanDilanggar without a reason.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.E huruf d.
    """
    with perbuatan(ALUR, "buka_pengesahan", laporan, oleh=oleh, at=at) as (terkunci, catatan):
        if not alasan.strip():
            raise AturanDilanggar("Tulis mengapa laporan ini dibuka lagi.")
        catatan.rincian |= {"alasan": alasan.strip(), "nomor": terkunci.nomor}
        terkunci.nomor = terkunci.nomor_berita_acara = ""
        terkunci.tanggal_laporan = terkunci.tanggal_berita_acara = terkunci.beku = None
        terkunci.catatan_pengembalian = alasan.strip()
        kabarkan_giliran(terkunci, StatusLaporan.DISUSUN, catatan=alasan.strip(), at=at)
    return terkunci
