from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q

from dip.alur import (
    ALUR_EDISI,
    BELUM_TERBIT,
    MENILAI,
    MENYUSUN,
    SETIAP_TAHUN,
    StatusEdisi,
    StatusInformasi,
    Verba,
)
from dip.kabar import kabarkan_giliran
from dip.keterangan import KETERANGAN, berbeda
from dip.langkah import boleh_mengerjakan, langkah_kini, tutup_langkah, urutan
from dip.models import BerkasInformasi, ButirEdisi, Edisi, InformasiPublik, LangkahEdisi, Tanda
from dip.perbuatan.pengumuman import halangan_terbit
from dip.perbuatan.pengusulan import pastikan_unitnya
from ppid.galat import AturanDilanggar
from ppid.models import Pengguna, Satker
from ppid.models.berkas_keluar import TERTAHAN
from ppid.peran import Peran
from ppid.perbuatan import peran_pelaku, perbuatan

# What last year's list is made of; what is held meanwhile belongs to it still.
DAFTAR_LAMA = (StatusInformasi.TERBIT, StatusInformasi.DITAHAN)


def mulai_edisi(*, satker: Satker, tahun: int, oleh: Pengguna, at: datetime) -> Edisi:
    """Mulai menyusun daftar tahun itu: yang terbit menunggu ditandai unitnya, usulan yang ada ikut sebagai baru.

    Raises AturanDilanggar for another role, while another edition is on its way, or when the office's own steps
    cannot lead to an edition.

    Dasar: Keputusan KPU Kabupaten Kupang 32/2023 Lampiran IV angka 2.
    """
    if Peran.PPID not in peran_pelaku(oleh, satker.pk, at=at):
        raise AturanDilanggar("Penyusunan DIP dimulai oleh PPID.")
    langkah = urutan(satker)
    with transaction.atomic():
        try:
            with transaction.atomic():
                edisi = Edisi.objects.create(
                    satker=satker, tahun=tahun, status=StatusEdisi.DISUSUN, dimulai_at=at, dimulai_oleh=oleh
                )
        except IntegrityError as galat:
            raise AturanDilanggar("Masih ada edisi yang sedang disusun di kantor ini.") from galat
        LangkahEdisi.objects.bulk_create(
            LangkahEdisi(edisi=edisi, urut=nomor, verba=verba, peran=peran, sebutan=sebutan)
            for nomor, (verba, peran, sebutan) in enumerate(langkah, 1)
        )
        milik = InformasiPublik.objects.filter(satker=satker)
        ButirEdisi.objects.bulk_create(
            ButirEdisi(edisi=edisi, informasi_id=pk)
            for pk in milik.filter(status__in=DAFTAR_LAMA).values_list("pk", flat=True)
        )
        ButirEdisi.objects.bulk_create(
            ButirEdisi(edisi=edisi, informasi_id=pk, tanda=Tanda.BARU)
            for pk in milik.menunggu().values_list("pk", flat=True)
        )
        edisi.riwayat.create(
            aksi="mulai_edisi", ke=edisi.status, oleh=oleh, peran=Peran.PPID, at=at, dasar=SETIAP_TAHUN
        )
        kabarkan_giliran(edisi, at=at)
    return edisi


def _langkah_saya(edisi: Edisi, oleh: Pengguna, *, at: datetime) -> LangkahEdisi:
    """The current step, locked. Raises AturanDilanggar when it is somebody else's."""
    kini = langkah_kini(edisi)
    if kini is None:
        raise AturanDilanggar("Semua langkah edisi ini sudah selesai.")
    if not boleh_mengerjakan(kini, peran_pelaku(oleh, edisi.satker_id, at=at)):
        raise AturanDilanggar(f"Langkah sekarang “{kini.sebutan}” dikerjakan {Peran(kini.peran).label}.")
    return kini


