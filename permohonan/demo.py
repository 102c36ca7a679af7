"""Live cases of the demonstration in every state, made by performing the acts, and the registers of 2024."""

import io
import secrets
import tomllib
from collections.abc import Callable, Iterator
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
from permohonan.impor import impor
from permohonan.models import Disposisi, JenisInformasi, Permohonan
from permohonan.perbuatan.disposisi import disposisikan, jawab_disposisi
from permohonan.perbuatan.kelengkapan import (
    bebaskan_identitas,
    buka,
    lengkapi,
    nyatakan_lengkap,
    nyatakan_tidak_lengkap,
    tutup_tidak_lengkap,
)
from permohonan.perbuatan.keputusan import IsiKeputusan, putuskan
from permohonan.perbuatan.pencabutan import cabut
from permohonan.perbuatan.pencatatan import catat
from permohonan.perbuatan.pendaftaran import Isian
from permohonan.perbuatan.penetapan_jalur import tetapkan_jalur
from permohonan.perbuatan.pengajuan import ajukan
from permohonan.perbuatan.penggolongan import golongkan
from permohonan.perbuatan.penutupan import tutup
from permohonan.perbuatan.penyerahan import CaraPenyerahan, beri_langsung, konfirmasi_terima, serahkan
from permohonan.perbuatan.perpanjangan import perpanjang
from permohonan.perbuatan.pesan import kirim_pesan
from permohonan.persyaratan import BERKAS_WAJIB, berkas_kurang
from permohonan.putusan import AlasanPerpanjangan, AlasanTidakDiberikan, CaraSerah, Kanal, Putusan
from ppid.acuan import DATA
from ppid.demo import KANTOR, petugas
from ppid.kalender import SEHARI, Kalender
from ppid.models import HariLibur, JenisPemohon, OutgoingMail, Pengguna, Satker
from ppid.models.outbox import BATAS_PERCOBAAN
from ppid.peran import Peran
from ppid.unggahan import UnggahanBersih

BAHAN = tomllib.loads((Path(__file__).resolve().parent / "data" / "demo.toml").read_text(encoding="utf-8"))
REGISTER = {"3517": "register-jombang-2024.xlsx", "3673": "register-serang-2024.xlsx"}


def muat(*, at: datetime) -> None:
    jenis = {satu.nama: satu for satu in JenisInformasi.objects.all()}
    for letak, kode in enumerate(KANTOR):
        satker = Satker.objects.get(kode=kode)
        if kode in REGISTER:
            impor(satker, DATA / REGISTER[kode], oleh=petugas(satker, Peran.DESK), at=at)
        kantor = Kantor(satker=satker, letak=letak, sekarang=at, jenis=jenis)
        for hari_lalu, skenario in SKENARIO:
            if letak == 0 or skenario not in HANYA_PERTAMA:
                skenario(kantor, hari_lalu)
        kantor.surel_terkirim()


def pdf(judul: str) -> bytes:
    """A one-page PDF that says what it stands for."""
    dokumen = pikepdf.new()
    halaman = dokumen.add_blank_page(page_size=(595, 842))
    huruf = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    halaman.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=dokumen.make_indirect(huruf)))
    baris = [judul[n : n + 70] for n in range(0, len(judul), 70)] + ["", "Berkas contoh untuk peragaan."]
    aman = [teks.replace("\\", "").replace("(", "\\(").replace(")", "\\)") for teks in baris]
    isi = "BT /F1 13 Tf 18 TL 72 760 Td " + " ".join(f"({teks}) Tj T*" for teks in aman) + " ET"
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

    def beri(self, kasus: Permohonan, topik: dict[str, str], hari_lalu: int, jam: int = 13, **ganti: Any) -> Permohonan:
        """Granted as a whole, with its file."""
        isi: dict[str, Any] = {
            "putusan": Putusan.SELURUHNYA,
            "diberikan": topik["diberikan"],
            "bentuk": "softcopy",
            "waktu_penyediaan": self.kalender.geser(self.hari(hari_lalu), 2),
        }
        at = self.saat(hari_lalu, jam, 15)
        berkas = [self.berkas(topik["diberikan"])]
        return putuskan(kasus, IsiKeputusan(**isi | ganti), berkas=berkas, oleh=self.ppid, at=at)

    def surel_terkirim(self) -> None:
        """What happened in the past was sent then: nobody is written to about it now."""
        OutgoingMail.objects.filter(satker=self.satker, sent_at=None, attempts=0).update(
            sent_at=F("created_at"), attempts=1
        )


