from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from dip.alur_uji import BERJALAN
from dip.models import Persetujuan, UjiKonsekuensi
from dip.pengecualian import MELINDUNGI_ORANG
from permohonan import surat
from permohonan.alur import ALUR
from permohonan.kabar import kabarkan_pemohon
from permohonan.models import BerkasPermohonan, Keputusan, Permohonan, Sifat, UjiPermohonan
from permohonan.models.berkas import BerkasPermohonanQuerySet
from permohonan.pemeriksaan import luluskan_yang_terbit
from permohonan.perbuatan.pendaftaran import lampirkan
from permohonan.putusan import MEMBERI, AlasanTidakDiberikan, Bentuk, CaraAkses, Putusan
from permohonan.serupa import belum_diumumkan
from ppid.galat import AturanDilanggar
from ppid.models import Pengguna, Tarif
from ppid.perbuatan import perbuatan
from ppid.unggahan import UnggahanBersih

# Sheets, discs or parcels of one tariff that one answer may charge for.
BANYAK_TERBANYAK = 10_000
BIAYA_TERBESAR = Decimal(10**10)


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
    # That the exemption covers exactly what was asked, and how.
    cakupan: str = ""
    penghitaman: str = ""
    waktu_penyediaan: date | None = None
    # How many of each tariff of the office, by its key; nothing else may be charged.
    banyaknya: Mapping[str, int] = field(default_factory=dict)
    cara_pembayaran: str = ""
    keterangan: str = ""

    @property
    def menutup(self) -> bool:
        """Whether a part of it is refused as exempt."""
        return self.putusan == Putusan.DITOLAK or self.alasan_tidak_diberikan == AlasanTidakDiberikan.DIKECUALIKAN

    @property
    def menunda(self) -> bool:
        """Whether a part of it waits for its consequence test."""
        return self.putusan == Putusan.MASIH_DIUJI or self.alasan_tidak_diberikan == AlasanTidakDiberikan.MASIH_DIUJI

    def pokok_ditolak(self, permohonan: Permohonan) -> str:
        """What is refused: the part named as such, else all that was asked."""
        return self.tidak_diberikan.strip() or permohonan.rincian_informasi


def tahan_pengecualian(isi: IsiKeputusan) -> None:
    """Hold the exemption as it is until the letter is written: whoever revokes it, or records that the person agreed,
    waits, or was heard. Inside an act only.
    """
    if isi.uji is not None:
        UjiKonsekuensi.objects.select_for_update(of=("self",), no_key=True).filter(pk=isi.uji.pk).first()


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
    if isi.menutup and isi.uji is None:
        raise AturanDilanggar(
            "Penolakan harus menunjuk uji konsekuensi yang sudah ditetapkan. Pilih keputusannya, atau ajukan "
            "pengujian lebih dahulu."
        )
    if isi.uji is not None:
        if not isi.menutup:
            raise AturanDilanggar("Uji konsekuensi hanya dipilih bila ada bagian yang dikecualikan.")
        _periksa_pengecualian(isi, isi.uji, permohonan=permohonan, pada=pada)
    if isi.putusan == Putusan.TIDAK_DIKUASAI and not isi.badan_lain.strip():
        raise AturanDilanggar("Sebutkan badan publik yang menguasai informasi ini, atau tulis bahwa tidak diketahui.")
    if isi.putusan == Putusan.BELUM_DIDOKUMENTASIKAN and not isi.keterangan.strip():
        raise AturanDilanggar("Jelaskan mengapa belum didokumentasikan dan apa yang akan dilakukan.")
    rincian_biaya(isi, permohonan=permohonan, pada=pada)


