from datetime import datetime

from keberatan.alur import ALUR_KEBERATAN
from keberatan.kabar import SURAT_KABAR
from keberatan.models import Keberatan, PenyampaianKeberatan
from keberatan.perbuatan.pelampiran import lampirkan
from permohonan.kabar import tugas_tuntas
from permohonan.models import Sifat
from permohonan.perbuatan.penyerahan import CaraPenyerahan
from permohonan.putusan import PERLU_BUKTI
from ppid import outbox
from ppid.galat import AturanDilanggar
from ppid.models import Pengguna, Surat
from ppid.perbuatan import perbuatan


def catat_penyampaian(
    keberatan: Keberatan, surat: Surat, cara: CaraPenyerahan, *, oleh: Pengguna, at: datetime
) -> Keberatan:
    """Catat bahwa surat keberatan sudah sampai kepada pengajunya, dengan buktinya.

    Raises AturanDilanggar for another objection's letter, or post and courier without evidence.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.B angka 2 huruf h.
    """
    with perbuatan(ALUR_KEBERATAN, "catat_penyampaian", keberatan, oleh=oleh, at=at) as (kasus, catatan):
        if not kasus.surat.filter(surat=surat).exists():
            raise AturanDilanggar("Surat itu bukan surat keberatan ini.")
        if cara.cara in PERLU_BUKTI and not (cara.nomor_resi.strip() or cara.bukti):
            raise AturanDilanggar("Pengiriman lewat pos atau kurir dicatat dengan nomor resi atau foto bukti kirimnya.")
        bukti = lampirkan(kasus, [(Sifat.BUKTI_KIRIM, cara.bukti)], oleh=oleh, at=at) if cara.bukti else []
        PenyampaianKeberatan.objects.create(
            keberatan=kasus,
            surat=surat,
            cara=cara.cara,
            at=at,
            dicatat_at=at,
            penerima=cara.penerima,
            nomor_resi=cara.nomor_resi,
            bukti=bukti[0].berkas if bukti else None,
            oleh=oleh,
        )
        tuntas = tugas_tuntas(kasus, SURAT_KABAR)
        outbox.settle(tuntas, how=cara.penanganan, note=cara.cara.label, by=oleh, at=at)
        catatan.rincian |= {"surat": surat.acuan, "jenis": surat.jenis, "cara": cara.cara}
    return kasus
