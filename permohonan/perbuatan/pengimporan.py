from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime, time

from django.db import transaction

from permohonan.alur import LAYANAN
from permohonan.models import Asal, Permohonan, RiwayatPermohonan
from permohonan.padanan import LABEL, Acuan, BarisRegister, Masalah, RegisterBermasalah
from ppid.galat import AturanDilanggar
from ppid.models import HariLibur, Pemohon, Penomoran, Satker, TahunLibur
from ppid.peran import Peran
from ppid.perbuatan import Pelaku, peran_pelaku

REGISTER = "IMPOR"
SEKALI = 500


@dataclass(frozen=True, slots=True)
class Tersimpan:
    """The rows of one register as they are stored; `baru` is False when they were there before."""

    id: tuple[int, ...]
    baru: bool


def peran_pengimpor(satker: Satker, *, oleh: Pelaku, at: datetime) -> Peran:
    """The role in which `oleh` may import: desk or PPID of this office, or the system at the command line.

    Raises AturanDilanggar for anybody else.
    """
    dipegang = peran_pelaku(oleh, satker.pk, at=at) & (LAYANAN | {Peran.SISTEM})
    if not dipegang:
        raise AturanDilanggar("Hanya meja layanan dan PPID kantor ini yang dapat mengimpor register.")
    return [peran for peran in Peran if peran in dipegang][-1]


def impor_baris(
    baris: Sequence[BarisRegister], *, acuan: Acuan, satker: Satker, sidik_berkas: str, oleh: Pelaku, at: datetime
) -> Tersimpan:
    """Impor register terdahulu: setiap baris menjadi permohonan yang sudah ditutup, semuanya atau tidak satu pun.

    A row is known again by office, year and its own number. Rows that are all there already change nothing; when
    only some are, or some say something else, RegisterBermasalah names them and nothing is stored. No letter, no
    mail, no decision of ours: what the register says of its answer stays on the case.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.A angka 4 huruf k.
    """
    peran = peran_pengimpor(satker, oleh=oleh, at=at)
    with transaction.atomic():
        # Two imports into one office come one after the other; filing goes on meanwhile.
        satker = Satker.objects.select_for_update(no_key=True).get(pk=satker.pk)
        tersimpan = _tersimpan(satker, {satu.tahun for satu in baris})
        dikenal = [tersimpan.get((satu.tahun, satu.nomor_asal)) for satu in baris]
        if any(dikenal):
            if masalah := _beda(baris, [_seperti_tertulis(satu) if satu else None for satu in dikenal]):
                raise RegisterBermasalah(
                    "Sebagian register ini sudah diimpor, dan sisanya berbeda. Impor baris yang baru dalam berkas "
                    "tersendiri.",
                    masalah,
                )
            return Tersimpan(tuple(satu.pk for satu in dikenal if satu), baru=False)
        permohonan = _simpan(baris, acuan, satker=satker, oleh=oleh, at=at)
        RiwayatPermohonan.objects.bulk_create(
            [
                RiwayatPermohonan(
                    kasus=kasus,
                    aksi="impor",
                    ke=kasus.status,
                    oleh=kasus.dicatat_oleh,
                    peran=peran,
                    at=at,
                    dasar="Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.A angka 4 huruf k",
                    rincian={"nomor_asal": satu.nomor_asal, "baris": satu.baris, "berkas": sidik_berkas},
                )
                for satu, kasus in zip(baris, permohonan, strict=True)
            ],
            batch_size=SEKALI,
        )
    return Tersimpan(tuple(kasus.pk for kasus in permohonan), baru=True)


def _simpan(
    baris: Sequence[BarisRegister], acuan: Acuan, *, satker: Satker, oleh: Pelaku, at: datetime
) -> list[Permohonan]:
    kalender = HariLibur.objects.kalender(satker)
    tahun_pasti = set(TahunLibur.objects.filter(pasti=True).values_list("tahun", flat=True))

    def siang(hari: date) -> datetime:
        """Noon of that day on the office's clock: the register knows no hour. Never later than this import."""
        return min(datetime.combine(hari, time(12), satker.zona), at)

    pemohon = Pemohon.objects.bulk_create(
        [
            Pemohon(
                satker=satker,
                nama=satu.nama,
                alamat=satu.alamat,
                pekerjaan=satu.pekerjaan,
                pekerjaan_lain=satu.pekerjaan_lain,
                jenis_kelamin=satu.jenis_kelamin,
                telepon=satu.telepon,
                email=satu.email,
            )
            for satu in baris
        ],
        batch_size=SEKALI,
    )
    nomor = _nomor(baris, satker)
    permohonan = []
    for satu, orang in zip(baris, pemohon, strict=True):
        jangka = acuan.jangka(satu.diterima)
        if jangka is None:
            raise AturanDilanggar(f"Tidak ada jangka waktu menjawab yang berlaku pada {satu.diterima:%d/%m/%Y}.")
        tenggat = jangka.tenggat(kalender, satu.diterima)
        ditutup = satu.diserahkan or satu.diputus
        permohonan.append(
            Permohonan(
                satker=satker,
                pemohon=orang,
                asal=Asal.IMPOR,
                kanal=satu.kanal,
                tahun=satu.tahun,
                nomor=next(nomor),
                nomor_asal=satu.nomor_asal,
                rincian_informasi=satu.rincian_informasi,
                tujuan_penggunaan=satu.tujuan_penggunaan,
                cara_akses=satu.cara_akses,
                bentuk=satu.bentuk,
                jenis_informasi_id=satu.jenis_informasi_id,
                diterima_at=siang(satu.diterima),
                dicatat_at=at,
                dicatat_oleh=None if isinstance(oleh, Peran) else oleh,
                jangka=jangka,
                kalender_versi=kalender.versi,
                jatuh_tempo_awal=tenggat.tanggal,
                jatuh_tempo=tenggat.tanggal,
                # Without the decree of a year its working days are only guessed.
                jatuh_tempo_sementara=not {satu.tahun, tenggat.tanggal.year} <= tahun_pasti,
                status=satu.status,
                putusan=satu.putusan,
                alasan_tidak_diberikan_asal=satu.alasan_tidak_diberikan,
                alasan_penolakan_asal=satu.alasan_penolakan,
                badan_lain_asal=satu.badan_lain,
                diputus_at=siang(satu.diputus) if satu.diputus else None,
                diserahkan_at=siang(satu.diserahkan) if satu.diserahkan else None,
                ditutup_at=siang(ditutup) if ditutup else None,
                biaya=satu.biaya,
                cara_pembayaran=satu.cara_pembayaran,
                kepuasan=satu.kepuasan,
            )
        )
    return Permohonan.objects.bulk_create(permohonan, batch_size=SEKALI)


