"""The annual report's last day, called to mind in time: once at each mark, until it was sent."""

from datetime import date, datetime

from django.urls import reverse

from laporan.models import JenisLaporan, Laporan
from permohonan.kabar import pemegang
from ppid import outbox
from ppid.models import Penugasan, Satker
from ppid.peran import Peran

# Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.E huruf g (31 March of the next year).
TENGGAT = (3, 31)
# Month and day from which each reminder is due; the last is sent the day after the term.
TANDA = ((1, 2), (2, 1), (3, 1), (3, 15), (3, 24), (3, 31), (4, 1))
# Who has not reported a quarter later has been told often enough.
BERHENTI = (7, 1)


def tanda_kini(pada: date) -> tuple[int, int] | None:
    """The latest mark that has come this year; None from midyear on."""
    hari = (pada.month, pada.day)
    lewat = [tanda for tanda in TANDA if tanda <= hari]
    return lewat[-1] if lewat and hari < BERHENTI else None


def ingatkan_tahunan(*, at: datetime) -> int:
    """Ingatkan PPID dan Atasan kantor yang laporan tahunan lalunya belum disampaikan ke Komisi Informasi.

    Returns how many offices it concerns. A mark that was missed is made up for at the next; none comes twice.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.E huruf g.
    """
    # The year turns at the same hour everywhere but for the zones' two hours, which no reminder needs.
    tahun = Satker.objects.get(kode="00").hari_ini(at).year
    lalu = Laporan.objects.filter(jenis=JenisLaporan.TAHUNAN, awal=date(tahun - 1, 1, 1))
    ber_ppid = Penugasan.objects.berlaku(at).filter(peran=Peran.PPID)
    kantor = Satker.objects.filter(pk__in=ber_ppid.values("satker"))
    belum = kantor.exclude(pk__in=lalu.sampai_di_komisi().values("satker"))
    terbit = set(lalu.terbit().values_list("satker", flat=True))
    banyak = 0
    for satker in belum.order_by("kode"):
        tanda = tanda_kini(satker.hari_ini(at))
        if tanda is None:
            continue
        banyak += 1
        for orang in pemegang(satker, Peran.PPID, Peran.ATASAN, at=at):
            outbox.deposit(
                f"laporan-tahunan:{satker.kode}:{tahun - 1}:{tanda[0]:02d}{tanda[1]:02d}:{orang.pk}",
                satker=satker,
                recipient=orang.email,
                template="laporan-tahunan",
                context={
                    "tahun": tahun - 1,
                    "tenggat": date(tahun, *TENGGAT),
                    "lewat": tanda > TENGGAT,
                    "terbit": satker.pk in terbit,
                    "alamat": reverse("laporan:daftar"),
                },
                at=at,
                required=False,
            )
    return banyak
