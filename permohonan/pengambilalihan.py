"""Taking over a register step by step: the file, its columns, its faults one by one, then all of it or nothing."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from permohonan.alur import Status
from permohonan.impor import acuan_impor, simpan
from permohonan.models import PemetaanRegister, RancanganImpor
from permohonan.padanan import NIK, BarisRegister, Masalah, tulisan
from permohonan.pengenalan import (
    BOLEH_BERULANG,
    BULANAN,
    ISI_KOLOM,
    WAJIB,
    Tabel,
    baris_register,
    kenali,
    label_kolom,
    tabel_pada,
)
from permohonan.perbuatan.pengimporan import bandingkan, peran_pengimpor
from permohonan.putusan import Putusan
from permohonan.tata_letak import KATA_CSV, MULAI_LAGI, baca_tabel, periksa_kantor
from ppid.galat import AturanDilanggar
from ppid.lembar import Lembar, buka_tabel, huruf_kolom, lembar_dari
from ppid.medan import ribuan
from ppid.models import PekerjaanLatar, Pengguna, Satker
from ppid.pekerjaan_latar import Hasil, Lapor, titipkan
from ppid.saring import sebaris
from ppid.unggahan import nama_aman

# More rows than this a worker stores, while the officer does something else.
SEKETIKA = 300
UMUR = timedelta(days=30)
BUKAN_REGISTER = (
    "Tidak ada register dalam berkas ini: tidak satu lembar pun berjudul kolom seperti Tanggal, Nama, Informasi yang "
    "Diminta, dan Keputusan. Periksa apakah berkasnya benar."
)
SELESAI = "Register ini sudah diambil alih. Unggah lagi berkasnya bila ada baris baru."
DIKERJAKAN = "Register ini sedang disimpan. Tunggu sampai selesai."


@dataclass(frozen=True, slots=True)
class Sel:
    """A cell of the draft: its place (column from 0), what the column holds, what is written in it.

    `usul` is what the officer is offered instead: the same, without any NIK.
    """

    baris: int
    kolom: int
    kunci: str
    teks: str

    @property
    def usul(self) -> str:
        return sebaris(NIK.sub("", self.teks))


@dataclass(frozen=True, slots=True)
class Temuan:
    """A fault that stands in the way, with the cell to correct; several rows with the very same fault are one.

    `sel` is None when no column of the register holds what is missing.
    """

    sel: Sel | None
    label: str
    alasan: str
    baris: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Pratinjau:
    """What would be taken over, what stands in the way, and what of the sheet is not read."""

    baris: list[BarisRegister]
    temuan: list[Temuan]
    bermasalah: int
    dikenal: list[int]
    tidak_dibaca: list[tuple[int, str]]
    dilewati: int

    @property
    def siap(self) -> bool:
        return bool(self.baris) and not self.temuan and not self.dikenal

    @property
    def di_latar(self) -> bool:
        """Whether a worker stores it."""
        return len(self.baris) > SEKETIKA


def mulai_impor(nama: str, isi: bytes, *, satker: Satker, oleh: Pengguna, at: datetime) -> tuple[RancanganImpor, bool]:
    """Mulai ambil alih register dari berkas ini; True when its headings are known here and need no choosing.

    Raises AturanDilanggar when the file will not do, is no register, or is another office's.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.A angka 4 huruf k.
    """
    peran_pengimpor(satker, oleh=oleh, at=at)
    tersimpan = json.loads(buka_tabel(isi))
    rancangan = RancanganImpor(
        satker=satker,
        oleh=oleh,
        dibuat_at=at,
        nama_berkas=nama_aman(nama, nama.rpartition(".")[2].strip().lower()[:5] if "." in nama else "csv"),
        sidik_berkas=hashlib.sha256(isi).hexdigest(),
    )
    rancangan.simpan_lembar(tersimpan)
    semua = list(map(lembar_dari, tersimpan))
    tebakan = [(n, tabel) for n, satu in enumerate(semua) if (tabel := kenali(satu))]
    if not tebakan:
        raise AturanDilanggar(BUKAN_REGISTER)
    lembar, tabel = max(tebakan, key=lambda satu: (satu[1].dikenal, -satu[0]))
    periksa_kantor(semua[lembar].baris[: tabel.awal], satker)
    dikenal = _pasang(rancangan, lembar, tabel)
    rancangan.save()
    return rancangan, dikenal


def pilih_tabel(rancangan: RancanganImpor, *, lembar: int, awal: int, oleh: Pengguna, at: datetime) -> RancanganImpor:
    """Pilih lembar lain, atau baris pertama yang lain (dihitung dari 0; -1: tebak lagi); kolomnya ditebak lagi.

    Raises AturanDilanggar when there is no such place.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.A angka 4 huruf k.
    """
    with transaction.atomic():
        rancangan = _kunci(rancangan, oleh=oleh, at=at)
        semua = rancangan.semua_lembar()
        if not 0 <= lembar < len(semua):
            raise AturanDilanggar("Lembar itu tidak ada. Pilih dari daftar.")
        tabel = kenali(semua[lembar]) if awal < 0 else None
        if tabel is None:
            if not 0 < awal < len(semua[lembar].baris):
                raise AturanDilanggar("Sebutkan baris pertama yang berisi permohonan, di bawah judul kolomnya.")
            tabel = tabel_pada(semua[lembar], awal)
        periksa_kantor(semua[lembar].baris[: tabel.awal], rancangan.satker)
        _pasang(rancangan, lembar, tabel)
        rancangan.save()
    return rancangan


def petakan(rancangan: RancanganImpor, kolom: Mapping[int, str], *, oleh: Pengguna, at: datetime) -> RancanganImpor:
    """Tetapkan isi setiap kolom; judul yang sama berikutnya langsung dikenal di kantor ini.

    Raises AturanDilanggar naming what is missing or said twice.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.A angka 4 huruf k.
    """
    with transaction.atomic():
        rancangan = _kunci(rancangan, oleh=oleh, at=at)
        dipilih = [_bagian(kunci) for kunci in kolom.values() if kunci]
        ganda = {kunci for kunci in dipilih if dipilih.count(kunci) > 1 and kunci not in BOLEH_BERULANG}
        if ganda:
            raise AturanDilanggar(f"Dipilih untuk lebih dari satu kolom: {_sebutan(ganda)}. Sisakan satu.")
        if kurang := set(WAJIB) - set(dipilih):
            raise AturanDilanggar(
                f"Belum ada kolomnya: {_sebutan(kurang)}. Pilih kolom yang memuatnya; bila register ini tidak "
                "memilikinya, tambahkan dulu di berkas."
            )
        rancangan.kolom = {str(n): kolom.get(n, "") for n in range(len(rancangan.judul))}
        rancangan.save(update_fields=["kolom"])
        PemetaanRegister.objects.update_or_create(
            satker=rancangan.satker,
            sidik_judul=_tabel(rancangan).sidik,
            defaults={"kolom": rancangan.kolom, "oleh": oleh, "at": at},
        )
    return rancangan


def perbaiki(
    rancangan: RancanganImpor,
    isi: Mapping[tuple[int, int], str],
    *,
    lewati: Iterable[int] = (),
    oleh: Pengguna,
    at: datetime,
) -> RancanganImpor:
    """Perbaiki sel pada rancangan (baris, kolom dari 0), dan lewati baris yang tidak diambil alih.

    What was written the same way in several rows with the same fault is corrected in all of them.
    Raises AturanDilanggar when it is being stored, or was.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.A angka 4 huruf k.
    """
    with transaction.atomic():
        rancangan = _kunci(rancangan, oleh=oleh, at=at)
        temuan = {(satu.sel.baris, satu.sel.kolom): satu for satu in pratinjau(rancangan, at=at).temuan if satu.sel}
        tersimpan = rancangan.tersimpan()
        lembar = tersimpan[rancangan.lembar]
        for (baris, kolom), teks in isi.items():
            satu = temuan.get((baris, kolom))
            if satu is None or satu.sel is None or satu.sel.teks == sebaris(teks):
                continue
            for nomor in satu.baris:
                sel = lembar["baris"][nomor - 1]
                sel += [""] * (kolom + 1 - len(sel))
                sel[kolom] = sebaris(teks)
                lembar["rumus"] = [r for r in lembar["rumus"] if r != [nomor, huruf_kolom(kolom)]]
        rancangan.simpan_lembar(tersimpan)
        rancangan.dilewati = sorted({*rancangan.dilewati, *lewati})
        rancangan.save(update_fields=["isi", "dilewati"])
    return rancangan


def pratinjau(rancangan: RancanganImpor, *, at: datetime, lapor: Lapor = lambda kini, jumlah: None) -> Pratinjau:
    """Every row as it would be stored, and every fault. Raises AturanDilanggar when no row can be read at all."""
    tabel = _tabel(rancangan)
    lembar = rancangan.semua_lembar()[rancangan.lembar]
    terisi, tidak_dibaca = baris_register(lembar, tabel)
    dibaca = [(nomor, sel) for nomor, sel in terisi if nomor not in set(rancangan.dilewati)]
    label = label_kolom(tabel)
    label = {bagian: label[k] for k, padanan in KATA_CSV.items() if k in label for bagian in padanan.values()} | label
    acuan = acuan_impor(rancangan.satker, at)
    baris, masalah = baca_tabel(
        dibaca,
        kolom=tabel.kolom,
        label=label,
        rumus=lembar.rumus,
        acuan=acuan,
        bulanan=tabel.bulanan,
        lapor=lapor,
    )
    dikenal, beda = bandingkan(baris, rancangan.satker)
    beda = [
        Masalah(
            satu.baris,
            label["no_pendaftaran"],
            f"{satu.alasan} Yang berbeda: {satu.kolom}. Lewati baris ini, atau tulis nomor lain bila "
            f"permohonannya memang lain.{'' if tabel.bulanan else f' {MULAI_LAGI}'}",
            "no_pendaftaran",
        )
        for satu in beda
    ]
    berbeda = {satu.baris for satu in beda}
    return Pratinjau(
        baris=baris,
        temuan=_temuan([*masalah, *beda], lembar, tabel),
        bermasalah=len({satu.baris for satu in (*masalah, *beda)}),
        dikenal=[satu.baris for satu in dikenal if satu.baris not in berbeda],
        tidak_dibaca=tidak_dibaca,
        dilewati=len(rancangan.dilewati),
    )


def ambil_alih(rancangan: RancanganImpor, *, oleh: Pengguna, at: datetime) -> RancanganImpor:
    """Ambil alih register ini: semua barisnya, atau tidak satu pun. Register panjang dikerjakan di latar.

    Raises AturanDilanggar when a fault is left, all rows are stored already, or somebody was faster.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.A angka 4 huruf k.
    """
    with transaction.atomic():
        rancangan = _kunci(rancangan, oleh=oleh, at=at)
        isi = _siap(rancangan, at=at)
        if not isi.di_latar:
            _simpan(rancangan, isi, oleh=oleh, at=at)
            return rancangan
        rancangan.tugas = titipkan(
            "impor-register",
            judul=f"Pengambilalihan {rancangan.nama_berkas}"[:150],
            rincian={
                "rancangan": rancangan.acuan,
                "kembali": rancangan.get_absolute_url(),
                "sebutan": "pengambilalihan register",
            },
            satker=rancangan.satker,
            oleh=oleh,
            at=at,
        )
        rancangan.save(update_fields=["tugas"])
    return rancangan


def kerjakan(tugas: PekerjaanLatar, lapor: Lapor) -> Hasil:
    """Check the rows of a long register once more; they are stored together with the end of the job, or not at all.

    Raises AturanDilanggar when a fault has come up meanwhile.
    """
    rancangan = RancanganImpor.objects.select_related("satker").get(acuan=tugas.rincian["rancangan"])
    isi = _siap(rancangan, at=tugas.dibuat_at, lapor=lapor)

    def catat() -> None:
        terkunci = RancanganImpor.objects.select_for_update(of=("self",)).select_related("satker").get(pk=rancangan.pk)
        _simpan(terkunci, isi, oleh=tugas.oleh, at=tugas.dibuat_at)

    ringkas = ringkasan(isi.baris)
    baris = [f"Register {rancangan.nama_berkas}, {ribuan(len(isi.baris))} permohonan diambil alih"]
    baris += [f"Tahun {tahun}: {ribuan(n)}" for tahun, n in ringkas["tahun"]]
    baris += [f"{putusan}: {ribuan(n)}" for putusan, n in ringkas["putusan"]]
    return Hasil("ringkasan-pengambilalihan.txt", "text/plain", "\n".join(baris).encode(), catat=catat)


def buang(rancangan: RancanganImpor, *, oleh: Pengguna, at: datetime) -> None:
    """Batalkan rancangan yang belum diambil alih; isi berkasnya tidak disimpan lagi.

    Raises AturanDilanggar when it is being stored, or was.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.A angka 4 huruf k.
    """
    with transaction.atomic():
        _kunci(rancangan, oleh=oleh, at=at).delete()


def buang_yang_usang(*, at: datetime) -> int:
    """Delete drafts that nobody took over within UMUR: an office's book lies here no longer than it is worked on."""
    usang = RancanganImpor.objects.filter(selesai_at=None, dibuat_at__lt=at - UMUR)
    banyak, _ = usang.exclude(tugas__in=PekerjaanLatar.objects.filter(selesai_at=None)).delete()
    return banyak


