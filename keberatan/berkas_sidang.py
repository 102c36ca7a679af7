"""The papers for the panel in one press: one tagged PDF, and a ZIP of the originals with their hashes."""

import csv
import hashlib
import io
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any

from django.db.models import Q

from keberatan import register
from keberatan.komisi import komisi_informasi
from keberatan.kronologi import kronologi
from keberatan.models import BerkasSidang, Keberatan, Sengketa
from keberatan.penyamaran import samarkan, samarkan_isi
from keberatan.perbuatan.penyusunan_berkas import simpan_berkas_sidang
from keberatan.waktu import batas_komisi, penjelasan_jatuh_tempo
from permohonan import tiket
from permohonan.hak import batas_keberatan
from permohonan.models import Permohonan, Sifat
from permohonan.register import rangkaian as rangkaian_permohonan
from permohonan.waktu import penjelasan_jatuh_tempo as penjelasan_permohonan
from ppid.gabung_pdf import Bagian, banyak_halaman, gabungkan
from ppid.models import Berkas, Channel, DasarHukum, HariLibur, JenisSurat, OutgoingMail, PekerjaanLatar, Surat
from ppid.pdf import render
from ppid.pekerjaan_latar import Hasil, Lapor
from ppid.surat import TEMPLAT, cetak

# Receipts carry the applicant's own key: they are named with their hash, and shown at the session.
BERKUNCI = frozenset({JenisSurat.TANDA_BUKTI, JenisSurat.TANDA_KEBERATAN})
# What the unit answered may be what was refused; a scan of a card is more than a panel needs.
TIDAK_DIBAWA = frozenset({Sifat.JAWABAN_UNIT, Sifat.IDENTITAS})
POTONGAN = 1 << 20


@dataclass(slots=True)
class Butir:
    """One row of the index: what it is, where it stands, and its hash."""

    nama: str
    tanggal: date
    sha256: str
    letak: str
    catatan: str = ""


@dataclass(frozen=True, slots=True)
class Cetakan:
    """One letter for the bundle: its pages, or why they are not there or not the issued ones."""

    surat: Surat
    berkas: Path | None
    halaman: int
    catatan: str = ""


@dataclass(slots=True)
class Bahan:
    """What the bundle is made of, read once."""

    sengketa: Sengketa
    keberatan: Keberatan
    permohonan: Permohonan | None
    at: datetime

    @property
    def milik(self) -> list[str]:
        """The parties' own addresses and numbers, which stay readable."""
        satker, pengaju = self.sengketa.satker, self.keberatan.pengaju
        pemohon = self.permohonan.pemohon if self.permohonan else pengaju
        kontak = [k for p in (pengaju, pemohon) for k in (p.telepon, p.email, p.telepon_kuasa)]
        return [*kontak, satker.telepon, satker.email]

    def surat(self) -> list[Surat]:
        """Every letter of the request and of the objection, in order of issue."""
        milik = [satu.surat for satu in self.keberatan.surat.select_related("surat")]
        if self.permohonan:
            milik += [satu.surat for satu in self.permohonan.surat.select_related("surat")]
        return sorted(milik, key=lambda satu: (satu.diterbitkan_at, satu.pk))

    def lampiran(self) -> list[tuple[str, Berkas]]:
        """Every file that goes along, with what it is for."""
        baris: list[Any] = [*self.keberatan.berkas.select_related("berkas")]
        if self.permohonan:
            baris += self.permohonan.berkas.exclude(sifat=Sifat.HASIL).dipakai().select_related("berkas")
        dibawa = [(satu.get_sifat_display(), satu.berkas) for satu in baris if satu.sifat not in TIDAK_DIBAWA]
        return [
            *dibawa,
            *self._diberikan(),
            *((s.perihal, s.berkas) for s in self.sengketa.berkas.select_related("berkas")),
        ]

    def _diberikan(self) -> list[tuple[str, Berkas]]:
        """What the applicant was given, as he was given it; what was held back he never had."""
        if self.permohonan is None:
            return []
        baris = self.permohonan.berkas.boleh_keluar().select_related("bersih")
        return [(satu.get_sifat_display(), satu.bersih) for satu in baris if satu.bersih is not None]


def berkunci(surat: Surat, *, at: datetime) -> bool:
    """Whether the letter would open the applicant's page to whoever holds it."""
    if surat.jenis == JenisSurat.TIDAK_LENGKAP:
        return at - surat.diterbitkan_at <= tiket.UMUR
    return surat.jenis in BERKUNCI


