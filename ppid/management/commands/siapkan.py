from argparse import REMAINDER, ArgumentParser

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command, execute_from_command_line
from django.core.management.base import BaseCommand
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor

# The account that the demo creates; the demo is one transaction, so it stands for all of it.
DEMO_ACCOUNT = "superadmin@demo"
LOCK = 0x50504944


class Command(BaseCommand):
    """One process for all the steps, so that a start costs one start of Django."""

    help = "Siapkan basis data: skema, tabel tembolok, data acuan, dan contoh bila DEMO; boleh diulang."
    # The checks of the command that follows, or of the server, come soon enough.
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--lalu", nargs=REMAINDER, default=[], help="perintah yang dijalankan sesudahnya")

    def handle(self, *, lalu: list[str], **options: object) -> None:
        with connection.cursor() as cursor:
            # Two first starts at once must not load the same rows twice.
            cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
            try:
                self._prepare()
            finally:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])
        if lalu:
            execute_from_command_line(["manage.py", *lalu])

    def _prepare(self) -> None:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            self._say("Menyiapkan skema basis data …")
            call_command("migrate", interactive=False, verbosity=0, stdout=self.stderr)
        call_command("createcachetable", verbosity=0, stdout=self.stderr)
        call_command("muat_acuan", verbosity=0, stdout=self.stderr)
        if settings.DEMO and not get_user_model().objects.filter(email=DEMO_ACCOUNT).exists():
            self._say("Memuat data contoh …")
            with transaction.atomic():
                call_command("demo", verbosity=0, stdout=self.stderr)

    def _say(self, text: str) -> None:
        # Standard output belongs to the command that follows.
        self.stderr.write(text, self.style.NOTICE)
