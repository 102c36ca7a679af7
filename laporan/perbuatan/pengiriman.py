from datetime import date, datetime

from django.urls import reverse

from keberatan.komisi import komisi_informasi
from laporan.alur import ALUR
from laporan.models import Laporan
from ppid import outbox
from ppid.galat import AturanDilanggar
from ppid.models import Berkas, Kelas, OutgoingMail, Pengguna
from ppid.perbuatan import perbuatan
from ppid.surat import cetak
from ppid.unggahan import UnggahanBersih

SUREL, LAIN = "surel", "lain"


def kirim_laporan(
    laporan: Laporan,
    *,
    cara: str,
    surel_komisi: str = "",
    tanggal: date | None = None,
    keterangan: str = "",
    bukti: UnggahanBersih | None = None,
    oleh: Pengguna,
    at: datetime,
) -> Laporan:
    """Sampaikan laporan tahunan kepada Komisi Informasi: dengan surel dari sini, atau catat pengiriman dengan buktinya.

    A mail carries the address and the fingerprint of the report; the receiving server's answer is the proof.
    Raises AturanDilanggar for reports that are not annual, without an address, or without day and proof.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.E huruf g.
    """
    with perbuatan(ALUR, "kirim_laporan", laporan, oleh=oleh, at=at) as (terkunci, catatan):
        if not terkunci.tahunan:
            raise AturanDilanggar("Yang disampaikan kepada Komisi Informasi ialah laporan tahunan.")
        if terkunci.dikirim_pada and not terkunci.gagal_dikirim:
            raise AturanDilanggar(f"Laporan ini sudah disampaikan pada {terkunci.dikirim_pada:%d-%m-%Y}.")
        hari_ini = terkunci.satker.hari_ini(at)
        if cara == SUREL:
            _kirim_surel(terkunci, surel_komisi, at=at)
            terkunci.dikirim_pada, terkunci.cara_kirim = hari_ini, "E-mail"
        else:
            if tanggal is None or not keterangan.strip() or bukti is None:
                raise AturanDilanggar("Isi tanggal dan cara mengirimnya, dan unggah buktinya.")
            if not terkunci.satker.hari_ini(terkunci.terbit_at or at) <= tanggal <= hari_ini:
                raise AturanDilanggar("Tanggal kirim tidak mendahului terbitnya laporan dan tidak sesudah hari ini.")
            terkunci.dikirim_pada, terkunci.cara_kirim = tanggal, keterangan.strip()[:60]
            # A mail that failed before says nothing of this delivery.
            terkunci.surel, terkunci.surel_komisi = None, ""
            terkunci.bukti_kirim = Berkas.objects.simpan(
                bukti.isi,
                satker=terkunci.satker,
                kelas=Kelas.LAPORAN,
                nama=bukti.nama,
                mime=bukti.mime,
                oleh=oleh,
                at=at,
            )
        catatan.rincian |= {"cara": terkunci.cara_kirim, "tanggal": terkunci.dikirim_pada.isoformat()}
    return terkunci


def _kirim_surel(laporan: Laporan, surel_komisi: str, *, at: datetime) -> None:
    if not surel_komisi.strip():
        raise AturanDilanggar("Isi alamat e-mail Komisi Informasi.")
    assert laporan.surat is not None
    cetak(laporan.surat, at=at)
    laporan.surat.refresh_from_db(fields=["sha256"])
    kunci = f"laporan-komisi:{laporan.pk}:{at:%Y%m%d%H%M%S}"
    outbox.deposit(
        kunci,
        satker=laporan.satker,
        recipient=surel_komisi.strip(),
        template="laporan-komisi",
        context={
            "laporan": laporan,
            "komisi": komisi_informasi(laporan.satker),
            "alamat": reverse("laporan:unduh", args=[laporan.satker.slug, laporan.acuan, "pdf"]),
            "daftar": reverse("laporan:daftar_publik", args=[laporan.satker.slug]),
            "sidik": laporan.surat.sha256,
        },
        at=at,
    )
    laporan.surel_komisi = surel_komisi.strip()
    laporan.surel = OutgoingMail.objects.get(key=kunci)
