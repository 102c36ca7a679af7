"""Whom an event of a case is told, and through which channel."""

from datetime import date, datetime
from typing import Any

from django.conf import settings

from permohonan.models import BerkasPermohonan, CatatanNiat, Koreksi, NiatTolak, Pergeseran, Permohonan
from ppid import outbox
from ppid.models import Pengguna, Penugasan, Satker, Tingkat
from ppid.peran import Peran


def pemegang(satker: Satker, *peran: Peran, at: datetime) -> list[Pengguna]:
    """Who holds one of these roles in the office at that moment, each once."""
    tugas = Penugasan.objects.berlaku(at).filter(satker=satker, peran__in=peran)
    return list(Pengguna.objects.filter(pk__in=tugas.values("petugas")).order_by("pk"))


def kabarkan_pemohon(
    kasus: Permohonan,
    templat: str,
    kunci: str | int,
    *,
    at: datetime,
    wajib: bool = True,
    lewat_meja: bool = True,
    **konteks: Any,
) -> None:
    """Tell the applicant, once per `templat:kunci`; without an address the desk does it (`lewat_meja`)."""
    outbox.deposit(
        f"{templat}:{kunci}",
        satker=kasus.satker,
        recipient=kasus.pemohon.email,
        template=templat,
        context={"permohonan": kasus, **konteks},
        at=at,
        case_number=kasus.nomor,
        required=wajib,
        or_desk=lewat_meja,
    )


def kabarkan_petugas(
    kasus: Permohonan, peran: Peran, templat: str, kunci: str, *, at: datetime, **konteks: Any
) -> None:
    """Tell each officer who holds that role, once per `templat:kunci` and officer."""
    for orang in pemegang(kasus.satker, peran, at=at):
        outbox.deposit(
            f"{templat}:{kunci}:{orang.pk}",
            satker=kasus.satker,
            recipient=orang.email,
            template=templat,
            context={"permohonan": kasus, **konteks},
            at=at,
            case_number=kasus.nomor,
        )


def kabarkan_masuk(permohonan: Permohonan, *, at: datetime) -> None:
    """A new request from the portal: by mail to the office, or to each desk officer where it has no address, and to
    the operator's chat. Number and link only.
    """
    satker = permohonan.satker
    penerima = [satker.email] if satker.email else [p.email for p in pemegang(satker, Peran.DESK, at=at)]
    for alamat in penerima:
        outbox.deposit(
            f"permohonan-masuk:{permohonan.pk}" + ("" if satker.email else f":{alamat[:80]}"),
            satker=satker,
            recipient=alamat,
            template="permohonan-masuk",
            context={"permohonan": permohonan},
            at=at,
            case_number=permohonan.nomor,
        )
    outbox.deposit_chat(
        f"obrolan-masuk:{permohonan.pk}",
        satker=satker,
        text=f"Permohonan baru {permohonan.nomor}\n{settings.SITUS}{permohonan.get_absolute_url()}",
        topic="permohonan-masuk",
        at=at,
        case_number=permohonan.nomor,
    )


def kabarkan_lewat(kasus: Permohonan, *, batas_keberatan: date, at: datetime) -> None:
    """The term went by: the applicant is told what is recorded and what he may do, the Atasan the same."""
    kunci = f"{kasus.pk}:{kasus.jatuh_tempo_mengikat}"
    kabarkan_pemohon(kasus, "lewat", kunci, at=at, batas_keberatan=batas_keberatan)
    kabarkan_petugas(kasus, Peran.ATASAN, "lewat-atasan", kunci, at=at, batas_keberatan=batas_keberatan)


def kabarkan_geser(geser: Pergeseran, *, at: datetime) -> None:
    """A due date moved with calendar or rules: the applicant and the PPID are told."""
    kabarkan_pemohon(geser.permohonan, "geser", geser.pk, at=at, geser=geser)
    kabarkan_petugas(geser.permohonan, Peran.PPID, "geser-kantor", str(geser.pk), at=at, geser=geser)


