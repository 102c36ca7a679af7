"""What happened, in one line of time: the request, the objection, the dispute."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from keberatan import lacak
from keberatan.alur import ALUR_KEBERATAN, ALUR_SENGKETA
from keberatan.models import HasilPutusan, JenisSidang, Sengketa
from permohonan.alur import ALUR
from permohonan.kabar import PERIHAL, uraian_penanganan
from permohonan.lacak import AWAL as AWAL_PERMOHONAN
from ppid.alur import Alur
from ppid.templatetags.waktu import tanggal

AWAL_SENGKETA = {"daftarkan_sengketa": "Sengketa didaftarkan di Komisi Informasi"}


@dataclass(frozen=True, slots=True)
class Kejadian:
    """One event, who did it in which role, and on what ground."""

    at: datetime
    perkara: str
    kejadian: str
    uraian: str
    pelaku: str
    dasar: str


def uraian_sengketa(rincian: dict[str, Any]) -> str:
    """What may be added about one event of a dispute."""
    bagian = []
    if jenis := rincian.get("jenis"):
        bagian.append(f"{JenisSidang(jenis).label}, {tanggal(rincian['waktu'])}.")
    if hasil := rincian.get("hasil_putusan"):
        bagian.append(f"{HasilPutusan(hasil).label}.")
    if nomor := rincian.get("nomor"):
        bagian.append(f"Nomor {nomor}, {tanggal(rincian['tanggal'])}.")
    if pihak := rincian.get("pihak"):
        bagian.append(f"Diajukan {pihak}.")
    if kuasa := rincian.get("surat_kuasa"):
        bagian.append(f"Surat kuasa {kuasa}.")
    if versi := rincian.get("versi"):
        bagian.append(f"Versi {versi}.")
    return " ".join(bagian)


def _baris(kasus: Any, perkara: str, alur: Alur, awal: dict[str, str], uraian: Any) -> list[Kejadian]:
    return [
        Kejadian(
            satu.at,
            perkara,
            awal.get(satu.aksi) or alur[satu.aksi].kejadian,
            uraian(satu.rincian),
            f"{satu.oleh.nama}, {satu.get_peran_display()}" if satu.oleh else satu.get_peran_display(),
            satu.dasar,
        )
        for satu in kasus.riwayat.select_related("oleh")
        if satu.aksi in awal or not alur[satu.aksi].internal
    ]


def _uraian_permohonan(rincian: dict[str, Any]) -> str:
    """How the applicant was told what no mail could tell him; of everything else the letters speak."""
    return uraian_penanganan(rincian, PERIHAL) if "penanganan" in rincian else ""


def riwayat_sengketa(sengketa: Sengketa) -> list[Kejadian]:
    return _baris(sengketa, "Sengketa", ALUR_SENGKETA, AWAL_SENGKETA, uraian_sengketa)


def kronologi(sengketa: Sengketa) -> list[Kejadian]:
    """Setiap kejadian permohonan, keberatan, dan sengketa menurut waktunya; urusan dalam kantor tidak.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.F angka 3.
    """
    keberatan = sengketa.keberatan
    baris = _baris(keberatan, "Keberatan", ALUR_KEBERATAN, lacak.AWAL, lacak.uraian) + riwayat_sengketa(sengketa)
    if keberatan.permohonan:
        baris += _baris(keberatan.permohonan, "Permohonan", ALUR, AWAL_PERMOHONAN, _uraian_permohonan)
    return sorted(baris, key=lambda satu: satu.at)
