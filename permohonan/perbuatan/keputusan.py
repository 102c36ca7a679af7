from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from dip.models import UjiKonsekuensi
from permohonan import surat
from permohonan.alur import ALUR
from permohonan.kabar import kabarkan_pemohon
from permohonan.models import Keputusan, Permohonan, Sifat
from permohonan.perbuatan.pendaftaran import lampirkan
from permohonan.putusan import MEMBERI, AlasanTidakDiberikan, Putusan
from ppid.galat import AturanDilanggar
from ppid.models import Pengguna
from ppid.perbuatan import perbuatan
from ppid.unggahan import UnggahanBersih


@dataclass(frozen=True, slots=True, kw_only=True)
class IsiKeputusan:
    """What the written notice says.

    Dasar: UU 14/2008 Pasal 22 ayat (7).
    """

    putusan: Putusan
    diberikan: str = ""
    bentuk: str = ""
    badan_lain: str = ""
    alasan_tidak_diberikan: str = ""
    tidak_diberikan: str = ""
    uji: UjiKonsekuensi | None = None
    penghitaman: str = ""
    waktu_penyediaan: date | None = None
    biaya: Decimal = Decimal(0)
    cara_pembayaran: str = ""
    keterangan: str = ""


def periksa_isi(isi: IsiKeputusan, *, permohonan: Permohonan, pada: date) -> None:
    """Raises AturanDilanggar when the law does not allow this decision.

    Dasar: UU 14/2008 Pasal 19 dan Pasal 22 ayat (7).
    """
    if isi.putusan in MEMBERI and not isi.diberikan.strip():
        raise AturanDilanggar("Tulis informasi apa yang diberikan.")
    if isi.putusan in MEMBERI and isi.waktu_penyediaan is None:
        raise AturanDilanggar("Isi tanggal informasi akan diserahkan (waktu penyediaan).")
    if isi.waktu_penyediaan and isi.waktu_penyediaan < pada:
        raise AturanDilanggar("Waktu penyediaan tidak boleh sebelum hari ini.")
    if isi.putusan == Putusan.SEBAGIAN and not (isi.tidak_diberikan.strip() and isi.alasan_tidak_diberikan):
        raise AturanDilanggar("Tulis bagian yang tidak diberikan dan pilih alasannya.")
    dikecualikan = isi.putusan == Putusan.DITOLAK or isi.alasan_tidak_diberikan == AlasanTidakDiberikan.DIKECUALIKAN
    if dikecualikan and isi.uji is None:
        raise AturanDilanggar(
            "Penolakan harus menunjuk uji konsekuensi yang sudah ditetapkan. Pilih keputusannya, atau ajukan "
            "pengujian lebih dahulu."
        )
    if isi.uji is not None:
        if not dikecualikan:
            raise AturanDilanggar("Uji konsekuensi hanya dipilih bila ada bagian yang dikecualikan.")
        berlaku = UjiKonsekuensi.objects.berlaku_bagi(permohonan.satker, pada=pada)
        if not berlaku.filter(pk=isi.uji.pk).exists():
            raise AturanDilanggar("Keputusan pengecualian yang dipilih tidak berlaku bagi kantor ini pada hari ini.")
    if isi.putusan == Putusan.TIDAK_DIKUASAI and not isi.badan_lain.strip():
        raise AturanDilanggar("Sebutkan badan publik yang menguasai informasi ini, atau tulis bahwa tidak diketahui.")
    if isi.putusan == Putusan.BELUM_DIDOKUMENTASIKAN and not isi.keterangan.strip():
        raise AturanDilanggar("Jelaskan mengapa belum didokumentasikan dan apa yang akan dilakukan.")


def simpan_keputusan(kasus: Permohonan, isi: IsiKeputusan, *, oleh: Pengguna, at: datetime) -> Keputusan:
    """Write down the decision of this stage on a locked case, with its letters and mail."""
    keputusan = Keputusan.objects.create(
        permohonan=kasus,
        tahap=kasus.tahap,
        putusan=isi.putusan,
        diberikan=isi.diberikan,
        bentuk=isi.bentuk,
        badan_lain=isi.badan_lain,
        alasan_tidak_diberikan=isi.alasan_tidak_diberikan,
        tidak_diberikan=isi.tidak_diberikan,
        uji=isi.uji,
        penghitaman=isi.penghitaman,
        waktu_penyediaan=isi.waktu_penyediaan,
        biaya=isi.biaya,
        cara_pembayaran=isi.cara_pembayaran,
        keterangan=isi.keterangan,
        oleh=oleh,
        at=at,
    )
    kasus.putusan = isi.putusan
    # The first answer is the one whose day the statute asks for.
    kasus.diputus_at = kasus.diputus_at or at
    kasus.biaya, kasus.cara_pembayaran = isi.biaya, isi.cara_pembayaran
    surat.terbitkan_keputusan(kasus, keputusan, oleh=oleh, at=at)
    kabarkan_pemohon(kasus, "jawaban", f"{kasus.pk}:{keputusan.tahap}", at=at, keputusan=keputusan)
    return keputusan


def putuskan(
    permohonan: Permohonan,
    isi: IsiKeputusan,
    *,
    berkas: Sequence[UnggahanBersih] = (),
    oleh: Pengguna,
    at: datetime,
) -> Permohonan:
    """Putuskan permohonan dan terbitkan pemberitahuan tertulis.

    Raises AturanDilanggar when the law does not allow this decision; the case must be complete and undecided.

    Dasar: UU 14/2008 Pasal 22 ayat (7).
    """
    with perbuatan(ALUR, "putuskan", permohonan, oleh=oleh, at=at) as (kasus, catatan):
        periksa_isi(isi, permohonan=kasus, pada=kasus.satker.hari_ini(at))
        lampirkan(kasus, [(Sifat.HASIL, unggahan) for unggahan in berkas], oleh=oleh, at=at)
        simpan_keputusan(kasus, isi, oleh=oleh, at=at)
        catatan.rincian |= {
            "putusan": isi.putusan,
            "uji": isi.uji.nomor_keputusan if isi.uji else "",
            "tahap": kasus.tahap,
            "tepat_waktu": kasus.dijawab_tepat_waktu(),
        }
    return kasus
