"""Letters and files of a case, each passed out only to those who may open it."""

from base64 import b64encode
from typing import Any

from django.http import Http404

from permohonan.alur import ALUR
from permohonan.models import BerkasPermohonan, Permohonan, Sifat
from permohonan.models.berkas import SIFAT_PRIBADI
from ppid.models import Berkas, Surat
from ppid.peran import Peran
from ppid.views.bingkai import LAYANAN, aliran

# Files that roles without contact data may open: nothing that carries an address or a signature.
SIFAT_TANPA_KONTAK = frozenset({Sifat.PENDUKUNG, Sifat.JAWABAN_UNIT, Sifat.HASIL})
# A file that may be somebody else's is open only to whoever must say whether it is.
MEMUTUS_KOREKSI = ALUR["setujui_koreksi"].pelaku


def berkas_terlihat(kasus: Permohonan, peran: frozenset[Peran]) -> Any:
    """Files of the case that these roles may open from its page; papers of a person never."""
    baris = BerkasPermohonan.objects.filter(permohonan=kasus).exclude(sifat__in=SIFAT_PRIBADI)
    baris = baris.dengan_persoalan().dengan_penghitaman()
    baris = baris.select_related("berkas", "bersih", "pelepasan_diminta_oleh", "dilepas_oleh")
    if peran & LAYANAN:
        return baris
    baris = baris.filter(sifat__in=SIFAT_TANPA_KONTAK, ditarik_at=None)
    return baris if peran & MEMUTUS_KOREKSI else baris.tanpa_persoalan()


def berkas_identitas(kasus: Permohonan) -> Any:
    """The papers of the person: only the identity view may open them."""
    return kasus.berkas.filter(sifat__in=SIFAT_PRIBADI).select_related("berkas")


def cari_berkas(kasus: Permohonan, kode: str, peran: frozenset[Peran]) -> Berkas:
    """A file of the case, what a correction brings in place of one, or the photo of a signed letter. Raises Http404."""
    satu = berkas_terlihat(kasus, peran).filter(berkas__kode=kode).first()
    if satu is not None and satu.dipersoalkan and peran.isdisjoint(MEMUTUS_KOREKSI):
        raise Http404
    if satu is not None:
        return satu.keluaran
    baru = Berkas.objects.filter(kode=kode, pk__in=kasus.koreksi.values("berkas_baru")).first()
    if baru is not None and peran & (LAYANAN | {Peran.ATASAN}):
        return baru
    foto = Berkas.objects.filter(kode=kode, pk__in=kasus.surat.values("surat__foto")).first()
    if foto is None or not peran & LAYANAN:
        raise Http404
    return foto


def cari_surat(kasus: Permohonan, acuan: str) -> Surat:
    """A letter of the case. Raises Http404."""
    satu = kasus.surat.filter(surat__acuan=acuan).select_related("surat").first()
    if satu is None:
        raise Http404
    return satu.surat


def gambar(berkas: Berkas) -> str:
    """An image as the page itself carries it, so that it lies in no cache; empty for what is no image."""
    if not berkas.mime.startswith("image/"):
        return ""
    return f"data:{berkas.mime};base64,{b64encode(berkas.baca()).decode()}"


def unduhan(berkas: Berkas) -> Any:
    return aliran(berkas)
