"""Recognising a register as an office keeps it: which sheet, where it begins and ends, what each column holds."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from permohonan.kosakata import BULAN
from permohonan.padanan import baca_tanggal, tulisan
from ppid.lembar import Lembar, Sel, huruf_kolom

# What a column may hold, as the officer chooses it. Order: that of the annex.
ISI_KOLOM: Mapping[str, str] = {
    "no_pendaftaran": "Nomor pendaftaran",
    "no_bulanan": "Nomor pendaftaran, mulai lagi dari 1 setiap bulan",
    "tanggal": "Tanggal diterima",
    "nama": "Nama pemohon",
    "alamat": "Alamat",
    "nomor_kontak": "Kontak (telepon atau e-mail)",
    "pekerjaan": "Pekerjaan",
    "informasi_diminta": "Informasi yang diminta",
    "tujuan": "Tujuan penggunaan",
    "penguasaan": "Dikuasai atau tidak (ditulis dengan kata)",
    "dikuasai": "Dikuasai: ya (dicentang)",
    "tidak_dikuasai": "Dikuasai: tidak (dicentang atau nama badan lain)",
    "belum": "Belum didokumentasikan (dicentang)",
    "bentuk": "Bentuk (ditulis dengan kata)",
    "softcopy": "Softcopy (dicentang)",
    "hardcopy": "Hardcopy (dicentang)",
    "jenis_permohonan": "Melihat atau meminta salinan (ditulis dengan kata)",
    "melihat": "Melihat/mengetahui (dicentang)",
    "salinan": "Meminta salinan (dicentang)",
    "keputusan": "Keputusan",
    "alasan_penolakan": "Alasan penolakan",
    "tanggal_pemberitahuan": "Tanggal pemberitahuan tertulis (jawaban)",
    "tanggal_pemberian": "Tanggal informasi diberikan",
    "biaya": "Biaya",
    "cara_pembayaran": "Cara pembayaran",
    "jenis_kelamin": "L/P",
    "kanal": "Kanal",
    "jenis_informasi": "Jenis informasi",
    "kepuasan": "Kepuasan",
}
# A number that begins again each month; it is known again together with its month.
BULANAN = "no_bulanan"
# Without these no row can be stored.
WAJIB = ("no_pendaftaran", "tanggal", "nama", "informasi_diminta", "keputusan", "tanggal_pemberitahuan")
# What several columns may hold together.
BOLEH_BERULANG = frozenset({"nomor_kontak", "alamat", "informasi_diminta", "tujuan"})
# By these a row is told from a signature below the table.
INTI = ("tanggal", "nama", "informasi_diminta", "keputusan")

_JAWAB = r"pemberitahuan|jawab|tanggapan|respon|dibalas|balasan|keputusan|selesai"
_SERAH = r"pemberian|penyerahan|diserahkan|diberikan|pengambilan|serah"
# Earlier rules win; each is tried on the heading of the column alone, then together with the heading above it.
CIRI: tuple[tuple[str, str], ...] = (
    ("nomor_kontak", r"kontak|\b(no|nomor) (hp|telp|telepon|wa|whatsapp)|telepon|\btelp|\bhp\b|e ?mail|surel|whatsapp"),
    ("no_pendaftaran", r"^(no|nomor|nomer)\b.*(daftar|regist|reg\b|permohonan|tiket|agenda|permintaan)"),
    ("jenis_kelamin", r"^l ?p$|kelamin|gender|^jk$"),
    ("jenis_informasi", r"(jenis|kategori|klasifikasi|topik) (informasi|data)"),
    ("jenis_permohonan", r"(jenis|bentuk) (permohonan|permintaan)|cara (memperoleh|mendapat\w*|akses)|^akses"),
    ("kepuasan", r"puas"),
    ("alasan_penolakan", r"alasan (penolakan|ditolak|tolak|menolak|pengecualian|tidak)|dasar (penolakan|pengecualian)"),
    ("tujuan", r"tujuan|kegunaan|keperluan|alasan (permohonan|permintaan|penggunaan)|digunakan untuk|^untuk apa"),
    ("cara_pembayaran", r"cara (pem)?bayar\w*$|^cara$|metode (pem)?bayar"),
    ("biaya", r"biaya|tarif"),
    ("tanggal_pemberitahuan", rf"(tgl|tanggal|hari|waktu)\b.*({_JAWAB})|^pemberitahuan( tertulis)?$|^dijawab$"),
    ("tanggal_pemberian", rf"(tgl|tanggal|hari|waktu)\b.*({_SERAH})|^pemberian( informasi)?$|^diserahkan$"),
    ("tanggal", r"^(hari )?(tgl|tanggal|waktu)\b(?!.*lahir)|^diterima$|^masuk$"),
    ("alamat", r"alamat|domisili"),
    ("nama", r"\bnama\b(?!.*(petugas|kantor|satker))|^pemohon( informasi)?$"),
    ("pekerjaan", r"pekerjaan|profesi|instansi|lembaga"),
    ("softcopy", r"soft ?(copy|kopi|file)|elektronik|digital"),
    ("hardcopy", r"hard ?(copy|kopi)|tercetak|cetak|fotokopi|foto copy"),
    ("melihat", r"melihat|mengetahui|membaca"),
    ("salinan", r"salinan|menyalin|copy"),
    ("belum", r"belum (di)?dok"),
    ("tidak_dikuasai", r"penguasaan.*\btidak\b|dikuasai.*\btidak\b|tidak (di ?bawah|dikuasai)|^tidak$"),
    ("dikuasai", r"penguasaan.*\bya\b|dikuasai.*\bya\b|^ya$"),
    ("penguasaan", r"penguasaan|dikuasai|status informasi"),
    ("bentuk", r"\bbentuk\b|\bformat\b"),
    ("kanal", r"\bkanal\b|\bmelalui\b|\bmedia\b|\bvia\b|sarana|cara (pengajuan|permohonan|menyampaikan)"),
    ("keputusan", r"keputusan|putusan|^hasil\b|status (permohonan|akhir|permintaan)|tindak lanjut|^status$|^tanggapan"),
    ("alasan_penolakan", r"^alasan"),
    (
        "informasi_diminta",
        r"(informasi|data|dokumen)\b.*\b(di|ter)?(minta|mohon|butuhkan|perlukan)|(isi|rincian|perihal|materi|uraian|"
        r"pokok) (permohonan|permintaan|informasi|data)|^(informasi|perihal|permintaan|rincian)$|"
        r"yang (di)?(minta|mohon)",
    ),
    ("no_pendaftaran", r"^(no|nomor|nomer)( urut)?$"),
)
_PENGGALAN = re.compile(rf"^(({'|'.join(BULAN)})( \d{{4}})?|(bulan|triwulan|semester|jumlah|total|tahun)\b.*)$")
TINGGI_KEPALA = 4
CARI_SAMPAI = 40


@dataclass(frozen=True, slots=True)
class Tabel:
    """Where a register stands in a sheet: `awal` is its first row (from 0), `judul` the heading of each column."""

    awal: int
    judul: tuple[str, ...]
    kolom: Mapping[int, str]
    # Whether its numbers begin again each month.
    bulanan: bool = False

    @property
    def sidik(self) -> str:
        """By this the same headings are known again."""
        return hashlib.sha256("\n".join(map(_rata, self.judul)).encode()).hexdigest()

    @property
    def dikenal(self) -> int:
        """How much of it looks like a register."""
        return len(set(self.kolom.values()) - {""})


def _rata(teks: str) -> str:
    return " ".join(re.sub(r"[^a-z0-9]+", " ", teks.casefold()).split())


def _ciri(judul: str) -> int | None:
    """The first rule that this heading answers to."""
    rata = _rata(judul)
    return next((n for n, (_, pola) in enumerate(CIRI) if re.search(pola, rata)), None) if rata else None


def _teks(baris: Sequence[Sel]) -> list[str]:
    return [tulisan(sel) for sel in baris]


def kenali(lembar: Lembar) -> Tabel | None:
    """The register in a sheet, as far as it can be guessed; None when nothing in it looks like one."""
    atas = [_teks(baris) for baris in lembar.baris[:CARI_SAMPAI]]
    jumlah = [len({CIRI[n][0] for sel in baris if (n := _ciri(sel)) is not None}) for baris in atas]
    if not jumlah or max(jumlah) < 2:
        return None
    kepala = jumlah.index(max(jumlah))
    semua = [tabel_pada(lembar, awal) for awal in range(kepala + 1, min(kepala + TINGGI_KEPALA, len(atas)) + 1)]
    # Another line belongs to the header only if more is known with it, and only if it is no row.
    terbaik = semua[0]
    for tabel in semua[1:]:
        if _seperti_baris(lembar.baris[terbaik.awal], terbaik.kolom):
            break
        if tabel.dikenal > terbaik.dikenal:
            terbaik = tabel
    return terbaik if terbaik.dikenal >= 3 else None


def tabel_pada(lembar: Lembar, awal: int) -> Tabel:
    """The register whose first row is `awal` (from 0), its header above that."""
    baris = [_teks(satu) for satu in lembar.baris[:awal]]
    while baris and (not any(baris[-1]) or _nomor_kolom(baris[-1])):
        baris.pop()
    kepala: list[list[str]] = []
    while baris and len(kepala) < TINGGI_KEPALA and sum(map(bool, baris[-1])) > 1:
        kepala.insert(0, baris.pop())
    lebar = max(map(len, kepala), default=0)
    tingkat = [satu + [""] * (lebar - len(satu)) for satu in kepala]
    # A heading over several columns is written in the first of them.
    for atas, bawah in pairwise(tingkat):
        for n in range(1, lebar):
            if not atas[n] and bawah[n]:
                atas[n] = atas[n - 1]
    tumpuk = [[satu[n] for satu in tingkat if satu[n]] for n in range(lebar)]
    judul = tuple(": ".join(dict.fromkeys(bagian)) for bagian in tumpuk)
    while awal < len(lembar.baris) and _nomor_kolom(_teks(lembar.baris[awal])):
        awal += 1
    return Tabel(awal, judul, _tebak_kolom(tumpuk, judul))


def _tebak_kolom(tumpuk: Sequence[Sequence[str]], judul: Sequence[str]) -> dict[int, str]:
    tebakan = []
    for n, bagian in enumerate(tumpuk):
        # "Ya", "Tidak" and "Cara" say little without the heading above them.
        sendiri = _ciri(bagian[-1]) if bagian else None
        bersama = _ciri(judul[n])
        aturan = bersama if sendiri is None else sendiri
        if aturan is not None:
            tebakan.append((aturan, n))
    kolom = dict.fromkeys(range(len(tumpuk)), "")
    for aturan, n in sorted(tebakan):
        kunci = CIRI[aturan][0]
        if kunci not in kolom.values() or kunci in BOLEH_BERULANG:
            kolom[n] = kunci
    return kolom


def _nomor_kolom(baris: Sequence[str]) -> bool:
    """A line that counts the columns: 1, 2, 3 …"""
    angka = [teks.strip("().") for teks in baris if teks]
    return (
        len(angka) >= 4
        and all(teks.isdecimal() and len(teks) < 3 for teks in angka)
        and [int(teks) for teks in angka] == sorted({int(teks) for teks in angka})
        and angka[0] == "1"
    )


def _seperti_baris(baris: Sequence[Sel], kolom: Mapping[int, str]) -> bool:
    terisi = {kunci: baris[n] for n, kunci in kolom.items() if kunci and n < len(baris) and tulisan(baris[n])}
    return (baca_tanggal(terisi.get("tanggal")) is not None and len(terisi) > 2) or (
        sum(kunci in terisi for kunci in INTI) >= 3 and _ciri(tulisan(terisi.get("tanggal"))) is None
    )


def baris_register(lembar: Lembar, tabel: Tabel) -> tuple[list[tuple[int, list[Sel]]], list[tuple[int, str]]]:
    """The numbered rows of the register, and what else stands there: month headings, totals, signatures, as text."""
    kolom = tabel.kolom
    # A computed cell without its value looks empty, and is a fault of its row all the same.
    inti = {huruf_kolom(n) for n, kunci in kolom.items() if kunci in INTI}
    berumus = {n for n, huruf in lembar.rumus if huruf in inti}
    semua = enumerate(lembar.baris[tabel.awal :], tabel.awal + 1)
    terisi = [(n, baris) for n, baris in semua if n in berumus or any(_teks(baris))]
    kepala = {_rata(bagian) for judul in tabel.judul for bagian in judul.split(": ")} - {""}
    baris: list[tuple[int, list[Sel]]] = []
    lain: list[tuple[int, str]] = []
    for n, satu in terisi:
        isi = [teks for teks in _teks(satu) if teks]
        penggalan = 0 < len(isi) <= 2 and _PENGGALAN.match(_rata(isi[0]))
        # The header once more on top of a new sheet of paper.
        kepala_lagi = len(isi) > 2 and all(_rata(teks) in kepala for teks in isi)
        if penggalan or kepala_lagi or _nomor_kolom(isi):
            lain.append((n, " ".join(isi)))
        else:
            baris.append((n, satu))
    while baris and not (
        baris[-1][0] in berumus or _seperti_baris(baris[-1][1], kolom) or _bernomor(baris[-1][1], kolom)
    ):
        n, satu = baris.pop()
        lain.append((n, " ".join(filter(None, _teks(satu)))))
    return baris, sorted(lain)


def _bernomor(baris: Sequence[Sel], kolom: Mapping[int, str]) -> bool:
    """A row that somebody began to fill in: it has its number and two more of what a row is known by."""
    terisi = {kunci for n, kunci in kolom.items() if kunci and n < len(baris) and tulisan(baris[n])}
    return "no_pendaftaran" in terisi and len(terisi & set(INTI)) >= 2


def label_kolom(tabel: Tabel) -> dict[str, str]:
    """What each column is called in a fault: its letter and its own heading."""
    return {
        kunci: f"{huruf_kolom(n)} ({tabel.judul[n] or ISI_KOLOM[kunci]})" for n, kunci in tabel.kolom.items() if kunci
    }
