from datetime import datetime

from keberatan.alur import ALUR_KEBERATAN
from keberatan.kabar import kabarkan_pengaju, kabarkan_petugas
from keberatan.models import Keberatan
from keberatan.penghitungan import perubahan
from ppid.models import DaftarJangka, KalenderKantor, Usul
from ppid.peran import Peran
from ppid.perbuatan import perbuatan


def hitung_ulang(kalender: KalenderKantor, jangka: DaftarJangka, *, usul: Usul, at: datetime) -> int:
    """Hitung ulang jatuh tempo tanggapan setiap keberatan terbuka sesudah kalender atau jangka waktu berubah.

    What has passed stays, and nothing is put into the past. Both sides are told. Returns how many due dates moved.

    Dasar: UU 14/2008 Pasal 36 ayat (2).
    """
    # In the one order in which the sweep locks them too.
    terbuka = Keberatan.objects.belum_ditanggapi().select_for_update().order_by("pk")
    list(terbuka.values_list("pk"))
    bergeser = 0
    for satu in perubahan(kalender, jangka, at=at):
        with perbuatan(ALUR_KEBERATAN, "hitung_ulang", satu.kasus, oleh=Peran.SISTEM, at=at) as (kasus, catatan):
            sebelum = kasus.jatuh_tempo
            kasus.jangka = satu.jangka
            kasus.jatuh_tempo, kasus.jatuh_tempo_sementara = satu.tempo, satu.sementara
            kasus.kalender_versi = satu.versi
            catatan.rincian |= {
                "usul": usul.pk,
                "jatuh_tempo": [sebelum.isoformat(), satu.tempo.isoformat()],
                "kalender": satu.versi,
            }
            if satu.tempo != sebelum:
                bergeser += 1
                kunci, isi = f"{kasus.pk}:{usul.pk}", {"sebelum": sebelum, "dasar": usul.dasar}
                kabarkan_pengaju(kasus, "keberatan-geser", kunci, at=at, konteks=isi)
                kabarkan_petugas(kasus, Peran.ATASAN, "keberatan-geser-kantor", kunci, at=at, konteks=isi)
    return bergeser
