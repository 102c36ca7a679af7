"""What the officer's page of one case shows, by role."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format

from dip.models import Persetujuan
from permohonan.alur import ALUR, BELUM_DIPUTUS
from permohonan.himpunan import bandingkan
from permohonan.kabar import PERIHAL, uraian_penanganan
from permohonan.keterlambatan import tenggat_terlewat
from permohonan.koreksi import pratinjau
from permohonan.models import AnggotaHimpunan, Asal, BagianKoreksi, BerkasPermohonan, Permohonan
from permohonan.niat import dengan_isi
from permohonan.papan import Baris, dengan_keadaan, susun
from permohonan.pengujian import pengecualian_pribadi, pengujian
from permohonan.putusan import AlasanPerpanjangan, SebabTerlambat
from permohonan.saran import saran_pemilu
from permohonan.surat import perlu_perbaikan
from permohonan.views.berkas_kasus import MEMUTUS_KOREKSI, berkas_identitas, berkas_terlihat
from permohonan.views.tindakan import MENURUT_AKSI
from permohonan.waktu import jatuh_tempo_jalur
from permohonan.waktu_meja import lama_kasus
from ppid.kalender import Kalender
from ppid.medan import FormulirPerbuatan
from ppid.models import HariLibur, Jalur, JenisSurat, LangkahWaktu
from ppid.peran import Peran
from ppid.views.bingkai import LAYANAN

# What begins a case stands outside the table of steps.
KEJADIAN = {
    "ajukan": "Permohonan diterima dari laman",
    "catat": "Permohonan dicatat di meja layanan",
    "impor": "Permohonan diimpor dari register terdahulu",
}


def _tanggal(iso: str) -> str:
    return date_format(date.fromisoformat(iso), "j F Y")


def _uraian(rincian: dict[str, Any]) -> str:
    bagian = []
    if isinstance(tempo := rincian.get("jatuh_tempo"), list):
        bagian.append(f"Jatuh tempo {_tanggal(tempo[0])} menjadi {_tanggal(tempo[1])}.")
    if koreksi := rincian.get("bagian"):
        bagian.append(f"{BagianKoreksi(koreksi).label}.")
    if rincian.get("mengganti"):
        bagian.append(f"{JenisSurat(rincian['jenis']).label}.")
    if nomor := rincian.get("nomor_asal"):
        bagian.append(f"Nomor {nomor} pada register asal.")
    if jenis := rincian.get("jenis_informasi"):
        bagian.append(f"{jenis}.")
    if nomor := rincian.get("nomor_agenda"):
        bagian.append(f"{JenisSurat(rincian['jenis']).label}, nomor {nomor}.")
    if unit := rincian.get("unit"):
        bagian.append(f"Kepada {unit}.")
    if batas := rincian.get("batas"):
        bagian.append(f"Batas {_tanggal(batas)}.")
    if sebab := rincian.get("sebab"):
        bagian.append(f"{LangkahWaktu(rincian['langkah']).label}: {SebabTerlambat(sebab).label.lower()}.")
    if "penanganan" in rincian:
        bagian.append(uraian_penanganan(rincian, PERIHAL))
    if perihal := rincian.get("perihal_uji"):
        bagian.append(f"{perihal}.")
    if temuan := rincian.get("temuan"):
        bagian.append(f"Ditemukan: {', '.join(temuan).lower()}.")
    if alasan := rincian.get("alasan"):
        bagian.append(f"{AlasanPerpanjangan(alasan).label}.")
    return " ".join(bagian)


def riwayat(kasus: Permohonan) -> list[dict[str, Any]]:
    """The history in words, as officers read it."""
    return [
        {
            "at": catatan.at,
            "kejadian": KEJADIAN.get(catatan.aksi) or ALUR[catatan.aksi].kejadian,
            "pelaku": catatan.oleh.nama if catatan.oleh else catatan.get_peran_display(),
            "peran": catatan.get_peran_display() if catatan.oleh else "",
            "uraian": _uraian(catatan.rincian),
            "dasar": catatan.dasar,
        }
        for catatan in kasus.riwayat.select_related("oleh")
    ]


def _belum(kasus: Any) -> Iterator[str]:
    """Acts that the table allows and the case does not need; of an intended refusal the decision's page tells."""
    yield "umumkan_niat_tolak"
    if not kasus.susulan_siap:
        yield "putuskan_susulan"
    if kasus.status not in BELUM_DIPUTUS and not (kasus.masih_diuji or kasus.susulan_siap):
        yield "minta_persetujuan_orang"
    if kasus.masih_diuji or kasus.menunggu_serah:
        yield "tutup"
    if not kasus.menunggu_serah:
        yield "serahkan"