def baru_daring(kantor: Kantor, hari_lalu: int) -> None:
    kantor.ajukan(kantor.topik("biasa"), kantor.sekarang - timedelta(minutes=25))


def daring_belum_dibuka(kantor: Kantor, hari_lalu: int) -> None:
    kantor.ajukan(kantor.topik("biasa"), kantor.saat(hari_lalu, 21, 40))


def daring_tanpa_identitas(kantor: Kantor, hari_lalu: int) -> None:
    topik = kantor.topik("biasa")
    kasus = kantor.ajukan(topik, kantor.saat(hari_lalu, 8, 5), kartu=False, jenis_identitas="", nomor_identitas="")
    buka(kasus, oleh=kantor.desk, at=kantor.saat(hari_lalu, 9, 30))


def lewat_whatsapp(kantor: Kantor, hari_lalu: int) -> None:
    topik = kantor.topik("biasa")
    kantor.catat(topik, kantor.saat(hari_lalu, 10, 20), Kanal.WHATSAPP, nomor_identitas="", email="")


def tidak_lengkap(kantor: Kantor, hari_lalu: int) -> None:
    kasus = kantor.ajukan(kantor.topik("biasa"), kantor.saat(hari_lalu, 19, 15), kartu=False)
    at = kantor.saat(hari_lalu - 1, 8, 45)
    nyatakan_tidak_lengkap(kasus, kekurangan="Foto KTP, SIM, atau paspor yang masih berlaku", oleh=kantor.desk, at=at)


def tidak_lengkap_lewat_surat(kantor: Kantor, hari_lalu: int) -> None:
    topik = kantor.topik("biasa")
    kasus = kantor.catat(topik, kantor.saat(hari_lalu, 11), Kanal.SURAT, email="", cara_memperoleh="pos")
    at = kantor.saat(hari_lalu, 11, 30)
    nyatakan_tidak_lengkap(
        kasus, kekurangan="Salinan identitas dan surat kuasa penerima kuasa", oleh=kantor.desk, at=at
    )


def dilengkapi_dari_rumah(kantor: Kantor, hari_lalu: int) -> None:
    kasus = kantor.ajukan(kantor.topik("biasa"), kantor.saat(hari_lalu, 18, 10), kartu=False)
    at = kantor.saat(hari_lalu - 1, 9, 10)
    nyatakan_tidak_lengkap(kasus, kekurangan="Foto KTP", oleh=kantor.desk, at=at)
    berkas = [(sifat, kertas_pribadi()) for sifat in berkas_kurang(kasus)]
    lengkapi(kasus, berkas=berkas, oleh=Peran.PEMOHON, at=kantor.saat(hari_lalu - 1, 12, 40))


def baru_diproses(kantor: Kantor, hari_lalu: int) -> None:
    kantor.diproses(kantor.topik("biasa"), hari_lalu, 11)


def tanpa_menunggu_identitas(kantor: Kantor, hari_lalu: int) -> None:
    topik = kantor.topik("biasa")
    kasus = kantor.catat(topik, kantor.saat(hari_lalu, 10), Kanal.TELEPON, nomor_identitas="", email="")
    alasan = "Informasi yang diminta terbuka dan rutin diumumkan."
    bebaskan_identitas(kasus, alasan=alasan, oleh=kantor.ppid, at=kantor.saat(hari_lalu, 15))


def disposisi_menunggu(kantor: Kantor, hari_lalu: int) -> None:
    kasus = kantor.daring_diproses(kantor.topik("biasa"), hari_lalu)
    kantor.teruskan(kasus, hari_lalu - 1, batas=-2)


def disposisi_terlambat(kantor: Kantor, hari_lalu: int) -> None:
    kasus = kantor.diproses(kantor.topik("biasa"), hari_lalu)
    kantor.teruskan(kasus, hari_lalu, batas=2)


def disposisi_dijawab(kantor: Kantor, hari_lalu: int) -> None:
    topik = kantor.topik("biasa")
    kasus = kantor.diproses(topik, hari_lalu)
    kantor.jawab(kantor.teruskan(kasus, hari_lalu, batas=1), topik["diberikan"], 2)


