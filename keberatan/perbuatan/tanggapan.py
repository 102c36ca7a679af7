from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction

from keberatan import surat
from keberatan.alasan import MENGABULKAN, Hasil, hasil_bersama
from keberatan.alur import ALUR_KEBERATAN
from keberatan.kabar import kabarkan_pengaju, kabarkan_petugas
from keberatan.models import Keberatan, Tanggapan
from keberatan.waktu import batas_komisi
from permohonan.alur import ALUR, BELUM_DIPUTUS
from permohonan.models import Asal, Permohonan
from permohonan.perbuatan.pembukaan_kembali import buka_kembali, perintahkan
from ppid.galat import AturanDilanggar
from ppid.models import HariLibur, Pengguna
from ppid.peran import Peran
from ppid.perbuatan import perbuatan


@dataclass(frozen=True, slots=True, kw_only=True)
class IsiTanggapan:
    """What the Atasan answers: for each ground its outcome and reasons, and the order that follows.

    Dasar: UU 14/2008 Pasal 36 ayat (2) dan ayat (3).
    """

    hasil: Mapping[str, str]
    pertimbangan: Mapping[str, str] = field(default_factory=dict)
    pertimbangan_umum: str = ""
    perintah: str = ""
    batas_perintah: date | None = None
    informasi_dibuka: str = ""


def alasan_tidak_boleh_menanggapi(kasus: Keberatan, oleh: Pengguna) -> str:
    """Mengapa orang ini tidak dapat menanggapi keberatan itu: ia sendiri yang memutus permohonannya.

    The same natural person, whatever account or acting role he uses. Empty when he may.

    Dasar: UU 14/2008 Pasal 36 ayat (2).
    """
    if kasus.permohonan is None:
        return ""
    pemutus = (satu.oleh for satu in kasus.permohonan.keputusan.select_related("oleh"))
    if not any(orang.orang_yang_sama(oleh) for orang in pemutus):
        return ""
    return (
        "Anda sendiri yang memutus permohonan ini, jadi keberatannya ditanggapi orang lain. Tetapkan pelaksana "
        "harian Atasan PPID pada Kelembagaan, Penugasan."
    )


def periksa_isi(isi: IsiTanggapan, kasus: Keberatan, *, pada: date) -> None:
    """Raises AturanDilanggar when the law does not allow this answer.

    Dasar: UU 14/2008 Pasal 36 ayat (2) dan ayat (3).
    """
    diajukan = {satu.alasan: satu for satu in kasus.alasan.all()}
    if set(isi.hasil) != set(diajukan):
        raise AturanDilanggar(
            "Alasan keberatan berubah sejak halaman ini dibuka, atau ada yang belum diputus. Periksa lagi."
        )
    for kode, hasil in isi.hasil.items():
        sebutan = diajukan[kode].get_alasan_display()
        if hasil not in set(Hasil):
            raise AturanDilanggar(f"Pilih putusan untuk alasan “{sebutan}”.")
        if hasil == Hasil.TIDAK_DITERIMA and not kasus.lewat_batas:
            raise AturanDilanggar(f"“{sebutan}” diajukan dalam waktunya, jadi harus diputus isinya.")
        if hasil != Hasil.DIKABULKAN and not isi.pertimbangan.get(kode, "").strip():
            raise AturanDilanggar(f"Tulis pertimbangan mengapa “{sebutan}” {Hasil(hasil).label.lower()}.")
    mengabulkan = bool(MENGABULKAN & set(isi.hasil.values()))
    if mengabulkan and not (isi.perintah.strip() and isi.batas_perintah):
        raise AturanDilanggar("Keberatan yang dikabulkan disertai perintah kepada PPID dan batas melaksanakannya.")
    if not mengabulkan and (isi.perintah.strip() or isi.batas_perintah or isi.informasi_dibuka.strip()):
        raise AturanDilanggar("Perintah hanya menyertai keberatan yang dikabulkan. Kosongkan, atau ubah putusannya.")
    if isi.batas_perintah and isi.batas_perintah < pada:
        raise AturanDilanggar("Batas melaksanakan perintah tidak boleh sebelum hari ini.")


