"""An office of the demonstration: its officers, its calendar, its stock of people and requests."""

import io
import secrets
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from functools import cache, cached_property
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import pikepdf
from django.db.models import F
from PIL import Image, ImageDraw

from dip.models import UjiKonsekuensi
from permohonan.models import Disposisi, JenisInformasi, LangkahMeja, Permohonan
from permohonan.perbuatan.disposisi import disposisikan, jawab_disposisi
from permohonan.perbuatan.kelengkapan import (
    buka,
    nyatakan_lengkap,
)
from permohonan.perbuatan.keputusan import IsiKeputusan, putuskan
from permohonan.perbuatan.pencatatan import catat
from permohonan.perbuatan.pendaftaran import Isian
from permohonan.perbuatan.pengajuan import ajukan
from permohonan.perbuatan.penggolongan import golongkan
from permohonan.persyaratan import BERKAS_WAJIB
from permohonan.putusan import Kanal, Putusan
from permohonan.waktu_meja import catat_waktu, stempel
from ppid import pemeriksaan
from ppid.demo import petugas
from ppid.kalender import SEHARI, Kalender
from ppid.models import Channel, Handling, HariLibur, JenisPemohon, OutgoingMail, Pengguna, Satker
from ppid.peran import Peran
from ppid.unggahan import UnggahanBersih

BAHAN = tomllib.loads((Path(__file__).resolve().parent / "data" / "demo.toml").read_text(encoding="utf-8"))


def pdf(judul: str, *, ditutup: str = "") -> bytes:
    """A one-page PDF that says what it stands for; words that were only painted over stand below."""
    dokumen = pikepdf.new()
    halaman = dokumen.add_blank_page(page_size=(595, 842))
    huruf = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    halaman.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=dokumen.make_indirect(huruf)))
    baris = [judul[n : n + 70] for n in range(0, len(judul), 70)] + ["", "Berkas contoh untuk peragaan."]
    aman = [teks.replace("\\", "").replace("(", "\\(").replace(")", "\\)") for teks in baris]
    isi = "BT /F1 13 Tf 18 TL 72 760 Td " + " ".join(f"({teks}) Tj T*" for teks in aman) + " ET"
    if ditutup:
        isi += f" BT /F1 13 Tf 72 600 Td ({ditutup}) Tj ET 0 g 70 596 {8 * len(ditutup)} 18 re f"
    halaman.Contents = dokumen.make_stream(isi.encode("latin-1", "replace"))
    with io.BytesIO() as hasil:
        dokumen.save(hasil, static_id=True)
        return hasil.getvalue()


@cache
def kertas_pribadi() -> UnggahanBersih:
    """A picture that nobody can take for a real card or paper."""
    gambar = Image.new("RGB", (480, 300), "#dfe7f1")
    ImageDraw.Draw(gambar).text((40, 130), "CONTOH\nbukan dokumen asli", fill="#24364b")
    with io.BytesIO() as hasil:
        gambar.save(hasil, "PNG")
        return UnggahanBersih("contoh.png", "image/png", hasil.getvalue())


