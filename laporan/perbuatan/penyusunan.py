from datetime import datetime

from django.db import transaction

from laporan.alur import ALUR, PENYUSUN, StatusLaporan
from laporan.kerangka import kerangka
from laporan.models import AngkaDibenarkan, BagianLaporan, JenisLaporan, Laporan, RiwayatLaporan
from laporan.periode import Periode
from ppid.galat import AturanDilanggar
from ppid.models import Pengguna, Satker
from ppid.peran import Peran
from ppid.perbuatan import peran_pelaku, perbuatan


def mulai_laporan(periode: Periode, *, satker: Satker, oleh: Pengguna, at: datetime) -> Laporan:
    """Mulai menyusun laporan suatu masa; yang sedang disusun dibuka lagi, yang sudah terbit mendapat versi perbaikan.

    Raises AturanDilanggar for a period that has not begun, or for somebody who does not write reports.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.E huruf a.
    """
    dipegang = peran_pelaku(oleh, satker.pk, at=at) & PENYUSUN
    if not dipegang:
        raise AturanDilanggar("Laporan disusun tim penghubung atau PPID kantor ini.")
    if periode.awal > satker.hari_ini(at):
        raise AturanDilanggar(f"Masa {periode.sebutan} belum mulai, jadi belum ada yang dapat dilaporkan.")
    with transaction.atomic():
        # Two officers who begin the same report find themselves in one.
        Satker.objects.select_for_update(no_key=True).get(pk=satker.pk)
        semasa = Laporan.objects.filter(satker=satker, awal=periode.awal, akhir=periode.akhir)
        berjalan = semasa.berjalan().first()
        if berjalan is not None:
            return berjalan
        terakhir = semasa.terbit().order_by("-versi").first()
        laporan = Laporan.objects.create(
            satker=satker,
            jenis=JenisLaporan(periode.jenis),
            awal=periode.awal,
            akhir=periode.akhir,
            versi=terakhir.versi + 1 if terakhir else 1,
            status=StatusLaporan.DISUSUN,
            disusun_at=at,
            disusun_oleh=oleh,
        )
        lama = dict(terakhir.bagian.values_list("kunci", "isi")) if terakhir else {}
        BagianLaporan.objects.bulk_create(
            BagianLaporan(laporan=laporan, kunci=satu.kunci, isi=lama.get(satu.kunci, satu.awal))
            for satu in kerangka(tahunan=laporan.tahunan)
            if satu.ditulis
        )
        if terakhir:
            _bawa_penjelasan(terakhir, laporan)
        RiwayatLaporan.objects.create(
            kasus=laporan,
            aksi="mulai_laporan",
            ke=laporan.status,
            oleh=oleh,
            peran=[satu for satu in Peran if satu in dipegang][-1],
            at=at,
            dasar=ALUR["tulis_bagian"].dasar,
            rincian={"masa": periode.kode, "versi": laporan.versi},
        )
    return laporan


def _bawa_penjelasan(lama: Laporan, baru: Laporan) -> None:
    """What numbers in the text are was explained already; the text comes along, and so do the explanations."""
    AngkaDibenarkan.objects.bulk_create(
        AngkaDibenarkan(
            laporan=baru, kunci=satu.kunci, angka=satu.angka, keterangan=satu.keterangan, oleh=satu.oleh, at=satu.at
        )
        for satu in lama.angka_dibenarkan.select_related("oleh")
    )


def batalkan_laporan(laporan: Laporan, *, alasan: str, oleh: Pengguna, at: datetime) -> Laporan:
    """Batalkan laporan yang belum diajukan, misalnya karena masanya keliru.

    Raises AturanDilanggar without a reason.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.E huruf b.
    """
    with perbuatan(ALUR, "batalkan_laporan", laporan, oleh=oleh, at=at) as (terkunci, catatan):
        if not alasan.strip():
            raise AturanDilanggar("Tulis alasannya.")
        catatan.rincian["alasan"] = alasan.strip()
    return terkunci
