from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from dip.models import BerkasInformasi, InformasiPublik, TawaranHarian
from permohonan import surat
from permohonan.alur import ALUR
from permohonan.kabar import SURAT_KABAR, tugas_serah, tugas_tuntas
from permohonan.models import BerkasPermohonan, Penyampaian, Permohonan, Sifat
from permohonan.models.berkas import BerkasPermohonanQuerySet
from permohonan.perbuatan.keputusan import IsiKeputusan, berikan, simpan_keputusan
from permohonan.perbuatan.pendaftaran import lampirkan
from permohonan.putusan import MEMBERI, PERLU_BUKTI, CaraSerah, Putusan
from ppid import outbox
from ppid.galat import AturanDilanggar
from ppid.models import Handling, Pengguna, Surat
from ppid.peran import Peran
from ppid.perbuatan import Pelaku, peran_pelaku, perbuatan
from ppid.unggahan import UnggahanBersih


@dataclass(frozen=True, slots=True, kw_only=True)
class CaraPenyerahan:
    """How something reached the applicant, and what proves it."""

    cara: CaraSerah
    penerima: str = ""
    nomor_resi: str = ""
    bukti: UnggahanBersih | None = None

    @property
    def penanganan(self) -> Handling:
        """The same way, as the desk's tasks name it."""
        return Handling(self.cara) if self.cara in Handling.values else Handling.OTHER


def _sampaikan(
    kasus: Permohonan, cara: CaraPenyerahan, *, surat_disampaikan: Surat | None, oleh: Pengguna | None, at: datetime
) -> Penyampaian:
    if cara.cara in PERLU_BUKTI and not (cara.nomor_resi.strip() or cara.bukti):
        raise AturanDilanggar("Pengiriman lewat pos atau kurir dicatat dengan nomor resi atau foto bukti kirimnya.")
    bukti = lampirkan(kasus, [(Sifat.BUKTI_KIRIM, cara.bukti)], oleh=oleh, at=at) if cara.bukti else []
    return Penyampaian.objects.create(
        permohonan=kasus,
        surat=surat_disampaikan,
        cara=cara.cara,
        at=at,
        dicatat_at=at,
        penerima=cara.penerima,
        nomor_resi=cara.nomor_resi,
        bukti=bukti[0].berkas if bukti else None,
        oleh=oleh,
    )


def _serah_terima(
    kasus: Permohonan, cara: CaraPenyerahan, *, uraian: str, oleh: Pengguna | None, at: datetime
) -> Surat:
    penyampaian = _sampaikan(kasus, cara, surat_disampaikan=None, oleh=oleh, at=at)
    kasus.diserahkan_at = at
    outbox.settle(
        tugas_serah(kasus),
        how=cara.penanganan,
        note="Informasinya sudah diserahkan",
        by=oleh,
        at=at,
    )
    return surat.terbitkan_tanda_terima(kasus, penyampaian, uraian=uraian, oleh=oleh, at=at)


def _lampirkan_hasil(
    kasus: Permohonan, berkas: Sequence[UnggahanBersih], *, oleh: Pengguna | None, at: datetime
) -> BerkasPermohonanQuerySet:
    """These files attached to the case, to be given now."""
    baris = lampirkan(kasus, [(Sifat.HASIL, unggahan) for unggahan in berkas], oleh=oleh, at=at)
    return BerkasPermohonan.objects.filter(pk__in=[satu.pk for satu in baris])


def _diberikan(kasus: Permohonan) -> str:
    if kasus.putusan not in MEMBERI:
        raise AturanDilanggar("Jawaban permohonan ini tidak memberikan informasi, jadi tidak ada yang diserahkan.")
    if not kasus.menunggu_serah:
        raise AturanDilanggar("Yang diberikan sudah diserahkan; jawaban susulannya tidak menambah apa pun.")
    # What a supplementary answer adds is handed over by itself when the rest was handed over before it.
    sudah = kasus.penyampaian.filter(surat=None).last()
    memberi = kasus.keputusan.filter(tahap=kasus.tahap, putusan__in=MEMBERI)
    memberi = memberi.filter(at__gt=sudah.at) if sudah else memberi
    return "\n".join(memberi.values_list("diberikan", flat=True))


def serahkan(
    permohonan: Permohonan,
    cara: CaraPenyerahan,
    *,
    berkas: Sequence[UnggahanBersih] = (),
    oleh: Pelaku,
    at: datetime,
) -> Permohonan:
    """Serahkan informasi dengan tanda terima.

    Raises AturanDilanggar when nothing was granted, or post and courier come without evidence.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.A angka 4 huruf j.
    """
    with perbuatan(ALUR, "serahkan", permohonan, oleh=oleh, at=at) as (kasus, catatan):
        uraian = _diberikan(kasus)
        berikan(_lampirkan_hasil(kasus, berkas, oleh=catatan.oleh, at=at), at=at)
        terbit = _serah_terima(kasus, cara, uraian=uraian, oleh=catatan.oleh, at=at)
        catatan.rincian |= {"cara": cara.cara, "surat": terbit.acuan}
    return kasus


