"""What needs a hand at the desk today, the most urgent first."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Exists, F, Max, OuterRef, Q, Subquery

from permohonan.alur import BELUM_DIPUTUS, Status
from permohonan.keterlambatan import terlambat_menjawab
from permohonan.models import Asal, BerkasPermohonan, Keputusan, Koreksi, PeriksaKotak, Permohonan, Pesan
from permohonan.models.kotak import KOTAK
from permohonan.papan import Baris, Sisa, berjalan, sisa_waktu
from permohonan.tujuan import perkara_kabar
from ppid import telepon
from ppid.kalender import Kalender
from ppid.models import Channel, LangkahWaktu, OutgoingMail, Pemohon, Pengguna, Satker

# A section shows so many; the rest is one link away.
TAMPIL = 20
# Reasons of older lapses were asked for long enough.
MASA_SEBAB = timedelta(days=180)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bagian:
    """One section: the rows that show, and how many there are."""

    nama: str
    judul: str
    butir: list[Any]
    jumlah: int


def samarkan_email(alamat: str) -> str:
    """ "s•••@contoh.test": enough to recognise, too little to use."""
    nama, _, ranah = alamat.partition("@")
    return f"{nama[:1]}•••@{ranah}"


def sebab_gagal(galat: str) -> str:
    """The mail server's error without its text, which may repeat an address."""
    jenis = galat.partition(":")[0]
    if jenis == "Templat":
        return "Isinya belum lengkap, jadi tidak dikirim"
    if jenis == "SMTPRecipientsRefused":
        return "Alamat penerima ditolak"
    if jenis.startswith("SMTP") and jenis not in {"SMTPConnectError", "SMTPServerDisconnected"}:
        return "Ditolak peladen e-mail"
    return "Peladen e-mail tidak terjangkau"


@dataclass(frozen=True, slots=True)
class Lonceng:
    """How many online requests nobody has opened; `tanda` changes whenever that set does."""

    jumlah: int
    tanda: str


def lonceng(satker: Satker) -> Lonceng:
    """The state of the bell, in one cheap query."""
    isi = (
        Permohonan.objects.filter(satker=satker).belum_dibuka().aggregate(jumlah=Count("pk"), terbaru=Max("dicatat_at"))
    )
    saat = isi["terbaru"]
    return Lonceng(isi["jumlah"], f"{isi['jumlah']}-{saat.timestamp():.3f}" if saat else "0")


def _pesan_belum_dibalas(petugas: Pengguna, at: datetime) -> Any:
    """Cases in which the applicant had the last word; that an act told him something is no answer."""
    terakhir = Pesan.objects.filter(permohonan=OuterRef("pk"), pemberitahuan=False).order_by("-at", "-pk")
    pemohon = Pesan.objects.filter(pk=OuterRef("pesan_terakhir"), oleh=None)
    return (
        Permohonan.objects.untuk(petugas, at=at)
        .terbuka()
        .alias(pesan_terakhir=Subquery(terakhir.values("pk")[:1]))
        .filter(Exists(pemohon))
        .annotate(pesan_at=Subquery(terakhir.values("at")[:1]))
        .select_related("pemohon")
        .order_by("pesan_at")
    )


def _menunggu_serah(petugas: Pengguna, satker: Satker, kalender: Kalender, at: datetime) -> list[dict[str, Any]]:
    hari_ini = satker.hari_ini(at)
    baris: Any = (
        Permohonan.objects.untuk(petugas, at=at)
        .menunggu_serah()
        .annotate(dijanjikan=Subquery(Keputusan.objects.janji()))
        .select_related("pemohon")
        .order_by("dijanjikan", "pk")
    )
    return [
        {"kasus": kasus, "sisa": sisa_waktu(kalender, hari_ini, kasus.dijanjikan) if kasus.dijanjikan else None}
        for kasus in baris
    ]