def _kontak_surat(surat: Surat) -> list[str]:
    """Addresses and numbers of the parties as the letter froze them."""
    bagian = [surat.konteks.get("kop", {}), surat.konteks.get("pihak", {})]
    return [isi.get(nama, "") for isi in bagian for nama in ("telepon", "email", "telepon_kuasa")]


def _cara(kabar: OutgoingMail) -> str:
    """How a message went: by mail, by the hand of the desk, or not yet."""
    if kabar.sent_at:
        return "E-mail"
    if kabar.handled_how:
        return kabar.get_handled_how_display()
    return "E-mail, belum diterima" if kabar.recipient else "Belum disampaikan"


def _penyampaian(bahan: Bahan) -> list[dict[str, Any]]:
    """How each letter reached the applicant: recorded delivery, or the mail server's acceptance."""
    baris: list[Any] = [*bahan.keberatan.penyampaian.select_related("surat")]
    if bahan.permohonan:
        baris += [*bahan.permohonan.penyampaian.select_related("surat")]
    hasil = [
        {
            "at": satu.at,
            "apa": satu.surat.get_jenis_display() if satu.surat else "Informasi yang diberikan",
            "cara": satu.get_cara_display(),
            "bukti": ", ".join(
                filter(
                    None,
                    (
                        satu.penerima and f"diterima {satu.penerima}",
                        satu.nomor_resi and f"resi {satu.nomor_resi}",
                        satu.dicatat_at != satu.at
                        and f"dicatat {bahan.sengketa.satker.waktu_setempat(satu.dicatat_at):%d-%m-%Y %H.%M}",
                    ),
                )
            ),
        }
        for satu in baris
    ]
    nomor = [bahan.keberatan.nomor, *([bahan.permohonan.nomor] if bahan.permohonan else [])]
    penerima = {bahan.keberatan.pengaju.email, bahan.permohonan.pemohon.email if bahan.permohonan else ""} - {""}
    milik = OutgoingMail.objects.filter(satker=bahan.sengketa.satker, case_number__in=nomor)
    surel = milik.filter(Q(recipient__in=penerima) | Q(channel=Channel.DESK))
    hasil += [
        {
            "at": satu.sent_at or satu.told_at or satu.handled_at or satu.created_at,
            "apa": satu.subject,
            "cara": _cara(satu),
            "bukti": satu.acceptance
            or ", ".join(
                filter(None, (satu.told_to and f"kepada {satu.told_to}", satu.receipt and f"resi {satu.receipt}"))
            )
            or satu.last_error,
        }
        for satu in surel.defer("text")
    ]
    return sorted(hasil, key=lambda satu: satu["at"])


def _hitungan(bahan: Bahan) -> list[tuple[str, list[Any]]]:
    """Each date of the case with its day-by-day count."""
    satker, keberatan = bahan.sengketa.satker, bahan.keberatan
    kalender = HariLibur.objects.kalender(satker)
    hasil: list[tuple[str, list[Any]]] = []
    if bahan.permohonan:
        tempo = bahan.permohonan.jatuh_tempo_mengikat
        hasil.append((f"Pemberitahuan tertulis, {tempo:%d-%m-%Y}", penjelasan_permohonan(bahan.permohonan, kalender)))
    hasil.append(
        (f"Tanggapan Atasan PPID, {keberatan.jatuh_tempo:%d-%m-%Y}", penjelasan_jatuh_tempo(keberatan, kalender))
    )
    return hasil


def _batas(bahan: Bahan) -> list[dict[str, Any]]:
    """The last days of the applicant, with the earlier reading of each."""
    kalender = HariLibur.objects.kalender(bahan.sengketa.satker)
    hasil = []
    if bahan.permohonan and bahan.keberatan.batas_pengajuan:
        diajukan = batas_keberatan(bahan.permohonan, kalender, pada=bahan.keberatan.diterima_pada)
        hasil.append({"uraian": "Mengajukan keberatan", "batas": diajukan})
    if batas := batas_komisi(bahan.keberatan, kalender, pada=bahan.sengketa.satker.hari_ini(bahan.at)):
        hasil.append({"uraian": "Mengajukan sengketa ke Komisi Informasi", "batas": batas})
    return hasil


