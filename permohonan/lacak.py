"""The applicant's timeline: what happened, in plain words, and what comes next."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from dip.alur_uji import BERJALAN
from dip.models import UjiKonsekuensi
from permohonan.alur import ALUR, Status
from permohonan.kabar import PERIHAL, tampak_bagi_pemohon, uraian_penanganan
from permohonan.models import BagianKoreksi, Permohonan, RiwayatPermohonan
from permohonan.putusan import MEMBERI, AlasanPerpanjangan, CaraSerah, Kanal, Putusan
from permohonan.waktu import batas_kelengkapan, batas_melengkapi
from ppid.kalender import Kalender
from ppid.models import Jalur, JenisSurat
from ppid.peran import Peran
from ppid.templatetags.waktu import hari_tanggal, tanggal

# What begins a case stands outside the table of steps.
AWAL = {
    "ajukan": "Permohonan diterima",
    "catat": "Permohonan diterima dan dicatat petugas",
    "impor": "Permohonan dicatat dari register terdahulu",
}


@dataclass(frozen=True, slots=True)
class Butir:
    """One line of the timeline."""

    waktu: str
    judul: str
    uraian: str = ""
    iso: str = ""
    keadaan: str = "selesai"


def _geseran(rincian: dict[str, Any]) -> str:
    sebelum, sesudah = rincian["jatuh_tempo"]
    if sebelum == sesudah:
        return ""
    return f"Batas jawaban berubah dari {tanggal(sebelum)} menjadi {tanggal(sesudah)}."


def _koreksi(kasus: Permohonan, rincian: dict[str, Any]) -> str:
    """What was corrected; a name only by its field."""
    bagian = BagianKoreksi(rincian["bagian"])
    kata = f"{bagian.label}."
    if bagian == BagianKoreksi.DITERIMA:
        sebelum, sesudah = (
            f"{kasus.satker.waktu_setempat(datetime.fromisoformat(iso)):%d-%m-%Y %H.%M}" for iso in rincian["diterima"]
        )
        kata = f"{bagian.label}: {sebelum} menjadi {sesudah} {kasus.satker.singkatan_zona}. {_geseran(rincian)}"
    if bagian == BagianKoreksi.KANAL:
        sebelum, sesudah = (Kanal(nilai).label for nilai in rincian["kanal"])
        kata = f"{bagian.label}: {sebelum} menjadi {sesudah}."
    return kata.strip()


def _uraian(kasus: Permohonan, catatan: RiwayatPermohonan) -> str:
    """What may be added about one event. Names of officers and internal notes never appear."""
    rincian = catatan.rincian
    match catatan.aksi:
        case "ajukan":
            return f"Nomor {kasus.nomor}."
        case "catat":
            return f"Lewat {kasus.get_kanal_display()}. Nomor {kasus.nomor}."
        case "nyatakan_tidak_lengkap":
            return "Suratnya dapat diunduh di bawah." if rincian.get("surat") else ""
        case "tetapkan_jalur":
            return f"{Jalur(rincian['jalur']).label}. {_geseran(rincian)}".strip()
        case "setujui_koreksi":
            return _koreksi(kasus, rincian)
        case "perbaiki_surat":
            return f"{JenisSurat(rincian['jenis']).label}: surat lama tetap asli, yang berlaku surat baru."
        case "hitung_ulang":
            return _geseran(rincian) or "Tanggalnya tetap."
        case "nyatakan_lewat":
            return f"Anda dapat mengajukan keberatan sampai {hari_tanggal(rincian['batas_keberatan'])}."
        case "disposisikan":
            return str(rincian.get("unit", ""))
        case "buka_kembali" | "perintahkan":
            return f"Jawaban baru paling lambat {hari_tanggal(rincian['jatuh_tempo'][1])}."
        case "perpanjang":
            return f"{_geseran(rincian)} Alasan: {AlasanPerpanjangan(rincian['alasan']).label.lower()}."
        case "putuskan" | "putuskan_susulan":
            return f"{Putusan(rincian['putusan']).label}."
        case "serahkan" | "beri_langsung" | "konfirmasi_terima":
            return f"{CaraSerah(rincian['cara']).label}."
        case "tangani_surel":
            return uraian_penanganan(rincian, PERIHAL)
        case "catat_penyampaian":
            return f"{JenisSurat(rincian['jenis']).label}: {CaraSerah(rincian['cara']).label}."
        case _:
            return ""


def _judul(catatan: RiwayatPermohonan) -> str:
    if catatan.aksi == "kirim_pesan":
        return "Anda mengirim pesan" if catatan.peran == Peran.PEMOHON else "Petugas mengirim pesan"
    return AWAL.get(catatan.aksi) or ALUR[catatan.aksi].kejadian


def linimasa(kasus: Permohonan, kalender: Kalender, *, pada: date) -> list[Butir]:
    """Everything of the history that concerns the applicant, then the next step.

    Dasar: UU 14/2008 Pasal 22.
    """
    butir = []
    for catatan in kasus.riwayat.all():
        if catatan.aksi not in AWAL and (catatan.aksi not in ALUR.langkah or ALUR[catatan.aksi].internal):
            continue
        if catatan.aksi == "tangani_surel" and not tampak_bagi_pemohon(catatan.rincian, PERIHAL):
            continue
        # A letter may have arrived before it was entered in the register.
        saat: datetime = kasus.diterima_at if catatan.aksi in AWAL else catatan.at
        hari = kasus.satker.hari_ini(saat)
        butir.append(Butir(tanggal(hari), _judul(catatan), _uraian(kasus, catatan), hari.isoformat()))
    return [*butir, *berikut(kasus, kalender, pada=pada)]


def _paling_lambat(batas: date | None, pada: date) -> str:
    if batas is None:
        return ""
    return f"Batasnya {hari_tanggal(batas)}, sudah lewat." if batas < pada else f"Paling lambat {hari_tanggal(batas)}."


def berikut(kasus: Permohonan, kalender: Kalender, *, pada: date) -> Iterator[Butir]:
    """The step that comes next; nothing once the case is closed.

    Dasar: UU 14/2008 Pasal 22 ayat (7).
    """
    batas: date | None = None
    match kasus.status:
        case Status.TERDAFTAR:
            judul, batas = "petugas memeriksa kelengkapan", batas_kelengkapan(kasus, kalender)
        case Status.TIDAK_LENGKAP:
            judul, batas = "Anda melengkapi permohonan", batas_melengkapi(kasus, kalender)
        case Status.DIPROSES:
            judul, batas = "jawaban tertulis", kasus.jatuh_tempo
        case Status.DIPUTUS | Status.DISERAHKAN:
            yield from _sesudah_dijawab(kasus, pada)
            return
        case _:
            return
    yield Butir("Sesudah ini", judul, _paling_lambat(batas, pada), keadaan="berikut")


def _sesudah_dijawab(kasus: Permohonan, pada: date) -> Iterator[Butir]:
    """What was granted is handed over, what is still being tested is answered afterwards; then the case is closed."""
    terbuka = list(kasus.pengujian.terbuka().select_related("uji"))
    if kasus.menunggu_serah:
        keputusan = kasus.keputusan.filter(putusan__in=MEMBERI).last()
        batas = keputusan.waktu_penyediaan if keputusan else None
        yield Butir("Sesudah ini", "informasi diserahkan kepada Anda", _paling_lambat(batas, pada), keadaan="berikut")
    for satu in terbuka:
        judul = f"jawaban susulan untuk bagian yang masih diuji: {satu.uji.perihal}"
        yield Butir("Sesudah ini", judul, keadaan_uji(satu.uji, pada=pada), keadaan="berikut")
    if not terbuka and not kasus.menunggu_serah:
        yield Butir("Sesudah ini", "petugas menutup permohonan", keadaan="berikut")


def keadaan_uji(uji: UjiKonsekuensi, *, pada: date) -> str:
    """How far a test is, as the applicant reads it.

    Dasar: UU 14/2008 Pasal 19.
    """
    if uji.status not in BERJALAN:
        return "Ujinya sudah selesai; jawaban susulan sedang disiapkan."
    if uji.jatuh_tempo is None:
        return "Ujinya sudah diminta dan belum diterima penguji."
    lewat = ", sudah lewat" if uji.jatuh_tempo < pada else ""
    return f"Ujinya harus ditetapkan paling lambat {hari_tanggal(uji.jatuh_tempo)}{lewat}."