def kotak_hari_ini(satker: Satker, *, at: datetime) -> list[dict[str, Any]]:
    """The other inboxes, and who looked into each today."""
    hari_ini = satker.hari_ini(at)
    sudah = {
        satu.kotak: satu for satu in PeriksaKotak.objects.filter(satker=satker, pada=hari_ini).select_related("oleh")
    }
    return [{"kotak": kotak, "diperiksa": sudah.get(kotak)} for kotak in KOTAK]


def _berkas_tertahan(petugas: Pengguna, at: datetime) -> list[BerkasPermohonan]:
    """Files that applicants wait for and the release check holds back, the oldest first."""
    kasus = Permohonan.objects.untuk(petugas, at=at)
    baris = BerkasPermohonan.objects.tertahan().filter(permohonan__in=kasus).order_by("diperiksa_at", "pk")
    return list(baris.select_related("berkas", "permohonan__pemohon", "permohonan__satker", "pelepasan_diminta_oleh"))


def _koreksi_menunggu(petugas: Pengguna, at: datetime) -> list[Koreksi]:
    """Proposed corrections that nobody has decided, the oldest first."""
    baris = Koreksi.objects.menunggu().filter(permohonan__in=Permohonan.objects.untuk(petugas, at=at))
    return list(baris.select_related("permohonan__satker", "diusulkan_oleh"))


def _tanpa_sebab(petugas: Pengguna, satker: Satker, at: datetime) -> list[Permohonan]:
    """Cases of the last months that were answered late, or are late now, and nobody has said why."""
    baris = (
        Permohonan.objects.untuk(petugas, at=at)
        .exclude(asal=Asal.IMPOR)
        .filter(diterima_at__gte=at - MASA_SEBAB)
        .filter(
            Q(lewat_diberitahukan_at__isnull=False)
            | Q(status__in=BELUM_DIPUTUS, jatuh_tempo__lt=satker.hari_ini(at))
            | Q(diputus_at__date__gte=F("jatuh_tempo"))
        )
        .exclude(keterlambatan__langkah=LangkahWaktu.PEMBERITAHUAN)
        .select_related("pemohon", "satker")
        .order_by("jatuh_tempo", "pk")
    )
    return [kasus for kasus in baris if terlambat_menjawab(kasus, at=at)]


def _cara(surel: OutgoingMail, orang: Pemohon | None) -> str:
    """How the person of a message that no mail brings can be reached."""
    if orang is None:
        return samarkan_email(surel.recipient) if surel.recipient else "Tangani sendiri"
    nomor = telepon.satu_satu(orang.telepon) + telepon.satu_satu(orang.telepon_kuasa)
    if any(telepon.untuk_whatsapp(satu) for satu in nomor):
        return "Telepon atau WhatsApp"
    return "Telepon" if nomor else "Surat"


def _kabar(petugas: Pengguna, satker: Satker, kalender: Kalender, at: datetime) -> dict[bool, list[dict[str, Any]]]:
    """What no mail brings, by whether it is the desk's from the start: what is overdue first."""
    hari_ini = satker.hari_ini(at)
    surel = list(OutgoingMail.objects.gagal().filter(satker=satker).defer("text", "brief"))
    surel.sort(key=lambda satu: (satu.due or satker.hari_ini(satu.created_at), satu.created_at, satu.pk))
    perkara = perkara_kabar({satu.case_number for satu in surel}, petugas, satker=satker, at=at)
    hasil: dict[bool, list[dict[str, Any]]] = {True: [], False: []}
    for satu in surel:
        tugas = satu.channel == Channel.DESK
        kasus, orang = perkara.get(satu.case_number, (None, None))
        # An officer's own mail about a case says nothing of how its person is reached.
        orang = orang if tugas or (orang and orang.email == satu.recipient) else None
        sisa = sisa_waktu(kalender, hari_ini, satu.due) if satu.due else Sisa("Belum sampai", "lewat")
        sebab = f"{samarkan_email(satu.recipient)}: {sebab_gagal(satu.last_error)}" if satu.recipient else ""
        hasil[tugas].append({"surel": satu, "kasus": kasus, "cara": _cara(satu, orang), "sebab": sebab, "sisa": sisa})
    return hasil


