"""Public figures: live, and so that nobody can be found in them."""

from datetime import datetime
from typing import Any

from laporan.angka import Angka
from laporan.hitungan_survei import SARAN_SEJAK, rekap_survei
from laporan.naskah import judul_gambar, tabel_angka, tanpa_arti
from laporan.periode import Periode
from laporan.rekap import hitung_cepat
from ppid.medan import ribuan
from ppid.models import Satker

# Fewer than this in a cell may point at somebody.
TERKECIL = 5
TERSEMBUNYI = "kurang dari 5"
# A table about fewer than this says too much of each of them, whatever is hidden in it.
TABEL_TERKECIL = 10
# Tables that say nothing of a person or a request; every other one hides its small cells.
TANPA_ORANG = frozenset({"bulan", "dip", "unduhan", "kunjungan"})
TAMPIL = (
    *("bulan", "kanal", "orang_jenis_kelamin", "orang_pekerjaan", "orang_jenis", "jenis_informasi"),
    *("hasil", "alasan_penolakan", "kelas_biasa", "kelas_pemilu", "ketepatan"),
    *("alasan_keberatan", "hasil_keberatan", "dip", "unduhan", "kunjungan"),
)
TANPA_GRAFIK = frozenset({"alasan_penolakan", "alasan_keberatan", "hasil_keberatan", "orang_jenis", "kelas_pemilu"})


def disembunyikan(angka: list[int]) -> set[int]:
    """Which cells are hidden: the small ones, and as many more that they cannot be computed from the total.

    What is hidden together is at least two cells and at least TERKECIL, and more than one way to part it; or everything
    that is not zero.
    """
    urut = sorted((n, letak) for letak, n in enumerate(angka) if n)
    tertutup = {letak for n, letak in urut if n < TERKECIL}
    for n, letak in urut:
        if not tertutup or _tak_terhitung([angka[satu] for satu in tertutup]):
            break
        if n >= TERKECIL:
            tertutup.add(letak)
    return tertutup


def _tak_terhitung(sel: list[int]) -> bool:
    """Whether their sum leaves open what each hidden cell is."""
    besar = any(n >= TERKECIL for n in sel)
    # As many as there are cells, or as many as they can hold, each would be known.
    berbagai = besar or len(sel) < sum(sel) < (TERKECIL - 1) * len(sel)
    return len(sel) > 1 and sum(sel) >= TERKECIL and berbagai


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
            ("Informasi publik tersedia", ribuan(angka.banyak("dip"))),
        ],
        "survei": survei.sebutan if survei.n >= SARAN_SEJAK else "",
        "kosong": not angka.banyak("hasil"),
    }


def tabel_publik(angka: Angka, kunci: str) -> dict[str, Any] | None:
    """One table as anybody may see it; None where it would say nothing."""
    tabel = tabel_angka(angka.tabel(kunci), grafik=kunci not in TANPA_GRAFIK)
    if tabel["kosong"] or tanpa_arti(kunci, tabel, angka):
        return None
    tabel["gambar"] = {"judul": judul_gambar(tabel)}
    if kunci in TANPA_ORANG:
        return tabel
    return _tersamar(tabel) if sum(tabel["angka"]) >= TABEL_TERKECIL else None
