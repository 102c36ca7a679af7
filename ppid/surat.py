"""Issuing a letter freezes what it says; printing it once freezes its bytes."""

import hashlib
import logging
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Case, When
from django.utils.module_loading import import_string

from ppid.models import Berkas, JenisSurat, Kelas, Pengguna, Penugasan, Satker, Surat
from ppid.pdf import render
from ppid.peran import Peran
from ppid.unggahan import UnggahanBersih

logger = logging.getLogger(__name__)

# Where the pictures of a kind of letter come from: (frozen context) → {name: (bytes, kind)}.
ASET = {JenisSurat.LAPORAN: "laporan.cetak.aset"}
TEMPLAT = {jenis: f"surat/{jenis.value.lower().replace('-', '_')}.html" for jenis in JenisSurat}


def kop(satker: Satker) -> dict[str, str]:
    """The letterhead as it stands today."""
    return {
        "nama": satker.nama,
        "alamat": satker.alamat,
        "telepon": satker.telepon,
        "email": satker.email,
        "laman": satker.laman,
        "kota": satker.kota or satker.nama,
    }


def penandatangan(satker: Satker, peran: Peran, *, at: datetime, oleh: Pengguna | None = None) -> dict[str, str]:
    """Who signs in that role at that moment: the officer who acts, else who holds it; empty when nobody does.

    The PPID may act at the desk and then signs there; nobody else signs for the PPID.
    """
    pejabat = None
    if oleh is not None:
        boleh = {Peran.DESK, Peran.PPID} if peran == Peran.DESK else {peran}
        tugas = Penugasan.objects.berlaku(at).filter(satker=satker, petugas=oleh, peran__in=boleh)
        sendiri = Case(When(peran=peran, then=0), default=1)
        pejabat = tugas.select_related("petugas").order_by(sendiri, "-mulai", "-pk").first()
    pejabat = pejabat or Penugasan.objects.pejabat(satker, peran, at=at)
    if pejabat is None:
        return {"nama": "", "nip": "", "jabatan": "", "peran": peran.label}
    return {
        "nama": pejabat.petugas.nama,
        "nip": pejabat.petugas.nip,
        "jabatan": pejabat.nama_jabatan,
        "peran": peran.label,
    }


def terbitkan(
    jenis: JenisSurat,
    *,
    satker: Satker,
    nomor: str,
    tanggal: date,
    konteks: dict[str, Any],
    oleh: Pengguna | None,
    at: datetime,
) -> Surat:
    """Freeze a letter inside the act's transaction. Its PDF is made later, once.

    `konteks` holds only what JSON holds; the letterhead of this day is added to it.
    """
    return Surat.objects.create(
        jenis=jenis,
        satker=satker,
        nomor=nomor,
        tanggal=tanggal,
        konteks={"kop": kop(satker), "nomor": nomor, "tanggal": tanggal.isoformat(), **konteks},
        diterbitkan_oleh=oleh,
        diterbitkan_at=at,
    )


def bubuhkan(
    surat: Surat, *, nomor_agenda: str, foto: UnggahanBersih | None, oleh: Pengguna | None, at: datetime
) -> dict[str, str]:
    """Put the office's own number and a photo of the signed paper beside a frozen letter; returns what history notes.

    The letter stays as it is; an earlier photo is replaced by a new reference, its file is kept.
    """
    baris = Surat.objects.select_for_update(of=("self",)).select_related("satker").defer("pdf", "konteks")
    terkunci = baris.get(pk=surat.pk)
    terkunci.nomor_agenda = nomor_agenda
    rincian = {"surat": surat.acuan, "jenis": surat.jenis, "nomor_agenda": nomor_agenda}
    if foto is not None:
        terkunci.foto = Berkas.objects.simpan(
            foto.isi,
            satker=terkunci.satker,
            kelas=Kelas.KASUS,
            nama=foto.nama,
            mime=foto.mime,
            oleh=oleh,
            at=at,
        )
        rincian["foto"] = terkunci.foto.kode
    terkunci.save(update_fields=["nomor_agenda", "foto"])
    surat.nomor_agenda, surat.foto = terkunci.nomor_agenda, terkunci.foto
    return rincian


def cetak(surat: Surat, *, at: datetime) -> bytes:
    """The letter's bytes: printed on first need under a row lock, the same ever after."""
    if surat.dicetak_at is None:
        with transaction.atomic():
            surat = Surat.objects.select_for_update(of=("self",)).get(pk=surat.pk)
            if surat.dicetak_at is None:
                jenis = JenisSurat(surat.jenis)
                aset = import_string(ASET[jenis])(surat.konteks) if jenis in ASET else {}
                surat.pdf = render(TEMPLAT[jenis], {"surat": surat, **surat.konteks}, aset)
                surat.sha256 = hashlib.sha256(surat.pdf).hexdigest()
                surat.dicetak_at = at
                surat.save(update_fields=["pdf", "sha256", "dicetak_at"])
    return bytes(surat.pdf or b"")


def cetak_yang_menunggu(*, at: datetime, paling_banyak: int | None = None) -> int:
    """Print the letters that nobody has printed yet, the oldest first; returns how many were.

    A letter that cannot be rendered is logged and left for the next round; the others do not wait for it.
    """
    tercetak = 0
    menunggu = Surat.objects.filter(dicetak_at=None).order_by("diterbitkan_at").defer("pdf", "konteks")
    for surat in menunggu.iterator():
        try:
            cetak(surat, at=at)
        except Exception:
            logger.exception("surat %s tidak dapat dicetak", surat.acuan)
        else:
            tercetak += 1
            if tercetak == paling_banyak:
                break
    return tercetak