def berkirim_pesan(kantor: Kantor, hari_lalu: int) -> None:
    kasus = kantor.daring_diproses(kantor.topik("biasa"), hari_lalu)
    tanya = "Apakah yang Bapak/Ibu perlukan seluruh kecamatan, atau cukup kecamatan tempat tinggal?"
    kirim_pesan(kasus, teks=tanya, oleh=kantor.desk, at=kantor.saat(hari_lalu - 1, 10))
    jawab = "Seluruh kecamatan, kalau boleh dalam bentuk tabel. Terima kasih."
    kirim_pesan(kasus, teks=jawab, oleh=Peran.PEMOHON, at=kantor.saat(hari_lalu - 1, 19, 5))


def jalur_pemilu(kantor: Kantor, hari_lalu: int) -> None:
    kasus = kantor.diproses(kantor.topik("pemilu"), hari_lalu, 8)
    alasan = "Informasi hasil penghitungan suara yang dibutuhkan untuk perselisihan hasil."
    tetapkan_jalur(kasus, jalur="pemilu", alasan=alasan, oleh=kantor.desk, at=kantor.saat(hari_lalu, 8, 30))


def diperpanjang(kantor: Kantor, hari_lalu: int) -> None:
    kasus = kantor.diproses(kantor.topik("biasa"), hari_lalu)
    kantor.teruskan(kasus, hari_lalu, batas=hari_lalu - 4)
    perpanjang(
        kasus,
        alasan=AlasanPerpanjangan.BELUM_DIDOKUMENTASIKAN,
        uraian="Datanya tersebar pada beberapa subbagian dan perlu dihimpun menjadi satu dokumen.",
        oleh=kantor.ppid,
        at=kantor.saat(hari_lalu - 9, 15, 20),
    )


def jatuh_tempo_hari_ini(kantor: Kantor, hari_lalu: int) -> None:
    topik = kantor.topik("biasa")
    kasus = kantor.diproses(topik, hari_lalu)
    kantor.jawab(kantor.teruskan(kasus, hari_lalu, batas=3), topik["diberikan"], 4)


def lewat_tenggat(kantor: Kantor, hari_lalu: int) -> None:
    kasus = kantor.daring_diproses(kantor.topik("biasa"), hari_lalu)
    kantor.teruskan(kasus, hari_lalu - 1, batas=6)


def diberikan_seluruhnya(kantor: Kantor, hari_lalu: int) -> None:
    topik = kantor.topik("biasa")
    kasus = kantor.daring_diproses(topik, hari_lalu)
    kantor.jawab(kantor.teruskan(kasus, hari_lalu - 1, batas=2), topik["diberikan"], 3)
    kantor.beri(kasus, topik, 2)


def diberikan_sebagian(kantor: Kantor, hari_lalu: int) -> None:
    topik = kantor.topik("sebagian")
    kasus = kantor.daring_diproses(topik, hari_lalu)
    kantor.beri(
        kasus,
        topik,
        3,
        putusan=Putusan.SEBAGIAN,
        tidak_diberikan=topik["ditutup"],
        alasan_tidak_diberikan=AlasanTidakDiberikan.DIKECUALIKAN,
        penghitaman="Bagian yang memuat data pribadi dihitamkan pada setiap halaman.",
        uji=kantor.uji(kantor.hari(3)),
    )


def _tolak(kantor: Kantor, hari_lalu: int, diputus: int) -> Permohonan:
    topik = kantor.topik("ditolak")
    kasus = kantor.diproses(topik, hari_lalu)
    isi = IsiKeputusan(
        putusan=Putusan.DITOLAK,
        tidak_diberikan=topik["ditutup"],
        alasan_tidak_diberikan=AlasanTidakDiberikan.DIKECUALIKAN,
        uji=kantor.uji(kantor.hari(diputus)),
    )
    return putuskan(kasus, isi, oleh=kantor.ppid, at=kantor.saat(diputus, 10, 50))


def ditolak(kantor: Kantor, hari_lalu: int) -> None:
    _tolak(kantor, hari_lalu, hari_lalu - 6)


