from collections.abc import Sequence
from datetime import datetime

from dip.models import InformasiPublik, UjiKonsekuensi
from permohonan.alur import ALUR
from permohonan.kabar import kabarkan_catatan_niat, kabarkan_niat_tolak
from permohonan.models import CatatanNiat, ItemSerupa, NiatTolak, Permohonan
from permohonan.serupa import belum_diumumkan
from ppid.galat import AturanDilanggar
from ppid.models import Pengguna, Satker
from ppid.perbuatan import perbuatan


def umumkan_niat_tolak(
    permohonan: Permohonan,
    *,
    uji: UjiKonsekuensi,
    pokok: str,
    dibaca: Sequence[InformasiPublik],
    perbedaan: str,
    oleh: Pengguna,
    at: datetime,
) -> Permohonan:
    """Beri tahu kantor yang menerbitkan informasi serupa dan provinsinya bahwa kantor ini hendak menolaknya.

    Comes before the refusal, which may follow at once: nobody's consent is waited for. `dibaca` are the items that
    the PPID has been shown; told to the others are only this office, the ground, the matter of the exemption and
    their own item. Told again, it names only what was not told before. Raises AturanDilanggar for an exemption that
    is not in force here, when nothing (more) of the like is published, or when more is than was read.

    Dasar: UU 14/2008 Pasal 19.
    """
    with perbuatan(ALUR, "umumkan_niat_tolak", permohonan, oleh=oleh, at=at) as (kasus, catatan):
        berlaku = UjiKonsekuensi.objects.berlaku_bagi(kasus.satker, pada=kasus.satker.hari_ini(at))
        if not berlaku.filter(pk=uji.pk).exists():
            raise AturanDilanggar("Keputusan pengecualian yang dipilih tidak berlaku bagi kantor ini pada hari ini.")
        terbit = belum_diumumkan(kasus, uji, pokok)
        if not terbit and kasus.niat_tolak.filter(uji=uji).exists():
            raise AturanDilanggar("Niat menolak ini sudah diumumkan. Penolakan dapat langsung diputuskan.")
        if not terbit:
            raise AturanDilanggar("Tidak ada kantor lain yang menerbitkan informasi serupa; tidak perlu diumumkan.")
        if {satu.pk for satu in terbit} - {satu.pk for satu in dibaca}:
            raise AturanDilanggar("Ada informasi serupa yang belum Anda lihat. Periksa daftarnya, lalu kirim lagi.")
        if not perbedaan.strip():
            raise AturanDilanggar("Jelaskan mengapa informasi di kantor ini berbeda dari yang diterbitkan kantor lain.")
        isi = {"pokok": pokok.strip(), "perbedaan": perbedaan.strip()}
        niat = NiatTolak.objects.create(permohonan=kasus, uji=uji, **isi, oleh=oleh, at=at)
        ItemSerupa.objects.bulk_create(ItemSerupa(niat=niat, informasi=satu) for satu in terbit)
        kabarkan_niat_tolak(niat, at=at)
        catatan.rincian |= {"niat": niat.acuan, "kantor_serupa": sorted({satu.satker.kode for satu in terbit})}
    return kasus


def beri_catatan(niat: NiatTolak, *, teks: str, satker: Satker, oleh: Pengguna, at: datetime) -> CatatanNiat:
    """Catatan kantor yang menerbitkan informasi serupa, atau provinsi, atas niat menolak; dibaca PPID yang menolak.

    `satker` is the office that the officer works for. Stands outside the frame: it changes nothing of the case.
    Raises AturanDilanggar from the refusing office itself, from whom it was not told to, and without a text.

    Dasar: UU 14/2008 Pasal 19.
    """
    if not NiatTolak.objects.untuk(oleh, at=at).filter(pk=niat.pk).exists():
        raise AturanDilanggar("Pemberitahuan ini tidak ditujukan kepada kantor Anda.")
    if satker.pk == niat.permohonan.satker_id:
        raise AturanDilanggar("Catatan diberikan oleh kantor lain dan provinsi; alasan kantor ini sudah tercatat.")
    if not teks.strip():
        raise AturanDilanggar("Tulis catatannya dulu.")
    catatan = CatatanNiat.objects.create(niat=niat, satker=satker, teks=teks.strip(), oleh=oleh, at=at)
    kabarkan_catatan_niat(catatan, at=at)
    return catatan
