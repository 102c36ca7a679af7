from datetime import datetime
from typing import Any

from permohonan.alur import ALUR, LAYANAN
from permohonan.kabar import SURAT_KABAR, TERTULIS, rincian_penanganan, surat_kabar
from permohonan.models import Penyampaian, Permohonan, Sifat
from permohonan.perbuatan.pendaftaran import lampirkan
from ppid import outbox
from ppid.galat import AturanDilanggar
from ppid.models import Handling, OutgoingMail, Pengguna
from ppid.models.outbox import IN_WRITING
from ppid.perbuatan import peran_pelaku, perbuatan
from ppid.unggahan import UnggahanBersih


def tangani_surel(
    surel: OutgoingMail,
    *,
    cara: Handling,
    disampaikan_at: datetime | None = None,
    penerima: str = "",
    nomor_resi: str = "",
    bukti: UnggahanBersih | None = None,
    catatan: str = "",
    alamat: str = "",
    oleh: Pengguna,
    at: datetime,
) -> None:
    """Catat bagaimana kabar yang tidak sampai lewat e-mail sudah disampaikan, kapan, dan kepada siapa.

    The letters that the message speaks of count as delivered by it when something written was left. A call about what
    the law wants in writing is noted and leaves the task open. Raises AturanDilanggar when it did arrive, somebody
    dealt with it before, the moment cannot be, or evidence, reason or the other address is missing.

    Dasar: UU 14/2008 Pasal 22 ayat (7).
    """
    isi: dict[str, Any] = {"how": cara, "told_at": disampaikan_at, "told_to": penerima, "receipt": nomor_resi}
    isi |= {"note": catatan, "address": alamat}
    kasus = Permohonan.objects.filter(satker=surel.satker, nomor=surel.case_number).first()
    if kasus is None:
        if peran_pelaku(oleh, surel.satker_id, at=at).isdisjoint(LAYANAN):
            raise AturanDilanggar("Peran Anda tidak berwenang menangani kabar ini.")
        outbox.close(surel, **isi, by=oleh, at=at)
        return
    with perbuatan(ALUR, "tangani_surel", kasus, oleh=oleh, at=at) as (baris, peristiwa):
        foto = lampirkan(baris, [(Sifat.BUKTI_KIRIM, bukti)], oleh=oleh, at=at)[0].berkas if bukti else None
        tertulis = surel.topic in TERTULIS
        baru = outbox.close(surel, **isi, written=tertulis, evidence=foto, by=oleh, at=at)
        peristiwa.rincian |= rincian_penanganan(baris, surel, cara, disampaikan_at or at)
        for surat in surat_kabar(surel, baris.surat, SURAT_KABAR.get(surel.topic, frozenset())):
            if cara in IN_WRITING:
                Penyampaian.objects.create(
                    permohonan=baris,
                    surat=surat,
                    cara=cara,
                    at=disampaikan_at or at,
                    dicatat_at=at,
                    penerima=penerima,
                    nomor_resi=nomor_resi,
                    bukti=foto,
                    oleh=oleh,
                )
        # What comes later goes to the better address too.
        if baru is not None and surel.recipient == baris.pemohon.email:
            baris.pemohon.email = baru.recipient
            baris.pemohon.save(update_fields=["email"])
            peristiwa.rincian["medan"] = "email"
