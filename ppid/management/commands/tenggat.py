import json
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.core.management.base import BaseCommand, CommandError

from ppid.models import HariLibur, Jalur, JangkaWaktu, LangkahWaktu, Satker
from ppid.templatetags.waktu import hari_tanggal
from ppid.tenggat import Penjelasan

# Each step counted from the last day of the one it names; None is the receipt.
RANGKAIAN = {
    LangkahWaktu.KELENGKAPAN: None,
    LangkahWaktu.PEMBERITAHUAN: None,
    LangkahWaktu.PERPANJANGAN: LangkahWaktu.PEMBERITAHUAN,
    LangkahWaktu.KEBERATAN: LangkahWaktu.PERPANJANGAN,
    LangkahWaktu.TANGGAPAN_KEBERATAN: LangkahWaktu.KEBERATAN,
    LangkahWaktu.KOMISI_INFORMASI: LangkahWaktu.TANGGAPAN_KEBERATAN,
}
BENTUK_TANGGAL = "%Y-%m-%d"


@dataclass(frozen=True, slots=True)
class Baris:
    langkah: LangkahWaktu
    jangka: JangkaWaktu
    hitungan: Penjelasan


def _rangkaian(satker: Satker, diterima: date, jalur: str) -> Iterator[Baris]:
    """Every due date of a request received that day, as if each earlier step happened on its last day."""
    kalender = HariLibur.objects.kalender(satker)
    tanggal: dict[LangkahWaktu | None, date] = {None: diterima}
    for langkah, sesudah in RANGKAIAN.items():
        jangka = JangkaWaktu.objects.berlaku(langkah, jalur=jalur, pada=diterima)
        hitungan = jangka.penjelasan(kalender, tanggal[sesudah])
        tanggal[langkah] = hitungan.tenggat.tanggal
        yield Baris(langkah, jangka, hitungan)


class Command(BaseCommand):
    help = "Semua jatuh tempo bagi permohonan yang diterima pada satu tanggal, dengan hari yang dilewati dan dasarnya."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("kode", help="kode wilayah kantor, mis. 3517")
        parser.add_argument("tanggal", help="tanggal diterima menurut kalender kantor itu, mis. 2026-03-12")
        parser.add_argument("--jalur", choices=Jalur.values, default=Jalur.UMUM.value, help="jenis permohonan")
        parser.add_argument("--json", action="store_true", help="cetak sebagai JSON")

    def handle(self, *, kode: str, tanggal: str, jalur: str, json: bool, **options: object) -> None:
        satker = Satker.objects.filter(kode=kode).first()
        if satker is None:
            raise CommandError(f"Tidak ada kantor dengan kode “{kode}”. Kode terdiri atas 2 atau 4 angka, mis. 3517.")
        try:
            diterima = datetime.strptime(tanggal, BENTUK_TANGGAL).date()
        except ValueError:
            raise CommandError(f"“{tanggal}” bukan tanggal. Tulis tahun-bulan-hari, mis. 2026-03-12.") from None
        try:
            baris = list(_rangkaian(satker, diterima, jalur))
        except JangkaWaktu.DoesNotExist:
            raise CommandError(f"Belum ada jangka waktu yang berlaku pada {hari_tanggal(diterima)}.") from None
        except OverflowError:
            raise CommandError(f"Tanggal {tanggal} terlalu jauh untuk dihitung.") from None
        self.stdout.write(
            _sebagai_json(satker, diterima, jalur, baris) if json else _sebagai_tabel(satker, diterima, jalur, baris)
        )


def _sebagai_json(satker: Satker, diterima: date, jalur: str, baris: list[Baris]) -> str:
    isi = {
        "kode": satker.kode,
        "diterima": diterima.isoformat(),
        "jalur": jalur,
        "tenggat": [
            {
                "langkah": satu.langkah.value,
                "tanggal": satu.hitungan.tenggat.tanggal.isoformat(),
                "dasar": satu.jangka.dasar,
                "sementara": satu.hitungan.tenggat.sementara,
                "dilewati": [
                    {"tanggal": hari.tanggal.isoformat(), "nama": hari.nama} for hari in satu.hitungan.dilewati
                ],
            }
            for satu in baris
        ],
    }
    return json.dumps(isi, ensure_ascii=False, indent=2)


def _sebagai_tabel(satker: Satker, diterima: date, jalur: str, baris: list[Baris]) -> str:
    kolom = [
        (
            satu.langkah.label,
            f"{satu.jangka.jumlah} {satu.jangka.get_satuan_display()}",
            hari_tanggal(satu.hitungan.tenggat.tanggal) + (" *" if satu.hitungan.tenggat.sementara else ""),
            satu.jangka.dasar,
        )
        for satu in baris
    ]
    kepala = ("Langkah", "Jangka waktu", "Jatuh tempo", "Dasar")
    lebar = [max(map(len, isi)) for isi in zip(kepala, *kolom, strict=True)]
    teks = [
        f"{satker.nama} ({satker.kode}, {satker.singkatan_zona})",
        f"Diterima {hari_tanggal(diterima)} (hari ke-0) · {Jalur(jalur).label}",
        "",
        _sejajar(kepala, lebar),
        _sejajar(["─" * panjang for panjang in lebar], lebar),
    ]
    for isi, satu in zip(kolom, baris, strict=True):
        mulai = hari_tanggal(satu.hitungan.mulai)
        teks += [_sejajar(isi, lebar), f"  dihitung dari {mulai}: {satu.jangka.dihitung_dari}; dilewati:"]
        teks += [f"    {hari.tanggal:%d-%m-%Y}  {hari.nama}" for hari in satu.hitungan.dilewati] or ["    tidak ada"]
        teks.append("")
    if any(satu.hitungan.tenggat.sementara for satu in baris):
        teks.append(
            "* Sementara: hari libur resmi tahun yang dilalui belum ditetapkan, jadi tanggalnya dapat bergeser."
        )
    return "\n".join(teks).rstrip()


def _sejajar(isi: Sequence[str], lebar: list[int]) -> str:
    return "  ".join(teks.ljust(panjang) for teks, panjang in zip(isi, lebar, strict=True)).rstrip()
