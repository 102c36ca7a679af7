from django.core.management.base import BaseCommand

from ppid.acuan import muat


class Command(BaseCommand):
    help = "Muat data acuan yang belum pernah dimuat: satuan kerja, hari libur, jangka waktu, dasar hukum."

    def handle(self, *, verbosity: int, **options: object) -> None:
        muat()
        if verbosity:
            self.stdout.write("Data acuan lengkap.")