def _kantor_niat(niat: NiatTolak) -> dict[int, tuple[Satker, frozenset[Peran]]]:
    """The offices that hear of an intended refusal, and in which role: who publishes, who supervises either side."""
    terbit = [satu.informasi.satker for satu in niat.serupa.select_related("informasi__satker__induk")]
    hasil = {satker.pk: (satker, frozenset({Peran.PPID})) for satker in terbit}
    for satker in [niat.permohonan.satker, *terbit]:
        atas = satker if satker.tingkat in {Tingkat.PUSAT, Tingkat.PROVINSI} else satker.induk
        if atas is not None:
            _, peran = hasil.get(atas.pk, (atas, frozenset()))
            hasil[atas.pk] = (atas, peran | {Peran.SUPERVISI})
    return hasil


def kabarkan_niat_tolak(niat: NiatTolak, *, at: datetime) -> None:
    """An office is about to refuse what others publish: they and the province are told. Nothing of the applicant."""
    for satker, peran in _kantor_niat(niat).values():
        for orang in pemegang(satker, *peran, at=at):
            outbox.deposit(
                f"niat-tolak:{niat.pk}:{orang.pk}",
                satker=satker,
                recipient=orang.email,
                template="niat-tolak",
                context={"niat": niat, "kantor": niat.permohonan.satker},
                at=at,
            )


def kabarkan_catatan_niat(catatan: CatatanNiat, *, at: datetime) -> None:
    """Another office has said something of an intended refusal: the PPID who refuses is told."""
    kasus = catatan.niat.permohonan
    kabarkan_petugas(kasus, Peran.PPID, "catatan-niat", str(catatan.pk), at=at, catatan=catatan)


def kabarkan_berkas_tertahan(berkas: BerkasPermohonan, *, at: datetime) -> None:
    """A file cannot go out as it is: the PPID is told, without what was found in it."""
    kabarkan_petugas(berkas.permohonan, Peran.PPID, "berkas-tertahan", str(berkas.pk), at=at)


def kabarkan_pelepasan_diminta(berkas: BerkasPermohonan, *, at: datetime) -> None:
    """Somebody asks that a held file go out: those who may sign it are told, he himself is not."""
    kasus, peminta = berkas.permohonan, berkas.pelepasan_diminta_oleh
    for orang in pemegang(kasus.satker, Peran.PPID, Peran.ATASAN, at=at):
        if peminta is not None and not orang.orang_yang_sama(peminta):
            outbox.deposit(
                f"pelepasan-diminta:{berkas.pk}:{at.timestamp():.0f}:{orang.pk}",
                satker=kasus.satker,
                recipient=orang.email,
                template="pelepasan-diminta",
                context={"permohonan": kasus, "peminta": peminta},
                at=at,
                case_number=kasus.nomor,
            )


def kabarkan_berkas_siap(berkas: BerkasPermohonan, *, at: datetime) -> None:
    """A file that was held can be had now."""
    kabarkan_pemohon(berkas.permohonan, "berkas-siap", berkas.pk, at=at)


def kabarkan_koreksi_diusulkan(koreksi: Koreksi, *, at: datetime) -> None:
    """A correction waits: each PPID who is not the proposer is told; where there is none, the Atasan."""
    kasus = koreksi.permohonan
    lain: list[Pengguna] = []
    for peran in (Peran.PPID, Peran.ATASAN):
        orang = pemegang(kasus.satker, peran, at=at)
        lain = lain or [satu for satu in orang if not satu.orang_yang_sama(koreksi.diusulkan_oleh)]
    for satu in lain:
        outbox.deposit(
            f"koreksi-diusulkan:{koreksi.pk}:{satu.pk}",
            satker=kasus.satker,
            recipient=satu.email,
            template="koreksi-diusulkan",
            context={"permohonan": kasus, "koreksi": koreksi},
            at=at,
            case_number=kasus.nomor,
        )


def kabarkan_koreksi(kasus: Permohonan, koreksi: Koreksi, *, at: datetime, sebelum: date | None = None) -> None:
    """Something of the case was corrected; `sebelum` is the due date before it, when that may have moved."""
    kabarkan_pemohon(kasus, "koreksi", koreksi.pk, at=at, koreksi=koreksi, sebelum=sebelum)
