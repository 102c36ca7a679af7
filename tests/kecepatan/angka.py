"""The rows about the figures of reports: one office from its register, the nation from the rollup."""

from datetime import date
from typing import Any

from django.db import connection

from laporan.hitungan import hitung
from laporan.periode import baca
from laporan.rekap import dari_rekap, hitung_cepat, keadaan_rekap, segarkan
from permohonan.impor import impor
from permohonan.models import Permohonan
from ppid.acuan import DATA
from ppid.models import Satker
from ppid.peran import Peran
from tests.kecepatan import lantai
from tests.kecepatan.dasar import Hasil, banding, diukur
from tests.kecepatan.isi import SAAT, Bangsa

TAHUN = baca("2024")


def angka(bangsa: Bangsa, u: Any) -> list[Hasil]:
    satu = _satu_kantor(bangsa, u)
    with diukur() as lama:
        kurang = u.tutup_akhir + u.buka - Permohonan.objects.count()
        if kurang > 0:
            bangsa.isi(kurang, tutup=True)
    isi = f"; {kurang} baris diisi {lama[0]:.0f} s" if kurang > 0 else ""
    susun = _susun()
    kantor = list(Satker.objects.all())
    rekap = banding(
        "angka bangsa setahun, dari rekapitulasi",
        lambda: dari_rekap(kantor, TAHUN, at=SAAT),
        lambda: lantai.rekap(TAHUN),
        batas=2,
        putaran=u.putaran,
        catatan=susun + isi,
    )
    register = banding(
        "… dari register, untuk perbandingan",
        lambda: hitung(kantor, TAHUN, at=SAAT),
        lambda: lantai.rekap(TAHUN),
        batas=None,
        putaran=u.sedikit if u.sedikit > 1 else 0,
    )
    sama = hitung(kantor, TAHUN, at=SAAT).isi == dari_rekap(kantor, TAHUN, at=SAAT).isi
    register.catatan = f"{Permohonan.objects.count()} permohonan; {'sama' if sama else 'BERBEDA'}"
    return [*satu, rekap, register]


def _susun() -> str:
    """Add up what waits, and say how fast that went."""
    banyak, _ = keadaan_rekap()
    with diukur() as lama:
        while segarkan(at=SAAT):
            pass
    with connection.cursor() as kursor:
        # A test runs inside a transaction, where only counting is allowed.
        kursor.execute("ANALYZE laporan_rekap" if connection.in_atomic_block else "VACUUM ANALYZE laporan_rekap")
    return f"susun {banyak} kantor-bulan {lama[0]:.1f} s"


def _satu_kantor(bangsa: Bangsa, u: Any) -> list[Hasil]:
    """The busiest register known to us; the short form is content with a smaller one."""
    satker, berkas = bangsa.jombang, "register-jombang-2024.xlsx"
    if u.sedikit == 1:
        satker, berkas = Satker.objects.get(kode="3673"), "register-serang-2024.xlsx"
    impor(satker, DATA / berkas, oleh=Peran.SISTEM, at=SAAT)
    with connection.cursor() as kursor:
        for tabel in ("permohonan_permohonan", "ppid_pemohon"):
            kursor.execute(f"ANALYZE {tabel}")
    banyak = Permohonan.objects.filter(satker=satker, diterima_at__year=2024).count()

    def polos() -> object:
        return lantai.angka(satker.pk, date(2024, 1, 1), date(2025, 1, 1))

    ulang = 1 if u.sedikit == 1 else 5
    # Changed by the import, it is read from the register until it has been added up again.
    register = banding(
        "… dari register, untuk perbandingan",
        lambda: hitung([satker], TAHUN, at=SAAT),
        polos,
        batas=None,
        putaran=u.putaran,
        ulang=ulang,
    )
    _susun()
    laman = banding(
        f"angka satu kantor setahun seperti laman membacanya, {banyak} permohonan",
        lambda: hitung_cepat([satker], TAHUN, at=SAAT),
        polos,
        batas=2,
        putaran=u.putaran,
        ulang=ulang,
    )
    return [laman, register]
