"""The Atasan's letter as it would be issued: nothing is stored by looking at it."""

from datetime import datetime

from keberatan import surat
from keberatan.alasan import hasil_bersama
from keberatan.models import Keberatan, Tanggapan
from keberatan.perbuatan.tanggapan import IsiTanggapan
from ppid.models import HariLibur, Pengguna
from ppid.pdf import render


def pratinjau_tanggapan(kasus: Keberatan, isi: IsiTanggapan, *, oleh: Pengguna, at: datetime) -> bytes:
    """Surat tanggapan sebelum terbit, sebagai PDF.

    Dasar: UU 14/2008 Pasal 36 ayat (2).
    """
    kasus.hasil, kasus.ditanggapi_at = hasil_bersama(list(isi.hasil.values())), at
    tanggapan = Tanggapan(
        keberatan=kasus,
        pertimbangan=isi.pertimbangan_umum,
        perintah=isi.perintah,
        batas_perintah=isi.batas_perintah,
        informasi_dibuka=isi.informasi_dibuka,
    )
    alasan = list(kasus.alasan.all())
    for satu in alasan:
        satu.hasil, satu.pertimbangan = isi.hasil[satu.alasan], isi.pertimbangan.get(satu.alasan, "")
    kalender = HariLibur.objects.kalender(kasus.satker)
    konteks = surat.konteks_tanggapan(kasus, tanggapan, alasan, kalender=kalender, oleh=oleh, at=at)
    return render("surat/tanggapan_keberatan.html", konteks | {"pratinjau": True})
