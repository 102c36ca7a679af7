"""Files of a request on the page where boxes are drawn over them."""

from typing import Any

from django.shortcuts import get_object_or_404

from dip.penghitaman import PESAN
from dip.views.penghitaman import Pintu, Sasaran
from permohonan.alur import ALUR
from permohonan.perbuatan.penghitaman import DAPAT_DIHITAMKAN, pastikan_dapat_dihitamkan
from permohonan.views.berkas_kasus import berkas_terlihat
from permohonan.views.kasus import cari_kasus
from ppid.galat import AturanDilanggar
from ppid.peran import Peran


def _berkas_kasus(request: Any, acuan: str, kode: str) -> Sasaran:
    """A file that may be given to the applicant, if this officer may see the case. Raises Http404."""
    kasus = cari_kasus(request, acuan)
    terlihat = berkas_terlihat(kasus, request.peran).filter(sifat__in=DAPAT_DIHITAMKAN)
    satu = get_object_or_404(terlihat, berkas__kode=kode)
    halangan = ""
    try:
        ALUR.periksa("hitamkan_berkas", status=kasus.status, peran=request.peran)
        pastikan_dapat_dihitamkan(kasus, satu, ppid=Peran.PPID in request.peran, at=request.at)
        if not satu.berkas.dapat_dihitamkan:
            raise AturanDilanggar(PESAN["jenis-lain"])
    except AturanDilanggar as galat:
        halangan = str(galat)
    return Sasaran(satu.berkas, kasus.get_absolute_url(), f"permohonan {kasus.nomor}", halangan)


PINTU = Pintu("permohonan:hitamkan", "penghitaman-kasus", "permohonan", _berkas_kasus)
