"""An act prepared once for requests that ask alike, done on each by itself: one that fails stops no other."""

import logging
from collections.abc import Iterable, Sequence
from dataclasses import fields
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import F

from dip.alur_uji import BERJALAN
from dip.models import UjiKonsekuensi
from permohonan.alur import ALUR, DITUTUP, Status
from permohonan.models import (
    AnggotaHimpunan,
    BerkasPermohonan,
    Himpunan,
    Keputusan,
    Koreksi,
    Permohonan,
    SasaranBersama,
    TindakanBersama,
    UjiPermohonan,
)
from permohonan.perbuatan.keputusan import IsiKeputusan, bebas_biaya, periksa_isi, putuskan
from permohonan.perbuatan.penyerahan import CaraPenyerahan, serahkan
from permohonan.putusan import MEMBERI, Bentuk, CaraMemperoleh, CaraSerah, Putusan
from ppid.galat import AturanDilanggar
from ppid.models import Berkas, Kelas, OutgoingMail, PekerjaanLatar, Pengguna
from ppid.pekerjaan_latar import Hasil, Lapor, diambil_at, titipkan
from ppid.perbuatan import peran_pelaku
from ppid.unggahan import UnggahanBersih

Aksi = TindakanBersama.Aksi
GALAT_SISTEM = "Gagal karena galat pada sistem. Coba lagi; bila berulang, hubungi pemelihara."
DIKELUARKAN = "Sudah dikeluarkan dari himpunan ini."
DIBUKA_KEMBALI = {
    Aksi.PUTUSKAN: "Permohonan ini dibuka kembali sesudah dibaca. Jawab pada halamannya.",
    Aksi.SERAHKAN: "Permohonan ini dibuka kembali sesudah dipilih. Serahkan pada halamannya.",
}
TANPA_BERKAS = "Belum ada berkas yang diberikan. Sertakan saat menyerahkan, atau serahkan di meja layanan."
BERBERKAS = "Punya berkas yang sudah disiapkan. Putuskan pada halaman permohonannya."
BELUM_LENGKAP = "Belum dinyatakan lengkap. Periksa kelengkapannya dulu, atau PPID memproses tanpa menunggu identitas."
TIDAK_DIPUTUS = {
    Status.TERDAFTAR: BELUM_LENGKAP,
    Status.TIDAK_LENGKAP: BELUM_LENGKAP,
    Status.DIPUTUS: "Sudah dijawab.",
    Status.DISERAHKAN: "Sudah dijawab dan diserahkan.",
    Status.SELESAI: "Sudah dijawab dan selesai.",
    Status.DICABUT: "Sudah dicabut pemohon.",
    Status.DITUTUP_TIDAK_LENGKAP: "Ditutup karena tidak dilengkapi.",
}
# Wishes that an e-mail with the link to letter and files fulfils.
LEWAT_EMAIL = frozenset({CaraMemperoleh.EMAIL, ""})
logger = logging.getLogger(__name__)


def halangan(aksi: str, kasus: Iterable[Permohonan], *, berkas_ikut: bool = False) -> dict[int, str]:
    """Why that act cannot be done together with others on these cases, by their pk; the rest may.

    `berkas_ikut`: files come with the hand-over, so that a case without any may be handed over too. As many queries
    for many cases as for one.
    """
    semua = list(kasus)
    if aksi == Aksi.PUTUSKAN:
        return _tidak_diputus(semua)
    return _tidak_diserahkan(semua, berkas_ikut=berkas_ikut)


def _tidak_diputus(kasus: Sequence[Permohonan]) -> dict[int, str]:
    dikoreksi = set(Koreksi.objects.menunggu().filter(permohonan__in=kasus).values_list("permohonan", flat=True))
    ikatan = UjiPermohonan.objects.filter(permohonan__in=kasus, uji__status__in=BERJALAN)
    diuji = set(ikatan.values_list("permohonan", flat=True))
    # What goes along with an answer is read before it is signed, and no page of a bundle shows it.
    siap = BerkasPermohonan.objects.filter(permohonan__in=kasus).disiapkan()
    berberkas = set(siap.values_list("permohonan", flat=True))
    hasil = {}
    for satu in kasus:
        if satu.status in TIDAK_DIPUTUS:
            hasil[satu.pk] = TIDAK_DIPUTUS[Status(satu.status)]
        elif satu.pk in dikoreksi:
            hasil[satu.pk] = "Koreksinya menunggu persetujuan. Putuskan koreksinya dulu."
        elif satu.pk in diuji:
            hasil[satu.pk] = "Punya uji konsekuensi yang berjalan. Putuskan pada halaman permohonannya."
        elif satu.pk in berberkas:
            hasil[satu.pk] = BERBERKAS
    return hasil


