"""A consequence test on its way, step by step; all matters and people are invented."""

from datetime import date, datetime, timedelta
from typing import Any

from dip.alur_uji import Tahap
from dip.models import UjiKonsekuensi
from dip.perbuatan.pemeriksaan_uji import beri_pendapat, catat_tahap, undang_peserta
from dip.perbuatan.penetapan_uji import cabut_uji, tetapkan_uji
from dip.perbuatan.pengujian import ajukan_uji, terima_uji, teruskan_uji, usulkan_uji
from dip.perbuatan.persetujuan_orang import tanya_orangnya
from ppid.peran import Peran
from tests.factories import SENIN, kantor, petugas

SEJAM = timedelta(hours=1)
USUL: dict[str, Any] = {
    "perihal": "Denah pengamanan gudang logistik (uji)",
    "unit": "Subbagian Logistik",
    "lingkup": "Denah dan jadwal jaga gudang logistik pemilihan.",
    "huruf": "c",
    "bagian_dikecualikan": "Letak kamera dan jadwal jaga.",
}
TAHAP: dict[str, dict[str, Any]] = {
    Tahap.LINGKUP: {nama: USUL[nama] for nama in ("perihal", "unit", "lingkup", "bagian_dikecualikan")},
    Tahap.BAHAYA: {"konsekuensi_dibuka": "Membuka celah gangguan keamanan logistik."},
    Tahap.HUKUM: {"huruf": "c"},
    Tahap.KEPENTINGAN: {
        "kepentingan_umum": "Masyarakat mengetahui logistik aman.",
        "konsekuensi_ditutup": "Jumlah dan jadwal kirim tetap diumumkan.",
    },
    Tahap.PENIMBANGAN: {"keamanan": "Gudang objek vital.", "penimbangan": "Menutup lebih melindungi."},
    Tahap.HASIL: {"usul_hasil": "dikecualikan", "usul_sampai": date(2026, 12, 31)},
}


class Berjenjang:
    """Kupang with its province and KPU RI, and one officer for each."""

    def __init__(self) -> None:
        self.kupang, self.ntt, self.ri = kantor("5301"), kantor("53"), kantor("00")
        self.ppid = petugas(Peran.PPID, self.kupang)
        self.penghubung = petugas(Peran.PENGHUBUNG, self.kupang)
        self.pembina = petugas(Peran.PEMBINA, self.kupang)
        self.provinsi = petugas(Peran.SUPERVISI, self.ntt)
        self.nasional = petugas(Peran.SUPERVISI, self.ri)

    def diusulkan(self, *, at: datetime = SENIN, **ganti: Any) -> UjiKonsekuensi:
        return usulkan_uji(self.kupang, USUL | ganti, oleh=self.penghubung, at=at)

    def diajukan(self, *, at: datetime = SENIN, **ganti: Any) -> UjiKonsekuensi:
        return ajukan_uji(self.diusulkan(at=at, **ganti), oleh=self.ppid, at=at)

    def diuji(self, *, at: datetime = SENIN, **ganti: Any) -> UjiKonsekuensi:
        diteruskan = teruskan_uji(self.diajukan(at=at, **ganti), oleh=self.provinsi, at=at)
        return terima_uji(diteruskan, oleh=self.nasional, at=at)

    def teruji(self, *, at: datetime = SENIN, tahap: dict[str, Any] | None = None, **ganti: Any) -> UjiKonsekuensi:
        """All six steps recorded."""
        uji = self.diuji(at=at, **ganti)
        isi = {nama: satu | (tahap or {}).get(nama, {}) for nama, satu in TAHAP.items()}
        isi[Tahap.HUKUM] |= {nama: ganti[nama] for nama in ("huruf", "undang_undang_lain") if nama in ganti}
        for nama, satu in isi.items():
            uji = catat_tahap(uji, satu, tahap=nama, oleh=self.nasional, at=at)
        return uji

    def ditetapkan(self, *, at: datetime = SENIN, ketetapan: dict[str, Any] | None = None, **ganti: Any):
        return tetapkan_uji(self.teruji(at=at, **ganti), **KETETAPAN | (ketetapan or {}), oleh=self.nasional, at=at)


KETETAPAN: dict[str, Any] = {
    "hasil": "dikecualikan",
    "nomor_keputusan": "7/PPID-UJI/00/2026",
    "tanggal_keputusan": SENIN.date(),
    "berlaku_sampai": date(2026, 12, 31),
}


def uji_bersurat() -> UjiKonsekuensi:
    """A test that has brought forth every letter there is of one."""
    jenjang = Berjenjang()
    hukum = {Tahap.HUKUM: {"huruf": "h", "rahasia_pribadi": "4"}}
    uji = jenjang.teruji(huruf="h", rahasia_pribadi="4", tahap=hukum)
    undang_peserta(
        uji,
        peserta=[("narasumber", "Uji Dua", "Ahli")],
        tanggal=SENIN.date(),
        waktu="09.00",
        tempat="Aula",
        oleh=jenjang.nasional,
        at=SENIN,
    )
    beri_pendapat(uji, suara="dikecualikan", alasan="Setuju.", oleh=jenjang.ppid, at=SENIN)
    tanya_orangnya(uji, nama="Uji", alamat="Jalan Uji 1", rincian="Nilai uji", oleh=jenjang.ppid, at=SENIN)
    uji = tetapkan_uji(uji, **KETETAPAN, oleh=jenjang.nasional, at=SENIN)
    return cabut_uji(uji, alasan="Selesai.", oleh=jenjang.nasional, at=SENIN)
