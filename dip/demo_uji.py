"""The demonstration's consequence tests, made by performing the acts: one in each state somewhere."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import F

from dip.alur_uji import Tahap
from dip.models import UjiKonsekuensi, Unsur
from dip.perbuatan.pembukaan_uji import rapikan_uji
from dip.perbuatan.pemeriksaan_uji import (
    beri_pendapat,
    catat_hadir,
    catat_tahap,
    undang_peserta,
)
from dip.perbuatan.penetapan_uji import cabut_uji, catat_pleno, tetapkan_uji
from dip.perbuatan.pengujian import ajukan_uji, terima_uji, teruskan_uji, usulkan_uji
from dip.perbuatan.persetujuan_orang import tanya_orangnya
from ppid.demo import petugas
from ppid.models import OutgoingMail, Pengguna, Satker
from ppid.peran import Peran

SEHARI = timedelta(days=1)
# What is asked, by which office, and how far it has come.
USUL: dict[str, dict[str, Any]] = {
    "diusulkan": {
        "kode": "3673",
        "perihal": "Berita acara klarifikasi dugaan pelanggaran etik badan ad hoc (demo)",
        "unit": "Subbagian Perencanaan, Data, dan Informasi",
        "huruf": "a",
        "bagian_dikecualikan": "Keterangan saksi selama pemeriksaan belum selesai.",
    },
    "di_provinsi": {
        "kode": "3517",
        "perihal": "Soal dan kunci jawaban seleksi tertulis badan ad hoc (demo)",
        "unit": "Subbagian Teknis Penyelenggaraan Pemilu dan Hukum",
        "huruf": "j",
        "undang_undang_lain": "UU 43/2009 Pasal 44",
        "bagian_dikecualikan": "Soal dan kunci jawaban sebelum seleksi selesai.",
    },
    "diuji": {
        "kode": "5301",
        "perihal": "Nilai wawancara perorangan calon anggota PPK (demo)",
        "unit": "Subbagian Keuangan, Umum, dan Logistik",
        "huruf": "h",
        "rahasia_pribadi": "4",
        "bagian_dikecualikan": "Nilai dan catatan pewawancara per orang.",
    },
    "terbuka": {
        "kode": "3517",
        "perihal": "Rekapitulasi honor badan ad hoc per kecamatan (demo)",
        "unit": "Subbagian Keuangan, Umum, dan Logistik",
        "huruf": "i",
        "bagian_dikecualikan": "Seluruh rekapitulasi.",
    },
    "dicabut": {
        "kode": "6107",
        "perihal": "Rencana pengamanan distribusi surat suara (demo)",
        "unit": "Subbagian Keuangan, Umum, dan Logistik",
        "huruf": "c",
        "bagian_dikecualikan": "Jalur dan jadwal pengawalan.",
    },
    "berakhir": {
        "kode": "5301",
        "perihal": "Harga perkiraan sendiri pengadaan kotak suara (demo)",
        "unit": "Subbagian Keuangan, Umum, dan Logistik",
        "huruf": "b",
        "bagian_dikecualikan": "Harga satuan sebelum pemenang ditetapkan.",
    },
}
URAIAN: dict[str, dict[str, Any]] = {
    Tahap.BAHAYA: {"konsekuensi_dibuka": "Menghambat pekerjaan yang sedang berjalan (contoh untuk peragaan)."},
    Tahap.KEPENTINGAN: {
        "kepentingan_umum": "Masyarakat dapat menilai pekerjaan kantor (contoh untuk peragaan).",
        "konsekuensi_ditutup": "Hasil akhirnya tetap diumumkan (contoh untuk peragaan).",
    },
    Tahap.PENIMBANGAN: {
        "sosial_budaya": "Menjaga kepercayaan masyarakat (contoh).",
        "penimbangan": "Ditimbang menurut akibatnya bagi umum (contoh untuk peragaan).",
    },
}


def muat(*, at: datetime) -> None:
    """Every state from proposed to ended, spread over the five offices."""
    ri = Satker.objects.get(kode="00")
    usulan = {nama: _usulkan(nama, at=at - timedelta(days=jarak)) for nama, jarak in JARAK.items()}
    _ajukan(usulan["di_provinsi"], at=at - 2 * SEHARI)
    _wawancara(_terima(usulan["diuji"], ri, at=at - 3 * SEHARI), ri, at=at - 2 * SEHARI)
    _tetapkan(_terima(usulan["terbuka"], ri, at=at - 55 * SEHARI), ri, hasil="terbuka", at=at - 50 * SEHARI)
    berlaku = at - 80 * SEHARI
    dicabut = _tetapkan(_terima(usulan["dicabut"], ri, at=berlaku), ri, sampai=at.date() + 200 * SEHARI, at=berlaku)
    cabut_uji(dicabut, alasan="Distribusi sudah selesai (demo).", oleh=_penguji(ri), at=at - 9 * SEHARI)
    berlaku = at - 140 * SEHARI
    _tetapkan(_terima(usulan["berakhir"], ri, at=berlaku), ri, sampai=at.date() - 6 * SEHARI, at=berlaku)
    rapikan_uji(at=at)
    # Whose turn it was is told already.
    belum = OutgoingMail.objects.filter(topic="uji", sent_at=None)
    belum.update(sent_at=F("created_at"), attempts=1, acceptance="250 2.0.0 Ok (contoh peragaan)")


# How many days ago each was proposed.
JARAK = {"diusulkan": 1, "di_provinsi": 3, "diuji": 6, "terbuka": 60, "dicabut": 90, "berakhir": 150}


def _penguji(satker: Satker) -> Pengguna:
    return petugas(satker, Peran.SUPERVISI)


def _usulkan(nama: str, *, at: datetime) -> UjiKonsekuensi:
    isi = USUL[nama] | {"lingkup": "Dokumen yang disebut, seluruh halamannya (demo)."}
    satker = Satker.objects.select_related("induk__induk").get(kode=isi["kode"])
    return usulkan_uji(satker, isi, oleh=petugas(satker, Peran.PENGHUBUNG), at=at)


def _ajukan(uji: UjiKonsekuensi, *, at: datetime) -> UjiKonsekuensi:
    return ajukan_uji(uji, oleh=petugas(uji.satker, Peran.PPID), at=at)


def _terima(uji: UjiKonsekuensi, ri: Satker, *, at: datetime) -> UjiKonsekuensi:
    diajukan = _ajukan(uji, at=at)
    if diajukan.pemegang != ri and diajukan.pemegang is not None:
        diajukan = teruskan_uji(diajukan, oleh=_penguji(diajukan.pemegang), at=at)
    return terima_uji(diajukan, oleh=_penguji(ri), at=at)


def _catat(uji: UjiKonsekuensi, ri: Satker, *, hasil: str, sampai: date | None, at: datetime) -> UjiKonsekuensi:
    isi: dict[str, dict[str, Any]] = {
        Tahap.LINGKUP: {},
        Tahap.HUKUM: {},
        Tahap.HASIL: {"usul_hasil": hasil, "usul_sampai": sampai},
    } | URAIAN
    for tahap in Tahap:
        uji = catat_tahap(uji, isi[tahap], tahap=tahap, oleh=_penguji(ri), at=at)
    return uji


def _tetapkan(
    uji: UjiKonsekuensi, ri: Satker, *, hasil: str = "dikecualikan", sampai: date | None = None, at: datetime
) -> UjiKonsekuensi:
    uji = _catat(uji, ri, hasil=hasil, sampai=sampai, at=at)
    hari_ini = ri.hari_ini(at)
    ditetapkan = tetapkan_uji(
        uji,
        hasil=hasil,
        nomor_keputusan=f"{uji.pk}/PPID-UJI/00/DEMO",
        tanggal_keputusan=hari_ini,
        berlaku_sampai=sampai,
        oleh=_penguji(ri),
        at=at,
    )
    return catat_pleno(
        ditetapkan,
        nomor_berita_acara=f"{uji.pk}/BA-PLENO/{uji.satker.kode}/DEMO",
        tanggal_berita_acara=uji.satker.hari_ini(at),
        oleh=petugas(uji.satker, Peran.PEMBINA),
        at=at,
    )


def _wawancara(uji: UjiKonsekuensi, ri: Satker, *, at: datetime) -> None:
    """The one that is being tested: people invited, four steps recorded, one opinion, one person asked."""
    peserta = [
        (Unsur.ATASAN.value, petugas(uji.satker, Peran.ATASAN).nama, "Sekretaris"),
        (Unsur.PERTIMBANGAN.value, petugas(uji.satker, Peran.PERTIMBANGAN).nama, "Anggota"),
        (Unsur.NARASUMBER.value, "Maria Goreti Bano (demo)", "Ahli hukum"),
    ]
    pertemuan: dict[str, Any] = {"tanggal": ri.hari_ini(at) + SEHARI, "waktu": "09.00 WITA", "tempat": "Rapat daring"}
    uji = undang_peserta(uji, peserta=peserta, **pertemuan, oleh=_penguji(ri), at=at)
    catat_hadir(uji, hadir=[uji.peserta.all()[0].pk], oleh=_penguji(ri), at=at)
    for tahap in (Tahap.LINGKUP, Tahap.BAHAYA, Tahap.HUKUM, Tahap.KEPENTINGAN):
        uji = catat_tahap(uji, URAIAN.get(tahap, {}), tahap=tahap, oleh=_penguji(ri), at=at)
    alasan = "Nilai per orang menyangkut pribadi; rata-ratanya boleh diumumkan (demo)."
    beri_pendapat(uji, suara="dikecualikan", alasan=alasan, oleh=petugas(uji.satker, Peran.PERTIMBANGAN), at=at)
    tanya_orangnya(
        uji,
        nama="Yohana Lopo (demo)",
        alamat="Jalan Peragaan 5, Kupang",
        rincian="Nilai wawancara Saudara",
        oleh=petugas(uji.satker, Peran.PPID),
        at=at,
    )
