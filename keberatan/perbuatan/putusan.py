from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from keberatan.alur import ALUR_SENGKETA
from keberatan.models import HasilPutusan, PutusanSengketa, Sengketa, Tingkat
from keberatan.perbuatan.pendaftaran_sengketa import simpan_berkas
from ppid.galat import AturanDilanggar
from ppid.models import Pengguna
from ppid.perbuatan import perbuatan
from ppid.unggahan import UnggahanBersih

PIHAK = ("pemohon", "kantor")


@dataclass(frozen=True, slots=True, kw_only=True)
class IsiPutusan:
    """What a ruling says, and what it orders.

    Dasar: UU 14/2008 Pasal 46 ayat (1).
    """

    hasil: str
    nomor: str
    tanggal: date
    diterima_pada: date
    amar: str
    perintah: str = ""
    batas_pelaksanaan: date | None = None


def _simpan(
    kasus: Sengketa,
    tingkat: Tingkat,
    isi: IsiPutusan,
    berkas: Sequence[UnggahanBersih],
    *,
    oleh: Pengguna,
    at: datetime,
) -> dict[str, str]:
    """Write down a ruling; returns what history notes. Raises AturanDilanggar when its dates cannot be."""
    pada = kasus.satker.hari_ini(at)
    sejak = {
        Tingkat.KOMISI: kasus.didaftarkan_pada,
        Tingkat.PENGADILAN: kasus.digugat_pada or kasus.didaftarkan_pada,
        Tingkat.KASASI: kasus.kasasi_pada or kasus.didaftarkan_pada,
    }[tingkat]
    if isi.hasil not in set(HasilPutusan):
        raise AturanDilanggar("Pilih hasil putusannya dari daftar.")
    if isi.hasil == HasilPutusan.MEDIASI and tingkat != Tingkat.KOMISI:
        raise AturanDilanggar("Kesepakatan mediasi hanya di Komisi Informasi.")
    if not isi.nomor.strip() or not isi.amar.strip():
        raise AturanDilanggar("Isi nomor dan amar putusannya.")
    if isi.tanggal > pada or isi.diterima_pada > pada:
        raise AturanDilanggar("Tanggalnya tidak boleh di masa depan. Periksa lagi.")
    if isi.tanggal < sejak:
        raise AturanDilanggar(f"Putusan tidak mungkin sebelum perkaranya didaftarkan ({sejak:%d-%m-%Y}).")
    if isi.diterima_pada < isi.tanggal:
        raise AturanDilanggar("Putusan tidak mungkin diterima sebelum dibacakan.")
    if isi.batas_pelaksanaan and not isi.perintah.strip():
        raise AturanDilanggar("Tulis apa yang harus dilaksanakan sampai batas itu.")
    if isi.batas_pelaksanaan and isi.batas_pelaksanaan < isi.tanggal:
        raise AturanDilanggar("Batas melaksanakan tidak mungkin sebelum putusannya.")
    PutusanSengketa.objects.create(
        sengketa=kasus,
        tingkat=tingkat,
        hasil=isi.hasil,
        nomor=isi.nomor.strip(),
        tanggal=isi.tanggal,
        diterima_pada=isi.diterima_pada,
        amar=isi.amar.strip(),
        perintah=isi.perintah.strip(),
        batas_pelaksanaan=isi.batas_pelaksanaan,
    )
    simpan_berkas(kasus, berkas, perihal=f"Putusan {isi.nomor.strip()}"[:120], oleh=oleh, at=at)
    return {"hasil_putusan": isi.hasil, "nomor": isi.nomor.strip(), "tanggal": isi.tanggal.isoformat()}


def catat_putusan_komisi(
    sengketa: Sengketa, isi: IsiPutusan, *, berkas: Sequence[UnggahanBersih] = (), oleh: Pengguna, at: datetime
) -> Sengketa:
    """Catat putusan Komisi Informasi, ajudikasi atau kesepakatan mediasi yang dikuatkan.

    Raises AturanDilanggar when its dates cannot be.

    Dasar: UU 14/2008 Pasal 46 ayat (1).
    """
    with perbuatan(ALUR_SENGKETA, "catat_putusan_komisi", sengketa, oleh=oleh, at=at) as (kasus, catatan):
        catatan.rincian |= _simpan(kasus, Tingkat.KOMISI, isi, berkas, oleh=oleh, at=at)
    return kasus


