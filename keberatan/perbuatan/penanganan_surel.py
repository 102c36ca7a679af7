from datetime import datetime
from typing import Any

from keberatan.alur import ALUR_KEBERATAN
from keberatan.kabar import SURAT_KABAR, TERTULIS
from keberatan.models import Keberatan, PenyampaianKeberatan
from keberatan.perbuatan.pelampiran import lampirkan
from permohonan.kabar import rincian_penanganan, surat_kabar
from permohonan.models import Sifat
from ppid import outbox
from ppid.models import Handling, OutgoingMail, Pengguna
from ppid.models.outbox import IN_WRITING
from ppid.perbuatan import perbuatan
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
    """Catat bagaimana kabar tentang keberatan yang tidak sampai lewat e-mail sudah disampaikan, kapan, kepada siapa.

    As `permohonan.perbuatan.penanganan_surel.tangani_surel`, for the objection that the message is about. Raises
    Keberatan.DoesNotExist for a message about anything else, AturanDilanggar as that one does.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.B angka 2 huruf h.
    """
    keberatan = Keberatan.objects.get(satker=surel.satker, nomor=surel.case_number)
    isi: dict[str, Any] = {"how": cara, "told_at": disampaikan_at, "told_to": penerima, "receipt": nomor_resi}
    isi |= {"note": catatan, "address": alamat}
    with perbuatan(ALUR_KEBERATAN, "tangani_surel", keberatan, oleh=oleh, at=at) as (kasus, peristiwa):
        foto = lampirkan(kasus, [(Sifat.BUKTI_KIRIM, bukti)], oleh=oleh, at=at)[0].berkas if bukti else None
        tertulis = surel.topic in TERTULIS
        baru = outbox.close(surel, **isi, written=tertulis, evidence=foto, by=oleh, at=at)
        peristiwa.rincian |= rincian_penanganan(kasus, surel, cara, disampaikan_at or at)
        for surat in surat_kabar(surel, kasus.surat, SURAT_KABAR.get(surel.topic, frozenset())):
            if cara in IN_WRITING:
                PenyampaianKeberatan.objects.create(
                    keberatan=kasus,
                    surat=surat,
                    cara=cara,
                    at=disampaikan_at or at,
                    dicatat_at=at,
                    penerima=penerima,
                    nomor_resi=nomor_resi,
                    bukti=foto,
                    oleh=oleh,
                )
        if baru is not None and surel.recipient == kasus.pengaju.email:
            kasus.pengaju.email = baru.recipient
            kasus.pengaju.save(update_fields=["email"])
            peristiwa.rincian["medan"] = "email"
