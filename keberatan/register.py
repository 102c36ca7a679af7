"""The register of objections (Model PPID-G) as rows."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q
from django.urls import reverse

from keberatan.models import AlasanKeberatan, Keberatan, SuratKeberatan
from keberatan.models.keberatan import KeberatanQuerySet
from permohonan.register import semasa
from ppid.models import JenisSurat, Satker

SEHALAMAN = 100
SEPORSI = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisPPIDG:
    """One row of Model PPID-G, columns 1 to 14; the grounds are the letters a to g.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Lampiran Model PPID-G.
    """

    acuan: str
    nomor: str
    tanggal: date
    nama: str
    alamat: str
    kontak: str
    pekerjaan: str
    nomor_permohonan: str
    informasi: str
    tujuan: str
    huruf: frozenset[str]
    keputusan: str
    ditanggapi: date | None
    atasan: str
    tanggapan_pemohon: str

    @property
    def url(self) -> str:
        """The officer's page of the objection."""
        return reverse("keberatan:kasus", args=[self.acuan])


def saring(
    keberatan: KeberatanQuerySet,
    *,
    satker: Satker,
    tahun: int | None = None,
    bulan: int | None = None,
    teks: str = "",
) -> KeberatanQuerySet:
    """Objections of one office, received in that year or month of its own calendar, with that text in them."""
    keberatan = semasa(keberatan.filter(satker=satker), satker, tahun=tahun, bulan=bulan)
    if teks:
        keberatan = keberatan.filter(
            Q(nomor__icontains=teks)
            | Q(permohonan__nomor__icontains=teks)
            | Q(pengaju__nama__icontains=teks)
            | Q(rincian_informasi__icontains=teks)
        )
    return keberatan


def rangkaian(keberatan: KeberatanQuerySet) -> Iterator[BarisPPIDG]:
    """Every row in the order of receipt, read in portions."""
    tanggapan = (
        SuratKeberatan.objects.filter(surat__jenis=JenisSurat.TANGGAPAN).select_related("surat").defer("surat__pdf")
    )
    lengkap = keberatan.select_related("satker", "pengaju", "permohonan").prefetch_related(
        Prefetch("alasan", AlasanKeberatan.objects.order_by("pk")),
        Prefetch("surat", tanggapan, to_attr="surat_tanggapan"),
    )
    for kasus in lengkap.order_by("diterima_at", "pk").iterator(chunk_size=SEPORSI):
        yield _baris(kasus)


def _baris(kasus: Keberatan) -> BarisPPIDG:
    pengaju = kasus.pengaju
    # Signed by whom and in which post, as the issued letter says.
    penanda: dict[str, str] = next((s.surat.konteks["penandatangan"] for s in kasus.surat_tanggapan), {})  # type: ignore[attr-defined]
    nama = f"{pengaju.nama} ({pengaju.instansi})" if pengaju.instansi else pengaju.nama
    putusan = [
        f"{satu.huruf}: {satu.get_hasil_display().lower()}" for satu in kasus.alasan.all() if satu.hasil != kasus.hasil
    ]
    return BarisPPIDG(
        acuan=kasus.acuan,
        nomor=kasus.nomor,
        tanggal=kasus.diterima_pada,
        nama=f"{nama}, kuasa {pengaju.nama_kuasa}" if pengaju.nama_kuasa else nama,
        alamat=pengaju.alamat,
        kontak=pengaju.kontak,
        pekerjaan=pengaju.sebutan_pekerjaan,
        nomor_permohonan=kasus.permohonan.nomor if kasus.permohonan else "",
        informasi=kasus.rincian_informasi,
        tujuan=kasus.tujuan_penggunaan,
        huruf=frozenset(satu.huruf for satu in kasus.alasan.all()),
        keputusan="; ".join([kasus.get_hasil_display(), *putusan]) if kasus.hasil else kasus.get_status_display(),
        ditanggapi=kasus.satker.hari_ini(kasus.ditanggapi_at) if kasus.ditanggapi_at else None,
        atasan=", ".join(filter(None, (penanda.get("nama"), penanda.get("jabatan")))),
        tanggapan_pemohon=". ".join(filter(None, (kasus.get_sikap_display(), kasus.uraian_sikap))),
    )
