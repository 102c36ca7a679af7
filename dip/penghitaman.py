"""Blacking out parts of a document: what a box may be, where words stand, and the new document without them.

The document is opened only in a child process, dip/hitamkan.py.
"""

import json
import re
import selectors
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from tempfile import NamedTemporaryFile, TemporaryFile
from typing import IO, Any, Protocol

from dip.pengecualian import Huruf
from ppid.galat import AturanDilanggar
from ppid.medan import ribuan
from ppid.unggahan import MIB, PETUGAS

ANAK = Path(__file__).with_name("hitamkan.py")
KOTAK_TERBANYAK = 2_000
ALASAN_TERPANJANG = 120
KATA_TERBANYAK = 20
KATA_TERPANJANG = 100
# Fractions of a page are kept to a hundredth of a pixel of the finest page.
KETELITIAN = 6
# Page, four numbers, and a reason that may hold anything.
BARIS = re.compile(r"(\d{1,6})" + r"\s*;\s*(-?\d{1,7}(?:[.,]\d{1,12})?)" * 4 + r"\s*;?\s*(.*)")
MEMORI = 1024 * MIB
POTONGAN = 1 << 20

PESAN = {
    "terkunci": "Berkas ini terkunci kata sandi. Simpan salinan tanpa kata sandi, unggah, lalu hitamkan salinannya.",
    "rusak": "Berkas ini rusak atau tidak lengkap. Simpan atau pindai ulang, lalu unggah lagi.",
    "jenis-lain": "Hanya PDF, JPG, dan PNG yang dapat dihitamkan. Simpan berkas ini sebagai PDF, lalu unggah lagi.",
    "halaman": "Ada kotak pada halaman yang tidak ada dalam berkas ini. Hapus kotaknya, lalu coba lagi.",
    "terlalu-luas": f"Gambar ini terlalu besar: paling luas {PETUGAS.piksel // 1_000_000} megapiksel. Perkecil dulu.",
    "terlalu-berat": (
        "Berkas ini terlalu berat untuk dihitamkan. Pindai ulang dengan resolusi lebih rendah atau bagi menjadi "
        "beberapa berkas."
    ),
}


class Terbuka(Protocol):
    """An open file that a child process can inherit."""

    def fileno(self) -> int: ...


Isi = bytes | Terbuka
Lapor = Callable[[int, int], None]
# As the child speaks: pages done, of how many, how the last one is drawn, and its picture.
Terima = Callable[[int, int, list[float], bytes], None]


@dataclass(frozen=True, slots=True)
class Batas:
    """What one kind of question to the child may cost: CPU seconds altogether, seconds between two of its words."""

    detik_cpu: int
    detik_diam: float


SEBENTAR = Batas(detik_cpu=20, detik_diam=25)
PENCARIAN = Batas(detik_cpu=40, detik_diam=25)
# Hundreds of pages, each of which may be slow.
PENGERJAAN = Batas(detik_cpu=3600, detik_diam=120)


@dataclass(frozen=True, slots=True)
class Kotak:
    """One black box: its page from 1, its place in fractions of the page as displayed, and why it is there.

    The reason is a letter of UU 14/2008 Pasal 17, or a few words.
    """

    halaman: int
    kiri: float
    atas: float
    lebar: float
    tinggi: float
    alasan: str = ""

    @property
    def bidang(self) -> tuple[int, float, float, float, float]:
        return self.halaman, self.kiri, self.atas, self.lebar, self.tinggi


