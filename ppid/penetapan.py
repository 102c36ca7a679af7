"""Changing calendar or rules: one person stages, everybody sees what would move, a second person applies."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.module_loading import import_string

from ppid.daftar_libur import BarisLibur
from ppid.galat import AturanDilanggar
from ppid.models import (
    DaftarJangka,
    HariLibur,
    HasilUsul,
    JangkaWaktu,
    JenisLibur,
    JenisUsul,
    KalenderKantor,
    Pengguna,
    Penugasan,
    Satker,
    TahunLibur,
    Tingkat,
    Usul,
)
from ppid.peran import Peran

# What follows from a changed calendar or rule on the floors above, in their order.
# Each takes (kalender, jangka, usul, at) and returns how many due dates moved.
PENERUS = [
    "permohonan.perbuatan.penghitungan_ulang.hitung_ulang",
    "keberatan.perbuatan.penghitungan_ulang.hitung_ulang",
]
# Each takes (kalender, jangka, at) and returns the moves, without writing.
PERAMAL = ["permohonan.penghitungan.ramalkan", "keberatan.penghitungan.ramalkan"]


@dataclass(frozen=True, slots=True)
class Geseran:
    """One open case whose due date would move."""

    nomor: str
    satker_id: int
    sebelum: date
    sesudah: date


def peran_pengusul(oleh: Pengguna, satker: Satker | None, *, at: datetime) -> frozenset[Peran]:
    """The roles in which this person may change the calendar there: supervision of KPU RI for everybody's, PPID and
    Atasan for their own office's.
    """
    if satker is None:
        pusat = Satker.objects.filter(tingkat=Tingkat.PUSAT).first()
        peran = Penugasan.objects.peran(oleh, pusat.pk, at=at) if pusat else frozenset()
        return peran & {Peran.SUPERVISI}
    return Penugasan.objects.peran(oleh, satker.pk, at=at) & {Peran.PPID, Peran.ATASAN}


def usulkan_libur(
    baris: Sequence[BarisLibur],
    *,
    tahun: int,
    dasar: str,
    pasti: bool,
    satker: Satker | None = None,
    oleh: Pengguna | None,
    at: datetime,
) -> Usul:
    """Ajukan daftar libur setahun; belum mengubah apa pun. `oleh` is None for the command of the maintenance.

    Raises AturanDilanggar for another role, or a local list with national days in it.

    Dasar: SKB 3 Menteri tentang hari libur nasional dan cuti bersama; Peraturan Presiden 21/2023 Pasal 6.
    """
    _boleh_mengusulkan(oleh, satker, at=at)
    if not dasar.strip():
        raise AturanDilanggar("Sebutkan dasarnya, mis. nomor SKB 3 Menteri.")
    if satker and any(b.jenis != JenisLibur.SETEMPAT for b in baris):
        raise AturanDilanggar("Daftar satu kantor hanya memuat libur setempat; libur nasional dimuat KPU RI.")
    if satker is None and any(b.jenis == JenisLibur.SETEMPAT for b in baris):
        raise AturanDilanggar("Libur setempat dimuat oleh kantornya sendiri, bukan dalam daftar nasional.")
    return Usul.objects.create(
        jenis=JenisUsul.LIBUR,
        satker=satker,
        tahun=tahun,
        pasti=pasti,
        dasar=dasar.strip(),
        isi=[b.sebagai_data() for b in baris],
        diajukan_oleh=oleh,
        diajukan_at=at,
    )


def usulkan_jangka(jangka: JangkaWaktu, *, oleh: Pengguna | None, at: datetime) -> Usul:
    """Ajukan jangka waktu baru yang berlaku sejak suatu tanggal; permohonan memakai aturan pada hari diterimanya.

    Raises AturanDilanggar for another role, or a period that the statute does not allow.

    Dasar: UU 14/2008 Pasal 22 ayat (7).
    """
    _boleh_mengusulkan(oleh, None, at=at)
    sama = JangkaWaktu.objects.filter(
        langkah=jangka.langkah, jalur=jangka.jalur, berlaku_dari=jangka.berlaku_dari
    ).exists()
    if sama:
        raise AturanDilanggar("Sudah ada jangka waktu untuk langkah dan jenis permohonan itu sejak tanggal tersebut.")
    isi = {nama: getattr(jangka, nama) for nama in ("langkah", "jalur", "jumlah", "satuan", "dihitung_dari")}
    return Usul.objects.create(
        jenis=JenisUsul.JANGKA,
        dasar=jangka.dasar,
        isi=isi
        | {
            "berlaku_dari": jangka.berlaku_dari.isoformat(),
            "berlaku_sampai": jangka.berlaku_sampai.isoformat() if jangka.berlaku_sampai else None,
            "terverifikasi": jangka.terverifikasi,
        },
        diajukan_oleh=oleh,
        diajukan_at=at,
    )


def _boleh_mengusulkan(oleh: Pengguna | None, satker: Satker | None, *, at: datetime) -> None:
    # Maintenance may load, never apply.
    if oleh is not None and not oleh.is_superuser and not peran_pengusul(oleh, satker, at=at):
        raise AturanDilanggar("Peran Anda tidak berwenang mengubah kalender atau jangka waktu ini.")


def jangka_diusulkan(usul: Usul) -> JangkaWaktu:
    """The period that the proposal would add, not stored."""
    isi: dict[str, Any] = dict(usul.isi)
    for nama in ("berlaku_dari", "berlaku_sampai"):
        isi[nama] = date.fromisoformat(isi[nama]) if isi.get(nama) else None
    return JangkaWaktu(**isi, dasar=usul.dasar)


def _hari(usul: Usul) -> dict[date, tuple[str, str]]:
    return {date.fromisoformat(tanggal): (nama, jenis) for tanggal, nama, jenis in usul.isi}


def keadaan_sesudah(usul: Usul) -> tuple[KalenderKantor, DaftarJangka]:
    """Calendars and rules as they would be with this change, without writing anything."""
    kalender = HariLibur.objects.kalender_kantor()
    jangka = list(JangkaWaktu.objects.all())
    if usul.jenis == JenisUsul.JANGKA:
        return kalender, DaftarJangka([*jangka, jangka_diusulkan(usul)])
    hari = {tanggal: nama for tanggal, (nama, _) in _hari(usul).items()}
    tahun = usul.tahun or 0
    return (
        kalender.diganti(tahun, hari, satker_id=usul.satker_id, pasti=usul.pasti),
        DaftarJangka(jangka),
    )


def ramalkan(usul: Usul, *, at: datetime) -> list[Geseran]:
    """Perkara terbuka yang jatuh temponya akan bergeser bila usul ini diterapkan: semula dan menjadi.

    Dasar: UU 14/2008 Pasal 22 ayat (7).
    """
    kalender, jangka = keadaan_sesudah(usul)
    return [satu for nama in PERAMAL for satu in import_string(nama)(kalender, jangka, at=at)]


def terapkan(usul: Usul, *, oleh: Pengguna, at: datetime) -> Usul:
    """Terapkan usul orang lain: kalender atau aturan berubah, tenggat terbuka dihitung ulang, semuanya sekaligus.

    Raises AturanDilanggar for the same person, another role, or a change decided before.

    Dasar: SKB 3 Menteri tentang hari libur nasional dan cuti bersama.
    """
    with transaction.atomic():
        HariLibur.objects.kunci(berubah=True)
        terkunci = _terbuka(usul)
        if not peran_pengusul(oleh, terkunci.satker, at=at):
            raise AturanDilanggar("Peran Anda tidak berwenang menerapkan usul ini.")
        if terkunci.diajukan_oleh is not None and terkunci.diajukan_oleh.orang_yang_sama(oleh):
            raise AturanDilanggar("Usul ini Anda ajukan sendiri. Harus orang kedua yang menerapkannya.")
        return _terapkan(terkunci, oleh=oleh, at=at)


def terapkan_pada_pemasangan_baru(usul: Usul, *, at: datetime) -> Usul:
    """Apply without a second person where there is nothing to protect yet: no office has an open due date."""
    with transaction.atomic():
        HariLibur.objects.kunci(berubah=True)
        return _terapkan(_terbuka(usul), oleh=None, at=at)


def batalkan(usul: Usul, *, oleh: Pengguna, at: datetime) -> Usul:
    """Batalkan usul yang belum diterapkan; tetap tercatat siapa mengajukan dan siapa membatalkan.

    Raises AturanDilanggar for another role, or a change decided before.

    Dasar: SKB 3 Menteri tentang hari libur nasional dan cuti bersama.
    """
    with transaction.atomic():
        terkunci = _terbuka(usul)
        if not oleh.is_superuser and not peran_pengusul(oleh, terkunci.satker, at=at):
            raise AturanDilanggar("Peran Anda tidak berwenang membatalkan usul ini.")
        terkunci.hasil, terkunci.diputuskan_oleh, terkunci.diputuskan_at = HasilUsul.DIBATALKAN, oleh, at
        terkunci.save()
        return terkunci


def _terbuka(usul: Usul) -> Usul:
    terkunci = Usul.objects.select_for_update(of=("self",)).select_related("satker", "diajukan_oleh").get(pk=usul.pk)
    if terkunci.hasil:
        oleh = terkunci.diputuskan_oleh or "pemasangan"
        raise AturanDilanggar(f"Usul ini sudah {terkunci.get_hasil_display().lower()} oleh {oleh}.")
    return terkunci


def _terapkan(usul: Usul, *, oleh: Pengguna | None, at: datetime) -> Usul:
    _pastikan_belum_tersusul(usul)
    if usul.jenis == JenisUsul.JANGKA:
        jangka_diusulkan(usul).save()
    else:
        _tulis_libur(usul)
    kalender, jangka = HariLibur.objects.kalender_kantor(), DaftarJangka(JangkaWaktu.objects.all())
    usul.hasil, usul.diputuskan_oleh, usul.diputuskan_at = HasilUsul.DITERAPKAN, oleh, at
    usul.bergeser = sum(import_string(nama)(kalender, jangka, usul=usul, at=at) for nama in PENERUS)
    usul.save()
    return usul


def _pastikan_belum_tersusul(usul: Usul) -> None:
    """Raises AturanDilanggar when another proposal about the same was applied since this one was staged."""
    lain = Usul.objects.filter(jenis=usul.jenis, hasil=HasilUsul.DITERAPKAN, diputuskan_at__gt=usul.diajukan_at)
    if usul.jenis == JenisUsul.LIBUR:
        tersusul = lain.filter(tahun=usul.tahun, satker=usul.satker).exclude(pk=usul.pk).exists()
    else:
        kunci = {nama: usul.isi[nama] for nama in ("langkah", "jalur", "berlaku_dari")}
        tersusul = JangkaWaktu.objects.filter(**kunci).exists()
    if tersusul:
        raise AturanDilanggar(
            "Usul lain tentang hal yang sama sudah diterapkan sesudah usul ini diajukan. Ajukan lagi."
        )


def _tulis_libur(usul: Usul) -> None:
    """The year's list becomes exactly this; days that stay keep their row and its history."""
    baru = _hari(usul)
    lama = HariLibur.objects.filter(satker=usul.satker, tanggal__year=usul.tahun or 0)
    lama.exclude(tanggal__in=baru).delete()
    for tanggal, (nama, jenis) in baru.items():
        isi = {"nama": nama, "jenis": jenis}
        ada = lama.filter(tanggal=tanggal)
        if not ada.filter(**isi).exists() and not ada.update(**isi):
            HariLibur.objects.create(tanggal=tanggal, satker=usul.satker, **isi)
    if usul.satker_id is None:
        TahunLibur.objects.update_or_create(tahun=usul.tahun or 0, defaults={"pasti": usul.pasti, "dasar": usul.dasar})