def ditolak_selesai(kantor: Kantor, hari_lalu: int) -> None:
    kasus = _tolak(kantor, hari_lalu, hari_lalu - 7)
    tutup(kasus, oleh=kantor.desk, at=kantor.saat(hari_lalu - 9, 14))


def tidak_dikuasai(kantor: Kantor, hari_lalu: int) -> None:
    topik = kantor.topik("tidak_dikuasai")
    kasus = kantor.diproses(topik, hari_lalu, 14)
    isi = IsiKeputusan(putusan=Putusan.TIDAK_DIKUASAI, badan_lain=topik["badan_lain"])
    putuskan(kasus, isi, oleh=kantor.ppid, at=kantor.saat(hari_lalu - 3, 9, 40))


def belum_didokumentasikan(kantor: Kantor, hari_lalu: int) -> None:
    kasus = kantor.daring_diproses(kantor.topik("biasa"), hari_lalu)
    isi = IsiKeputusan(
        putusan=Putusan.BELUM_DIDOKUMENTASIKAN,
        keterangan="Data baru dikumpulkan sesudah laporan badan ad hoc lengkap dan akan diumumkan pada laman ini.",
    )
    putuskan(kasus, isi, oleh=kantor.ppid, at=kantor.saat(hari_lalu - 8, 16))


def diserahkan_unduh(kantor: Kantor, hari_lalu: int) -> None:
    topik = kantor.topik("biasa")
    kasus = kantor.daring_diproses(topik, hari_lalu)
    kasus = kantor.beri(kasus, topik, hari_lalu - 6)
    konfirmasi_terima(kasus, at=kantor.saat(hari_lalu - 7, 20, 15))


def diserahkan_pos(kantor: Kantor, hari_lalu: int) -> None:
    topik = kantor.topik("biasa")
    at = kantor.saat(hari_lalu, 10)
    kasus = kantor.catat(topik, at, Kanal.SURAT, email="", bentuk="hardcopy", cara_memperoleh="pos")
    lengkapi(kasus, diperlihatkan=True, oleh=kantor.desk, at=kantor.saat(hari_lalu, 10, 30))
    nyatakan_lengkap(kasus, oleh=kantor.desk, at=kantor.saat(hari_lalu, 10, 40))
    kasus = kantor.beri(kasus, topik, hari_lalu - 8, bentuk="hardcopy")
    cara = CaraPenyerahan(cara=CaraSerah.POS, nomor_resi="P2600000000123")
    serahkan(kasus, cara, oleh=kantor.desk, at=kantor.saat(hari_lalu - 9, 9, 45))


def diberi_di_meja(kantor: Kantor, hari_lalu: int) -> None:
    topik = kantor.topik("biasa")
    kasus = kantor.catat(topik, kantor.saat(hari_lalu, 9, 5), bentuk="hardcopy", cara_memperoleh="langsung")
    beri_langsung(
        kasus,
        CaraPenyerahan(cara=CaraSerah.LANGSUNG),
        uraian=topik["diberikan"],
        bentuk="hardcopy",
        berkas=[kantor.berkas(topik["diberikan"])],
        oleh=kantor.ppid if kantor.satker.serah_perlu_persetujuan else kantor.desk,
        at=kantor.saat(hari_lalu, 9, 20),
    )


def selesai(kantor: Kantor, hari_lalu: int) -> None:
    topik = kantor.topik("biasa")
    kasus = kantor.diproses(topik, hari_lalu)
    kasus = kantor.beri(kasus, topik, hari_lalu - 4)
    serah = CaraPenyerahan(cara=CaraSerah.LANGSUNG)
    kasus = serahkan(kasus, serah, oleh=kantor.desk, at=kantor.saat(hari_lalu - 5, 11))
    tutup(kasus, oleh=kantor.desk, at=kantor.saat(hari_lalu - 6, 15))


def selesai_diperpanjang(kantor: Kantor, hari_lalu: int) -> None:
    topik = kantor.topik("biasa")
    kasus = kantor.daring_diproses(topik, hari_lalu)
    alasan = AlasanPerpanjangan.BELUM_DIKUASAI
    uraian = "Dokumen masih diperiksa auditor dan belum kami terima kembali."
    kasus = perpanjang(kasus, alasan=alasan, uraian=uraian, oleh=kantor.ppid, at=kantor.saat(hari_lalu - 8, 13))
    kasus = kantor.beri(kasus, topik, hari_lalu - 14)
    kasus = konfirmasi_terima(kasus, at=kantor.saat(hari_lalu - 15, 18))
    tutup(kasus, oleh=kantor.desk, at=kantor.saat(hari_lalu - 16, 9))