def _kunci(rancangan: RancanganImpor, *, oleh: Pengguna, at: datetime) -> RancanganImpor:
    """The draft, locked, as long as this officer may change it."""
    terbuka = RancanganImpor.objects.select_for_update(of=("self",)).select_related("satker", "tugas")
    rancangan = terbuka.get(pk=rancangan.pk)
    peran_pengimpor(rancangan.satker, oleh=oleh, at=at)
    if rancangan.selesai_at:
        raise AturanDilanggar(SELESAI)
    if rancangan.dikerjakan:
        raise AturanDilanggar(DIKERJAKAN)
    return rancangan


def _siap(rancangan: RancanganImpor, *, at: datetime, lapor: Lapor = lambda kini, jumlah: None) -> Pratinjau:
    isi = pratinjau(rancangan, at=at, lapor=lapor)
    if isi.temuan:
        raise AturanDilanggar("Masih ada baris yang bermasalah. Perbaiki atau lewati dulu.")
    if isi.dikenal:
        raise AturanDilanggar("Sebagian baris sudah pernah diambil alih. Lewati dulu baris itu.")
    if not isi.baris:
        raise AturanDilanggar("Tidak ada baris yang diambil alih.")
    return isi


def _simpan(rancangan: RancanganImpor, isi: Pratinjau, *, oleh: Pengguna, at: datetime) -> None:
    hasil = simpan(isi.baris, satker=rancangan.satker, sidik=rancangan.sidik_berkas, oleh=oleh, at=at)
    if not hasil.baru:
        raise AturanDilanggar("Register ini baru saja diambil alih oleh orang lain. Tidak ada yang disimpan dua kali.")
    rancangan.hasil = ringkasan(isi.baris) | {
        "jumlah": hasil.jumlah,
        "nomor": hasil.nomor,
        "nomor_asal": [isi.baris[0].nomor_asal, isi.baris[-1].nomor_asal],
        "waktu_jawab": list(hasil.waktu_jawab.items()),
        "sementara": hasil.sementara,
        "dilewati": isi.dilewati,
        "tidak_dibaca": len(isi.tidak_dibaca),
    }
    rancangan.isi, rancangan.selesai_at = b"", at
    rancangan.save(update_fields=["hasil", "isi", "selesai_at"])


