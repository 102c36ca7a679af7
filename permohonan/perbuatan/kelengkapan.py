from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.conf import settings

from permohonan import surat, tiket
from permohonan.alur import ALUR
from permohonan.kabar import kabarkan_pemohon
from permohonan.models import Permohonan, Sifat, StatusIdentitas
from permohonan.perbuatan.pendaftaran import lampirkan, status_identitas
from permohonan.persyaratan import berkas_kurang
from permohonan.waktu import batas_kelengkapan, batas_melengkapi
from ppid.galat import AturanDilanggar
from ppid.models import HariLibur, Jalur, JangkaWaktu, LangkahWaktu
from ppid.perbuatan import Pelaku, perbuatan
from ppid.unggahan import UnggahanBersih


def _mulai_proses(kasus: Permohonan, at: datetime) -> None:
    """Stamp completeness and what counting from it would give; the due date itself stays."""
    kalender = HariLibur.objects.kalender(kasus.satker)
    kasus.lengkap_at = at
    jangka = kasus.jangka or JangkaWaktu.objects.berlaku(
        LangkahWaktu.PEMBERITAHUAN, jalur=kasus.jalur, pada=kasus.diterima_pada
    )
    kasus.jatuh_tempo_pembanding = jangka.tenggat(kalender, kasus.satker.hari_ini(at)).tanggal


def buka(permohonan: Permohonan, *, oleh: Pelaku, at: datetime) -> Permohonan:
    """Petugas membuka permohonan: sejak itu ada yang memegangnya, dan lonceng berhenti.

    Raises AturanDilanggar when somebody else was faster, naming him.

    Dasar: UU 14/2008 Pasal 22 ayat (4).
    """
    with perbuatan(ALUR, "buka", permohonan, oleh=oleh, at=at) as (kasus, catatan):
        if kasus.dibuka_at:
            saat = kasus.satker.waktu_setempat(kasus.dibuka_at)
            raise AturanDilanggar(
                f"Sudah dibuka oleh {kasus.dibuka_oleh}, {saat:%d-%m-%Y %H.%M} {kasus.satker.singkatan_zona}."
            )
        kasus.dibuka_at, kasus.dibuka_oleh = at, catatan.oleh
    return kasus


def nyatakan_lengkap(permohonan: Permohonan, *, oleh: Pelaku, at: datetime) -> Permohonan:
    """Nyatakan permohonan lengkap dan mulai diproses; jatuh tempo tetap dihitung dari penerimaan.

    Raises AturanDilanggar while a required paper was not shown (the PPID may waive it instead).

    Dasar: PerKI 1/2021.
    """
    with perbuatan(ALUR, "nyatakan_lengkap", permohonan, oleh=oleh, at=at) as (kasus, catatan):
        if kurang := berkas_kurang(kasus):
            raise AturanDilanggar(
                f"Masih kurang: {', '.join(sifat.label.lower() for sifat in kurang)}. Catat bahwa aslinya "
                "diperlihatkan, terbitkan Surat Keterangan Tidak Lengkap, atau minta PPID memproses tanpa menunggu."
            )
        _mulai_proses(kasus, at)
        catatan.rincian["identitas"] = kasus.status_identitas
    return kasus


def nyatakan_tidak_lengkap(permohonan: Permohonan, *, kekurangan: str, oleh: Pelaku, at: datetime) -> Permohonan:
    """Terbitkan Surat Keterangan Tidak Lengkap: apa yang kurang dan cara melengkapinya dari rumah.

    Raises AturanDilanggar after the desk's own three working days, when silence has made the request complete.

    Dasar: PerKI 1/2021.
    """
    with perbuatan(ALUR, "nyatakan_tidak_lengkap", permohonan, oleh=oleh, at=at) as (kasus, catatan):
        kalender = HariLibur.objects.kalender(kasus.satker)
        if kasus.satker.hari_ini(at) > batas_kelengkapan(kasus, kalender):
            raise AturanDilanggar(
                "Waktu meja layanan untuk menyatakan tidak lengkap sudah lewat, jadi permohonan ini dianggap lengkap. "
                "Minta PPID memproses tanpa menunggu identitas."
            )
        if not kekurangan.strip():
            raise AturanDilanggar("Tulis apa yang harus dilengkapi pemohon.")
        kasus.kekurangan = kekurangan
        # Whoever judged it has seen it: completed from home, it does not ring as new.
        kasus.dibuka_at, kasus.dibuka_oleh = kasus.dibuka_at or at, kasus.dibuka_oleh or catatan.oleh
        jangka = JangkaWaktu.objects.berlaku(LangkahWaktu.MELENGKAPI, jalur=Jalur.UMUM, pada=kasus.diterima_pada)
        tautan = settings.SITUS + tiket.tautan(kasus)
        terbit = surat.terbitkan_tidak_lengkap(
            kasus, hari_melengkapi=jangka.jumlah, tiket=tautan, oleh=catatan.oleh, at=at
        )
        catatan.rincian["surat"] = terbit.acuan
        isi: dict[str, Any] = {"tautan": tautan, "hari_melengkapi": jangka.jumlah}
        kabarkan_pemohon(kasus, "tidak-lengkap", terbit.pk, at=at, tenggat=batas_kelengkapan(kasus, kalender), **isi)
    return kasus