def _nomor(baris: Sequence[BarisRegister], satker: Satker) -> Iterator[str]:
    """`0001/IMPOR/3517/2024`: a series of its own for each year, in the order of the register."""
    berikut: dict[int, int] = {}
    for tahun in sorted({satu.tahun for satu in baris}):
        banyak = sum(satu.tahun == tahun for satu in baris)
        berikut[tahun] = Penomoran.objects.berikut(satker, REGISTER, tahun, banyak=banyak)
    for satu in baris:
        yield f"{berikut[satu.tahun]:04d}/{REGISTER}/{satker.kode}/{satu.tahun}"
        berikut[satu.tahun] += 1


def _tersimpan(satker: Satker, tahun: set[int]) -> dict[tuple[int, str], Permohonan]:
    sudah = Permohonan.objects.filter(satker=satker, asal=Asal.IMPOR, tahun__in=tahun)
    return {(satu.tahun, satu.nomor_asal): satu for satu in sudah.select_related("pemohon", "satker")}


def _seperti_tertulis(kasus: Permohonan) -> BarisRegister:
    """A stored row as the register wrote it."""

    def hari(saat: datetime | None) -> date | None:
        return kasus.satker.hari_ini(saat) if saat else None

    return BarisRegister(
        baris=0,
        nomor_asal=kasus.nomor_asal,
        diterima=kasus.diterima_pada,
        nama=kasus.pemohon.nama,
        alamat=kasus.pemohon.alamat,
        telepon=kasus.pemohon.telepon,
        email=kasus.pemohon.email,
        pekerjaan=kasus.pemohon.pekerjaan,
        pekerjaan_lain=kasus.pemohon.pekerjaan_lain,
        jenis_kelamin=kasus.pemohon.jenis_kelamin,
        rincian_informasi=kasus.rincian_informasi,
        tujuan_penggunaan=kasus.tujuan_penggunaan,
        cara_akses=kasus.cara_akses,
        bentuk=kasus.bentuk,
        kanal=kasus.kanal,
        jenis_informasi_id=kasus.jenis_informasi_id,
        status=kasus.status,
        putusan=kasus.putusan,
        alasan_tidak_diberikan=kasus.alasan_tidak_diberikan_asal,
        alasan_penolakan=kasus.alasan_penolakan_asal,
        badan_lain=kasus.badan_lain_asal,
        diputus=hari(kasus.diputus_at),
        diserahkan=hari(kasus.diserahkan_at),
        biaya=kasus.biaya,
        cara_pembayaran=kasus.cara_pembayaran,
        kepuasan=kasus.kepuasan,
    )


def bandingkan(baris: Sequence[BarisRegister], satker: Satker) -> tuple[list[BarisRegister], list[Masalah]]:
    """The rows that this office took over before, and a fault for each whose content differs from what is stored."""
    tersimpan = _tersimpan(satker, {satu.tahun for satu in baris})
    sama = [(satu, tersimpan[kunci]) for satu in baris if (kunci := (satu.tahun, satu.nomor_asal)) in tersimpan]
    dikenal = [satu for satu, _ in sama]
    return dikenal, _beda(dikenal, [_seperti_tertulis(lama) for _, lama in sama])


def _beda(baris: Sequence[BarisRegister], dikenal: Sequence[BarisRegister | None]) -> list[Masalah]:
    """A fault for every row that is not the one already stored."""
    masalah = []
    for satu, lama in zip(baris, dikenal, strict=True):
        if lama is None:
            alasan = f"Nomor {satu.nomor_asal} belum pernah diimpor, padahal baris lain sudah."
            masalah.append(Masalah(satu.baris, "No", alasan))
        elif satu != lama:
            beda = [LABEL[f.name] for f in fields(satu) if f.compare and getattr(satu, f.name) != getattr(lama, f.name)]
            alasan = f"Nomor {satu.nomor_asal} sudah diimpor dengan isi lain."
            masalah.append(Masalah(satu.baris, ", ".join(dict.fromkeys(beda)), alasan))
    return masalah