def _tombol(kasus: Permohonan, peran: frozenset[Peran], *kecuali: str) -> list[dict[str, Any]]:
    """The other acts that may be done now, as links to their pages."""
    rute = {aksi: f"permohonan:{aksi}" for aksi in MENURUT_AKSI} | {"lihat_identitas": "permohonan:identitas"}
    return [
        {"langkah": langkah, "url": reverse(rute[langkah.aksi], args=[kasus.acuan])}
        for langkah in ALUR.tersedia(kasus.status, peran)
        if langkah.aksi in rute and langkah.aksi not in kecuali
    ]


def _baris(request: Any, kasus: Permohonan, kalender: Kalender) -> Baris:
    satu = dengan_keadaan(Permohonan.objects.filter(pk=kasus.pk))
    return next(susun(satu, petugas=request.user, satker=kasus.satker, kalender=kalender, at=request.at))


def _tanpa_sasaran(kasus: Permohonan, tertahan: list[BerkasPermohonan]) -> list[str]:
    """Acts on held files that have no file to act on, and closing while what was given is not ready."""
    menunggu = kasus.berkas.akan_keluar().exclude(pk__in=kasus.berkas.boleh_keluar())
    diminta = any(satu.pelepasan_diminta_oleh_id for satu in tertahan)
    return [
        *([] if tertahan or menunggu.exists() else ["ganti_berkas"]),
        *([] if any(satu.dapat_dilepas for satu in tertahan) else ["minta_pelepasan"]),
        *([] if diminta else ["lepaskan_berkas"]),
        *(["tutup"] if kasus.berkas.belum_siap().exists() else []),
    ]


def _tanpa_orang(kasus: Permohonan, orang: list[Persetujuan], *, at: Any) -> list[str]:
    """The acts towards whom an exemption protects that have nobody to be about."""
    pribadi = pengecualian_pribadi(kasus, pada=kasus.satker.hari_ini(at))
    return [
        *([] if pribadi.exists() else ["minta_persetujuan_orang"]),
        *([] if any(not satu.jawaban for satu in orang) else ["catat_persetujuan_orang"]),
    ]


def _koreksi(kasus: Permohonan, petugas: Any, kalender: Kalender, at: Any) -> tuple[dict[str, Any], list[str]]:
    """What was and may be corrected, and the acts of it that have nothing to act on."""
    menunggu = pratinjau(kasus, kalender, at=at)
    lain = [s.koreksi for s in menunggu if not s.koreksi.diusulkan_oleh.orang_yang_sama(petugas)]
    diputus = kasus.koreksi.exclude(diputus_at=None).select_related("berkas__berkas", "diusulkan_oleh", "diputus_oleh")
    konteks = {"koreksi_menunggu": menunggu, "koreksi": diputus, "perlu_perbaikan": perlu_perbaikan(kasus)}
    penutupan = {s.bagian == BagianKoreksi.PENUTUPAN for s in lain}
    return konteks, [
        *([] if False in penutupan else ["setujui_koreksi"]),
        *([] if True in penutupan else ["batalkan_penutupan"]),
        *([] if menunggu else ["tolak_koreksi"]),
        *([] if konteks["perlu_perbaikan"] else ["perbaiki_surat"]),
        *(["usulkan_koreksi"] if kasus.asal == Asal.IMPOR else []),
    ]


def _yang_sejenis(kasus: Permohonan) -> dict[str, Any]:
    """The bundle that the case belongs to, or how many other unanswered requests ask alike."""
    keanggotaan = AnggotaHimpunan.objects.filter(permohonan=kasus).select_related("himpunan").first()
    if keanggotaan is not None or kasus.status not in BELUM_DIPUTUS:
        return {"keanggotaan": keanggotaan}
    return {"sejenis": bandingkan(kasus.satker).banyak(kasus.acuan)}


