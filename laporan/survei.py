"""The survey's link: it opens the questions of one case without login, for ever, and nothing else of that case."""

from django.core.signing import BadSignature, Signer
from django.urls import reverse

from permohonan.alur import Status
from permohonan.models import Asal, Permohonan

GARAM = "laporan.survei"


def _tanda() -> Signer:
    return Signer(salt=GARAM, sep=".")


def alamat(permohonan: Permohonan) -> str:
    """Path of the signed link. It does not expire: it stands in print on the receipt."""
    return reverse("laporan:survei", args=[permohonan.satker.slug, _tanda().sign(permohonan.acuan)])


def dapat_diisi(permohonan: Permohonan) -> bool:
    """Whether there was a service to judge: answered, or closed without the applicant taking it back first."""
    if permohonan.asal == Asal.IMPOR:
        return False
    return bool(permohonan.putusan) or permohonan.status == Status.DITUTUP_TIDAK_LENGKAP


def cari(slug: str, kode: str) -> Permohonan | None:
    """The case that may be judged at this address, if there is one; why not is told to nobody."""
    try:
        acuan = _tanda().unsign(kode)
    except BadSignature:
        return None
    baris = Permohonan.objects.select_related("satker__induk", "jawaban_survei")
    kasus = baris.filter(acuan=acuan, satker__slug=slug).first()
    return kasus if kasus is not None and dapat_diisi(kasus) else None
