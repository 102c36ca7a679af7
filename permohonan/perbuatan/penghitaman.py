from datetime import datetime

from dip.models import Penghitaman
from permohonan.alur import ALUR, Status
from permohonan.models import BerkasPermohonan, Permohonan, Sifat
from permohonan.perbuatan.pendaftaran import lampirkan
from ppid.galat import AturanDilanggar
from ppid.models import Berkas, Pengguna
from ppid.peran import Peran
from ppid.perbuatan import peran_pelaku, perbuatan
from ppid.unggahan import UnggahanBersih

# What may be given to the applicant with parts of it covered.
DAPAT_DIHITAMKAN = (Sifat.JAWABAN_UNIT, Sifat.HASIL)


def pastikan_dapat_dihitamkan(permohonan: Permohonan, sumber: BerkasPermohonan) -> None:
    """Raises AturanDilanggar for a file that another took the place of, or that the applicant can open already."""
    if sumber.sifat not in DAPAT_DIHITAMKAN:
        raise AturanDilanggar("Hanya jawaban unit dan informasi yang diberikan yang dapat dihitamkan.")
    if sumber.pengganti_id:
        raise AturanDilanggar("Berkas itu sudah diganti. Hitamkan penggantinya.")
    if sumber.ditarik_at:
        raise AturanDilanggar("Berkas itu keliru dilampirkan dan sudah ditarik.")
    if sumber.koreksi.menunggu().exists():
        raise AturanDilanggar("Berkas itu diusulkan ditarik karena keliru dilampirkan. Tunggu usul itu diputus.")
    if sumber.sifat == Sifat.HASIL and permohonan.status != Status.DIPROSES and sumber.boleh_keluar:
        raise AturanDilanggar("Berkas itu sudah dapat diunduh pemohon, jadi tidak dapat diganti.")


def hitamkan_berkas(
    permohonan: Permohonan, *, sumber: Berkas, unggahan: UnggahanBersih, oleh: Pengguna, at: datetime
) -> Berkas:
    """Tambahkan salinan berkas yang bagian-bagiannya dihitamkan sebagai informasi yang diberikan.

    It takes the place of the file that it was made of, when that one was to be given too, and of what was made of it
    before, as long as the applicant cannot open it; what was given stays what was given. Raises AturanDilanggar
    when tim penghubung was not asked, or the file may no longer be replaced.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.C angka 1 huruf d.
    """
    with perbuatan(ALUR, "hitamkan_berkas", permohonan, oleh=oleh, at=at) as (kasus, catatan):
        ppid = Peran.PPID in peran_pelaku(oleh, kasus.satker_id, at=at)
        if not ppid and not kasus.disposisi.filter(kepada=oleh).exists():
            raise AturanDilanggar("Permohonan ini tidak diteruskan kepada Anda.")
        milik = kasus.berkas.select_for_update(of=("self",))
        asal = milik.get(berkas=sumber)
        pastikan_dapat_dihitamkan(kasus, asal)
        (baru,) = lampirkan(kasus, [(Sifat.HASIL, unggahan)], oleh=oleh, at=at)
        terdahulu = Penghitaman.objects.filter(sumber=sumber).exclude(hasil=None).values("hasil")
        diganti = [asal] if asal.sifat == Sifat.HASIL else list(milik.hasil().filter(berkas__in=terdahulu))
        for lama in diganti:
            if kasus.status == Status.DIPROSES or not lama.boleh_keluar:
                lama.pengganti = baru
                lama.save(update_fields=["pengganti"])
        catatan.rincian |= {
            "berkas": sumber.kode,
            "hasil": baru.berkas.kode,
            "sha256": baru.berkas.sha256,
        }
    return baru.berkas
