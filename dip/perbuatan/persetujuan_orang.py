"""The person whom letter g or h protects is asked in writing: for everybody while it is tested, or for one request."""

from collections.abc import Callable
from datetime import date, datetime

from django.db.models import QuerySet

from dip.alur_uji import ALUR_UJI, PIHAK, StatusUji
from dip.models import JawabanOrang, Persetujuan, UjiKonsekuensi
from dip.pengecualian import MELINDUNGI_ORANG
from dip.surat_uji import terbitkan_surat_orang
from ppid.galat import AturanDilanggar
from ppid.models import Berkas, Kelas, Pengguna, Satker
from ppid.perbuatan import perbuatan
from ppid.unggahan import UnggahanBersih


def minta_persetujuan(
    uji: UjiKonsekuensi,
    *,
    satker: Satker,
    nama: str,
    alamat: str,
    rincian: str,
    acuan_permohonan: str = "",
    oleh: Pengguna,
    at: datetime,
) -> Persetujuan:
    """Terbitkan surat kantor itu yang meminta persetujuan orangnya; bagian dari perbuatan yang memanggilnya.

    Raises AturanDilanggar for another ground than g or h, or without name, address or matter.

    Dasar: UU 14/2008 Pasal 18 ayat (2).
    """
    if uji.huruf not in MELINDUNGI_ORANG:
        raise AturanDilanggar("Persetujuan orangnya hanya membuka yang dikecualikan menurut huruf g atau h.")
    nama, alamat, rincian = nama.strip(), alamat.strip(), rincian.strip()
    if not (nama and alamat and rincian):
        raise AturanDilanggar("Isi nama orangnya, alamatnya, dan informasi yang dimintakan persetujuan.")
    surat = terbitkan_surat_orang(
        uji,
        satker=satker,
        orang={"nama": nama, "alamat": alamat},
        rincian=rincian,
        sudah_ditetapkan=uji.status == StatusUji.DITETAPKAN,
        untuk_satu=bool(acuan_permohonan),
        oleh=oleh,
        at=at,
    )
    return Persetujuan.objects.create(
        uji=uji,
        acuan_permohonan=acuan_permohonan,
        nama=nama,
        alamat=alamat,
        rincian=rincian,
        surat=surat,
        diminta_at=at,
    )


def jawab_persetujuan(
    milik: QuerySet[Persetujuan],
    persetujuan: Persetujuan,
    *,
    jawaban: str,
    dijawab_pada: date | None,
    simpan_bukti: Callable[[], Berkas] | None,
    at: datetime,
) -> Persetujuan:
    """Simpan jawaban orangnya atas satu permintaan di antara `milik`; bagian dari perbuatan yang memanggilnya.

    Raises AturanDilanggar when it is none of these, answered already, agreed to without its paper, or dated before
    it was asked or ahead.

    Dasar: UU 14/2008 Pasal 18 ayat (2).
    """
    baris = milik.select_related("surat__satker").select_for_update(of=("self",)).filter(pk=persetujuan.pk).first()
    if baris is None or baris.jawaban:
        raise AturanDilanggar("Permintaan persetujuan itu sudah dijawab atau bukan milik berkas ini.")
    if jawaban not in JawabanOrang.values:
        raise AturanDilanggar("Pilih jawaban orangnya.")
    if jawaban == JawabanOrang.SETUJU and simpan_bukti is None:
        raise AturanDilanggar("Persetujuan harus tertulis: unggah suratnya atau fotonya.")
    if jawaban != JawabanOrang.TIDAK_MENJAWAB and dijawab_pada is None:
        raise AturanDilanggar("Isi tanggal jawabannya.")
    if dijawab_pada is not None:
        kantor = baris.surat.satker
        if dijawab_pada > kantor.hari_ini(at):
            raise AturanDilanggar("Tanggal jawaban tidak boleh sesudah hari ini.")
        if dijawab_pada < kantor.hari_ini(baris.diminta_at):
            raise AturanDilanggar("Tanggal jawaban tidak boleh sebelum persetujuannya diminta.")
    baris.jawaban, baris.dijawab_pada = jawaban, dijawab_pada
    if simpan_bukti is not None:
        baris.bukti = simpan_bukti()
    baris.save()
    return baris


def tanya_orangnya(
    uji: UjiKonsekuensi, *, nama: str, alamat: str, rincian: str, oleh: Pengguna, at: datetime
) -> Persetujuan:
    """Minta persetujuan tertulis orang yang rahasianya dilindungi huruf g atau h selagi diuji, dengan surat.

    The answer may open it for everybody. Raises AturanDilanggar for another ground, or without name, address or
    matter.

    Dasar: UU 14/2008 Pasal 18 ayat (2).
    """
    aksi = "tanya_orangnya"
    with perbuatan(ALUR_UJI, aksi, uji, oleh=oleh, at=at, pihak=PIHAK[aksi]) as (kasus, catatan):
        persetujuan = minta_persetujuan(
            kasus, satker=kasus.satker, nama=nama, alamat=alamat, rincian=rincian, oleh=oleh, at=at
        )
        # Whoever is asked besides has not agreed yet.
        kasus.disetujui_orangnya = False
        catatan.rincian |= {"surat": persetujuan.surat.acuan, "persetujuan": persetujuan.acuan}
    return persetujuan


def catat_jawaban_orang(
    uji: UjiKonsekuensi,
    *,
    persetujuan: Persetujuan,
    jawaban: str,
    dijawab_pada: date | None,
    bukti: UnggahanBersih | None = None,
    oleh: Pengguna,
    at: datetime,
) -> UjiKonsekuensi:
    """Catat jawaban orangnya; bila semua yang ditanya setuju secara tertulis, hasilnya hanya dapat “terbuka”.

    Raises AturanDilanggar when it is another test's or a request's, answered already, agreed to without its paper,
    or dated wrongly.

    Dasar: UU 14/2008 Pasal 18 ayat (2).
    """
    aksi = "catat_jawaban_orang"
    with perbuatan(ALUR_UJI, aksi, uji, oleh=oleh, at=at, pihak=PIHAK[aksi]) as (kasus, catatan):

        def simpan(unggahan: UnggahanBersih) -> Berkas:
            # Carries a signature: kept like an identity paper.
            return Berkas.objects.simpan(
                unggahan.isi,
                satker=kasus.satker,
                kelas=Kelas.IDENTITAS,
                nama=unggahan.nama,
                mime=unggahan.mime,
                oleh=oleh,
                at=at,
            )

        baris = jawab_persetujuan(
            kasus.persetujuan.umum(),
            persetujuan,
            jawaban=jawaban,
            dijawab_pada=dijawab_pada,
            simpan_bukti=(lambda: simpan(bukti)) if bukti else None,
            at=at,
        )
        kasus.disetujui_orangnya = kasus.persetujuan.umum().semua_setuju()
        catatan.rincian |= {"persetujuan": baris.acuan, "jawaban": jawaban}
    return kasus