def tandai(
    butir: ButirEdisi,
    *,
    tanda: str,
    isi: Mapping[str, Any] | None = None,
    alasan: str = "",
    oleh: Pengguna,
    at: datetime,
) -> ButirEdisi:
    """Tandai satu baris daftar tahun lalu: tetap, berubah dengan isi barunya, atau tidak ada lagi dengan alasannya.

    Raises AturanDilanggar outside the steps that put the list together or correct it, for another unit's row, for a
    change without new values, or a row that is gone without a reason.

    Dasar: Keputusan KPU Kabupaten Kupang 32/2023 Lampiran IV angka 1.
    """
    with perbuatan(ALUR_EDISI, "tandai", butir.edisi, oleh=oleh, at=at) as (edisi, catatan):
        kini = _langkah_saya(edisi, oleh, at=at)
        if kini.verba not in MENYUSUN | MENILAI:
            raise AturanDilanggar(f"Pada langkah “{kini.sebutan}” daftar tidak diubah lagi.")
        baris = ButirEdisi.objects.select_for_update(of=("self",)).select_related("informasi").get(pk=butir.pk)
        if kini.verba not in MENILAI:
            pastikan_unitnya(baris.informasi.unit, oleh=oleh, satker=edisi.satker, at=at)
        if baris.tanda == Tanda.BARU:
            raise AturanDilanggar("Usulan baru diubah pada halamannya sendiri.")
        baru = berbeda(baris.informasi, {n: v for n, v in (isi or {}).items() if n in (*KETERANGAN, "pokok")})
        if tanda == Tanda.BERUBAH and not baru:
            raise AturanDilanggar("Ubah keterangannya dulu, atau tandai tetap.")
        if tanda == Tanda.HILANG and not alasan.strip():
            raise AturanDilanggar("Tulis mengapa informasi ini tidak ada lagi; masyarakat membacanya.")
        baris.tanda = Tanda(tanda)
        baris.isi = baru if tanda == Tanda.BERUBAH else {}
        baris.alasan = alasan.strip() if tanda == Tanda.HILANG else ""
        baris.save()
        catatan.rincian |= {"butir": baris.informasi.acuan, "tanda": tanda, "medan": list(baris.isi)}
    return baris


def tandai_tetap(edisi: Edisi, *, unit: str, oleh: Pengguna, at: datetime) -> int:
    """Tandai semua baris satu unit yang belum ditandai sebagai tetap; returns how many.

    Raises AturanDilanggar as `tandai` does.

    Dasar: Keputusan KPU Kabupaten Kupang 32/2023 Lampiran IV angka 1.
    """
    with perbuatan(ALUR_EDISI, "tandai", edisi, oleh=oleh, at=at) as (terkunci, catatan):
        kini = _langkah_saya(terkunci, oleh, at=at)
        if kini.verba not in MENYUSUN:
            raise AturanDilanggar(f"Pada langkah “{kini.sebutan}” daftar tidak ditandai lagi.")
        pastikan_unitnya(unit, oleh=oleh, satker=terkunci.satker, at=at)
        banyak = terkunci.butir.filter(tanda="", informasi__unit=unit).update(tanda=Tanda.TETAP)
        catatan.rincian |= {"unit": unit, "tanda": Tanda.TETAP, "banyak": banyak}
    return banyak


def kekurangan(edisi: Edisi) -> list[str]:
    """Yang masih harus dikerjakan sebelum daftar dapat dinilai: baris belum ditandai, usulan belum diklasifikasi.

    Dasar: Keputusan KPU Kabupaten Kupang 32/2023 Lampiran IV angka 1.
    """
    belum = edisi.butir.filter(tanda="").count()
    kurang = [f"{belum} baris daftar tahun lalu belum ditandai."] if belum else []
    baru = edisi.butir.filter(tanda=Tanda.BARU, informasi__status=StatusInformasi.USULAN)
    if n := baru.count():
        kurang.append(f"{n} usulan baru belum diklasifikasi.")
    return kurang


def halangan_edisi(edisi: Edisi) -> list[str]:
    """Berkas usulan baru yang belum dapat diumumkan, dengan sebabnya.

    Dasar: UU 14/2008 Pasal 6 ayat (3).
    """
    baru = edisi.butir.filter(tanda=Tanda.BARU, informasi__status__in=BELUM_TERBIT)
    berkas = BerkasInformasi.objects.filter(informasi__in=baru.values("informasi"), terbit_at=None, ditarik_at=None)
    bermasalah = InformasiPublik.objects.filter(
        pk__in=berkas.filter(Q(diperiksa_at=None) | TERTAHAN).values("informasi")
    )
    return [f"{satu.nama}: {h}" for satu in bermasalah.defer("teks_terbit", "vektor") for h in halangan_terbit(satu)]