def bebas_biaya(permohonan: Permohonan) -> str:
    """Mengapa pemohon ini tidak dipungut biaya, dengan apa yang dilakukan petugas; kosong bila salinannya bertarif.

    Who asks to look, or for what costs nothing, does not pay for paper that the office gives instead.

    Dasar: UU 14/2008 Pasal 21.
    """
    if permohonan.cara_akses == CaraAkses.MELIHAT:
        return "Pemohon hanya meminta melihat, bukan salinan, jadi tidak dipungut biaya. Kosongkan jumlahnya."
    if permohonan.bentuk == Bentuk.SOFTCOPY:
        return (
            "Pemohon meminta softcopy, jadi salinan kertas tidak dapat ditagihkan kepadanya. Berikan softcopy, atau "
            "kosongkan jumlahnya dan berikan kertasnya gratis."
        )
    return ""


def rincian_biaya(isi: IsiKeputusan, *, permohonan: Permohonan, pada: date) -> list[dict[str, Any]]:
    """Biaya salinan menurut tarif kantor yang berlaku hari itu, baris demi baris; kosong berarti tidak dipungut.

    Amounts are rupiah as decimal text. Raises AturanDilanggar for what no tariff of this office in force sets, for a
    digital copy, from somebody who asked for none on paper, for a number that cannot be, and without a way to pay.

    Dasar: UU 14/2008 Pasal 21 dan Pasal 22 ayat (7) huruf g.
    """
    if not isi.banyaknya:
        return []
    if isi.putusan not in MEMBERI or isi.bentuk != Bentuk.HARDCOPY:
        raise AturanDilanggar(
            "Biaya hanya untuk salinan kertas (hardcopy). Salinan digital gratis: kosongkan jumlahnya."
        )
    if sebab := bebas_biaya(permohonan):
        raise AturanDilanggar(sebab)
    if any(not 0 < banyak <= BANYAK_TERBANYAK for banyak in isi.banyaknya.values()):
        raise AturanDilanggar(f"Isi jumlah yang dikenai tarif dengan angka 1 sampai {BANYAK_TERBANYAK}.")
    tarif = Tarif.objects.filter(satker=permohonan.satker, pk__in=isi.banyaknya).berlaku(pada)
    if len(tarif) != len(isi.banyaknya):
        raise AturanDilanggar(
            "Tarif yang dipilih tidak berlaku di kantor ini pada hari ini. Muat ulang formulirnya; tanpa tarif tidak "
            "ada yang dipungut."
        )
    if not isi.cara_pembayaran.strip():
        raise AturanDilanggar("Tulis cara pembayarannya: kepada siapa dan bagaimana.")
    hasil = []
    for satu in tarif:
        banyak = isi.banyaknya[str(satu.pk)]
        hasil.append(
            {
                "uraian": satu.uraian,
                "satuan": satu.satuan,
                "harga": str(satu.biaya),
                "banyaknya": banyak,
                "jumlah": str(satu.biaya * banyak),
                "nomor_sk": satu.nomor_sk,
            }
        )
    if _jumlah(hasil) >= BIAYA_TERBESAR:
        raise AturanDilanggar("Biayanya melebihi yang dapat dicatat. Periksa jumlahnya.")
    return hasil


def _jumlah(rincian: Iterable[Mapping[str, Any]]) -> Decimal:
    return sum((Decimal(satu["jumlah"]) for satu in rincian), Decimal(0))


