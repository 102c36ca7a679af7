from datetime import datetime

from django.conf import settings

from permohonan.alur import ALUR, LAYANAN
from permohonan.models import Permohonan
from ppid.galat import AturanDilanggar
from ppid.models import Channel, Handling, OutgoingMail, Pengguna
from ppid.perbuatan import peran_pelaku, perbuatan


def tangani_surel(
    surel: OutgoingMail, *, cara: Handling, catatan: str = "", alamat: str = "", oleh: Pengguna, at: datetime
) -> None:
    """Nyatakan kabar yang tidak sampai sudah ditangani: ditelepon, dicetak, atau dikirim ke alamat lain.

    Raises AturanDilanggar when it did arrive, somebody dealt with it before, or the other address is missing.

    Dasar: UU 14/2008 Pasal 22 ayat (7).
    """
    kasus = Permohonan.objects.filter(satker=surel.satker, nomor=surel.case_number).first()
    if kasus is None:
        if peran_pelaku(oleh, surel.satker_id, at=at).isdisjoint(LAYANAN):
            raise AturanDilanggar("Peran Anda tidak berwenang menangani kabar ini.")
        _tandai(surel, cara=cara, catatan=catatan, alamat=alamat, oleh=oleh, at=at)
        return
    with perbuatan(ALUR, "tangani_surel", kasus, oleh=oleh, at=at) as (baris, peristiwa):
        baru = _tandai(surel, cara=cara, catatan=catatan, alamat=alamat, oleh=oleh, at=at)
        peristiwa.rincian |= {"perihal": surel.topic, "penanganan": cara}
        # What comes later goes to the better address too.
        if baru is not None and surel.recipient == baris.pemohon.email:
            baris.pemohon.email = baru.recipient
            baris.pemohon.save(update_fields=["email"])
            peristiwa.rincian["medan"] = "email"


def _tandai(
    surel: OutgoingMail, *, cara: Handling, catatan: str, alamat: str, oleh: Pengguna, at: datetime
) -> OutgoingMail | None:
    """Close the failed message under its lock; a copy of it to the other address, when that is the way."""
    terkunci = OutgoingMail.objects.gagal().select_for_update().filter(pk=surel.pk).first()
    if terkunci is None:
        raise AturanDilanggar("Kabar ini sudah terkirim atau sudah ditangani. Muat ulang halaman.")
    if terkunci.claimed_until and terkunci.claimed_until > at:
        raise AturanDilanggar("Kabar ini sedang dikirim. Tunggu beberapa menit, lalu muat ulang halaman.")
    if cara == Handling.READDRESSED and settings.KOSONG in terkunci.subject + terkunci.text:
        raise AturanDilanggar("Isi kabar ini belum lengkap, jadi tidak dapat dikirim. Sampaikan dengan cara lain.")
    if cara == Handling.READDRESSED and not alamat:
        raise AturanDilanggar("Isi alamat e-mail yang lain.")
    terkunci.handled_at, terkunci.handled_by = at, oleh
    terkunci.handled_how, terkunci.handled_note = cara, catatan
    kunci = terkunci.key
    if cara == Handling.READDRESSED:
        # The copy stands for the event from here on: what runs from its arrival runs from the copy's.
        terkunci.key = f"{kunci[:90]}:lama:{terkunci.pk}"
    terkunci.save(update_fields=["key", "handled_at", "handled_by", "handled_how", "handled_note"])
    if cara != Handling.READDRESSED:
        return None
    return OutgoingMail.objects.create(
        key=kunci,
        channel=Channel.MAIL,
        topic=terkunci.topic,
        required=terkunci.required,
        satker=terkunci.satker,
        case_number=terkunci.case_number,
        recipient=alamat,
        subject=terkunci.subject,
        text=terkunci.text,
        created_at=at,
        retry_at=at,
    )