def isi_kasus(request: Any, kasus: Permohonan) -> dict[str, Any]:
    """Everything of one case that this officer may read, and the form of the act that comes next."""
    peran = request.peran
    kalender = HariLibur.objects.kalender(kasus.satker)
    baris = _baris(request, kasus, kalender)
    terlewat = tenggat_terlewat(kasus, kalender, at=request.at) if peran & LAYANAN else {}
    utama = next((a.aksi for a in ALUR.tersedia(kasus.status, peran) if a.aksi == baris.aksi), "")
    formulir: FormulirPerbuatan | None = None
    if utama in MENURUT_AKSI:
        formulir = MENURUT_AKSI[utama].formulir(kasus=kasus, at=request.at)
    disposisi = kasus.disposisi.select_related("kepada", "dari")
    if peran.isdisjoint(LAYANAN | {Peran.ATASAN}):
        disposisi = disposisi.filter(kepada=request.user)
    tertahan = list(kasus.berkas.tertahan().select_related("berkas", "pelepasan_diminta_oleh"))
    surat = list(
        kasus.surat.select_related("surat__foto", "surat__digantikan").defer(
            *(f"surat__{awal}{isi}" for awal in ("", "digantikan__") for isi in ("pdf", "konteks"))
        )
    )
    konteks, tanpa_koreksi = _koreksi(kasus, request.user, kalender, request.at)
    # Whom an exemption protects is the business of those who serve the request, and of nobody else.
    ditanya = Persetujuan.objects.filter(acuan_permohonan=kasus.acuan).select_related("uji")
    orang = list(ditanya) if peran & LAYANAN else []
    tanpa = [
        *([] if terlewat else ["catat_keterlambatan"]),
        *_tanpa_sasaran(kasus, tertahan),
        *_tanpa_orang(kasus, orang, at=request.at),
        *_belum(baris.kasus),
    ]
    return konteks | {
        "kasus": kasus,
        "baris": baris,
        "tertahan": tertahan,
        "utama": ALUR[utama] if formulir else None,
        "url_utama": reverse(f"permohonan:{utama}", args=[kasus.acuan]) if formulir else "",
        "alamat_utama": MENURUT_AKSI[utama].alamat if formulir else "",
        "formulir": formulir,
        "pengujian": pengujian(kasus, kalender, pada=kasus.satker.hari_ini(request.at)),
        "persetujuan_orang": orang,
        "niat_kasus": dengan_isi(kasus.niat_tolak.all()) if Peran.PPID in peran else [],
        "tombol": _tombol(kasus, peran, utama, *tanpa, *tanpa_koreksi),
        "terlewat": [(LangkahWaktu(langkah).label, batas) for langkah, batas in terlewat.items()],
        "keterlambatan": kasus.keterlambatan.select_related("oleh"),
        "saran_pemilu": saran_pemilu(kasus, pada=kasus.satker.hari_ini(request.at)),
        "menurut_umum": jatuh_tempo_jalur(kasus, Jalur.UMUM, kalender) if kasus.jalur == Jalur.PEMILU else None,
        **(_yang_sejenis(kasus) if peran & LAYANAN else {}),
        "disposisi": disposisi,
        "pesan_kasus": kasus.pesan.select_related("oleh") if peran & (LAYANAN | {Peran.ATASAN}) else [],
        "surat_kasus": surat,
        "waktu_meja": lama_kasus(kasus),
        "tanda_terima": next((s.surat for s in reversed(surat) if s.surat.jenis == JenisSurat.TANDA_TERIMA), None),
        "penyampaian": kasus.penyampaian.select_related("surat", "oleh", "bukti").defer("surat__pdf", "surat__konteks"),
        "keputusan": kasus.keputusan.select_related("uji", "oleh", "menyusul__uji"),
        "berkas_kasus": berkas_terlihat(kasus, peran),
        "memutus_koreksi": not peran.isdisjoint(MEMUTUS_KOREKSI),
        "boleh_menghitamkan": ALUR["hitamkan_berkas"] in ALUR.tersedia(kasus.status, peran),
        "ada_identitas": berkas_identitas(kasus).exists(),
        "riwayat": riwayat(kasus),
    }