def _periksa_pengecualian(isi: IsiKeputusan, uji: UjiKonsekuensi, *, permohonan: Permohonan, pada: date) -> None:
    """Raises AturanDilanggar when this exemption may not be held against this request on that day.

    Dasar: UU 14/2008 Pasal 18 ayat (2) dan Pasal 19.
    """
    berlaku = UjiKonsekuensi.objects.berlaku_bagi(permohonan.satker, pada=pada)
    if not berlaku.filter(pk=uji.pk).exists():
        raise AturanDilanggar("Keputusan pengecualian yang dipilih tidak berlaku bagi kantor ini pada hari ini.")
    if not isi.cakupan.strip():
        raise AturanDilanggar(
            "Jelaskan bahwa pengecualian yang dipilih mencakup tepat yang diminta. Yang tidak dicakupnya tetap "
            "diberikan."
        )
    if uji.huruf in MELINDUNGI_ORANG and Persetujuan.objects.mengizinkan(uji, permohonan.acuan):
        raise AturanDilanggar(
            f"Orangnya sudah menyetujui secara tertulis, jadi Pasal 17 huruf {uji.huruf} tidak berlaku bagi permintaan "
            "ini (UU 14/2008 Pasal 18 ayat (2)). Berikan informasinya."
        )
    if belum_diumumkan(permohonan, uji, isi.pokok_ditolak(permohonan)):
        raise AturanDilanggar(
            "Kantor lain menerbitkan informasi yang serupa. Umumkan niat menolak lebih dahulu; sesudah itu penolakan "
            "dapat langsung diputuskan."
        )


def _periksa_tunda(isi: IsiKeputusan, diuji: Sequence[UjiPermohonan], *, permohonan: Permohonan, pada: date) -> None:
    """Raises AturanDilanggar when the answer may not leave a part as still being tested.

    With nothing to open at all, the statute's means is the extension while there is one; after it, or on the last
    day, the answer says so in time.

    Dasar: UU 14/2008 Pasal 19 dan Pasal 22 ayat (8).
    """
    if not diuji:
        raise AturanDilanggar(
            "Belum ada uji konsekuensi yang berjalan untuk permohonan ini. Minta ujinya lebih dahulu, baru sebut "
            "bagiannya masih diuji."
        )
    if isi.putusan == Putusan.SEBAGIAN:
        return
    if not isi.tidak_diberikan.strip():
        raise AturanDilanggar("Tulis informasi apa yang masih diuji.")
    if permohonan.diperpanjang_pada is None and pada < permohonan.jatuh_tempo:
        raise AturanDilanggar(
            "Belum ada bagian yang dapat dibuka, dan waktunya masih dapat diperpanjang (UU 14/2008 Pasal 22 ayat (8)). "
            "Perpanjang dulu; jawaban “masih diuji” diberikan paling cepat pada hari jatuh tempo."
        )


def berikan(berkas: BerkasPermohonanQuerySet, *, at: datetime) -> None:
    """Make these files of a locked case what the applicant is given; those given already stay as they are."""
    baru = BerkasPermohonan.objects.filter(pk__in=list(berkas.disiapkan().values_list("pk", flat=True)))
    # Boxes were drawn after it was checked: the blackened copy goes out, or it is checked anew.
    baru.menunggu_hitam().update(bersih=None, temuan=[], diperiksa_at=None)
    baru.update(diberikan_at=at)
    luluskan_yang_terbit(baru, at=at)


def simpan_keputusan(
    kasus: Permohonan,
    isi: IsiKeputusan,
    *,
    berkas: BerkasPermohonanQuerySet,
    menunda: Iterable[UjiPermohonan] = (),
    menyusul: UjiPermohonan | None = None,
    oleh: Pengguna,
    at: datetime,
) -> Keputusan:
    """Write down the decision of this stage on a locked case, with its letters and mail.

    `berkas` are the files that go along when it gives something, `menunda` the tests whose parts it leaves open,
    `menyusul` the one whose part it settles afterwards.
    """
    rincian = rincian_biaya(isi, permohonan=kasus, pada=kasus.satker.hari_ini(at))
    biaya = _jumlah(rincian)
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
        cakupan=isi.cakupan,
        menyusul=menyusul,
        penghitaman=isi.penghitaman,
        waktu_penyediaan=isi.waktu_penyediaan,
        biaya=biaya,
        rincian_biaya=rincian,
        cara_pembayaran=isi.cara_pembayaran,
        keterangan=isi.keterangan,
        oleh=oleh,
        at=at,
    )
    UjiPermohonan.objects.filter(pk__in=[satu.pk for satu in menunda]).update(ditangguhkan=keputusan)
    if isi.putusan in MEMBERI:
        berikan(berkas, at=at)
    kasus.putusan = putusan_sejauh_ini(kasus)
    # The first answer is the one whose day the statute asks for.
    kasus.diputus_at = kasus.diputus_at or at
    if menyusul is None:
        kasus.biaya, kasus.cara_pembayaran = biaya, isi.cara_pembayaran
    else:
        kasus.biaya += biaya
        kasus.cara_pembayaran = isi.cara_pembayaran or kasus.cara_pembayaran
    surat.terbitkan_keputusan(kasus, keputusan, oleh=oleh, at=at)
    kunci = f"{kasus.pk}:{keputusan.tahap}" + (f":{menyusul.pk}" if menyusul else "")
    templat = "jawaban-susulan" if menyusul else "jawaban"
    isi_kabar: dict[str, Any] = {"keputusan": keputusan, "sisa": list(kasus.pengujian.terbuka())}
    tenggat = kasus.jatuh_tempo if menyusul is None else None
    kabarkan_pemohon(kasus, templat, kunci, at=at, tenggat=tenggat, **isi_kabar)
    return keputusan


