from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from dip.impor import DaftarBermasalah, baca_daftar
from dip.perbuatan.pengimporan import impor_daftar
from ppid.galat import AturanDilanggar
from ppid.models import Satker
from ppid.peran import Peran


class Command(BaseCommand):
    """Whoever may run commands acts as the system: the history says so."""

    help = "Ambil alih Daftar Informasi Publik kantor (Model PPID-A, XLSX atau CSV) sebagai usulan."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("kode", help="kode wilayah kantor, mis. 3517")
        parser.add_argument("berkas", type=Path)
        parser.add_argument("--periksa", action="store_true", help="periksa saja, jangan simpan apa pun")

    def handle(self, *, kode: str, berkas: Path, periksa: bool, **options: object) -> None:
        satker = Satker.objects.filter(kode=kode).first()
        if satker is None:
            raise CommandError(f"Tidak ada kantor dengan kode {kode}.")
        at = timezone.now()
        try:
            baris = baca_daftar(berkas, satker=satker, hari_ini=satker.hari_ini(at))
            if periksa:
                self.stdout.write(f"{len(baris)} baris dapat diambil alih ke {satker}. Belum ada yang disimpan.")
                return
            baru, ada = impor_daftar(baris, satker=satker, oleh=Peran.SISTEM, at=at)
        except DaftarBermasalah as galat:
            for satu in galat.masalah:
                self.stderr.write(satu)
            raise CommandError(str(galat)) from galat
        except AturanDilanggar as galat:
            raise CommandError(str(galat)) from galat
        self.stdout.write(f"{baru} baris diambil alih ke {satker} sebagai usulan; {ada} sudah ada.")