def ringkasan(baris: Sequence[BarisRegister]) -> dict[str, Any]:
    """How many rows of each year and of each outcome."""
    putusan = Counter(satu.putusan or satu.status for satu in baris)
    sebutan = {nilai: str(label) for nilai, label in (*Status.choices, *Putusan.choices)}
    return {
        "tahun": sorted(Counter(satu.tahun for satu in baris).items()),
        "putusan": [(sebutan[kunci], n) for kunci, n in putusan.most_common()],
    }


def _pasang(rancangan: RancanganImpor, lembar: int, tabel: Tabel) -> bool:
    """Point the draft at this table; True when somebody of this office said before what its headings hold."""
    tahu = PemetaanRegister.objects.filter(satker=rancangan.satker, sidik_judul=tabel.sidik).first()
    rancangan.lembar, rancangan.awal, rancangan.judul = lembar, tabel.awal, list(tabel.judul)
    rancangan.kolom = tahu.kolom if tahu else {str(n): kunci for n, kunci in tabel.kolom.items()}
    rancangan.dilewati = []
    return tahu is not None


def _tabel(rancangan: RancanganImpor) -> Tabel:
    kolom = {int(n): _bagian(kunci) for n, kunci in rancangan.kolom.items()}
    return Tabel(rancangan.awal, tuple(rancangan.judul), kolom, bulanan=BULANAN in rancangan.kolom.values())


