from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from laporan.ekspor import tulis, tulis_beku
from laporan.models import Laporan
from laporan.naskah import susun
from laporan.periode import baca
from ppid.models import Satker

AKHIRAN = {".pdf": "pdf", ".xlsx": "xlsx"}


class Command(BaseCommand):
    help = "Laporan layanan satu kantor: 2024, 2024-Q3, 2024-11, 2024-11-27, atau 2024-01-05..2024-03-20."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("kode", help="kode kantor, mis. 3517")
        parser.add_argument("periode")
        parser.add_argument("keluaran", type=Path, help="berkas .pdf atau .xlsx")
        parser.add_argument("--ringkasan", action="store_true", help="satu halaman saja")

    def handle(self, *args: Any, **pilihan: Any) -> None:
        keluaran: Path = pilihan["keluaran"]
        if keluaran.suffix not in AKHIRAN:
            raise CommandError("Nama keluarannya berakhiran .pdf atau .xlsx.")
        try:
            satker = Satker.objects.get(kode=pilihan["kode"])
            periode = baca(pilihan["periode"])
        except Satker.DoesNotExist as galat:
            raise CommandError(f"Tidak ada kantor berkode {pilihan['kode']}.") from galat
        except ValueError as galat:
            raise CommandError(str(galat)) from galat
        at = timezone.now()
        if periode.awal > satker.hari_ini(at):
            raise CommandError(f"Masa {periode.sebutan} belum mulai.")
        keluaran.write_bytes(self._isi(satker, periode, pilihan, AKHIRAN[keluaran.suffix], at))
        self.stdout.write(f"{keluaran} ditulis.")

    def _isi(self, satker: Satker, periode: Any, pilihan: dict[str, Any], bentuk: str, at: Any) -> bytes:
        semasa = Laporan.objects.filter(satker=satker, awal=periode.awal, akhir=periode.akhir)
        bentuk = "ringkasan" if pilihan["ringkasan"] else bentuk
        disusun = semasa.berjalan().first()
        beku = semasa.exclude(beku=None).select_related("surat").order_by("-versi").first()
        if beku is not None and disusun in (None, beku):
            return tulis_beku(beku, bentuk, at=at)
        naskah = susun(satker, periode, at=at, laporan=disusun)
        return tulis(naskah, bentuk, konsep=disusun is not None or naskah.konsep)