def _tidak_diserahkan(kasus: Sequence[Permohonan], *, berkas_ikut: bool) -> dict[int, str]:
    kunci = {f"jawaban:{satu.pk}:{satu.tahap}": satu.pk for satu in kasus}
    surel = OutgoingMail.objects.filter(key__in=kunci, sent_at__isnull=False)
    terkirim = {kunci[satu] for satu in surel.values_list("key", flat=True)}
    kertas = Keputusan.objects.filter(permohonan__in=kasus, tahap=F("permohonan__tahap"), bentuk=Bentuk.HARDCOPY)
    berkertas = set(kertas.filter(putusan__in=MEMBERI).values_list("permohonan", flat=True))
    milik = BerkasPermohonan.objects.filter(permohonan__in=kasus)
    berberkas = set(milik.diberikan().values_list("permohonan", flat=True))
    menunggu = set(milik.belum_siap().values_list("permohonan", flat=True))

    def sebab(satu: Permohonan) -> str:
        if not satu.menunggu_serah:
            if satu.diserahkan_at:
                return "Sudah diserahkan."
            if satu.putusan and satu.putusan not in MEMBERI:
                return "Jawabannya tidak memberikan informasi, jadi tidak ada yang diserahkan."
            return TIDAK_DIPUTUS[Status(satu.status)] if satu.status in DITUTUP else "Belum dijawab."
        if satu.cara_memperoleh not in LEWAT_EMAIL:
            return f"Diminta lewat {satu.get_cara_memperoleh_display().lower()}. Serahkan di meja layanan."
        if satu.pk in berkertas:
            return "Jawabannya memberikan salinan kertas. Serahkan di meja layanan."
        if not satu.pemohon.email:
            return "Pemohon tidak punya e-mail. Serahkan di meja layanan."
        if satu.pk not in terkirim:
            return "E-mail jawabannya belum diterima peladen pemohon. Tunggu terkirim, atau serahkan di meja layanan."
        if satu.pk in menunggu:
            return "Berkasnya masih diperiksa atau tertahan."
        if satu.pk not in berberkas and not berkas_ikut:
            return TANPA_BERKAS
        return ""

    return {satu.pk: alasan for satu in kasus if (alasan := sebab(satu))}


def _tulis(isi: IsiKeputusan) -> dict[str, Any]:
    """The decision as JSON holds it."""
    return {medan.name: getattr(isi, medan.name) for medan in fields(isi)} | {
        "uji": isi.uji.pk if isi.uji else None,
        "waktu_penyediaan": isi.waktu_penyediaan.isoformat() if isi.waktu_penyediaan else None,
    }


def _baca(isi: dict[str, Any]) -> IsiKeputusan:
    """The decision as it was prepared."""
    hari = isi["waktu_penyediaan"]
    ganti = {
        "putusan": Putusan(isi["putusan"]),
        "uji": UjiKonsekuensi.objects.get(pk=isi["uji"]) if isi["uji"] else None,
        "waktu_penyediaan": date.fromisoformat(hari) if hari else None,
    }
    return IsiKeputusan(**isi | ganti)


def _kunci(himpunan: Himpunan, aksi: str, *, oleh: Pengguna, at: datetime) -> Himpunan:
    """The bundle, locked, as long as this officer may do that act and nothing else runs on it."""
    terkunci = Himpunan.objects.select_for_update(of=("self",)).select_related("satker").get(pk=himpunan.pk)
    if ALUR[aksi].pelaku.isdisjoint(peran_pelaku(oleh, terkunci.satker_id, at=at)):
        raise AturanDilanggar(f"Peran Anda tidak berwenang melakukan “{ALUR[aksi].tombol}”.")
    for satu in terkunci.tindakan.filter(tugas__selesai_at=None).select_related("tugas__oleh"):
        if satu.tugas is not None:
            raise AturanDilanggar(
                f"{satu.get_aksi_display()} sedang dikerjakan, dimulai {satu.tugas.oleh}. Tunggu sampai selesai, lalu "
                "lihat yang belum."
            )
    return terkunci