def selesai_terlambat(kantor: Kantor, hari_lalu: int) -> None:
    topik = kantor.topik("biasa")
    kasus = kantor.diproses(topik, hari_lalu)
    kasus = kantor.beri(kasus, topik, hari_lalu - 13)
    serah = CaraPenyerahan(cara=CaraSerah.EMAIL)
    kasus = serahkan(kasus, serah, oleh=kantor.desk, at=kantor.saat(hari_lalu - 13, 14))
    tutup(kasus, oleh=kantor.desk, at=kantor.saat(hari_lalu - 15, 9))


def dicabut(kantor: Kantor, hari_lalu: int) -> None:
    kasus = kantor.daring_diproses(kantor.topik("biasa"), hari_lalu)
    cabut(kasus, oleh=Peran.PEMOHON, at=kantor.saat(hari_lalu - 3, 17, 30))


def ditutup_tidak_lengkap(kantor: Kantor, hari_lalu: int) -> None:
    topik = kantor.topik("biasa")
    kasus = kantor.ajukan(topik, kantor.saat(hari_lalu, 22, 10), kartu=False, nomor_identitas="", jenis_identitas="")
    at = kantor.saat(hari_lalu - 1, 9)
    kasus = nyatakan_tidak_lengkap(kasus, kekurangan="Identitas pemohon", oleh=kantor.desk, at=at)
    kantor.surel_terkirim()
    tutup_tidak_lengkap(kasus, oleh=kantor.desk, at=kantor.saat(hari_lalu - 6, 10))


def surel_ditolak(kantor: Kantor, hari_lalu: int) -> None:
    """An answer whose mail came back: the desk must reach the applicant in another way."""
    topik = kantor.topik("biasa")
    kasus = kantor.diproses(topik, hari_lalu)
    kantor.surel_terkirim()
    kasus = kantor.beri(kasus, topik, hari_lalu - 3)
    OutgoingMail.objects.filter(satker=kantor.satker, case_number=kasus.nomor, sent_at=None).update(
        attempts=BATAS_PERCOBAAN, last_error="SMTPRecipientsRefused: 550 kotak surat tidak ditemukan"
    )


# How many working days ago each story began: the oldest first, so that numbers follow the moments of receipt.
SKENARIO: list[tuple[int, Callable[[Kantor, int], None]]] = [
    (30, selesai_diperpanjang),
    (28, selesai_terlambat),
    (26, ditolak_selesai),
    (20, selesai),
    (17, diserahkan_pos),
    (16, ditutup_tidak_lengkap),
    (15, belum_didokumentasikan),
    (14, diperpanjang),
    (13, dicabut),
    (12, lewat_tenggat),
    (11, diserahkan_unduh),
    (10, jatuh_tempo_hari_ini),
    (9, diberikan_sebagian),
    (8, ditolak),
    (8, diberikan_seluruhnya),
    (7, disposisi_terlambat),
    (7, tidak_dikuasai),
    (6, surel_ditolak),
    (6, tidak_lengkap_lewat_surat),
    (5, disposisi_dijawab),
    (4, dilengkapi_dari_rumah),
    (4, disposisi_menunggu),
    (3, tanpa_menunggu_identitas),
    (3, berkirim_pesan),
    (2, jalur_pemilu),
    (2, daring_tanpa_identitas),
    (2, tidak_lengkap),
    (1, diberi_di_meja),
    (1, lewat_whatsapp),
    (1, baru_diproses),
    (1, daring_belum_dibuka),
    (0, baru_daring),
]
# Told of the first office only, so that the demonstration stays quick to load.
HANYA_PERTAMA = {
    selesai_diperpanjang,
    selesai_terlambat,
    ditolak_selesai,
    diserahkan_pos,
    disposisi_terlambat,
    tidak_lengkap_lewat_surat,
    dilengkapi_dari_rumah,
    tanpa_menunggu_identitas,
    berkirim_pesan,
}