def _periksa_lanjutan(
    kasus: Sengketa, tingkat: Tingkat, *, nomor: str, pada: date, oleh_pihak: str, hari: date
) -> None:
    """Raises AturanDilanggar when a case cannot have gone on to the next instance like that."""
    if oleh_pihak not in PIHAK:
        raise AturanDilanggar("Pilih siapa yang mengajukannya.")
    if not nomor.strip():
        raise AturanDilanggar("Isi nomor perkaranya.")
    if pada > hari:
        raise AturanDilanggar("Tanggalnya tidak boleh di masa depan. Periksa lagi.")
    if pada < kasus.putusan.get(tingkat=tingkat).tanggal:
        raise AturanDilanggar("Perkara tidak mungkin diajukan sebelum putusan yang dilawannya.")


def catat_gugatan(
    sengketa: Sengketa, *, pengadilan: str, nomor: str, pada: date, pihak: str, oleh: Pengguna, at: datetime
) -> Sengketa:
    """Catat bahwa putusan Komisi Informasi dibawa ke pengadilan, oleh pemohon atau oleh kantor.

    Raises AturanDilanggar for a date in the future or before the ruling.

    Dasar: UU 14/2008 Pasal 48 ayat (1).
    """
    with perbuatan(ALUR_SENGKETA, "catat_gugatan", sengketa, oleh=oleh, at=at) as (kasus, catatan):
        hari = kasus.satker.hari_ini(at)
        _periksa_lanjutan(kasus, Tingkat.KOMISI, nomor=nomor, pada=pada, oleh_pihak=pihak, hari=hari)
        if not pengadilan.strip():
            raise AturanDilanggar("Tulis nama pengadilannya.")
        kasus.pengadilan, kasus.nomor_gugatan = pengadilan.strip(), nomor.strip()
        kasus.digugat_pada, kasus.digugat_oleh = pada, pihak
        catatan.rincian |= {"nomor": kasus.nomor_gugatan, "tanggal": pada.isoformat(), "pihak": pihak}
    return kasus


def catat_putusan_pengadilan(
    sengketa: Sengketa, isi: IsiPutusan, *, berkas: Sequence[UnggahanBersih] = (), oleh: Pengguna, at: datetime
) -> Sengketa:
    """Catat putusan pengadilan atas gugatan terhadap putusan Komisi Informasi.

    Raises AturanDilanggar when its dates cannot be.

    Dasar: UU 14/2008 Pasal 49 ayat (1).
    """
    with perbuatan(ALUR_SENGKETA, "catat_putusan_pengadilan", sengketa, oleh=oleh, at=at) as (kasus, catatan):
        catatan.rincian |= _simpan(kasus, Tingkat.PENGADILAN, isi, berkas, oleh=oleh, at=at)
    return kasus


def catat_kasasi(sengketa: Sengketa, *, nomor: str, pada: date, pihak: str, oleh: Pengguna, at: datetime) -> Sengketa:
    """Catat kasasi ke Mahkamah Agung, oleh pemohon atau oleh kantor.

    Raises AturanDilanggar for a date in the future or before the ruling.

    Dasar: UU 14/2008 Pasal 50.
    """
    with perbuatan(ALUR_SENGKETA, "catat_kasasi", sengketa, oleh=oleh, at=at) as (kasus, catatan):
        hari = kasus.satker.hari_ini(at)
        _periksa_lanjutan(kasus, Tingkat.PENGADILAN, nomor=nomor, pada=pada, oleh_pihak=pihak, hari=hari)
        kasus.nomor_kasasi, kasus.kasasi_pada, kasus.kasasi_oleh = nomor.strip(), pada, pihak
        catatan.rincian |= {"nomor": kasus.nomor_kasasi, "tanggal": pada.isoformat(), "pihak": pihak}
    return kasus