def konfirmasi_terima(permohonan: Permohonan, *, at: datetime) -> Permohonan:
    """Pemohon menyatakan sudah mengunduh atau menerima informasinya.

    Raises AturanDilanggar when nothing was granted, and while a file that was given cannot be opened yet.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.A angka 4 huruf j.
    """
    with perbuatan(ALUR, "konfirmasi_terima", permohonan, oleh=Peran.PEMOHON, at=at) as (kasus, catatan):
        uraian = _diberikan(kasus)
        if kasus.berkas.belum_siap().exists():
            raise AturanDilanggar(
                "Masih ada berkas yang kami periksa atau siapkan. Nyatakan sudah menerima sesudah semuanya dapat "
                "diunduh."
            )
        terbit = _serah_terima(kasus, CaraPenyerahan(cara=CaraSerah.UNDUH), uraian=uraian, oleh=None, at=at)
        catatan.rincian |= {"cara": CaraSerah.UNDUH, "surat": terbit.acuan}
    return kasus


def beri_langsung(
    permohonan: Permohonan,
    cara: CaraPenyerahan,
    *,
    uraian: str,
    bentuk: str,
    berkas: Sequence[UnggahanBersih] = (),
    informasi: InformasiPublik | None = None,
    banyaknya: Mapping[str, int] = MappingProxyType({}),
    cara_pembayaran: str = "",
    oleh: Pengguna,
    at: datetime,
) -> Permohonan:
    """Berikan seketika informasi yang sudah tersedia dan tidak dikecualikan, dengan tanda terima.

    Works on an incomplete case too: what is public needs no identity. With `informasi`, an item of the list, its
    published files are given along, and the PPID's standing approval of that item suffices for it and nothing else.
    Copies on paper may be charged by the office's tariffs (`banyaknya`, by their keys). Raises AturanDilanggar when the
    office reserves this to the PPID, the item is not public here, or no tariff allows the charge.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.A angka 4 huruf d.
    """
    with perbuatan(ALUR, "beri_langsung", permohonan, oleh=oleh, at=at) as (kasus, catatan):
        ppid = Peran.PPID in peran_pelaku(oleh, kasus.satker_id, at=at)
        perlu_persetujuan = kasus.satker.serah_perlu_persetujuan and not ppid
        if informasi is not None:
            informasi = InformasiPublik.objects.select_for_update(of=("self",)).get(pk=informasi.pk)
            if informasi.satker_id != kasus.satker_id or not informasi.terbuka:
                raise AturanDilanggar("Informasi itu tidak sedang terbit di kantor ini. Pilih yang lain.")
        if perlu_persetujuan and not (informasi and informasi.serah_di_meja):
            raise AturanDilanggar("Di kantor ini pemberian langsung memerlukan persetujuan PPID.")
        if perlu_persetujuan and informasi and berkas:
            raise AturanDilanggar("Persetujuan PPID hanya untuk informasi itu. Berkas lain diserahkan lewat PPID.")
        if perlu_persetujuan and informasi:
            uraian = f"{informasi.nama} ({informasi.tahun})"
        if not uraian.strip():
            raise AturanDilanggar("Tulis informasi apa yang diberikan.")
        if informasi is not None:
            kasus.informasi = informasi
            berkas = [*berkas, *_berkas_terbit(informasi)]
        isi = IsiKeputusan(
            putusan=Putusan.SELURUHNYA,
            diberikan=uraian,
            bentuk=bentuk,
            waktu_penyediaan=kasus.satker.hari_ini(at),
            banyaknya=banyaknya,
            cara_pembayaran=cara_pembayaran,
        )
        # Nothing but these: what others prepared for the PPID's answer is not given along.
        simpan_keputusan(kasus, isi, berkas=_lampirkan_hasil(kasus, berkas, oleh=oleh, at=at), oleh=oleh, at=at)
        terbit = _serah_terima(kasus, cara, uraian=uraian, oleh=oleh, at=at)
        catatan.rincian |= {"putusan": Putusan.SELURUHNYA, "cara": cara.cara, "surat": terbit.acuan}
        if informasi is not None:
            catatan.rincian["informasi"] = informasi.acuan
            TawaranHarian.tambah("diserahkan", [informasi.pk], hari=kasus.satker.hari_ini(at))
    return kasus


def _berkas_terbit(informasi: InformasiPublik) -> list[UnggahanBersih]:
    """The published files, copied: the case keeps what was given even when the list goes on."""
    terbit = BerkasInformasi.objects.terbit().filter(informasi=informasi).select_related("bersih")
    return [
        UnggahanBersih(nama=satu.bersih.nama, mime=satu.bersih.mime, isi=satu.bersih.baca())
        for satu in terbit
        if satu.bersih is not None
    ]


def catat_penyampaian(
    permohonan: Permohonan, surat_disampaikan: Surat, cara: CaraPenyerahan, *, oleh: Pelaku, at: datetime
) -> Permohonan:
    """Catat bahwa sebuah surat sudah sampai kepada pemohon, dengan buktinya.

    Dasar: UU 14/2008 Pasal 22 ayat (7).
    """
    with perbuatan(ALUR, "catat_penyampaian", permohonan, oleh=oleh, at=at) as (kasus, catatan):
        if not kasus.surat.filter(surat=surat_disampaikan).exists():
            raise AturanDilanggar("Surat itu bukan surat permohonan ini.")
        _sampaikan(kasus, cara, surat_disampaikan=surat_disampaikan, oleh=catatan.oleh, at=at)
        tuntas = tugas_tuntas(kasus, SURAT_KABAR)
        outbox.settle(tuntas, how=cara.penanganan, note=cara.cara.label, by=catatan.oleh, at=at)
        catatan.rincian |= {"surat": surat_disampaikan.acuan, "jenis": surat_disampaikan.jenis, "cara": cara.cara}
    return kasus