def _dari_papan(jalan: list[Baris], pilih: Callable[[Baris], Any]) -> list[Baris]:
    return [baris for baris in jalan if pilih(baris)]


def pekerjaan(petugas: Pengguna, *, satker: Satker, kalender: Kalender, at: datetime) -> list[Bagian]:
    """Every section in order of urgency. The number of queries does not depend on the number of cases."""
    hari_ini = satker.hari_ini(at)
    jalan = berjalan(petugas, satker=satker, kalender=kalender, at=at)
    baru = {
        b.kasus.pk
        for b in jalan
        if b.kasus.status == Status.TERDAFTAR and b.kasus.asal == "laman" and b.kasus.dibuka_at is None
    }
    tutup = (
        Permohonan.objects.untuk(petugas, at=at)
        .filter(status__in=[Status.DIPUTUS, Status.DISERAHKAN])
        .exclude(pk__in=Permohonan.objects.menunggu_serah().values("pk"))
        .exclude(pk__in=Permohonan.objects.menunggu_uji().values("pk"))
        .exclude(pk__in=BerkasPermohonan.objects.belum_siap().values("permohonan"))
        .select_related("pemohon")
        .order_by("diputus_at")
    )
    kabar = _kabar(petugas, satker, kalender, at)
    bertugas = {satu["surel"].case_number for satu in kabar[True] if satu["surel"].topic == "tidak-lengkap"}
    isi: list[tuple[str, str, list[Any]]] = [
        ("baru", "Permohonan baru dari laman", _dari_papan(jalan, lambda b: b.kasus.pk in baru)),
        ("tempo", "Jatuh tempo hari ini atau lewat", _dari_papan(jalan, lambda b: b.kasus.jatuh_tempo <= hari_ini)),
        ("sampaikan-kabar", "Kabar yang Anda sampaikan sendiri", kabar[True]),
        ("surel", "E-mail yang belum sampai", kabar[False]),
        ("sebab", "Lewat waktu, sebabnya belum dicatat", _tanpa_sebab(petugas, satker, at)),
        (
            "periksa",
            "Menunggu pemeriksaan kelengkapan",
            _dari_papan(jalan, lambda b: b.batas_kelengkapan and b.kasus.pk not in baru),
        ),
        (
            "habis",
            "Batas melengkapi sudah lewat",
            _dari_papan(jalan, lambda b: b.batas_melengkapi and b.batas_melengkapi < hari_ini),
        ),
        (
            "sampaikan",
            "Surat tidak lengkap belum tercatat sampai",
            _dari_papan(
                jalan,
                lambda b: (
                    b.kasus.status == Status.TIDAK_LENGKAP
                    and b.batas_melengkapi is None
                    and b.kasus.nomor not in bertugas
                ),
            ),
        ),
        ("unit", "Unit sudah menjawab", _dari_papan(jalan, lambda b: b.unit_menjawab)),
        ("tertahan", "Berkas jawaban tertahan pemeriksaan", _berkas_tertahan(petugas, at)),
        ("koreksi", "Koreksi menunggu orang kedua", _koreksi_menunggu(petugas, at)),
        ("pesan", "Pesan pemohon belum dibalas", list(_pesan_belum_dibalas(petugas, at))),
        ("serah", "Sudah dijawab, belum diserahkan", _menunggu_serah(petugas, satker, kalender, at)),
        ("tutup", "Tinggal ditutup", list(tutup)),
    ]
    return [
        Bagian(nama=nama, judul=judul, butir=butir[:TAMPIL], jumlah=len(butir)) for nama, judul, butir in isi if butir
    ]