def _konteks(bahan: Bahan, indeks: list[Butir], *, versi: int) -> dict[str, Any]:
    satker, keberatan, permohonan = bahan.sengketa.satker, bahan.keberatan, bahan.permohonan
    mulai = permohonan.diterima_pada if permohonan else keberatan.diterima_pada
    pesan = permohonan.pesan.select_related("oleh") if permohonan else []
    register_g = next(register.rangkaian(Keberatan.objects.filter(pk=keberatan.pk)))
    return {
        "kop": {"nama": satker.nama, "alamat": satker.alamat, "telepon": satker.telepon, "email": satker.email},
        "satker": satker,
        "sengketa": bahan.sengketa,
        "keberatan": keberatan,
        "permohonan": permohonan,
        "pengaju": keberatan.pengaju,
        "komisi": komisi_informasi(satker),
        "versi": versi,
        "at": bahan.at,
        "indeks": indeks,
        "register_c": next(rangkaian_permohonan(Permohonan.objects.filter(pk=permohonan.pk), satker=satker), None)
        if permohonan
        else None,
        "register_g": register_g,
        "tanggapan_pemohon": samarkan(register_g.tanggapan_pemohon, milik=bahan.milik),
        "tujuan": samarkan(keberatan.tujuan_penggunaan, milik=bahan.milik),
        "kasus_posisi": [
            samarkan(satu, milik=bahan.milik)
            for satu in (keberatan.kasus_posisi, *keberatan.tambahan.values_list("kasus_posisi", flat=True))
        ],
        "rincian": samarkan(keberatan.rincian_informasi, milik=bahan.milik),
        "kronologi": kronologi(bahan.sengketa),
        "pesan": [{"satu": satu, "teks": samarkan(satu.teks, milik=bahan.milik)} for satu in pesan],
        "penyampaian": _penyampaian(bahan),
        "hitungan": _hitungan(bahan),
        "batas": _batas(bahan),
        "dasar_hukum": DasarHukum.objects.berlaku(mulai),
        "dasar_hukum_pada": mulai,
    }


def kerjakan(tugas: PekerjaanLatar, lapor: Lapor) -> Hasil:
    """Put one version of the bundle together. Raises AturanDilanggar when its owner no longer may."""
    sengketa = Sengketa.objects.select_related("satker__induk", "keberatan__pengaju").get(pk=tugas.rincian["sengketa"])
    keberatan = sengketa.keberatan
    permohonan = Permohonan.objects.select_related("satker", "pemohon", "jangka", "jangka_perpanjangan")
    kasus = permohonan.filter(keberatan=keberatan).first()
    bahan = Bahan(sengketa, keberatan, kasus, tugas.dibuat_at)
    # The queue removes the folder once the version is stored, or was not.
    folder = tempfile.TemporaryDirectory(prefix="ppid-sidang-")
    try:
        susunan = _Susunan(bahan, Path(folder.name), lapor)
        pdf, halaman = susunan.pdf()
        asli = susunan.zip(pdf)
    except BaseException:
        folder.cleanup()
        raise
    return Hasil(
        f"berkas-sidang-{sengketa.nomor_register.replace('/', '-')}-versi-{susunan.versi}.pdf",
        "application/pdf",
        pdf,
        catat=lambda: simpan_berkas_sidang(
            sengketa, versi=susunan.versi, pdf=pdf, asli=asli, halaman=halaman, oleh=tugas.oleh, at=bahan.at
        ),
        folder=folder,
    )


def _baca(berkas: Path) -> Iterator[bytes]:
    with berkas.open("rb") as isi:
        while potongan := isi.read(POTONGAN):
            yield potongan


