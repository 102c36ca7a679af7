"""The timeline of an objection, for its objector and for the officers."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from keberatan.alasan import Alasan, Hasil, Sikap
from keberatan.alur import ALUR_KEBERATAN, BELUM_DITANGGAPI, StatusKeberatan
from keberatan.models import Keberatan
from permohonan.kabar import tampak_bagi_pemohon, uraian_penanganan
from permohonan.lacak import Butir
from permohonan.putusan import CaraSerah, SebabTerlambat
from ppid.models import JenisSurat
from ppid.templatetags.waktu import hari_tanggal, tanggal

# What each message to an objector is about, in the words of the history.
PERIHAL = {
    "keberatan-tanda": "Tanda bukti keberatan",
    "keberatan-tanggapan": "Tanggapan Atasan PPID",
    "keberatan-lewat": "Waktu menanggapi berakhir",
    "keberatan-pelaksanaan": "Perintah dilaksanakan",
    "keberatan-geser": "Batas tanggapan berubah",
}
# What begins an objection stands outside the table of steps.
AWAL = {"ajukan": "Keberatan diterima", "catat": "Keberatan diterima dan dicatat petugas"}


def uraian(rincian: dict[str, Any]) -> str:
    """What may be added about one event: names of fields, dates, choices; never anybody's words."""
    bagian = []
    if isinstance(tempo := rincian.get("jatuh_tempo"), list):
        bagian.append(f"Batas tanggapan berubah dari {tanggal(tempo[0])} menjadi {tanggal(tempo[1])}.")
    if alasan := rincian.get("alasan"):
        bagian.append("; ".join(Alasan(satu).label for satu in alasan) + ".")
    if hasil := rincian.get("hasil"):
        bagian.append(f"{Hasil(hasil).label}.")
    if batas := rincian.get("batas_komisi"):
        bagian.append(f"Sengketa dapat diajukan ke Komisi Informasi sampai {hari_tanggal(batas)}.")
    if cara := rincian.get("cara"):
        bagian.append(f"{JenisSurat(rincian['jenis']).label}: {CaraSerah(cara).label}.")
    if "penanganan" in rincian:
        bagian.append(uraian_penanganan(rincian, PERIHAL))
    if sikap := rincian.get("sikap"):
        bagian.append(f"{Sikap(sikap).label}.")
    if nomor := rincian.get("nomor_agenda"):
        bagian.append(f"{JenisSurat(rincian['jenis']).label}, nomor {nomor}.")
    if sebab := rincian.get("sebab"):
        bagian.append(f"{SebabTerlambat(sebab).label}.")
    return " ".join(bagian)


def linimasa(kasus: Keberatan, *, pada: date) -> list[Butir]:
    """Everything of the history that concerns the objector, then the next step.

    Dasar: UU 14/2008 Pasal 36.
    """
    butir = []
    for catatan in kasus.riwayat.all():
        if catatan.aksi not in AWAL and ALUR_KEBERATAN[catatan.aksi].internal:
            continue
        if catatan.aksi == "tangani_surel" and not tampak_bagi_pemohon(catatan.rincian, PERIHAL):
            continue
        saat = kasus.diterima_at if catatan.aksi in AWAL else catatan.at
        hari = kasus.satker.hari_ini(saat)
        judul = AWAL.get(catatan.aksi) or ALUR_KEBERATAN[catatan.aksi].kejadian
        butir.append(Butir(tanggal(hari), judul, uraian(catatan.rincian), hari.isoformat()))
    return [*butir, *_berikut(kasus, pada=pada)]


def _berikut(kasus: Keberatan, *, pada: date) -> Iterator[Butir]:
    """The step that comes next; nothing once the objection is closed."""
    if kasus.status in BELUM_DITANGGAPI:
        batas = hari_tanggal(kasus.jatuh_tempo)
        kata = f"Batasnya {batas}, sudah lewat." if kasus.jatuh_tempo < pada else f"Paling lambat {batas}."
        yield Butir("Sesudah ini", "tanggapan tertulis Atasan PPID", kata, keadaan="berikut")
        return
    perintah = kasus.tanggapan if kasus.status == StatusKeberatan.DITANGGAPI else None
    if perintah and perintah.batas_perintah and perintah.dilaksanakan_at is None:
        kata = f"Paling lambat {hari_tanggal(perintah.batas_perintah)}."
        yield Butir("Sesudah ini", "PPID melaksanakan perintah Atasan PPID", kata, keadaan="berikut")
