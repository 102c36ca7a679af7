"""Cases made by performing the acts, so that no test row is impossible in life. All people are invented."""

import secrets
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from dip.models import HasilUji, UjiKonsekuensi
from permohonan.models import Permohonan
from permohonan.perbuatan.kelengkapan import nyatakan_lengkap, nyatakan_tidak_lengkap
from permohonan.perbuatan.keputusan import IsiKeputusan, putuskan
from permohonan.perbuatan.pencatatan import catat
from permohonan.perbuatan.pendaftaran import Isian
from permohonan.perbuatan.pengajuan import ajukan
from permohonan.putusan import Kanal, Putusan
from ppid.models import Pengguna, Penugasan, Satker
from ppid.peran import Peran

WIB = ZoneInfo("Asia/Jakarta")
SENIN = datetime(2026, 3, 9, 10, 0, tzinfo=WIB)
SEHARI = timedelta(days=1)
NIK_UJI = "3517014107900001"


def kantor(kode: str = "3517") -> Satker:
    return Satker.objects.get(kode=kode)


def petugas(
    peran: Peran | str, satker: Satker | None = None, *, email: str = "", mulai=date(2024, 1, 1), sampai=None, **tugas
) -> Pengguna:
    """An officer who holds that role in that office."""
    satker = satker or kantor()
    peran = Peran(peran)
    orang, _ = Pengguna.objects.get_or_create(
        email=email or f"{peran}@{satker.slug}.uji",
        defaults={"nama": f"{peran.label} {satker.kode} (uji)", "is_staff": peran == Peran.ATASAN},
    )
    Penugasan.objects.create(
        petugas=orang,
        satker=satker,
        peran=peran,
        nomor_sk=tugas.pop("nomor_sk", "1/SK/UJI/2024"),
        jabatan=tugas.pop("jabatan", peran.label),
        mulai=mulai,
        sampai=sampai,
        **tugas,
    )
    return orang


def isian(**ganti) -> Isian:
    dasar: dict[str, Any] = {
        "nama": "Siti Contoh",
        "alamat": "Jl. Contoh No. 1, Jombang",
        "rincian_informasi": "Berita acara rekapitulasi hasil Pemilu 2024 tingkat kabupaten",
        "tujuan_penggunaan": "Skripsi",
        "cara_akses": "salinan",
        "bentuk": "softcopy",
        "cara_memperoleh": "email",
        "jenis_identitas": "ktp",
        "nomor_identitas": NIK_UJI,
        "telepon": "0812-0000-0000",
        "email": "siti@contoh.test",
        "identitas_diperlihatkan": False,
    }
    return Isian(**dasar | ganti)


def permohonan_terdaftar(*, satker: Satker | None = None, at: datetime = SENIN, **ganti) -> Permohonan:
    """Filed online by a citizen who uploaded nothing."""
    return ajukan(isian(**ganti), satker=satker or kantor(), token=secrets.token_hex(16), at=at)


def permohonan_tercatat(*, oleh: Pengguna, at: datetime = SENIN, diterima_at=None, kanal=Kanal.LANGSUNG, **ganti):
    """Registered at the desk, identity card shown."""
    satker = oleh.penugasan.first().satker
    return catat(
        isian(**{"identitas_diperlihatkan": True} | ganti),
        satker=satker,
        kanal=kanal,
        diterima_at=diterima_at or at,
        oleh=oleh,
        at=at,
        token=secrets.token_hex(16),
        alasan_terlambat="Surat baru sampai di meja" if diterima_at else "",
    )


def permohonan_tidak_lengkap(*, oleh: Pengguna, at: datetime = SENIN, **ganti) -> Permohonan:
    satker = oleh.penugasan.first().satker
    kasus = permohonan_terdaftar(satker=satker, at=at, **ganti)
    return nyatakan_tidak_lengkap(kasus, kekurangan="Foto KTP belum ada", oleh=oleh, at=at)


def permohonan_diproses(*, oleh: Pengguna, at: datetime = SENIN, **ganti) -> Permohonan:
    return nyatakan_lengkap(permohonan_tercatat(oleh=oleh, at=at, **ganti), oleh=oleh, at=at)


def isi_keputusan(**ganti) -> IsiKeputusan:
    dasar: dict[str, Any] = {
        "putusan": Putusan.SELURUHNYA,
        "diberikan": "Salinan berita acara dalam PDF",
        "bentuk": "softcopy",
        "waktu_penyediaan": date(2026, 3, 31),
    }
    return IsiKeputusan(**dasar | ganti)


def permohonan_diputus(*, desk: Pengguna, ppid: Pengguna, at: datetime = SENIN, isi=None, **ganti) -> Permohonan:
    kasus = permohonan_diproses(oleh=desk, at=at, **ganti)
    return putuskan(kasus, isi or isi_keputusan(), oleh=ppid, at=at + timedelta(hours=1))


def uji_konsekuensi(satker: Satker | None = None, **ganti) -> UjiKonsekuensi:
    """A decided exemption of this office."""
    satker = satker or kantor()
    dasar: dict[str, Any] = {
        "satker": satker,
        "penetap": Satker.objects.get(kode="00"),
        "perihal": "Data pribadi dalam formulir pendaftaran badan ad hoc",
        "huruf": "h",
        "bagian_dikecualikan": "NIK, alamat, dan nomor telepon",
        "konsekuensi_dibuka": "Mengungkap rahasia pribadi pelamar.",
        "hasil": HasilUji.DIKECUALIKAN,
        "nomor_keputusan": "5/PPID-UJI/2025",
        "tanggal_keputusan": date(2025, 6, 2),
    }
    return UjiKonsekuensi.objects.create(**dasar | ganti)
