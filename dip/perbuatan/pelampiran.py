from datetime import datetime

from django.db.models import Max

from dip import gudang
from dip.alur import ALUR_INFORMASI, StatusInformasi
from dip.models import InformasiPublik
from dip.penjagaan import pastikan_belum_dinilai
from dip.perbuatan.pengusulan import pastikan_unitnya
from ppid.galat import AturanDilanggar
from ppid.models import Berkas, Kelas, Pengguna
from ppid.peran import Peran
from ppid.perbuatan import peran_pelaku, perbuatan
from ppid.unggahan import UnggahanBersih


def lampirkan(
    informasi: InformasiPublik, unggahan: UnggahanBersih, *, judul: str, oleh: Pengguna, at: datetime
) -> InformasiPublik:
    """Lampirkan berkas, atau versi barunya bila judulnya sama; diperiksa pekerja sebelum dapat diumumkan.

    What is published already gets a new version only from the PPID, and shows it when the Atasan has agreed.
    Raises AturanDilanggar otherwise, and without a title.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.D angka 1 huruf b.
    """
    with perbuatan(ALUR_INFORMASI, "lampirkan", informasi, oleh=oleh, at=at) as (kasus, catatan):
        pastikan_unitnya(kasus.unit, oleh=oleh, satker=kasus.satker, at=at)
        if kasus.status != StatusInformasi.TERBIT:
            pastikan_belum_dinilai(kasus)
        if kasus.status == StatusInformasi.TERBIT and Peran.PPID not in peran_pelaku(oleh, kasus.satker_id, at=at):
            raise AturanDilanggar("Berkas informasi yang sudah terbit dimutakhirkan oleh PPID.")
        judul = " ".join(judul.split())
        if not judul:
            raise AturanDilanggar("Beri berkas itu judul yang dipahami pembaca.")
        sama = kasus.berkas.filter(judul=judul)
        versi = (sama.aggregate(tertinggi=Max("versi"))["tertinggi"] or 0) + 1
        # A version that nobody published is only in the way.
        sama.filter(terbit_at=None, ditarik_at=None).update(ditarik_at=at)
        asli = Berkas.objects.simpan(
            unggahan.isi,
            satker=kasus.satker,
            kelas=Kelas.DIP,
            nama=unggahan.nama,
            mime=unggahan.mime,
            oleh=oleh,
            at=at,
        )
        kasus.berkas.create(judul=judul, versi=versi, asli=asli)
        catatan.rincian |= {"judul": judul, "versi": versi, "sha256": asli.sha256}
    return kasus


def buang_berkas(informasi: InformasiPublik, *, kode: str, oleh: Pengguna, at: datetime) -> InformasiPublik:
    """Buang berkas yang belum terbit, mis. karena salah unggah; catatannya tetap ada.

    Raises AturanDilanggar for what is published: that is withdrawn with its item.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.D angka 1 huruf b.
    """
    with perbuatan(ALUR_INFORMASI, "buang_berkas", informasi, oleh=oleh, at=at) as (kasus, catatan):
        pastikan_unitnya(kasus.unit, oleh=oleh, satker=kasus.satker, at=at)
        if kasus.status != StatusInformasi.TERBIT:
            pastikan_belum_dinilai(kasus)
        berkas = kasus.berkas.filter(kode=kode, terbit_at=None, ditarik_at=None).first()
        if berkas is None:
            raise AturanDilanggar("Berkas itu sudah terbit atau sudah dibuang.")
        kasus.berkas.filter(pk=berkas.pk).update(ditarik_at=at)
        catatan.rincian |= {"judul": berkas.judul, "versi": berkas.versi}
    return kasus


def tutup_berkas(
    informasi: InformasiPublik, *, kode: str, alasan: str, oleh: Pengguna, at: datetime
) -> InformasiPublik:
    """Tutup satu berkas yang sudah terbit: seketika tidak dapat diunduh, Atasan menyetujui atau membukanya lagi.

    Raises AturanDilanggar without a reason, or for a file that is not public.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.D angka 2.
    """
    with perbuatan(ALUR_INFORMASI, "tutup_berkas", informasi, oleh=oleh, at=at) as (kasus, catatan):
        berkas = kasus.berkas.terbit().filter(kode=kode).first()
        if berkas is None:
            raise AturanDilanggar("Berkas itu tidak sedang terbit.")
        if not alasan.strip():
            raise AturanDilanggar("Tulis mengapa berkas ini ditutup.")
        kasus.berkas.filter(pk=berkas.pk).update(ditutup_at=at)
        gudang.tutup([berkas])
        kasus.teks_terbit = gudang.susun_teks(kasus)
        catatan.rincian |= {"judul": berkas.judul, "versi": berkas.versi, "alasan": alasan.strip()}
    return kasus