@dataclass(frozen=True, slots=True)
class Ukuran:
    """The pages of a document with their size as displayed, and what kind of document it is."""

    mime: str
    halaman: list[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class HasilCari:
    """Boxes over the words found; words not found; pages without text, where only eyes can search; whether there are
    more boxes than that."""

    kotak: list[Kotak]
    tidak_ada: list[str]
    tanpa_teks: list[int]
    terpotong: bool


def periksa_kotak(kotak: Sequence[Kotak], *, halaman: int) -> None:
    """Whether these boxes can be burnt into a document of that many pages.

    Raises AturanDilanggar with the box that is wrong, counted from 1; the first one is enough.
    """
    if not kotak:
        raise AturanDilanggar("Belum ada kotak. Gambar kotak pada halaman, atau cari kata yang harus ditutup.")
    periksa_letak(kotak, halaman=halaman)
    for nomor, satu in enumerate(kotak, 1):
        if not satu.alasan.strip():
            raise AturanDilanggar(f"Kotak {nomor} (halaman {satu.halaman}): pilih atau tulis alasannya.")


def periksa_letak(kotak: Sequence[Kotak], *, halaman: int) -> None:
    """Whether these boxes lie on a document of that many pages; a reason may still be missing.

    Raises AturanDilanggar with the box that is wrong, counted from 1.
    """
    if len(kotak) > KOTAK_TERBANYAK:
        raise AturanDilanggar(
            f"Terlalu banyak kotak: {ribuan(len(kotak))}, paling banyak {ribuan(KOTAK_TERBANYAK)}. "
            "Gabungkan kotak yang berdekatan."
        )
    tepi = 1 + 10**-KETELITIAN
    for nomor, satu in enumerate(kotak, 1):
        if not 1 <= satu.halaman <= halaman:
            raise AturanDilanggar(f"Kotak {nomor}: halaman {satu.halaman} tidak ada; berkas ini {halaman} halaman.")
        # Written so that what is no number at all is refused too.
        if not (satu.lebar > 0 and satu.tinggi > 0):
            raise AturanDilanggar(f"Kotak {nomor}: lebar dan tingginya harus lebih dari nol.")
        mendatar = satu.kiri >= 0 and satu.kiri + satu.lebar <= tepi
        if not (mendatar and satu.atas >= 0 and satu.atas + satu.tinggi <= tepi):
            raise AturanDilanggar(f"Kotak {nomor}: letaknya di luar halaman {satu.halaman}.")
        if len(satu.alasan) > ALASAN_TERPANJANG:
            raise AturanDilanggar(f"Kotak {nomor}: alasannya paling panjang {ALASAN_TERPANJANG} huruf.")


def tulis_kotak(kotak: Iterable[Kotak]) -> str:
    """The boxes as people can read and change them: one a line, "1; 12,5; 40; 30; 2,25; h", in percent of the page."""

    def persen(bagian: float) -> str:
        return f"{bagian * 100:.{KETELITIAN - 2}f}".rstrip("0").rstrip(".").replace(".", ",")

    return "\n".join(
        "; ".join(
            [str(satu.halaman), *map(persen, (satu.kiri, satu.atas, satu.lebar, satu.tinggi)), satu.alasan]
        ).strip()
        for satu in kotak
    )


def baca_kotak(teks: str) -> list[Kotak]:
    """The boxes that tulis_kotak wrote, or somebody by hand. Raises AturanDilanggar with the line that is no box."""
    kotak = []
    for nomor, baris in enumerate(teks.splitlines(), 1):
        if not baris.strip():
            continue
        if cocok := BARIS.fullmatch(baris.strip()):
            halaman, *sisi, alasan = cocok.groups()
            kiri, atas, lebar, tinggi = (round(float(satu.replace(",", ".")) / 100, KETELITIAN) for satu in sisi)
            kotak.append(Kotak(int(halaman), kiri, atas, lebar, tinggi, " ".join((alasan or "").split())))
        else:
            raise AturanDilanggar(
                f"Baris {nomor} daftar kotak tidak terbaca. Tulis: halaman; kiri; atas; lebar; tinggi; alasan, "
                "misalnya 1; 12,5; 40; 30; 2,5; h."
            )
    return kotak


def periksa_kata(kata: Iterable[str]) -> list[str]:
    """The words to look for, each once. Raises AturanDilanggar when there are none, too many, or too long ones."""
    rapi = list(dict.fromkeys(" ".join(satu.split()) for satu in kata if satu.strip()))
    if not rapi:
        raise AturanDilanggar("Tulis kata yang dicari, satu baris satu kata atau nama.")
    if len(rapi) > KATA_TERBANYAK:
        raise AturanDilanggar(f"Paling banyak {KATA_TERBANYAK} kata sekali cari. Cari bertahap.")
    if any(len(satu) < 2 or len(satu) > KATA_TERPANJANG for satu in rapi):
        raise AturanDilanggar(f"Setiap kata yang dicari 2 sampai {KATA_TERPANJANG} huruf.")
    return rapi


def ukur(isi: Isi) -> Ukuran:
    """How many pages and how large. Raises AturanDilanggar for what cannot be opened."""
    jawaban, _ = _singkat("ukur", isi, {}, SEBENTAR)
    return Ukuran(jawaban["mime"], [(lebar, tinggi) for lebar, tinggi in jawaban["halaman"]])


def gambar_halaman(isi: Isi, halaman: int) -> bytes:
    """One page as displayed, a JPEG for the screen. Raises AturanDilanggar for what cannot be opened."""
    return _singkat("gambar", isi, {"halaman": halaman}, SEBENTAR)[1]


def cari_kata(isi: Isi, kata: Iterable[str], *, alasan: str = "") -> HasilCari:
    """Where these words stand, whatever their case and however they are broken, as boxes with that reason.

    Raises AturanDilanggar for what cannot be opened, and for words that cannot be looked for.
    """
    dicari = periksa_kata(kata)
    jawaban, _ = _singkat("cari", isi, {"kata": dicari}, PENCARIAN)
    kotak = []
    for halaman, *sisi in jawaban["kotak"]:
        kiri, atas, kanan, bawah = (round(angka, KETELITIAN) for angka in sisi)
        kotak.append(
            Kotak(halaman, kiri, atas, round(kanan - kiri, KETELITIAN), round(bawah - atas, KETELITIAN), alasan)
        )
    tidak_ada = [satu for nomor, satu in enumerate(dicari) if nomor not in jawaban["ditemukan"]]
    return HasilCari(kotak, tidak_ada, jawaban["tanpa_teks"], jawaban["terpotong"])


def hitamkan(isi: Isi, kotak: Sequence[Kotak], *, lapor: Lapor = lambda kini, semua: None) -> Path:
    """A new document with the boxes burnt in and nothing left of what they cover; the caller removes the file.

    Covered pages become pictures; the others keep their text. `lapor` hears of every page, and what it raises stops
    the work. Raises AturanDilanggar for what cannot be opened.
    """
    with NamedTemporaryFile(prefix="ppid-hitam-", delete=False) as hasil:
        try:
            _hitamkan(isi, kotak, hasil, lapor)
        except BaseException:
            Path(hasil.name).unlink(missing_ok=True)
            raise
    return Path(hasil.name)


def _hitamkan(isi: Isi, kotak: Sequence[Kotak], hasil: IO[bytes], lapor: Lapor) -> None:
    letak: list[tuple[int, int, int, list[float]]] = []
    with _terbuka(isi) as berkas, TemporaryFile() as lukisan:

        def terima(kini: int, semua: int, rupa: list[float], gambar: bytes) -> None:
            if gambar:
                letak.append((kini, lukisan.tell(), len(gambar), rupa))
                lukisan.write(gambar)
            lapor(kini, semua)

        with _anak("lukis", [berkas], {"kotak": [satu.bidang for satu in kotak]}, PENGERJAAN, terima) as (kata, sisa):
            hasil.writelines(sisa)
        if kata["mime"] != "application/pdf":
            return
        lukisan.flush()
        minta = {"letak": letak, "tertutup": sorted({satu.halaman for satu in kotak})}
        with _anak("rangkai", [berkas, lukisan], minta, PENGERJAAN) as (_, sisa):
            hasil.writelines(sisa)


def alasan_penghitaman(berkas: Iterable[tuple[str, Iterable[Kotak]]]) -> str:
    """Why parts of these files are black, as a sentence a file, with pages; what Model PPID-D asks for.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Lampiran Model PPID-D.
    """
    kalimat = []
    for nama, kotak in berkas:
        halaman: dict[str, set[int]] = defaultdict(set)
        for satu in kotak:
            halaman[satu.alasan.strip()].add(satu.halaman)
        urut = sorted(halaman.items(), key=lambda baris: (baris[0] not in Huruf.values, min(baris[1]), baris[0]))
        if urut:
            bagian = "; ".join(f"{sebut_alasan(alasan)} ({_sebut_halaman(nomor)})" for alasan, nomor in urut)
            kalimat.append(f"{nama}: {bagian}.")
    return "\n".join(kalimat)


def sebut_alasan(alasan: str) -> str:
    """A letter of Pasal 17 in words; any other reason as it was written."""
    if alasan not in Huruf.values:
        return alasan.rstrip(".")
    isi = Huruf(alasan).label.partition(" ")[2]
    return f"Pasal 17 huruf {alasan} UU 14/2008, {isi[0].lower()}{isi[1:]}"


def _sebut_halaman(nomor: set[int]) -> str:
    """ "halaman 1, 3–5"."""
    bagian: list[list[int]] = []
    for satu in sorted(nomor):
        if bagian and satu == bagian[-1][-1] + 1:
            bagian[-1][1:] = [satu]
        else:
            bagian.append([satu])
    return f"halaman {', '.join('–'.join(map(str, satu)) for satu in bagian)}"


# The child


def _singkat(perintah: str, isi: Isi, minta: dict[str, Any], batas: Batas) -> tuple[dict[str, Any], bytes]:
    with _terbuka(isi) as berkas, _anak(perintah, [berkas], minta, batas) as (jawaban, sisa):
        return jawaban, b"".join(sisa)


@contextmanager
def _anak(
    perintah: str,
    berkas: Sequence[Terbuka],
    minta: dict[str, Any],
    batas: Batas,
    terima: Terima = lambda kini, semua, rupa, gambar: None,
) -> Iterator[tuple[dict[str, Any], Iterator[bytes]]]:
    """Let a child process open the document: without our environment, under limits of memory and time.

    Yields its answer and the bytes that follow. Raises AturanDilanggar when it refuses, dies or says nothing for long.
    """
    nomor = [satu.fileno() for satu in berkas]
    anak = subprocess.Popen(
        [
            *(sys.executable, "-I", "-B", ANAK, perintah, ",".join(map(str, nomor))),
            *(str(MEMORI), str(batas.detik_cpu)),
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        pass_fds=nomor,
        cwd="/",
        env={"PYTHONUTF8": "1"},
        bufsize=0,
    )
    assert anak.stdin is not None and anak.stdout is not None
    try:
        with anak.stdin as masukan:
            masukan.write(json.dumps(minta | {"piksel": PETUGAS.piksel}).encode())
        jawaban, sisa = _dengar(anak.stdout, batas, terima)
        if kode := jawaban.get("tolak"):
            raise AturanDilanggar(PESAN.get(kode, PESAN["rusak"]))
        yield jawaban, sisa
        if anak.wait(timeout=batas.detik_diam):
            raise AturanDilanggar(PESAN["terlalu-berat"])
    except (BrokenPipeError, EOFError, TimeoutError, subprocess.TimeoutExpired) as galat:
        raise AturanDilanggar(PESAN["terlalu-berat"]) from galat
    finally:
        anak.kill()
        anak.wait()
        anak.stdout.close()


@contextmanager
def _terbuka(isi: Isi) -> Iterator[Terbuka]:
    """The document as an open file that a child can inherit."""
    if not isinstance(isi, bytes):
        yield isi
        return
    with TemporaryFile() as berkas:
        berkas.write(isi)
        berkas.flush()
        yield berkas


def _dengar(keluaran: IO[bytes], batas: Batas, terima: Terima) -> tuple[dict[str, Any], Iterator[bytes]]:
    """The answer after the words of progress, and what follows it.

    Raises TimeoutError when nothing comes for long, EOFError when the child ends without an answer.
    """
    potongan = _potongan(keluaran, batas.detik_diam)
    tunggu = bytearray()

    def ambil(banyak: int) -> bytes:
        while len(tunggu) < banyak:
            tunggu.extend(_lagi(potongan))
        isi = bytes(tunggu[:banyak])
        del tunggu[:banyak]
        return isi

    while True:
        while (akhir := tunggu.find(b"\n")) < 0:
            tunggu.extend(_lagi(potongan))
        isi = json.loads(ambil(akhir + 1))
        if "kemajuan" not in isi:
            return isi, chain([bytes(tunggu)], potongan)
        kini, semua = isi["kemajuan"]
        terima(kini, semua, isi["rupa"], ambil(isi["panjang"]))


def _lagi(potongan: Iterator[bytes]) -> bytes:
    for isi in potongan:
        return isi
    raise EOFError


def _potongan(keluaran: IO[bytes], detik: float) -> Iterator[bytes]:
    with selectors.DefaultSelector() as pemilih:
        pemilih.register(keluaran, selectors.EVENT_READ)
        while True:
            if not pemilih.select(detik):
                raise TimeoutError
            if not (isi := keluaran.read(POTONGAN)):
                return
            yield isi
