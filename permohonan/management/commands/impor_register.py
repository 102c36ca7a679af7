from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from permohonan import impor
from permohonan.padanan import RegisterBermasalah
from ppid.galat import AturanDilanggar
from ppid.medan import ribuan
from ppid.models import Satker
from ppid.peran import Peran


class Command(BaseCommand):
    """Whoever may run commands acts as the system: the history says so."""

    help = "Impor register PPID-C terdahulu (XLSX menurut lampiran, atau CSV); semuanya atau tidak satu pun."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("kode", help="kode wilayah kantor, mis. 3517")
        parser.add_argument("berkas", type=Path)
        parser.add_argument("--periksa", action="store_true", help="periksa saja, jangan simpan apa pun")

    def handle(self, *, kode: str, berkas: Path, periksa: bool, **options: object) -> None:
        satker = Satker.objects.filter(kode=kode).first()
        if satker is None:
            raise CommandError(f"Tidak ada kantor dengan kode {kode}.")
        try:
            hasil = (impor.periksa if periksa else impor.impor)(satker, berkas, oleh=Peran.SISTEM, at=timezone.now())
        except RegisterBermasalah as galat:
            for satu in galat.masalah:
                self.stderr.write(str(satu))
            baris = len({satu.baris for satu in galat.masalah})
            raise CommandError(f"{galat} {ribuan(baris)} baris bermasalah; tidak ada yang disimpan.") from galat
        except AturanDilanggar as galat:
            raise CommandError(str(galat)) from galat
        self._laporkan(satker, hasil, hanya_periksa=periksa)

    def _laporkan(self, satker: Satker, hasil: impor.HasilImpor, *, hanya_periksa: bool) -> None:
        if not hasil.baru:
            self.stdout.write(f"Register ini sudah diimpor: {ribuan(hasil.jumlah)} baris, tidak ada yang berubah.")
        elif hanya_periksa:
            self.stdout.write(f"{ribuan(hasil.jumlah)} baris dapat diimpor ke {satker}. Belum ada yang disimpan.")
        else:
            self.stdout.write(
                f"{ribuan(hasil.jumlah)} baris diimpor ke {satker}: {hasil.nomor[0]} sampai {hasil.nomor[1]}."
            )
        kelas = "; ".join(f"{label}: {ribuan(n)}" for label, n in hasil.waktu_jawab.items())
        self.stdout.write(f"Dijawab dalam {kelas}.")
        if hasil.sementara:
            self.stdout.write(
                f"Perhatian: hari libur resmi untuk {ribuan(hasil.sementara)} baris belum dimuat, sehingga hari "
                "kerjanya hanya perkiraan."
            )