def _titipkan(tindakan: TindakanBersama, *, oleh: Pengguna, at: datetime) -> PekerjaanLatar:
    himpunan = tindakan.himpunan
    return titipkan(
        "tindakan-bersama",
        judul=f"{tindakan.get_aksi_display()}: {himpunan.judul}"[:150],
        rincian={
            "tindakan": tindakan.acuan,
            "kembali": himpunan.get_absolute_url(),
            "sebutan": "himpunan permohonan",
        },
        satker=himpunan.satker,
        oleh=oleh,
        at=at,
    )


def mulai_bersama(
    himpunan: Himpunan,
    aksi: str,
    kasus: Sequence[Permohonan],
    *,
    isi: IsiKeputusan | None = None,
    berkas: Sequence[UnggahanBersih] = (),
    oleh: Pengguna,
    at: datetime,
) -> TindakanBersama:
    """Titipkan jawaban (dengan `isi`) atau penyerahan untuk permohonan himpunan ini yang sudah dibaca petugas.

    A worker does it case by case; what has become impossible meanwhile is told of that case and stops no other. An
    answer that charges leaves out whom nothing may be charged: they are not among its `sasaran`.
    Raises AturanDilanggar when no case is chosen, one is not in the bundle, the law does not allow the decision, the
    officer may not, or something of this bundle is being done already.

    Dasar: UU 14/2008 Pasal 22 ayat (7).
    """
    with transaction.atomic():
        himpunan = _kunci(himpunan, aksi, oleh=oleh, at=at)
        if not kasus:
            raise AturanDilanggar("Centang paling sedikit satu permohonan.")
        anggota = set(himpunan.anggota.values_list("permohonan", flat=True))
        if any(satu.pk not in anggota for satu in kasus):
            raise AturanDilanggar("Ada permohonan yang baru saja dikeluarkan dari himpunan ini. Muat ulang halaman.")
        if aksi == Aksi.PUTUSKAN:
            if isi is None:
                raise ValueError("jawaban bersama memerlukan isinya")
            if isi.menunda:
                raise AturanDilanggar("“Masih diuji” diputuskan pada halaman permohonannya sendiri.")
            if isi.banyaknya:
                kasus = [satu for satu in kasus if not bebas_biaya(satu)]
            if not kasus:
                raise AturanDilanggar(
                    "Semua yang dicentang meminta softcopy atau hanya melihat, jadi tidak dipungut biaya. Kosongkan "
                    "jumlahnya."
                )
            periksa_isi(isi, permohonan=kasus[0], pada=himpunan.satker.hari_ini(at))
        tindakan = TindakanBersama.objects.create(
            himpunan=himpunan, aksi=aksi, isi=_tulis(isi) if isi else {}, oleh=oleh, at=at
        )
        tindakan.berkas.set(
            Berkas.objects.simpan(
                satu.isi, satker=himpunan.satker, kelas=Kelas.KASUS, nama=satu.nama, mime=satu.mime, oleh=oleh, at=at
            )
            for satu in berkas
        )
        SasaranBersama.objects.bulk_create(
            SasaranBersama(tindakan=tindakan, permohonan=satu, tahap=satu.tahap) for satu in kasus
        )
        tindakan.tugas = _titipkan(tindakan, oleh=oleh, at=at)
        tindakan.save(update_fields=["tugas"])
    return tindakan


