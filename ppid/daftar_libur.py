"""Reading a year's list of days off as people have it: CSV, or an ICS calendar."""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from ppid.galat import AturanDilanggar
from ppid.kalender import SEHARI
from ppid.models import JenisLibur

# A year has some 25 days off; a list much longer than this is a mistake.
PALING_BANYAK = 120
UKURAN = 256 * 1024
BENTUK = ("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y")


@dataclass(frozen=True, slots=True)
class BarisLibur:
    tanggal: date
    nama: str
    jenis: str

    def sebagai_data(self) -> list[str]:
        return [self.tanggal.isoformat(), self.nama, self.jenis]


class DaftarBermasalah(AturanDilanggar):
    """A list that cannot be taken over; `masalah` names every fault."""

    def __init__(self, masalah: list[str]) -> None:
        super().__init__(" ".join(masalah[:10]) + (f" … dan {len(masalah) - 10} lagi." if len(masalah) > 10 else ""))
        self.masalah = masalah


def baca_daftar(isi: bytes, *, tahun: int) -> list[BarisLibur]:
    """The days off of that year from a CSV (tanggal, nama, jenis) or an ICS file.

    Raises DaftarBermasalah with every fault: wrong year, a day twice, too many rows, what cannot be read.
    """
    if len(isi) > UKURAN:
        raise DaftarBermasalah(["Berkas lebih dari 256 KB; daftar libur setahun jauh lebih kecil. Periksa berkasnya."])
    if isi.lstrip(b"\xef\xbb\xbf \r\n").startswith(b"BEGIN:VCALENDAR"):
        return periksa(_dari_ics(isi), tahun=tahun)
    return periksa(_dari_csv(isi), tahun=tahun)


def baca_teks(teks: str, *, tahun: int) -> list[BarisLibur]:
    """The same from lines typed by hand: tanggal; nama; jenis. Raises DaftarBermasalah."""
    return baca_daftar(b"tanggal;nama;jenis\n" + teks.encode(), tahun=tahun)


def periksa(baris: Iterable[tuple[str, date | str, str, str]], *, tahun: int) -> list[BarisLibur]:
    """The rows in order of date. Raises DaftarBermasalah."""
    masalah: list[str] = []
    hasil: dict[date, BarisLibur] = {}
    banyak = 0
    for letak, tanggal, nama, jenis in baris:
        banyak += 1
        nama = "".join(huruf for huruf in nama if huruf.isprintable())
        if isinstance(tanggal, str):
            masalah.append(f"{letak}: “{tanggal[:30]}” bukan tanggal. Tulis tahun-bulan-hari, mis. {tahun}-08-17.")
        elif tanggal.year != tahun:
            masalah.append(f"{letak}: {tanggal:%d-%m-%Y} bukan tahun {tahun}.")
        elif tanggal in hasil:
            masalah.append(f"{letak}: {tanggal:%d-%m-%Y} sudah disebut sebagai “{hasil[tanggal].nama}”.")
        elif not nama:
            masalah.append(f"{letak}: {tanggal:%d-%m-%Y} tanpa nama.")
        elif jenis not in JenisLibur.values:
            masalah.append(f"{letak}: jenis “{jenis[:30]}” tidak dikenal. Pakai: {', '.join(JenisLibur.values)}.")
        else:
            hasil[tanggal] = BarisLibur(tanggal, nama[:120], jenis)
        if banyak > PALING_BANYAK:
            raise DaftarBermasalah(
                [f"Daftar ini lebih dari {PALING_BANYAK} baris; libur setahun tidak sebanyak itu. Periksa berkasnya."]
            )
    if not banyak:
        masalah.append("Tidak ada satu baris pun. Isi kolom tanggal, nama, dan jenis.")
    if masalah:
        raise DaftarBermasalah(masalah)
    return [hasil[tanggal] for tanggal in sorted(hasil)]


def catatan_akhir_pekan(baris: Iterable[BarisLibur]) -> list[str]:
    """Days off that fall on a weekend: right in a decree, without effect on any due date."""
    return [f"{b.tanggal:%d-%m-%Y} {b.nama}" for b in baris if b.tanggal.weekday() >= 5]