def putusan_sejauh_ini(kasus: Permohonan) -> Putusan:
    """What the decisions of this stage come to together, with what is still open.

    Dasar: UU 14/2008 Pasal 22 ayat (7).
    """
    semua = list(kasus.keputusan.filter(tahap=kasus.tahap))
    terbuka = kasus.pengujian.terbuka().exists()
    if len(semua) == 1 and (terbuka or semua[0].putusan != Putusan.MASIH_DIUJI):
        return Putusan(semua[0].putusan)
    if any(satu.putusan in MEMBERI for satu in semua):
        kurang = any(satu.uji_id or (satu.tidak_diberikan and not satu.menunda) for satu in semua)
        return Putusan.SEBAGIAN if terbuka or kurang else Putusan.SELURUHNYA
    return Putusan.MASIH_DIUJI if terbuka else Putusan.DITOLAK


def _yang_diuji(kasus: Permohonan) -> list[UjiPermohonan]:
    """The running tests of this request, locked: one that is ruled on meanwhile waits until the answer is written."""
    ikatan = kasus.pengujian.select_related("uji").select_for_update(of=("self", "uji"))
    return [satu for satu in ikatan if satu.uji.status in BERJALAN]


def putuskan(
    permohonan: Permohonan,
    isi: IsiKeputusan,
    *,
    berkas: Sequence[UnggahanBersih] = (),
    oleh: Pengguna,
    at: datetime,
) -> Permohonan:
    """Putuskan permohonan dan terbitkan pemberitahuan tertulis.

    A part whose consequence test is still running may be left open: the rest is answered in time, and a
    supplementary decision settles it. Raises AturanDilanggar when the law does not allow this decision; the case must
    be complete and undecided.

    Dasar: UU 14/2008 Pasal 22 ayat (7).
    """
    with perbuatan(ALUR, "putuskan", permohonan, oleh=oleh, at=at) as (kasus, catatan):
        pada = kasus.satker.hari_ini(at)
        tahan_pengecualian(isi)
        periksa_isi(isi, permohonan=kasus, pada=pada)
        diuji = _yang_diuji(kasus) if isi.menunda else []
        if isi.menunda:
            _periksa_tunda(isi, diuji, permohonan=kasus, pada=pada)
        lampirkan(kasus, [(Sifat.HASIL, unggahan) for unggahan in berkas], oleh=oleh, at=at)
        simpan_keputusan(kasus, isi, berkas=kasus.berkas.disiapkan(), menunda=diuji, oleh=oleh, at=at)
        catatan.rincian |= {
            "putusan": isi.putusan,
            "uji": isi.uji.nomor_keputusan if isi.uji else "",
            "tahap": kasus.tahap,
            "tepat_waktu": kasus.dijawab_tepat_waktu(),
        }
    return kasus
