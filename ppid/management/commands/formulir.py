from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from ppid.formulir import MODEL, pencetak
from ppid.models import Satker


class Command(BaseCommand):
    help = "Cetak formulir lampiran (Model PPID-A sampai PPID-G) sebagai PDF."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("model", type=str.upper, choices=MODEL, help="mis. PPID-B")
        parser.add_argument("keluaran", type=Path, help="berkas PDF yang ditulis")
        parser.add_argument("--satker", default="", help="kode wilayah kantor, mis. 3517; tanpa ini, kantor mana pun")
        parser.add_argument("--nomor", default="", help="nomor pendaftaran; tanpa ini, kasus terbaru yang sesuai")

    def handle(self, *, model: str, keluaran: Path, satker: str, nomor: str, **options: object) -> None:
        kantor = Satker.objects.filter(kode=satker).first() if satker else None
        if satker and kantor is None:
            raise CommandError(f"Tidak ada kantor dengan kode “{satker}”. Kode terdiri atas 2 atau 4 angka, mis. 3517.")
        isi = pencetak(model)(satker=kantor, nomor=nomor, at=timezone.now())
        if isi is None:
            letak = f" untuk nomor {nomor}" if nomor else ""
            raise CommandError(f"Belum ada Model {model}{letak}{f' di {kantor}' if kantor else ''}.")
        try:
            keluaran.write_bytes(isi)
        except OSError as galat:
            raise CommandError(f"Tidak dapat menulis {keluaran}: {galat.strerror}.") from galat
        if options["verbosity"]:
            self.stdout.write(f"Model {model} ditulis ke {keluaran}.")
