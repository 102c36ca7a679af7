from datetime import datetime

from dip.models import Penghitaman
from dip.penghitaman import alasan_penghitaman
from dip.perbuatan.penghitaman import kotak_dari
from permohonan.alur import ALUR, Status
from permohonan.models import BerkasPermohonan, Permohonan, Sifat
from permohonan.perbuatan.pelepasan_berkas import gantikan
from permohonan.perbuatan.pendaftaran import lampirkan
from permohonan.perbuatan.pesan import beritahukan
from permohonan.putusan import MEMBERI
from ppid.galat import AturanDilanggar
from ppid.models import Berkas, Pengguna
from ppid.peran import Peran
from ppid.perbuatan import peran_pelaku, perbuatan
from ppid.unggahan import UnggahanBersih

# What may be given to the applicant with parts of it covered.
DAPAT_DIHITAMKAN = (Sifat.JAWABAN_UNIT, Sifat.HASIL)


def pastikan_dapat_dihitamkan(permohonan: Permohonan, sumber: BerkasPermohonan, *, ppid: bool, at: datetime) -> None:
    """Raises AturanDilanggar for a file that another took the place of, or that the applicant can open already; and,
    asked by another than the PPID, for what an answer went out about before `at`.
    """
    if sumber.sifat not in DAPAT_DIHITAMKAN:
        raise AturanDilanggar("Hanya jawaban unit dan informasi yang diberikan yang dapat dihitamkan.")
    if sumber.pengganti_id:
        raise AturanDilanggar("Berkas itu sudah diganti. Hitamkan penggantinya.")
    if sumber.ditarik_at:
        raise AturanDilanggar("Berkas itu keliru dilampirkan dan sudah ditarik.")
    if sumber.koreksi.menunggu().exists():
        raise AturanDilanggar("Berkas itu diusulkan ditarik karena keliru dilampirkan. Tunggu usul itu diputus.")
    if sumber.boleh_keluar:
        raise AturanDilanggar("Berkas itu sudah dapat diunduh pemohon, jadi tidak dapat diganti.")
    if ppid or (permohonan.status == Status.DIPROSES and not sumber.diberikan_at):
        return
    if not permohonan.keputusan.filter(at__gte=at).exists():
        raise AturanDilanggar("Jawabannya sudah diberikan. Sesudah itu hanya PPID yang menghitamkan berkasnya.")


def hitamkan_berkas(
    permohonan: Permohonan, *, sumber: Berkas, unggahan: UnggahanBersih, oleh: Pengguna, at: datetime
) -> Berkas:
    """Tambahkan salinan berkas yang bagian-bagiannya dihitamkan sebagai informasi yang diberikan.

    Before the answer it is prepared, and the answer gives it; after an answer that gives something it is given, and the
    applicant is told what is black and why. It takes the place of the file that it was made of, when that one was to
    be given too, and of what was made of it before, as long as the applicant cannot open it; what was given stays what
    was given. `at` is when it was asked for. Raises AturanDilanggar when tim penghubung was not asked or asks after the
    answer, or the file may no longer be replaced.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.C angka 1 huruf d.
    """
    with perbuatan(ALUR, "hitamkan_berkas", permohonan, oleh=oleh, at=at) as (kasus, catatan):
        ppid = Peran.PPID in peran_pelaku(oleh, kasus.satker_id, at=at)
        if not ppid and not kasus.disposisi.filter(kepada=oleh).exists():
            raise AturanDilanggar("Permohonan ini tidak diteruskan kepada Anda.")
        milik = kasus.berkas.select_for_update(of=("self",))
        asal = milik.get(berkas=sumber)
        pastikan_dapat_dihitamkan(kasus, asal, ppid=ppid, at=at)
        (baru,) = lampirkan(kasus, [(Sifat.HASIL, unggahan)], oleh=oleh, at=at)
        baru.diberikan_at = _diberikan_at(kasus, at)
        terdahulu = Penghitaman.objects.filter(sumber=sumber).exclude(hasil=None).values("hasil")
        for lama in [asal] if asal.sifat == Sifat.HASIL else milik.hasil().filter(berkas__in=terdahulu):
            # Given and still closed, it is the PPID's, or was already being blackened when it was given.
            if not lama.boleh_keluar and (ppid or lama.diberikan_at is None or lama.diberikan_at >= at):
                gantikan(lama, baru)
        baru.save(update_fields=["diberikan_at"])
        catatan.rincian |= {
            "berkas": sumber.kode,
            "hasil": baru.berkas.kode,
            "sha256": baru.berkas.sha256,
        }
        if baru.diberikan_at:
            catatan.rincian["pesan"] = beritahukan(kasus, teks=_penjelasan(sumber, baru.berkas), oleh=oleh, at=at).pk
    return baru.berkas


def _diberikan_at(kasus: Permohonan, diminta_at: datetime) -> datetime | None:
    """When the answer of this stage gives what is blackened now; None while it does not.

    While a part is still being tested, what is asked for after the answer is prepared for the supplementary one.
    """
    memberi = kasus.keputusan.filter(tahap=kasus.tahap, putusan__in=MEMBERI).last()
    if memberi is None or (memberi.at < diminta_at and kasus.pengujian.terbuka().exists()):
        return None
    return max(memberi.at, diminta_at)


def _penjelasan(sumber: Berkas, hasil: Berkas) -> str:
    """What the applicant reads of a copy that the answer did not speak of."""
    rancangan = Penghitaman.objects.filter(sumber=sumber).terbuka().first()
    alasan = alasan_penghitaman([(hasil.nama, kotak_dari(rancangan))]) if rancangan else ""
    return (
        f"Berkas {hasil.nama} diberikan dengan bagian yang dihitamkan. Berkasnya dapat diunduh di halaman ini sesudah "
        f"selesai diperiksa.\n{alasan}"
    ).strip()
