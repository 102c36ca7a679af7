"""Whom an event of a case is told, and through which channel."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any

from django.conf import settings

from permohonan.models import BerkasPermohonan, CatatanNiat, Koreksi, NiatTolak, Pergeseran, Permohonan
from permohonan.putusan import Kanal
from ppid import outbox
from ppid.models import Handling, HariLibur, JenisSurat, OutgoingMail, Pengguna, Penugasan, Satker, Surat, Tingkat
from ppid.models.outbox import IN_WRITING
from ppid.peran import Peran
from ppid.templatetags.waktu import tanggal

# At the counter the receipt is handed over with the number, on the portal it is on the screen.
SEKETIKA = frozenset({Kanal.LANGSUNG, Kanal.LAMAN})
# The letters that a message speaks of, issued with it.
SURAT_KABAR = {
    "tanda-bukti": frozenset({JenisSurat.TANDA_BUKTI}),
    "tidak-lengkap": frozenset({JenisSurat.TIDAK_LENGKAP}),
    "perpanjangan": frozenset({JenisSurat.PERPANJANGAN}),
    "jawaban": frozenset({JenisSurat.PPID_D, JenisSurat.PPID_E}),
    "jawaban-susulan": frozenset({JenisSurat.PPID_D, JenisSurat.PPID_E}),
    "surat-perbaikan": frozenset(JenisSurat),
}
# What each message to an applicant is about, in the words of the history.
PERIHAL = {
    "tanda-bukti": "Tanda bukti",
    "tidak-lengkap": "Permohonan belum lengkap",
    "perpanjangan": "Perpanjangan waktu",
    "jawaban": "Jawaban",
    "jawaban-susulan": "Jawaban susulan",
    "surat-perbaikan": "Surat yang diperbaiki",
    "lewat": "Waktu menjawab berakhir",
    "geser": "Batas jawaban berubah",
    "jalur": "Jenis permohonan ditetapkan",
    "koreksi": "Koreksi",
    "berkas-siap": "Berkas sudah dapat diperoleh",
    "tutup-tidak-lengkap": "Permohonan ditutup",
    "pesan": "Pesan dari petugas",
}
# What the applicant must get in writing: a call alone does not do.
TERTULIS = frozenset(SURAT_KABAR) - {"tanda-bukti"}


def pemegang(satker: Satker, *peran: Peran, at: datetime) -> list[Pengguna]:
    """Who holds one of these roles in the office at that moment, each once."""
    tugas = Penugasan.objects.berlaku(at).filter(satker=satker, peran__in=peran)
    return list(Pengguna.objects.filter(pk__in=tugas.values("petugas")).order_by("pk"))


def paling_lambat(satker: Satker, tenggat: date | None, *, at: datetime) -> date:
    """The day by which the desk tells somebody: the end of the term that the message keeps, else the next working day.

    Dasar: UU 14/2008 Pasal 22 ayat (7).
    """
    hari_ini = satker.hari_ini(at)
    return tenggat if tenggat and tenggat >= hari_ini else HariLibur.objects.kalender(satker).geser(hari_ini, 1)


def surat_kabar(kabar: OutgoingMail, surat: Any, jenis: frozenset[JenisSurat]) -> list[Surat]:
    """The letters among `surat` that were issued with that message; what was corrected since takes their place."""
    milik = Surat.objects.filter(pk__in=surat.values("surat"), jenis__in=jenis, diterbitkan_at__lte=kabar.created_at)
    milik = milik.select_related("digantikan").defer("pdf", "konteks", "digantikan__pdf", "digantikan__konteks")
    terbit = list(milik.order_by("-diterbitkan_at", "-pk"))
    hasil = []
    for satu in reversed([s for s in terbit if s.diterbitkan_at == terbit[0].diterbitkan_at]):
        while satu.digantikan is not None:
            satu = satu.digantikan
        if satu not in hasil:
            hasil.append(satu)
    return hasil


def tugas_kabar(kasus: Any, topik: Collection[str]) -> list[OutgoingMail]:
    """What the desk still has to tell the person of this case about these events."""
    tugas = OutgoingMail.objects.tugas().filter(satker=kasus.satker_id, case_number=kasus.nomor, topic__in=topik)
    return list(tugas.defer("text", "brief"))


def tugas_tuntas(kasus: Any, surat: Mapping[str, frozenset[JenisSurat]]) -> list[OutgoingMail]:
    """Tasks of the desk that are done because every letter they speak of (`surat`, by topic) has been delivered."""
    sudah = set(kasus.penyampaian.values_list("surat", flat=True))
    return [
        satu
        for satu in tugas_kabar(kasus, surat)
        if all(s.pk in sudah for s in surat_kabar(satu, kasus.surat, surat[satu.topic]))
    ]


def tugas_serah(kasus: Any) -> list[OutgoingMail]:
    """Tasks of the desk that are done because what was granted has been handed over.

    A letter that refuses something goes by itself: as long as one has not been delivered, its answer is still to be
    told.

    Dasar: UU 14/2008 Pasal 22 ayat (7).
    """
    sudah = set(kasus.penyampaian.values_list("surat", flat=True))
    hasil = tugas_kabar(kasus, {"berkas-siap"})
    for satu in tugas_kabar(kasus, {"jawaban", "jawaban-susulan"}):
        surat = surat_kabar(satu, kasus.surat, SURAT_KABAR[satu.topic])
        if all(s.pk in sudah for s in surat) or all(s.jenis != JenisSurat.PPID_E for s in surat):
            hasil.append(satu)
    return hasil


def rincian_penanganan(kasus: Any, kabar: OutgoingMail, cara: Handling, saat: datetime) -> dict[str, str]:
    """What the history of the case keeps of a message told by hand: which, how and when; never to whom."""
    rincian = {"perihal": kabar.topic, "penanganan": str(cara)}
    if cara == Handling.CALLED or cara in IN_WRITING:
        rincian["saat"] = kasus.satker.waktu_setempat(saat).isoformat()
    return rincian


def tampak_bagi_pemohon(rincian: Mapping[str, str], perihal: Mapping[str, str]) -> bool:
    """Whether such a row of history says that the person was told something, not what an office did for itself."""
    return rincian["perihal"] in perihal and "saat" in rincian


def uraian_penanganan(rincian: Mapping[str, str], perihal: Mapping[str, str]) -> str:
    """The same in words: "Jawaban: WhatsApp, 9 Maret 2026." """
    apa = f"{perihal[rincian['perihal']]}: " if rincian["perihal"] in perihal else ""
    kapan = f", {tanggal(rincian['saat'][:10])}" if "saat" in rincian else ""
    return f"{apa}{Handling(rincian['penanganan']).label}{kapan}."


def kabarkan_pemohon(
    kasus: Permohonan,
    templat: str,
    kunci: str | int,
    *,
    at: datetime,
    wajib: bool = True,
    lewat_meja: bool = True,
    tenggat: date | None = None,
    **konteks: Any,
) -> None:
    """Tell the applicant, once per `templat:kunci`; without an address the desk does it (`lewat_meja`).

    `tenggat` is the last day of the term that telling him keeps, where there is one.
    """
    surel = kasus.pemohon.email
    outbox.deposit(
        f"{templat}:{kunci}",
        satker=kasus.satker,
        recipient=surel,
        template=templat,
        context={"permohonan": kasus, **konteks},
        at=at,
        case_number=kasus.nomor,
        required=wajib,
        or_desk=lewat_meja,
        due=None if surel or not lewat_meja else paling_lambat(kasus.satker, tenggat, at=at),
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
