"""``make bench``: builds the seeded nation once, prints the table. ``--ringkas`` runs it small."""

import argparse
import os
import sys
import time

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django


def main() -> int:
    django.setup()
    # Models can be imported only now.
    from django.core.management import call_command
    from django.test.utils import setup_test_environment

    from tests.kecepatan.baris import jalankan

    penguraian = argparse.ArgumentParser(prog="make bench")
    penguraian.add_argument("--ringkas", action="store_true", help="sedikit baris, satu putaran")
    penguraian.add_argument("--hanya", default="", help="satu kelompok: daftar, hitung, sapu, ajukan, …")
    pilihan = penguraian.parse_args()
    mulai = time.monotonic()
    setup_test_environment(debug=False)
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("muat_acuan", verbosity=0)
    jalankan(ringkas=pilihan.ringkas, hanya=pilihan.hanya, tulis=print)
    print(f"\nSeluruhnya {time.monotonic() - mulai:.0f} detik.")
    return 0


sys.exit(main())