def catat_putusan_kasasi(
    sengketa: Sengketa, isi: IsiPutusan, *, berkas: Sequence[UnggahanBersih] = (), oleh: Pengguna, at: datetime
) -> Sengketa:
    """Catat putusan Mahkamah Agung.

    Raises AturanDilanggar when its dates cannot be.

    Dasar: UU 14/2008 Pasal 50.
    """
    with perbuatan(ALUR_SENGKETA, "catat_putusan_kasasi", sengketa, oleh=oleh, at=at) as (kasus, catatan):
        catatan.rincian |= _simpan(kasus, Tingkat.KASASI, isi, berkas, oleh=oleh, at=at)
    return kasus


def catat_pelaksanaan_putusan(
    sengketa: Sengketa,
    *,
    tingkat: str,
    dilaksanakan_pada: date,
    uraian: str,
    berkas: Sequence[UnggahanBersih] = (),
    oleh: Pengguna,
    at: datetime,
) -> Sengketa:
    """Catat bahwa putusan dilaksanakan, kapan dan bagaimana.

    Raises AturanDilanggar without such a ruling, twice, or for a date in the future or before the ruling.

    Dasar: UU 14/2008 Pasal 46 ayat (1).
    """
    with perbuatan(ALUR_SENGKETA, "catat_pelaksanaan_putusan", sengketa, oleh=oleh, at=at) as (kasus, catatan):
        putusan = kasus.putusan.select_for_update().filter(tingkat=tingkat).first()
        if putusan is None:
            raise AturanDilanggar("Putusan itu belum dicatat.")
        if putusan.dilaksanakan_pada:
            raise AturanDilanggar("Pelaksanaan putusan itu sudah dicatat.")
        if dilaksanakan_pada > kasus.satker.hari_ini(at):
            raise AturanDilanggar("Tanggalnya tidak boleh di masa depan. Periksa lagi.")
        if dilaksanakan_pada < putusan.tanggal:
            raise AturanDilanggar("Putusan tidak mungkin dilaksanakan sebelum dibacakan.")
        if not uraian.strip():
            raise AturanDilanggar("Tulis bagaimana putusan dilaksanakan.")
        putusan.dilaksanakan_pada, putusan.pelaksanaan = dilaksanakan_pada, uraian.strip()
        putusan.save()
        simpan_berkas(kasus, berkas, perihal=f"Pelaksanaan putusan {putusan.nomor}"[:120], oleh=oleh, at=at)
        catatan.rincian |= {"nomor": putusan.nomor, "tanggal": dilaksanakan_pada.isoformat()}
    return kasus


def catat_pencabutan_sengketa(sengketa: Sengketa, *, alasan: str, oleh: Pengguna, at: datetime) -> Sengketa:
    """Catat bahwa pemohon mencabut sengketanya.

    Raises AturanDilanggar without saying on what paper or word.

    Dasar: UU 14/2008 Pasal 37 ayat (2).
    """
    with perbuatan(ALUR_SENGKETA, "catat_pencabutan_sengketa", sengketa, oleh=oleh, at=at) as (kasus, _):
        if not alasan.strip():
            raise AturanDilanggar("Tulis dari mana pencabutannya diketahui, mis. penetapan Komisi Informasi.")
        kasus.ditutup_at, kasus.alasan_pencabutan = at, alasan.strip()
    return kasus


def tutup_sengketa(sengketa: Sengketa, *, oleh: Pengguna, at: datetime) -> Sengketa:
    """Tutup sengketa yang putusannya tidak dilawan lagi dan sudah dilaksanakan; arsipnya tetap ditahan.

    Raises AturanDilanggar while the last ruling's order is not carried out.

    Dasar: UU 14/2008 Pasal 46 ayat (1).
    """
    with perbuatan(ALUR_SENGKETA, "tutup_sengketa", sengketa, oleh=oleh, at=at) as (kasus, _):
        terakhir = kasus.putusan.order_by("tanggal", "pk").last()
        if terakhir and terakhir.perintah and not terakhir.dilaksanakan_pada:
            raise AturanDilanggar("Putusan terakhir belum tercatat dilaksanakan.")
        kasus.ditutup_at = at
    return kasus
