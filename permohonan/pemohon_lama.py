"""Earlier applicants of one office, found by what somebody at the counter can say of himself."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.postgres.search import TrigramSimilarity, TrigramWordSimilarity
from django.db.models import F, Q
from django.db.models.functions import Greatest

from permohonan.models import Permohonan
from permohonan.pekerjaan import samarkan_email
from ppid import sandi, telepon
from ppid.models import Satker
from ppid.models.pemohon import Angka

# More than a handful is a list to search in, not an offer.
PALING_BANYAK = 5
# Filings read for them: whoever comes often has many.
DIBACA = 40
# Fewer digits are a part of a telephone number.
ANGKA_TELEPON = 7
PALING_PENDEK = 3
# As the forms hold them; the identity number is never offered.
DIISIKAN = {
    "jenis_pemohon": "jenis",
    "nama": "nama",
    "instansi": "instansi",
    "alamat": "alamat",
    "pekerjaan": "pekerjaan",
    "jenis_kelamin": "jenis_kelamin",
    "jenis_identitas": "jenis_identitas",
    "telepon": "telepon",
    "email": "email",
}


@dataclass(frozen=True, slots=True)
class PemohonLama:
    """Enough to tell people of the same name apart, and no more."""

    acuan: str
    nama: str
    instansi: str
    tempat: str
    telepon: str
    email: str
    terakhir: datetime


def tempat(alamat: str) -> str:
    """The place at the end of an address, without street and number."""
    return alamat.rpartition(",")[2].strip()[:60] if "," in alamat else " ".join(alamat.split()[-2:])[:60]


def samarkan_telepon(tulisan: str) -> str:
    """ "0812•••123": the first number of the field, enough to recognise."""
    angka = "".join(huruf for huruf in next(iter(telepon.satu_satu(tulisan)), "") if huruf.isdigit())
    return f"{angka[:4]}•••{angka[-3:]}" if len(angka) > 8 else "•••" * bool(angka)


def _cocok(milik: Any, *, nama: str, telepon_ditulis: str, nomor_identitas: str) -> Iterator[Any]:
    """Filings by each of what was given, the surest first."""
    terbaru = ("-diterima_at", "-pk")
    if len(nomor_identitas) > PALING_PENDEK:
        yield milik.filter(pemohon__identitas_sidik=sandi.sidik(nomor_identitas)).order_by(*terbaru)
    inti = [satu for satu in map(telepon.inti, telepon.satu_satu(telepon_ditulis)) if len(satu) >= ANGKA_TELEPON]
    if inti:
        sama = [Q(angka__contains=satu) for satu in inti]
        mungkin = milik.alias(angka=Angka("pemohon__telepon")).filter(Q(*sama, _connector=Q.OR)).order_by(*terbaru)
        # The index finds the digits anywhere in the field; a part of a number is nobody's number.
        yield [
            k
            for k in mungkin[:DIBACA]
            if not set(inti).isdisjoint(map(telepon.inti, telepon.satu_satu(k.pemohon.telepon)))
        ]
    if len(nama) >= PALING_PENDEK:
        mirip = Q(pemohon__nama__trigram_word_similar=nama) | Q(pemohon__nama__trigram_similar=nama)
        dekat = Greatest(TrigramSimilarity("pemohon__nama", nama), TrigramWordSimilarity(nama, F("pemohon__nama")))
        yield milik.filter(mirip).alias(dekat=dekat).order_by("-dekat", *terbaru)


def _orang(kasus: Permohonan) -> tuple[str, ...]:
    """What two filings of one person have in common."""
    orang = kasus.pemohon
    kontak = telepon.inti(next(iter(telepon.satu_satu(orang.telepon)), "")) or orang.email.lower()
    return (orang.nama.casefold(), kontak or orang.alamat.casefold())


def cari(*, satker: Satker, nama: str = "", telepon_ditulis: str = "", nomor_identitas: str = "") -> list[PemohonLama]:
    """At most a handful of earlier applicants of this office, each once, by his latest filing.

    The identity number must be the same, the telephone number the same however written, the name nearly the same.
    """
    # Whoever was erased has no name any more.
    milik = Permohonan.objects.filter(satker=satker, pemohon__satker=satker).exclude(pemohon__nama="")
    milik = milik.select_related("pemohon").only(
        "acuan", "diterima_at", *(f"pemohon__{isi}" for isi in DIISIKAN.values())
    )
    hasil: dict[tuple[str, ...], PemohonLama] = {}
    sebutan = {"nama": nama.strip(), "telepon_ditulis": telepon_ditulis, "nomor_identitas": nomor_identitas.strip()}
    for baris in _cocok(milik, **sebutan):
        for kasus in baris[:DIBACA]:
            orang = kasus.pemohon
            hasil.setdefault(
                _orang(kasus),
                PemohonLama(
                    kasus.acuan,
                    orang.nama,
                    orang.instansi,
                    tempat(orang.alamat),
                    samarkan_telepon(orang.telepon),
                    samarkan_email(orang.email) if orang.email else "",
                    kasus.diterima_at,
                ),
            )
    return list(hasil.values())[:PALING_BANYAK]


def isian_pemohon(acuan: str, *, satker: Satker) -> dict[str, str] | None:
    """What that filing said of its applicant, as the form's fields take it; None when this office has none such."""
    milik = Permohonan.objects.filter(satker=satker, acuan=acuan).exclude(pemohon__nama="").select_related("pemohon")
    kasus = milik.first()
    return {medan: getattr(kasus.pemohon, nama) for medan, nama in DIISIKAN.items()} if kasus else None
