"""Whom the desk tells by hand what no mail can: how he is reached, with which words, and which letters go along."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.urls import reverse

from permohonan import tiket
from permohonan.kabar import PERIHAL, SURAT_KABAR, TERTULIS, surat_kabar
from permohonan.models import Permohonan
from permohonan.perbuatan.penanganan_surel import tangani_surel
from ppid import telepon
from ppid.models import OutgoingMail, Pemohon, Pengguna, Satker
from ppid.pdf import render
from ppid.peran import Peran
from ppid.surat import kop, penandatangan


@dataclass(frozen=True, slots=True)
class Nomor:
    """A telephone number: as it was written, for a call, and for a chat (empty: a call only)."""

    tulisan: str
    sambung: str
    whatsapp: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tujuan:
    """The case that a message is about, its person, the letters issued with it, and the act that records it."""

    kasus: Any
    sebutan: str
    orang: Pemohon
    # The whole address that opens the case for its person, valid from now.
    tautan: str
    # The page on which number and code are asked.
    cek: str
    # Each letter with its address for officers.
    surat: list[tuple[Any, str]]
    # The law wants it in writing.
    tertulis: bool
    tangani: Callable[..., None]

    @property
    def nomor(self) -> list[Nomor]:
        """His numbers, and his proxy's."""
        tulisan = telepon.satu_satu(self.orang.telepon) + telepon.satu_satu(self.orang.telepon_kuasa)
        return [Nomor(satu, telepon.untuk_dihubungi(satu), telepon.untuk_whatsapp(satu)) for satu in tulisan]

    def pesan(self, kabar: OutgoingMail) -> str:
        """What is sent in a chat or said on the telephone. Nothing of the request, no identity number."""
        return (
            f"Yth. {self.orang.nama},\n\n{kabar.ringkas}\n\nHalaman {self.sebutan} Anda: {self.tautan}\n"
            "Tautan ini jangan diteruskan kepada orang lain: siapa pun yang memegangnya dapat bertindak atas "
            f"{self.sebutan} ini.\n\n{kabar.satker.nama}, layanan informasi publik"
        )

    def tautan_whatsapp(self, nomor: Nomor, kabar: OutgoingMail) -> str:
        """The address that opens the prepared message in WhatsApp; nothing is sent by opening it."""
        return f"https://wa.me/{nomor.whatsapp}?text={quote(self.pesan(kabar), safe='')}"


def _lantai() -> Iterator[Any]:
    """The modules of the floors whose people are told something, wired by name."""
    return map(import_module, settings.TUJUAN_KABAR)


def tujuan_kabar(kabar: OutgoingMail) -> Tujuan | None:
    """Whom this message is for; None when it is no applicant's."""
    return next((satu for lantai in _lantai() if (satu := lantai.tujuan(kabar))), None)


def perkara_kabar(nomor: Collection[str], petugas: Pengguna, *, satker: Satker, at: datetime) -> dict[str, Any]:
    """Cases of the office by number, among those that this officer may see, each with its person."""
    hasil: dict[str, Any] = {}
    for lantai in _lantai():
        if sisa := set(nomor) - {"", *hasil}:
            milik = lantai.perkara(sisa, petugas, satker=satker, at=at)
            hasil |= {kasus.nomor: (kasus, orang) for kasus, orang in milik}
    return hasil


def perkara(
    nomor: Collection[str], petugas: Pengguna, *, satker: Satker, at: datetime
) -> Iterator[tuple[Permohonan, Pemohon]]:
    """Requests with these numbers and their applicants."""
    milik = Permohonan.objects.untuk(petugas, at=at).filter(satker=satker, nomor__in=nomor).select_related("pemohon")
    return ((kasus, kasus.pemohon) for kasus in milik.only("nomor", "acuan", "pemohon"))


def tujuan(kabar: OutgoingMail) -> Tujuan | None:
    """The applicant of the request that this message is about."""
    milik = Permohonan.objects.select_related("satker", "pemohon")
    kasus = milik.filter(satker=kabar.satker_id, nomor=kabar.case_number).first()
    if kasus is None or kabar.topic not in PERIHAL:
        return None
    surat = surat_kabar(kabar, kasus.surat, SURAT_KABAR.get(kabar.topic, frozenset()))
    return Tujuan(
        kasus=kasus,
        sebutan="permohonan",
        orang=kasus.pemohon,
        tautan=settings.SITUS + tiket.tautan(kasus),
        cek=settings.SITUS + reverse("permohonan:cek", args=[kasus.satker.slug]),
        surat=[(s, reverse("permohonan:surat_petugas", args=[kasus.acuan, s.acuan])) for s in surat],
        tertulis=kabar.topic in TERTULIS,
        tangani=tangani_surel,
    )


def isi_kabar(kabar: OutgoingMail, tujuan: Tujuan | None) -> dict[str, Any]:
    """What the desk reads out or sends: the prepared message, and for each number the ways to reach it."""
    if tujuan is None:
        return {}
    nomor = [(satu, tujuan.tautan_whatsapp(satu, kabar) if satu.whatsapp else "") for satu in tujuan.nomor]
    return {"pesan": tujuan.pesan(kabar), "nomor": nomor}


def cetak_kabar(kabar: OutgoingMail, tujuan: Tujuan, *, oleh: Pengguna, at: datetime) -> bytes:
    """The message as a letter to put in an envelope, signed by who tells it. Not a numbered letter of the case."""
    konteks = {
        "kop": kop(kabar.satker),
        "tanggal": kabar.satker.hari_ini(at).isoformat(),
        "kabar": kabar,
        "tujuan": tujuan,
        "penandatangan": penandatangan(kabar.satker, Peran.DESK, at=at, oleh=oleh),
    }
    return render("surat/kabar.html", konteks)
