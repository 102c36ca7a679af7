from datetime import date, datetime

from dip.models import Persetujuan, UjiKonsekuensi
from dip.perbuatan.persetujuan_orang import jawab_persetujuan, minta_persetujuan
from permohonan.alur import ALUR
from permohonan.models import Permohonan, Sifat
from permohonan.pengujian import pengecualian_pribadi
from permohonan.perbuatan.pendaftaran import lampirkan
from ppid.galat import AturanDilanggar
from ppid.models import Berkas, Pengguna
from ppid.perbuatan import perbuatan
from ppid.unggahan import UnggahanBersih


def minta_persetujuan_orang(
    permohonan: Permohonan,
    *,
    uji: UjiKonsekuensi,
    nama: str,
    alamat: str,
    rincian: str,
    oleh: Pengguna,
    at: datetime,
) -> Permohonan:
    """Tanya orang yang rahasianya dilindungi, apakah informasinya boleh diberikan dalam permohonan ini.

    The letter is this office's own, whoever ruled on the exemption, and its people alone read it. Raises
    AturanDilanggar for an exemption of another ground than g or h, one that neither binds this office nor is being
    tested for this request, or without name, address or matter.

    Dasar: UU 14/2008 Pasal 18 ayat (2).
    """
    with perbuatan(ALUR, "minta_persetujuan_orang", permohonan, oleh=oleh, at=at) as (kasus, catatan):
        berlaku = pengecualian_pribadi(kasus, pada=kasus.satker.hari_ini(at))
        if not berlaku.filter(pk=uji.pk).exists():
            raise AturanDilanggar(
                "Persetujuan orangnya hanya membuka yang dikecualikan menurut huruf g atau h, yang berlaku bagi kantor "
                "ini atau sedang diuji untuk permohonan ini."
            )
        persetujuan = minta_persetujuan(
            uji,
            satker=kasus.satker,
            nama=nama,
            alamat=alamat,
            rincian=rincian,
            acuan_permohonan=kasus.acuan,
            oleh=oleh,
            at=at,
        )
        catatan.rincian |= {"surat_orang": persetujuan.surat.acuan, "persetujuan": persetujuan.acuan}
    return kasus


def catat_persetujuan_orang(
    permohonan: Permohonan,
    *,
    persetujuan: Persetujuan,
    jawaban: str,
    dijawab_pada: date | None,
    bukti: UnggahanBersih | None = None,
    oleh: Pengguna,
    at: datetime,
) -> Permohonan:
    """Catat jawaban orangnya; bila semua yang ditanya setuju, pengecualiannya tidak dapat dipakai menolak di sini.

    Its paper is kept with those of persons. Raises AturanDilanggar when it is another request's, answered already,
    agreed to without its paper, or dated before it was asked or ahead.

    Dasar: UU 14/2008 Pasal 18 ayat (2).
    """
    with perbuatan(ALUR, "catat_persetujuan_orang", permohonan, oleh=oleh, at=at) as (kasus, catatan):

        def simpan(unggahan: UnggahanBersih) -> Berkas:
            return lampirkan(kasus, [(Sifat.PERSETUJUAN, unggahan)], oleh=oleh, at=at)[0].berkas

        baris = jawab_persetujuan(
            Persetujuan.objects.filter(acuan_permohonan=kasus.acuan),
            persetujuan,
            jawaban=jawaban,
            dijawab_pada=dijawab_pada,
            simpan_bukti=(lambda: simpan(bukti)) if bukti else None,
            at=at,
        )
        catatan.rincian |= {"persetujuan": baris.acuan, "jawaban": jawaban}
    return kasus