def _bagian(kunci: str) -> str:
    """What of a row a column holds, however its numbers are counted."""
    return "no_pendaftaran" if kunci == BULANAN else kunci


def _sebutan(kunci: set[str]) -> str:
    return ", ".join(f"“{sebutan}”" for satu, sebutan in ISI_KOLOM.items() if satu in kunci)


def _temuan(masalah: Sequence[Masalah], lembar: Lembar, tabel: Tabel) -> list[Temuan]:
    letak = {kunci: n for n, kunci in sorted(tabel.kolom.items(), reverse=True) if kunci}
    letak |= {bagian: letak[k] for k, padanan in KATA_CSV.items() if k in letak for bagian in padanan.values()}
    # A cell outside the table is named by its letter.
    luar = {huruf_kolom(n): n for n in range(max(tabel.kolom) + 1, max(map(len, lembar.baris)))}
    serupa: dict[tuple[int | None, object, str, str], list[int]] = {}
    for satu in masalah:
        n = letak.get(satu.kunci, luar.get(satu.kunci))
        # An empty cell is another thing in every row.
        isi = "" if n is None else _tertulis(lembar, satu.baris, n) or satu.baris
        serupa.setdefault((n, isi, satu.kolom, satu.alasan), []).append(satu.baris)
    return sorted(
        (
            Temuan(
                None if n is None else Sel(baris[0], n, tabel.kolom.get(n, ""), _tertulis(lembar, baris[0], n)),
                label,
                alasan,
                tuple(baris),
            )
            for (n, _, label, alasan), baris in serupa.items()
        ),
        key=lambda satu: satu.baris,
    )


def _tertulis(lembar: Lembar, baris: int, kolom: int) -> str:
    sel = lembar.baris[baris - 1]
    return tulisan(sel[kolom]) if kolom < len(sel) else ""