def tanggapi(keberatan: Keberatan, isi: IsiTanggapan, *, oleh: Pengguna, at: datetime) -> Keberatan:
    """Tanggapi keberatan secara tertulis; yang dikabulkan membuka kembali permohonannya dengan batas sendiri.

    Raises AturanDilanggar for whoever decided the request, a ground without outcome, a refusal without reasons, or
    an upheld objection without an order.

    Dasar: UU 14/2008 Pasal 36 ayat (2) dan ayat (3).
    """
    with transaction.atomic():
        # The request before the objection, in the order in which filing locks them.
        if keberatan.permohonan_id:
            Permohonan.objects.select_for_update().get(pk=keberatan.permohonan_id)
        with perbuatan(ALUR_KEBERATAN, "tanggapi", keberatan, oleh=oleh, at=at) as (kasus, catatan):
            if halangan := alasan_tidak_boleh_menanggapi(kasus, oleh):
                raise AturanDilanggar(halangan)
            pada = kasus.satker.hari_ini(at)
            periksa_isi(isi, kasus, pada=pada)
            kalender = HariLibur.objects.kalender(kasus.satker)
            for satu in kasus.alasan.all():
                satu.hasil, satu.pertimbangan = isi.hasil[satu.alasan], isi.pertimbangan.get(satu.alasan, "").strip()
                satu.save()
            kasus.hasil, kasus.ditanggapi_at = hasil_bersama(list(isi.hasil.values())), at
            tanggapan = Tanggapan.objects.create(
                keberatan=kasus,
                pertimbangan=isi.pertimbangan_umum,
                perintah=isi.perintah,
                batas_perintah=isi.batas_perintah,
                informasi_dibuka=isi.informasi_dibuka,
                tahap=_jalankan_perintah(kasus, isi, oleh=oleh, at=at),
                oleh=oleh,
                at=at,
            )
            terbit = surat.terbitkan_tanggapan(kasus, tanggapan, kalender=kalender, oleh=oleh, at=at)
            surat.terbitkan_hak_komisi(kasus, kalender=kalender, oleh=None, at=at)
            batas = batas_komisi(kasus, kalender, pada=pada)
            kabarkan_pengaju(
                kasus,
                "keberatan-tanggapan",
                kasus.pk,
                at=at,
                konteks={"tanggapan": tanggapan, "batas_komisi": batas},
            )
            if tanggapan.batas_perintah:
                isi_kabar = {"tanggapan": tanggapan}
                kabarkan_petugas(kasus, Peran.PPID, "keberatan-perintah", kasus.pk, at=at, konteks=isi_kabar)
            catatan.rincian |= {
                "hasil": kasus.hasil,
                "putusan": dict(isi.hasil),
                "surat": terbit.acuan,
                "batas": tanggapan.batas_perintah.isoformat() if tanggapan.batas_perintah else "",
                "tepat_waktu": kasus.ditanggapi_tepat_waktu(),
            }
    return kasus


def _jalankan_perintah(kasus: Keberatan, isi: IsiTanggapan, *, oleh: Pengguna, at: datetime) -> int | None:
    """Send the request back to its PPID; returns the stage that the new answer belongs to.

    None where there is no request of this register to reopen: then the order is followed on the objection alone.
    """
    permohonan = kasus.permohonan
    if isi.batas_perintah is None or permohonan is None or permohonan.asal == Asal.IMPOR:
        return None
    if permohonan.status in BELUM_DIPUTUS:
        return perintahkan(permohonan, batas=isi.batas_perintah, oleh=oleh, at=at).tahap
    if permohonan.status in ALUR["buka_kembali"].dari:
        return buka_kembali(permohonan, batas=isi.batas_perintah, oleh=oleh, at=at).tahap
    return None
