"""What the officer's page of one objection shows, by role."""

from typing import Any

from django.urls import reverse

from keberatan.alur import ALUR_KEBERATAN, BELUM_DITANGGAPI
from keberatan.komisi import komisi_informasi
from keberatan.lacak import AWAL, uraian
from keberatan.models import BerkasKeberatan, Keberatan
from keberatan.papan import susun
from keberatan.views.tindakan import MENURUT_AKSI
from keberatan.waktu import batas_komisi, penjelasan_jatuh_tempo
from permohonan.models.berkas import SIFAT_PRIBADI
from ppid.models import HariLibur
from ppid.peran import Peran
from ppid.views.bingkai import LAYANAN


def riwayat(kasus: Keberatan) -> list[dict[str, Any]]:
    return [
        {
            "at": catatan.at,
            "kejadian": AWAL.get(catatan.aksi) or ALUR_KEBERATAN[catatan.aksi].kejadian,
            "pelaku": catatan.oleh.nama if catatan.oleh else catatan.get_peran_display(),
            "peran": catatan.get_peran_display() if catatan.oleh else "",
            "uraian": uraian(catatan.rincian),
            "dasar": catatan.dasar,
        }
        for catatan in kasus.riwayat.select_related("oleh")
    ]


def berkas_terlihat(kasus: Keberatan) -> Any:
    """Files that officers may open from the page; papers of a person never."""
    baris = BerkasKeberatan.objects.filter(keberatan=kasus).exclude(sifat__in=SIFAT_PRIBADI)
    return baris.select_related("berkas")


def _tombol(kasus: Keberatan, peran: frozenset[Peran], *kecuali: str) -> list[dict[str, Any]]:
    """The other acts that may be done now, as links to their pages."""
    return [
        {"langkah": langkah, "url": reverse(f"keberatan:{langkah.aksi}", args=[kasus.acuan])}
        for langkah in ALUR_KEBERATAN.tersedia(kasus.status, peran)
        if langkah.aksi in MENURUT_AKSI and langkah.aksi not in kecuali
    ]


def isi_kasus(request: Any, kasus: Any) -> dict[str, Any]:
    """Everything of one objection that this officer may read, and the form of the act that comes next."""
    kalender = HariLibur.objects.kalender(kasus.satker)
    hari_ini = kasus.satker.hari_ini(request.at)
    (baris,) = susun([kasus], satker=kasus.satker, kalender=kalender, at=request.at)
    boleh = {langkah.aksi for langkah in ALUR_KEBERATAN.tersedia(kasus.status, request.peran)}
    utama = baris.aksi if baris.aksi in boleh and baris.aksi in MENURUT_AKSI else ""
    tepat = kasus.satker.hari_ini(kasus.ditanggapi_at or kasus.ditutup_at or request.at) <= kasus.jatuh_tempo
    kecuali = ["catat_keterlambatan"] if tepat or kasus.sebab_terlambat else []
    tanggapan = getattr(kasus, "tanggapan", None)
    diperintah = tanggapan and tanggapan.batas_perintah and not tanggapan.dilaksanakan_at
    if not (diperintah and kasus.dijawab_kembali):
        kecuali.append("catat_pelaksanaan")
    return {
        "kasus": kasus,
        "baris": baris,
        "utama": ALUR_KEBERATAN[utama] if utama else None,
        "url_utama": reverse(f"keberatan:{utama}", args=[kasus.acuan]) if utama else "",
        "formulir": MENURUT_AKSI[utama].formulir(kasus=kasus, at=request.at) if utama else None,
        "tombol": _tombol(kasus, request.peran, utama, *kecuali),
        "menanggapi": "tanggapi" in boleh and request.user.is_staff,
        "menunggu": kasus.status in BELUM_DITANGGAPI,
        "terlambat": not tepat and not kasus.sebab_terlambat,
        "tanggapan": tanggapan,
        "alasan": kasus.alasan.all(),
        "tambahan": kasus.tambahan.select_related("oleh"),
        "penjelasan": penjelasan_jatuh_tempo(kasus, kalender),
        "komisi": komisi_informasi(kasus.satker),
        "batas_komisi": batas_komisi(kasus, kalender, pada=hari_ini),
        "sengketa": getattr(kasus, "sengketa", None),
        "surat_kasus": kasus.surat.select_related("surat__foto").defer("surat__pdf", "surat__konteks"),
        "penyampaian": kasus.penyampaian.select_related("surat").defer("surat__pdf", "surat__konteks"),
        "berkas_kasus": berkas_terlihat(kasus) if request.peran & (LAYANAN | {Peran.ATASAN}) else [],
        "ada_pribadi": bool(kasus.pengaju.identitas_tersandi) or kasus.berkas.filter(sifat__in=SIFAT_PRIBADI).exists(),
        "membaca_kontak": bool(request.peran & (LAYANAN | {Peran.ATASAN})),
        "riwayat": riwayat(kasus),
    }