def _tanggal(teks: str) -> date | str:
    for bentuk in BENTUK:
        try:
            return datetime.strptime(teks, bentuk).date()
        except ValueError:
            continue
    return teks


def _jenis(teks: str, nama: str) -> str:
    rendah = teks.strip().lower()
    if rendah:
        return rendah
    return JenisLibur.CUTI_BERSAMA if "cuti bersama" in nama.lower() else JenisLibur.NASIONAL


def _dari_csv(isi: bytes) -> Iterator[tuple[str, date | str, str, str]]:
    try:
        teks = isi.decode("utf-8-sig")
    except UnicodeDecodeError as galat:
        raise DaftarBermasalah(["Berkas ini bukan teks CSV. Simpan sebagai CSV UTF-8, lalu unggah lagi."]) from galat
    if "\0" in teks:
        raise DaftarBermasalah(["Berkas ini bukan teks CSV. Simpan sebagai CSV UTF-8, lalu unggah lagi."])
    awal = teks.partition("\n")[0]
    pemisah = max(",;\t", key=awal.count)
    pembaca = csv.reader(io.StringIO(teks), delimiter=pemisah)
    try:
        kepala = [sel.strip().lower() for sel in next(pembaca, [])]
        if not {"tanggal", "nama"} <= set(kepala):
            raise DaftarBermasalah(["Baris pertama harus memuat judul kolom: tanggal, nama, jenis."])
        for sel in pembaca:
            if not any(s.strip() for s in sel):
                continue
            isian = dict(zip(kepala, (s.strip() for s in sel), strict=False))
            nama = isian.get("nama", "")
            letak = f"Baris {pembaca.line_num}"
            if len(sel) != len(kepala) and not (len(sel) == 2 and "jenis" in kepala):
                raise DaftarBermasalah([f"{letak}: {len(sel)} kolom, seharusnya {len(kepala)}. Periksa pemisah kolom."])
            yield letak, _tanggal(isian.get("tanggal", "")), nama, _jenis(isian.get("jenis", ""), nama)
    except csv.Error as galat:
        raise DaftarBermasalah([f"CSV rusak di baris {pembaca.line_num}. Simpan ulang berkasnya."]) from galat


def _dari_ics(isi: bytes) -> Iterator[tuple[str, date | str, str, str]]:
    from icalendar import Calendar

    try:
        acara = list(Calendar.from_ical(isi).walk("VEVENT"))
    except (ValueError, IndexError, KeyError) as galat:
        raise DaftarBermasalah(["Berkas ICS ini rusak. Ekspor ulang dari kalender asalnya."]) from galat
    for nomor, satu in enumerate(acara, 1):
        nama = " ".join(str(satu.get("SUMMARY", "")).split())
        letak = f"Acara {nomor} (“{nama[:40]}”)"
        if "RRULE" in satu or "RDATE" in satu:
            raise DaftarBermasalah([f"{letak} berulang. Libur ditetapkan per tanggal; hapus pengulangannya."])
        try:
            mulai = satu.decoded("DTSTART", None)
            sampai = satu.decoded("DTEND", None)
        except (ValueError, TypeError, AttributeError, KeyError):
            mulai = sampai = None
        if not isinstance(mulai, date):
            yield letak, "(kosong)", nama, JenisLibur.NASIONAL
            continue
        hari = mulai.date() if isinstance(mulai, datetime) else mulai
        akhir = hari + SEHARI
        if isinstance(sampai, date):
            akhir = sampai.date() if isinstance(sampai, datetime) else sampai
        # DTEND is the day after; one of more than a fortnight is no holiday.
        if akhir - hari > timedelta(days=14):
            raise DaftarBermasalah([f"{letak} lebih dari 14 hari. Periksa tanggal akhirnya."])
        while hari < max(akhir, hari + SEHARI):
            yield letak, hari, nama, _jenis("", nama)
            hari += SEHARI
            if hari >= akhir:
                break
