from datetime import date, datetime, time, timedelta

from django.db.models import Q

from dip.alur import ALUR_EDISI, ALUR_INFORMASI, BELUM_TERBIT, StatusInformasi, Verba
from dip.daftar import isi_formulir
from dip.kabar import kabarkan_giliran
from dip.keterangan import terapkan
from dip.langkah import langkah_kini, tutup_langkah
from dip.models import ButirEdisi, Edisi, InformasiPublik, Tanda
from dip.perbuatan.penarikan import kosongkan
from dip.perbuatan.pengumuman import buka_untuk_umum
from dip.perbuatan.penyusunan import halangan_edisi, kekurangan
from ppid.galat import AturanDilanggar
from ppid.models import JenisSurat, Pengguna
from ppid.peran import Peran
from ppid.perbuatan import perbuatan, perbuatan_massal
from ppid.surat import penandatangan, terbitkan


def sahkan_edisi(
    edisi: Edisi,
    *,
    nomor_berita_acara: str,
    tanggal_berita_acara: date | None,
    nomor_keputusan: str,
    tanggal_keputusan: date | None,
    catatan: str = "",
    oleh: Pengguna,
    at: datetime,
) -> Edisi:
    """Catat pengesahan daftar oleh rapat pleno: nomor dan tanggal berita acara serta keputusannya.

    Raises AturanDilanggar without them, with dates out of order or ahead, or before every earlier step is done.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.D angka 1 huruf f.
    """
    with perbuatan(ALUR_EDISI, "sahkan_edisi", edisi, oleh=oleh, at=at) as (terkunci, baris):
        kini = langkah_kini(terkunci)
        if kini is None or kini.verba != Verba.SAHKAN:
            sebutan = kini.sebutan if kini else "selesai"
            raise AturanDilanggar(f"Belum sampai pada rapat pleno; langkah sekarang “{sebutan}”.")
        if not nomor_berita_acara.strip() or tanggal_berita_acara is None:
            raise AturanDilanggar("Isi nomor dan tanggal berita acara rapat pleno.")
        if not nomor_keputusan.strip() or tanggal_keputusan is None:
            raise AturanDilanggar("Isi nomor dan tanggal keputusan yang menetapkan daftar ini.")
        hari_ini = terkunci.satker.hari_ini(at)
        if not tanggal_berita_acara <= tanggal_keputusan <= hari_ini:
            raise AturanDilanggar(
                "Tanggal keputusan tidak mendahului berita acara, dan keduanya tidak sesudah hari ini."
            )
        terkunci.nomor_berita_acara, terkunci.tanggal_berita_acara = nomor_berita_acara.strip(), tanggal_berita_acara
        terkunci.nomor_keputusan, terkunci.tanggal_keputusan = nomor_keputusan.strip(), tanggal_keputusan
        terkunci.disahkan_at = at
        tutup_langkah(kini, oleh=oleh, catatan=catatan, at=at)
        baris.rincian |= {
            "berita_acara": [terkunci.nomor_berita_acara, tanggal_berita_acara.isoformat()],
            "keputusan": [terkunci.nomor_keputusan, tanggal_keputusan.isoformat()],
        }
        kabarkan_giliran(terkunci, at=at)
    return terkunci


def batalkan_pengesahan(edisi: Edisi, *, alasan: str, oleh: Pengguna, at: datetime) -> Edisi:
    """Buka lagi catatan pengesahan yang belum terbit, mis. karena nomornya keliru; dicatat ulang sesudahnya.

    Raises AturanDilanggar without a reason.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.D angka 1 huruf f.
    """
    with perbuatan(ALUR_EDISI, "batalkan_pengesahan", edisi, oleh=oleh, at=at) as (terkunci, baris):
        if not alasan.strip():
            raise AturanDilanggar("Tulis apa yang keliru.")
        baris.rincian |= {"alasan": alasan.strip(), "keputusan": terkunci.nomor_keputusan}
        terkunci.langkah.filter(verba=Verba.SAHKAN).update(selesai_at=None, selesai_oleh=None, catatan=alasan.strip())
        terkunci.nomor_berita_acara = terkunci.nomor_keputusan = ""
        terkunci.tanggal_berita_acara = terkunci.tanggal_keputusan = terkunci.disahkan_at = None
        kabarkan_giliran(terkunci, at=at)
    return terkunci


