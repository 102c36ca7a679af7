"""Public figures: live, and so that nobody can be found in them."""

from datetime import datetime
from typing import Any

from laporan.hitungan import Angka
from laporan.hitungan_survei import rekap_survei
from laporan.naskah import judul_gambar, tabel_angka, tanpa_arti
from laporan.periode import Periode
from laporan.rekap import hitung_cepat
from ppid.medan import ribuan
from ppid.models import Satker

# Fewer than this in a cell may point at somebody.
TERKECIL = 5
TERSEMBUNYI = "kurang dari 5"
# Tables about persons and requests, in which a small cell is hidden; what the office itself did is not.
BERORANG = frozenset(
    {
        *("orang_jenis_kelamin", "orang_pekerjaan", "orang_jenis", "kanal", "jenis_informasi", "jalur"),
        *("alasan_penolakan", "bagian_tertutup", "alasan_keberatan", "hasil_keberatan", "kepuasan"),
    }
)
TAMPIL = (
    *("bulan", "kanal", "orang_jenis_kelamin", "orang_pekerjaan", "orang_jenis", "jenis_informasi"),
    *("hasil", "alasan_penolakan", "kelas_biasa", "kelas_pemilu", "ketepatan"),
    *("alasan_keberatan", "hasil_keberatan", "dip", "unduhan", "kunjungan"),
)
TANPA_GRAFIK = frozenset({"alasan_penolakan", "alasan_keberatan", "hasil_keberatan", "orang_jenis", "kelas_pemilu"})


def disembunyikan(angka: list[int]) -> set[int]:
    """Which cells are hidden: the small ones, and as many more that they cannot be computed from the total.

    What is hidden together is at least two cells and at least TERKECIL, or everything that is not zero.
    """
    urut = sorted((n, letak) for letak, n in enumerate(angka) if n)
    tertutup = {letak for n, letak in urut if n < TERKECIL}
    for n, letak in urut:
        if not tertutup or (len(tertutup) > 1 and sum(angka[satu] for satu in tertutup) >= TERKECIL):
            break
        if n >= TERKECIL:
            tertutup.add(letak)
    return tertutup


def _tersamar(tabel: dict[str, Any]) -> dict[str, Any]:
    tertutup = disembunyikan(tabel["angka"])
    baris = [
        [isi[0], TERSEMBUNYI if tabel["angka"][letak] < TERKECIL else "disembunyikan", ""] if letak in tertutup else isi
        for letak, isi in enumerate(tabel["baris"])
    ]
    if not tertutup:
        return tabel
    catatan = "Angka kecil disembunyikan agar tidak ada orang yang dapat dikenali."
    return tabel | {"baris": baris, "grafik": False, "catatan": f"{tabel['catatan']} {catatan}".strip()}


def statistik_publik(satker: Satker, periode: Periode, *, at: datetime) -> dict[str, Any]:
    """Angka layanan satu kantor untuk umum, dari register seperti adanya.

    Dasar: UU 14/2008 Pasal 12.
    """
    angka = hitung_cepat([satker], periode, at=at)
    survei = rekap_survei([satker.pk], periode)
    return {
        "tabel": {kunci: satu for kunci in TAMPIL if (satu := tabel_publik(angka, kunci))},
        "ringkas": [
            ("Permohonan", ribuan(angka.banyak("hasil"))),
            ("Dijawab tepat waktu", ribuan(angka.banyak("ketepatan", "tepat"))),
            ("Dijawab terlambat", ribuan(angka.banyak("ketepatan", "terlambat"))),
            ("Informasi publik tersedia", ribuan(angka.banyak("dip"))),
        ],
        "survei": survei.sebutan if survei.n else "",
        "kosong": not angka.banyak("hasil"),
    }


def tabel_publik(angka: Angka, kunci: str) -> dict[str, Any] | None:
    """One table as anybody may see it; None where it would say nothing."""
    tabel = tabel_angka(angka.tabel(kunci), grafik=kunci not in TANPA_GRAFIK)
    if tabel["kosong"] or tanpa_arti(kunci, tabel, angka):
        return None
    tabel["gambar"] = {"judul": judul_gambar(tabel)}
    return _tersamar(tabel) if kunci in BERORANG else tabel
