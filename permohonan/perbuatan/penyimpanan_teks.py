from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from dip.models import InformasiPublik
from permohonan.alur import LAYANAN
from permohonan.models import TeksJawaban
from ppid.galat import AturanDilanggar
from ppid.models import Pengguna, Satker
from ppid.perbuatan import peran_pelaku


@dataclass(frozen=True, slots=True, kw_only=True)
class IsiTeks:
    """What an answer text says, and where it belongs."""

    judul: str
    bagian: str
    isi: str
    informasi: InformasiPublik | None = None


def _periksa(isi: IsiTeks | None, *, satker: Satker, oleh: Pengguna, at: datetime) -> None:
    if peran_pelaku(oleh, satker.pk, at=at).isdisjoint(LAYANAN):
        raise AturanDilanggar("Teks jawaban dikelola meja layanan dan PPID kantor itu.")
    if isi is None:
        return
    if not (isi.judul.strip() and isi.isi.strip()):
        raise AturanDilanggar("Isi judul dan teksnya.")
    if isi.informasi is not None and isi.informasi.satker_id != satker.pk:
        raise AturanDilanggar("Informasi itu bukan dari daftar kantor ini. Pilih yang lain.")


def simpan_teks(isi: IsiTeks, *, satker: Satker, oleh: Pengguna, at: datetime) -> TeksJawaban:
    """Simpan teks jawaban yang dapat disisipkan pada keputusan.

    Raises AturanDilanggar for other roles and offices, and for an empty text.

    Dasar: UU 14/2008 Pasal 22 ayat (7).
    """
    _periksa(isi, satker=satker, oleh=oleh, at=at)
    return TeksJawaban.objects.create(
        satker=satker,
        judul=isi.judul,
        bagian=isi.bagian,
        isi=isi.isi,
        informasi=isi.informasi,
        diubah_oleh=oleh,
        diubah_at=at,
    )


def ubah_teks(teks: TeksJawaban, isi: IsiTeks, *, dibaca_at: datetime, oleh: Pengguna, at: datetime) -> TeksJawaban:
    """Ubah teks jawaban; yang sudah terlanjur disisipkan pada surat tidak ikut berubah.

    `dibaca_at` is the state that the officer has before him. Raises AturanDilanggar as `simpan_teks` does, and when
    somebody changed or dropped it since.

    Dasar: UU 14/2008 Pasal 22 ayat (7).
    """
    with transaction.atomic():
        baris = _kunci(teks, oleh=oleh, at=at, isi=isi)
        if baris.diubah_at != dibaca_at:
            raise AturanDilanggar(
                f"{baris.diubah_oleh} baru saja mengubah teks ini. Muat ulang halaman, baca, lalu ubah lagi."
            )
        baris.judul, baris.bagian, baris.isi, baris.informasi = isi.judul, isi.bagian, isi.isi, isi.informasi
        baris.diubah_oleh, baris.diubah_at = oleh, at
        baris.save()
    return baris


def buang_teks(teks: TeksJawaban, *, oleh: Pengguna, at: datetime) -> TeksJawaban:
    """Buang teks jawaban: tidak ditawarkan lagi, dan tetap tersimpan.

    Raises AturanDilanggar for other roles and offices, and when it was dropped already.

    Dasar: UU 14/2008 Pasal 22 ayat (7).
    """
    with transaction.atomic():
        baris = _kunci(teks, oleh=oleh, at=at)
        baris.diubah_oleh, baris.diubah_at, baris.dibuang_at = oleh, at, at
        baris.save(update_fields=["diubah_oleh", "diubah_at", "dibuang_at"])
    return baris


def _kunci(teks: TeksJawaban, *, oleh: Pengguna, at: datetime, isi: IsiTeks | None = None) -> TeksJawaban:
    # Not joined with who changed it last: a row that waited for another's change would no longer match and be gone.
    baris = TeksJawaban.objects.select_for_update(of=("self",)).select_related("satker").get(pk=teks.pk)
    _periksa(isi, satker=baris.satker, oleh=oleh, at=at)
    if baris.dibuang_at is not None:
        raise AturanDilanggar("Teks ini sudah dibuang. Simpan sebagai teks baru bila masih diperlukan.")
    return baris
