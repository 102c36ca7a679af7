from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from ppid.demo import SANDI, muat


class Command(BaseCommand):
    help = "Muat contoh: lima kantor dengan petugas, permohonan dalam setiap keadaan, dan register 2024."

    def handle(self, *, verbosity: int, **options: object) -> None:
        if not settings.DEMO:
            raise CommandError(
                "Contoh hanya dimuat pada pemasangan peragaan. Setel DEMO=true bila memang itu maksudnya."
            )
        dimuat = muat(at=timezone.now())
        if verbosity:
            teks = f"Contoh dimuat. Sandi semua akun: {SANDI}" if dimuat else "Contoh sudah dimuat sebelumnya."
            self.stdout.write(teks)