def ulangi_bersama(tindakan: TindakanBersama, *, oleh: Pengguna, at: datetime) -> TindakanBersama:
    """Coba lagi hanya untuk permohonan yang belum berhasil; yang sudah tidak disentuh.

    What was reopened since stays with its own page. Raises AturanDilanggar when none is left, the officer may not, a
    decision was prepared by somebody else, who read the texts, or something of this bundle is being done already.

    Dasar: UU 14/2008 Pasal 22 ayat (7).
    """
    with transaction.atomic():
        himpunan = _kunci(tindakan.himpunan, tindakan.aksi, oleh=oleh, at=at)
        tindakan = himpunan.tindakan.select_related("himpunan__satker", "oleh").get(pk=tindakan.pk)
        if tindakan.aksi == Aksi.PUTUSKAN and not tindakan.oleh.orang_yang_sama(oleh):
            raise AturanDilanggar(
                f"Isi permohonannya dibaca {tindakan.oleh}, bukan Anda. Siapkan jawaban bersama yang baru: baca "
                "isinya, lalu terbitkan."
            )
        if not tindakan.sasaran.filter(selesai_at=None, tahap=F("permohonan__tahap")).exists():
            raise AturanDilanggar("Semua permohonan yang dipilih sudah selesai; tidak ada yang perlu diulang.")
        tindakan.tugas = _titipkan(tindakan, oleh=oleh, at=at)
        tindakan.save(update_fields=["tugas"])
    return tindakan


def kerjakan(tugas: PekerjaanLatar, lapor: Lapor) -> Hasil:
    """Do the act on every case that it is not done on yet, the one due first before the others.

    Each in a transaction of its own together with the mark that it is done, so that a worker killed at any moment and
    another one after it do nothing twice. The file says what became of each.
    """
    tindakan = TindakanBersama.objects.select_related("himpunan__satker").get(acuan=tugas.rincian["tindakan"])
    isi = _baca(tindakan.isi) if tindakan.aksi == Aksi.PUTUSKAN else None
    berkas = [UnggahanBersih(b.nama, b.mime, b.baca()) for b in tindakan.berkas.order_by("pk")]
    belum = tindakan.sasaran.filter(selesai_at=None).order_by("permohonan__jatuh_tempo", "permohonan__pk")
    sasaran = list(belum.values_list("pk", "permohonan"))
    for nomor, (pk, kasus) in enumerate(sasaran):
        lapor(nomor, len(sasaran))
        _kerjakan_satu(tindakan, pk, kasus, isi=isi, berkas=berkas, oleh=tugas.oleh, at=diambil_at(tugas))
    lapor(len(sasaran), len(sasaran))
    baris = [f"{tindakan.get_aksi_display()}: {tindakan.himpunan.judul}", ""]
    for satu in tindakan.sasaran.select_related("permohonan").order_by("permohonan__tahun", "permohonan__urut"):
        baris.append(f"{satu.permohonan.nomor}: {'selesai' if satu.selesai_at else f'BELUM. {satu.galat}'}")
    return Hasil("ringkasan-tindakan-bersama.txt", "text/plain", "\n".join(baris).encode())


def _kerjakan_satu(
    tindakan: TindakanBersama,
    pk: int,
    pk_kasus: int,
    *,
    isi: IsiKeputusan | None,
    berkas: Sequence[UnggahanBersih],
    oleh: Pengguna,
    at: datetime,
) -> None:
    try:
        with transaction.atomic():
            # The case first, as every act locks it, so that nobody waits in a circle.
            kasus = Permohonan.objects.select_for_update(of=("self",)).select_related("pemohon").get(pk=pk_kasus)
            sasaran = SasaranBersama.objects.select_for_update().get(pk=pk)
            if sasaran.selesai_at is not None:
                return
            if not AnggotaHimpunan.objects.filter(himpunan=tindakan.himpunan_id, permohonan=kasus).exists():
                raise AturanDilanggar(DIKELUARKAN)
            if sasaran.tahap != kasus.tahap:
                raise AturanDilanggar(DIBUKA_KEMBALI[Aksi(tindakan.aksi)])
            if sebab := halangan(tindakan.aksi, [kasus], berkas_ikut=bool(berkas)).get(kasus.pk):
                raise AturanDilanggar(sebab)
            if isi is not None:
                putuskan(kasus, isi, berkas=berkas, oleh=oleh, at=at)
            else:
                serahkan(kasus, CaraPenyerahan(cara=CaraSerah.EMAIL), berkas=berkas, oleh=oleh, at=at)
            sasaran.selesai_at, sasaran.galat = at, ""
            sasaran.save(update_fields=["selesai_at", "galat"])
            return
    except AturanDilanggar as galat:
        alasan = str(galat)
    except Exception:
        logger.exception("%s gagal pada permohonan %s", tindakan.get_aksi_display(), pk_kasus)
        alasan = GALAT_SISTEM
    SasaranBersama.objects.filter(pk=pk, selesai_at=None).update(galat=alasan[:500])
