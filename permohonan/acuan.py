"""Reference data of requests."""

from pathlib import Path

from permohonan.models import JenisInformasi
from ppid.acuan import baca_csv

DATA = Path(__file__).resolve().parent / "data"


def muat() -> None:
    """The first list of kinds of information; once there is one, it belongs to the installation."""
    if not JenisInformasi.objects.exists():
        JenisInformasi.objects.bulk_create(
            JenisInformasi(**baris | {"topik_pemilu": baris["topik_pemilu"] == "True"})
            for baris in baca_csv(DATA / "jenis-informasi.csv")
        )
