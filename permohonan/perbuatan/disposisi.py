from collections.abc import Sequence
from datetime import date, datetime

from permohonan.alur import ALUR
from permohonan.models import Disposisi, Permohonan, Sifat
from permohonan.perbuatan.pendaftaran import lampirkan
from ppid import outbox
from ppid.galat import AturanDilanggar
from ppid.models import Pengguna, Penugasan
from ppid.peran import Peran
from ppid.perbuatan import perbuatan
from ppid.unggahan import UnggahanBersih


def disposisikan(
    permohonan: Permohonan, *, kepada: Pengguna, instruksi: str, batas: date, oleh: Pengguna, at: datetime
) -> Disposisi:
    """Teruskan permohonan kepada seorang tim penghubung dengan batas internal.

    Raises AturanDilanggar when the recipient is no tim penghubung here, or the date is past or beyond the term.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.A angka 4 huruf g.
    """
    with perbuatan(ALUR, "disposisikan", permohonan, oleh=oleh, at=at) as (kasus, catatan):
        tugas = (
            Penugasan.objects.berlaku(at).filter(petugas=kepada, satker=kasus.satker, peran=Peran.PENGHUBUNG).first()
        )
        if tugas is None:
            raise AturanDilanggar("Pilih anggota tim penghubung yang bertugas di kantor ini.")
        if batas < kasus.satker.hari_ini(at):
            raise AturanDilanggar("Batas internal sudah lewat. Pilih hari ini atau sesudahnya.")
        if batas > max(kasus.jatuh_tempo, kasus.satker.hari_ini(at)):
            raise AturanDilanggar("Batas internal tidak boleh melewati jatuh tempo jawaban kepada pemohon.")
        disposisi = Disposisi.objects.create(
            permohonan=kasus, kepada=kepada, unit=tugas.unit, dari=oleh, instruksi=instruksi, batas=batas, dibuat_at=at
        )
        catatan.rincian |= {"disposisi": disposisi.acuan, "unit": tugas.unit, "batas": batas.isoformat()}
        outbox.deposit(
            f"disposisi:{disposisi.pk}",
            satker=kasus.satker,
            recipient=kepada.email,
            template="disposisi",
            context={"permohonan": kasus, "disposisi": disposisi},
            at=at,
            case_number=kasus.nomor,
        )
    return disposisi


def jawab_disposisi(
    disposisi: Disposisi,
    *,
    jawaban: str,
    berkas: Sequence[UnggahanBersih] = (),
    oleh: Pengguna,
    at: datetime,
) -> Disposisi:
    """Unit menjawab disposisi, dengan dokumen bila ada.

    Raises AturanDilanggar when it is somebody else's or already answered.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.A angka 4 huruf g.
    """
    with perbuatan(ALUR, "jawab_disposisi", disposisi.permohonan, oleh=oleh, at=at) as (kasus, catatan):
        disposisi = Disposisi.objects.select_for_update().get(pk=disposisi.pk)
        if catatan.peran != Peran.PPID and disposisi.kepada_id != oleh.pk:
            raise AturanDilanggar("Disposisi ini ditujukan kepada orang lain.")
        if disposisi.dijawab_at:
            raise AturanDilanggar("Disposisi ini sudah dijawab.")
        if not jawaban.strip():
            raise AturanDilanggar("Tulis jawaban unit: informasi ada atau tidak, dan di mana.")
        lampirkan(kasus, [(Sifat.JAWABAN_UNIT, unggahan) for unggahan in berkas], oleh=oleh, at=at)
        disposisi.jawaban, disposisi.dijawab_at = jawaban, at
        disposisi.save(update_fields=["jawaban", "dijawab_at"])
        catatan.rincian |= {"disposisi": disposisi.acuan, "berkas": len(berkas)}
    return disposisi
