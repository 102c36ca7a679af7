from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from ppid.daftar_libur import BarisLibur, baca_daftar, catatan_akhir_pekan
from ppid.galat import AturanDilanggar
from ppid.models import JenisLibur, Satker
from ppid.penetapan import Geseran, ramalkan, terapkan_pada_pemasangan_baru, usulkan_libur

TAMPIL = 30


def perkiraan(tahun: int) -> list[BarisLibur]:
    """A first draft of a year's list, computed by the library: not a decree."""
    import holidays

    hari = holidays.country_holidays("ID", years=tahun, categories=("government", "public"), language="id")
    return [
        BarisLibur(
            tanggal,
            nama[:120],
            JenisLibur.CUTI_BERSAMA if "cuti bersama" in nama.lower() else JenisLibur.NASIONAL,
        )
        for tanggal, nama in sorted(hari.items())
    ]


class Command(BaseCommand):
    help = "Ajukan daftar libur setahun dan tunjukkan jatuh tempo yang akan bergeser; orang kedua menerapkannya."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("tahun", type=int, help="mis. 2027")
        parser.add_argument("--berkas", type=Path, help="CSV (tanggal,nama,jenis) atau ICS; tanpa ini, perkiraan")
        parser.add_argument("--dasar", default="", help="mis. “SKB 3 Menteri 2027 Nomor …”")
        parser.add_argument("--periksa", action="store_true", help="hanya tunjukkan, jangan simpan usulnya")
        parser.add_argument("--terapkan", action="store_true", help="langsung terapkan pada pemasangan baru")

    def handle(self, *, tahun: int, berkas: Path | None, periksa: bool, terapkan: bool, **options: str) -> None:
        if not 2024 <= tahun <= 2100:
            raise CommandError(f"Tahun {tahun} di luar jangkauan. Tulis empat angka, mis. 2027.")
        at = timezone.now()
        try:
            baris = baca_daftar(berkas.read_bytes(), tahun=tahun) if berkas else perkiraan(tahun)
        except OSError as galat:
            raise CommandError(f"Tidak dapat membaca {berkas}: {galat.strerror}.") from galat
        except AturanDilanggar as galat:
            raise CommandError(str(galat)) from galat
        dasar = options["dasar"] or (f"Daftar libur {tahun}" if berkas else f"Perkiraan libur {tahun}")
        usul = usulkan_libur(baris, tahun=tahun, dasar=dasar, pasti=bool(berkas), oleh=None, at=at)
        geseran = ramalkan(usul, at=at)
        self._tunjukkan(baris, geseran)
        if periksa:
            usul.delete()
            self.stdout.write("Hanya diperiksa; tidak ada yang disimpan.")
        elif not terapkan:
            self.stdout.write("Usul disimpan. Orang kedua menerapkannya di /admin/ppid/usul/.")
        elif geseran:
            usul.delete()
            raise CommandError(
                "Sudah ada tenggat terbuka yang akan bergeser, jadi --terapkan tidak berlaku. Ajukan tanpa --terapkan."
            )
        else:
            terapkan_pada_pemasangan_baru(usul, at=at)
            self.stdout.write(f"Daftar libur {tahun} diterapkan.")

    def _tunjukkan(self, baris: list[BarisLibur], geseran: list[Geseran]) -> None:
        self.stdout.write(f"{len(baris)} hari.")
        for catatan in catatan_akhir_pekan(baris):
            self.stdout.write(f"  jatuh pada akhir pekan, tanpa pengaruh: {catatan}")
        kantor = dict(Satker.objects.filter(pk__in={g.satker_id for g in geseran}).values_list("pk", "nama"))
        self.stdout.write(f"{len(geseran)} jatuh tempo terbuka akan bergeser.")
        for satu in geseran[:TAMPIL]:
            self.stdout.write(
                f"  {satu.nomor}  {satu.sebelum:%d-%m-%Y} → {satu.sesudah:%d-%m-%Y}  {kantor[satu.satker_id]}"
            )
        if len(geseran) > TAMPIL:
            self.stdout.write(f"  … dan {len(geseran) - TAMPIL} lagi")
