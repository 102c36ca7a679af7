"""What officers may leave to the register when they write: `{{ permohonan.jumlah }}` and the like, from this list."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby

from laporan.bahan import Bahan
from ppid.medan import ribuan
from ppid.models import Hari

POLA = re.compile(r"\{\{\s*([a-z0-9_.]*)\s*\}\}")
# Anything else that looks like an insertion is a slip of the pen, not text; a loose brace too.
SISA = re.compile(r"\{\{[^{}]{0,200}\}\}|\{\{[^{}]{0,60}|\}\}|\{%[^{}]{0,200}%?\}?|%\}|\{#|#\}")


@dataclass(frozen=True, slots=True)
class Isian:
    """One thing that may be inserted, and how it reads for a given report."""

    nama: str
    keterangan: str
    nilai: Callable[[Bahan], str]


def _n(dimensi: str, *nilai: str) -> Callable[[Bahan], str]:
    return lambda b: ribuan(b.angka.banyak(dimensi, *nilai))


def _permohonan(b: Bahan) -> str:
    jumlah, orang = b.angka.banyak("hasil"), b.angka.banyak("orang")
    if not jumlah:
        return f"Selama {b.periode.sebutan} tidak ada permohonan informasi yang diterima {b.satker.nama}."
    return (
        f"Selama {b.periode.sebutan} {b.satker.nama} menerima {ribuan(jumlah)} permohonan informasi dari "
        f"{ribuan(orang)} pemohon."
    )


def _laman(b: Bahan) -> str:
    if not b.angka.banyak("hasil"):
        return ""
    langsung = b.angka.banyak("kanal", "langsung")
    daring = b.angka.banyak("kanal", "laman", "eppid")
    return f"Datang langsung {ribuan(langsung)} permohonan; lewat laman ini atau e-PPID {ribuan(daring)} permohonan."


def _waktu(b: Bahan) -> str:
    terjawab = b.angka.banyak("ketepatan", "tepat", "terlambat")
    tanpa_tanggal = b.angka.banyak("ketepatan", "tanpa_tanggal")
    if not terjawab:
        if tanpa_tanggal:
            return f"Tanggal jawaban {ribuan(tanpa_tanggal)} permohonan tidak tercatat pada register asal."
        return f"Tidak ada permohonan {b.periode.sebutan} yang sudah dijawab."
    kelas = b.angka.kelas("kelas_terbit")
    rinci = ", ".join(f"{ribuan(satu.jumlah)} dalam {satu.label}" for satu in kelas.sel if satu.jumlah)
    terlambat = b.angka.banyak("ketepatan", "terlambat")
    ujung = f"{ribuan(terlambat)} dijawab terlambat." if terlambat else "Semuanya dijawab tepat waktu."
    if tanpa_tanggal:
        ujung += f" Tanggal jawaban {ribuan(tanpa_tanggal)} permohonan lain tidak tercatat pada register asal."
    return f"Dari {ribuan(terjawab)} permohonan yang dijawab, {rinci}. {ujung}"


def _dikabulkan(b: Bahan) -> str:
    semua, seluruhnya, sebagian = (
        b.angka.banyak("hasil"),
        b.angka.banyak("hasil", "seluruhnya"),
        b.angka.banyak("hasil", "sebagian"),
    )
    if not semua:
        return "Tidak ada permohonan."
    if semua == seluruhnya:
        return "Semua permohonan informasi diberikan seluruhnya."
    tak_tercatat = b.angka.banyak("hasil", "tidak_tercatat")
    ujung = f" Hasil {ribuan(tak_tercatat)} permohonan tidak tercatat pada register asal." if tak_tercatat else ""
    return f"{ribuan(seluruhnya)} permohonan diberikan seluruhnya dan {ribuan(sebagian)} diberikan sebagian.{ujung}"


def _ditolak(b: Bahan) -> str:
    banyak = b.angka.banyak("hasil", "ditolak")
    if not banyak:
        return "Tidak ada permohonan informasi yang ditolak."
    return f"{ribuan(banyak)} permohonan ditolak karena informasinya dikecualikan."


def _keberatan(b: Bahan) -> str:
    banyak = b.angka.banyak("hasil_keberatan")
    return f"Diterima {ribuan(banyak)} keberatan." if banyak else "Tidak ada keberatan yang diterima."


def _sengketa(b: Bahan) -> str:
    banyak = b.angka.banyak("sengketa")
    if banyak:
        return f"{ribuan(banyak)} sengketa didaftarkan ke Komisi Informasi."
    return "Tidak ada sengketa yang didaftarkan ke Komisi Informasi."


def _gugatan(b: Bahan) -> str:
    banyak = b.angka.banyak("gugatan", "pengadilan")
    return f"{ribuan(banyak)} gugatan diajukan ke pengadilan." if banyak else "Tidak ada gugatan ke pengadilan."


def _dip(b: Bahan) -> str:
    banyak = b.angka.banyak("dip")
    if not banyak:
        return "Belum ada informasi publik yang diumumkan pada Daftar Informasi Publik."
    rinci = ", ".join(f"{ribuan(satu.jumlah)} {satu.label.lower()}" for satu in b.angka.sebaran("dip").sel)
    return f"Tersedia {ribuan(banyak)} informasi publik: {rinci}."


def _kunjungan(b: Bahan) -> str:
    dibaca, diunduh = b.angka.banyak("kunjungan"), b.angka.banyak("unduhan")
    if not dibaca and not diunduh:
        return "Kunjungan dan unduhan pada masa ini tidak tercatat di sini."
    return f"Halaman layanan dibaca {ribuan(dibaca)} kali dan berkas diunduh {ribuan(diunduh)} kali."


def _survei(b: Bahan) -> str:
    if not b.survei.n:
        return f"Belum ada pemohon yang mengisi survei kepuasan selama {b.periode.sebutan}."
    return f"Indeks kepuasan masyarakat {b.survei.sebutan}."


def _jam(b: Bahan) -> str:
    if not b.jam:
        return ""
    zona = b.satker.singkatan_zona

    def sebut(satu) -> str:
        jam = f"{satu.buka:%H.%M}–{satu.tutup:%H.%M} {zona}"
        if satu.istirahat_mulai:
            jam += f", istirahat {satu.istirahat_mulai:%H.%M}–{satu.istirahat_selesai:%H.%M}"
        return jam

    bagian = []
    for jam, hari in groupby(sorted(b.jam, key=lambda satu: satu.hari), key=sebut):
        nama = [Hari(satu.hari).label for satu in hari]
        bagian.append(f"{nama[0]}–{nama[-1]} {jam}" if len(nama) > 1 else f"{nama[0]} {jam}")
    return f"Jam layanan: {'; '.join(bagian)}."


def _dasar_hukum(b: Bahan) -> str:
    sebutan = [satu.judul for satu in b.dasar_hukum]
    if len(sebutan) < 2:
        return "".join(sebutan)
    return f"{', '.join(sebutan[:-1])}, dan {sebutan[-1]}"


def _belum_tersedia(b: Bahan) -> str:
    return f"Belum tersedia: {', '.join(b.belum_tersedia)}." if b.belum_tersedia else ""


def _rupiah(jumlah) -> str:
    return f"Rp{ribuan(int(jumlah))}"


DAFTAR: dict[str, Isian] = {
    nama: Isian(nama, keterangan, nilai)
    for nama, keterangan, nilai in (
        ("kantor", "Nama kantor", lambda b: b.satker.nama),
        ("kantor.alamat", "Alamat kantor", lambda b: b.satker.alamat),
        ("kantor.telepon", "Telepon kantor", lambda b: b.satker.telepon),
        ("kantor.jam", "Jam layanan, sebagai kalimat", _jam),
        ("periode", "Masa laporan, mis. “tahun 2024”", lambda b: b.periode.sebutan),
        ("periode.tahun", "Tahun laporan", lambda b: str(b.periode.akhir.year)),
        ("dasar_hukum", "Peraturan yang berlaku pada akhir masa laporan", _dasar_hukum),
        ("permohonan.jumlah", "Banyaknya permohonan", _n("hasil")),
        ("permohonan.kalimat", "Jumlah permohonan dan pemohon, sebagai kalimat", _permohonan),
        ("permohonan.laman", "Berapa yang datang dan berapa yang daring, sebagai kalimat", _laman),
        ("permohonan.langsung", "Permohonan yang datang langsung", _n("kanal", "langsung")),
        ("permohonan.eppid", "Permohonan lewat e-PPID", _n("kanal", "eppid")),
        ("permohonan.daring", "Permohonan lewat laman ini", _n("kanal", "laman")),
        ("orang.jumlah", "Banyaknya pemohon (orang)", _n("orang")),
        ("orang.laki_laki", "Pemohon laki-laki", _n("orang_jenis_kelamin", "L")),
        ("orang.perempuan", "Pemohon perempuan", _n("orang_jenis_kelamin", "P")),
        ("waktu.kalimat", "Waktu menjawab, sebagai kalimat", _waktu),
        ("waktu.tepat", "Dijawab tepat waktu", _n("ketepatan", "tepat")),
        ("waktu.terlambat", "Dijawab terlambat", _n("ketepatan", "terlambat")),
        (
            "waktu.diperpanjang",
            "Permohonan yang diperpanjang",
            lambda b: ribuan(b.angka.banyak("hasil") - b.angka.banyak("perpanjangan", "tanpa")),
        ),
        ("dikabulkan.kalimat", "Yang diberikan, sebagai kalimat", _dikabulkan),
        ("dikabulkan.seluruhnya", "Diberikan seluruhnya", _n("hasil", "seluruhnya")),
        ("dikabulkan.sebagian", "Diberikan sebagian", _n("hasil", "sebagian")),
        ("ditolak.kalimat", "Yang ditolak, sebagai kalimat", _ditolak),
        ("ditolak.jumlah", "Ditolak", _n("hasil", "ditolak")),
        (
            "tidak_dikuasai.jumlah",
            "Tidak di bawah penguasaan atau belum didokumentasikan",
            _n("hasil", "tidak_dikuasai", "belum_didokumentasikan"),
        ),
        ("keberatan.jumlah", "Banyaknya keberatan", _n("hasil_keberatan")),
        ("keberatan.kalimat", "Keberatan yang diterima, sebagai kalimat", _keberatan),
        ("sengketa.jumlah", "Sengketa di Komisi Informasi", _n("sengketa")),
        ("sengketa.kalimat", "Sengketa, sebagai kalimat", _sengketa),
        ("gugatan.jumlah", "Gugatan ke pengadilan", _n("gugatan", "pengadilan")),
        ("gugatan.kalimat", "Gugatan, sebagai kalimat", _gugatan),
        ("dip.jumlah", "Informasi publik yang tersedia", _n("dip")),
        ("dip.kalimat", "Informasi publik menurut kategori, sebagai kalimat", _dip),
        ("unduhan.jumlah", "Banyaknya unduhan", _n("unduhan")),
        ("kunjungan.jumlah", "Banyaknya halaman yang dibaca", _n("kunjungan")),
        ("kunjungan.kalimat", "Kunjungan dan unduhan, sebagai kalimat", _kunjungan),
        ("survei.n", "Banyaknya jawaban survei", lambda b: ribuan(b.survei.n)),
        ("survei.kalimat", "Indeks kepuasan masyarakat, sebagai kalimat", _survei),
        ("anggaran.pagu", "Pagu anggaran layanan", lambda b: _rupiah(b.anggaran.pagu)),
        ("anggaran.realisasi", "Realisasi anggaran layanan", lambda b: _rupiah(b.anggaran.realisasi)),
        ("sarana.belum_tersedia", "Sarana yang belum tersedia, sebagai kalimat", _belum_tersedia),
    )
}


def terisi(teks: str, bahan: Bahan) -> str:
    """The text with everything from the list filled in; what is not on it stays as it was typed."""

    def ganti(cocok: re.Match[str]) -> str:
        isian = DAFTAR.get(cocok[1])
        return isian.nilai(bahan) if isian else cocok[0]

    return POLA.sub(ganti, teks)


def tak_dikenal(teks: str) -> list[str]:
    """What stands between braces and is on no list, as it was typed."""
    return [satu for satu in SISA.findall(teks) if not (c := POLA.fullmatch(satu)) or c[1] not in DAFTAR]