@dataclass
class Kantor:
    """One demo office: its officers, its calendar, and where its stock of people and requests stands."""

    satker: Satker
    letak: int
    sekarang: datetime
    jenis: dict[str, JenisInformasi]
    bahan: dict[str, Iterator[dict[str, str]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        # Each office starts elsewhere in the stock, so that no two tell the same stories.
        for nama, isi in BAHAN.items():
            mulai = self.letak * 5 % len(isi)
            self.bahan[nama] = islice(cycle(isi), mulai, None)

    @cached_property
    def kalender(self) -> Kalender:
        return HariLibur.objects.kalender(self.satker)

    @cached_property
    def desk(self) -> Pengguna:
        return petugas(self.satker, Peran.DESK)

    @cached_property
    def ppid(self) -> Pengguna:
        return petugas(self.satker, Peran.PPID)

    @cached_property
    def penghubung(self) -> Pengguna:
        return petugas(self.satker, Peran.PENGHUBUNG)

    def hari(self, hari_lalu: int) -> date:
        """The day so many working days before today, or after it when negative."""
        hari = self.satker.hari_ini(self.sekarang)
        if hari_lalu < 0:
            return self.kalender.geser(hari, -hari_lalu)
        while hari_lalu:
            hari -= SEHARI
            hari_lalu -= self.kalender.hari_kerja(hari)
        return hari

    def saat(self, hari_lalu: int, jam: int = 9, menit: int = 0) -> datetime:
        """That time of day on the office's clock, so many working days ago."""
        return datetime.combine(self.hari(hari_lalu), time(jam, menit), tzinfo=self.satker.zona)

    def uji(self, pada: date) -> UjiKonsekuensi:
        """The national exemption of personal data."""
        return UjiKonsekuensi.objects.berlaku_bagi(self.satker, pada=pada).get(nasional=True)

    def _teks(self, teks: str) -> str:
        wilayah = self.satker.nama.removeprefix("KPU ").replace("Komisi Independen Pemilihan Aceh", "Aceh")
        return teks.format(wilayah=wilayah, kota=self.satker.kota)

    def topik(self, golongan: str) -> dict[str, str]:
        return {nama: self._teks(isi) for nama, isi in next(self.bahan[golongan]).items()}

    def isian(self, topik: dict[str, str], **ganti: Any) -> Isian:
        orang = next(self.bahan["orang"])
        nomor = BAHAN["orang"].index(orang)
        surel = ".".join(orang["nama"].lower().split()) + "@contoh.test"
        hari_lahir = 1 + nomor % 28 + 40 * (orang["kelamin"] == "P")
        wilayah = f"{self.satker.kode}71"[:4]
        dasar = {
            "nama": orang["nama"],
            "jenis_pemohon": orang.get("jenis", JenisPemohon.PERORANGAN),
            "instansi": orang.get("instansi", ""),
            "alamat": f"Jl. Melati No. {nomor + 3}, {self.satker.kota}",
            "pekerjaan": orang["pekerjaan"],
            "jenis_kelamin": orang["kelamin"],
            "jenis_identitas": "ktp",
            "nomor_identitas": f"{wilayah}01{hari_lahir:02d}0{nomor % 9 + 1}8{nomor % 10}{nomor + 1:04d}",
            "telepon": f"0812-0000-00{nomor:02d}",
            "email": surel,
            "rincian_informasi": topik["rincian"],
            "tujuan_penggunaan": topik["tujuan"],
            "cara_akses": "salinan",
            "bentuk": "softcopy",
            "cara_memperoleh": "email",
        }
        return Isian(**dasar | ganti)

    def ajukan(self, topik: dict[str, str], at: datetime, *, kartu: bool = True, **ganti: Any) -> Permohonan:
        """Filed by a citizen on the portal."""
        isian = self.isian(topik, **ganti)
        if kartu:
            isian = replace(
                isian, berkas=[(sifat, kertas_pribadi()) for sifat in BERKAS_WAJIB[JenisPemohon(isian.jenis_pemohon)]]
            )
        return ajukan(isian, satker=self.satker, token=secrets.token_hex(16), at=at)

    def catat(self, topik: dict[str, str], at: datetime, kanal: Kanal = Kanal.LANGSUNG, **ganti: Any) -> Permohonan:
        """Registered by the desk; at the counter the identity card is shown."""
        isian = self.isian(topik, **{"identitas_diperlihatkan": kanal == Kanal.LANGSUNG} | ganti)
        kasus = catat(
            isian,
            satker=self.satker,
            kanal=kanal,
            diterima_at=at,
            oleh=self.desk,
            at=at,
            token=secrets.token_hex(16),
        )
        # From four minutes to eleven, now and then past the target.
        dibuka = at - timedelta(minutes=4 + int(kasus.nomor[:3]) % 8)
        tanda = stempel(LangkahMeja.FORMULIR, kasus.acuan, at=dibuka)
        catat_waktu(kasus, LangkahMeja.FORMULIR, tanda, sasaran=kasus.acuan, at=at)
        return self._golongkan(kasus, topik, at)

    def _golongkan(self, kasus: Permohonan, topik: dict[str, str], at: datetime) -> Permohonan:
        return golongkan(kasus, jenis=self.jenis.get(topik["jenis"]), oleh=self.desk, at=at)

    def diproses(self, topik: dict[str, str], hari_lalu: int, jam: int = 9, **ganti: Any) -> Permohonan:
        """A walk-in whose request was complete at once."""
        kasus = self.catat(topik, self.saat(hari_lalu, jam), **ganti)
        return nyatakan_lengkap(kasus, oleh=self.desk, at=self.saat(hari_lalu, jam, 12))

    def daring_diproses(self, topik: dict[str, str], hari_lalu: int, jam: int = 20, **ganti: Any) -> Permohonan:
        """Filed online in the evening, opened and found complete the next working day."""
        kasus = self.ajukan(topik, self.saat(hari_lalu, jam, 35), **ganti)
        buka(kasus, oleh=self.desk, at=self.saat(hari_lalu - 1, 8, 20))
        at = self.saat(hari_lalu - 1, 8, 40)
        return self._golongkan(nyatakan_lengkap(kasus, oleh=self.desk, at=at), topik, at)

    def teruskan(self, kasus: Permohonan, hari_lalu: int, *, batas: int) -> Disposisi:
        return disposisikan(
            kasus,
            kepada=self.penghubung,
            instruksi="Mohon siapkan dokumen yang diminta dan sampaikan bila ada bagian yang tidak dapat dibuka.",
            batas=self.hari(batas),
            oleh=self.desk,
            at=self.saat(hari_lalu, 10, 5),
        )

    def jawab(self, disposisi: Disposisi, judul: str, hari_lalu: int) -> Disposisi:
        return jawab_disposisi(
            disposisi,
            jawaban="Dokumen ada pada kami dan sudah kami periksa; salinannya terlampir.",
            berkas=[self.berkas(judul)],
            oleh=self.penghubung,
            at=self.saat(hari_lalu, 14, 10),
        )

    def berkas(self, judul: str) -> UnggahanBersih:
        return UnggahanBersih(f"{judul[:70]}.pdf".replace("/", "-"), "application/pdf", pdf(judul))

    def beri(
        self,
        kasus: Permohonan,
        topik: dict[str, str],
        hari_lalu: int,
        jam: int = 13,
        berkas: UnggahanBersih | None = None,
        **ganti: Any,
    ) -> Permohonan:
        """Granted as a whole, with its file."""
        isi: dict[str, Any] = {
            "putusan": Putusan.SELURUHNYA,
            "diberikan": topik["diberikan"],
            "bentuk": "softcopy",
            "waktu_penyediaan": self.kalender.geser(self.hari(hari_lalu), 2),
        }
        at = self.saat(hari_lalu, jam, 15)
        diberikan = [berkas or self.berkas(topik["diberikan"])]
        kasus = putuskan(kasus, IsiKeputusan(**isi | ganti), berkas=diberikan, oleh=self.ppid, at=at)
        # Today's are left to the worker.
        if hari_lalu > 0:
            self.periksa_berkas(kasus, at)
        return kasus

    def periksa_berkas(self, kasus: Permohonan, at: datetime) -> None:
        """What the worker does within a minute: past steps waited for it."""
        menunggu = kasus.berkas.belum_diperiksa().select_related("berkas__satker")
        while pemeriksaan.periksa_berikut(menunggu, sesudah=lambda *_: None, at=at):
            pass

    def surel_terkirim(self, satker: Satker | None = None) -> None:
        """What happened in the past was sent then: nobody is written to about it now, here or in that office.

        What the desk is to tell by today or later is still to be told.
        """
        belum = OutgoingMail.objects.filter(satker=satker or self.satker, sent_at=None, attempts=0)
        belum.exclude(channel=Channel.DESK).update(
            sent_at=F("created_at"), attempts=1, acceptance="250 2.0.0 Ok (contoh peragaan)"
        )
        hari_ini = self.satker.hari_ini(self.sekarang)
        belum.filter(channel=Channel.DESK, handled_at=None, due__lt=hari_ini).update(
            handled_at=F("created_at"),
            told_at=F("created_at"),
            handled_by=self.desk,
            handled_how=Handling.COLLECTED,
        )