def terbitkan_edisi(edisi: Edisi, *, oleh: Pengguna, at: datetime) -> Edisi:
    """Terbitkan edisi: yang baru terbit, yang berubah berganti, yang tidak ada lagi ditarik, daftarnya dibekukan.

    What was published singly since the last edition is ratified with it. Raises AturanDilanggar while a file is not
    clean or a row not settled; then nothing of it has happened.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.D angka 1 huruf f.
    """
    with perbuatan(ALUR_EDISI, "terbitkan_edisi", edisi, oleh=oleh, at=at) as (terkunci, catatan):
        kini = langkah_kini(terkunci)
        if kini is None or kini.verba != Verba.TERBITKAN:
            raise AturanDilanggar("Belum sampai pada penerbitan.")
        if halangan := kekurangan(terkunci) + halangan_edisi(terkunci):
            raise AturanDilanggar(" ".join(halangan[:5]))
        catatan.rincian |= _terapkan(terkunci, oleh=oleh, at=at)
        catatan.rincian["disahkan"] = _sahkan_semua(terkunci, at=at)
        tutup_langkah(kini, oleh=oleh, catatan="", at=at)
        terkunci.terbit_at = at
        terkunci.surat = terbitkan(
            JenisSurat.PPID_A,
            satker=terkunci.satker,
            nomor=terkunci.nomor_keputusan,
            tanggal=terkunci.tanggal_keputusan or terkunci.satker.hari_ini(at),
            konteks={
                "edisi": {
                    "tahun": terkunci.tahun,
                    "nomor_berita_acara": terkunci.nomor_berita_acara,
                    "tanggal_berita_acara": str(terkunci.tanggal_berita_acara),
                    "tanggal_keputusan": str(terkunci.tanggal_keputusan),
                },
                "baris": isi_formulir(InformasiPublik.objects.filter(edisi=terkunci).terbit()),
                "penandatangan": penandatangan(terkunci.satker, Peran.PPID, at=at, oleh=oleh),
            },
            oleh=oleh,
            at=at,
        )
    return terkunci


def _terapkan(edisi: Edisi, *, oleh: Pengguna, at: datetime) -> dict[str, int]:
    """What the marks say, item by item; returns how many of each."""
    banyak = {tanda.value: 0 for tanda in Tanda}
    for butir in (
        edisi.butir.select_related("informasi", "edisi")
        .defer("informasi__teks_terbit", "informasi__vektor")
        .order_by("informasi_id")
    ):
        if _terapkan_butir(butir, oleh=oleh, at=at):
            banyak[butir.tanda] += 1
    return banyak


def _terapkan_butir(butir: ButirEdisi, *, oleh: Pengguna, at: datetime) -> bool:
    """False for what was settled by another act meanwhile, e.g. published or withdrawn singly."""
    informasi, acuan = butir.informasi, butir.edisi.acuan
    if butir.tanda == Tanda.BARU and informasi.status in BELUM_TERBIT:
        with perbuatan(ALUR_INFORMASI, "umumkan_edisi", informasi, oleh=oleh, at=at, edisi=acuan) as (kasus, _):
            buka_untuk_umum(kasus, at=at)
    elif butir.tanda == Tanda.BERUBAH and informasi.status in {StatusInformasi.TERBIT, StatusInformasi.DITAHAN}:
        with perbuatan(ALUR_INFORMASI, "perbarui_edisi", informasi, oleh=oleh, at=at, edisi=acuan) as (kasus, baris):
            baris.rincian["medan"] = terapkan(kasus, butir.isi)
            kasus.dimutakhirkan_at = at
    elif butir.tanda == Tanda.HILANG and informasi.status in {StatusInformasi.TERBIT, StatusInformasi.DITAHAN}:
        with perbuatan(ALUR_INFORMASI, "hapus_edisi", informasi, oleh=oleh, at=at, edisi=acuan) as (kasus, _):
            kosongkan(kasus, alasan=butir.alasan, at=at)
    else:
        return butir.tanda == Tanda.TETAP
    return True


def _sahkan_semua(edisi: Edisi, *, at: datetime) -> int:
    """Everything public that the pleno had before it, or that was out on the day it met, is ratified."""
    assert edisi.tanggal_berita_acara is not None
    lusa = datetime.combine(edisi.tanggal_berita_acara + timedelta(days=1), time.min, tzinfo=edisi.satker.zona)
    terbit = InformasiPublik.objects.filter(satker=edisi.satker).terbit()
    disahkan = terbit.filter(Q(butir_edisi__edisi=edisi) | Q(diumumkan_at__lt=lusa))
    milik = InformasiPublik.objects.filter(pk__in=disahkan.values("pk"))
    with perbuatan_massal(ALUR_INFORMASI, "sahkan", milik, kolom=(), oleh=Peran.SISTEM, at=at) as (
        baris,
        catatan,
    ):
        pk = [satu[0] for satu in baris]
        InformasiPublik.objects.filter(pk__in=pk).update(edisi=edisi)
        catatan |= {satu: {"edisi": edisi.acuan} for satu in pk}
    return len(pk)
