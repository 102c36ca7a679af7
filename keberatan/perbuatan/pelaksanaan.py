from collections.abc import Mapping
from datetime import datetime
from typing import Any

from dip.perbuatan.pengusulan import usulkan
from keberatan.alur import ALUR_KEBERATAN
from keberatan.kabar import kabarkan_pengaju
from keberatan.models import Keberatan, Tanggapan
from permohonan.models import Keputusan
from ppid.galat import AturanDilanggar
from ppid.models import Pengguna
from ppid.perbuatan import perbuatan


def catat_pelaksanaan(
    keberatan: Keberatan, *, uraian: str, usulan: Mapping[str, Any] | None = None, oleh: Pengguna, at: datetime
) -> Keberatan:
    """Catat bahwa perintah Atasan PPID dilaksanakan; informasi yang dibuka menjadi usulan Daftar Informasi Publik.

    Raises AturanDilanggar without an order, before the request has its new answer, twice, or when what was opened is
    not proposed for the list (`usulan`, the columns of one row of Model PPID-A).

    Dasar: UU 14/2008 Pasal 36 ayat (2); UU 14/2008 Pasal 11 ayat (2).
    """
    with perbuatan(ALUR_KEBERATAN, "catat_pelaksanaan", keberatan, oleh=oleh, at=at) as (kasus, catatan):
        tanggapan = Tanggapan.objects.select_for_update().get(keberatan=kasus)
        if tanggapan.batas_perintah is None:
            raise AturanDilanggar("Tanggapan ini tidak memuat perintah.")
        if tanggapan.dilaksanakan_at:
            raise AturanDilanggar("Pelaksanaan perintah ini sudah dicatat.")
        dijawab = Keputusan.objects.filter(permohonan=kasus.permohonan, tahap=tanggapan.tahap or 0)
        if tanggapan.tahap and not dijawab.exists():
            raise AturanDilanggar("Permohonannya belum dijawab kembali. Putuskan dahulu, lalu catat pelaksanaannya.")
        if not uraian.strip():
            raise AturanDilanggar("Tulis apa yang sudah dilakukan.")
        if tanggapan.informasi_dibuka and usulan is None:
            raise AturanDilanggar("Informasi yang dibuka diusulkan ke Daftar Informasi Publik. Isi keterangannya.")
        if usulan is not None:
            tanggapan.usulan = usulkan(usulan, satker=kasus.satker, oleh=oleh, at=at)
        tanggapan.dilaksanakan_at, tanggapan.pelaksanaan = at, uraian.strip()
        tanggapan.save()
        kabarkan_pengaju(kasus, "keberatan-pelaksanaan", kasus.pk, at=at, konteks={"tanggapan": tanggapan})
        catatan.rincian |= {
            "usulan": tanggapan.usulan.acuan if tanggapan.usulan else "",
            "tepat_waktu": kasus.satker.hari_ini(at) <= tanggapan.batas_perintah,
        }
    return kasus