def lengkapi(
    permohonan: Permohonan,
    *,
    jenis_identitas: str = "",
    nomor_identitas: str = "",
    diperlihatkan: bool = False,
    berkas: Sequence[tuple[Sifat, UnggahanBersih]] = (),
    oleh: Pelaku,
    at: datetime,
) -> Permohonan:
    """Lengkapi identitas atau berkas; sesudah batasnya pun tetap diterima selama permohonan belum ditutup.

    Raises AturanDilanggar when nothing was given.

    Dasar: PerKI 1/2021.
    """
    with perbuatan(ALUR, "lengkapi", permohonan, oleh=oleh, at=at) as (kasus, catatan):
        if not (berkas or nomor_identitas or diperlihatkan):
            raise AturanDilanggar("Belum ada yang dikirim. Unggah foto identitas atau isi nomornya.")
        if nomor_identitas:
            kasus.pemohon.jenis_identitas = jenis_identitas
            kasus.pemohon.tulis_identitas(nomor_identitas)
            kasus.pemohon.save()
        lampirkan(kasus, berkas, oleh=catatan.oleh, at=at)
        baru = status_identitas(berkas, diperlihatkan)
        if baru != StatusIdentitas.BELUM:
            kasus.status_identitas = baru
        catatan.rincian["isi"] = sorted({sifat.value for sifat, _ in berkas})
    return kasus


def bebaskan_identitas(permohonan: Permohonan, *, alasan: str, oleh: Pelaku, at: datetime) -> Permohonan:
    """PPID memproses tanpa menunggu identitas, karena informasinya terbuka atau waktu meja sudah lewat.

    Dasar: PerKI 1/2021.
    """
    with perbuatan(ALUR, "bebaskan_identitas", permohonan, oleh=oleh, at=at) as (kasus, _):
        if not alasan.strip():
            raise AturanDilanggar("Tulis alasan memproses tanpa menunggu identitas.")
        if not kasus.identitas_ada:
            kasus.status_identitas = StatusIdentitas.DIBEBASKAN
        kasus.alasan_pembebasan = alasan
        _mulai_proses(kasus, at)
    return kasus


def tutup_tidak_lengkap(permohonan: Permohonan, *, oleh: Pelaku, at: datetime) -> Permohonan:
    """Tutup permohonan yang tidak dilengkapi; pemohon boleh mengajukan lagi.

    Raises AturanDilanggar until the letter is known to have reached the applicant and his days have run.

    Dasar: PerKI 1/2021.
    """
    with perbuatan(ALUR, "tutup_tidak_lengkap", permohonan, oleh=oleh, at=at) as (kasus, catatan):
        batas = batas_melengkapi(kasus, HariLibur.objects.kalender(kasus.satker))
        if batas is None:
            raise AturanDilanggar(
                "Surat Keterangan Tidak Lengkap belum tercatat sampai kepada pemohon. Catat dulu penyampaiannya."
            )
        if kasus.satker.hari_ini(at) <= batas:
            raise AturanDilanggar(f"Pemohon masih boleh melengkapi sampai {batas:%d-%m-%Y}. Tutup sesudah tanggal itu.")
        kasus.ditutup_at = at
        catatan.rincian["batas"] = batas.isoformat()
        kabarkan_pemohon(kasus, "tutup-tidak-lengkap", kasus.pk, at=at, batas=batas)
    return kasus
