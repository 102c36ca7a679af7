"""The demonstration: invented officers in five offices, and what the floors above add for them."""

from datetime import date, datetime, timedelta

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils.module_loading import import_string

from ppid.daftar_libur import BarisLibur
from ppid.models import HariLibur, Pengguna, Penugasan, Satker, Tahapan
from ppid.penetapan import usulkan_libur
from ppid.peran import Peran

SANDI = "demo-ppid-2026"
# Made last, so that its presence says that all of it is loaded.
SUPERADMIN = "superadmin@demo"
# In the order of the floors.
LANTAI_ATAS = ["dip.demo.muat", "permohonan.demo.muat", "keberatan.demo.muat", "laporan.demo.muat"]

BERTUGAS_SEJAK = date(2024, 1, 1)
# The five offices, each with the unit of its tim penghubung.
KANTOR = {
    "3517": "Subbagian Teknis Penyelenggaraan Pemilu dan Hukum",
    "3673": "Subbagian Perencanaan, Data, dan Informasi",
    "5301": "Subbagian Keuangan, Umum, dan Logistik",
    "6107": "Subbagian Teknis Penyelenggaraan Pemilu dan Hukum",
    "11": "Bagian Perencanaan, Data, dan Informasi",
}
SUPERVISI = {
    "00": "Hasan Basri",
    "35": "Endang Widyastuti",
    "36": "Siti Rohmah",
    "53": "Yohanes Bria",
    "61": "Hendrikus Laja",
}
JABATAN = {
    Peran.DESK: "Petugas Desk Pelayanan Informasi",
    Peran.PENGHUBUNG: "Kepala {unit}",
    Peran.PPID: "Kepala Subbagian Partisipasi, Hubungan Masyarakat, dan SDM",
    Peran.ATASAN: "Sekretaris {kantor}",
    Peran.PERTIMBANGAN: "Anggota {kantor}",
    Peran.PEMBINA: "Ketua {kantor}",
}
NAMA = {
    "3517": [
        "Rina Wulandari",
        "Agus Hariyanto",
        "Dewi Kartikasari",
        "Bambang Sutrisno",
        "Nurul Hidayah",
        "Imam Syafii",
    ],
    "3673": ["Tuti Alawiyah", "Asep Saepudin", "Mulyadi Hasan", "Ratna Komala", "Ade Rohimat", "Ujang Suherman"],
    "5301": ["Yuliana Seran", "Markus Taneo", "Adriana Benu", "Simon Petrus Naitboho", "Martha Tefa", "Daniel Nomleni"],
    "6107": [
        "Valentina Sinta",
        "Stepanus Jimi",
        "Marselina Lidia",
        "Yosef Kanyan",
        "Emiliana Uray",
        "Paulus Akim",
    ],
    "11": ["Cut Meutia Sari", "Teuku Rahmat", "Zulfikar Amin", "Mukhtar Yusuf", "Safrida Hanum", "Tarmizi Ibrahim"],
}


def termuat() -> bool:
    return Pengguna.objects.filter(email=SUPERADMIN).exists()


def muat(*, at: datetime) -> bool:
    """Load all of it in one transaction; False when it is there already."""
    if termuat():
        return False
    with transaction.atomic():
        # Hashing is slow on purpose; one password for all is hashed once.
        sandi = make_password(SANDI)
        _petugas(sandi)
        for nama in LANTAI_ATAS:
            import_string(nama)(at=at)
        _kalender(at)
        _akun(SUPERADMIN, "Pemelihara sistem", sandi, is_staff=True, is_superuser=True)
    return True


def petugas(satker: Satker, peran: Peran) -> Pengguna:
    """The demo officer of that role in that office."""
    return Pengguna.objects.get(email=f"{peran}@{satker.slug}.demo")


def _petugas(sandi: str) -> None:
    for kode, unit in KANTOR.items():
        satker = Satker.objects.get(kode=kode)
        for (peran, jabatan), nama in zip(JABATAN.items(), NAMA[kode], strict=True):
            orang = _akun(f"{peran}@{satker.slug}.demo", nama, sandi, is_staff=peran in {Peran.ATASAN, Peran.PPID})
            sebutan = jabatan.format(unit=unit, kantor=satker.nama)
            _tugaskan(orang, satker, peran, sebutan, unit=unit if peran == Peran.PENGHUBUNG else "")
    Satker.objects.filter(kode="3517").update(serah_perlu_persetujuan=True)
    for kode, nama in SUPERVISI.items():
        satker = Satker.objects.get(kode=kode)
        orang = _akun(f"{Peran.SUPERVISI}@{satker.slug}.demo", nama, sandi, is_staff=True)
        _tugaskan(orang, satker, Peran.SUPERVISI, "Tim Supervisi PPID")


def _kalender(at: datetime) -> None:
    """A stage that runs now, and next year's list waiting for the second person."""
    hari_ini = Satker.objects.get(kode="00").hari_ini(at)
    Tahapan.objects.create(
        nama="Pemutakhiran data pemilih berkelanjutan (contoh)",
        pemilihan="Peragaan",
        mulai=hari_ini - timedelta(days=40),
        sampai=hari_ini + timedelta(days=60),
    )
    tahun = hari_ini.year + 1
    hari = HariLibur.objects.filter(tanggal__year=tahun, satker=None).order_by("tanggal")
    if baris := [BarisLibur(h.tanggal, h.nama, h.jenis) for h in hari]:
        usulkan_libur(baris, tahun=tahun, dasar=f"SKB 3 Menteri {tahun} (contoh)", pasti=True, oleh=None, at=at)


def _akun(email: str, nama: str, sandi: str, **isi) -> Pengguna:
    return Pengguna.objects.create(email=email, nama=f"{nama} (demo)", password=sandi, **isi)


def _tugaskan(orang: Pengguna, satker: Satker, peran: Peran, jabatan: str, *, unit: str = "") -> None:
    Penugasan.objects.create(
        petugas=orang,
        satker=satker,
        peran=peran,
        jabatan=jabatan,
        unit=unit,
        nomor_sk=f"1/PPID/{satker.kode}/DEMO",
        mulai=BERTUGAS_SEJAK,
    )