def selesaikan_langkah(edisi: Edisi, *, catatan: str = "", oleh: Pengguna, at: datetime) -> Edisi:
    """Selesaikan langkah sekarang dan teruskan kepada yang berikutnya.

    Raises AturanDilanggar for another role, while rows lack their mark or class, or when whoever corrects is the
    person who put the list together.

    Dasar: Keputusan KPU Kabupaten Kupang 32/2023 Lampiran IV angka 1.
    """
    with perbuatan(ALUR_EDISI, "selesaikan_langkah", edisi, oleh=oleh, at=at) as (terkunci, baris):
        kini = _langkah_saya(terkunci, oleh, at=at)
        if kini.verba in {Verba.SAHKAN, Verba.TERBITKAN}:
            raise AturanDilanggar("Catat pengesahan pleno dengan nomor berita acara dan keputusannya.")
        berikutnya = terkunci.langkah.filter(urut__gt=kini.urut).order_by("urut").first()
        if kini.verba in MENILAI:
            penyusun = terkunci.langkah.filter(urut__lt=kini.urut, verba__in=MENYUSUN).select_related("selesai_oleh")
            if any(satu.selesai_oleh and satu.selesai_oleh.orang_yang_sama(oleh) for satu in penyusun):
                raise AturanDilanggar("Daftar ini Anda teruskan sendiri. Orang lain yang mengoreksinya.")
            if halangan := kekurangan(terkunci) + halangan_edisi(terkunci):
                raise AturanDilanggar(" ".join(halangan[:5]))
        if kini.verba == Verba.HIMPUN and (belum := terkunci.butir.filter(tanda="").count()):
            raise AturanDilanggar(f"{belum} baris daftar tahun lalu belum ditandai.")
        dinilai = kini.verba in MENYUSUN and berikutnya is not None and berikutnya.verba not in MENYUSUN
        if dinilai and (kurang := kekurangan(terkunci)):
            raise AturanDilanggar(" ".join(kurang))
        tutup_langkah(kini, oleh=oleh, catatan=catatan, at=at)
        baris.rincian |= {"langkah": kini.urut, "sebutan": kini.sebutan, "catatan": catatan.strip()}
        kabarkan_giliran(terkunci, at=at)
    return terkunci


def kembalikan_langkah(edisi: Edisi, *, alasan: str, oleh: Pengguna, at: datetime) -> Edisi:
    """Kembalikan daftar ke langkah sebelumnya dengan catatan apa yang harus diperbaiki.

    Raises AturanDilanggar without a note, at the first step, or for whom the step is not.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.D angka 1 huruf d.
    """
    with perbuatan(ALUR_EDISI, "kembalikan_langkah", edisi, oleh=oleh, at=at) as (terkunci, baris):
        kini = _langkah_saya(terkunci, oleh, at=at)
        sebelumnya = terkunci.langkah.filter(urut__lt=kini.urut).order_by("urut").last()
        if sebelumnya is None:
            raise AturanDilanggar("Ini langkah pertama; tidak ada yang dapat dikembalikan.")
        if not alasan.strip():
            raise AturanDilanggar("Tulis apa yang harus diperbaiki.")
        LangkahEdisi.objects.filter(pk=sebelumnya.pk).update(selesai_at=None, selesai_oleh=None, catatan=alasan.strip())
        baris.rincian |= {"langkah": kini.urut, "ke_langkah": sebelumnya.urut, "alasan": alasan.strip()}
        kabarkan_giliran(terkunci, at=at)
    return terkunci


def batalkan_edisi(edisi: Edisi, *, alasan: str, oleh: Pengguna, at: datetime) -> Edisi:
    """Batalkan penyusunan; yang sudah terbit tetap terbit.

    Raises AturanDilanggar without a reason.

    Dasar: Keputusan KPU Kabupaten Kupang 32/2023 Lampiran IV angka 2.
    """
    with perbuatan(ALUR_EDISI, "batalkan_edisi", edisi, oleh=oleh, at=at) as (terkunci, baris):
        if not alasan.strip():
            raise AturanDilanggar("Tulis mengapa penyusunan ini dibatalkan.")
        baris.rincian["alasan"] = alasan.strip()
    return terkunci