class _Susunan:
    """One version being put together in a folder of its own."""

    def __init__(self, bahan: Bahan, folder: Path, lapor: Lapor) -> None:
        self.bahan, self.folder = bahan, folder
        self.surat = bahan.surat()
        self.lampiran = bahan.lampiran()
        self.langkah = 0
        self.jumlah = 2 * len(self.surat) + len(self.lampiran) + 3
        self._lapor = lapor
        self.versi = BerkasSidang.objects.filter(sengketa=bahan.sengketa).count() + 1
        lapor(0, self.jumlah)

    def maju(self, *_: Any) -> None:
        self.langkah += 1
        self._lapor(min(self.langkah, self.jumlah), self.jumlah)

    def _cetak(self, surat: Surat, berkas: Path) -> Cetakan:
        """The letter as it was issued; a masked copy where it names other people, none where it holds a key."""
        isi = cetak(surat, at=self.bahan.at)
        surat.pdf, surat.sha256 = None, hashlib.sha256(isi).hexdigest()
        if berkunci(surat, at=self.bahan.at):
            return Cetakan(surat, None, 0, "memuat kunci pribadi pemohon; aslinya diperlihatkan di sidang")
        konteks = samarkan_isi(surat.konteks, milik=[*self.bahan.milik, *_kontak_surat(surat)])
        if konteks == surat.konteks:
            berkas.write_bytes(isi)
            return Cetakan(surat, berkas, banyak_halaman(berkas))
        berkas.write_bytes(render(TEMPLAT[JenisSurat(surat.jenis)], {"surat": surat, **konteks}))
        catatan = "salinan; data pribadi orang lain disamarkan, aslinya diperlihatkan di sidang"
        return Cetakan(surat, berkas, banyak_halaman(berkas), catatan)

    def pdf(self) -> tuple[Path, int]:
        """The tagged PDF: what is written for the panel, then every letter as it was issued."""
        cetakan: list[Cetakan] = []
        for nomor, satu in enumerate(self.surat, 1):
            cetakan.append(self._cetak(satu, self.folder / f"surat-{nomor:03d}.pdf"))
            self.maju()
        depan = self.folder / "depan.pdf"
        # Twice: how long the front is, is known only once it is set; the index names pages behind it.
        depan.write_bytes(
            render("surat/berkas_sidang.html", _konteks(self.bahan, self._indeks(cetakan, 100), versi=self.versi))
        )
        panjang = banyak_halaman(depan)
        indeks = self._indeks(cetakan, panjang)
        depan.write_bytes(render("surat/berkas_sidang.html", _konteks(self.bahan, indeks, versi=self.versi)))
        self.maju()
        bagian = [Bagian("Berkas sidang", depan)]
        bagian += [
            Bagian(f"{c.surat.get_jenis_display()}, {c.surat.tanggal:%d-%m-%Y}", c.berkas) for c in cetakan if c.berkas
        ]
        keluaran = self.folder / "berkas-sidang.pdf"
        sengketa = self.bahan.sengketa
        halaman = gabungkan(
            bagian,
            keluaran,
            judul=f"Berkas sidang sengketa {sengketa.nomor_register}",
            kaki=f"Berkas sidang {sengketa.nomor_register}, versi {self.versi}",
            lapor=self.maju,
        )
        self.cetakan = cetakan
        return keluaran, halaman

    def _indeks(self, cetakan: list[Cetakan], depan: int) -> list[Butir]:
        hasil, halaman = [], depan + 1
        for satu in cetakan:
            letak = f"halaman {halaman}" if satu.berkas else "–"
            surat = satu.surat
            hasil.append(Butir(surat.get_jenis_display(), surat.tanggal, surat.sha256, letak, satu.catatan))
            halaman += satu.halaman
        for nomor, (sebutan, isi) in enumerate(self.lampiran, 1):
            tanggal = self.bahan.sengketa.satker.hari_ini(isi.at)
            hasil.append(Butir(f"{sebutan}: {isi.nama}", tanggal, isi.sha256, f"ZIP, {self._nama(nomor, isi)}"))
        return hasil

    @staticmethod
    def _nama(nomor: int, isi: Berkas) -> str:
        return f"lampiran/{nomor:03d}-{isi.nama}".replace("\\", "-").replace("..", ".")

    def zip(self, pdf: Path) -> Path:
        """The originals, written piece by piece: the memory does not grow with them."""
        keluaran = self.folder / "asli.zip"
        daftar = io.StringIO()
        tulis = csv.writer(daftar)
        tulis.writerow(["berkas", "sha256", "bita"])
        with zipfile.ZipFile(keluaran, "w", zipfile.ZIP_STORED, allowZip64=True) as arsip:

            def masukkan(nama: str, isi: Callable[[], Iterator[bytes]]) -> None:
                sidik, banyak = hashlib.sha256(), 0
                with arsip.open(nama, "w", force_zip64=True) as tujuan:
                    for potongan in isi():
                        tujuan.write(potongan)
                        sidik.update(potongan)
                        banyak += len(potongan)
                tulis.writerow([nama, sidik.hexdigest(), banyak])

            masukkan("berkas-sidang.pdf", partial(_baca, pdf))
            for nomor, satu in enumerate(self.cetakan, 1):
                if satu.berkas and not satu.catatan:
                    masukkan(f"surat/{nomor:03d}-{satu.surat.nama_berkas}", partial(_baca, satu.berkas))
            for nomor, (_, isi) in enumerate(self.lampiran, 1):
                masukkan(self._nama(nomor, isi), isi.potongan)
                self.maju()
            arsip.writestr("DAFTAR-SHA256.csv", daftar.getvalue())
        return keluaran
